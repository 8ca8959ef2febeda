//! A tenant to try: what a change does not reach is shared with the tenant that it changes, and only the rest is read again.

use serde_json::Value;
use std::sync::{Arc, OnceLock};

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::Map;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::lint;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::methods::fido2::Fido2Policy;
use crate::tenant::methods::size;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::Kind;
use crate::tenant::spelling::Spelling;
use crate::tenant::strengths::lint::{TOGETHER, lint_together};
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::{Tenant, Told};
use crate::words::findings;

impl Tenant {
    /// What around a place can be read again by itself: a Conditional Access policy, the passkey policy or a strength, else the
    /// whole document.
    pub(crate) fn part_around(&self, place: &Clause) -> Clause {
        let policies = self.access_policies.iter().map(|one| &one.at);
        let methods = self.fido2.iter().map(|policy| &policy.method.at);
        let strengths = self.strengths.iter().filter_map(|one| one.at.as_ref());
        let mut parts = policies.chain(methods).chain(strengths);
        let around = parts.find(|at| place.is_within(at) && place != *at);
        around.cloned().unwrap_or_else(|| Clause {
            document: place.document,
            path: String::new(),
        })
    }

    /// The tenant with parts of its documents changed at `places`, each part as it is now. `None` where the change reaches
    /// further.
    pub(crate) fn trial_of_parts(
        &self,
        changed: &Map<Clause, Value>,
        places: &[Clause],
    ) -> Option<Self> {
        let mut tried = self.without_notes();
        let mut reader = Reader::default();
        for (at, value) in changed.iter() {
            let node = Node {
                value,
                at: at.clone(),
                spelling: Spelling::Graph,
                selected: None,
            };
            let is_read = tried.read_policy(&mut reader, &node, places)
                || tried.read_passkeys(&mut reader, &node)
                || tried.read_strength(&mut reader, &node);
            if !is_read {
                return None;
            }
        }
        lint_together(&mut reader, &tried.strengths);
        let untouched = |note: &&Note| {
            let is_in = |at: &Clause| changed.keys().any(|part| at.is_within(part));
            is_refusal(note)
                && !TOGETHER.iter().any(|row| row.code == note.code)
                && !note.at.as_ref().is_some_and(is_in)
        };
        let kept = self.notes.iter().filter(untouched);
        reader.notes.extend(kept.cloned());
        tried.notes = reader.notes.into();
        Some(tried)
    }

    /// The tenant with `changed` documents among the others, and the same evidence. Conditional Access is read again only where
    /// a document changes that holds some of it.
    pub(crate) fn trial(&self, changed: &Map<u32, Value>) -> Result<Self, Error> {
        let kinds = [Kind::ConditionalAccess, Kind::NamedLocation];
        let of_access = self
            .resources
            .iter()
            .any(|(kind, at, _)| kinds.contains(kind) && changed.contains_key(&at.document));
        let mut reader = Reader::default();
        let mut values = (0_u32..)
            .zip(self.documents.iter())
            .map(|(document, given)| changed.get(&document).unwrap_or(&given.value));
        let unchanged = (!of_access).then_some(self);
        let mut tenant = Self::of_values(&mut reader, &mut values, unchanged)?;
        let kept = unchanged.iter().flat_map(|tenant| tenant.notes.iter());
        let kept = kept.filter(|note| {
            let of_policy =
                |at: &Clause| self.access_policies.iter().any(|one| at.is_within(&one.at));
            is_refusal(note) && note.at.as_ref().is_some_and(of_policy)
        });
        reader.notes.extend(kept.cloned());
        tenant.notes = reader.notes.into();
        tenant.evidence = Arc::clone(&self.evidence);
        Ok(tenant)
    }

    /// How often each finding stands here for which the service refuses to save a policy, or is expected to.
    pub(crate) fn refusals(&self) -> Map<&'static str, usize> {
        let mut counts = Map::new();
        for note in self.notes.iter().filter(|note| is_refusal(note)) {
            counts.update(note.code, 0, |count| *count += 1);
        }
        counts
    }

    /// The same configuration, without what is noteworthy about it.
    fn without_notes(&self) -> Self {
        Self {
            notes: Arc::default(),
            positions: Arc::default(),
            model_notes: Arc::default(),
            model_positions: Arc::default(),
            told: Told::default(),
            applications: OnceLock::new(),
            ..self.clone()
        }
    }

    /// Reads a Conditional Access policy again, where nothing else tells what it is. A strength that it brings in is one of the
    /// tenant's.
    fn read_policy(&mut self, reader: &mut Reader, node: &Node<'_>, places: &[Clause]) -> bool {
        let in_strength = |place: &Clause| {
            place.is_within(&node.at) && place.path.contains("/authenticationStrength")
        };
        // An answer of What If speaks of all policies.
        let is_answered = self.access_policies.iter().any(|one| one.what_if.is_some());
        if is_answered || places.iter().any(in_strength) {
            return false;
        }
        let mut policies = self.access_policies.change().iter_mut();
        let before = policies.find(|one| one.at == node.at);
        let Some(before) = before.filter(|before| !before.is_layered) else {
            return false;
        };
        let Ok(policy) = AccessPolicy::read(reader, std::slice::from_ref(node), &node.at) else {
            return false;
        };
        *before = Arc::new(policy);
        let policy = Arc::clone(before);
        lint::lint(reader, &[policy], &self.named_locations);
        true
    }

    /// Reads the passkey policy again.
    fn read_passkeys(&mut self, reader: &mut Reader, node: &Node<'_>) -> bool {
        let is_it = |before: &Fido2Policy| before.method.at == node.at && !before.is_layered;
        if self.cut.fido2.is_some() || !self.fido2.as_deref().is_some_and(is_it) {
            return false;
        }
        let layers = std::slice::from_ref(node);
        size::lint_fido2(reader, layers);
        match Fido2Policy::read(reader, layers, &node.at) {
            Ok(policy) if reader.cut.is_empty() => {
                self.fido2 = Some(Arc::new(policy));
                true
            }
            _ => false,
        }
    }

    /// Reads a strength again.
    fn read_strength(&mut self, reader: &mut Reader, node: &Node<'_>) -> bool {
        let mut strengths = self.strengths.iter();
        let is_it = |one: &Strength| one.at.as_ref() == Some(&node.at) && one.is_whole();
        let Some(index) = strengths.position(is_it) else {
            return false;
        };
        match Strength::read(reader, std::slice::from_ref(node), &node.at) {
            Ok(strength) if reader.cut.is_empty() => {
                strength.lint(reader);
                Arc::make_mut(&mut self.strengths).change(index, strength);
                true
            }
            _ => false,
        }
    }
}

/// Whether the service refuses to save what a note is about, or is expected to.
fn is_refusal(note: &Note) -> bool {
    // Over a bound by one way of counting (A12); the other codes of this severity are about taste.
    let bounds = [
        findings::TOO_MANY_ISSUERS.code,
        findings::TOO_MANY_POLICY_OIDS.code,
        findings::MFA_LOST.code,
        findings::COMBINATION_BUILT_IN_ONLY.code,
    ];
    note.severity == Severity::Error || bounds.contains(&note.code)
}
