//! What is said of what could not be read.

use crate::words::sentence::{Row, Said, Text};

/// What is said of a line, row or entry.
#[derive(Clone, Debug)]
pub(crate) struct Noted {
    pub code: &'static str,
    pub text: Text,
    /// Whether what it is about counts all the same.
    pub counted: bool,
}

impl Noted {
    /// Of what does not count.
    pub fn lost(row: &'static Row) -> Self {
        Self {
            code: row.code,
            text: Text::new(&row.sentence),
            counted: false,
        }
    }

    /// Of what counts all the same.
    pub fn counted(row: &'static Row) -> Self {
        Self {
            counted: true,
            ..Self::lost(row)
        }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }

    pub fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.text = self.text.with_words(name, words);
        self
    }
}
