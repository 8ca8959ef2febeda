//! The tenant: every layer of configuration, indexed once and asked many times.

use serde_json::Value;
use std::sync::{Arc, OnceLock};

use crate::base::check::Check;
use crate::base::directory::Directory;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::{Map, Set};
use crate::base::{json, places};
use crate::contract::inspection::{PolicyReference, TenantResource};
use crate::contract::scenario::{PolicyInput, Trust};
use crate::contract::span::Span;
use crate::contract::verdict::{AccessPolicyResult, Applies, Clause, Finding, Severity};
use crate::tenant::access::cross_tenant::CrossTenant;
use crate::tenant::access::documents::Unlisted;
use crate::tenant::access::known_applications::KnownApplications;
use crate::tenant::access::location::NamedLocation;
use crate::tenant::access::policies::Policies;
use crate::tenant::access::references::References;
use crate::tenant::access::registration;
use crate::tenant::access::{documents, lint};
use crate::tenant::directory;
use crate::tenant::documents::{Document, documents, locate_error, positions, render};
use crate::tenant::dsc::translations;
use crate::tenant::evidence::Evidence;
use crate::tenant::known_models;
use crate::tenant::layers::{layered, layers_of, superseded, text_of};
use crate::tenant::methods::fido2::Fido2Policy;
use crate::tenant::methods::method::Method;
use crate::tenant::methods::size;
use crate::tenant::methods::whole;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind, TYPES, misspelt_type};
use crate::tenant::selected;
use crate::tenant::spelling::Spelling;
use crate::tenant::strengths::documents::strengths;
use crate::tenant::strengths::lint::lint_issuers;
use crate::tenant::strengths::named::Strengths;
use crate::tenant::trust_store::TrustStore;
use crate::tenant::type_name::type_name;
use crate::vocabulary::language::Language;
use crate::vocabulary::text::excerpt;
use crate::words::sentence::Row;
use crate::words::{findings, reasons};

/// The configuration of one organisation, loaded once and asked many times.
#[derive(Clone, Debug)]
pub struct Tenant {
    pub(crate) fido2: Option<Arc<Fido2Policy>>,
    pub(crate) x509: Option<Arc<X509Policy>>,
    pub(crate) strengths: Arc<Strengths>,
    /// The whole authenticationMethodsPolicy or its collection of configurations, where one was given: only
    /// then does a method that is not in it count as not configured.
    pub(crate) methods: Option<Clause>,
    /// What an export that was cut has left of the policies for passkeys and for certificates, and of what holds them.
    pub(crate) cut: CutOff,
    pub(crate) trust_store: Option<Arc<TrustStore>>,
    /// Conditional Access policies, each id once.
    pub(crate) access_policies: Policies,
    /// Where others could be that are not given.
    pub(crate) access_unlisted: Option<Unlisted>,
    /// Whether Conditional Access was given at all: policies, or a collection of them, or a page of one, that is empty.
    pub(crate) access_given: bool,
    pub(crate) named_locations: Arc<Vec<NamedLocation>>,
    /// Found out when a question first asks for it.
    pub(super) applications: OnceLock<Arc<KnownApplications>>,
    /// Names of users, groups, roles and applications. No answer sends them on.
    pub(crate) directory: Arc<Directory>,
    pub(crate) cross_tenant: Option<Arc<CrossTenant>>,
    pub(crate) evidence: Arc<Evidence>,
    /// Method configurations that no rule reads, by their ids.
    pub(crate) other_methods: Vec<(String, Method)>,
    /// What was recognised, for people.
    pub(crate) resources: Arc<Vec<(Kind, Clause, Option<String>)>>,
    /// Documents, or parts of them, that were not recognised.
    pub(crate) unrecognised: Vec<Clause>,
    /// Documents that Graph's names do not stand in, so that no change to them is thought of.
    pub(crate) of_other_tools: Arc<Set<u32>>,
    /// Those of Microsoft365DSC among them.
    pub(super) of_dsc: Arc<Set<u32>>,
    /// Where one value stands in the place of a list.
    pub(super) alone: Arc<Vec<Clause>>,
    pub(super) notes: Arc<Vec<Note>>,
    /// Line and column of each note in the pasted text, found once.
    pub(super) positions: Arc<Vec<Option<(u32, u32)>>>,
    /// What is noteworthy about the models that the policies name, which depends on the metadata too.
    pub(super) model_notes: Arc<Vec<Note>>,
    pub(super) model_positions: Arc<Vec<Option<(u32, u32)>>>,
    /// The findings in words, made once for each language: every verdict has them.
    pub(super) told: Told,
    pub(super) documents: Arc<[Document]>,
}

/// Findings in words, in the languages in which somebody asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    en: OnceLock<Arc<[Finding]>>,
    ja: OnceLock<Arc<[Finding]>>,
}

/// Where an export was cut, by what is hidden there.
#[derive(Clone, Debug, Default)]
pub(crate) struct CutOff {
    /// Within the passkey policy.
    pub fido2: Option<Clause>,
    /// Within the certificate policy.
    pub x509: Option<Clause>,
    /// Among the configurations of methods, or in their place.
    pub methods: Option<Clause>,
    /// Why it is not known what stands in a place, where it is not cut.
    pub why: Map<Clause, &'static Row>,
}

impl Tenant {
    /// Reads policy documents: single resources, collections, whole policies and request bodies, in any mix.
    ///
    /// # Errors
    /// `input.tooLarge` over a bound of [`limits`](crate::limits), `input.syntax` for text that is not JSON and `input.value` for
    /// a member of the wrong type, each with document, JSON Pointer and, for text, line and column. What is not
    /// recognised is a finding, not an error.
    pub fn load(policies: Vec<PolicyInput>) -> Result<Self, Error> {
        let mut reader = Reader::default();
        let documents = documents(&mut reader, policies)?;
        let mut values = documents.iter().map(|document| &document.value);
        let mut tenant = Self::of_values(&mut reader, &mut values, None)
            .map_err(|error| locate_error(error, &documents))?;
        tenant.alone = reader.alone.into();
        tenant.notes = reader.notes.into();
        tenant.clear_mends();
        if reader.left_out > 0 {
            let note = Note::new(Severity::Info, &findings::MORE_FINDINGS);
            Arc::make_mut(&mut tenant.notes).push(note.with("count", reader.left_out.to_string()));
        }
        if tenant.has_lists_of_one() {
            for note in Arc::make_mut(&mut tenant.notes) {
                if let Some(at) = &mut note.at
                    && as_given(&tenant.alone, at)
                {
                    // What stands alone has no elements to change.
                    note.mend.clear();
                }
            }
        }
        tenant.documents = documents.into();
        tenant.positions = positions(&tenant.notes, &tenant.documents).into();
        tenant.note_models();
        Ok(tenant)
    }

    /// Reads what documents hold; Conditional Access is that of `unchanged`, where one is given.
    pub(super) fn of_values(
        reader: &mut Reader,
        values: &mut dyn Iterator<Item = &Value>,
        unchanged: Option<&Self>,
    ) -> Result<Self, Error> {
        let values: Vec<&Value> = values.collect();
        let translations = translations(&values);
        let mut found = Found::with(&translations);
        for (document, value) in (0_u32..).zip(values) {
            found.add(Node::root(document, value));
        }
        Self::assemble(reader, &found, unchanged)
    }

    /// What the documents hold.
    pub(crate) fn documents(&self) -> Vec<&Value> {
        self.documents
            .iter()
            .map(|document| &document.value)
            .collect()
    }

    /// What gives the members of a document the letter case of the schema, by the number of the document.
    pub(crate) fn letter_case_mends(&self) -> impl Iterator<Item = (u32, Value)> {
        let of_case = |note: &&Note| note.code == findings::MEMBER_CASE.code;
        let notes = self.notes.iter().filter(of_case);
        notes.filter_map(|note| Some((note.at.as_ref()?.document, note.mend.clone().into())))
    }

    /// Size of the documents, in bytes of text.
    pub(crate) fn document_bytes(&self) -> usize {
        self.documents
            .iter()
            .map(|document| match &document.text {
                Some(text) => text.len(),
                None => json::minified_len(&document.value),
            })
            .sum()
    }

    /// The tenant without the Conditional Access policies that are not for a sign-in: whatever is performed in it, they
    /// have no say.
    pub(crate) fn for_sign_in(&self, policies: &[AccessPolicyResult]) -> Self {
        let concerned = self.access_policies.iter().zip(policies);
        Self {
            access_policies: concerned
                .filter(|(_, result)| result.applies != Applies::No)
                .map(|(policy, _)| Arc::clone(policy))
                .collect(),
            ..self.clone()
        }
    }

    /// The tenant with Conditional Access of which no policy is in force.
    #[cfg(feature = "answers")]
    pub(crate) fn without_access(&self) -> Self {
        Self {
            access_policies: Policies::default(),
            access_unlisted: None,
            access_given: true,
            ..self.clone()
        }
    }

    /// The applications that anything knows.
    pub(crate) fn known_applications(&self) -> &KnownApplications {
        self.applications
            .get_or_init(|| KnownApplications::of(&self.access_policies, &self.directory).into())
    }

    /// Whether a value stands somewhere in the place of a list.
    pub(crate) fn has_lists_of_one(&self) -> bool {
        !self.alone.is_empty()
    }

    /// The clause as the document has it: what stands in the place of a list is read as its only element.
    pub(crate) fn as_given(&self, clause: &Clause) -> Clause {
        let mut clause = clause.clone();
        as_given(&self.alone, &mut clause);
        clause
    }

    /// Whether the policy for passkeys is the body of a request that changes one which is not among the documents.
    pub(crate) fn is_change(&self) -> bool {
        let at = self.fido2.as_ref().map(|policy| &policy.method.at);
        let mut notes = self.notes.iter();
        notes.any(|note| note.code == findings::MISSING_ID.code && note.at.as_ref() == at)
    }

    /// Takes away mends of documents that have no objects of Graph's to change.
    fn clear_mends(&mut self) {
        let of_dsc = Arc::clone(&self.of_dsc);
        if of_dsc.is_empty() {
            return;
        }
        let notes = Arc::make_mut(&mut self.notes).iter_mut();
        let notes = notes.chain(Arc::make_mut(&mut self.model_notes));
        for note in notes.filter(|note| !note.mend.is_empty()) {
            if note
                .at
                .as_ref()
                .is_some_and(|at| of_dsc.contains(&at.document))
            {
                note.mend.clear();
            }
        }
    }

    fn note_models(&mut self) {
        self.model_notes = known_models::notes(
            self.fido2.as_deref(),
            &self.strengths,
            self.evidence.metadata(),
        )
        .into();
        self.clear_mends();
        self.model_positions = positions(&self.model_notes, &self.documents).into();
        self.told = Told::default();
    }

    /// Adds what is known beside the policies: revoked certificates and FIDO metadata.
    ///
    /// # Errors
    /// `input.value` for an entry of `revoked` that is not hex, `input.metadata` for metadata that cannot be read or
    /// does not verify, `input.tooLarge` over a bound of [`limits`](crate::limits).
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

    /// Adds findings about what was given beside the documents.
    pub(crate) fn noting(mut self, notes: Vec<Note>) -> Self {
        Arc::make_mut(&mut self.positions).extend(notes.iter().map(|_| None));
        Arc::make_mut(&mut self.notes).extend(notes);
        self.told = Told::default();
        self
    }

    /// Judges by metadata that was read before, in place of any that the trust data brought.
    #[cfg(feature = "attestation")]
    #[must_use]
    pub fn with_metadata(mut self, metadata: Arc<crate::metadata::snapshot::Metadata>) -> Self {
        Arc::make_mut(&mut self.evidence).set_metadata(metadata);
        self.note_models();
        self
    }

    /// What was recognised in the documents, in their order.
    #[must_use]
    pub fn resources(&self) -> Vec<TenantResource> {
        let references = References::of(&self.access_policies);
        let resource = |(kind, at, name): &(Kind, Clause, Option<String>)| TenantResource {
            document: at.document,
            path: at.path.clone(),
            resource: kind.as_str(),
            name: name.clone(),
            referred_by: match kind {
                Kind::Strength => self.referring_to(at, &references),
                _ => Vec::new(),
            },
        };
        self.resources.iter().map(resource).collect()
    }

    /// The Conditional Access policies that ask for the strength at a place.
    fn referring_to(&self, at: &Clause, references: &References<'_>) -> Vec<PolicyReference> {
        let document = usize::try_from(at.document).ok();
        let document = document.and_then(|index| self.documents.get(index));
        let node = document
            .and_then(|document| Node::root(at.document, &document.value).at_pointer(&at.path));
        match &node {
            Some(node) => references.to(text_of(node, "id"), text_of(node, "displayName")),
            None => Vec::new(),
        }
    }

    /// Where the values at RFC 6901 JSON Pointers stand in the text of a document, which is kept from loading, without a
    /// byte order mark; `None` for a pointer that leads nowhere, and for a document that was not given as text.
    #[must_use]
    pub fn places(&self, document: u32, pointers: &[&str]) -> Vec<Option<Span>> {
        let document = usize::try_from(document).ok();
        let document = document.and_then(|index| self.documents.get(index));
        match document.and_then(|document| document.text.as_deref()) {
            Some(text) => places::locate_all(text, pointers),
            None => vec![None; pointers.len()],
        }
    }

    /// What is noteworthy about the policies, whatever the question.
    #[must_use]
    pub fn findings(&self, language: Language) -> Vec<Finding> {
        let told = match language {
            Language::En => &self.told.en,
            Language::Ja => &self.told.ja,
        };
        let tell = || {
            let mut findings = render(&self.notes, &self.positions, language);
            findings.extend(render(&self.model_notes, &self.model_positions, language));
            findings
        };
        if !reasons::are_loaded(language) {
            return tell();
        }
        let findings = told.get_or_init(|| tell().into());
        findings.to_vec()
    }

    /// Puts notes that came up while deciding into words.
    pub(crate) fn render(&self, notes: &[Note], language: Language) -> Vec<Finding> {
        render(notes, &positions(notes, &self.documents), language)
    }

    /// Whether one of the checks, or one below them, read a clause whose blanks or letter case had to be mended (A16).
    pub(crate) fn mended_any(&self, checks: &[&Check]) -> bool {
        fn is_any(check: &Check, mended: &Set<(u32, &str)>, lists: &Set<(u32, &str)>) -> bool {
            let is_mended = |clause: &Clause| {
                let path = clause.path.as_str();
                let ends = path.match_indices('/').map(|(end, _)| end);
                let mut above = ends.chain([path.len()]).filter_map(|end| path.get(..end));
                above.any(|above| mended.contains(&(clause.document, above)))
                    || lists.contains(&(clause.document, path))
            };
            check.clause.as_ref().is_some_and(is_mended)
                || check
                    .children
                    .iter()
                    .any(|child| is_any(child, mended, lists))
        }
        let codes = [findings::BLANKS.code, findings::LETTER_CASE.code];
        let notes = self.notes.iter();
        let notes = notes.filter(|note| codes.contains(&note.code));
        let places = notes.filter_map(|note| note.at.as_ref());
        let mended: Set<(u32, &str)> = places.map(|at| (at.document, at.path.as_str())).collect();
        // Lists of which an element was mended.
        let above = mended.iter().filter_map(|(document, path)| {
            let (list, _) = path.rsplit_once('/')?;
            Some((*document, list))
        });
        let lists: Set<(u32, &str)> = above.collect();
        !mended.is_empty() && checks.iter().any(|check| is_any(check, &mended, &lists))
    }

    fn assemble(
        reader: &mut Reader,
        found: &Found<'_>,
        unchanged: Option<&Self>,
    ) -> Result<Self, Error> {
        for (earlier, later) in &found.superseded {
            reader.note(superseded(earlier, later));
        }
        for (node, time) in &found.deleted {
            let note = Note::new(Severity::Warning, &findings::DELETED).at(&node.at);
            reader.note(note.with("value", excerpt(time)));
        }
        for node in &found.batches {
            reader.note(Note::new(Severity::Info, &findings::BATCH).at(&node.at));
        }
        for node in &found.wrappers {
            reader.note(Note::new(Severity::Info, &findings::WRAPPER).at(&node.at));
        }
        for resource in &found.resources {
            if let Some(declared) = resource.node.get("@odata.type")
                && let Some(text) = declared.value.as_str()
                && let Some(right) = misspelt_type(text)
            {
                let right = ["#microsoft.graph.", right].concat();
                reader.misspelled(type_name(text), &declared.at, TYPES, &right);
            }
        }
        let kinds = [
            Kind::ConditionalAccess,
            Kind::NamedLocation,
            Kind::Strength,
            Kind::Fido2,
            Kind::X509,
            Kind::CrossTenantAccess,
        ];
        for (first, second) in kinds.into_iter().flat_map(|kind| found.listed_twice(kind)) {
            let id = second.get("id").or_else(|| second.get("tenantId"));
            let id = id.and_then(|id| id.value.as_str()).unwrap_or_default();
            let note = Note::new(Severity::Error, &findings::DUPLICATE_ID).at(&second.at);
            reader.note(note.with("id", id).with("first", &first.at.path));
        }
        for page in found.unfinished() {
            reader.note(Note::new(Severity::Warning, &findings::PARTIAL_LIST).at(&page.node.at));
        }
        for (node, hint) in &found.unrecognised {
            let row = match OtherForm::of_value(node) {
                Some(form) => form.row(),
                None if hint.is_empty() => &findings::UNRECOGNISED,
                None => &findings::UNRECOGNISED_TYPE,
            };
            reader.note(
                Note::new(Severity::Warning, row)
                    .at(&node.at)
                    .with("name", hint),
            );
        }
        for foreign in &found.foreign {
            let note = Note::new(foreign.severity, foreign.row).at(&foreign.node.at);
            reader.note(note.with("name", foreign.name));
        }
        for tool in &found.tools {
            let note = Note::new(Severity::Info, tool.row).at(&tool.at);
            let note = note.with("count", tool.read.to_string());
            reader.note(note.with("others", tool.others.to_string()));
        }
        for pending in found.pending.iter().flat_map(|(_, pending)| pending) {
            let note = Note::new(Severity::Warning, &findings::TERRAFORM_PENDING).at(&pending.at);
            reader.note(note.with("name", &pending.value));
        }
        for unsaid in &found.unsaid {
            let note = Note::new(Severity::Warning, unsaid.row).at(&unsaid.at);
            reader.note(note.with("name", excerpt(&unsaid.name)));
            reader.leave_unsaid(&unsaid.at, &unsaid.cause);
        }
        whole::lint(reader, found);
        selected::lint(reader, found);
        let of = |kind: Kind| found.resources.iter().filter(move |r| r.kind == kind);
        for list in &found.instead_of_lists {
            reader.list_at(list.clone())?;
        }
        for (node, _) in &found.cut {
            reader.note_cut(&node.at);
        }
        let before = reader.cut.len();
        let fido2 = match layered(reader, of(Kind::Fido2), &selected::FIDO2) {
            Some((layers, at)) => {
                size::lint_fido2(reader, &layers);
                Some(Arc::new(Fido2Policy::read(reader, &layers, &at)?))
            }
            None => None,
        };
        let after_fido2 = reader.cut.len();
        let x509 = match layered(reader, of(Kind::X509), &selected::X509) {
            Some((layers, at)) => Some(Arc::new(X509Policy::read(reader, &layers, &at)?)),
            None => None,
        };
        let methods = found.method_collections.last().map(|node| node.at.clone());
        let mut cut = CutOff {
            fido2: reader.cut.get(before..after_fido2).and_then(first_of),
            x509: reader.cut.get(after_fido2..).and_then(first_of),
            methods: match &methods {
                Some(at) => found.cut_within(at).cloned(),
                None => None,
            },
            why: {
                let unsaid = reader.unsaid.keys().map(|at| (at, &reasons::NOT_SAID));
                let twice = reader.twice.iter().map(|at| (at, &reasons::GIVEN_TWICE));
                let why = reader.why.iter().map(|(at, row)| (at, *row));
                let all = why.chain(unsaid).chain(twice);
                all.map(|(at, row)| (at.clone(), row)).collect()
            },
        };
        for (kind, names, place) in [
            (Kind::Fido2, &selected::FIDO2, &mut cut.fido2),
            (Kind::X509, &selected::X509, &mut cut.x509),
        ] {
            let layers = layers_of(of(kind), names);
            if let Some(at) = selected::left_out(&layers, names) {
                cut.why.settled(at.clone(), &reasons::NOT_SELECTED);
                place.get_or_insert(at);
            }
        }
        for (kind, place) in [(Kind::Fido2, &mut cut.fido2), (Kind::X509, &mut cut.x509)] {
            if let Some((_, second)) = found.listed_twice(kind).first() {
                cut.why.insert(second.at.clone(), &reasons::GIVEN_TWICE);
                place.get_or_insert(second.at.clone());
            }
        }
        for (kind, is_given, place) in [
            (Kind::Fido2, fido2.is_some(), &mut cut.fido2),
            (Kind::X509, x509.is_some(), &mut cut.x509),
        ] {
            if let Some(hidden) = found.hidden(kind).filter(|_| !is_given) {
                cut.why.settled(hidden.clone(), &reasons::METHOD_HIDDEN);
                place.get_or_insert(hidden);
            }
        }
        let strengths = Strengths::from(strengths(reader, found)?);
        let trust_store = TrustStore::read(reader, found)?;
        if let Some(store) = &trust_store {
            lint_issuers(reader, &strengths, store);
        }
        let (access_policies, named_locations) = match unchanged {
            Some(tenant) => (
                tenant.access_policies.clone(),
                Arc::clone(&tenant.named_locations),
            ),
            None => {
                let has_certificates = x509
                    .as_ref()
                    .is_some_and(|policy| policy.method.is_enabled());
                access(reader, found, &strengths, has_certificates)?
            }
        };
        let access_unread = documents::unlisted(found);
        let directory = found.directory.iter();
        let directory: Directory = directory
            .filter_map(|(sort, node)| directory::entry(*sort, node))
            .collect();
        Ok(Self {
            fido2,
            x509,
            strengths: strengths.into(),
            // Where several were given, the last one counts.
            methods,
            cut,
            trust_store: trust_store.map(Arc::new),
            access_given: access_unread.is_some()
                || found
                    .resources
                    .iter()
                    .map(|resource| resource.kind)
                    .chain(found.empty.iter().map(|(kind, ..)| *kind))
                    .any(|kind| kind == Kind::ConditionalAccess),
            access_policies,
            access_unlisted: access_unread.or_else(|| documents::refused(found)),
            named_locations,
            applications: OnceLock::new(),
            directory: directory.into(),
            cross_tenant: CrossTenant::read(reader, found)?.map(Arc::new),
            evidence: Arc::default(),
            other_methods: found
                .resources
                .iter()
                .filter(|resource| resource.kind == Kind::OtherMethod)
                .filter_map(|resource| {
                    let id = text_of(&resource.node, "id")?;
                    Some((id.to_owned(), Method::told(&resource.node)))
                })
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
                .collect::<Vec<_>>()
                .into(),
            of_other_tools: {
                let resources = found.resources.iter().map(|resource| &resource.node);
                let of = resources.filter(|node| node.spelling != Spelling::Graph);
                Arc::new(of.map(|node| node.at.document).collect())
            },
            of_dsc: {
                let unsaid = found.unsaid.iter().map(|one| one.at.document);
                let resources = found.resources.iter().map(|resource| &resource.node);
                let of = resources.filter(|node| node.spelling == Spelling::Dsc);
                Arc::new(of.map(|node| node.at.document).chain(unsaid).collect())
            },
            alone: Arc::default(),
            unrecognised: {
                let others = found.unrecognised.iter().map(|(node, _)| &node.at);
                let cut = found.cut.iter().map(|(node, _)| &node.at);
                let foreign = found.foreign.iter().map(|foreign| &foreign.node.at);
                others.chain(cut).chain(foreign).cloned().collect()
            },
            notes: Arc::default(),
            positions: Arc::default(),
            model_notes: Arc::default(),
            model_positions: Arc::default(),
            told: Told::default(),
            documents: Arc::new([]),
        })
    }
}

/// Whether the clause is not what the document has, and was changed.
fn as_given(alone: &[Clause], clause: &mut Clause) -> bool {
    let Some((list, index)) = clause.path.rsplit_once('/') else {
        return false;
    };
    let is_element = index.bytes().all(|byte| byte.is_ascii_digit());
    let is_list = |one: &Clause| one.document == clause.document && one.path == list;
    let is_alone = is_element && alone.iter().any(is_list);
    if is_alone {
        clause.path.truncate(list.len());
    }
    is_alone
}

fn first_of(places: &[Clause]) -> Option<Clause> {
    places.first().cloned()
}

/// Conditional Access policies and named locations.
type Access = (Policies, Arc<Vec<NamedLocation>>);

/// Reads Conditional Access, and notes what is noteworthy about it.
fn access(
    reader: &mut Reader,
    found: &Found<'_>,
    strengths: &Strengths,
    has_certificates: bool,
) -> Result<Access, Error> {
    let policies = documents::policies(reader, found)?.into_iter();
    let policies: Policies = policies.map(Arc::new).collect();
    let locations = documents::locations(reader, found)?;
    lint::lint(reader, &policies, &locations);
    lint::bounds(reader, &policies, &locations);
    lint::missing_strengths(reader, &policies, strengths);
    registration::lint(reader, &policies, strengths, has_certificates);
    Ok((policies, locations.into()))
}
