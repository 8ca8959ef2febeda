//! What the wasm door has with the feature `words`.

use wasm_bindgen::prelude::*;

use crate::answers::verdict;
use crate::contract::options::Options;
use crate::doors::wasm::answer::{to_js, to_js_after};
use crate::doors::wasm::bindings::{
    Answer, Tenant, question_text, returned, spoken, text, to_error,
};
use crate::doors::wasm::plan::Plan;
use crate::vocabulary::language::Language;
use crate::words::reasons;

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

impl Tenant {
    /// What is noteworthy about the policies, as verdicts tell it.
    fn about_policies(&self, language: Language) -> JsValue {
        let tell = || to_js(&verdict::about_policies(&self.0, language));
        // Words that are loaded later say more; and nothing asks while something is asked.
        let kept = self.2.try_borrow_mut().ok();
        let Some(mut kept) = kept.filter(|_| reasons::are_loaded(language)) else {
            return tell();
        };
        if let Some((_, findings)) = kept.iter().find(|(own, _)| *own == language) {
            return findings.clone();
        }
        let findings = tell();
        kept.push((language, findings.clone()));
        findings
    }
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
        let asked = question_text(question).and_then(|question| self.0.asked(&question));
        let asked = asked.map_err(|error| to_error(&error, language))?;
        let verdict = verdict::apart(&self.0, asked, options);
        Ok(to_js_after(&self.about_policies(language), &verdict))
    }
}

#[wasm_bindgen]
impl Answer {
    /// The whole verdict.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn verdict(&self, language: &str, remedies: bool) -> Result<JsValue, JsValue> {
        let language = spoken(language);
        let options = Options { language, remedies };
        let asked = self.asked.with_trace(&self.tenant);
        returned(to_js(&verdict::of(&self.tenant, asked, options)))
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
