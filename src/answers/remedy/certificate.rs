//! The certificate method policy: modes, bindings, required affinity, revocation lists and scopes.

use serde_json::json;

use crate::answers::remedy::step::{Opens, Scene, Step, above, one};
use crate::base::check::{Check, Outcome};
use crate::base::clause::step;
use crate::base::sorted::sort_by_key;
use crate::contract::verdict::Clause;
use crate::credential::presented::Credential;
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::policy_oids::Order;
use crate::decide::certificate::{binding, mode};
use crate::tenant::methods::x509::{Affinity, RuleType, X509Policy};
use crate::tenant::reader::Member;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::text::to_upper_hex;
use crate::words::{reasons, remedies};

pub(crate) fn steps(scene: &Scene<'_>, check: &Check) -> Vec<Step> {
    let (Credential::Certificate(presented), Some(policy)) = (scene.credential, &scene.tenant.x509)
    else {
        return Vec::new();
    };
    let leaf = &presented.leaf;
    match check.rule.id {
        RuleId::CertificateBinding => {
            let mut steps = affinity(scene, policy, leaf, check);
            steps.extend(bindings(scene, policy, leaf));
            steps
        }
        RuleId::CertificateScope => scopes(scene, check),
        RuleId::CertificateRevocation => revocation(scene, policy, check),
        _ => Vec::new(),
    }
}
const MULTI: CertificateMode = CertificateMode::MultiFactor;

/// Ways in which the certificate becomes multifactor: a rule for it, or another mode where the present one comes from.
pub(crate) fn mode_steps(scene: &Scene<'_>) -> Vec<Step> {
    let (Credential::Certificate(presented), Some(policy)) = (scene.credential, &scene.tenant.x509)
    else {
        return Vec::new();
    };
    let leaf = &presented.leaf;
    let decided = mode::mode(policy, leaf, &mut Vec::new());
    let matched = mode::matching(policy, leaf);
    let by = |kinds: &[RuleType]| {
        matched.iter().any(|rule| match &rule.kind {
            Member::Known(kind) => kinds.contains(kind),
            Member::Unknown(_) => true,
        })
    };
    let issuer = leaf.issuer.encoded_order();
    let mut steps = Vec::new();
    // A rule counts only above those that match already.
    let rule = match policy_oid(leaf) {
        Some(oid) if !by(&[RuleType::IssuerSubjectAndPolicyOid]) => Some((
            &remedies::MODE_RULE_COMBINED,
            json!({
                "x509CertificateRuleType": "issuerSubjectAndPolicyOID",
                "identifier": format!("{issuer},{oid}"),
                "issuerSubjectIdentifier": issuer,
                "policyOidIdentifier": oid,
                "x509CertificateAuthenticationMode": MULTI.as_str(),
            }),
            oid,
        )),
        None if matched.is_empty() => Some((
            &remedies::MODE_RULE_ISSUER,
            json!({
                "x509CertificateRuleType": "issuerSubject",
                "identifier": issuer,
                "issuerSubjectIdentifier": issuer,
                "x509CertificateAuthenticationMode": MULTI.as_str(),
            }),
            String::new(),
        )),
        _ => None,
    };
    if let (Some((row, rule, oid)), Some(at)) = (rule, modes_at(scene, policy)) {
        let list = step(&at, "rules");
        let added = one(Opens::Certificate, row, &list, scene.push(&list, rule));
        steps.extend(added.map(|step| step.with("issuer", &issuer).with("value", oid)));
    }
    let Some(at) = &decided.check.clause else {
        return steps;
    };
    let by_rule = policy.rules.iter().any(|rule| rule.at == *at);
    let changed = if by_rule {
        let at = step(at, "x509CertificateAuthenticationMode");
        let changed = scene.set(&at, json!(MULTI.as_str()));
        one(
            Opens::Certificate,
            &remedies::MODE_RULE_CHANGED,
            &at,
            changed,
        )
        .map(|step| step.with("value", decided.check.expected.told_or_nothing()))
    } else {
        let changed = scene.set(at, json!(MULTI.as_str()));
        one(
            Opens::CertificateDefault,
            &remedies::MODE_DEFAULT,
            at,
            changed,
        )
    };
    steps.extend(changed);
    steps
}

/// Where the mode configuration stands, if it does.
fn modes_at(scene: &Scene<'_>, policy: &X509Policy) -> Option<Clause> {
    let stated = policy
        .default_mode
        .as_ref()
        .and_then(|mode| above(&mode.at));
    let at = stated.unwrap_or_else(|| step(&policy.method.at, "authenticationModeConfiguration"));
    scene.value(&at).filter(|value| value.is_object())?;
    Some(at)
}

/// Bindings that would match and are not there, those of high affinity first.
fn bindings(scene: &Scene<'_>, policy: &X509Policy, leaf: &Certificate) -> Vec<Step> {
    const OFFERED: usize = 2;
    let Some(bindings) = &policy.bindings else {
        return Vec::new();
    };
    let last = bindings.value.iter().map(|binding| binding.priority).max();
    let priority = last.unwrap_or_default().saturating_add(1);
    let mut matching = binding::matching(leaf, &scene.question.who);
    matching.retain(|(field, property, _)| {
        !bindings.value.iter().any(|binding| {
            binding.field == Member::Known(*field) && binding.property == Member::Known(*property)
        })
    });
    sort_by_key(&mut matching, |(_, _, affinity)| {
        *affinity != Affinity::High
    });
    matching
        .into_iter()
        .take(OFFERED)
        .filter_map(|(field, property, affinity)| {
            let affinity = match affinity {
                Affinity::High => "high",
                Affinity::Low => "low",
            };
            let binding = json!({
                "x509CertificateField": field.as_str(),
                "userProperty": property.as_str(),
                "priority": priority,
                "trustAffinityLevel": affinity,
            });
            one(
                Opens::Certificate,
                &remedies::BINDING,
                &bindings.at,
                scene.push(&bindings.at, binding),
            )
            .map(|step| {
                step.with("field", field.as_str())
                    .with("property", property.as_str())
                    .with("affinity", affinity)
            })
        })
        .collect()
}

/// Where high affinity is asked for.
fn affinity(
    scene: &Scene<'_>,
    policy: &X509Policy,
    leaf: &Certificate,
    check: &Check,
) -> Vec<Step> {
    if check.code != Some(reasons::AFFINITY_TOO_LOW.code) {
        return Vec::new();
    }
    let high = Member::Known(Affinity::High);
    let by_rules = mode::matching(policy, leaf)
        .into_iter()
        .filter_map(|rule| Some((rule, rule.required_affinity.as_ref()?)))
        .filter(|(_, level)| level.value == high)
        .filter_map(|(rule, level)| {
            let low = scene.set(&level.at, json!("low"));
            one(Opens::Certificate, &remedies::AFFINITY_RULE, &level.at, low)
                .map(|step| step.with("value", mode::described(rule)))
        });
    let default = policy.default_affinity.as_ref();
    let by_default = default
        .filter(|level| level.value == high)
        .and_then(|level| {
            let low = scene.set(&level.at, json!("low"));
            one(
                Opens::CertificateDefault,
                &remedies::AFFINITY_DEFAULT,
                &level.at,
                low,
            )
        });
    by_rules.chain(by_default).collect()
}

fn scopes(scene: &Scene<'_>, check: &Check) -> Vec<Step> {
    let failed = check
        .children
        .iter()
        .find(|scope| scope.code == Some(reasons::OUT_OF_SCOPE.code));
    let Some(scope) = failed.and_then(|scope| scope.clause.as_ref()) else {
        return Vec::new();
    };
    let list = step(scope, "includeTargets");
    scene
        .groups()
        .filter_map(|group| {
            let target = json!({ "targetType": "group", "id": group });
            one(
                Opens::Audience,
                &remedies::AUTHORITY_SCOPE,
                &list,
                scene.push(&list, target),
            )
            .map(|step| step.with("group", group))
        })
        .collect()
}

/// An authority without a list where every one has to have one.
fn revocation(scene: &Scene<'_>, policy: &X509Policy, check: &Check) -> Vec<Step> {
    let required = |row: &&Check| {
        row.outcome == Outcome::Fail && row.code == Some(reasons::REVOCATION_REQUIRED.code)
    };
    let (Some(row), Some(state), Some(store)) = (
        check.children.iter().find(required),
        &policy.crl_validation,
        &scene.tenant.trust_store,
    ) else {
        return Vec::new();
    };
    let authority = store
        .authorities
        .iter()
        .find(|authority| row.clause.as_ref() == Some(&authority.at));
    let exempt = authority.and_then(|authority| {
        let ski = to_upper_hex(authority.subject_key_id()?);
        let list = step(
            &above(&state.at)?,
            "exemptedCertificateAuthoritiesSubjectKeyIdentifiers",
        );
        one(
            Opens::Certificate,
            &remedies::REVOCATION_EXEMPT,
            &list,
            scene.push(&list, json!(ski)),
        )
        .map(|step| step.with("name", authority.certificate.subject.encoded_order()))
    });
    let off = one(
        Opens::CertificateDefault,
        &remedies::REVOCATION_NOT_REQUIRED,
        &state.at,
        scene.set(&state.at, json!("disabled")),
    );
    exempt.into_iter().chain(off).collect()
}

/// Any certificate may have it (RFC 5280, section 4.2.1.4).
const ANY_POLICY: &str = "2.5.29.32.0";

/// A policy OID of the certificate that counts in whatever order they are counted.
pub(crate) fn policy_oid(leaf: &Certificate) -> Option<String> {
    let oids = leaf.policy_oids.as_ref().ok()?;
    let counts = |oid: &String| {
        Order::ALL
            .iter()
            .all(|order| order.considered(oids).contains(oid))
    };
    oids.iter()
        .find(|oid| oid.as_str() != ANY_POLICY && counts(oid))
        .cloned()
}
