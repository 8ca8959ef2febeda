//! What the wasm door has for sweeps.

use wasm_bindgen::prelude::*;

use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, text, to_error};
use crate::vocabulary::language::Language;

/// Every sign-in at once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sweep(crate::answers::sweep::swept::Swept);

#[wasm_bindgen]
impl Sweep {
    /// Looks at every sign-in of a tenant, by settings given as JSON text in UTF-8; with `compared` also at what changed
    /// since `before`.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn of(
        tenant: &Tenant,
        before: &Tenant,
        compared: bool,
        settings: &[u8],
        language: &str,
    ) -> Result<Sweep, JsValue> {
        let before = compared.then_some(&*before.0);
        tenant
            .0
            .sweep_text(before, &text(settings))
            .map(Sweep)
            .map_err(|error| to_error(&error, Language::from_tag(language)))
    }

    /// What there is to tell.
    #[must_use]
    pub fn report(&self, language: &str) -> JsValue {
        to_js(&self.0.report(Language::from_tag(language)))
    }

    /// Users and what they open, narrowed as JSON text in UTF-8 says.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn map(&self, narrowing: &[u8], language: &str) -> Result<JsValue, JsValue> {
        let language = Language::from_tag(language);
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
            .map_err(|error| to_error(&error, Language::from_tag(language)))
    }
}
