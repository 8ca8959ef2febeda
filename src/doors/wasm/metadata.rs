//! What the wasm door has with the feature `attestation`.

use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

use crate::base::json;
use crate::doors::wasm::answer::to_js;
use crate::doors::wasm::bindings::{Tenant, spoken, text, to_error};
use crate::metadata::snapshot;

/// FIDO metadata that was read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Metadata(Arc<snapshot::Metadata>);

#[wasm_bindgen]
impl Metadata {
    /// Reads the bytes of a file: a BLOB or its decoded payload. `root` is PEM.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn load(bytes: &[u8], root: Option<String>, language: &str) -> Result<Metadata, JsValue> {
        json::decode(bytes)
            .and_then(|text| snapshot::Metadata::load(&text, root.as_deref()))
            .map(|metadata| Metadata(Arc::new(metadata)))
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// Takes what `reduced` gave, as UTF-8.
    ///
    /// # Errors
    /// The error report as a plain object.
    pub fn from_reduced(reduced: &[u8], language: &str) -> Result<Metadata, JsValue> {
        snapshot::Metadata::from_reduced(&text(reduced))
            .map(|metadata| Metadata(Arc::new(metadata)))
            .map_err(|error| to_error(&error, spoken(language)))
    }

    /// What is kept of it, as UTF-8.
    #[must_use]
    pub fn reduced(&self) -> Vec<u8> {
        self.0.to_reduced().into_bytes()
    }

    /// What it says of itself.
    #[must_use]
    pub fn summary(&self, language: &str) -> JsValue {
        to_js(&self.0.summary(spoken(language)))
    }

    /// The name of a model.
    #[must_use]
    pub fn name(&self, aaguid: &str) -> Option<String> {
        self.0.name(aaguid).map(str::to_owned)
    }
}

#[wasm_bindgen]
impl Tenant {
    /// The tenant with metadata that was read before.
    #[must_use]
    pub fn with_metadata(self, metadata: &Metadata) -> Tenant {
        let tenant = Rc::unwrap_or_clone(self.0);
        Tenant::new(tenant.with_metadata(Arc::clone(&metadata.0)))
    }
}
