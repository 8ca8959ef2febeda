//! Authenticators that Microsoft makes itself, which a list of models can have whether anybody uses them or not.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Authenticators that Microsoft makes itself.
    pub enum MicrosoftKeys {
        /// Passkeys in Microsoft Authenticator.
        Authenticator = "microsoftAuthenticator" | "authenticator", "Microsoft Authenticator", "Microsoft Authenticator";
        /// Passkeys in Windows Hello (F3).
        WindowsHello = "windowsHello", "Windows Hello", "Windows Hello";
        /// Platform Credential for macOS (F4).
        PlatformCredential = "platformCredential" | "platformSso", "Platform Credential for macOS", "macOS 用プラットフォーム資格情報";
    }
}
