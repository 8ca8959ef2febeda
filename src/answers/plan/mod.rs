//! A question with one part left open, asked once for each class of values that the tenant can tell apart.

pub(crate) mod aaguid;
pub(crate) mod answers;
pub(crate) mod certificate;
pub(crate) mod mark;
pub(crate) mod teller;
pub(crate) mod user;
