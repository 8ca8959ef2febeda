//! What tools make of Graph's JSON: the same documents, written otherwise or cut, must not be answered otherwise.

use serde_json::{Map, Value, json};

use entra_verdict::Language;

use crate::answered::{Answered, answer, answered};

/// Every so many scenarios: all of them would only take longer.
const STEP: usize = 8;

/// Scenarios whose documents are objects, some of them; those about exports are written by tools already.
fn some() -> impl Iterator<Item = &'static Answered> {
    answered().iter().step_by(STEP).filter(|one| {
        let policies = one.scenario["policies"].as_array();
        let all_objects = policies.is_some_and(|all| all.iter().all(Value::is_object));
        all_objects && !one.name.starts_with("documents/")
    })
}

fn rewritten(one: &Answered, rewrite: fn(&Value) -> Value) -> Value {
    let mut scenario = one.scenario.clone();
    for policy in scenario["policies"].as_array_mut().unwrap() {
        *policy = rewrite(policy);
    }
    answer(&scenario.to_string(), Language::En)
}

fn gist(answer: &Value) -> [Option<&str>; 3] {
    ["/decision", "/reason/code", "/error/code"]
        .map(|at| answer.pointer(at).and_then(Value::as_str))
}

/// Every member with the letter case of an SDK.
fn in_pascal_case(value: &Value) -> Value {
    let name = |name: &String| match name.split_at_checked(1) {
        Some((first, rest)) if !name.contains('@') => first.to_uppercase() + rest,
        _ => name.clone(),
    };
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (name(key), in_pascal_case(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(in_pascal_case).collect(),
        other => other.clone(),
    }
}

/// Lists as Windows PowerShell writes some.
fn with_wrapped_lists(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), with_wrapped_lists(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => {
            let items: Vec<Value> = items.iter().map(with_wrapped_lists).collect();
            json!({ "Count": items.len(), "value": items })
        }
        other => other.clone(),
    }
}

/// What `ConvertTo-Json -Depth 2` leaves.
fn cut(value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(_) if depth > 2 => "System.Collections.Hashtable".into(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), cut(value, depth + 1)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) if depth > 2 => {
            let text = |item: &Value| match item {
                Value::String(text) => text.clone(),
                _ => "System.Collections.Hashtable".to_owned(),
            };
            items.iter().map(text).collect::<Vec<_>>().join(" ").into()
        }
        Value::Array(items) => items.iter().map(|item| cut(item, depth + 1)).collect(),
        other => other.clone(),
    }
}

/// A name as an attribute of the azuread provider.
fn attribute(name: &str) -> String {
    let named = match name {
        "deviceFilter" | "applicationFilter" | "servicePrincipalFilter" => return "filter".into(),
        "@odata.type" => return "odata_type".into(),
        _ => name.replace("AAGUIDs", "Aaguids").replace("OIDs", "Oids"),
    };
    let snake: String = named
        .chars()
        .flat_map(|letter| {
            let is_first = letter.is_ascii_uppercase().then_some('_');
            is_first.into_iter().chain([letter.to_ascii_lowercase()])
        })
        .collect();
    let side = |from: &str, to: &str| Some([to, snake.strip_prefix(from)?].concat());
    match side("include_", "included_").or_else(|| side("exclude_", "excluded_")) {
        Some(sided) if !snake.contains("unknown_countries") => sided,
        _ => snake,
    }
}

/// Attributes of a resource: blocks as lists of one, and nothing for null.
fn attributes(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Object(_) => json!([attributes(value)]),
                    Value::Null => json!([]),
                    other => attributes(other),
                };
                (attribute(name), value)
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(attributes).collect(),
        other => other.clone(),
    }
}

/// A state of Terraform with the resource, where its providers have one for it.
fn in_terraform(policy: &Value) -> Value {
    let has = |name: &str| policy.get(name).is_some();
    let mut values = attributes(policy);
    let name = if has("conditions") && has("grantControls") {
        "conditional_access_policy"
    } else if has("allowedCombinations") {
        "authentication_strength_policy"
    } else if let Some(ranges) = policy["ipRanges"].as_array() {
        let ranges: Vec<&Value> = ranges.iter().map(|range| &range["cidrAddress"]).collect();
        values["ip"] = json!([{ "ip_ranges": ranges, "trusted": policy["isTrusted"] }]);
        values["ip_ranges"] = json!([]);
        "named_location"
    } else if has("countriesAndRegions") {
        values = json!({ "id": policy["id"], "display_name": policy["displayName"], "country": [values] });
        "named_location"
    } else {
        return policy.clone();
    };
    let resource = json!({ "type": format!("azuread_{name}"), "values": values });
    json!({
        "terraform_version": "1.14.0",
        "values": { "root_module": { "child_modules": [{ "resources": [resource] }] } },
    })
}

#[test]
fn what_terraform_manages_is_answered_alike() {
    let mut wrong = Vec::new();
    let (mut seen, mut undecided) = (0, 0);
    let of_access = answered().iter().filter(|one| {
        let policies = one.scenario["policies"].as_array();
        one.name.starts_with("access/")
            && !has_one_twice(one)
            && policies.is_some_and(|all| all.iter().all(Value::is_object))
    });
    for one in of_access {
        let other = rewritten(one, in_terraform);
        seen += 1;
        if gist(&other) == gist(&one.answer) {
            continue;
        }
        // What Graph has as null or leaves out is not known; in a state it is not set.
        let is_untold = ["access/grant-null-controls", "access/location-trust-"];
        if is_untold.iter().any(|name| one.name.starts_with(name)) {
            continue;
        }
        // What is empty on purpose and what the provider does not know look alike.
        if other["decision"] == "indeterminate" {
            undecided += 1;
            continue;
        }
        let texts = (&other["reason"]["text"], &one.answer["reason"]["text"]);
        wrong.push(format!("{}: {texts:?}", one.name));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(undecided * 20 < seen, "{undecided} of {seen} are undecided");
}

/// Whether a policy has a member twice, in different letters, of which a rewrite keeps one.
fn has_one_twice(one: &Answered) -> bool {
    one.name.ends_with("-in-other-letters.json")
}

#[test]
fn what_a_tool_has_spelt_otherwise_is_answered_alike() {
    let mut wrong = Vec::new();
    for one in some().filter(|one| !has_one_twice(one)) {
        for rewrite in [in_pascal_case, with_wrapped_lists] {
            let other = rewritten(one, rewrite);
            // No stored policy includes nobody: of what an SDK writes for all that it does not know it is open.
            let includes_nobody = one.answer["findings"].as_array().is_some_and(|findings| {
                findings
                    .iter()
                    .any(|one| one["code"] == "access.emptyInclude")
            });
            if includes_nobody && other["decision"] == "indeterminate" {
                continue;
            }
            if gist(&other) != gist(&one.answer) {
                wrong.push(format!(
                    "{}: {:?}, not {:?}",
                    one.name,
                    gist(&other),
                    gist(&one.answer)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_an_export_has_cut_decides_nothing() {
    let mut wrong = Vec::new();
    let mut undecided = 0;
    // Of a log that is cut nothing tells that it held a policy.
    let is_policy = |one: &&Answered| !one.name.starts_with("scope/hidden-");
    for one in some().filter(is_policy) {
        let other = rewritten(one, |policy| cut(policy, 0));
        match other["decision"].as_str() {
            None | Some("indeterminate") => undecided += 1,
            decision if decision == one.answer["decision"].as_str() => {}
            decision => wrong.push(format!("{}: {decision:?}", one.name)),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(undecided > 10, "{undecided} were cut");
}

#[test]
fn what_is_read_of_a_tool_gets_no_warnings_beside() {
    const DESERVED: [&str; 7] = [
        "policy.memberCase",
        "policy.sdkObject",
        "policy.terraform",
        "policy.scubaGear",
        "policy.migrationTable",
        "strength.configurationAttached",
        "scope.methodPolicy",
    ];
    let mut wrong = Vec::new();
    for name in [
        "terraform-state",
        "terraform-state-file",
        "terraform-guests",
        "terraform-strength-model-listed",
        "terraform-location",
        "terraform-location-country",
        "terraform-microsoft365",
        "terraform-microsoft365-strength-listed",
        "terraform-microsoft365-location",
        "terraform-session-only",
        "scubagear",
        "intunemanagement",
    ] {
        let path = format!("documents/{name}.json");
        let one = answered().iter().find(|one| one.name == path).unwrap();
        for finding in one.answer["findings"].as_array().unwrap() {
            if !DESERVED.contains(&finding["code"].as_str().unwrap()) {
                wrong.push(format!("{name}: {}", finding["text"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn configurations_of_tools_are_known_by_their_words() {
    for (name, word) in [
        ("documents/form-terraform.json", "terraform show -json"),
        (
            "documents/form-dsc.json",
            "Get-MgIdentityConditionalAccessPolicy",
        ),
    ] {
        let one = answered().iter().find(|one| one.name == name).unwrap();
        for language in [Language::En, Language::Ja] {
            let text = answer(&one.text, language).to_string();
            assert!(text.contains(word), "{name}: {text}");
        }
    }
}
