//! Which policies decide, and which never do.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::cubes::{Found, cover};
use crate::answers::sweep::outcome::Refusals;
use crate::answers::sweep::policies::{Term, Terms};
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
        let term = terms.policies.iter().position(|term| term.policy == index);
        let weight = term.map_or(Weight::Role(PolicyRole::NotInForce), |term| {
            weights.weigh(swept, terms, term)
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

/// What policies refuse, for each thing that can be presented.
struct Weights {
    /// By what is presented, then by the policy.
    refused: Vec<Vec<Bdd>>,
    /// The sign-ins that at least two refuse.
    twice: Vec<Bdd>,
}

impl Weights {
    fn of(swept: &Swept, terms: &Terms) -> Self {
        let now = swept.now().iter();
        let refused: Vec<Vec<Bdd>> = now
            .clone()
            .map(|refusals| {
                let own = terms.policies.iter();
                own.map(|term| refused(swept, refusals, term)).collect()
            })
            .collect();
        let twice = |(refusals, refused): (&Refusals, &Vec<Bdd>)| {
            // What is refused before Conditional Access no policy decides.
            let own = [&refusals.before].into_iter().chain(refused);
            let own = own.filter(|own| !own.is_false());
            let nothing = || swept.space.nothing();
            let mut sets: Vec<(Bdd, Bdd)> = own.map(|own| (own.clone(), nothing())).collect();
            // Each step joins what is about as large.
            while sets.len() > 1 {
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
                sets = sets.chunks(2).map(joined).collect();
            }
            sets.pop().map_or_else(nothing, |(_, twice)| twice)
        };
        Self {
            twice: now.zip(&refused).map(twice).collect(),
            refused,
        }
    }

    /// The sign-ins that a policy refuses, by what is presented.
    fn own(&self, place: usize) -> impl Iterator<Item = &Bdd> {
        self.refused.iter().filter_map(move |one| one.get(place))
    }

    fn weigh(&self, swept: &Swept, terms: &Terms, place: usize) -> Weight {
        let Some(term) = terms.policies.get(place) else {
            return Weight::Role(PolicyRole::NotInForce);
        };
        let applies = term.applies.and(&swept.space.valid);
        if applies.is_false() {
            let is_open = !term.open.and(&swept.space.valid).is_false();
            return Weight::Role(match is_open {
                true => PolicyRole::Undecided,
                false => PolicyRole::NeverApplies,
            });
        }
        if term.grant.is_none() {
            return Weight::Role(PolicyRole::AsksNothing);
        }
        let alone: Vec<Bdd> = self
            .own(place)
            .zip(&self.twice)
            .map(|(own, twice)| own.and_not(twice))
            .collect();
        if let Some(found) = cover(&swept.space, &alone, 1).found.into_iter().next() {
            return Weight::Alone(found);
        }
        if self.own(place).all(Bdd::is_false) {
            return Weight::Role(PolicyRole::AlwaysMet);
        }
        // A sign-in that it refuses tells most of the others out at once.
        let own = self
            .own(place)
            .find(|own| !own.is_false())
            .and_then(Bdd::first_valuation);
        let may = |other: usize| {
            own.as_ref()
                .is_some_and(|own| self.own(other).any(|other| other.eval_in(own)))
        };
        let shadows = |other: &usize| {
            let mut pairs = self.own(place).zip(self.own(*other));
            *other != place
                && may(*other)
                && pairs.all(|(own, other)| own.and_not(other).is_false())
        };
        let beside = (0..terms.policies.len()).filter(shadows);
        let beside = beside.filter_map(|other| terms.policies.get(other));
        Weight::Overshadowed(beside.map(|one| one.policy).take(TOLD).collect())
    }
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
