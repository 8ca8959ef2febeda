//! Which sign-ins are refused with a credential, and of which that is open: what each policy asks for, laid over the
//! sign-ins that it is for.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::grants::{Judge, Needs, met_by_device, unmet as unmet_of};
use crate::answers::sweep::offer::Offer;
use crate::answers::sweep::policies::{Places, Terms};
use crate::answers::sweep::side::{Side, circumstances};
use crate::answers::sweep::space::Space;
use crate::answers::sweep::users::{Explorer, Extent, targets};
use crate::base::check::Outcome;
use crate::base::directory::Sort;
use crate::base::error::Error;
use crate::contract::question::Question;
use crate::contract::verdict::Decision;
use crate::decide::{inbound, order};
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::method::TargetType;
use crate::tenant::reader::Member;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::user_action::UserAction;

/// What becomes of every sign-in with one credential.
#[derive(Clone, Debug)]
pub(crate) struct Refusals {
    pub denied: Bdd,
    pub open: Bdd,
    /// What is refused before Conditional Access is asked.
    pub before: Bdd,
    /// What of each grant is not met, and of what that is open, by the place of the grant.
    pub unmet: Vec<Extent>,
}

/// What policies look at in a credential: where two are alike in it, the same becomes of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stance {
    /// What is refused before Conditional Access is asked.
    before: Extent,
    /// What of each grant is not met, and what of it where strengths do not count.
    unmet: Vec<Extent>,
    without_strengths: Option<Vec<Extent>>,
}

impl Refusals {
    pub fn allowed(&self, space: &Space) -> Bdd {
        space.valid.and_not(&self.denied).and_not(&self.open)
    }
}

/// What one tenant's policies come to, made once for all credentials.
pub(crate) struct Ground<'s> {
    space: &'s Space,
    side: &'s Side,
    base: &'s Question,
    terms: &'s Terms,
    places: &'s Places,
    /// Of each grant the sign-ins that a policy which asks for it is for, and those for which that is open; of policies for
    /// user actions apart, since their strengths go before those of others.
    applies: Vec<Extent>,
    of_actions: Vec<Extent>,
    /// The sign-ins in which strengths of other policies do not count.
    precedence: Bdd,
    /// Those of which that is open, by the grant of the policy that may go before.
    doubts: Vec<(usize, Bdd)>,
    /// The witnesses of the devices, with the controls that each meets.
    devices: Vec<(Candidate, Vec<String>)>,
}

impl<'s> Ground<'s> {
    pub fn of(
        space: &'s Space,
        side: &'s Side,
        base: &'s Question,
        terms: &'s Terms,
        places: &'s Places,
    ) -> Result<Self, Error> {
        let none = || vec![(Vec::new(), Vec::new()); terms.grants.len()];
        let (mut applies, mut of_actions) = (none(), none());
        let mut precedence = space.nothing();
        let mut doubts = Vec::new();
        let action = Candidate::UserAction(UserAction::RegisterSecurityInformation);
        let axis = space.axis(Dimension::Resource);
        let registers = axis.and_then(|axis| {
            let mut classes = space.parts.axes.get(axis)?.classes.iter();
            let class = classes.position(|class| class.0.contains(&action))?;
            Some(space.class(axis, class))
        });
        let registers = registers.unwrap_or_else(|| space.nothing());
        for term in &terms.policies {
            let extent = Extent {
                holds: term.applies.clone(),
                open: term.open.clone(),
            };
            let lists = if term.names_action {
                &mut of_actions
            } else {
                &mut applies
            };
            if let Some((holds, open)) = term.grant.and_then(|grant| lists.get_mut(grant)) {
                holds.push(extent.holds.clone());
                open.push(extent.open.clone());
            }
            if term.names_action && term.asks_for_strength {
                let extent = extent.and(&registers);
                precedence = precedence.or(&extent.holds);
                doubts.extend(term.grant.map(|grant| (grant, extent.open)));
            }
        }
        doubts.retain(|(_, open)| !open.is_false());
        let together = |sets: Vec<(Vec<Bdd>, Vec<Bdd>)>| -> Vec<Extent> {
            let one = |(holds, open)| Extent {
                holds: space.union(holds),
                open: space.union(open),
            };
            sets.into_iter().map(one).collect()
        };
        let (applies, of_actions) = (together(applies), together(of_actions));
        Ok(Self {
            space,
            side,
            base,
            terms,
            places,
            applies,
            of_actions,
            precedence,
            doubts,
            devices: devices(space, side, base)?,
        })
    }

    /// The controls that the device of a class meets.
    pub fn met_by_device(&self, class: usize) -> &[String] {
        self.devices.get(class).map_or(&[], |(_, met)| met)
    }

    /// What policies look at in a credential.
    pub fn stance(&self, offer: &Offer) -> Result<Stance, Error> {
        let has_precedence = !self.precedence.is_false() || !self.doubts.is_empty();
        Ok(Stance {
            before: self.before_access(offer)?,
            unmet: self.unmet(offer, false)?,
            without_strengths: match has_precedence {
                true => Some(self.unmet(offer, true)?),
                false => None,
            },
        })
    }

    /// What becomes of every sign-in with a credential.
    pub fn refusals(&self, stance: Stance) -> Refusals {
        let Stance {
            before: base,
            unmet: with,
            without_strengths: without,
        } = stance;
        // A policy that may go before matters where what it asks for may be met.
        let doubt = self
            .doubts
            .iter()
            .fold(self.space.nothing(), |all, (grant, open)| {
                let unmet = with.get(*grant).map(|unmet| &unmet.holds);
                unmet.map_or_else(|| all.clone(), |unmet| all.or(&open.and_not(unmet)))
            });
        let doubt = doubt.and_not(&self.precedence);
        let mut denied = vec![base.holds.clone()];
        let mut open = vec![base.open];
        for (grant, unmet) in with.iter().enumerate() {
            let (Some(applies), Some(of_action)) =
                (self.applies.get(grant), self.of_actions.get(grant))
            else {
                continue;
            };
            // What is asked for of others where their strengths do not count.
            let of_others = match without.as_ref().and_then(|one| one.get(grant)) {
                Some(without) => {
                    let choose =
                        |one: &Bdd, other: &Bdd| Bdd::if_then_else(&self.precedence, other, one);
                    let holds = choose(&unmet.holds, &without.holds);
                    let turns = unmet.holds.xor(&without.holds);
                    let doubtful = doubt.and(&turns.or(&unmet.open.xor(&without.open)));
                    Extent {
                        open: choose(&unmet.open, &without.open).or(&doubtful),
                        holds: holds.and_not(&doubtful),
                    }
                }
                None => unmet.clone(),
            };
            for (applies, unmet) in [(applies, &of_others), (of_action, unmet)] {
                denied.push(applies.holds.and(&unmet.holds));
                open.push(applies.holds.and(&unmet.open));
                if !applies.open.is_false() {
                    open.push(applies.open.and(&unmet.holds.or(&unmet.open)));
                }
            }
        }
        if self.side.tenant.access_unlisted.is_some() {
            open.push(self.space.everything());
        }
        let valid = &self.space.valid;
        let denied = self.space.union(denied).and(valid);
        Refusals {
            open: self.space.union(open).and(valid).and_not(&denied),
            before: base.holds,
            denied,
            unmet: with,
        }
    }

    fn read(&self, question: &Question) -> Result<Circumstances, Error> {
        Ok(Circumstances::read(question)?.within(&self.side.tenant.directory))
    }

    /// What is refused before Conditional Access is asked: by method policies, and by who may come in.
    fn before_access(&self, offer: &Offer) -> Result<Extent, Error> {
        let space = self.space;
        let credential = offer.read()?;
        let targets = targets(self.side);
        let named = |kind: TargetType| {
            let of = targets
                .iter()
                .filter(move |target| target.kind == Member::Known(kind));
            of.map(|target| &target.id)
        };
        // What kind of object a target is need not be known.
        let all = targets.iter().map(|target| &target.id);
        let order = self.places.memberships(Sort::Group, all);
        let mut users = self.places.users(named(TargetType::User));
        users.insert(0);
        let mut explorer = Explorer::new(space);
        let mut refused = Extent::of(space, Outcome::Fail);
        let (Some(kinds), Some(axis)) =
            (space.axis(Dimension::UserType), space.axis(Dimension::User))
        else {
            return Ok(refused);
        };
        let count = space
            .parts
            .axes
            .get(axis)
            .map_or(0, |axis| axis.classes.len());
        let others = (0..count).filter(|class| *class == 0 || !users.contains(class));
        let others = space.among(axis, others);
        for (kind, candidate) in self.classes(kinds).enumerate() {
            let mut asked = self.base.clone();
            offer.put(&mut asked);
            candidate.put(&mut asked);
            for (resource, within) in self.resources(&asked)? {
                if let Some(resource) = resource {
                    resource.put(&mut asked);
                }
                for class in users.iter() {
                    let mut asked = asked.clone();
                    if let Some(user) = self.classes(axis).nth(*class) {
                        user.put(&mut asked);
                    }
                    let question = self.read(&asked)?;
                    let mut failed = None;
                    let came = explorer.explore(&question.who, &order, &mut |who| {
                        let question = Circumstances {
                            who: who.clone(),
                            ..question.clone()
                        };
                        match order::settle(&self.side.bare, &credential, &question) {
                            Ok(decided) => match decided.decision() {
                                Decision::Deny => Outcome::Pass,
                                Decision::Indeterminate => Outcome::Unknown,
                                Decision::Allow => Outcome::Fail,
                            },
                            Err(error) => {
                                failed = Some(error);
                                Outcome::Unknown
                            }
                        }
                    });
                    if let Some(error) = failed {
                        return Err(error);
                    }
                    let user = match class {
                        0 => others.clone(),
                        class => space.class(axis, *class),
                    };
                    let within = within.and(&user).and(&space.class(kinds, kind));
                    refused = refused.or(&came.and(&within));
                }
            }
        }
        Ok(refused)
    }

    /// The values of an axis, one for each class.
    fn classes(&self, axis: usize) -> impl Iterator<Item = &'s Candidate> {
        let axis = self.space.parts.axes.get(axis);
        axis.into_iter()
            .flat_map(|axis| &axis.classes)
            .filter_map(|class| class.0.first())
    }

    /// Resources by who may come in to open them; one of any, where that is all the same.
    fn resources(&self, asked: &Question) -> Result<Vec<(Option<&'s Candidate>, Bdd)>, Error> {
        let everything = vec![(None, self.space.everything())];
        let Some(axis) = self.space.axis(Dimension::Resource) else {
            return Ok(everything);
        };
        if self.side.tenant.cross_tenant.is_none() {
            return Ok(everything);
        }
        let mut found: Vec<(Option<Outcome>, &Candidate, Vec<usize>)> = Vec::new();
        for (class, candidate) in self.classes(axis).enumerate() {
            let mut asked = asked.clone();
            candidate.put(&mut asked);
            let came = inbound::check(&self.side.tenant, &self.read(&asked)?);
            let came = came.map(|check| check.outcome);
            match found.iter_mut().find(|(own, ..)| *own == came) {
                Some((.., classes)) => classes.push(class),
                None => found.push((came, candidate, vec![class])),
            }
        }
        let found = found.into_iter();
        let found = found.map(|(_, one, classes)| (Some(one), self.space.among(axis, classes)));
        Ok(found.collect())
    }

    /// What of each grant is not met.
    fn unmet(&self, offer: &Offer, without_strengths: bool) -> Result<Vec<Extent>, Error> {
        let space = self.space;
        let credential = offer.read()?;
        let none = Extent::of(space, Outcome::Fail);
        let mut unmet = vec![none; self.terms.grants.len()];
        let Some(kinds) = space.axis(Dimension::UserType) else {
            return Ok(unmet);
        };
        let needs: Vec<Needs> = self
            .terms
            .grants
            .iter()
            .map(|one| Needs::of(one, space))
            .collect();
        // Kinds of users of whom the same is met share it.
        let mut found: Vec<(Vec<Extent>, Vec<usize>)> = Vec::new();
        for (kind, candidate) in self.classes(kinds).enumerate() {
            let mut asked = self.base.clone();
            offer.put(&mut asked);
            candidate.put(&mut asked);
            let question = self.read(&asked)?;
            let mut judge = Judge::new(self.side, &credential, &question)?;
            let mut of_kind = Vec::new();
            for (grant, needs) in self.terms.grants.iter().zip(&needs) {
                let read = |question: &Question| self.read(question);
                let mut outcome =
                    |question: &Circumstances| judge.outcome(grant, question, without_strengths);
                let one = unmet_of(space, needs, &self.devices, &asked, &read, &mut outcome)?;
                of_kind.push(one);
            }
            match found.iter_mut().find(|(own, _)| *own == of_kind) {
                Some((_, kinds)) => kinds.push(kind),
                None => found.push((of_kind, vec![kind])),
            }
        }
        for (of_kind, of) in found {
            let within = space.among(kinds, of);
            for (whole, own) in unmet.iter_mut().zip(&of_kind) {
                *whole = whole.or(&own.and(&within));
            }
        }
        Ok(unmet)
    }
}

/// The witnesses of the devices, with the controls that each meets; one that is not registered where no policy looks.
fn devices(
    space: &Space,
    side: &Side,
    base: &Question,
) -> Result<Vec<(Candidate, Vec<String>)>, Error> {
    let axis = space.axis(Dimension::Device);
    let axis = axis.and_then(|axis| space.parts.axes.get(axis));
    let classes = axis.into_iter().flat_map(|axis| &axis.classes);
    let mut devices: Vec<Candidate> = classes
        .filter_map(|class| class.0.first().cloned())
        .collect();
    if devices.is_empty() {
        devices.push(Candidate::Device(serde_json::Map::new()));
    }
    let with = |device: Candidate| {
        let question = circumstances(side, base, &device)?;
        let met = met_by_device(side, &question);
        Ok((device, met))
    };
    devices.into_iter().map(with).collect()
}
