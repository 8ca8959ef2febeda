//! Settings for other tenants: the default, each partner, and the policy that holds them.

use serde_json::Value;

use crate::answers::graph_change::body::difference;
use crate::answers::graph_change::entry::{Entry, is_whole_cross_tenant};
use crate::answers::graph_change::path::{CROSS_TENANT, segment};
use crate::contract::graph_change::{GraphChange, Unsent};

impl GraphChange {
    /// Settings for one other tenant, for all others, or beside both.
    pub(crate) fn cross_tenant(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>) {
        let path = match after.text("tenantId") {
            Some(tenant) => match segment(tenant) {
                Some(tenant) => format!("{CROSS_TENANT}/partners/{tenant}"),
                None => {
                    self.unsent(Unsent::InvalidId, after);
                    return;
                }
            },
            None if is_whole_cross_tenant(&after.value) => CROSS_TENANT.to_owned(),
            None => format!("{CROSS_TENANT}/default"),
        };
        let was = before.map_or(&Value::Null, |before| before.value.as_ref());
        let mut changed = difference(after.kind, was, &after.value, after.is_body());
        for part in ["default", "partners", "tenantId", "isServiceDefault"] {
            changed.members.remove(part);
            changed
                .kept
                .retain(|path| path.trim_start_matches('/') != part);
        }
        let changed = self.without_kept(before, changed);
        if !changed.is_empty() {
            self.send("PATCH", after, &path, changed);
        }
    }
}
