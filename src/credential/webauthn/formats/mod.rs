//! Attestation statement formats (WebAuthn Level 3, section 8), one file each.

pub(crate) mod android_key;
pub(crate) mod apple;
pub(crate) mod fido_u2f;
pub(crate) mod packed;
pub(crate) mod safetynet;
pub(crate) mod tpm;
