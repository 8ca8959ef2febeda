//! Which of the user's attributes a certificate has to match, and whether it does (certificates.md#username-bindings).
//!
//! The user is found by the name that was typed; a certificate never selects the account.

use crate::base::check::{Check, Outcome, first};
use crate::base::note::Note;
use crate::contract::About;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::user_ids;
use crate::credential::x509::user_ids::{CertificateField, Spelling};
use crate::decide::certificate::mode::Required;
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::tenant::methods::x509::{Affinity, UserBinding, UserProperty, X509Policy};
use crate::tenant::reader::Member;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::reading::Reading;
use crate::words::inputs;
use crate::words::sentence::Input;
use crate::words::{assumptions, findings, members, reasons, rules};

/// How a binding fared.
enum Attempt {
    Matched(Option<(Spelling, String)>),
    /// The certificate does not have the field, or it names somebody else: the next binding is tried.
    NotMatched,
    /// An attribute of the user is missing: its pointer.
    Missing(&'static Input),
    /// A field or property that this build does not know.
    UnknownMember(String),
}

/// The check of the username bindings, one child for each, in the order in which they are tried.
pub(crate) fn check(
    policy: &X509Policy,
    leaf: &Certificate,
    question: &Circumstances,
    required: Required<'_>,
    notes: &mut Vec<Note>,
) -> Check {
    let who = &question.who;
    let rule = &rules::CERTIFICATE_BINDING;
    let Some(bindings) = &policy.bindings else {
        return Check::unknown(rule, &reasons::BINDINGS_MISSING).at(&policy.method.at);
    };
    note_limits(who, notes);
    let mut children: Vec<Check> = Vec::new();
    let mut compared: Vec<&UserBinding> = Vec::new();
    // What would have matched is leaned on where nothing else settles it.
    let mut would_match: Vec<&UserBinding> = Vec::new();
    let mut dropped_match = false;
    let mut matched = false;
    for binding in &bindings.value {
        if matched {
            let check = Check::skip(&rules::CERTIFICATE_BINDING_NOT_TRIED);
            children.push(describe(check, binding));
            continue;
        }
        let (child, dropped) = row(binding, leaf, question, required, notes);
        dropped_match |= dropped == Some(Fits::Yes);
        match dropped {
            None => compared.push(binding),
            Some(Fits::Yes | Fits::IfLenient) => would_match.push(binding),
            Some(Fits::No) => {}
        }
        matched = child.outcome == Outcome::Pass;
        children.push(child);
    }
    let failed = if dropped_match {
        &reasons::AFFINITY_TOO_LOW
    } else {
        &reasons::NO_BINDING_MATCHES
    };
    let check = match first(&children, Outcome::Unknown) {
        _ if matched => Check::pass(rule),
        Some(undecided) => Check::led_by(rule, undecided),
        None => {
            compared.extend(would_match);
            Check::fail(rule, failed)
        }
    };
    let by_another_rule = Required::High {
        by_another_rule: true,
    };
    assume(check, &compared)
        .assuming_if(required == by_another_rule, &assumptions::A45)
        .at(&bindings.at)
        .with_children(children)
}

/// Says of a check which binding it is about.
fn describe(check: Check, binding: &UserBinding) -> Check {
    let field = match &binding.field {
        Member::Known(field) => field.as_str(),
        Member::Unknown(name) => name,
    };
    let property = match &binding.property {
        Member::Known(property) => property.as_str(),
        Member::Unknown(name) => name,
    };
    check
        .at(&binding.at)
        .about(About {
            kind: AboutKind::Binding,
            id: None,
            name: Some(format!("{field} → {property}")),
            document: Some(binding.at.document),
        })
        .with_words("field", members::binding(field))
        .with_words("property", members::binding(property))
}

/// Whether a binding would have matched, had it not been dropped for its affinity.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    Yes,
    /// By a serial number that is not reversed, read otherwise than `lenient` (A47).
    IfLenient,
    No,
}

/// One binding, and where it is dropped for its affinity, whether it would have matched.
fn row(
    binding: &UserBinding,
    leaf: &Certificate,
    question: &Circumstances,
    required: Required<'_>,
    notes: &mut Vec<Note>,
) -> (Check, Option<Fits>) {
    let who = &question.who;
    let rule = &rules::CERTIFICATE_BINDING_ROW;
    let attempt = attempt(binding, leaf, who);
    let needs_high = matches!(required, Required::High { .. });
    let too_low = needs_high && binding.affinity == Member::Known(Affinity::Low);
    if too_low {
        let fits = match attempt {
            Attempt::Matched(Some((Spelling::BigEndian, _)))
                if question.reading != Reading::Lenient =>
            {
                Fits::IfLenient
            }
            Attempt::Matched(_) => Fits::Yes,
            _ => Fits::No,
        };
        return (
            describe(Check::skip(rule), binding)
                .expected("high")
                .actual("low"),
            Some(fits),
        );
    }
    let compares = matches!(attempt, Attempt::Matched(_) | Attempt::NotMatched);
    let check = match attempt {
        Attempt::Matched(Some((Spelling::BigEndian, text))) => {
            note_not_reversed(&text, leaf, notes);
            Check::by_reading(
                &rules::CERTIFICATE_BINDING_SERIAL,
                question.reading,
                &reasons::SERIAL_NOT_REVERSED,
            )
        }
        Attempt::Matched(spelling) => {
            if let Some((spelling, text)) = spelling {
                note(spelling, &text, notes);
                if binding.field == Member::Known(CertificateField::IssuerAndSerialNumber) {
                    note_byte_order(&text, notes);
                }
            }
            Check::pass(rule)
        }
        Attempt::NotMatched => Check::fail(rule, &reasons::BINDING_NOT_MATCHED),
        Attempt::Missing(input) => {
            Check::unknown(rule, &reasons::USER_ATTRIBUTE_MISSING).missing(input)
        }
        Attempt::UnknownMember(name) => Check::unknown_member(rule, &name),
    };
    let check = match (check.outcome, required, &binding.affinity) {
        (Outcome::Pass, Required::High { .. }, Member::Unknown(level)) => {
            Check::unknown_member(rule, level)
        }
        (Outcome::Pass, Required::Unknown(level), affinity)
            if *affinity != Member::Known(Affinity::High) =>
        {
            Check::unknown_member(rule, level)
        }
        _ => check,
    };
    let check = if compares {
        compared(check, binding, leaf, who)
    } else {
        check
    };
    for (spelling, text) in near_misses(binding, leaf, who) {
        note(spelling, &text, notes);
    }
    (describe(check, binding), None)
}

/// certificateUserIds are held to ten values of 1024 characters; older pages say five (A50).
fn note_limits(who: &Who, notes: &mut Vec<Note>) {
    const VALUES: usize = 10;
    const OLDER_VALUES: usize = 5;
    const CHARACTERS: usize = 1024;
    let ids = who.certificate_user_ids.as_deref().unwrap_or_default();
    let mut add = |severity, row, count: usize, bound: usize| {
        notes.push(
            Note::new(severity, row)
                .scenario("/question/user/certificateUserIds")
                .with("count", count.to_string())
                .with("bound", bound.to_string()),
        );
    };
    if ids.len() > VALUES {
        add(
            Severity::Warning,
            &findings::USER_IDS_MANY,
            ids.len(),
            VALUES,
        );
    } else if ids.len() > OLDER_VALUES {
        add(
            Severity::Info,
            &findings::USER_IDS_MANY_ONCE,
            ids.len(),
            OLDER_VALUES,
        );
    }
    for id in ids {
        let count = id.chars().count();
        if count > CHARACTERS {
            add(
                Severity::Warning,
                &findings::USER_ID_LONG,
                count,
                CHARACTERS,
            );
        }
    }
}

fn note(spelling: Spelling, text: &str, notes: &mut Vec<Note>) {
    let row = match spelling {
        // The order of bytes has a note of its own.
        Spelling::Documented | Spelling::BigEndian => return,
        Spelling::Tolerated => &findings::USER_ID_TOLERATED,
        Spelling::Reversed => &findings::USER_ID_REVERSED,
        Spelling::KeyHash => &findings::USER_ID_KEY_HASH,
    };
    notes.push(
        Note::new(Severity::Warning, row)
            .scenario("/question/user/certificateUserIds")
            .with("value", text),
    );
}

/// Says what of the user was compared with what of the certificate; a field that the certificate does not have stays out.
fn compared(check: Check, binding: &UserBinding, leaf: &Certificate, who: &Who) -> Check {
    let (Member::Known(field), Member::Known(property)) = (&binding.field, &binding.property)
    else {
        return check;
    };
    let one = |value: &Option<String>| value.iter().cloned().collect();
    let of_user: Vec<String> = match property {
        UserProperty::UserPrincipalName => one(&who.user_principal_name),
        UserProperty::OnPremisesUserPrincipalName => one(&who.on_premises_user_principal_name),
        UserProperty::CertificateUserIds => who.certificate_user_ids.clone().unwrap_or_default(),
    };
    let of_certificate = match (field, property) {
        (_, UserProperty::CertificateUserIds) => field.values(leaf),
        (CertificateField::PrincipalName, _) => leaf.user_principal_names.clone(),
        (CertificateField::Rfc822Name, _) => leaf.rfc822_names.clone(),
        _ => Vec::new(),
    };
    check.actual(of_certificate).expected(of_user)
}

/// Which of the two byte orders it was that matched.
fn note_byte_order(text: &str, notes: &mut Vec<Note>) {
    notes.push(
        Note::new(Severity::Info, &findings::USER_ID_REVERSED_BYTES)
            .scenario("/question/user/certificateUserIds")
            .with("value", text),
    );
}

/// A serial number as certutil shows it, and the value that would match.
fn note_not_reversed(text: &str, leaf: &Certificate, notes: &mut Vec<Note>) {
    notes.push(
        Note::new(Severity::Warning, &findings::USER_ID_BIG_ENDIAN)
            .scenario("/question/user/certificateUserIds")
            .with("value", text)
            .with(
                "right",
                right(CertificateField::IssuerAndSerialNumber, leaf),
            ),
    );
}

/// Every field and property that match for this certificate and this user, with the field's affinity, whether the
/// policy compares them or not.
pub(crate) fn matching(
    leaf: &Certificate,
    who: &Who,
) -> Vec<(CertificateField, UserProperty, Affinity)> {
    let mut found = Vec::new();
    for field in CertificateField::all() {
        for property in UserProperty::all() {
            let binding = UserBinding {
                at: Clause {
                    document: 0,
                    path: String::new(),
                },
                field: Member::Known(field),
                property: Member::Known(property),
                priority: 0,
                affinity: Member::Known(field.affinity()),
            };
            if matches!(attempt(&binding, leaf, who), Attempt::Matched(_)) {
                found.push((field, property, field.affinity()));
            }
        }
    }
    found
}

fn attempt(binding: &UserBinding, leaf: &Certificate, who: &Who) -> Attempt {
    let (field, property) = match (&binding.field, &binding.property) {
        (Member::Known(field), Member::Known(property)) => (*field, *property),
        (Member::Unknown(name), _) | (_, Member::Unknown(name)) => {
            return Attempt::UnknownMember(name.clone());
        }
    };
    // A field that the certificate does not have names nobody.
    if field.values(leaf).is_empty() {
        return Attempt::NotMatched;
    }
    let plain = |attribute: &Option<String>, input: &'static Input| {
        let names = match field {
            CertificateField::PrincipalName => &leaf.user_principal_names,
            CertificateField::Rfc822Name => &leaf.rfc822_names,
            // The other fields can be compared with certificateUserIds only.
            _ => return Attempt::NotMatched,
        };
        match attribute {
            None => Attempt::Missing(input),
            Some(value) if names.iter().any(|name| user_ids::same_text(name, value)) => {
                Attempt::Matched(None)
            }
            Some(_) => Attempt::NotMatched,
        }
    };
    match property {
        UserProperty::UserPrincipalName => {
            plain(&who.user_principal_name, &inputs::USER_PRINCIPAL_NAME)
        }
        UserProperty::OnPremisesUserPrincipalName => plain(
            &who.on_premises_user_principal_name,
            &inputs::ON_PREMISES_USER_PRINCIPAL_NAME,
        ),
        UserProperty::CertificateUserIds => match &who.certificate_user_ids {
            None => Attempt::Missing(&inputs::CERTIFICATE_USER_IDS),
            Some(ids) => ids
                .iter()
                .filter_map(|id| Some((field.spelling(id, leaf)?, id.clone())))
                .filter(|(spelling, _)| !matches!(spelling, Spelling::Reversed | Spelling::KeyHash))
                .min_by_key(|(spelling, _)| *spelling == Spelling::BigEndian)
                .map_or(Attempt::NotMatched, |found| Attempt::Matched(Some(found))),
        },
    }
}

/// Values that were meant for this certificate but do not match it.
fn near_misses(binding: &UserBinding, leaf: &Certificate, who: &Who) -> Vec<(Spelling, String)> {
    let (Member::Known(field), Member::Known(UserProperty::CertificateUserIds)) =
        (&binding.field, &binding.property)
    else {
        return Vec::new();
    };
    who.certificate_user_ids
        .iter()
        .flatten()
        .filter_map(|id| Some((field.spelling(id, leaf)?, right(*field, leaf))))
        .filter(|(spelling, _)| matches!(spelling, Spelling::Reversed | Spelling::KeyHash))
        .collect()
}

/// The value that would match.
fn right(field: CertificateField, leaf: &Certificate) -> String {
    field.values(leaf).into_iter().next().unwrap_or_default()
}

/// The assumptions that comparing these bindings leans on.
fn assume(check: Check, bindings: &[&UserBinding]) -> Check {
    let has = |fields: &[CertificateField]| {
        bindings.iter().any(|binding| {
            fields
                .iter()
                .any(|field| binding.field == Member::Known(*field))
        })
    };
    let serial = has(&[CertificateField::IssuerAndSerialNumber]);
    let unseen = has(&[
        CertificateField::IssuerAndSubject,
        CertificateField::Subject,
        CertificateField::IssuerAndSerialNumber,
    ]);
    let key = has(&[CertificateField::Sha1PublicKey]);
    check
        .assuming_if(unseen, &assumptions::A46)
        .assuming_if(serial, &assumptions::A47)
        .assuming_if(key, &assumptions::A48)
        .assuming_if(unseen, &assumptions::A49)
}
