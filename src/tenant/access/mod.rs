//! Conditional Access: policies, named locations and the cross-tenant access policy.

pub(crate) mod applications;
pub(crate) mod condition_set;
pub(crate) mod cross_tenant;
pub(crate) mod device_filter;
pub(crate) mod device_rule;
pub(crate) mod documents;
pub(crate) mod extent;
pub(crate) mod grant;
pub(crate) mod inbound;
pub(crate) mod known_applications;
pub(crate) mod lint;
pub(crate) mod location;
pub(crate) mod policies;
pub(crate) mod policy;
pub(crate) mod references;
pub(crate) mod registration;
pub(crate) mod users;
