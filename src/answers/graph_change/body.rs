//! Bodies of requests: what differs, lists and objects whole, and what a member that is gone becomes.

use serde_json::{Map, Value, json};

use crate::tenant::recognise::Kind;

/// Members that the service sets itself, and those that answers and tools put beside a policy.
const READ_ONLY: [&str; 12] = [
    "id",
    "createdDateTime",
    "modifiedDateTime",
    "deletedDateTime",
    "lastModifiedDateTime",
    "policyType",
    "requirementsSatisfied",
    "templateId",
    "policyVersion",
    "policyApplies",
    "analysisReasons",
    "LocationInfo",
];

/// The members of a body: what is sent, without annotations other than the type.
pub(crate) fn body(value: &Value) -> Map<String, Value> {
    let members = value.as_object().into_iter().flatten();
    members
        .filter(|(name, _)| !READ_ONLY.contains(&name.as_str()) && !name.contains('@'))
        .map(|(name, value)| (name.clone(), plain(value)))
        .collect()
}

/// A value without the annotations that responses carry; types and references stay.
pub(crate) fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !name.contains('@') || *name == "@odata.type")
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect(),
        Value::Array(items) => items.iter().map(plain).collect(),
        other => other.clone(),
    }
}

/// What of a resource differs.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// What is sent; lists and objects are whole, as the service replaces them.
    pub members: Map<String, Value>,
    /// JSON Pointers into the value before, of members that are gone and that the service would keep.
    pub kept: Vec<String>,
}

/// What of a body differs. The service keeps a member that a request does not have, so one that is gone is given the value
/// that clears it, if there is one; a `partial` document says nothing of what it does not have.
pub(crate) fn difference(kind: Kind, before: &Value, after: &Value, partial: bool) -> Difference {
    let was = body(before);
    let mut now = body(after);
    let mut kept = Vec::new();
    for (name, value) in &was {
        if !now.contains_key(name) && says_something(value) {
            match cleared(kind, before, name, value).filter(|_| !partial) {
                Some(clearing) => {
                    now.insert(name.clone(), clearing);
                }
                None => kept.push(pointer("", name)),
            }
        }
    }
    now.retain(|name, value| match was.get(name) {
        None => !value.is_null(),
        Some(was) => was != value,
    });
    for (name, value) in &mut now {
        if let Some(was) = was.get(name) {
            clear_within(kind, was, value, &pointer("", name), &mut kept);
        }
    }
    // What only came to be kept as it was is no change.
    now.retain(|name, value| was.get(name) != Some(value));
    Difference { members: now, kept }
}

fn pointer(above: &str, name: &str) -> String {
    [above, "/", &crate::base::places::escape(name)].concat()
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}

/// The value that takes a member away, by what Graph's schema lets it be. Where taking it away is another value that the
/// documentation does not fix, there is none.
fn cleared(kind: Kind, resource: &Value, name: &str, was: &Value) -> Option<Value> {
    let is_partner = resource.get("tenantId").is_some();
    match (kind, name) {
        (Kind::Fido2 | Kind::X509 | Kind::OtherMethod, "excludeTargets")
        | (Kind::X509, "certificateAuthorityScopes")
        | (Kind::CombinationConfiguration, "allowedIssuerSkis" | "allowedPolicyOIDs") => {
            Some(json!([]))
        }
        (Kind::Fido2, "keyRestrictions") => Some(json!({
            "isEnforced": false,
            "enforcementType": was.get("enforcementType").and_then(Value::as_str).unwrap_or("block"),
            "aaGuids": [],
        })),
        (Kind::ConditionalAccess, "sessionControls") => Some(Value::Null),
        (Kind::CrossTenantAccess, _) if is_partner && was.is_object() => Some(Value::Null),
        _ => None,
    }
}

/// Clears what is gone within a member that is sent.
fn clear_within(kind: Kind, was: &Value, now: &mut Value, at: &str, kept: &mut Vec<String>) {
    let (Value::Object(was), Value::Object(now)) = (was, now) else {
        return;
    };
    for (name, value) in was {
        let at = pointer(at, name);
        if let Some(now) = now.get_mut(name) {
            clear_within(kind, value, now, &at, kept);
            continue;
        }
        if !says_something(value) || name.contains('@') {
            continue;
        }
        let clearing = match value {
            Value::Array(_) => Some(json!([])),
            // Conditions and controls that are not set are null.
            Value::Object(_) if kind == Kind::ConditionalAccess => Some(Value::Null),
            _ => None,
        };
        match clearing {
            Some(clearing) => {
                now.insert(name.clone(), clearing);
            }
            None => kept.push(at),
        }
    }
}

/// The members with the type that the service asks for.
pub(crate) fn typed(mut members: Map<String, Value>, name: &str) -> Map<String, Value> {
    let declared = Value::from(format!("#microsoft.graph.{name}"));
    members.insert("@odata.type".to_owned(), declared);
    members
}
