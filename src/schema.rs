//! JSON Schema of what goes in and what comes out, from the Rust types.

use schemars::schema_for;
use serde_json::Value;

/// Schema of [`Scenario`](crate::scenario::Scenario).
#[must_use]
pub fn scenario_schema() -> Value {
    schema_for!(crate::scenario::Scenario).to_value()
}

/// Schema of [`Verdict`](crate::verdict::Verdict).
#[must_use]
pub fn verdict_schema() -> Value {
    schema_for!(crate::verdict::Verdict).to_value()
}

/// Schema of [`Inspection`](crate::Inspection).
#[must_use]
pub fn inspection_schema() -> Value {
    schema_for!(crate::Inspection).to_value()
}

/// Schema of [`ErrorReport`](crate::ErrorReport).
#[must_use]
pub fn error_schema() -> Value {
    schema_for!(crate::ErrorReport).to_value()
}

/// Schema of [`Span`](crate::json::Span).
#[must_use]
pub fn span_schema() -> Value {
    schema_for!(crate::json::Span).to_value()
}
