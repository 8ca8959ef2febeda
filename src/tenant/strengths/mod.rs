//! Authentication strengths and their combination configurations.

pub(crate) mod combination;
pub(crate) mod documents;
pub(crate) mod lint;
pub(crate) mod named;
pub(crate) mod strength;
