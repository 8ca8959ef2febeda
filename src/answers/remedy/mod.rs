//! Policy changes after which the same question is answered `allow`: thought of by reason, tried, and only then offered.

pub(crate) mod access;
pub(crate) mod alternative;
pub(crate) mod certificate;
pub(crate) mod method;
pub(crate) mod offer;
pub(crate) mod passkey;
pub(crate) mod search;
pub(crate) mod step;
pub(crate) mod strength;
