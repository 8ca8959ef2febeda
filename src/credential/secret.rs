//! Private keys, in whatever dress they are pasted: nothing may keep them.

use asn1_rs::Any;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use x509_parser::prelude::FromDer;

use crate::base::error::Error;
use crate::base::json;
use crate::contract::limits;
use crate::vocabulary::text::binary;
use crate::words::errors;

/// Whether a text holds a private key, so that no page or log should keep it: a PEM block of one anywhere in it, also as
/// base64, a JSON Web Key with its private part (RFC 7517; RFC 7518, section 6), or a paragraph, a line or a text in JSON
/// that is DER of a key or of a PKCS #12 file.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    let (text, _) = json::mend_encoding(text);
    if is_key_pem(&text) || is_web_key(&text) || encoded_key(&text) {
        return true;
    }
    // What is base64 or hex stands alone: in a paragraph, on a line, or between quotes, which may be those of a text in JSON.
    let paragraphs = text.split("\n\n").chain(text.split("\n\r\n"));
    let lines = text.lines().filter(|line| line.len() > LONG);
    let mut quoted = text.split('"').filter(|part| part.len() > LONG);
    paragraphs.chain(lines).any(is_private_key)
        || quoted.any(|part| is_private_key(&unescaped(part)))
}

/// What stands between quotes without the ends of its lines, which are two characters there, or three.
fn unescaped(part: &str) -> String {
    let part = part.trim_end_matches('\\').replace("\\\\", "\\");
    part.replace("\\n", "").replace("\\r", "")
}

/// No private key is written in fewer characters.
const LONG: usize = 60;

/// Whether a text, which need not be whole JSON, has the private part of a JSON Web Key beside its type. The quotes may be
/// those of a text in JSON.
fn is_web_key(text: &str) -> bool {
    let is_long = |value: &str| {
        let is_base64url = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
        value.bytes().take_while(is_base64url).count() >= 16
    };
    member(text, "kty").is_some()
        && (PRIVATE_PARTS
            .iter()
            .any(|name| member(text, name).is_some_and(is_long))
            || json::parse(text, limits::NESTING).is_ok_and(|value| is_private_jwk(&value)))
}

/// What stands behind the name of a member and the opening quote of its value.
fn member<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let quote = |text: &'t str| text.trim_start_matches('\\').strip_prefix('"');
    text.match_indices(name).find_map(|(at, _)| {
        text.get(..at)?.ends_with('"').then_some(())?;
        let rest = quote(text.get(at + name.len()..)?)?.trim_start();
        quote(rest.strip_prefix(':')?.trim_start())
    })
}

/// Whether base64 in a text is PEM of a private key, as Kubernetes writes whole files; it may be in lines.
fn encoded_key(text: &str) -> bool {
    /// "-----BEGIN" as base64.
    const BEGIN: &str = "LS0tLS1CRUdJT";
    let compact: String = text.split_ascii_whitespace().collect();
    let runs = compact.split(|c: char| !c.is_ascii_alphanumeric() && !"+/".contains(c));
    // A word may stand right before it.
    let is_key = |run: &str| {
        let whole = run.get(..run.len() / 4 * 4).unwrap_or_default();
        let bytes = STANDARD_NO_PAD.decode(whole);
        bytes.is_ok_and(|bytes| is_key_pem(&String::from_utf8_lossy(&bytes)))
    };
    runs.filter(|run| run.len() > LONG).any(|run| {
        let begins = run.find(BEGIN).and_then(|at| run.get(at..));
        begins.is_some_and(is_key)
    })
}

/// Whether a text is a private key: as PEM, or as DER in base64 or hex.
pub(crate) fn is_private_key(text: &str) -> bool {
    is_key_pem(text) || binary(text).is_some_and(|der| may_be_key(&der))
}

/// Whether bytes are PEM of a private key, which Kubernetes and build systems encode once more.
pub(crate) fn holds_key(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(is_key_pem)
}

/// Whether a text has a PEM block of a private key.
pub(crate) fn is_key_pem(text: &str) -> bool {
    text.contains("PRIVATE KEY-----")
}

/// What is private of a JSON Web Key: of a pair, and of a key that both sides have (RFC 7518, section 6).
const PRIVATE_PARTS: [&str; 2] = ["d", "k"];

/// Whether JSON is a JWK, or a set of them, with the private part (RFC 7517; RFC 7518, section 6).
pub(crate) fn is_private_jwk(value: &Value) -> bool {
    let is_private = |key: &Value| {
        key.get("kty").is_some_and(Value::is_string)
            && PRIVATE_PARTS
                .iter()
                .any(|member| key.get(member).is_some_and(Value::is_string))
    };
    match value.get("keys") {
        Some(Value::Array(keys)) => keys.iter().any(is_private),
        _ => is_private(value),
    }
}

/// The error for a private key, which is not to be kept.
pub(crate) fn private_key() -> Error {
    Error::new(&errors::CERTIFICATE_PRIVATE_KEY).secret()
}

/// 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1: the algorithms of an EncryptedPrivateKeyInfo (RFC 5958).
const PASSWORD_BASED: [&[u8]; 2] = [
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1],
];

/// Whether the content of a SEQUENCE is that of a key under a password.
pub(crate) fn encrypted_key(content: &[u8]) -> bool {
    let Ok((_, algorithm)) = Any::from_der(content) else {
        return false;
    };
    match Any::from_der(algorithm.data) {
        Ok((_, oid)) => PASSWORD_BASED
            .iter()
            .any(|start| oid.tag().0 == 6 && oid.data.starts_with(start)),
        Err(_) => false,
    }
}

/// Whether bytes begin as a key or a key store does, however short they are.
pub(crate) fn may_be_key(der: &[u8]) -> bool {
    header_length(der)
        .and_then(|length| der.get(length..))
        .is_some_and(|content| matches!(content, [2, 1, 0 | 1 | 3, ..]) || encrypted_key(content))
        && der.starts_with(&[0x30])
}

/// Bytes of tag and length of the outermost DER value.
pub(crate) fn header_length(der: &[u8]) -> Option<usize> {
    match der.get(1)? {
        0..0x80 => Some(2),
        first => Some(2 + usize::from(first & 0x7f)),
    }
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PRIVATE KEY-----\n";

    #[test]
    fn a_private_key_is_known_wherever_it_stands() {
        let base64 = KEY.lines().nth(1).unwrap();
        let der = STANDARD.decode(base64).unwrap();
        let hex: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
        let encoded = STANDARD.encode(KEY);
        let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AAAAAAAAAAAAAAAAAAAAAA"}"#;
        for text in [
            KEY.to_owned(),
            format!("tls.key: {encoded}"),
            format!("a line\n\n{base64}\n\nanother"),
            format!("a line\n{base64}\nanother"),
            hex,
            jwk.to_owned(),
            format!("[{jwk}"),
            r#"{"kty":"oct","k":"AAAAAAAAAAAAAAAAAAAAAA"}"#.to_owned(),
            r#"{ "d": "AAAA", "kty": "EC" }"#.to_owned(),
            r#"{"keys":[{"k":"","kty":"oct"}]}"#.to_owned(),
            Value::from(jwk).to_string(),
            Value::from(base64.replace('A', "A\r\n")).to_string(),
            Value::from(Value::from(base64.replace('Q', "Q\n")).to_string()).to_string(),
            format!(r#"{{"policies":[{{"note":"{base64}"}}]}}"#),
        ] {
            assert!(is_secret(&text), "{text}");
        }
        for text in [
            "",
            "7e3f3d30-3557-4442-bdae-139312178b39",
            "-----BEGIN CERTIFICATE-----",
            r#"{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAA","y":"AA"}"#,
            r#"{"kty":"a policy","displayName":"d"}"#,
        ] {
            assert!(!is_secret(text), "{text}");
        }
    }
}
