//! Everything that was decided, before it is put into words.

use crate::base::check::{Check, Outcome};
use crate::base::note::Note;
use crate::contract::NotJudged;
use crate::contract::verdict::{AccessPolicyResult, Decision, Severity};
use crate::decide::strength::judge::JudgedStrength;
use crate::decide::wanted::Wanted;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::rule_id::RuleId;
use crate::words::findings;

/// Everything that was decided, before it is put into words.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub(crate) wanted: Wanted,
    /// Layers that were judged.
    pub(crate) judged: Vec<Layer>,
    /// Layers that were loaded, and that the question does not say enough of to judge.
    pub(crate) not_judged: Vec<NotJudged>,
    pub(crate) checks: Vec<Check>,
    pub(crate) strengths: Vec<JudgedStrength>,
    pub(crate) notes: Vec<Note>,
    pub(crate) mode: Option<CertificateMode>,
    pub(crate) access: Option<JudgedAccess>,
    /// Why the mode of the certificate is undecided, where a method policy was to decide it.
    pub(crate) undecided_mode: Option<Check>,
}

impl Decided {
    pub(crate) fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            judged: Vec::new(),
            not_judged: Vec::new(),
            checks: Vec::new(),
            strengths: Vec::new(),
            notes: Vec::new(),
            mode: None,
            access: None,
            undecided_mode: None,
        }
    }

    pub(crate) fn note(
        &mut self,
        severity: Severity,
        row: &'static crate::words::sentence::Row,
        path: &str,
    ) {
        self.notes.push(Note::new(severity, row).scenario(path));
    }

    /// Where several strengths apply, whoever names them, and the certificate does not meet all, a second one cannot help.
    pub(crate) fn note_one_certificate(&mut self) {
        let of_access = self.access.iter().flat_map(|access| &access.strengths);
        let mut applying: Vec<&JudgedStrength> = Vec::new();
        for strength in self.strengths.iter().chain(of_access) {
            let same = |one: &&JudgedStrength| one.id == strength.id && one.name == strength.name;
            if !applying.iter().any(same) {
                applying.push(strength);
            }
        }
        let unmet = |one: &&JudgedStrength| one.judged.check.outcome == Outcome::Fail;
        if applying.len() > 1 && applying.iter().any(unmet) {
            let path = if self.strengths.is_empty() {
                "/question/access"
            } else {
                "/question/strengths"
            };
            self.note(Severity::Info, &findings::ONE_CERTIFICATE, path);
        }
    }

    /// Whether SMS or voice lets the user in (F23).
    pub(crate) fn is_delivered(&self) -> bool {
        let named = self.strengths.iter().any(|one| one.judged.delivered);
        let of_access = self.access.as_ref().is_some_and(|access| access.delivered);
        (named || of_access) && self.decision() == Decision::Allow
    }

    /// The trace in service order.
    pub fn all_checks(&self) -> Vec<&Check> {
        self.checks
            .iter()
            .chain(self.strengths.iter().map(|s| &s.judged.check))
            .chain(self.access.iter().map(|access| &access.check))
            .collect()
    }

    /// The check that decides, with its place in the trace; `None` where everything passed.
    pub fn decisive_at(&self) -> Option<(usize, &Check)> {
        decision(&self.all_checks()).1
    }

    /// The check that decides, `None` where everything passed.
    pub fn decisive(&self) -> Option<&Check> {
        self.decisive_at().map(|(_, check)| check)
    }

    /// The mode of the certificate, where something states it.
    pub fn mode(&self) -> Option<CertificateMode> {
        self.mode
    }

    /// How everything came out that has a say, where the decision alone was wanted.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let strengths = self.strengths.iter().map(|one| &one.judged.check);
        for check in self.checks.iter().chain(strengths) {
            add_marks(check, &mut marks);
        }
        if let Some(access) = &self.access {
            marks.push(mark(&access.check));
            marks.extend_from_slice(&access.marks);
        }
        marks
    }

    /// The decision alone.
    pub fn decision(&self) -> Decision {
        decision(&self.all_checks()).0
    }
}

/// A fail beats an unknown, an unknown beats a pass; the first of its kind decides.
fn decision<'c>(checks: &[&'c Check]) -> (Decision, Option<(usize, &'c Check)>) {
    let first = |outcome| {
        checks
            .iter()
            .copied()
            .enumerate()
            .find(|(_, check)| check.outcome == outcome && !check.advisory)
    };
    if let Some(found) = first(Outcome::Fail) {
        return (Decision::Deny, Some(found));
    }
    if let Some(found) = first(Outcome::Unknown) {
        return (Decision::Indeterminate, Some(found));
    }
    (Decision::Allow, None)
}

/// What Conditional Access says as a whole.
#[derive(Clone, Debug)]
pub(crate) struct JudgedAccess {
    pub check: Check,
    pub policies: Vec<AccessPolicyResult>,
    pub strengths: Vec<JudgedStrength>,
    /// Something is not met for want of a strength or of multifactor authentication.
    pub method_refused: bool,
    /// A policy in force is met by SMS or voice (F23).
    pub delivered: bool,
    /// Where the decision alone is wanted, how every policy came out that is for the sign-in.
    pub marks: Vec<Mark>,
}

/// How a check came out.
pub(crate) type Mark = (RuleId, Outcome, Option<&'static str>);

pub(crate) fn mark(check: &Check) -> Mark {
    (check.rule.id, check.outcome, check.code)
}

/// Adds how a check came out, and those below it.
pub(crate) fn add_marks(check: &Check, into: &mut Vec<Mark>) {
    into.push(mark(check));
    for child in &check.children {
        add_marks(child, into);
    }
}
