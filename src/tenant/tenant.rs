//! The tenant: every layer of configuration, indexed once and asked many times.

use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::check::Check;
use crate::base::error::Error;
use crate::base::json;
use crate::base::note::Note;
use crate::contract::limits;
use crate::contract::scenario::{PolicyInput, Trust};
use crate::contract::verdict::{Clause, Finding, Severity};
use crate::metadata::snapshot::Metadata;
use crate::tenant::access::cross_tenant::CrossTenant;
use crate::tenant::access::location::NamedLocation;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::access::{documents, lint};
use crate::tenant::documents::{Document, documents, locate_error, positions, render};
use crate::tenant::evidence::Evidence;
use crate::tenant::known_models;
use crate::tenant::layers::{layered, text_of};
use crate::tenant::methods::fido2::Fido2Policy;
use crate::tenant::methods::size::lint_size;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::tenant::strengths::documents::strengths;
use crate::tenant::strengths::lint::lint_issuers;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::trust_store::TrustStore;
use crate::vocabulary::language::Language;
use crate::words::findings;

/// The configuration of one organisation, loaded once and asked many times.
#[derive(Debug)]
pub struct Tenant {
    pub(crate) fido2: Option<Fido2Policy>,
    pub(crate) x509: Option<X509Policy>,
    pub(crate) strengths: Vec<Strength>,
    /// The whole authenticationMethodsPolicy or its collection of configurations, where one was given: only
    /// then does a method that is not in it count as not configured.
    pub(crate) methods: Option<Clause>,
    pub(crate) trust_store: Option<TrustStore>,
    /// Conditional Access policies, each id once.
    pub(crate) access_policies: Vec<AccessPolicy>,
    /// A page of them of which more are on pages that are not given.
    pub(crate) access_unlisted: Option<Clause>,
    /// Whether Conditional Access was given at all: policies, or a collection of them, or a page of one, that is empty.
    pub(crate) access_given: bool,
    pub(crate) named_locations: Vec<NamedLocation>,
    pub(crate) cross_tenant: Option<CrossTenant>,
    pub(crate) evidence: Arc<Evidence>,
    /// Ids of method configurations that no rule reads and that are disabled.
    pub(crate) disabled_methods: Vec<String>,
    /// What was recognised, for people.
    pub(crate) resources: Vec<(Kind, Clause, Option<String>)>,
    /// Documents, or parts of them, that were not recognised.
    pub(crate) unrecognised: Vec<Clause>,
    notes: Vec<Note>,
    /// Line and column of each note in the pasted text, found once.
    positions: Vec<Option<(u32, u32)>>,
    /// What is noteworthy about the models that the policies name, which depends on the metadata too.
    model_notes: Vec<Note>,
    model_positions: Vec<Option<(u32, u32)>>,
    documents: Vec<Document>,
}

impl Tenant {
    /// Reads policy documents: single resources, collections, whole policies and request bodies, in any mix.
    ///
    /// # Errors
    /// `input.tooLarge` over a bound of [`limits`], `input.syntax` for text that is not JSON and `input.value` for
    /// a member of the wrong type, each with document, JSON Pointer and, for text, line and column. What is not
    /// recognised is a finding, not an error.
    pub fn load(policies: Vec<PolicyInput>) -> Result<Self, Error> {
        let mut reader = Reader::default();
        let (values, texts) = documents(&mut reader, policies)?;
        let mut tenant = Self::of_values(&mut reader, &mut values.iter())
            .map_err(|error| locate_error(error, &texts))?;
        tenant.notes = reader.notes;
        tenant.documents = values
            .into_iter()
            .zip(texts)
            .map(|(value, text)| text.map_or(Document::Json(value), Document::Text))
            .collect();
        tenant.positions = positions(&tenant.notes, &tenant.documents);
        tenant.note_models();
        Ok(tenant)
    }

    fn of_values(
        reader: &mut Reader,
        values: &mut dyn Iterator<Item = &Value>,
    ) -> Result<Self, Error> {
        let mut found = Found::default();
        for (document, value) in (0_u32..).zip(values) {
            found.add(Node::root(document, value));
        }
        Self::assemble(reader, &found)
    }

    /// The documents, parsed.
    pub(crate) fn documents(&self) -> Vec<Value> {
        self.documents
            .iter()
            .map(|document| match document {
                Document::Text(text) => json::parse(text, limits::NESTING).unwrap_or_default(),
                Document::Json(value) => value.clone(),
            })
            .collect()
    }

    /// Size of the documents, in bytes of text.
    pub(crate) fn document_bytes(&self) -> usize {
        self.documents
            .iter()
            .map(|document| match document {
                Document::Text(text) => text.len(),
                Document::Json(value) => json::minified_len(value),
            })
            .sum()
    }

    /// A tenant to try: other documents, the same evidence. It can be asked, and does not say where its findings stand.
    pub(crate) fn trial(&self, values: &mut dyn Iterator<Item = &Value>) -> Result<Self, Error> {
        let mut reader = Reader::default();
        let mut tenant = Self::of_values(&mut reader, values)?;
        tenant.notes = reader.notes;
        tenant.evidence = Arc::clone(&self.evidence);
        Ok(tenant)
    }

    /// How often each finding stands here for which the service refuses to save a policy, or is expected to.
    pub(crate) fn refusals(&self) -> BTreeMap<&'static str, usize> {
        // Over a bound by one way of counting (A12); the other codes of this severity are about taste.
        let bounds = [
            findings::TOO_MANY_ISSUERS.code,
            findings::TOO_MANY_POLICY_OIDS.code,
            findings::MFA_LOST.code,
            findings::COMBINATION_BUILT_IN_ONLY.code,
        ];
        let mut counts = BTreeMap::new();
        for note in &self.notes {
            if note.severity == Severity::Error || bounds.contains(&note.code) {
                *counts.entry(note.code).or_default() += 1;
            }
        }
        counts
    }

    fn note_models(&mut self) {
        self.model_notes = known_models::notes(
            self.fido2.as_ref(),
            &self.strengths,
            self.evidence.metadata.as_deref(),
        );
        self.model_positions = positions(&self.model_notes, &self.documents);
    }

    /// Adds what is known beside the policies: revoked certificates and FIDO metadata.
    ///
    /// # Errors
    /// `input.value` for an entry of `revoked` that is not hex, `input.metadata` for metadata that cannot be read or
    /// does not verify, `input.tooLarge` over a bound of [`limits`].
    pub fn with_trust(self, trust: &Trust) -> Result<Self, Error> {
        self.with_evidence(trust, None)
    }

    /// [`Tenant::with_trust`], with the metadata as the text of a file beside the trust data.
    pub(crate) fn with_evidence(
        mut self,
        trust: &Trust,
        metadata: Option<&str>,
    ) -> Result<Self, Error> {
        self.evidence = Arc::new(Evidence::read(trust, metadata)?);
        self.note_models();
        Ok(self)
    }

    /// Judges by metadata that was read before, in place of any that the trust data brought.
    #[must_use]
    pub fn with_metadata(mut self, metadata: Arc<Metadata>) -> Self {
        Arc::make_mut(&mut self.evidence).metadata = Some(metadata);
        self.note_models();
        self
    }

    /// What is noteworthy about the policies, whatever the question.
    #[must_use]
    pub fn findings(&self, language: Language) -> Vec<Finding> {
        let mut findings = render(&self.notes, &self.positions, language);
        findings.extend(render(&self.model_notes, &self.model_positions, language));
        findings
    }

    /// Puts notes that came up while deciding into words.
    pub(crate) fn render(&self, notes: &[Note], language: Language) -> Vec<Finding> {
        render(notes, &positions(notes, &self.documents), language)
    }

    /// Whether a check, or one below it, read a clause whose blanks or letter case had to be mended (A16).
    pub(crate) fn mended_any(&self, check: &Check) -> bool {
        let codes = [findings::BLANKS.code, findings::LETTER_CASE.code];
        let mended = |clause: &Clause| {
            self.notes
                .iter()
                .any(|note| codes.contains(&note.code) && note.at.as_ref() == Some(clause))
        };
        check.clause.as_ref().is_some_and(mended)
            || check.children.iter().any(|child| self.mended_any(child))
    }

    fn assemble(reader: &mut Reader, found: &Found<'_>) -> Result<Self, Error> {
        for node in &found.superseded {
            reader.note(Note::new(Severity::Warning, &findings::SUPERSEDED).at(&node.at));
        }
        for page in found.unfinished() {
            reader.note(Note::new(Severity::Warning, &findings::PARTIAL_LIST).at(&page.node.at));
        }
        for (node, hint) in &found.unrecognised {
            let row = if hint.is_empty() {
                &findings::UNRECOGNISED
            } else {
                &findings::UNRECOGNISED_TYPE
            };
            reader.note(
                Note::new(Severity::Warning, row)
                    .at(&node.at)
                    .with("name", hint),
            );
        }
        let of = |kind: Kind| found.resources.iter().filter(move |r| r.kind == kind);
        let fido2 = match layered(reader, of(Kind::Fido2)) {
            Some((layers, at)) => {
                lint_size(reader, found, &layers);
                Some(Fido2Policy::read(reader, &layers, &at)?)
            }
            None => None,
        };
        let x509 = match layered(reader, of(Kind::X509)) {
            Some((layers, at)) => Some(X509Policy::read(reader, &layers, &at)?),
            None => None,
        };
        let strengths = strengths(reader, found)?;
        let trust_store = TrustStore::read(reader, found)?;
        if let Some(store) = &trust_store {
            lint_issuers(reader, &strengths, store);
        }
        let access_policies = documents::policies(reader, found)?;
        let access_unlisted = documents::unlisted(found);
        let named_locations = documents::locations(reader, found)?;
        lint::lint(reader, &access_policies, &named_locations);
        lint::missing_strengths(reader, &access_policies, &strengths);
        Ok(Self {
            fido2,
            x509,
            strengths,
            // Where several were given, the last one counts.
            methods: found.method_collections.last().map(|node| node.at.clone()),
            trust_store,
            access_given: access_unlisted.is_some()
                || found
                    .resources
                    .iter()
                    .map(|resource| resource.kind)
                    .chain(found.empty.iter().map(|(kind, ..)| *kind))
                    .any(|kind| kind == Kind::ConditionalAccess),
            access_policies,
            access_unlisted,
            named_locations,
            cross_tenant: CrossTenant::read(reader, found)?,
            evidence: Arc::default(),
            disabled_methods: found
                .resources
                .iter()
                .filter(|resource| resource.kind == Kind::OtherMethod)
                .filter(|resource| text_of(&resource.node, "state") == Some("disabled"))
                .filter_map(|resource| text_of(&resource.node, "id").map(str::to_owned))
                .collect(),
            resources: found
                .resources
                .iter()
                .map(|resource| {
                    let name = ["displayName", "id"]
                        .iter()
                        .filter_map(|name| resource.node.get(name))
                        .find_map(|node| node.value.as_str().map(str::to_owned));
                    (resource.kind, resource.node.at.clone(), name)
                })
                .chain(
                    found
                        .empty
                        .iter()
                        .map(|(kind, node, _)| (*kind, node.at.clone(), None)),
                )
                .collect(),
            unrecognised: found
                .unrecognised
                .iter()
                .map(|(node, _)| node.at.clone())
                .collect(),
            notes: Vec::new(),
            positions: Vec::new(),
            model_notes: Vec::new(),
            model_positions: Vec::new(),
            documents: Vec::new(),
        })
    }
}
