//! What the policies of one or two tenants tell apart, dimension by dimension: values that every policy takes alike are one
//! class. Whether a policy does is asked of its own condition, so that no rule stands here.

use uuid::Uuid;

use crate::answers::sweep::candidate::{Candidate, OTHER_TENANT};
use crate::answers::sweep::side::{Side, circumstances, judged, risks};
use crate::answers::sweep::space::{Axis, Class, Parts};
use crate::answers::sweep::{devices, grants, places, users};
use crate::base::check::Outcome;
use crate::base::directory::Sort;
use crate::base::error::Error;
use crate::base::sorted::Set;
use crate::contract::question::Question;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::inbound;
use crate::question::application::Application;
use crate::tenant::access::users::Tenants;
use crate::vocabulary::application::{ApplicationGroup, stands_for};
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::sign_in::ALL;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;

/// What is told apart, and the dimensions of which not every value was looked at.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub parts: Parts,
    pub coarsened: Vec<Dimension>,
}

/// Gathers what is told apart, of groups and roles, and of controls, at most so many each.
///
/// # Errors
/// As a question.
pub(crate) fn gather(sides: &[Side], base: &Question, bound: usize) -> Result<Gathered, Error> {
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
    let named = users::named(sides, bound);
    gathered.parts.axes.push(Axis {
        dimension: Dimension::User,
        classes: named.users,
    });
    gathered.parts.memberships = named.memberships;
    for (sort, dimension) in [
        (Sort::Group, Dimension::Group),
        (Sort::Role, Dimension::Role),
    ] {
        let mut memberships = gathered.parts.memberships.iter();
        if memberships.any(|one| one.is_rest && one.sort == sort) {
            gathered.coarsened.push(dimension);
        }
    }
    gathered.parts.controls = grants::stated(sides);
    if gathered.parts.controls.len() > bound {
        // A sign-in for which one of the others is met was not looked at.
        gathered.parts.controls.truncate(bound);
        gathered.coarsened.push(Dimension::Control);
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
    let mut words = Vec::new();
    for side in sides {
        words.push(match dimension {
            Dimension::Device => devices::by_word(side, base, kinds.iter())?,
            _ => Vec::new(),
        });
    }
    for candidate in candidates {
        let mut signature = Vec::new();
        for (side, words) in sides.iter().zip(&words) {
            let question = circumstances(side, base, &candidate)?;
            if let Some(sign_in) = &question.access {
                let seen = Seen {
                    question: &question,
                    who: &question.who,
                    sign_in,
                    tenant: &side.tenant,
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
                    for (kind, _) in words {
                        let mut asked = base.clone();
                        candidate.put(&mut asked);
                        let question = circumstances(side, &asked, kind)?;
                        let Some(sign_in) = &question.access else {
                            continue;
                        };
                        let seen = Seen {
                            question: &question,
                            who: &question.who,
                            sign_in,
                            tenant: &side.tenant,
                        };
                        signature.extend(side.in_force().map(|one| judged(dimension, one, &seen)));
                    }
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
                    let all = ids.flat_map(|id| {
                        let others = stands_for(*id).iter().copied().map(Uuid::from_u128);
                        [*id].into_iter().chain(others)
                    });
                    for id in all.map(|id| id.hyphenated().to_string()) {
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
