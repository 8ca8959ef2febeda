//! What documents hold of one resource: the last document that has it, with what is laid over it.

use std::borrow::Cow;

use serde_json::Value;

use crate::base::sorted::{Map, sort_by, sort_by_key};
use crate::contract::verdict::Clause;
use crate::tenant::access::cross_tenant::replaces;
use crate::tenant::dsc::translations;
use crate::tenant::reader::Node;
use crate::tenant::recognise::{Found, Kind, Resource};
use crate::tenant::spelling::Spelling;
use crate::tenant::strengths::combination;

/// A kind by Graph's name of it, with what the resource is called among those of its kind.
pub(crate) type Key = (&'static str, String);

/// A resource as its documents have it together.
#[derive(Debug)]
pub(crate) struct Entry<'v> {
    pub kind: Kind,
    pub key: Key,
    /// It stands in another resource.
    embedded: bool,
    /// What is laid over the resource, topmost first, and the resource.
    layers: Vec<Resource<'v>>,
    pub value: Cow<'v, Value>,
    /// Where the topmost layer stands.
    pub at: Clause,
}

impl<'v> Entry<'v> {
    fn of(key: Key, resource: Resource<'v>) -> Self {
        Self {
            kind: resource.kind,
            key,
            embedded: resource.embedded,
            value: Cow::Borrowed(resource.node.value),
            at: resource.node.at.clone(),
            layers: vec![resource],
        }
    }

    fn lay(&mut self, resource: Resource<'v>) {
        overlay(self.value.to_mut(), resource.node.value);
        self.at = resource.node.at.clone();
        self.layers.insert(0, resource);
    }

    /// A text of the resource, without blanks around it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.value.get(name)?.as_str().map(str::trim)
    }

    /// The id, where it has one that can be addressed.
    pub fn id(&self) -> Option<&str> {
        self.text("id").filter(|id| !id.is_empty())
    }

    /// The context that its document names, or that of the collection that holds it.
    pub fn context(&self) -> Option<&str> {
        let mut layers = self.layers.iter();
        let own = self.text("@odata.context");
        own.or_else(|| layers.find_map(|layer| layer.context))
    }

    /// Where it stands: the topmost document that has one of these members.
    pub fn place_of<'n>(&self, names: impl Iterator<Item = &'n String> + Clone) -> Clause {
        let has = |layer: &&Resource<'_>| {
            names
                .clone()
                .any(|name| layer.node.value.get(name).is_some())
        };
        let layer = self.layers.iter().find(has);
        layer.map_or(&self.at, |layer| &layer.node.at).clone()
    }

    /// Whether it is the copy of a strength that a policy embeds.
    pub fn is_copy(&self) -> bool {
        self.embedded && self.kind == Kind::Strength
    }

    /// Whether it is a body of a request, which says nothing of the members that it does not have.
    pub fn is_body(&self) -> bool {
        let mut layers = self.layers.iter();
        let has_id = |layer: &Resource<'_>| {
            text(layer, "id").is_some() || layer.kind == Kind::CrossTenantAccess
        };
        !layers.any(has_id)
    }

    /// Whether Graph's names do not stand in it.
    pub fn is_of_terraform(&self) -> bool {
        let mut layers = self.layers.iter();
        layers.any(|layer| layer.node.spelling != Spelling::Graph)
    }

    /// Whether it is a strength that the service has of itself.
    pub fn is_built_in(&self) -> bool {
        self.text("policyType") == Some("builtIn")
            || self
                .id()
                .is_some_and(|id| combination::BUILT_IN_IDS.contains(&id))
    }
}

/// Lays members over those of a value, objects into objects.
fn overlay(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (name, value) in over {
                match under.get_mut(name) {
                    Some(known) => overlay(known, value),
                    None => {
                        under.insert(name.clone(), value.clone());
                    }
                }
            }
        }
        (under, over) => *under = over.clone(),
    }
}

fn text<'v>(resource: &Resource<'v>, name: &str) -> Option<&'v str> {
    let value: &'v Value = resource.node.value;
    value.get(name)?.as_str().map(str::trim)
}

/// What a resource is called among those of its kind; method policies and the default for other tenants are one of a kind.
fn name_of(resource: &Resource<'_>) -> Option<String> {
    let value = resource.node.value;
    let id = match resource.kind {
        Kind::Fido2 => Some("Fido2"),
        Kind::X509 => Some("X509Certificate"),
        Kind::MethodsPolicy => Some(""),
        Kind::CrossTenantAccess => match text(resource, "tenantId") {
            Some(tenant) => Some(tenant),
            // The policy as a whole holds the default and the partners, and is neither.
            None if is_whole_cross_tenant(value) => Some(""),
            None => Some("default"),
        },
        _ => text(resource, "id").filter(|id| !id.is_empty()),
    };
    id.map(str::to_ascii_lowercase)
}

/// Whether settings for other tenants are the policy that holds all of them.
pub(crate) fn is_whole_cross_tenant(value: &Value) -> bool {
    ["partners", "default", "allowedCloudEndpoints"]
        .iter()
        .any(|name| value.get(name).is_some())
}

/// Whether a document with an id is all of the resource; another one is laid over what came before it.
fn is_whole_beside(resource: &Resource<'_>, earlier: &[Resource<'_>]) -> bool {
    let mut earlier = earlier.iter();
    let parts: &[&str] = match resource.kind {
        Kind::ConditionalAccess => &["state", "conditions", "grantControls"],
        Kind::Strength => &["allowedCombinations", "combinationConfigurations"],
        _ => &[],
    };
    let is_all = resource.kind != Kind::CrossTenantAccess
        || earlier.all(|earlier| replaces(&resource.node, &earlier.node));
    is_all && resource.node.has_all(parts)
}

/// Resources by what they are called, in the order of the documents.
#[derive(Debug, Default)]
pub(crate) struct Entries<'v> {
    pub entries: Vec<Entry<'v>>,
    places: Map<Key, usize>,
}

impl<'v> Entries<'v> {
    /// What documents hold, each resource once.
    pub fn of(documents: &[&'v Value]) -> Self {
        let mut found = Found::default();
        for (document, value) in (0_u32..).zip(documents) {
            // Resources of Microsoft365DSC are changed where their configuration is written.
            if translations(&[*value]).is_empty() {
                found.add(Node::root(document, value));
            }
        }
        let mut of_policies: Vec<Resource<'v>> = Vec::new();
        let mut own: Vec<Resource<'v>> = Vec::new();
        for resource in found.resources {
            // Parts of a cross-tenant policy are resources of their own; a strength in a policy is a copy of one.
            let is_copy = resource.embedded && resource.kind == Kind::Strength;
            if is_copy { &mut of_policies } else { &mut own }.push(resource);
        }
        let mut all = Self::grouped(own);
        // What stands alone wins over a copy, and of copies the last one is read.
        let copies = Self::grouped(of_policies).entries;
        let copies: Vec<Entry<'v>> = copies
            .into_iter()
            .filter(|copy| all.get(&copy.key).is_none())
            .collect();
        all.entries.extend(copies);
        all.index();
        all
    }

    fn grouped(resources: Vec<Resource<'v>>) -> Self {
        let has_id = |resource: &Resource<'_>| {
            let is_named = matches!(
                resource.kind,
                Kind::Fido2 | Kind::X509 | Kind::MethodsPolicy
            );
            !is_named || text(resource, "id").is_some()
        };
        let (with_id, bodies): (Vec<_>, Vec<_>) = resources
            .into_iter()
            .enumerate()
            .partition(|(_, resource)| has_id(resource));
        let mut grouped: Vec<(usize, Entry<'v>)> = Vec::new();
        // Sorted by what they are called, those of one name in the order of the documents.
        let keyed = |(place, resource): (usize, Resource<'v>), is_body: bool| {
            let kind = resource.kind.as_str();
            let at = &resource.node.at;
            let nameless = || format!("/{}{}", at.document, at.path);
            let key = (kind, name_of(&resource).unwrap_or_else(nameless));
            (key, is_body, place, resource)
        };
        let mut all: Vec<_> = with_id
            .into_iter()
            .map(|one| keyed(one, false))
            .chain(bodies.into_iter().map(|one| keyed(one, true)))
            .collect();
        sort_by(&mut all, |one, other| {
            (&one.0, one.1, one.2).cmp(&(&other.0, other.1, other.2))
        });
        for (key, is_body, place, resource) in all {
            match grouped.last_mut().filter(|(_, last)| last.key == key) {
                Some((_, last)) if is_body || !is_whole_beside(&resource, &last.layers) => {
                    last.lay(resource);
                }
                Some(last) => *last = (place, Entry::of(key, resource)),
                None => grouped.push((place, Entry::of(key, resource))),
            }
        }
        sort_by_key(&mut grouped, |(place, _)| *place);
        let mut entries = Self {
            entries: grouped.into_iter().map(|(_, entry)| entry).collect(),
            places: Map::new(),
        };
        entries.lay_nameless();
        entries.index();
        entries
    }

    /// Lays policies and strengths without an id over the only one that has their name.
    fn lay_nameless(&mut self) {
        let kinds = [Kind::ConditionalAccess, Kind::Strength];
        let is_body = |entry: &Entry<'_>| kinds.contains(&entry.kind) && entry.id().is_none();
        if !self.entries.iter().any(is_body) {
            return;
        }
        let named = |entry: &Entry<'_>| {
            let name = entry.text("displayName")?.to_ascii_lowercase();
            Some((entry.kind.as_str(), name))
        };
        let mut with_name: Vec<(Key, usize)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            if kinds.contains(&entry.kind) && !is_body(entry) && !entry.is_built_in() {
                with_name.extend(named(entry).map(|name| (name, place)));
            }
        }
        sort_by(&mut with_name, |one, other| one.cmp(other));
        let only = |name: &Key| {
            let from = with_name.partition_point(|(known, _)| known < name);
            let mut same = with_name
                .get(from..)?
                .iter()
                .take_while(|(known, _)| known == name);
            let (_, place) = same.next()?;
            same.next().is_none().then_some(*place)
        };
        let mut bodies: Vec<(usize, Resource<'v>)> = Vec::new();
        for entry in &mut self.entries {
            if is_body(entry)
                && let Some(base) = named(entry).and_then(|name| only(&name))
            {
                bodies.extend(entry.layers.drain(..).map(|layer| (base, layer)));
            }
        }
        for (base, body) in bodies {
            if let Some(entry) = self.entries.get_mut(base) {
                entry.lay(body);
            }
        }
        self.entries.retain(|entry| !entry.layers.is_empty());
    }

    fn index(&mut self) {
        let entries = self.entries.iter().enumerate();
        self.places = entries
            .map(|(place, entry)| (entry.key.clone(), place))
            .collect();
    }

    /// The resource of this name, unless it is a copy.
    pub fn alone(&self, key: &Key) -> Option<&Entry<'v>> {
        self.get(key).filter(|entry| !entry.is_copy())
    }

    /// The resource of this name.
    pub fn get(&self, key: &Key) -> Option<&Entry<'v>> {
        self.entries.get(*self.places.get(key)?)
    }
}
