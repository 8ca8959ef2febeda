//! For which sign-ins each policy is.

use std::sync::Arc;

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::side::{Side, circumstances, judged};
use crate::answers::sweep::space::Space;
use crate::answers::sweep::users::{Explorer, Extent, NamedMembership, key};
use crate::answers::sweep::{devices, grants};
use crate::base::check::Outcome;
use crate::base::directory::{Directory, Sort};
use crate::base::error::Error;
use crate::base::sorted::{Map, Set};
use crate::contract::question::Question;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::conditions::{users, workload};
use crate::decide::access::policies::{asks_for_strength, names_action};
use crate::tenant::access::grant::Grant;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::access::users::Side as Listed;
use crate::tenant::reader::{Located, Member};
use crate::vocabulary::dimension::Dimension;

/// A policy as a set of sign-ins.
#[derive(Debug)]
pub(crate) struct Term {
    /// Its place among the tenant's policies.
    pub policy: usize,
    /// The sign-ins that it is for.
    pub applies: Bdd,
    /// Those of which it is open whether it is for them.
    pub open: Bdd,
    /// What it asks for, as a place among the grants; a policy of session controls asks for nothing.
    pub grant: Option<usize>,
    pub blocks: bool,
    /// It is for a user action, and asks for a strength, which takes precedence.
    pub names_action: bool,
    pub asks_for_strength: bool,
}

/// The policies in force of one tenant, and what they ask for, each grant once.
#[derive(Debug)]
pub(crate) struct Terms {
    pub policies: Vec<Term>,
    pub grants: Vec<Grant>,
}

/// What is looked up for every policy.
pub(crate) struct Places {
    memberships: Map<(Sort, String), usize>,
    users: Map<String, usize>,
    directory: Arc<Directory>,
}

impl Places {
    pub fn of(space: &Space, side: &Side) -> Self {
        let directory = &side.tenant.directory;
        let memberships = space.parts.memberships.iter().enumerate();
        let memberships = memberships.flat_map(|(index, one)| {
            let entries = one.entries.iter();
            entries.map(move |entry| ((one.sort, key(directory, one.sort, entry)), index))
        });
        let axis = space.axis(Dimension::User);
        let axis = axis.and_then(|axis| space.parts.axes.get(axis));
        let users = axis
            .into_iter()
            .flat_map(|axis| axis.classes.iter().enumerate());
        let users = users.flat_map(|(class, candidates)| {
            candidates.0.iter().filter_map(move |one| match one {
                Candidate::User(user) => Some((key(directory, Sort::User, user), class)),
                _ => None,
            })
        });
        Self {
            memberships: memberships.collect(),
            users: users.collect(),
            directory: Arc::clone(directory),
        }
    }

    /// The memberships that lists name, each once, with what the lists name of it.
    pub fn memberships<'e>(
        &self,
        sort: Sort,
        entries: impl IntoIterator<Item = &'e String>,
    ) -> Vec<NamedMembership<'e>> {
        let mut found: Vec<NamedMembership<'e>> = Vec::new();
        let mut places: Map<usize, usize> = Map::new();
        for entry in entries {
            let key = (sort, key(&self.directory, sort, entry));
            let Some(place) = self.memberships.get(&key).copied() else {
                continue;
            };
            let known = places.get(&place).copied();
            match known.and_then(|at| found.get_mut(at)) {
                Some(named) => named.entries.push(entry),
                None => {
                    places.insert(place, found.len());
                    found.push(NamedMembership {
                        place,
                        entries: vec![entry],
                    });
                }
            }
        }
        found
    }

    /// The classes of users that a list names, and the one of everybody else.
    pub fn users<'e>(&self, entries: impl IntoIterator<Item = &'e String>) -> Set<usize> {
        let places = entries.into_iter();
        let key = |entry: &String| key(&self.directory, Sort::User, entry);
        let places = places.filter_map(|entry| self.users.get(&key(entry)).copied());
        places.chain([0]).collect()
    }
}

/// The policies of a tenant as sets of sign-ins.
pub(crate) fn terms(
    space: &Space,
    side: &Side,
    base: &Question,
    places: &Places,
    coarsened: &mut Vec<Dimension>,
) -> Result<Terms, Error> {
    let mut terms = Terms {
        policies: Vec::new(),
        grants: Vec::new(),
    };
    let by_class = outcomes(space, side, base)?;
    for (index, policy) in side.tenant.access_policies.iter().enumerate() {
        if !policy.is_in_force() {
            continue;
        }
        let grant = policy.grant.as_ref().map(|grant| {
            let known = terms.grants.iter().position(|one| one.asks_the_same(grant));
            known.unwrap_or_else(|| {
                terms.grants.push(grant.clone());
                terms.grants.len() - 1
            })
        });
        let extent = extent(
            space,
            side,
            base,
            (index, policy),
            &by_class,
            places,
            coarsened,
        )?;
        terms.policies.push(Term {
            policy: index,
            applies: extent.holds.and(&space.valid),
            open: extent.open.and(&space.valid),
            grant,
            blocks: policy.grant.as_ref().is_some_and(grants::blocks),
            names_action: names_action(policy),
            asks_for_strength: asks_for_strength(policy),
        });
    }
    Ok(terms)
}

/// How the condition of each policy comes out, by axis, class and the place of the policy; of devices nothing.
type Outcomes = Vec<Vec<Vec<Outcome>>>;

fn outcomes(space: &Space, side: &Side, base: &Question) -> Result<Outcomes, Error> {
    let mut all = Vec::new();
    for axis in &space.parts.axes {
        let mut classes = Vec::new();
        let is_alike = !axis.dimension.is_of_user() && axis.dimension != Dimension::Device;
        for class in axis.classes.iter().filter(|_| is_alike) {
            let Some(candidate) = class.0.first() else {
                continue;
            };
            let question = circumstances(side, base, candidate)?;
            let Some(sign_in) = &question.access else {
                continue;
            };
            let seen = Seen {
                question: &question,
                who: &question.who,
                sign_in,
                tenant: &side.tenant,
            };
            let policies = side.tenant.access_policies.iter();
            classes.push(
                policies
                    .map(|one| judged(axis.dimension, one, &seen))
                    .collect(),
            );
        }
        all.push(classes);
    }
    Ok(all)
}

/// The sign-ins that a policy is for, and those of which that is open.
fn extent(
    space: &Space,
    side: &Side,
    base: &Question,
    (index, policy): (usize, &AccessPolicy),
    by_class: &Outcomes,
    places: &Places,
    coarsened: &mut Vec<Dimension>,
) -> Result<Extent, Error> {
    let question = circumstances(side, base, &Candidate::OtherUser)?;
    let Some(sign_in) = &question.access else {
        return Ok(Extent::of(space, Outcome::Unknown));
    };
    let seen = Seen {
        question: &question,
        who: &question.who,
        sign_in,
        tenant: &side.tenant,
    };
    let is_state_known = !matches!(
        policy.state.as_ref().map(|state| &state.value),
        Some(Member::Unknown(_))
    );
    // What the service said of one sign-in says nothing of the others.
    let mut is_known =
        is_state_known && policy.conditions.unknown.is_empty() && policy.what_if.is_none();
    match workload::check(&policy.conditions, &policy.at, &seen).map(|one| one.outcome()) {
        Some(Outcome::Fail) => return Ok(Extent::of(space, Outcome::Fail)),
        Some(Outcome::Unknown) => is_known = false,
        _ => {}
    }
    let mut holds = space.everything();
    let mut perhaps = space.everything();
    // An axis that no policy tells apart is none: whatever is asked, the condition comes out as for any value.
    for dimension in Dimension::of_sign_ins() {
        if space.axis(dimension).is_some() {
            continue;
        }
        match judged(dimension, policy, &seen) {
            Outcome::Fail => return Ok(Extent::of(space, Outcome::Fail)),
            Outcome::Unknown => is_known = false,
            Outcome::Pass | Outcome::Skip => {}
        }
    }
    for (axis, classes) in by_class
        .iter()
        .enumerate()
        .filter(|(_, classes)| !classes.is_empty())
    {
        let among = |wanted: &[Outcome]| -> Vec<usize> {
            let of = classes.iter().enumerate();
            of.filter(|(_, policies)| policies.get(index).is_some_and(|one| wanted.contains(one)))
                .map(|(class, _)| class)
                .collect()
        };
        let yes = among(&[Outcome::Pass, Outcome::Skip]);
        let possibly = among(&[Outcome::Pass, Outcome::Skip, Outcome::Unknown]);
        if yes.len() < classes.len() {
            holds = holds.and(&space.among(axis, yes));
        }
        if possibly.len() < classes.len() {
            perhaps = perhaps.and(&space.among(axis, possibly));
        }
    }
    if perhaps.is_false() {
        return Ok(Extent::of(space, Outcome::Fail));
    }
    for part in [
        of_devices(space, side, base, policy)?,
        of_users(space, side, base, policy, places, coarsened)?,
    ] {
        holds = holds.and(&part.holds);
        perhaps = perhaps.and(&part.holds.or(&part.open));
    }
    let holds = if is_known { holds } else { space.nothing() };
    Ok(Extent {
        open: perhaps.and_not(&holds),
        holds,
    })
}

/// With which devices a policy is for somebody: whose word counts for them hangs on the kind of user.
fn of_devices(
    space: &Space,
    side: &Side,
    base: &Question,
    policy: &AccessPolicy,
) -> Result<Extent, Error> {
    let (Some(kinds), Some(devices)) = (
        space.axis(Dimension::UserType),
        space.axis(Dimension::Device),
    ) else {
        return Ok(Extent::of(space, Outcome::Pass));
    };
    if policy.conditions.device_filter.is_none() {
        return Ok(Extent::of(space, Outcome::Pass));
    }
    let classes = |axis: usize| {
        let axis = space.parts.axes.get(axis);
        let classes = axis.into_iter().flat_map(|axis| &axis.classes);
        classes.filter_map(|class| class.0.first())
    };
    let mut extent = Extent::of(space, Outcome::Fail);
    for (kind, of_kind) in devices::by_word(side, base, classes(kinds))? {
        let (mut holds, mut open) = (Vec::new(), Vec::new());
        for (class, device) in classes(devices).enumerate() {
            let mut asked = base.clone();
            device.put(&mut asked);
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
            match judged(Dimension::Device, policy, &seen) {
                Outcome::Pass | Outcome::Skip => holds.push(class),
                Outcome::Unknown => open.push(class),
                Outcome::Fail => {}
            }
        }
        let within = space.among(kinds, of_kind);
        extent = extent.or(&Extent {
            holds: space.among(devices, holds).and(&within),
            open: space.among(devices, open).and(&within),
        });
    }
    Ok(extent)
}

/// Whom a policy is for.
fn of_users(
    space: &Space,
    side: &Side,
    base: &Question,
    policy: &AccessPolicy,
    places: &Places,
    coarsened: &mut Vec<Dimension>,
) -> Result<Extent, Error> {
    let none = Vec::new();
    let sides = policy
        .conditions
        .users
        .iter()
        .flat_map(|users| [&users.exclude, &users.include]);
    let entries = |of: fn(&Listed) -> &Option<Located<Vec<String>>>| {
        let lists = sides.clone().map(move |side| of(side).as_ref());
        lists.flat_map(|list| list.map_or(&none, |list| &list.value))
    };
    let mut order = places.memberships(Sort::Group, entries(|side| &side.groups));
    order.extend(places.memberships(Sort::Role, entries(|side| &side.roles)));
    let named = places.users(entries(|side| &side.users));
    let mut explorer = Explorer::new(space);
    let (Some(kinds), Some(users)) = (space.axis(Dimension::UserType), space.axis(Dimension::User))
    else {
        return Ok(Extent::of(space, Outcome::Unknown));
    };
    let classes = |axis: usize| {
        space
            .parts
            .axes
            .get(axis)
            .map_or(&[][..], |axis| &axis.classes)
    };
    let others = (0..classes(users).len()).filter(|class| *class == 0 || !named.contains(class));
    let everybody_else = space.among(users, others);
    let mut extent = Extent::of(space, Outcome::Fail);
    // Kinds that the policy takes alike share what was found out.
    let mut found: Vec<(Extent, Vec<usize>)> = Vec::new();
    for (kind, candidates) in classes(kinds).iter().enumerate() {
        let mut of_kind = Extent::of(space, Outcome::Fail);
        for class in named.iter() {
            let user = classes(users).get(*class).and_then(|class| class.0.first());
            let (Some(user), Some(candidate)) = (user, candidates.0.first()) else {
                continue;
            };
            let mut asked = base.clone();
            candidate.put(&mut asked);
            let question = circumstances(side, &asked, user)?;
            let Some(sign_in) = &question.access else {
                continue;
            };
            let came = explorer.explore(&question.who, &order, &mut |who| {
                let seen = Seen {
                    question: &question,
                    who,
                    sign_in,
                    tenant: &side.tenant,
                };
                let condition = users::check(&policy.conditions, &policy.at, &seen);
                condition.map_or(Outcome::Pass, |condition| condition.outcome())
            });
            let within = match class {
                0 => everybody_else.clone(),
                class => space.class(users, *class),
            };
            of_kind = of_kind.or(&came.and(&within));
        }
        match found.iter_mut().find(|(own, _)| *own == of_kind) {
            Some((_, kinds)) => kinds.push(kind),
            None => found.push((of_kind, vec![kind])),
        }
    }
    for (of_kind, of) in found {
        extent = extent.or(&of_kind.and(&space.among(kinds, of)));
    }
    if explorer.gave_up {
        coarsened.push(Dimension::Group);
    }
    Ok(extent)
}
