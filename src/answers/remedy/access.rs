//! Conditional Access policies and the trust in other tenants.

use serde_json::Value;
use serde_json::json;

use crate::answers::remedy::step::{Opens, Scene, Step, above, canonical, one};
use crate::answers::remedy::strength;
use crate::base::check::{Check, Outcome};
use crate::base::clause::step;
use crate::decide::external;
use crate::tenant::access::cross_tenant::Claim;
use crate::tenant::access::policy::{AccessPolicy, PolicyState};
use crate::tenant::reader::Member;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::rule_id::RuleId;
use crate::words::{reasons, remedies};

pub(crate) fn steps(scene: &Scene<'_>, check: &Check, mode: Option<CertificateMode>) -> Vec<Step> {
    let policies = &scene.tenant.access_policies;
    let refusing = |outcome| {
        check
            .children
            .iter()
            .filter(|child| {
                child.outcome == outcome && !crate::answers::remedy::step::is_input(child)
            })
            .find_map(|child| {
                let policy = policies
                    .iter()
                    .find(|policy| child.clause.as_ref() == Some(&policy.at))?;
                enforced(policy).then_some((child, policy))
            })
    };
    // Each of them has to be met, so it does not matter with which one begins.
    let Some((check, policy)) = refusing(Outcome::Fail).or_else(|| refusing(Outcome::Unknown))
    else {
        return Vec::new();
    };
    let grant = check
        .children
        .iter()
        .filter(|one| one.rule.id == RuleId::AccessGrant);
    let controls = grant.flat_map(|grant| &grant.children);
    let asks_mfa = controls.clone().any(|control| {
        let name = control
            .about
            .as_ref()
            .and_then(|about| about.name.as_deref());
        control.outcome == Outcome::Fail && name == Some(GrantControl::Mfa.as_str())
    });
    let mut steps: Vec<Step> = controls
        .filter(|control| control.rule.id == RuleId::AccessStrength)
        .flat_map(|control| &control.children)
        .flat_map(|judged| {
            let mut steps = strength::steps(scene, judged, mode);
            steps.extend(trust(scene, judged));
            steps
        })
        .collect();
    steps.extend(trusted_home(scene).filter(|_| asks_mfa));
    // What the service answered once is no policy that could be changed.
    if policy.what_if.is_none() {
        steps.extend(exclude(scene, policy));
        steps.extend(report_only(scene, policy));
    }
    steps
}

fn enforced(policy: &AccessPolicy) -> bool {
    policy
        .state
        .as_ref()
        .is_none_or(|state| state.value == Member::Known(PolicyState::Enabled))
}

fn called(policy: &AccessPolicy) -> &str {
    let name = policy.name.as_deref().or(policy.id.as_deref());
    name.unwrap_or_default()
}

fn exclude(scene: &Scene<'_>, policy: &AccessPolicy) -> Option<Step> {
    let user = canonical(scene.question.who.id.as_deref()?)?;
    let list = step(&policy.conditions.users.as_ref()?.extent.at, "excludeUsers");
    one(
        Opens::User,
        &remedies::EXCLUDE_USER,
        &list,
        scene.push(&list, json!(user)),
    )
    .map(|step| step.with("user", user).with("name", called(policy)))
}

fn report_only(scene: &Scene<'_>, policy: &AccessPolicy) -> Option<Step> {
    let at = step(&policy.at, "state");
    one(
        Opens::Policy,
        &remedies::REPORT_ONLY,
        &at,
        scene.set(&at, json!(PolicyState::ReportOnly.as_str())),
    )
    .map(|step| step.with("name", called(policy)))
}

/// Where it is refused because the home tenant is not trusted.
pub(crate) fn trust(scene: &Scene<'_>, check: &Check) -> Option<Step> {
    let refused = check.code == Some(reasons::METHOD_NOT_USABLE.code);
    trusted_home(scene).filter(|_| refused)
}

/// Trusts the multifactor authentication of the user's home tenant.
fn trusted_home(scene: &Scene<'_>) -> Option<Step> {
    if !scene.question.who.kind.is_external() {
        return None;
    }
    let trusted = external::trusts(scene.tenant, &scene.question.who, Claim::Mfa).ok()?;
    let at = match scene.value(&trusted.at)? {
        // Nothing is stated, so the clause is what has the member.
        Value::Object(_) if trusted.at.path.ends_with("/inboundTrust") => {
            step(&trusted.at, "isMfaAccepted")
        }
        Value::Object(_) => return None,
        _ => trusted.at,
    };
    let configuration = above(&at).and_then(|trust| above(&trust))?;
    let partner = scene
        .value(&step(&configuration, "tenantId"))
        .and_then(|tenant| tenant.as_str())
        .map(str::to_owned);
    let set = scene.set(&at, json!(true));
    match partner {
        Some(tenant) => one(Opens::Trust, &remedies::TRUST_PARTNER, &at, set)
            .map(|step| step.with("name", tenant)),
        None => one(Opens::Trust, &remedies::TRUST_ALL, &at, set),
    }
}
