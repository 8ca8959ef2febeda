//! The answer before it is put into words: what a check at the edge asks a thousand times.

use crate::answers::asked::{Settled, settled};
use crate::answers::verdict;
use crate::base::error::Error;
use crate::contract::answer::AnswerReason;
use crate::contract::options::Options;
use crate::contract::question::Question;
use crate::contract::verdict::{Decision, Scope, StrengthResult, Verdict};
use crate::tenant::tenant::Tenant;

/// The answer to one question, not yet in words: decision and reason come at once, the trace and the whole verdict when somebody
/// reads them.
#[derive(Clone, Debug)]
pub struct Answer<'t> {
    pub(crate) tenant: &'t Tenant,
    pub(crate) asked: Settled,
}

impl Answer<'_> {
    /// Whether the credential is let in.
    #[must_use]
    pub fn decision(&self) -> Decision {
        self.asked.decision()
    }

    /// The code and the clause that decided.
    #[must_use]
    pub fn reason(&self) -> AnswerReason {
        self.asked.reason(self.tenant)
    }

    /// What the decision speaks of, and what was loaded and left out of it.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.asked.scope()
    }

    /// One entry for each authentication strength that was tested.
    #[must_use]
    pub fn strengths(&self) -> Vec<StrengthResult> {
        self.asked.strengths(self.tenant)
    }

    /// The whole verdict, the same as [`Tenant::evaluate_with`] gives.
    #[must_use]
    pub fn verdict(&self, options: Options) -> Verdict {
        verdict::of(self.tenant, self.asked.with_trace(self.tenant), options)
    }
}

impl Tenant {
    /// Answers a question about this tenant, without putting it into words.
    ///
    /// # Errors
    /// `input.…` when the credential or the question cannot be read, or when nothing covers it.
    pub fn ask(&self, question: &Question) -> Result<Answer<'_>, Error> {
        let asked = Settled::of(self, question, Vec::new())?;
        Ok(Answer {
            tenant: self,
            asked,
        })
    }

    /// The decision of [`Tenant::ask`] alone. Unlike an answer it says nothing of what was loaded and not judged.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn decide(&self, question: &Question) -> Result<Decision, Error> {
        Ok(settled(self, question)?.decision())
    }
}
