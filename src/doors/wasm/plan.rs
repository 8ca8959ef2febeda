//! What the wasm door has for plans.

use wasm_bindgen::prelude::*;

use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, spoken, text, to_error};

/// A question whose AAGUID is left open.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan(pub(super) crate::answers::plan::Plan);

#[wasm_bindgen]
impl Plan {
    /// Makes a plan of a question given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn of(tenant: &Tenant, question: &[u8], language: &str) -> Result<Plan, JsValue> {
        tenant
            .0
            .plan_text(&text(question))
            .map(Plan)
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// The answers from a number on.
    #[must_use]
    pub fn answers(&self, from: u32) -> JsValue {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let answers = self.0.answers();
        to_js(&answers.get(from..).unwrap_or_default())
    }

    /// The number of the answer for an AAGUID as text.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn decide(&mut self, aaguid: &str, language: &str) -> Result<u32, JsValue> {
        self.0
            .decide_text(aaguid)
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// The numbers of the answers for AAGUIDs, of which each is 16 bytes.
    ///
    /// # Errors
    /// The error report as a plain object.
    #[wasm_bindgen(js_name = decideMany)]
    pub fn decide_many(&mut self, aaguids: &[u8], language: &str) -> Result<Vec<u32>, JsValue> {
        self.0
            .decide_many(aaguids)
            .map_err(|error| to_error(&error, spoken(language)))
    }
}
