//! Conditional Access policies and named locations.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::answers::graph_change::body::difference;
use crate::answers::graph_change::entry::Entry;
use crate::answers::graph_change::path::segment;
use crate::contract::graph_change::{GraphChange, Unsent};

impl GraphChange {
    /// A Conditional Access policy. The strength that it embeds is a resource of its own.
    pub(crate) fn access_policy(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        let null = Value::Null;
        let was = before.map_or(Cow::Borrowed(&null), |before| by_reference(&before.value));
        let now = by_reference(&after.value);
        let changed = difference(after.kind, &was, &now, after.is_body());
        let mut changed = self.without_kept(before, changed);
        if before.is_some() {
            without_empty(&mut changed, &was);
        }
        self.entity(
            "identity/conditionalAccess/policies",
            before,
            after,
            changed,
        );
    }

    /// A named location.
    pub(crate) fn named_location(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        let was = before.map_or(&Value::Null, |before| before.value.as_ref());
        let changed = difference(after.kind, was, &after.value, after.is_body());
        let mut changed = self.without_kept(before, changed);
        if let Some(declared) = after
            .value
            .get("@odata.type")
            .filter(|_| !changed.is_empty())
        {
            changed.insert("@odata.type".to_owned(), declared.clone());
        }
        let collection = "identity/conditionalAccess/namedLocations";
        self.entity(collection, before, after, changed);
    }

    /// A resource that is added to a collection or changed in it.
    fn entity(
        &mut self,
        collection: &str,
        before: Option<&Entry<'_>>,
        after: &Entry<'_>,
        changed: Map<String, Value>,
    ) {
        if changed.is_empty() {
            return;
        }
        match (before, after.id()) {
            (None, _) => self.send("POST", after, collection, changed),
            (Some(_), None) => self.unsent(Unsent::NoId, after),
            (Some(_), Some(id)) => match segment(id) {
                Some(id) => self.send("PATCH", after, &format!("{collection}/{id}"), changed),
                None => self.unsent(Unsent::InvalidId, after),
            },
        }
    }
}

/// A policy that names its strength by id; the copy that responses embed is not sent.
fn by_reference(policy: &Value) -> Cow<'_, Value> {
    const STRENGTH: &str = "/grantControls/authenticationStrength";
    let id = policy
        .pointer(STRENGTH)
        .and_then(|strength| strength.get("id"));
    let Some(id) = id.cloned() else {
        return Cow::Borrowed(policy);
    };
    let mut policy = policy.clone();
    if let Some(strength) = policy.pointer_mut(STRENGTH) {
        *strength = [("id".to_owned(), id)].into_iter().collect();
    }
    Cow::Owned(policy)
}

/// Leaves out lists that are empty and were empty, or were not there: the service answers a change that has some of them
/// with 400 (F39, facts.md).
fn without_empty(members: &mut Map<String, Value>, was: &Value) {
    members.retain(|name, value| {
        let was = was.get(name).unwrap_or(&Value::Null);
        match value {
            Value::Array(items) => {
                let were = was.as_array().is_some_and(|items| !items.is_empty());
                !items.is_empty() || were
            }
            Value::Object(inner) => {
                without_empty(inner, was);
                true
            }
            _ => true,
        }
    });
}
