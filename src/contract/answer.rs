//! What an answer says before anybody reads it in words.

use serde::Serialize;

use crate::contract::fixed;
use crate::contract::verdict::Clause;

/// Why a decision is what it is, without words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnswerReason {
    /// Stable code; `allowed` when everything passed, `allowed.inPart` when something that was loaded was not judged.
    #[serde(serialize_with = "fixed::text")]
    pub code: &'static str,
    /// The clause that decided.
    pub policy: Option<Clause>,
    /// The error code that the service shows (`AADSTS…`), where the documentation gives one.
    #[serde(serialize_with = "fixed::some")]
    pub service_code: Option<&'static str>,
}
