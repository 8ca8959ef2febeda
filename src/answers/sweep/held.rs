//! Sign-ins drawn at random, each held against the region that it is in.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::answers::sweep::report::Swept;
use crate::base::directory::Sort;
use crate::contract::question::Question;
use crate::contract::scenario::PolicyInput;
use crate::contract::sweep::SweepSettings;
use crate::contract::verdict::Decision;
use crate::credential::presented::Credential;
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;

/// SplitMix64: the same in every run.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(path);
        }
    }
}

/// Policies of a scenario, where they load.
fn tenant(path: &Path) -> Option<(Tenant, SweepSettings)> {
    let scenario: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).ok()?;
    let policies = scenario.get("policies")?.as_array()?.clone();
    let policies = policies.into_iter().map(PolicyInput::Json).collect();
    let tenant = Tenant::load(policies).ok()?;
    let question = scenario.get("question")?;
    let text = |name: &str| {
        question
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let settings = SweepSettings {
        at: text("at"),
        ..SweepSettings::default()
    };
    Some((tenant, settings))
}

/// The question of a sign-in, by any value of its classes.
fn question(
    swept: &Swept,
    point: &crate::answers::sweep::space::Point,
    offer: usize,
    draw: &mut Draw,
) -> Question {
    let mut question = swept.question(point, offer);
    let alike = swept.offers(offer);
    alike[draw.below(alike.len())].put(&mut question);
    let parts = swept.parts();
    for (axis, class) in parts.axes.iter().zip(&point.classes) {
        let candidates = &axis.classes[*class].0;
        candidates[draw.below(candidates.len())].put(&mut question);
    }
    let (mut groups, mut roles) = (Vec::new(), Vec::new());
    for (membership, is_in) in parts.memberships.iter().zip(&point.memberships) {
        if *is_in {
            let entry = membership.entries[draw.below(membership.entries.len())].clone();
            match membership.sort {
                Sort::Role => roles.push(entry),
                _ => groups.push(entry),
            }
        }
    }
    question.user.groups = Some(groups);
    question.user.roles = Some(roles);
    question
}

fn decided(tenant: &Tenant, question: &Question) -> Decision {
    let circumstances = Circumstances::read(question)
        .unwrap()
        .within(&tenant.directory);
    let credential = Credential::read(&question.credential).unwrap();
    order::decide(tenant, &credential, &circumstances)
        .unwrap()
        .decision()
}

/// Sign-ins of a tenant that are decided otherwise than their region says.
fn differ(tenant: &Tenant, settings: &SweepSettings, count: usize, draw: &mut Draw) -> Vec<String> {
    let swept = match tenant.sweep(None, settings) {
        Ok(swept) => swept,
        Err(error) => return vec![format!("{error:?}")],
    };
    let parts = swept.parts();
    let mut differing = Vec::new();
    for _ in 0..count {
        let sparse = draw.below(4);
        let point = crate::answers::sweep::space::Point {
            classes: parts
                .axes
                .iter()
                .map(|axis| draw.below(axis.classes.len()))
                .collect(),
            controls: parts.controls.iter().map(|_| draw.below(2) == 1).collect(),
            memberships: parts
                .memberships
                .iter()
                .map(|_| draw.below(2 + 2 * sparse) == 0)
                .collect(),
        };
        if !swept.looks_at(&point) {
            continue;
        }
        let offer = draw.below(swept.offer_count());
        let told = swept.decision(&point, offer).unwrap();
        let question = question(&swept, &point, offer, draw);
        let came = decided(tenant, &question);
        if told != came {
            differing.push(format!(
                "told {told:?}, came {came:?}: {}",
                serde_json::to_string(&question).unwrap()
            ));
        }
    }
    differing
}

#[test]
fn every_sign_in_has_the_decision_of_its_region() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let count = std::env::var("SWEEP_DRAWS").map_or(20, |count| count.parse().unwrap());
    let mut draw = Draw(1);
    let (mut swept, mut wrong) = (0, Vec::new());
    for path in paths {
        let Some((tenant, settings)) = tenant(&path) else {
            continue;
        };
        let is_answer = tenant
            .access_policies
            .iter()
            .any(|policy| policy.what_if.is_some());
        if tenant.access_policies.is_empty() || is_answer {
            continue;
        }
        swept += 1;
        let differing = differ(&tenant, &settings, count, &mut draw);
        if let Some(first) = differing.first() {
            let name = path.strip_prefix(&folder).unwrap().display().to_string();
            wrong.push(format!("{name} ({} of {count}): {first}", differing.len()));
        }
    }
    assert!(swept > 500, "{swept} tenants");
    assert!(
        wrong.is_empty(),
        "{} of {swept} tenants:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
