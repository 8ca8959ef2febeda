//! What a person of a population signs in with.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// What a person of a population signs in with.
    pub enum KeyKind {
        /// A passkey.
        Passkey = "passkey", "Passkey", "パスキー";
        /// Windows Hello for Business.
        WindowsHelloForBusiness = "windowsHelloForBusiness", "Windows Hello for Business", "Windows Hello for Business";
        /// Platform Credential for macOS, which Platform SSO registers (F4).
        PlatformCredential = "platformCredential", "Platform Credential for macOS", "macOS 用プラットフォーム資格情報";
        /// A certificate.
        Certificate = "certificate", "Certificate", "証明書";
    }
}
