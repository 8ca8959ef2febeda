//! Every remedy that is offered works: applied to the documents as they were given, the same question is answered
//! `allow`.

use std::collections::BTreeSet;

use entra_verdict::{Language, json};
use serde_json::Value;

use crate::answered::{self, answered};

pub fn answer(scenario: &Value) -> Value {
    answered::answer(&scenario.to_string(), Language::En)
}

/// The scenario with a change to one of its documents, which may have been given as text.
pub fn changed(scenario: &Value, changes: &[(&Value, &Value)]) -> Value {
    let mut scenario = scenario.clone();
    for (document, patch) in changes {
        let document = &mut scenario["policies"][document.as_u64().unwrap() as usize];
        if let Value::String(text) = document {
            let text = text.replace(['\u{feff}', '\0'], "");
            let patch = patch.as_array().unwrap();
            *document = Value::String(json::edit(&text, patch).unwrap());
            continue;
        }
        let patch: json_patch::Patch = serde_json::from_value((*patch).clone()).unwrap();
        json_patch::patch(document, &patch).unwrap();
    }
    scenario
}

/// Findings of severity error, which are what the service refuses to save.
pub fn errors(answer: &Value) -> Vec<String> {
    let findings = answer["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    let mut codes: Vec<String> = errors.map(|error| error["code"].to_string()).collect();
    codes.sort();
    codes
}

/// Reasons that a change of a policy can take away.
const MENDABLE: &[&str] = &[
    "access.blocked",
    "access.grantControlUnsatisfied",
    "access.strengthUnsatisfied",
    "attestation.missing",
    "attestation.notTrusted",
    "certificate.affinityTooLow",
    "certificate.noBindingMatches",
    "certificate.outOfScope",
    "certificate.revocationRequired",
    "method.disabled",
    "method.notConfigured",
    "method.userExcluded",
    "method.userNotTargeted",
    "passkey.aaguidBlocked",
    "passkey.aaguidNotAllowed",
    "passkey.noProfileMatches",
    "passkey.selfServiceDisabled",
    "passkey.typeNotAllowed",
    "strength.aaguidNotAllowed",
    "strength.combinationNotAllowed",
    "strength.crossCloudRestriction",
    "strength.issuerNotAllowed",
    "strength.issuerUnidentified",
    "strength.methodNotUsableByExternalUser",
    "strength.policyOidNotAllowed",
    "strength.policyOidOrderAmbiguous",
];

#[test]
fn every_remedy_of_every_scenario_works_and_can_be_saved() {
    let mut kinds = BTreeSet::new();
    for one in answered() {
        let (name, scenario, before) = (&one.name, &one.scenario, &one.answer);
        let Some(remedies) = before["remedies"].as_array() else {
            continue;
        };
        let combined = before["combinedRemedies"].as_array().unwrap();
        if before["decision"] == "allow" {
            assert!(remedies.is_empty() && combined.is_empty(), "{name}");
        }
        let single = remedies
            .iter()
            .map(|remedy| (remedy, vec![(&remedy["document"], &remedy["patch"])]));
        let combined = combined.iter().map(|remedy| {
            let changes = remedy["changes"].as_array().unwrap().iter();
            let changes: Vec<_> = changes.map(|c| (&c["document"], &c["patch"])).collect();
            assert!(changes.len() > 1, "{name}");
            (remedy, changes)
        });
        for (remedy, changes) in single.chain(combined) {
            let after = answer(&changed(scenario, &changes));
            assert_eq!(after["decision"], "allow", "{name}: {remedy}");
            let known = errors(before);
            let mut left = known.clone();
            for code in errors(&after) {
                let at = left.iter().position(|other| *other == code);
                assert!(at.is_some(), "{name}: {remedy} brings {code}");
                left.remove(at.unwrap());
            }
            kinds.insert(before["reason"]["code"].as_str().unwrap().to_owned());
        }
    }
    // So that the loop above cannot pass for want of anything to look at.
    for code in MENDABLE {
        assert!(kinds.contains(*code), "no remedy for {code}");
    }
}

#[test]
fn every_alternative_of_every_scenario_is_let_in() {
    let mut asked = 0;
    for one in answered() {
        let (name, scenario, before) = (&one.name, &one.scenario, &one.answer);
        for alternative in before["alternatives"].as_array().into_iter().flatten() {
            let mut methods = alternative["methods"].as_array().unwrap().clone();
            let last = methods.pop().unwrap();
            if !alternative["models"].is_null() {
                // Which model does not stand there; that there is one is counted by the model report.
                assert_eq!(last, "fido2", "{name}");
                assert!(alternative["models"].as_u64() > Some(0), "{name}");
                continue;
            }
            let mut scenario = scenario.clone();
            let question = &mut scenario["question"];
            question["credential"] = serde_json::json!({ "method": last });
            let mut used = question["alsoUsed"].as_array().cloned().unwrap_or_default();
            used.extend(methods);
            question["alsoUsed"] = Value::Array(used);
            assert_eq!(
                answer(&scenario)["decision"],
                "allow",
                "{name}: {alternative}"
            );
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked}");
}

/// The number beside a remedy is that of the model report.
#[test]
fn the_models_that_a_remedy_admits_are_those_of_the_model_report() {
    let mut counted = 0;
    for one in answered() {
        let (name, scenario) = (&one.name, &one.scenario);
        let question = &scenario["question"];
        // The report is asked without access, and of device-bound keys.
        if !question["access"].is_null()
            || question["credential"]["passkey"]["type"] != "deviceBound"
            || !scenario["trust"]["metadata"].is_null()
            || !question["credential"]["passkey"]["attestationObject"].is_null()
        {
            continue;
        }
        let own = &question["credential"]["passkey"]["aaguid"];
        for remedy in one.answer["remedies"].as_array().into_iter().flatten() {
            let Some(admits) = remedy["admits"].as_u64() else {
                continue;
            };
            let after = changed(scenario, &[(&remedy["document"], &remedy["patch"])]);
            let side = if question["action"] == "register" {
                "registration"
            } else {
                "signIn"
            };
            let admitted = |scenario: &Value| -> Option<BTreeSet<String>> {
                let policies = scenario["policies"].to_string();
                let tenant = entra_verdict::Tenant::load_text(&policies).unwrap();
                let models = tenant.models_text(&question.to_string(), Language::En);
                // Without a method policy the report cannot ask about registration.
                let models = serde_json::to_value(models.ok()?).unwrap();
                let rows = models["models"].as_array().unwrap().iter();
                let rows = rows
                    .filter(|row| row[side]["decision"] == "allow")
                    .map(|row| row["aaguid"].as_str().unwrap().to_owned())
                    .filter(|aaguid| own != aaguid.as_str());
                Some(rows.collect())
            };
            let (Some(then), Some(now)) = (admitted(scenario), admitted(&after)) else {
                continue;
            };
            let more = now.difference(&then).count();
            assert_eq!(more as u64, admits, "{name}: {remedy}");
            counted += 1;
        }
    }
    assert!(counted > 30, "{counted}");
}
