//! `clientApplications`: conditions on workload identities, which no user meets.

use crate::base::check::Check;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen};
use crate::tenant::access::condition_set::Conditions;
use crate::words::{reasons, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, _: &Seen<'_>) -> Option<Condition> {
    let at = conditions.workload.as_ref()?;
    Some(Condition {
        check: Check::fail(&rules::ACCESS_WORKLOAD, &reasons::ACCESS_NOT_INCLUDED).at(at),
        reason: "users".into(),
    })
}
