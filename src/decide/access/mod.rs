//! Conditional Access: which policies apply, what they ask for, and whether it is met.

pub(crate) mod agreed;
pub(crate) mod applicability;
pub(crate) mod conditions;
pub(crate) mod depends;
pub(crate) mod grant;
pub(crate) mod meant;
pub(crate) mod narrowed;
pub(crate) mod policies;
