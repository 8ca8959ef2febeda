//! Graph's `attestationLevel`.

use serde::Deserialize;
use serde::Serialize;

/// Graph's `attestationLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttestationLevel {
    /// The service verified the attestation.
    Attested,
    /// It did not.
    NotAttested,
}
