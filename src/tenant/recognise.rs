//! What a pasted document is: by `@odata.type`, then `@odata.context`, then shape.

use crate::base::directory::{Sort, is_id};
use crate::base::sorted::Map;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::directory::sort_of;
use crate::tenant::dsc::{Presence, Translated, Translations, Unsaid};
use crate::tenant::hidden::{Signs, hides};
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::{Located, Node};
use crate::tenant::spelling::Spelling;
use crate::tenant::terraform::{Managed, Terraform, is_of_entra};
use crate::tenant::type_name::type_name;
use crate::tenant::variable::own_id;
use crate::vocabulary::likeness::nearest;
use crate::vocabulary::selection::selection;
use crate::words::findings;
use crate::words::sentence::Row;

/// A resource that a document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `authenticationMethodsPolicy` as a whole.
    MethodsPolicy,
    Fido2,
    X509,
    /// A method configuration that no rule reads.
    OtherMethod,
    Strength,
    CombinationConfiguration,
    ConditionalAccess,
    CrossTenantAccess,
    NamedLocation,
    TrustStore,
}

impl Kind {
    /// Graph's name of the resource.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MethodsPolicy => "authenticationMethodsPolicy",
            Self::Fido2 => "fido2AuthenticationMethodConfiguration",
            Self::X509 => "x509CertificateAuthenticationMethodConfiguration",
            Self::OtherMethod => "authenticationMethodConfiguration",
            Self::Strength => "authenticationStrengthPolicy",
            Self::CombinationConfiguration => "authenticationCombinationConfiguration",
            Self::ConditionalAccess => "conditionalAccessPolicy",
            Self::CrossTenantAccess => "crossTenantAccessPolicy",
            Self::NamedLocation => "namedLocation",
            Self::TrustStore => "certificateBasedAuthConfiguration",
        }
    }

    /// What tells a resource of the kind within something that is not read. A strength that is asked for and not found is
    /// undecided anyway.
    fn signs(self) -> Signs {
        match self {
            Self::ConditionalAccess => &[
                &["conditions", "grantcontrols"],
                // As the portal has them.
                &["policyname", "policystate"],
                &["policyname", "usersv2"],
            ],
            Self::Fido2 => &[
                &["isattestationenforced", "keyrestrictions"],
                &["passkeyprofiles", "includetargets"],
            ],
            Self::X509 => &[
                &["certificateuserbindings"],
                &["authenticationmodeconfiguration"],
            ],
            Self::NamedLocation => &[
                &["ipranges", "displayname"],
                &["countriesandregions"],
                &["networkname", "networkid"],
            ],
            Self::TrustStore => &[
                &["certificateauthoritytype", "certificate"],
                &["isrootauthority", "certificate"],
            ],
            Self::CrossTenantAccess => &[&["inboundtrust"]],
            Self::MethodsPolicy
            | Self::OtherMethod
            | Self::Strength
            | Self::CombinationConfiguration => &[],
        }
    }

    fn is_method(self) -> bool {
        matches!(self, Self::Fido2 | Self::X509 | Self::OtherMethod)
    }
}

/// The kinds that are looked for within what is not read.
const HIDDEN: [Kind; 6] = [
    Kind::ConditionalAccess,
    Kind::Fido2,
    Kind::X509,
    Kind::NamedLocation,
    Kind::TrustStore,
    Kind::CrossTenantAccess,
];

/// A resource with its place.
#[derive(Clone, Debug)]
pub(crate) struct Resource<'v> {
    pub kind: Kind,
    pub node: Node<'v>,
    /// The `@odata.context` of the document or collection that holds it.
    pub context: Option<&'v str>,
    /// Whether it is the copy that another resource embeds.
    pub embedded: bool,
}

/// What the documents hold.
#[derive(Debug, Default)]
pub(crate) struct Found<'v> {
    pub resources: Vec<Resource<'v>>,
    /// Places of what was not recognised, with a hint at what it looks like.
    pub unrecognised: Vec<(Node<'v>, String)>,
    /// What is deleted, with the time.
    pub deleted: Vec<(Node<'v>, &'v str)>,
    /// Whole policies, each with the later one that replaces it.
    pub superseded: Vec<(Node<'v>, Node<'v>)>,
    /// The last whole policy, and which resources came with it.
    whole: Option<(Node<'v>, std::ops::Range<usize>)>,
    /// Collections of a kind that hold nothing, with their context.
    pub empty: Vec<(Kind, Node<'v>, &'v str)>,
    /// Places of method collections: the whole policy, or its collection of configurations.
    pub method_collections: Vec<Node<'v>>,
    /// What another tool has written of resources, in a form that is not read.
    pub foreign: Vec<Foreign<'v>>,
    /// What of a document is read otherwise than as Graph's own.
    pub tools: Vec<Tool>,
    /// Resources of Microsoft365DSC as Graph has them.
    translations: Option<&'v Translations>,
    /// What these do not say.
    pub unsaid: Vec<Unsaid>,
    /// Policies of a plan of Terraform's, with the attributes that it does not know yet.
    pub pending: Vec<(Clause, Vec<Located<String>>)>,
    /// What an export that was cut has left of elements of lists, with the context of the list.
    pub cut: Vec<(Node<'v>, Option<&'v str>)>,
    /// What stands in a list of resources of a kind, and is not recognised.
    pub unread: Vec<(Kind, Clause)>,
    /// Objects of somebody's own around lists of resources.
    pub wrappers: Vec<Node<'v>>,
    /// What stands in the place of lists, and is none.
    pub instead_of_lists: Vec<Node<'v>>,
    /// Users, groups, roles and applications, which give names to ids.
    pub directory: Vec<(Sort, Node<'v>)>,
    /// Answers to batches of requests.
    pub batches: Vec<Node<'v>>,
    /// Lists that go on elsewhere.
    pages: Vec<Page<'v>>,
    /// Contexts of the lists that end here.
    ended: Vec<&'v str>,
}

/// What another tool has written of a resource, in a form that is not read.
#[derive(Debug)]
pub(crate) struct Foreign<'v> {
    pub node: Node<'v>,
    pub severity: Severity,
    pub row: &'static Row,
    /// What it is of, as far as that can be told.
    pub kind: Option<Kind>,
    /// What the tool calls it.
    pub name: &'v str,
}

/// A document of another tool that is read.
#[derive(Debug)]
pub(crate) struct Tool {
    pub at: Clause,
    pub row: &'static Row,
    /// Resources that are read, and others that concern nothing here.
    pub read: usize,
    pub others: usize,
}

/// One page of a list.
#[derive(Debug)]
pub(crate) struct Page<'v> {
    pub node: Node<'v>,
    context: Option<&'v str>,
    /// What it lists, as far as what is on it or its context tells.
    pub kind: Option<Kind>,
}

impl Page<'_> {
    /// It is of an answer of What If.
    pub fn of_what_if(&self) -> bool {
        self.context
            .is_some_and(|context| context.contains(WHAT_IF))
            || self
                .node
                .items()
                .iter()
                .any(|one| one.get("policyApplies").is_some())
    }
}

/// Graph's name of what What If answers with.
pub(crate) const WHAT_IF: &str = "whatIfAnalysisResult";

/// The member that only exports of ScubaGear have.
const SCUBA_GEAR: &str = "conditional_access_policies";

impl<'v> Found<'v> {
    /// The pages of lists whose last page is not among the documents.
    pub fn unfinished(&self) -> impl Iterator<Item = &Page<'v>> {
        self.pages.iter().filter(|page| {
            !page.context.is_some_and(|context| {
                self.ended
                    .iter()
                    .any(|ended| ended.eq_ignore_ascii_case(context))
            })
        })
    }

    /// Resources of a kind that stand in one list with one id and are not the same, each with the next one: which one counts
    /// nobody says. One that changes another has not all of it.
    pub fn listed_twice(&self, kind: Kind) -> Vec<(&Node<'v>, &Node<'v>)> {
        let is_whole = |node: &Node<'_>| match kind {
            Kind::ConditionalAccess => node.has_all(&["state", "conditions", "grantControls"]),
            Kind::Strength => node.get("allowedCombinations").is_some(),
            Kind::Fido2 | Kind::X509 => node.get("state").is_some(),
            Kind::NamedLocation => {
                node.get("ipRanges").is_some() || node.get("countriesAndRegions").is_some()
            }
            Kind::CrossTenantAccess => true,
            _ => false,
        };
        let tenant_id = |node: &Node<'_>| {
            let id = node.get("tenantId")?;
            id.value.as_str().map(|id| id.trim().to_ascii_lowercase())
        };
        let mut seen: Map<(u32, String, String), &Node<'v>> = Map::new();
        let mut twice = Vec::new();
        let listed = self.resources.iter();
        // Partners stand in the policy as a whole.
        let is_listed = |embedded: bool| !embedded || kind == Kind::CrossTenantAccess;
        let listed = listed.filter(|one| one.kind == kind && is_listed(one.embedded));
        for node in listed.map(|resource| &resource.node) {
            let id = match kind {
                Kind::CrossTenantAccess => tenant_id(node),
                _ => own_id(node),
            };
            let list = node.at.path.rsplit_once('/');
            let (Some(id), Some((list, _))) = (id, list.filter(|_| is_whole(node))) else {
                continue;
            };
            let key = (node.at.document, list.to_owned(), id);
            if let Some(earlier) = seen.get(&key)
                && earlier.value != node.value
            {
                twice.push((*earlier, node));
            }
            seen.insert(key, node);
        }
        twice
    }

    /// Where something that is not read holds a resource of a kind, or stands in a list of them.
    pub fn hidden(&self, kind: Kind) -> Option<Clause> {
        let mut unread = self.unread.iter();
        let listed = unread.find(|(own, _)| *own == kind).map(|(_, at)| at);
        let mut others = self.unrecognised.iter().map(|(node, _)| node);
        let within = || {
            others
                .find(|node| hides(node.value, kind.signs()))
                .map(|node| &node.at)
        };
        listed.or_else(within).cloned()
    }

    /// Leaves open what stands within something that is not read.
    fn leave_open(&mut self, node: &Node<'v>) {
        let hidden = HIDDEN.into_iter();
        let hidden = hidden.filter(|kind| hides(node.value, kind.signs()));
        self.unread
            .extend(hidden.map(|kind| (kind, node.at.clone())));
    }

    /// What was cut off a list at `at`, or is one that was cut off.
    pub fn cut_within(&self, at: &Clause) -> Option<&Clause> {
        let mut cut = self.cut.iter().map(|(node, _)| &node.at);
        cut.find(|cut| cut.is_within(at))
    }

    /// What was cut off a list of resources of this kind: its context says so, or what else is on it.
    pub fn cut_of(&self, kind: Kind) -> Option<&Clause> {
        let list_of = |at: &Clause| {
            let (list, _) = at.path.rsplit_once('/')?;
            Some((at.document, list.to_owned()))
        };
        let is_of_kind = |(node, context): &&(Node<'v>, Option<&'v str>)| {
            context.is_some_and(|context| by_context(context, node) == Some(kind))
                || self
                    .resources
                    .iter()
                    .any(|one| one.kind == kind && list_of(&one.node.at) == list_of(&node.at))
        };
        self.cut.iter().find(is_of_kind).map(|(node, _)| &node.at)
    }

    /// What a plan of Terraform's does not know yet of a resource.
    pub fn pending_at(&self, at: &Clause) -> impl Iterator<Item = &Located<String>> {
        let of = self.pending.iter().filter(move |(of, _)| of == at);
        of.flat_map(|(_, pending)| pending)
    }

    /// Nothing yet, of documents whose resources of Microsoft365DSC are translated.
    pub fn with(translations: &'v Translations) -> Self {
        Self {
            translations: Some(translations),
            ..Self::default()
        }
    }

    /// Adds what `node` holds.
    pub fn add(&mut self, node: Node<'v>) {
        self.visit(node.clone(), None);
        let row = &findings::MICROSOFT365_DSC;
        let of_dsc = |tool: &&Tool| tool.at == node.at && std::ptr::eq(tool.row, row);
        if self
            .tools
            .iter()
            .find(of_dsc)
            .is_some_and(|tool| tool.read == 0)
        {
            self.unrecognised.push((node, String::new()));
        }
    }

    fn visit(&mut self, node: Node<'v>, context: Option<&'v str>) {
        if node.value.is_array() {
            let (before, unrecognised) = (self.resources.len(), self.unrecognised.len());
            for item in node.items() {
                self.visit(item, context);
            }
            let of_list = |one: &Resource<'_>| !one.embedded && one.node.at.is_element_of(&node.at);
            let listed = self.resources.get(before..).unwrap_or_default();
            if let Some(kind) = listed.iter().find(|one| of_list(one)).map(|one| one.kind) {
                let others = self.unrecognised.get(unrecognised..).unwrap_or_default();
                let others = others.iter().map(|(other, _)| &other.at);
                let others = others.filter(|at| at.is_element_of(&node.at));
                self.unread.extend(others.map(|at| (kind, at.clone())));
            }
            return;
        }
        if !node.value.is_object() {
            if node.is_cut() {
                if is_of_policy(&node) {
                    let kind = Kind::ConditionalAccess;
                    self.unread.push((kind, node.at.clone()));
                }
                self.cut.push((node, context));
            } else {
                self.unrecognised.push((node, String::new()));
            }
            return;
        }
        if self.of_tool(&node) {
            return;
        }
        let text = |name| node.get(name).and_then(|node| node.value.as_str());
        let own_context = text("@odata.context");
        let context = own_context.or(context);
        if let Some(kind) = kind_of(&node, context) {
            self.resource(kind, node, context);
            return;
        }
        if let Some(sort) = sort_of(&node, context.and_then(last_segment)) {
            self.directory.push((sort, node));
            return;
        }
        if let Some(responses) = node.get("responses").filter(|list| list.value.is_array()) {
            for response in responses.items() {
                match response.get("body") {
                    Some(body) => self.visit(body, None),
                    None if OtherForm::of_value(&response).is_some() => {
                        self.unrecognised.push((response, String::new()));
                    }
                    None => {}
                }
            }
            self.batches.push(node);
            return;
        }
        if let Some(value) = node.get("value") {
            let links = ["@odata.nextLink", "odata.nextLink", "nextLink"];
            let goes_on =
                links.into_iter().any(|link| text(link).is_some()) || lacks_some(&node, &value);
            // What goes on is the list, however it is wrapped.
            let value = value.unwrapped().unwrap_or(value);
            self.collection(value, context, goes_on);
            return;
        }
        let is_template = OtherForm::of_value(&node) == Some(OtherForm::Template);
        if !is_template && self.wrapper(&node) {
            return;
        }
        let hint = text("@odata.type")
            .map(|declared| type_name(declared).to_owned())
            .unwrap_or_default();
        self.unrecognised.push((node, hint));
    }

    /// Adds what the members of an object of somebody's own hold, if they are resources and lists of them, with at most words
    /// about them. What stands among other objects is not read, and leaves open what it says.
    fn wrapper(&mut self, node: &Node<'v>) -> bool {
        let mut held = Vec::new();
        let mut has_others = false;
        for member in node.members() {
            match held_kind(&member).or_else(|| wrapped_kind(&member, WRAPPERS)) {
                Some(kind) => held.push((kind, member)),
                None => has_others |= member.value.is_object() || member.value.is_array(),
            }
        }
        if has_others {
            self.unread
                .extend(held.into_iter().map(|(kind, member)| (kind, member.at)));
            return false;
        }
        if held.is_empty() {
            return false;
        }
        self.wrappers.push(node.clone());
        for (_, member) in held {
            self.visit(member, None);
        }
        true
    }

    /// Adds what a document of another tool holds, if it is one.
    fn of_tool(&mut self, node: &Node<'v>) -> bool {
        if self.dsc(node) {
            return true;
        }
        if let Some(terraform) = Terraform::read(node) {
            self.terraform(node, terraform);
        } else if let Some(policies) = node.get(SCUBA_GEAR) {
            self.scuba_gear(node, policies);
        } else if let Some(raw) = node.get("Raw")
            && let Some(policies) = raw.get(SCUBA_GEAR)
        {
            self.scuba_gear(&raw, policies);
        } else if let Some(foreign) = foreign(node) {
            if foreign.kind == Some(Kind::NamedLocation) {
                self.unread
                    .push((Kind::NamedLocation, foreign.node.at.clone()));
            }
            self.foreign.push(foreign);
        } else if let Some(list) = node.get("items")
            && list.items().iter().any(|one| of_portal(one).is_some())
        {
            self.visit(list, None);
        } else {
            return false;
        }
        true
    }

    /// Adds a resource of Microsoft365DSC, or those of a snapshot, if it is one.
    fn dsc(&mut self, node: &Node<'v>) -> bool {
        let Some(translations) = self.translations else {
            return false;
        };
        if let Some(one) = translations.get(&node.at) {
            self.dsc_resource(node, one);
            return true;
        }
        let listed = node.get("resources").filter(|list| list.value.is_array());
        let listed = listed.map_or(Vec::new(), |list| list.items());
        let listed = listed.iter().filter_map(|one| one.get("properties"));
        let resources: Vec<_> = listed
            .filter_map(|node| Some((translations.get(&node.at)?, node)))
            .collect();
        for (one, node) in &resources {
            self.dsc_resource(node, one);
        }
        !resources.is_empty()
    }

    fn dsc_resource(&mut self, given: &Node<'v>, one: &'v Translated) {
        let node = Node {
            value: &one.value,
            at: given.at.clone(),
            spelling: Spelling::Dsc,
            selected: None,
        };
        self.unsaid.extend(one.unsaid.iter().cloned());
        let kind = one.graph.as_deref().and_then(by_type);
        let is_default = one.type_name.eq_ignore_ascii_case("AADSecurityDefaults");
        let is_on = || given.get("IsEnabled").and_then(|node| node.value.as_bool()) != Some(false);
        let mut is_read = true;
        match (one.presence, kind) {
            (Presence::Present, Some(kind)) => self.resource(kind, node, None),
            (Presence::Present, None) if is_default && is_on() => self.foreign.push(Foreign {
                node: given.clone(),
                severity: Severity::Warning,
                row: &findings::SECURITY_DEFAULTS,
                kind: Some(Kind::ConditionalAccess),
                name: &one.name,
            }),
            (Presence::Present, None) => match sort_of(&node, None) {
                Some(sort) if one.graph.is_some() => self.directory.push((sort, node)),
                _ => is_read = one.is_context(),
            },
            (Presence::Absent, Some(_)) => self.tools.push(Tool {
                at: given.at.clone(),
                row: &findings::DSC_ABSENT,
                read: 0,
                others: 0,
            }),
            (Presence::Unsaid, Some(Kind::ConditionalAccess)) => {
                let kind = Kind::ConditionalAccess;
                self.unread.push((kind, given.at.clone()));
            }
            (Presence::Unsaid, Some(Kind::CrossTenantAccess)) => {
                self.cut.push((given.clone(), Some(PARTNERS)));
            }
            (Presence::Unsaid, Some(Kind::NamedLocation)) => {
                self.cut.push((given.clone(), Some(LOCATIONS)));
            }
            (Presence::Absent, None) | (Presence::Unsaid, _) => {}
        }
        self.count_dsc(given, is_read);
    }

    /// Counts a resource among those of its document.
    fn count_dsc(&mut self, node: &Node<'v>, is_read: bool) {
        let at = Clause {
            document: node.at.document,
            path: String::new(),
        };
        let row = &findings::MICROSOFT365_DSC;
        let is_it = |tool: &Tool| tool.at == at && std::ptr::eq(tool.row, row);
        let last = self.tools.iter().rposition(is_it);
        let tool = match last.and_then(|last| self.tools.get_mut(last)) {
            Some(tool) => tool,
            None => {
                self.tools.push(Tool {
                    at,
                    row,
                    read: 0,
                    others: 0,
                });
                let Some(tool) = self.tools.last_mut() else {
                    return;
                };
                tool
            }
        };
        match is_read {
            true => tool.read += 1,
            false => tool.others += 1,
        }
    }

    fn terraform(&mut self, document: &Node<'v>, terraform: Terraform<'v>) {
        let (mut read, mut others) = (0, terraform.others);
        let access = |kind| kind == Some(Kind::ConditionalAccess);
        let deleted = terraform.deleted.iter();
        let deleted = deleted
            .filter(|name| access(by_terraform_type(name)))
            .count();
        let mut managed = terraform.resources.iter();
        if deleted > 0 && !managed.any(|one| access(by_terraform_type(one.type_name))) {
            // Nothing is left of what was there, which is not the same as nothing being said.
            read += deleted;
            self.empty
                .push((Kind::ConditionalAccess, document.clone(), ""));
            self.tools.push(Tool {
                at: document.at.clone(),
                row: &findings::TERRAFORM_DELETED,
                read: deleted,
                others: 0,
            });
        }
        for Managed {
            type_name,
            node,
            pending,
        } in terraform.resources
        {
            match by_terraform_type(type_name) {
                None if is_configuration(type_name) => {
                    read += 1;
                    // It may be a policy, or change one.
                    if type_name.contains("conditional_access") {
                        let kind = Kind::ConditionalAccess;
                        self.unread.push((kind, node.at.clone()));
                    }
                    self.unrecognised.push((node, type_name.to_owned()));
                }
                None => {
                    others += 1;
                    self.leave_open(&node);
                }
                Some(kind) => {
                    read += 1;
                    let is_known = pending.is_empty();
                    if !is_known {
                        self.pending.push((node.at.clone(), pending));
                    }
                    // Of a policy the rest is known, and a strength must not seem to be without a restriction that is still
                    // to come; what else is not known as a whole is not given.
                    let kept = [Kind::ConditionalAccess, Kind::CombinationConfiguration];
                    if is_known || kept.contains(&kind) {
                        self.resource(kind, node, None);
                    }
                }
            }
        }
        for (body, pending) in terraform.bodies {
            match held_kind(&body) {
                Some(_) => {
                    read += 1;
                    if !pending.is_empty() {
                        self.pending.push((body.at.clone(), pending));
                    }
                    self.visit(body, None);
                }
                None => {
                    others += 1;
                    self.leave_open(&body);
                }
            }
        }
        let is_told = self.tools.last().is_some_and(|tool| tool.at == document.at);
        if !is_told || read > deleted {
            self.tools.push(Tool {
                at: document.at.clone(),
                row: &findings::TERRAFORM,
                read: if is_told { read - deleted } else { read },
                others,
            });
        }
        if read == 0 {
            self.unrecognised.push((document.clone(), String::new()));
        }
    }

    /// `ProviderSettingsExport.json` and `ScubaResults.json` of ScubaGear (observed: ExportAADProvider.psm1, 2026-11).
    fn scuba_gear(&mut self, document: &Node<'v>, policies: Node<'v>) {
        let failed = document.get("aad_unsuccessful_commands");
        let failed = failed.map_or(Vec::new(), |list| list.items());
        let has_failed = |command: &str| {
            let mut names = failed.iter().filter_map(|one| one.value.as_str());
            names.any(|name| name.to_ascii_lowercase().ends_with(command))
        };
        let items = |list: &Node<'v>| -> Vec<Node<'v>> {
            let items = list.items().into_iter();
            items.filter(|item| !item.value.is_null()).collect()
        };
        let before = self.resources.len();
        if has_failed("conditionalaccesspolicy") {
            self.foreign.push(Foreign {
                node: policies,
                severity: Severity::Warning,
                row: &findings::SCUBA_GEAR_FAILED,
                kind: Some(Kind::ConditionalAccess),
                name: "",
            });
        } else {
            let listed = items(&policies);
            if listed.is_empty() {
                self.empty.push((Kind::ConditionalAccess, policies, ""));
            }
            for policy in listed {
                self.visit(policy, None);
            }
        }
        for methods in document
            .get("authentication_method")
            .iter()
            .flat_map(Node::items)
        {
            if let Some(policy) = methods.get("authentication_method_policy")
                && policy.value.is_object()
            {
                self.resource(Kind::MethodsPolicy, policy, None);
            }
            let Some(list) = methods.get("authentication_method_feature_settings") else {
                continue;
            };
            let settings = items(&list);
            if !settings.is_empty() {
                self.method_collections.push(list);
            }
            for one in settings {
                self.visit(one, None);
            }
        }
        self.tools.push(Tool {
            at: document.at.clone(),
            row: &findings::SCUBA_GEAR,
            read: self.resources.len().saturating_sub(before),
            others: 0,
        });
    }

    fn collection(&mut self, value: Node<'v>, context: Option<&'v str>, is_page: bool) {
        let before = self.resources.len();
        let methods = context.and_then(last_segment) == Some("authenticationMethodConfigurations");
        let is_empty = value.items().is_empty() && value.value.is_array();
        let place = value.clone();
        let stated = context.and_then(|context| Some((by_context(context, &value)?, context)));
        if !is_empty {
            self.visit(value, context);
        } else if let Some((kind, context)) = stated {
            // Nothing is configured, which is an answer too.
            match kind {
                Kind::TrustStore => self.resource(kind, value, Some(context)),
                // More follows on another page.
                _ if is_page => {}
                _ => self.empty.push((kind, value, context)),
            }
        } else if !methods {
            self.unrecognised.push((value, String::new()));
            return;
        }
        let added = self.resources.get(before..).unwrap_or_default();
        // A list of policies, by its own context, of which something is none, and a list that is not told.
        if let Some((kind, _)) = stated
            && !is_empty
            && (place.value.is_null()
                || kind == Kind::ConditionalAccess && added.len() < place.items().len().max(1))
        {
            self.unread.push((kind, place.at.clone()));
        }
        let added = self.resources.get(before..).unwrap_or_default();
        if is_page {
            // The last one: the copies that a resource embeds come before it.
            let kind = added.last().map(|one| one.kind);
            self.pages.push(Page {
                node: place.clone(),
                context,
                kind: kind.or(stated.map(|(kind, _)| kind)),
            });
        } else {
            self.ended.extend(context);
        }
        // A page of a longer collection does not tell what the others hold, nor does a mixed list.
        let only_methods =
            !added.is_empty() && added.iter().all(|resource| resource.kind.is_method());
        let complete = !is_page && (methods || only_methods);
        if (place.value.is_array() || place.is_cut()) && complete {
            self.method_collections.push(place);
        }
    }

    fn resource(&mut self, kind: Kind, node: Node<'v>, context: Option<&'v str>) {
        let node = Node {
            selected: context.and_then(selection),
            ..node
        };
        if let Some(time) = node.deleted() {
            self.deleted.push((node, time));
            return;
        }
        match kind {
            Kind::MethodsPolicy => {
                let configurations = node.get("authenticationMethodConfigurations");
                if let Some(configurations) = configurations.filter(|list| !list.value.is_null()) {
                    if let Some((earlier, resources)) = self.whole.take() {
                        self.superseded.push((earlier, node.clone()));
                        self.resources.drain(resources);
                    }
                    let before = self.resources.len();
                    let next = "authenticationMethodConfigurations@odata.nextLink";
                    if node.get(next).is_none() {
                        self.method_collections.push(configurations.clone());
                    }
                    if configurations.value.is_object() {
                        self.instead_of_lists.push(configurations.clone());
                    }
                    for item in configurations.items() {
                        self.visit(item, Some(CONFIGURATIONS));
                    }
                    self.whole = Some((node.clone(), before..self.resources.len()));
                }
            }
            Kind::ConditionalAccess => {
                let strength = node
                    .get("grantControls")
                    .and_then(|grant| grant.get("authenticationStrength"));
                if let Some(strength) = strength
                    && strength.says_something()
                    && strength.get("allowedCombinations").is_some()
                {
                    self.resources.push(Resource {
                        kind: Kind::Strength,
                        node: strength,
                        context: None,
                        embedded: true,
                    });
                }
                // A template of CIPP has the locations that it names beside the policy.
                let locations = node.get("LocationInfo");
                let lists = locations.iter().flat_map(Node::items);
                for location in lists.flat_map(|list| list.items()) {
                    if location.value.is_object() {
                        self.resource(Kind::NamedLocation, location, None);
                    }
                }
            }
            Kind::CrossTenantAccess => {
                // A whole policy holds the default configuration and those of partners.
                let default = node.get("default");
                let default = default.filter(|node| node.value.is_object() || node.is_cut());
                let partners = node.get("partners");
                let odd = partners.iter().filter(|list| list.value.is_object());
                self.instead_of_lists.extend(odd.cloned());
                let partners = partners.iter().flat_map(Node::items);
                for node in default.into_iter().chain(partners) {
                    self.resources.push(Resource {
                        kind,
                        node,
                        context: None,
                        embedded: true,
                    });
                }
            }
            _ => {}
        }
        self.resources.push(Resource {
            kind,
            node,
            context,
            embedded: false,
        });
    }
}

/// Whether what an export that was cut has left of an object tells that it was a policy of Conditional Access.
fn is_of_policy(cut: &Node<'_>) -> bool {
    let text = cut.value.as_str().map(str::to_ascii_lowercase);
    let signs = ["conditionalaccesspolicy", "grantcontrols=", "conditions="];
    text.is_some_and(|text| signs.iter().any(|sign| text.contains(sign)))
}

/// Whether a list has fewer elements than it says that there are.
fn lacks_some(node: &Node<'_>, list: &Node<'_>) -> bool {
    let count = ["@odata.count", "Count"].into_iter();
    let mut count = count.filter_map(|name| node.get(name)?.value.as_u64());
    let listed = list.value.as_array().map(Vec::len);
    let listed = listed.and_then(|listed| u64::try_from(listed).ok());
    count
        .next()
        .zip(listed)
        .is_some_and(|(all, listed)| listed < all)
}

/// Of which kind is what the portal loads in a form of its own (observed: its api/Policies and api/NamedNetworksV2, 2026-11).
fn of_portal(node: &Node<'_>) -> Option<Kind> {
    let has = |name: &str| node.get(name).is_some();
    let own = ["policyState", "usersV2", "applyRule", "usePolicyState"];
    if has("policyName") && own.into_iter().any(has) || has("usersV2") && has("controls") {
        Some(Kind::ConditionalAccess)
    } else if node.has_all(&["networkName", "networkId"]) {
        Some(Kind::NamedLocation)
    } else {
        None
    }
}

/// What another tool has written of a resource in a form that is not read, by its shape.
fn foreign<'v>(node: &Node<'v>) -> Option<Foreign<'v>> {
    let has = |name: &str| node.get(name).is_some();
    let text = |name: &str| node.get(name).and_then(|node| node.value.as_str());
    let is_flat = !has("conditions")
        && !has("grantControls")
        && [
            "BuiltInControls",
            "GrantControlOperator",
            "IncludeApplications",
        ]
        .into_iter()
        .any(has);
    let wrapped = ["RawJSON", "JSON"].into_iter().find_map(text);
    let wrapped = wrapped.filter(|text| text.trim_start().starts_with('{'));
    let enforced = node.get("isEnabled").and_then(|node| node.value.as_bool()) == Some(true);
    let is_default = [text("@odata.type"), text("@odata.context")];
    let is_default = is_default.into_iter().flatten().any(|said| {
        said.to_ascii_lowercase()
            .contains("identitysecuritydefaultsenforcementpolicy")
    });
    // What AzureADPreview wrote: the policy as text, in words that are not Graph's.
    let detail = node.get("policyDetail").map(|list| list.items());
    let detail = detail.iter().flatten().filter_map(|one| one.value.as_str());
    let detail = { detail }.find(|text| text.trim_start().starts_with('{'));
    let deployed = node
        .get("deployment")
        .and_then(|stack| stack.get("resources"));
    let deployed = deployed.map(|list| list.items()).unwrap_or_default();
    let pulumi = deployed
        .iter()
        .filter_map(|one| one.get("type")?.value.as_str());
    let pulumi: Vec<&str> = pulumi.filter(|name| name.starts_with("azuread:")).collect();
    let is_table = has("TenantId") && has("Organization") && has("Objects");
    let written = node.get("resource").and_then(|node| node.value.as_object());
    let types = written.into_iter().flat_map(|types| types.keys());
    let types: Vec<&String> = types.filter(|name| is_of_entra(name)).collect();
    let portal = of_portal(node);
    let (severity, row, kind) = if portal.is_some() {
        (Severity::Warning, &findings::PORTAL_POLICY, portal)
    } else if !types.is_empty() {
        let mut kinds = types.into_iter().filter_map(|name| by_terraform_type(name));
        let kind = kinds.find(|kind| *kind == Kind::ConditionalAccess);
        (Severity::Warning, &findings::TERRAFORM_CONFIGURATION, kind)
    } else if enforced && is_default {
        let kind = Some(Kind::ConditionalAccess);
        (Severity::Warning, &findings::SECURITY_DEFAULTS, kind)
    } else if is_flat {
        let kind = Some(Kind::ConditionalAccess);
        (Severity::Warning, &findings::FLAT_POLICY, kind)
    } else if let Some(text) = wrapped {
        let kind = text.contains("\"conditions\"");
        let kind = kind.then_some(Kind::ConditionalAccess);
        (Severity::Warning, &findings::WRAPPED_TEXT, kind)
    } else if detail.is_some() {
        let kind = Some(Kind::ConditionalAccess);
        (Severity::Warning, &findings::WRAPPED_TEXT, kind)
    } else if !pulumi.is_empty() {
        let is_policy = pulumi.iter().any(|name| name.contains("onditionalAccess"));
        let kind = is_policy.then_some(Kind::ConditionalAccess);
        (Severity::Warning, &findings::PULUMI, kind)
    } else if is_table {
        (Severity::Info, &findings::MIGRATION_TABLE, None)
    } else {
        return None;
    };
    let names = [
        "ResourceInstanceName",
        "DisplayName",
        "ResourceName",
        "policyName",
        "networkName",
    ];
    Some(Foreign {
        node: node.clone(),
        severity,
        row,
        kind,
        name: names.into_iter().find_map(text).unwrap_or_default(),
    })
}

/// Of which kind a resource is, or the first one of a list, be it as Graph answers with it.
fn held_kind(node: &Node<'_>) -> Option<Kind> {
    if node.value.is_array() {
        return node.items().iter().find_map(|item| kind_of(item, None));
    }
    let context = node.get("@odata.context");
    let context = context.as_ref().and_then(|node| node.value.as_str());
    let list = node.get("value").filter(|list| list.value.is_array());
    kind_of(node, context)
        .or_else(|| list.and_then(|list| held_kind(&list)))
        .or_else(|| by_context(context?, node))
}

/// Objects of somebody's own in one another that resources are looked for in.
const WRAPPERS: usize = 4;

/// Of which kind the first resource is that stands in an object of somebody's own.
fn wrapped_kind(node: &Node<'_>, depth: usize) -> Option<Kind> {
    if depth == 0 || !node.value.is_object() || OtherForm::of_value(node).is_some() {
        return None;
    }
    let mut members = node.members();
    members.find_map(|one| held_kind(&one).or_else(|| wrapped_kind(&one, depth - 1)))
}

/// The kind of a resource of Terraform's, whichever provider it is of.
fn by_terraform_type(type_name: &str) -> Option<Kind> {
    const TYPES: [(&str, Kind); 6] = [
        ("_conditional_access_policy", Kind::ConditionalAccess),
        ("_named_location", Kind::NamedLocation),
        ("_authentication_strength_policy", Kind::Strength),
        ("_authentication_strength", Kind::Strength),
        (
            "_fido2_combination_configuration",
            Kind::CombinationConfiguration,
        ),
        (
            "_x509_combination_configuration",
            Kind::CombinationConfiguration,
        ),
    ];
    let of_type = |(end, _): &&(&str, Kind)| type_name.ends_with(end);
    TYPES.iter().find(of_type).map(|(_, kind)| *kind)
}

/// Whether a resource of Terraform's that is not read configures what is judged here.
fn is_configuration(type_name: &str) -> bool {
    [
        "authentication_method",
        "authentication_strength",
        "conditional_access",
        "cross_tenant_access",
        "certificate_based_auth",
    ]
    .iter()
    .any(|part| type_name.contains(part))
}

/// The last path segment of a context, without `/$entity` and keys.
fn last_segment(context: &str) -> Option<&str> {
    let (_, fragment) = context.split_once("$metadata#")?;
    let fragment = fragment.strip_suffix("/$entity").unwrap_or(fragment);
    let own = |list: &str| fragment.trim_end().strip_suffix(')')?.strip_suffix(list);
    let fragment = selection(context).and_then(own).unwrap_or(fragment);
    let last = fragment.rsplit('/').next()?;
    Some(last.split_once('(').map_or(last, |(name, _)| name))
}

fn kind_of(node: &Node<'_>, context: Option<&str>) -> Option<Kind> {
    let declared = node.get("@odata.type");
    if let Some(declared) = declared.as_ref().and_then(|node| node.value.as_str()) {
        let name = type_name(declared);
        if let Some(kind) = by_type(name).or_else(|| by_type(misspelt_type(name)?)) {
            return Some(kind);
        }
        let is_policy = node.has_all(&["conditions", "grantControls"]);
        if !name.eq_ignore_ascii_case("authenticationMethodConfiguration") && !is_policy {
            return None;
        }
    }
    let has = |name: &str| node.get(name).is_some();
    // A collection carries the context of its elements, so a `value` wrapper is looked into first.
    let is_wrapper = has("value") && !has("id");
    if let Some(context) = context.filter(|_| !is_wrapper)
        && let Some(kind) = by_context(context, node)
        && (kind != Kind::ConditionalAccess || OF_POLICY.into_iter().any(has))
    {
        return Some(kind);
    }
    by_shape(node)
}

/// Members of which a policy of Conditional Access has at least one.
const OF_POLICY: [&str; 7] = [
    "id",
    "displayName",
    "state",
    "conditions",
    "grantControls",
    "sessionControls",
    "policyApplies",
];

/// The context of the method configurations of a whole policy, by which their ids tell which they are.
const CONFIGURATIONS: &str =
    "https://graph.microsoft.com/v1.0/$metadata#authenticationMethodConfigurations";

/// The contexts of lists that a resource is missing of which nobody knows whether it is there.
const PARTNERS: &str =
    "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/partners";
const LOCATIONS: &str =
    "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/namedLocations";

/// The types whose names are told when they are misspelt.
pub(crate) const TYPES: &[&str] = &[
    "fido2AuthenticationMethodConfiguration",
    "x509CertificateAuthenticationMethodConfiguration",
    "authenticationMethodsPolicy",
    "authenticationStrengthPolicy",
    "fido2CombinationConfiguration",
    "x509CertificateCombinationConfiguration",
    "conditionalAccessPolicy",
    "crossTenantAccessPolicy",
    "crossTenantAccessPolicyConfigurationDefault",
    "crossTenantAccessPolicyConfigurationPartner",
    "ipNamedLocation",
    "countryNamedLocation",
    "certificateBasedAuthConfiguration",
    "certificateBasedAuthPki",
    "certificateAuthorityDetail",
];

/// The name of a type that a declared one is like, where it is none itself.
pub(crate) fn misspelt_type(declared: &str) -> Option<&'static str> {
    let name = type_name(declared);
    match by_type(name) {
        Some(_) => None,
        None => nearest(name, TYPES),
    }
}

fn by_type(name: &str) -> Option<Kind> {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    Some(match name {
        _ if is("fido2AuthenticationMethodConfiguration") => Kind::Fido2,
        _ if is("x509CertificateAuthenticationMethodConfiguration") => Kind::X509,
        _ if is("authenticationMethodsPolicy") => Kind::MethodsPolicy,
        _ if is("authenticationStrengthPolicy") => Kind::Strength,
        _ if is("fido2CombinationConfiguration")
            || is("x509CertificateCombinationConfiguration") =>
        {
            Kind::CombinationConfiguration
        }
        _ if is("conditionalAccessPolicy") || is(WHAT_IF) => Kind::ConditionalAccess,
        _ if is("crossTenantAccessPolicyConfigurationDefault")
            || is("crossTenantAccessPolicyConfigurationPartner")
            || is("crossTenantAccessPolicy") =>
        {
            Kind::CrossTenantAccess
        }
        _ if is("ipNamedLocation")
            || is("countryNamedLocation")
            || is("compliantNetworkNamedLocation")
            || is("namedLocation") =>
        {
            Kind::NamedLocation
        }
        _ if is("certificateBasedAuthConfiguration")
            || is("certificateBasedAuthPki")
            || is("certificateAuthorityDetail")
            || is("certificateAuthority") =>
        {
            Kind::TrustStore
        }
        _ if name.len() > "AuthenticationMethodConfiguration".len()
            && name
                .to_ascii_lowercase()
                .ends_with("authenticationmethodconfiguration") =>
        {
            Kind::OtherMethod
        }
        _ => return None,
    })
}

fn by_context(context: &str, node: &Node<'_>) -> Option<Kind> {
    let (_, fragment) = context.split_once("$metadata#")?;
    if let Some((_, cast)) = fragment.split_once("/microsoft.graph.")
        && let Some(kind) = by_type(cast.split('/').next().unwrap_or_default())
    {
        return Some(kind);
    }
    if let Some(of) = fragment.strip_prefix("Collection(") {
        return by_type(type_name(of.split(')').next().unwrap_or_default()));
    }
    match last_segment(context)? {
        "authenticationMethodsPolicy" => Some(Kind::MethodsPolicy),
        "authenticationMethodConfigurations" => {
            let id = node.get("id").and_then(|id| id.value.as_str())?;
            Some(method_by_id(id))
        }
        "authenticationStrengthPolicies" => Some(Kind::Strength),
        "combinationConfigurations" => Some(Kind::CombinationConfiguration),
        // `…/authenticationStrength/policies` and `…/conditionalAccess/policies` end alike.
        "policies" if context.contains("authenticationStrength/policies") => Some(Kind::Strength),
        "policies" if context.contains("conditionalAccess/policies") => {
            Some(Kind::ConditionalAccess)
        }
        "namedLocations" => Some(Kind::NamedLocation),
        "crossTenantAccessPolicy" => Some(Kind::CrossTenantAccess),
        "default" | "partners" if context.contains("crossTenantAccessPolicy/") => {
            Some(Kind::CrossTenantAccess)
        }
        "certificateBasedAuthConfiguration"
        | "certificateBasedAuthConfigurations"
        | "certificateAuthorities" => Some(Kind::TrustStore),
        _ => None,
    }
}

fn method_by_id(id: &str) -> Kind {
    if id.eq_ignore_ascii_case("Fido2") {
        Kind::Fido2
    } else if id.eq_ignore_ascii_case("X509Certificate") {
        Kind::X509
    } else {
        Kind::OtherMethod
    }
}

fn by_shape(node: &Node<'_>) -> Option<Kind> {
    let has = |name: &str| node.get(name).is_some();
    let text = |name: &str| node.get(name).and_then(|node| node.value.as_str());
    let id = text("id");
    if has("authenticationMethodConfigurations") {
        Some(Kind::MethodsPolicy)
    } else if has("conditions")
        && ["grantControls", "sessionControls", "state"]
            .into_iter()
            .any(has)
    {
        Some(Kind::ConditionalAccess)
    } else if has("allowedCombinations") {
        Some(Kind::Strength)
    } else if has("appliesToCombinations")
        || has("allowedAAGUIDs")
        || has("allowedIssuerSkis")
        || has("allowedPolicyOIDs")
    {
        Some(Kind::CombinationConfiguration)
    } else if [
        "passkeyProfiles",
        "keyRestrictions",
        "isAttestationEnforced",
        "isSelfServiceRegistrationAllowed",
    ]
    .into_iter()
    .any(has)
    {
        Some(Kind::Fido2)
    } else if [
        "certificateUserBindings",
        "authenticationModeConfiguration",
        "crlValidationConfiguration",
        "certificateAuthorityScopes",
        "issuerHintsConfiguration",
    ]
    .into_iter()
    .any(has)
    {
        Some(Kind::X509)
    } else if has("ipRanges") || has("countriesAndRegions") {
        Some(Kind::NamedLocation)
    } else if has("inboundTrust") || has("allowedCloudEndpoints") {
        Some(Kind::CrossTenantAccess)
    } else if has("certificateAuthorities")
        || has("certificateAuthorityType")
        || has("isRootAuthority")
    {
        Some(Kind::TrustStore)
    } else if let Some(id) = id
        && has("state")
        && (has("includeTargets") || method_by_id(id) != Kind::OtherMethod && !has("displayName"))
    {
        Some(method_by_id(id))
    } else if has("grantControls")
        || has("conditions") && id.is_some_and(is_id)
        || id.is_some_and(is_id) && is_alone(node) && text("state").is_some_and(is_state_of_access)
        || has("displayName") && text("state").is_some_and(is_state_of_access)
    {
        // Whatever it is for is undecided.
        Some(Kind::ConditionalAccess)
    } else {
        None
    }
}

/// Whether a request body says nothing but which object it changes, and its state.
fn is_alone(node: &Node<'_>) -> bool {
    node.members().count() == 2
}

/// Whether a word is one of Graph's `conditionalAccessPolicyState`.
fn is_state_of_access(word: &str) -> bool {
    ["enabled", "disabled", "enabledForReportingButNotEnforced"]
        .into_iter()
        .any(|state| state.eq_ignore_ascii_case(word))
}
