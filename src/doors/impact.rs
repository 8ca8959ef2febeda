//! An answer about a population, of settings given as JSON text.

use crate::answers::impact::survey::{Impact, ImpactOptions};
use crate::base::error::Error;
use crate::contract::impact::ImpactExplanation;
use crate::credential::webauthn::aaguid;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

impl Impact {
    /// [`Impact::new`] of settings given as JSON text, as [`ImpactSettings`](crate::contract::ImpactSettings) has them.
    ///
    /// # Errors
    /// As [`Impact::new`], and `input.syntax` or `input.value` where the settings cannot be read.
    pub fn of_text(
        before: Tenant,
        after: Option<Tenant>,
        settings: &str,
        language: Language,
    ) -> Result<Self, Error> {
        let (settings, question) = read::impact_settings(settings)?;
        let listed = settings.listed.into_iter().flat_map(aaguid::of_microsoft);
        let options = ImpactOptions {
            language,
            rows: settings.rows,
            only: settings.only,
            listed: listed.collect(),
        };
        Self::new(before, after, question.as_ref(), options)
    }

    /// [`Impact::merge`] of a part given as JSON text.
    ///
    /// # Errors
    /// As [`Impact::merge`], and `input.syntax` or `input.value` where the part cannot be read.
    pub fn merge_text(&mut self, part: &str) -> Result<(), Error> {
        self.merge(&read::impact_part(part)?)
    }

    /// [`Impact::explain`] of a key of a row, given as the JSON text of the row. A row does not hold
    /// certificates: of what is no key of it, its member `credential` is asked about, as a question has it.
    ///
    /// # Errors
    /// As [`Impact::explain`], and `input.syntax` or `input.value` where the row cannot be read.
    pub fn explain_text(&self, row: &str, key: usize) -> Result<ImpactExplanation, Error> {
        self.explain(&read::question_of_row(row, key)?)
    }
}
