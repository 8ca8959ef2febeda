//! What sign-ins are told apart by.

use crate::vocabulary::enumeration::{Enumeration, enumeration};

enumeration! {
    /// What sign-ins are told apart by.
    pub enum Dimension {
        /// What is opened.
        Resource = "resource", "Resource", "リソース";
        /// The client.
        ClientApp = "clientApp", "Client app", "クライアント アプリ";
        /// The platform of the device.
        Platform = "platform", "Platform", "プラットフォーム";
        /// Where the sign-in comes from.
        Location = "location", "Location", "場所";
        /// The risk of the sign-in.
        SignInRisk = "signInRisk", "Sign-in risk", "サインイン リスク";
        /// The risk of the user.
        UserRisk = "userRisk", "User risk", "ユーザー リスク";
        /// The insider risk.
        InsiderRisk = "insiderRisk", "Insider risk", "インサイダー リスク";
        /// How the authentication is passed on.
        AuthenticationFlow = "authenticationFlow", "Authentication flow", "認証フロー";
        /// The device.
        Device = "device", "Device", "デバイス";
        /// A grant control that is met.
        Control = "control", "Control met", "満たされたコントロール";
        /// A member, or a kind of guest.
        UserType = "userType", "User type", "ユーザーの種類";
        /// A user whom policies name.
        User = "user", "User", "ユーザー";
        /// Groups that somebody is in.
        Group = "group", "Group", "グループ";
        /// Roles that somebody has.
        Role = "role", "Role", "ロール";
    }
}

impl Dimension {
    /// What a sign-in says, whoever signs in, and a class of which a policy is for.
    pub(crate) fn of_sign_ins() -> impl Iterator<Item = Self> {
        let all = Self::MEMBERS.iter().copied();
        all.filter(|one| !one.is_of_user() && *one != Self::Control)
    }

    /// Whether it says who somebody is.
    #[must_use]
    pub fn is_of_user(self) -> bool {
        matches!(self, Self::UserType | Self::User | Self::Group | Self::Role)
    }
}
