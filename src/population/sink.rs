//! What takes in what was read, and what is said of what could not be read.

use crate::population::person::{Part, Person};
use crate::vocabulary::population_source::PopulationSource;
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

/// Takes in what is read, in its order.
pub(crate) trait Sink {
    /// Somebody of whom everything is said that will be said.
    fn person(&mut self, person: Person<'_>, line: u64);

    /// A part of what is known of somebody.
    fn part(&mut self, part: Part, line: u64);

    /// What was read was of this source.
    fn read(&mut self, source: PopulationSource);

    /// A line, row or entry that could not be read, or is noteworthy.
    fn noted(&mut self, noted: Noted, line: u64);
}
