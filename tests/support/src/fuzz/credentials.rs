//! Certificates, revocation lists, attestations and the metadata of authenticators.

use std::str;
use std::sync::{Arc, LazyLock};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use entra_verdict::contract::{
    CertificateReport, Inspection, Question, RevocationListReport, Trust,
};
use entra_verdict::{Language, Metadata, Options, Tenant, evaluate_text, inspect, json};
use serde_json::{Value, json};

use super::is_twice;
use super::places::Given;

/// A certificate under a policy and a store, and with a revocation list.
static CHAIN: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../scenarios/certificate/revocation/crl-clean.json");
    serde_json::from_str(text).unwrap()
});

/// A registration whose attestation holds, under a policy that enforces attestation.
static REGISTRATION: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../scenarios/attestation/signature-valid.json");
    serde_json::from_str(text).unwrap()
});

/// A model whose metadata is looked at.
static MODEL: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../scenarios/attestation/metadata-model-fit.json");
    serde_json::from_str(text).unwrap()
});

/// The reason of a scenario, or the code of its error, which points at what is there.
fn code(scenario: &Value) -> &'static str {
    let text = scenario.to_string();
    let given = Given::scenario(&text);
    match evaluate_text(&text, Language::En) {
        Ok(verdict) => {
            given.answers(&verdict);
            verdict.reason.code
        }
        Err(error) => {
            given.has(&error);
            error.code()
        }
    }
}

fn decoded(bytes: &[u8]) -> Option<String> {
    match json::decode(bytes) {
        Ok(text) => Some(text.into_owned()),
        Err(error) => {
            Given::document("").has(&error);
            None
        }
    }
}

/// A certificate that is read is read the same out of what a report hands out, and judged as leaf and as authority.
pub fn certificate(bytes: &[u8]) {
    let Some(text) = decoded(bytes) else { return };
    let mut scenario = CHAIN.clone();
    scenario["question"]["credential"]["certificate"] = json!(text);
    let of_leaf = code(&scenario);
    if let Ok(Inspection::Certificate { certificates, .. }) = inspect(&text, Language::En) {
        for report in &certificates {
            again(report);
        }
        assert!(!of_leaf.starts_with("input.syntax"), "{of_leaf}");
        let authorities: Vec<Value> = certificates
            .iter()
            .map(|one| json!({ "certificate": one.der, "isRootAuthority": false }))
            .collect();
        let store = json!({ "certificateAuthorities": authorities });
        let mut scenario = CHAIN.clone();
        scenario["policies"].as_array_mut().unwrap().push(store);
        code(&scenario);
    }
}

fn again(report: &CertificateReport) {
    match inspect(&report.der, Language::Ja) {
        Ok(Inspection::Certificate { certificates, .. }) => {
            let [again] = &certificates[..] else {
                panic!("{certificates:?}")
            };
            assert_eq!(json!(again), json!(report));
        }
        other => panic!("{report:?}: {other:?}"),
    }
}

/// A revocation list that is read is read the same out of what a report hands out, and asked.
pub fn revocation_list(bytes: &[u8]) {
    let Some(text) = decoded(bytes) else { return };
    let mut scenario = CHAIN.clone();
    scenario["trust"] = json!({ "crls": [text] });
    code(&scenario);
    if let Ok(Inspection::RevocationList { lists, .. }) = inspect(&text, Language::En) {
        for report in &lists {
            again_list(report);
        }
    }
}

fn again_list(report: &RevocationListReport) {
    match inspect(&report.der, Language::Ja) {
        Ok(Inspection::RevocationList { lists, .. }) => {
            let [again] = &lists[..] else {
                panic!("{lists:?}")
            };
            assert_eq!(json!(again), json!(report));
        }
        other => panic!("{report:?}: {other:?}"),
    }
}

/// An attestation object is malformed or judged, and inspected alike.
pub fn attestation(bytes: &[u8]) {
    let object = URL_SAFE_NO_PAD.encode(bytes);
    let mut scenario = REGISTRATION.clone();
    scenario["question"]["credential"]["passkey"]["attestationObject"] = json!(object);
    let enforced = code(&scenario);
    let is_answer = ["attestation.", "passkey.", "input.", "allowed"];
    assert!(
        is_answer.iter().any(|one| enforced.starts_with(one)),
        "{enforced}"
    );
    scenario["policies"][0]["isAttestationEnforced"] = json!(false);
    let open = code(&scenario);
    // Some failures of the object count whatever is enforced; what is no object counts always.
    assert_eq!(
        enforced == "attestation.malformed",
        open == "attestation.malformed"
    );
    if let Ok(Inspection::Attestation(report)) = inspect(&STANDARD.encode(bytes), Language::En) {
        for certificate in &report.certificates {
            again(certificate);
        }
        assert_ne!(enforced, "attestation.malformed", "{report:?}");
    }
}

/// What a browser returns, or Graph takes.
pub fn registration(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Err(error) = inspect(text, Language::En) {
        Given::document(text).has(&error);
    }
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return;
    };
    let mut scenario = REGISTRATION.clone();
    scenario["question"]["credential"]["passkey"] = value;
    code(&scenario);
}

/// Client data is malformed or compared.
pub fn client_data(bytes: &[u8]) {
    let mut scenario = REGISTRATION.clone();
    scenario["question"]["credential"]["passkey"]["clientDataJSON"] =
        json!(URL_SAFE_NO_PAD.encode(bytes));
    code(&scenario);
    if let Ok(text) = str::from_utf8(bytes) {
        scenario["question"]["credential"]["passkey"]["clientDataJSON"] = json!(text);
        code(&scenario);
    }
}

/// Metadata is read or refused, and asked, as text and within a scenario.
pub fn metadata(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let mut scenario = MODEL.clone();
    scenario["trust"]["metadata"] = serde_json::from_str(text).unwrap_or(json!(text));
    let within = code(&scenario);
    // A scenario may nest less deep, what was parsed before has each member once, and null is none.
    let is_none = scenario["trust"]["metadata"].is_null();
    let differs = is_twice(text) || within == "input.tooLarge" || is_none;
    match Metadata::load(text, None) {
        Ok(metadata) => {
            let summary = metadata.summary(Language::Ja);
            assert_eq!(
                json!(summary)["models"],
                json!(metadata.summary(Language::En))["models"]
            );
            let tenant = Tenant::load(Given::scenario(&scenario.to_string()).documents).unwrap();
            let tenant = tenant
                .with_trust(&Trust::default())
                .unwrap()
                .with_metadata(Arc::new(metadata));
            let question: Question = serde_json::from_value(scenario["question"].clone()).unwrap();
            let options = Options {
                remedies: false,
                ..Options::default()
            };
            let alone = match tenant.evaluate_with(&question, options) {
                Ok(verdict) => verdict.reason.code,
                Err(error) => error.code(),
            };
            assert!(alone == within || differs, "{within}: {alone}");
        }
        Err(error) => {
            assert!(error.code() == within || differs, "{within}: {error}");
        }
    }
}
