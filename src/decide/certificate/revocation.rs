//! Whether a certificate of the path is revoked, as far as the service would look (certificates.md#trust-store-chain-and-revocation).

use std::cmp::Ordering;

use crate::base::check::{Check, Outcome};
use crate::base::note::Note;
use crate::base::sorted::Set;
use crate::contract::verdict::Severity;
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::crl::{Crl, number, serial};
use crate::credential::x509::signature::Verified;
use crate::decide::certificate::path::Context;
use crate::decide::certificate::path::about;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::reader::{Located, Member};
use crate::tenant::trust_store::Authority;
use crate::vocabulary::reading::Reading;
use crate::words::sentence::Row;
use crate::words::{assumptions, findings, reasons, rules};

/// Authorities whose lists are looked at, counted from the leaf (certificates.md#trust-store-chain-and-revocation).
const LOOKED_AT: usize = 10;

/// One check for each authority of the path.
pub(crate) fn check<'t>(
    context: &Context<'t>,
    path: &[&'t Authority],
    notes: &mut Vec<Note>,
) -> Check {
    let links = context.links(path);
    let is_long = links.len() > LOOKED_AT;
    if let Some((_, beyond)) = links.get(LOOKED_AT) {
        notes.push(
            Note::new(Severity::Warning, &findings::CHAIN_LONG)
                .at(&beyond.at)
                .with("count", links.len().to_string())
                .with("bound", LOOKED_AT.to_string()),
        );
    }
    let children = links
        .into_iter()
        .take(LOOKED_AT)
        .enumerate()
        .map(|(above, (certificate, issuer))| {
            let check = match &issuer.revocation_list {
                Some(url) => looked_up(context, certificate, issuer, url, notes),
                None => {
                    let missing = not_looked_up(context, certificate, issuer, notes);
                    let missing = if above == 0 {
                        missing
                    } else {
                        not_of_the_issuer(missing, context)
                    };
                    missing.at(&issuer.at)
                }
            };
            check
                .about(about(certificate, None))
                .with("name", certificate.subject.encoded_order())
                .with("issuer", issuer.certificate.subject.encoded_order())
        })
        .collect();
    Check::all(&rules::CERTIFICATE_REVOCATION, children).assuming_if(is_long, &assumptions::A54)
}

/// Without a list in the tenant the service does not look, unless the policy requires one.
fn not_looked_up(
    context: &Context<'_>,
    certificate: &Certificate,
    issuer: &Authority,
    notes: &mut Vec<Note>,
) -> Check {
    let rule = &rules::CERTIFICATE_REVOCATION_ROW;
    let listed = context.revocation.lists.iter().flatten().any(|list| {
        belongs(context, list, issuer) && list.revoked.contains(&serial(&certificate.serial))
    });
    let assembled = context.revocation.assembled;
    if listed || named_as_revoked(context, certificate, issuer) == Some(true) {
        notes.push(
            Note::new(Severity::Warning, &findings::REVOKED_UNSEEN)
                .at(&issuer.at)
                .with("name", certificate.subject.encoded_order()),
        );
        // What a store lacks that no tenant has exported, the tenant may have.
        if assembled || !issuer.is_exported {
            return Check::unknown(rule, &reasons::REVOKED_WITHOUT_ADDRESS);
        }
    }
    match context.policy.map(|policy| requirement(policy, issuer)) {
        _ if context.store.is_cut => Check::unknown(rule, &reasons::REVOCATION_STORE_CUT),
        Some(Requirement::Required) if assembled => {
            Check::unknown(rule, &reasons::REVOCATION_ADDRESS_UNKNOWN)
        }
        Some(Requirement::Required) => Check::fail(rule, &reasons::REVOCATION_REQUIRED),
        Some(Requirement::Unknown(name)) => Check::unknown_member(rule, name),
        Some(Requirement::NotRequired) | None => Check::skip(rule),
    }
}

/// A required list is documented as that of the authority that issued the user's certificate; what an authority above it
/// lacks is taken not to matter (B5).
fn not_of_the_issuer(missing: Check, context: &Context<'_>) -> Check {
    // What is known to be revoked, or may be, does not wait for a list to be required.
    let rows = [
        &reasons::REVOKED_WITHOUT_ADDRESS,
        &reasons::REVOCATION_STORE_CUT,
    ];
    if missing.outcome == Outcome::Skip || rows.iter().any(|row| missing.text.is_of(row)) {
        return missing;
    }
    if context.question.reading == Reading::Strict {
        return missing.assuming(&assumptions::B5);
    }
    Check::pass(&rules::CERTIFICATE_REVOCATION_ABOVE).assuming(&assumptions::B5)
}

/// Whether `trust.revoked` names the certificate; `None` where it was not given.
fn named_as_revoked(
    context: &Context<'_>,
    certificate: &Certificate,
    issuer: &Authority,
) -> Option<bool> {
    let known = context.revocation.revoked.as_ref()?;
    Some(
        issuer
            .subject_key_id()
            .is_some_and(|ski| known.contains(&(ski.to_vec(), number(&certificate.serial)))),
    )
}

/// Whether a list says that it is of this authority: by key, or by a name that it does not share with the authority that
/// made the list, as after a change of keys.
fn belongs<'t>(context: &Context<'t>, list: &'t Crl, authority: &Authority) -> bool {
    let own = &authority.certificate;
    let names = |key: Option<&[u8]>| key.is_some() && list.authority_key_id.as_deref() == key;
    let made = |other: &'t Authority| match &list.authority_key_id {
        Some(_) => names(other.subject_key_id()),
        None => matches!(
            context
                .verifier
                .verify(&list.signed, &other.certificate.key_der),
            Verified::Valid
        ),
    };
    let mut others = context.store.authorities.iter().filter(|other| {
        other.certificate.subject_der == list.issuer && other.certificate.key_der != own.key_der
    });
    names(authority.subject_key_id()) || (list.issuer == own.subject_der && !others.any(made))
}

enum Requirement<'p> {
    Required,
    NotRequired,
    Unknown(&'p str),
}

fn requirement<'p>(policy: &'p X509Policy, issuer: &Authority) -> Requirement<'p> {
    let exempted = issuer
        .subject_key_id()
        .is_some_and(|ski| policy.exempted.iter().any(|exempted| exempted == ski));
    if exempted {
        return Requirement::NotRequired;
    }
    match policy.crl_validation.as_ref().map(|state| &state.value) {
        Some(Member::Known(crate::tenant::methods::method::State::Enabled)) => {
            Requirement::Required
        }
        Some(Member::Unknown(name)) => Requirement::Unknown(name),
        _ => Requirement::NotRequired,
    }
}

fn looked_up<'t>(
    context: &Context<'t>,
    certificate: &Certificate,
    issuer: &'t Authority,
    url: &Located<String>,
    notes: &mut Vec<Note>,
) -> Check {
    let rule = &rules::CERTIFICATE_REVOCATION_ROW;
    let revoked = || {
        Check::fail(rule, &reasons::REVOKED)
            .service_code("AADSTS500171")
            .at(&url.at)
    };
    if let Some(is_revoked) = named_as_revoked(context, certificate, issuer) {
        if is_revoked {
            return revoked();
        }
        // The entries are complete, whatever a list says beside them.
        let listed = list_for(context, certificate, issuer, &mut Vec::new());
        if matches!(listed, Ok(Some(known)) if known.names(certificate)) {
            notes.push(
                Note::new(Severity::Warning, &findings::REVOKED_CONTRADICTED)
                    .scenario("/trust/revoked")
                    .with("name", certificate.subject.encoded_order()),
            );
        }
        return Check::pass(rule).at(&url.at);
    }
    match list_for(context, certificate, issuer, notes) {
        Ok(Some(known)) if known.names(certificate) => revoked(),
        // Where both lists are configured both have to be valid.
        Ok(Some(Known {
            missing_delta: Some(delta),
            ..
        })) => Check::unknown(rule, &reasons::DELTA_UNKNOWN).at(&delta.at),
        Ok(Some(_)) => Check::pass(rule).at(&url.at),
        Ok(None) => Check::unknown(rule, &reasons::REVOCATION_UNKNOWN).at(&url.at),
        Err(failure) => match failure.service_code {
            Some(code) => Check::fail(rule, failure.row).service_code(code),
            None => Check::unknown(rule, failure.row),
        }
        .at(&url.at),
    }
}

/// Why a list cannot be used.
struct Failure {
    row: &'static Row,
    /// The service's code for it; `None` where it is only here that the list cannot be used.
    service_code: Option<&'static str>,
}

const UNREADABLE: Failure = Failure {
    row: &reasons::LIST_UNREADABLE,
    service_code: Some("AADSTS500174"),
};

const OTHER_KEY: Failure = Failure {
    row: &reasons::LIST_OF_ANOTHER_KEY,
    service_code: Some("AADSTS2205015"),
};

const BADLY_SIGNED: Failure = Failure {
    row: &reasons::LIST_BADLY_SIGNED,
    service_code: Some("AADSTS2205015"),
};

const NOT_VERIFIABLE: Failure = Failure {
    row: &reasons::LIST_NOT_VERIFIABLE,
    service_code: None,
};

const OUT_OF_DATE: Failure = Failure {
    row: &reasons::LIST_OUT_OF_DATE,
    service_code: Some("AADSTS500173"),
};

const DELTA_WITHOUT_BASE: Failure = Failure {
    row: &reasons::DELTA_WITHOUT_BASE,
    service_code: Some("AADSTS500177"),
};

/// What the lists of an authority say.
struct Known<'t> {
    /// The serial numbers that each list names.
    revoked: Vec<&'t Set<Vec<u8>>>,
    /// Those that a delta list takes back.
    lifted: Option<&'t Set<Vec<u8>>>,
    /// Where the trust store names a delta list whose content was not given.
    missing_delta: Option<&'t Located<String>>,
}

impl Known<'_> {
    fn names(&self, certificate: &Certificate) -> bool {
        let serial = serial(&certificate.serial);
        let is_lifted = self.lifted.is_some_and(|lifted| lifted.contains(&serial));
        !is_lifted && self.revoked.iter().any(|list| list.contains(&serial))
    }
}

/// The serial numbers that the lists of an authority revoke; `None` when none of its lists that tells of such a certificate
/// was supplied.
fn list_for<'t>(
    context: &Context<'t>,
    certificate: &Certificate,
    issuer: &'t Authority,
    notes: &mut Vec<Note>,
) -> Result<Option<Known<'t>>, Failure> {
    let lists = &context.revocation.lists;
    let own: Vec<&'t Crl> = lists
        .iter()
        .flatten()
        .filter(|list| belongs(context, list, issuer))
        .collect();
    if own.is_empty() {
        // A list that belongs to no authority of the store was meant for one that has none.
        let stray = lists.iter().flatten().any(|list| {
            !context
                .store
                .authorities
                .iter()
                .any(|authority| belongs(context, list, authority))
        });
        return if lists.iter().any(Option::is_none) {
            Err(UNREADABLE)
        } else if stray {
            Err(OTHER_KEY)
        } else {
            Ok(None)
        };
    }
    // What is no answer for this kind of certificate can still name it.
    let (own, others): (Vec<&'t Crl>, Vec<&'t Crl>) =
        own.into_iter().partition(|list| list.tells_of(certificate));
    if own.is_empty() {
        return Ok(None);
    }
    let (deltas, bases): (Vec<&'t Crl>, Vec<&'t Crl>) =
        own.into_iter().partition(|list| list.delta_base.is_some());
    let usable = |lists: &[&'t Crl]| -> Result<Option<usize>, Failure> {
        let newest = (0..lists.len())
            .filter(|at| {
                lists
                    .get(*at)
                    .is_some_and(|list| in_force(list, issuer, context).is_ok())
            })
            .max_by(|a, b| match (lists.get(*a), lists.get(*b)) {
                (Some(a), Some(b)) => newer(a, b),
                _ => Ordering::Equal,
            });
        match (newest, lists.first()) {
            // None is usable: the first one says why.
            (None, Some(list)) => in_force(list, issuer, context).map(|()| None),
            (newest, _) => Ok(newest),
        }
    };
    let Some(base) = usable(&bases)?.and_then(|at| bases.get(at)) else {
        usable(&deltas)?;
        return Err(DELTA_WITHOUT_BASE);
    };
    let named = issuer.delta_revocation_list.as_ref();
    if named.is_none() && !deltas.is_empty() {
        notes.push(
            Note::new(Severity::Warning, &findings::DELTA_NOT_NAMED)
                .at(&issuer.at)
                .with("name", issuer.certificate.subject.encoded_order()),
        );
    }
    let newest_delta = usable(&deltas)?.and_then(|at| deltas.get(at));
    let later = |a: &[u8], b: &[u8]| by_number(a, b) == Ordering::Greater;
    if let Some(delta) = newest_delta
        && later(
            delta.delta_base.as_deref().unwrap_or_default(),
            &base.number,
        )
    {
        return Err(DELTA_WITHOUT_BASE);
    }
    let named_elsewhere = others
        .into_iter()
        .filter(|list| in_force(list, issuer, context).is_ok());
    let delta = newest_delta.filter(|delta| later(&delta.number, &base.number));
    let naming = std::iter::once(*base)
        .chain(named_elsewhere)
        .chain(delta.copied());
    Ok(Some(Known {
        revoked: naming.map(|list| &list.revoked).collect(),
        // The service fetches no delta list that the store does not name, so that one lifts nothing.
        lifted: delta
            .filter(|_| named.is_some())
            .map(|delta| &delta.removed),
        missing_delta: named.filter(|_| newest_delta.is_none()),
    }))
}

fn newer(a: &Crl, b: &Crl) -> Ordering {
    by_number(&a.number, &b.number).then(a.this_update.cmp(&b.this_update))
}

fn in_force<'t>(
    list: &'t Crl,
    issuer: &'t Authority,
    context: &Context<'t>,
) -> Result<(), Failure> {
    if list.authority_key_id.is_some()
        && list.authority_key_id.as_deref() != issuer.subject_key_id()
    {
        return Err(OTHER_KEY);
    }
    match context
        .verifier
        .verify(&list.signed, &issuer.certificate.key_der)
    {
        Verified::Invalid => return Err(BADLY_SIGNED),
        Verified::Unsupported => return Err(NOT_VERIFIABLE),
        Verified::Valid | Verified::LeftOut => {}
    }
    if let Some(at) = context.question.at {
        let at = at.unix_timestamp();
        if at < list.this_update || list.next_update.is_some_and(|next| at > next) {
            return Err(OUT_OF_DATE);
        }
    }
    Ok(())
}

/// Big endian without leading zeros: the longer one is larger.
fn by_number(a: &[u8], b: &[u8]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}
