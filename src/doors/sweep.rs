//! Every sign-in at once, by settings given as JSON text.

use crate::answers::sweep::report::Swept;
use crate::base::error::Error;
use crate::doors::read;
use crate::tenant::tenant::Tenant;

impl Tenant {
    /// [`Tenant::sweep`] by settings given as JSON text, as [`SweepSettings`](crate::contract::SweepSettings) has them.
    ///
    /// # Errors
    /// As [`Tenant::sweep`], and `input.syntax` or `input.value` where the settings cannot be read.
    pub fn sweep_text(&self, before: Option<&Self>, settings: &str) -> Result<Swept, Error> {
        self.sweep(before, &read::sweep_settings(settings)?)
    }
}
