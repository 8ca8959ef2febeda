//! Paths of requests, and who may send to them.

use crate::answers::graph_change::entry::Entry;

/// The collection of method configurations, and what holds it.
pub(crate) const METHODS: &str = "policies/authenticationMethodsPolicy";
/// The collection of authentication strengths.
pub(crate) const STRENGTHS: &str = "policies/authenticationStrengthPolicies";
/// The policy with the settings for other tenants.
pub(crate) const CROSS_TENANT: &str = "policies/crossTenantAccessPolicy";

/// An id as one segment of a path. Ids are GUIDs and names of methods; what could lead to another resource is none.
pub(crate) fn segment(id: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let names_something = id.bytes().any(|byte| byte.is_ascii_alphanumeric());
    (names_something && id.bytes().all(is_plain)).then_some(id)
}

/// `beta` where the document came from there, else `v1.0`.
pub(crate) fn version(of: &Entry<'_>) -> &'static str {
    let is_beta = of
        .context()
        .is_some_and(|context| context.contains("/beta/$metadata"));
    if is_beta { "beta" } else { "v1.0" }
}

/// Who may send a request to a path: the permission with the least privilege, and the least role.
pub(crate) fn privilege(path: &str) -> (&'static [&'static str], &'static str) {
    if path.contains(METHODS) {
        let permissions = &["Policy.ReadWrite.AuthenticationMethod"];
        (permissions, "Authentication Policy Administrator")
    } else if path.contains(CROSS_TENANT) {
        let permissions = &["Policy.ReadWrite.CrossTenantAccess"];
        (permissions, "Security Administrator")
    } else {
        let permissions = &["Policy.ReadWrite.ConditionalAccess", "Policy.Read.All"];
        (permissions, "Conditional Access Administrator")
    }
}
