//! Passkeys under the passkey method policy, at registration and at sign-in.

pub(crate) mod aaguid;
pub(crate) mod attestation;
pub(crate) mod attestation_metadata;
pub(crate) mod ceremony;
pub(crate) mod passkey_type;
pub(crate) mod policy;
pub(crate) mod profile;
