//! Graph's `authenticationMethodModes`, and external MFA beside them.

use crate::vocabulary::enumeration::{Enumeration, enumeration};

enumeration! {
    /// Graph's `authenticationMethodModes`, and external MFA beside them.
    pub enum Mode {
        /// Password.
        Password = "password", "Password", "パスワード";
        /// Voice call.
        Voice = "voice", "Voice call", "音声通話";
        /// Hardware OATH token.
        HardwareOath = "hardwareOath", "Hardware OATH token", "ハードウェア OATH トークン";
        /// Software OATH token.
        SoftwareOath = "softwareOath", "Software OATH token", "ソフトウェア OATH トークン";
        /// SMS.
        Sms = "sms", "SMS", "SMS";
        /// Passkey (FIDO2).
        Fido2 = "fido2", "Passkey (FIDO2)", "パスキー (FIDO2)";
        /// Windows Hello for Business.
        WindowsHelloForBusiness = "windowsHelloForBusiness", "Windows Hello for Business", "Windows Hello for Business";
        /// Authenticator (push notification).
        MicrosoftAuthenticatorPush = "microsoftAuthenticatorPush", "Authenticator (push notification)", "Authenticator (プッシュ通知)";
        /// Authenticator (phone sign-in).
        DeviceBasedPush = "deviceBasedPush", "Authenticator (phone sign-in)", "Authenticator (電話によるサインイン)";
        /// Temporary Access Pass (one-time).
        TemporaryAccessPassOneTime = "temporaryAccessPassOneTime", "Temporary Access Pass (one-time)", "一時アクセス パス (1 回限り)";
        /// Temporary Access Pass (multi-use).
        TemporaryAccessPassMultiUse = "temporaryAccessPassMultiUse", "Temporary Access Pass (multi-use)", "一時アクセス パス (複数回使用)";
        /// Email one-time passcode.
        Email = "email", "Email one-time passcode", "電子メール ワンタイム パスコード";
        /// Certificate (single-factor).
        X509CertificateSingleFactor = "x509CertificateSingleFactor", "Certificate (single-factor)", "証明書 (単一要素)";
        /// Certificate (multifactor).
        X509CertificateMultiFactor = "x509CertificateMultiFactor", "Certificate (multifactor)", "証明書 (多要素)";
        /// Federated single-factor.
        FederatedSingleFactor = "federatedSingleFactor", "Federated single-factor", "フェデレーション (単一要素)";
        /// Federated multifactor.
        FederatedMultiFactor = "federatedMultiFactor", "Federated multifactor", "フェデレーション (多要素)";
        /// QR code and PIN.
        QrCodePin = "qrCodePin", "QR code and PIN", "QR コードと PIN";
        /// External MFA, by Graph's word for a registration: no member of `authenticationMethodModes`, so no strength
        /// can name it (F21).
        ExternalAuthMethod = "externalAuthMethod", "External MFA", "外部 MFA";
    }
}

impl Mode {
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Modes(u32);

impl Modes {
    pub fn with(self, mode: Mode) -> Self {
        Self(self.0 | mode.bit())
    }

    pub fn has(self, mode: Mode) -> bool {
        self.0 & mode.bit() != 0
    }

    pub fn is_subset(self, of: Self) -> bool {
        self.0 & !of.0 == 0
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub fn iter(self) -> impl Iterator<Item = Mode> + use<> {
        Mode::MEMBERS
            .iter()
            .copied()
            .filter(move |mode| self.has(*mode))
    }
}

impl FromIterator<Mode> for Modes {
    fn from_iter<I: IntoIterator<Item = Mode>>(modes: I) -> Self {
        modes.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Display for Modes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.iter().map(Mode::as_str).collect();
        f.write_str(&names.join(","))
    }
}
