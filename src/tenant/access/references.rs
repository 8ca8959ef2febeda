//! Conditional Access policies that refer to an authentication strength (F25, facts.md).

use std::sync::Arc;

use crate::contract::inspection::PolicyReference;
use crate::tenant::access::grant::ControlKind;
use crate::tenant::access::policy::AccessPolicy;

/// Those that ask for the strength of this id or display name, whatever their state.
pub(crate) fn referring(
    policies: &[Arc<AccessPolicy>],
    id: Option<&str>,
    name: Option<&str>,
) -> Vec<PolicyReference> {
    let is_it = |asked: &str| {
        id.is_some_and(|id| asked.trim().eq_ignore_ascii_case(id.trim())) || name == Some(asked)
    };
    let mut referring = Vec::new();
    for policy in policies {
        let mut controls = policy.grant.iter().flat_map(|grant| &grant.controls);
        let control = controls
            .find(|control| matches!(&control.kind, ControlKind::Strength(asked) if is_it(asked)));
        referring.extend(control.map(|control| PolicyReference {
            id: policy.id.clone(),
            display_name: policy.name.clone(),
            policy: control.at.clone(),
        }));
    }
    referring
}
