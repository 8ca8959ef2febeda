//! A file as it comes in: its encoding and its form are told from what it begins with.

use serde_json::Value;

use crate::base::typed::{self, Unread};
use crate::contract::population::PopulationPerson;
use crate::population::csv::Rows;
use crate::population::encoding::{Decoder, is_archive};
use crate::population::graph;
use crate::population::graph::Context;
use crate::population::noted::Noted;
use crate::population::person::Person;
use crate::population::sink::Sink;
use crate::population::split::{Piece, PieceOf, Splitter, VALUE_BYTES};
use crate::vocabulary::likeness::meant_member;
use crate::vocabulary::population_source::PopulationSource;
use crate::vocabulary::text::excerpt;
use crate::words::sentence::Said;
use crate::words::{errors, parser, population};

/// Bytes of a first line; what has none by then is a document.
const FIRST_LINE: usize = 1024 * 1024;

/// A file.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    decoder: Decoder,
    form: Form,
    begun: bool,
    blank: bool,
}

/// What a file is made of.
#[derive(Debug)]
enum Form {
    /// Not told yet: the beginning.
    Unknown(Vec<u8>),
    /// A JSON value in each line.
    Lines(Lines),
    /// JSON documents, one after another.
    Documents(Splitter),
    /// Rows.
    Rows(Rows),
    /// Nothing that could be read.
    Refused,
}

impl Default for Form {
    fn default() -> Self {
        Self::Unknown(Vec::new())
    }
}

/// Lines as they come in.
#[derive(Debug, Default)]
struct Lines {
    rest: Vec<u8>,
    line: u64,
    too_long: bool,
}

impl Feed {
    /// Reads what came in.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        self.decode(bytes, false, sink);
    }

    /// The end of the file.
    pub fn end(&mut self, sink: &mut dyn Sink) {
        self.decode(&[], true, sink);
        if let Form::Unknown(beginning) = &mut self.form {
            let beginning = std::mem::take(beginning);
            self.form = told(&beginning, true);
            self.blank = matches!(self.form, Form::Refused);
            self.form.read(&beginning, sink);
        }
        self.form.end(sink);
        self.form = Form::Refused;
    }

    /// Whether the file had nothing in it, once it has ended.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    fn decode(&mut self, bytes: &[u8], ends: bool, sink: &mut dyn Sink) {
        if !self.begun && !bytes.is_empty() {
            self.begun = true;
            if is_archive(bytes) {
                let code = population::ENCODING.code;
                let text = crate::words::sentence::Text::new(&errors::FORM_ZIP.sentence);
                self.form = Form::Refused;
                let note = Noted {
                    code,
                    text,
                    counted: false,
                };
                return sink.noted(note, 1);
            }
        }
        let Self { decoder, form, .. } = self;
        decoder.decode(bytes, ends, &mut |bytes| form.take(bytes, sink));
    }
}

/// The form of what begins like this; `Unknown` where more is needed to tell.
fn told(beginning: &[u8], ends: bool) -> Form {
    let text = beginning.trim_ascii_start();
    let Some(first) = text.first() else {
        return if ends { Form::Refused } else { Form::default() };
    };
    match first {
        b'[' => Form::Documents(Splitter::default()),
        b'{' => {
            let line = text.split(|byte| *byte == b'\n').next();
            let line = line.unwrap_or_default();
            let is_whole = line.len() < text.len() || ends;
            if is_whole && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok() {
                Form::Lines(Lines::default())
            } else if is_whole && line.starts_with(b"{\"user\"") {
                // Lines of people of which the first is damaged.
                Form::Lines(Lines::default())
            } else if is_whole || text.len() > FIRST_LINE {
                Form::Documents(Splitter::default())
            } else {
                Form::default()
            }
        }
        _ if text.contains(&b'\n') || text.len() > FIRST_LINE || ends => {
            Form::Rows(Rows::default())
        }
        _ => Form::default(),
    }
}

impl Form {
    /// Takes in text, telling the form first where it is not told.
    fn take(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        let Self::Unknown(beginning) = self else {
            return self.read(bytes, sink);
        };
        beginning.extend_from_slice(bytes);
        let form = told(beginning, false);
        if matches!(form, Self::Unknown(_)) {
            return;
        }
        let beginning = std::mem::take(beginning);
        *self = form;
        self.read(&beginning, sink);
    }

    fn read(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        match self {
            Self::Lines(lines) => lines.read(bytes, sink),
            Self::Documents(splitter) => {
                splitter.split(bytes, &mut |splitter, piece| take(splitter, piece, sink));
            }
            Self::Rows(rows) => rows.read(bytes, sink),
            Self::Unknown(_) | Self::Refused => {}
        }
    }

    fn end(&mut self, sink: &mut dyn Sink) {
        match self {
            Self::Lines(lines) => lines.end(sink),
            Self::Documents(splitter) => {
                splitter.end(&mut |splitter, piece| take(splitter, piece, sink));
                if let Some(line) = splitter.open() {
                    sink.noted(Noted::lost(&population::CUT_OFF), line);
                }
            }
            Self::Rows(rows) => rows.end(sink),
            Self::Unknown(_) | Self::Refused => {}
        }
    }
}

/// What the parser says, without the place in a text that nobody has in front of them.
fn said(error: &serde_json::Error) -> Said {
    parser::said(&error.to_string())
}

/// Reads a piece of a document.
fn take(splitter: &Splitter, piece: Piece, sink: &mut dyn Sink) {
    let Piece { text, line, what } = piece;
    if what == PieceOf::TooLong {
        let note = Noted::lost(&population::TOO_LONG).with("bound", VALUE_BYTES.to_string());
        return sink.noted(note, line);
    }
    match serde_json::from_slice::<Value>(&text) {
        Err(error) => sink.noted(
            Noted::lost(&population::SYNTAX).with_words("what", said(&error)),
            line,
        ),
        Ok(value) if what == PieceOf::Entry => {
            graph::entry(&value, &Context::of_head(splitter.head()), line, sink);
        }
        Ok(value) => {
            let list = ["value", "responses"]
                .iter()
                .find_map(|name| value.get(*name));
            // The entries came by themselves.
            let split = list.and_then(Value::as_array).is_some_and(Vec::is_empty);
            graph::document(&value, split, line, sink);
        }
    }
}

impl Lines {
    fn read(&mut self, mut bytes: &[u8], sink: &mut dyn Sink) {
        while let Some(end) = memchr(b'\n', bytes) {
            let (line, rest) = bytes.split_at(end);
            bytes = rest.get(1..).unwrap_or_default();
            self.line += 1;
            if std::mem::take(&mut self.too_long) {
                self.rest.clear();
                let bound = VALUE_BYTES.to_string();
                sink.noted(
                    Noted::lost(&population::TOO_LONG).with("bound", bound),
                    self.line,
                );
            } else if self.rest.is_empty() {
                read_line(line, self.line, false, sink);
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                read_line(&whole, self.line, false, sink);
                whole.clear();
                self.rest = whole;
            }
        }
        if self.rest.len() + bytes.len() > VALUE_BYTES {
            self.too_long = true;
            self.rest.clear();
        } else {
            self.rest.extend_from_slice(bytes);
        }
    }

    fn end(&mut self, sink: &mut dyn Sink) {
        let rest = std::mem::take(&mut self.rest);
        self.line += 1;
        if self.too_long {
            let bound = VALUE_BYTES.to_string();
            sink.noted(
                Noted::lost(&population::TOO_LONG).with("bound", bound),
                self.line,
            );
        } else {
            read_line(&rest, self.line, true, sink);
        }
    }
}

/// The place of a byte, eight at a time.
fn memchr(wanted: u8, bytes: &[u8]) -> Option<usize> {
    let pattern = u64::from(wanted) * 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let same = u64::from_le_bytes(*word) ^ pattern;
        let zero = same.wrapping_sub(0x0101_0101_0101_0101) & !same & 0x8080_8080_8080_8080;
        if zero != 0 {
            let within = word.iter().position(|byte| *byte == wanted)?;
            return Some(index * 8 + within);
        }
    }
    let within = rest.iter().position(|byte| *byte == wanted)?;
    Some(words.len() * 8 + within)
}

/// Lines of a file of which each member is looked at: what writes one of them wrongly writes all of them so.
const LOOKED_AT: u64 = 20;

/// Members of a line of people that are like those that it may have, and are none.
fn misspelt(text: &str) -> Vec<Noted> {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    let Ok(typed) = typed::read::<PopulationPerson<'_>>(&value) else {
        return Vec::new();
    };
    let noted = |one: &Unread| {
        let meant = meant_member(&one.name, one.known)?;
        let note = Noted::lost(&population::MISSPELT).with("name", excerpt(&one.name));
        Some(note.with("meant", meant))
    };
    typed.unread.iter().filter_map(noted).collect()
}

fn read_line(line: &[u8], number: u64, is_last: bool, sink: &mut dyn Sink) {
    let line = line.trim_ascii();
    if line.is_empty() {
        return;
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return sink.noted(Noted::lost(&population::ENCODING), number);
    };
    let read = serde_json::from_str::<PopulationPerson<'_>>(text);
    let error = match read {
        Ok(read) if read.user.is_some() => {
            let mut notes = Vec::new();
            if number <= LOOKED_AT {
                notes.extend(misspelt(text));
            }
            let person = Person::of_line(read, &mut notes);
            for note in notes {
                sink.noted(note, number);
            }
            return match person {
                Ok(person) => {
                    sink.read(PopulationSource::People);
                    sink.person(person, number);
                }
                Err(note) => sink.noted(note, number),
            };
        }
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => {
            let row = if is_last && error.is_eof() {
                Noted::lost(&population::CUT_OFF)
            } else {
                Noted::lost(&population::SYNTAX).with_words("what", said(&error))
            };
            return sink.noted(row, number);
        }
    };
    match error {
        // A line of people with a value of another type.
        Some(error) if value.get("user").is_some_and(Value::is_object) => sink.noted(
            Noted::lost(&population::VALUE).with_words("what", said(&error)),
            number,
        ),
        _ => graph::document(&value, false, number, sink),
    }
}
