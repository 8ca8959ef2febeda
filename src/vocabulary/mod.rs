//! The words of the field that tenant, credential and question share: methods, names, identifiers.

pub(crate) mod dn;
pub(crate) mod mode;
pub(crate) mod sign_in;
pub(crate) mod text;
