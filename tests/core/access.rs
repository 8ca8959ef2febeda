//! What a scenario cannot hold of Conditional Access: what a verdict must not list, and where its parts stand.

use entra_verdict::contract::PolicyInput;
use entra_verdict::{Language, Tenant, evaluate_json};
use serde_json::{Value, json};

const STRENGTH: &str = "00000000-0000-0000-0000-000000000004";

fn verdict(scenario: &Value) -> Value {
    serde_json::from_str(&evaluate_json(&scenario.to_string(), Language::En)).unwrap()
}

fn policy(state: &str, members: &Value) -> Value {
    let mut policy = json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "state": state,
        "conditions": {
            "clientAppTypes": ["all"],
            "applications": { "includeApplications": ["All"] },
            "users": { "includeUsers": ["All"] },
        },
    });
    let members = members.as_object().unwrap().clone();
    policy.as_object_mut().unwrap().extend(members);
    policy
}

fn sign_in(policies: &[Value]) -> Value {
    verdict(&json!({
        "scenario": 1,
        "policies": policies,
        "question": {
            "action": "signIn",
            "user": { "id": "11111111-2222-4333-8444-555555555555", "groups": [], "roles": [] },
            "credential": { "method": "sms" },
            "access": { "application": "cccccccc-1111-4222-8333-444444444444" },
        },
    }))
}

#[test]
fn a_strength_that_only_report_only_policies_ask_for_is_marked() {
    let asks = json!({ "grantControls": {
        "operator": "OR", "authenticationStrength": { "id": STRENGTH },
    } });
    let reporting = policy("enabledForReportingButNotEnforced", &asks);
    let enforced = policy("enabled", &asks);
    for (policies, expected) in [
        (vec![reporting.clone()], true),
        (vec![reporting, enforced.clone()], false),
        (vec![enforced], false),
    ] {
        let verdict = sign_in(&policies);
        assert_eq!(verdict["strengths"].as_array().unwrap().len(), 1);
        assert_eq!(verdict["strengths"][0]["reportOnly"], expected);
    }
}

#[test]
fn each_session_control_that_is_on_is_listed_with_its_clause() {
    let session = json!({ "grantControls": null, "sessionControls": {
        "signInFrequency": { "value": 4, "type": "hours", "isEnabled": true },
        "persistentBrowser": { "mode": "never", "isEnabled": false },
        "cloudAppSecurity": null,
        "disableResilienceDefaults": false,
        "continuousAccessEvaluation": { "mode": "strictLocation" },
    } });
    let listed = |verdict: &Value| -> Vec<(String, String)> {
        let checks = verdict["checks"][0]["checks"][0]["checks"].clone();
        let checks: Vec<Value> = serde_json::from_value(checks).unwrap();
        let session = checks
            .iter()
            .filter(|check| check["id"] == "access.session");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        session
            .map(|check| (text(&check["expected"]), text(&check["policy"]["path"])))
            .collect()
    };
    let mut found = listed(&sign_in(&[policy("enabled", &session)]));
    found.sort();
    let expected = ["continuousAccessEvaluation", "signInFrequency"]
        .map(|name| (name.to_owned(), format!("/sessionControls/{name}")));
    assert_eq!(found, expected);
    assert!(listed(&sign_in(&[policy("disabled", &session)])).is_empty());
}

/// A scenario of a guest from the same cloud, whose strength restricts certificates, after a change.
fn guest(name: &str, change: impl Fn(&mut Value)) -> Value {
    let path = format!(
        "{}/tests/scenarios/access/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut scenario: Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let policies = scenario.get_mut("policies").unwrap();
    for policy in policies.as_array_mut().unwrap() {
        if let Some(configuration) = policy.pointer_mut("/combinationConfigurations/0") {
            change(configuration);
        }
    }
    verdict(&scenario)
}

fn has(list: &Value, member: &str, value: &str) -> bool {
    list.as_array()
        .unwrap()
        .iter()
        .any(|one| one[member] == value)
}

#[test]
fn how_issuers_were_entered_matters_only_where_issuers_are_restricted() {
    let said = |verdict: &Value| {
        (
            has(&verdict["assumptions"], "id", "A20"),
            has(&verdict["findings"], "code", "strength.issuerNotTyped"),
        )
    };
    assert_eq!(
        said(&guest("guest-certificate-issuer-same", |_| ())),
        (true, true)
    );
    assert_eq!(
        said(&guest("guest-certificate-oid-same", |_| ())),
        (false, false)
    );
    let typed = guest("guest-certificate-issuer-same", |configuration| {
        let ski = configuration["allowedIssuerSkis"][0].as_str().unwrap();
        configuration["allowedIssuers"] = json!([format!("CUSTOMIDENTIFIER:{ski}")]);
    });
    assert_eq!(said(&typed), (true, false));
}

/// Documents beyond each documented bound, and at it (F38).
#[test]
fn more_than_a_tenant_can_have_is_a_finding() {
    let policy = |number: usize, applications: usize| {
        let ids: Vec<String> = (0..applications)
            .map(|id| format!("cccccccc-1111-4222-8333-{id:012}"))
            .collect();
        json!({
            "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": format!("p{number}"), "state": "enabled",
            "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ids } },
            "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
        })
    };
    let location = |number: usize| {
        json!({
            "@odata.type": "#microsoft.graph.ipNamedLocation", "id": format!("l{number}"), "displayName": number.to_string(),
            "ipRanges": [{ "cidrAddress": "192.0.2.0/24" }]
        })
    };
    let codes = |documents: Vec<Value>| -> Vec<&'static str> {
        let policies = documents.into_iter().map(PolicyInput::Json).collect();
        let findings = Tenant::load(policies).unwrap().findings(Language::En);
        findings
            .into_iter()
            .map(|finding| finding.code)
            .filter(|code| code.starts_with("access.tooMany"))
            .collect()
    };
    let policies = |count: usize| (0..count).map(|number| policy(number, 1)).collect();
    let locations = |count: usize| (0..count).map(location).collect();
    assert!(codes(policies(240)).is_empty());
    assert_eq!(codes(policies(241)), ["access.tooManyPolicies"]);
    assert!(codes(vec![policy(0, 250)]).is_empty());
    assert_eq!(codes(vec![policy(0, 251)]), ["access.tooManyApplications"]);
    assert!(codes(locations(195)).is_empty());
    assert_eq!(codes(locations(196)), ["access.tooManyLocations"]);
}

/// An application that only a policy knows may be in any group of applications, whatever is on the documented lists.
#[test]
fn what_the_documented_lists_leave_out_is_no_assumption_about_an_application_that_nobody_knows() {
    let root = env!("CARGO_MANIFEST_DIR");
    let path =
        format!("{root}/tests/scenarios/access/application-group-strict-name-of-a-policy.json");
    let text = std::fs::read_to_string(path).unwrap();
    let verdict = verdict(&serde_json::from_str(&text).unwrap());
    assert_eq!(verdict["reason"]["code"], "input.missing");
    assert_eq!(verdict["assumptions"], json!([]));
}
