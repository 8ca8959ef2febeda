//! Every mend that a finding carries works: applied to its document as it was given, the finding is gone, and nothing is
//! worse than before.

use std::collections::{BTreeMap, BTreeSet};

use entra_verdict::contract::PolicyInput;
use entra_verdict::{Language, Tenant};
use serde_json::{Value, json};

use crate::answered::answered;
use crate::remedies::{answer, changed, errors};

/// How often each finding stands in each document.
fn counts(answer: &Value) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for finding in answer["findings"].as_array().unwrap() {
        let of = (finding["code"].to_string(), finding["document"].to_string());
        *counts.entry(of).or_default() += 1;
    }
    counts
}

#[test]
fn every_mend_of_every_scenario_works_and_makes_nothing_worse() {
    let mut wrong = Vec::new();
    let mut codes = BTreeSet::new();
    for one in answered() {
        let findings = one.answer["findings"].as_array().into_iter().flatten();
        for finding in findings.filter(|finding| finding["mend"].is_array()) {
            let (code, document) = (&finding["code"], &finding["document"]);
            let name = format!("{}: {code} at {}", one.name, finding["path"]);
            codes.insert(code.as_str().unwrap().to_owned());
            let after = answer(&changed(&one.scenario, &[(document, &finding["mend"])]));
            if !after["error"].is_null() {
                wrong.push(format!("{name}: {}", after["error"]));
                continue;
            }
            let errors = errors(&after);
            // What a mend lets be read for the first time may well be noteworthy.
            let is_bad = |(code, _): &(String, String)| {
                code.starts_with("\"policy.")
                    || code.starts_with("\"input.")
                    || errors.contains(code)
            };
            let (before, after) = (counts(&one.answer), counts(&after));
            let of = (code.to_string(), document.to_string());
            let count = |counts: &BTreeMap<_, usize>, of| counts.get(of).copied().unwrap_or(0);
            if count(&after, &of) >= count(&before, &of) {
                wrong.push(format!("{name} is still there"));
            }
            for more in after.keys() {
                if is_bad(more) && count(&after, more) > count(&before, more) {
                    wrong.push(format!("{name}: now {more:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all = [
        "access.noneBesideOthers",
        "certificate.issuerReversed",
        "certificate.issuerRulesTwice",
        "certificate.scopeOnRoot",
        "input.unknownEnumMember",
        "passkey.authenticatorStillListed",
        "passkey.duplicateAaguid",
        "passkey.targetWithoutProfile",
        "policy.blanks",
        "policy.booleanAsString",
        "policy.letterCase",
        "policy.memberCase",
        "policy.singleValue",
        "policy.unknownMember",
        "policy.wrappedList",
        "strength.combinationDuplicate",
        "strength.duplicateEntry",
        "strength.skiSeparators",
    ];
    let all = all.map(str::to_owned).into();
    assert_eq!(codes, all, "not every finding that can be mended is");
}

/// Code, place and mend of each finding of a document that is about how it is written.
fn mends(document: Value) -> Vec<(&'static str, String, Option<Vec<Value>>)> {
    let tenant = Tenant::load(vec![PolicyInput::Json(document)]).unwrap();
    let findings = tenant.findings(Language::En).into_iter();
    findings
        .filter(|one| one.code.starts_with("policy.") || one.code.starts_with("input."))
        .map(|one| (one.code, one.path, one.mend))
        .collect()
}

fn move_of(from: &str, path: &str) -> Value {
    json!({ "op": "move", "from": from, "path": path })
}

#[test]
fn a_mend_changes_what_the_finding_is_about() {
    let replace =
        |path: &str, value: Value| json!({ "op": "replace", "path": path, "value": value });
    // Every member of the document, the deepest first.
    let of_case = mends(json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "State": "enabled",
        "KeyRestrictions": { "IsEnforced": true, "EnforcementType": "block", "AaGuids": [] },
        "includeTargets": [{ "targetType": "group", "Id": "all_users" }],
    }));
    let [
        ("policy.missingId", ..),
        ("policy.memberCase", _, Some(steps)),
    ] = of_case.as_slice()
    else {
        panic!("{of_case:?}");
    };
    let deep = |step: &Value| step["from"].as_str().unwrap().matches('/').count();
    assert_eq!(steps.len(), 6);
    assert!(
        steps.is_sorted_by(|one, next| deep(one) >= deep(next)),
        "{steps:?}"
    );
    assert!(steps.contains(&move_of("/includeTargets/0/Id", "/includeTargets/0/id")));

    let of_values = mends(json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled ",
        "passkeyProfiles": { "id": "a", "passkeyTypes": "Synced , deviceBond", "keyRestriction": {} },
        "includeTargets": { "value": [{ "targetType": "group", "id": "all_users", "allowedPasskeyProfiles": ["a"] }], "Count": 1 },
    }));
    let profile = json!({ "id": "a", "passkeyTypes": "Synced , deviceBond", "keyRestriction": {} });
    let types = vec![replace(
        "/passkeyProfiles/passkeyTypes",
        json!("synced,deviceBound"),
    )];
    let expected = [
        (
            "policy.blanks",
            "/state",
            vec![replace("/state", json!("enabled"))],
        ),
        (
            "policy.singleValue",
            "/passkeyProfiles",
            vec![replace("/passkeyProfiles", json!([profile]))],
        ),
        (
            "policy.unknownMember",
            "/passkeyProfiles/keyRestriction",
            vec![move_of(
                "/passkeyProfiles/keyRestriction",
                "/passkeyProfiles/keyRestrictions",
            )],
        ),
        (
            "policy.blanks",
            "/passkeyProfiles/passkeyTypes",
            types.clone(),
        ),
        (
            "policy.letterCase",
            "/passkeyProfiles/passkeyTypes",
            types.clone(),
        ),
        (
            "input.unknownEnumMember",
            "/passkeyProfiles/passkeyTypes",
            types,
        ),
        (
            "policy.wrappedList",
            "/includeTargets",
            vec![move_of("/includeTargets/value", "/includeTargets")],
        ),
    ];
    for (code, path, mend) in &expected {
        let is_it = |one: &(&str, String, Option<Vec<Value>>)| {
            one.0 == *code && one.1 == *path && one.2.as_ref() == Some(mend)
        };
        assert!(
            of_values.iter().any(is_it),
            "{code} at {path} in {of_values:#?}"
        );
    }
    assert_eq!(of_values.len(), expected.len(), "{of_values:#?}");
}

#[test]
fn what_has_no_one_mend_has_none() {
    let none = |document: Value, code: &str| {
        let found = mends(document);
        let of_code: Vec<_> = found.iter().filter(|one| one.0 == code).collect();
        assert!(
            !of_code.is_empty() && of_code.iter().all(|one| one.2.is_none()),
            "{found:?}"
        );
    };
    let passkeys = |members: Value| {
        let mut policy = json!({
            "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabled",
        });
        policy
            .as_object_mut()
            .unwrap()
            .extend(members.as_object().unwrap().clone());
        policy
    };
    none(
        passkeys(json!({ "keyRestriction": {}, "keyRestrictions": {} })),
        "policy.unknownMember",
    );
    none(
        passkeys(json!({ "State": "disabled" })),
        "policy.memberCase",
    );
    none(passkeys(json!({ "colour": "red" })), "policy.unknownMember");
    none(
        passkeys(json!({ "state": "perhaps" })),
        "input.unknownEnumMember",
    );
    // More than is mended at once.
    let targets: Vec<Value> = (0..300)
        .map(|_| json!({ "TargetType": "group", "id": "all_users" }))
        .collect();
    none(
        passkeys(json!({ "includeTargets": targets })),
        "policy.memberCase",
    );
}

/// Small documents as Graph, its samples and people write them, each with all that is found in it.
#[test]
fn documents_have_the_findings_that_they_deserve() {
    let own = [
        (
            "combinations alone, for the action",
            json!({ "allowedCombinations": ["fido2", "password,sms"] }),
        ),
        (
            "a strength that was selected in part",
            json!({
                "id": "5a1b0000-0000-4000-8000-000000000001", "allowedCombinations": ["fido2"],
            }),
        ),
        (
            "a new strength without a name",
            json!({
                "description": "Keys of Contoso", "allowedCombinations": ["fido2"],
            }),
        ),
        (
            "a policy with members that responses have",
            json!({
                "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies/$entity",
                "id": "c0000000-0000-4000-8000-000000000001", "templateId": null, "displayName": "Contoso",
                "createdDateTime": "2026-01-01T00:00:00Z", "modifiedDateTime": null, "state": "enabled", "partialEnablementStrategy": null,
                "sessionControls": null, "#microsoft.graph.restore": { "target": "x" },
                "conditions": {
                    "userRiskLevels": [], "signInRiskLevels": [], "clientAppTypes": ["all"], "servicePrincipalRiskLevels": [],
                    "insiderRiskLevels": null, "platforms": null, "locations": null, "devices": null, "clientApplications": null,
                    "authenticationFlows": null,
                    "applications": { "includeApplications": ["All"], "excludeApplications": [], "includeUserActions": [],
                        "includeAuthenticationContextClassReferences": [], "applicationFilter": null },
                    "users": { "includeUsers": ["All"], "excludeUsers": [], "includeGroups": [], "excludeGroups": [],
                        "includeRoles": [], "excludeRoles": [], "includeGuestsOrExternalUsers": null, "excludeGuestsOrExternalUsers": null },
                },
                "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "customAuthenticationFactors": [], "termsOfUse": [],
                    "authenticationStrength": null },
            }),
        ),
        (
            "passkeys with slips",
            json!({
                "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "id": "Fido2", "state": "enabeld",
                "isAtestationEnforced": true, "isSelfServiceRegistrationAllowed": "true", "colour": "red",
                "keyRestrictions": { "isEnforced": false, "enforcementType": "Allow", "aaGuids": [
                    "de1e552d-db1d-4423-a619-566b625cdc84", "DE1E552D-DB1D-4423-A619-566B625CDC84", "yubikey" ] },
                "includeTargets": { "targetType": "group", "id": "all_users" },
            }),
        ),
    ];
    let mut out = String::new();
    let mut tell = |name: &str, policies: &[Value]| {
        let input = policies.iter().map(|one| match one {
            Value::String(text) => PolicyInput::Text(text.clone()),
            other => PolicyInput::Json(other.clone()),
        });
        out.push_str(&format!("{name}\n"));
        match Tenant::load(input.collect()) {
            Ok(tenant) => {
                for one in tenant.findings(Language::En) {
                    let severity = serde_json::to_value(one.severity).unwrap();
                    let severity = severity.as_str().unwrap();
                    let mend = if one.mend.is_some() { ", mend" } else { "" };
                    out.push_str(&format!(
                        "  {severity} {} at {:?}{mend}\n",
                        one.code, one.path
                    ));
                }
            }
            Err(error) => out.push_str(&format!("  refused: {}\n", error.code())),
        }
    };
    for (name, document) in own {
        tell(name, &[document]);
    }
    for one in answered() {
        if one.name.starts_with("documents/")
            && let Some(policies) = one.scenario["policies"].as_array()
        {
            tell(&one.name, policies);
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("findings", out);
    });
}
