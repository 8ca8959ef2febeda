//! What has to be sent to Microsoft Graph so that a policy becomes an edited one: the smallest requests, lists whole.
//!
//! Nothing is sent from here.

use serde_json::Map;
use serde_json::Value;

use crate::base::clause::step;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::graph_change::{GraphChange, GraphRequest, Unsent, UnsentChange};
use crate::contract::scenario::PolicyInput;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::references::referring;
use crate::tenant::reader::Node;
use crate::tenant::recognise::{Found, Kind, Resource};
use crate::tenant::spelling::Spelling;
use crate::tenant::strengths::documents::strength_of_context;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::words::findings;

/// The requests that turn one set of documents into another.
///
/// # Errors
/// As [`Tenant::load`], for the documents before and for the edited ones.
pub fn graph_change(
    before: Vec<PolicyInput>,
    after: Vec<PolicyInput>,
    language: Language,
) -> Result<GraphChange, Error> {
    let (given, edited) = (Tenant::load(before)?, Tenant::load(after)?);
    let findings = edited.findings(language);
    let (given, edited) = (as_spelled_by_graph(given)?, as_spelled_by_graph(edited)?);
    let (before, after) = (given.documents(), edited.documents());
    let (before, after) = (resources(&before), resources(&after));
    let owners = Owners {
        given: &given,
        edited: &edited,
    };
    let mut change = GraphChange {
        requests: Vec::new(),
        unsent: Vec::new(),
        findings,
    };
    for resource in &after {
        let earlier = before.iter().find(|other| same(other, resource));
        match resource.kind {
            Kind::CombinationConfiguration => change.configuration(earlier, resource, &owners),
            _ => change.resource(earlier, resource),
        }
    }
    for gone in before
        .iter()
        .filter(|one| !after.iter().any(|other| same(one, other)))
    {
        change.removed(gone, &edited);
    }
    change.name_affected(&edited);
    if let Some(at) = change.changed_group_targets() {
        let note = Note::new(Severity::Info, &findings::SECURITY_GROUPS_ONLY).at(&at);
        change.findings.extend(edited.render(&[note], language));
    }
    Ok(change)
}

/// The same tenant with its members in the letter case of the schema, since a request has to have them so.
fn as_spelled_by_graph(tenant: Tenant) -> Result<Tenant, Error> {
    let mended: Vec<(u32, Value)> = tenant.letter_case_mends().collect();
    if mended.is_empty() {
        return Ok(tenant);
    }
    let mut documents: Vec<Value> = tenant.documents().into_iter().cloned().collect();
    for (document, mend) in mended {
        let place = usize::try_from(document).ok();
        let value = place.and_then(|place| documents.get_mut(place));
        let steps = serde_json::from_value::<json_patch::Patch>(mend);
        if let (Some(value), Ok(steps)) = (value, steps) {
            // What cannot be moved stays as it is, and is compared as it is.
            let _ = json_patch::patch(value, &steps);
        }
    }
    Tenant::load(documents.into_iter().map(PolicyInput::Json).collect())
}

/// The strengths that combination configurations which stand alone belong to, before and after.
struct Owners<'t> {
    given: &'t Tenant,
    edited: &'t Tenant,
}

impl<'t> Owners<'t> {
    /// The strength that a configuration of the edited documents was read into, or one of the documents before that has it
    /// or is the only one it can belong to.
    fn of(&self, configuration: &Resource<'_>) -> Option<&'t Strength> {
        let at = &configuration.node.at;
        let id = text(configuration, "id");
        let mut edited = self.edited.strengths.iter();
        let attached = edited.find(|one| one.configurations.iter().any(|own| own.at == *at));
        let mut given = self.given.strengths.iter();
        let had = || {
            given.find(|one| {
                let mut own = one.configurations.iter();
                id.is_some() && own.any(|own| own.id.as_deref() == id)
            })
        };
        let mut custom = self.given.strengths.iter().filter(|one| !one.is_built_in());
        let only = || custom.next().filter(|_| custom.next().is_none());
        attached.or_else(had).or_else(only)
    }

    /// Whether a strength of the documents before has a configuration with this id.
    fn has_configuration(&self, id: Option<&str>) -> bool {
        let mut before = self
            .given
            .strengths
            .iter()
            .flat_map(|one| &one.configurations);
        id.is_some() && before.any(|own| own.id.as_deref() == id)
    }
}

fn resources<'v>(documents: &[&'v Value]) -> Vec<Resource<'v>> {
    let mut found = Found::default();
    for (document, value) in (0_u32..).zip(documents) {
        found.add(Node::root(document, value));
    }
    // An embedded copy is sent with what embeds it, or not at all; parts of a cross-tenant policy are resources.
    found
        .resources
        .into_iter()
        .filter(|one| !one.embedded || one.kind == Kind::CrossTenantAccess)
        .collect()
}

fn text<'v>(resource: &Resource<'v>, name: &str) -> Option<&'v str> {
    let value: &'v Value = resource.node.value;
    value.get(name)?.as_str().map(str::trim)
}

/// What the resource is called among those of its kind; the method policies are one of a kind.
fn key(resource: &Resource<'_>) -> Option<String> {
    let id = match resource.kind {
        Kind::Fido2 => Some("Fido2"),
        Kind::X509 => Some("X509Certificate"),
        Kind::MethodsPolicy => Some(""),
        Kind::CrossTenantAccess => Some(text(resource, "tenantId").unwrap_or("default")),
        _ => text(resource, "id"),
    };
    id.map(str::to_ascii_lowercase)
}

fn same(one: &Resource<'_>, other: &Resource<'_>) -> bool {
    let by_key = match (key(one), key(other)) {
        (None, None) => one.node.at == other.node.at,
        (one, other) => one == other,
    };
    one.kind == other.kind && by_key
}

/// Members that the service sets itself.
const READ_ONLY: [&str; 9] = [
    "id",
    "createdDateTime",
    "modifiedDateTime",
    "deletedDateTime",
    "lastModifiedDateTime",
    "policyType",
    "requirementsSatisfied",
    "templateId",
    "policyVersion",
];

/// The members of a body: what is sent, without annotations other than the type.
pub(crate) fn body(value: &Value) -> Map<String, Value> {
    let members = value.as_object().into_iter().flatten();
    members
        .filter(|(name, _)| !READ_ONLY.contains(&name.as_str()) && !name.contains('@'))
        .map(|(name, value)| (name.clone(), plain(value)))
        .collect()
}

/// A value without the annotations that responses carry; types and references stay.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !name.contains('@') || *name == "@odata.type")
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect(),
        Value::Array(items) => items.iter().map(plain).collect(),
        other => other.clone(),
    }
}

/// What of a body differs; lists and objects are sent whole, as the service replaces them.
fn difference(before: &Value, after: &Value) -> Map<String, Value> {
    let was = body(before);
    let mut now = body(after);
    now.retain(|name, value| was.get(name) != Some(value));
    now
}

fn typed(mut members: Map<String, Value>, name: &str) -> Value {
    let declared = Value::from(format!("#microsoft.graph.{name}"));
    members.insert("@odata.type".to_owned(), declared);
    Value::Object(members)
}

/// `beta` where the document came from there, else `v1.0`.
fn version(resource: &Resource<'_>) -> &'static str {
    let own = text(resource, "@odata.context").or(resource.context);
    let is_beta = own.is_some_and(|context| context.contains("/beta/$metadata"));
    if is_beta { "beta" } else { "v1.0" }
}

/// A path segment. Ids are GUIDs and names; whatever else a document holds there is kept from being more than one.
fn segment(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    id.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
const METHODS: &str = "policies/authenticationMethodsPolicy";
const STRENGTHS: &str = "policies/authenticationStrengthPolicies";

impl GraphChange {
    fn unsent(&mut self, why: Unsent, resource: &Resource<'_>) {
        self.unsent.push(UnsentChange {
            why,
            policy: resource.node.at.clone(),
            resource: resource.kind.as_str(),
            referred_by: Vec::new(),
        });
    }

    /// A resource that is gone. A strength that policies refer to cannot be deleted (F25, facts.md).
    fn removed(&mut self, gone: &Resource<'_>, edited: &Tenant) {
        let referred_by = match gone.kind {
            Kind::Strength => {
                let (id, name) = (text(gone, "id"), text(gone, "displayName"));
                referring(&edited.access_policies, id, name)
            }
            _ => Vec::new(),
        };
        let why = if referred_by.is_empty() {
            Unsent::Removed
        } else {
            Unsent::InUse
        };
        self.unsent(why, gone);
        if let Some(unsent) = self.unsent.last_mut() {
            unsent.referred_by = referred_by;
        }
    }

    /// Names beside each request that changes a strength the policies that ask for it.
    fn name_affected(&mut self, edited: &Tenant) {
        for request in &mut self.requests {
            let Some((_, rest)) = request.path.split_once(&format!("{STRENGTHS}/")) else {
                continue;
            };
            let id = rest.split('/').next();
            request.affects = referring(&edited.access_policies, id, None);
        }
    }

    /// Where a request changes groups that a method is for or not for: no document tells the kind of a group (F12,
    /// facts.md).
    fn changed_group_targets(&self) -> Option<Clause> {
        let is_group = |target: &Value| {
            let id = target.get("id").and_then(Value::as_str);
            target.get("targetType").and_then(Value::as_str) == Some("group")
                && id.is_some_and(|id| uuid::Uuid::try_parse(id).is_ok())
        };
        self.requests.iter().find_map(|request| {
            let (at, body) = (request.policy.as_ref()?, request.body.as_ref()?);
            let list = ["includeTargets", "excludeTargets"]
                .into_iter()
                .find(|name| {
                    let list = body.get(name).and_then(Value::as_array);
                    request.path.contains(METHODS)
                        && list.is_some_and(|list| list.iter().any(is_group))
                })?;
            Some(step(at, list))
        })
    }

    fn send(&mut self, method: &'static str, of: &Resource<'_>, path: &str, body: Option<Value>) {
        let path = format!("/{}/{path}", version(of));
        let at = body.as_ref().map(|_| of.node.at.clone());
        self.requests
            .push(GraphRequest::new(method, path, body, at));
    }

    fn resource(&mut self, before: Option<&Resource<'_>>, after: &Resource<'_>) {
        let null = Value::Null;
        let was = before.map_or(&null, |before| before.node.value);
        let now = after.node.value;
        if plain(was) == plain(now) {
            return;
        }
        if after.node.spelling == Spelling::Terraform {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        match after.kind {
            Kind::Fido2 | Kind::X509 | Kind::OtherMethod => self.method(was, after),
            Kind::MethodsPolicy => {
                let mut changed = difference(was, now);
                changed.remove("authenticationMethodConfigurations");
                if !changed.is_empty() {
                    self.send("PATCH", after, METHODS, Some(Value::Object(changed)));
                }
            }
            Kind::Strength => self.strength(was, after),
            Kind::ConditionalAccess => {
                let mut changed = difference(was, now);
                by_reference(&mut changed);
                if before.is_some() {
                    without_empty(&mut changed, was);
                }
                self.entity(
                    "identity/conditionalAccess/policies",
                    before,
                    after,
                    changed,
                );
            }
            Kind::NamedLocation => {
                let mut changed = difference(was, now);
                if let Some(declared) = now.get("@odata.type").filter(|_| !changed.is_empty()) {
                    changed.insert("@odata.type".to_owned(), declared.clone());
                }
                self.entity(
                    "identity/conditionalAccess/namedLocations",
                    before,
                    after,
                    changed,
                );
            }
            Kind::CrossTenantAccess => {
                let mut changed = difference(was, now);
                for part in ["default", "partners", "tenantId", "isServiceDefault"] {
                    changed.remove(part);
                }
                let path = match text(after, "tenantId") {
                    Some(tenant) => format!("partners/{}", segment(tenant)),
                    None if now.get("partners").is_some() => String::new(),
                    None => "default".to_owned(),
                };
                if !changed.is_empty() {
                    let path = format!("policies/crossTenantAccessPolicy/{path}");
                    let path = path.trim_end_matches('/');
                    self.send("PATCH", after, path, Some(Value::Object(changed)));
                }
            }
            // Sent with the strength that it belongs to.
            Kind::CombinationConfiguration => {}
            Kind::TrustStore => self.unsent(Unsent::NotWritable, after),
        }
    }

    /// A resource that is added to a collection or changed in it.
    fn entity(
        &mut self,
        collection: &str,
        before: Option<&Resource<'_>>,
        after: &Resource<'_>,
        changed: Map<String, Value>,
    ) {
        if changed.is_empty() {
            return;
        }
        let body = Some(Value::Object(changed));
        match (before, text(after, "id")) {
            (None, _) => self.send("POST", after, collection, body),
            (Some(_), Some(id)) => {
                let path = format!("{collection}/{}", segment(id));
                self.send("PATCH", after, &path, body);
            }
            (Some(_), None) => self.unsent(Unsent::NoId, after),
        }
    }

    fn method(&mut self, was: &Value, after: &Resource<'_>) {
        let changed = difference(was, after.node.value);
        let (id, declared) = match after.kind {
            Kind::Fido2 => (Some("Fido2"), Some(after.kind.as_str())),
            Kind::X509 => (Some("X509Certificate"), Some(after.kind.as_str())),
            _ => (
                text(after, "id"),
                text(after, "@odata.type").map(crate::tenant::type_name::type_name),
            ),
        };
        let (Some(id), Some(declared)) = (id, declared) else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        if !changed.is_empty() {
            let path = format!(
                "{METHODS}/authenticationMethodConfigurations/{}",
                segment(id)
            );
            self.send("PATCH", after, &path, Some(typed(changed, declared)));
        }
    }

    /// A combination configuration that stands alone: added to its strength, or changed in it (F26, facts.md).
    fn configuration(
        &mut self,
        before: Option<&Resource<'_>>,
        after: &Resource<'_>,
        owners: &Owners<'_>,
    ) {
        let now = after.node.value;
        if before.is_some_and(|before| plain(before.node.value) == plain(now)) {
            return;
        }
        let owner = owners.of(after);
        if owner.is_some_and(Strength::is_built_in) {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        let named = after.context.and_then(strength_of_context);
        let Some(strength) = owner.and_then(|owner| owner.id.as_deref()).or(named) else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        let own = format!(
            "{STRENGTHS}/{}/combinationConfigurations",
            segment(strength)
        );
        let id = text(after, "id");
        let is_known = before.is_some() || owners.has_configuration(id);
        match id.filter(|_| is_known) {
            Some(id) => {
                let was = before.map_or(&Value::Null, |before| before.node.value);
                let mut members = difference(was, now);
                keep_required(&mut members, now);
                let path = format!("{own}/{}", segment(id));
                self.send("PATCH", after, &path, Some(Value::Object(members)));
            }
            None => {
                let mut members = body(now);
                keep_required(&mut members, now);
                self.send("POST", after, &own, Some(Value::Object(members)));
            }
        }
    }

    /// Name and description are changed by `PATCH`, combinations by an action, configurations one by one.
    fn strength(&mut self, was: &Value, after: &Resource<'_>) {
        let now = after.node.value;
        if text(after, "policyType") == Some("builtIn") {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        if was.is_null() {
            let mut new = body(now);
            if let Some(Value::Array(list)) = new.get_mut("combinationConfigurations") {
                for one in list.iter_mut().filter_map(Value::as_object_mut) {
                    one.remove("id");
                }
            }
            self.send("POST", after, STRENGTHS, Some(Value::Object(new)));
            return;
        }
        let Some(id) = text(after, "id") else {
            self.unsent(Unsent::NoId, after);
            return;
        };
        let own = format!("{STRENGTHS}/{}", segment(id));
        let mut changed = difference(was, now);
        changed.remove("combinationConfigurations");
        let combinations = changed.remove("allowedCombinations");
        if !changed.is_empty() {
            self.send("PATCH", after, &own, Some(Value::Object(changed)));
        }
        let list = |value: &Value| -> Vec<Value> {
            let list = value.get("combinationConfigurations");
            list.and_then(Value::as_array).cloned().unwrap_or_default()
        };
        let id_of = |one: &Value| one.get("id").and_then(Value::as_str).map(str::to_owned);
        let (before, after_list) = (list(was), list(now));
        let configurations = format!("{own}/combinationConfigurations");
        // A configuration has to go before its combination does, and to come after it.
        for gone in before.iter().filter_map(id_of) {
            if !after_list
                .iter()
                .any(|one| id_of(one).as_ref() == Some(&gone))
            {
                let path = format!("{configurations}/{}", segment(&gone));
                self.send("DELETE", after, &path, None);
            }
        }
        if let Some(combinations) = combinations {
            let body = [("allowedCombinations".to_owned(), combinations)];
            let path = format!("{own}/updateAllowedCombinations");
            self.send("POST", after, &path, Some(body.into_iter().collect()));
        }
        for one in &after_list {
            let earlier = id_of(one).and_then(|id| {
                let was = before.iter().find(|was| id_of(was).as_ref() == Some(&id))?;
                Some((id, was))
            });
            let (method, path, mut members) = match earlier {
                Some((id, was)) => (
                    "PATCH",
                    format!("{configurations}/{}", segment(&id)),
                    difference(was, one),
                ),
                None => ("POST", configurations.clone(), body(one)),
            };
            if members.is_empty() {
                continue;
            }
            keep_required(&mut members, one);
            self.send(method, after, &path, Some(Value::Object(members)));
        }
    }
}

/// Adds what a change of a combination configuration needs whatever changes.
fn keep_required(members: &mut Map<String, Value>, configuration: &Value) {
    for name in ["@odata.type", "appliesToCombinations"] {
        if let Some(value) = configuration.get(name) {
            members.insert(name.to_owned(), value.clone());
        }
    }
}

/// Leaves out lists that are empty and were empty, or were not there: the service answers a change that has some of them
/// with 400 (F39, facts.md).
fn without_empty(members: &mut Map<String, Value>, was: &Value) {
    members.retain(|name, value| {
        let was = was.get(name).unwrap_or(&Value::Null);
        match value {
            Value::Array(items) => {
                let were = was.as_array().is_some_and(|items| !items.is_empty());
                !items.is_empty() || were
            }
            Value::Object(inner) => {
                without_empty(inner, was);
                true
            }
            _ => true,
        }
    });
}

/// Who may send a request to a path: the permission with the least privilege, and the least role.
fn privilege(path: &str) -> (&'static [&'static str], &'static str) {
    if path.contains(METHODS) {
        let permissions = &["Policy.ReadWrite.AuthenticationMethod"];
        (permissions, "Authentication Policy Administrator")
    } else if path.contains("policies/crossTenantAccessPolicy") {
        let permissions = &["Policy.ReadWrite.CrossTenantAccess"];
        (permissions, "Security Administrator")
    } else {
        let permissions = &["Policy.ReadWrite.ConditionalAccess", "Policy.Read.All"];
        (permissions, "Conditional Access Administrator")
    }
}

/// A Conditional Access policy names its strength by id; the copy that responses embed is not sent.
fn by_reference(members: &mut Map<String, Value>) {
    let grant = members
        .get_mut("grantControls")
        .and_then(Value::as_object_mut);
    let strength = grant.and_then(|grant| grant.get_mut("authenticationStrength"));
    if let Some(strength) = strength
        && let Some(id) = strength.get("id").cloned()
    {
        *strength = [("id".to_owned(), id)].into_iter().collect();
    }
}

impl GraphRequest {
    fn new(method: &'static str, path: String, body: Option<Value>, at: Option<Clause>) -> Self {
        let json = body
            .as_ref()
            .and_then(|body| serde_json::to_string_pretty(body).ok())
            .unwrap_or_default();
        let one_line = body.as_ref().map(Value::to_string).unwrap_or_default();
        let url = format!("https://graph.microsoft.com{path}");
        let mut azure_cli = format!("az rest --method {} --url '{url}'", method.to_lowercase());
        let relative = path.trim_start_matches('/');
        let mut power_shell = format!("Invoke-MgGraphRequest -Method {method} -Uri '{relative}'");
        if body.is_some() {
            azure_cli.push_str(" --headers Content-Type=application/json --body ");
            azure_cli.push_str(&format!("'{}'", one_line.replace('\'', r"'\''")));
            power_shell.push_str(" -ContentType 'application/json' -Body @'\n");
            power_shell.push_str(&json);
            power_shell.push_str("\n'@");
        }
        let (permissions, role) = privilege(&path);
        Self {
            method,
            path,
            permissions,
            role,
            affects: Vec::new(),
            body,
            policy: at,
            json,
            azure_cli,
            power_shell,
        }
    }
}

impl GraphChange {
    /// Whether the service is known to refuse the edited documents.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.severity == Severity::Error)
    }
}
