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

#[test]
fn what_a_tool_has_spelt_otherwise_is_answered_alike() {
    let mut wrong = Vec::new();
    for one in some() {
        for rewrite in [in_pascal_case, with_wrapped_lists] {
            let other = rewritten(one, rewrite);
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
    for one in some() {
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
