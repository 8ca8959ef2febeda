//! Certificates by the issuers and policy OIDs that authentication strengths name, and by the modes that rules give them.

use crate::answers::sweep::offer::{Offer, by_lists};
use crate::answers::sweep::side::Side;
use crate::contract::question::{CredentialInput, DescribedCertificate};
use crate::decide::certificate::mode;
use crate::tenant::lists::Entries;
use crate::tenant::strengths::strength::Restriction;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::text::to_upper_hex;
use crate::words::sentence::Said;
use crate::words::sweep as words;

/// Certificates, and whether every way to combine issuers and policy OIDs was looked at.
pub(crate) struct Certificates {
    pub offers: Vec<Offer>,
    pub are_all: bool,
}

/// Issuers by policy OIDs that are looked at.
const COMBINED: usize = 20_000;

/// Ways to be told apart of which certificates are made.
const KINDS: usize = 64;

/// The key identifier that stands for every issuer that no list has.
const OTHER_ISSUER: [u8; 4] = [0, 0, 0, 0];

type Lists<'s> = (Option<&'s Entries<Vec<u8>>>, Option<&'s Entries<String>>);

/// Certificates that strengths, or the rules for modes, tell apart.
pub(crate) fn certificates(sides: &[Side]) -> Certificates {
    let strengths = sides.iter().flat_map(|side| side.tenant.strengths.iter());
    let configurations = strengths.flat_map(|strength| &strength.configurations);
    let restricted: Vec<Lists<'_>> = configurations
        .filter_map(|one| match &one.restriction {
            Restriction::X509 {
                issuer_skis,
                policy_oids,
            } => Some((issuer_skis.as_ref(), policy_oids.as_ref())),
            _ => None,
        })
        .filter(|(skis, oids)| skis.is_some() || oids.is_some())
        .collect();
    let issuers = issuers(&restricted);
    let (policies, all_pairs) = policies(sides, &restricted, issuers.len());
    let mut are_all = all_pairs;
    let mut seen = Vec::new();
    let mut offers = Vec::new();
    let pairs = issuers
        .iter()
        .flat_map(|one| policies.iter().map(move |other| (one, other)));
    for (at, (issuer, policies)) in pairs.enumerate() {
        if at >= COMBINED || seen.len() >= KINDS {
            are_all = false;
            break;
        }
        let modes = modes(sides, policies);
        let meets = |(skis, oids): &Lists<'_>| {
            let by_issuer = skis.is_none_or(|list| {
                let id = issuer.as_ref().and_then(|ids| ids.first());
                id.is_some_and(|id| list.find(id).is_some())
            });
            let by_policy = oids.is_none_or(|list| {
                let mut own = policies.iter().filter_map(|class| class.first());
                own.any(|oid| list.find(oid).is_some())
            });
            by_issuer && by_policy
        };
        let signature: (Vec<bool>, Vec<CertificateMode>) =
            (restricted.iter().map(meets).collect(), modes.clone());
        if seen.contains(&signature) {
            continue;
        }
        seen.push(signature);
        for one in modes {
            offers.push(offer(one, issuer.as_deref(), policies, &restricted));
        }
    }
    Certificates { offers, are_all }
}

/// Issuers by the lists that have them, and any other.
fn issuers(restricted: &[Lists<'_>]) -> Vec<Option<Vec<Vec<u8>>>> {
    let lists = restricted.iter().filter_map(|(skis, _)| *skis);
    let classes = by_lists(lists.map(|list| list.iter().cloned().collect()));
    let named = classes.into_iter().map(Some);
    [None].into_iter().chain(named).collect()
}

/// Policy OIDs by the lists and rules that have them: none, each, and every two; and whether every two are there.
fn policies(
    sides: &[Side],
    restricted: &[Lists<'_>],
    issuers: usize,
) -> (Vec<Vec<Vec<String>>>, bool) {
    let lists = restricted.iter().filter_map(|(_, oids)| *oids);
    let lists = lists.map(|list| list.iter().cloned().collect());
    let policies = sides.iter().filter_map(|side| side.tenant.x509.as_ref());
    let rules = policies.flat_map(|policy| &policy.rules);
    let of_rules = rules.filter_map(|rule| Some(vec![rule.policy_oid.clone()?]));
    let classes = by_lists(lists.chain(of_rules));
    let count = classes.len();
    let has_pairs = count.saturating_mul(count).saturating_mul(issuers) <= COMBINED;
    let mut found = vec![Vec::new()];
    found.extend(classes.iter().map(|class| vec![class.clone()]));
    for (at, one) in classes.iter().enumerate().filter(|_| has_pairs) {
        let others = classes.iter().skip(at + 1);
        found.extend(others.map(|other| vec![one.clone(), other.clone()]));
    }
    (found, has_pairs)
}

/// The modes that a certificate can count as with these policy OIDs.
fn modes(sides: &[Side], policies: &[Vec<String>]) -> Vec<CertificateMode> {
    let oids: Vec<String> = policies
        .iter()
        .filter_map(|class| class.first().cloned())
        .collect();
    let may = |one: &CertificateMode| {
        sides.iter().any(|side| match &side.tenant.x509 {
            Some(policy) if side.tenant.cut.x509.is_none() => {
                mode::possible(policy, &oids).contains(one)
            }
            _ => true,
        })
    };
    let all = [CertificateMode::SingleFactor, CertificateMode::MultiFactor];
    all.into_iter().filter(may).collect()
}

fn offer(
    of: CertificateMode,
    issuer: Option<&[Vec<u8>]>,
    policies: &[Vec<String>],
    restricted: &[Lists<'_>],
) -> Offer {
    let mode = match of {
        CertificateMode::SingleFactor => Mode::X509CertificateSingleFactor,
        CertificateMode::MultiFactor => Mode::X509CertificateMultiFactor,
    };
    let tells_issuers = restricted.iter().any(|(skis, _)| skis.is_some());
    let tells_policies = restricted.iter().any(|(_, oids)| oids.is_some()) || !policies.is_empty();
    let id = issuer.and_then(|ids| ids.first().map(Vec::as_slice));
    let described = DescribedCertificate {
        authority_key_identifier: Some(to_upper_hex(id.unwrap_or(&OTHER_ISSUER))),
        certificate_policies: Some(
            policies
                .iter()
                .filter_map(|class| class.first().cloned())
                .collect(),
        ),
    };
    let mut told = vec![Said::of(|language| mode.label(language))];
    if tells_issuers {
        let hex = issuer.map(|ids| ids.iter().map(|id| to_upper_hex(id)).collect::<Vec<_>>());
        told.push(words::issued_by(hex.as_deref()));
    }
    if tells_policies {
        told.push(words::with_policies(policies));
    }
    Offer {
        credential: CredentialInput {
            method: Some(mode),
            described_certificate: (tells_issuers || tells_policies).then_some(described),
            ..CredentialInput::default()
        },
        also_used: Vec::new(),
        called: words::together(&told),
        modes: Modes::default().with(mode),
        meets: Vec::new(),
    }
}
