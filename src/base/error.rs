//! What a caller gets when something cannot be read: one typed error that says what, where and how to mend it.

use crate::contract::error_report::ErrorReport;
use crate::vocabulary::language::Language;
use crate::words::sentence::{Row, Said, Text};
use crate::words::{bounds, errors};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// The error for what is over a bound, which it names.
pub(crate) fn too_large(what: &str, bound: usize, unit: &str) -> Error {
    let (bound, unit) = match unit {
        "bytes" if bound.is_multiple_of(MIB) => (bound / MIB, "MiB"),
        "bytes" if bound.is_multiple_of(KIB) => (bound / KIB, "KiB"),
        other => (bound, other),
    };
    Error::new(&errors::TOO_LARGE)
        .with_words("what", bounds::called(what))
        .with("bound", bound.to_string())
        .with_words("unit", bounds::called(unit))
}

/// A scenario, policy or credential that cannot be read.
///
/// The message is rendered in the language asked for by [`Error::report`]; the code never changes.
#[derive(Clone, Debug)]
pub struct Error {
    code: &'static str,
    text: Text,
    place: Place,
    secret: bool,
}

/// Where an error or a finding stands. All parts are optional because not every input has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub document: Option<u32>,
    pub path: Option<String>,
    pub line: Option<u32>,
    pub column: Option<u32>,
}

impl Error {
    pub(crate) fn new(row: &'static Row) -> Self {
        Self {
            code: row.code,
            text: Text::new(&row.sentence),
            place: Place::default(),
            secret: false,
        }
    }

    /// The error for a sentence that stands under another code where it is a reason.
    pub(crate) fn coded(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    /// Whether what was given is a secret.
    pub(crate) fn is_secret(&self) -> bool {
        self.secret
    }

    /// Marks what was given as a secret that nobody should keep.
    pub(crate) fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }

    pub(crate) fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.text = self.text.with_words(name, words);
        self
    }

    pub(crate) fn at(mut self, path: impl Into<String>) -> Self {
        self.place.path = Some(path.into());
        self
    }

    /// Names the place, unless the error names one already.
    pub(crate) fn or_at(mut self, path: &str) -> Self {
        self.place.path.get_or_insert_with(|| path.to_owned());
        self
    }

    /// Marks the policy document; an error that already names one keeps it.
    pub(crate) fn in_document(mut self, document: u32) -> Self {
        self.place.document.get_or_insert(document);
        self
    }

    pub(crate) fn at_position(mut self, (line, column): (u32, u32)) -> Self {
        self.place.line = Some(line);
        self.place.column = Some(column);
        self
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// Stable code, `input.…`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The serialised form in `language`.
    #[must_use]
    pub fn report(&self, language: Language) -> ErrorReport {
        ErrorReport {
            code: self.code,
            message: self.text.render(language),
            document: self.place.document,
            path: self.place.path.clone(),
            line: self.place.line,
            column: self.place.column,
            secret: self.secret,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.text.render(Language::En))
    }
}
impl std::error::Error for Error {}
