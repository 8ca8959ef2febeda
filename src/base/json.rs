//! JSON text: decoding, bounded parsing, and where in the text a JSON Pointer points.

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::base::error::Error;
use crate::contract::limits;
use crate::contract::span::Span;
use crate::vocabulary::text::to_hex;
use crate::words::{errors, parser};

/// Bytes of a file as the text that a scenario takes: UTF-8 with or without a byte order mark, UTF-16 (either byte
/// order, mark or not), DER as hex, and PEM whatever stands around its blocks.
///
/// # Errors
/// `input.syntax` when the bytes are none of these.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units)
            .ok()
            .filter(|_| rest.is_empty())
            .map(Cow::Owned)
            .ok_or_else(|| Error::new(&errors::TEXT_ENCODING))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // A DER SEQUENCE with a length of its own: no text begins like this.
        [0x30, 0x81..=0x84, ..] => Ok(Cow::Owned(to_hex(bytes))),
        // JSON and PEM begin with an ASCII character, so a zero byte beside it gives UTF-16 away.
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            // Tools write names in other encodings around a PEM block, which itself is ASCII.
            Err(_) => Some(String::from_utf8_lossy(bytes))
                .filter(|text| text.contains("-----BEGIN "))
                .ok_or_else(|| Error::new(&errors::TEXT_ENCODING)),
        },
    }
}

/// Text without what a wrong decoding left in it: a byte order mark, or the zero characters of UTF-16 read as
/// bytes. The second member says whether anything was removed.
pub(crate) fn mend_encoding(text: &str) -> (Cow<'_, str>, bool) {
    let without_mark = text.trim_start_matches('\u{feff}');
    let interleaved = without_mark.chars().take(8).filter(|c| *c == '\0').count() >= 3;
    if interleaved {
        let kept = without_mark
            .chars()
            .filter(|c| !matches!(c, '\0' | '\u{fffd}' | 'ÿ' | 'þ'))
            .collect();
        return (Cow::Owned(kept), true);
    }
    (
        Cow::Borrowed(without_mark),
        without_mark.len() != text.len(),
    )
}

/// Parses JSON whose nesting is at most `nesting`.
///
/// # Errors
/// `input.syntax` with line and column, `input.tooLarge` for the nesting.
pub(crate) fn parse(text: &str, nesting: usize) -> Result<Value, Error> {
    if text.trim().is_empty() {
        return Err(Error::new(&errors::SYNTAX_EMPTY).at_position((1, 1)));
    }
    if let Some(offset) = too_deep(text, nesting) {
        return Err(Error::new(&errors::TOO_DEEP)
            .with("bound", nesting.to_string())
            .at_position(position(text, offset)));
    }
    serde_json::from_str(text).map_err(|error| syntax_error(text, &error))
}

fn syntax_error(text: &str, error: &serde_json::Error) -> Error {
    let offset = byte_offset(text, error.line(), error.column());
    let at = position(text, offset);
    // The documentation's samples carry `<insert … here>` placeholders, which people paste as they are.
    let rest = text.get(offset..).unwrap_or_default().trim_start();
    let row = if rest.starts_with('<') {
        &errors::SYNTAX_PLACEHOLDER
    } else {
        &errors::SYNTAX
    };
    Error::new(row)
        .with_words("what", parser::said(&error.to_string()))
        .with("line", at.0.to_string())
        .with("column", at.1.to_string())
        .at_position(at)
}

/// Byte offset of a serde_json position: a line from 1 and a byte column from 1 (0 at the start of a line).
fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let line_start = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let offset = (line_start + column.saturating_sub(1)).min(text.len());
    (0..=offset)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// Line from 1 and column from 1 in UTF-16 code units, as editors in a browser count.
pub(crate) fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.encode_utf16().count() + 1;
    (
        u32::try_from(line).unwrap_or(u32::MAX),
        u32::try_from(column).unwrap_or(u32::MAX),
    )
}

/// Offset of the first bracket that nests deeper than `bound`, strings left out.
fn too_deep(text: &str, bound: usize) -> Option<usize> {
    let opening = text.bytes().filter(|byte| matches!(byte, b'{' | b'['));
    if opening.count() <= bound {
        return None;
    }
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > bound {
                    return Some(offset);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Whether a parsed value nests deeper than `bound`; followed no further than `bound`.
pub(crate) fn nests_deeper(value: &Value, bound: usize) -> bool {
    let mut level: Vec<&Value> = vec![value];
    for _ in 0..bound {
        let mut next: Vec<&Value> = Vec::new();
        for value in level {
            match value {
                Value::Array(items) => next.extend(items),
                Value::Object(members) => next.extend(members.values()),
                _ => {}
            }
        }
        if next.is_empty() {
            return false;
        }
        level = next;
    }
    level
        .iter()
        .any(|value| value.is_array() || value.is_object())
}

/// Length of a value as minified UTF-8 JSON.
pub(crate) fn minified_len(value: &Value) -> usize {
    struct Counter(usize);
    impl std::io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut counter = Counter(0);
    // A `Value` always serialises, and counting cannot fail; on an error the count so far stands.
    let _ = value.serialize(&mut serde_json::Serializer::new(&mut counter));
    counter.0
}

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
        .flat_map(|&(start, end)| [start, end]);
    let places = places(text, ends.collect());
    let span = |(start, end): (usize, usize)| {
        let (first, last) = (places.get(&start)?, places.get(&end)?);
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
fn places(text: &str, offsets: BTreeSet<usize>) -> BTreeMap<usize, Place> {
    let mut at = Place {
        offset: 0,
        line: 1,
        line_start: 0,
    };
    let mut walked = 0;
    let mut places = BTreeMap::new();
    for offset in offsets {
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
        places.insert(offset, at);
    }
    places
}

/// One pointer on its way down: its index in the answer and the tokens that are left.
type Want = (usize, std::vec::IntoIter<String>);

fn byte_ranges(text: &str, pointers: &[&str]) -> Vec<Option<(usize, usize)>> {
    let mut found = vec![None; pointers.len()];
    let Ok(root) = serde_json::from_str::<&RawValue>(text.trim_start_matches('\u{feff}')) else {
        return found;
    };
    let wants = pointers
        .iter()
        .enumerate()
        .filter_map(|(index, pointer)| Some((index, tokens(pointer)?)))
        .collect();
    descend(text, root, wants, &mut found);
    found
}

/// The unescaped tokens of a pointer; `None` when it is no pointer, or one deeper than any document.
fn tokens(pointer: &str) -> Option<std::vec::IntoIter<String>> {
    if pointer.is_empty() {
        return Some(Vec::new().into_iter());
    }
    let tokens: Vec<String> = pointer
        .strip_prefix('/')?
        .split('/')
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    // A document within the bounds has nothing deeper, and the walk recurses once for each token.
    (tokens.len() <= limits::SCENARIO_NESTING).then(|| tokens.into_iter())
}

/// A token as it stands in a pointer.
pub(crate) fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(token)
    }
}

fn descend(text: &str, raw: &RawValue, wants: Vec<Want>, found: &mut Vec<Option<(usize, usize)>>) {
    let mut below: BTreeMap<String, Vec<Want>> = BTreeMap::new();
    for (index, mut rest) in wants {
        match rest.next() {
            Some(token) => below.entry(token).or_default().push((index, rest)),
            None => {
                // A raw value borrows from the text, so the distance of the two is its offset.
                let start = raw.get().as_ptr().addr() - text.as_ptr().addr();
                if let Some(slot) = found.get_mut(index) {
                    *slot = Some((start, start + raw.get().len()));
                }
            }
        }
    }
    if below.is_empty() {
        return;
    }
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        for (token, wants) in below {
            if let Some(item) = token.parse::<usize>().ok().and_then(|at| items.get(at)) {
                descend(text, item, wants, found);
            }
        }
    } else if let Ok(members) = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(raw.get())
    {
        for (token, wants) in below {
            if let Some(member) = members.get(token.as_str()) {
                descend(text, member, wants, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_and_marks_are_read() {
        let text = "{\"a\": \"é\"}";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.clone()).collect();
        for bytes in [little, big, marked] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
        assert_eq!(decode(&[0x30, 0x82, 1, 0xff]).unwrap(), "308201ff");
        assert!(
            decode(b"\xe9\n-----BEGIN X-----")
                .unwrap()
                .contains("BEGIN X")
        );
        assert!(decode(&[0xff, 0xfe, 0x41, 0, 0x42]).is_err());
        assert_eq!(decode(b"\xc3\x28{}").unwrap_err().code(), "input.syntax");
    }

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

    #[test]
    fn syntax_errors_say_where_and_what() {
        let error = parse("{\"a\": [1,\n  2,]}", 64).unwrap_err();
        assert_eq!(error.code(), "input.syntax");
        assert_eq!(
            (error.place().line, error.place().column),
            (Some(2), Some(5))
        );
        let error = parse("[\"x\",\n  <insert previous AAGUIDs here>\n]", 64).unwrap_err();
        assert_eq!(error.place().line, Some(2));
        assert!(error.to_string().contains("placeholder"));
        assert_eq!(parse(" \n", 64).unwrap_err().code(), "input.syntax");
    }

    #[test]
    fn nesting_is_bounded_before_parsing() {
        let deep = |n: usize| format!("{}1{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(&deep(64), 64).is_ok());
        assert_eq!(parse(&deep(65), 64).unwrap_err().code(), "input.tooLarge");
        let value: Value = serde_json::from_str(&deep(65)).unwrap();
        assert!(nests_deeper(&value, 64));
        let value: Value = serde_json::from_str(&deep(64)).unwrap();
        assert!(!nests_deeper(&value, 64));
        assert!(parse("[\"[[[[\"]", 1).is_ok());
    }
}
