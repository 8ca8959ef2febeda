//! Where a registration takes place.

use serde::Deserialize;
use serde::Serialize;

/// Where a registration takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// The Security info page.
    #[default]
    SecurityInfo,
    /// The v1.0 provisioning API.
    Graph,
    /// The beta provisioning API.
    GraphBeta,
}
