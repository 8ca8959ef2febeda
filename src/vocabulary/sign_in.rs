//! Members of Graph's enumerations that Conditional Access policies and questions share.

/// `riskLevel`.
pub(crate) const RISKS: &[&str] = &["none", "low", "medium", "high", "hidden"];
/// `conditionalAccessInsiderRiskLevels`.
pub(crate) const INSIDER_RISKS: &[&str] = &["minor", "moderate", "elevated"];
/// `conditionalAccessTransferMethods`.
pub(crate) const FLOWS: &[&str] = &["none", "deviceCodeFlow", "authenticationTransfer"];
/// `conditionalAccessDevicePlatform`, without `all`, which only a policy says.
pub(crate) const PLATFORMS: &[&str] = &[
    "android",
    "iOS",
    "windows",
    "windowsPhone",
    "macOS",
    "linux",
];
/// `conditionalAccessClientApp`, without `all`, which only a policy says.
pub(crate) const CLIENT_APPS: &[&str] = &[
    "browser",
    "mobileAppsAndDesktopClients",
    "exchangeActiveSync",
    "easSupported",
    "other",
];
/// What stands for every platform and every client.
pub(crate) const ALL: &str = "all";
