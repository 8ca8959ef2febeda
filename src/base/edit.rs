//! Changes to a JSON text, so that what they do not touch keeps its form.

use json_patch::PatchOperation;
use jsonc_parser::ast::{ObjectProp, Value as Tree};
use jsonc_parser::common::{Range, Ranged};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::borrow::Cow;
use std::cell::RefCell;

use crate::base::error::Error;
use crate::base::places::{member, tokens, tree};
use crate::base::sorted::{Map, sort_by, sort_by_key};
use crate::base::{around, json};
use crate::contract::limits;
use crate::words::errors;

/// The text after a JSON Patch (RFC 6902). What the patch does not touch stays character for character; a new member
/// stands as its neighbours do, on a line of its own or beside them.
///
/// # Errors
/// `input.syntax` for a text that is not JSON, `input.value` with the JSON Pointer for an operation that does not fit it.
pub fn edit(text: &str, patch: &[Value]) -> Result<String, Error> {
    let around::Parts { head, body, tail } = around::parts(text);
    if tree(body).is_none() {
        // Places are those of the whole text.
        let whole = around::without_head(text);
        json::parse(whole.as_deref().unwrap_or(text), limits::SCENARIO_NESTING)?;
    }
    let mut edited = Cow::Borrowed(body);
    let mut rest = patch;
    // How many operations are looked at together: as many again as could be taken together before.
    let mut window = 1;
    while !rest.is_empty() {
        let (next, taken) = together(&edited, rest.get(..window).unwrap_or(rest))?;
        edited = Cow::Owned(next);
        rest = rest.get(taken..).unwrap_or_default();
        window = taken * 2;
    }
    Ok([head, &edited, tail].concat())
}

fn unfit(path: Option<&str>) -> Error {
    let error = Error::new(&errors::PATCH_UNFIT);
    path.into_iter().fold(error, |error, path| error.at(path))
}

/// The text after the first of some operations, of which there is one, and those behind it that change other places, and how many
/// these are: they are found in one reading, since none moves what another is about.
fn together(text: &str, patch: &[Value]) -> Result<(String, usize), Error> {
    let read = Read::of(text);
    let mut changes: Vec<Change> = Vec::new();
    for operation in patch {
        let place = || operation.get("path").and_then(Value::as_str);
        let change = serde_json::from_value(operation.clone())
            .ok()
            .and_then(|operation| read.as_ref()?.change(&operation));
        match change {
            Some(Step::Within(change)) => changes.push(change),
            Some(Step::Alone(text)) if changes.is_empty() => return Ok((text, 1)),
            None if changes.is_empty() => return Err(unfit(place())),
            // What comes before may be what it is about.
            _ => break,
        }
    }
    changes.truncate(apart(&changes));
    let taken = changes.len();
    sort_by_key(&mut changes, |change| change.place.start);
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for change in changes {
        edited.push_str(text.get(at..change.place.start).unwrap_or_default());
        edited.push_str(&change.put);
        at = change.place.end;
    }
    edited.push_str(text.get(at..).unwrap_or_default());
    Ok((edited, taken))
}

/// How many changes, from the first on, are of values of which none is in another.
fn apart(changes: &[Change]) -> usize {
    let mut order: Vec<(usize, usize, usize)> = (0..)
        .zip(changes)
        .map(|(index, change)| (change.of.start, usize::MAX - change.of.end, index))
        .collect();
    sort_by(&mut order, Ord::cmp);
    let mut most = changes.len();
    // Of the values around, where they end, and the first of those and what is around them.
    let mut around: Vec<(usize, usize)> = Vec::new();
    for (start, end, index) in order {
        while around.last().is_some_and(|(end, _)| *end <= start) {
            around.pop();
        }
        let outer = around.last().map(|(_, first)| *first);
        if let Some(outer) = outer {
            most = most.min(outer.max(index));
        }
        let first = outer.map_or(index, |outer| outer.min(index));
        around.push((usize::MAX - end, first));
    }
    most
}

/// What an operation does to a text.
enum Step {
    /// It changes one value and what is in it.
    Within(Change),
    /// It changes several, or all: the text after it.
    Alone(String),
}

/// What is put where, and in which value that is.
struct Change {
    of: Range,
    place: Range,
    put: String,
}

/// A text that was read.
struct Read<'t> {
    root: Tree<'t>,
    form: Form<'t>,
    /// Of large objects, by where they begin, the places of their members by name.
    names: RefCell<Map<usize, Map<String, usize>>>,
}

/// An object with more members than so many is large.
const FEW: usize = 16;

impl<'t> Read<'t> {
    fn of(text: &'t str) -> Option<Self> {
        Some(Self {
            root: tree(text)?,
            form: Form::of(text),
            names: RefCell::default(),
        })
    }

    /// What an operation does; `None` where it does not fit.
    fn change(&self, operation: &PatchOperation) -> Option<Step> {
        match operation {
            PatchOperation::Add(add) => self.put(add.path.as_str(), &add.value, true),
            PatchOperation::Replace(replace) => {
                self.put(replace.path.as_str(), &replace.value, false)
            }
            PatchOperation::Remove(remove) => self.removed(remove.path.as_str()).map(Step::Within),
            PatchOperation::Copy(copy) => {
                let value = self.value_at(copy.from.as_str())?;
                let put = self.put(copy.path.as_str(), &value, true)?;
                Some(Step::Alone(self.after(put)))
            }
            PatchOperation::Move(moved) => {
                if let Some(step) = self.renamed(moved.from.as_str(), moved.path.as_str()) {
                    return Some(step);
                }
                let value = self.value_at(moved.from.as_str())?;
                let without = self.after(Step::Within(self.removed(moved.from.as_str())?));
                let read = Read::of(&without)?;
                let put = read.put(moved.path.as_str(), &value, true)?;
                Some(Step::Alone(read.after(put)))
            }
            PatchOperation::Test(test) => {
                let of = self.find(&tokens(test.path.as_str())?)?.range();
                let place = Range::new(of.start, of.start);
                let put = String::new();
                (self.value_in(of)? == test.value).then_some(Step::Within(Change {
                    of,
                    place,
                    put,
                }))
            }
        }
    }

    /// The text after a step alone.
    fn after(&self, step: Step) -> String {
        match step {
            Step::Alone(text) => text,
            Step::Within(Change { place, put, .. }) => {
                let text = self.form.text;
                let (before, behind) = (text.get(..place.start), text.get(place.end..));
                [before.unwrap_or_default(), &put, behind.unwrap_or_default()].concat()
            }
        }
    }

    /// A member with another name, which stays where it stands; `None` where it moves elsewhere.
    fn renamed(&self, from: &str, to: &str) -> Option<Step> {
        let ((above, old), (of, new)) = (split(from)??, split(to)??);
        let Tree::Object(object) = self.find(&above)? else {
            return None;
        };
        let named = |name: &str| {
            let all = object.properties.iter();
            all.filter(|one| one.name.as_str() == name).count()
        };
        let mut all = object.properties.iter();
        let member = all.find(|one| one.name.as_str() == old)?;
        if above != of || named(&old) > 1 || named(&new) > 0 {
            return None;
        }
        Some(Step::Within(Change {
            of: object.range,
            place: member.name.range(),
            put: Value::from(new).to_string(),
        }))
    }

    /// A value put at a place: where something stands it is replaced, unless `adds` and it is an element, which goes before.
    fn put(&self, path: &str, value: &Value, adds: bool) -> Option<Step> {
        let form = &self.form;
        let Some((above, last)) = split(path)? else {
            let written = form.written(value, "")?;
            return Some(Step::Alone([written.as_str(), form.line].concat()));
        };
        let parent = self.find(&above)?;
        let of = parent.range();
        let replaced = |there: Range| {
            let put = form.written(value, form.indent(there.start))?;
            Some(Change {
                of: there,
                place: there,
                put,
            })
        };
        let change = match parent {
            Tree::Array(array) => {
                let at = match last.as_str() {
                    "-" if adds => array.elements.len(),
                    token => index(token)?,
                };
                match array.elements.get(at) {
                    Some(there) if adds => {
                        let gap = form.gap(there.start());
                        let written = form.written(value, form.indent(there.start()))?;
                        let blank = if gap.is_empty() { " " } else { gap };
                        let put = [&written, ",", blank].concat();
                        let place = Range::new(there.start(), there.start());
                        Some(Change { of, place, put })
                    }
                    Some(there) => replaced(there.range()),
                    None if adds && at == array.elements.len() => {
                        let ends = array.elements.first().zip(array.elements.last());
                        let ends = ends.map(|(first, last)| (first.range(), last.range()));
                        form.appended(of, ends, "", value)
                    }
                    None => None,
                }
            }
            Tree::Object(object) => match self.member(parent, &last) {
                Some(there) => replaced(there.value.range()),
                None if adds => {
                    let ends = object.properties.first().zip(object.properties.last());
                    let ends = ends.map(|(first, last)| (first.range(), last.range()));
                    let name = format!("{}: ", Value::from(last));
                    form.appended(of, ends, &name, value)
                }
                None => None,
            },
            _ => None,
        };
        change.map(Step::Within)
    }

    /// The text without a member or an element, and without the comma that it needed.
    fn removed(&self, path: &str) -> Option<Change> {
        let (above, last) = split(path)??;
        let parent = self.find(&above)?;
        let (all, at): (Vec<Range>, usize) = match parent {
            Tree::Array(array) => {
                let all = array.elements.iter().map(Ranged::range);
                (all.collect(), index(&last)?)
            }
            Tree::Object(object) => {
                let all = object.properties.iter();
                let at = all.clone().rposition(|one| one.name.as_str() == last)?;
                (all.map(Ranged::range).collect(), at)
            }
            _ => return None,
        };
        let gone = all.get(at)?;
        let place = match (
            at.checked_sub(1).and_then(|at| all.get(at)),
            all.get(at + 1),
        ) {
            (Some(before), _) => Range::new(before.end, gone.end),
            (None, Some(next)) => Range::new(gone.start, next.start),
            (None, None) => Range::new(parent.start() + 1, parent.end() - 1),
        };
        Some(Change {
            of: parent.range(),
            place,
            put: String::new(),
        })
    }

    fn find(&self, way: &[String]) -> Option<&Tree<'t>> {
        way.iter().try_fold(&self.root, |value, token| match value {
            Tree::Array(array) => array.elements.get(index(token)?),
            value => Some(&self.member(value, token)?.value),
        })
    }

    /// The member of a name, looked for in large objects by an index of them.
    fn member<'v>(&self, value: &'v Tree<'t>, name: &str) -> Option<&'v ObjectProp<'t>> {
        let object = value.as_object()?;
        if object.properties.len() <= FEW {
            return member(value, name);
        }
        let mut names = self.names.borrow_mut();
        let start = object.range.start;
        if !names.contains_key(&start) {
            let all = object.properties.iter().enumerate();
            let all = all.map(|(index, one)| (one.name.as_str().to_owned(), index));
            names.insert(start, all.collect());
        }
        object.properties.get(*names.get(&start)?.get(name)?)
    }

    fn value_at(&self, path: &str) -> Option<Value> {
        self.value_in(self.find(&tokens(path)?)?.range())
    }

    fn value_in(&self, place: Range) -> Option<Value> {
        serde_json::from_str(self.form.text.get(place.start..place.end)?).ok()
    }
}

/// The way to what is changed, and its own token; `Some(None)` is the document itself.
#[expect(
    clippy::option_option,
    reason = "no pointer, and the pointer to everything, are two things"
)]
fn split(path: &str) -> Option<Option<(Vec<String>, String)>> {
    let mut tokens = tokens(path)?;
    Some(tokens.pop().map(|last| (tokens, last)))
}

/// An index as RFC 6901 writes it: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}

/// How a text is written.
struct Form<'t> {
    text: &'t str,
    /// What ends a line.
    line: &'static str,
    /// What a level is indented by.
    unit: &'t str,
    /// Where lines begin.
    starts: Vec<usize>,
}

impl<'t> Form<'t> {
    fn of(text: &'t str) -> Self {
        let blank = |line: &'t str| line.trim_start_matches([' ', '\t']);
        let indents = text
            .split('\n')
            .skip(1)
            .filter_map(|line| line.strip_suffix(blank(line)));
        Self {
            text,
            line: if text.contains("\r\n") { "\r\n" } else { "\n" },
            unit: indents
                .into_iter()
                .find(|one| !one.is_empty())
                .unwrap_or("  "),
            starts: [0]
                .into_iter()
                .chain(text.match_indices('\n').map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// How far the line of a place is indented.
    fn indent(&self, at: usize) -> &'t str {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        let line = self.text.get(start.copied().unwrap_or_default()..at);
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let line = line.unwrap_or_default();
        let blanks = line.bytes().take_while(is_blank).count();
        line.get(..blanks).unwrap_or_default()
    }

    /// The blanks and ends of lines before a place.
    fn gap(&self, at: usize) -> &'t str {
        let before = self.text.get(..at).unwrap_or_default();
        before.get(before.trim_end().len()..).unwrap_or_default()
    }

    /// A value as text whose lines after the first are indented by `indent`.
    fn written(&self, value: &Value, indent: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let formatter = PrettyFormatter::with_indent(self.unit.as_bytes());
        value
            .serialize(&mut Serializer::with_formatter(&mut bytes, formatter))
            .ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(text.replace('\n', &[self.line, indent].concat()))
    }

    /// A value behind the first and the last that a list or an object at `whole` has, if it has any.
    fn appended(
        &self,
        whole: Range,
        ends: Option<(Range, Range)>,
        name: &str,
        value: &Value,
    ) -> Option<Change> {
        let of = whole;
        let Some((first, last)) = ends else {
            let outer = self.indent(whole.start);
            let inner = [outer, self.unit].concat();
            let written = self.written(value, &inner)?;
            let place = Range::new(whole.start + 1, whole.end - 1);
            let put = [self.line, &inner, name, &written, self.line, outer].concat();
            return Some(Change { of, place, put });
        };
        // Elements follow the one before them; members the first, which alone is sure to stand as the object does.
        let gap = self.gap(if name.is_empty() {
            last.start
        } else {
            first.start
        });
        let indent = match gap.rsplit_once('\n') {
            Some((_, indent)) => indent,
            None => self.indent(last.start),
        };
        let written = self.written(value, indent)?;
        let blank = if gap.is_empty() { " " } else { gap };
        let put = [",", blank, name, &written].concat();
        let place = Range::new(last.end, last.end);
        Some(Change { of, place, put })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::vocabulary::language::Language;

    const TEXT: &str = r#"{
    "a": {
        "list": [
            "x"
        ], "n": 1
    },
    "e": [], "o": {}
}
"#;

    fn one(op: &str, path: &str, value: Value) -> Vec<Value> {
        let mut operation = json!({ "op": op, "path": path });
        if op != "remove" {
            operation["value"] = value;
        }
        vec![operation]
    }

    #[test]
    fn what_a_patch_does_not_touch_stays() {
        let list = "\"list\": [\n            \"x\"\n        ], ";
        for (op, path, value, before, then) in [
            (
                "add",
                "/a/list/-",
                json!("y"),
                "\"x\"",
                "\"x\",\n            \"y\"",
            ),
            (
                "add",
                "/a/list/0",
                json!("y"),
                "\"x\"",
                "\"y\",\n            \"x\"",
            ),
            (
                "add",
                "/e/-",
                json!(1),
                "\"e\": []",
                "\"e\": [\n        1\n    ]",
            ),
            (
                "add",
                "/a/b~1c",
                json!(true),
                "\"n\": 1",
                "\"n\": 1,\n        \"b/c\": true",
            ),
            ("replace", "/a/n", json!(2), "\"n\": 1", "\"n\": 2"),
            ("add", "/a/n", json!(2), "\"n\": 1", "\"n\": 2"),
            ("remove", "/o", json!(null), ", \"o\": {}", ""),
            ("remove", "/a/list", json!(null), list, ""),
            (
                "remove",
                "/a/list/0",
                json!(null),
                "[\n            \"x\"\n        ]",
                "[]",
            ),
        ] {
            let edited = edit(TEXT, &one(op, path, value)).unwrap();
            assert_eq!(edited, TEXT.replace(before, then), "{op} {path}");
        }
    }

    #[test]
    fn lines_marks_and_comments_are_kept() {
        let text = "\u{feff}{\r\n\t\"a\": 1, // why\r\n}\r\n";
        let edited = edit(text, &one("replace", "/a", json!([1]))).unwrap();
        assert_eq!(
            edited,
            "\u{feff}{\r\n\t\"a\": [\r\n\t\t1\r\n\t], // why\r\n}\r\n"
        );
        let edited = edit("{\"a\":1}", &one("add", "/b", json!(2))).unwrap();
        assert_eq!(edited, "{\"a\":1, \"b\": 2}");
    }

    #[test]
    fn the_text_says_what_the_patch_makes_of_its_value() {
        let patch = vec![
            json!({ "op": "test", "path": "/a/n", "value": 1 }),
            json!({ "op": "copy", "from": "/a/list", "path": "/o/l" }),
            json!({ "op": "move", "from": "/a/n", "path": "/e/0" }),
            json!({ "op": "add", "path": "/a/list/1", "value": { "y": [{}] } }),
        ];
        let mut value: Value = serde_json::from_str(TEXT).unwrap();
        let operations: json_patch::Patch = serde_json::from_value(json!(patch)).unwrap();
        json_patch::patch(&mut value, &operations).unwrap();
        let edited: Value = serde_json::from_str(&edit(TEXT, &patch).unwrap()).unwrap();
        assert_eq!(edited, value);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        for patch in [
            one("remove", "/zz", json!(null)),
            one("remove", "", json!(null)),
            one("replace", "/zz", json!(1)),
            one("add", "/a/list/5", json!(1)),
            one("add", "/a/list/00", json!(1)),
            one("add", "/zz/b", json!(1)),
            one("test", "/a/n", json!(2)),
            vec![json!({ "op": "spoil", "path": "/a" })],
        ] {
            let error = edit(TEXT, &patch).unwrap_err();
            assert_eq!(error.code(), "input.value");
            assert_eq!(error.place().path.as_deref(), patch[0]["path"].as_str());
        }
        for (text, line) in [("{", 1), ("```json\n[\n  [}\n]\n```\n", 3)] {
            let report = edit(text, &[]).unwrap_err().report(Language::En);
            assert_eq!((report.code, report.line), ("input.syntax", Some(line)));
        }
    }

    #[test]
    fn a_member_that_gets_another_name_stays_where_it_is() {
        let patch = [json!({ "op": "move", "from": "/a/list", "path": "/a/rows" })];
        let edited = edit(TEXT, &patch).unwrap();
        assert_eq!(edited, TEXT.replace("\"list\"", "\"rows\""));
        let taken = [json!({ "op": "move", "from": "/a/list", "path": "/a/n" })];
        let edited: Value = serde_json::from_str(&edit(TEXT, &taken).unwrap()).unwrap();
        assert_eq!(edited["a"], json!({ "n": ["x"] }));
    }
}
