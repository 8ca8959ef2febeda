//! What the person presents, parsed once and, where the bytes allow, verified.

pub(crate) mod paste;
pub(crate) mod platforms;
pub(crate) mod presented;
pub(crate) mod secret;
pub(crate) mod webauthn;
pub(crate) mod x509;
