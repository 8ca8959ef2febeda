//! What else lets a person in: methods that are registered, beside a password, as far as the policies accept them.

use crate::answers::impact::ask::{Asker, Told};
use crate::answers::remedy::alternative;
use crate::base::table::Table;
use crate::contract::verdict::Decision;
use crate::question::who::Who;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::inputs;

/// What the methods of somebody come to.
#[derive(Clone, Debug)]
pub(crate) struct Ways {
    pub before: Told,
    pub after: Told,
    /// Those accepted after the change, in the order in which they are performed.
    pub accepted: Vec<Vec<Mode>>,
}

/// Ways by class of people and by what is registered; `None` where that is not known.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllWays {
    known: Table<(u32, Option<Modes>, bool), usize>,
    ways: Vec<Ways>,
}

/// Combinations that one chooses from: each key and each certificate is asked about by itself, and a password alone is no
/// way in.
fn candidates(asker: &Asker) -> Vec<Modes> {
    let alone = |mode: Mode| Modes::default().with(mode);
    let mut all = alternative::combinations(&asker.base);
    all.retain(|modes| !modes.has(Mode::Fido2) && *modes != alone(Mode::Password));
    // External MFA is in no combination and meets the control for multifactor authentication (F21).
    all.push(alone(Mode::Password).with(Mode::ExternalAuthMethod));
    all
}

fn is_certificate(modes: Modes) -> bool {
    modes.has(Mode::X509CertificateSingleFactor) || modes.has(Mode::X509CertificateMultiFactor)
}

/// The better of two answers, the first of those that are as good.
fn better(one: Option<Told>, other: Told) -> Told {
    let Some(one) = one else { return other };
    let rank = |told: &Told| match told.decision {
        Decision::Allow => 2,
        Decision::Indeterminate => 1,
        Decision::Deny => 0,
    };
    if rank(&other) > rank(&one) {
        other
    } else {
        one
    }
}

impl AllWays {
    /// What the methods of somebody of a class come to. `certificates` says whether the certificates themselves are known.
    pub fn of(
        &mut self,
        asker: &mut Asker,
        class: u32,
        who: &Who,
        registered: Option<Modes>,
        certificates: bool,
    ) -> Option<&Ways> {
        let key = (class, registered, certificates);
        if let Some(known) = self.known.get(&key) {
            return self.ways.get(*known);
        }
        let ways = found(asker, class, who, registered, certificates);
        self.known.insert(key, self.ways.len());
        self.ways.push(ways);
        self.ways.last()
    }
}

fn found(
    asker: &mut Asker,
    class: u32,
    who: &Who,
    registered: Option<Modes>,
    certificates: bool,
) -> Ways {
    let (mut before, mut after) = (None, None);
    let mut accepted: Vec<Modes> = Vec::new();
    let password = Modes::default().with(Mode::Password);
    for modes in candidates(asker) {
        let has = |have: Modes| modes.without(password).is_subset(have);
        if registered.is_some_and(|have| !has(have)) || is_certificate(modes) && certificates {
            continue;
        }
        let mut pair = asker.method(class, who, modes);
        let missing = match registered {
            None => Some(&inputs::REGISTERED),
            // What a certificate is good for depends on the certificate.
            Some(_) if is_certificate(modes) => Some(&inputs::CERTIFICATE),
            Some(_) => None,
        };
        if let Some(missing) = missing {
            for side in [&mut pair.before, &mut pair.after] {
                if side.decision != Decision::Deny {
                    *side = Told::open(missing);
                }
            }
        }
        before = Some(better(before, pair.before));
        after = Some(better(after, pair.after));
        let is_more = accepted.iter().any(|less| less.is_subset(modes));
        if pair.after.decision == Decision::Allow && !is_more {
            accepted.push(modes);
        }
    }
    let nothing = asker.method(class, who, Modes::default());
    Ways {
        before: before.unwrap_or(nothing.before),
        after: after.unwrap_or(nothing.after),
        accepted: accepted.into_iter().map(alternative::in_order).collect(),
    }
}
