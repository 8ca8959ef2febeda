//! Findings before they are put into words.

use crate::contract::verdict::{Clause, Finding, Severity};
use crate::vocabulary::language::Language;
use crate::words::sentence::{Row, Said, Text};

/// A finding before it is put into words.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub severity: Severity,
    pub code: &'static str,
    pub at: Option<Clause>,
    /// JSON Pointer into the scenario, where the note is about the question.
    pub scenario_path: Option<String>,
    pub text: Text,
}

impl Note {
    pub fn new(severity: Severity, row: &'static Row) -> Self {
        Self {
            severity,
            code: row.code,
            at: None,
            scenario_path: None,
            text: Text::new(&row.sentence),
        }
    }

    pub fn at(mut self, clause: &Clause) -> Self {
        self.at = Some(clause.clone());
        self
    }

    pub fn scenario(mut self, path: impl Into<String>) -> Self {
        self.scenario_path = Some(path.into());
        self
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }

    pub fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.text = self.text.with_words(name, words);
        self
    }

    /// The finding in words; `position` is line and column in the pasted text.
    pub fn render(&self, position: Option<(u32, u32)>, language: Language) -> Finding {
        Finding {
            severity: self.severity,
            code: self.code,
            document: self.at.as_ref().map(|at| at.document),
            path: match (&self.at, &self.scenario_path) {
                (Some(at), _) => at.path.clone(),
                (None, Some(path)) => path.clone(),
                (None, None) => String::new(),
            },
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            text: self.text.render(language),
        }
    }
}
