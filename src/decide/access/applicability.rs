//! Whether a policy is for a sign-in, whatever it asks for.

use std::borrow::Cow;

use crate::base::check::{Check, Outcome};
use crate::decide::access::conditions::all;
use crate::decide::access::conditions::condition::{Condition, NOT_SET, Seen};
use crate::decide::access::narrowed::narrowed;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::SignIn;
use crate::tenant::access::policy::{AccessPolicy, PolicyState};
use crate::tenant::reader::Member;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::words::rules;

/// Whether a policy is for a sign-in.
pub(crate) struct Applicability<'t> {
    pub policy: &'t AccessPolicy,
    pub(crate) state: PolicyState,
    pub applies: Outcome,
    /// Graph's `analysisReasons` flags of what kept it out.
    pub reasons: Vec<Cow<'static, str>>,
    /// One check for each condition that is set.
    pub(crate) conditions: Vec<Check>,
    /// Where the state is one that this build does not know.
    unknown_state: Option<Check>,
}

/// Which policies are for a sign-in, whatever they ask for; where the decision alone is wanted, those that have no say are left
/// out, and the checks of conditions that are met.
pub(crate) fn applicability<'t>(
    tenant: &'t Tenant,
    question: &'t Circumstances,
    sign_in: &'t SignIn,
    wanted: Wanted,
) -> Vec<Applicability<'t>> {
    let seen = Seen {
        question,
        who: &question.who,
        sign_in,
        tenant,
    };
    let of = |policy| Applicability::of(policy, &seen, wanted);
    match wanted {
        Wanted::Trace => tenant
            .access_policies
            .iter()
            .map(AsRef::as_ref)
            .map(of)
            .collect(),
        Wanted::Decision => {
            let has_say = |policy: &&AccessPolicy| !all::keep_out(policy, &seen);
            narrowed(&seen).filter(has_say).map(of).collect()
        }
    }
}

impl<'t> Applicability<'t> {
    /// What leaves it open whether the policy is for the sign-in.
    pub fn undecided(&self) -> impl Iterator<Item = &Check> {
        let open = |check: &&Check| check.outcome == Outcome::Unknown;
        self.conditions
            .iter()
            .filter(open)
            .chain(&self.unknown_state)
    }

    fn of(policy: &'t AccessPolicy, seen: &Seen<'_>, wanted: Wanted) -> Self {
        let conditions = all::all(policy, seen);
        let (state, unknown_state) = match policy.state.as_ref().map(|state| &state.value) {
            None => (PolicyState::Enabled, None),
            Some(Member::Known(state)) => (*state, None),
            Some(Member::Unknown(name)) => {
                let check = Check::unknown_member(&rules::ACCESS_POLICY, name).at(&policy.at);
                (PolicyState::Enabled, Some(check))
            }
        };
        let mut applies = all::outcome(&conditions);
        if unknown_state.is_some() && applies == Outcome::Pass {
            applies = Outcome::Unknown;
        }
        let mut reasons = Vec::new();
        if state == PolicyState::Disabled {
            reasons.push(AnalysisReason::PolicyNotEnabled.as_str().into());
            applies = Outcome::Fail;
        }
        // What the policy asks for stands behind them in the trace.
        let mut checks = match wanted {
            Wanted::Trace => Vec::with_capacity(conditions.len() + 1 + policy.session.len()),
            Wanted::Decision => Vec::new(),
        };
        // What keeps a policy out without leaning on anything leaves nothing to lean on.
        let is_out =
            |one: &Condition<'_>| one.outcome() == Outcome::Fail && one.leans().next().is_none();
        let leans = state == PolicyState::Enabled && !conditions.iter().any(is_out);
        for condition in conditions {
            if wanted == Wanted::Decision && condition.outcome() != Outcome::Unknown {
                continue;
            }
            let (reason, on) = (condition.reason.clone(), condition.leans());
            let mut check = condition.check();
            // A policy that is off leans on nothing.
            if state == PolicyState::Disabled {
                check.assumptions.clear();
            }
            if leans && (applies != Outcome::Fail || check.outcome == Outcome::Fail) {
                check.assumptions.extend(on);
            }
            let is_told = reason == NOT_SET || reasons.contains(&reason);
            if check.outcome == Outcome::Fail && !is_told {
                reasons.push(reason);
            }
            checks.push(check);
        }
        Self {
            policy,
            state,
            applies,
            reasons,
            conditions: checks,
            unknown_state,
        }
    }
}
