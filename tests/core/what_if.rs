//! Which Conditional Access policies are for a sign-in, in the shape of Graph's What If.

use entra_verdict::contract::PolicyInput;
use entra_verdict::contract::WhatIfResults;
use entra_verdict::{Language, Tenant};
use serde_json::{Value, json};

fn policy(id: &str, more: &Value) -> Value {
    let mut policy = json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "id": id, "displayName": id, "state": "enabled",
        "conditions": {
            "users": { "includeUsers": ["All"], "excludeGroups": ["breakGlass"] },
            "applications": { "includeApplications": ["All"] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"] },
    });
    for (name, value) in more.as_object().unwrap() {
        policy["conditions"][name] = value.clone();
    }
    policy
}

fn tenant() -> Tenant {
    let disabled = {
        let mut policy = policy("off", &json!({}));
        policy["state"] = json!("disabled");
        policy
    };
    let documents = [
        policy("everyone", &json!({})),
        policy(
            "phones",
            &json!({ "platforms": { "includePlatforms": ["android", "iOS"] } }),
        ),
        policy(
            "risky-browsers",
            &json!({ "signInRiskLevels": ["high"], "clientAppTypes": ["browser"] }),
        ),
        disabled,
    ];
    Tenant::load(documents.map(PolicyInput::Json).to_vec()).unwrap()
}

fn ask(question: &Value) -> WhatIfResults {
    tenant()
        .what_if_text(&question.to_string(), Language::En)
        .unwrap()
}

fn flags(results: &WhatIfResults) -> Vec<(Option<bool>, &str)> {
    let flag = |one: &'_ entra_verdict::contract::WhatIfAnalysisResult| one.policy_applies;
    results
        .value
        .iter()
        .map(|one| (flag(one), one.analysis_reasons.as_str()))
        .collect()
}

#[test]
fn every_policy_is_answered_with_graphs_flags() {
    let results = ask(&json!({
        "user": { "groups": [] },
        "access": { "application": "00000003-0000-0ff1-ce00-000000000000", "platform": "windows", "clientApp": "other" },
    }));
    assert_eq!(
        flags(&results),
        [
            (Some(true), "notSet"),
            (Some(false), "devicePlatform"),
            (Some(false), "clientApps,signInRisk"),
            (Some(false), "policyNotEnabled"),
        ]
    );
}

#[test]
fn a_policy_is_handed_back_as_it_was_given() {
    let results = serde_json::to_value(ask(&json!({
        "user": { "groups": [] }, "access": { "application": "cccccccc-1111-4222-8333-444444444444" },
    })))
    .unwrap();
    let everyone = &results["value"][0];
    let mut expected = policy("everyone", &json!({}));
    expected["policyApplies"] = json!(true);
    expected["analysisReasons"] = json!("notSet");
    assert_eq!(*everyone, expected);
    let context = results["@odata.context"].as_str().unwrap();
    assert!(context.ends_with("#Collection(microsoft.graph.whatIfAnalysisResult)"));
}

#[test]
fn what_cannot_be_told_is_null_and_says_why() {
    let results = ask(
        &json!({ "user": { "groups": [] }, "access": { "application": "cccccccc-1111-4222-8333-444444444444" } }),
    );
    let phones = &results.value[1];
    assert_eq!(
        (phones.policy_applies, phones.analysis_reasons.as_str()),
        (None, "notSet")
    );
    let open: Vec<_> = phones.open.iter().map(|open| open.code).collect();
    assert_eq!(open, ["input.missing"]);
    let missing = phones.open[0].missing.as_ref().unwrap();
    assert_eq!(missing.path, "/question/access/platform");
    assert!(phones.open[0].text.contains(&missing.label));
    // Nobody knows whether the user is in the excluded group.
    let unknown =
        ask(&json!({ "access": { "application": "cccccccc-1111-4222-8333-444444444444" } }));
    assert_eq!(unknown.value[0].policy_applies, None);
    assert_eq!(
        unknown.value[0].open[0].code,
        "input.groupMembershipUnknown"
    );
    // A condition that surely fails settles it all the same.
    assert_eq!(unknown.value[2].policy_applies, Some(false));
    assert!(unknown.value[2].open.is_empty());
}

#[test]
fn graphs_own_request_is_the_same_question() {
    let body = json!({
        "signInIdentity": { "@odata.type": "#microsoft.graph.userSignIn", "userId": "u" },
        "signInContext": { "@odata.type": "#microsoft.graph.applicationContext", "includeApplications": ["cccccccc-1111-4222-8333-444444444444"] },
        "signInConditions": {
            "devicePlatform": "android", "clientAppType": "browser", "signInRiskLevel": "high",
            "userRiskLevel": "none", "servicePrincipalRiskLevel": "none", "country": "US",
            "ipAddress": "40.77.182.32", "insiderRiskLevel": null,
            "authenticationFlow": { "transferMethod": "deviceCodeFlow" }, "deviceInfo": { "isCompliant": true },
        },
        "user": { "groups": [] },
        "appliedPoliciesOnly": true,
    });
    let results = ask(&body);
    let ids: Vec<_> = results
        .value
        .iter()
        .map(|one| one.policy["id"].clone())
        .collect();
    assert_eq!(ids, ["everyone", "phones", "risky-browsers"]);
    assert!(
        results
            .value
            .iter()
            .all(|one| one.policy_applies == Some(true))
    );
    let external = json!({
        "signInIdentity": { "userId": "u", "externalUserType": "none" },
        "signInContext": { "authenticationContextValue": "c1" },
    });
    let reasons = ask(&external).value[0].analysis_reasons.clone();
    assert_eq!(reasons, "authenticationContext");
}

#[test]
fn what_cannot_be_read_says_where_in_the_words_of_the_body() {
    let error = |body: &Value| {
        let error = tenant()
            .what_if_text(&body.to_string(), Language::En)
            .unwrap_err();
        let report = error.report(Language::En);
        (report.code, report.path.unwrap_or_default())
    };
    let context = json!({ "includeApplications": ["cccccccc-1111-4222-8333-444444444444"] });
    for (body, code, path) in [
        (json!({}), "input.missing", "/question/access"),
        (json!([]), "input.value", "/question"),
        (
            json!({ "signInContext": { "includeApplications": ["a", "b"] } }),
            "input.value",
            "/signInContext/includeApplications/1",
        ),
        (
            json!({ "signInIdentity": { "@odata.type": "#microsoft.graph.servicePrincipalSignIn" } }),
            "input.value",
            "/signInIdentity",
        ),
        (
            json!({ "signInContext": context, "signInConditions": { "devicePlatform": "beos" } }),
            "input.value",
            "/signInConditions/devicePlatform",
        ),
        (
            json!({ "signInContext": context, "signInConditions": { "country": 5 } }),
            "input.value",
            "/signInConditions/country",
        ),
        (
            json!({ "signInContext": context, "signInConditions": { "servicePrincipalRiskLevel": "high" } }),
            "input.value",
            "/signInConditions/servicePrincipalRiskLevel",
        ),
    ] {
        assert_eq!(error(&body), (code, path.to_owned()), "{body}");
    }
    let syntax = tenant().what_if_text("{", Language::En).unwrap_err();
    assert_eq!(syntax.report(Language::En).code, "input.syntax");
}

#[test]
fn no_flag_is_said_twice() {
    let mut answered = policy("off", &json!({}));
    answered["state"] = json!("disabled");
    answered["policyApplies"] = json!(false);
    answered["analysisReasons"] = json!("users, policyNotEnabled, users");
    let tenant = Tenant::load(vec![PolicyInput::Json(answered)]).unwrap();
    let question =
        json!({ "user": {}, "access": { "application": "cccccccc-1111-4222-8333-444444444444" } });
    let results = tenant
        .what_if_text(&question.to_string(), Language::En)
        .unwrap();
    assert_eq!(results.value[0].analysis_reasons, "policyNotEnabled,users");
}

/// What leaves it open whether one policy is for a sign-in.
fn open(policy: &Value, device: &Value) -> String {
    let tenant = Tenant::load(vec![PolicyInput::Json(policy.clone())]).unwrap();
    let question = json!({ "user": { "groups": [] }, "access": { "application": "cccccccc-1111-4222-8333-444444444444", "device": device } });
    let results = tenant
        .what_if_text(&question.to_string(), Language::En)
        .unwrap();
    results.value[0].open[0].text.clone()
}

#[test]
fn what_is_missing_is_called_by_its_name() {
    let roles = json!({ "users": { "includeRoles": ["62e90394-69f5-4237-9190-012177145e10"] } });
    let said = open(&policy("roles", &roles), &json!({}));
    assert!(said.contains("the role 62e90394"), "{said}");
    let rule =
        |text: &str| json!({ "devices": { "deviceFilter": { "mode": "include", "rule": text } } });
    let filter = rule("device.ISCOMPLIANT -eq True");
    let said = open(&policy("device", &filter), &json!({ "model": "x" }));
    assert!(said.contains("device (isCompliant)"), "{said}");
    let attributes = json!({ "applications": {
        "applicationFilter": { "mode": "include", "rule": "CustomSecurityAttribute.Set_Name -eq \"x\"" },
    } });
    let said = open(&policy("attributes", &attributes), &json!({}));
    assert!(said.contains("A question cannot give these"), "{said}");
}
