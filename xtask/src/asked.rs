//! The scenarios, asked of a core with mutants in it (`cargo xtask mutants`).

use anyhow::{Context, Result};
use entra_verdict::contract::Verdict;
use entra_verdict::{Error, Language, Options, Tenant, evaluate_text_with};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, Write, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use support::{expect, scenarios};

/// Seconds for one scenario, which takes milliseconds without a mutant.
const PATIENCE: u64 = 5;

struct Case {
    name: String,
    text: String,
    /// Tenant and question, where these alone give the same answer: what is read has no rules.
    loaded: Option<(Tenant, String)>,
    /// What the scenario says; a generated question says nothing.
    expect: Option<Value>,
    /// What the oracle says.
    oracle: Option<Value>,
    options: Options,
    /// Without a mutant.
    answer: String,
    reached: BTreeSet<usize>,
    took: Duration,
}

impl Case {
    fn ask(&self) -> String {
        match &self.loaded {
            Some((tenant, question)) => told(
                tenant.evaluate_text_with(question, self.options),
                self.options,
            ),
            None => told(evaluate_text_with(&self.text, self.options), self.options),
        }
    }

    /// Keeps the tenant, where that changes nothing.
    fn load(&mut self, scenario: &Value) {
        let part = |name| scenario.get(name).map(Value::to_string);
        let tenant = part("policies").and_then(|text| Tenant::load_text(&text).ok());
        let tenant = match (tenant, part("trust")) {
            (Some(tenant), Some(trust)) => tenant.with_trust_text(&trust).ok(),
            (tenant, _) => tenant,
        };
        self.loaded = tenant.zip(part("question"));
        if self.ask() != self.answer {
            self.loaded = None;
        }
    }

    /// The first that does not hold of an answer.
    fn wrong(&self, came: &Value) -> Option<String> {
        let expect = self.expect.iter();
        let mut lines = expect.flat_map(|expect| expect::mismatches(expect, came));
        lines.next().or_else(|| {
            let oracle = self.oracle.as_ref()?;
            otherwise(oracle, came).map(|field| format!("the oracle: {field}"))
        })
    }
}

/// For each mutant on standard input a line: how many scenarios and generated questions reach it, which of them notices, and,
/// where none does, those that come out otherwise in what nobody expects. A first line has all that are reached. The file has
/// the oracle's answers, with its questions.
pub fn mutants(oracle: &Path) -> Result<()> {
    set_hook(Box::new(|_| {}));
    mutant::switch(None);
    let mut answers = BTreeMap::new();
    let mut cases = Vec::new();
    for line in fs::read_to_string(oracle)?.lines() {
        let mut line: Value = serde_json::from_str(line)?;
        let name = line.get("name").and_then(Value::as_str);
        let name = name.unwrap_or_default().to_owned();
        let oracle = line.get_mut("oracle").map(Value::take).unwrap_or_default();
        match line.get("scenario") {
            Some(scenario) => cases.extend(case(name, scenario.to_string(), Some(oracle))?),
            None => drop(answers.insert(name, oracle)),
        }
    }
    for (name, text) in scenarios() {
        let oracle = answers.remove(&name.replace('\\', "/"));
        cases.extend(case(name, text, oracle)?);
    }
    // One of each way through the rules first, and of those what takes least: mostly the others need not be asked.
    cases.sort_by_key(|case| case.took);
    let mut ways: BTreeMap<BTreeSet<usize>, usize> = BTreeMap::new();
    cases.sort_by_cached_key(|case| {
        let times = ways.entry(case.reached.clone()).or_default();
        *times += 1;
        *times
    });
    let reached: BTreeSet<&usize> = cases.iter().flat_map(|case| &case.reached).collect();
    let held = cases.iter().filter(|case| case.oracle.is_some()).count();
    let told = json!({ "cases": cases.len(), "oracle": held, "reached": reached });
    writeln!(stdout(), "{told}")?;
    let clock = Clock::watched();
    for line in stdin().lock().lines() {
        let number: usize = line?.parse().context("no number")?;
        writeln!(stdout(), "{}", asked(number, &cases, &clock))?;
    }
    Ok(())
}

/// A question with its answer; `None` where a scenario does not come out as it says.
fn case(name: String, text: String, oracle: Option<Value>) -> Result<Option<Case>> {
    let scenario: Value = serde_json::from_str(&text).context(name.clone())?;
    let expect = scenario.get("expect").cloned();
    // Remedies ask many times.
    let remedies = ["remedies", "combinedRemedies", "alternatives"];
    let names = |name: &&str| expect.as_ref().is_some_and(|it| it.get(name).is_some());
    let options = Options {
        language: Language::En,
        remedies: remedies.iter().any(names),
    };
    mutant::reached();
    let start = Instant::now();
    let answer = told(evaluate_text_with(&text, options), options);
    let took = start.elapsed();
    let mut case = Case {
        name,
        text,
        loaded: None,
        expect,
        oracle: None,
        options,
        reached: mutant::reached().into_iter().collect(),
        took,
        answer,
    };
    let answer = serde_json::from_str(&case.answer)?;
    if let Some(line) = case.wrong(&answer) {
        writeln!(stdout(), "{}", json!({ "wrong": case.name, "line": line }))?;
        return Ok(None);
    }
    // Where the oracle is known to say otherwise only the scenario counts.
    case.oracle = oracle.filter(|oracle| otherwise(oracle, &answer).is_none());
    case.load(&scenario);
    Ok(Some(case))
}

/// The first of what the oracle answers that an answer has otherwise.
fn otherwise(oracle: &Value, came: &Value) -> Option<&'static str> {
    let list = |value: &Value, name| value.get(name).and_then(Value::as_array).cloned();
    let each = |list: Option<&Value>, key: &[&str], value: &str| -> Vec<(Value, Value)> {
        let list = list.and_then(Value::as_array).into_iter().flatten();
        list.map(|one| {
            let mut keys = key.iter().filter_map(|key| one.get(key));
            let key = keys.find(|key| !key.is_null()).cloned();
            (
                key.unwrap_or_default(),
                one.get(value).cloned().unwrap_or_default(),
            )
        })
        .collect()
    };
    let error = |value: &Value, path| value.pointer(path).cloned();
    if error(oracle, "/error") != error(came, "/error/code") {
        return Some("error");
    }
    if oracle.get("error").is_some() {
        return None;
    }
    if oracle.get("decision") != came.get("decision") {
        return Some("decision");
    }
    if oracle.get("reason") != came.pointer("/reason/code") {
        return Some("reason");
    }
    let strengths = each(came.get("strengths"), &["id", "displayName"], "outcome");
    let strengths: Vec<Value> = strengths.iter().map(|one| json!(one)).collect();
    if list(oracle, "strengths").as_ref() != Some(&strengths) {
        return Some("strengths");
    }
    let applies = each(came.pointer("/access/policies"), &["id"], "applies");
    let of_oracle = oracle.get("applies").and_then(Value::as_object);
    let is_said = |(id, applies): &(Value, Value)| {
        let name = id.as_str().unwrap_or("null");
        of_oracle.and_then(|all| all.get(name)) == Some(applies)
    };
    if !applies.iter().all(is_said) {
        return Some("applies");
    }
    let named = each(came.get("assumptions"), &["id"], "id");
    let named: Vec<&Value> = named.iter().map(|(id, _)| id).collect();
    let leaned = list(oracle, "assumptions").unwrap_or_default();
    let touched = list(oracle, "touched").unwrap_or_default();
    let is_right = leaned.iter().all(|one| named.contains(&one))
        && named.iter().all(|one| touched.contains(one));
    (!is_right).then_some("assumptions")
}

/// As text, which mostly is the same with a mutant, and then need not be looked at.
fn told(answer: Result<Verdict, Error>, options: Options) -> String {
    let answer = match answer {
        Ok(verdict) => serde_json::to_string(&verdict),
        Err(error) => serde_json::to_string(&json!({ "error": error.report(options.language) })),
    };
    answer.unwrap_or_default()
}

fn asked(number: usize, cases: &[Case], clock: &Clock) -> Value {
    let reaching = cases.iter().filter(|case| case.reached.contains(&number));
    let mut count = 0;
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for case in reaching {
        count += 1;
        clock.begin();
        mutant::switch(Some(number));
        let came = catch_unwind(AssertUnwindSafe(|| case.ask()));
        mutant::switch(None);
        clock.end();
        let Ok(came) = came else {
            return json!({ "number": number, "killed": case.name, "how": "stopped" });
        };
        if came == case.answer {
            continue;
        }
        let came: Value = serde_json::from_str(&came).unwrap_or_default();
        if let Some(line) = case.wrong(&came) {
            return json!({ "number": number, "killed": case.name, "how": line });
        }
        if seen.len() < 3
            && let Ok(answer) = serde_json::from_str(&case.answer)
            && let Some(place) = difference(&answer, &came, String::new())
        {
            seen.insert(&case.name, place);
        }
    }
    json!({ "number": number, "reaching": count, "seen": seen })
}

/// Where two values part.
fn difference(left: &Value, right: &Value, path: String) -> Option<String> {
    if left == right {
        return None;
    }
    let within = match (left, right) {
        (Value::Object(left), Value::Object(right)) if left.len() == right.len() => {
            left.iter().find_map(|(name, value)| {
                difference(value, right.get(name)?, format!("{path}/{name}"))
            })
        }
        (Value::Array(all), Value::Array(others)) if all.len() == others.len() => {
            let mut both = all.iter().zip(others).enumerate();
            both.find_map(|(at, (left, right))| difference(left, right, format!("{path}/{at}")))
        }
        _ => None,
    };
    Some(within.unwrap_or_else(|| format!("{path}: {} → {}", short(left), short(right))))
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(300).collect()
}

/// Milliseconds after the start at which the scenario at hand was begun; 0 where none is.
static BEGUN: AtomicU64 = AtomicU64::new(0);

/// The clock of a thread that ends the program where a scenario never ends.
struct Clock(Instant);

impl Clock {
    fn watched() -> Self {
        let clock = Self(Instant::now());
        let own = Self(clock.0);
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_millis(200));
                let begun = BEGUN.load(Ordering::Relaxed);
                if begun != 0 && own.now() > begun + PATIENCE * 1000 {
                    std::process::exit(3);
                }
            }
        });
        clock
    }

    fn now(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).map_or(u64::MAX, |now| now + 1)
    }

    fn begin(&self) {
        BEGUN.store(self.now(), Ordering::Relaxed);
    }

    fn end(&self) {
        BEGUN.store(0, Ordering::Relaxed);
    }
}
