//! What the wasm door has with the feature `words`.

use wasm_bindgen::prelude::*;

use crate::answers::verdict;
use crate::contract::options::Options;
use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Answer, Tenant, spoken, text, to_error};
use crate::doors::wasm::plan::Plan;

/// Verdict of a scenario given as JSON text in UTF-8.
///
/// # Errors
/// The error report as a plain object.
#[wasm_bindgen]
pub fn evaluate(scenario: &[u8], language: &str, remedies: bool) -> Result<JsValue, JsValue> {
    let language = spoken(language);
    let options = Options { language, remedies };
    crate::doors::tenant::evaluate_text_with(&text(scenario), options)
        .map(|verdict| to_js(&verdict))
        .map_err(|error| to_error(&error, language))
}

#[wasm_bindgen]
impl Tenant {
    /// Verdict of a question given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn evaluate(
        &self,
        question: &[u8],
        language: &str,
        remedies: bool,
    ) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        let options = Options { language, remedies };
        self.0
            .evaluate_text_with(&text(question), options)
            .map(|verdict| to_js(&verdict))
            .map_err(|error| to_error(&error, language))
    }
}

#[wasm_bindgen]
impl Answer {
    /// The whole verdict.
    #[must_use]
    pub fn verdict(&self, language: &str, remedies: bool) -> JsValue {
        let language = spoken(language);
        let options = Options { language, remedies };
        to_js(&verdict::of(&self.tenant, self.asked.clone(), options))
    }
}

#[wasm_bindgen]
impl Plan {
    /// The whole verdict about a value as text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn explain(
        &self,
        value: &[u8],
        language: &str,
        remedies: bool,
    ) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        let options = Options { language, remedies };
        self.0
            .explain_text(&text(value), options)
            .map(|verdict| to_js(&verdict))
            .map_err(|error| to_error(&error, language))
    }
}
