//! What the wasm door has for sweeps.

use wasm_bindgen::prelude::*;

use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, spoken, text, to_error};

/// A sweep that people can still be counted for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SweepStart(crate::answers::sweep::swept::SweepStart);

#[wasm_bindgen]
impl SweepStart {
    /// Begins to look at every sign-in of a tenant, by settings given as JSON text in UTF-8; with `compared` also at what
    /// changed since `before`.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn of(
        tenant: &Tenant,
        before: &Tenant,
        compared: bool,
        settings: &[u8],
        language: &str,
    ) -> Result<SweepStart, JsValue> {
        let before = compared.then_some(&*before.0);
        let start = tenant.0.sweep_start_text(before, &text(settings));
        start
            .map(SweepStart)
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// Counts some more people, a list as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn count(&mut self, people: &[u8], language: &str) -> Result<(), JsValue> {
        self.0
            .count_text(&text(people))
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// Looks at every sign-in.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn finish(self, language: &str) -> Result<Sweep, JsValue> {
        self.0
            .finish()
            .map(Sweep)
            .map_err(|error| to_error(&error, spoken(language)))
    }
}

/// Every sign-in at once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep(crate::answers::sweep::swept::Swept);

#[wasm_bindgen]
impl Sweep {
    /// What there is to tell.
    #[must_use]
    pub fn report(&self, language: &str) -> JsValue {
        to_js(&self.0.report(spoken(language)))
    }

    /// Users and what they open, narrowed as JSON text in UTF-8 says.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn map(&self, narrowing: &[u8], language: &str) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        let map = self.0.map_text(&text(narrowing), language);
        map.map(|map| to_js(&map))
            .map_err(|error| to_error(&error, language))
    }

    /// The question behind a cell of the map, narrowed as JSON text in UTF-8 says; null where there is none.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn cell(
        &self,
        row: usize,
        column: usize,
        narrowing: &[u8],
        language: &str,
    ) -> Result<JsValue, JsValue> {
        let found = self.0.cell_text(row, column, &text(narrowing));
        found
            .map(|found| to_js(&found))
            .map_err(|error| to_error(&error, spoken(language)))
    }
}
