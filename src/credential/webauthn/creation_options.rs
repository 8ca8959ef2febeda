//! What Graph asks an authenticator to make (passkeys.md#creation-options): `webauthnCredentialCreationOptions`, of v1.0 and of beta.

use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::base::error::Error;
use crate::vocabulary::text::{base64_any, excerpt};
use crate::words::errors;

/// Creation options.
#[derive(Clone, Debug, Default)]
pub(crate) struct CreationOptions {
    pub challenge: Option<String>,
    pub challenge_timeout: Option<OffsetDateTime>,
    pub rp_id: Option<String>,
    pub user_name: Option<String>,
    /// COSE identifiers; empty where none is named.
    pub algorithms: Vec<i64>,
    /// Credential ids as Graph writes them.
    pub exclude: Vec<String>,
    pub user_verification: Option<String>,
    pub resident_key: bool,
    pub attestation: Option<String>,
}

/// The object with `publicKey`: the whole document, or what it has in `value`.
fn content(value: &Value) -> Option<&Value> {
    [Some(value), value.get("value")]
        .into_iter()
        .flatten()
        .find(|one| {
            one.get("publicKey")
                .is_some_and(|key| key.get("challenge").is_some())
        })
}

impl CreationOptions {
    /// Reads Graph's answer; `None` when it is something else.
    pub fn read(value: &Value) -> Result<Option<Self>, Error> {
        let Some(content) = content(value) else {
            return Ok(None);
        };
        let key = content.get("publicKey").unwrap_or(&Value::Null);
        let text = |value: &Value, name| value.get(name)?.as_str().map(str::to_owned);
        let inner = |name, member| text(key.get(name)?, member);
        let list = |name| {
            key.get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        let selection = key.get("authenticatorSelection").unwrap_or(&Value::Null);
        let challenge_timeout = text(content, "challengeTimeoutDateTime")
            .map(|text| {
                OffsetDateTime::parse(text.trim(), &Rfc3339)
                    .map_err(|_| Error::new(&errors::MOMENT).with("value", excerpt(&text)))
            })
            .transpose()?;
        Ok(Some(Self {
            challenge: text(key, "challenge"),
            challenge_timeout,
            rp_id: inner("rp", "id"),
            user_name: inner("user", "name"),
            algorithms: list("pubKeyCredParams")
                .filter_map(|one| one.get("alg")?.as_i64())
                .collect(),
            exclude: list("excludeCredentials")
                .filter_map(|one| text(one, "id"))
                .collect(),
            user_verification: text(selection, "userVerification"),
            resident_key: selection.get("requireResidentKey").and_then(Value::as_bool)
                == Some(true)
                || text(selection, "residentKey").as_deref() == Some("required"),
            attestation: text(key, "attestation"),
        }))
    }
}

/// Whether a text of Graph is this credential id: base64 of either alphabet, or with a digit behind it that counts the
/// padding.
pub(crate) fn is_id(text: &str, id: &[u8]) -> bool {
    base64_any(text).as_deref() == Some(id) || without_digit(text).as_deref() == Some(id)
}

/// The bytes of a credential id as Graph writes it; the digit behind it is left out where one fits.
pub(crate) fn id_bytes(text: &str) -> Option<Vec<u8>> {
    without_digit(text).or_else(|| base64_any(text))
}

fn without_digit(text: &str) -> Option<Vec<u8>> {
    let (rest, digit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let padding: usize = digit.parse().ok()?;
    (padding <= 2 && (rest.len() + padding).is_multiple_of(4))
        .then(|| base64_any(rest))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credential_ids_are_read_with_and_without_the_digit() {
        assert!(is_id("AQIDBA", &[1, 2, 3, 4]));
        assert!(is_id("AQIDBA==", &[1, 2, 3, 4]));
        assert!(is_id("AQIDBA2", &[1, 2, 3, 4]));
        assert!(is_id("AQID0", &[1, 2, 3]));
        assert!(is_id("_-8=", &[0xff, 0xef]));
        assert!(!is_id("AQIDBA1", &[1, 2, 3, 4]));
        assert!(!is_id("", &[]));
    }
}
