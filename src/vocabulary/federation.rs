//! Graph's `federatedIdpMfaBehavior`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Graph's `federatedIdpMfaBehavior`.
    pub enum FederatedIdpMfaBehavior {
        /// MFA done by the identity provider is accepted, else Entra does it.
        AcceptIfMfaDoneByFederatedIdp = "acceptIfMfaDoneByFederatedIdp", "Accepted if the identity provider did it", "ID プロバイダーで行われた場合は受け入れる";
        /// Only the identity provider does MFA.
        EnforceMfaByFederatedIdp = "enforceMfaByFederatedIdp", "Always left to the identity provider", "常に ID プロバイダーで行う";
        /// Only Entra does MFA.
        RejectMfaByFederatedIdp = "rejectMfaByFederatedIdp", "Always done by Microsoft Entra", "常に Microsoft Entra で行う";
    }
}
