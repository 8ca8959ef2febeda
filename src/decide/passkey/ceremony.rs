//! The registration ceremony (WebAuthn Level 3, section 7.1), and what Graph's creationOptions ask for (passkeys.md#creation-options).
//!
//! Challenge, origin and relying party are compared only with what the question expects or with creationOptions.

use crate::base::check::Check;
use crate::credential::presented::Passkey;
use crate::credential::webauthn::attestation::Attestation;
use crate::credential::webauthn::client_data::ClientData;
use crate::credential::webauthn::cose;
use crate::credential::webauthn::creation_options::{CreationOptions, is_id};
use crate::credential::webauthn::registration::Registration;
use crate::credential::x509::digest::sha256;
use crate::question::circumstances::Circumstances;
use crate::vocabulary::text::{base64_any, hex, rfc3339, to_hex};
use crate::words::sentence::Said;
use crate::words::{members, reasons, rules};

const CREATE: &str = "webauthn.create";

/// Every check of the ceremony, in the order of WebAuthn; user verification follows the relying party.
pub(crate) fn checks(passkey: &Passkey, question: &Circumstances) -> Vec<Check> {
    let Some(registration) = passkey.registration() else {
        return vec![
            Check::skip(&rules::ATTESTATION_WELL_FORMED),
            Check::skip(&rules::PASSKEY_USER_VERIFICATION),
        ];
    };
    let read = match &registration.attestation {
        Ok(read) => read,
        Err(malformed) => {
            return vec![
                Check::fail(&rules::ATTESTATION_WELL_FORMED, malformed.row)
                    .with_words("what", members::attestation(&malformed.what)),
                Check::skip(&rules::PASSKEY_USER_VERIFICATION),
            ];
        }
    };
    let mut checks =
        vec![Check::pass(&rules::ATTESTATION_WELL_FORMED).actual(read.format.as_str())];
    checks.push(client_data(registration));
    let client = match &registration.client_data {
        Some(Ok(client)) => Some(client),
        _ => None,
    };
    let expected = &registration.expected;
    let options = registration.options.as_ref();
    let challenge = expected
        .challenge
        .as_ref()
        .or(options.and_then(|options| options.challenge.as_ref()));
    if let Some(wanted) = challenge {
        checks.push(compare_challenge(client, wanted));
    }
    if let Some(options) = options {
        checks.extend(challenge_timeout(options, question));
    }
    let rp_id = expected
        .rp_id
        .as_ref()
        .or(options.and_then(|options| options.rp_id.as_ref()));
    let options_rp_id = options.and_then(|options| options.rp_id.as_deref());
    checks.extend(origin(client, expected.origin.as_deref(), options_rp_id));
    if let Some(wanted) = rp_id {
        checks.push(compare_rp_id(read, wanted));
    }
    checks.push(user_verification(read));
    if let Some(options) = options {
        checks.push(algorithm(read, options));
        checks.push(excluded(read, options));
        checks.push(resident_key(registration, options));
    }
    checks
}

fn client_data(registration: &Registration) -> Check {
    let rule = &rules::ATTESTATION_CLIENT_DATA;
    match &registration.client_data {
        None => Check::skip(rule),
        Some(Err(malformed)) => Check::fail(rule, malformed.row)
            .with_words("what", members::attestation(&malformed.what)),
        Some(Ok(client)) if client.kind == CREATE => Check::pass(rule),
        Some(Ok(client)) => Check::fail(rule, &reasons::MALFORMED_CEREMONY)
            .expected(CREATE)
            .actual(crate::vocabulary::text::excerpt(&client.kind)),
    }
}

fn compare_challenge(client: Option<&ClientData>, wanted: &str) -> Check {
    let rule = &rules::ATTESTATION_CHALLENGE;
    let Some(client) = client else {
        return Check::skip(rule);
    };
    let check = if same_challenge(&client.challenge, wanted) {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::CHALLENGE_MISMATCH)
    };
    check
        .expected(crate::vocabulary::text::excerpt(wanted))
        .actual(crate::vocabulary::text::excerpt(&client.challenge))
}

/// Client data has base64url; what was given out may be written in any form of binary.
fn same_challenge(client: &str, wanted: &str) -> bool {
    let wanted = wanted.trim();
    if client.trim_end_matches('=') == wanted.trim_end_matches('=') {
        return true;
    }
    base64_any(client).is_some_and(|bytes| [base64_any(wanted), hex(wanted)].contains(&Some(bytes)))
}

/// An expired challenge is rejected.
fn challenge_timeout(options: &CreationOptions, question: &Circumstances) -> Option<Check> {
    let rule = &rules::ATTESTATION_CHALLENGE_TIMEOUT;
    let until = options.challenge_timeout?;
    let check = match question.at {
        None => Check::unknown(rule, &reasons::CHALLENGE_MOMENT_MISSING),
        Some(at) => {
            let check = if at <= until {
                Check::pass(rule)
            } else {
                Check::fail(rule, &reasons::CHALLENGE_EXPIRED)
            };
            check.actual(rfc3339(at.unix_timestamp()))
        }
    };
    Some(check.expected(rfc3339(until.unix_timestamp())))
}

/// The origin that is expected, or one of the relying party's that creationOptions name.
fn origin(
    client: Option<&ClientData>,
    expected: Option<&str>,
    rp_id: Option<&str>,
) -> Option<Check> {
    let rule = &rules::ATTESTATION_ORIGIN;
    let wanted = match (expected, rp_id) {
        (Some(origin), _) => origin.to_owned(),
        (None, Some(rp_id)) => format!("https://{rp_id}"),
        (None, None) => return None,
    };
    let Some(client) = client else {
        return Some(Check::skip(rule).expected(wanted));
    };
    let matches = match (expected, rp_id) {
        (Some(origin), _) => client.origin == origin.trim().trim_end_matches('/'),
        (None, rp_id) => rp_id.is_some_and(|rp_id| belongs(&client.origin, rp_id)),
    };
    let check = if matches {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::ORIGIN_MISMATCH)
    };
    Some(
        check
            .expected(wanted)
            .actual(crate::vocabulary::text::excerpt(&client.origin)),
    )
}

/// A relying party's id is the host of the origin or a suffix of it (WebAuthn Level 3, section 5.1.3); http is for
/// localhost alone.
fn belongs(origin: &str, rp_id: &str) -> bool {
    let (scheme, authority) = origin.split_once("://").unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    let secure = scheme == "https" || (scheme == "http" && host == "localhost");
    let suffix = host
        .strip_suffix(rp_id)
        .is_some_and(|before| before.is_empty() || before.ends_with('.'));
    secure && suffix
}

fn compare_rp_id(read: &Attestation, wanted: &str) -> Check {
    let rule = &rules::ATTESTATION_RP_ID;
    let check = if sha256(wanted.as_bytes()) == read.data.rp_id_hash {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::RP_ID_MISMATCH)
    };
    check
        .expected(crate::vocabulary::text::excerpt(wanted))
        .actual(to_hex(&read.data.rp_id_hash))
}

/// Presence and verification of the user, which registering a passkey always takes (passkeys.md#limits).
fn user_verification(read: &Attestation) -> Check {
    let rule = &rules::PASSKEY_USER_VERIFICATION;
    let flags = read.data.flags;
    let set = [(flags.user_present(), "UP"), (flags.user_verified(), "UV")];
    let named = |all: bool| {
        let names = set.iter().filter(|(is_set, _)| all || *is_set);
        names
            .map(|(_, name)| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let check = if flags.user_present() && flags.user_verified() {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::USER_VERIFICATION_MISSING)
    };
    let told = |all: bool| {
        let names = named(all);
        let words = names.iter().map(|name| members::model(name));
        words.reduce(|one, other| {
            Said::new(
                format!("{}, {}", one.en, other.en),
                format!("{}、{}", one.ja, other.ja),
            )
        })
    };
    [("expected", told(true)), ("actual", told(false))]
        .into_iter()
        .filter_map(|(name, said)| Some((name, said?)))
        .fold(check, |check, (name, said)| check.with_words(name, said))
        .expected(named(true))
        .actual(named(false))
}

fn algorithm(read: &Attestation, options: &CreationOptions) -> Check {
    let rule = &rules::ATTESTATION_ALGORITHM;
    let used = read.data.key.algorithm;
    let offered: Vec<String> = options
        .algorithms
        .iter()
        .map(|one| cose::shown(*one))
        .collect();
    let check = if options.algorithms.is_empty() {
        Check::skip(rule)
    } else if options.algorithms.contains(&used) {
        Check::pass(rule)
    } else {
        Check::fail(rule, &reasons::ALGORITHM_NOT_OFFERED)
    };
    check.expected(offered).actual(cose::shown(used))
}

fn excluded(read: &Attestation, options: &CreationOptions) -> Check {
    let rule = &rules::ATTESTATION_EXCLUDED;
    let id = &read.data.credential_id;
    if options.exclude.iter().any(|text| is_id(text, id)) {
        Check::fail(rule, &reasons::CREDENTIAL_EXCLUDED).actual(to_hex(id))
    } else {
        Check::pass(rule)
    }
}

fn resident_key(registration: &Registration, options: &CreationOptions) -> Check {
    let rule = &rules::ATTESTATION_RESIDENT_KEY;
    if options.resident_key && registration.resident_key == Some(false) {
        Check::fail(rule, &reasons::RESIDENT_KEY_MISSING)
            .expected("true")
            .actual("false")
    } else {
        Check::pass(rule)
    }
}
