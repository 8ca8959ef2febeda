//! Whether what an error or a finding points at is there.

use entra_verdict::contract::{Check, Clause, ErrorReport, Finding, PolicyInput, Verdict};
use entra_verdict::json::locate;
use entra_verdict::{Error, Language};
use serde_json::Value;

/// What was given: the scenario or the like, and the documents in it.
pub struct Given<'g> {
    /// `None` where the documents alone are there.
    pub whole: Option<&'g str>,
    pub documents: Vec<PolicyInput>,
}

impl<'g> Given<'g> {
    /// A text that is a document itself.
    pub fn document(text: &'g str) -> Self {
        Self {
            whole: None,
            documents: vec![PolicyInput::Text(text.to_owned())],
        }
    }

    /// The documents of a scenario, as far as it can be read.
    pub fn scenario(text: &'g str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let policies = value.get("policies").and_then(Value::as_array);
        let policy = |value: &Value| serde_json::from_value(value.clone()).unwrap();
        Self {
            whole: Some(text),
            documents: policies.into_iter().flatten().map(policy).collect(),
        }
    }

    /// An error says what it says in both languages, and where.
    pub fn has(&self, error: &Error) {
        let (english, japanese) = (error.report(Language::En), error.report(Language::Ja));
        assert_eq!((english.code, english.line), (japanese.code, japanese.line));
        let ErrorReport {
            document,
            path,
            line,
            column,
            ..
        } = &english;
        assert!(english.code.starts_with("input."), "{english:?}");
        assert!(english.message.len() < 8_000, "{}", english.message);
        let place = line.zip(*column);
        assert_eq!(line.is_some(), column.is_some(), "{english:?}");
        self.position(*document, place, &english);
        if let Some(path) = path {
            self.pointer(*document, path, &english);
        }
    }

    /// Findings point at what is there.
    pub fn have(&self, findings: &[Finding]) {
        for finding in findings {
            let place = finding.line.zip(finding.column);
            self.position(finding.document, place, finding);
            self.pointer(finding.document, &finding.path, finding);
        }
    }

    /// Clauses of a verdict are there, as far as documents hold them.
    pub fn answers(&self, verdict: &Verdict) {
        fn each(checks: &[Check], see: &mut impl FnMut(&Clause)) {
            for check in checks {
                check.policy.iter().for_each(&mut *see);
                each(&check.checks, see);
            }
        }
        self.have(&verdict.findings);
        let mut see = |clause: &Clause| self.pointer(Some(clause.document), &clause.path, clause);
        verdict.reason.policy.iter().for_each(&mut see);
        each(&verdict.checks, &mut see);
    }

    fn position(
        &self,
        document: Option<u32>,
        place: Option<(u32, u32)>,
        said: &dyn std::fmt::Debug,
    ) {
        let Some((line, column)) = place else { return };
        let text = match (self.named(document), self.whole, self.documents.first()) {
            (Some(PolicyInput::Text(text)), ..) | (None, None, Some(PolicyInput::Text(text))) => {
                text
            }
            (_, Some(text), _) => text,
            _ => return,
        };
        let lines = text.split('\n').count();
        let at = text.split('\n').nth(line.saturating_sub(1) as usize);
        let at = at.unwrap_or_else(|| panic!("line {line} of {lines}: {said:?}"));
        let columns = at.encode_utf16().count() + 1;
        assert!(
            line > 0 && (1..=columns).contains(&(column as usize)),
            "column {column} of {columns}: {said:?}"
        );
    }

    /// The value, or what it would be a member of.
    fn pointer(&self, document: Option<u32>, path: &str, said: &dyn std::fmt::Debug) {
        let Some((above, _)) = path.rsplit_once('/') else {
            assert_eq!(path, "", "{said:?}");
            return;
        };
        let is_there = |pointer: &str| match self.named(document) {
            Some(PolicyInput::Text(text)) => locate(text, pointer).is_some(),
            Some(PolicyInput::Json(value)) => value.pointer(pointer).is_some(),
            None => self
                .whole
                .is_none_or(|text| locate(text, pointer).is_some()),
        };
        assert!(is_there(path) || is_there(above), "{said:?}");
    }

    fn named(&self, document: Option<u32>) -> Option<&PolicyInput> {
        let document = document?;
        let found = self.documents.get(document as usize);
        Some(found.unwrap_or_else(|| panic!("there is no document {document}")))
    }
}
