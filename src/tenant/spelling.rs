//! How documents spell what Graph says: as Graph itself does, as Terraform's providers do, or as Microsoft365DSC does.

use serde_json::{Map, Value};

use crate::base::clause::step;
use crate::contract::verdict::Clause;

/// A way to spell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Graph's names, in any letter case.
    #[default]
    Graph,
    /// Names in `snake_case`, blocks as lists of one, and empty values for what is not set.
    Terraform,
    /// Objects of Graph's whose members keep the names that Microsoft365DSC gives them ([`made`]). An object that it has not
    /// stands where the resource does.
    Dsc,
}

/// What begins a name that keeps another one.
const MADE: char = '\u{1}';

/// Graph's name of a member, with the one that the document has for it; nothing where it has none.
pub(crate) fn made(graph: &str, given: &str) -> String {
    let mark = MADE.to_string();
    [&mark, graph, &mark, given].concat()
}

/// The names that a member keeps: Graph's, and the document's.
fn kept(spelled: &str) -> (&str, &str) {
    let names = spelled.strip_prefix(MADE);
    let names = names.and_then(|names| names.split_once(MADE));
    names.unwrap_or((spelled, spelled))
}

/// Attributes of Terraform's providers that are not Graph's names with underscores, and Graph's names. The first ones go
/// before others of the same meaning.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("object_id", "id"),
    ("trusted", "isTrusted"),
    ("filter", "deviceFilter"),
    ("filter", "applicationFilter"),
    ("filter", "servicePrincipalFilter"),
    (
        "authentication_strength_policy_id",
        "authenticationStrength@odata.bind",
    ),
    ("odata_type", "@odata.type"),
    ("type", "@odata.type"),
];

/// What Terraform keeps for itself, and the blocks of a named location, whose members are read as its own.
const APART: [&str; 3] = ["timeouts", "ip", "country"];

/// Whether an attribute is a name of Graph's in `snake_case`, which `included_` and `excluded_` may begin.
fn is_in_snake_case(attribute: &str, name: &str) -> bool {
    let side = [("included_", "include"), ("excluded_", "exclude")]
        .into_iter()
        .find_map(|(prefix, side)| Some((side, attribute.strip_prefix(prefix)?)));
    let (side, rest) = side.unwrap_or(("", attribute));
    let letters = rest.bytes().filter(|byte| *byte != b'_');
    let spelled = side.bytes().chain(letters);
    spelled
        .map(|byte| byte.to_ascii_lowercase())
        .eq(name.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Whether an attribute of Terraform's is set: what is not set is null or empty.
fn is_attribute_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => true,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => items.iter().any(is_attribute_set),
        Value::Object(members) => members.values().any(is_attribute_set),
    }
}

impl Spelling {
    /// Whether a member is the one of this name.
    pub fn is_name(self, spelled: &str, name: &str) -> bool {
        match self {
            Self::Graph => spelled.eq_ignore_ascii_case(name),
            Self::Dsc => kept(spelled).0.eq_ignore_ascii_case(name),
            Self::Terraform => {
                let has = |(attribute, graph): &(&str, &str)| {
                    *attribute == spelled && graph.eq_ignore_ascii_case(name)
                };
                is_in_snake_case(spelled, name) || ATTRIBUTES.iter().any(has)
            }
        }
    }

    /// A member by its name, with its spelling.
    pub fn member<'v>(
        self,
        members: &'v Map<String, Value>,
        name: &str,
    ) -> Option<(&'v str, &'v Value)> {
        let found = match self {
            Self::Graph => members.get_key_value(name).or_else(|| {
                members
                    .iter()
                    .find(|(spelled, _)| spelled.eq_ignore_ascii_case(name))
            }),
            Self::Dsc => members.iter().find(|(own, _)| self.is_name(own, name)),
            Self::Terraform => {
                let mut others = ATTRIBUTES
                    .iter()
                    .filter(|(_, graph)| graph.eq_ignore_ascii_case(name))
                    .filter_map(|(attribute, _)| members.get_key_value(*attribute));
                let is_set = |(_, value): &(&String, &Value)| is_attribute_set(value);
                others.find(is_set).or_else(|| {
                    members
                        .iter()
                        .find(|one| is_in_snake_case(one.0, name) && is_set(one))
                })
            }
        };
        found.map(|(spelled, value)| (spelled.as_str(), value))
    }

    /// Whether a member says nothing of the resource: an annotation or action of OData (F35), what Terraform keeps for
    /// itself, and what it leaves empty.
    pub fn is_silent(self, spelled: &str, value: &Value) -> bool {
        let is_annotation = |name: &str| name.contains('@') || name.starts_with('#');
        match self {
            Self::Graph => is_annotation(spelled),
            Self::Dsc => is_annotation(kept(spelled).0),
            Self::Terraform => {
                let mut others = ATTRIBUTES.iter();
                APART.contains(&spelled)
                    || is_annotation(spelled)
                    || !is_attribute_set(value)
                    || others
                        .any(|(attribute, graph)| *attribute == spelled && is_annotation(graph))
            }
        }
    }

    /// The name that people know a member by: the document's, or Graph's where it has none.
    pub fn shown(self, spelled: &str) -> &str {
        match (self, kept(spelled)) {
            (Self::Dsc, (graph, "")) => graph,
            (Self::Dsc, (_, given)) => given,
            _ => spelled,
        }
    }

    /// The place of a member, by its spelling.
    pub fn step(self, at: &Clause, spelled: &str) -> Clause {
        match (self, kept(spelled)) {
            (Self::Dsc, (_, "")) => at.clone(),
            (Self::Dsc, (_, given)) => step(at, given),
            _ => step(at, spelled),
        }
    }

    /// The block that stands alone in a list, with its index.
    pub fn block(self, value: &Value) -> Option<&Value> {
        match value {
            Value::Array(items) if self == Self::Terraform => match items.as_slice() {
                [only @ Value::Object(_)] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// An id, of which Terraform's providers write the whole path.
    pub fn id(self, text: &str) -> &str {
        let is_path = ["/identity/", "/policies/"]
            .iter()
            .any(|start| text.starts_with(start));
        match text.rsplit_once('/') {
            Some((_, id)) if is_path && self == Self::Terraform => id,
            _ => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_names_with_underscores() {
        let is = |attribute: &str, name: &str| Spelling::Terraform.is_name(attribute, name);
        assert!(is("display_name", "displayName"));
        assert!(is("included_users", "includeUsers"));
        assert!(is("include_users", "includeUsers"));
        assert!(is(
            "include_unknown_countries_and_regions",
            "includeUnknownCountriesAndRegions"
        ));
        assert!(is("allowed_aaguids", "allowedAAGUIDs"));
        assert!(is("object_id", "id") && is("id", "id"));
        assert!(!is("included_users", "excludeUsers") && !is("users", "includeUsers"));
        assert!(!Spelling::Graph.is_name("display_name", "displayName"));
    }

    #[test]
    fn ids_are_the_ends_of_paths() {
        let id = |text| Spelling::Terraform.id(text);
        assert_eq!(id("/policies/authenticationStrengthPolicies/a"), "a");
        assert_eq!(id("/identity/conditionalAccess/policies/b"), "b");
        assert_eq!(id("urn:user/c"), "urn:user/c");
        assert_eq!(Spelling::Graph.id("/policies/d"), "/policies/d");
    }
}
