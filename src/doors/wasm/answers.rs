//! What the wasm door has with the feature `answers`.

use wasm_bindgen::prelude::*;

use crate::doors::answers;
use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, spoken, text, to_error};

/// What was pasted.
///
/// # Errors
/// The error report as a plain object.
#[wasm_bindgen]
pub fn inspect(input: &[u8], language: &str) -> Result<JsValue, JsValue> {
    let language = spoken(language);
    crate::inspect(&text(input), language)
        .map(|inspection| to_js(&inspection))
        .map_err(|error| to_error(&error, language))
}

/// Every enumeration of the contract with its labels.
#[wasm_bindgen]
#[must_use]
pub fn vocabulary() -> JsValue {
    to_js(&crate::vocabulary())
}

/// The Graph requests that turn policies into edited ones, each given as the JSON text of a list.
///
/// # Errors
/// The error report as a plain object.
#[wasm_bindgen(js_name = graphChange)]
pub fn graph_change(before: &str, after: &str, language: &str) -> Result<JsValue, JsValue> {
    let language = spoken(language);
    answers::graph_change_text(before, after, language)
        .map(|change| to_js(&change))
        .map_err(|error| to_error(&error, language))
}

#[wasm_bindgen]
impl Tenant {
    /// What the policies say to every known model, for a question given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn models(&self, question: &[u8], language: &str) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        self.0
            .models_text(&text(question), language)
            .map(|models| to_js(&models))
            .map_err(|error| to_error(&error, language))
    }

    /// [`Tenant::models`] as CSV.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn models_csv(&self, question: &[u8], language: &str) -> Result<String, JsValue> {
        let language = spoken(language);
        self.0
            .models_text(&text(question), language)
            .map(|models| models.csv())
            .map_err(|error| to_error(&error, language))
    }

    /// Which Conditional Access policies are for a sign-in, in the shape of Graph's What If.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn what_if(&self, question: &[u8], language: &str) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        self.0
            .what_if_text(&text(question), language)
            .map(|results| to_js(&results))
            .map_err(|error| to_error(&error, language))
    }

    /// Questions given as the JSON text of a list in UTF-8, asked of this tenant and of what it becomes.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn compare(
        &self,
        after: &Tenant,
        questions: &[u8],
        language: &str,
    ) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        self.0
            .compare_text(&after.0, &text(questions), language)
            .map(|comparison| to_js(&comparison))
            .map_err(|error| to_error(&error, language))
    }
}
