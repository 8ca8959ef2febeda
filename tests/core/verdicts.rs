//! What every verdict tells its readers, so that no door has to work anything out.

use entra_verdict::contract::{Options, Scenario};
use entra_verdict::{Language, Tenant, evaluate_text};
use serde_json::{Value, json};

use crate::answered::answered;

/// Every scenario that is answered with a verdict, with the verdict.
fn verdicts() -> Vec<(&'static str, &'static Value)> {
    let all: Vec<_> = answered()
        .iter()
        .filter(|one| one.answer.get("decision").is_some())
        .map(|one| (one.name.as_str(), &one.answer))
        .collect();
    assert!(all.len() > 1500, "only {} verdicts", all.len());
    all
}

/// Reason codes that always stand for an input that can be given.
const LACK_AN_INPUT: [&str; 5] = [
    "input.groupMembershipUnknown",
    "input.trustStoreMissing",
    "input.metadataMissing",
    "input.passkeyTypeUnknown",
    "input.attestationUnknown",
];

fn check<'v>(verdict: &'v Value, pointer: &Value) -> &'v Value {
    let pointer = pointer.as_str().unwrap_or_default();
    verdict["checks"].pointer(pointer).unwrap_or(&Value::Null)
}

fn walk(checks: &Value, see: &mut dyn FnMut(&Value)) {
    for check in checks.as_array().unwrap() {
        see(check);
        walk(&check["checks"], see);
    }
}

#[test]
fn the_reason_names_the_check_that_decided() {
    let mut decided = 0;
    for (name, verdict) in verdicts() {
        let reason = &verdict["reason"];
        if verdict["decision"] == "allow" {
            assert_eq!(reason["check"], Value::Null, "{name}");
            continue;
        }
        decided += 1;
        let deciding = check(verdict, &reason["check"]);
        let outcome = if verdict["decision"] == "deny" {
            "fail"
        } else {
            "unknown"
        };
        assert_eq!(deciding["policy"], reason["policy"], "{name}");
        // What leaves a state open stands beside the conditions, not among them.
        if name != "access/security-info-in-doubt-state.json" {
            assert_eq!(deciding["outcome"], outcome, "{name}");
            assert_eq!(deciding["code"], reason["code"], "{name}");
        }
    }
    assert!(decided > 1000, "only {decided} verdicts are not allow");
}

#[test]
fn strengths_and_policies_name_their_checks() {
    for (name, verdict) in verdicts() {
        for strength in verdict["strengths"].as_array().unwrap() {
            let judged = check(verdict, &strength["check"]);
            assert_eq!(judged["about"]["kind"], "strength", "{name}");
            assert_eq!(judged["about"]["id"], strength["id"], "{name}");
            let undecided = judged["outcome"] == "unknown";
            assert_eq!(strength["decision"] == "undecided", undecided, "{name}");
        }
        let policies = verdict["access"]["policies"].as_array();
        for policy in policies.into_iter().flatten() {
            let judged = check(verdict, &policy["check"]);
            assert_eq!(judged["id"], "access.policy", "{name}");
            assert_eq!(judged["about"]["id"], policy["id"], "{name}");
            assert_eq!(judged["about"]["name"], policy["displayName"], "{name}");
        }
    }
}

#[test]
fn an_input_that_is_missing_is_named_and_no_sentence_holds_a_pointer() {
    let mut named = 0;
    for (name, verdict) in verdicts() {
        walk(&verdict["checks"], &mut |check| {
            let text = check["text"].as_str().unwrap();
            let holds = ["/question/", "/trust/", "/policies"]
                .iter()
                .any(|root| text.contains(root) && !text.contains("http"));
            assert!(!holds, "{name}: {text}");
            if let Some(path) = check["missing"]["path"].as_str() {
                named += 1;
                assert_eq!(check["outcome"], "unknown", "{name}");
                let root = check["missing"]["kind"].as_str().unwrap();
                assert!(path.starts_with(&format!("/{root}")), "{name}: {path}");
                assert_ne!(check["missing"]["label"], "", "{name}");
            }
            // A check that others settled leaves it to them.
            let led = check["checks"].as_array().unwrap();
            let code = &check["code"];
            if led.iter().all(|one| one["code"] != *code)
                && LACK_AN_INPUT.iter().any(|lacks| code == lacks)
            {
                assert_ne!(check["missing"], Value::Null, "{name}: {text}");
            }
        });
    }
    assert!(named > 150, "only {named} inputs are named");
}

#[test]
fn what_was_compared_is_told_one_by_one() {
    for (name, verdict) in verdicts() {
        walk(&verdict["checks"], &mut |check| {
            for side in ["expected", "actual"] {
                let values = check["values"][side].as_array().unwrap();
                assert!(
                    check[side] != "—" && !values.iter().any(|value| value == "—"),
                    "{name}: a dash for nothing"
                );
                if let [only] = values.as_slice() {
                    assert_eq!(&check[side], only, "{name}");
                }
            }
        });
    }
}

#[test]
fn scope_says_what_was_judged() {
    for (name, verdict) in verdicts() {
        let judged = verdict["scope"]["judged"].as_array().unwrap();
        assert!(!judged.is_empty(), "{name} judged nothing");
        let in_part = verdict["reason"]["code"] == "allowed.inPart";
        let left_out = !verdict["scope"]["notJudged"].as_array().unwrap().is_empty();
        assert_eq!(
            in_part,
            left_out && verdict["decision"] == "allow",
            "{name}"
        );
    }
}

#[test]
fn an_answer_without_words_says_what_its_verdict_says() {
    let mut asked = 0;
    for one in answered() {
        let text = one.scenario.to_string();
        let Ok(scenario) = serde_json::from_str::<Scenario>(&text) else {
            continue;
        };
        let tenant = Tenant::load(scenario.policies)
            .and_then(|tenant| tenant.with_trust(&scenario.trust.unwrap_or_default()));
        let Ok(tenant) = tenant else { continue };
        let Ok(answer) = tenant.ask(&scenario.question) else {
            continue;
        };
        asked += 1;
        let options = Options {
            remedies: false,
            ..Options::default()
        };
        let verdict = answer.verdict(options);
        let name = &one.name;
        assert_eq!(answer.decision(), verdict.decision, "{name}");
        assert_eq!(answer.scope(), verdict.scope, "{name}");
        assert_eq!(answer.strengths(), verdict.strengths, "{name}");
        let reason = answer.reason();
        assert_eq!(reason.code, verdict.reason.code, "{name}");
        assert_eq!(reason.policy, verdict.reason.policy, "{name}");
        let service_code = verdict.reason.service_code.as_deref();
        assert_eq!(reason.service_code, service_code, "{name}");
    }
    assert!(asked > 1500, "only {asked} were asked");
}

#[test]
fn ids_are_told_with_the_names_of_the_directory() {
    const GROUP: &str = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    let scenario = json!({
        "scenario": 1, "title": "A group with a name",
        "policies": [
            { "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", "state": "enabled",
              "includeTargets": [{ "targetType": "group", "id": "all_users" }],
              "excludeTargets": [{ "targetType": "group", "id": GROUP }] },
            { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups",
              "value": [{ "id": GROUP, "displayName": "Help desk" }] },
        ],
        "question": {
            "action": "signIn", "at": "2026-11-21T00:00:00Z", "user": { "groups": [GROUP] },
            "credential": { "passkey": { "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" } },
        },
    });
    for language in [Language::En, Language::Ja] {
        let verdict = evaluate_text(&scenario.to_string(), language).unwrap();
        assert_eq!(verdict.reason.code, "method.userExcluded");
        let named = format!("Help desk ({GROUP})");
        let text = &verdict.reason.text;
        assert!(text.contains(&named), "{text}");
    }
}

#[test]
fn a_bare_method_that_its_own_policy_switches_off_says_so() {
    let said = |method: &str, policy: Value| {
        let scenario = json!({
            "scenario": 1,
            "policies": [policy],
            "question": {
                "action": "signIn",
                "credential": { "method": method },
                "strengths": ["00000000-0000-0000-0000-000000000002"],
            },
        });
        let verdict = evaluate_text(&scenario.to_string(), Language::En).unwrap();
        let verdict = serde_json::to_value(&verdict).unwrap();
        let findings = verdict["findings"].as_array().unwrap();
        findings.iter().any(|finding| {
            finding["code"] == "scope.methodPolicy" && finding["severity"] == "warning"
        })
    };
    let configuration = |name: &str, id: &str, state: &str| {
        let declared = format!("#microsoft.graph.{name}AuthenticationMethodConfiguration");
        json!({ "@odata.type": declared, "id": id, "state": state })
    };
    assert!(said("sms", configuration("sms", "Sms", "disabled")));
    assert!(!said("sms", configuration("sms", "Sms", "enabled")));
    assert!(!said("voice", configuration("sms", "Sms", "disabled")));
    assert!(said("fido2", configuration("fido2", "Fido2", "disabled")));
    assert!(!said("fido2", configuration("fido2", "Fido2", "enabled")));
}
