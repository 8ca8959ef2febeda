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

/// Schema of [`Scenario`](crate::contract::scenario::Scenario).
#[must_use]
pub fn scenario_schema() -> Value {
    sent::<crate::contract::scenario::Scenario>()
}

/// Schema of [`Verdict`](crate::contract::verdict::Verdict).
#[must_use]
pub fn verdict_schema() -> Value {
    answered::<crate::contract::verdict::Verdict>()
}

/// Schema of [`Inspection`](crate::contract::inspection::Inspection).
#[must_use]
pub fn inspection_schema() -> Value {
    answered::<crate::contract::inspection::Inspection>()
}

/// Schema of [`Models`](crate::contract::models::Models).
#[must_use]
pub fn models_schema() -> Value {
    answered::<crate::contract::models::Models>()
}

/// Schema of [`MetadataSummary`](crate::contract::inspection::MetadataSummary).
#[must_use]
pub fn metadata_summary_schema() -> Value {
    answered::<crate::contract::inspection::MetadataSummary>()
}

/// Schema of [`ModelsQuestion`](crate::contract::question::ModelsQuestion).
#[must_use]
pub fn models_question_schema() -> Value {
    sent::<crate::contract::question::ModelsQuestion>()
}

/// Schema of [`WhatIfResults`](crate::contract::what_if::WhatIfResults).
#[must_use]
pub fn what_if_schema() -> Value {
    answered::<crate::contract::what_if::WhatIfResults>()
}

/// Schema of [`Comparison`](crate::contract::comparison::Comparison).
#[must_use]
pub fn comparison_schema() -> Value {
    answered::<crate::contract::comparison::Comparison>()
}

/// Schema of [`GraphChange`](crate::contract::graph_change::GraphChange).
#[must_use]
pub fn graph_change_schema() -> Value {
    answered::<crate::contract::graph_change::GraphChange>()
}

/// Schema of [`ErrorReport`](crate::contract::error_report::ErrorReport).
#[must_use]
pub fn error_schema() -> Value {
    answered::<crate::contract::error_report::ErrorReport>()
}

/// Schema of [`Span`](crate::contract::span::Span).
#[must_use]
pub fn span_schema() -> Value {
    answered::<crate::contract::span::Span>()
}

/// Schema of [`Vocabulary`](crate::contract::Vocabulary).
#[must_use]
pub fn vocabulary_schema() -> Value {
    answered::<crate::contract::Vocabulary>()
}

/// Schema of [`AnswerReason`](crate::contract::answer::AnswerReason).
#[must_use]
pub fn answer_reason_schema() -> Value {
    answered::<crate::contract::answer::AnswerReason>()
}

/// Schema of [`PlanAnswer`](crate::contract::plan::PlanAnswer).
#[must_use]
pub fn plan_answer_schema() -> Value {
    answered::<crate::contract::plan::PlanAnswer>()
}

/// Schema of [`Sweep`](crate::contract::sweep::SweepReport).
#[must_use]
pub fn sweep_schema() -> Value {
    answered::<crate::contract::sweep::SweepReport>()
}

/// Schema of [`SweepSettings`](crate::contract::sweep::SweepSettings).
#[must_use]
pub fn sweep_settings_schema() -> Value {
    sent::<crate::contract::sweep::SweepSettings>()
}

/// Schema of [`SweepNarrowing`](crate::contract::sweep::SweepNarrowing).
#[must_use]
pub fn sweep_narrowing_schema() -> Value {
    sent::<crate::contract::sweep::SweepNarrowing>()
}

/// Schema of [`TenantResource`](crate::contract::inspection::TenantResource).
#[must_use]
pub fn tenant_resource_schema() -> Value {
    answered::<crate::contract::inspection::TenantResource>()
}

/// Schema of [`PopulationPerson`](crate::contract::population::PopulationPerson), a line of people.
#[must_use]
pub fn population_schema() -> Value {
    sent::<crate::contract::population::PopulationPerson<'static>>()
}

/// Schema of [`ImpactSettings`](crate::contract::impact::ImpactSettings).
#[must_use]
pub fn impact_settings_schema() -> Value {
    sent::<crate::contract::impact::ImpactSettings>()
}

/// Schema of [`ImpactReport`](crate::contract::impact::ImpactReport).
#[must_use]
pub fn impact_report_schema() -> Value {
    answered::<crate::contract::impact::ImpactReport>()
}

/// Schema of [`ImpactPart`](crate::contract::impact::ImpactPart).
#[must_use]
pub fn impact_part_schema() -> Value {
    answered::<crate::contract::impact::ImpactPart>()
}

/// Schema of [`ImpactUser`](crate::contract::impact::ImpactUser), a row.
#[must_use]
pub fn impact_user_schema() -> Value {
    answered::<crate::contract::impact::ImpactUser>()
}

/// Schema of [`ImpactExplanation`](crate::contract::impact::ImpactExplanation).
#[must_use]
pub fn impact_explanation_schema() -> Value {
    answered::<crate::contract::impact::ImpactExplanation>()
}
