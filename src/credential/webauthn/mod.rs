//! Passkeys: registrations, attestation objects and statements (WebAuthn Level 3).

pub(crate) mod aaguid;
pub(crate) mod attestation;
pub(crate) mod attestation_certificate;
pub(crate) mod auth_data;
pub(crate) mod cbor;
pub(crate) mod client_data;
pub(crate) mod cose;
pub(crate) mod creation_options;
pub(crate) mod der;
pub(crate) mod formats;
pub(crate) mod malformed;
pub(crate) mod registration;
pub(crate) mod report;
pub(crate) mod statement;
