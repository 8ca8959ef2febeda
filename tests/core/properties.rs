//! What holds for every policy and every credential, whatever the scenarios happen to cover.

use entra_verdict::contract::{Decision, Verdict};
use entra_verdict::contract::{PolicyInput, Question};
use entra_verdict::{Language, Options, Tenant};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A handful of AAGUIDs, so that lists and credentials meet often.
fn aaguid() -> impl Strategy<Value = String> {
    (0_u8..6).prop_map(|n| format!("0000000{n}-0000-4000-8000-00000000000{n}"))
}

fn restrictions() -> impl Strategy<Value = Value> {
    let lists = prop::collection::vec(aaguid(), 0..5);
    (any::<bool>(), any::<bool>(), lists).prop_map(|(enforced, allow, aaguids)| {
        json!({
            "isEnforced": enforced,
            "enforcementType": if allow { "allow" } else { "block" },
            "aaGuids": aaguids,
        })
    })
}

fn targets() -> impl Strategy<Value = Value> {
    prop::collection::vec(
        prop::sample::select(vec!["all_users", "10000000-0000-4000-8000-000000000001"]),
        0..3,
    )
    .prop_map(|ids| {
        ids.into_iter()
            .map(|id| json!({ "targetType": "group", "id": id }))
            .collect()
    })
}

fn legacy() -> impl Strategy<Value = Value> {
    (
        restrictions(),
        any::<bool>(),
        any::<bool>(),
        targets(),
        targets(),
    )
        .prop_map(|(restrictions, attestation, enabled, include, exclude)| {
            json!({
                "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
                "id": "Fido2",
                "state": if enabled { "enabled" } else { "disabled" },
                "isAttestationEnforced": attestation,
                "keyRestrictions": restrictions,
                "includeTargets": include,
                "excludeTargets": exclude,
            })
        })
}

fn profiles() -> impl Strategy<Value = Value> {
    let types = prop::sample::select(vec![
        "deviceBound",
        "synced",
        "deviceBound,synced",
        "deviceBound,unknownFutureValue",
    ]);
    let attestation = prop::sample::select(vec!["disabled", "registrationOnly"]);
    let profile = (types, attestation, restrictions());
    (prop::collection::vec(profile, 1..4), any::<bool>()).prop_map(|(profiles, scoped)| {
        let id = |n: usize| format!("a000000{n}-0000-4000-8000-000000000000");
        let ids: Vec<String> = (0..profiles.len()).map(id).collect();
        let profiles: Vec<Value> = profiles
            .into_iter()
            .enumerate()
            .map(|(n, (types, attestation, restrictions))| {
                json!({
                    "id": id(n), "name": format!("profile {n}"), "passkeyTypes": types,
                    "attestationEnforcement": attestation, "keyRestrictions": restrictions,
                })
            })
            .collect();
        let group = if scoped {
            "all_users"
        } else {
            "10000000-0000-4000-8000-000000000001"
        };
        json!({
            "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
            "id": "Fido2", "state": "enabled", "defaultPasskeyProfile": id(0),
            "passkeyProfiles": profiles, "excludeTargets": [],
            "includeTargets": [
                { "targetType": "group", "id": group, "allowedPasskeyProfiles": ids },
            ],
        })
    })
}

fn policy() -> impl Strategy<Value = Value> {
    prop_oneof![legacy(), profiles()]
}

fn strength() -> impl Strategy<Value = Value> {
    prop::collection::vec(aaguid(), 0..4).prop_map(|aaguids| {
        json!({
            "id": "50000000-0000-4000-8000-000000000001", "displayName": "S", "policyType": "custom",
            "allowedCombinations": ["fido2"],
            "combinationConfigurations": [{
                "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
                "appliesToCombinations": ["fido2"], "allowedAAGUIDs": aaguids,
            }],
        })
    })
}

fn question() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec![None, Some("deviceBound"), Some("synced")]);
    let level = prop::sample::select(vec![None, Some("attested"), Some("notAttested")]);
    let groups = prop::sample::select(vec![
        None,
        Some(json!([])),
        Some(json!(["10000000-0000-4000-8000-000000000001"])),
    ]);
    let channel = prop::sample::select(vec!["securityInfo", "graph", "graphBeta"]);
    (
        prop::option::of(aaguid()),
        kind,
        level,
        groups,
        any::<bool>(),
        channel,
    )
        .prop_map(|(aaguid, kind, level, groups, registers, channel)| {
            let mut passkey = serde_json::Map::new();
            for (name, value) in [
                ("aaguid", aaguid),
                ("type", kind.map(str::to_owned)),
                ("attestationLevel", level.map(str::to_owned)),
            ] {
                if let Some(value) = value {
                    passkey.insert(name.to_owned(), json!(value));
                }
            }
            let mut question = json!({
                "action": if registers { "register" } else { "signIn" },
                "channel": channel,
                "at": "2026-11-21T00:00:00Z",
                "credential": { "passkey": passkey },
                "user": {},
                "strengths": if registers { vec![] } else { vec!["S"] },
            });
            if let Some(groups) = groups {
                question["user"]["groups"] = groups;
            }
            question
        })
}

fn ask(policies: &[&Value], question: &Value) -> Verdict {
    let policies = policies
        .iter()
        .map(|policy| PolicyInput::Json((*policy).clone()))
        .collect();
    let question: Question = serde_json::from_value(question.clone()).unwrap();
    let tenant = Tenant::load(policies).unwrap();
    // Remedies have a property of their own.
    let options = Options {
        remedies: false,
        ..Options::default()
    };
    let verdict = tenant.evaluate_with(&question, options).unwrap();
    assert_eq!(tenant.decide(&question).unwrap(), verdict.decision);
    verdict
}

/// Asks again after the changes of one remedy.
fn after<'r>(
    policies: &[Value],
    changes: impl Iterator<Item = (u32, &'r Vec<Value>)>,
    question: &Question,
) -> Decision {
    let mut policies = policies.to_vec();
    for (document, patch) in changes {
        let patch: json_patch::Patch = serde_json::from_value(Value::Array(patch.clone())).unwrap();
        json_patch::patch(&mut policies[document as usize], &patch).unwrap();
    }
    let policies = policies.into_iter().map(PolicyInput::Json).collect();
    Tenant::load(policies).unwrap().decide(question).unwrap()
}

/// Every list of AAGUIDs in a document.
fn each_list(value: &mut Value, change: &mut impl FnMut(&str, &mut Vec<Value>)) {
    match value {
        Value::Object(members) => {
            let kind = members
                .get("enforcementType")
                .and_then(Value::as_str)
                .unwrap_or("allow")
                .to_owned();
            for (name, member) in members {
                match member {
                    Value::Array(items)
                        if matches!(name.as_str(), "aaGuids" | "allowedAAGUIDs") =>
                    {
                        change(&kind, items);
                    }
                    other => each_list(other, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_list(item, change)),
        _ => {}
    }
}

fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::Deny => 0,
        Decision::Indeterminate => 1,
        Decision::Allow => 2,
    }
}

proptest! {
    #[test]
    fn order_and_letter_case_of_lists_never_matter(
        policy in policy(), strength in strength(), question in question()
    ) {
        let before = ask(&[&policy, &strength], &question);
        let (mut policy, mut strength) = (policy, strength);
        for document in [&mut policy, &mut strength] {
            each_list(document, &mut |_, items| {
                items.reverse();
                for item in items {
                    *item = json!(item.as_str().unwrap().to_uppercase());
                }
            });
        }
        let after = ask(&[&strength, &policy], &question);
        prop_assert_eq!(before.decision, after.decision);
        prop_assert_eq!(before.reason.code, after.reason.code);
    }

    #[test]
    fn adding_to_an_allow_list_never_denies(
        policy in policy(), strength in strength(), question in question(), added in aaguid()
    ) {
        let before = ask(&[&policy, &strength], &question);
        let (mut policy, mut strength) = (policy, strength);
        // An empty list of a strength is undecided (A7), so adding to it may well settle the matter.
        let mut settled = false;
        for document in [&mut policy, &mut strength] {
            each_list(document, &mut |kind, items| {
                if kind == "allow" {
                    settled |= items.is_empty();
                    items.push(json!(added));
                }
            });
        }
        let after = ask(&[&policy, &strength], &question);
        if !settled {
            prop_assert!(rank(before.decision) <= rank(after.decision),
                "{:?} became {:?}", before.reason, after.reason);
        }
    }

    #[test]
    fn a_block_list_refuses_only_what_it_names(
        aaguids in prop::collection::vec(aaguid(), 0..5), presented in aaguid()
    ) {
        let policy = json!({
            "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
            "keyRestrictions": { "isEnforced": true, "enforcementType": "block", "aaGuids": aaguids },
        });
        let question = json!({
            "action": "signIn", "credential": { "passkey": { "aaguid": presented } }
        });
        let verdict = ask(&[&policy], &question);
        let named = aaguids.contains(&presented);
        let code = if named { "passkey.aaguidBlocked" } else { "allowed" };
        prop_assert_eq!(verdict.reason.code, code);
    }

    #[test]
    fn every_deny_names_a_clause_and_every_allow_a_strength_that_is_met(
        policy in policy(), strength in strength(), question in question()
    ) {
        let verdict = ask(&[&policy, &strength], &question);
        match verdict.decision {
            Decision::Deny => {
                let clause = verdict.reason.policy.unwrap();
                let document = if clause.document == 0 { &policy } else { &strength };
                prop_assert!(document.pointer(&clause.path).is_some(), "{:?}", clause);
            }
            Decision::Allow => {
                prop_assert_eq!(verdict.reason.code, "allowed");
                prop_assert!(verdict.strengths.iter().all(|s| s.reason == "strength.satisfied"));
            }
            Decision::Indeterminate => prop_assert!(verdict.reason.code != "allowed"),
        }
    }

    #[test]
    fn strict_admits_no_more_than_report_and_report_no_more_than_lenient(
        policy in policy(), strength in strength(), question in question()
    ) {
        let [strict, report, lenient] = ["strict", "report", "lenient"].map(|reading| {
            let mut question = question.clone();
            question["reading"] = json!(reading);
            rank(ask(&[&policy, &strength], &question).decision)
        });
        prop_assert!(strict <= report && report <= lenient, "{strict} {report} {lenient}");
    }

    #[test]
    fn unknown_members_change_nothing(policy in policy(), strength in strength(), question in question()) {
        let before = ask(&[&policy, &strength], &question);
        let mut changed = policy.clone();
        changed["aMemberOfTheFuture"] = json!({ "isEnforced": true });
        let after = ask(&[&changed, &strength], &question);
        prop_assert_eq!(before.decision, after.decision);
        prop_assert!(after.findings.iter().any(|f| f.code == "policy.unknownMember"));
    }

    #[test]
    fn text_of_any_kind_is_an_answer_or_an_error(text in ".{0,200}") {
        let answer = entra_verdict::evaluate_json(&text, Language::En);
        prop_assert!(serde_json::from_str::<Value>(&answer).is_ok());
        // Whether it is recognised or refused, it must come back.
        let _ = entra_verdict::inspect(&text, Language::Ja);
        let _ = entra_verdict::json::locate(&text, &text);
    }

    #[test]
    fn bytes_of_any_kind_are_a_certificate_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let scenario = json!({
            "scenario": 1, "policies": [],
            "question": { "action": "signIn", "strengths": ["S"], "credential": { "certificate": format!("3082{hex}") } },
        });
        let answer = entra_verdict::evaluate_json(&scenario.to_string(), Language::En);
        let answer: Value = serde_json::from_str(&answer).unwrap();
        prop_assert_eq!(&answer["error"]["code"], "input.certificate");
    }
}

/// A Conditional Access policy for some users that asks for one thing.
fn access_policy() -> impl Strategy<Value = Value> {
    let users = prop_oneof![
        Just(json!({ "includeUsers": ["All"] })),
        Just(json!({ "includeUsers": [USER] })),
        Just(json!({ "includeGroups": [GROUP] })),
        Just(json!({ "includeUsers": ["All"], "excludeGroups": [GROUP] })),
        Just(json!({ "includeUsers": ["None"] })),
    ];
    let controls = prop_oneof![
        Just(json!(["block"])),
        Just(json!(["mfa"])),
        Just(json!(["compliantDevice"])),
        Just(json!(["mfa", "compliantDevice"])),
        Just(json!(["unknownFutureValue"])),
    ];
    let platforms = prop_oneof![
        Just(Value::Null),
        Just(json!({ "includePlatforms": ["windows"] })),
        Just(json!({ "includePlatforms": ["all"], "excludePlatforms": ["iOS"] })),
    ];
    (users, controls, platforms, any::<bool>(), any::<u32>()).prop_map(
        |(users, controls, platforms, any, id)| {
            json!({
                "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
                "id": format!("policy-{id}"), "displayName": "p", "state": "enabled",
                "conditions": {
                    "users": users, "platforms": platforms, "clientAppTypes": ["all"],
                    "applications": { "includeApplications": ["All"] },
                },
                "grantControls": {
                    "operator": if any { "OR" } else { "AND" }, "builtInControls": controls,
                },
            })
        },
    )
}

const USER: &str = "11111111-2222-4333-8444-555555555555";
const GROUP: &str = "aaaaaaaa-1111-4222-8333-444444444444";

fn access_question() -> impl Strategy<Value = Value> {
    let groups = prop_oneof![Just(Value::Null), Just(json!([])), Just(json!([GROUP]))];
    let platform = prop_oneof![
        Just(Value::Null),
        Just(json!("windows")),
        Just(json!("iOS"))
    ];
    let device = prop_oneof![
        Just(Value::Null),
        Just(json!({})),
        Just(json!({ "isCompliant": true })),
    ];
    let method = prop_oneof![Just("password"), Just("fido2")];
    (groups, platform, device, method).prop_map(|(groups, platform, device, method)| {
        json!({
            "action": "signIn", "at": "2026-11-21T00:00:00Z",
            "user": { "id": USER, "groups": groups, "roles": [] },
            "credential": { "method": method },
            "access": { "application": "cccccccc-1111-4222-8333-444444444444", "platform": platform, "device": device },
        })
    })
}

fn access_decision(policies: &[Value], question: &Value) -> Decision {
    let policies = policies.iter().cloned().map(PolicyInput::Json).collect();
    let question: Question = serde_json::from_value(question.clone()).unwrap();
    let tenant = Tenant::load(policies).unwrap();
    tenant.decide(&question).unwrap()
}

/// How far from being let in.
fn severity(decision: Decision) -> u8 {
    match decision {
        Decision::Allow => 0,
        Decision::Indeterminate => 1,
        Decision::Deny => 2,
    }
}

proptest! {
    #[test]
    fn another_policy_never_lets_more_in(
        policies in proptest::collection::vec(access_policy(), 1..5),
        added in access_policy(),
        question in access_question(),
    ) {
        let before = access_decision(&policies, &question);
        let mut more = policies;
        more.push(added);
        let after = access_decision(&more, &question);
        prop_assert!(severity(after) >= severity(before), "{before:?} became {after:?}");
    }

    #[test]
    fn report_only_policies_change_nothing(
        policies in proptest::collection::vec(access_policy(), 1..5),
        added in access_policy(),
        question in access_question(),
    ) {
        let before = access_decision(&policies, &question);
        let mut more = policies;
        let mut added = added;
        added["state"] = json!("enabledForReportingButNotEnforced");
        more.push(added);
        prop_assert_eq!(access_decision(&more, &question), before);
    }

    #[test]
    fn a_user_who_is_excluded_everywhere_is_let_in(
        policies in proptest::collection::vec(access_policy(), 1..5),
        question in access_question(),
    ) {
        let mut policies = policies;
        for policy in &mut policies {
            policy["conditions"]["users"]["excludeUsers"] = json!([USER]);
        }
        prop_assert_eq!(access_decision(&policies, &question), Decision::Allow);
    }
}

proptest! {
    // Each case loads and asks dozens of tenants.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_remedy_lets_the_credential_in(
        policy in policy(),
        strength in strength(),
        access in proptest::collection::vec(access_policy(), 0..3),
        question in question(),
        about in access_question(),
    ) {
        let mut question = question;
        question["user"]["id"] = json!(USER);
        question["user"]["roles"] = json!([]);
        if question["action"] == "signIn" && !access.is_empty() {
            question["access"] = about["access"].clone();
        }
        let question: Question = serde_json::from_value(question).unwrap();
        let mut policies = access;
        policies.extend([policy, strength]);
        let given = policies.iter().cloned().map(PolicyInput::Json).collect();
        let tenant = Tenant::load(given).unwrap();
        let verdict = tenant.evaluate_with(&question, Options::default()).unwrap();
        let known = verdict.decision != Decision::Allow && !verdict.reason.code.starts_with("input.");
        if !known {
            prop_assert!(verdict.remedies.is_empty() && verdict.combined_remedies.is_empty());
        }
        for remedy in &verdict.remedies {
            let changes = std::iter::once((remedy.document, &remedy.patch));
            prop_assert_eq!(after(&policies, changes, &question), Decision::Allow);
        }
        for remedy in &verdict.combined_remedies {
            let changes = remedy.changes.iter().map(|change| (change.document, &change.patch));
            prop_assert_eq!(after(&policies, changes, &question), Decision::Allow);
            // None of the documents would do alone.
            for change in &remedy.changes {
                let alone = std::iter::once((change.document, &change.patch));
                prop_assert_ne!(after(&policies, alone, &question), Decision::Allow);
            }
        }
        // What is offered is all that asking for it adds.
        let without = tenant
            .evaluate_with(&question, Options { remedies: false, ..Options::default() })
            .unwrap();
        let mut bare = verdict;
        bare.remedies.clear();
        bare.combined_remedies.clear();
        bare.alternatives.clear();
        prop_assert_eq!(bare, without);
    }
}
