//! A tolerant reader of Graph JSON: it accepts what Microsoft's own samples do and writes a note for each.

use serde_json::Map;
use serde_json::Value;

use crate::base::clause::{element, step};
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::words::{errors, findings};

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node<'v> {
    pub value: &'v Value,
    pub at: Clause,
}

/// A value that was read, with its place.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub value: T,
    pub at: Clause,
}

/// A member of an evolvable enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Member<T> {
    Known(T),
    /// `unknownFutureValue`, or a spelling that the schema does not have.
    Unknown(String),
}

impl<'v> Node<'v> {
    pub fn root(document: u32, value: &'v Value) -> Self {
        Self {
            value,
            at: Clause {
                document,
                path: String::new(),
            },
        }
    }

    /// What stands at an RFC 6901 JSON Pointer below this.
    pub fn at_pointer(&self, pointer: &str) -> Option<Self> {
        Some(Self {
            value: self.value.pointer(pointer)?,
            at: Clause {
                document: self.at.document,
                path: [self.at.path.as_str(), pointer].concat(),
            },
        })
    }

    pub fn child(&self, token: &str, value: &'v Value) -> Self {
        Self {
            value,
            at: step(&self.at, token),
        }
    }

    pub fn get(&self, name: &str) -> Option<Node<'v>> {
        let value = self.value.as_object()?.get(name)?;
        Some(self.child(name, value))
    }

    /// Whether all of these members are there, be they null.
    pub fn has_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.get(name).is_some())
    }

    /// Whether `@odata.type` names this type.
    pub fn is_a(&self, name: &str) -> bool {
        self.get("@odata.type")
            .and_then(|declared| declared.value.as_str())
            .is_some_and(|declared| {
                crate::tenant::type_name::type_name(declared).eq_ignore_ascii_case(name)
            })
    }

    pub fn items(&self) -> Vec<Node<'v>> {
        self.value
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(|(index, value)| self.child(&index.to_string(), value))
            .collect()
    }

    /// Whether it is neither null nor empty, nor an object of such members.
    pub fn says_something(&self) -> bool {
        is_set(self.value) && !self.value.as_object().is_some_and(Map::is_empty)
    }

    pub fn error(&self, expected: &str) -> Error {
        Error::new(&errors::WRONG_TYPE)
            .with("expected", expected)
            .with("actual", type_name(self.value))
            .with("path", pointer_for_people(&self.at.path))
            .in_document(self.at.document)
            .at(self.at.path.clone())
    }
}

fn pointer_for_people(path: &str) -> &str {
    if path.is_empty() { "/" } else { path }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// An object, or a resource with request bodies laid over it. The first layer that has a member gives it.
#[derive(Clone, Debug)]
pub(crate) struct Members<'v> {
    layers: Vec<(Clause, &'v Map<String, Value>)>,
}

/// Whether a name is that of an OData annotation or action, which is no member (F35).
fn is_annotation(name: &str) -> bool {
    name.contains('@') || name.starts_with('#')
}

/// Whether a value says anything. An object without members does: of some types Graph asks no more than that it is there.
fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => members.is_empty() || members.values().any(is_set),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

impl<'v> Members<'v> {
    /// The place of the lowest layer: the resource itself where there is one.
    pub fn at(&self) -> Option<&Clause> {
        self.layers.last().map(|(at, _)| at)
    }

    pub fn get(&self, name: &str) -> Option<Node<'v>> {
        self.layers.iter().find_map(|(at, map)| {
            let value = map.get(name)?;
            Some(Node {
                value,
                at: step(at, name),
            })
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Members that are set, are not annotations and are not among `known`.
    pub fn others(&self, known: &[&str]) -> Vec<Located<String>> {
        self.layers
            .iter()
            .flat_map(|(at, map)| map.iter().map(move |(name, value)| (at, name, value)))
            .filter(|(_, name, value)| {
                !is_annotation(name) && !known.contains(&name.as_str()) && is_set(value)
            })
            .map(|(at, name, _)| Located {
                value: name.clone(),
                at: step(at, name),
            })
            .collect()
    }

    /// The members of a complex property, each layer's laid over those below.
    pub fn nested(&self, name: &str) -> Result<Option<Members<'v>>, Error> {
        let mut layers = Vec::new();
        for (at, map) in &self.layers {
            let Some(value) = map.get(name) else { continue };
            let at = step(at, name);
            match value {
                Value::Object(map) => layers.push((at, map)),
                Value::Null => break,
                _ => return Err(Node { value, at }.error("object")),
            }
        }
        Ok((!layers.is_empty()).then_some(Members { layers }))
    }
}

/// Collects notes while it reads.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub notes: Vec<Note>,
}

impl Reader {
    pub fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// The members of one or several layered objects, topmost first. `known` are the properties that the
    /// evaluator reads or knows to be without influence; every other one gets a note.
    pub fn members<'v>(
        &mut self,
        layers: &[Node<'v>],
        known: &[&str],
    ) -> Result<Members<'v>, Error> {
        let mut read = Vec::new();
        for node in layers {
            let Value::Object(map) = node.value else {
                return Err(node.error("object"));
            };
            read.push((node.at.clone(), map));
            self.unknown_members(&node.at, map, known);
        }
        Ok(Members { layers: read })
    }

    fn unknown_members(&mut self, at: &Clause, map: &Map<String, Value>, known: &[&str]) {
        for name in map.keys() {
            if is_annotation(name) || known.contains(&name.as_str()) {
                continue;
            }
            let otherwise = Note::new(Severity::Info, &findings::UNKNOWN_MEMBER);
            self.unknown_member(name, &step(at, name), known, otherwise);
        }
    }

    /// Notes a member that is not known: its right spelling where only the letter case differs.
    fn unknown_member(&mut self, name: &str, at: &Clause, known: &[&str], otherwise: Note) {
        let meant = known.iter().find(|known| known.eq_ignore_ascii_case(name));
        let note = meant.map_or(otherwise, |meant| {
            Note::new(Severity::Warning, &findings::MEMBER_CASE).with("meant", *meant)
        });
        self.note(note.at(at).with("name", name));
    }

    /// Members that are set and not known, where what is not known must not count as absent; each gets a note.
    pub fn undecided(&mut self, members: &Members<'_>, known: &[&str]) -> Vec<Located<String>> {
        let others = members.others(known);
        for other in &others {
            let otherwise = Note::new(Severity::Warning, &findings::UNDECIDED_MEMBER);
            self.unknown_member(&other.value, &other.at, known, otherwise);
        }
        others
    }

    /// Notes members of a complex property that are not known.
    pub fn check_members(&mut self, members: &Members<'_>, known: &[&str]) {
        for (at, map) in &members.layers {
            self.unknown_members(at, map, known);
        }
    }

    /// A Boolean; a string that says one is accepted with a note; null and absent are `None`.
    pub fn boolean(
        &mut self,
        members: &Members<'_>,
        name: &str,
    ) -> Result<Option<Located<bool>>, Error> {
        let Some(node) = members.get(name) else {
            return Ok(None);
        };
        let value = match node.value {
            Value::Null => return Ok(None),
            Value::Bool(value) => *value,
            Value::String(text) => {
                let value = match text.trim().to_ascii_lowercase().as_str() {
                    "true" => true,
                    "false" => false,
                    _ => return Err(node.error("boolean")),
                };
                self.note(
                    Note::new(Severity::Info, &findings::BOOLEAN_AS_STRING)
                        .at(&node.at)
                        .with("value", text),
                );
                value
            }
            _ => return Err(node.error("boolean")),
        };
        Ok(Some(Located { value, at: node.at }))
    }

    /// A string; null and absent are `None`.
    pub fn string(
        &mut self,
        members: &Members<'_>,
        name: &str,
    ) -> Result<Option<Located<String>>, Error> {
        match members.get(name) {
            None => Ok(None),
            Some(node) => self.string_of(&node),
        }
    }

    pub fn string_of(&mut self, node: &Node<'_>) -> Result<Option<Located<String>>, Error> {
        match node.value {
            Value::Null => Ok(None),
            Value::String(text) => Ok(Some(Located {
                value: text.clone(),
                at: node.at.clone(),
            })),
            _ => Err(node.error("string")),
        }
    }

    /// A string that is an identifier: blanks around it are removed with a note.
    pub fn trimmed(&mut self, read: Located<String>) -> Located<String> {
        let trimmed = read.value.trim();
        if trimmed.len() == read.value.len() {
            return read;
        }
        self.note(
            Note::new(Severity::Info, &findings::BLANKS)
                .at(&read.at)
                .with("value", &read.value),
        );
        Located {
            value: trimmed.to_owned(),
            at: read.at,
        }
    }

    /// A list; null and absent are `None`.
    pub fn list<'v>(
        &mut self,
        members: &Members<'v>,
        name: &str,
    ) -> Result<Option<Node<'v>>, Error> {
        let Some(node) = members.get(name) else {
            return Ok(None);
        };
        match node.value {
            Value::Null => Ok(None),
            Value::Array(_) => Ok(Some(node)),
            _ => Err(node.error("array")),
        }
    }

    /// The texts of a list, each without blanks around it.
    pub fn texts(
        &mut self,
        members: &Members<'_>,
        name: &str,
    ) -> Result<Option<Located<Vec<String>>>, Error> {
        let Some(list) = self.list(members, name)? else {
            return Ok(None);
        };
        let mut texts = Vec::new();
        for (index, value) in list.value.as_array().into_iter().flatten().enumerate() {
            let Value::String(text) = value else {
                return Err(list.child(&index.to_string(), value).error("string"));
            };
            let trimmed = text.trim();
            if trimmed.len() != text.len() {
                self.note(
                    Note::new(Severity::Info, &findings::BLANKS)
                        .at(&element(&list.at, index))
                        .with("value", text),
                );
            }
            texts.push(trimmed.to_owned());
        }
        Ok(Some(Located {
            value: texts,
            at: list.at,
        }))
    }

    /// One enumeration member; null and absent are `None`.
    pub fn member<T: Copy>(
        &mut self,
        members: &Members<'_>,
        name: &str,
        table: &[(&str, T)],
    ) -> Result<Option<Located<Member<T>>>, Error> {
        let Some(read) = self.string(members, name)? else {
            return Ok(None);
        };
        let read = self.trimmed(read);
        let value = self.spelled(&read.value, &read.at, table);
        Ok(Some(Located { value, at: read.at }))
    }

    /// Several enumeration members in one string, separated by commas.
    pub fn flags<T: Copy>(
        &mut self,
        members: &Members<'_>,
        name: &str,
        table: &[(&str, T)],
    ) -> Result<Option<Located<Vec<Member<T>>>>, Error> {
        match self.string(members, name)? {
            None => Ok(None),
            Some(read) => Ok(Some(self.flags_of(read, table))),
        }
    }

    pub fn flags_of<T: Copy>(
        &mut self,
        read: Located<String>,
        table: &[(&str, T)],
    ) -> Located<Vec<Member<T>>> {
        let blank = read
            .value
            .split(',')
            .any(|part| part.trim().len() != part.len());
        if blank {
            self.note(
                Note::new(Severity::Info, &findings::BLANKS)
                    .at(&read.at)
                    .with("value", &read.value),
            );
        }
        let value = read
            .value
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| self.spelled(part, &read.at, table))
            .collect();
        Located { value, at: read.at }
    }

    fn spelled<T: Copy>(&mut self, text: &str, at: &Clause, table: &[(&str, T)]) -> Member<T> {
        if let Some((_, value)) = table.iter().find(|(name, _)| *name == text) {
            return Member::Known(*value);
        }
        if let Some((name, value)) = table
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(text))
        {
            self.note(
                Note::new(Severity::Info, &findings::LETTER_CASE)
                    .at(at)
                    .with("value", text)
                    .with("meant", *name),
            );
            return Member::Known(*value);
        }
        self.unknown_value(text, at);
        Member::Unknown(text.to_owned())
    }

    /// Notes a value that an enumeration of the schema does not have (A17).
    pub fn unknown_value(&mut self, text: &str, at: &Clause) {
        let row = if text.eq_ignore_ascii_case("unknownFutureValue") {
            &findings::UNKNOWN_FUTURE_VALUE
        } else {
            &findings::UNKNOWN_ENUM_MEMBER
        };
        self.note(Note::new(Severity::Warning, row).at(at).with("value", text));
    }
}
