//! What decides without a trace, held against what makes one, over every scenario.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;
use crate::contract::question::Question;
use crate::contract::scenario::Scenario;
use crate::vocabulary::language::Language;
use crate::vocabulary::reading::Reading;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|one| one == "json") {
            found.push(path);
        }
    }
}

fn scenarios() -> Vec<(String, Scenario)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        Some((
            path.display().to_string(),
            serde_json::from_str(&text).ok()?,
        ))
    };
    paths.into_iter().filter_map(read).collect()
}

/// A question, by every reading, and with less that is known.
fn variants(question: &Question) -> Vec<Question> {
    let readings = [Reading::Report, Reading::Strict, Reading::Lenient];
    let mut all: Vec<Question> = readings
        .into_iter()
        .map(|reading| Question {
            reading,
            ..question.clone()
        })
        .collect();
    let mut stranger = question.clone();
    stranger.user.groups = None;
    stranger.user.roles = None;
    stranger.user.id = None;
    all.push(stranger);
    if let Some(access) = &question.access {
        let mut untold = question.clone();
        untold.access = Some(crate::contract::question::Access {
            platform: None,
            client_app: None,
            location: None,
            device: None,
            satisfied: None,
            ..access.clone()
        });
        all.push(untold);
    }
    all
}

/// What a decision says of itself.
fn told(decided: Result<Decided, Error>) -> Value {
    match decided {
        Err(error) => json!({ "error": error.code() }),
        Ok(decided) => {
            let deciding = decided.decisive().map(|check| check.deciding());
            json!({
                "decision": decided.decision(),
                "code": deciding.and_then(|check| check.code),
                "policy": deciding.and_then(|check| check.clause.clone()),
                "service": deciding.and_then(|check| check.service_code),
                "missing": deciding.and_then(|check| Some(check.missing.as_ref()?.input.path)),
                "sentence": deciding.map(|check| check.sentence(Language::En)),
                "judged": decided.judged,
                "notJudged": decided.not_judged,
            })
        }
    }
}

/// Asks both ways, and says where they differ.
fn differing(name: &str, tenant: &Tenant, question: &Question, asked: &mut usize) -> Vec<String> {
    let mut differing = Vec::new();
    for question in variants(question) {
        let (Ok(circumstances), Ok(credential)) = (
            Circumstances::read(&question),
            Credential::read(&question.credential),
        ) else {
            continue;
        };
        let circumstances = circumstances.within(&tenant.directory);
        let whole = told(decide(tenant, &credential, &circumstances));
        let brief = told(settle(tenant, &credential, &circumstances));
        *asked += 1;
        if whole != brief {
            differing.push(format!("{name}\n  {whole}\n  {brief}"));
        }
    }
    differing
}

#[test]
fn what_is_decided_without_a_trace_is_what_is_decided_with_one() {
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for (name, scenario) in scenarios() {
        let Ok(tenant) = Tenant::load(scenario.policies) else {
            continue;
        };
        let trust = scenario.trust.unwrap_or_default();
        let Ok(tenant) = tenant.with_trust(&trust) else {
            continue;
        };
        wrong.extend(differing(&name, &tenant, &scenario.question, &mut asked));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 5000, "{asked}");
}
