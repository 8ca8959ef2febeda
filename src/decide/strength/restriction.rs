//! Combination configurations: allowed AAGUIDs, issuers and policy OIDs (strengths.md#allowed-aaguids, strengths.md#first-five-policy-oids).

use uuid::Uuid;

use crate::base::check::Check;
use crate::contract::verdict::Clause;
use crate::credential::presented::{Credential, Described, Method, Passkey};
use crate::credential::webauthn::aaguid::name;
use crate::credential::x509::certificate::{AuthorityKeyId, Certificate};
use crate::credential::x509::policy_oids::{CONSIDERED, Order};
use crate::decide::strength::session::Session;
use crate::tenant::lists::Entries;
use crate::tenant::strengths::strength::{Configuration, Restriction};
use crate::vocabulary::mode::Mode;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::text::to_upper_hex;
use crate::words::{assumptions, reasons, rules};

/// Whether the credential of the session meets a configuration.
pub(crate) fn check(configuration: &Configuration, session: &Session<'_>) -> Check {
    match &configuration.restriction {
        Restriction::Fido2 { aaguids } => fido2(aaguids.as_ref(), &configuration.at, session),
        Restriction::X509 {
            issuer_skis,
            policy_oids,
        } => x509(
            issuer_skis.as_ref(),
            policy_oids.as_ref(),
            &configuration.at,
            session,
        ),
        Restriction::Pending(name) => Check::unknown(
            &rules::STRENGTH_CONFIGURATION,
            &reasons::RESTRICTION_PENDING,
        )
        .at(&configuration.at)
        .actual(name)
        .assuming(&assumptions::A17),
        Restriction::Unknown(name) => Check::unknown(
            &rules::STRENGTH_CONFIGURATION,
            &reasons::UNKNOWN_ENUM_MEMBER,
        )
        .at(&configuration.at)
        .actual(name)
        .assuming(&assumptions::A17),
    }
}

/// Shown by the sign-in page when a key is used that the strength does not allow (strengths.md#allowed-aaguids).
const CANNOT_GET_THERE: &str = "You can't get there from here";

fn fido2(aaguids: Option<&Entries<Uuid>>, at: &Clause, session: &Session<'_>) -> Check {
    let rule = &rules::STRENGTH_AAGUID;
    let Some(list) = aaguids.filter(|list| !list.is_empty()) else {
        return Check::by_reading(
            rule,
            session.question.reading,
            &reasons::STRENGTH_AAGUID_EMPTY,
        )
        .at(at)
        .expected("[]")
        .assuming(&assumptions::A7);
    };
    let passkey = match session.credential() {
        Some(Credential::Passkey(passkey)) => Some(passkey),
        _ => None,
    };
    let presented = passkey.and_then(|passkey| passkey.aaguid);
    let is_attested = passkey.is_some_and(Passkey::is_attested);
    let Some(aaguid) = presented else {
        let row = if session.mode() == Some(Mode::Fido2) {
            &reasons::AAGUID_UNKNOWN
        } else {
            &reasons::AAGUID_OF_EARLIER
        };
        return Check::unknown(rule, row).at(&list.at);
    };
    match list.find(&aaguid) {
        Some(at) => Check::pass(rule).at(&at),
        None => {
            let check = Check::fail(rule, &reasons::STRENGTH_AAGUID_NOT_ALLOWED)
                .at(&list.at)
                .user_message(CANNOT_GET_THERE);
            match name(aaguid) {
                Some(name) => check.with("actual", format!("{} ({name})", aaguid.hyphenated())),
                None => check,
            }
        }
    }
    .expected(list.preview(ToString::to_string))
    .actual(aaguid.hyphenated().to_string())
    .assuming_if(aaguid.is_nil(), &assumptions::A31)
    .assuming_if(!is_attested, &assumptions::A28)
}

/// Issuer AND policy OID where both are configured; either alone where only one is (strengths.md#issuers-and-policy-oids).
fn x509(
    skis: Option<&Entries<Vec<u8>>>,
    oids: Option<&Entries<String>>,
    at: &Clause,
    session: &Session<'_>,
) -> Check {
    let rule = &rules::STRENGTH_CONFIGURATION;
    if skis.is_none() && oids.is_none() {
        return Check::pass(rule).at(at).assuming(&assumptions::A6);
    }
    let restricted = match session.credential() {
        Some(Credential::Certificate(presented)) => Restricted::Leaf(&presented.leaf),
        Some(Credential::Method(Method {
            certificate: Some(described),
            ..
        })) => Restricted::Described(described),
        _ => return Check::unknown(rule, &reasons::CERTIFICATE_MISSING).at(at),
    };
    let mut children = Vec::new();
    if let Some(list) = skis {
        children.push(issuer(list, &restricted));
    }
    if let Some(list) = oids {
        children.push(policy_oid(list, &restricted, session.question.reading));
    }
    Check::all(rule, children).at(at)
}

/// The certificate that is restricted.
enum Restricted<'c> {
    Leaf(&'c Certificate),
    Described(&'c Described),
}

fn issuer(list: &Entries<Vec<u8>>, restricted: &Restricted<'_>) -> Check {
    let rule = &rules::STRENGTH_ISSUER;
    let expected = list.preview(|ski| to_upper_hex(ski));
    let id = match restricted {
        Restricted::Described(described) => match &described.authority_key_id {
            Some(id) => id,
            None => {
                let check = Check::unknown(rule, &reasons::ISSUER_NOT_TOLD);
                return check.at(&list.at).expected(expected);
            }
        },
        Restricted::Leaf(leaf) if leaf.version != 3 => {
            return Check::fail(rule, &reasons::ISSUER_NOT_V3)
                .at(&list.at)
                .expected(expected)
                .actual(format!("X.509 v{}", leaf.version));
        }
        Restricted::Leaf(leaf) => match &leaf.authority_key_id {
            Some(AuthorityKeyId::KeyIdentifier(id)) => id,
            other => {
                let actual = match other {
                    None => None,
                    Some(AuthorityKeyId::IssuerAndSerial) => Some("issuer + serial number"),
                    _ => Some("unreadable"),
                };
                return Check::fail(rule, &reasons::ISSUER_UNIDENTIFIED)
                    .at(&list.at)
                    .expected(expected)
                    .actual(actual)
                    .assuming(&assumptions::A5);
            }
        },
    };
    match list.find(id) {
        Some(at) => Check::pass(rule).at(&at),
        None => Check::fail(rule, &reasons::ISSUER_NOT_ALLOWED).at(&list.at),
    }
    .expected(expected)
    .actual(to_upper_hex(id))
    .assuming(&assumptions::A4)
}

fn policy_oid(list: &Entries<String>, restricted: &Restricted<'_>, reading: Reading) -> Check {
    let rule = &rules::STRENGTH_POLICY_OID;
    let expected = list.preview(ToString::to_string);
    let oids = match restricted {
        Restricted::Described(described) => match &described.policy_oids {
            Some(oids) => oids,
            None => {
                let check = Check::unknown(rule, &reasons::POLICIES_NOT_TOLD);
                return check.at(&list.at).expected(expected);
            }
        },
        Restricted::Leaf(leaf) => match &leaf.policy_oids {
            Ok(oids) => oids,
            Err(()) => {
                return Check::unknown(rule, &reasons::POLICIES_UNREADABLE)
                    .at(&list.at)
                    .expected(expected)
                    .actual("unreadable");
            }
        },
    };
    let matched = oids.iter().find(|oid| list.find(oid).is_some());
    let check = match matched.and_then(|oid| list.find(oid)) {
        None => Check::fail(rule, &reasons::POLICY_OID_NOT_ALLOWED).at(&list.at),
        Some(at) if oids.len() <= CONSIDERED || all_readings_match(list, oids) => {
            Check::pass(rule).at(&at)
        }
        Some(at) => {
            let row = match reading {
                Reading::Report => &reasons::POLICY_OID_ORDER_AMBIGUOUS,
                Reading::Strict | Reading::Lenient => &reasons::POLICY_OID_NOT_ALLOWED,
            };
            Check::by_reading(rule, reading, row)
                .at(&at)
                .assuming(&assumptions::A1)
                .assuming(&assumptions::A2)
        }
    };
    check
        .with("matched", matched.cloned().unwrap_or_default())
        .expected(expected)
        .actual(oids.clone())
}

/// Whether the first five OIDs hold an allowed one however they are counted. Filtering before counting always finds
/// one, since a list has at most five entries.
fn all_readings_match(list: &Entries<String>, oids: &[String]) -> bool {
    Order::ALL.iter().all(|order| {
        order
            .considered(oids)
            .iter()
            .any(|oid| list.find(oid).is_some())
    })
}
