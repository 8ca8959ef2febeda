//! Whether a certificate chains to an authority that the tenant trusts, is valid in time, not revoked, and in the
//! scope of its authorities (spec 5.4).

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::method::{self, Named};
use super::path::{Context, links};
use super::revocation;
use crate::catalogue::{Row, assumptions, findings, reasons, rules};
use crate::credential::certificate::{AuthorityKeyId, Certificate};
use crate::credential::signature::{Verified, verify};
use crate::question::Who;
use crate::scenario::Reading;
use crate::tenant::trust_store::{Authority, TrustStore};
use crate::tenant::x509::X509Policy;
use crate::trace::{Check, Note, Outcome, first};
use crate::verdict::Severity;

/// Authorities on one path, counted from the leaf (spec 5.4).
const MAX_AUTHORITIES: usize = 10;
/// Paths that are looked at; cross-certificates multiply them.
const MAX_PATHS: usize = 64;
/// Steps of the search, so that a store of authorities that all name each other ends it too.
const MAX_STEPS: usize = 4_096;

/// A path from the leaf upwards, the leaf left out.
type Path<'t> = Vec<&'t Authority>;

/// The checks of the chain in service order.
pub(crate) fn checks(
    context: &Context<'_>,
    leaf: &Certificate,
    notes: &mut Vec<Note>,
) -> Vec<Check> {
    let mut paths = Vec::new();
    let mut steps = 0;
    let broken = extend(context.store, leaf, &mut Vec::new(), &mut paths, &mut steps);
    if paths.is_empty() {
        let (subject, row) = broken;
        return vec![
            Check::fail(&rules::CERTIFICATE_CHAIN, row)
                .at_opt(context.store.at.as_ref())
                .service_code("AADSTS500176")
                .actual(subject)
                .assuming(&assumptions::B3),
        ];
    }
    let mut judged: Vec<Vec<Check>> = paths
        .iter()
        .map(|path| path_checks(context, leaf, path, notes))
        .collect();
    choose(&mut judged, context.question.reading)
}

/// Any valid path will do; strictly read, every path has to be valid (A52).
fn choose(judged: &mut Vec<Vec<Check>>, reading: Reading) -> Vec<Check> {
    let several = judged.len() > 1;
    let rank = |checks: &Vec<Check>| {
        if first(checks, Outcome::Fail).is_some() {
            2
        } else if first(checks, Outcome::Unknown).is_some() {
            1
        } else {
            0
        }
    };
    let chosen = if reading == Reading::Strict {
        (0..judged.len()).max_by_key(|at| (judged.get(*at).map(rank), std::cmp::Reverse(*at)))
    } else {
        (0..judged.len()).min_by_key(|at| judged.get(*at).map(rank))
    };
    let mut checks = chosen.map(|at| judged.swap_remove(at)).unwrap_or_default();
    if several && let Some(check) = checks.first_mut() {
        check.assumptions.push(&assumptions::A52);
    }
    checks
}

/// Collects the paths from `certificate` to a root. When there is none, the answer names the certificate whose
/// issuer is not in the store.
fn extend<'t>(
    store: &'t TrustStore,
    certificate: &Certificate,
    path: &mut Path<'t>,
    paths: &mut Vec<Path<'t>>,
    steps: &mut usize,
) -> (String, &'static Row) {
    let mut broken = (
        certificate.issuer.encoded_order(),
        &reasons::ISSUER_NOT_TRUSTED,
    );
    if path.len() >= MAX_AUTHORITIES {
        return (certificate.issuer.encoded_order(), &reasons::CHAIN_TOO_LONG);
    }
    for issuer in issuers(store, certificate) {
        let again = path
            .iter()
            .any(|known| known.certificate.thumbprint == issuer.certificate.thumbprint);
        *steps += 1;
        if again || paths.len() >= MAX_PATHS || *steps > MAX_STEPS {
            continue;
        }
        path.push(issuer);
        if issuer.is_root {
            paths.push(path.clone());
        } else {
            broken = extend(store, &issuer.certificate, path, paths, steps);
        }
        path.pop();
    }
    broken
}

/// The authorities that may have issued a certificate: by key identifier; a certificate without one, by name and
/// signature (B2).
fn issuers<'t>(store: &'t TrustStore, certificate: &Certificate) -> Vec<&'t Authority> {
    let by_key = match (&certificate.authority_key_id, certificate.version) {
        (Some(AuthorityKeyId::KeyIdentifier(id)), 3) => Some(id.as_slice()),
        _ => None,
    };
    store
        .authorities
        .iter()
        .filter(|authority| match by_key {
            Some(id) => authority.subject_key_id() == Some(id),
            None => {
                authority.certificate.subject_der == certificate.issuer_der
                    && signature(certificate, authority) != Verified::Invalid
            }
        })
        .collect()
}

fn signature(certificate: &Certificate, issuer: &Authority) -> Verified {
    match &certificate.signed {
        Some(signed) => verify(signed, &issuer.certificate.key_der),
        None => Verified::Unsupported,
    }
}

fn path_checks(
    context: &Context<'_>,
    leaf: &Certificate,
    path: &[&Authority],
    notes: &mut Vec<Note>,
) -> Vec<Check> {
    let mut checks = vec![
        signatures(leaf, path, notes),
        validity(leaf, path, context.question.at),
        revocation::check(context, leaf, path, notes),
    ];
    if let Some(policy) = context.policy {
        checks.push(scope(policy, path, &context.question.who, notes));
    }
    checks
}

fn signatures(leaf: &Certificate, path: &[&Authority], notes: &mut Vec<Note>) -> Check {
    let rule = &rules::CERTIFICATE_CHAIN;
    let row = &rules::CERTIFICATE_LINK;
    let mut unverified = false;
    let by_name = leaf.authority_key_id.is_none();
    let children: Vec<Check> = links(leaf, path)
        .into_iter()
        .map(|(certificate, issuer)| {
            let check = match signature(certificate, issuer) {
                Verified::Valid => Check::pass(row),
                Verified::Invalid => Check::fail(row, &reasons::SIGNATURE_INVALID),
                Verified::Unsupported => {
                    unverified = true;
                    Check::skip(row)
                }
            };
            check
                .at(&issuer.at)
                .expected(issuer.certificate.subject.encoded_order())
                .actual(certificate.subject.encoded_order())
        })
        .collect();
    if unverified {
        notes.push(
            Note::new(Severity::Warning, &findings::SCOPE_SIGNATURES)
                .scenario("/question/credential/certificate"),
        );
    }
    let root = path.last();
    Check::all(rule, children)
        .at_opt(root.map(|root| &root.at))
        .actual(root.map_or_else(String::new, |root| root.certificate.subject.encoded_order()))
        .assuming(&assumptions::B3)
        .assuming_if(by_name, &assumptions::B2)
}

fn rfc3339(seconds: i64) -> String {
    OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default()
}

/// Inclusive at both ends (A53). An authority out of its time is like a leaf out of its time.
fn validity(leaf: &Certificate, path: &[&Authority], at: Option<OffsetDateTime>) -> Check {
    let rule = &rules::CERTIFICATE_TIME;
    let Some(at) = at else {
        return Check::unknown(rule, &reasons::MOMENT_MISSING).actual("—");
    };
    let moment = at.unix_timestamp();
    // The leaf stands in no document; the authority that issued it does.
    let issuer = path.first().map(|authority| &authority.at);
    let certificates = std::iter::once((leaf, issuer)).chain(
        path.iter()
            .map(|authority| (&authority.certificate, Some(&authority.at))),
    );
    let mut edge = false;
    for (certificate, clause) in certificates {
        let row = if moment < certificate.not_before {
            &reasons::NOT_YET_VALID
        } else if moment > certificate.not_after {
            &reasons::EXPIRED
        } else {
            edge |= moment == certificate.not_before || moment == certificate.not_after;
            continue;
        };
        return Check::fail(rule, row)
            .at_opt(clause)
            .service_code("AADSTS500172")
            .with("name", certificate.subject.encoded_order())
            .expected(format!(
                "{} – {}",
                rfc3339(certificate.not_before),
                rfc3339(certificate.not_after)
            ))
            .actual(rfc3339(moment));
    }
    Check::pass(rule)
        .expected(format!(
            "{} – {}",
            rfc3339(leaf.not_before),
            rfc3339(leaf.not_after)
        ))
        .actual(rfc3339(moment))
        .assuming_if(edge, &assumptions::A53)
}

/// Every scoped authority on the path has to contain the user; rules on roots are ignored (A55).
fn scope(policy: &X509Policy, path: &[&Authority], who: &Who, notes: &mut Vec<Note>) -> Check {
    let rule = &rules::CERTIFICATE_SCOPE;
    let mut children = Vec::new();
    for authority in path {
        let scopes = policy.scopes.iter().filter(|scope| {
            authority
                .subject_key_id()
                .is_some_and(|ski| scope.ski.as_deref() == Some(ski))
        });
        for scope in scopes {
            if authority.is_root {
                notes.push(Note::new(Severity::Warning, &findings::SCOPE_ON_ROOT).at(&scope.at));
                continue;
            }
            let rule = &rules::CERTIFICATE_SCOPE_ROW;
            let mut perhaps = None;
            let mut named = false;
            for target in &scope.targets {
                match method::names(target, who) {
                    Named::Yes => named = true,
                    Named::Unknown(unsure) => perhaps = perhaps.or(Some((unsure, target))),
                    Named::No => {}
                }
            }
            let check = match (named, perhaps) {
                (true, _) => Check::pass(rule),
                (false, Some((unsure, target))) => unsure.check(rule, target),
                (false, None) => {
                    Check::fail(rule, &reasons::OUT_OF_SCOPE).service_code("AADSTS500189")
                }
            };
            children.push(
                check
                    .at(&scope.at)
                    .with("name", authority.certificate.subject.encoded_order()),
            );
        }
    }
    let scoped = !children.is_empty();
    Check::all(rule, children)
        .at(&policy.method.at)
        .assuming_if(scoped, &assumptions::A55)
}
