//! JSON text: decoding, and bounded parsing.

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::borrow::Cow;

use crate::base::bounds::{too_deep, too_many};
use crate::base::error::{Error, too_large};
use crate::base::tree::{self, Tree};
use crate::contract::limits;
use crate::vocabulary::text::to_hex;
use crate::words::{errors, parser};

/// Bytes of a file as the text that a scenario takes: UTF-8 with or without a byte order mark, UTF-16 (either byte
/// order, mark or not), DER as hex, and PEM whatever stands around its blocks.
///
/// # Errors
/// `input.syntax` when the bytes are none of these, `input.tooLarge` for more of them than a scenario may have.
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
    if bytes.len() > limits::SCENARIO_BYTES {
        return Err(too_large("text", limits::SCENARIO_BYTES, "bytes"));
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // An archive: zip, which files of Office are too, or gzip.
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [0x1f, 0x8b, ..] => Err(Error::new(&errors::FORM_ZIP)),
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
    // Signs that nobody sees come along from pages and chats.
    let is_unseen = |c: char| {
        matches!(
            c,
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{a0}'
        )
    };
    let without_mark = text.trim_start_matches(is_unseen);
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

/// Parses JSON whose nesting is at most `nesting`. A member that is given twice is [`tree::TWICE`], unless with one value.
///
/// # Errors
/// As [`tree_of`].
pub(crate) fn parse(text: &str, nesting: usize) -> Result<Value, Error> {
    tree_of(text, nesting).map(|tree| tree.value)
}

/// Parses JSON whose nesting is at most `nesting`, with what is given twice.
///
/// # Errors
/// `input.syntax` with line and column, `input.tooLarge` for the nesting and for more values than [`limits::VALUES`].
pub(crate) fn tree_of(text: &str, nesting: usize) -> Result<Tree, Error> {
    if text.trim().is_empty() {
        return Err(Error::new(&errors::SYNTAX_EMPTY).at_position((1, 1)));
    }
    if let Some(offset) = too_deep(text, nesting) {
        return Err(Error::new(&errors::TOO_DEEP)
            .with("bound", nesting.to_string())
            .at_position(position(text, offset)));
    }
    if let Some(offset) = too_many(text, limits::VALUES) {
        return Err(too_large("text", limits::VALUES, "values").at_position(position(text, offset)));
    }
    tree::read(text).map_err(|error| syntax_error(text, &error))
}

fn syntax_error(text: &str, error: &serde_json::Error) -> Error {
    let offset = match error.classify() {
        // What is missing is missing where the text ends.
        serde_json::error::Category::Eof => text.trim_end().len(),
        _ => byte_offset(text, error.line(), error.column()),
    };
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
    // A line break that does not belong there is counted as the start of the line after it.
    let start = line_start + column;
    let offset = start.saturating_sub(1).min(text.len());
    (0..=offset)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// Whether a text is several JSON values one after another.
pub(crate) fn is_several_values(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let mut count = 0;
    values.all(|value| {
        count += 1;
        value.is_ok()
    }) && count > 1
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

/// A value as minified JSON, in as much memory as it takes.
pub(crate) fn minified(value: &Value) -> String {
    let mut bytes = Vec::with_capacity(minified_len(value));
    // As above.
    let _ = value.serialize(&mut serde_json::Serializer::new(&mut bytes));
    String::from_utf8(bytes).unwrap_or_default()
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
        let place = |text: &str| {
            let error = parse(text, 64).unwrap_err();
            (error.place().line.unwrap(), error.place().column.unwrap())
        };
        // A string that goes on in another line ends where the line does.
        assert_eq!(place("{\"a\": \"x\n\"}"), (1, 9));
        assert_eq!(place("{\n  \"a\": [1, 2"), (2, 13));
        assert_eq!(place("{\"a\": 1\n"), (1, 8));
        assert_eq!(place("[1, \"ab"), (1, 8));
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
