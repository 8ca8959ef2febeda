//! The authentication methods policy and its configurations.

pub(crate) mod fido2;
pub(crate) mod method;
pub(crate) mod size;
pub(crate) mod whole;
pub(crate) mod x509;
