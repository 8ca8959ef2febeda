//! Every condition that is set, in one list.

use std::borrow::Cow;

use crate::base::check::{Check, Outcome};
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, NOT_SET, Seen, told_by};
use crate::decide::access::conditions::{
    application, client_app, device, listed, location, platform, users, workload,
};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::policy::WhatIf;
use crate::words::{reasons, rules};

/// What the service said when it was asked What If, in place of the conditions.
pub(crate) fn stated(answer: &WhatIf) -> Vec<Condition> {
    let rule = &rules::ACCESS_WHAT_IF;
    let check = || {
        if answer.applies.value {
            Check::pass(rule)
        } else {
            Check::fail(rule, &reasons::ACCESS_NOT_INCLUDED)
        }
        .at(&answer.applies.at)
    };
    let reasons: Vec<Cow<'static, str>> = match answer.reasons.as_slice() {
        [] => vec![NOT_SET.into()],
        reasons => reasons.iter().cloned().map(Cow::Owned).collect(),
    };
    reasons
        .into_iter()
        .map(|reason| Condition::new(check(), reason))
        .collect()
}

/// A condition that is set, held against a sign-in; the clause is the policy's.
type Judge = fn(&Conditions, &Clause, &Seen<'_>) -> Option<Condition>;

/// The conditions that this build judges, in the order of the trace: before those that list members, and after them.
const BEFORE: [Judge; 5] = [
    users::check,
    application::check,
    platform::check,
    client_app::check,
    location::check,
];
const AFTER: [Judge; 2] = [device::check, workload::check];

/// Every condition that is set, and those that this build does not know.
pub(crate) fn all(conditions: &Conditions, at: &Clause, seen: &Seen<'_>) -> Vec<Condition> {
    let unknown = conditions.unknown.iter().map(|unknown| {
        let check = told_by(&rules::ACCESS_CONDITION, &unknown.value);
        Condition::new(check.at(&unknown.at), NOT_SET)
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

/// Whether a check of the conditions keeps the policy out, lets it in, or leaves it open.
pub(crate) fn outcome(conditions: &[Condition]) -> Outcome {
    let has = |outcome| conditions.iter().any(|one| one.check.outcome == outcome);
    if has(Outcome::Fail) {
        Outcome::Fail
    } else if has(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Pass
    }
}
