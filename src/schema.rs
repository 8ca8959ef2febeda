//! JSON Schema of what goes in and what comes out, from the Rust types.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// What may be sent: members with a default may be left out.
fn sent<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// What comes back: every member is there, null where it has no value.
fn answered<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// Schema of [`Scenario`](crate::scenario::Scenario).
#[must_use]
pub fn scenario_schema() -> Value {
    sent::<crate::scenario::Scenario>()
}

/// Schema of [`Verdict`](crate::verdict::Verdict).
#[must_use]
pub fn verdict_schema() -> Value {
    answered::<crate::verdict::Verdict>()
}

/// Schema of [`Inspection`](crate::Inspection).
#[must_use]
pub fn inspection_schema() -> Value {
    answered::<crate::Inspection>()
}

/// Schema of [`Models`](crate::models::Models).
#[must_use]
pub fn models_schema() -> Value {
    answered::<crate::models::Models>()
}

/// Schema of [`MetadataSummary`](crate::MetadataSummary).
#[must_use]
pub fn metadata_summary_schema() -> Value {
    answered::<crate::MetadataSummary>()
}

/// Schema of [`ModelsQuestion`](crate::models::ModelsQuestion).
#[must_use]
pub fn models_question_schema() -> Value {
    sent::<crate::models::ModelsQuestion>()
}

/// Schema of [`WhatIfResults`](crate::what_if::WhatIfResults).
#[must_use]
pub fn what_if_schema() -> Value {
    answered::<crate::what_if::WhatIfResults>()
}

/// Schema of [`Comparison`](crate::compare::Comparison).
#[must_use]
pub fn comparison_schema() -> Value {
    answered::<crate::compare::Comparison>()
}

/// Schema of [`GraphChange`](crate::graph::GraphChange).
#[must_use]
pub fn graph_change_schema() -> Value {
    answered::<crate::graph::GraphChange>()
}

/// Schema of [`ErrorReport`](crate::ErrorReport).
#[must_use]
pub fn error_schema() -> Value {
    answered::<crate::ErrorReport>()
}

/// Schema of [`Span`](crate::json::Span).
#[must_use]
pub fn span_schema() -> Value {
    answered::<crate::json::Span>()
}
