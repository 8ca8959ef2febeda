//! One change to one document, and the scene in which it is thought of.

use json_patch::AddOperation;
use json_patch::PatchOperation;
use json_patch::RemoveOperation;
use json_patch::ReplaceOperation;
use json_patch::jsonptr::PointerBuf;
use serde_json::Value;

use crate::base::check::Check;
use crate::base::clause::step;
use crate::base::directory::Own;
use crate::base::sorted::Map;
use crate::contract::verdict::Clause;
use crate::credential::presented::Credential;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::words::reasons;
use crate::words::sentence::{Row, Said, Text};

/// Known models that are counted, the most that published metadata holds many times over.
pub(crate) const MAX_MODELS: usize = 4096;

/// Whether a check, or what decides it, lacks an input that no policy can give.
pub(crate) fn is_input(check: &Check) -> bool {
    let settled = [
        reasons::REVOCATION_UNKNOWN.code,
        reasons::STRENGTH_NOT_FOUND.code,
    ];
    check
        .code
        .is_some_and(|code| code.starts_with("input.") || settled.contains(&code))
}

/// How much a change opens, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Opens {
    /// One model of passkey.
    Model,
    /// One issuer or policy OID of certificates.
    Entry,
    /// What an existing profile admits, to one more target.
    Profile,
    /// A type of passkey.
    Kind,
    /// Whatever an enforced restriction keeps out.
    Enforcement,
    /// Whatever a configuration of a combination keeps out.
    Configuration,
    /// The method to a group.
    Audience,
    /// A strength to a combination.
    Combination,
    /// The method to everybody whom its policy includes.
    Method,
    /// How some certificates are judged, or bound to users.
    Certificate,
    /// How certificates are judged that nothing else is said of.
    CertificateDefault,
    /// What another tenant says of its users.
    Trust,
    /// A Conditional Access policy, for one user.
    User,
    /// A Conditional Access policy, for everybody.
    Policy,
}

/// Of several ways, any of which will do, the one that a step goes: steps on different ways do not help each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lane {
    /// What has the ways.
    pub of: Clause,
    /// The way.
    pub at: Clause,
}

/// A change to one document, aimed at one reason.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub document: u32,
    pub patch: Vec<PatchOperation>,
    pub opens: Opens,
    pub lane: Option<Lane>,
    pub text: Text,
}

impl Step {
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }

    pub fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.text = self.text.with_words(name, words);
        self
    }

    pub fn on(mut self, of: &Clause, at: &Clause) -> Self {
        self.lane = Some(Lane {
            of: of.clone(),
            at: at.clone(),
        });
        self
    }

    /// Where the operations change the document.
    pub fn places(&self) -> impl Iterator<Item = Clause> {
        self.patch.iter().map(|operation| Clause {
            document: self.document,
            path: operation.path().as_str().to_owned(),
        })
    }

    /// Whether the two are on different ways of the same thing.
    pub fn crosses(&self, other: &Self) -> bool {
        match (&self.lane, &other.lane) {
            (Some(one), Some(two)) => one.of == two.of && one.at != two.at,
            _ => false,
        }
    }
}

/// The documents, with the parts of them that were changed.
#[derive(Debug, Default)]
pub(crate) struct Documents<'d> {
    pub given: &'d [&'d Value],
    /// What stands now at the places of policies and strengths, or of whole documents; none stands within another.
    pub changed: Map<Clause, Value>,
}

impl Documents<'_> {
    fn given(&self, document: u32) -> Option<&Value> {
        self.given.get(usize::try_from(document).ok()?).copied()
    }

    /// What stands at a place.
    pub fn value(&self, at: &Clause) -> Option<&Value> {
        let mut changed = self.changed.iter();
        match changed.find(|(part, _)| at.is_within(part)) {
            Some((part, value)) => value.pointer(at.path.get(part.path.len()..)?),
            None => self.given(at.document)?.pointer(&at.path),
        }
    }

    /// A document with all that was changed in it.
    pub fn document(&self, document: u32) -> Option<Value> {
        let mut whole = self.given(document)?.clone();
        let parts = self.changed.iter();
        for (part, value) in parts.filter(|(part, _)| part.document == document) {
            *whole.pointer_mut(&part.path)? = value.clone();
        }
        Some(whole)
    }

    /// Takes a step, within the part of the tenant's documents that it changes.
    pub fn take(&mut self, step: &Step, tenant: &Tenant) -> Option<()> {
        let whole = Clause {
            document: step.document,
            path: String::new(),
        };
        let mut parts = step.places().map(|place| tenant.part_around(&place));
        let first = parts.next()?;
        let part = match parts.all(|part| part == first) {
            true => first,
            false => whole,
        };
        let known = self.changed.keys().find(|known| part.is_within(known));
        let part = known.cloned().unwrap_or(part);
        let patch = step.patch.iter().map(|operation| below(operation, &part));
        let patch: Vec<PatchOperation> = patch.collect::<Option<_>>()?;
        let mut value = match self.changed.remove(&part) {
            Some(value) => value,
            None if part.path.is_empty() => self.document(part.document)?,
            None => self.value(&part)?.clone(),
        };
        json_patch::patch(&mut value, &patch).ok()?;
        let apart = std::mem::take(&mut self.changed).into_iter();
        let apart = apart.filter(|(known, _)| !known.is_within(&part));
        self.changed = apart.collect();
        self.changed.insert(part, value);
        Some(())
    }
}

/// An operation as one on a part of the document.
fn below(operation: &PatchOperation, part: &Clause) -> Option<PatchOperation> {
    let below = |path: &PointerBuf| pointer(path.as_str().strip_prefix(part.path.as_str())?);
    let mut operation = operation.clone();
    match &mut operation {
        PatchOperation::Add(add) => add.path = below(&add.path)?,
        PatchOperation::Remove(remove) => remove.path = below(&remove.path)?,
        PatchOperation::Replace(replace) => replace.path = below(&replace.path)?,
        _ => return None,
    }
    Some(operation)
}

/// What a question met: changes are thought of here.
pub(crate) struct Scene<'s> {
    pub tenant: &'s Tenant,
    pub documents: &'s Documents<'s>,
    pub credential: &'s Credential,
    pub question: &'s Circumstances,
}

impl Scene<'_> {
    pub fn value(&self, at: &Clause) -> Option<&Value> {
        self.documents.value(at)
    }

    /// Gives the member at a place a value, whether it has one or not.
    pub fn set(&self, at: &Clause, value: Value) -> Option<PatchOperation> {
        let path = pointer(&at.path)?;
        Some(if self.value(at).is_some() {
            PatchOperation::Replace(ReplaceOperation { path, value })
        } else {
            PatchOperation::Add(AddOperation { path, value })
        })
    }

    /// Adds an entry to the list at a place, whether there is a list or not.
    pub fn push(&self, list: &Clause, entry: Value) -> Option<PatchOperation> {
        if self.value(list).is_some_and(Value::is_array) {
            let path = pointer(&step(list, "-").path)?;
            return Some(PatchOperation::Add(AddOperation { path, value: entry }));
        }
        self.set(list, Value::Array(vec![entry]))
    }

    /// The groups of the user that a target can name, as far as a few will do.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        const TRIED: usize = 2;
        self.question
            .who
            .groups
            .iter()
            .flat_map(Own::iter)
            .filter_map(|group| canonical(group))
            .take(TRIED)
    }
}

/// The id as it is, if it is one that Graph takes.
pub(crate) fn canonical(id: &str) -> Option<&str> {
    let read = uuid::Uuid::try_parse(id).ok()?;
    (read.hyphenated().to_string() == id.to_ascii_lowercase()).then_some(id)
}

fn pointer(path: &str) -> Option<PointerBuf> {
    PointerBuf::parse(path).ok()
}

pub(crate) fn remove(at: &Clause) -> Option<PatchOperation> {
    // A document as a whole cannot be taken away.
    let path = pointer(&at.path).filter(|path| !path.is_root())?;
    Some(PatchOperation::Remove(RemoveOperation { path }))
}

/// A step of one operation.
pub(crate) fn one(
    opens: Opens,
    row: &'static Row,
    at: &Clause,
    operation: Option<PatchOperation>,
) -> Option<Step> {
    Some(Step {
        document: at.document,
        patch: vec![operation?],
        opens,
        lane: None,
        text: Text::new(&row.sentence),
    })
}

/// The clause above.
pub(crate) fn above(at: &Clause) -> Option<Clause> {
    let (path, _) = at.path.rsplit_once('/')?;
    Some(Clause {
        document: at.document,
        path: path.to_owned(),
    })
}
