//! The native core, for the tasks that ask it: its schemas, and its answers to scenarios.

use anyhow::{Result, bail};
use entra_verdict::{Language, evaluate_json, schema};
use serde_json::json;
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("schemas") => schemas(),
        Some("replay") => replay(),
        _ => bail!("schemas or replay?"),
    }
}

fn schemas() -> Result<()> {
    let schemas = json!({
        "scenario": schema::scenario_schema(),
        "verdict": schema::verdict_schema(),
        "inspection": schema::inspection_schema(),
        "models": schema::models_schema(),
        "modelsQuestion": schema::models_question_schema(),
        "whatIf": schema::what_if_schema(),
        "metadataSummary": schema::metadata_summary_schema(),
        "comparison": schema::comparison_schema(),
        "graphChange": schema::graph_change_schema(),
        "error": schema::error_schema(),
        "span": schema::span_schema(),
    });
    writeln!(stdout(), "{schemas}")?;
    Ok(())
}

/// Answers each path on standard input with one line, as replay.mjs does.
fn replay() -> Result<()> {
    for path in stdin().lock().lines() {
        let text = std::fs::read_to_string(path?)?;
        let answer = std::panic::catch_unwind(|| evaluate_json(&text, Language::En));
        let answer = answer.unwrap_or_else(|_| {
            json!({ "error": { "code": "crash", "message": "the native core panicked" } })
                .to_string()
        });
        writeln!(stdout(), "{answer}")?;
    }
    Ok(())
}
