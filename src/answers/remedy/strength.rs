//! Combinations of an authentication strength, and their configurations.

use serde_json::json;

use crate::answers::remedy::certificate;
use crate::answers::remedy::certificate::policy_oid;
use crate::answers::remedy::step::{Opens, Scene, Step, one, remove};
use crate::base::check::{Check, Outcome};
use crate::base::clause::step;
use crate::base::labels;
use crate::contract::verdict::Clause;
use crate::credential::presented::Credential;
use crate::credential::webauthn::aaguid;
use crate::credential::x509::certificate::{AuthorityKeyId, Certificate};
use crate::tenant::strengths::combination::{Legality, is_mfa, legality};
use crate::tenant::strengths::strength::{Configuration, Restriction, Strength};
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::text::to_upper_hex;
use crate::words::remedies;

/// Changes by which a strength might be met; `mode` is that of the certificate, where a policy decides it.
pub(crate) fn steps(scene: &Scene<'_>, check: &Check, mode: Option<CertificateMode>) -> Vec<Step> {
    let mut steps = Vec::new();
    if crate::answers::remedy::step::is_input(check) {
        return steps;
    }
    // A certificate that counts for too little counts for more by a rule of the method policy.
    if mode == Some(CertificateMode::SingleFactor) {
        steps.extend(certificate::mode_steps(scene));
    }
    let Some(strength) = strength_of(scene, check).filter(|strength| !strength.is_built_in())
    else {
        return steps;
    };
    let restricted: Vec<&Check> = check.children.iter().filter(|child| fits(child)).collect();
    if restricted.is_empty() {
        steps.extend(combination(scene, strength, mode));
        return steps;
    }
    for child in restricted {
        let (Some(of), Some(at)) = (strength.at.as_ref(), child.clause.as_ref()) else {
            continue;
        };
        let aimed = child
            .children
            .iter()
            .filter(|one| matches!(one.outcome, Outcome::Fail | Outcome::Unknown))
            .filter(|one| !crate::answers::remedy::step::is_input(one))
            .flat_map(|one| configured(scene, strength, child, one));
        steps.extend(aimed.map(|step| step.on(of, at)));
    }
    steps
}

/// Whether a combination was performed, and only its configuration is not met.
fn fits(child: &Check) -> bool {
    child.outcome != Outcome::Pass && !child.children.is_empty()
}

/// The strength that a check is about, by its clauses. A built-in one that no document holds has none.
fn strength_of<'t>(scene: &Scene<'t>, check: &Check) -> Option<&'t Strength> {
    let tenant = scene.tenant;
    let at = check
        .children
        .iter()
        .find_map(|child| child.clause.as_ref())
        .or(check.clause.as_ref())?;
    tenant.strengths.iter().find(|strength| {
        let own = strength.combinations.iter().filter_map(|c| c.at.as_ref());
        let mut places = own.chain(&strength.combinations_at).chain(&strength.at);
        places.any(|place| place == at)
    })
}

fn configured(
    scene: &Scene<'_>,
    strength: &Strength,
    combination: &Check,
    failed: &Check,
) -> Vec<Step> {
    let Some(at) = failed.clause.as_ref() else {
        return Vec::new();
    };
    let configuration = strength
        .configurations
        .iter()
        .find(|configuration| at.is_within(&configuration.at));
    let Some(configuration) = configuration else {
        return Vec::new();
    };
    let name = strength.name().unwrap_or_default();
    let mut steps = match (&configuration.restriction, scene.credential) {
        (Restriction::Fido2 { .. }, Credential::Passkey(passkey)) => passkey
            .aaguid
            .and_then(|id| {
                let list = step(&configuration.at, "allowedAAGUIDs");
                let entry = scene.push(&list, json!(id.hyphenated().to_string()));
                one(Opens::Model, &remedies::STRENGTH_MODEL, &list, entry)
                    .map(|step| step.with("model", aaguid::shown(id)))
            })
            .into_iter()
            .collect(),
        (
            Restriction::X509 {
                issuer_skis,
                policy_oids,
            },
            Credential::Certificate(presented),
        ) => {
            let both = issuer_skis.is_some() && policy_oids.is_some();
            certified(scene, configuration, &presented.leaf, failed, both)
        }
        _ => Vec::new(),
    };
    let whole = one(
        Opens::Configuration,
        &remedies::STRENGTH_UNRESTRICTED,
        &configuration.at,
        remove(&configuration.at),
    );
    steps.extend(whole.map(|step| {
        step.with_words(
            "combination",
            labels::methods(&combination.expected.told_or_nothing()),
        )
    }));
    steps
        .into_iter()
        .map(|step| step.with("name", name))
        .collect()
}

/// The part of a configuration that a certificate does not meet; where there are `both`, the one can go alone.
fn certified(
    scene: &Scene<'_>,
    configuration: &Configuration,
    leaf: &Certificate,
    failed: &Check,
    both: bool,
) -> Vec<Step> {
    let part = failed
        .children
        .iter()
        .find(|part| matches!(part.outcome, Outcome::Fail | Outcome::Unknown))
        .filter(|part| !crate::answers::remedy::step::is_input(part));
    let Some(part) = part else { return Vec::new() };
    let (list, entry, add, drop) = match part.rule.id {
        RuleId::StrengthIssuer => {
            let ski = match &leaf.authority_key_id {
                Some(AuthorityKeyId::KeyIdentifier(id)) if leaf.version == 3 => {
                    Some(to_upper_hex(id))
                }
                _ => None,
            };
            let rows = (&remedies::STRENGTH_ISSUER, &remedies::STRENGTH_ANY_ISSUER);
            ("allowedIssuerSkis", ski, rows.0, rows.1)
        }
        RuleId::StrengthPolicyOid => {
            let rows = (
                &remedies::STRENGTH_POLICY_OID,
                &remedies::STRENGTH_ANY_POLICY_OID,
            );
            ("allowedPolicyOIDs", policy_oid(leaf), rows.0, rows.1)
        }
        _ => return Vec::new(),
    };
    let list = step(&configuration.at, list);
    let added = entry.and_then(|value| {
        let entry = scene.push(&list, json!(value));
        one(Opens::Entry, add, &list, entry).map(|step| step.with("value", value))
    });
    let dropped = both
        .then(|| {
            one(
                Opens::Configuration,
                drop,
                &list,
                scene.set(&list, json!([])),
            )
        })
        .flatten();
    added.into_iter().chain(dropped).collect()
}

/// The narrowest combination that was performed: of two methods rather than of one.
fn combination(
    scene: &Scene<'_>,
    strength: &Strength,
    mode: Option<CertificateMode>,
) -> Option<Step> {
    let mode = match (scene.credential, mode) {
        (Credential::Passkey(_), _) => Mode::Fido2,
        (Credential::Method(own), _) => own.mode,
        (Credential::Certificate(_), Some(CertificateMode::SingleFactor)) => {
            Mode::X509CertificateSingleFactor
        }
        (Credential::Certificate(_), Some(CertificateMode::MultiFactor)) => {
            Mode::X509CertificateMultiFactor
        }
        (Credential::Certificate(_), None) => return None,
    };
    let alone = Modes::default().with(mode);
    let pairs = scene
        .question
        .also_used
        .iter()
        .map(|other| alone.with(*other));
    let modes = pairs
        .chain([alone])
        .find(|modes| legality(*modes) == Legality::Anywhere)?;
    // A strength that stands for MFA keeps doing so: the service is expected to refuse anything else while a
    // Conditional Access policy relies on it.
    if strength.stands_for_mfa() && !is_mfa(modes) {
        return None;
    }
    let same = |combination: &crate::tenant::strengths::combination::Combination| {
        combination.modes == modes
    };
    if strength.combinations.iter().any(same) {
        return None;
    }
    let list: &Clause = strength.combinations_at.as_ref()?;
    let text = spelled(modes);
    one(
        Opens::Combination,
        &remedies::STRENGTH_COMBINATION,
        list,
        scene.push(list, json!(text)),
    )
    .map(|step| {
        step.with_words("combination", labels::methods(&text))
            .with("name", strength.name().unwrap_or_default())
    })
}

/// As the service writes it: the first factor first.
fn spelled(modes: Modes) -> String {
    let first = [Mode::Password, Mode::FederatedSingleFactor];
    let (before, after): (Vec<Mode>, Vec<Mode>) =
        modes.iter().partition(|mode| first.contains(mode));
    let names: Vec<&str> = before.into_iter().chain(after).map(Mode::as_str).collect();
    names.join(",")
}
