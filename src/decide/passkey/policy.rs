//! The passkey method policy: who may register or use which passkey (passkeys.md#targets-and-profiles, passkeys.md#registration-and-sign-in).

use crate::base::check::{Check, Outcome, first};
use crate::base::note::Note;
use crate::contract::About;
use crate::contract::verdict::Severity;
use crate::credential::presented::Passkey;
use crate::credential::webauthn::aaguid;
use crate::decide::method;
use crate::decide::passkey::aaguid::aaguid_check;
use crate::decide::passkey::passkey_type::type_check;
use crate::decide::passkey::profile::{
    Enforcement, Profile, ProfileKind, enforcement, profiles_in_scope,
};
use crate::decide::passkey::{attestation, attestation_metadata, ceremony};
use crate::metadata::snapshot::Metadata;
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::fido2::Fido2Policy;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::action::Action;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::user_type::UserType;
use crate::words::{assumptions, findings, reasons, rules};

/// Every check of the passkey method policy, in service order.
pub(crate) fn checks(
    policy: &Fido2Policy,
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
    notes: &mut Vec<Note>,
) -> Vec<Check> {
    let mut checks = method::checks(&policy.method, &question.who);
    let in_scope = method::in_scope(&checks);
    if question.action == Action::Register {
        checks.push(guest(question.who.kind));
        checks.push(self_service(policy, question));
        checks.extend(ceremony::checks(passkey, question));
    }
    if !in_scope {
        checks.push(Check::skip(&rules::PASSKEY_PROFILES));
        return checks;
    }
    let scope = profiles_in_scope(policy, question);
    let profiles = scope.profiles;
    if profiles.is_empty() && policy.profiles_at.is_none() {
        let row = &reasons::PROFILES_NOT_GIVEN;
        checks.push(Check::unknown(&rules::PASSKEY_PROFILES, row).at(&policy.method.at));
        return checks;
    }
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
    notes.extend(metadata_notes(&profiles, passkey, question, metadata));
    if question.action == Action::Register && !profiles.iter().any(enforces) {
        attestation::unenforced_notes(passkey, notes);
    }
    let children: Vec<Check> = profiles
        .iter()
        .map(|profile| profile_check(profile, passkey, question, metadata))
        .collect();
    let children = whatever_type(children, &profiles, passkey, question, metadata);
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

/// Without enforced attestation the AAGUID is what the authenticator says of itself (passkeys.md#registration-and-sign-in).
fn unverified_note(profiles: &[Profile<'_>], notes: &mut Vec<Note>) {
    let unverified = profiles.iter().find(|profile| {
        profile.restrictions.is_enforced() && matches!(enforcement(profile), Enforcement::No(_))
    });
    if let Some(at) = unverified.and_then(|profile| profile.restrictions.at.as_ref()) {
        notes.push(Note::new(Severity::Info, &findings::PASSKEY_AAGUID_UNVERIFIED).at(at));
    }
}

/// What is noteworthy about the model, where a profile in scope makes the metadata matter.
fn metadata_notes(
    profiles: &[Profile<'_>],
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
) -> Vec<Note> {
    let (Some(metadata), Some(aaguid)) = (metadata, passkey.aaguid) else {
        return Vec::new();
    };
    if question.action == Action::SignIn {
        return attestation_metadata::compromise_at_sign_in(metadata, aaguid, question)
            .into_iter()
            .collect();
    }
    let enforcing = profiles
        .iter()
        .find_map(|profile| match enforcement(profile) {
            Enforcement::Yes(at) => Some(at),
            _ => None,
        });
    let Some(at) = enforcing.filter(|_| !aaguid::is_beside_metadata(aaguid)) else {
        return Vec::new();
    };
    let chain = passkey
        .verification()
        .map_or(&[][..], |verification| &verification.chain);
    let mut notes = attestation_metadata::notes(metadata, aaguid, chain, question);
    let claimed = passkey.attestation_level == Some(AttestationLevel::Attested);
    if claimed && passkey.attestation().is_none() {
        let checks = attestation_metadata::of_model(metadata, aaguid, question, at);
        notes.extend(attestation_metadata::doubtful_claim(&checks));
    }
    notes
}

fn enforces(profile: &Profile<'_>) -> bool {
    !matches!(enforcement(profile), Enforcement::No(_))
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
            Check::by_reading(rule, question.reading, &reasons::SELF_SERVICE_BETA)
                .assuming(&assumptions::A40)
        }
    };
    check
        .at(&flag.at)
        .expected("true")
        .actual(flag.value.to_string())
}

/// A passkey of unknown type is let in when it would be as either: one profile may admit the one type and another
/// the other.
fn whatever_type(
    children: Vec<Check>,
    profiles: &[Profile<'_>],
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
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
            .map(|profile| profile_check(profile, &passkey, question, metadata))
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

fn profile_check(
    profile: &Profile<'_>,
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
) -> Check {
    let mut children = Vec::new();
    if let Some((unsure, target)) = profile.scope {
        children.push(unsure.check(&rules::PASSKEY_PROFILE_SCOPE, target));
    }
    children.push(type_check(profile, passkey, question));
    children.push(attestation::check(profile, passkey, question, metadata));
    children.push(aaguid_check(profile, passkey, question));
    let rule = match profile.kind {
        ProfileKind::Legacy(_) => &rules::PASSKEY_LEGACY,
        ProfileKind::Profile(_) => &rules::PASSKEY_PROFILE,
    };
    let check = Check::all(rule, children);
    let check = match profile.kind {
        ProfileKind::Legacy(_) => check,
        ProfileKind::Profile(own) => check.about(About {
            kind: AboutKind::Profile,
            id: Some(own.id.clone()),
            name: Some(profile.name.to_owned()),
            document: Some(profile.at.document),
        }),
    };
    check
        .at(profile.at)
        .with("name", profile.name)
        .assuming_if(profile.by_default, &assumptions::A24)
}
