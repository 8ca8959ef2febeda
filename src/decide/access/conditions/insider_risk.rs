//! `insiderRiskLevels`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen, listed};
use crate::tenant::access::condition_set::Conditions;
use crate::words::{inputs, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let list = conditions.insider_risk.as_ref()?;
    let rule = &rules::ACCESS_INSIDER_RISK;
    Some(listed(
        rule,
        "insiderRisk",
        list,
        seen.sign_in.insider_risk,
        &inputs::INSIDER_RISK,
        seen,
    ))
}
