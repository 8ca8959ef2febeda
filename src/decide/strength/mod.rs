//! Authentication strengths.

pub(crate) mod delivery;
pub(crate) mod judge;
pub(crate) mod layer;
pub(crate) mod restriction;
pub(crate) mod session;
