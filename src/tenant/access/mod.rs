//! Conditional Access: policies, named locations, and what the tenant trusts of other tenants (spec 6).

pub(crate) mod cross_tenant;
pub(crate) mod device_rule;
pub(crate) mod documents;
pub(crate) mod lint;
pub(crate) mod location;
pub(crate) mod policy;
