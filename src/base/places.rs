//! The places of values in a JSON text.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::borrow::Cow;

use crate::base::around;
use crate::base::bounds::{too_deep, too_many};
use crate::base::powershell;
use crate::base::sorted::{Map, sort_by};
use crate::contract::limits;
use crate::contract::span::Span;

/// Where the value at an RFC 6901 JSON Pointer stands in `text`; `None` when the pointer leads nowhere.
#[must_use]
pub fn locate(text: &str, pointer: &str) -> Option<Span> {
    locate_all(text, &[pointer]).into_iter().next()?
}

/// [`locate`] for many pointers, each in its place, in one walk over the text.
#[must_use]
pub fn locate_all(text: &str, pointers: &[&str]) -> Vec<Option<Span>> {
    let ranges = byte_ranges(text, pointers);
    let ends = ranges
        .iter()
        .flatten()
        .flat_map(|range| [range.start, range.end]);
    let places = places(text, ends.collect());
    let span = |range: Range| {
        let (first, last) = (places.get(&range.start)?, places.get(&range.end)?);
        Some(Span {
            start: first.offset,
            end: last.offset,
            line: first.line,
            column: first.offset - first.line_start + 1,
            end_line: last.line,
        })
    };
    ranges.into_iter().map(|range| span(range?)).collect()
}

/// Line and column of each member that a pointer may mean, where an object has several of its name.
pub(crate) fn positions_of_all(text: &str, pointers: &[&str]) -> Vec<Vec<(u32, u32)>> {
    let around::Parts { head, body, .. } = around::parts(text);
    let mark = head.len();
    let Some(root) = tree(body) else {
        return vec![Vec::new(); pointers.len()];
    };
    let starts = |pointer: &&str| -> Option<Vec<usize>> {
        let tokens = tokens(pointer)?;
        let (last, above) = tokens.split_last()?;
        let mut holder = &root;
        for token in above {
            holder = match holder {
                Value::Array(list) => list.elements.get(token.parse::<usize>().ok()?)?,
                other => &member(other, token)?.value,
            };
        }
        let members = holder.as_object()?.properties.iter();
        let named = members.filter(|one| one.name.as_str() == last.as_str());
        Some(named.map(|one| one.value.range().start + mark).collect())
    };
    let starts: Vec<Vec<usize>> = pointers
        .iter()
        .map(|pointer| starts(pointer).unwrap_or_default())
        .collect();
    let places = places(text, starts.iter().flatten().copied().collect());
    let position = |start: &usize| {
        let place = places.get(start)?;
        Some((place.line, place.offset - place.line_start + 1))
    };
    let of_one = |starts: &Vec<usize>| starts.iter().filter_map(position).collect();
    starts.iter().map(of_one).collect()
}

/// Line and column of several pointers.
pub(crate) fn positions(text: &str, pointers: &[&str]) -> Vec<Option<(u32, u32)>> {
    let spans = locate_all(text, pointers).into_iter();
    spans
        .map(|span| span.map(|span| (span.line, span.column)))
        .collect()
}

/// A place in a text, in UTF-16 code units but for the line.
#[derive(Clone, Copy)]
struct Place {
    offset: u32,
    line: u32,
    line_start: u32,
}

/// The places at byte offsets, in one walk.
fn places(text: &str, mut offsets: Vec<usize>) -> Map<usize, Place> {
    sort_by(&mut offsets, usize::cmp);
    let mut at = Place {
        offset: 0,
        line: 1,
        line_start: 0,
    };
    let mut walked = 0;
    let place = |offset: usize| {
        for character in text.get(walked..offset).unwrap_or_default().chars() {
            at.offset = at
                .offset
                .saturating_add(if character > '\u{ffff}' { 2 } else { 1 });
            if character == '\n' {
                at.line = at.line.saturating_add(1);
                at.line_start = at.offset;
            }
        }
        walked = offset;
        (offset, at)
    };
    offsets.into_iter().map(place).collect()
}

/// The values of a text with their places in bytes; `None` where it is not JSON. Comments and trailing commas are passed
/// over.
pub(crate) fn tree(text: &str) -> Option<Value<'_>> {
    let is_over = text.len() > limits::SCENARIO_BYTES
        || too_deep(text, limits::SCENARIO_NESTING).is_some()
        || too_many(text, limits::VALUES).is_some();
    if is_over {
        return None;
    }
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options);
    parsed.ok()?.value
}

/// What a text says that is JSON but for comments and trailing commas; `None` where it is not.
pub(crate) fn without_comments(text: &str) -> Option<serde_json::Value> {
    plain(&tree(text)?)
}

fn plain(value: &Value<'_>) -> Option<serde_json::Value> {
    Some(match value {
        Value::StringLit(text) => text.value.as_ref().into(),
        Value::NumberLit(number) => serde_json::from_str(number.value).ok()?,
        Value::BooleanLit(boolean) => boolean.value.into(),
        Value::NullKeyword(_) => serde_json::Value::Null,
        Value::Array(array) => array.elements.iter().map(plain).collect::<Option<_>>()?,
        Value::Object(object) => {
            let members = object.properties.iter();
            let member =
                |one: &ObjectProp<'_>| Some((one.name.as_str().to_owned(), plain(&one.value)?));
            let members: Option<serde_json::Map<_, _>> = members.map(member).collect();
            members?.into()
        }
    })
}

/// The member of a name; of several, the last counts, as everywhere in JSON.
pub(crate) fn member<'v, 'a>(value: &'v Value<'a>, name: &str) -> Option<&'v ObjectProp<'a>> {
    let members = &value.as_object()?.properties;
    members.iter().rev().find(|one| one.name.as_str() == name)
}

/// One pointer on its way down: its index in the answer and the tokens that are left.
type Want = (usize, std::vec::IntoIter<String>);

fn byte_ranges(text: &str, pointers: &[&str]) -> Vec<Option<Range>> {
    let mut found = vec![None; pointers.len()];
    let around::Parts { head, body, .. } = around::parts(text);
    if let Some(root) = tree(body) {
        let wants = pointers
            .iter()
            .enumerate()
            .filter_map(|(index, pointer)| Some((index, tokens(pointer)?.into_iter())))
            .collect();
        descend(&root, wants, &mut found);
    } else if let Some(resources) = configuration(text) {
        let range = |pointer: &&str| {
            let item = resources.at(&tokens(pointer)?)?;
            Some(Range::new(item.start, item.end))
        };
        return pointers.iter().map(range).collect();
    }
    let mark = head.len();
    for range in found.iter_mut().flatten() {
        *range = Range::new(range.start + mark, range.end + mark);
    }
    found
}

/// The resources of a configuration of DSC, which is PowerShell; `None` for another text.
fn configuration(text: &str) -> Option<powershell::Item<'_>> {
    let is_over = text.len() > limits::SCENARIO_BYTES || text.trim_start().starts_with(['{', '[']);
    let read = || powershell::resources(text).ok();
    (!is_over)
        .then(read)?
        .filter(|resources| !resources.is_empty())
}

/// The unescaped tokens of a pointer; `None` when it is no pointer, or one deeper than any document.
pub(crate) fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let tokens: Vec<String> = pointer
        .strip_prefix('/')?
        .split('/')
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    // A document within the bounds has nothing deeper, and the walk recurses once for each token.
    (tokens.len() <= limits::SCENARIO_NESTING).then_some(tokens)
}

/// A token as it stands in a pointer.
pub(crate) fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(token)
    }
}

/// Each value on the way is met once, however many pointers lead through it.
fn descend(value: &Value<'_>, wants: Vec<Want>, found: &mut Vec<Option<Range>>) {
    let mut below: Map<String, Vec<Want>> = Map::new();
    for (index, mut rest) in wants {
        match rest.next() {
            Some(token) => below.update(token, Vec::new(), |wants| wants.push((index, rest))),
            None => {
                if let Some(slot) = found.get_mut(index) {
                    *slot = Some(value.range());
                }
            }
        }
    }
    match value {
        Value::Array(array) => {
            for (token, wants) in below {
                let item = token.parse::<usize>().ok();
                if let Some(item) = item.and_then(|at| array.elements.get(at)) {
                    descend(item, wants, found);
                }
            }
        }
        Value::Object(object) => {
            for member in object.properties.iter().rev() {
                if below.is_empty() {
                    return;
                }
                if let Some(wants) = below.remove(member.name.as_str()) {
                    descend(&member.value, wants, found);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_found_in_the_text_with_line_and_column() {
        let text = "{\n  \"a/b\": [1, {\"ü\": \"x\"},\n    [true]]\n}";
        let span = locate(text, "/a~1b/1/ü").unwrap();
        assert_eq!((span.line, span.column), (2, 20));
        assert_eq!(locate(text, "/a~1b/2/0").unwrap().line, 3);
        assert_eq!(locate(text, "").unwrap().end_line, 4);
        assert_eq!(locate(text, "/a~1b/9"), None);
        let pointers = [
            "/a~1b/2/0",
            "no slash",
            "",
            "/a~1b/1/ü",
            "/a~1b",
            "/a~1b/1/ü",
        ];
        let alone: Vec<_> = pointers.map(|pointer| locate(text, pointer)).into();
        assert_eq!(locate_all(text, &pointers), alone);
        let beyond = "{\"\u{1f511}\": [\"é\", 1]}";
        let span = locate(beyond, "/\u{1f511}/1").unwrap();
        assert_eq!((span.start, span.end, span.column), (13, 14, 14));
        assert_eq!(locate(text, "no slash"), None);
        let deep = 1_000_000;
        assert_eq!(locate(&"[".repeat(deep), &"/0".repeat(deep)), None);
    }
}
