//! Whether a profile admits the type of a passkey: device-bound or synced (passkeys.md#targets-and-profiles, passkeys.md#registration-and-sign-in).

use crate::base::check::Check;
use crate::contract::verdict::Clause;
use crate::credential::presented::Passkey;
use crate::decide::passkey::profile::{Enforcement, Profile, ProfileKind, enforcement};
use crate::question::circumstances::Circumstances;
use crate::tenant::reader::Member;
use crate::vocabulary::action::Action;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::day::start_of;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::reading::Reading;
use crate::words::{assumptions, reasons, rules};

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

/// From when on the legacy policy without enforced attestation admits synced passkeys (A26): since passkey profiles are
/// generally available in the cloud (F7).
fn synced_since(cloud: Cloud) -> i64 {
    match cloud {
        Cloud::Commercial => const { start_of(2026, 3, 1) },
        Cloud::UsGovernment => const { start_of(2026, 5, 1) },
        // With the tenants of all other clouds.
        Cloud::China => const { start_of(2026, 10, 1) },
    }
}

fn types<'p>(profile: &Profile<'p>, question: &Circumstances) -> Option<Types<'p>> {
    match profile.kind {
        ProfileKind::Legacy(policy) => {
            let at = policy
                .attestation_enforced
                .as_ref()
                .map_or(&policy.method.at, |read| &read.at);
            let enforced = matches!(enforcement(profile), Enforcement::Yes(_));
            let synced = !enforced && question.is_from(synced_since(question.cloud_or_default()));
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

pub(crate) fn type_check(
    profile: &Profile<'_>,
    passkey: &Passkey,
    question: &Circumstances,
) -> Check {
    let rule = &rules::PASSKEY_TYPE;
    let Some(types) = types(profile, question) else {
        return Check::unknown(rule, &reasons::PASSKEY_TYPES_MISSING).at(profile.at);
    };
    if types.wording.is_empty() {
        return Check::fail(rule, &reasons::NO_TYPE_ALLOWED).at(types.at);
    }
    let check =
        match passkey.kind {
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
                    types.device_bound != types.synced && !passkey.is_attested(),
                    &assumptions::A28,
                )
                .assuming_if(
                    types.dated && kind == PasskeyType::Synced,
                    &assumptions::A26,
                )
            }
            None => {
                let is_a27 = is_a27(profile, question);
                // Listed, and not let in all the same.
                let refused =
                    is_a27 && question.reading == Reading::Strict && types.synced == Admits::Yes;
                let synced = if refused { Admits::No } else { types.synced };
                match (types.device_bound, synced) {
                    (Admits::Yes, Admits::Yes) => Check::pass(&rules::PASSKEY_TYPE_EITHER)
                        .assuming_if(is_a27, &assumptions::A27),
                    (Admits::No, Admits::No) => Check::fail(rule, &reasons::TYPE_NOT_ALLOWED),
                    _ => Check::unknown(rule, &reasons::PASSKEY_TYPE_UNKNOWN)
                        .assuming(&assumptions::A28),
                }
                .assuming_if(refused, &assumptions::A27)
                .assuming_if(types.dated, &assumptions::A26)
            }
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
