//! What a change of policies changes: the same questions before and after it.

use uuid::Uuid;

use crate::base::error::{Error, too_large};
use crate::base::sorted::{Map, Set, sort_by};
use crate::contract::comparison::{
    AuthorityChange, CheckState, ComparedAnswer, ComparedCheck, ComparedQuestion, Comparison,
    ModelChanges, NamedModel, RestrictionChange, RestrictionKind,
};
use crate::contract::limits;
use crate::contract::options::Options;
use crate::contract::question::Question;
use crate::contract::scenario::PolicyInput;
use crate::contract::verdict::Decision;
use crate::contract::verdict::{About, Check, Verdict};
use crate::credential::presented::Credential;
use crate::credential::webauthn::aaguid;
use crate::question::circumstances::Circumstances;
use crate::tenant::strengths::strength::{Restriction, Strength};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::text::to_upper_hex;

/// Models are looked at for so many circumstances.
const MAX_SWEEPS: usize = 16;

/// Asks questions of policies before and after a change.
///
/// # Errors
/// As [`Tenant::load`]; `input.tooLarge` for more questions than [`limits::LIST`].
pub fn compare(
    before: Vec<PolicyInput>,
    after: Vec<PolicyInput>,
    questions: &[Question],
    language: Language,
) -> Result<Comparison, Error> {
    Tenant::load(before)?.compare(&Tenant::load(after)?, questions, language)
}

impl Tenant {
    /// Asks questions of this tenant and of what it becomes. A question that cannot be answered has its error in the
    /// answer.
    ///
    /// # Errors
    /// `input.tooLarge` for more questions than [`limits::LIST`].
    pub fn compare(
        &self,
        after: &Self,
        questions: &[Question],
        language: Language,
    ) -> Result<Comparison, Error> {
        if questions.len() > limits::LIST {
            return Err(too_large("questions", limits::LIST, "entries"));
        }
        let mut sweeps: Sweeps = Vec::new();
        let questions = questions
            .iter()
            .map(|question| {
                let models = models(self, after, question, &mut sweeps);
                compared(self, after, question, models, language)
            })
            .collect();
        Ok(Comparison {
            comparison: 1,
            questions,
            restrictions: restrictions(self, after),
            authorities: authorities(self, after),
        })
    }
}

fn compared(
    before: &Tenant,
    after: &Tenant,
    question: &Question,
    models: Option<ModelChanges>,
    language: Language,
) -> ComparedQuestion {
    let options = Options {
        language,
        remedies: false,
    };
    let ask = |tenant: &Tenant| tenant.evaluate_with(question, options);
    let (before, after) = (ask(before), ask(after));
    let checks = match (&before, &after) {
        (Ok(before), Ok(after)) => changes(before, after),
        _ => Vec::new(),
    };
    let (before, after) = (answer(before, language), answer(after, language));
    let code = |answer: &ComparedAnswer| {
        let reason = answer.reason.as_ref().map(|reason| reason.code);
        reason.or(answer.error.as_ref().map(|error| error.code))
    };
    ComparedQuestion {
        changed: before.decision != after.decision || code(&before) != code(&after),
        before,
        after,
        checks,
        models,
    }
}

pub(crate) fn answer(verdict: Result<Verdict, Error>, language: Language) -> ComparedAnswer {
    match verdict {
        Ok(verdict) => ComparedAnswer {
            decision: Some(verdict.decision),
            reason: Some(verdict.reason),
            error: None,
        },
        Err(error) => ComparedAnswer {
            decision: None,
            reason: None,
            error: Some(error.report(language)),
        },
    }
}

/// A check in the trace: its rule, what it is about, and which of those that are alike.
type Key = (RuleId, Option<About>, usize);

/// The trace, flat, each check with its way down.
fn flat(verdict: &Verdict) -> Vec<(Vec<Key>, &Check)> {
    fn walk<'v>(checks: &'v [Check], above: &[Key], into: &mut Vec<(Vec<Key>, &'v Check)>) {
        let mut seen: Map<(RuleId, Option<About>), usize> = Map::new();
        for check in checks {
            let about = check.about.as_ref().map(wherever);
            let alike = (check.id, about.clone());
            let count = seen.get(&alike).copied().unwrap_or_default();
            seen.insert(alike, count + 1);
            let mut way = above.to_vec();
            way.push((check.id, about, count));
            into.push((way.clone(), check));
            walk(&check.checks, &way, into);
        }
    }
    let mut all = Vec::new();
    walk(&verdict.checks, &[], &mut all);
    all
}

/// What a check is about, whichever document it stands in: what has an id is the same under another name.
fn wherever(about: &About) -> About {
    let id = about.id.as_ref().map(|id| id.to_ascii_lowercase());
    About {
        kind: about.kind,
        name: about.name.clone().filter(|_| id.is_none()),
        id,
        document: None,
    }
}

fn changes(before: &Verdict, after: &Verdict) -> Vec<ComparedCheck> {
    let before = flat(before);
    let after = flat(after);
    let state = |check: &Check| CheckState {
        outcome: check.outcome,
        code: check.code,
        policy: check.policy.clone(),
        text: check.text.clone().into_owned(),
    };
    let path = |way: &[Key]| way.iter().map(|(id, ..)| *id).collect();
    let then: Map<&[Key], &Check> = before
        .iter()
        .map(|(way, check)| (way.as_slice(), *check))
        .collect();
    let now: Set<&[Key]> = after.iter().map(|(way, _)| way.as_slice()).collect();
    let gone = before
        .iter()
        .filter(|(way, _)| !now.contains(way.as_slice()))
        .map(|(way, check)| ComparedCheck {
            path: path(way),
            before: Some(state(check)),
            after: None,
        });
    let other = after.iter().filter_map(|(way, check)| {
        let was = then.get(way.as_slice());
        if was.is_some_and(|was| was.outcome == check.outcome && was.code == check.code) {
            return None;
        }
        Some(ComparedCheck {
            path: path(way),
            before: was.map(|was| state(was)),
            after: Some(state(check)),
        })
    });
    other.chain(gone).collect()
}

/// What a change does to the models, by the circumstances and the type of passkey.
type Sweeps = Vec<((Circumstances, Option<PasskeyType>), ModelChanges)>;

/// The models that the change concerns in the circumstances of a question, each circumstances looked at once.
pub(crate) fn models(
    before: &Tenant,
    after: &Tenant,
    question: &Question,
    sweeps: &mut Sweeps,
) -> Option<ModelChanges> {
    let circumstances = Circumstances::read(question)
        .ok()?
        .within(&before.directory);
    let Ok(Credential::Passkey(passkey)) = Credential::read(&question.credential) else {
        return None;
    };
    let key = (circumstances, passkey.kind);
    if let Some((_, known)) = sweeps.iter().find(|(known, _)| *known == key) {
        return Some(known.clone());
    }
    let (circumstances, kind) = &key;
    if sweeps.len() == MAX_SWEEPS {
        return None;
    }
    let before = before.admitted(circumstances, *kind);
    let told = after.decided_models(circumstances, *kind);
    let of = |wanted: &[Decision]| -> Set<Uuid> {
        let told = told
            .iter()
            .filter(|(_, decision)| wanted.contains(decision));
        told.map(|(aaguid, _)| *aaguid).collect()
    };
    let after = of(&[Decision::Allow]);
    let decided = of(&[Decision::Allow, Decision::Deny]);
    let kept = of(&[Decision::Allow, Decision::Indeterminate]);
    let named = |one: &Set<Uuid>, other: &Set<Uuid>| {
        one.difference(other)
            .map(|id| NamedModel {
                aaguid: id.hyphenated().to_string(),
                name: aaguid::name(*id),
            })
            .collect()
    };
    let found = ModelChanges {
        gained: named(&after, &before),
        lost: named(&before, &kept),
        undecided: named(&before, &decided),
    };
    sweeps.push((key, found.clone()));
    Some(found)
}

/// A list of a strength: whose, for which combination, of what.
type ListKey = (String, Option<String>, RestrictionKind);

pub(crate) fn restrictions(before: &Tenant, after: &Tenant) -> Vec<RestrictionChange> {
    let (before, after) = (lists(&before.strengths), lists(&after.strengths));
    let keys: Set<&ListKey> = before.keys().chain(after.keys()).collect();
    keys.into_iter()
        .filter(|key| before.get(*key) != after.get(*key))
        .map(|key| {
            let sorted = |lists: &Map<ListKey, Set<String>>| {
                let list = lists.get(key)?;
                Some(list.iter().cloned().collect())
            };
            let (strength, combination, kind) = key.clone();
            RestrictionChange {
                strength,
                combination,
                kind,
                before: sorted(&before),
                after: sorted(&after),
            }
        })
        .collect()
}

fn lists(strengths: &[Strength]) -> Map<ListKey, Set<String>> {
    let mut lists: Map<ListKey, Set<String>> = Map::new();
    for strength in strengths {
        let id = strength.id.as_deref().or(strength.name());
        let id = id.unwrap_or_default().to_owned();
        let combinations = strength.combinations.iter();
        let combinations = combinations.map(|combination| combination.name().to_owned());
        lists.insert(
            (id.clone(), None, RestrictionKind::Combination),
            combinations.collect(),
        );
        for configuration in &strength.configurations {
            for combination in &configuration.applies_to {
                let key = |kind| (id.clone(), Some(combination.name().to_owned()), kind);
                match &configuration.restriction {
                    Restriction::Fido2 { aaguids } => {
                        let list = aaguids.iter().flat_map(|list| list.iter());
                        let list = list.map(|aaguid| aaguid.hyphenated().to_string());
                        lists.insert(key(RestrictionKind::Aaguid), list.collect());
                    }
                    Restriction::X509 {
                        issuer_skis,
                        policy_oids,
                    } => {
                        if let Some(list) = issuer_skis {
                            let list = list.iter().map(|ski| to_upper_hex(ski));
                            lists.insert(key(RestrictionKind::Issuer), list.collect());
                        }
                        if let Some(list) = policy_oids {
                            let list = list.iter().cloned();
                            lists.insert(key(RestrictionKind::PolicyOid), list.collect());
                        }
                    }
                    Restriction::Unknown(_) | Restriction::Pending(_) => {}
                }
            }
        }
    }
    lists
}

pub(crate) fn authorities(before: &Tenant, after: &Tenant) -> Vec<AuthorityChange> {
    let all = |tenant: &Tenant| -> Set<(String, Option<String>)> {
        let store = tenant.trust_store.iter();
        store
            .flat_map(|store| &store.authorities)
            .map(|authority| {
                let ski = authority.subject_key_id().map(to_upper_hex);
                (authority.certificate.subject.encoded_order(), ski)
            })
            .collect()
    };
    let (before, after) = (all(before), all(after));
    let mut changed: Vec<_> = before
        .difference(&after)
        .chain(after.difference(&before))
        .collect();
    sort_by(&mut changed, |one, other| one.cmp(other));
    changed
        .into_iter()
        .map(|authority| AuthorityChange {
            subject: authority.0.clone(),
            subject_key_identifier: authority.1.clone(),
            trusted: after.contains(authority),
        })
        .collect()
}
