//! The native core, for the tasks that ask it: its schemas, its catalogue, its answers to scenarios, and the time they take.

mod asked;

use anyhow::{Context, Result, bail};
use entra_verdict::{Language, Options, Tenant, catalogue, evaluate_json, schema};
use serde_json::{Value, json};
use std::hint::black_box;
use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("schemas") => schemas(),
        Some("catalogue") => Ok(writeln!(stdout(), "{}", catalogue())?),
        Some("replay") => replay(),
        Some("bench") => bench(),
        Some("mutants") => {
            let oracle = std::env::args_os()
                .nth(2)
                .context("the oracle's answers?")?;
            asked::mutants(oracle.as_ref())
        }
        _ => bail!("schemas, catalogue, replay, bench or mutants?"),
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
        "population": schema::population_schema(),
        "impactSettings": schema::impact_settings_schema(),
        "impactReport": schema::impact_report_schema(),
        "impactPart": schema::impact_part_schema(),
        "impactUser": schema::impact_user_schema(),
        "impactExplanation": schema::impact_explanation_schema(),
        "error": schema::error_schema(),
        "span": schema::span_schema(),
        "vocabulary": schema::vocabulary_schema(),
        "answerReason": schema::answer_reason_schema(),
        "planAnswer": schema::plan_answer_schema(),
        "sweep": schema::sweep_schema(),
        "sweepSettings": schema::sweep_settings_schema(),
        "sweepNarrowing": schema::sweep_narrowing_schema(),
        "tenantResource": schema::tenant_resource_schema(),
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

/// Times calls for tests/bench, JSON text in and JSON text out. Each line asks for something and is answered with one
/// line: `{"policies": …, "trust": …, "question": …}` loads a case, which is answered with its number;
/// `{"case": 0, "calls": 100, "verdict": true}` makes that many verdicts, or decisions, and is answered with the
/// last decision and the milliseconds of all of them; with `"remedies": true` the verdicts have theirs.
fn bench() -> Result<()> {
    let mut cases: Vec<(Tenant, String)> = Vec::new();
    for line in stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let part = |name| line.get(name).filter(|value| !value.is_null());
        let answer = if let Some(policies) = part("policies") {
            let tenant = Tenant::load_text(&policies.to_string())?;
            let tenant = match part("trust") {
                Some(trust) => tenant.with_trust_text(&trust.to_string())?,
                None => tenant,
            };
            let question = part("question").context("no question")?;
            cases.push((tenant, question.to_string()));
            json!(cases.len() - 1)
        } else {
            let number = |name| part(name).and_then(Value::as_u64).context("no number");
            let case = cases.get(usize::try_from(number("case")?)?);
            let (tenant, question) = case.context("no such case")?;
            let flag = |name| part(name) == Some(&Value::Bool(true));
            let wanted = flag("verdict").then(|| Options {
                language: Language::En,
                remedies: flag("remedies"),
            });
            time(tenant, question, number("calls")?, wanted)?
        };
        writeln!(stdout(), "{answer}")?;
    }
    Ok(())
}

/// Makes verdicts, where any are wanted, or decisions.
fn time(tenant: &Tenant, question: &str, calls: u64, wanted: Option<Options>) -> Result<Value> {
    let mut decision = None;
    let start = Instant::now();
    for _ in 0..calls {
        let question = black_box(question);
        decision = Some(if let Some(options) = wanted {
            let verdict = tenant.evaluate_text_with(question, options)?;
            black_box(serde_json::to_string(&verdict)?);
            verdict.decision
        } else {
            tenant.decide_text(question)?
        });
    }
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    Ok(json!({ "decision": decision, "milliseconds": milliseconds }))
}
