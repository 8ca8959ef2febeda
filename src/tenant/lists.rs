//! The lists that policies restrict credentials with: AAGUIDs, SubjectKeyIdentifiers, policy OIDs.

use uuid::Uuid;

use crate::base::check::Shown;
use crate::base::clause::element;
use crate::base::note::Note;
use crate::base::sorted::{Map, sort_by};
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Located, Reader};
use crate::vocabulary::text::{hex, is_oid};
use crate::words::findings;
use crate::words::sentence::Row;

/// A list of restrictions: the entries as read, and where each first stands.
#[derive(Clone, Debug)]
pub(crate) struct Entries<T: Ord> {
    pub at: Clause,
    pub len: usize,
    positions: Map<T, usize>,
    /// The first entry that cannot be read.
    unread: Option<usize>,
}

impl<T: Ord> Entries<T> {
    /// The clause of an entry, `None` when the list does not have it.
    pub fn find(&self, entry: &T) -> Option<Clause> {
        let position = self.positions.get(entry)?;
        Some(element(&self.at, *position))
    }

    /// Whether the list has an entry.
    pub fn has(&self, entry: &T) -> bool {
        self.positions.contains_key(entry)
    }

    /// The clause of the first entry that cannot be read, and may mean anything.
    pub fn unread(&self) -> Option<Clause> {
        self.unread.map(|index| element(&self.at, index))
    }

    /// The places of the entries that are so, the last first; none where the list has an entry twice.
    pub fn places_back(&self, is_so: impl Fn(&T) -> bool) -> Vec<Clause> {
        let so = self.positions.iter().filter(|(entry, _)| is_so(entry));
        let mut indexes: Vec<usize> = so.map(|(_, index)| *index).collect();
        sort_by(&mut indexes, |one, other| other.cmp(one));
        let once = self.positions.len() == self.len;
        let indexes = indexes.into_iter().filter(|_| once);
        indexes.map(|index| element(&self.at, index)).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first entries, for people.
    pub fn preview(&self, show: impl Fn(&T) -> String) -> Shown {
        const SHOWN: usize = 3;
        let shown: Vec<String> = self.iter().take(SHOWN).map(show).collect();
        if self.len <= SHOWN {
            return shown.into();
        }
        let told = format!("{}, … ({})", shown.join(", "), self.len);
        Shown::told(shown, told)
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
    let parsed = texts.value.iter().map(|text| parse(text));
    let parsed: Vec<Option<T>> = parsed.collect();
    let unread = parsed.iter().position(Option::is_none);
    let read = parsed.iter().enumerate();
    let read = read.filter_map(|(index, entry)| Some((entry.clone()?, index)));
    let positions = Map::of_firsts(read);
    let mut notes = 0;
    let mut note = |reader: &mut Reader, severity, row, index: usize, text: &str| {
        notes += 1;
        if notes <= NOTES_PER_LIST {
            let at = element(&texts.at, index);
            let note = Note::new(severity, row).at(&at).with("value", text);
            let is_twice = std::ptr::eq(row, slips.duplicate);
            reader.note(if is_twice { note.removing() } else { note });
        }
    };
    for (index, (text, entry)) in texts.value.iter().zip(&parsed).enumerate() {
        match entry {
            None => note(reader, Severity::Error, slips.invalid, index, text),
            Some(entry) if positions.get(entry) != Some(&index) => {
                note(reader, Severity::Warning, slips.duplicate, index, text);
            }
            Some(_) => {}
        }
    }
    Entries {
        unread,
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
        note_separators(reader, text, || element(&texts.at, index));
    }
    entries(reader, texts, &slips, hex)
}

/// One SubjectKeyIdentifier that stands alone, read like those of a list.
pub(crate) fn ski(reader: &mut Reader, text: &Located<String>) -> Option<Vec<u8>> {
    note_separators(reader, &text.value, || text.at.clone());
    let read = hex(&text.value);
    if read.is_none() {
        reader.note(
            Note::new(Severity::Error, &findings::SKI_INVALID)
                .at(&text.at)
                .with("value", &text.value),
        );
    }
    read
}

fn note_separators(reader: &mut Reader, text: &str, at: impl Fn() -> Clause) {
    let is_separator = |c: char| c == ':' || c.is_whitespace();
    if text.contains(is_separator) && hex(text).is_some() {
        reader.note(
            Note::new(Severity::Info, &findings::SKI_SEPARATORS)
                .at(&at())
                .with("value", text)
                .replacing(text.replace(is_separator, "")),
        );
    }
}
