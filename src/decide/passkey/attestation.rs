//! Whether a profile accepts the attestation of a passkey that is registered (passkeys.md#registration-and-sign-in, passkeys.md#attestation).

use crate::base::check::{Check, Outcome, first};
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::presented::Passkey;
use crate::credential::webauthn::attestation::{Attestation, Verification};
use crate::credential::webauthn::statement::Signature;
use crate::credential::webauthn::{aaguid, cose};
use crate::decide::passkey::attestation_metadata;
use crate::decide::passkey::profile::{Enforcement, Profile, enforcement};
use crate::metadata::snapshot::Metadata;
use crate::question::circumstances::Circumstances;
use crate::vocabulary::action::Action;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::day::start_of;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::words::sentence::Said;
use crate::words::{assumptions, findings, members, reasons, rules};

const PASSKEY: &str = "/question/credential/passkey";

/// Longest name of a format (WebAuthn Level 3, section 8.1).
const FORMAT_LENGTH: usize = 32;

/// Attestation is looked at when a passkey is registered, never at sign-in.
pub(crate) fn check(
    profile: &Profile<'_>,
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
) -> Check {
    if question.action == Action::SignIn {
        return Check::skip(&rules::PASSKEY_ATTESTATION);
    }
    let (check, at, expected) = match enforcement(profile) {
        Enforcement::No(at) => {
            let check =
                unenforced(passkey, question, at).assuming_if(at.is_none(), &assumptions::B1);
            (check, at, "disabled")
        }
        Enforcement::Yes(at) => (
            enforced(passkey, question, metadata, at),
            Some(at),
            "registrationOnly",
        ),
        Enforcement::Unknown(at, name) => {
            // What enforcement would accept is accepted either way.
            let surely = enforced(passkey, question, metadata, at);
            let check = if surely.outcome == Outcome::Pass {
                surely
            } else {
                Check::unknown_member(&rules::PASSKEY_ATTESTATION, name)
            };
            (check, Some(at), name)
        }
    };
    let actual = match (passkey.registration(), passkey.attestation_level) {
        (Some(_), _) => passkey.attestation().map(|read| read.format.as_str()),
        (None, level) => level.map(AttestationLevel::as_str),
    };
    check.at_opt(at).expected(expected).actual(actual)
}

/// Without enforcement only the format is looked at. Since November 2025 Security info takes any with a short name (F5);
/// before, and through Graph, the pages differ (A32).
fn unenforced(passkey: &Passkey, question: &Circumstances, at: Option<&Clause>) -> Check {
    let rule = &rules::PASSKEY_ATTESTATION_OFF;
    let Some(read) = passkey.attestation() else {
        return Check::pass(rule);
    };
    let format = read.format.as_str();
    let length = format.chars().count();
    if !(1..=FORMAT_LENGTH).contains(&length) {
        let named = Check::fail(&rules::ATTESTATION_FORMAT, &reasons::FORMAT_NAME)
            .actual(length.to_string())
            .at_opt(at);
        return Check::led_by(rule, &named).with_children(vec![named]);
    }
    let is_settled = question.is_from(const { start_of(2025, 11, 1) });
    match (format, question.channel) {
        ("packed", _) | ("none", Channel::Graph | Channel::GraphBeta) => Check::pass(rule),
        (_, Channel::SecurityInfo) if is_settled => Check::pass(rule),
        (_, Channel::SecurityInfo) => Check::pass(rule).assuming(&assumptions::A32),
        (_, Channel::Graph | Channel::GraphBeta) => {
            let open = Check::by_reading(
                &rules::ATTESTATION_FORMAT,
                question.reading,
                &reasons::FORMAT_OPEN,
            )
            .expected("packed, none")
            .actual(format)
            .at_opt(at);
            let check = match open.outcome {
                Outcome::Pass => Check::pass(rule),
                _ => Check::led_by(rule, &open),
            };
            check.with_children(vec![open]).assuming(&assumptions::A32)
        }
    }
}

/// Under enforcement: by the attestation object, or, without one, by what the question states.
fn enforced(
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
    at: &Clause,
) -> Check {
    if let Some(read) = passkey.attestation() {
        // Each is asked for by the clause that enforces attestation.
        let children = presented(read, passkey, question, metadata, at)
            .into_iter()
            .map(|check| match check.clause {
                None => check.at(at),
                Some(_) => check,
            })
            .collect();
        return Check::all(&rules::PASSKEY_ATTESTATION_VERIFIED, children);
    }
    if passkey.registration().is_some() {
        // That it is malformed was said before.
        return Check::skip(&rules::PASSKEY_ATTESTATION_VERIFIED);
    }
    let rule = &rules::PASSKEY_ATTESTATION;
    if passkey.kind == Some(PasskeyType::Synced) {
        return Check::fail(rule, &reasons::ATTESTATION_SYNCED).assuming(&assumptions::A27);
    }
    match passkey.attestation_level {
        Some(AttestationLevel::Attested) => Check::pass(rule),
        Some(AttestationLevel::NotAttested) => Check::fail(rule, &reasons::ATTESTATION_MISSING),
        // Documented: Windows Hello has no attestation, so a profile that enforces it makes registration fail.
        None if passkey.aaguid.is_some_and(aaguid::is_windows_hello) => {
            Check::fail(rule, &reasons::ATTESTATION_WINDOWS_HELLO)
        }
        None => match (metadata, passkey.aaguid) {
            (Some(metadata), Some(aaguid)) if !aaguid::is_beside_metadata(aaguid) => {
                let children = attestation_metadata::of_model(metadata, aaguid, question, at);
                match first(&children, Outcome::Fail) {
                    // A model that cannot be eligible is refused whatever its key would present.
                    Some(_) => Check::all(rule, children),
                    None => {
                        Check::unknown(rule, &reasons::ATTESTATION_UNKNOWN).with_children(children)
                    }
                }
            }
            _ => Check::unknown(rule, &reasons::ATTESTATION_UNKNOWN),
        },
    }
}

/// The checks of an attestation object, in service order.
fn presented(
    read: &Attestation,
    passkey: &Passkey,
    question: &Circumstances,
    metadata: Option<&Metadata>,
    at: &Clause,
) -> Vec<Check> {
    let verification = passkey.verification();
    let chain = verification.map_or(&[][..], |verification| &verification.chain);
    let by_metadata = metadata.is_some();
    let mut metadata =
        attestation_metadata::checks(metadata, read.data.aaguid, chain, question, at).into_iter();
    let mut checks = vec![format(read)];
    checks.extend(metadata.next());
    checks.push(signature(verification));
    checks.push(certificate_aaguid(read, verification));
    // With metadata the chain is judged below.
    if read.is_self() && !by_metadata {
        checks.push(
            Check::fail(&rules::ATTESTATION_CHAIN, &reasons::SELF_ATTESTATION)
                .with("name", read.data.aaguid.hyphenated().to_string())
                .assuming(&assumptions::A34),
        );
    }
    checks.extend(metadata);
    checks.push(device_bound(passkey));
    checks
}

/// Packed, and nothing else (A33).
fn format(read: &Attestation) -> Check {
    let rule = &rules::ATTESTATION_FORMAT;
    let check = if read.format == "packed" {
        Check::pass(rule)
    } else {
        // That none is no attestation needs no assumption.
        Check::fail(rule, &reasons::FORMAT_NOT_ACCEPTED)
            .assuming_if(read.format != "none", &assumptions::A33)
    };
    check.expected("packed").actual(read.format.as_str())
}

fn signature(verification: Option<&Verification>) -> Check {
    let rule = &rules::ATTESTATION_SIGNATURE;
    match verification.map(|verification| verification.result) {
        None | Some(Ok(Signature::ClientDataMissing)) => {
            Check::unknown(rule, &reasons::CLIENT_DATA_MISSING)
        }
        Some(Ok(Signature::Verified)) => Check::pass(rule),
        Some(Ok(Signature::Unsupported)) => {
            Check::unknown(rule, &reasons::STATEMENT_SIGNATURE_UNKNOWN)
        }
        Some(Ok(Signature::LeftOut | Signature::NotVerifiable)) => Check::skip(rule),
        Some(Err(row)) => Check::fail(rule, row),
    }
}

fn certificate_aaguid(read: &Attestation, verification: Option<&Verification>) -> Check {
    let rule = &rules::ATTESTATION_AAGUID;
    let Some(stated) = verification.and_then(|verification| verification.certificate_aaguid) else {
        return Check::skip(rule);
    };
    let check = if stated == read.data.aaguid {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::AAGUID_MISMATCH)
    };
    check
        .expected(stated.hyphenated().to_string())
        .actual(read.data.aaguid.hyphenated().to_string())
}

/// Synced passkeys have no attestation, whatever statement comes with one (A27).
fn device_bound(passkey: &Passkey) -> Check {
    let rule = &rules::ATTESTATION_TYPE;
    let kind = passkey.kind.map(PasskeyType::as_str);
    let check = if passkey.kind == Some(PasskeyType::Synced) {
        Check::fail(rule, &reasons::ATTESTATION_SYNCED).assuming(&assumptions::A27)
    } else {
        Check::pass(rule)
    };
    check
        .expected(PasskeyType::DeviceBound.as_str())
        .actual(kind)
        .assuming(&assumptions::A28)
}

/// Where attestation is not enforced, what is wrong with one is noteworthy and no more.
pub(crate) fn unenforced_notes(passkey: &Passkey, notes: &mut Vec<Note>) {
    let (Some(registration), Some(read), Some(verification)) = (
        passkey.registration(),
        passkey.attestation(),
        passkey.verification(),
    ) else {
        return;
    };
    let mut add = |note: Note| notes.push(note.scenario(&registration.at));
    if let Err(row) = verification.result {
        add(Note::new(Severity::Warning, row));
    }
    if let Some(stated) = verification.certificate_aaguid
        && stated != read.data.aaguid
    {
        add(Note::new(Severity::Warning, &reasons::AAGUID_MISMATCH)
            .with("expected", stated.hyphenated().to_string())
            .with("actual", read.data.aaguid.hyphenated().to_string()));
    }
}

/// What is noteworthy about a registration response, whoever asks for it.
pub(crate) fn notes(passkey: &Passkey, question: &Circumstances, notes: &mut Vec<Note>) {
    let Some(registration) = passkey.registration() else {
        return;
    };
    let registers = question.action == Action::Register;
    let add = |severity, row, path: &str| -> Note { Note::new(severity, row).scenario(path) };
    let read = match &registration.attestation {
        Ok(read) => read,
        Err(malformed) => {
            // A registration is refused for it; at sign-in it only leaves the question with less.
            if !registers {
                notes.push(
                    add(Severity::Warning, malformed.row, &registration.at)
                        .with_words("what", members::attestation(&malformed.what)),
                );
            }
            return;
        }
    };
    if !read.is_canonical {
        notes.push(add(
            Severity::Info,
            &findings::ATTESTATION_NOT_CANONICAL,
            &registration.at,
        ));
    }
    if let Some(stated) = passkey.stated_aaguid
        && stated != read.data.aaguid
    {
        notes.push(
            add(
                Severity::Warning,
                &findings::ATTESTATION_AAGUID,
                &format!("{PASSKEY}/aaguid"),
            )
            .with("stated", stated.hyphenated().to_string())
            .with("read", read.data.aaguid.hyphenated().to_string()),
        );
    }
    if let (Some(stated), Some(kind)) = (passkey.stated_kind, passkey.kind)
        && stated != kind
    {
        notes.push(
            add(
                Severity::Warning,
                &findings::ATTESTATION_TYPE,
                &format!("{PASSKEY}/type"),
            )
            .with_words("stated", Said::of(|language| stated.label(language)))
            .with_words("read", Said::of(|language| kind.label(language))),
        );
    }
    if !registers {
        return;
    }
    if passkey.attestation_level.is_some() {
        notes.push(add(
            Severity::Info,
            &findings::ATTESTATION_LEVEL,
            &format!("{PASSKEY}/attestationLevel"),
        ));
    }
    let algorithm = read.data.key.algorithm;
    if registration.options.is_none() && !cose::OFFERED.contains(&algorithm) {
        notes.push(
            add(
                Severity::Warning,
                &findings::ATTESTATION_ALGORITHM,
                &registration.at,
            )
            .with("actual", cose::shown(algorithm)),
        );
    }
    if let Some(Ok(client)) = &registration.client_data
        && client.cross_origin
    {
        notes.push(add(
            Severity::Info,
            &findings::ATTESTATION_CROSS_ORIGIN,
            &registration.at,
        ));
    }
    if let Some(id) = &registration.credential_id
        && !crate::credential::webauthn::creation_options::is_id(id, &read.data.credential_id)
    {
        notes.push(add(
            Severity::Warning,
            &findings::ATTESTATION_CREDENTIAL_ID,
            &registration.at,
        ));
    }
    match passkey.verification().map(|one| one.result) {
        Some(Ok(Signature::LeftOut)) => notes.push(add(
            Severity::Warning,
            &findings::SCOPE_ATTESTATION_SIGNATURE,
            &registration.at,
        )),
        Some(Ok(Signature::NotVerifiable)) if read.format != "none" => notes.push(
            add(
                Severity::Warning,
                &findings::SCOPE_ATTESTATION_FORMAT,
                &registration.at,
            )
            .with("format", read.format.as_str()),
        ),
        _ => {}
    }
}
