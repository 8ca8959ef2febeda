//! What a plan answers.

use serde::Serialize;

use crate::contract::answer::AnswerReason;
use crate::contract::verdict::Decision;

/// What a plan says of every AAGUID that it cannot tell from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanAnswer {
    /// Whether the passkey is let in.
    pub decision: Decision,
    /// The code and the clause that decided.
    pub reason: AnswerReason,
}
