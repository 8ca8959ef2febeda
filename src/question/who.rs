//! The user.

use crate::base::sorted::Set;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::user_type::UserType;

/// The user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    pub id: Option<String>,
    /// Lower case; `None` when the memberships are unknown.
    pub groups: Option<Set<String>>,
    pub kind: UserType,
    pub user_principal_name: Option<String>,
    pub on_premises_user_principal_name: Option<String>,
    pub certificate_user_ids: Option<Vec<String>>,
    pub federation: Option<FederatedIdpMfaBehavior>,
    /// The user principal name changed after the passkey was registered.
    pub renamed: bool,
    /// Role template ids, lower case; `None` when they are unknown.
    pub roles: Option<Set<String>>,
    /// Home tenant of an external user, lower case.
    pub home_tenant: Option<String>,
    pub home_cloud: Option<Cloud>,
    /// Somebody other than a Microsoft Entra tenant vouches for an external user (F22).
    pub without_entra: Option<IdentityProvider>,
}
