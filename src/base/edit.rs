//! Changes to a JSON text, so that what they do not touch keeps its form.

use json_patch::PatchOperation;
use jsonc_parser::ast::Value as Tree;
use jsonc_parser::common::{Range, Ranged};
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use crate::base::error::Error;
use crate::base::places::{member, tokens, tree};
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
        json::parse(body, limits::SCENARIO_NESTING)?;
    }
    let mut edited = body.to_owned();
    for operation in patch {
        let operation = serde_json::from_value(operation.clone())
            .map_err(|_| unfit(operation.get("path").and_then(Value::as_str)))?;
        edited =
            applied(&edited, &operation).ok_or_else(|| unfit(Some(operation.path().as_str())))?;
    }
    Ok([head, &edited, tail].concat())
}

fn unfit(path: Option<&str>) -> Error {
    let error = Error::new(&errors::PATCH_UNFIT);
    path.into_iter().fold(error, |error, path| error.at(path))
}

/// The text after one operation; `None` where it does not fit.
fn applied(text: &str, operation: &PatchOperation) -> Option<String> {
    match operation {
        PatchOperation::Add(add) => put(text, add.path.as_str(), &add.value, true),
        PatchOperation::Replace(replace) => put(text, replace.path.as_str(), &replace.value, false),
        PatchOperation::Remove(remove) => removed(text, remove.path.as_str()),
        PatchOperation::Copy(copy) => {
            let value = value_at(text, copy.from.as_str())?;
            put(text, copy.path.as_str(), &value, true)
        }
        PatchOperation::Move(moved) => {
            if let Some(text) = renamed(text, moved.from.as_str(), moved.path.as_str()) {
                return Some(text);
            }
            let value = value_at(text, moved.from.as_str())?;
            let without = removed(text, moved.from.as_str())?;
            put(&without, moved.path.as_str(), &value, true)
        }
        PatchOperation::Test(test) => {
            (value_at(text, test.path.as_str())? == test.value).then(|| text.to_owned())
        }
    }
}

/// A value put at a place: where something stands it is replaced, unless `adds` and it is an element, which goes before.
fn put(text: &str, path: &str, value: &Value, adds: bool) -> Option<String> {
    let form = Form::of(text);
    let Some((above, last)) = split(path)? else {
        let written = form.written(value, "")?;
        return Some([written.as_str(), form.line].concat());
    };
    let root = tree(text)?;
    let parent = descend(&root, &above)?;
    match parent {
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
                    let entry = [&written, ",", blank].concat();
                    splice(text, Range::new(there.start(), there.start()), &entry)
                }
                Some(there) => form.replaced(there.range(), value),
                None if adds && at == array.elements.len() => {
                    let all: Vec<Range> = array.elements.iter().map(Ranged::range).collect();
                    form.appended(array.range, &all, "", value)
                }
                None => None,
            }
        }
        Tree::Object(object) => match member(parent, &last) {
            Some(there) => form.replaced(there.value.range(), value),
            None if adds => {
                let all: Vec<Range> = object.properties.iter().map(Ranged::range).collect();
                let name = format!("{}: ", Value::from(last));
                form.appended(object.range, &all, &name, value)
            }
            None => None,
        },
        _ => None,
    }
}

/// The text without a member or an element, and without the comma that it needed.
fn removed(text: &str, path: &str) -> Option<String> {
    let (above, last) = split(path)??;
    let root = tree(text)?;
    let parent = descend(&root, &above)?;
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
    let range = match (
        at.checked_sub(1).and_then(|at| all.get(at)),
        all.get(at + 1),
    ) {
        (Some(before), _) => Range::new(before.end, gone.end),
        (None, Some(next)) => Range::new(gone.start, next.start),
        (None, None) => Range::new(parent.start() + 1, parent.end() - 1),
    };
    splice(text, range, "")
}

/// The text with another name for a member, which stays where it stands; `None` where it moves elsewhere.
fn renamed(text: &str, from: &str, to: &str) -> Option<String> {
    let ((above, old), (of, new)) = (split(from)??, split(to)??);
    let root = tree(text)?;
    let parent = descend(&root, &above)?;
    let Tree::Object(object) = parent else {
        return None;
    };
    let mut all = object.properties.iter();
    let mut same = all.by_ref().filter(|one| one.name.as_str() == old);
    let (member_of, another) = (same.next()?, same.next());
    if above != of || another.is_some() || member(parent, &new).is_some() {
        return None;
    }
    splice(text, member_of.name.range(), &Value::from(new).to_string())
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

fn descend<'v, 'a>(root: &'v Tree<'a>, way: &[String]) -> Option<&'v Tree<'a>> {
    way.iter().try_fold(root, |value, token| match value {
        Tree::Array(array) => array.elements.get(index(token)?),
        value => Some(&member(value, token)?.value),
    })
}

/// An index as RFC 6901 writes it: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}

fn value_at(text: &str, path: &str) -> Option<Value> {
    let root = tree(text)?;
    let place = descend(&root, &tokens(path)?)?.range();
    serde_json::from_str(text.get(place.start..place.end)?).ok()
}

fn splice(text: &str, range: Range, put: &str) -> Option<String> {
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    Some([before, put, after].concat())
}

/// How a text is written.
struct Form<'t> {
    text: &'t str,
    /// What ends a line.
    line: &'static str,
    /// What a level is indented by.
    unit: &'t str,
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
        }
    }

    /// How far the line of a place is indented.
    fn indent(&self, at: usize) -> &'t str {
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.strip_suffix(line.trim_start_matches([' ', '\t']))
            .unwrap_or_default()
    }

    /// The blanks and ends of lines before a place.
    fn gap(&self, at: usize) -> &'t str {
        let before = self.text.get(..at).unwrap_or_default();
        before.strip_prefix(before.trim_end()).unwrap_or_default()
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

    fn replaced(&self, place: Range, value: &Value) -> Option<String> {
        let written = self.written(value, self.indent(place.start))?;
        splice(self.text, place, &written)
    }

    /// A value behind `all` that a list or an object at `whole` has.
    fn appended(&self, whole: Range, all: &[Range], name: &str, value: &Value) -> Option<String> {
        let Some((first, last)) = all.first().zip(all.last()) else {
            let outer = self.indent(whole.start);
            let inner = [outer, self.unit].concat();
            let written = self.written(value, &inner)?;
            let place = Range::new(whole.start + 1, whole.end - 1);
            let entry = [self.line, &inner, name, &written, self.line, outer].concat();
            return splice(self.text, place, &entry);
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
        let entry = [",", blank, name, &written].concat();
        splice(self.text, Range::new(last.end, last.end), &entry)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
    fn a_member_that_gets_another_name_stays_where_it_is() {
        let patch = [json!({ "op": "move", "from": "/a/list", "path": "/a/rows" })];
        let edited = edit(TEXT, &patch).unwrap();
        assert_eq!(edited, TEXT.replace("\"list\"", "\"rows\""));
        let taken = [json!({ "op": "move", "from": "/a/list", "path": "/a/n" })];
        let edited: Value = serde_json::from_str(&edit(TEXT, &taken).unwrap()).unwrap();
        assert_eq!(edited["a"], json!({ "n": ["x"] }));
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
        assert_eq!(edit("{", &[]).unwrap_err().code(), "input.syntax");
    }
}
