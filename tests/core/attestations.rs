//! Attestation objects: damaged ones, any bytes at all, and the real ones that lie beside the project.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entra_verdict::contract::{AttestationOutcome, AttestationReport, Inspection};
use entra_verdict::{Language, evaluate_json, inspect};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{damage, data};

#[test]
fn a_signature_with_another_bit_is_none() {
    damage::a_signature_with_another_bit_is_none();
}

#[test]
fn authenticator_data_with_another_bit_is_not_what_was_signed() {
    damage::authenticator_data_with_another_bit_is_not_what_was_signed();
}

#[test]
fn an_object_cut_anywhere_is_malformed() {
    damage::an_object_cut_anywhere_is_malformed();
}

#[test]
fn bytes_behind_the_object_are_malformed() {
    damage::bytes_behind_the_object_are_malformed();
}

#[test]
fn another_certificate_is_not_the_one_that_signed() {
    damage::another_certificate_is_not_the_one_that_signed();
}

#[test]
fn what_was_expected_is_compared() {
    damage::what_was_expected_is_compared();
}

proptest! {
    #[test]
    fn any_bytes_are_an_answer(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
        let code = damage::code(&bytes);
        prop_assert!(code == "attestation.malformed", "{}", code);
        // Whatever it is taken for, it comes back.
        let _ = inspect(&URL_SAFE_NO_PAD.encode(&bytes), Language::Ja);
    }

    #[test]
    fn any_authenticator_data_is_an_answer(data in prop::collection::vec(any::<u8>(), 0..200)) {
        // A map of three: fmt none, attStmt empty, authData.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(&data);
        let code = damage::code(&object);
        prop_assert!(code.starts_with("attestation.") || code.starts_with("passkey."), "{}", code);
    }
}

/// One real registration response with what its source states.
struct Vector(Value);

impl Vector {
    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(self.text(name)).unwrap()
    }

    fn object(&self) -> Vec<u8> {
        self.bytes("attestationObject_b64url")
    }

    fn client_data(&self) -> Vec<u8> {
        self.bytes("clientDataJSON_b64url")
    }

    fn flag(&self, name: &str) -> bool {
        self.0["facts"]["authData"]["flags"][name]
            .as_bool()
            .unwrap()
    }
}

fn vectors() -> Option<Vec<Vector>> {
    let text = fs::read_to_string(data("attestation/vectors.jsonl")?).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    Some(lines.map(Vector).collect())
}

fn report(object: &[u8], client_data: &[u8]) -> Result<AttestationReport, String> {
    let response = json!({ "response": {
        "attestationObject": URL_SAFE_NO_PAD.encode(object),
        "clientDataJSON": URL_SAFE_NO_PAD.encode(client_data),
    }});
    match inspect(&response.to_string(), Language::En) {
        Ok(Inspection::Attestation(report)) => Ok(*report),
        Ok(other) => panic!("{other:?}"),
        Err(error) => Err(error.code().to_owned()),
    }
}

/// A policy with one profile for both types.
fn policy(attestation: &str) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "state": "enabled", "isSelfServiceRegistrationAllowed": true, "defaultPasskeyProfile": "p",
        "passkeyProfiles": [{
            "id": "p", "name": "p", "passkeyTypes": "deviceBound,synced",
            "attestationEnforcement": attestation, "keyRestrictions": { "isEnforced": false },
        }],
        "includeTargets": [{
            "targetType": "group", "id": "all_users", "allowedPasskeyProfiles": ["p"],
        }],
    })
}

fn verdict(attestation: &str, passkey: &Value) -> Value {
    let scenario = json!({
        "scenario": 1, "policies": [policy(attestation)],
        // Two of the responses carry a Windows Hello AAGUID, whose registration without an allow list is open (A61).
        "question": {
            "action": "register", "reading": "lenient", "credential": { "passkey": passkey },
        },
    });
    serde_json::from_str(&evaluate_json(&scenario.to_string(), Language::En)).unwrap()
}

fn reason(verdict: &Value) -> &str {
    verdict["reason"]["code"].as_str().unwrap()
}

fn presented(vector: &Vector) -> Value {
    json!({
        "attestationObject": vector.text("attestationObject_b64url"),
        "clientDataJSON": vector.text("clientDataJSON_b64url"),
        "expected": {
            "challenge": vector.text("challenge"),
            "origin": vector.text("origin"),
            "rpId": vector.text("rp_id"),
        },
    })
}

/// What is retired is read and no more.
const RETIRED: &str = "android-safetynet";

#[test]
fn real_registrations_verify_as_their_sources_state() {
    let Some(vectors) = vectors() else { return };
    assert_eq!(vectors.len(), 27);
    for vector in &vectors {
        let id = vector.text("id");
        let report = report(&vector.object(), &vector.client_data()).unwrap();
        let stated = vector.0["expected"]["registration"].as_str().unwrap();
        let outcome = match vector.text("fmt") {
            "none" => AttestationOutcome::NotVerifiable,
            RETIRED => {
                assert_eq!(stated, "unstated", "{id}");
                AttestationOutcome::NotVerifiable
            }
            _ => AttestationOutcome::Verified,
        };
        assert_eq!(report.verification, outcome, "{id}: {:?}", report.failure);
        assert!(matches!(stated, "accept" | "unstated"), "{id}");
        let facts = &vector.0["facts"]["authData"];
        assert_eq!(report.format, vector.text("fmt"), "{id}");
        assert_eq!(report.aaguid, vector.text("aaguid"), "{id}");
        assert_eq!(json!(report.sign_count), facts["signCount"], "{id}");
        let length = URL_SAFE_NO_PAD.decode(&report.credential_id).unwrap().len();
        assert_eq!(json!(length), facts["credentialIdLength"], "{id}");
        let algorithm = format!("({})", facts["coseAlg"]);
        assert!(report.algorithm.ends_with(&algorithm), "{id}");
        assert_eq!(report.flags.user_verified, vector.flag("UV"), "{id}");
        assert_eq!(report.flags.backup_eligible, vector.flag("BE"), "{id}");
        let x5c = vector.0["facts"]["x5cCount"].as_u64().unwrap();
        assert_eq!(report.certificates.len() as u64, x5c, "{id}");
    }
}

#[test]
fn real_registrations_are_judged_as_documented() {
    let Some(vectors) = vectors() else { return };
    for vector in &vectors {
        let id = vector.text("id");
        let passkey = presented(vector);
        let (verified, synced) = (vector.flag("UV"), vector.flag("BE"));
        let open = verdict("disabled", &passkey);
        let expected = if verified {
            "allowed"
        } else {
            "passkey.userVerificationMissing"
        };
        assert_eq!(reason(&open), expected, "{id}");
        // The statement of a certificate, signed over the AAGUID, is what attests it.
        let attests = matches!(
            vector.text("fmt"),
            "packed" | "tpm" | "android-key" | "apple"
        ) && vector.0["facts"]["x5cCount"] != 0;
        let source = if attests { "attested" } else { "claimed" };
        assert_eq!(open["credential"]["aaguidSource"], source, "{id}");
        assert_eq!(open["credential"]["aaguid"], vector.text("aaguid"), "{id}");
        let enforced = verdict("registrationOnly", &passkey);
        let certified = vector.0["facts"]["x5cCount"] != 0;
        let expected = match (verified, vector.text("fmt")) {
            (false, _) => "passkey.userVerificationMissing",
            (_, "packed") if !certified => "attestation.notTrusted",
            (_, "packed") if synced => "attestation.missing",
            (_, "packed") => "input.metadataMissing",
            _ => "attestation.formatNotAccepted",
        };
        assert_eq!(reason(&enforced), expected, "{id}");
        for (member, value, code) in [
            ("challenge", "AAAA", "attestation.challengeMismatch"),
            (
                "origin",
                "https://contoso.example",
                "attestation.originMismatch",
            ),
            ("rpId", "contoso.example", "attestation.originMismatch"),
        ] {
            let mut passkey = passkey.clone();
            passkey["expected"][member] = json!(value);
            assert_eq!(reason(&verdict("disabled", &passkey)), code, "{id}");
        }
    }
}

#[test]
fn damaged_copies_of_real_registrations_never_verify() {
    let Some(vectors) = vectors() else { return };
    for vector in &vectors {
        let (id, format) = (vector.text("id"), vector.text("fmt"));
        let (object, client_data) = (vector.object(), vector.client_data());
        let longer = [object.as_slice(), &[0]].concat();
        assert_eq!(
            report(&longer, &client_data),
            Err("input.attestation".to_owned()),
            "{id}"
        );
        for length in 1..object.len() {
            let cut = report(&object[..length], &client_data);
            assert_eq!(cut, Err("input.attestation".to_owned()), "{id} {length}");
        }
        if matches!(format, "none" | RETIRED) {
            continue;
        }
        let other = report(
            &object,
            b"{\"type\":\"\",\"challenge\":\"\",\"origin\":\"\"}",
        );
        let failed = Ok(AttestationOutcome::Failed);
        assert_eq!(other.map(|report| report.verification), failed, "{id}");
        let verified = |damaged: &[u8]| {
            report(damaged, &client_data)
                .is_ok_and(|report| report.verification == AttestationOutcome::Verified)
        };
        // Long signatures have two bytes of length, and Apple's certificate stands in for one.
        let short_signature = object.windows(5).any(|window| window == b"csigX");
        if short_signature {
            let (start, end) = damage::byte_string(&object, "sig");
            for at in (start..end).step_by(3) {
                assert!(!verified(&damage::flipped(&object, at, 5)), "{id} {at}");
            }
        }
        // Everything in the authenticator data is signed, but for a U2F device's flags, counter and AAGUID.
        let data = object.windows(9).position(|window| window == b"hauthData");
        let start = data.unwrap() + 11;
        let covered = |at: usize| format != "fido-u2f" || !(32..55).contains(&(at - start));
        for at in (start..object.len()).step_by(7).filter(|at| covered(*at)) {
            assert!(!verified(&damage::flipped(&object, at, 2)), "{id} {at}");
        }
    }
}

#[test]
fn where_a_passkey_can_be_used_is_told_by_what_is_known_of_it() {
    let support = |aaguid: &str| {
        let inspected = inspect(aaguid, Language::En).unwrap();
        serde_json::to_value(inspected).unwrap()["support"].clone()
    };
    let notes = |support: &Value, word: &str| {
        let platforms = support["platforms"].as_array().unwrap().iter();
        let notes = platforms.flat_map(|one| one["notes"].as_array().unwrap());
        notes
            .filter(|note| note.as_str().unwrap().contains(word))
            .count()
    };
    let key = support("cb69481e-8ff7-4039-93ec-0a2729a154a8");
    assert!(notes(&key, "ecurity key") > 3 && notes(&key, "Authenticator") == 0);
    let authenticator = support("de1e552d-db1d-4423-a619-566b625cdc84");
    assert!(
        notes(&authenticator, "ecurity key") == 0 && notes(&authenticator, "Authenticator") > 2
    );
    let unknown = support("00000000-0000-4000-8000-000000000001");
    assert!(notes(&unknown, "ecurity key") > 3 && notes(&unknown, "Authenticator") > 2);
    let android = unknown["platforms"].as_array().unwrap().last().unwrap();
    assert_eq!(android["platform"], "android");
    assert_eq!(android["browsers"], serde_json::json!(["chrome", "edge"]));
    assert_eq!(android["unsupported"], serde_json::json!(["firefox"]));
    assert_eq!(unknown["dated"], "2026-04-16");
}
