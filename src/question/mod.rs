//! The circumstances of a question, all of them inputs: who, when and where.

pub(crate) mod application;
pub(crate) mod circumstances;
pub(crate) mod listed;
pub(crate) mod sign_in;
pub(crate) mod who;
