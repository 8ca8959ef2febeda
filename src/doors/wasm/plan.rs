//! What the wasm door has for plans.

use wasm_bindgen::prelude::*;

use crate::doors::plan::OpenPlan;
use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, returned, spoken, text, to_error};

/// A question with a part left open.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan(pub(super) OpenPlan);

#[wasm_bindgen]
impl Plan {
    /// Makes a plan of a question given as JSON text in UTF-8, of which `open` is left open.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn of(
        tenant: &Tenant,
        question: &[u8],
        open: &str,
        language: &str,
    ) -> Result<Plan, JsValue> {
        tenant
            .0
            .open_plan_text(&text(question), open)
            .map(Plan)
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// The answers from a number on.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn answers(&self, from: u32) -> Result<JsValue, JsValue> {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let answers = self.0.answers();
        returned(to_js(&answers.get(from..).unwrap_or_default()))
    }

    /// The number of the answer for a value as text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn decide(&mut self, value: &[u8], language: &str) -> Result<u32, JsValue> {
        self.0
            .decide_text(&text(value))
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// The numbers of the answers for AAGUIDs, of which each is 16 bytes, or for other values, each as text in a line.
    ///
    /// # Errors
    /// The error report as a plain object.
    #[wasm_bindgen(js_name = decideMany)]
    pub fn decide_many(&mut self, values: &[u8], language: &str) -> Result<Vec<u32>, JsValue> {
        let numbers = match &mut self.0 {
            OpenPlan::Aaguid(plan) => plan.decide_many(values),
            plan => Ok(plan.decide_lines(&text(values))),
        };
        numbers.map_err(|error| to_error(&error, spoken(language)))
    }
}
