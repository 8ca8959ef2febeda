//! What the verdict can say, as a table: rules with their documentation, reasons, findings, errors, remedies and
//! assumptions, in both languages.

use serde_json::{Value, json};

use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::words::sentence::{Row, Rule, Sentence};
use crate::words::{
    assumptions, errors, findings, general, impact, passkey_support, population, reasons, remedies,
    rules, sweep,
};

/// The whole catalogue. Every list is in the order of its source; a rule or a code stands once for each of its
/// sentences.
#[must_use]
pub fn catalogue() -> Value {
    let assumptions: Vec<Value> = assumptions::ALL
        .iter()
        .map(|it| json!({ "id": it.id, "sentence": both(&it.sentence) }))
        .collect();
    json!({
        "rules": rules::ALL.iter().map(|it| rule(it)).collect::<Vec<_>>(),
        "reasons": rows(reasons::ALL),
        "findings": rows(findings::ALL),
        "errors": rows(errors::ALL),
        "remedies": rows(remedies::ALL),
        "support": rows(passkey_support::ALL),
        "population": rows(population::ALL),
        "impact": rows(impact::ALL),
        "sweep": rows(sweep::ALL),
        "general": rows(general::ALL),
        "assumptions": assumptions,
    })
}

fn rule(rule: &Rule) -> Value {
    let group = rule.group.as_ref();
    json!({
        "id": rule.id,
        "label": { "en": rule.id.label(Language::En), "ja": rule.id.label(Language::Ja) },
        "class": rule.class,
        "source": rule.source,
        "dated": rule.dated,
        "pass": both(&rule.pass),
        "skip": both(&rule.skip),
        "fail": group.map(|group| both(&group.fail)),
        "unknown": group.map(|group| both(&group.unknown)),
    })
}

fn rows(table: &[&Row]) -> Vec<Value> {
    let row = |row: &&Row| json!({ "code": row.code, "sentence": both(&row.sentence) });
    table.iter().map(row).collect()
}

fn both(sentence: &Sentence) -> Value {
    json!({ "en": sentence.in_language(Language::En), "ja": sentence.in_language(Language::Ja) })
}
