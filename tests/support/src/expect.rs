//! Compares an answer of the core with the `expect` block of its scenario.

use serde_json::{Map, Value};

/// One line for each field of `expect` that does not hold.
pub fn mismatches(expect: &Value, answer: &Value) -> Vec<String> {
    let Value::Object(expect) = expect else {
        return vec![format!("expect is not an object but {expect}")];
    };
    let mut lines = Vec::new();
    // A scenario that cannot be read meets none of the expectations of a verdict, not even an
    // empty list of them.
    if let Some(error) = answer.get("error")
        && !expect.contains_key("error")
    {
        lines.push(format!("expected a verdict, came the error {error}"));
        return lines;
    }
    for (field, wanted) in expect {
        match field.as_str() {
            "decision" => compare(&mut lines, field, wanted, answer.get("decision")),
            "reason" => compare(&mut lines, field, wanted, answer.pointer("/reason/code")),
            "serviceCode" => {
                let came = answer.pointer("/reason/serviceCode");
                compare(&mut lines, field, wanted, came);
            }
            "error" => compare(&mut lines, field, wanted, answer.pointer("/error/code")),
            "strengths" => each(&mut lines, field, wanted, |name| {
                named(answer.get("strengths"), name)?.get("outcome")
            }),
            "strengthReasons" => each(&mut lines, field, wanted, |name| {
                named(answer.get("strengths"), name)?.get("reason")
            }),
            "applies" => each(&mut lines, field, wanted, |name| {
                named(answer.pointer("/access/policies"), name)?.get("applies")
            }),
            "checks" => each(&mut lines, field, wanted, |id| {
                first_check(answer.get("checks"), id)?.get("outcome")
            }),
            "assumptions" => {
                let came = column(answer.get("assumptions"), "id");
                contain(&mut lines, field, wanted, &came);
            }
            "findings" => {
                let came = column(answer.get("findings"), "code");
                contain(&mut lines, field, wanted, &came);
            }
            "remedies" | "combinedRemedies" | "alternatives" => {
                begin(&mut lines, field, wanted, answer.get(field))
            }
            _ => lines.push(format!("expect has an unknown field {field:?}")),
        }
    }
    lines
}

fn compare(lines: &mut Vec<String>, field: &str, wanted: &Value, came: Option<&Value>) {
    // What a verdict leaves out and what it has as null mean the same.
    let came_or_null = came.unwrap_or(&Value::Null);
    if wanted != came_or_null {
        let came = came.map_or("nothing".to_owned(), Value::to_string);
        lines.push(format!("{field}: expected {wanted}, came {came}"));
    }
}

fn each<'a>(
    lines: &mut Vec<String>,
    field: &str,
    wanted: &Value,
    came: impl Fn(&str) -> Option<&'a Value>,
) {
    let Value::Object(wanted) = wanted else {
        lines.push(format!("{field}: expect has {wanted} instead of an object"));
        return;
    };
    for (name, wanted) in wanted {
        compare(lines, &format!("{field} {name:?}"), wanted, came(name));
    }
}

fn contain(lines: &mut Vec<String>, field: &str, wanted: &Value, came: &[&Value]) {
    let Value::Array(wanted) = wanted else {
        lines.push(format!("{field}: expect has {wanted} instead of an array"));
        return;
    };
    for wanted in wanted {
        if !came.contains(&wanted) {
            let came = came.iter().map(|came| came.to_string());
            let came = came.collect::<Vec<_>>().join(",");
            lines.push(format!("{field}: expected {wanted}, came [{came}]"));
        }
    }
}

/// The list begins with what is wanted, in that order; an empty one wants none. Of each entry, what is named is compared.
fn begin(lines: &mut Vec<String>, field: &str, wanted: &Value, came: Option<&Value>) {
    let Value::Array(wanted) = wanted else {
        lines.push(format!("{field}: expect has {wanted} instead of an array"));
        return;
    };
    let none = Vec::new();
    let came = came.and_then(Value::as_array).unwrap_or(&none);
    if wanted.is_empty() && !came.is_empty() {
        lines.push(format!("{field}: expected none, came {}", came.len()));
    }
    for (index, wanted) in wanted.iter().enumerate() {
        let came = came.get(index);
        let holds = match wanted {
            Value::Object(members) => came.is_some_and(|came| {
                let mut members = members.iter();
                members.all(|(name, wanted)| came.get(name) == Some(wanted))
            }),
            _ => false,
        };
        if !holds {
            let came = came.map_or("nothing".to_owned(), Value::to_string);
            lines.push(format!("{field} {index}: expected {wanted}, came {came}"));
        }
    }
}

fn items(list: Option<&Value>) -> impl Iterator<Item = &Map<String, Value>> {
    let list = list.and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_object)
}

fn column<'a>(list: Option<&'a Value>, field: &str) -> Vec<&'a Value> {
    items(list).filter_map(|item| item.get(field)).collect()
}

/// The entry with that id, or, where none has it, with that display name.
fn named<'a>(list: Option<&'a Value>, name: &str) -> Option<&'a Map<String, Value>> {
    let text = |item: &'a Map<String, Value>, field| item.get(field).and_then(Value::as_str);
    items(list)
        .find(|item| text(item, "id").is_some_and(|id| id.eq_ignore_ascii_case(name)))
        .or_else(|| items(list).find(|item| text(item, "displayName") == Some(name)))
}

/// The first check with that id, each check coming before those that hang below it.
fn first_check<'a>(checks: Option<&'a Value>, id: &str) -> Option<&'a Map<String, Value>> {
    items(checks).find_map(|check| {
        let own = check.get("id").and_then(Value::as_str) == Some(id);
        if own {
            Some(check)
        } else {
            first_check(check.get("checks"), id)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn verdict() -> Value {
        json!({
            "verdict": 1,
            "decision": "deny",
            "reason": { "code": "certificate.expired", "text": "…", "serviceCode": "AADSTS500172" },
            "access": { "policies": [
                { "id": "0A", "displayName": "First", "applies": "yes" },
                { "id": null, "displayName": "Second", "applies": "no" },
            ] },
            "strengths": [
                { "id": "00AB", "displayName": "Phishing-resistant", "outcome": "satisfied",
                  "reason": "strength.satisfied" },
                { "id": null, "displayName": "Mine", "outcome": "notSet",
                  "reason": "strength.notFound" },
            ],
            "checks": [
                { "id": "a", "outcome": "pass", "checks": [
                    { "id": "b", "outcome": "skip", "checks": [] },
                ] },
                { "id": "b", "outcome": "fail", "checks": [] },
            ],
            "assumptions": [{ "id": "A1", "text": "…" }, { "id": "B1", "text": "…" }],
            "findings": [{ "code": "scope.x", "text": "…" }],
            "remedies": [
                { "document": 0, "patch": [{ "op": "remove", "path": "/a" }], "text": "…" },
                { "document": 1, "patch": [], "text": "…" },
            ],
            "combinedRemedies": [],
        })
    }

    fn error() -> Value {
        json!({ "error": { "code": "input.syntax", "message": "…", "line": 3 } })
    }

    /// What holds says nothing; what does not hold says so in one line that names the field.
    fn check(answer: &Value, holds: &Value, fails: &Value) {
        assert_eq!(mismatches(holds, answer), Vec::<String>::new());
        let lines = mismatches(fails, answer);
        assert_eq!(lines.len(), 1, "{lines:?}");
        let field = fails.as_object().and_then(|fields| fields.keys().next());
        assert!(
            lines
                .iter()
                .all(|line| field.is_some_and(|field| line.contains(field.as_str()))),
            "{lines:?}"
        );
    }

    #[test]
    fn decision() {
        check(
            &verdict(),
            &json!({ "decision": "deny" }),
            &json!({ "decision": "allow" }),
        );
    }

    #[test]
    fn reason() {
        check(
            &verdict(),
            &json!({ "reason": "certificate.expired" }),
            &json!({ "reason": "certificate.revoked" }),
        );
    }

    #[test]
    fn service_code() {
        check(
            &verdict(),
            &json!({ "serviceCode": "AADSTS500172" }),
            &json!({ "serviceCode": null }),
        );
        check(
            &json!({ "reason": { "serviceCode": null } }),
            &json!({ "serviceCode": null }),
            &json!({ "serviceCode": "AADSTS500172" }),
        );
    }

    #[test]
    fn strengths() {
        check(
            &verdict(),
            &json!({ "strengths": { "00ab": "satisfied", "Mine": "notSet" } }),
            &json!({ "strengths": { "00AB": "satisfied", "Mine": "satisfied" } }),
        );
        check(
            &verdict(),
            &json!({ "strengths": {} }),
            &json!({ "strengths": { "Nobody's": "notSet" } }),
        );
    }

    #[test]
    fn strength_reasons() {
        check(
            &verdict(),
            &json!({ "strengthReasons": { "00AB": "strength.satisfied", "Mine": "strength.notFound" } }),
            &json!({ "strengthReasons": { "00AB": "strength.notFound" } }),
        );
    }

    #[test]
    fn an_id_comes_before_a_display_name() {
        let answer = json!({ "strengths": [
            { "id": "1", "displayName": "2", "outcome": "notSet" },
            { "id": "2", "displayName": "1", "outcome": "satisfied" },
        ] });
        check(
            &answer,
            &json!({ "strengths": { "1": "notSet", "2": "satisfied" } }),
            &json!({ "strengths": { "1": "satisfied" } }),
        );
    }

    #[test]
    fn assumptions() {
        check(
            &verdict(),
            &json!({ "assumptions": ["B1"] }),
            &json!({ "assumptions": ["A1", "A2"] }),
        );
    }

    #[test]
    fn findings() {
        check(
            &verdict(),
            &json!({ "findings": ["scope.x"] }),
            &json!({ "findings": ["scope.y"] }),
        );
    }

    #[test]
    fn checks_are_found_in_document_order() {
        check(
            &verdict(),
            &json!({ "checks": { "a": "pass", "b": "skip" } }),
            &json!({ "checks": { "b": "fail" } }),
        );
        check(
            &verdict(),
            &json!({ "checks": {} }),
            &json!({ "checks": { "c": "pass" } }),
        );
    }

    #[test]
    fn applies() {
        check(
            &verdict(),
            &json!({ "applies": { "0a": "yes", "Second": "no" } }),
            &json!({ "applies": { "0A": "unknown" } }),
        );
    }

    #[test]
    fn remedies() {
        let first = json!({ "document": 0, "patch": [{ "op": "remove", "path": "/a" }] });
        check(
            &verdict(),
            &json!({ "remedies": [first, { "document": 1 }] }),
            &json!({ "remedies": [first, { "document": 0 }] }),
        );
        check(
            &verdict(),
            &json!({ "remedies": [first] }),
            &json!({ "remedies": [first, { "document": 1 }, first] }),
        );
        check(
            &verdict(),
            &json!({ "combinedRemedies": [] }),
            &json!({ "remedies": [] }),
        );
        check(
            &verdict(),
            &json!({ "remedies": [{}] }),
            &json!({ "combinedRemedies": [{}] }),
        );
    }

    #[test]
    fn errors() {
        check(
            &error(),
            &json!({ "error": "input.syntax" }),
            &json!({ "error": "input.value" }),
        );
        check(
            &verdict(),
            &json!({ "error": null }),
            &json!({ "error": "input.syntax" }),
        );
    }

    #[test]
    fn an_error_is_not_a_verdict() {
        for expect in [
            json!({}),
            json!({ "findings": [] }),
            json!({ "decision": "deny" }),
        ] {
            let lines = mismatches(&expect, &error());
            assert_eq!(lines.len(), 1, "{lines:?}");
        }
        assert_eq!(mismatches(&json!({}), &verdict()), Vec::<String>::new());
    }

    #[test]
    fn every_field_is_compared() {
        let expect = json!({ "decision": "allow", "reason": "allowed", "findings": ["x", "y"] });
        assert_eq!(mismatches(&expect, &verdict()).len(), 4);
    }

    #[test]
    fn what_is_not_known_does_not_hold() {
        check(&verdict(), &json!({}), &json!({ "desicion": "deny" }));
        check(&verdict(), &json!({}), &json!({ "checks": ["a"] }));
        check(&verdict(), &json!({}), &json!({ "findings": "scope.x" }));
        assert_eq!(mismatches(&json!(true), &verdict()).len(), 1);
    }
}
