//! Scenarios, policies, the rules in them, and whatever is pasted.

use std::str;

use entra_verdict::contract::{Inspection, PolicyInput, Question, Scenario, Verdict};
use entra_verdict::{
    Language, Options, Tenant, evaluate_json, evaluate_text, graph_change, inspect, is_secret, json,
};
use serde_json::{Value, json};

use super::places::Given;

/// Members outside of policies that say something and are not written back.
fn lost(text: &str, written: &str) -> Vec<String> {
    fn names(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (name, value) in map.iter().filter(|(name, _)| *name != "policies") {
                    if !value.is_null() {
                        into.push(name.clone());
                    }
                    names(value, into);
                }
            }
            Value::Array(list) => list.iter().for_each(|one| names(one, into)),
            _ => {}
        }
    }
    let all = |text: &str| {
        let mut all = Vec::new();
        names(&serde_json::from_str(text).unwrap_or_default(), &mut all);
        all
    };
    let kept = all(written);
    let mut own = all(text);
    own.retain(|name| !kept.contains(name));
    own
}

/// A scenario is answered, in both languages alike, and once more as it is written back.
pub fn scenario(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let given = Given::scenario(text);
    let japanese: Value = serde_json::from_str(&evaluate_json(text, Language::Ja)).unwrap();
    match evaluate_text(text, Language::En) {
        Ok(verdict) => {
            given.answers(&verdict);
            assert_eq!(japanese["reason"]["code"], verdict.reason.code);
            let Ok(scenario) = serde_json::from_str::<Scenario>(text) else {
                return;
            };
            // Members that are mended, or are not read, are lost.
            let mut own = verdict.findings.iter().filter(|one| one.document.is_none());
            if own.any(|one| one.code.contains("ember")) {
                return;
            }
            let written = serde_json::to_string(&scenario).unwrap();
            // So are those in other letters, which are read.
            if !lost(text, &written).is_empty() {
                return;
            }
            let again = evaluate_text(&written, Language::En).unwrap();
            assert_eq!(outline(&again), outline(&verdict), "{written}");
        }
        Err(error) => {
            given.has(&error);
            assert_eq!(japanese["error"]["code"], error.code());
        }
    }
}

/// What does not hang on what nothing reads.
fn outline(verdict: &Verdict) -> Value {
    json!({
        "reason": verdict.reason, "strengths": verdict.strengths, "access": verdict.access, "checks": verdict.checks,
        "remedies": verdict.remedies, "combined": verdict.combined_remedies, "alternatives": verdict.alternatives,
        "assumptions": verdict.assumptions,
    })
}

/// Questions of any policies.
fn questions() -> [Question; 3] {
    let passkey = json!({ "aaguid": "cb69481e-8ff7-4039-93ec-0a2729a154a8" });
    let user = json!({ "id": "10000000-0000-4000-8000-000000000001", "groups": [], "roles": [] });
    [
        json!({ "action": "register", "at": "2026-11-21T00:00:00Z", "credential": { "passkey": passkey } }),
        json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "passkey": passkey }, "user": user,
            "strengths": ["S"], "access": { "application": "00000003-0000-0ff1-ce00-000000000000" } }),
        json!({ "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "sms" }, "alsoUsed": ["password"],
            "reading": "strict", "access": { "userAction": "registerSecurityInformation" } }),
    ]
    .map(|question| serde_json::from_value(question).unwrap())
}

fn findings(tenant: &Tenant) -> Vec<(&'static str, String, String)> {
    let findings = tenant.findings(Language::En).into_iter();
    findings.map(|one| (one.code, one.path, one.text)).collect()
}

/// A document is read, whether as text or parsed, and asked.
pub fn policies(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let given = Given::document(text);
    let tenant = match Tenant::load(given.documents.clone()) {
        Ok(tenant) => tenant,
        Err(error) => return given.has(&error),
    };
    let all = tenant.findings(Language::En);
    given.have(&all);
    for finding in &all {
        if let Some(mend) = &finding.mend {
            let mended = json::edit(text, mend);
            assert!(mended.is_ok(), "{finding:?}");
        }
    }
    let options = Options {
        remedies: text.len() < 4_000,
        ..Options::default()
    };
    for question in questions() {
        match tenant.evaluate_with(&question, options) {
            Ok(verdict) => given.answers(&verdict),
            Err(error) => given.has(&error),
        }
    }
    if let Ok(change) = graph_change(
        given.documents.clone(),
        given.documents.clone(),
        Language::En,
    ) {
        assert!(
            change.requests.is_empty() && change.unsent.is_empty(),
            "{change:?}"
        );
    }
    // Parsed by somebody else it is the same, unless a member was lost by that.
    let twice = all
        .iter()
        .any(|one| one.code == "policy.duplicateMember" || one.path.is_empty());
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && !value.is_string()
        && !twice
        && let Ok(parsed) = Tenant::load(vec![PolicyInput::Json(value)])
    {
        assert_eq!(findings(&parsed), findings(&tenant));
    }
}

/// What rules are made of.
pub const RULE_WORDS: [&str; 22] = [
    "device.model",
    "device.isCompliant",
    "device.extensionAttribute1",
    " -eq ",
    " -ne ",
    " -in ",
    " -notIn ",
    " -contains ",
    " -startsWith ",
    " -and ",
    " -or ",
    "-not ",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "True",
    "null",
    "\"x\"",
    ", ",
    "\\",
];

/// A rule in parentheses, or with two negations, comes to the same.
pub fn device_rule(bytes: &[u8]) {
    let Ok(rule) = str::from_utf8(bytes) else {
        return;
    };
    let plain = by_rule(rule);
    let is_read = !plain.1;
    let depth = rule.matches(['(', '-']).count();
    if is_read && depth < 20 {
        assert_eq!(by_rule(&format!("({rule})")), plain);
        assert_eq!(by_rule(&format!("-not (-not ({rule}))")), plain);
        let both = by_rule(&format!("({rule}) -and ({rule})"));
        assert_eq!(both, plain);
    }
}

/// The reason for a device by a rule, and whether the rule cannot be read.
fn by_rule(rule: &str) -> (&'static str, bool) {
    let policy = json!({
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "id": "p", "displayName": "P", "state": "enabled",
        "conditions": {
            "users": { "includeUsers": ["All"] }, "applications": { "includeApplications": ["All"] },
            "devices": { "deviceFilter": { "mode": "include", "rule": rule } },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] },
    });
    let text = policy.to_string();
    let given = Given::document(&text);
    let tenant = Tenant::load(given.documents.clone()).unwrap();
    let findings = tenant.findings(Language::Ja);
    given.have(&findings);
    let question = json!({
        "action": "signIn", "at": "2026-11-21T00:00:00Z", "credential": { "method": "fido2" },
        "user": { "id": "10000000-0000-4000-8000-000000000001", "groups": [], "roles": [] },
        "access": {
            "application": "00000003-0000-0ff1-ce00-000000000000",
            "device": { "model": "x", "isCompliant": true, "trustType": "AzureAD", "operatingSystem": "Windows" },
        },
    });
    let question: Question = serde_json::from_value(question).unwrap();
    let options = Options {
        remedies: false,
        ..Options::default()
    };
    let verdict = tenant.evaluate_with(&question, options).unwrap();
    given.answers(&verdict);
    let is_broken = findings.iter().any(|one| one.code == "access.deviceRule");
    (verdict.reason.code, is_broken)
}

/// Whatever it is taken for, it is told; what is a secret is told as one.
pub fn paste(bytes: &[u8]) {
    let text = match json::decode(bytes) {
        Ok(text) => text.into_owned(),
        Err(error) => return Given::document("").has(&error),
    };
    match inspect(&text, Language::En) {
        Ok(Inspection::Policies { .. }) => policies(text.as_bytes()),
        Ok(inspection) => drop(serde_json::to_value(&inspection).unwrap()),
        Err(error) => {
            let report = error.report(Language::Ja);
            Given::document(&text).has(&error);
            assert!(!report.secret || is_secret(&text), "{report:?}");
        }
    }
    // Texts with zeros in them, of which there is no JSON, have the form of another encoding.
    let decoded = json::decode(text.as_bytes()).ok();
    if let Some(decoded) = decoded.filter(|_| !text.contains('\0')) {
        assert_eq!(decoded, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_lost_in_other_letters_alone() {
        let lost = |text: &str| {
            let scenario: Scenario = serde_json::from_str(text).unwrap();
            lost(text, &serde_json::to_string(&scenario).unwrap())
        };
        let text = include_str!("../../../../fuzz/seeds/scenario/found-member-in-other-letters");
        assert_eq!(lost(text), ["DEVICE", "isCompliant"]);
        assert!(lost(&text.replace("DEVICE", "device")).is_empty());
    }
}
