//! The passkey method policy: who may register or use which passkey (spec 3.3 and 3.4).

use uuid::Uuid;

use super::method::{self, Named, Unsure};
use crate::catalogue::{Row, assumptions, findings, reasons, rules};
use crate::credential::{Passkey, aaguid};
use crate::question::Circumstances;
use crate::scenario::{Action, AttestationLevel, Channel, PasskeyType, Reading, UserType};
use crate::tenant::fido2::{
    AttestationEnforcement, EnforcementType, Fido2Policy, KeyRestrictions, PasskeyProfile,
};
use crate::tenant::method::Target;
use crate::tenant::reader::{Located, Member};
use crate::trace::{Check, Note, Outcome, first};
use crate::verdict::{Clause, Severity};

/// A profile to satisfy: a passkey profile, or the legacy members taken as one.
struct Profile<'p> {
    at: &'p Clause,
    name: &'p str,
    kind: ProfileKind<'p>,
    restrictions: &'p KeyRestrictions,
    /// What is not known about its being in scope.
    scope: Option<(Unsure<'p>, &'p Target)>,
    /// In scope only because the target names no profile of its own (A24).
    by_default: bool,
}

enum ProfileKind<'p> {
    Legacy(&'p Fido2Policy),
    Profile(&'p PasskeyProfile),
}

/// Every check of the passkey method policy, in service order.
pub(crate) fn checks(
    policy: &Fido2Policy,
    passkey: &Passkey,
    question: &Circumstances,
    notes: &mut Vec<Note>,
) -> Vec<Check> {
    let mut checks = method::checks(&policy.method, &question.who);
    let in_scope = method::in_scope(&checks);
    if question.action == Action::Register {
        checks.push(guest(question.who.kind));
        checks.push(self_service(policy, question));
        if passkey.carries_attestation {
            notes.push(
                Note::new(Severity::Warning, &findings::SCOPE_ATTESTATION)
                    .scenario("/question/credential/passkey"),
            );
        }
    }
    if !in_scope {
        checks.push(Check::skip(&rules::PASSKEY_PROFILES));
        return checks;
    }
    let scope = profiles_in_scope(policy, question);
    let profiles = scope.profiles;
    if profiles.is_empty() {
        let at = policy
            .method
            .include
            .as_ref()
            .map_or(&policy.method.at, |list| &list.at);
        checks.push(
            Check::fail(&rules::PASSKEY_PROFILES, &reasons::NO_PROFILE_IN_SCOPE)
                .at(at)
                .assuming_if(scope.dangles, &assumptions::A25)
                .assuming_if(scope.falls_back, &assumptions::A24),
        );
        return checks;
    }
    unverified_note(&profiles, notes);
    let children: Vec<Check> = profiles
        .iter()
        .map(|profile| profile_check(profile, passkey, question))
        .collect();
    let children = whatever_type(children, &profiles, passkey, question);
    let diverges = !policy.profiles.is_empty() && policy.diverging_legacy().is_some();
    let check = Check::any(
        &rules::PASSKEY_PROFILES,
        &reasons::NO_PROFILE_MATCHES,
        children,
    );
    let at = policy.profiles_at.as_ref().unwrap_or(&policy.method.at);
    checks.push(
        check
            .at(at)
            .with("count", profiles.len().to_string())
            .assuming_if(diverges, &assumptions::A23)
            .assuming_if(scope.dangles, &assumptions::A25),
    );
    checks
}

/// Without enforced attestation the AAGUID is what the authenticator says of itself (spec 3.4).
fn unverified_note(profiles: &[Profile<'_>], notes: &mut Vec<Note>) {
    let unverified = profiles.iter().find(|profile| {
        profile.restrictions.is_enforced() && matches!(enforcement(profile), Enforcement::No(_))
    });
    if let Some(at) = unverified.and_then(|profile| profile.restrictions.at.as_ref()) {
        notes.push(Note::new(Severity::Info, &findings::PASSKEY_AAGUID_UNVERIFIED).at(at));
    }
}

fn guest(kind: UserType) -> Check {
    let rule = &rules::PASSKEY_GUEST;
    let check = if kind == UserType::Member {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::GUEST_UNSUPPORTED)
    };
    check.expected("member").actual(kind.as_str())
}

fn self_service(policy: &Fido2Policy, question: &Circumstances) -> Check {
    let rule = &rules::PASSKEY_SELF_SERVICE;
    let Some(flag) = &policy.self_service else {
        return Check::pass(rule)
            .at(&policy.method.at)
            .assuming(&assumptions::B1);
    };
    let check = match (flag.value, question.channel) {
        (true, _) => Check::pass(rule),
        (false, Channel::SecurityInfo | Channel::Graph) => {
            Check::fail(rule, &reasons::SELF_SERVICE_DISABLED)
        }
        (false, Channel::GraphBeta) => {
            by_reading(rule, question.reading, &reasons::SELF_SERVICE_BETA)
                .assuming(&assumptions::A40)
        }
    };
    check
        .at(&flag.at)
        .expected("true")
        .actual(flag.value.to_string())
}

/// Where two documented readings differ: undecided, refused or let in, as the question says.
pub(super) fn by_reading(
    rule: &'static crate::catalogue::Rule,
    reading: Reading,
    row: &'static Row,
) -> Check {
    match reading {
        Reading::Report => Check::unknown(rule, row),
        Reading::Strict => Check::fail(rule, row),
        Reading::Lenient => Check::pass(rule),
    }
}

/// The profiles to satisfy, and what was done to find them.
struct Scope<'p> {
    profiles: Vec<Profile<'p>>,
    /// An id without a profile was ignored (A25).
    dangles: bool,
    /// A target without profiles falls back to the default one, which may be missing (A24).
    falls_back: bool,
}

fn profiles_in_scope<'p>(policy: &'p Fido2Policy, question: &Circumstances) -> Scope<'p> {
    let mut dangles = false;
    let mut falls_back = false;
    if policy.profiles.is_empty() {
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
    let mut add = |profile: &'p PasskeyProfile, scope, by_default| {
        match scoped
            .iter_mut()
            .find(|known| std::ptr::eq(known.at, &profile.at))
        {
            // Surely in scope through one target outweighs perhaps through another.
            Some(known) => {
                known.scope = known.scope.and(scope);
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
        .and_then(|id| policy.profile(&id.value));
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
                    match policy.profile(id) {
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

/// A passkey of unknown type is let in when it would be as either: one profile may admit the one type and another
/// the other.
fn whatever_type(
    children: Vec<Check>,
    profiles: &[Profile<'_>],
    passkey: &Passkey,
    question: &Circumstances,
) -> Vec<Check> {
    if passkey.kind.is_some() || first(&children, Outcome::Pass).is_some() {
        return children;
    }
    let passing = |kind| {
        let passkey = Passkey {
            kind: Some(kind),
            ..passkey.clone()
        };
        profiles
            .iter()
            .map(|profile| profile_check(profile, &passkey, question))
            .find(|check| check.outcome == Outcome::Pass)
    };
    match (
        passing(PasskeyType::DeviceBound),
        passing(PasskeyType::Synced),
    ) {
        (Some(device_bound), Some(synced)) => vec![device_bound, synced],
        _ => children,
    }
}

fn profile_check(profile: &Profile<'_>, passkey: &Passkey, question: &Circumstances) -> Check {
    let mut children = Vec::new();
    if let Some((unsure, target)) = profile.scope {
        children.push(unsure.check(&rules::PASSKEY_PROFILE_SCOPE, target));
    }
    children.push(type_check(profile, passkey, question));
    children.push(attestation_check(profile, passkey, question));
    children.push(aaguid_check(profile, passkey, question));
    let rule = match profile.kind {
        ProfileKind::Legacy(_) => &rules::PASSKEY_LEGACY,
        ProfileKind::Profile(_) => &rules::PASSKEY_PROFILE,
    };
    Check::all(rule, children)
        .at(profile.at)
        .with("name", profile.name)
        .assuming_if(profile.by_default, &assumptions::A24)
}

/// Whether a profile admits a type of passkey.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Admits {
    Yes,
    No,
    Unknown,
}

struct Types<'p> {
    device_bound: Admits,
    synced: Admits,
    at: &'p Clause,
    wording: String,
    /// The first member that this build does not know.
    unknown: String,
    dated: bool,
}

/// From this day on the legacy policy without enforced attestation admits synced passkeys (A26).
const LEGACY_SYNCED_FROM: i64 = 1_772_323_200; // 2026-03-01T00:00:00Z

fn types<'p>(profile: &Profile<'p>, question: &Circumstances) -> Option<Types<'p>> {
    match profile.kind {
        ProfileKind::Legacy(policy) => {
            let at = policy
                .attestation_enforced
                .as_ref()
                .map_or(&policy.method.at, |read| &read.at);
            let enforced = matches!(enforcement(profile), Enforcement::Yes(_));
            // Without a date the rules of today's documentation apply.
            let after = question
                .at
                .is_none_or(|at| at.unix_timestamp() >= LEGACY_SYNCED_FROM);
            let synced = !enforced && after;
            Some(Types {
                device_bound: Admits::Yes,
                synced: if synced { Admits::Yes } else { Admits::No },
                at,
                wording: if synced {
                    "deviceBound,synced"
                } else {
                    "deviceBound"
                }
                .to_owned(),
                unknown: String::new(),
                dated: !enforced,
            })
        }
        ProfileKind::Profile(profile) => {
            let types = profile.types.as_ref()?;
            let admits = |kind: PasskeyType| {
                let has_unknown = types
                    .value
                    .iter()
                    .any(|member| matches!(member, Member::Unknown(_)));
                if types.value.contains(&Member::Known(kind)) {
                    Admits::Yes
                } else if has_unknown {
                    Admits::Unknown
                } else {
                    Admits::No
                }
            };
            let names: Vec<&str> = types
                .value
                .iter()
                .map(|member| match member {
                    Member::Known(kind) => kind.as_str(),
                    Member::Unknown(name) => name,
                })
                .collect();
            Some(Types {
                device_bound: admits(PasskeyType::DeviceBound),
                synced: admits(PasskeyType::Synced),
                at: &types.at,
                wording: names.join(","),
                unknown: types
                    .value
                    .iter()
                    .find_map(|member| match member {
                        Member::Unknown(name) => Some(name.clone()),
                        Member::Known(_) => None,
                    })
                    .unwrap_or_default(),
                dated: false,
            })
        }
    }
}

fn type_check(profile: &Profile<'_>, passkey: &Passkey, question: &Circumstances) -> Check {
    let rule = &rules::PASSKEY_TYPE;
    let Some(types) = types(profile, question) else {
        return Check::unknown(rule, &reasons::PASSKEY_TYPES_MISSING).at(profile.at);
    };
    if types.wording.is_empty() {
        return Check::fail(rule, &reasons::NO_TYPE_ALLOWED).at(types.at);
    }
    let check = match passkey.kind {
        Some(kind) => {
            let admits = match kind {
                PasskeyType::DeviceBound => types.device_bound,
                PasskeyType::Synced => types.synced,
            };
            match admits {
                Admits::Yes => known_type(profile, kind, question),
                Admits::No => Check::fail(rule, &reasons::TYPE_NOT_ALLOWED),
                Admits::Unknown => Check::unknown_member(rule, &types.unknown),
            }
            .actual(kind.as_str())
            .assuming_if(
                types.dated && kind == PasskeyType::Synced,
                &assumptions::A26,
            )
        }
        None => match (types.device_bound, types.synced) {
            (Admits::Yes, Admits::Yes)
                if !is_a27(profile, question) || question.reading != Reading::Strict =>
            {
                Check::pass(&rules::PASSKEY_TYPE_EITHER)
                    .assuming_if(is_a27(profile, question), &assumptions::A27)
            }
            (Admits::No, Admits::No) => Check::fail(rule, &reasons::TYPE_NOT_ALLOWED),
            _ => Check::unknown(rule, &reasons::PASSKEY_TYPE_UNKNOWN).assuming(&assumptions::A28),
        }
        .actual("—")
        .assuming_if(types.dated, &assumptions::A26),
    };
    check.at(types.at).expected(types.wording)
}

/// A profile that enforces attestation and lists synced passkeys, at sign-in (A27).
fn is_a27(profile: &Profile<'_>, question: &Circumstances) -> bool {
    question.action == Action::SignIn
        && matches!(profile.kind, ProfileKind::Profile(_))
        && matches!(enforcement(profile), Enforcement::Yes(_))
}

fn known_type(profile: &Profile<'_>, kind: PasskeyType, question: &Circumstances) -> Check {
    let rule = &rules::PASSKEY_TYPE;
    if kind == PasskeyType::Synced && is_a27(profile, question) {
        return match question.reading {
            Reading::Strict => Check::fail(rule, &reasons::TYPE_NOT_ALLOWED),
            Reading::Report | Reading::Lenient => Check::pass(rule),
        }
        .assuming(&assumptions::A27);
    }
    Check::pass(rule)
}

/// Whether a profile enforces attestation, with the clause that says so; `No(None)` when no clause does.
enum Enforcement<'p> {
    Yes(&'p Clause),
    No(Option<&'p Clause>),
    Unknown(&'p Clause, &'p str),
}

fn enforcement<'p>(profile: &Profile<'p>) -> Enforcement<'p> {
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

/// Attestation is looked at when a passkey is registered, never at sign-in (spec 3.4).
fn attestation_check(profile: &Profile<'_>, passkey: &Passkey, question: &Circumstances) -> Check {
    let rule = &rules::PASSKEY_ATTESTATION;
    if question.action == Action::SignIn {
        return Check::skip(rule);
    }
    let claimed = match passkey.attestation_level {
        Some(AttestationLevel::Attested) => "attested",
        Some(AttestationLevel::NotAttested) => "notAttested",
        None => "—",
    };
    let (check, at, expected) = match enforcement(profile) {
        Enforcement::No(at) => {
            let check = Check::pass(&rules::PASSKEY_ATTESTATION_OFF)
                .assuming_if(at.is_none(), &assumptions::B1);
            (check, at, "disabled")
        }
        Enforcement::Yes(at) => (enforced(passkey), Some(at), "registrationOnly"),
        Enforcement::Unknown(at, name) => {
            let surely = passkey.attestation_level == Some(AttestationLevel::Attested)
                && passkey.kind != Some(PasskeyType::Synced);
            let check = if surely {
                Check::pass(rule)
            } else {
                Check::unknown_member(rule, name)
            };
            (check, Some(at), name)
        }
    };
    check.at_opt(at).expected(expected).actual(claimed)
}

/// Under enforcement, judged by what the question states.
fn enforced(passkey: &Passkey) -> Check {
    let rule = &rules::PASSKEY_ATTESTATION;
    if passkey.kind == Some(PasskeyType::Synced) {
        return Check::fail(rule, &reasons::ATTESTATION_SYNCED).assuming(&assumptions::A27);
    }
    match passkey.attestation_level {
        Some(AttestationLevel::Attested) => Check::pass(rule),
        _ if passkey.carries_attestation => {
            Check::unknown(rule, &reasons::ATTESTATION_NOT_VERIFIED)
        }
        Some(AttestationLevel::NotAttested) => Check::fail(rule, &reasons::ATTESTATION_MISSING),
        // Documented: Windows Hello has no attestation, so a profile that enforces it makes registration fail.
        None if passkey.aaguid.is_some_and(aaguid::is_windows_hello) => {
            Check::fail(rule, &reasons::ATTESTATION_WINDOWS_HELLO)
        }
        None => Check::unknown(rule, &reasons::ATTESTATION_UNKNOWN),
    }
}

fn aaguid_check(profile: &Profile<'_>, passkey: &Passkey, question: &Circumstances) -> Check {
    let restrictions = profile.restrictions;
    let check = match (&restrictions.enforced, &restrictions.kind) {
        (Some(enforced), Some(kind)) if enforced.value => match &kind.value {
            Member::Known(EnforcementType::Allow) => allow_list(restrictions, passkey),
            Member::Known(EnforcementType::Block) => block_list(restrictions, passkey),
            Member::Unknown(name) => {
                Check::unknown_member(&rules::PASSKEY_AAGUID, name).at(&kind.at)
            }
        },
        (enforced, _) => {
            // isEnforced null, or true without an enforcementType (A30).
            let says_no = enforced.as_ref().is_some_and(|read| !read.value);
            Check::pass(&rules::PASSKEY_AAGUID_UNRESTRICTED)
                .at_opt(
                    enforced
                        .as_ref()
                        .map(|read| &read.at)
                        .or(restrictions.at.as_ref()),
                )
                .assuming_if(!says_no && restrictions.at.is_some(), &assumptions::A30)
                .assuming_if(restrictions.at.is_none(), &assumptions::B1)
        }
    };
    windows_hello(check, restrictions, passkey, question)
}

/// The documentation wants Windows Hello AAGUIDs listed before they can be registered; a policy without an
/// enforced allow list does not list them (A61).
fn windows_hello(
    check: Check,
    restrictions: &KeyRestrictions,
    passkey: &Passkey,
    question: &Circumstances,
) -> Check {
    let concerned = question.action == Action::Register
        && passkey.aaguid.is_some_and(aaguid::is_windows_hello)
        && !restrictions.enforces_allow_list()
        && check.outcome == Outcome::Pass;
    if !concerned {
        return check;
    }
    let mut ruled = by_reading(
        &rules::PASSKEY_WINDOWS_HELLO,
        question.reading,
        &reasons::WINDOWS_HELLO_NOT_LISTED,
    )
    .at_opt(check.clause.as_ref())
    .actual(shown(passkey.aaguid))
    .expected("Windows Hello")
    .assuming(&assumptions::A61);
    ruled.assumptions.extend(check.assumptions);
    ruled
}

fn shown(aaguid: Option<Uuid>) -> String {
    aaguid.map_or_else(|| "—".to_owned(), |id| id.hyphenated().to_string())
}

fn allow_list(restrictions: &KeyRestrictions, passkey: &Passkey) -> Check {
    let rule = &rules::PASSKEY_AAGUID;
    let Some(list) = restrictions
        .aaguids
        .as_ref()
        .filter(|list| !list.is_empty())
    else {
        return Check::fail(rule, &reasons::AAGUID_NOT_ALLOWED)
            .at_opt(restrictions.at.as_ref())
            .expected("[]")
            .actual(shown(passkey.aaguid))
            .assuming(&assumptions::A29);
    };
    let check = match passkey.aaguid {
        None => Check::unknown(rule, &reasons::AAGUID_UNKNOWN).at(&list.at),
        Some(aaguid) => match list.find(&aaguid) {
            Some(at) => Check::pass(rule).at(&at),
            None => Check::fail(rule, &reasons::AAGUID_NOT_ALLOWED).at(&list.at),
        }
        .assuming_if(aaguid.is_nil(), &assumptions::A31),
    };
    check
        .expected(preview(list.iter(), list.len))
        .actual(shown(passkey.aaguid))
}

fn block_list(restrictions: &KeyRestrictions, passkey: &Passkey) -> Check {
    let rule = &rules::PASSKEY_AAGUID_BLOCK;
    let Some(list) = restrictions
        .aaguids
        .as_ref()
        .filter(|list| !list.is_empty())
    else {
        return Check::pass(rule)
            .at_opt(restrictions.at.as_ref())
            .actual(shown(passkey.aaguid))
            .assuming(&assumptions::A29);
    };
    match passkey.aaguid {
        None => Check::unknown(rule, &reasons::AAGUID_UNKNOWN).at(&list.at),
        Some(aaguid) => match list.find(&aaguid) {
            Some(at) => Check::fail(rule, &reasons::AAGUID_BLOCKED).at(&at),
            None => Check::pass(rule).at(&list.at),
        }
        .assuming_if(aaguid.is_nil(), &assumptions::A31),
    }
    .actual(shown(passkey.aaguid))
}

/// The first entries of a list, for people.
pub(super) fn preview<'a, T: ToString + 'a>(
    entries: impl Iterator<Item = &'a T>,
    len: usize,
) -> String {
    const SHOWN: usize = 3;
    let mut shown: Vec<String> = entries.take(SHOWN).map(ToString::to_string).collect();
    if len > SHOWN {
        shown.push(format!("… ({len})"));
    }
    shown.join(", ")
}
