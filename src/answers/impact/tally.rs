//! Counts of people, keys and models, which can be added up.

use std::borrow::Cow;
use std::cmp::Reverse;
use uuid::Uuid;

use crate::answers::impact::ask::{Pair, Told};
use crate::base::sorted::sort_by_key;
use crate::base::table::{Table, hash_of};
use crate::contract::impact::{
    ImpactDecisions, ImpactMissing, ImpactModel, ImpactPart, ImpactPartMissing, ImpactPartModel,
    ImpactReason, ImpactTotals,
};
use crate::contract::verdict::Decision;
use crate::credential::webauthn::aaguid;
use crate::metadata::snapshot::Metadata;
use crate::population::person::Key;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::effect::Effect;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::language::Language;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::words::general;
use crate::words::inputs;
use crate::words::sentence::{Input, Text};

/// Different models that are told apart.
pub(crate) const MODELS: usize = 100_000;

/// What is counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub totals: ImpactTotals,
    places: Table<(KeyKind, Option<Uuid>), usize>,
    models: Vec<Counted>,
    reasons: Vec<Reason>,
    missing: Vec<(&'static Input, u64)>,
}

/// Keys that share a reason.
#[derive(Clone, Debug)]
struct Reason {
    decision: Decision,
    code: Cow<'static, str>,
    /// The sentence; none where it reads differently of another key.
    text: Option<String>,
    hash: u64,
    keys: u64,
    lost: u64,
}

impl Reason {
    fn is(&self, decision: Decision, code: &str) -> bool {
        self.decision == decision && self.code == code
    }

    fn add(&mut self, hash: u64, keys: u64, lost: u64) {
        self.keys += keys;
        self.lost += lost;
        if self.hash != hash {
            self.text = None;
        }
    }
}

/// A model.
#[derive(Clone, Debug)]
struct Counted {
    kind: KeyKind,
    aaguid: Option<Uuid>,
    keys: u64,
    users: u64,
    /// The person who was counted last.
    last_user: u64,
    attested: u64,
    not_attested: u64,
    synced: u64,
    unused: u64,
    last_used: Option<String>,
    before: [u64; 3],
    after: [u64; 3],
    lost: u64,
}

/// A moment as logs write it is not longer.
const MOMENT: usize = 40;

fn place(decision: Decision) -> usize {
    match decision {
        Decision::Allow => 0,
        Decision::Deny => 1,
        Decision::Indeterminate => 2,
    }
}

fn count(counts: &mut [u64; 3], decision: Decision) {
    if let Some(count) = counts.get_mut(place(decision)) {
        *count += 1;
    }
}

impl Tally {
    /// Whether the model is one more than are told apart.
    pub fn is_full(&self, kind: KeyKind, aaguid: Option<Uuid>) -> bool {
        self.models.len() >= MODELS && !self.places.contains_key(&(kind, aaguid))
    }

    /// Counts a key. The people are counted by their number; `text` says a reason as it reads of this key.
    pub fn key(
        &mut self,
        key: &Key<'_>,
        pair: &Pair,
        user: u64,
        unused: Option<bool>,
        text: impl FnOnce(&Told) -> String,
    ) {
        let totals = &mut self.totals;
        let lost = pair.before.decision == Decision::Allow && pair.after.decision == Decision::Deny;
        let gained =
            pair.before.decision == Decision::Deny && pair.after.decision == Decision::Allow;
        totals.keys += 1;
        totals.keys_lost += u64::from(lost);
        totals.keys_gained += u64::from(gained);
        totals.keys_refused += u64::from(pair.after.decision == Decision::Deny);
        totals.keys_undecided += u64::from(pair.after.decision == Decision::Indeterminate);
        totals.certificates += u64::from(key.kind == KeyKind::Certificate);
        totals.unused += u64::from(unused == Some(true));
        totals.use_unknown += u64::from(key.last_used.is_none());
        let attested = key.attestation_level == Some(AttestationLevel::Attested);
        let not_attested = key.attestation_level == Some(AttestationLevel::NotAttested);
        let synced = key.passkey_type == Some(PasskeyType::Synced);
        totals.attested += u64::from(attested);
        totals.not_attested += u64::from(not_attested);
        totals.synced += u64::from(synced);
        totals.device_bound += u64::from(key.passkey_type == Some(PasskeyType::DeviceBound));
        let known = key.aaguid.filter(|aaguid| !aaguid.is_nil());
        if key.kind == KeyKind::Passkey && known.is_none() {
            totals.unknown_model += 1;
        }
        self.reason(pair, lost, text);
        let next = self.models.len();
        let at = *self.places.entry((key.kind, key.aaguid)).or_insert(next);
        if at == next {
            self.models.push(Counted::new(key.kind, key.aaguid));
        }
        let Some(model) = self.models.get_mut(at) else {
            return;
        };
        model.keys += 1;
        if model.last_user != user {
            model.last_user = user;
            model.users += 1;
        }
        model.attested += u64::from(attested);
        model.not_attested += u64::from(not_attested);
        model.synced += u64::from(synced);
        model.unused += u64::from(unused == Some(true));
        model.lost += u64::from(lost);
        count(&mut model.before, pair.before.decision);
        count(&mut model.after, pair.after.decision);
        if let Some(used) = &key.last_used {
            let used = used.as_str();
            let is_later = model.last_used.as_deref().is_none_or(|known| known < used);
            if is_later && used.len() <= MOMENT {
                model.last_used = Some(used.to_owned());
            }
        }
    }

    fn reason(&mut self, pair: &Pair, lost: bool, text: impl FnOnce(&Told) -> String) {
        let told = &pair.after;
        if told.decision == Decision::Allow {
            return;
        }
        let mut known = self.reasons.iter_mut();
        let lost = u64::from(lost);
        match known.find(|known| known.is(told.decision, told.reason)) {
            Some(known) => match told.text {
                Some(hash) => known.add(hash, 1, lost),
                None if known.text.is_none() => known.add(known.hash, 1, lost),
                None => known.add(hash_of(&text(told)), 1, lost),
            },
            None => {
                let text = text(told);
                self.reasons.push(Reason {
                    decision: told.decision,
                    code: told.reason.into(),
                    hash: hash_of(&text),
                    text: Some(text),
                    keys: 1,
                    lost,
                });
            }
        }
    }

    /// Counts what became of somebody.
    pub fn person(&mut self, effect: Effect, missing: &[&'static Input]) {
        let totals = &mut self.totals;
        let count = match effect {
            Effect::LockedOut => &mut totals.locked_out,
            Effect::LosesKey => &mut totals.loses_key,
            Effect::Undecided => &mut totals.undecided,
            Effect::Gains => &mut totals.gains,
            Effect::Unchanged => &mut totals.unchanged,
            Effect::Disabled => &mut totals.disabled,
        };
        *count += 1;
        for input in missing {
            match self
                .missing
                .iter_mut()
                .find(|(known, _)| std::ptr::eq(*known, *input))
            {
                Some((_, users)) => *users += 1,
                None => self.missing.push((input, 1)),
            }
        }
    }

    /// The models, those with the most people first.
    pub fn models(&mut self, metadata: Option<&Metadata>) -> Vec<ImpactModel> {
        let models = self.models.iter();
        let mut models: Vec<ImpactModel> = models.map(|model| model.row(metadata)).collect();
        let listed = models.iter().filter(|model| {
            let known = model.aa_guid.as_deref().is_some_and(|id| id != NIL);
            model.kind == KeyKind::Passkey && known && !model.listed
        });
        self.totals.not_attestable = listed.map(|model| model.keys).sum();
        sort_by_key(&mut models, |model| {
            (
                Reverse(model.users),
                Reverse(model.keys),
                model.kind,
                model.aa_guid.clone(),
            )
        });
        models
    }

    /// The models as they are counted.
    pub fn counted(&self) -> Vec<ImpactPartModel> {
        let models = self.models.iter();
        let models = models.map(|model| ImpactPartModel {
            kind: model.kind,
            aa_guid: model.aaguid.map(|id| id.hyphenated().to_string()),
            keys: model.keys,
            users: model.users,
            attested: model.attested,
            not_attested: model.not_attested,
            synced: model.synced,
            unused: model.unused,
            last_used: model.last_used.clone(),
            before: model.before,
            after: model.after,
            lost: model.lost,
        });
        models.collect()
    }

    /// What would decide, as it is counted.
    pub fn counted_missing(&self) -> Vec<ImpactPartMissing> {
        let missing = self.missing.iter();
        let missing = missing.map(|(input, users)| ImpactPartMissing {
            path: input.path.to_owned(),
            label: input.label_in(Language::En).to_owned(),
            users: *users,
        });
        missing.collect()
    }

    /// Adds what a part counted. `None` where it has what nothing here counts.
    pub fn add(&mut self, part: &ImpactPart) -> Option<()> {
        self.totals.add(&part.totals);
        for model in &part.models {
            let aaguid = match &model.aa_guid {
                Some(id) => Some(Uuid::try_parse(id).ok()?),
                None => None,
            };
            let of = match self.is_full(model.kind, aaguid) {
                true => (model.kind, None),
                false => (model.kind, aaguid),
            };
            let next = self.models.len();
            let at = *self.places.entry(of).or_insert(next);
            if at == next {
                self.models.push(Counted::new(of.0, of.1));
            }
            self.models.get_mut(at)?.add(model);
        }
        for reason in &part.reasons {
            let hash = hash_of(&reason.text);
            let mut known = self.reasons.iter_mut();
            match known.find(|known| known.is(reason.decision, &reason.reason)) {
                Some(known) => known.add(hash, reason.keys, reason.lost),
                None => self.reasons.push(Reason {
                    decision: reason.decision,
                    code: reason.reason.clone(),
                    text: Some(reason.text.clone()),
                    hash,
                    keys: reason.keys,
                    lost: reason.lost,
                }),
            }
        }
        for missing in &part.missing {
            // Several inputs of the policies have one path.
            let is_it = |input: &Input| {
                input.path == missing.path && input.label_in(Language::En) == missing.label
            };
            let mut known = self.missing.iter_mut();
            match known.find(|(known, _)| is_it(known)) {
                Some((_, users)) => *users += missing.users,
                None => {
                    let input = inputs::ALL.iter().find(|input| is_it(input))?;
                    self.missing.push((input, missing.users));
                }
            }
        }
        Some(())
    }

    /// Why keys are refused or undecided, the most frequent first.
    pub fn reasons(&self, language: Language) -> Vec<ImpactReason> {
        let reasons = self.reasons.iter();
        let reasons = reasons.map(|reason| ImpactReason {
            decision: reason.decision,
            reason: reason.code.clone(),
            text: reason
                .text
                .clone()
                .unwrap_or_else(|| general::text(&reason.code, None, language)),
            keys: reason.keys,
            lost: reason.lost,
        });
        let mut reasons: Vec<ImpactReason> = reasons.collect();
        sort_by_key(&mut reasons, |row| {
            (Reverse(row.keys), row.reason.clone(), row.decision.as_str())
        });
        reasons
    }

    /// What would decide, and for how many people.
    pub fn missing(&self, language: Language) -> Vec<ImpactMissing> {
        let missing = self.missing.iter();
        let missing = missing.map(|(input, users)| ImpactMissing {
            path: input.path,
            kind: input.kind,
            label: Text::new(&input.label).render(language),
            users: *users,
        });
        let mut missing: Vec<ImpactMissing> = missing.collect();
        sort_by_key(&mut missing, |row| {
            (Reverse(row.users), row.path, row.label.clone())
        });
        missing
    }
}

/// The AAGUID of no model.
const NIL: &str = "00000000-0000-0000-0000-000000000000";

/// What a model is called.
pub(crate) fn name_of(
    kind: KeyKind,
    id: Option<Uuid>,
    metadata: Option<&Metadata>,
) -> Option<String> {
    let id = match kind {
        KeyKind::PlatformCredential => Some(aaguid::PLATFORM_CREDENTIAL),
        _ => id,
    };
    let id = id?;
    let known = aaguid::name(id).map(str::to_owned);
    known.or_else(|| {
        let mut models = metadata?.models();
        let (_, model) = models.find(|(known, _)| *known == id)?;
        Some(model.name.clone())
    })
}

/// An AAGUID as it is written.
pub(crate) fn written(kind: KeyKind, id: Option<Uuid>) -> Option<String> {
    let platform = kind == KeyKind::PlatformCredential;
    let id = if platform {
        Some(aaguid::PLATFORM_CREDENTIAL)
    } else {
        id
    };
    id.map(|id| id.hyphenated().to_string())
}

impl Counted {
    fn add(&mut self, other: &ImpactPartModel) {
        self.keys += other.keys;
        self.users += other.users;
        self.attested += other.attested;
        self.not_attested += other.not_attested;
        self.synced += other.synced;
        self.unused += other.unused;
        self.lost += other.lost;
        let sides = [
            (&mut self.before, other.before),
            (&mut self.after, other.after),
        ];
        for (own, other) in sides {
            for (own, other) in own.iter_mut().zip(other) {
                *own += other;
            }
        }
        if self.last_used < other.last_used {
            self.last_used.clone_from(&other.last_used);
        }
    }

    fn new(kind: KeyKind, aaguid: Option<Uuid>) -> Self {
        Self {
            kind,
            aaguid,
            keys: 0,
            users: 0,
            last_user: 0,
            attested: 0,
            not_attested: 0,
            synced: 0,
            unused: 0,
            last_used: None,
            before: [0; 3],
            after: [0; 3],
            lost: 0,
        }
    }

    fn row(&self, metadata: Option<&Metadata>) -> ImpactModel {
        ImpactModel {
            kind: self.kind,
            aa_guid: written(self.kind, self.aaguid),
            name: name_of(self.kind, self.aaguid, metadata),
            keys: self.keys,
            users: self.users,
            attested: self.attested,
            not_attested: self.not_attested,
            synced: self.synced,
            unused: self.unused,
            last_used: self.last_used.clone(),
            listed: self.aaguid.is_some_and(aaguid::is_listed),
            before: decisions(self.before),
            after: decisions(self.after),
            lost: self.lost,
        }
    }
}

fn decisions([allow, deny, indeterminate]: [u64; 3]) -> ImpactDecisions {
    let decision = match (allow, deny, indeterminate) {
        (_, 0, 0) => Some(Decision::Allow),
        (0, _, 0) => Some(Decision::Deny),
        (0, 0, _) => Some(Decision::Indeterminate),
        _ => None,
    };
    ImpactDecisions {
        decision,
        allow,
        deny,
        indeterminate,
    }
}
