//! What the organisation has configured: Graph documents recognised, read, checked and indexed once.

pub(crate) mod access;
pub(crate) mod combination;
pub(crate) mod evidence;
pub(crate) mod fido2;
mod known_models;
pub(crate) mod lists;
pub(crate) mod method;
pub(crate) mod reader;
pub(crate) mod recognise;
pub(crate) mod strength;
pub(crate) mod trust_store;
pub(crate) mod x509;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

pub(crate) use self::recognise::type_name;

use self::access::cross_tenant::CrossTenant;
use self::access::location::NamedLocation;
use self::access::policy::AccessPolicy;
use self::evidence::Evidence;
use self::fido2::Fido2Policy;
use self::reader::{Node, Reader};
use self::recognise::{Found, Kind, Resource};
use self::strength::{Configuration, Restriction, Strength};
use self::trust_store::TrustStore;
use self::x509::X509Policy;
use crate::catalogue::{Language, errors, findings};
use crate::credential::is_private_key;
use crate::error::Error;
use crate::json;
use crate::limits;
use crate::metadata::Metadata;
use crate::scenario::{PolicyInput, Trust, too_large};
use crate::trace::{Check, Note};
use crate::verdict::{Clause, Finding, Severity};
use crate::vocabulary::text::to_upper_hex;

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

/// A document as it was given: what patches are applied to, and what findings point into.
#[derive(Debug)]
enum Document {
    /// Parsed again where it is needed, since that is rare and a parsed document takes several times the memory.
    Text(String),
    Json(Value),
}

impl Document {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(_) => None,
        }
    }
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
        self.model_notes = known_models::notes(self);
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
        let access_policies = access::documents::policies(reader, found)?;
        let access_unlisted = access::documents::unlisted(found);
        let named_locations = access::documents::locations(reader, found)?;
        access::lint::lint(reader, &access_policies, &named_locations);
        access::lint::missing_strengths(reader, &access_policies, &strengths);
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

/// Allowed issuers that issue authorities rather than people: only the direct issuer of a certificate is compared (A4).
fn lint_issuers(reader: &mut Reader, strengths: &[Strength], store: &TrustStore) {
    for configuration in strengths.iter().flat_map(|s| &s.configurations) {
        let Restriction::X509 {
            issuer_skis: Some(list),
            ..
        } = &configuration.restriction
        else {
            continue;
        };
        for ski in list.iter() {
            if let (Some(authority), Some(at)) = (store.issuer_of_authorities(ski), list.find(ski))
            {
                reader.note(
                    Note::new(Severity::Warning, &findings::ISSUER_IS_UPPER)
                        .at(&at)
                        .with("value", to_upper_hex(ski))
                        .with("name", authority.certificate.subject.encoded_order()),
                );
            }
        }
    }
}

fn render(notes: &[Note], positions: &[Option<(u32, u32)>], language: Language) -> Vec<Finding> {
    notes
        .iter()
        .zip(positions)
        .map(|(note, position)| note.render(*position, language))
        .collect()
}

/// Where each note stands in the pasted text; one walk over each text.
fn positions(notes: &[Note], documents: &[Document]) -> Vec<Option<(u32, u32)>> {
    let mut found = vec![None; notes.len()];
    for (document, source) in (0_u32..).zip(documents) {
        let Some(text) = source.text() else { continue };
        let (indexes, pointers): (Vec<usize>, Vec<&str>) = notes
            .iter()
            .enumerate()
            .filter_map(|(index, note)| {
                let at = note.at.as_ref().filter(|at| at.document == document)?;
                Some((index, at.path.as_str()))
            })
            .unzip();
        if pointers.is_empty() {
            continue;
        }
        for (index, position) in indexes.into_iter().zip(json::positions(text, &pointers)) {
            if let Some(slot) = found.get_mut(index) {
                *slot = position;
            }
        }
    }
    found
}

/// Parses every document; the sizes are checked before any of them.
fn documents(
    reader: &mut Reader,
    policies: Vec<PolicyInput>,
) -> Result<(Vec<Value>, Vec<Option<String>>), Error> {
    let size: usize = policies
        .iter()
        .map(|policy| match policy {
            PolicyInput::Text(text) => text.len(),
            PolicyInput::Json(value) => json::minified_len(value),
        })
        .sum();
    if size > limits::POLICY_BYTES {
        return Err(too_large("policies", limits::POLICY_BYTES, "bytes").at("/policies"));
    }
    let mut values = Vec::new();
    let mut texts = Vec::new();
    for (document, policy) in (0_u32..).zip(policies) {
        match policy {
            PolicyInput::Text(text) => {
                let (mended, removed) = json::mend_encoding(&text);
                let value = json::parse(&mended, limits::NESTING).map_err(|error| {
                    let error = if is_private_key(&mended) {
                        Error::new(&errors::POLICY_PRIVATE_KEY).secret()
                    } else {
                        error
                    };
                    error.in_document(document)
                })?;
                if removed {
                    let at = Node::root(document, &value).at;
                    reader.note(Note::new(Severity::Info, &findings::ENCODING).at(&at));
                }
                values.push(value);
                texts.push(Some(mended.into_owned()));
            }
            PolicyInput::Json(value) => {
                if json::nests_deeper(&value, limits::NESTING) {
                    return Err(Error::new(&errors::TOO_DEEP)
                        .with("bound", limits::NESTING.to_string())
                        .in_document(document)
                        .at(""));
                }
                values.push(value);
                texts.push(None);
            }
        }
    }
    Ok((values, texts))
}

fn locate_error(error: Error, texts: &[Option<String>]) -> Error {
    let place = error.place();
    let text = place
        .document
        .and_then(|document| usize::try_from(document).ok())
        .and_then(|document| texts.get(document)?.as_deref());
    let span = match (text, &place.path) {
        (Some(text), Some(path)) => json::locate(text, path),
        _ => None,
    };
    match span {
        Some(span) => error.at_position((span.line, span.column)),
        None => error,
    }
}

/// A resource with the request bodies that are laid over it, topmost first, and its place.
///
/// A document with an id is the resource, the last one where there are several; a body without id changes it
/// wherever it stands in the list.
fn layered<'f, 'v: 'f>(
    reader: &mut Reader,
    resources: impl Iterator<Item = &'f Resource<'v>>,
) -> Option<(Vec<Node<'v>>, Clause)> {
    let (with_id, bodies): (Vec<_>, Vec<_>) =
        resources.partition(|resource| text_of(&resource.node, "id").is_some());
    let mut bodies = bodies.into_iter().map(|resource| &resource.node).rev();
    let mut with_id = with_id.into_iter().map(|resource| &resource.node).rev();
    let resource = with_id.next();
    for earlier in with_id {
        reader.note(Note::new(Severity::Warning, &findings::SUPERSEDED).at(&earlier.at));
    }
    let mut layers: Vec<Node<'v>> = Vec::new();
    match resource {
        Some(resource) => {
            for body in bodies {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.at));
                layers.push(body.clone());
            }
            layers.push(resource.clone());
        }
        None => {
            layers.extend(bodies.by_ref().cloned());
            let (last, over) = layers.split_last()?;
            for body in over {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.at));
            }
            reader.note(Note::new(Severity::Info, &findings::MISSING_ID).at(&last.at));
        }
    }
    let at = layers.last()?.at.clone();
    Some((layers, at))
}

/// Bytes from which the documented 20 KB are near: 80 % of 20 000 (A38).
const FIDO2_NEAR_LIMIT: usize = 16_000;
/// The documented 20 KB read as KiB, for the whole policy (A38).
const POLICY_LIMIT: usize = 20_480;

fn lint_size(reader: &mut Reader, found: &Found<'_>, layers: &[Node<'_>]) {
    let whole = found
        .resources
        .iter()
        .find(|resource| resource.kind == Kind::MethodsPolicy)
        .map(|resource| (&resource.node.at, json::minified_len(resource.node.value)));
    let own = layers
        .last()
        .map(|node| (&node.at, json::minified_len(node.value)));
    let over = [whole, own]
        .into_iter()
        .flatten()
        .find(|(_, size)| *size > POLICY_LIMIT);
    let note = match (over, own) {
        (Some((at, size)), _) => Note::new(Severity::Error, &findings::PASSKEY_POLICY_TOO_LARGE)
            .at(at)
            .with("size", size.to_string()),
        (None, Some((at, size))) if size > FIDO2_NEAR_LIMIT => {
            Note::new(Severity::Warning, &findings::PASSKEY_POLICY_NEAR_LIMIT)
                .at(at)
                .with("size", size.to_string())
        }
        _ => return,
    };
    reader.note(note);
}

/// Custom strengths in one tenant (spec 1.6).
const MAX_CUSTOM_STRENGTHS: usize = 15;

fn text_of<'v>(node: &Node<'v>, name: &str) -> Option<&'v str> {
    let value: &'v Value = node.value;
    value.as_object()?.get(name)?.as_str()
}

/// What a strength demands; an export can leave either out.
const STRENGTH_PARTS: [&str; 2] = ["allowedCombinations", "combinationConfigurations"];

fn strengths(reader: &mut Reader, found: &Found<'_>) -> Result<Vec<Strength>, Error> {
    let mut layers: Vec<Vec<Node<'_>>> = Vec::new();
    let of_kind = || found.resources.iter().filter(|r| r.kind == Kind::Strength);
    let id = |node: &Node<'_>| text_of(node, "id").map(|id| id.trim().to_ascii_lowercase());
    // Copies embedded in a Conditional Access policy first: whatever stands alone wins over them.
    let embedded = of_kind().filter(|r| r.embedded);
    let standalone = of_kind().filter(|r| !r.embedded);
    let (with_id, bodies): (Vec<_>, Vec<_>) = embedded
        .chain(standalone)
        .partition(|resource| id(&resource.node).is_some());
    for resource in with_id {
        let same = layers
            .iter_mut()
            .find(|known| known.iter().any(|node| id(node) == id(&resource.node)));
        match same {
            Some(known) if resource.node.has_all(&STRENGTH_PARTS) => {
                for earlier in known.iter() {
                    reader.note(Note::new(Severity::Info, &findings::SUPERSEDED).at(&earlier.at));
                }
                *known = vec![resource.node.clone()];
            }
            // What was selected of it says nothing of the rest.
            Some(known) => {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&resource.node.at));
                known.insert(0, resource.node.clone());
            }
            None => layers.push(vec![resource.node.clone()]),
        }
    }
    for body in bodies {
        match base_of(&layers, &body.node) {
            // What stands apart wins over a copy.
            Some(_) if body.embedded => {
                reader.note(Note::new(Severity::Info, &findings::SUPERSEDED).at(&body.node.at));
            }
            Some(base) => {
                reader.note(Note::new(Severity::Info, &findings::MERGED).at(&body.node.at));
                if let Some(base) = layers.get_mut(base) {
                    base.insert(0, body.node.clone());
                }
            }
            None => {
                reader.note(Note::new(Severity::Info, &findings::MISSING_ID).at(&body.node.at));
                layers.push(vec![body.node.clone()]);
            }
        }
    }
    let mut strengths = Vec::new();
    for layers in &layers {
        let [body, ..] = layers.as_slice() else {
            continue;
        };
        let at = layers.last().unwrap_or(body).at.clone();
        let strength = Strength::read(reader, layers, &at)?;
        if layers.len() > 1 {
            strength.lint_change(reader, &body.at);
        }
        strengths.push(strength);
    }
    attach_configurations(reader, found, &mut strengths)?;
    for strength in &strengths {
        strength.lint(reader);
    }
    lint_together(reader, &strengths);
    Ok(strengths)
}

/// The strength that a body without id changes: the one of its name; the only custom one when it has no name.
fn base_of(layers: &[Vec<Node<'_>>], body: &Node<'_>) -> Option<usize> {
    let custom: Vec<usize> = layers
        .iter()
        .enumerate()
        .filter(|(_, layers)| {
            !layers.iter().any(|node| {
                text_of(node, "id").is_some_and(|id| combination::BUILT_IN_IDS.contains(&id))
                    || text_of(node, "policyType") == Some("builtIn")
            })
        })
        .map(|(index, _)| index)
        .collect();
    match text_of(body, "displayName") {
        Some(name) => custom.into_iter().find(|index| {
            layers.get(*index).is_some_and(|layers| {
                layers
                    .iter()
                    .any(|n| text_of(n, "displayName") == Some(name))
            })
        }),
        None => match custom.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
    }
}

/// Puts standalone combination configurations into the strength that they belong to: the one that their context
/// names, the one that has a configuration of their id, or the only custom one.
fn attach_configurations(
    reader: &mut Reader,
    found: &Found<'_>,
    strengths: &mut [Strength],
) -> Result<(), Error> {
    for resource in &found.resources {
        if resource.kind != Kind::CombinationConfiguration {
            continue;
        }
        let configuration = Configuration::read(reader, &resource.node)?;
        let named = resource.context.and_then(|context| {
            let (_, rest) = context.split_once("('")?;
            let (id, _) = rest.split_once("')")?;
            Some(id)
        });
        let by_context = strengths.iter().position(|strength| {
            named.is_some_and(|named| {
                strength
                    .id
                    .as_deref()
                    .is_some_and(|id| id.eq_ignore_ascii_case(named))
            })
        });
        let by_id = || {
            strengths.iter().position(|strength| {
                configuration.id.is_some()
                    && strength
                        .configurations
                        .iter()
                        .any(|own| own.id == configuration.id)
            })
        };
        let custom: Vec<usize> = strengths
            .iter()
            .enumerate()
            .filter(|(_, strength)| !strength.is_built_in())
            .map(|(index, _)| index)
            .collect();
        let only = match custom.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let owner = by_context.or_else(by_id).or(only);
        match owner.and_then(|owner| strengths.get_mut(owner)) {
            Some(owner) => {
                reader.note(
                    Note::new(Severity::Info, &findings::CONFIGURATION_ATTACHED)
                        .at(&configuration.at)
                        .with("name", owner.name().unwrap_or_default()),
                );
                let same = owner
                    .configurations
                    .iter_mut()
                    .find(|own| own.id.is_some() && own.id == configuration.id);
                match same {
                    Some(own) => *own = configuration,
                    None => owner.configurations.push(configuration),
                }
            }
            None => reader.note(
                Note::new(Severity::Warning, &findings::CONFIGURATION_WITHOUT_OWNER)
                    .at(&configuration.at),
            ),
        }
    }
    Ok(())
}

fn lint_together(reader: &mut Reader, strengths: &[Strength]) {
    let custom: Vec<_> = strengths.iter().filter(|s| !s.is_built_in()).collect();
    if let Some(over) = custom.get(MAX_CUSTOM_STRENGTHS)
        && let Some(at) = &over.at
    {
        reader.note(
            Note::new(Severity::Error, &findings::TOO_MANY_STRENGTHS)
                .at(at)
                .with("count", custom.len().to_string())
                .with("bound", MAX_CUSTOM_STRENGTHS.to_string()),
        );
    }
    for (index, strength) in strengths.iter().enumerate() {
        let Some(name) = &strength.display_name else {
            continue;
        };
        let mut earlier = strengths.iter().take(index);
        if earlier.any(|other| other.name() == Some(name.value.as_str())) {
            reader.note(
                Note::new(Severity::Error, &findings::NAME_DUPLICATE)
                    .at(&name.at)
                    .with("name", &name.value),
            );
        }
    }
}
