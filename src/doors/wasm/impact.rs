//! What the wasm door has for populations.

use wasm_bindgen::prelude::*;

use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, spoken, text, to_error};

/// A population as it is read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Impact(crate::answers::impact::survey::Impact);

#[wasm_bindgen]
impl Impact {
    /// Asks what becomes of a population when `before` becomes `after`, by settings given as JSON text in UTF-8. Without
    /// `compared` both are one.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn open(
        before: &Tenant,
        after: &Tenant,
        compared: bool,
        settings: &[u8],
        language: &str,
    ) -> Result<Impact, JsValue> {
        let language = spoken(language);
        let (before, after) = ((*before.0).clone(), compared.then(|| (*after.0).clone()));
        crate::Impact::of_text(before, after, &text(settings), language)
            .map(Impact)
            .map_err(|error| to_error(&error, language))
    }

    /// Whether what begins so is lines of people.
    #[wasm_bindgen(js_name = isPeople)]
    #[must_use]
    pub fn is_people(beginning: &[u8]) -> bool {
        crate::Impact::is_people(beginning)
    }

    /// Reads bytes of a file.
    pub fn feed(&mut self, name: &str, bytes: &[u8]) {
        self.0.feed(name, bytes);
    }

    /// The end of a file.
    pub fn end(&mut self, name: &str) {
        self.0.end(name);
    }

    /// The rows that came out since they were taken last, as UTF-8.
    pub fn take(&mut self) -> Vec<u8> {
        self.0.take()
    }

    /// People who were judged so far.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody has so many people that a double could not count them"
    )]
    pub fn people(&self) -> f64 {
        self.0.people() as f64
    }

    /// What it all comes to.
    pub fn finish(&mut self) -> JsValue {
        to_js(&self.0.finish())
    }

    /// What this part of a population comes to.
    pub fn part(&mut self) -> JsValue {
        to_js(&self.0.part())
    }

    /// Adds a part, given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn merge(&mut self, part: &[u8], language: &str) -> Result<(), JsValue> {
        let merged = self.0.merge_text(&text(part));
        merged.map_err(|error| to_error(&error, spoken(language)))
    }

    /// Both verdicts about a key of a row, given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn explain(&self, row: &[u8], key: u32, language: &str) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        let key = usize::try_from(key).unwrap_or(usize::MAX);
        self.0
            .explain_text(&text(row), key)
            .map(|verdicts| to_js(&verdicts))
            .map_err(|error| to_error(&error, language))
    }
}
