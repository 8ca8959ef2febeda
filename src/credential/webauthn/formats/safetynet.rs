//! The Android SafetyNet format (WebAuthn Level 3, section 8.5): read, and not verified, since Google retired the service
//! in 2025 and nothing makes it any more.

use base64::Engine;
use ciborium::value::Value;

use crate::credential::webauthn::cbor;
use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::credential::webauthn::statement::bytes;
use crate::vocabulary::text::base64_any;

#[derive(Clone, Debug)]
pub(crate) struct SafetyNet {
    /// From the header of the JWS.
    pub x5c: Vec<Vec<u8>>,
}

impl SafetyNet {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        let response = bytes(statement, "response")?;
        cbor::member(statement, "ver")
            .and_then(Value::as_text)
            .ok_or_else(|| member("attStmt.ver"))?;
        let x5c = header(&response).ok_or_else(|| member("attStmt.response"))?;
        Ok(Self { x5c })
    }
}

/// The certificates that the header of a JWS names (RFC 7515, section 4.1.6).
fn header(response: &[u8]) -> Option<Vec<Vec<u8>>> {
    let jws = std::str::from_utf8(response).ok()?;
    let (header, _) = jws.split_once('.')?;
    let header: serde_json::Value = serde_json::from_slice(&base64_any(header)?).ok()?;
    let x5c = header.get("x5c")?.as_array()?;
    let read = x5c
        .iter()
        .take(crate::contract::limits::CERTIFICATES)
        .map(|one| {
            base64::engine::general_purpose::STANDARD
                .decode(one.as_str()?)
                .ok()
        });
    read.collect()
}
