//! Graph's `federatedIdpMfaBehavior`.

use serde::Deserialize;
use serde::Serialize;

/// Graph's `federatedIdpMfaBehavior`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FederatedIdpMfaBehavior {
    /// MFA done by the identity provider is accepted, else Entra does it.
    AcceptIfMfaDoneByFederatedIdp,
    /// Only the identity provider does MFA.
    EnforceMfaByFederatedIdp,
    /// Only Entra does MFA.
    RejectMfaByFederatedIdp,
}
