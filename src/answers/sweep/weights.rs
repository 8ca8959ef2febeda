//! Which policies decide, and which never do.

use biodivine_lib_bdd::{Bdd, BddValuation};

use crate::answers::sweep::cubes::{Found, are_apart, is_within, smallest, widen};
use crate::answers::sweep::outcome::Refusals;
use crate::answers::sweep::policies::{Term, Terms};
use crate::answers::sweep::space::Point;
use crate::answers::sweep::swept::Swept;
use crate::answers::sweep::teller::{TOLD, Teller};
use crate::contract::sweep::{PolicyRole, SweptPolicy};
use crate::contract::verdict::Decision;
use crate::words::sentence::{Said, Text};
use crate::words::sweep as words;

/// Each policy, and whether it matters.
pub(crate) fn policies(teller: &Teller<'_>) -> Vec<SweptPolicy> {
    let swept = teller.swept;
    let (Some(side), Some(terms)) = (swept.side(), swept.terms.last()) else {
        return Vec::new();
    };
    let weights = Weights::of(swept, terms);
    let policies = side.tenant.access_policies.iter();
    let names: Vec<Said> = policies
        .clone()
        .map(|policy| {
            let name = policy.name.as_ref().or(policy.id.as_ref());
            Said::same(name.map_or("", String::as_str))
        })
        .collect();
    let told = policies.enumerate().map(|(index, policy)| {
        let term = terms.policies.iter().find(|term| term.policy == index);
        let weight = term.map_or(Weight::Role(PolicyRole::NotInForce), |term| {
            weights.weigh(term)
        });
        let (role, beside, alone) = match weight {
            Weight::Role(role) => (role, Vec::new(), None),
            Weight::Overshadowed(beside) => (PolicyRole::Overshadowed, beside, None),
            Weight::Alone(found) => {
                let region = teller.region(&found, Decision::Deny);
                (PolicyRole::Decides, Vec::new(), Some(region))
            }
        };
        let named = beside.iter().filter_map(|place| names.get(*place));
        let named = Teller::list(&named.cloned().collect::<Vec<_>>());
        let sentence = |row: &'static crate::words::sentence::Row| Text::new(&row.sentence);
        let text = match role {
            PolicyRole::Decides => {
                let region = alone.as_ref().map_or("", |region| &region.text);
                sentence(&words::REMOVED_DECIDES).with("region", region)
            }
            PolicyRole::Overshadowed if beside.is_empty() => {
                sentence(&words::REMOVED_SHADOWED_TOGETHER)
            }
            PolicyRole::Overshadowed => {
                sentence(&words::REMOVED_OVERSHADOWED).with_words("beside", named)
            }
            PolicyRole::AlwaysMet => sentence(&words::REMOVED_ALWAYS_MET),
            PolicyRole::NeverApplies => sentence(&words::REMOVED_NEVER_APPLIES),
            PolicyRole::AsksNothing => sentence(&words::REMOVED_ASKS_NOTHING),
            PolicyRole::NotInForce => sentence(&words::REMOVED_NOT_IN_FORCE),
            PolicyRole::Undecided => sentence(&words::REMOVED_UNDECIDED),
        };
        let beside = beside.iter().filter_map(|place| u32::try_from(*place).ok());
        SweptPolicy {
            id: policy.id.clone(),
            display_name: policy.name.clone(),
            policy: policy.at.clone(),
            role,
            idle: role.is_idle(),
            beside: beside.collect(),
            alone,
            text: text.render(teller.language),
        }
    });
    told.collect()
}

/// What would be let in without a policy.
enum Weight {
    Role(PolicyRole),
    /// By the places of the policies that refuse the same.
    Overshadowed(Vec<usize>),
    Alone(Found),
}

/// What policies refuse.
struct Weights<'s> {
    swept: &'s Swept,
    terms: &'s Terms,
    /// By what is presented: the sign-ins that at least two refuse.
    twice: Vec<Bdd>,
}

impl<'s> Weights<'s> {
    fn of(swept: &'s Swept, terms: &'s Terms) -> Self {
        let nothing = || swept.space.nothing();
        // Of those that ask for the same, whatever is presented.
        let by_grant: Vec<(Bdd, Bdd)> = (0..terms.grants.len())
            .map(|grant| {
                let own = terms.policies.iter();
                let own = own.filter(|term| term.grant == Some(grant));
                let own = own.map(|term| (term.applies.clone(), nothing()));
                once_and_twice(own.collect(), nothing)
            })
            .collect();
        let twice = swept.now().iter().map(|refusals| {
            let grants = by_grant.iter().zip(&refusals.unmet);
            let grants = grants
                .map(|((once, twice), unmet)| (once.and(&unmet.holds), twice.and(&unmet.holds)));
            // What is refused before Conditional Access no policy decides.
            let all = [(refusals.before.clone(), nothing())];
            let all = all.into_iter().chain(grants);
            once_and_twice(all.collect(), nothing).1
        });
        Self {
            twice: twice.collect(),
            swept,
            terms,
        }
    }

    /// The sign-ins that a policy refuses, by what is presented.
    fn own(&self, term: &'s Term) -> impl Iterator<Item = Bdd> {
        let now = self.swept.now().iter();
        now.map(|refusals| refused(self.swept, refusals, term))
    }

    fn weigh(&self, term: &'s Term) -> Weight {
        let space = &self.swept.space;
        if are_apart(&term.applies, &space.valid) {
            return Weight::Role(match are_apart(&term.open, &space.valid) {
                true => PolicyRole::NeverApplies,
                false => PolicyRole::Undecided,
            });
        }
        if term.grant.is_none() {
            return Weight::Role(PolicyRole::AsksNothing);
        }
        let mut witness = None;
        for (offer, own) in self.own(term).enumerate() {
            let own = own.and(&space.valid);
            if own.is_false() {
                continue;
            }
            let twice = self.twice.get(offer);
            let alone = twice.map_or_else(|| own.clone(), |twice| own.and_not(twice));
            if let Some(valuation) = smallest(space, &alone) {
                return Weight::Alone(self.alone(term, &alone, &space.point(&valuation)));
            }
            witness = witness.or_else(|| own.first_valuation());
        }
        match witness {
            None => Weight::Role(PolicyRole::AlwaysMet),
            Some(witness) => Weight::Overshadowed(self.beside(term, &witness)),
        }
    }

    /// The region around a sign-in that only a policy refuses, with everything that only it refuses there.
    fn alone(&self, term: &'s Term, alone: &Bdd, point: &Point) -> Found {
        let space = &self.swept.space;
        let (cube, region) = widen(space, &space.valid.and_not(alone), point);
        let is_refused =
            |(own, twice): &(Bdd, &Bdd)| is_within(&region, own) && are_apart(&region, twice);
        let offers = self.own(term).zip(&self.twice).enumerate();
        let offers = offers.filter(|(_, one)| is_refused(one));
        Found {
            cube,
            point: point.clone(),
            sets: offers.map(|(offer, _)| offer).collect(),
        }
    }

    /// The policies beside which one refuses nothing more, by their places; `witness` is a sign-in that it refuses.
    fn beside(&self, term: &'s Term, witness: &BddValuation) -> Vec<usize> {
        let own: Vec<Bdd> = self.own(term).collect();
        let shadows = |other: &&Term| {
            // It tells most of the others out at once.
            !std::ptr::eq(*other, term) && other.applies.eval_in(witness) && {
                let mut pairs = own.iter().zip(self.own(other));
                pairs.all(|(own, other)| is_within(own, &other))
            }
        };
        let beside = self.terms.policies.iter().filter(shadows);
        beside.map(|one| one.policy).take(TOLD).collect()
    }
}

/// What is in at least one of several sets, and in at least two; each comes with what is in it twice.
fn once_and_twice(mut sets: Vec<(Bdd, Bdd)>, nothing: impl Fn() -> Bdd) -> (Bdd, Bdd) {
    let joined = |pair: &[(Bdd, Bdd)]| match pair {
        [(once, twice), (other, others)] => {
            let both = once.and(other);
            (once.or(other), twice.or(others).or(&both))
        }
        one => one
            .first()
            .cloned()
            .unwrap_or_else(|| (nothing(), nothing())),
    };
    // Each step joins what is about as large.
    while sets.len() > 1 {
        sets = sets.chunks(2).map(joined).collect();
    }
    sets.pop().unwrap_or_else(|| (nothing(), nothing()))
}

/// The sign-ins that a policy refuses.
fn refused(swept: &Swept, refusals: &Refusals, term: &Term) -> Bdd {
    let unmet = term.grant.and_then(|grant| refusals.unmet.get(grant));
    match unmet {
        Some(unmet) if unmet.holds.is_true() => term.applies.clone(),
        Some(unmet) if unmet.holds.is_false() => swept.space.nothing(),
        Some(unmet) => term.applies.and(&unmet.holds),
        None => swept.space.nothing(),
    }
}
