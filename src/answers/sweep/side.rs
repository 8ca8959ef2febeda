//! One tenant of a sweep, and how each condition of its policies comes out for one value.

use std::sync::Arc;

use crate::answers::sweep::candidate::Candidate;
use crate::base::check::Outcome;
use crate::base::error::Error;
use crate::contract::question::Question;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::conditions::{
    application, client_app, device, listed, location, platform,
};
use crate::question::circumstances::Circumstances;
use crate::question::listed::LISTED;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::transfer_method::TransferMethod;

/// What sweeping needs of one tenant.
#[derive(Debug)]
pub(crate) struct Side {
    pub tenant: Tenant,
    /// The same without Conditional Access policies.
    pub bare: Tenant,
}

impl Side {
    pub fn of(tenant: &Tenant) -> Self {
        Self {
            tenant: tenant.clone(),
            bare: tenant.without_access(),
        }
    }

    /// The policies that can decide.
    pub fn in_force(&self) -> impl Iterator<Item = &Arc<AccessPolicy>> {
        let policies = self.tenant.access_policies.iter();
        policies.filter(|policy| policy.is_in_force())
    }
}

/// How a condition of a policy comes out for a dimension; what a policy does not say passes.
pub(crate) fn judged(dimension: Dimension, policy: &AccessPolicy, seen: &Seen<'_>) -> Outcome {
    let (conditions, at) = (&policy.conditions, &policy.at);
    let condition = match dimension {
        Dimension::Resource => application::check(conditions, at, seen),
        Dimension::ClientApp => client_app::check(conditions, at, seen),
        Dimension::Platform => platform::check(conditions, at, seen),
        Dimension::Location => location::check(conditions, at, seen),
        Dimension::Device => device::check(conditions, at, seen),
        Dimension::SignInRisk
        | Dimension::UserRisk
        | Dimension::InsiderRisk
        | Dimension::AuthenticationFlow => {
            let (row, _) = risks(dimension);
            let rule = LISTED.get(row).map(|row| row.rule);
            let mut all = listed::checks(conditions, seen);
            all.find(|one| rule.is_some_and(|rule| one.rule.id == rule.id))
        }
        Dimension::Control
        | Dimension::UserType
        | Dimension::User
        | Dimension::Group
        | Dimension::Role => None,
    };
    condition.map_or(Outcome::Pass, |condition| condition.outcome())
}

/// The row of `LISTED` of a dimension, and its values.
pub(crate) fn risks(dimension: Dimension) -> (usize, Vec<Candidate>) {
    let levels = |of: fn(RiskLevel) -> Candidate| {
        let members = RiskLevel::MEMBERS.iter().copied();
        // A risk that the licence hides is one of the others.
        let shown = members.filter(|level| *level != RiskLevel::Hidden);
        shown.map(of).collect()
    };
    match dimension {
        Dimension::SignInRisk => (0, levels(Candidate::SignInRisk)),
        Dimension::UserRisk => (1, levels(Candidate::UserRisk)),
        Dimension::InsiderRisk => {
            let members = InsiderRiskLevel::MEMBERS.iter().copied();
            (2, members.map(Candidate::InsiderRisk).collect())
        }
        _ => {
            let members = TransferMethod::MEMBERS.iter().copied();
            (3, members.map(Candidate::Flow).collect())
        }
    }
}

/// What a policy is held against where a question says one value.
pub(crate) fn circumstances(
    side: &Side,
    base: &Question,
    candidate: &Candidate,
) -> Result<Circumstances, Error> {
    let mut question = base.clone();
    candidate.put(&mut question);
    Ok(Circumstances::read(&question)?.within(&side.tenant.directory))
}
