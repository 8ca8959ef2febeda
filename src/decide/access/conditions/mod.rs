//! Whether a Conditional Access policy is for a sign-in: one file for each condition.
//!
//! A condition that is met passes, one that is not fails and keeps the policy out, one whose input is missing leaves it
//! open whether the policy applies.

pub(crate) mod all;
pub(crate) mod application;
pub(crate) mod client_app;
pub(crate) mod condition;
pub(crate) mod device;
pub(crate) mod listed;
pub(crate) mod location;
pub(crate) mod platform;
pub(crate) mod users;
pub(crate) mod workload;
