//! What decides without a trace, held against what makes one, over every scenario.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;
use crate::contract::question::Question;
use crate::contract::scenario::{PolicyInput, Scenario};
use crate::decide::access::conditions::all::keep_out;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::narrowed::narrowed;
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

/// SplitMix64: the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    fn some(&mut self, of: &[String]) -> Vec<String> {
        let count = self.below(4);
        (0..count).filter_map(|_| self.one(of).cloned()).collect()
    }
}

/// What policies name, by the end of the member that names it.
fn entries(value: &Value, end: &str, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| entries(item, end, into)),
        Value::Object(members) => {
            for (name, member) in members {
                if let (true, Some(items)) = (name.ends_with(end), member.as_array()) {
                    into.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                entries(member, end, into);
            }
        }
        _ => {}
    }
}

/// Questions about what policies name, of which more or less is known.
struct Drawn {
    groups: Vec<String>,
    roles: Vec<String>,
    users: Vec<String>,
    applications: Vec<String>,
    locations: Vec<String>,
    draw: Draw,
}

impl Drawn {
    fn of(policies: &Value, seed: u64) -> Self {
        let of = |end| {
            let mut found = Vec::new();
            entries(policies, end, &mut found);
            found.push("A name".to_owned());
            found.push("00000009-0000-0000-c000-000000000000".to_owned());
            found
        };
        Self {
            groups: of("Groups"),
            roles: of("Roles"),
            users: of("Users"),
            applications: of("Applications"),
            locations: of("Locations"),
            draw: Draw(seed),
        }
    }

    fn question(&mut self, base: &Question) -> Question {
        let mut question = base.clone();
        let draw = &mut self.draw;
        let (user, sometimes) = (&mut question.user, |draw: &mut Draw| draw.below(5) > 0);
        user.groups = sometimes(draw).then(|| draw.some(&self.groups));
        user.groups_asked = (draw.below(8) == 0).then(|| draw.some(&self.groups));
        user.roles = sometimes(draw).then(|| draw.some(&self.roles));
        user.id = sometimes(draw)
            .then(|| draw.one(&self.users).cloned())
            .flatten();
        let readings = [Reading::Report, Reading::Strict, Reading::Lenient];
        question.reading = readings[draw.below(3)];
        if let Some(access) = &mut question.access {
            if access.application.is_some() {
                access.application = draw.one(&self.applications).cloned();
            }
            if draw.below(4) == 0 {
                access.scopes = Some(vec!["openid".to_owned()]);
            }
            if draw.below(4) == 0 {
                (access.platform, access.client_app) = (None, None);
            }
            if let Some(location) = &mut access.location
                && draw.below(3) == 0
            {
                location.named_locations = Some(draw.some(&self.locations));
            }
        }
        question
    }
}

/// How many policies are narrowed away, how many conditions keep out, and the places of those that are narrowed away although no
/// condition keeps them out; disabled ones are none of them.
fn narrowed_and_lost(tenant: &Tenant, question: &Question) -> Option<(usize, usize, Vec<usize>)> {
    let circumstances = Circumstances::read(question).ok()?;
    let circumstances = circumstances.within(&tenant.directory);
    let seen = Seen {
        question: &circumstances,
        who: &circumstances.who,
        sign_in: circumstances.access.as_ref()?,
        tenant,
    };
    let left: Vec<_> = narrowed(&seen).map(std::ptr::from_ref).collect();
    let (mut away, mut out, mut lost) = (0, 0, Vec::new());
    for (place, policy) in tenant.access_policies.iter().enumerate() {
        let is_away = !left.contains(&std::ptr::from_ref(policy.as_ref()));
        let is_out = keep_out(policy, &seen);
        if policy.is_off() {
            assert!(is_away);
            continue;
        }
        (away, out) = (away + usize::from(is_away), out + usize::from(is_out));
        if is_away && !is_out {
            lost.push(place);
        }
    }
    Some((away, out, lost))
}

#[test]
fn no_policy_is_narrowed_away_that_a_condition_does_not_keep_out() {
    let all = scenarios();
    let (mut wrong, mut asked) = (Vec::new(), 0);
    let mut hold = |name: &str, tenant: &Tenant, question: &Question| {
        let Some((away, out, lost)) = narrowed_and_lost(tenant, question) else {
            return (0, 0);
        };
        asked += 1;
        if !lost.is_empty() {
            let question = serde_json::to_string(question).unwrap();
            wrong.push(format!("{name} {lost:?}: {question}"));
        }
        (away, out)
    };
    let mut policies = Vec::new();
    for (seed, (name, scenario)) in (0_u64..).zip(&all) {
        let given = scenario.policies.iter().map(|one| match one {
            PolicyInput::Json(value) => value.clone(),
            PolicyInput::Text(text) => serde_json::from_str(text).unwrap_or_default(),
        });
        let given = Value::Array(given.collect());
        let mut drawn = Drawn::of(&given, seed);
        policies.push(given);
        let Ok(tenant) = Tenant::load(scenario.policies.clone()) else {
            continue;
        };
        for question in variants(&scenario.question) {
            hold(name, &tenant, &question);
            hold(name, &tenant, &drawn.question(&question));
        }
    }
    // Many policies together.
    let is_policy = |one: &&Value| {
        let loads = || Tenant::load(vec![PolicyInput::Json((*one).clone())]).is_ok();
        one.get("conditions").is_some() && one.get("id").is_some() && loads()
    };
    let each = policies.iter().flat_map(|given| given.as_array().unwrap());
    let mut each: Vec<Value> = each.filter(is_policy).cloned().collect();
    for (index, policy) in each.iter_mut().enumerate() {
        policy["id"] = json!(format!("policy {index}"));
    }
    let (mut away, mut out) = (0, 0);
    for (seed, some) in (0_u64..).zip(each.chunks(200)) {
        let some = json!({ "value": some });
        let mut drawn = Drawn::of(&some, seed);
        let tenant = Tenant::load(vec![PolicyInput::Json(some)]).unwrap();
        for (_, scenario) in all.iter().step_by(2) {
            let question = drawn.question(&scenario.question);
            let (narrowed, kept_out) = hold("many", &tenant, &question);
            (away, out) = (away + narrowed, out + kept_out);
        }
    }
    assert!(
        wrong.is_empty(),
        "{}: {}",
        wrong.len(),
        wrong[..wrong.len().min(10)].join("\n")
    );
    assert!(asked > 10_000, "{asked}");
    assert!(away * 2 > out, "{away} of {out}");
}
