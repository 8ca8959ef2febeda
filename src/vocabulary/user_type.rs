//! `member`, or Graph's `conditionalAccessGuestOrExternalUserTypes`.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// `member`, or Graph's `conditionalAccessGuestOrExternalUserTypes`.
    #[derive(Default)]
    pub enum UserType {
        /// A member of the tenant.
        #[default]
        Member = "member", "Member", "メンバー";
        /// A guest whose account lives in the tenant.
        InternalGuest = "internalGuest", "Internal guest", "内部ゲスト";
        /// B2B collaboration guest.
        B2bCollaborationGuest = "b2bCollaborationGuest", "B2B collaboration guest", "B2B コラボレーション ゲスト";
        /// B2B collaboration member.
        B2bCollaborationMember = "b2bCollaborationMember", "B2B collaboration member", "B2B コラボレーション メンバー";
        /// B2B direct connect user.
        B2bDirectConnectUser = "b2bDirectConnectUser", "B2B direct connect user", "B2B 直接接続ユーザー";
        /// Other external user.
        OtherExternalUser = "otherExternalUser", "Other external user", "その他の外部ユーザー";
        /// Service provider user.
        ServiceProvider = "serviceProvider", "Service provider user", "サービス プロバイダー ユーザー";
    }
}

impl UserType {
    /// Whether the user's home is another tenant. Internal guests are members, except for registration.
    #[must_use]
    pub fn is_external(self) -> bool {
        !matches!(self, Self::Member | Self::InternalGuest)
    }
}
