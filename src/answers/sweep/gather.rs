//! What the policies of one or two tenants tell apart, dimension by dimension: values that every policy takes alike are one
//! class. Whether a policy does is asked of its own condition, so that no rule stands here.

use std::sync::Arc;

use crate::answers::sweep::candidate::{Candidate, OTHER_TENANT};
use crate::answers::sweep::space::{Axis, Class, Parts};
use crate::answers::sweep::{devices, grants, places, users};
use crate::base::check::Outcome;
use crate::base::error::Error;
use crate::base::sorted::Set;
use crate::contract::limits;
use crate::contract::question::Question;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::conditions::{
    application, client_app, device, listed, location, platform,
};
use crate::decide::inbound;
use crate::question::application::Application;
use crate::question::circumstances::Circumstances;
use crate::question::listed::LISTED;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::access::users::Tenants;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::application::ApplicationGroup;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::sign_in::ALL;
use crate::vocabulary::text::object_id;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;

/// What is told apart, and the dimensions of which not every value was looked at.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub parts: Parts,
    pub coarsened: Vec<Dimension>,
}

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
    let check = match dimension {
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
            let mut checks = listed::checks(conditions, seen).into_iter();
            checks.find(|one| rule.is_some_and(|rule| one.check.rule.id == rule.id))
        }
        Dimension::Control
        | Dimension::UserType
        | Dimension::User
        | Dimension::Group
        | Dimension::Role => None,
    };
    check.map_or(Outcome::Pass, |condition| condition.check.outcome)
}

/// The row of `LISTED` of a dimension, and its values.
fn risks(dimension: Dimension) -> (usize, Vec<Candidate>) {
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

/// Gathers what is told apart.
///
/// # Errors
/// `input.tooLarge` for more groups, or controls, than a sweep holds.
pub(crate) fn gather(sides: &[Side], base: &Question) -> Result<Gathered, Error> {
    let mut gathered = Gathered::default();
    let places = places::candidates(sides, &mut gathered.coarsened);
    let devices = devices::candidates(sides, &mut gathered.coarsened);
    let candidates = [
        (Dimension::Resource, resources(sides)),
        (
            Dimension::ClientApp,
            ClientApp::MEMBERS
                .iter()
                .copied()
                .map(Candidate::ClientApp)
                .collect(),
        ),
        (
            Dimension::Platform,
            Platform::MEMBERS
                .iter()
                .copied()
                .map(Candidate::Platform)
                .collect(),
        ),
        (Dimension::Location, places),
        (Dimension::SignInRisk, risks(Dimension::SignInRisk).1),
        (Dimension::UserRisk, risks(Dimension::UserRisk).1),
        (Dimension::InsiderRisk, risks(Dimension::InsiderRisk).1),
        (
            Dimension::AuthenticationFlow,
            risks(Dimension::AuthenticationFlow).1,
        ),
        (Dimension::Device, devices),
    ];
    let kinds = kinds(sides);
    for (dimension, candidates) in candidates {
        let classes = classes(dimension, candidates, sides, base, &kinds)?;
        if classes.len() > 1 {
            gathered.parts.axes.push(Axis { dimension, classes });
        }
    }
    let one_each = |candidates: Vec<Candidate>| candidates.into_iter().map(|one| Class(vec![one]));
    gathered.parts.axes.push(Axis {
        dimension: Dimension::UserType,
        classes: one_each(kinds).collect(),
    });
    let named = users::named(sides);
    gathered.parts.axes.push(Axis {
        dimension: Dimension::User,
        classes: named.users,
    });
    gathered.parts.memberships = named.memberships;
    gathered.parts.controls = grants::stated(sides);
    let count = gathered.parts.memberships.len() + gathered.parts.controls.len();
    if count > limits::SWEPT_GROUPS {
        let bound = limits::SWEPT_GROUPS;
        return Err(crate::base::error::too_large("groups", bound, "groups").at("/policies"));
    }
    Ok(gathered)
}

/// Values of a dimension by how every policy takes them.
fn classes(
    dimension: Dimension,
    candidates: Vec<Candidate>,
    sides: &[Side],
    base: &Question,
    kinds: &[Candidate],
) -> Result<Vec<Class>, Error> {
    let mut signatures: Vec<(Vec<Outcome>, Class)> = Vec::new();
    for candidate in candidates {
        let mut signature = Vec::new();
        for side in sides {
            let question = circumstances(side, base, &candidate)?;
            if let Some(sign_in) = &question.access {
                let seen = Seen {
                    question: &question,
                    who: &question.who,
                    sign_in,
                    locations: &side.tenant.named_locations,
                };
                signature.extend(side.in_force().map(|one| judged(dimension, one, &seen)));
            }
            match dimension {
                Dimension::Resource => {
                    let action = Candidate::UserAction(UserAction::RegisterSecurityInformation);
                    signature.push(match candidate == action {
                        true => Outcome::Pass,
                        false => Outcome::Fail,
                    });
                    let mut asked = base.clone();
                    candidate.put(&mut asked);
                    for kind in kinds {
                        let question = circumstances(side, &asked, kind)?;
                        let check = inbound::check(&side.tenant, &question);
                        signature.push(check.map_or(Outcome::Skip, |check| check.outcome));
                    }
                }
                Dimension::Device => {
                    signature.extend(grants::devices(side, &question));
                }
                _ => {}
            }
        }
        match signatures.iter_mut().find(|(own, _)| *own == signature) {
            Some((_, class)) => class.0.push(candidate),
            None => signatures.push((signature, Class(vec![candidate]))),
        }
    }
    Ok(signatures.into_iter().map(|(_, class)| class).collect())
}

/// Everything that can be opened: what policies name, and whatever else there is.
fn resources(sides: &[Side]) -> Vec<Candidate> {
    let mut seen = Set::new();
    let mut found = Vec::new();
    let mut add = |candidate: Candidate, key: String| {
        if seen.insert(key) {
            found.push(candidate);
        }
    };
    add(Candidate::OtherApplication, String::new());
    for policy in sides.iter().flat_map(Side::in_force) {
        let Some(applications) = &policy.conditions.applications else {
            continue;
        };
        let lists = [&applications.include, &applications.exclude];
        for entry in lists.into_iter().flatten().flat_map(|list| &list.value) {
            if entry.eq_ignore_ascii_case(ALL) || entry.eq_ignore_ascii_case("none") {
                continue;
            }
            match ApplicationGroup::named(entry) {
                Some(group) => {
                    for id in group.ids() {
                        let id = id.hyphenated().to_string();
                        add(Candidate::Application(id.clone()), id);
                    }
                }
                None => {
                    let application = Application::read(entry);
                    let ids = application.ids.iter();
                    for id in ids.map(|id| id.hyphenated().to_string()) {
                        add(Candidate::Application(id.clone()), id);
                    }
                    if application.ids.is_empty() {
                        let called = application.called;
                        add(
                            Candidate::Application(called.clone()),
                            called.to_lowercase(),
                        );
                    }
                }
            }
        }
        for context in applications.contexts.iter().flat_map(|list| &list.value) {
            let context = context.trim().to_ascii_lowercase();
            add(
                Candidate::Context(context.clone()),
                ["context ", &context].concat(),
            );
        }
    }
    for action in UserAction::MEMBERS {
        add(
            Candidate::UserAction(*action),
            ["action ", action.name()].concat(),
        );
    }
    found
}

/// Kinds of users, of each home tenant that something names and of any other.
fn kinds(sides: &[Side]) -> Vec<Candidate> {
    let mut homes = Set::new();
    for policy in sides.iter().flat_map(Side::in_force) {
        let users = policy.conditions.users.iter();
        for guests in users.flat_map(|users| [&users.include.guests, &users.exclude.guests]) {
            if let Some(Tenants::Listed(listed)) = guests.as_ref().map(|one| &one.tenants) {
                for tenant in &listed.value {
                    homes.insert(object_id(tenant));
                }
            }
        }
    }
    for settings in sides
        .iter()
        .filter_map(|side| side.tenant.cross_tenant.as_ref())
    {
        for tenant in settings.partners() {
            homes.insert(tenant.to_owned());
        }
    }
    let homes: Vec<String> = homes.iter().cloned().collect();
    let of = |kind: &UserType| {
        let others = homes.iter().cloned().chain([OTHER_TENANT.to_owned()]);
        let homes: Vec<Option<String>> = match kind.is_external() {
            true => others.map(Some).collect(),
            false => vec![None],
        };
        let kind = *kind;
        homes
            .into_iter()
            .map(move |home| Candidate::Kind(kind, home))
            .collect::<Vec<_>>()
    };
    UserType::MEMBERS.iter().flat_map(of).collect()
}
