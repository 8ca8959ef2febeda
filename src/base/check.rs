//! Checks before they are put into words: outcome, clause, what was compared, and the three-valued ways to put them together.

use crate::contract::verdict;
use crate::contract::verdict::{Basis, CheckOutcome, Clause};
use crate::vocabulary::language::Language;
use crate::vocabulary::reading::Reading;
use crate::words::sentence::{Assumption, Row, Rule, Text};
use crate::words::{assumptions, reasons};

/// How a check came out. Ordered for a disjunction: a pass beats an unknown, an unknown beats a fail.
pub(crate) use crate::contract::verdict::CheckOutcome as Outcome;

/// One check with the checks that it is made of.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub rule: &'static Rule,
    pub outcome: Outcome,
    pub code: Option<&'static str>,
    pub clause: Option<Clause>,
    pub expected: Option<String>,
    pub actual: Option<String>,
    pub text: Text,
    pub service_code: Option<&'static str>,
    pub user_message: Option<&'static str>,
    pub assumptions: Vec<&'static Assumption>,
    pub children: Vec<Check>,
    /// Shown in the trace, but no part of the decision: the checks that depend on it are.
    pub advisory: bool,
    /// The check further down that settled this one, without its own children.
    lead: Option<Box<Check>>,
}

impl Check {
    fn new(rule: &'static Rule, outcome: Outcome, code: Option<&'static str>, text: Text) -> Self {
        Self {
            rule,
            outcome,
            code,
            clause: None,
            expected: None,
            actual: None,
            text,
            service_code: None,
            user_message: None,
            assumptions: Vec::new(),
            children: Vec::new(),
            advisory: false,
            lead: None,
        }
    }

    pub fn pass(rule: &'static Rule) -> Self {
        Self::new(rule, Outcome::Pass, None, Text::new(&rule.pass))
    }

    pub fn skip(rule: &'static Rule) -> Self {
        Self::new(rule, Outcome::Skip, None, Text::new(&rule.skip))
    }

    pub fn fail(rule: &'static Rule, row: &'static Row) -> Self {
        Self::new(
            rule,
            Outcome::Fail,
            Some(row.code),
            Text::new(&row.sentence),
        )
    }

    pub fn unknown(rule: &'static Rule, row: &'static Row) -> Self {
        Self::new(
            rule,
            Outcome::Unknown,
            Some(row.code),
            Text::new(&row.sentence),
        )
    }

    /// Where two documented readings differ: undecided, refused or let in, as the question says.
    pub fn by_reading(rule: &'static Rule, reading: Reading, row: &'static Row) -> Self {
        match reading {
            Reading::Report => Self::unknown(rule, row),
            Reading::Strict => Self::fail(rule, row),
            Reading::Lenient => Self::pass(rule),
        }
    }

    /// A clause with a value that this build does not know (A17).
    pub fn unknown_member(rule: &'static Rule, name: &str) -> Self {
        let row = if name.eq_ignore_ascii_case("unknownFutureValue") {
            &reasons::UNKNOWN_FUTURE_VALUE
        } else {
            &reasons::UNKNOWN_ENUM_MEMBER
        };
        Self::unknown(rule, row)
            .actual(name)
            .assuming(&assumptions::A17)
    }

    /// A conjunction: a fail beats an unknown, an unknown beats a pass. The first child that decides gives the code.
    pub fn all(rule: &'static Rule, children: Vec<Check>) -> Self {
        let lead = first(&children, Outcome::Fail).or_else(|| first(&children, Outcome::Unknown));
        let mut check = match lead {
            Some(lead) => Self::led_by(rule, lead),
            None => Self::pass(rule),
        };
        check.children = children;
        check
    }

    /// A disjunction: a pass beats an unknown, an unknown beats a fail. When every child fails the check takes
    /// its own `row`, unless there is only one child, whose code then stands.
    pub fn any(rule: &'static Rule, row: &'static Row, children: Vec<Check>) -> Self {
        let mut check = if let Some(passed) = first(&children, Outcome::Pass) {
            let mut check = Self::pass(rule);
            check.clause.clone_from(&passed.clause);
            check
        } else if let Some(unknown) = first(&children, Outcome::Unknown) {
            Self::led_by(rule, unknown)
        } else if let [only] = children.as_slice() {
            Self::led_by(rule, only)
        } else {
            Self::fail(rule, row)
        };
        check.children = children;
        check
    }

    /// A check that came out as one further down did, with a sentence of its own.
    pub fn led_by(rule: &'static Rule, lead: &Check) -> Self {
        let deciding = lead.deciding();
        let own = rule.group.as_ref().map(|group| match lead.outcome {
            Outcome::Fail => &group.fail,
            _ => &group.unknown,
        });
        let text = own.map_or_else(|| deciding.whole_text(), Text::new);
        let mut check = Self::new(rule, lead.outcome, lead.code, text);
        check.lead = Some(Box::new(Self {
            children: Vec::new(),
            lead: None,
            ..deciding.clone()
        }));
        check
    }

    /// The check that settled this one: itself, or one further down.
    pub fn deciding(&self) -> &Check {
        self.lead.as_deref().unwrap_or(self)
    }

    pub fn at(mut self, clause: impl Into<Clause>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    pub fn at_opt(mut self, clause: Option<&Clause>) -> Self {
        self.clause = clause.cloned();
        self
    }

    pub fn expected(mut self, value: impl Into<String>) -> Self {
        if let Some(earlier) = self.expected.replace(value.into()) {
            self.text = self.text.with("expected", earlier);
        }
        self
    }

    pub fn actual(mut self, value: impl Into<String>) -> Self {
        // The sentence keeps what it was given first.
        if let Some(earlier) = self.actual.take() {
            self.text = self.text.with("actual", earlier);
        }
        let value = value.into();
        // A dash is how a sentence says that there is nothing.
        if value == "—" {
            self.text = self.text.with("actual", value);
        } else {
            self.actual = Some(value);
        }
        self
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.text = self.text.with(name, value);
        self
    }

    pub fn service_code(mut self, code: &'static str) -> Self {
        self.service_code = Some(code);
        self
    }

    pub fn user_message(mut self, message: &'static str) -> Self {
        self.user_message = Some(message);
        self
    }

    pub fn user_message_opt(mut self, message: Option<&'static str>) -> Self {
        self.user_message = message;
        self
    }

    pub fn assuming(mut self, assumption: &'static Assumption) -> Self {
        self.assumptions.push(assumption);
        self
    }

    pub fn assuming_if(self, condition: bool, assumption: &'static Assumption) -> Self {
        if condition {
            self.assuming(assumption)
        } else {
            self
        }
    }

    pub fn with_children(mut self, children: Vec<Check>) -> Self {
        self.children = children;
        self
    }

    /// What was compared, which fills the sentence beside its own arguments.
    fn compared(&self) -> impl Iterator<Item = (&'static str, &str)> + Clone {
        [("expected", &self.expected), ("actual", &self.actual)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// The check as a sentence.
    pub fn sentence(&self, language: Language) -> String {
        self.text.render_with(language, self.compared())
    }

    /// The text with everything that fills it.
    fn whole_text(&self) -> Text {
        let own = self.text.clone();
        self.compared()
            .fold(own, |text, (name, value)| text.with(name, value))
    }

    /// Adds every assumption of this check and of those below it.
    pub fn collect_assumptions(&self, into: &mut Vec<&'static Assumption>) {
        for assumption in &self.assumptions {
            if !into.iter().any(|known| known.id == assumption.id) {
                into.push(assumption);
            }
        }
        for child in &self.children {
            child.collect_assumptions(into);
        }
    }

    /// The check in words.
    pub fn render(self, language: Language) -> verdict::Check {
        let text = self.sentence(language);
        verdict::Check {
            id: self.rule.id,
            outcome: self.outcome,
            code: self.code,
            policy: self.clause,
            expected: self.expected,
            actual: self.actual,
            text,
            basis: Basis {
                class: self.rule.class,
                source: self.rule.source,
                dated: self.rule.dated,
            },
            checks: self
                .children
                .into_iter()
                .map(|child| child.render(language))
                .collect(),
        }
    }
}

/// The first check with this outcome.
pub(crate) fn first(checks: &[Check], outcome: CheckOutcome) -> Option<&Check> {
    checks.iter().find(|check| check.outcome == outcome)
}
