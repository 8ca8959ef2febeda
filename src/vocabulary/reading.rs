//! How open questions of the documentation are settled.

use serde::Deserialize;
use serde::Serialize;

/// How open questions of the documentation are settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Reading {
    /// Where the readings differ the answer is `indeterminate`.
    #[default]
    Report,
    /// The reading that admits less.
    Strict,
    /// The reading that admits more.
    Lenient,
}
