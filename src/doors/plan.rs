//! A plan of a question given as JSON text, whichever part is left open.

use serde_json::json;
use uuid::Uuid;

use crate::answers::plan::aaguid::Plan;
use crate::answers::plan::certificate::CertificatePlan;
use crate::answers::plan::user::UserPlan;
use crate::base::error::Error;
use crate::contract::options::Options;
use crate::contract::plan::PlanAnswer;
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
        let passkey = json!({ "passkey": {} });
        self.plan(&read::plan_question(question, Some(passkey))?)
    }

    /// A plan of a question given as JSON text that leaves `open` a part of it: `aaguid`, `user` or `certificate`.
    ///
    /// # Errors
    /// As [`Tenant::plan`], [`Tenant::plan_users`] and [`Tenant::plan_certificates`], `input.syntax` with line and column, and
    /// `input.value` for another part.
    pub fn open_plan_text(&self, question: &str, open: &str) -> Result<OpenPlan, Error> {
        match open {
            "aaguid" => {
                let plan = self.plan_text(question)?;
                Ok(OpenPlan::Aaguid(Box::new(plan)))
            }
            "user" => {
                let question = read::plan_question(question, None)?;
                let plan = self.plan_users(&question)?;
                Ok(OpenPlan::User(Box::new(plan)))
            }
            "certificate" => {
                let question = read::plan_question(question, Some(json!({})))?;
                let plan = self.plan_certificates(&question)?;
                Ok(OpenPlan::Certificate(Box::new(plan)))
            }
            _ => Err(Error::new(&errors::PLAN_OPEN).with("value", excerpt(open))),
        }
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

/// A plan, whichever part of the question is left open.
#[derive(Clone, Debug)]
pub enum OpenPlan {
    /// The AAGUID of the passkey, given as text.
    Aaguid(Box<Plan>),
    /// The user, given as the JSON text of the member of a question.
    User(Box<UserPlan>),
    /// The certificate, given as the JSON text of the member of a credential: a string.
    Certificate(Box<CertificatePlan>),
}

/// What [`OpenPlan::decide_lines`] has for a line that cannot be answered.
pub(crate) const UNANSWERED: u32 = u32::MAX;

impl OpenPlan {
    /// The answers so far, by their numbers.
    #[must_use]
    pub fn answers(&self) -> &[PlanAnswer] {
        match self {
            Self::Aaguid(plan) => plan.answers(),
            Self::User(plan) => plan.answers(),
            Self::Certificate(plan) => plan.answers(),
        }
    }

    /// The number of the answer for a value as text.
    ///
    /// # Errors
    /// As [`Tenant::ask`], and `input.…` where the value cannot be read.
    pub fn decide_text(&mut self, value: &str) -> Result<u32, Error> {
        match self {
            Self::Aaguid(plan) => plan.decide_text(value),
            Self::User(plan) => plan.decide(&read::user(value)?.0),
            Self::Certificate(plan) => plan.decide(&read::certificate(value)?),
        }
    }

    /// The numbers of the answers for values as text, one in each line; [`u32::MAX`] for a line that cannot be answered: by itself it
    /// says why.
    pub fn decide_lines(&mut self, lines: &str) -> Vec<u32> {
        lines
            .lines()
            .map(|line| self.decide_text(line).unwrap_or(UNANSWERED))
            .collect()
    }

    /// The whole verdict about a value as text, the same as [`Tenant::evaluate_with`] gives.
    ///
    /// # Errors
    /// As [`OpenPlan::decide_text`].
    pub fn explain_text(&self, value: &str, options: Options) -> Result<Verdict, Error> {
        match self {
            Self::Aaguid(plan) => plan.explain_text(value, options),
            Self::User(plan) => {
                let (user, notes) = read::user(value)?;
                plan.explained(&user, notes, options)
            }
            Self::Certificate(plan) => plan.explain(&read::certificate(value)?, options),
        }
    }
}
