//! Every condition that is set, in one list.

use std::borrow::Cow;

use crate::base::check::Outcome;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{At, Came, Condition, Gap, NOT_SET, Seen};
use crate::decide::access::conditions::{
    application, client_app, device, listed, location, platform, users, workload,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::policy::{AccessPolicy, WhatIf};
use crate::words::{reasons, rules};

/// What the service said when it was asked What If, in place of the conditions.
fn stated(answer: &WhatIf) -> Vec<Condition<'_>> {
    let at = At::Here(&answer.applies.at);
    let came = || match answer.applies.value {
        true => Came::Met(at),
        false => Came::Out(&reasons::ACCESS_NOT_INCLUDED, at),
    };
    let reasons: Vec<Cow<'static, str>> = match answer.reasons.as_slice() {
        [] => vec![NOT_SET.into()],
        reasons => reasons.iter().cloned().map(Cow::Owned).collect(),
    };
    reasons
        .into_iter()
        .map(|reason| Condition::new(&rules::ACCESS_WHAT_IF, came(), reason))
        .collect()
}

/// A condition that is set, held against a sign-in; the clause is the policy's.
type Judge = for<'t> fn(&'t Conditions, &'t Clause, &Seen<'t>) -> Option<Condition<'t>>;

/// The conditions that this build judges, in the order of the trace: before those that list members, and after them.
const BEFORE: [Judge; 5] = [
    users::check,
    application::check,
    platform::check,
    client_app::check,
    location::check,
];
const AFTER: [Judge; 2] = [device::check, workload::check];

/// Every condition of a policy that is set, and those that this build does not know, in the order of the trace.
pub(crate) fn all<'t>(policy: &'t AccessPolicy, seen: &Seen<'t>) -> Vec<Condition<'t>> {
    let (conditions, at) = (&policy.conditions, &policy.at);
    if let Some(answer) = &policy.what_if {
        return stated(answer);
    }
    let unknown = conditions.unknown.iter().map(|unknown| {
        let open = Came::Open(Gap::Untold(&unknown.value), At::Here(&unknown.at));
        Condition::new(&rules::ACCESS_CONDITION, open, NOT_SET)
    });
    let judged = |judge: &Judge| judge(conditions, at, seen);
    BEFORE
        .iter()
        .filter_map(judged)
        .chain(listed::checks(conditions, seen))
        .chain(AFTER.iter().filter_map(judged))
        .chain(unknown)
        .collect()
}

/// Whether a condition surely keeps a policy out: first by whom it is for, which is what most often tells two policies apart.
pub(crate) fn keep_out(policy: &AccessPolicy, seen: &Seen<'_>) -> bool {
    let (conditions, at) = (&policy.conditions, &policy.at);
    if let Some(answer) = &policy.what_if {
        return !answer.applies.value;
    }
    let is_out = |one: Condition<'_>| one.outcome() == Outcome::Fail;
    let mut judges = BEFORE.iter().chain(&AFTER);
    judges.any(|judge| judge(conditions, at, seen).is_some_and(is_out))
        || listed::checks(conditions, seen).any(is_out)
}

/// Whether the conditions keep the policy out, let it in, or leave it open.
pub(crate) fn outcome(conditions: &[Condition<'_>]) -> Outcome {
    let has = |outcome| conditions.iter().any(|one| one.outcome() == outcome);
    if has(Outcome::Fail) {
        Outcome::Fail
    } else if has(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Pass
    }
}
