//! The decision: pure functions, one file for each rule. No clock, no randomness, no I/O.

pub(crate) mod access;
pub(crate) mod certificate;
pub(crate) mod decided;
pub(crate) mod external;
pub(crate) mod inbound;
pub(crate) mod layers;
pub(crate) mod method;
pub(crate) mod order;
pub(crate) mod passkey;
pub(crate) mod strength;
pub(crate) mod wanted;
