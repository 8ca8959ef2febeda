//! `clientApplications` and conditions about agents: for workload identities and agents, which no user is (F34).

use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{At, Came, Condition, Seen};
use crate::tenant::access::condition_set::Conditions;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::words::{reasons, rules};

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    _: &Seen<'t>,
) -> Option<Condition<'t>> {
    let at = conditions.workload.as_ref()?;
    Some(Condition::new(
        &rules::ACCESS_WORKLOAD,
        Came::Out(&reasons::NOT_FOR_PEOPLE, At::Here(at)),
        AnalysisReason::WorkloadIdentities.as_str(),
    ))
}
