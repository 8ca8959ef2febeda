//! The error report, the same behind every door.

use serde::Serialize;

/// The serialised form of an [`Error`](crate::Error), the same behind every door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ErrorReport {
    /// Stable code, `input.…`.
    pub code: &'static str,
    /// What is wrong and how to mend it.
    pub message: String,
    /// Index of the policy document, from 0; null when the scenario itself is meant.
    pub document: Option<u32>,
    /// RFC 6901 JSON Pointer into the document or the scenario.
    pub path: Option<String>,
    /// Line, from 1, where the input came as text.
    pub line: Option<u32>,
    /// Column in UTF-16 code units, from 1, where the input came as text.
    pub column: Option<u32>,
    /// What was given is a secret, such as a private key: do not keep or show it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
}
