//! Chains of attestation certificates up to the roots that FIDO metadata has for a model.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ciborium::Value as Cbor;
use entra_verdict::{Language, evaluate_json};
use serde_json::{Value, json};
use support::forged::{Forged, extension};

const AAGUID: [u8; 16] = [
    0xc0, 0x47, 0x05, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1,
];

/// The metadata of one model with these roots.
fn metadata(roots: &[&Forged]) -> Value {
    let roots: Vec<String> = roots
        .iter()
        .map(|root| STANDARD.encode(root.der()))
        .collect();
    json!({ "no": 1, "entries": [{
        "aaguid": "c0470500-0000-4000-8000-000000000001",
        "metadataStatement": {
            "description": "Contoso Key", "protocolFamily": "fido2",
            "attestationTypes": ["basic_full"], "attestationRootCertificates": roots,
            "authenticatorGetInfo": {
                "versions": ["FIDO_2_1"], "extensions": ["hmac-secret"],
                "options": { "rk": true, "clientPin": false },
            },
        },
        "statusReports": [{ "status": "FIDO_CERTIFIED", "effectiveDate": "2024-01-01" }],
    }] })
}

/// An attestation object of the model with this chain, leaf first. Without client data nobody asks what was signed.
fn attestation_object(chain: &[&Forged]) -> String {
    let key = Cbor::Map(
        [
            (1, Cbor::from(2)),
            (3, Cbor::from(-7)),
            (-1, Cbor::from(1)),
            (-2, Cbor::Bytes(vec![1; 32])),
            (-3, Cbor::Bytes(vec![2; 32])),
        ]
        .map(|(label, value)| (Cbor::from(label), value))
        .to_vec(),
    );
    // User present, user verified, attested credential data; a counter of 0, and an id of 16 bytes.
    let data = [
        &[0; 32][..],
        &[0x45],
        &[0; 4],
        &AAGUID,
        &[0, 16],
        &[3; 16],
        &cbor(&key),
    ]
    .concat();
    let chain = chain.iter().map(|one| Cbor::Bytes(one.der()));
    let statement = [
        ("alg", Cbor::from(-7)),
        ("sig", Cbor::Bytes(vec![0])),
        ("x5c", Cbor::Array(chain.collect())),
    ];
    let named = |members: Vec<(&str, Cbor)>| {
        let members = members.into_iter();
        Cbor::Map(
            members
                .map(|(name, value)| (Cbor::from(name), value))
                .collect(),
        )
    };
    URL_SAFE_NO_PAD.encode(cbor(&named(vec![
        ("fmt", Cbor::from("packed")),
        ("attStmt", named(statement.to_vec())),
        ("authData", Cbor::Bytes(data)),
    ])))
}

fn cbor(value: &Cbor) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

/// The verdict on a registration under a policy that enforces attestation.
fn verdict(metadata: &Value, chain: &[&Forged], at: &str) -> Value {
    let scenario = json!({
        "scenario": 1,
        "policies": [{
            "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
            "state": "enabled", "isSelfServiceRegistrationAllowed": true,
            "isAttestationEnforced": true, "keyRestrictions": { "isEnforced": false },
            "includeTargets": [{ "targetType": "group", "id": "all_users" }],
        }],
        "trust": { "metadata": metadata },
        "question": {
            "action": "register", "at": at,
            "credential": { "passkey": { "attestationObject": attestation_object(chain) } },
        },
    });
    serde_json::from_str(&evaluate_json(&scenario.to_string(), Language::En)).unwrap()
}

fn check<'v>(checks: &'v Value, id: &str) -> Option<&'v Value> {
    let checks = checks.as_array()?;
    let own = checks.iter().find(|check| check["id"] == id);
    own.or_else(|| checks.iter().find_map(|one| check(&one["checks"], id)))
}

/// Whether the chain leads to a root.
fn is_trusted(metadata: &Value, chain: &[&Forged]) -> bool {
    let verdict = verdict(metadata, chain, "2026-11-21T00:00:00Z");
    let Some(check) = check(&verdict["checks"], "attestation.chain") else {
        panic!("the chain was not followed: {verdict}");
    };
    match check["outcome"].as_str() {
        Some("pass") => true,
        Some("fail") => {
            assert_eq!(verdict["reason"]["code"], "attestation.notTrusted");
            false
        }
        _ => panic!("{check}"),
    }
}

/// The root, an authority below it, and a leaf below that.
fn family() -> (Forged, Forged, Forged) {
    let root = Forged {
        subject: "CN=Root".to_owned(),
        issuer: "CN=Root".to_owned(),
        key: 9,
        issuer_key: 9,
        ..Forged::authority()
    };
    let authority = Forged {
        issuer: "CN=Root".to_owned(),
        issuer_key: 9,
        ..Forged::authority()
    };
    (root, authority, Forged::leaf())
}

#[test]
fn a_chain_ends_at_a_root_of_the_model() {
    let (root, authority, leaf) = family();
    let of_root = metadata(&[&root]);
    assert!(is_trusted(&of_root, &[&leaf, &authority]));
    assert!(is_trusted(&of_root, &[&leaf, &authority, &root]));
    assert!(!is_trusted(&of_root, &[&leaf]));
    assert!(is_trusted(&of_root, &[&authority]));
    // The authority itself may be what the metadata lists, among others.
    let other = Forged {
        key: 7,
        issuer_key: 7,
        ..family().0
    };
    let listed = metadata(&[&other, &authority]);
    assert!(is_trusted(&listed, &[&leaf]));
    assert!(is_trusted(&listed, &[&leaf, &authority]));
    assert!(!is_trusted(&metadata(&[]), &[&leaf]));
}

#[test]
fn a_signature_of_another_key_breaks_the_chain() {
    let (root, authority, leaf) = family();
    let of_root = metadata(&[&root]);
    let forged = Forged {
        issuer_key: 5,
        ..leaf
    };
    assert!(!is_trusted(&of_root, &[&forged, &authority]));
    // Of the right name, signed by the root, and no authority.
    let person = Forged {
        extensions: vec![extension("2.5.29.19", true, &[0x30, 0])],
        ..authority
    };
    assert!(!is_trusted(&of_root, &[&Forged::leaf(), &person]));
}

#[test]
fn a_leaf_that_is_listed_as_root_vouches_for_itself_only() {
    let leaf = Forged::leaf().with(extension("2.5.29.19", true, &[0x30, 0]));
    let listed = metadata(&[&leaf]);
    assert!(is_trusted(&listed, &[&leaf]));
    let below = Forged {
        issuer: Forged::leaf().subject,
        issuer_key: 1,
        subject: "CN=Below".to_owned(),
        key: 3,
        ..Forged::leaf()
    };
    assert!(!is_trusted(&listed, &[&below]));
}

#[test]
fn dates_of_attestation_certificates_are_findings() {
    let leaf = Forged::leaf();
    let metadata = metadata(&[&leaf]);
    for (at, is_out_of_time) in [
        ("2026-11-21T00:00:00Z", false),
        ("2041-01-01T00:00:00Z", true),
        ("2019-01-01T00:00:00Z", true),
    ] {
        let verdict = verdict(&metadata, &[&leaf], at);
        let findings = verdict["findings"].as_array().unwrap();
        let found = findings
            .iter()
            .any(|one| one["code"] == "attestation.certificateOutOfTime");
        assert_eq!(found, is_out_of_time, "{at}");
    }
}
