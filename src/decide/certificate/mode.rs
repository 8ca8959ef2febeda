//! Whether a certificate counts as single-factor or multifactor authentication (certificates.md#single-factor-or-multifactor).

use crate::base::check::Check;
use crate::base::clause::step;
use crate::base::note::Note;
use crate::contract::About;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::x509::certificate::Certificate;
use crate::tenant::methods::x509::{Affinity, ModeRule, RuleType, X509Policy};
use crate::tenant::reader::{Located, Member};
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::dn::Order;
use crate::words::sentence::Rule;
use crate::words::{assumptions, findings, reasons, rules};

/// The mode that was found, `None` where it is undecided, and the check that says why.
pub(crate) struct Outcome {
    pub mode: Option<CertificateMode>,
    pub check: Check,
}

/// The affinity that a username binding needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Required<'p> {
    /// The policy says low, or does not say.
    Low,
    High {
        /// Only a rule demands it that does not decide the mode (A45).
        by_another_rule: bool,
    },
    /// A level that this build does not know.
    Unknown(&'p str),
}

/// High if the tenant's default or any matching rule demands it (A45). Whether a rule of a type that this build does not know
/// matches is open. `decisive` is the clause that decides the mode.
pub(crate) fn required_affinity<'p>(
    policy: &'p X509Policy,
    leaf: &Certificate,
    decisive: Option<&Clause>,
) -> Required<'p> {
    let mut required = Required::Low;
    let demanded = policy
        .default_affinity
        .iter()
        .map(|level| (level, false))
        .chain(
            policy
                .rules
                .iter()
                .filter(|rule| matches(rule, leaf).is_some())
                .filter_map(|rule| {
                    let other = decisive != Some(&rule.at);
                    Some((rule.required_affinity.as_ref()?, other))
                }),
        );
    for (level, by_another_rule) in demanded {
        required = match (&level.value, required) {
            (
                Member::Known(Affinity::High),
                Required::High {
                    by_another_rule: before,
                },
            ) => Required::High {
                by_another_rule: by_another_rule && before,
            },
            (Member::Known(Affinity::High), _) => Required::High { by_another_rule },
            (Member::Unknown(name), Required::Low) => Required::Unknown(name),
            (_, required) => required,
        };
    }
    let may_demand = policy.rules.iter().find_map(|rule| {
        let level = &rule.required_affinity.as_ref()?.value;
        match &rule.kind {
            Member::Unknown(name) if *level != Member::Known(Affinity::Low) => Some(name),
            _ => None,
        }
    });
    match (required, may_demand) {
        (Required::Low, Some(name)) => Required::Unknown(name),
        _ => required,
    }
}

/// Precedence: issuer with policy OID, policy OID, issuer, then the tenant's default.
pub(crate) fn mode(policy: &X509Policy, leaf: &Certificate, notes: &mut Vec<Note>) -> Outcome {
    let matches: Vec<(&ModeRule, Option<Order>)> = policy
        .rules
        .iter()
        .filter_map(|rule| matches(rule, leaf).map(|order| (rule, order)))
        .collect();
    for (rule, order) in &matches {
        if *order == Some(Order::Reversed) {
            let right = leaf.issuer.encoded_order();
            let note = Note::new(Severity::Info, &findings::ISSUER_REVERSED)
                .at(&rule.at)
                .with("name", &right);
            notes.push(match &rule.issuer {
                Some((issuer, _)) => note.replacing_at(&issuer.at, right),
                None => note,
            });
        }
    }
    let reads_oids = policy.rules.iter().any(|rule| rule.policy_oid.is_some());
    if reads_oids && leaf.policy_oids.is_err() {
        return Outcome {
            mode: None,
            check: Check::unknown(&rules::CERTIFICATE_MODE, &reasons::POLICIES_UNREADABLE)
                .at(&policy.method.at),
        };
    }
    // That an issuer rule does not match leans on them as well.
    let by_issuer = policy.rules.iter().any(|rule| rule.issuer.is_some());
    let decided = by_rules(policy, &matches);
    // A rule of a type that this build does not know may outrank all others; it matters only where its mode differs,
    // and not beside a matching rule of the highest precedence that says single-factor (A44).
    let settled = matches
        .iter()
        .any(|(rule, _)| rule.kind == Member::Known(RuleType::IssuerSubjectAndPolicyOid))
        && decided.mode == Some(CertificateMode::SingleFactor);
    let unknown = policy.rules.iter().find(|rule| {
        matches!(rule.kind, Member::Unknown(_))
            && !settled
            && rule.mode.as_ref().map(|mode| &mode.value)
                != decided.mode.map(Member::Known).as_ref()
    });
    if let Some(rule) = unknown {
        return Outcome {
            mode: None,
            check: Check::unknown_member(
                &rules::CERTIFICATE_MODE,
                match &rule.kind {
                    Member::Unknown(name) => name,
                    Member::Known(_) => "",
                },
            )
            .at(step(&rule.at, "x509CertificateRuleType")),
        };
    }
    let contenders = contenders(&decided.check, &matches);
    let check = decided
        .check
        .with_children(contenders)
        .assuming_if(by_issuer, &assumptions::A41)
        .assuming_if(by_issuer, &assumptions::A42);
    Outcome {
        mode: decided.mode,
        check,
    }
}

fn by_rules(policy: &X509Policy, matches: &[(&ModeRule, Option<Order>)]) -> Outcome {
    for kind in [
        RuleType::IssuerSubjectAndPolicyOid,
        RuleType::PolicyOid,
        RuleType::IssuerSubject,
    ] {
        let group: Vec<&ModeRule> = matches
            .iter()
            .map(|(rule, _)| *rule)
            .filter(|rule| rule.kind == Member::Known(kind))
            .collect();
        if let Some(first) = group.first() {
            return by_group(kind, first, &group);
        }
    }
    by_default(policy)
}

/// Several matching rules of one precedence: single-factor wins (documented for policy OIDs, A44 for the rest).
fn by_group(kind: RuleType, first: &ModeRule, group: &[&ModeRule]) -> Outcome {
    let stated = |rule: &ModeRule| rule.mode.as_ref().map(|mode| mode.value.clone());
    let single = Some(Member::Known(CertificateMode::SingleFactor));
    let known = |rule: &&ModeRule| matches!(stated(rule), Some(Member::Known(_)));
    // Single-factor settles it; short of that a mode that is not known could be single-factor.
    let winner = group
        .iter()
        .find(|rule| stated(rule) == single)
        .or_else(|| group.iter().find(|rule| !known(rule)))
        .copied()
        .unwrap_or(first);
    let conflict = group.iter().any(|rule| stated(rule) != stated(winner));
    let (mode, check) = read_mode(&rules::CERTIFICATE_MODE, winner.mode.as_ref());
    let undocumented_conflict = conflict && kind != RuleType::PolicyOid;
    Outcome {
        mode,
        check: check
            .at(&winner.at)
            .expected(described(winner))
            .assuming_if(
                kind == RuleType::IssuerSubjectAndPolicyOid,
                &assumptions::A43,
            )
            .assuming_if(undocumented_conflict, &assumptions::A44),
    }
}

/// The issuer and the OID that a rule is for.
pub(crate) fn described(rule: &ModeRule) -> String {
    match (&rule.issuer, &rule.policy_oid) {
        (Some((issuer, _)), Some(oid)) => format!("{} + {oid}", issuer.value),
        (Some((issuer, _)), None) => issuer.value.clone(),
        (None, Some(oid)) => oid.clone(),
        (None, None) => String::new(),
    }
}

/// One child for each rule that matches, where several do: the one that counts, and those that do not.
fn contenders(check: &Check, matches: &[(&ModeRule, Option<Order>)]) -> Vec<Check> {
    let rule = &rules::CERTIFICATE_MODE_RULE;
    let several = if matches.len() > 1 { matches } else { &[] };
    several
        .iter()
        .map(|(contender, _)| {
            let counts = check.clause.as_ref() == Some(&contender.at);
            let said = if counts {
                read_mode(rule, contender.mode.as_ref()).1
            } else {
                Check::skip(rule)
            };
            said.at(&contender.at)
                .about(About {
                    kind: AboutKind::Rule,
                    id: None,
                    name: Some(described(contender)),
                    document: Some(contender.at.document),
                })
                .expected(described(contender))
        })
        .collect()
}

fn by_default(policy: &X509Policy) -> Outcome {
    let rule = &rules::CERTIFICATE_MODE_DEFAULT;
    let Some(default) = &policy.default_mode else {
        return Outcome {
            mode: None,
            check: Check::unknown(rule, &reasons::CERTIFICATE_MODE_MISSING).at(&policy.method.at),
        };
    };
    let (mode, check) = read_mode(rule, Some(default));
    Outcome {
        mode,
        check: check.at(&default.at),
    }
}

fn read_mode(
    rule: &'static Rule,
    mode: Option<&Located<Member<CertificateMode>>>,
) -> (Option<CertificateMode>, Check) {
    match mode.map(|mode| &mode.value) {
        Some(Member::Known(mode)) => (Some(*mode), Check::pass(rule).actual(mode.as_str())),
        Some(Member::Unknown(name)) => (None, Check::unknown_member(rule, name)),
        None => (
            None,
            Check::unknown(rule, &reasons::CERTIFICATE_MODE_MISSING),
        ),
    }
}

/// The modes that a certificate of these policy OIDs can count as, whoever issued it.
pub(crate) fn possible(policy: &X509Policy, policy_oids: &[String]) -> Vec<CertificateMode> {
    let both = || vec![CertificateMode::SingleFactor, CertificateMode::MultiFactor];
    let by_oid = |rule: &&ModeRule| rule.kind == Member::Known(RuleType::PolicyOid);
    if !policy.rules.iter().all(|rule| by_oid(&rule)) {
        return both();
    }
    let matches: Vec<(&ModeRule, Option<Order>)> = policy
        .rules
        .iter()
        .filter(|rule| has_oid(rule, policy_oids))
        .map(|rule| (rule, None))
        .collect();
    let decided = by_rules(policy, &matches).mode;
    decided.map_or_else(both, |mode| vec![mode])
}

fn has_oid(rule: &ModeRule, policy_oids: &[String]) -> bool {
    let oid = rule.policy_oid.as_ref();
    oid.is_some_and(|oid| policy_oids.contains(oid))
}

/// The rules that match, whichever of them counts.
pub(crate) fn matching<'p>(policy: &'p X509Policy, leaf: &Certificate) -> Vec<&'p ModeRule> {
    let rules = policy.rules.iter();
    rules.filter(|rule| matches(rule, leaf).is_some()).collect()
}

/// Whether a rule matches; `Some(Some(order))` tells in which order the issuer did.
fn matches(rule: &ModeRule, leaf: &Certificate) -> Option<Option<Order>> {
    let issuer = || {
        let (_, name) = rule.issuer.as_ref()?;
        leaf.issuer.compare(name.as_ref()?)
    };
    let has_oid = || has_oid(rule, leaf.policy_oids.as_deref().unwrap_or_default());
    match rule.kind {
        Member::Known(RuleType::IssuerSubject) => issuer().map(Some),
        Member::Known(RuleType::PolicyOid) => has_oid().then_some(None),
        Member::Known(RuleType::IssuerSubjectAndPolicyOid) => {
            has_oid().then(issuer).flatten().map(Some)
        }
        Member::Unknown(_) => None,
    }
}
