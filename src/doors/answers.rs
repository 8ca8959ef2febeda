//! Comparisons, models and requests to Graph, of questions and policies given as JSON text.

use crate::answers::graph_change::change::graph_change;
use crate::base::error::Error;
use crate::contract::comparison::Comparison;
use crate::contract::graph_change::GraphChange;
use crate::contract::models::Models;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

impl Tenant {
    /// [`Tenant::compare`] of questions given as the JSON text of a list.
    ///
    /// # Errors
    /// As [`Tenant::compare`], and `input.syntax`, `input.missing` or `input.value` where a question cannot be read.
    pub fn compare_text(
        &self,
        after: &Self,
        questions: &str,
        language: Language,
    ) -> Result<Comparison, Error> {
        self.compare(after, &read::questions(questions)?, language)
    }

    /// [`Tenant::models`] of a question given as JSON text.
    ///
    /// # Errors
    /// As [`Tenant::models`], and `input.syntax` with line and column.
    pub fn models_text(&self, question: &str, language: Language) -> Result<Models, Error> {
        let (question, notes) = read::models_question(question)?;
        let mut models = self.models(&question, language)?;
        let said = self.render(&notes, language);
        models.findings.splice(0..0, said);
        Ok(models)
    }
}

/// [`graph_change`](crate::graph_change) of policies given as the JSON text of a list, as [`Tenant::load_text`] takes them.
///
/// # Errors
/// As [`Tenant::load_text`], for the documents before and for the edited ones.
pub fn graph_change_text(
    before: &str,
    after: &str,
    language: Language,
) -> Result<GraphChange, Error> {
    graph_change(read::policies(before)?, read::policies(after)?, language)
}
