//! `authenticationFlows`.

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen, listed};
use crate::tenant::access::condition_set::Conditions;
use crate::words::{inputs, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let list = conditions.flows.as_ref()?;
    let rule = &rules::ACCESS_FLOW;
    Some(listed(
        rule,
        "authenticationFlow",
        list,
        seen.sign_in.flow,
        &inputs::AUTHENTICATION_FLOW,
        seen,
    ))
}
