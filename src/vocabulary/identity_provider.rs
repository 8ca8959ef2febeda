//! Who vouches for an external user at home (F22).

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Who vouches for an external user at home.
    pub enum IdentityProvider {
        /// A Microsoft Entra tenant.
        EntraId = "entraId", "Microsoft Entra ID", "Microsoft Entra ID";
        /// A one-time passcode sent by e-mail.
        EmailOneTimePasscode = "emailOneTimePasscode", "E-mail one-time passcode", "電子メール ワンタイム パスコード";
        /// Google.
        Google = "google", "Google", "Google";
        /// A SAML or WS-Fed identity provider.
        Federated = "federated", "SAML or WS-Fed identity provider", "SAML または WS-Fed の ID プロバイダー";
        /// A Microsoft account.
        MicrosoftAccount = "microsoftAccount", "Microsoft account", "Microsoft アカウント";
    }
}
