//! Where passkeys can be used, by Microsoft's documentation: for people, and without effect on any decision.

use serde::Serialize;

use crate::vocabulary::browser::Browser;
use crate::vocabulary::operating_system::OperatingSystem;

/// Where a passkey can be used, by Microsoft's documentation, which does not tell synced passkeys from device-bound ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeySupport {
    /// The page of the documentation.
    pub source: &'static str,
    /// Its date.
    pub dated: &'static str,
    /// Operating systems, in the order of the page.
    pub platforms: Vec<PlatformSupport>,
}

/// Where a passkey can be used on one operating system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlatformSupport {
    /// Which.
    pub platform: OperatingSystem,
    /// Browsers in which signing in with a passkey is supported.
    pub browsers: Vec<Browser>,
    /// Browsers of this system in which it is not.
    pub unsupported: Vec<Browser>,
    /// Apps, one of which has to be installed for native apps of Microsoft; empty where the page names none.
    pub brokers: &'static [&'static str],
    /// What to know, in the language asked for: only what concerns this kind of passkey, as far as it is known.
    pub notes: Vec<String>,
}
