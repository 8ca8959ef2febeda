//! What the FIDO metadata says of a passkey's model, where attestation is enforced at registration (passkeys.md#attestation, passkeys.md#the-list-of-attested-models).
//!
//! A model is fit if Microsoft's published list names it or its metadata meets the documented requirements (A35); in
//! either case it needs an entry with a root, and no compromise that is in force.

use uuid::Uuid;

use crate::base::check::{Check, Outcome, first};
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::webauthn::aaguid;
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::signature;
use crate::credential::x509::signature::Verified;
use crate::metadata::chain::{Anchored, anchored};
use crate::metadata::entry::Model;
use crate::metadata::snapshot::Metadata;
use crate::metadata::status::Report;
use crate::question::circumstances::Circumstances;
use crate::vocabulary::day::{day_of, iso};
use crate::vocabulary::text::rfc3339;
use crate::words::{assumptions, findings, members, reasons, rules};

/// Whether there is metadata to judge by. In service order this stands before the signature of the attestation.
pub(crate) fn presence(metadata: Option<&Metadata>, at: &Clause) -> Check {
    let rule = &rules::ATTESTATION_METADATA;
    match metadata {
        None => Check::unknown(rule, &reasons::METADATA_MISSING),
        Some(metadata) => Check::pass(rule)
            .actual(metadata.number_shown())
            .assuming(&assumptions::A37),
    }
    .at(at)
}

/// The checks of an attested passkey in service order: [`presence`] first, so that a caller can put those of the
/// signature and of the certificate's AAGUID after it; then the model, the chain of the attestation (leaf first; empty
/// for a self-attestation), certification, capability and compromise. `at` is the clause that enforces attestation.
pub(crate) fn checks(
    metadata: Option<&Metadata>,
    aaguid: Uuid,
    chain: &[Certificate],
    question: &Circumstances,
    at: &Clause,
) -> Vec<Check> {
    judged(metadata, aaguid, Some(chain), question, at)
}

/// The checks of a model whose attestation is not at hand: a fail means that no key of it can be registered.
pub(crate) fn of_model(
    metadata: &Metadata,
    aaguid: Uuid,
    question: &Circumstances,
    at: &Clause,
) -> Vec<Check> {
    judged(Some(metadata), aaguid, None, question, at)
}

fn judged(
    metadata: Option<&Metadata>,
    aaguid: Uuid,
    chain: Option<&[Certificate]>,
    question: &Circumstances,
    at: &Clause,
) -> Vec<Check> {
    let mut checks = vec![presence(metadata, at)];
    let Some(metadata) = metadata else {
        return checks;
    };
    let rule = &rules::ATTESTATION_IN_METADATA;
    let shown = aaguid.hyphenated().to_string();
    let Some(model) = metadata.model(aaguid) else {
        checks.push(
            Check::fail(rule, &reasons::NOT_IN_METADATA)
                .at(at)
                .actual(shown)
                .with("number", metadata.number_shown()),
        );
        return checks;
    };
    let day = day_of(question.at);
    let listed = aaguid::is_listed(aaguid);
    let of_list = [
        Check::pass(rule).actual(shown),
        match chain {
            Some(chain) => chain_check(model, chain),
            None => roots_check(model),
        },
        listed_check(listed, model.meets_the_rule(day)),
        certified(model, day, listed),
        capable(model, listed),
        compromised(model, day),
    ];
    checks.extend(of_list.into_iter().map(|check| {
        check
            .at(at)
            .with("name", &model.name)
            .with("dated", aaguid::list_dated())
    }));
    checks
}

fn chain_check(model: &Model, chain: &[Certificate]) -> Check {
    let rule = &rules::ATTESTATION_CHAIN;
    if model.root_count() == 0 {
        // A self attestation would have no chain either.
        return Check::fail(rule, &reasons::NO_METADATA_ROOT)
            .assuming_if(chain.is_empty(), &assumptions::A34);
    }
    match anchored(chain, &model.roots()) {
        None => Check::fail(rule, &reasons::SELF_ATTESTATION).assuming(&assumptions::A34),
        Some(Anchored::No(last)) => Check::fail(rule, &reasons::ATTESTATION_NOT_TRUSTED)
            .expected(last.issuer.encoded_order())
            .actual(last.subject.encoded_order()),
        Some(Anchored::Yes { path, verified }) => {
            let root = path.last().map(|root| root.subject.encoded_order());
            let check = match verified {
                Verified::Valid => Check::pass(rule),
                Verified::LeftOut => Check::skip(rule),
                Verified::Unsupported | Verified::Invalid => {
                    Check::unknown(rule, &reasons::ATTESTATION_CHAIN_UNKNOWN)
                }
            };
            check.actual(root.unwrap_or_default())
        }
    }
}

fn roots_check(model: &Model) -> Check {
    let rule = &rules::ATTESTATION_ROOTS;
    match model.root_count() {
        0 => Check::fail(rule, &reasons::NO_METADATA_ROOT),
        count => Check::pass(rule).actual(count.to_string()),
    }
}

/// What Microsoft's list says; where the documented requirements say otherwise the verdict names it (A35).
fn listed_check(listed: bool, meets_the_rule: bool) -> Check {
    let rule = &rules::ATTESTATION_LISTED;
    if listed {
        Check::pass(rule)
    } else {
        Check::skip(rule)
    }
    .assuming_if(listed != meets_the_rule, &assumptions::A35)
}

fn certified(model: &Model, day: Option<time::Date>, listed: bool) -> Check {
    let check = if model.is_certified(day) {
        Check::pass(&rules::ATTESTATION_CERTIFIED)
    } else if listed {
        Check::pass(&rules::ATTESTATION_CERTIFIED_BY_LIST)
    } else {
        Check::fail(&rules::ATTESTATION_CERTIFIED, &reasons::NOT_CERTIFIED)
    };
    let report = model.certification(day).or_else(|| model.standing(day));
    with_report(check, report)
        .expected("FIDO_CERTIFIED")
        .actual(report.map(Report::shown))
}

/// A report in words.
fn with_report(check: Check, report: Option<&Report>) -> Check {
    match report {
        None => check,
        Some(report) => {
            let since = report.since.map(iso);
            let said = members::report(&report.status, since.as_deref());
            check.with_words("actual", said)
        }
    }
}

fn capable(model: &Model, listed: bool) -> Check {
    match model.lacks() {
        None => Check::pass(&rules::ATTESTATION_CAPABILITY),
        Some(lacking) if listed => Check::pass(&rules::ATTESTATION_CAPABILITY_BY_LIST)
            .with_words("expected", members::model(lacking))
            .expected(lacking),
        Some(lacking) => Check::fail(&rules::ATTESTATION_CAPABILITY, &reasons::LACKS_CAPABILITY)
            .with_words("expected", members::model(lacking))
            .expected(lacking),
    }
}

fn compromised(model: &Model, day: Option<time::Date>) -> Check {
    let rule = &rules::ATTESTATION_COMPROMISE;
    match model.compromise(day) {
        None => Check::pass(rule),
        Some(report) => with_report(Check::fail(rule, &reasons::MODEL_COMPROMISED), Some(report))
            .actual(report.shown())
            .assuming(&assumptions::A36),
    }
}

/// Days that the service may take to take new metadata in (A37).
const INGESTION_DAYS: i64 = 28;

/// What is noteworthy about a registration that was judged by metadata: the snapshot, the list, and the certificates
/// of the attestation, whose dates deny nothing.
pub(crate) fn notes(
    metadata: &Metadata,
    aaguid: Uuid,
    chain: &[Certificate],
    question: &Circumstances,
) -> Vec<Note> {
    let mut notes = vec![snapshot(metadata, question)];
    let day = day_of(question.at);
    let model = metadata.model(aaguid);
    if let (Some(model), Some(day)) = (model, day)
        && let Some(changed) = model.changed
        && (0..INGESTION_DAYS).contains(&(day - changed).whole_days())
    {
        notes.push(
            Note::new(Severity::Warning, &findings::METADATA_RECENT)
                .scenario("/trust/metadata")
                .with("name", &model.name)
                .with("date", iso(changed)),
        );
    }
    let rests_on_the_list = model.is_some_and(|model| !model.meets_the_rule(day));
    if rests_on_the_list {
        notes.extend(old_list(question));
    }
    // The checks have followed the chain already, and only this build's own silence needs a note.
    if signature::left_out()
        && let Some(model) = model
        && let Some(Anchored::Yes { .. }) = anchored(chain, &model.roots())
    {
        notes.push(
            Note::new(Severity::Warning, &findings::ATTESTATION_CHAIN_UNVERIFIED)
                .scenario("/question/credential/passkey"),
        );
    }
    let moment = question.at.map(time::OffsetDateTime::unix_timestamp);
    notes.extend(chain.iter().filter_map(|certificate| {
        let moment = moment?;
        let (from, until) = (certificate.not_before, certificate.not_after);
        (moment < from || moment > until).then(|| {
            Note::new(Severity::Warning, &findings::ATTESTATION_OUT_OF_TIME)
                .scenario("/question/credential/passkey")
                .with("name", certificate.subject.encoded_order())
                .with(
                    "expected",
                    format!("{} – {}", rfc3339(from), rfc3339(until)),
                )
                .with("actual", rfc3339(moment))
        })
    }));
    notes
}

/// Which snapshot was used, and whether it was to be replaced before the question's time (A37).
pub(crate) fn snapshot(metadata: &Metadata, question: &Circumstances) -> Note {
    let is_old = day_of(question.at)
        .zip(metadata.next_update)
        .is_some_and(|(day, due)| day > due);
    let (severity, row) = if is_old {
        (Severity::Warning, &findings::METADATA_OLD)
    } else {
        (Severity::Info, &findings::METADATA_SNAPSHOT)
    };
    Note::new(severity, row)
        .scenario("/trust/metadata")
        .with("number", metadata.number_shown())
        .with("date", metadata.next_update_shown())
}

/// The finding that Microsoft's list in this build is old, where it is.
pub(crate) fn old_list(question: &Circumstances) -> Option<Note> {
    day_of(question.at)
        .filter(|day| aaguid::list_is_old(*day))
        .map(|_| {
            Note::new(Severity::Warning, &findings::CATALOGUE_OLD)
                .scenario("/question/at")
                .with("date", aaguid::list_dated())
        })
}

/// The finding that a passkey is stated to be attested whose model cannot be.
pub(crate) fn doubtful_claim(checks: &[Check]) -> Option<Note> {
    let code = first(checks, Outcome::Fail)?.code?;
    Some(
        Note::new(Severity::Warning, &findings::ATTESTATION_CLAIM_DOUBTFUL)
            .scenario("/question/credential/passkey/attestationLevel")
            .with("code", code),
    )
}

/// The finding that a model is compromised, which does not keep anybody from signing in (A36).
pub(crate) fn compromise_at_sign_in(
    metadata: &Metadata,
    aaguid: Uuid,
    question: &Circumstances,
) -> Option<Note> {
    let model = metadata.model(aaguid)?;
    let report = model.compromise(day_of(question.at))?;
    Some(
        Note::new(Severity::Warning, &findings::METADATA_COMPROMISED)
            .scenario("/question/credential/passkey/aaguid")
            .with("name", &model.name)
            .with("status", report.shown()),
    )
}
