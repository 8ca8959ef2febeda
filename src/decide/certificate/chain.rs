//! Whether a certificate chains to an authority that the tenant trusts, is valid in time, not revoked, and in the
//! scope of its authorities (certificates.md#trust-store-chain-and-revocation).

use time::OffsetDateTime;

use crate::base::check::{Check, Outcome, first};
use crate::base::note::Note;
use crate::base::sorted::sort_by_key;
use crate::contract::verdict::Severity;
use crate::credential::x509::certificate::{AuthorityKeyId, Certificate};
use crate::credential::x509::signature::Verified;
use crate::decide::certificate::path::Context;
use crate::decide::certificate::path::about;
use crate::decide::certificate::{revocation, unchecked};
use crate::decide::method;
use crate::decide::method::Named;
use crate::question::who::Who;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::trust_store::Authority;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::text::rfc3339;
use crate::words::{assumptions, findings, reasons, rules};

/// Authorities on one path, more than any that is meant.
const MAX_AUTHORITIES: usize = 32;

/// Paths that are looked at; cross-certificates multiply them.
const MAX_PATHS: usize = 256;

/// Steps of the search, so that a store of authorities that all name each other ends it too.
const MAX_STEPS: usize = 4_096;

/// A path from the leaf upwards, the leaf left out.
type Path<'t> = Vec<&'t Authority>;

/// The checks of the chain in service order.
pub(crate) fn checks(context: &Context<'_>, notes: &mut Vec<Note>) -> Vec<Check> {
    let mut search = Search::new(context);
    search.extend(context.leaf, &mut Vec::new());
    if search.paths.is_empty() {
        let chain = doubtful(context, broken(context, &search.deepest));
        return headed(context, chain);
    }
    // Where several are as good, the shortest is shown.
    sort_by_key(&mut search.paths, Vec::len);
    let judged = search
        .paths
        .iter()
        .map(|path| Judged::of(context, path))
        .collect();
    let several = search.paths.len() > 1;
    let Some(chosen) = choose(judged, context.question.reading) else {
        return Vec::new();
    };
    if search.gave_up && chosen.rank() > 0 {
        let chain = Check::unknown(&rules::CERTIFICATE_CHAIN, &reasons::TOO_MANY_PATHS)
            .at_opt(context.store.at.as_ref())
            .expected(MAX_PATHS.to_string())
            .assuming(&assumptions::A52);
        return headed(context, chain);
    }
    notes.extend(chosen.notes);
    let mut checks = chosen.checks;
    if context.question.reading != Reading::Strict {
        let judged = std::mem::take(&mut checks).into_iter();
        checks = judged.map(|check| doubtful(context, check)).collect();
    }
    if several && let Some(check) = checks.first_mut() {
        check.assumptions.push(&assumptions::A52);
    }
    checks
}

/// The checks of a chain where there is no store to judge it by.
pub(crate) fn without_store() -> Vec<Check> {
    let rules = [
        &rules::CERTIFICATE_CHAIN,
        &rules::CERTIFICATE_TIME,
        &rules::CERTIFICATE_REVOCATION,
        &rules::CERTIFICATE_SCOPE,
    ];
    rules
        .into_iter()
        .map(|rule| Check::unknown(rule, &reasons::TRUST_STORE_MISSING))
        .collect()
}

/// A chain that is not followed, with the checks that come after it in service order. Of those it is certain only that the
/// leaf is out of its time; the others are open where a part of the store is missing, else they were not made.
fn headed(context: &Context<'_>, chain: Check) -> Vec<Check> {
    let open = |rule| match &context.store.gap {
        Some(gap) => Check::unknown(rule, &reasons::TRUST_STORE_INCOMPLETE).at(gap),
        None => Check::skip(rule),
    };
    let time = validity(context.leaf, &[], context.question.at);
    let mut checks = vec![
        chain,
        match time.outcome {
            Outcome::Fail => time.at_opt(context.store.at.as_ref()),
            _ => open(&rules::CERTIFICATE_TIME),
        },
        open(&rules::CERTIFICATE_REVOCATION),
    ];
    let scoped = context.policy.map(|_| &rules::CERTIFICATE_SCOPE);
    checks.extend(scoped.map(open));
    checks
}

/// Where a part of the store is missing, another path may lead over it: a failure is certain only where it is the leaf's
/// own.
fn doubtful(context: &Context<'_>, check: Check) -> Check {
    let Some(gap) = &context.store.gap else {
        return check;
    };
    let of_leaf = match check.rule.id {
        RuleId::CertificateTime => {
            validity(context.leaf, &[], context.question.at).outcome == Outcome::Fail
        }
        RuleId::CertificateRevocation => {
            let issued = check.children.first();
            issued.is_some_and(|row| row.code == Some(reasons::REVOKED.code))
        }
        _ => false,
    };
    if check.outcome != Outcome::Fail || of_leaf {
        return check;
    }
    let mut open = Check::unknown(check.rule, &reasons::TRUST_STORE_INCOMPLETE).at(gap);
    open.assumptions = check.assumptions.clone();
    open.with_children(check.children.clone())
}

/// The checks along one path, and what is noteworthy about it.
struct Judged {
    checks: Vec<Check>,
    notes: Vec<Note>,
}

impl Judged {
    fn of<'t>(context: &Context<'t>, path: &[&'t Authority]) -> Self {
        let mut notes = unchecked::path(path);
        let leans_on_silence = !notes.is_empty() || !unchecked::leaf(context.leaf).is_empty();
        let mut checks = vec![
            signatures(context, path, &mut notes).assuming_if(leans_on_silence, &assumptions::A51),
            validity(context.leaf, path, context.question.at),
            revocation::check(context, path, &mut notes),
        ];
        if let Some(policy) = context.policy {
            checks.push(scope(policy, path, &context.question.who, &mut notes));
        }
        Self { checks, notes }
    }

    /// The worse, the higher.
    fn rank(&self) -> u8 {
        if first(&self.checks, Outcome::Fail).is_some() {
            2
        } else {
            u8::from(first(&self.checks, Outcome::Unknown).is_some())
        }
    }
}

/// Any valid path will do; strictly read, every path has to be valid (A52).
fn choose(judged: Vec<Judged>, reading: Reading) -> Option<Judged> {
    let paths = judged.into_iter();
    if reading == Reading::Strict {
        // The first of the worst.
        paths.rev().max_by_key(Judged::rank)
    } else {
        paths.min_by_key(Judged::rank)
    }
}

/// The check of a chain that ends before a root: what was found on the way up, then what is missing.
fn broken<'t>(context: &Context<'t>, path: &[&'t Authority]) -> Check {
    let last = path
        .last()
        .map_or(context.leaf, |authority| &authority.certificate);
    let rule = &rules::CERTIFICATE_LINK;
    let missing = if path.len() >= MAX_AUTHORITIES {
        Check::unknown(rule, &reasons::CHAIN_TOO_LONG)
    } else if issuer_key(last).is_some() {
        Check::fail(rule, &reasons::ISSUER_NOT_TRUSTED).service_code("AADSTS500176")
    } else {
        Check::fail(rule, &reasons::ISSUER_NAME_NOT_TRUSTED)
            .service_code("AADSTS500176")
            .assuming(&assumptions::B2)
    };
    let missing = missing
        .at_opt(context.store.at.as_ref())
        .expected(last.issuer.encoded_order())
        .actual(last.subject.encoded_order());
    let check = Check::led_by(&rules::CERTIFICATE_CHAIN, &missing)
        .at_opt(context.store.at.as_ref())
        .assuming(&assumptions::B3);
    let (mut children, _) = link_checks(context, path);
    children.push(missing);
    check.with_children(children)
}

/// Collects the paths from the leaf to a root.
struct Search<'c, 't> {
    context: &'c Context<'t>,
    paths: Vec<Path<'t>>,
    /// The longest path that ends before a root.
    deepest: Path<'t>,
    steps: usize,
    /// There are more paths than were collected.
    gave_up: bool,
}

impl<'c, 't> Search<'c, 't> {
    fn new(context: &'c Context<'t>) -> Self {
        Self {
            context,
            paths: Vec::new(),
            deepest: Vec::new(),
            steps: 0,
            gave_up: false,
        }
    }

    fn extend(&mut self, certificate: &'t Certificate, path: &mut Path<'t>) {
        if path.len() > self.deepest.len() {
            self.deepest.clone_from(path);
        }
        if path.len() >= MAX_AUTHORITIES {
            return;
        }
        for issuer in issuers(self.context, certificate) {
            let again = path
                .iter()
                .any(|known| known.certificate.der == issuer.certificate.der);
            if again {
                continue;
            }
            self.steps += 1;
            if self.paths.len() >= MAX_PATHS || self.steps > MAX_STEPS {
                self.gave_up = true;
                return;
            }
            path.push(issuer);
            if issuer.is_root {
                self.paths.push(path.clone());
            } else {
                self.extend(&issuer.certificate, path);
            }
            path.pop();
        }
    }
}

/// The authorities that may have issued a certificate: by key identifier; where either of them has none, by name and
/// signature (B2).
fn issuers<'t>(context: &Context<'t>, certificate: &'t Certificate) -> Vec<&'t Authority> {
    let by_key = issuer_key(certificate);
    context
        .store
        .authorities
        .iter()
        .filter(|authority| match (by_key, authority.subject_key_id()) {
            (Some(id), Some(ski)) => ski == id,
            _ => {
                authority.certificate.subject_der == certificate.issuer_der
                    && context.signature(certificate, authority) != Verified::Invalid
            }
        })
        .collect()
}

/// The key identifier of the issuer, which X.509 v1 cannot carry.
fn issuer_key(certificate: &Certificate) -> Option<&[u8]> {
    match (&certificate.authority_key_id, certificate.version) {
        (Some(AuthorityKeyId::KeyIdentifier(id)), 3) => Some(id),
        _ => None,
    }
}

/// One check for each certificate of the path and its issuer, and whether this build left their signatures out.
fn link_checks<'t>(context: &Context<'t>, path: &[&'t Authority]) -> (Vec<Check>, bool) {
    let row = &rules::CERTIFICATE_LINK;
    let mut left_out = false;
    let children = context
        .links(path)
        .into_iter()
        .map(|(certificate, issuer)| {
            let check = match context.signature(certificate, issuer) {
                Verified::Valid => Check::pass(row),
                Verified::Invalid => Check::fail(row, &reasons::SIGNATURE_INVALID),
                Verified::Unsupported => Check::unknown(row, &reasons::SIGNATURE_UNKNOWN),
                Verified::LeftOut => {
                    left_out = true;
                    Check::skip(row)
                }
            };
            check
                .at(&issuer.at)
                .about(about(certificate, None))
                .expected(issuer.certificate.subject.encoded_order())
                .actual(certificate.subject.encoded_order())
        })
        .collect();
    (children, left_out)
}

fn signatures<'t>(context: &Context<'t>, path: &[&'t Authority], notes: &mut Vec<Note>) -> Check {
    let rule = &rules::CERTIFICATE_CHAIN;
    let by_name = context.links(path).iter().any(|(certificate, issuer)| {
        issuer_key(certificate).is_none() || issuer.subject_key_id().is_none()
    });
    let (children, left_out) = link_checks(context, path);
    if left_out {
        notes.push(
            Note::new(Severity::Warning, &findings::SCOPE_SIGNATURES)
                .scenario("/question/credential/certificate"),
        );
    }
    let root = path.last();
    Check::all(rule, children)
        .at_opt(root.map(|root| &root.at))
        .actual(root.map(|root| root.certificate.subject.encoded_order()))
        .assuming(&assumptions::B3)
        .assuming_if(by_name, &assumptions::B2)
}

/// Inclusive at both ends (A53). An authority out of its time is like a leaf out of its time.
fn validity(leaf: &Certificate, path: &[&Authority], at: Option<OffsetDateTime>) -> Check {
    let rule = &rules::CERTIFICATE_TIME;
    let Some(at) = at else {
        return Check::unknown(rule, &reasons::MOMENT_MISSING);
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
            .about(about(certificate, None))
            .with("name", certificate.subject.encoded_order())
            .expected(format!(
                "{} – {}",
                rfc3339(certificate.not_before),
                rfc3339(certificate.not_after)
            ))
            .actual(rfc3339(moment))
            .assuming_if(!std::ptr::eq(certificate, leaf), &assumptions::A52);
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
    let mut ignored = false;
    for authority in path {
        let scopes = policy.scopes.iter().filter(|scope| {
            authority
                .subject_key_id()
                .is_some_and(|ski| scope.ski.as_deref() == Some(ski))
                || scope.ski.is_none() && !authority.is_root
        });
        for scope in scopes {
            if authority.is_root {
                notes.push(
                    Note::new(Severity::Warning, &findings::SCOPE_ON_ROOT)
                        .at(&scope.at)
                        .removing(),
                );
                ignored = true;
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
                // It may be that of any authority.
                (false, None) if scope.ski.is_none() => {
                    Check::unknown(rule, &reasons::SCOPE_OF_NONE)
                }
                (false, None) => {
                    Check::fail(rule, &reasons::OUT_OF_SCOPE).service_code("AADSTS500189")
                }
            };
            children.push(
                check
                    .at(&scope.at)
                    .about(about(&authority.certificate, Some(authority.at.document)))
                    .with("name", authority.certificate.subject.encoded_order()),
            );
        }
    }
    let scoped = !children.is_empty();
    Check::all(rule, children)
        .at(&policy.method.at)
        .assuming_if(scoped || ignored, &assumptions::A55)
}
