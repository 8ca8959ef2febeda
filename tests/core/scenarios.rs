//! The scenarios natively, and what they have to cover between them.

use std::collections::BTreeSet;

use entra_verdict::Language;
use serde_json::Value;
use support::expect;

use crate::answered::{answer, answered};

#[test]
fn every_scenario_comes_out_as_it_says() {
    let mut wrong = Vec::new();
    for one in answered() {
        let (name, scenario) = (&one.name, &one.scenario);
        assert!(scenario["title"].is_string(), "{name} has no title");
        assert!(scenario["expect"].is_object(), "{name} expects nothing");
        let lines = expect::mismatches(&scenario["expect"], &one.answer);
        wrong.extend(lines.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_private_key_is_refused_as_a_secret_and_not_repeated() {
    let mut seen = 0;
    let of_keys = answered()
        .iter()
        .filter(|one| one.name.contains("private-key"));
    for one in of_keys {
        let (name, error) = (&one.name, &one.answer["error"]);
        assert_eq!(error["secret"], true, "{name}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("private key"), "{name}: {message}");
        assert!(!error.to_string().contains("MI"), "{name} repeats the key");
        seen += 1;
    }
    assert!(seen > 5, "{seen} private keys");
}

/// The reason codes of the contract that this version can give.
const CODES: &[&str] = &[
    "allowed",
    "allowed.inPart",
    "method.notConfigured",
    "method.disabled",
    "method.userExcluded",
    "method.userNotTargeted",
    "passkey.guestUnsupported",
    "passkey.selfServiceDisabled",
    "passkey.typeNotAllowed",
    "passkey.aaguidNotAllowed",
    "passkey.aaguidBlocked",
    "passkey.noProfileMatches",
    "passkey.userVerificationMissing",
    "attestation.missing",
    "attestation.authenticatorNotInMetadata",
    "attestation.notTrusted",
    "attestation.authenticatorNotCertified",
    "attestation.authenticatorLacksCapability",
    "attestation.authenticatorCompromised",
    "attestation.formatNotAccepted",
    "attestation.malformed",
    "attestation.signatureInvalid",
    "attestation.aaguidMismatch",
    "attestation.challengeMismatch",
    "attestation.challengeExpired",
    "attestation.originMismatch",
    "attestation.algorithmNotOffered",
    "attestation.credentialExcluded",
    "attestation.residentKeyMissing",
    "certificate.issuerNotTrusted",
    "certificate.signatureInvalid",
    "certificate.notYetValid",
    "certificate.expired",
    "certificate.revoked",
    "certificate.revocationUnknown",
    "certificate.revocationRequired",
    "certificate.revocationFailed",
    "certificate.outOfScope",
    "certificate.noBindingMatches",
    "certificate.affinityTooLow",
    "strength.notFound",
    "strength.combinationNotAllowed",
    "strength.aaguidNotAllowed",
    "strength.issuerNotAllowed",
    "strength.issuerUnidentified",
    "strength.policyOidNotAllowed",
    "strength.policyOidOrderAmbiguous",
    "strength.windowsHelloNotPrimary",
    "strength.crossCloudRestriction",
    "strength.methodNotUsableByExternalUser",
    "access.blocked",
    "access.strengthUnsatisfied",
    "access.grantControlUnsatisfied",
    "input.groupMembershipUnknown",
    "input.unknownEnumMember",
    "input.passkeyTypeUnknown",
    "input.aaguidUnknown",
    "input.attestationUnknown",
    "input.trustStoreMissing",
    "input.metadataMissing",
    "input.missing",
];

const ERRORS: &[&str] = &[
    "input.syntax",
    "input.tooLarge",
    "input.missing",
    "input.value",
    "input.certificate",
    "input.aaguid",
    "input.attestation",
    "input.metadata",
];

#[test]
fn every_reason_and_every_error_in_scope_has_a_scenario() {
    let mut reasons = BTreeSet::new();
    let mut errors = BTreeSet::new();
    for one in answered() {
        let code = |pointer: &str| one.answer.pointer(pointer).and_then(Value::as_str);
        reasons.extend(code("/reason/code").map(str::to_owned));
        errors.extend(code("/error/code").map(str::to_owned));
    }
    for code in CODES {
        assert!(reasons.contains(*code), "no scenario has the reason {code}");
    }
    for code in ERRORS {
        assert!(errors.contains(*code), "no scenario has the error {code}");
    }
}

fn each_check<'v>(checks: &'v Value, visit: &mut impl FnMut(&'v Value)) {
    for check in checks.as_array().into_iter().flatten() {
        visit(check);
        each_check(&check["checks"], visit);
    }
}

#[test]
fn texts_are_complete_in_both_languages_and_nothing_else_differs() {
    fn without_texts(value: &Value) -> Value {
        match value {
            Value::Object(members) => members
                .iter()
                .filter(|(name, _)| !["text", "label"].contains(&name.as_str()))
                .map(|(name, value)| (name.clone(), without_texts(value)))
                .collect(),
            Value::Array(items) => items.iter().map(without_texts).collect(),
            other => other.clone(),
        }
    }
    let mut wrong = BTreeSet::new();
    for one in answered() {
        let (name, en) = (&one.name, &one.answer);
        let ja = &answer(&one.text, Language::Ja);
        if en.get("error").is_some() {
            assert_eq!(en["error"]["code"], ja["error"]["code"], "{name}");
            assert_ne!(en["error"]["message"], ja["error"]["message"], "{name}");
            continue;
        }
        assert_eq!(without_texts(en), without_texts(ja), "{name}");
        for verdict in [en, ja] {
            let mut texts = vec![&verdict["reason"]["text"]];
            each_check(&verdict["checks"], &mut |check| texts.push(&check["text"]));
            for list in ["findings", "assumptions"] {
                texts.extend(verdict[list].as_array().unwrap().iter().map(|f| &f["text"]));
            }
            for text in texts {
                let text = text.as_str().unwrap();
                if text.is_empty() || text.contains('{') {
                    wrong.insert(format!("{name}: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const ABOUT_THE_QUESTION: &[&str] = &[
    "passkey.guestUnsupported",
    "passkey.userVerificationMissing",
    "attestation.malformed",
    "attestation.challengeMismatch",
    "attestation.challengeExpired",
    "attestation.originMismatch",
    "attestation.algorithmNotOffered",
    "attestation.credentialExcluded",
    "attestation.residentKeyMissing",
];

#[test]
fn every_deny_names_a_clause_that_exists() {
    let mut wrong = Vec::new();
    for one in answered() {
        let (name, scenario, verdict) = (&one.name, &one.scenario, &one.answer);
        if verdict["decision"] != "deny" {
            continue;
        }
        let clause = &verdict["reason"]["policy"];
        // A built-in strength that no document holds has no clause to point to.
        let fallback = verdict["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["code"] == "strength.builtInFallback");
        // What the user is, and how a registration was made, is part of the question, not of a policy.
        let about_the_question =
            ABOUT_THE_QUESTION.contains(&verdict["reason"]["code"].as_str().unwrap());
        if clause.is_null() {
            if !fallback && !about_the_question {
                wrong.push(format!("{name} names no clause"));
            }
            continue;
        }
        let document = &scenario["policies"][clause["document"].as_u64().unwrap() as usize];
        let path = clause["path"].as_str().unwrap();
        let found = match document {
            // A file read byte by byte is mended before it is read; its places are those of the mended text.
            Value::String(text) => {
                entra_verdict::json::locate(&text.replace('\0', ""), path).is_some()
            }
            value => value.pointer(path).is_some(),
        };
        if !found {
            wrong.push(format!("{name}: {path} is not in the document"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
