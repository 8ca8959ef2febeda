//! `userRiskLevels`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen, listed};
use crate::tenant::access::condition_set::Conditions;
use crate::words::{inputs, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let list = conditions.user_risk.as_ref()?;
    let rule = &rules::ACCESS_USER_RISK;
    Some(listed(
        rule,
        "userRisk",
        list,
        seen.sign_in.user_risk,
        &inputs::USER_RISK,
        seen,
    ))
}
