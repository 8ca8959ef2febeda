//! Terraform's states and plans: `terraform show -json`, state files, and single resources out of them.
//!
//! Read as of hashicorp/azuread 3.10 and deploymenttheory/microsoft365 (documented: the providers' schemas, 2026-11).

use serde_json::Value;

use crate::base::sorted::Map;
use crate::tenant::reader::{Located, Node};
use crate::tenant::spelling::Spelling;

/// A state or a plan.
#[derive(Debug, Default)]
pub(crate) struct Terraform<'v> {
    pub resources: Vec<Managed<'v>>,
    /// What a provider holds as Graph has it, with what a plan does not know of it.
    pub bodies: Vec<(Node<'v>, Vec<Located<String>>)>,
    /// Resources of other providers.
    pub others: usize,
    /// What a plan deletes, by type.
    pub deleted: Vec<&'v str>,
}

/// A resource of a provider for Microsoft Entra.
#[derive(Debug)]
pub(crate) struct Managed<'v> {
    pub type_name: &'v str,
    pub node: Node<'v>,
    /// Attributes that a plan does not know before it is applied, by name, without what the service gives.
    pub pending: Vec<Located<String>>,
}

/// Whether a type of resources is of a provider for Microsoft Entra.
pub(crate) fn is_of_entra(type_name: &str) -> bool {
    ["azuread_", "microsoft365", GRAPH]
        .iter()
        .any(|provider| type_name.starts_with(provider))
}

/// Resources of Microsoft's own provider for Graph, which hold a body as Graph has it.
const GRAPH: &str = "msgraph_";

fn text<'v>(node: &Node<'v>, name: &str) -> Option<&'v str> {
    node.value.get(name)?.as_str()
}

/// A member by its exact name.
fn child<'v>(node: &Node<'v>, name: &str) -> Option<Node<'v>> {
    Some(node.child(name, node.value.get(name)?))
}

fn children<'v>(node: &Node<'v>, name: &str) -> Vec<Node<'v>> {
    child(node, name)
        .filter(|list| list.value.is_array())
        .map_or(Vec::new(), |list| list.items())
}

impl<'v> Terraform<'v> {
    /// What a document of Terraform's holds; `None` for another one.
    pub fn read(node: &Node<'v>) -> Option<Self> {
        let mut read = Self::default();
        if text(node, "type").is_some_and(is_of_entra) {
            read.resource(node, child(node, "values")?, Vec::new());
            return Some(read);
        }
        text(node, "terraform_version").or(text(node, "format_version"))?;
        let changes = after_unknown(node);
        read.deleted = deleted(node);
        let values = ["planned_values", "values"]
            .iter()
            .find_map(|name| child(node, name));
        match values {
            Some(values) => {
                if let Some(root) = child(&values, "root_module") {
                    read.module(&root, &changes);
                }
            }
            None => {
                child(node, "resources")?;
                for resource in children(node, "resources") {
                    for instance in children(&resource, "instances") {
                        if let Some(attributes) = child(&instance, "attributes") {
                            read.resource(&resource, attributes, Vec::new());
                        }
                    }
                }
            }
        }
        Some(read)
    }

    /// A module and those in it.
    fn module(&mut self, module: &Node<'v>, changes: &Map<&'v str, &'v Value>) {
        for resource in children(module, "resources") {
            let Some(values) = child(&resource, "values") else {
                continue;
            };
            let mut pending = Vec::new();
            let address = text(&resource, "address");
            if let Some(unknown) = address.and_then(|address| changes.get(address)) {
                collect_unknown(&values, unknown, &mut pending);
            }
            self.resource(&resource, values, pending);
        }
        for inner in children(module, "child_modules") {
            self.module(&inner, changes);
        }
    }

    fn resource(&mut self, resource: &Node<'v>, values: Node<'v>, pending: Vec<Located<String>>) {
        let node = Node {
            spelling: Spelling::Terraform,
            ..values.clone()
        };
        match text(resource, "type").filter(|name| is_of_entra(name)) {
            Some(name) if name.starts_with(GRAPH) => {
                let body = child(&values, "body");
                self.bodies.extend(body.map(|body| (body, pending)));
            }
            Some(type_name) => self.resources.push(Managed {
                type_name,
                node,
                pending,
            }),
            None => self.others += 1,
        }
    }
}

/// The types of the resources that a plan deletes and does not create anew.
fn deleted<'v>(node: &Node<'v>) -> Vec<&'v str> {
    let changes = children(node, "resource_changes");
    let is_deletion = |change: &&Node<'v>| {
        let actions = change.value.get("change").and_then(|of| of.get("actions"));
        actions.is_some_and(|actions| *actions == serde_json::json!(["delete"]))
    };
    let types = changes.iter().filter(is_deletion);
    types.filter_map(|change| text(change, "type")).collect()
}

/// `after_unknown` of a plan, by address.
fn after_unknown<'v>(node: &Node<'v>) -> Map<&'v str, &'v Value> {
    let changes = children(node, "resource_changes");
    let unknown = |change: &Node<'v>| {
        let address = text(change, "address")?;
        Some((address, change.value.get("change")?.get("after_unknown")?))
    };
    changes.iter().filter_map(unknown).collect()
}

/// The attributes that are `true` in `unknown`, each at the place of what is known around it.
fn collect_unknown(at: &Node<'_>, unknown: &Value, into: &mut Vec<Located<String>>) {
    /// What the service gives, which decides nothing.
    const GIVEN: [&str; 5] = [
        "id",
        "object_id",
        "created_date_time",
        "modified_date_time",
        "template_id",
    ];
    let is_unknown = |value: &Value| value.as_bool() == Some(true);
    match unknown {
        Value::Object(members) => {
            for (name, unknown) in members {
                let listed = unknown
                    .as_array()
                    .is_some_and(|items| items.iter().any(is_unknown));
                if GIVEN.contains(&name.as_str()) {
                    continue;
                }
                let inner = child(at, name);
                if is_unknown(unknown) || listed {
                    let at = inner.as_ref().unwrap_or(at).at.clone();
                    into.push(Located {
                        value: name.clone(),
                        at,
                    });
                } else if let Some(inner) = inner {
                    collect_unknown(&inner, unknown, into);
                }
            }
        }
        Value::Array(items) => {
            for (item, unknown) in at.items().iter().zip(items) {
                collect_unknown(item, unknown, into);
            }
        }
        _ => {}
    }
}
