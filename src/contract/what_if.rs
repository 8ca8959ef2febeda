//! Graph's collection of `whatIfAnalysisResult`.

use serde::Serialize;
use serde_json::Map;
use serde_json::Value;

use crate::contract::verdict::{Finding, Missing};

/// What If's answer: Graph's collection of `whatIfAnalysisResult`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfResults {
    /// What the collection holds, in OData's words.
    #[serde(rename = "@odata.context")]
    pub context: &'static str,
    /// One entry for each policy, in the order of the documents.
    pub value: Vec<WhatIfAnalysisResult>,
    /// Members of what was asked that nothing reads, beside what Graph answers with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

/// A policy with whether it is for the sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhatIfAnalysisResult {
    /// The policy as it was given.
    #[serde(flatten)]
    pub policy: Map<String, Value>,
    /// Whether it is for the sign-in; null, which Graph never says, where an input is missing.
    pub policy_applies: Option<bool>,
    /// Graph's flags of what kept it out, joined by commas; `notSet` where nothing did.
    pub analysis_reasons: String,
    /// Why it cannot be told; absent where it can. The name is an OData annotation, which clients of Graph skip.
    #[serde(
        rename = "policyApplies@entraVerdict.open",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub open: Vec<OpenCondition>,
}

/// A condition that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OpenCondition {
    /// Reason code.
    pub code: &'static str,
    /// The reason as a sentence.
    pub text: String,
    /// The input that would tell, where it is one.
    pub missing: Option<Missing>,
}
