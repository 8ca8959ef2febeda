//! The lists that policies restrict credentials with: AAGUIDs, SubjectKeyIdentifiers, policy OIDs.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use uuid::Uuid;

use super::reader::{Located, Reader, step};
use crate::catalogue::{Row, findings};
use crate::trace::Note;
use crate::verdict::{Clause, Severity};

/// A list of restrictions: the entries as read, and where each first stands.
#[derive(Clone, Debug)]
pub(crate) struct Entries<T: Ord> {
    pub at: Clause,
    pub len: usize,
    positions: BTreeMap<T, usize>,
}

impl<T: Ord> Entries<T> {
    /// The clause of an entry, `None` when the list does not have it.
    pub fn find(&self, entry: &T) -> Option<Clause> {
        let position = self.positions.get(entry)?;
        Some(step(&self.at, &position.to_string()))
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The readable entries in sorted order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.positions.keys()
    }
}

/// How a kind of list names its slips.
pub(crate) struct Slips {
    pub invalid: &'static Row,
    pub duplicate: &'static Row,
}

/// Duplicates and unreadable entries in one list that get a note each; the rest would only bury the page.
const NOTES_PER_LIST: usize = 20;

fn entries<T: Ord + Clone>(
    reader: &mut Reader,
    texts: Located<Vec<String>>,
    slips: &Slips,
    parse: impl Fn(&str) -> Option<T>,
) -> Entries<T> {
    let mut positions = BTreeMap::new();
    let mut notes = 0;
    let mut note = |reader: &mut Reader, severity, row, index: usize, text: &str| {
        notes += 1;
        if notes <= NOTES_PER_LIST {
            let at = step(&texts.at, &index.to_string());
            reader.note(Note::new(severity, row).at(&at).with("value", text));
        }
    };
    for (index, text) in texts.value.iter().enumerate() {
        match parse(text) {
            None => note(reader, Severity::Error, slips.invalid, index, text),
            Some(entry) => match positions.entry(entry) {
                Entry::Vacant(vacant) => {
                    vacant.insert(index);
                }
                Entry::Occupied(_) => {
                    note(reader, Severity::Warning, slips.duplicate, index, text);
                }
            },
        }
    }
    Entries {
        len: texts.value.len(),
        at: texts.at,
        positions,
    }
}

pub(crate) fn aaguids(
    reader: &mut Reader,
    texts: Located<Vec<String>>,
    slips: &Slips,
) -> Entries<Uuid> {
    entries(reader, texts, slips, |text| Uuid::try_parse(text).ok())
}

pub(crate) fn policy_oids(reader: &mut Reader, texts: Located<Vec<String>>) -> Entries<String> {
    let slips = Slips {
        invalid: &findings::OID_INVALID,
        duplicate: &findings::STRENGTH_DUPLICATE_ENTRY,
    };
    entries(reader, texts, &slips, |text| {
        is_oid(text).then(|| text.to_owned())
    })
}

/// SubjectKeyIdentifiers compare as bytes; colons and blanks are tolerated with a note.
pub(crate) fn skis(reader: &mut Reader, texts: Located<Vec<String>>) -> Entries<Vec<u8>> {
    let slips = Slips {
        invalid: &findings::SKI_INVALID,
        duplicate: &findings::STRENGTH_DUPLICATE_ENTRY,
    };
    for (index, text) in texts.value.iter().enumerate() {
        if text.contains(|c: char| c == ':' || c.is_whitespace()) && hex(text).is_some() {
            let at = step(&texts.at, &index.to_string());
            reader.note(
                Note::new(Severity::Info, &findings::SKI_SEPARATORS)
                    .at(&at)
                    .with("value", text),
            );
        }
    }
    entries(reader, texts, &slips, hex)
}

/// Dotted-decimal form, `^[0-2](\.\d+)+$`.
pub(crate) fn is_oid(text: &str) -> bool {
    let mut arcs = text.split('.');
    let first = arcs
        .next()
        .is_some_and(|arc| matches!(arc, "0" | "1" | "2"));
    let mut rest = arcs.peekable();
    first
        && rest.peek().is_some()
        && rest.all(|arc| !arc.is_empty() && arc.bytes().all(|b| b.is_ascii_digit()))
}

/// Bytes of a hex string, colons, hyphens and blanks left out; `None` when it is empty or not hex.
pub(crate) fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !matches!(c, ':' | '-') && !c.is_whitespace())
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    (!pairs.is_empty() && rest.is_empty())
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

/// Lower-case hex.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn oids_and_hex() {
        assert!(is_oid("2.5.29.32.0") && is_oid("1.2"));
        assert!(
            !is_oid("3.1") && !is_oid("1") && !is_oid("1..2") && !is_oid("1.2 ") && !is_oid("")
        );
        assert_eq!(hex("9A:42 48"), Some(vec![0x9a, 0x42, 0x48]));
        assert_eq!(hex("9A4"), None);
        assert_eq!(hex(""), None);
        assert_eq!(hex("xy"), None);
    }
}
