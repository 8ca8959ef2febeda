//! Words of Graph's registration report (`userRegistrationDetails`) that are no `authenticationMethodModes`; older ones
//! are `usageAuthMethod`.

use crate::vocabulary::enumeration::enumeration;
use crate::vocabulary::mode::{Mode, Modes};

enumeration! {
    /// Words of Graph's registration report (`userRegistrationDetails`) that are no `authenticationMethodModes`.
    pub enum RegistrationWord {
        /// A security key, by the older word.
        Fido2SecurityKey = "fido2SecurityKey" | "fido", "FIDO2 security key", "FIDO2 セキュリティ キー";
        /// A device-bound passkey.
        PassKeyDeviceBound = "passKeyDeviceBound", "Passkey (device-bound)", "パスキー (デバイス バインド)";
        /// A passkey in Microsoft Authenticator.
        PassKeyDeviceBoundAuthenticator = "passKeyDeviceBoundAuthenticator", "Passkey (Microsoft Authenticator)", "パスキー (Microsoft Authenticator)";
        /// A passkey in Windows Hello.
        PassKeyDeviceBoundWindowsHello = "passKeyDeviceBoundWindowsHello", "Passkey (Windows Hello)", "パスキー (Windows Hello)";
        /// A synced passkey.
        PassKeySynced = "passKeySynced", "Passkey (synced)", "パスキー (同期)";
        /// Platform Credential for macOS.
        MacOsSecureEnclaveKey = "macOsSecureEnclaveKey", "Platform Credential for macOS", "macOS 用プラットフォーム資格情報";
        /// Phone sign-in.
        MicrosoftAuthenticatorPasswordless = "microsoftAuthenticatorPasswordless", "Authenticator (phone sign-in)", "Authenticator (電話によるサインイン)";
        /// Software OATH token.
        SoftwareOneTimePasscode = "softwareOneTimePasscode" | "appCode", "Software OATH token", "ソフトウェア OATH トークン";
        /// Hardware OATH token.
        HardwareOneTimePasscode = "hardwareOneTimePasscode", "Hardware OATH token", "ハードウェア OATH トークン";
        /// A one-time passcode of an app or a token.
        OneTimePasscode = "oneTimePasscode", "OATH token", "OATH トークン";
        /// A notification of the app, by the older word.
        AppNotification = "appNotification", "Authenticator (push notification)", "Authenticator (プッシュ通知)";
        /// Text messages to a mobile phone, by the older word.
        MobileSms = "mobileSMS", "SMS", "SMS";
        /// Calls to a mobile phone, by the older word.
        MobileCall = "mobileCall", "Mobile phone (call)", "携帯電話 (通話)";
        /// QR code and PIN.
        QrCode = "qrCode", "QR code and PIN", "QR コードと PIN";
        /// A mobile phone, for text messages and calls.
        MobilePhone = "mobilePhone", "Mobile phone", "携帯電話";
        /// A second mobile phone, for calls.
        AlternateMobilePhone = "alternateMobilePhone" | "alternateMobileCall", "Alternate mobile phone", "代替の携帯電話";
        /// An office phone, for calls.
        OfficePhone = "officePhone", "Office phone", "会社電話";
        /// A Temporary Access Pass.
        TemporaryAccessPass = "temporaryAccessPass", "Temporary Access Pass", "一時アクセス パス";
        /// Security questions, for password reset alone.
        SecurityQuestion = "securityQuestion", "Security questions", "セキュリティの質問";
        /// An app password.
        AppPassword = "appPassword", "App password", "アプリ パスワード";
    }
}

impl RegistrationWord {
    /// The modes that the word stands for; none for what no strength knows.
    pub(crate) fn modes(self) -> Modes {
        let modes: &[Mode] = match self {
            Self::Fido2SecurityKey
            | Self::PassKeyDeviceBound
            | Self::PassKeyDeviceBoundAuthenticator
            | Self::PassKeyDeviceBoundWindowsHello
            | Self::PassKeySynced => &[Mode::Fido2],
            Self::MacOsSecureEnclaveKey => &[Mode::WindowsHelloForBusiness],
            Self::MicrosoftAuthenticatorPasswordless => &[Mode::DeviceBasedPush],
            Self::SoftwareOneTimePasscode => &[Mode::SoftwareOath],
            Self::HardwareOneTimePasscode => &[Mode::HardwareOath],
            Self::OneTimePasscode => &[Mode::SoftwareOath, Mode::HardwareOath],
            Self::AppNotification => &[Mode::MicrosoftAuthenticatorPush],
            Self::MobilePhone => &[Mode::Sms, Mode::Voice],
            Self::MobileSms => &[Mode::Sms],
            Self::MobileCall | Self::AlternateMobilePhone | Self::OfficePhone => &[Mode::Voice],
            Self::QrCode => &[Mode::QrCodePin],
            Self::TemporaryAccessPass => &[
                Mode::TemporaryAccessPassOneTime,
                Mode::TemporaryAccessPassMultiUse,
            ],
            Self::SecurityQuestion | Self::AppPassword => &[],
        };
        modes.iter().copied().collect()
    }
}
