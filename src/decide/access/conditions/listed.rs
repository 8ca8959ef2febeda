//! Conditions that list members of an enumeration, of which the sign-in has one: one rule for every row of `LISTED`.

use crate::decide::access::conditions::condition::{
    At, Condition, Seen, Truth, missing, named, scoped,
};
use crate::question::listed::{LISTED, Listed, NONE};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::Located;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::risk_level::RiskLevel;
use crate::words::assumptions;

/// Those that a policy sets, in the order of the trace.
pub(crate) fn checks<'t>(
    conditions: &'t Conditions,
    seen: &Seen<'t>,
) -> impl Iterator<Item = Condition<'t>> {
    LISTED
        .iter()
        .zip(&conditions.listed)
        .zip(seen.sign_in.listed)
        .filter_map(move |((row, list), stated)| Some(check(row, list.as_ref()?, stated, seen)))
}

/// What the question does not say counts as none (B11), and is read strictly as what is missing.
fn check<'t>(
    row: &'static Listed,
    list: &'t Located<Vec<String>>,
    stated: Option<&'static str>,
    seen: &Seen<'_>,
) -> Condition<'t> {
    if stated.is_none() && seen.question.reading == Reading::Strict {
        let include = missing(row.input, At::Here(&list.at));
        let came = scoped(row.rule, &list.at, include, Truth::No);
        let condition = Condition::new(row.rule, came, row.reason.as_str());
        return condition.leaning(Some(&assumptions::B11), None);
    }
    let value = stated.unwrap_or(NONE);
    let mut named = named(Some(list), value, row.names);
    // What is hidden, as without a licence, may be any of those that the policy is for.
    if value == RiskLevel::Hidden.as_str() && matches!(named, Truth::No) {
        named = missing(row.input, At::Here(&list.at));
    }
    let came = scoped(row.rule, &list.at, named, Truth::No);
    Condition::new(row.rule, came, row.reason.as_str())
        .actual(value)
        .leaning(stated.is_none().then_some(&assumptions::B11), None)
}
