//! What a plan answers.

use serde::Serialize;

use crate::contract::answer::AnswerReason;
use crate::contract::verdict::Decision;

/// What a plan says of everything that it cannot tell from others: every AAGUID, user or certificate of a class.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanAnswer {
    /// Whether the credential is let in.
    pub decision: Decision,
    /// The code and the clause that decided.
    pub reason: AnswerReason,
    /// The assumptions that the decision leans on, by their ids, as a verdict has them.
    pub assumptions: Vec<&'static str>,
}
