//! State and targets of a method policy.

use serde_json::json;

use crate::answers::remedy::step::{Opens, Scene, Step, one, remove};
use crate::base::check::Check;
use crate::credential::presented::Credential;
use crate::credential::webauthn::aaguid;
use crate::vocabulary::rule_id::RuleId;
use crate::words::remedies;

pub(crate) fn steps(scene: &Scene<'_>, check: &Check) -> Vec<Step> {
    let Some(at) = &check.clause else {
        return Vec::new();
    };
    match check.rule.id {
        RuleId::MethodState => one(
            Opens::Method,
            &remedies::ENABLE_METHOD,
            at,
            scene.set(at, json!("enabled")),
        )
        .into_iter()
        .collect(),
        RuleId::MethodExclude => one(Opens::Audience, &remedies::REMOVE_EXCLUSION, at, remove(at))
            .map(|step| step.with("target", check.actual.told_or_nothing()))
            .into_iter()
            .collect(),
        RuleId::MethodInclude => include(scene, check),
        RuleId::MethodConfigured => configure(scene, check).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Only groups can be saved as targets.
fn include(scene: &Scene<'_>, check: &Check) -> Vec<Step> {
    let Some(at) = &check.clause else {
        return Vec::new();
    };
    let profiles = match (scene.credential, &scene.tenant.fido2) {
        (Credential::Passkey(_), Some(policy)) => policy.profiles.as_slice(),
        _ => &[],
    };
    let mut steps = Vec::new();
    for group in scene.groups() {
        let mut target = json!({
            "targetType": "group",
            "id": group,
            "isRegistrationRequired": false,
        });
        if profiles.is_empty() {
            let step = one(
                Opens::Audience,
                &remedies::ADD_GROUP,
                at,
                scene.push(at, target.clone()),
            );
            steps.extend(step.map(|step| step.with("group", group)));
        }
        for profile in profiles {
            if let Some(members) = target.as_object_mut() {
                members.insert("allowedPasskeyProfiles".to_owned(), json!([profile.id]));
            }
            let step = one(
                Opens::Audience,
                &remedies::ADD_GROUP_WITH_PROFILE,
                at,
                scene.push(at, target.clone()),
            );
            steps.extend(step.map(|step| {
                step.with("group", group)
                    .with("name", &profile.name)
                    .on(at, &profile.at)
            }));
        }
    }
    steps
}

/// A configuration for passkeys that admits the one model.
fn configure(scene: &Scene<'_>, check: &Check) -> Option<Step> {
    let at = check.clause.as_ref()?;
    let Credential::Passkey(passkey) = scene.credential else {
        return None;
    };
    let id = passkey.aaguid?;
    let configuration = json!({
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2",
        "state": "enabled",
        "isSelfServiceRegistrationAllowed": true,
        "isAttestationEnforced": false,
        "keyRestrictions": {
            "isEnforced": true,
            "enforcementType": "allow",
            "aaGuids": [id.hyphenated().to_string()],
        },
        "includeTargets": [
            { "targetType": "group", "id": "all_users", "isRegistrationRequired": false },
        ],
        "excludeTargets": [],
    });
    one(
        Opens::Method,
        &remedies::CONFIGURE_PASSKEYS,
        at,
        scene.push(at, configuration),
    )
    .map(|step| step.with("model", aaguid::shown(id)))
}
