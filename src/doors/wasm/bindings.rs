//! The wasm door: text in, JavaScript values out, no rules in here.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

use crate::answers::asked::Settled;
use crate::base::error::Error;
use crate::base::{json, places};
use crate::contract::verdict::Decision;
use crate::doors::shapes::{Brief, Shapes};
use crate::doors::wasm::answer::to_js;
use crate::vocabulary::language::Language;
use crate::words::reasons;

/// Version and build of the core, for the loader to compare.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    let build = if cfg!(feature = "signatures") {
        ""
    } else {
        "+slim"
    };
    [env!("CARGO_PKG_VERSION"), build].concat()
}

/// The language that a caller asks for, or else one whose words are loaded.
pub(super) fn spoken(tag: &str) -> Language {
    let (asked, other) = match Language::from_tag(tag) {
        Language::En => (Language::En, Language::Ja),
        Language::Ja => (Language::Ja, Language::En),
    };
    match !reasons::are_loaded(asked) && reasons::are_loaded(other) {
        true => other,
        false => asked,
    }
}

/// What the loader encoded as UTF-8.
pub(super) fn text(utf8: &[u8]) -> Cow<'_, str> {
    // Much faster than the lossy reading, which nothing needs that the loader encoded.
    std::str::from_utf8(utf8).map_or_else(|_| String::from_utf8_lossy(utf8), Cow::Borrowed)
}

/// A question as it was given: what the loader encoded, or bytes that begin as JSON does, which it hands on unread.
pub(super) fn question_text(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    std::str::from_utf8(bytes).map_or_else(|_| json::decode(bytes), |text| Ok(text.into()))
}

/// A value as one that could have been an error. A function of wasm that gives a value and nothing beside it is put into the code of
/// whoever calls it often by V8, and that of Node 20 ends the process where it has to take such code back.
pub(super) fn returned(value: JsValue) -> Result<JsValue, JsValue> {
    Ok(value)
}

/// The error report as a plain object; the loader makes an `EntraVerdictError` of it.
pub(super) fn to_error(error: &Error, language: Language) -> JsValue {
    to_js(&error.report(language))
}

/// Bytes of a file as text: UTF-8 or UTF-16.
///
/// # Errors
/// The error report as a plain object.
#[wasm_bindgen]
pub fn decode(bytes: &[u8], language: &str) -> Result<String, JsValue> {
    json::decode(bytes)
        .map(std::borrow::Cow::into_owned)
        .map_err(|error| to_error(&error, spoken(language)))
}

/// Where the value at a JSON Pointer stands in a text; null when the pointer leads nowhere.
#[wasm_bindgen]
#[must_use]
pub fn locate(text: &str, pointer: &str) -> JsValue {
    to_js(&places::locate(text, pointer))
}

/// Where the values at several JSON Pointers stand in a text.
#[wasm_bindgen]
#[must_use]
#[expect(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen hands over lists of strings by value only"
)]
pub fn locate_all(text: &str, pointers: Vec<String>) -> JsValue {
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    to_js(&places::locate_all(text, &pointers))
}

/// A JSON text after a JSON Patch given as JSON text.
///
/// # Errors
/// The error report as a plain object.
#[wasm_bindgen]
pub fn edit(text: &str, patch: &str, language: &str) -> Result<String, JsValue> {
    crate::json::edit_text(text, patch).map_err(|error| to_error(&error, spoken(language)))
}

/// Whether a text holds a private key.
#[wasm_bindgen(js_name = isSecret)]
#[must_use]
pub fn is_secret(text: &str) -> bool {
    crate::is_secret(text)
}

/// A loaded tenant.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Tenant(
    pub(super) Rc<crate::tenant::tenant::Tenant>,
    RefCell<Shapes>,
    /// What is noteworthy about the policies, in each language that was asked for: most of what a small verdict has.
    pub(super) RefCell<Vec<(Language, JsValue)>>,
);

impl Tenant {
    pub(super) fn new(tenant: crate::tenant::tenant::Tenant) -> Self {
        Self(Rc::new(tenant), RefCell::default(), RefCell::default())
    }

    /// The decision of a question given as JSON text in UTF-8; of one that does not say when, that of `moment`.
    fn brief(&self, question: &[u8], moment: Option<&str>) -> Result<Brief, Error> {
        let question = question_text(question)?;
        match self.1.try_borrow_mut() {
            Ok(mut shapes) => shapes.decide(&self.0, &question, moment),
            // Nothing asks while something is asked.
            Err(_) => Shapes::default().decide(&self.0, &question, moment),
        }
    }
}

#[wasm_bindgen]
impl Tenant {
    /// Loads policies given as the JSON text of a list, and, if any, trust data given as JSON text and FIDO metadata
    /// given as the text of its file.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn load(
        policies: &str,
        trust: Option<String>,
        metadata: Option<String>,
        language: &str,
    ) -> Result<Tenant, JsValue> {
        let language = spoken(language);
        crate::Tenant::load_text(policies)
            .and_then(|tenant| match (trust, metadata) {
                (trust, Some(metadata)) => {
                    tenant.with_metadata_text(trust.as_deref().unwrap_or("{}"), &metadata)
                }
                (Some(trust), None) => tenant.with_trust_text(&trust),
                (None, None) => Ok(tenant),
            })
            .map(Tenant::new)
            .map_err(|error| to_error(&error, language))
    }

    /// What is noteworthy about the policies.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn findings(&self, language: &str) -> Result<JsValue, JsValue> {
        returned(to_js(&self.0.findings(spoken(language))))
    }

    /// What was recognised in the documents.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn resources(&self) -> Result<JsValue, JsValue> {
        returned(to_js(&self.0.resources()))
    }

    /// Where the values at JSON Pointers stand in the text of a document.
    ///
    /// # Errors
    /// None: see [`returned`].
    #[expect(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands over lists of strings by value only"
    )]
    pub fn places(&self, document: u32, pointers: Vec<String>) -> Result<JsValue, JsValue> {
        let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
        returned(to_js(&self.0.places(document, &pointers)))
    }

    /// Answer to a question given as JSON text in UTF-8, not yet in words.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn ask(&self, question: &[u8], language: &str) -> Result<Answer, JsValue> {
        question_text(question)
            .and_then(|question| self.0.settled(&question))
            .map(|asked| Answer {
                tenant: Rc::clone(&self.0),
                asked,
            })
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// Decision of a question given as JSON text in UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn decide(&self, question: &[u8], language: &str) -> Result<String, JsValue> {
        self.brief(question, None)
            .map(|brief| brief.decision.as_str().to_owned())
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// Of each line, a question as JSON text in UTF-8, a number: 0 for a blank one, 1 allow, 2 allow of which not everything was
    /// judged, 3 deny, 4 indeterminate, 5 for one that cannot be answered. A question that does not say when is one of `moment`.
    #[wasm_bindgen(js_name = decideLines)]
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "wasm-bindgen hands over what may be missing by value only"
    )]
    pub fn decide_lines(&self, lines: &[u8], moment: Option<String>) -> Vec<u8> {
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
        let answers = lines.split(|byte| *byte == b'\n').map(|line| {
            if line.iter().all(u8::is_ascii_whitespace) {
                return 0;
            }
            match self.brief(line, moment.as_deref()) {
                Ok(brief) if brief.in_part => 2,
                Ok(brief) => match brief.decision {
                    Decision::Allow => 1,
                    Decision::Deny => 3,
                    Decision::Indeterminate => 4,
                },
                Err(_) => 5,
            }
        });
        answers.collect()
    }
}

/// What was asked of a tenant, and decided.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer {
    pub(super) tenant: Rc<crate::tenant::tenant::Tenant>,
    pub(super) asked: Settled,
}

#[wasm_bindgen]
impl Answer {
    /// Whether the credential is let in.
    #[must_use]
    pub fn decision(&self) -> String {
        self.asked.decision().as_str().to_owned()
    }

    /// The code and the clause that decided.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn reason(&self) -> Result<JsValue, JsValue> {
        returned(to_js(&self.asked.reason(&self.tenant)))
    }

    /// What the decision speaks of.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn scope(&self) -> Result<JsValue, JsValue> {
        returned(to_js(&self.asked.scope()))
    }

    /// One entry for each authentication strength that was tested.
    ///
    /// # Errors
    /// None: see [`returned`].
    pub fn strengths(&self) -> Result<JsValue, JsValue> {
        returned(to_js(&self.asked.strengths(&self.tenant)))
    }
}
