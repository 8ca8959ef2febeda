//! What has to hold of damaged attestation objects, natively and in wasm.
#![expect(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the names say what has to hold, and a test that cannot go on should stop where it is"
)]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entra_verdict::{Language, evaluate_json};
use serde_json::{Value, json};

const VALID: &str = include_str!("../../scenarios/attestation/signature-valid.json");
const OTHER: &str = include_str!("../../scenarios/attestation/synced-enforced.json");

fn decode(text: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
}

/// The registration whose attestation holds, under a policy that enforces attestation.
fn scenario() -> Value {
    serde_json::from_str(VALID).unwrap()
}

/// The attestation object of a scenario.
fn object(scenario: &Value) -> Vec<u8> {
    decode(&scenario["question"]["credential"]["passkey"]["attestationObject"])
}

/// The reason, or the error, for another attestation object.
pub fn code(object: &[u8]) -> String {
    let mut scenario = scenario();
    scenario["question"]["credential"]["passkey"]["attestationObject"] =
        json!(URL_SAFE_NO_PAD.encode(object));
    answer(&scenario)
}

fn answer(scenario: &Value) -> String {
    let answer = evaluate_json(&scenario.to_string(), Language::En);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let code = answer
        .pointer("/reason/code")
        .or(answer.pointer("/error/code"));
    code.and_then(Value::as_str).unwrap().to_owned()
}

/// Where a byte string of 256 bytes or less stands behind a key: start and end of its content.
pub fn byte_string(object: &[u8], key: &str) -> (usize, usize) {
    let head = u8::try_from(key.len()).unwrap();
    let wanted = [&[0x60 | head], key.as_bytes(), &[0x58]].concat();
    let at = object
        .windows(wanted.len())
        .position(|window| window == wanted)
        .unwrap();
    let start = at + wanted.len() + 1;
    (start, start + usize::from(object[start - 1]))
}

pub fn flipped(object: &[u8], at: usize, bit: u8) -> Vec<u8> {
    let mut damaged = object.to_vec();
    damaged[at] ^= 1 << bit;
    damaged
}

pub fn a_signature_with_another_bit_is_none() {
    let object = object(&scenario());
    let (start, end) = byte_string(&object, "sig");
    assert_eq!(code(&object), "input.metadataMissing");
    for at in start..end {
        let bit = u8::try_from(at % 8).unwrap();
        let damaged = flipped(&object, at, bit);
        assert_eq!(code(&damaged), "attestation.signatureInvalid", "{at}");
    }
}

pub fn authenticator_data_with_another_bit_is_not_what_was_signed() {
    let object = object(&scenario());
    let (start, end) = byte_string(&object, "authData");
    for at in start..end {
        let bit = u8::try_from(at % 8).unwrap();
        let damaged = code(&flipped(&object, at, bit));
        let refused = [
            "attestation.signatureInvalid",
            "attestation.malformed",
            "attestation.originMismatch",
            "passkey.userVerificationMissing",
            "passkey.typeNotAllowed",
        ];
        assert!(refused.contains(&damaged.as_str()), "{at}: {damaged}");
    }
}

pub fn an_object_cut_anywhere_is_malformed() {
    let object = object(&scenario());
    for length in 1..object.len() {
        let cut = code(&object[..length]);
        assert_eq!(cut, "attestation.malformed", "{length}");
    }
}

pub fn bytes_behind_the_object_are_malformed() {
    let object = object(&scenario());
    for more in [&[0][..], &[0xf6], &object] {
        let longer = [&object, more].concat();
        assert_eq!(code(&longer), "attestation.malformed");
    }
}

pub fn another_certificate_is_not_the_one_that_signed() {
    let (valid, other) = (
        object(&scenario()),
        object(&serde_json::from_str(OTHER).unwrap()),
    );
    // x5c is the last member of the statement, with one certificate of 256 bytes or more.
    let certificate = |object: &[u8]| {
        let key = object
            .windows(4)
            .position(|window| window == b"cx5c")
            .unwrap();
        let at = key + 6;
        let length = usize::from(u16::from_be_bytes([object[at], object[at + 1]]));
        (at - 1, at + 2 + length)
    };
    let (start, end) = certificate(&valid);
    let (from, to) = certificate(&other);
    let swapped = [&valid[..start], &other[from..to], &valid[end..]].concat();
    assert_eq!(code(&swapped), "attestation.signatureInvalid");
    for at in start..end {
        let damaged = code(&flipped(&valid, at, 0));
        // What is damaged may be the part that only the authority's signature covers.
        let refused = damaged.starts_with("attestation.") || damaged == "input.metadataMissing";
        assert!(refused, "{at}: {damaged}");
    }
}

pub fn what_was_expected_is_compared() {
    for (member, value, expected) in [
        ("challenge", "AAAA", "attestation.challengeMismatch"),
        (
            "origin",
            "https://example.org",
            "attestation.originMismatch",
        ),
        ("rpId", "example.org", "attestation.originMismatch"),
    ] {
        let mut scenario = scenario();
        scenario["question"]["credential"]["passkey"]["expected"][member] = json!(value);
        assert_eq!(answer(&scenario), expected);
    }
}
