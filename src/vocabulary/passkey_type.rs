//! Graph's `passkeyType`.

use serde::Deserialize;
use serde::Serialize;

/// Graph's `passkeyType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PasskeyType {
    /// The private key never leaves one device.
    DeviceBound,
    /// The private key is synchronised by a provider.
    Synced,
}

impl PasskeyType {
    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DeviceBound => "deviceBound",
            Self::Synced => "synced",
        }
    }
}
