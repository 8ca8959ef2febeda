//! Which passkey profiles a user is in scope of (passkeys.md#targets-and-profiles); the legacy members count as one.

use crate::contract::verdict::Clause;
use crate::decide::method;
use crate::decide::method::{Named, Unsure};
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::fido2::{
    AttestationEnforcement, Fido2Policy, KeyRestrictions, PasskeyProfile,
};
use crate::tenant::methods::method::Target;
use crate::tenant::reader::{Located, Member};

/// A profile to satisfy: a passkey profile, or the legacy members taken as one.
pub(crate) struct Profile<'p> {
    pub at: &'p Clause,
    pub name: &'p str,
    pub kind: ProfileKind<'p>,
    pub restrictions: &'p KeyRestrictions,
    /// What is not known about its being in scope.
    pub scope: Option<(Unsure<'p>, &'p Target)>,
    /// In scope only because the target names no profile of its own (A24).
    pub by_default: bool,
}

pub(crate) enum ProfileKind<'p> {
    Legacy(&'p Fido2Policy),
    Profile(&'p PasskeyProfile),
}

/// The profiles to satisfy, and what was done to find them.
pub(crate) struct Scope<'p> {
    pub profiles: Vec<Profile<'p>>,
    /// An id without a profile was ignored (A25).
    pub dangles: bool,
    /// A target without profiles falls back to the default one, which may be missing (A24).
    pub falls_back: bool,
}

/// Whether a policy leaves it to profiles, even where the document does not hold them.
fn names_profiles(policy: &Fido2Policy) -> bool {
    let named = |id: &String| !id.trim().is_empty();
    let targets = policy.method.include.iter().flat_map(|list| &list.value);
    let mut of_targets = targets.flat_map(|target| &target.profiles);
    policy
        .default_profile
        .as_ref()
        .is_some_and(|id| named(&id.value))
        || of_targets.any(|ids| ids.value.iter().any(named))
}

pub(crate) fn profiles_in_scope<'p>(
    policy: &'p Fido2Policy,
    question: &Circumstances,
) -> Scope<'p> {
    let mut dangles = false;
    let mut falls_back = false;
    if policy.profiles.is_empty() && !names_profiles(policy) {
        let legacy = Profile {
            at: &policy.method.at,
            name: "",
            kind: ProfileKind::Legacy(policy),
            restrictions: &policy.key_restrictions,
            scope: None,
            by_default: false,
        };
        return Scope {
            profiles: vec![legacy],
            dangles,
            falls_back,
        };
    }
    let mut scoped: Vec<Profile<'p>> = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; policy.profiles.len()];
    let mut add = |place: usize, scope: Option<(Unsure<'p>, &'p Target)>, by_default| {
        let (Some(profile), Some(known)) = (policy.profiles.get(place), places.get_mut(place))
        else {
            return;
        };
        let known = *known.get_or_insert(scoped.len());
        match scoped.get_mut(known) {
            // Surely in scope through one target outweighs perhaps through another; of those the first is told.
            Some(known) => {
                known.scope = known.scope.filter(|_| scope.is_some());
            }
            None => scoped.push(Profile {
                at: &profile.at,
                name: &profile.name,
                kind: ProfileKind::Profile(profile),
                restrictions: &profile.key_restrictions,
                scope,
                by_default,
            }),
        }
    };
    let default = policy
        .default_profile
        .as_ref()
        .and_then(|id| policy.profile_place(&id.value));
    let Some(include) = &policy.method.include else {
        if let Some(profile) = default {
            add(profile, None, true);
        }
        return Scope {
            profiles: scoped,
            dangles,
            falls_back: true,
        };
    };
    for target in &include.value {
        let scope = match method::names(target, &question.who) {
            Named::No => continue,
            Named::Yes => None,
            Named::Unknown(unsure) => Some((unsure, target)),
        };
        match &target.profiles {
            Some(ids) if !ids.value.is_empty() => {
                for id in &ids.value {
                    match policy.profile_place(id) {
                        Some(profile) => add(profile, scope, false),
                        None => dangles = true,
                    }
                }
            }
            _ => {
                falls_back = true;
                if let Some(profile) = default {
                    add(profile, scope, true);
                }
            }
        }
    }
    Scope {
        profiles: scoped,
        dangles,
        falls_back,
    }
}

/// Whether a profile enforces attestation, with the clause that says so; `No(None)` when no clause does.
pub(crate) enum Enforcement<'p> {
    Yes(&'p Clause),
    No(Option<&'p Clause>),
    Unknown(&'p Clause, &'p str),
}

pub(crate) fn enforcement<'p>(profile: &Profile<'p>) -> Enforcement<'p> {
    match profile.kind {
        ProfileKind::Legacy(policy) => match &policy.attestation_enforced {
            Some(read) if read.value => Enforcement::Yes(&read.at),
            Some(read) => Enforcement::No(Some(&read.at)),
            None => Enforcement::No(None),
        },
        ProfileKind::Profile(profile) => match &profile.attestation {
            Some(Located {
                value: Member::Known(AttestationEnforcement::RegistrationOnly),
                at,
            }) => Enforcement::Yes(at),
            Some(Located {
                value: Member::Known(AttestationEnforcement::Disabled),
                at,
            }) => Enforcement::No(Some(at)),
            Some(Located {
                value: Member::Unknown(name),
                at,
            }) => Enforcement::Unknown(at, name),
            None => Enforcement::No(None),
        },
    }
}
