//! `signInRiskLevels`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen, listed};
use crate::tenant::access::condition_set::Conditions;
use crate::words::{inputs, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let list = conditions.sign_in_risk.as_ref()?;
    let rule = &rules::ACCESS_SIGN_IN_RISK;
    Some(listed(
        rule,
        "signInRisk",
        list,
        seen.sign_in.sign_in_risk,
        &inputs::SIGN_IN_RISK,
        seen,
    ))
}
