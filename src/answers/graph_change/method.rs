//! Method configurations, and the policy that holds them.

use crate::answers::graph_change::body::{difference, typed};
use crate::answers::graph_change::entry::Entry;
use crate::answers::graph_change::path::{METHODS, segment};
use crate::contract::graph_change::{GraphChange, Unsent};
use crate::tenant::recognise::Kind;
use crate::tenant::type_name::type_name;
use serde_json::Value;

impl GraphChange {
    /// A configuration of a method.
    pub(crate) fn method(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        let (id, declared) = match after.kind {
            Kind::Fido2 => (Some("Fido2"), Some(after.kind.as_str())),
            Kind::X509 => (Some("X509Certificate"), Some(after.kind.as_str())),
            _ => (after.id(), after.text("@odata.type").map(type_name)),
        };
        let (Some(id), Some(declared)) = (id, declared) else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        let Some(id) = segment(id) else {
            self.unsent(Unsent::InvalidId, after);
            return;
        };
        let was = before.map_or(&Value::Null, |before| before.value.as_ref());
        let changed = difference(after.kind, was, &after.value, after.is_body());
        let changed = self.without_kept(before, changed);
        if !changed.is_empty() {
            let path = format!("{METHODS}/authenticationMethodConfigurations/{id}");
            self.send("PATCH", after, &path, typed(changed, declared));
        }
    }

    /// The policy as a whole, without the configurations, which are resources of their own.
    pub(crate) fn methods_policy(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        const HELD: &str = "authenticationMethodConfigurations";
        let was = before.map_or(&Value::Null, |before| before.value.as_ref());
        let mut changed = difference(after.kind, was, &after.value, after.is_body());
        changed.members.remove(HELD);
        changed
            .kept
            .retain(|path| path.trim_start_matches('/') != HELD);
        let changed = self.without_kept(before, changed);
        if !changed.is_empty() {
            self.send("PATCH", after, METHODS, changed);
        }
    }
}
