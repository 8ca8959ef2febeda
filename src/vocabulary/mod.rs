//! Names that others fixed: the enumerations of Graph and WebAuthn, distinguished names, OIDs, days.

pub(crate) mod action;
pub(crate) mod attestation_level;
pub(crate) mod attestation_type;
pub(crate) mod certificate_mode;
pub(crate) mod channel;
pub(crate) mod cloud;
pub(crate) mod day;
pub(crate) mod dn;
pub(crate) mod federation;
pub(crate) mod language;
pub(crate) mod mode;
pub(crate) mod passkey_type;
pub(crate) mod reading;
pub(crate) mod sign_in;
pub(crate) mod text;
pub(crate) mod user_action;
pub(crate) mod user_type;
