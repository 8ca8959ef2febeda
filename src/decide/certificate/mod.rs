//! Certificates under the certificate method policy and the trust store.

pub(crate) mod binding;
pub(crate) mod chain;
pub(crate) mod mode;
pub(crate) mod path;
pub(crate) mod revocation;
pub(crate) mod unchecked;
