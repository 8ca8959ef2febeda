//! Findings before they are put into words.

use serde_json::{Value, json};

use crate::base::clause::step;
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
    /// Steps of an RFC 6902 patch that take away what is noted; none where there is no one way to do that.
    pub mend: Vec<Value>,
}

impl Note {
    pub fn new(severity: Severity, row: &'static Row) -> Self {
        Self {
            severity,
            code: row.code,
            at: None,
            scenario_path: None,
            text: Text::new(&row.sentence),
            mend: Vec::new(),
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

    /// The mend that puts another value where the note stands.
    pub fn replacing(self, value: impl Into<Value>) -> Self {
        match self.at.clone() {
            Some(at) => self.replacing_at(&at, value),
            None => self,
        }
    }

    /// The mend that puts another value elsewhere in the document.
    pub fn replacing_at(self, at: &Clause, value: impl Into<Value>) -> Self {
        let value: Value = value.into();
        self.mending(json!({ "op": "replace", "path": at.path, "value": value }))
    }

    /// The mend that takes out what the note is of.
    pub fn removing(self) -> Self {
        match self.at.as_ref().map(|at| at.path.clone()) {
            Some(path) => self.mending(json!({ "op": "remove", "path": path })),
            None => self,
        }
    }

    /// The mend that gives the member `name` of the object at `holder` another name.
    pub fn renaming(self, holder: &Clause, name: &str, meant: &str) -> Self {
        self.mending(renaming(holder, name, meant))
    }

    /// One more step of the mend.
    pub fn mending(mut self, step: Value) -> Self {
        self.mend.push(step);
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
            mend: (!self.mend.is_empty()).then(|| self.mend.clone()),
        }
    }
}

/// The step that gives a member of the object at `holder` another name.
pub(crate) fn renaming(holder: &Clause, name: &str, meant: &str) -> Value {
    let path = |name| step(holder, name).path;
    json!({ "op": "move", "from": path(name), "path": path(meant) })
}
