//! Graph's `conditionalAccessGuestOrExternalUserTypes`, and members.

use serde::Deserialize;
use serde::Serialize;

/// `member`, or Graph's `conditionalAccessGuestOrExternalUserTypes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UserType {
    /// A member of the tenant.
    #[default]
    Member,
    /// A guest whose account lives in the tenant.
    InternalGuest,
    /// B2B collaboration guest.
    B2bCollaborationGuest,
    /// B2B collaboration member.
    B2bCollaborationMember,
    /// B2B direct connect user.
    B2bDirectConnectUser,
    /// Other external user.
    OtherExternalUser,
    /// Service provider user.
    ServiceProvider,
}

impl UserType {
    /// Whether the user's home is another tenant. Internal guests are members, except for registration.
    #[must_use]
    pub fn is_external(self) -> bool {
        !matches!(self, Self::Member | Self::InternalGuest)
    }

    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::InternalGuest => "internalGuest",
            Self::B2bCollaborationGuest => "b2bCollaborationGuest",
            Self::B2bCollaborationMember => "b2bCollaborationMember",
            Self::B2bDirectConnectUser => "b2bDirectConnectUser",
            Self::OtherExternalUser => "otherExternalUser",
            Self::ServiceProvider => "serviceProvider",
        }
    }
}
