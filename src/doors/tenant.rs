//! Questions and policies given as JSON text.

use serde::Serialize;

use crate::answers::answer::Answer;
use crate::answers::asked::{Asked, Settled};
use crate::answers::verdict::{answer, of};
use crate::base::error::Error;
use crate::contract::error_report::ErrorReport;
use crate::contract::options::Options;
use crate::contract::verdict::{Decision, Verdict};
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

impl Tenant {
    /// Reads policy documents given as the JSON text of a list, whose elements are objects or JSON text themselves.
    ///
    /// # Errors
    /// As [`Tenant::load`].
    pub fn load_text(policies: &str) -> Result<Self, Error> {
        Self::load(read::policies(policies)?)
    }

    /// Adds trust data given as JSON text, as [`Tenant::with_trust`].
    ///
    /// # Errors
    /// `input.syntax`, `input.value` or `input.missing`.
    pub fn with_trust_text(self, trust: &str) -> Result<Self, Error> {
        let (trust, notes) = read::trust(trust)?;
        Ok(self.with_trust(&trust)?.noting(notes))
    }

    /// [`Tenant::with_trust_text`], with the FIDO metadata as the text of a file beside the trust data: a BLOB or its
    /// decoded payload. Quoting megabytes into JSON and reading them back takes longer than reading them.
    ///
    /// # Errors
    /// As [`Tenant::with_trust`], and `input.syntax`.
    pub fn with_metadata_text(self, trust: &str, metadata: &str) -> Result<Self, Error> {
        let (trust, notes) = read::trust(trust)?;
        let tenant = self.with_evidence(&trust, Some(metadata))?;
        Ok(tenant.noting(notes))
    }

    /// Answers a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`], and `input.syntax` with line and column.
    pub fn evaluate_text(&self, question: &str, language: Language) -> Result<Verdict, Error> {
        self.evaluate_text_with(question, Options::in_language(language))
    }

    /// [`Tenant::evaluate_text`], with what is wanted of the verdict.
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn evaluate_text_with(&self, question: &str, options: Options) -> Result<Verdict, Error> {
        Ok(of(self, self.asked(question)?, options))
    }

    /// [`Tenant::ask`] of a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn ask_text(&self, question: &str) -> Result<Answer<'_>, Error> {
        let asked = self.settled(question)?;
        Ok(Answer {
            tenant: self,
            asked,
        })
    }

    /// What was decided about a question given as JSON text.
    pub(crate) fn asked(&self, question: &str) -> Result<Asked, Error> {
        let (question, notes) = read::question(question)?;
        Asked::of(self, &question, notes)
    }

    /// The same where the trace is made when somebody reads it.
    pub(crate) fn settled(&self, question: &str) -> Result<Settled, Error> {
        let (question, notes) = read::question(question)?;
        Settled::of(self, &question, notes)
    }

    /// [`Tenant::decide`] of a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn decide_text(&self, question: &str) -> Result<Decision, Error> {
        let (question, _) = read::question(question)?;
        self.decide(&question)
    }
}

/// Answers a scenario given as JSON text.
///
/// # Errors
/// As [`evaluate`](crate::evaluate), and `input.syntax` with line and column.
pub fn evaluate_text(text: &str, language: Language) -> Result<Verdict, Error> {
    evaluate_text_with(text, Options::in_language(language))
}

/// [`evaluate_text`], with what is wanted of the verdict.
///
/// # Errors
/// As [`evaluate_text`].
pub fn evaluate_text_with(text: &str, options: Options) -> Result<Verdict, Error> {
    let (scenario, notes) = read::scenario(text)?;
    answer(scenario, notes, options)
}

/// Answers a scenario given as JSON text with JSON text: the verdict, or `{"error": …}`.
#[must_use]
pub fn evaluate_json(text: &str, language: Language) -> String {
    match evaluate_text(text, language) {
        Ok(verdict) => json(&verdict),
        Err(error) => json(&ErrorDocument {
            error: error.report(language),
        }),
    }
}

#[derive(Serialize)]
struct ErrorDocument {
    error: ErrorReport,
}

/// The answer types hold strings, numbers and lists only, so they always serialise.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
