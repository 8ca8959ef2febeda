//! The passkey method policy: lists of AAGUIDs, types, attestation, and which profile is whose.

use json_patch::PatchOperation;
use serde_json::Value;
use serde_json::json;
use uuid::Uuid;

use crate::answers::remedy::step::{Opens, Scene, Step, one, remove};
use crate::base::check::{Check, Outcome};
use crate::base::clause::step;
use crate::contract::verdict::Clause;
use crate::credential::presented::{Credential, Passkey};
use crate::credential::webauthn::aaguid;
use crate::decide::method::{Named, names};
use crate::tenant::methods::fido2::{
    EnforcementType, Fido2Policy, KeyRestrictions, PasskeyProfile,
};
use crate::tenant::reader::Member;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::rule_id::RuleId;
use crate::words::sentence::{Row, Said, Text};
use crate::words::{reasons, remedies};

pub(crate) fn steps(scene: &Scene<'_>, check: &Check) -> Vec<Step> {
    let (Credential::Passkey(passkey), Some(policy)) = (scene.credential, &scene.tenant.fido2)
    else {
        return Vec::new();
    };
    if check.rule.id == RuleId::PasskeySelfService {
        let at = check.clause.as_ref();
        return at
            .and_then(|at| {
                one(
                    Opens::Method,
                    &remedies::SELF_SERVICE,
                    at,
                    scene.set(at, json!(true)),
                )
            })
            .into_iter()
            .collect();
    }
    let Some(of) = &check.clause else {
        return Vec::new();
    };
    let mut steps: Vec<Step> = Vec::new();
    for child in &check.children {
        let Some(at) = child.clause.as_ref() else {
            continue;
        };
        let profile = policy.profiles.iter().find(|profile| profile.at == *at);
        let aimed = Aim {
            scene,
            policy,
            profile,
            passkey,
        };
        let first = |outcome| child.children.iter().find(|check| check.outcome == outcome);
        let Some(decides) = first(Outcome::Fail).or_else(|| first(Outcome::Unknown)) else {
            continue;
        };
        steps.extend(aimed.at(decides).into_iter().map(|step| step.on(of, at)));
    }
    let in_scope = |profile: &PasskeyProfile| {
        let of = |child: &Check| child.clause.as_ref() == Some(&profile.at);
        check.children.iter().any(of)
    };
    for profile in policy.profiles.iter().filter(|one| !in_scope(one)) {
        steps.extend(assign(scene, policy, profile).map(|step| step.on(of, &profile.at)));
    }
    steps
}

/// One profile, or the members of the whole policy, and the passkey that it is to admit.
struct Aim<'a> {
    scene: &'a Scene<'a>,
    policy: &'a Fido2Policy,
    profile: Option<&'a PasskeyProfile>,
    passkey: &'a Passkey,
}

impl Aim<'_> {
    fn at(&self, check: &Check) -> Vec<Step> {
        if crate::answers::remedy::step::is_input(check) {
            return Vec::new();
        }
        match check.rule.id {
            RuleId::PasskeyType => self.kind(check).into_iter().collect(),
            RuleId::PasskeyAttestation => self.attestation().into_iter().collect(),
            RuleId::PasskeyAaguid => self.list(check),
            _ => Vec::new(),
        }
    }

    /// A step whose sentence names the profile, where there is one.
    fn step(
        &self,
        opens: Opens,
        (whole, named): (&'static Row, &'static Row),
        at: &Clause,
        operation: Option<PatchOperation>,
    ) -> Option<Step> {
        match self.profile {
            None => one(opens, whole, at, operation),
            Some(profile) => {
                one(opens, named, at, operation).map(|step| step.with("name", &profile.name))
            }
        }
    }

    fn kind(&self, check: &Check) -> Option<Step> {
        let kind = self.passkey.kind?;
        let Some(profile) = self.profile else {
            // Without profiles it is attestation that keeps synced passkeys out.
            return self.attestation();
        };
        let at = check.clause.as_ref()?;
        let have = self.scene.value(at)?.as_str()?.trim().trim_matches(',');
        let types = match (have, kind) {
            ("", kind) => kind.as_str().to_owned(),
            (have, PasskeyType::DeviceBound) => format!("{},{have}", kind.as_str()),
            (have, PasskeyType::Synced) => format!("{have},{}", kind.as_str()),
        };
        one(
            Opens::Kind,
            &remedies::ADMIT_TYPE,
            at,
            self.scene.set(at, json!(types)),
        )
        .map(|step| {
            step.with_words("kind", Said::of(|language| kind.label(language)))
                .with("name", &profile.name)
        })
    }

    fn attestation(&self) -> Option<Step> {
        let (at, off) = match self.profile {
            Some(profile) => (&profile.attestation.as_ref()?.at, json!("disabled")),
            None => (&self.policy.attestation_enforced.as_ref()?.at, json!(false)),
        };
        self.step(
            Opens::Enforcement,
            (&remedies::LIFT_ATTESTATION, &remedies::LIFT_ATTESTATION_IN),
            at,
            self.scene.set(at, off),
        )
    }

    fn list(&self, check: &Check) -> Vec<Step> {
        let restrictions = match self.profile {
            Some(profile) => &profile.key_restrictions,
            None => &self.policy.key_restrictions,
        };
        let (Some(id), Some(enforced), Some(kind)) = (
            self.passkey.aaguid,
            restrictions.enforced.as_ref().filter(|read| read.value),
            &restrictions.kind,
        ) else {
            return Vec::new();
        };
        // Where nothing is enforced it is not the list (A61).
        let entry = match (&kind.value, check.code) {
            (Member::Known(EnforcementType::Allow), Some(code))
                if code == reasons::AAGUID_NOT_ALLOWED.code =>
            {
                self.allow(restrictions, id)
            }
            (Member::Known(EnforcementType::Block), Some(code))
                if code == reasons::AAGUID_BLOCKED.code =>
            {
                self.unblock(restrictions, id)
            }
            _ => return Vec::new(),
        };
        let lift = self.step(
            Opens::Enforcement,
            (
                &remedies::LIFT_RESTRICTIONS,
                &remedies::LIFT_RESTRICTIONS_IN,
            ),
            &enforced.at,
            self.scene.set(&enforced.at, json!(false)),
        );
        entry
            .map(|step| step.with("model", aaguid::shown(id)))
            .into_iter()
            .chain(lift)
            .collect()
    }

    fn allow(&self, restrictions: &KeyRestrictions, id: Uuid) -> Option<Step> {
        let at = step(restrictions.at.as_ref()?, "aaGuids");
        let list = restrictions.aaguids.as_ref().map_or(&at, |list| &list.at);
        self.step(
            Opens::Model,
            (&remedies::ALLOW_MODEL, &remedies::ALLOW_MODEL_IN),
            list,
            self.scene.push(list, json!(id.hyphenated().to_string())),
        )
    }

    /// An AAGUID may stand on the list several times.
    fn unblock(&self, restrictions: &KeyRestrictions, id: Uuid) -> Option<Step> {
        let list = &restrictions.aaguids.as_ref()?.at;
        let is = |entry: &Value| {
            let text = entry.as_str().unwrap_or_default().trim();
            Uuid::try_parse(text).is_ok_and(|entry| entry == id)
        };
        let entries = self.scene.value(list)?.as_array()?;
        // From the end, so that no removal moves another entry.
        let patch: Vec<PatchOperation> = (0..entries.len())
            .rev()
            .filter(|index| entries.get(*index).is_some_and(is))
            .filter_map(|index| remove(&step(list, &index.to_string())))
            .collect();
        let row = match self.profile {
            None => Text::new(&remedies::UNBLOCK_MODEL.sentence),
            Some(profile) => {
                Text::new(&remedies::UNBLOCK_MODEL_IN.sentence).with("name", &profile.name)
            }
        };
        Some(Step {
            document: list.document,
            patch,
            opens: Opens::Model,
            lane: None,
            text: row,
        })
    }
}

/// Gives a profile to the narrowest target that names the user.
fn assign(scene: &Scene<'_>, policy: &Fido2Policy, profile: &PasskeyProfile) -> Option<Step> {
    let targets = &policy.method.include.as_ref()?.value;
    let named = |everybody: bool| {
        targets.iter().find(|target| {
            target.is_all_users() == everybody
                && matches!(names(target, &scene.question.who), Named::Yes)
        })
    };
    let target = named(false).or_else(|| named(true))?;
    let at = step(&target.at, "allowedPasskeyProfiles");
    let has = target
        .profiles
        .as_ref()
        .is_some_and(|ids| !ids.value.is_empty());
    let operation = if has {
        scene.push(&at, json!(profile.id))
    } else {
        // What it falls back to now it keeps.
        let default = policy.default_profile.as_ref().map(|id| id.value.as_str());
        let ids: Vec<&str> = default.into_iter().chain([profile.id.as_str()]).collect();
        scene.set(&at, json!(ids))
    };
    one(Opens::Profile, &remedies::ADD_PROFILE, &at, operation)
        .map(|step| step.with("name", &profile.name).with("target", &target.id))
}
