//! Attestation types of WebAuthn.

use serde::Serialize;

/// Attestation types of WebAuthn Level 3, section 6.5.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AttestationType {
    /// No attestation.
    #[serde(rename = "none")]
    None,
    /// The credential signed for itself.
    #[serde(rename = "self")]
    SelfAttestation,
    /// A certificate of the model; whether it is Basic or AttCA, only metadata tells.
    #[serde(rename = "basic")]
    Basic,
    /// A certificate of the authenticator's own, by an attestation authority.
    #[serde(rename = "attCA")]
    AttCa,
    /// A certificate for this credential alone, by an anonymisation authority.
    #[serde(rename = "anonCA")]
    AnonCa,
}
