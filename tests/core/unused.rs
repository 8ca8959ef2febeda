//! What plays no part in an answer is said, and what people write otherwise is read.

use entra_verdict::contract::{PolicyInput, Scenario};
use entra_verdict::{Language, Tenant, evaluate_text};
use serde_json::{Value, json};

fn policy() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "c0000000-0000-4000-8000-000000000001",
        "displayName": "Blocked", "state": "enabled",
        "conditions": { "clientAppTypes": ["all"], "users": { "includeUsers": ["All"] },
            "applications": { "includeApplications": ["All"] } },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] },
    })
}

#[test]
fn members_of_a_question_that_models_and_what_if_do_not_read_are_said() {
    let keys = json!({ "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2",
        "state": "enabled" });
    let tenant = Tenant::load([policy(), keys].map(PolicyInput::Json).into()).unwrap();
    let asked =
        json!({ "at": "2026-11-21T00:00:00Z", "remark": {}, "access": { "application": "All" } });
    let models = tenant
        .models_text(&asked.to_string(), Language::En)
        .unwrap();
    let said: Vec<_> = models
        .findings
        .iter()
        .map(|one| (one.code, one.path.as_str()))
        .collect();
    assert!(
        said.contains(&("scenario.unknownMember", "/question/remark")),
        "{said:?}"
    );
    assert!(
        said.contains(&("input.unusedMember", "/question/access")),
        "{said:?}"
    );

    let asked = json!({ "at": "2026-11-21T00:00:00Z", "remark": {},
        "access": { "application": "cccccccc-1111-4222-8333-444444444444" } });
    let found = tenant
        .what_if_text(&asked.to_string(), Language::En)
        .unwrap();
    let said: Vec<_> = found.findings.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(said, ["/question/remark"]);
    let body = json!({
        "signInIdentity": { "@odata.type": "#microsoft.graph.userSignIn", "userId": "a0000000-0000-4000-8000-000000000001" },
        "signInContext": { "@odata.type": "#microsoft.graph.applicationContext",
            "includeApplications": ["cccccccc-1111-4222-8333-444444444444"] },
        "signInConditions": { "devicePlatform": "iOS", "plattform": "iOS", "deviceInfo": { "isCompliant": true } },
        "appliedPoliciesOnly": false,
    });
    let found = tenant
        .what_if_text(&body.to_string(), Language::En)
        .unwrap();
    let said: Vec<_> = found.findings.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(said, ["/signInConditions/plattform"]);
    // Where all is read the answer is Graph's and nothing else.
    let plain = json!({ "access": { "application": "cccccccc-1111-4222-8333-444444444444" } });
    let found = tenant
        .what_if_text(&plain.to_string(), Language::En)
        .unwrap();
    let members = serde_json::to_value(&found).unwrap();
    let names: Vec<&String> = members.as_object().unwrap().keys().collect();
    assert_eq!(names, ["@odata.context", "value"]);
}

#[test]
fn members_of_trust_data_that_nothing_reads_are_said() {
    let tenant = Tenant::load(vec![PolicyInput::Json(policy())]).unwrap();
    let misspelt = tenant
        .clone()
        .with_trust_text(r#"{ "crl": [], "crls": [] }"#)
        .unwrap_err();
    let report = misspelt.report(Language::En);
    assert_eq!(
        (report.code, report.path.as_deref()),
        ("input.value", Some("/trust/crl"))
    );
    assert!(report.message.contains("“crls”"), "{}", report.message);
    let tenant = tenant.with_trust_text(r#"{ "remark": [], "crls": [] }"#);
    let findings = tenant.unwrap().findings(Language::En);
    let said: Vec<_> = findings
        .iter()
        .map(|one| (one.code, one.path.as_str()))
        .collect();
    assert_eq!(
        said.last(),
        Some(&("scenario.unknownMember", "/trust/remark"))
    );
}

#[test]
fn names_of_a_sign_in_that_nothing_asks_for_are_said() {
    let said = |access: &Value| {
        let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "fido2" },
            "access": access });
        let scenario = json!({ "scenario": 1, "policies": [policy()], "question": question });
        let verdict = evaluate_text(&scenario.to_string(), Language::En).unwrap();
        let findings = verdict.findings.into_iter();
        let findings = findings.filter(|one| one.code == "input.unusedMember");
        findings.map(|one| one.text).collect::<Vec<_>>()
    };
    let application = "cccccccc-1111-4222-8333-444444444444";
    let known = json!({ "application": application, "satisfied": ["MFA", "compliantDevice"],
        "device": { "IsCompliant": true, "extensionAttribute15": "x" } });
    assert!(said(&known).is_empty());
    let unknown =
        json!({ "application": application, "satisfied": ["foo"], "device": { "bar": 1 } });
    let told = said(&unknown);
    assert!(
        told[0].contains("“foo”") && told[0].contains("compliantDevice"),
        "{told:?}"
    );
    assert!(
        told[1].contains("“bar”") && told[1].contains("trustType"),
        "{told:?}"
    );
}

#[test]
fn a_method_without_policies_that_ask_for_anything_is_said_so() {
    let keys = json!({ "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2",
        "state": "enabled" });
    let message = |access: &Value| {
        let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "password" },
            "access": access });
        let scenario = json!({ "scenario": 1, "policies": [keys], "question": question });
        let error = evaluate_text(&scenario.to_string(), Language::En).unwrap_err();
        error.report(Language::En).message
    };
    let opened = message(&json!({ "application": "Office 365" }));
    assert!(
        opened.contains("no Conditional Access policy was given"),
        "{opened}"
    );
    assert!(message(&Value::Null).contains("say what is opened"));
}

#[test]
fn what_is_said_of_people_is_told_as_such() {
    let key = json!({ "id": "k", "aaGuid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" });
    let line = json!({ "user": { "id": "a" }, "passkeys": [key] }).to_string();
    let audit = json!({ "value": [{ "activityDisplayName": "Add", "targetResources": [] }] });
    let logs = json!({ "tables": [{ "name": "P", "columns": [], "rows": [] }] });
    for (text, kind) in [
        (format!("{line}\n{line}\n"), "people"),
        (line, "people"),
        (audit.to_string(), "people"),
        (logs.to_string(), "people"),
        (json!({ "value": [key] }).to_string(), "graphResponse"),
        (
            json!({ "value": [{ "methodsRegistered": [] }] }).to_string(),
            "graphResponse",
        ),
        (
            "User principal name;Methods registered\na@b.c;SMS\n".to_owned(),
            "csv",
        ),
        (
            "ユーザー プリンシパル名,登録済みのメソッド\na@b.c,SMS\n".to_owned(),
            "csv",
        ),
    ] {
        for language in [Language::En, Language::Ja] {
            let found = entra_verdict::inspect(&text, language).unwrap();
            let found = serde_json::to_value(&found).unwrap();
            assert_eq!(found["kind"], kind, "{text}");
            let said = found["text"].as_str().unwrap();
            assert!(said.contains("entra-verdict impact"), "{said}");
        }
    }
}

#[test]
fn a_plan_that_deletes_the_last_policy_leaves_what_it_leaves() {
    let deletes = |type_name: &str| {
        json!({ "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": { "root_module": {} },
            "resource_changes": [{ "address": "a.b", "type": type_name, "change": { "actions": ["delete"] } }] })
    };
    let answer = |plan: Value| {
        let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "password" },
            "access": { "application": "Office 365" } });
        let scenario = json!({ "scenario": 1, "policies": [plan], "question": question });
        evaluate_text(&scenario.to_string(), Language::En)
    };
    let verdict = answer(deletes("azuread_conditional_access_policy")).unwrap();
    assert_eq!(verdict.reason.code, "allowed");
    let said = verdict
        .findings
        .iter()
        .find(|one| one.code == "policy.terraform");
    assert!(said.unwrap().text.contains("it deletes: 1."));
    assert!(answer(deletes("azuread_group")).is_err());
}

#[test]
fn whole_numbers_and_signs_that_nobody_sees_do_not_stop_reading() {
    let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "fido2" },
        "access": { "application": "cccccccc-1111-4222-8333-444444444444" } });
    let scenario =
        json!({ "scenario": 1, "policies": [policy()], "question": question }).to_string();
    let expected = evaluate_text(&scenario, Language::En).unwrap().reason.code;
    for text in [
        scenario.replace("\"scenario\":1", "\"scenario\":1.0"),
        format!("\u{200b}{scenario}"),
        format!("\u{a0}{scenario}"),
        format!("\u{feff}{scenario}"),
    ] {
        let verdict = evaluate_text(&text, Language::En);
        assert_eq!(verdict.unwrap().reason.code, expected);
    }
}

#[test]
fn a_serial_number_is_a_number() {
    let trust = |serial: &str| {
        let scenario: Scenario = serde_json::from_value(json!({ "scenario": 1, "policies": [],
            "trust": { "revoked": [{ "issuer": "aabb", "serial": serial }] },
            "question": { "action": "signIn", "credential": { "method": "fido2" } } }))
        .unwrap();
        let tenant = Tenant::load(vec![PolicyInput::Json(policy())]).unwrap();
        tenant.with_trust(&scenario.trust.unwrap()).is_ok()
    };
    for serial in ["0", "1a2", "01a2", "1:a2"] {
        assert!(trust(serial), "{serial}");
    }
}

/// A thousand strengths, and ten thousand groups beside as many targets, are read and asked in one pass each.
#[test]
fn large_policies_are_asked_in_reasonable_time() {
    let id = |index: usize| format!("50000000-0000-4000-8000-{index:012}");
    let target = |index: usize| json!({ "targetType": "group", "id": id(index), "allowedPasskeyProfiles": [id(index % 500)] });
    let profile = |index: usize| {
        json!({ "id": id(index), "name": id(index), "passkeyTypes": "deviceBound",
            "attestationEnforcement": "disabled" })
    };
    let policy = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "includeTargets": (0..2_000).map(target).collect::<Value>(),
        "passkeyProfiles": (0..500).map(profile).collect::<Value>(),
    });
    let strength = |index: usize| {
        json!({ "@odata.type": "#microsoft.graph.authenticationStrengthPolicy", "id": id(index), "displayName": id(index),
            "policyType": "custom", "allowedCombinations": ["fido2"], "combinationConfigurations": [] })
    };
    let strengths = (0..1_000).map(strength).collect::<Value>();
    let tenant = Tenant::load(vec![
        PolicyInput::Json(policy),
        PolicyInput::Json(strengths),
    ])
    .unwrap();
    let groups: Vec<String> = (5_000..15_000).map(id).collect();
    let question = json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z",
        "user": { "id": "a0000000-0000-4000-8000-000000000001", "groups": groups },
        "credential": { "passkey": { "aaguid": "7e3f3d30-3557-4442-bdae-139312178b39", "type": "deviceBound" } },
        "strengths": [id(3)] });
    let verdict = tenant
        .evaluate_text(&question.to_string(), Language::En)
        .unwrap();
    assert_eq!(verdict.reason.code, "method.userNotTargeted");
}

#[test]
fn a_policy_for_applications_that_cannot_hold_is_not_said_beside_a_context() {
    let of_context = json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "c0000000-0000-4000-8000-000000000002",
        "displayName": "Step up", "state": "enabled",
        "conditions": { "clientAppTypes": ["all"], "users": { "includeUsers": ["All"] },
            "applications": { "includeAuthenticationContextClassReferences": ["c1"] } },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"] },
    });
    let is_said = |change: &dyn Fn(&mut Value)| {
        let mut other = policy();
        other["conditions"]["applications"]["includeApplications"] =
            json!(["cccccccc-1111-4222-8333-444444444444"]);
        change(&mut other);
        let scenario = json!({
            "scenario": 1, "policies": [of_context, other],
            "question": { "action": "signIn", "at": "2026-12-01T00:00:00Z",
                "user": { "id": "a0000000-0000-4000-8000-000000000001", "groups": [], "roles": [] },
                "credential": { "method": "password" },
                "access": { "authenticationContext": "c1", "platform": "windows", "satisfied": ["mfa"] } },
        });
        let verdict = evaluate_text(&scenario.to_string(), Language::En).unwrap();
        assert_eq!(verdict.reason.code, "allowed");
        let mut codes = verdict.findings.iter().map(|one| one.code);
        codes.any(|code| code == "access.applicationBesideContext")
    };
    assert!(is_said(&|_| {}));
    let list = |names: Value| {
        move |other: &mut Value| {
            other["conditions"]["applications"]["includeApplications"] = names.clone()
        }
    };
    assert!(is_said(&list(json!([
        "None",
        "cccccccc-1111-4222-8333-444444444444"
    ]))));
    assert!(!is_said(&list(json!(["None"]))));
    assert!(!is_said(&|other| other["state"] = json!("disabled")));
    assert!(!is_said(
        &|other| other["conditions"]["platforms"] = json!({ "includePlatforms": ["iOS"] })
    ));
    assert!(!is_said(&|other| {
        other["policyApplies"] = json!(false);
        other["analysisReasons"] = json!("application");
    }));
}
