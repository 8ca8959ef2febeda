//! Policy documents as they were given: parsed, kept, and the places of findings in them.

use serde_json::Value;
use std::borrow::Cow;
use std::sync::Mutex;

use crate::base::bounds::values_at_most;
use crate::base::error::{Error, too_large};
use crate::base::note::Note;
use crate::base::sorted::sort_by;
use crate::base::table::Table;
use crate::base::{around, json, places, powershell};
use crate::contract::limits;
use crate::contract::scenario::PolicyInput;
use crate::contract::verdict::{Clause, Finding, Severity};
use crate::credential::secret::is_private_key;
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::{Node, Reader};
use crate::vocabulary::language::Language;
use crate::vocabulary::text::excerpt;
use crate::words::sentence::Row;
use crate::words::{errors, findings};

/// A document as it was given: what it holds, and the text that it came as, which findings point into.
#[derive(Debug)]
pub(crate) struct Document {
    pub value: Value,
    pub text: Option<String>,
    /// Places that were looked for while deciding, since the next question brings the same notes.
    placed: Mutex<Table<String, Option<(u32, u32)>>>,
}

/// Places that are kept of a document. More come together when it is loaded, and then once.
const PLACED: usize = 1000;

impl Document {
    fn new(value: Value, text: Option<String>) -> Self {
        Self {
            value,
            text,
            placed: Mutex::default(),
        }
    }

    /// Where the values at JSON Pointers stand in the text, by one walk over it or by none.
    fn positions(&self, pointers: &[&str]) -> Vec<Option<(u32, u32)>> {
        let Some(text) = &self.text else {
            return vec![None; pointers.len()];
        };
        // What another thread broke off in is looked for anew.
        let mut placed = match self.placed.lock() {
            Ok(placed) if pointers.len() <= PLACED => placed,
            _ => return places::positions(text, pointers),
        };
        let is_new = |pointer: &&&str| !placed.contains_key(**pointer);
        let new: Vec<&str> = pointers.iter().filter(is_new).copied().collect();
        if !new.is_empty() {
            if placed.len() + new.len() > PLACED {
                placed.clear();
                return places::positions(text, pointers);
            }
            let found = places::positions(text, &new);
            placed.extend(new.into_iter().map(str::to_owned).zip(found));
        }
        let known = |pointer: &&str| placed.get(*pointer).copied().flatten();
        pointers.iter().map(known).collect()
    }
}

pub(crate) fn render(
    notes: &[Note],
    positions: &[Option<(u32, u32)>],
    language: Language,
) -> Vec<Finding> {
    notes
        .iter()
        .zip(positions)
        .map(|(note, position)| note.render(*position, language))
        .collect()
}

/// Where each note stands in the pasted text; one walk over each text.
pub(crate) fn positions(notes: &[Note], documents: &[Document]) -> Vec<Option<(u32, u32)>> {
    let mut found = vec![None; notes.len()];
    for (document, source) in (0_u32..).zip(documents) {
        let (indexes, pointers): (Vec<usize>, Vec<&str>) = notes
            .iter()
            .enumerate()
            .filter_map(|(index, note)| {
                let at = note.at.as_ref().filter(|at| at.document == document)?;
                Some((index, at.path.as_str()))
            })
            .unzip();
        if pointers.is_empty() {
            continue;
        }
        for (index, position) in indexes.into_iter().zip(source.positions(&pointers)) {
            if let Some(slot) = found.get_mut(index) {
                *slot = position;
            }
        }
    }
    found
}

/// Parses every document; the sizes are checked before any of them.
pub(crate) fn documents(
    reader: &mut Reader,
    policies: Vec<PolicyInput>,
) -> Result<Vec<Document>, Error> {
    let size: usize = policies
        .iter()
        .map(|policy| match policy {
            PolicyInput::Text(text) => text.len(),
            PolicyInput::Json(value) => json::minified_len(value),
        })
        .sum();
    if size > limits::POLICY_BYTES {
        return Err(too_large("policies", limits::POLICY_BYTES, "bytes").at("/policies"));
    }
    // Each text is bounded where it is read; of several the sum is.
    let texts = policies.iter().filter_map(|policy| match policy {
        PolicyInput::Text(text) => Some(values_at_most(text)),
        PolicyInput::Json(_) => None,
    });
    if policies.len() > 1 && texts.sum::<usize>() > 2 * limits::VALUES {
        return Err(too_large("policies", 2 * limits::VALUES, "values").at("/policies"));
    }
    let mut documents = Vec::new();
    for (document, policy) in (0_u32..).zip(policies) {
        match policy {
            PolicyInput::Text(text) => {
                let read = read(&text).map_err(|error| error.in_document(document))?;
                note_twice(reader, document, &read);
                for row in read.mended {
                    let at = Node::root(document, &read.value).at;
                    reader.note(Note::new(Severity::Info, row).at(&at));
                }
                documents.push(Document::new(read.value, Some(read.text.into_owned())));
            }
            PolicyInput::Json(value) => {
                if json::nests_deeper(&value, limits::NESTING) {
                    return Err(Error::new(&errors::TOO_DEEP)
                        .with("bound", limits::NESTING.to_string())
                        .in_document(document)
                        .at(""));
                }
                documents.push(Document::new(value, None));
            }
        }
    }
    Ok(documents)
}

/// What a text says.
pub(crate) struct Read<'t> {
    pub value: Value,
    /// The text as places count in it.
    pub text: Cow<'t, str>,
    /// What had to be passed over.
    pub mended: Vec<&'static Row>,
    /// JSON Pointers to members that are given twice.
    pub twice: Vec<String>,
}

/// Notes what is given twice, with the places of both.
fn note_twice(reader: &mut Reader, document: u32, read: &Read<'_>) {
    let mut pointers: Vec<&str> = read.twice.iter().map(String::as_str).collect();
    sort_by(&mut pointers, |one, other| one.cmp(other));
    pointers.dedup();
    if pointers.is_empty() {
        return;
    }
    let places = places::positions_of_all(&read.text, &pointers);
    for (path, places) in pointers.into_iter().zip(places) {
        let (Some(first), Some(second)) = (places.first(), places.last()) else {
            continue;
        };
        let at = Clause {
            document,
            path: path.to_owned(),
        };
        let name = places::tokens(path).and_then(|mut tokens| tokens.pop());
        reader.note(
            Note::new(Severity::Error, &findings::DUPLICATE_MEMBER)
                .at(&at)
                .with("name", excerpt(&name.unwrap_or_default()))
                .with("first", first.0.to_string())
                .with("firstColumn", first.1.to_string())
                .with("second", second.0.to_string())
                .with("secondColumn", second.1.to_string()),
        );
        reader.twice.insert(at);
    }
}

/// Reads a text as JSON, with what stands around it in responses, and with the comments and trailing commas that JSON has
/// not and editors write. What is of another form is an error that says so.
pub(crate) fn read(text: &str) -> Result<Read<'_>, Error> {
    let mut mended = Vec::new();
    let (mut text, removed) = json::mend_encoding(text);
    if removed {
        mended.push(&findings::ENCODING);
    }
    if let Some(blanked) = around::without_head(&text) {
        mended.push(&findings::RESPONSE_HEAD);
        text = Cow::Owned(blanked);
    }
    let mut twice = Vec::new();
    let value = match json::tree_of(&text, limits::NESTING) {
        Ok(tree) => {
            twice = tree.twice;
            tree.value
        }
        Err(error) => {
            if is_private_key(&text) {
                return Err(Error::new(&errors::POLICY_PRIVATE_KEY).secret());
            }
            if json::is_several_values(&text) {
                let row = if is_lines_of_people(&text) {
                    &errors::FORM_PEOPLE
                } else {
                    &errors::FORM_SEVERAL_VALUES
                };
                return Err(Error::new(row).at_position((1, 1)));
            }
            let lenient = places::without_comments(&text);
            match lenient.filter(|value| !json::nests_deeper(value, limits::NESTING)) {
                Some(value) if error.code() == errors::SYNTAX.code => {
                    mended.push(&findings::COMMENTS);
                    value
                }
                _ => {
                    return Err(match OtherForm::of_text(&text) {
                        Some(OtherForm::Dsc) => {
                            let value = configuration(&text)?;
                            return Ok(Read {
                                value,
                                text,
                                mended,
                                twice,
                            });
                        }
                        Some(form) => Error::new(form.row()).at_position((1, 1)),
                        None => error,
                    });
                }
            }
        }
    };
    let within = value.as_str().map(str::trim_start);
    if within.is_some_and(|within| within.starts_with(['{', '['])) {
        return Err(Error::new(&errors::FORM_TWICE_ENCODED).at_position((1, 1)));
    }
    Ok(Read {
        value,
        text,
        mended,
        twice,
    })
}

/// The resources of a configuration of Microsoft365DSC, as a list.
fn configuration(text: &str) -> Result<Value, Error> {
    let resources = powershell::resources(text).map_err(|broken| {
        let at = json::position(text, broken.at);
        let error = match broken.cause {
            powershell::Cause::Unexpected => Error::new(&errors::DSC_BROKEN)
                .with("line", at.0.to_string())
                .with("column", at.1.to_string())
                .with("what", excerpt(line_at(text, broken.at))),
            powershell::Cause::TooDeep => {
                Error::new(&errors::TOO_DEEP).with("bound", limits::NESTING.to_string())
            }
            powershell::Cause::TooMany => too_large("text", limits::VALUES, "values"),
        };
        error.at_position(at)
    })?;
    if resources.is_empty() {
        return Err(Error::new(OtherForm::Dsc.row()).at_position((1, 1)));
    }
    Ok(resources.value())
}

/// The rest of the line at a place in bytes.
fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.lines().next().unwrap_or_default().trim()
}

/// Whether the first of several values is of people.
pub(crate) fn is_lines_of_people(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let first = values.next().and_then(Result::ok);
    first
        .is_some_and(|value| OtherForm::of_value(&Node::root(0, &value)) == Some(OtherForm::People))
}

/// The error with line and column of its place in the document that it names.
pub(crate) fn locate_error(error: Error, documents: &[Document]) -> Error {
    let place = error.place();
    let text = place
        .document
        .and_then(|document| usize::try_from(document).ok())
        .and_then(|document| documents.get(document)?.text.as_deref());
    let span = match (text, &place.path) {
        (Some(text), Some(path)) => places::locate(text, path),
        _ => None,
    };
    match span {
        Some(span) => error.at_position((span.line, span.column)),
        None => error,
    }
}
