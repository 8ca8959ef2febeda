//! A place in a text.

use serde::Serialize;

/// Where a value stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Offset of its first character in UTF-16 code units, from 0.
    pub start: u32,
    /// Offset after its last character in UTF-16 code units.
    pub end: u32,
    /// Line of its first character, from 1.
    pub line: u32,
    /// Column of its first character in UTF-16 code units, from 1.
    pub column: u32,
    /// Line of its last character, from 1.
    pub end_line: u32,
}
