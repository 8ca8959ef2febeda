//! Graph's `authenticationMethodModes` (spec 1.2).

/// One authenticationMethodModes member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub(crate) enum Mode {
    Password = 1,
    Voice = 2,
    HardwareOath = 4,
    SoftwareOath = 8,
    Sms = 16,
    Fido2 = 32,
    WindowsHelloForBusiness = 64,
    MicrosoftAuthenticatorPush = 128,
    DeviceBasedPush = 256,
    TemporaryAccessPassOneTime = 512,
    TemporaryAccessPassMultiUse = 1024,
    Email = 2048,
    X509CertificateSingleFactor = 4096,
    X509CertificateMultiFactor = 8192,
    FederatedSingleFactor = 16384,
    FederatedMultiFactor = 32768,
    QrCodePin = 131_072,
}

/// Wire names in the order of their values.
pub(crate) const MODES: &[(&str, Mode)] = &[
    ("password", Mode::Password),
    ("voice", Mode::Voice),
    ("hardwareOath", Mode::HardwareOath),
    ("softwareOath", Mode::SoftwareOath),
    ("sms", Mode::Sms),
    ("fido2", Mode::Fido2),
    ("windowsHelloForBusiness", Mode::WindowsHelloForBusiness),
    (
        "microsoftAuthenticatorPush",
        Mode::MicrosoftAuthenticatorPush,
    ),
    ("deviceBasedPush", Mode::DeviceBasedPush),
    (
        "temporaryAccessPassOneTime",
        Mode::TemporaryAccessPassOneTime,
    ),
    (
        "temporaryAccessPassMultiUse",
        Mode::TemporaryAccessPassMultiUse,
    ),
    ("email", Mode::Email),
    (
        "x509CertificateSingleFactor",
        Mode::X509CertificateSingleFactor,
    ),
    (
        "x509CertificateMultiFactor",
        Mode::X509CertificateMultiFactor,
    ),
    ("federatedSingleFactor", Mode::FederatedSingleFactor),
    ("federatedMultiFactor", Mode::FederatedMultiFactor),
    ("qrCodePin", Mode::QrCodePin),
];

impl Mode {
    pub fn as_str(self) -> &'static str {
        MODES
            .iter()
            .find(|(_, mode)| *mode == self)
            .map_or("", |(name, _)| name)
    }

    /// The member with this name, blanks around it and letter case ignored.
    pub fn parse(text: &str) -> Option<Self> {
        MODES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(text.trim()))
            .map(|(_, mode)| *mode)
    }

    fn bit(self) -> u32 {
        self as u32
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
        MODES
            .iter()
            .map(|(_, mode)| *mode)
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
