//! Client data (WebAuthn Level 3, section 5.8.1).

use serde_json::Value;

use crate::base::json;
use crate::contract::limits;
use crate::credential::webauthn::malformed::Malformed;
use crate::credential::x509::digest::sha256;
use crate::words::reasons;

/// Its member in a response. Browsers' own object spells the name otherwise than its JSON.
pub(crate) const NAMES: [&str; 2] = ["clientDataJSON", "clientDataJson"];

/// What the browser says of the ceremony.
#[derive(Clone, Debug)]
pub(crate) struct ClientData {
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
    /// `type`.
    pub kind: String,
    /// base64url.
    pub challenge: String,
    pub origin: String,
    pub cross_origin: bool,
}

impl ClientData {
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let wrong = |what: &str| Malformed::new(&reasons::MALFORMED_CLIENT_DATA, what);
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("UTF-8"))?;
        let read = json::parse(text.trim_start_matches('\u{feff}'), limits::NESTING)
            .map_err(|_| wrong("JSON"))?;
        let text = |name| {
            read.get(name)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .ok_or_else(|| wrong(name))
        };
        Ok(Self {
            hash: sha256(bytes),
            kind: text("type")?,
            challenge: text("challenge")?,
            origin: text("origin")?,
            cross_origin: read.get("crossOrigin").and_then(Value::as_bool) == Some(true),
        })
    }
}
