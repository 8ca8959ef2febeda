//! Members that a document has twice: which one counts is not said.

use entra_verdict::contract::{Decision, PolicyInput, Question};
use entra_verdict::{Language, Tenant, evaluate_text};
use serde_json::{Value, json};

/// A document with a member given once more, first with another value.
fn twice(document: &Value, pointer: &str, other: &Value) -> String {
    let mut marked = document.clone();
    let (above, name) = pointer.rsplit_once('/').unwrap();
    let value = marked.pointer_mut(pointer).unwrap().take();
    let holder = marked.pointer_mut(above).unwrap().as_object_mut().unwrap();
    holder.insert(name.to_owned(), json!("HERE"));
    let both = format!("{other},\n\"{name}\":{value}");
    marked.to_string().replacen("\"HERE\"", &both, 1)
}

fn fido2() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        "isSelfServiceRegistrationAllowed": true, "isAttestationEnforced": false,
        "keyRestrictions": { "isEnforced": true, "enforcementType": "allow",
            "aaGuids": ["7e3f3d30-3557-4442-bdae-139312178b39"] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
        "excludeTargets": [],
    })
}

fn x509() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration", "id": "X509Certificate",
        "state": "enabled", "includeTargets": [{ "targetType": "group", "id": "all_users" }], "excludeTargets": [],
        "authenticationModeConfiguration": {
            "x509CertificateAuthenticationDefaultMode": "x509CertificateMultiFactor", "rules": [] },
    })
}

fn access() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "c0000000-0000-4000-8000-000000000001",
        "displayName": "Blocked", "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"],
            "users": { "includeUsers": ["All"], "excludeUsers": [] },
            "applications": { "includeApplications": ["All"], "excludeApplications": [] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] },
    })
}

fn strength() -> Value {
    json!({
        "@odata.type": "#microsoft.graph.authenticationStrengthPolicy", "id": "50000000-0000-4000-8000-000000000001",
        "displayName": "Keys", "policyType": "custom", "requirementsSatisfied": "mfa",
        "allowedCombinations": ["fido2"], "combinationConfigurations": [],
    })
}

fn passkey() -> Value {
    json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z",
        "credential": { "passkey": { "aaguid": "7e3f3d30-3557-4442-bdae-139312178b39", "type": "deviceBound" } },
        "user": { "id": "a0000000-0000-4000-8000-000000000001", "groups": [], "roles": [] } })
}

fn with(mut question: Value, member: &str, value: Value) -> Value {
    question[member] = value;
    question
}

#[test]
fn what_depends_on_a_member_that_is_given_twice_is_undecided() {
    let at_application = || {
        let access = json!({ "application": "cccccccc-1111-4222-8333-444444444444" });
        with(passkey(), "access", access)
    };
    let by_strength = || with(passkey(), "strengths", json!([strength()["id"]]));
    let cases = [
        (fido2(), "/state", json!("disabled"), passkey()),
        (fido2(), "/keyRestrictions", json!(null), passkey()),
        (
            fido2(),
            "/keyRestrictions/isEnforced",
            json!(false),
            passkey(),
        ),
        (
            fido2(),
            "/keyRestrictions/enforcementType",
            json!("block"),
            passkey(),
        ),
        (fido2(), "/keyRestrictions/aaGuids", json!([]), passkey()),
        (
            fido2(),
            "/excludeTargets",
            json!([{ "targetType": "group", "id": "all_users" }]),
            passkey(),
        ),
        (access(), "/state", json!("disabled"), at_application()),
        (access(), "/conditions", json!({}), at_application()),
        (
            access(),
            "/conditions/users",
            json!({ "includeUsers": ["None"] }),
            at_application(),
        ),
        (
            access(),
            "/conditions/users/includeUsers",
            json!(["None"]),
            at_application(),
        ),
        (
            access(),
            "/conditions/users/excludeUsers",
            json!(["All"]),
            at_application(),
        ),
        (
            access(),
            "/conditions/applications/includeApplications",
            json!(["None"]),
            at_application(),
        ),
        (
            access(),
            "/conditions/clientAppTypes",
            json!(["other"]),
            at_application(),
        ),
        (access(), "/grantControls", json!(null), at_application()),
        (
            access(),
            "/grantControls/builtInControls",
            json!(["mfa"]),
            at_application(),
        ),
        (
            strength(),
            "/allowedCombinations",
            json!(["sms"]),
            by_strength(),
        ),
    ];
    let mut wrong = Vec::new();
    for (document, member, other, question) in cases {
        let text = twice(&document, member, &other);
        let tenant = match Tenant::load(vec![PolicyInput::Text(text)]) {
            Ok(tenant) => tenant,
            Err(error) => {
                wrong.push(format!("{member}: {error}"));
                continue;
            }
        };
        let question: Question = serde_json::from_value(question).unwrap();
        match tenant.evaluate(&question, Language::En) {
            Ok(verdict) if verdict.decision == Decision::Indeterminate => {}
            Ok(verdict) => wrong.push(format!(
                "{member}: {} ({})",
                verdict.decision.as_str(),
                verdict.reason.code
            )),
            Err(error) => wrong.push(format!("{member}: {error}")),
        }
        let findings = tenant.findings(Language::En);
        let said: Vec<_> = findings
            .iter()
            .filter(|one| one.code == "policy.duplicateMember")
            .map(|one| (one.path.as_str(), one.line))
            .collect();
        if said != [(member, Some(2))] || findings.iter().any(|one| one.code == "policy.exportCut")
        {
            wrong.push(format!("{member}: {findings:#?}"));
        }
    }
    // A certificate policy is asked by its own credential; that it is noted and read is enough here.
    for member in [
        "/authenticationModeConfiguration/x509CertificateAuthenticationDefaultMode",
        "/authenticationModeConfiguration/rules",
        "/includeTargets",
    ] {
        let text = twice(&x509(), member, &json!(null));
        let tenant = Tenant::load(vec![PolicyInput::Text(text)]).unwrap();
        if !tenant
            .findings(Language::En)
            .iter()
            .any(|one| one.code == "policy.duplicateMember")
        {
            wrong.push(format!("{member}: not said"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_member_that_is_given_twice_is_said_with_both_places() {
    let text = "{\"@odata.type\":\"#microsoft.graph.fido2AuthenticationMethodConfiguration\",\n \"state\":\"disabled\",\n  \"state\": \"enabled\"}";
    let tenant = Tenant::load(vec![PolicyInput::Text(text.to_owned())]).unwrap();
    let findings = tenant.findings(Language::En);
    let found = findings
        .iter()
        .find(|one| one.code == "policy.duplicateMember")
        .unwrap();
    assert!(
        found
            .text
            .contains("on line 2, column 10 and on line 3, column 12"),
        "{}",
        found.text
    );
    assert_eq!((found.line, found.column), (Some(3), Some(12)));
    // The same value twice is one value.
    let tenant =
        Tenant::load(vec![PolicyInput::Text(text.replace("disabled", "enabled"))]).unwrap();
    assert!(
        tenant
            .findings(Language::En)
            .iter()
            .all(|one| one.code != "policy.duplicateMember")
    );
}

/// The mark of what is given twice is told in the language of the sentence.
#[test]
fn japanese_sentences_say_in_japanese_what_is_given_twice() {
    for (name, document) in [("fido2", fido2()), ("access", access())] {
        let text = twice(&document, "/state", &json!("disabled"));
        let policies = vec![PolicyInput::Text(text)];
        let tenant = Tenant::load(policies).unwrap();
        let mut question = passkey();
        question["access"] = json!({ "application": "11111111-2222-4000-8000-00000000000a" });
        let question: Question = serde_json::from_value(question).unwrap();
        let verdict = tenant.evaluate(&question, Language::Ja).unwrap();
        let told = serde_json::to_string(&verdict.reason).unwrap();
        assert_eq!(verdict.decision, Decision::Indeterminate, "{name}");
        assert!(!told.contains("given twice"), "{name}: {told}");
    }
}

#[test]
fn a_question_with_a_member_twice_is_not_answered() {
    let scenario = json!({ "scenario": 1, "policies": [fido2()], "question": passkey() });
    for member in [
        "/question/action",
        "/question/user/groups",
        "/policies/0/state",
        "/question",
    ] {
        let text = twice(&scenario, member, &json!("x"));
        let error = evaluate_text(&text, Language::En).unwrap_err();
        let report = error.report(Language::En);
        assert_eq!(report.code, "input.value", "{member}");
        assert_eq!(
            (report.path.as_deref(), report.line),
            (Some(member), Some(2))
        );
        assert!(report.message.contains("twice"), "{}", report.message);
    }
}

/// Of two profiles with one id the order would decide.
#[test]
fn profiles_with_one_id_leave_open_what_differs() {
    let profile = |aaguids: Value| {
        json!({ "id": "00000000-0000-0000-0000-000000000001", "name": "Profile", "passkeyTypes": "deviceBound",
            "attestationEnforcement": "disabled",
            "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": aaguids } })
    };
    let policy = |profiles: [Value; 2]| {
        let mut policy = fido2();
        policy["passkeyProfiles"] = json!(profiles);
        policy["defaultPasskeyProfile"] = json!("00000000-0000-0000-0000-000000000001");
        policy
    };
    let key = || profile(json!(["7e3f3d30-3557-4442-bdae-139312178b39"]));
    let other = || profile(json!(["cb69481e-8ff7-4039-93ec-0a2729a154a8"]));
    for (profiles, expected) in [
        ([key(), other()], Decision::Indeterminate),
        ([other(), key()], Decision::Indeterminate),
        ([key(), key()], Decision::Allow),
    ] {
        let tenant = Tenant::load(vec![PolicyInput::Json(policy(profiles))]).unwrap();
        let question: Question = serde_json::from_value(passkey()).unwrap();
        assert_eq!(
            tenant.evaluate(&question, Language::En).unwrap().decision,
            expected
        );
        let findings = tenant.findings(Language::En);
        let found = findings
            .iter()
            .find(|one| one.code == "passkey.duplicateProfile")
            .unwrap();
        assert_eq!(found.path, "/passkeyProfiles/1");
        assert!(
            found.text.contains("Passkey profile no. 1"),
            "{}",
            found.text
        );
    }
}
