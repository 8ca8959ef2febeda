//! A tolerant reader of Graph JSON: it accepts what Microsoft's own samples do and writes a note for each.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::base::clause::element;
use crate::base::directory::is_id;
use crate::base::error::Error;
use crate::base::note::{Note, renaming};
use crate::base::places::tokens;
use crate::base::powershell::COMPUTED;
use crate::base::sorted::{Map as SortedMap, Set};
use crate::base::tree::TWICE;
use crate::contract::limits;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::spelling::Spelling;
use crate::vocabulary::application::ApplicationGroup;
use crate::vocabulary::likeness::nearest;
use crate::vocabulary::selection;
use crate::vocabulary::text::excerpt;
use crate::words::parser::json_type;
use crate::words::sentence::Row;
use crate::words::{errors, findings, reasons};

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node<'v> {
    pub value: &'v Value,
    pub at: Clause,
    pub spelling: Spelling,
    /// What an export selected of it, as its context has that; `None` where it is whole.
    pub selected: Option<&'v str>,
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

/// What a document has and nobody here knows, or what it does not tell: the member's name, with the cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Untold {
    pub name: String,
    pub cause: Cause,
}

/// Why it is not known what a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// This build does not know the member, and which known one may be meant.
    Unknown(Option<String>),
    /// The export was cut.
    Cut,
    /// It is given twice, with different values.
    Twice,
    /// The document leaves it out.
    NotGiven,
    /// Terraform knows it once a plan is applied.
    Pending,
    /// A variable stands in its place.
    Variable,
}

impl<'v> Node<'v> {
    pub fn root(document: u32, value: &'v Value) -> Self {
        Self {
            value,
            at: Clause {
                document,
                path: String::new(),
            },
            spelling: Spelling::Graph,
            selected: None,
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
            spelling: self.spelling,
            selected: None,
        })
    }

    pub fn child(&self, token: &str, value: &'v Value) -> Self {
        Self {
            value,
            at: self.spelling.step(&self.at, token),
            spelling: self.spelling,
            selected: None,
        }
    }

    /// Whether the export selected other members and left this one out, so that it says nothing of it.
    pub fn leaves_out(&self, name: &str) -> bool {
        let is_left_out = |list| !selection::has(list, name);
        self.selected.is_some_and(is_left_out) && self.get(name).is_none()
    }

    /// When an object was deleted that Graph still lists: the member is null for every other one.
    pub fn deleted(&self) -> Option<&'v str> {
        let time = self.get("deletedDateTime")?.value.as_str()?.trim();
        // Serialisers write the first of their days for none.
        let year: u16 = time.get(..4)?.parse().ok()?;
        (year > 1).then_some(time)
    }

    /// The block in a list of one, or what stands here.
    pub fn block(self) -> Self {
        match self.spelling.block(self.value) {
            Some(block) => self.child("0", block),
            None => self,
        }
    }

    /// The member of this name in any letter case, be it among those that an SDK keeps apart.
    pub fn get(&self, name: &str) -> Option<Node<'v>> {
        if let Some(block) = self.spelling.block(self.value) {
            return self.child("0", block).get(name);
        }
        let members = self.value.as_object()?;
        if let Some((spelled, value)) = self.spelling.member(members, name) {
            return Some(self.child(spelled, value));
        }
        let (apart, more) = member(members, APART)?;
        let (spelled, value) = member(more.as_object()?, name)?;
        Some(self.child(apart, more).child(spelled, value))
    }

    /// Every member, whatever its name.
    pub fn members(&self) -> impl Iterator<Item = Node<'v>> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(name, value)| self.child(name, value))
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

    /// The elements of a list, be it wrapped; what stands alone in its place is its only one.
    pub fn items(&self) -> Vec<Node<'v>> {
        match self.value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, value)| self.child(&index.to_string(), value))
                .collect(),
            Value::Object(_) | Value::String(_) => match self.unwrapped() {
                Some(list) => list.items(),
                None => vec![self.clone()],
            },
            Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
        }
    }

    /// The list in `{ "value": […], "Count": 2 }`, as Windows PowerShell writes some.
    pub fn unwrapped(&self) -> Option<Self> {
        let (name, list) = wrapped(self.value.as_object()?)?;
        Some(self.child(name, list))
    }

    /// Whether an export that was cut has put a text in the place of what was there, or of a part of it.
    pub fn is_cut(&self) -> bool {
        is_cut(self.value)
    }

    /// Whether it is neither null nor empty, nor an object of such members.
    pub fn says_something(&self) -> bool {
        is_set(self.value) && !self.value.as_object().is_some_and(Map::is_empty)
    }

    /// The member that it is of, or in the list of which it stands; nothing for a document.
    fn name(&self) -> String {
        let tokens = tokens(&self.at.path).unwrap_or_default();
        let is_index = |token: &String| token.bytes().all(|byte| byte.is_ascii_digit());
        let name = tokens.into_iter().rev().find(|token| !is_index(token));
        name.unwrap_or_default()
    }

    /// `input.value`, because it is of another type than is `expected` (`array`, `boolean`, `object`, `string`, …).
    pub fn error(&self, expected: &'static str) -> Error {
        Error::new(&errors::WRONG_TYPE)
            .with_words("expected", json_type(expected))
            .with_words("actual", json_type(type_name(self.value)))
            .with("name", excerpt(&self.name()))
            .in_document(self.at.document)
            .at(self.at.path.clone())
    }
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

/// Members of an object that SDKs keep apart from those that its type has.
const APART: &str = "AdditionalProperties";

/// A member of Graph's by its name in any letter case, with its spelling.
fn member<'v>(members: &'v Map<String, Value>, name: &str) -> Option<(&'v str, &'v Value)> {
    Spelling::Graph.member(members, name)
}

/// Whether an object is as SDKs write it: with the members that its type has not apart, or with every name in PascalCase.
fn is_of_sdk(map: &Map<String, Value>, spelling: Spelling) -> bool {
    let mut names = map.keys();
    let is_pascal = !map.is_empty() && names.all(|name| name.starts_with(char::is_uppercase));
    member(map, APART).is_some() || is_pascal && spelling == Spelling::Graph
}

/// The list that is all an object holds beside its length.
fn wrapped(members: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (_, count) = member(members, "Count")?;
    let (name, list) = member(members, "value")?;
    let is_wrapper = members.len() == 2 && count.is_number() && list.is_array();
    is_wrapper.then_some((name, list))
}

/// Whether a text is what a shell or an SDK writes for an object that it does not go into.
fn is_cut_text(text: &str) -> bool {
    const STARTS: [&str; 6] = [
        "System.Object[",
        "System.String[",
        "System.Collections.",
        "System.Management.Automation.",
        "Microsoft.Graph.PowerShell.",
        "[object",
    ];
    let text = text.trim();
    text.starts_with("@{")
        || text == TWICE
        || text.starts_with(COMPUTED.trim_end())
        || ["...", "…"].contains(&text)
        || text
            .split_whitespace()
            .any(|part| STARTS.iter().any(|start| part.starts_with(start)))
}

fn is_cut(value: &Value) -> bool {
    match value {
        Value::String(text) => is_cut_text(text),
        Value::Array(items) => items
            .iter()
            .any(|item| item.as_str().is_some_and(is_cut_text)),
        Value::Object(members) => wrapped(members).is_some_and(|(_, list)| is_cut(list)),
        _ => false,
    }
}

/// Lists of what has a name beside its id.
const OF_REFERENCES: [&str; 10] = [
    "includeUsers",
    "excludeUsers",
    "includeGroups",
    "excludeGroups",
    "includeRoles",
    "excludeRoles",
    "includeApplications",
    "excludeApplications",
    "includeLocations",
    "excludeLocations",
];

/// Whether an entry of such a list is a word of Graph's.
fn is_word(entry: &str) -> bool {
    const WORDS: [&str; 4] = ["All", "AllTrusted", "GuestsOrExternalUsers", "None"];
    let mut words = WORDS.iter();
    words.any(|word| word.eq_ignore_ascii_case(entry)) || ApplicationGroup::named(entry).is_some()
}

/// The texts of a list that a shell has put together in one, with blanks between them. After a comma a blank is part of
/// one text, and so it is between the bytes of a key identifier.
fn apart(text: &str) -> Vec<String> {
    const BYTES: usize = 8;
    let is_byte = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts: Vec<&str> = text.split_whitespace().collect();
    if parts.len() >= BYTES && parts.iter().all(|part| is_byte(part)) {
        return vec![parts.join(" ")];
    }
    let mut texts: Vec<String> = Vec::new();
    for part in parts {
        match texts.last_mut() {
            Some(last) if last.ends_with(',') || part.starts_with(',') => last.push_str(part),
            _ => texts.push(part.to_owned()),
        }
    }
    texts
}

/// Flags as the schema spells them: without blanks, in its letter case, and what is nearly a member as that member.
fn respelled<T>(text: &str, table: &[(&str, T)]) -> String {
    let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
    let parts = text.split(',').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts
        .map(|part| meant(part, &names))
        .collect::<Vec<_>>()
        .join(",")
}

/// The known name that a text is, in other letters or nearly so; else the text.
pub(crate) fn meant<'t>(text: &'t str, known: &[&'t str]) -> &'t str {
    let same = known.iter().find(|name| name.eq_ignore_ascii_case(text));
    let near = same.copied().or_else(|| nearest(text, known));
    near.unwrap_or(text)
}

/// The place of the object that a member stands in.
fn above(at: &Clause) -> Clause {
    let holder = at.path.rsplit_once('/').map(|(holder, _)| holder);
    Clause {
        document: at.document,
        path: holder.unwrap_or_default().to_owned(),
    }
}

/// An object, or a resource with request bodies laid over it. The first layer that has a member gives it.
#[derive(Clone, Debug)]
pub(crate) struct Members<'v> {
    layers: Vec<Layer<'v>>,
}

/// The members of one object with its place.
#[derive(Clone, Debug)]
struct Layer<'v> {
    at: Clause,
    map: &'v Map<String, Value>,
    spelling: Spelling,
}

/// Whether a value says anything. An object without members does: of some types Graph asks no more than that it is there.
fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        // The objects of an SDK have every member.
        Value::Object(members) => match (wrapped(members), member(members, APART)) {
            (Some((_, list)), _) => is_set(list),
            (None, Some(_)) => members.iter().any(|(name, value)| {
                if name.eq_ignore_ascii_case(APART) {
                    value
                        .as_object()
                        .is_some_and(|more| more.values().any(is_set))
                } else {
                    is_set(value)
                }
            }),
            (None, None) => members.is_empty() || members.values().any(is_set),
        },
        Value::Bool(_) | Value::Number(_) => true,
    }
}

impl<'v> Members<'v> {
    /// Lays an object below those that are there, and above it what an SDK keeps apart.
    fn lay(&mut self, at: Clause, map: &'v Map<String, Value>, spelling: Spelling) {
        if let Some((name, Value::Object(more))) = member(map, APART)
            && !more.is_empty()
        {
            self.layers.push(Layer {
                at: spelling.step(&at, name),
                map: more,
                spelling,
            });
        }
        self.layers.push(Layer { at, map, spelling });
    }

    /// The place of the lowest layer: the resource itself where there is one.
    pub fn at(&self) -> Option<&Clause> {
        self.layers.last().map(|layer| &layer.at)
    }

    /// How the lowest layer spells.
    pub fn spelling(&self) -> Spelling {
        let last = self.layers.last();
        last.map(|layer| layer.spelling).unwrap_or_default()
    }

    pub fn get(&self, name: &str) -> Option<Node<'v>> {
        self.layers.iter().find_map(|layer| {
            let (spelled, value) = layer.spelling.member(layer.map, name)?;
            Some(Node {
                value,
                at: layer.spelling.step(&layer.at, spelled),
                spelling: layer.spelling,
                selected: None,
            })
        })
    }

    /// A member of which an export that was cut has left nothing but a text.
    pub fn cut_off(&self, name: &str) -> Option<Located<String>> {
        let node = self.get(name).filter(Node::is_cut)?;
        Some(Located {
            value: name.to_owned(),
            at: node.at,
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Members that are set, are not annotations and are not among `known`, or were cut off, as what SDKs keep apart may be.
    pub fn others(&self, known: &[&str]) -> Vec<Located<String>> {
        self.layers
            .iter()
            .flat_map(|layer| {
                layer
                    .map
                    .iter()
                    .map(move |(name, value)| (layer, name, value))
            })
            .filter(|(layer, name, value)| {
                let is_known = known.iter().any(|one| layer.spelling.is_name(name, one));
                let is_apart = name.eq_ignore_ascii_case(APART);
                let says = !layer.spelling.is_silent(name, value) && is_set(value);
                says && (is_cut(value) || !is_known && !is_apart)
            })
            .map(|(layer, name, _)| Located {
                value: layer.spelling.shown(name).to_owned(),
                at: layer.spelling.step(&layer.at, name),
            })
            .collect()
    }

    /// Known members that one object has twice, in different letters and with different values, where the second one stands.
    pub fn in_other_letters(&self, known: &[&str]) -> Vec<Located<String>> {
        let mut found = Vec::new();
        for layer in &self.layers {
            let odd = layer.map.iter().filter(|(own, _)| {
                layer.spelling == Spelling::Graph && !known.contains(&own.as_str())
            });
            for (own, value) in odd {
                let Some(name) = known.iter().find(|name| own.eq_ignore_ascii_case(name)) else {
                    continue;
                };
                let same = |(other, _): &(&String, &Value)| other.eq_ignore_ascii_case(own);
                let mut others = layer.map.iter().filter(same);
                if others.any(|(_, other)| other != value) {
                    found.push(Located {
                        value: (*name).to_owned(),
                        at: layer.spelling.step(&layer.at, own),
                    });
                }
            }
        }
        found
    }

    /// The members of a complex property, each layer's laid over those below.
    pub fn nested(&self, name: &str) -> Result<Option<Members<'v>>, Error> {
        let mut nested = Members { layers: Vec::new() };
        for layer in &self.layers {
            let Some((spelled, value)) = layer.spelling.member(layer.map, name) else {
                continue;
            };
            let node = Node {
                value,
                at: layer.spelling.step(&layer.at, spelled),
                spelling: layer.spelling,
                selected: None,
            };
            let node = node.block();
            match node.value {
                // An SDK writes every member of an object that is not there.
                Value::Object(map) if is_of_sdk(map, node.spelling) && !is_set(node.value) => {}
                Value::Object(map) if wrapped(map).is_none() => {
                    nested.lay(node.at, map, node.spelling);
                }
                Value::Null => break,
                // Whoever reads the members notes it.
                Value::String(text) if is_cut_text(text) => break,
                _ => return Err(node.error("object")),
            }
        }
        Ok((!nested.layers.is_empty()).then_some(nested))
    }
}

/// Members that decide nothing, be they spelt right or not.
const ASIDE: [&str; 9] = [
    "id",
    "name",
    "displayName",
    "description",
    "policyType",
    "requirementsSatisfied",
    "createdDateTime",
    "modifiedDateTime",
    "isRegistrationRequired",
];

/// Collects notes while it reads.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub notes: Vec<Note>,
    /// Where an export that was cut has left nothing but a text.
    pub cut: Vec<Clause>,
    /// Members that are given twice, each noted where the text is read.
    pub twice: Set<Clause>,
    /// Why nobody can tell what stands in some of these places, where it is neither of the two.
    pub why: SortedMap<Clause, &'static Row>,
    /// Where something is not said for another reason, at a place or within it; each is noted where the document is told apart.
    pub unsaid: SortedMap<Clause, Cause>,
    /// How many notes are left out.
    pub left_out: usize,
    /// Where one value stands in the place of a list.
    pub alone: Vec<Clause>,
    /// Documents whose letter case is noted, with the note, and whether it is one that can be mended.
    cased: SortedMap<u32, (usize, bool)>,
    /// Documents whose objects of an SDK are noted.
    of_sdk: Set<u32>,
}

impl Reader {
    pub fn note(&mut self, note: Note) {
        if self.notes.len() < limits::FINDINGS {
            self.notes.push(note);
        } else {
            self.left_out += 1;
        }
    }

    /// Takes down that nobody can tell what a place says, and why; it has a note already.
    pub fn leave_open(&mut self, at: &Clause, why: &'static Row) {
        if !self.cut.contains(at) {
            self.cut.push(at.clone());
            self.why.insert(at.clone(), why);
        }
    }

    /// Whether a member stands here whose name is nearly one that decides.
    pub fn is_misspelt(&self, at: &Clause) -> bool {
        let why = self.why.get(at).copied();
        why.is_some_and(|why| std::ptr::eq(why, &reasons::MEMBER_MISSPELT))
    }

    /// Whether an export has cut what stood here.
    pub fn is_cut(&self, at: &Clause) -> bool {
        self.cut.contains(at) && !self.is_misspelt(at)
    }

    /// Whether such a member was found since so many places were taken down.
    pub fn misspelt_since(&self, before: usize) -> Option<&Clause> {
        let since = self.cut.get(before..).unwrap_or_default();
        since.iter().find(|at| self.is_misspelt(at))
    }

    /// Notes once what an export that was cut has left of a value.
    pub fn note_cut(&mut self, at: &Clause) {
        if !self.cut.contains(at) {
            self.cut.push(at.clone());
            if self.twice.contains(at) || self.unsaid_at(at).is_some() {
                return;
            }
            self.note(Note::new(Severity::Warning, &findings::EXPORT_CUT).at(at));
        }
    }

    /// The members of one or several layered objects, topmost first. `known` are the properties that the
    /// evaluator reads or knows to be without influence; every other one gets a note.
    pub fn members<'v>(
        &mut self,
        layers: &[Node<'v>],
        known: &[&str],
    ) -> Result<Members<'v>, Error> {
        let mut read = Members { layers: Vec::new() };
        for node in layers {
            let node = node.clone().block();
            match node.value {
                Value::Object(map) => read.lay(node.at, map, node.spelling),
                Value::String(text) if is_cut_text(text) => self.note_cut(&node.at),
                _ => return Err(node.error("object")),
            }
        }
        self.check_members(&read, known);
        Ok(read)
    }

    /// Notes members of a complex property that are not known. One that is spelt nearly like a member that decides, and stands
    /// where that one does not, may be meant for it: what it says is not known.
    pub fn check_members(&mut self, members: &Members<'_>, known: &[&str]) {
        for both in members.in_other_letters(known) {
            self.note_in_other_letters(&both);
        }
        for layer in &members.layers {
            for (name, value) in self.strangers(layer, known) {
                let near = nearest(layer.spelling.shown(name), known);
                let row = match near {
                    Some(_) => &findings::UNKNOWN_MEMBER_NEAR,
                    None => &findings::UNKNOWN_MEMBER,
                };
                let note = Note::new(Severity::Warning, row)
                    .at(&layer.spelling.step(&layer.at, name))
                    .with("name", layer.spelling.shown(name))
                    .with("meant", near.unwrap_or_default());
                let near = near.filter(|_| layer.spelling == Spelling::Graph);
                let meant = near.filter(|meant| member(layer.map, meant).is_none());
                if meant.is_some_and(|meant| !ASIDE.contains(&meant)) && is_set(value) {
                    let at = layer.spelling.step(&layer.at, name);
                    self.leave_open(&at, &reasons::MEMBER_MISSPELT);
                }
                self.note(match meant {
                    Some(meant) => note.renaming(&layer.at, name, meant),
                    None => note,
                });
            }
        }
        let apart = members.layers.iter().filter_map(|layer| {
            let (name, _) = member(layer.map, APART).filter(|(_, value)| is_cut(value))?;
            Some(layer.spelling.step(&layer.at, name))
        });
        let known = known.iter().filter_map(|name| members.cut_off(name));
        for at in known.map(|cut| cut.at).chain(apart) {
            self.note_cut(&at);
        }
    }

    /// Notes a member that stands twice in different letters, with different values: which one counts is not said.
    fn note_in_other_letters(&mut self, both: &Located<String>) {
        if self.twice.insert(both.at.clone()) {
            self.cut.push(both.at.clone());
            let note = Note::new(Severity::Error, &findings::MEMBER_IN_OTHER_LETTERS);
            self.note(note.at(&both.at).with("name", &both.value));
        }
    }

    /// Members that are not known in any letter case. A document's first one in another case is noted.
    fn strangers<'m>(&mut self, layer: &Layer<'m>, known: &[&str]) -> Vec<(&'m str, &'m Value)> {
        let Layer { at, map, spelling } = layer;
        let mut strangers = Vec::new();
        for (name, value) in *map {
            if spelling.is_silent(name, value) || known.contains(&name.as_str()) {
                continue;
            }
            if name.eq_ignore_ascii_case(APART) {
                if self.of_sdk.insert(at.document) {
                    self.note(
                        Note::new(Severity::Info, &findings::SDK_OBJECT)
                            .at(&spelling.step(at, name)),
                    );
                }
                continue;
            }
            match known.iter().find(|known| spelling.is_name(name, known)) {
                Some(meant) if *spelling == Spelling::Graph => {
                    let same = |other: &&String| other.eq_ignore_ascii_case(name);
                    let is_alone = map.keys().filter(same).count() == 1;
                    self.note_case(at, name, meant, is_alone);
                }
                Some(_) => {}
                None => strangers.push((name.as_str(), value)),
            }
        }
        strangers
    }

    /// Notes a document's first member in another letter case, and mends the others with it: those that stand deeper
    /// first, so that each is where its step says.
    fn note_case(&mut self, at: &Clause, name: &str, meant: &str, is_alone: bool) {
        let next = self.notes.len();
        let (index, mut can_mend) = self.cased.settled(at.document, (next, true));
        if index == next {
            self.notes.push(
                Note::new(Severity::Warning, &findings::MEMBER_CASE)
                    .at(&Spelling::Graph.step(at, name))
                    .with("name", name)
                    .with("meant", meant),
            );
        }
        let Some(note) = self.notes.get_mut(index) else {
            return;
        };
        can_mend &= is_alone && note.mend.len() < limits::MEND_STEPS;
        self.cased.insert(at.document, (index, can_mend));
        if !can_mend {
            note.mend.clear();
            return;
        }
        let deep = |step: &Value| {
            let from = step.get("from").and_then(Value::as_str);
            from.map_or(0, |from| from.matches('/').count())
        };
        let step = renaming(at, name, meant);
        if !note.mend.contains(&step) {
            let place = note.mend.partition_point(|other| deep(other) > deep(&step));
            note.mend.insert(place, step);
        }
    }

    /// Members that are set and not known, or cut off, where neither must count as absent; each gets a note.
    pub fn undecided(&mut self, members: &Members<'_>, known: &[&str]) -> Vec<Located<Untold>> {
        for layer in &members.layers {
            self.strangers(layer, known);
        }
        let mut untold = Vec::new();
        for both in members.in_other_letters(known) {
            self.note_in_other_letters(&both);
            let (name, cause) = (both.value, Cause::Twice);
            let value = Untold { name, cause };
            untold.push(Located { value, at: both.at });
        }
        for other in members.others(known) {
            let is_it = |one: &&&str| one.eq_ignore_ascii_case(&other.value);
            if let Some(known) = known.iter().chain([&APART]).find(is_it) {
                self.note_cut(&other.at);
                let name = (*known).to_owned();
                untold.push(Located {
                    value: Untold {
                        name,
                        cause: self.cause_of_cut(&other.at),
                    },
                    at: other.at,
                });
                continue;
            }
            let near = nearest(&other.value, known);
            let row = match near {
                Some(_) => &findings::UNDECIDED_MEMBER_NEAR,
                None => &findings::UNDECIDED_MEMBER,
            };
            let note = Note::new(Severity::Warning, row)
                .at(&other.at)
                .with("name", &other.value)
                .with("meant", near.unwrap_or_default());
            // Where a property of another tool belongs is not known, so that it stands in several objects.
            let is_same = |one: &Note| one.code == note.code && one.at.as_ref() == Some(&other.at);
            let is_mendable = members.spelling() != Spelling::Dsc;
            let is_noted = !is_mendable && self.notes.iter().any(is_same);
            let near = near.filter(|_| is_mendable);
            if is_noted {
                let cause = Cause::Unknown(None);
                untold.push(Located {
                    value: Untold {
                        name: other.value,
                        cause,
                    },
                    at: other.at,
                });
                continue;
            }
            self.note(match near.filter(|meant| !members.has(meant)) {
                Some(meant) => note.renaming(&above(&other.at), &other.value, meant),
                None => note,
            });
            let cause = Cause::Unknown(near.map(str::to_owned));
            untold.push(Located {
                value: Untold {
                    name: other.value,
                    cause,
                },
                at: other.at,
            });
        }
        untold
    }

    /// Why nothing but a text stands here.
    pub fn cause_of_cut(&self, at: &Clause) -> Cause {
        if self.twice.contains(at) {
            Cause::Twice
        } else {
            self.unsaid_at(at).unwrap_or(Cause::Cut)
        }
    }

    /// Takes down that something is not said, for what it is in too.
    pub fn leave_unsaid(&mut self, at: &Clause, cause: &Cause) {
        let mut at = at.clone();
        loop {
            if !self.unsaid.contains_key(&at) {
                self.unsaid.insert(at.clone(), cause.clone());
            }
            let Some((above, _)) = at.path.rsplit_once('/') else {
                return;
            };
            at.path = above.to_owned();
        }
    }

    /// Why something at a place, or within it, is not said.
    fn unsaid_at(&self, at: &Clause) -> Option<Cause> {
        self.unsaid.get(at).cloned()
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
            Value::String(text) if is_cut_text(text) => {
                self.note_cut(&node.at);
                return Ok(None);
            }
            Value::String(text) => {
                let value = match text.trim().to_ascii_lowercase().as_str() {
                    "true" => true,
                    "false" => false,
                    _ => return Err(node.error("boolean")),
                };
                self.note(
                    Note::new(Severity::Info, &findings::BOOLEAN_AS_STRING)
                        .at(&node.at)
                        .with("value", text)
                        .replacing(value),
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
                value: node.spelling.id(text).to_owned(),
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
        // What is nothing but blanks is nothing.
        if !trimmed.is_empty() {
            self.note(
                Note::new(Severity::Info, &findings::BLANKS)
                    .at(&read.at)
                    .with("value", &read.value)
                    .replacing(trimmed),
            );
        }
        Located {
            value: trimmed.to_owned(),
            at: read.at,
        }
    }

    /// A list; null and absent are `None`, and so is one that was cut off. Its elements are [`Node::items`].
    pub fn list<'v>(
        &mut self,
        members: &Members<'v>,
        name: &str,
    ) -> Result<Option<Node<'v>>, Error> {
        match members.get(name) {
            Some(node) => self.list_at(node),
            None => Ok(None),
        }
    }

    /// What stands in the place of a list.
    pub fn list_at<'v>(&mut self, node: Node<'v>) -> Result<Option<Node<'v>>, Error> {
        static EMPTY: Value = Value::Array(Vec::new());
        let row = match node.value {
            Value::Null => return Ok(None),
            Value::Array(_) => return Ok(Some(node)),
            Value::String(text) if is_cut_text(text) => {
                self.note_cut(&node.at);
                return Ok(None);
            }
            // PowerShell makes a list of what is assigned alone.
            Value::String(_) | Value::Object(_) if node.spelling == Spelling::Dsc => {
                self.alone.push(node.at.clone());
                return Ok(Some(node));
            }
            Value::Object(_) if node.unwrapped().is_some() => &findings::WRAPPED_LIST,
            Value::Object(_) | Value::String(_) => &findings::SINGLE_VALUE,
            Value::Bool(_) | Value::Number(_) => return Err(node.error("array")),
        };
        let note = Note::new(Severity::Info, row).at(&node.at);
        if let Some(list) = node.unwrapped() {
            let step = json!({ "op": "move", "from": list.at.path, "path": node.at.path });
            self.note(note.mending(step));
            return Ok(Some(list));
        }
        self.note(note.replacing(match node.value {
            Value::String(text) => Value::from(apart(text)),
            alone => Value::Array(vec![alone.clone()]),
        }));
        self.alone.push(node.at.clone());
        // A shell makes an empty text of an empty list.
        let is_empty = node
            .value
            .as_str()
            .is_some_and(|text| text.trim().is_empty());
        Ok(Some(if is_empty {
            Node {
                value: &EMPTY,
                ..node
            }
        } else {
            node
        }))
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
        let is_alone = list.value.is_string();
        let values = list.value.as_array().map(Vec::as_slice);
        let values = values.unwrap_or(std::slice::from_ref(list.value));
        let mut texts = Vec::new();
        for (index, value) in values.iter().enumerate() {
            // A value that Terraform does not know before it applies a plan, which is noted with the plan.
            if value.is_null() && list.spelling == Spelling::Terraform {
                continue;
            }
            let Value::String(text) = value else {
                return Err(list.child(&index.to_string(), value).error("string"));
            };
            let at = element(&list.at, index);
            if is_cut_text(text) {
                self.note_cut(&at);
                continue;
            }
            if is_alone && list.spelling != Spelling::Dsc {
                let parts = apart(text);
                // A name has blanks of its own, so that both could be meant.
                let is_entry = |part: &String| is_id(part) || is_word(part);
                let may_be_name = parts.len() > 1 && !parts.iter().any(is_entry);
                if may_be_name && OF_REFERENCES.contains(&name) {
                    texts.push(text.trim().to_owned());
                }
                texts.extend(parts);
                continue;
            }
            let trimmed = text.trim();
            if trimmed.len() != text.len() && !trimmed.is_empty() {
                self.note(
                    Note::new(Severity::Info, &findings::BLANKS)
                        .at(&at)
                        .with("value", text)
                        .replacing(trimmed),
                );
            }
            texts.push(list.spelling.id(trimmed).to_owned());
        }
        Ok(Some(Located {
            value: texts,
            at: list.at,
        }))
    }

    /// The texts of a list one by one, where each has a form of its own.
    pub fn text_nodes(&mut self, list: &Node<'_>) -> Result<Vec<Located<String>>, Error> {
        let mut texts = Vec::new();
        for node in list.items() {
            let text = match node.value {
                // Flags as some tools write them: which members a number stands for is not guessed.
                Value::Number(number) => number.to_string(),
                Value::String(text) if list.value.is_string() && list.spelling != Spelling::Dsc => {
                    let apart = apart(text).into_iter();
                    texts.extend(apart.map(|value| Located {
                        value,
                        at: node.at.clone(),
                    }));
                    continue;
                }
                Value::String(text) => text.clone(),
                _ => return Err(node.error("string")),
            };
            if is_cut_text(&text) {
                self.note_cut(&node.at);
            }
            texts.push(Located {
                value: text,
                at: node.at,
            });
        }
        Ok(texts)
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
        if self.unsaid_at(&read.at).is_some() {
            self.note_cut(&read.at);
            let value = Member::Unknown(read.value);
            return Ok(Some(Located { value, at: read.at }));
        }
        let value = self.spelled(&read.value, &read.at, table, &read.value);
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
                    .with("value", &read.value)
                    .replacing(respelled(&read.value, table)),
            );
        }
        let value = read
            .value
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| self.spelled(part, &read.at, table, &read.value))
            .collect();
        Located { value, at: read.at }
    }

    /// A member as it is spelled; `whole` is all of the text that it stands in.
    fn spelled<T: Copy>(
        &mut self,
        text: &str,
        at: &Clause,
        table: &[(&str, T)],
        whole: &str,
    ) -> Member<T> {
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
                    .with("meant", *name)
                    .replacing(respelled(whole, table)),
            );
            return Member::Known(*value);
        }
        let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
        self.misspelled(text, at, &names, &respelled(whole, table));
        Member::Unknown(text.to_owned())
    }

    /// Notes a value that an enumeration of the schema does not have (A17), and which of its members may be meant.
    /// `right` is the whole text with that member.
    pub fn misspelled(&mut self, text: &str, at: &Clause, known: &[&str], right: &str) {
        let Some(meant) = nearest(text, known) else {
            self.unknown_value(text, at);
            return;
        };
        self.note(
            Note::new(Severity::Warning, &findings::UNKNOWN_ENUM_MEMBER_NEAR)
                .at(at)
                .with("value", text)
                .with("meant", meant)
                .replacing(right),
        );
    }

    /// Notes a value that may mean this one.
    pub fn misspelled_as(&mut self, text: &str, at: &Clause, meant: &str) {
        let note = Note::new(Severity::Warning, &findings::UNKNOWN_ENUM_MEMBER_NEAR);
        let note = note.at(at).with("value", text).with("meant", meant);
        self.note(note.replacing(meant));
    }

    /// Notes a value that an enumeration of the schema does not have, and that is like none of its members (A17).
    pub fn unknown_value(&mut self, text: &str, at: &Clause) {
        let row = if text.eq_ignore_ascii_case("unknownFutureValue") {
            &findings::UNKNOWN_FUTURE_VALUE
        } else {
            &findings::UNKNOWN_ENUM_MEMBER
        };
        self.note(Note::new(Severity::Warning, row).at(at).with("value", text));
    }
}
