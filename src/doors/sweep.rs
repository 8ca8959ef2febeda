//! Every sign-in at once, by settings given as JSON text.

use crate::answers::sweep::swept::{SweepStart, Swept};
use crate::base::error::Error;
use crate::contract::question::Question;
use crate::contract::sweep::SweptMap;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

impl Tenant {
    /// [`Tenant::sweep_start`] by settings given as JSON text, as [`SweepSettings`](crate::contract::SweepSettings) has them.
    ///
    /// # Errors
    /// As [`Tenant::sweep`], and `input.syntax` or `input.value` where the settings cannot be read.
    pub fn sweep_start_text(
        &self,
        before: Option<&Self>,
        settings: &str,
    ) -> Result<SweepStart, Error> {
        self.sweep_start(before, &read::sweep_settings(settings)?)
    }
}

impl SweepStart {
    /// [`SweepStart::count`] of some more people, a list as JSON text. Errors have the place of somebody among all of them.
    ///
    /// # Errors
    /// As [`SweepStart::count`], and `input.syntax` or `input.value` where they cannot be read.
    pub fn count_text(&mut self, people: &str) -> Result<(), Error> {
        let people = read::swept_people(people, self.taken())?;
        self.count(&people)
    }
}

impl Swept {
    /// [`Swept::map`] narrowed as JSON text says.
    ///
    /// # Errors
    /// As [`Swept::map`], and `input.syntax` or `input.value` where it cannot be read.
    pub fn map_text(&self, narrowing: &str, language: Language) -> Result<SweptMap, Error> {
        self.map(&read::sweep_narrowing(narrowing)?, language)
    }

    /// [`Swept::cell`] narrowed as JSON text says.
    ///
    /// # Errors
    /// As [`Swept::map_text`].
    pub fn cell_text(
        &self,
        row: usize,
        column: usize,
        narrowing: &str,
    ) -> Result<Option<Question>, Error> {
        self.cell(row, column, &read::sweep_narrowing(narrowing)?)
    }
}
