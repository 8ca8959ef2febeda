//! Conditions that list members of an enumeration, of which the sign-in has one: one rule for every row of `LISTED`.

use crate::decide::access::conditions::condition::{
    Condition, Seen, Truth, missing, named, scoped,
};
use crate::question::listed::{LISTED, Listed, NONE};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::risk_level::RiskLevel;
use crate::words::assumptions;

/// Those that a policy sets, in the order of the trace.
pub(crate) fn checks(conditions: &Conditions, seen: &Seen<'_>) -> Vec<Condition> {
    LISTED
        .iter()
        .zip(&conditions.listed)
        .zip(seen.sign_in.listed)
        .filter_map(|((row, list), stated)| Some(check(row, list.as_ref()?, stated, seen)))
        .collect()
}

/// What the question does not say counts as none (B11), and is read strictly as what is missing.
fn check(
    row: &Listed,
    list: &Located<Vec<String>>,
    stated: Option<&'static str>,
    seen: &Seen<'_>,
) -> Condition {
    if stated.is_none() && seen.question.reading == Reading::Strict {
        let include = missing(row.input, &list.at);
        let check = scoped(row.rule, &list.at, include, Truth::No);
        return Condition::new(check, row.reason.as_str()).leaning([&assumptions::B11]);
    }
    let value = stated.unwrap_or(NONE);
    let mut named = named(Some(list), value, row.names);
    // What is hidden, as without a licence, may be any of those that the policy is for.
    if value == RiskLevel::Hidden.as_str() && matches!(named, Truth::No) {
        named = missing(row.input, &list.at);
    }
    let check = scoped(row.rule, &list.at, named, Truth::No).actual(value);
    Condition::new(check, row.reason.as_str())
        .leaning(stated.is_none().then_some(&assumptions::B11))
}
