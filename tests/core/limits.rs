//! Bounds on what is given, and on what is said of it.

use entra_verdict::contract::PolicyInput;
use entra_verdict::json::locate;
use entra_verdict::{Language, Tenant, evaluate_text};
use serde_json::json;

/// So many objects in a list, as text.
fn objects(count: usize) -> String {
    let list = vec!["{}"; count].join(",");
    format!("{{\"value\":[{list}]}}")
}

#[test]
fn values_are_bounded_and_the_bound_is_named() {
    let error = Tenant::load(vec![PolicyInput::Text(objects(250_000))]).unwrap_err();
    let (en, ja) = (error.report(Language::En), error.report(Language::Ja));
    assert_eq!(en.code, "input.tooLarge");
    assert!(en.message.contains("200000 values"), "{}", en.message);
    assert!(ja.message.contains("個の値"), "{}", ja.message);
    assert_eq!(en.document, Some(0));
    let question = format!(
        "{{\"scenario\":1,\"policies\":[],\"question\":{}}}",
        objects(250_000)
    );
    let error = evaluate_text(&question, Language::En).unwrap_err();
    assert_eq!(error.code(), "input.tooLarge");
    assert!(locate(&objects(250_000), "/value/3").is_none());
    assert!(locate(&objects(100), "/value/3").is_some());
    let error = Tenant::load(vec![PolicyInput::Text(" ".repeat(5 * 1024 * 1024))]).unwrap_err();
    let message = error.report(Language::En).message;
    assert!(
        message.contains("The policies together") && message.contains("4 MiB"),
        "{message}"
    );
    let message = error.report(Language::Ja).message;
    assert!(message.contains("ポリシー全体"), "{message}");
}

#[test]
fn findings_are_bounded_and_the_rest_is_counted() {
    let tenant = Tenant::load(vec![PolicyInput::Text(objects(30_000))]).unwrap();
    let findings = tenant.findings(Language::En);
    assert!(findings.len() <= 10_001, "{}", findings.len());
    let last = findings
        .iter()
        .find(|one| one.code == "policy.moreFindings")
        .unwrap();
    let counted = last.text.split_once(": 2").is_some();
    assert!(counted, "{}", last.text);
}

#[test]
fn messages_do_not_repeat_a_long_input() {
    let long = "x".repeat(100_000);
    let scenario = |question: serde_json::Value| {
        json!({ "scenario": 1, "policies": [{ "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
            "id": "Fido2", "state": "enabled" }], "question": question })
        .to_string()
    };
    let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "fido2" } });
    let with = |member: &str, value: serde_json::Value| {
        let mut question = question.clone();
        question[member] = value;
        scenario(question)
    };
    let mut wrong = Vec::new();
    for text in [
        with("action", json!(long)),
        with("at", json!(long)),
        with("reading", json!(long)),
        with("user", json!(long)),
        with("credential", json!({ "method": long })),
        with("credential", json!({ "passkey": { "aaguid": long } })),
        with("credential", json!({ "certificate": long })),
        with("strengths", json!(long)),
    ] {
        for language in [Language::En, Language::Ja] {
            match evaluate_text(&text, language) {
                Err(error) => {
                    let message = error.report(language).message;
                    if message.len() > 3_000 {
                        wrong.push(message.chars().take(80).collect::<String>());
                    }
                }
                Ok(verdict) => {
                    let sentences = verdict.findings.iter().map(|one| one.text.len());
                    if sentences
                        .chain([verdict.reason.text.len()])
                        .any(|length| length > 3_000)
                    {
                        wrong.push(verdict.reason.text.chars().take(80).collect());
                    }
                }
            }
        }
    }
    let policy = json!({ "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2",
        "state": long, (long.clone()): 1, "keyRestrictions": { "aaGuids": [long] } });
    let tenant = Tenant::load(vec![PolicyInput::Json(policy)]).unwrap();
    let findings = tenant.findings(Language::En);
    wrong.extend(
        findings
            .iter()
            .filter(|one| one.text.len() > 3_000)
            .map(|one| one.code.to_owned()),
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
