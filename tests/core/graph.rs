//! The requests that turn policies into edited ones.

use std::fs;
use std::path::PathBuf;

use entra_verdict::contract::PolicyInput;
use entra_verdict::contract::{GraphChange, Unsent};
use entra_verdict::{Language, Tenant, graph_change};
use serde_json::{Value, json};
use support::data;

fn change(before: &Value, after: &Value) -> GraphChange {
    let input = |policy: &Value| vec![PolicyInput::Json(policy.clone())];
    graph_change(input(before), input(after), Language::En).unwrap()
}

/// Method, path and body of each request.
fn sent(change: &GraphChange) -> Vec<(&'static str, String, Option<Value>)> {
    let requests = change.requests.iter();
    requests
        .map(|one| (one.method, one.path.clone(), one.body.clone()))
        .collect()
}

fn passkeys() -> Value {
    json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/x",
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2", "state": "enabled", "isAttestationEnforced": true,
        "keyRestrictions": { "isEnforced": true, "enforcementType": "allow", "aaGuids": ["7e3f3d30-3557-4442-bdae-139312178b39"] },
        "includeTargets": [{ "targetType": "group", "id": "all_users" }],
    })
}

const ID: &str = "50000000-0000-4000-8000-000000000001";

fn strength() -> Value {
    json!({
        "id": ID, "displayName": "Keys", "policyType": "custom", "requirementsSatisfied": "mfa",
        "allowedCombinations": ["fido2"],
        "combinationConfigurations": [{
            "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
            "id": "60000000-0000-4000-8000-000000000001",
            "appliesToCombinations": ["fido2"],
            "allowedAAGUIDs": ["7e3f3d30-3557-4442-bdae-139312178b39"],
        }],
    })
}

#[test]
fn a_method_policy_is_patched_with_what_changed_and_whole_lists() {
    let before = passkeys();
    let mut after = before.clone();
    after["keyRestrictions"]["aaGuids"]
        .as_array_mut()
        .unwrap()
        .push(json!("cb69481e-8ff7-4039-93ec-0a2729a154a8"));
    let found = change(&before, &after);
    assert_eq!(
        sent(&found),
        [(
            "PATCH",
            "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Fido2"
                .to_owned(),
            Some(json!({
                "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
                "keyRestrictions": after["keyRestrictions"],
            }))
        )]
    );
    assert!(found.unsent.is_empty() && !found.is_refused());
    let request = &found.requests[0];
    assert_eq!(request.policy.as_ref().unwrap().path, "");
    assert_eq!(
        serde_json::from_str::<Value>(&request.json).unwrap(),
        *request.body.as_ref().unwrap()
    );
    assert!(
        request.azure_cli.starts_with(
            "az rest --method patch --url 'https://graph.microsoft.com/v1.0/policies/"
        )
    );
    assert!(
        request
            .power_shell
            .starts_with("Invoke-MgGraphRequest -Method PATCH -Uri 'v1.0/policies/")
    );
    assert!(request.power_shell.ends_with("\n'@"));
}

#[test]
fn a_document_from_beta_goes_back_to_beta() {
    let mut before = passkeys();
    before["@odata.context"] = json!("https://graph.microsoft.com/beta/$metadata#policies/x");
    let mut after = before.clone();
    after["state"] = json!("disabled");
    assert!(
        change(&before, &after).requests[0]
            .path
            .starts_with("/beta/")
    );
}

#[test]
fn the_parts_of_a_strength_go_their_own_ways_in_order() {
    let before = strength();
    let own = format!("/v1.0/policies/authenticationStrengthPolicies/{ID}");
    let mut after = before.clone();
    after["displayName"] = json!("Keys and certificates");
    after["allowedCombinations"] = json!(["fido2", "x509CertificateMultiFactor"]);
    let new = json!({
        "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
        "appliesToCombinations": ["x509CertificateMultiFactor"],
        "allowedIssuerSkis": ["AABB"], "allowedPolicyOIDs": [],
    });
    let list = after["combinationConfigurations"].as_array_mut().unwrap();
    list[0]["allowedAAGUIDs"] = json!(["cb69481e-8ff7-4039-93ec-0a2729a154a8"]);
    list.push(new.clone());
    assert_eq!(
        sent(&change(&before, &after)),
        [
            (
                "PATCH",
                own.clone(),
                Some(json!({ "displayName": "Keys and certificates" }))
            ),
            (
                "POST",
                format!("{own}/updateAllowedCombinations"),
                Some(json!({ "allowedCombinations": ["fido2", "x509CertificateMultiFactor"] }))
            ),
            (
                "PATCH",
                format!("{own}/combinationConfigurations/60000000-0000-4000-8000-000000000001"),
                Some(json!({
                    "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
                    "appliesToCombinations": ["fido2"],
                    "allowedAAGUIDs": ["cb69481e-8ff7-4039-93ec-0a2729a154a8"],
                }))
            ),
            (
                "POST",
                format!("{own}/combinationConfigurations"),
                Some(new)
            ),
        ]
    );
    let mut bare = before.clone();
    bare["combinationConfigurations"] = json!([]);
    assert_eq!(
        sent(&change(&before, &bare)),
        [(
            "DELETE",
            format!("{own}/combinationConfigurations/60000000-0000-4000-8000-000000000001"),
            None
        )]
    );
    let created = change(&json!([]), &before);
    let (method, path, body) = sent(&created).remove(0);
    assert_eq!(
        (method, path.as_str()),
        ("POST", "/v1.0/policies/authenticationStrengthPolicies")
    );
    let body = body.unwrap();
    assert!(body.get("id").is_none() && body.get("requirementsSatisfied").is_none());
    assert!(body["combinationConfigurations"][0].get("id").is_none());
}

#[test]
fn a_conditional_access_policy_names_its_strength_by_id() {
    let policy = |state: &str, strength: Value| {
        json!({
            "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
            "id": "c0000000-0000-4000-8000-000000000001", "displayName": "It's", "state": state,
            "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] } },
            "grantControls": { "operator": "OR", "builtInControls": [], "authenticationStrength": strength },
        })
    };
    let before = policy("enabled", strength());
    let path = "/v1.0/identity/conditionalAccess/policies/c0000000-0000-4000-8000-000000000001";
    let after = policy("enabledForReportingButNotEnforced", strength());
    assert_eq!(
        sent(&change(&before, &after)),
        [(
            "PATCH",
            path.to_owned(),
            Some(json!({ "state": "enabledForReportingButNotEnforced" }))
        )]
    );
    let other = policy(
        "enabled",
        json!({ "id": "00000000-0000-0000-0000-000000000004" }),
    );
    let (_, _, body) = sent(&change(&before, &other)).remove(0);
    assert_eq!(
        body.unwrap()["grantControls"]["authenticationStrength"],
        json!({ "id": "00000000-0000-0000-0000-000000000004" })
    );
    let mut renamed = before.clone();
    renamed["displayName"] = json!("It's $(whoami) `here`");
    let request = &change(&before, &renamed).requests[0];
    assert!(
        request
            .azure_cli
            .ends_with(r#"--body '{"displayName":"It'\''s $(whoami) `here`"}'"#)
    );
}

#[test]
fn what_no_request_changes_is_said() {
    let mut built_in = strength();
    built_in["policyType"] = json!("builtIn");
    let mut edited = built_in.clone();
    edited["allowedCombinations"] = json!(["sms"]);
    let found = change(&built_in, &edited);
    assert!(found.requests.is_empty());
    assert_eq!(found.unsent[0].why, Unsent::NotWritable);
    let gone = change(&strength(), &json!([]));
    assert!(gone.requests.is_empty());
    assert_eq!(gone.unsent[0].why, Unsent::Removed);
}

fn asking(strength: Value) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "id": "c0000000-0000-4000-8000-000000000001", "displayName": "Keys for admins", "state": "disabled",
        "conditions": { "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] } },
        "grantControls": { "operator": "OR", "builtInControls": [], "authenticationStrength": strength },
    })
}

#[test]
fn a_strength_that_policies_ask_for_is_not_deleted_and_an_edit_names_them() {
    let policy = asking(json!({ "id": ID.to_uppercase() }));
    let both = json!([strength(), policy]);
    for embeds in [json!({ "id": ID }), strength()] {
        let found = change(&both, &json!([asking(embeds)]));
        let unsent = &found.unsent[0];
        assert_eq!(unsent.why, Unsent::InUse);
        let who = &unsent.referred_by[0];
        assert_eq!(who.display_name.as_deref(), Some("Keys for admins"));
        assert_eq!(who.policy.path, "/0/grantControls/authenticationStrength");
        assert!(!found.requests.iter().any(|one| one.method == "DELETE"));
    }
    let other = asking(json!({ "id": "00000000-0000-0000-0000-000000000004" }));
    let found = change(&both, &json!([other]));
    assert_eq!(found.unsent[0].why, Unsent::Removed);
    assert!(found.unsent[0].referred_by.is_empty());

    let mut edited = both.clone();
    edited[0]["combinationConfigurations"][0]["allowedAAGUIDs"] = json!([]);
    let found = change(&both, &edited);
    let affects = &found.requests[0].affects;
    assert_eq!(affects.len(), 1);
    assert_eq!(
        affects[0].id.as_deref(),
        Some("c0000000-0000-4000-8000-000000000001")
    );
    let loaded = Tenant::load(vec![PolicyInput::Json(both)]).unwrap();
    let resources = loaded.resources();
    let of = |kind: &str| resources.iter().find(|one| one.resource == kind).unwrap();
    assert_eq!(of("authenticationStrengthPolicy").referred_by, *affects);
    assert!(of("conditionalAccessPolicy").referred_by.is_empty());
}

#[test]
fn a_lone_configuration_is_sent_to_its_strength() {
    let lone = |aaguid: &str, id: Option<&str>| {
        let mut lone = json!({
            "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
            "appliesToCombinations": ["fido2"], "allowedAAGUIDs": [aaguid],
        });
        if let Some(id) = id {
            lone["id"] = json!(id);
        }
        lone
    };
    const OWN: &str = "60000000-0000-4000-8000-000000000001";
    const OTHER: &str = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
    let list =
        format!("/v1.0/policies/authenticationStrengthPolicies/{ID}/combinationConfigurations");
    let mut bare = strength();
    bare["combinationConfigurations"] = json!([]);
    // Beside its strength, and alone where the documents before have it.
    let new = lone(OTHER, None);
    for after in [json!([bare, new]), json!([new])] {
        let found = change(&bare, &after);
        assert_eq!(sent(&found), [("POST", list.clone(), Some(new.clone()))]);
    }
    let changed = change(&strength(), &json!([strength(), lone(OTHER, Some(OWN))]));
    assert_eq!(
        sent(&changed),
        [("PATCH", format!("{list}/{OWN}"), Some(lone(OTHER, None)))]
    );
    // By the context that names the strength.
    let mut named = lone(OTHER, None);
    named["@odata.context"] = json!(format!(
        "https://graph.microsoft.com/v1.0/$metadata#policies/authenticationStrengthPolicies('{ID}')/combinationConfigurations/$entity"
    ));
    let found = change(&json!([]), &named);
    assert_eq!(sent(&found), [("POST", list.clone(), Some(new.clone()))]);
    // A strength that nothing names, and one that cannot have any.
    assert_eq!(change(&json!([]), &new).unsent[0].why, Unsent::NoId);
    named["@odata.context"] = json!(
        "#policies/authenticationStrengthPolicies('00000000-0000-0000-0000-000000000004')/combinationConfigurations"
    );
    let built_in = json!([{ "id": "00000000-0000-0000-0000-000000000004", "policyType": "builtIn",
        "displayName": "Phishing-resistant MFA", "allowedCombinations": ["fido2"] }, named]);
    let found = change(&json!([]), &built_in);
    assert!(found.requests.is_empty(), "{:?}", sent(&found));
    assert!(
        found
            .unsent
            .iter()
            .all(|one| one.why == Unsent::NotWritable)
    );
}

#[test]
fn only_security_groups_are_targets_and_a_request_that_changes_them_says_so() {
    let said = |after: &Value| {
        let found = change(&passkeys(), after);
        let mut findings = found.findings.into_iter();
        findings.find(|one| one.code == "method.securityGroupsOnly")
    };
    let mut after = passkeys();
    after["includeTargets"] =
        json!([{ "targetType": "group", "id": "90000000-0000-4000-8000-000000000001" }]);
    assert_eq!(said(&after).unwrap().path, "/includeTargets");
    after["includeTargets"] =
        json!([{ "targetType": "group", "id": "all_users", "isRegistrationRequired": true }]);
    assert!(said(&after).is_none());
    after["state"] = json!("disabled");
    assert!(said(&after).is_none());
}

#[test]
fn what_the_service_refuses_is_a_finding() {
    let before = strength();
    let mut after = before.clone();
    after["allowedCombinations"] = json!(["fido2", "email"]);
    let found = change(&before, &after);
    assert!(found.is_refused());
    assert!(
        found
            .findings
            .iter()
            .any(|one| one.code == "strength.combinationIllegal")
    );
}

/// An id that is no id cannot lead anywhere else.
#[test]
fn an_id_that_could_lead_elsewhere_is_not_sent() {
    let renamed = |mut policy: Value, id: &str| {
        policy["id"] = json!(id);
        let mut after = policy.clone();
        after["displayName"] = json!("Other");
        change(&policy, &after)
    };
    let mut wrong = Vec::new();
    for id in [
        "x/../../users?$top=1' & calc",
        "..",
        ".",
        "a/b",
        "a\\b",
        "a?b",
        "a#b",
        "%2e%2e",
        "a b",
    ] {
        for policy in [strength(), asking(json!({ "id": ID }))] {
            let found = renamed(policy, id);
            let why: Vec<Unsent> = found.unsent.iter().map(|one| one.why).collect();
            if !found.requests.is_empty() || why != [Unsent::InvalidId] {
                wrong.push((id, sent(&found), why));
            }
        }
        let partner = |accepted: bool| {
            json!({ "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationPartner",
                "tenantId": id, "inboundTrust": { "isMfaAccepted": accepted } })
        };
        let found = change(&partner(true), &partner(false));
        if !found.requests.is_empty() || found.unsent[0].why != Unsent::InvalidId {
            wrong.push((id, sent(&found), Vec::new()));
        }
        // A configuration of a strength, whose id stands in a path too.
        let mut before = strength();
        before["combinationConfigurations"][0]["id"] = json!(id);
        let mut after = before.clone();
        after["combinationConfigurations"][0]["allowedAAGUIDs"] = json!([]);
        for after in [after, strength()] {
            let found = change(&before, &after);
            if !found.requests.is_empty() || found.unsent[0].why != Unsent::InvalidId {
                wrong.push((id, sent(&found), Vec::new()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Without one nothing tells which it is, so it is a new one.
    let found = renamed(asking(json!({ "id": ID })), "");
    assert!(found.requests.iter().all(|one| one.method == "POST"));
}

/// The service keeps a member that a request does not have.
#[test]
fn a_member_that_is_gone_is_cleared_or_named() {
    let without = |of: &Value, member: &str| {
        let mut after = of.clone();
        let (above, name) = member.rsplit_once('/').unwrap();
        let members = after.pointer_mut(above).unwrap().as_object_mut().unwrap();
        members.remove(name).unwrap();
        change(of, &after)
    };
    let mut passkeys = passkeys();
    passkeys["excludeTargets"] = json!([{ "targetType": "group", "id": ID }]);
    passkeys["passkeyProfiles"] = json!([{ "id": ID, "name": "Default" }]);
    let mut certificates = json!({
        "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
        "id": "X509Certificate", "state": "enabled", "excludeTargets": passkeys["excludeTargets"],
        "authenticationModeConfiguration": {
            "x509CertificateAuthenticationDefaultMode": "x509CertificateMultiFactor",
            "rules": [{ "x509CertificateRuleType": "policyOID", "identifier": "1.2.3" }],
        },
    });
    certificates["includeTargets"] = json!([{ "targetType": "group", "id": "all_users" }]);
    let mut policy = asking(json!({ "id": ID }));
    policy["sessionControls"] =
        json!({ "signInFrequency": { "value": 1, "type": "hours", "isEnabled": true } });
    policy["conditions"]["users"]["excludeUsers"] = json!([ID]);
    policy["conditions"]["platforms"] = json!({ "includePlatforms": ["iOS"] });
    let partner = json!({ "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationPartner",
        "tenantId": ID, "inboundTrust": { "isMfaAccepted": true } });
    let cleared = [
        (&passkeys, "/excludeTargets", json!([])),
        (
            &passkeys,
            "/keyRestrictions",
            json!({ "isEnforced": false, "enforcementType": "allow", "aaGuids": [] }),
        ),
        (&passkeys, "/keyRestrictions/aaGuids", json!([])),
        (&certificates, "/excludeTargets", json!([])),
        (
            &certificates,
            "/authenticationModeConfiguration/rules",
            json!([]),
        ),
        (&policy, "/sessionControls", Value::Null),
        (&policy, "/conditions/users/excludeUsers", json!([])),
        (&policy, "/conditions/platforms", Value::Null),
        (
            &policy,
            "/grantControls/authenticationStrength",
            Value::Null,
        ),
        (&partner, "/inboundTrust", Value::Null),
    ];
    let mut wrong = Vec::new();
    for (of, member, value) in &cleared {
        let found = without(of, member);
        let bodies: Vec<&Value> = found
            .requests
            .iter()
            .filter_map(|one| one.body.as_ref())
            .collect();
        let is_cleared = matches!(bodies[..], [body] if body.pointer(member) == Some(value));
        if !is_cleared || !found.unsent.is_empty() {
            wrong.push((*member, sent(&found), found.unsent));
        }
    }
    for (of, member) in [
        (&passkeys, "/state"),
        (&passkeys, "/includeTargets"),
        (&passkeys, "/passkeyProfiles"),
        (&passkeys, "/isAttestationEnforced"),
        (&passkeys, "/keyRestrictions/isEnforced"),
        (&certificates, "/authenticationModeConfiguration"),
        (&policy, "/state"),
        (&policy, "/conditions"),
        (&policy, "/grantControls"),
        (&policy, "/grantControls/operator"),
    ] {
        let found = without(of, member);
        let kept: Vec<_> = found
            .unsent
            .iter()
            .map(|one| (one.why, one.policy.path.as_str()))
            .collect();
        if kept != [(Unsent::MemberGone, member)] {
            wrong.push((member, sent(&found), found.unsent));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // A body without id says nothing of what it does not have.
    let found = change(
        &passkeys,
        &json!([passkeys, { "@odata.type": passkeys["@odata.type"], "state": "disabled" }]),
    );
    assert!(found.unsent.is_empty());
    assert_eq!(found.requests.len(), 1);
    assert_eq!(found.requests[0].policy.as_ref().unwrap().path, "/1");
}

#[test]
fn the_strength_that_a_policy_embeds_is_changed_as_a_strength() {
    let policy = |strength: Value| asking(strength);
    let before = policy(strength());
    let mut edited = strength();
    edited["allowedCombinations"] = json!(["fido2", "windowsHelloForBusiness"]);
    let found = change(&before, &policy(edited.clone()));
    let action =
        format!("/v1.0/policies/authenticationStrengthPolicies/{ID}/updateAllowedCombinations");
    assert_eq!(
        sent(&found),
        [(
            "POST",
            action.clone(),
            Some(json!({ "allowedCombinations": ["fido2", "windowsHelloForBusiness"] }))
        )]
    );
    let request = &found.requests[0];
    assert_eq!(
        request.policy.as_ref().unwrap().path,
        "/grantControls/authenticationStrength"
    );
    assert_eq!(request.affects.len(), 1);
    // Beside the strength itself, which wins over the copy.
    let both = |alone: Value, copy: Value| json!([alone, policy(copy)]);
    let found = change(
        &both(strength(), strength()),
        &both(strength(), edited.clone()),
    );
    assert!(found.requests.is_empty() && found.unsent.is_empty());
    let found = change(
        &both(strength(), strength()),
        &both(edited.clone(), strength()),
    );
    assert_eq!(sent(&found)[0].1, action);
    // What answers embed has no configurations.
    let mut bare = edited.clone();
    bare["combinationConfigurations"] = json!([]);
    let found = change(&strength(), &policy(bare));
    assert!(found.requests.iter().all(|one| one.method != "DELETE"));
    for (name, value) in [
        ("policyType", json!("builtIn")),
        ("id", json!("00000000-0000-0000-0000-000000000004")),
    ] {
        let (mut before, mut after) = (strength(), edited.clone());
        (before[name], after[name]) = (value.clone(), value);
        let found = change(&policy(before), &policy(after));
        assert!(found.requests.is_empty(), "{:?}", sent(&found));
        assert_eq!(found.unsent[0].why, Unsent::NotWritable);
    }
}

#[test]
fn documents_that_stay_the_same_need_no_request() {
    let default = |accepted: bool| {
        json!({ "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationDefault",
            "inboundTrust": { "isMfaAccepted": accepted } })
    };
    let whole = json!({
        "@odata.type": "#microsoft.graph.crossTenantAccessPolicy", "allowedCloudEndpoints": [],
        "default": { "isServiceDefault": false, "inboundTrust": { "isMfaAccepted": true } },
        "partners": [{ "tenantId": ID, "inboundTrust": null }],
    });
    let mut other = passkeys();
    other["state"] = json!("disabled");
    let mut renamed = strength();
    renamed["displayName"] = json!("Other keys");
    let mut again = asking(json!({ "id": ID }));
    again["state"] = json!("enabled");
    let same = [
        json!([whole]),
        json!([whole, default(false)]),
        json!([default(false), whole]),
        json!([passkeys(), other]),
        json!([{ "authenticationMethodConfigurations": [passkeys()], "id": "authenticationMethodsPolicy",
            "@odata.type": "#microsoft.graph.authenticationMethodsPolicy" }, other]),
        json!([strength(), renamed]),
        json!([asking(json!({ "id": ID })), again]),
        json!([asking(strength()), asking(renamed)]),
        json!([asking(json!({ "id": ID })), { "@odata.type": again["@odata.type"], "displayName": "Keys for admins", "state": "enabled" }]),
    ];
    for documents in &same {
        let found = change(documents, documents);
        assert!(
            found.requests.is_empty() && found.unsent.is_empty(),
            "{documents:#}: {:#?}",
            sent(&found)
        );
    }
    // A body for a partner changes what it holds, and nothing else.
    let partner = json!({ "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationPartner",
        "tenantId": ID, "inboundTrust": { "isMfaAccepted": false }, "isServiceProvider": true });
    let body = json!({ "@odata.type": partner["@odata.type"], "tenantId": ID, "isServiceProvider": false });
    let found = change(&partner, &json!([partner, body]));
    let bodies: Vec<_> = found.requests.iter().map(|one| &one.body).collect();
    let patch = bodies[0].as_ref().unwrap();
    assert_eq!(bodies.len(), 1);
    assert_eq!(patch.get("inboundTrust"), None, "{patch}");
    assert_eq!(patch["isServiceProvider"], false);
    // Of a resource that is given twice the last one counts.
    let found = change(&passkeys(), &json!([passkeys(), same[3][1]]));
    assert_eq!(
        found.requests[0].body.as_ref().unwrap()["state"],
        "disabled"
    );
    assert_eq!(found.requests.len(), 1);
    let found = change(&json!([whole]), &json!([whole, default(false)]));
    let paths: Vec<String> = sent(&found).into_iter().map(|(_, path, _)| path).collect();
    assert_eq!(paths, ["/v1.0/policies/crossTenantAccessPolicy/default"]);
}

#[test]
fn thousands_of_policies_are_compared_in_one_pass() {
    let many = |state: &str| -> Value {
        let policy = |index: usize| {
            let mut policy = asking(json!({ "id": ID }));
            policy["id"] = json!(format!("c0000000-0000-4000-8000-{index:012}"));
            policy["state"] = json!(state);
            policy
        };
        (0..5_000).map(policy).collect()
    };
    let found = change(&many("disabled"), &many("enabled"));
    assert_eq!(found.requests.len(), 5_000);
}

/// Documents of real tenants and of the documentation; they stand beside the repository.
#[test]
fn samples_change_nothing_by_themselves_and_one_member_by_one_request() {
    let Some(folder) = data("graph-samples") else {
        return;
    };
    let mut changed = 0;
    let entries = fs::read_dir(folder).unwrap();
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|one| one == "json"))
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(sample) = serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap()) else {
            continue;
        };
        let input = |value: &Value| vec![PolicyInput::Json(value.clone())];
        let Ok(same) = graph_change(input(&sample), input(&sample), Language::En) else {
            continue;
        };
        assert!(same.requests.is_empty() && same.unsent.is_empty(), "{name}");
        for member in ["state", "displayName"] {
            let mut edited = sample.clone();
            let is_builtin = sample["policyType"] == "builtIn";
            match edited.get_mut(member) {
                Some(value) if value.is_string() && !is_builtin => *value = json!("disabled"),
                _ => continue,
            }
            if edited == sample {
                continue;
            }
            let found = change(&sample, &edited);
            if found.requests.is_empty() {
                // Registrations and users are no policies; a body without id does not say what it changes.
                let is_policy = !found.unsent.is_empty();
                assert!(!is_policy || sample.get("id").is_none(), "{name}");
                continue;
            }
            assert_eq!(found.requests.len(), 1, "{name}");
            let body = found.requests[0]
                .body
                .as_ref()
                .unwrap()
                .as_object()
                .unwrap();
            assert_eq!(body[member], "disabled", "{name}");
            let others = body
                .keys()
                .filter(|key| *key != member && *key != "@odata.type");
            assert_eq!(others.count(), 0, "{name}");
            changed += 1;
        }
    }
    assert!(changed >= 8, "{changed}");
}

#[test]
fn lists_that_stay_empty_are_left_out_of_a_change() {
    let before = json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": ID, "state": "enabled",
        "conditions": {
            "users": { "includeUsers": ["All"], "excludeUsers": [], "excludeGroups": ["g1"] },
            "applications": { "includeApplications": ["All"], "includeUserActions": [] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "customAuthenticationFactors": [] },
    });
    let mut after = before.clone();
    after["conditions"]["users"]["excludeGroups"] = json!([]);
    after["grantControls"]["builtInControls"] = json!(["block"]);
    let found = change(&before, &after);
    let body = json!({
        "conditions": {
            "users": { "includeUsers": ["All"], "excludeGroups": [] },
            "applications": { "includeApplications": ["All"] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] },
    });
    assert_eq!(sent(&found)[0].2, Some(body));
}

#[test]
fn each_request_names_the_least_that_may_send_it() {
    let mut keys = passkeys();
    keys["isAttestationEnforced"] = json!(false);
    let found = change(&passkeys(), &keys);
    let method = &found.requests[0];
    assert_eq!(
        method.permissions,
        ["Policy.ReadWrite.AuthenticationMethod"]
    );
    assert_eq!(method.role, "Authentication Policy Administrator");
    let mut named = strength();
    named["displayName"] = json!("Other keys");
    let found = change(&strength(), &named);
    let strength = &found.requests[0];
    let permissions = ["Policy.ReadWrite.ConditionalAccess", "Policy.Read.All"];
    assert_eq!(strength.permissions, permissions);
    assert_eq!(strength.role, "Conditional Access Administrator");
}

#[test]
fn documents_in_other_letter_case_are_compared_as_graph_spells_them() {
    let policy = |control: &str| {
        json!({ "Id": "c1000000-0000-4000-8000-000000000001", "DisplayName": "Everybody", "State": "enabled",
            "Conditions": { "Users": { "IncludeUsers": ["All"] }, "Applications": { "IncludeApplications": ["All"] } },
            "GrantControls": { "Operator": "OR", "BuiltInControls": [control] } })
    };
    let change = change(&policy("mfa"), &policy("block"));
    assert_eq!(
        sent(&change),
        [(
            "PATCH",
            "/v1.0/identity/conditionalAccess/policies/c1000000-0000-4000-8000-000000000001"
                .to_owned(),
            Some(json!({ "grantControls": { "operator": "OR", "builtInControls": ["block"] } })),
        )]
    );
}
