//! A plan of a question given as JSON text.

use uuid::Uuid;

use crate::answers::plan::Plan;
use crate::base::error::Error;
use crate::contract::options::Options;
use crate::contract::verdict::Verdict;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::text::excerpt;
use crate::words::errors;

impl Tenant {
    /// [`Tenant::plan`] of a question given as JSON text, which may leave out the action, a sign-in, and the credential.
    ///
    /// # Errors
    /// As [`Tenant::plan`], and `input.syntax` with line and column.
    pub fn plan_text(&self, question: &str) -> Result<Plan, Error> {
        self.plan(&read::plan_question(question)?)
    }
}

impl Plan {
    /// [`Plan::decide`] of an AAGUID as text, in any of its spellings.
    ///
    /// # Errors
    /// As [`Plan::decide`], and `input.aaguid`.
    pub fn decide_text(&mut self, text: &str) -> Result<u32, Error> {
        self.decide(aaguid(text)?)
    }

    /// [`Plan::explain`] of an AAGUID as text.
    ///
    /// # Errors
    /// As [`Plan::explain`], and `input.aaguid`.
    pub fn explain_text(&self, text: &str, options: Options) -> Result<Verdict, Error> {
        self.explain(aaguid(text)?, options)
    }
}

fn aaguid(text: &str) -> Result<Uuid, Error> {
    let invalid = |_| Error::new(&errors::AAGUID).with("value", excerpt(text));
    Uuid::try_parse(text.trim()).map_err(invalid)
}
