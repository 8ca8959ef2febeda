//! `clientApplications` and conditions about agents: for workload identities and agents, which no user is (F34).

use crate::base::check::Check;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Seen};
use crate::tenant::access::condition_set::Conditions;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::words::{reasons, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, _: &Seen<'_>) -> Option<Condition> {
    let at = conditions.workload.as_ref()?;
    Some(Condition::new(
        Check::fail(&rules::ACCESS_WORKLOAD, &reasons::NOT_FOR_PEOPLE).at(at),
        AnalysisReason::WorkloadIdentities.as_str(),
    ))
}
