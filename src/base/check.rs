//! Checks before they are put into words: outcome, clause, what was compared, and the three-valued ways to put them together.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use crate::base::labels;
use crate::contract::verdict;
use crate::contract::verdict::{About, Basis, CheckOutcome, Clause, Missing, Values};
use crate::vocabulary::language::Language;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::text::TWICE;
use crate::words::sentence::{Assumption, Input, Row, Rule, Said, Text};
use crate::words::{assumptions, members, reasons};

/// How a check came out. Ordered for a disjunction: a pass beats an unknown, an unknown beats a fail.
pub(crate) use crate::contract::verdict::CheckOutcome as Outcome;

/// One side of a comparison: values one by one, and how they read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    #[default]
    Nothing,
    One(String),
    /// Joined by commas.
    Many(Vec<String>),
    /// Values that read otherwise together.
    Told(Box<(Vec<String>, String)>),
}

impl Shown {
    /// Values that read otherwise than joined by commas.
    pub fn told(values: Vec<String>, text: impl Into<String>) -> Self {
        Self::Told(Box::new((values, text.into())))
    }

    /// How the values read together, empty where there are none.
    pub fn told_or_nothing(&self) -> String {
        self.joined().map(Cow::into_owned).unwrap_or_default()
    }

    /// How the values read together; `None` where there are none.
    fn joined(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Nothing => None,
            Self::One(value) => Some(value.into()),
            Self::Many(values) => Some(values.join(", ").into()),
            Self::Told(told) => Some(told.1.as_str().into()),
        }
    }

    fn into_values(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::One(value) => vec![value],
            Self::Many(values) => values,
            Self::Told(told) => told.0,
        }
    }
}

impl From<&str> for Shown {
    fn from(value: &str) -> Self {
        Self::One(value.to_owned())
    }
}

impl From<String> for Shown {
    fn from(value: String) -> Self {
        Self::One(value)
    }
}

impl From<&String> for Shown {
    fn from(value: &String) -> Self {
        Self::One(value.clone())
    }
}

impl From<Vec<String>> for Shown {
    fn from(values: Vec<String>) -> Self {
        if values.is_empty() {
            Self::Nothing
        } else {
            Self::Many(values)
        }
    }
}

impl<S: Into<Shown>> From<Option<S>> for Shown {
    fn from(value: Option<S>) -> Self {
        value.map_or_else(Self::default, Into::into)
    }
}

/// An input that is missing: of a device the attribute too.
#[derive(Clone, Debug)]
pub(crate) struct Lacking {
    pub input: &'static Input,
    pub member: Option<String>,
}

impl From<&'static Input> for Lacking {
    fn from(input: &'static Input) -> Self {
        Self {
            input,
            member: None,
        }
    }
}

impl Lacking {
    /// RFC 6901 JSON Pointer into the scenario.
    fn path(&self) -> String {
        match &self.member {
            None => self.input.path.to_owned(),
            Some(member) => [self.input.path, "/", member].concat(),
        }
    }

    /// What people call it.
    fn label(&self) -> Said {
        let label = self.input.label.words();
        match &self.member {
            None => label,
            Some(member) => members::of_device(member, &label),
        }
    }

    /// The input in words.
    pub fn render(&self, language: Language) -> Missing {
        Missing {
            path: self.path(),
            kind: self.input.kind,
            label: self.label().in_language(language).to_owned(),
        }
    }
}

/// One check with the checks that it is made of. It is handed on at every step of its making and into every list, so it is a
/// pointer.
#[derive(Clone, Debug)]
pub(crate) struct Check(Box<Node>);

impl Deref for Check {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.0
    }
}

impl DerefMut for Check {
    fn deref_mut(&mut self) -> &mut Node {
        &mut self.0
    }
}

/// What a check holds.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub rule: &'static Rule,
    pub outcome: Outcome,
    pub code: Option<&'static str>,
    pub clause: Option<Clause>,
    pub about: Option<Box<About>>,
    pub expected: Shown,
    pub actual: Shown,
    /// The input that would decide the check.
    pub missing: Option<Box<Lacking>>,
    pub text: Text,
    pub service_code: Option<&'static str>,
    pub user_message: Option<&'static str>,
    pub assumptions: Vec<&'static Assumption>,
    pub children: Vec<Check>,
    /// Shown in the trace, but no part of the decision: the checks that depend on it are.
    pub advisory: bool,
    /// The check further down that settled this one, without its own children.
    lead: Option<Check>,
}

impl Check {
    fn new(rule: &'static Rule, outcome: Outcome, code: Option<&'static str>, text: Text) -> Self {
        Self(Box::new(Node {
            rule,
            outcome,
            code,
            clause: None,
            about: None,
            expected: Shown::default(),
            actual: Shown::default(),
            missing: None,
            text,
            service_code: None,
            user_message: None,
            assumptions: Vec::new(),
            children: Vec::new(),
            advisory: false,
            lead: None,
        }))
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

    /// Undecided. The input whose absence `row` tells of is what is missing.
    pub fn unknown(rule: &'static Rule, row: &'static Row) -> Self {
        let check = Self::new(
            rule,
            Outcome::Unknown,
            Some(row.code),
            Text::new(&row.sentence),
        );
        match row.input {
            Some(input) => check.missing(input),
            None => check,
        }
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
        } else if name.trim().is_empty() {
            &reasons::VALUE_NOT_GIVEN
        } else if name == TWICE {
            &reasons::VALUE_TWICE
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
        check.lead = Some(deciding.alone());
        check
    }

    /// The check without what it is made of.
    fn alone(&self) -> Self {
        let Node {
            rule,
            outcome,
            code,
            ..
        } = *self.0;
        let mut check = Self::new(rule, outcome, code, self.text.clone());
        check.clause.clone_from(&self.clause);
        check.about.clone_from(&self.about);
        check.expected.clone_from(&self.expected);
        check.actual.clone_from(&self.actual);
        check.missing.clone_from(&self.missing);
        check.service_code = self.service_code;
        check.user_message = self.user_message;
        check.assumptions.clone_from(&self.assumptions);
        check.advisory = self.advisory;
        check
    }

    /// The check that settled this one: itself, or one further down.
    pub fn deciding(&self) -> &Check {
        self.lead.as_ref().unwrap_or(self)
    }

    /// The way down the trace to the check that settled this one: for each step the place among the checks below, and
    /// the check.
    pub fn way(&self) -> Vec<(usize, &Check)> {
        let deciding = self.deciding();
        let mut way = Vec::new();
        let mut at = self;
        while at.lead.is_some() {
            let mut children = at.children.iter().enumerate();
            let Some(step) = children.find(|(_, child)| child.deciding().is_alike(deciding)) else {
                break;
            };
            way.push(step);
            at = step.1;
        }
        if at.clause == deciding.clause {
            return way;
        }
        // Another check further along settled this one, such as a policy that may take precedence: the check that it
        // settled too, or the one that is about its clause.
        let is_clause = |check: &Check| check.clause == deciding.clause;
        let is_settled = |check: &Check| is_clause(check) && check.deciding().is_alike(deciding);
        self.way_to(&is_settled)
            .or_else(|| self.way_to(&is_clause))
            .unwrap_or(way)
    }

    /// The way to a check below, the deepest of those on one way.
    fn way_to(&self, is_it: &impl Fn(&Check) -> bool) -> Option<Vec<(usize, &Check)>> {
        self.children.iter().enumerate().find_map(|step| {
            let further = step.1.way_to(is_it);
            let rest = further.or_else(|| is_it(step.1).then(Vec::new))?;
            Some([vec![step], rest].concat())
        })
    }

    /// The first check below, in document order, that is about the same: RFC 6901 JSON Pointer from this one.
    pub fn find_about(&self, about: &About) -> Option<String> {
        self.children.iter().enumerate().find_map(|(index, child)| {
            let further = match child.about.as_deref() == Some(about) {
                true => String::new(),
                false => child.find_about(about)?,
            };
            Some(format!("/checks/{index}{further}"))
        })
    }

    /// Whether two checks are one, as far as a reader can tell.
    pub fn is_alike(&self, other: &Self) -> bool {
        std::ptr::eq(self.rule, other.rule)
            && self.outcome == other.outcome
            && self.code == other.code
            && self.clause == other.clause
            && self.expected == other.expected
            && self.actual == other.actual
    }

    pub fn at(mut self, clause: impl Into<Clause>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    pub fn at_opt(mut self, clause: Option<&Clause>) -> Self {
        self.clause = clause.cloned();
        self
    }

    pub fn about(mut self, about: About) -> Self {
        self.about = Some(Box::new(about));
        self
    }

    /// Names the input that would decide the check; the gap `{input}` of its sentence has the input's label.
    pub fn missing(mut self, lacking: impl Into<Lacking>) -> Self {
        let lacking = lacking.into();
        self.0.text = self.0.text.with_words("input", lacking.label());
        self.missing = Some(Box::new(lacking));
        self
    }

    pub fn expected(mut self, value: impl Into<Shown>) -> Self {
        if let Some(earlier) = self.0.expected.joined() {
            self.0.text = self.0.text.with("expected", earlier);
        }
        self.expected = value.into();
        self
    }

    pub fn actual(mut self, value: impl Into<Shown>) -> Self {
        // The sentence keeps what it was given first.
        if let Some(earlier) = self.0.actual.joined() {
            self.0.text = self.0.text.with("actual", earlier);
        }
        self.actual = value.into();
        self
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.text = self.0.text.with(name, value);
        self
    }

    pub fn with_words(mut self, name: &'static str, words: Said) -> Self {
        self.0.text = self.0.text.with_words(name, words);
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

    /// What was compared, which fills the sentence after its own arguments.
    fn compared(&self) -> [(&'static str, &Shown); 2] {
        [("expected", &self.expected), ("actual", &self.actual)]
    }

    /// The check as a sentence.
    pub fn sentence(&self, language: Language) -> Cow<'static, str> {
        self.text.render_with(language, |gap| {
            let compared = self.compared();
            let (_, side) = compared.iter().find(|(name, _)| *name == gap)?;
            let told = side.joined().unwrap_or_default();
            Some(labels::called_in(self.rule.id, &told, language))
        })
    }

    /// The text with everything that fills it.
    fn whole_text(&self) -> Text {
        let read = self.compared().into_iter();
        let read = read.filter(|(name, _)| self.text.reads(name));
        read.fold(self.text.clone(), |text, (name, side)| {
            let told = side.joined().unwrap_or_default();
            text.with_words(name, labels::called(self.rule.id, &told))
        })
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
        let node = *self.0;
        verdict::Check {
            id: node.rule.id,
            outcome: node.outcome,
            code: node.code,
            policy: node.clause,
            about: node.about.map(|about| *about),
            expected: node.expected.joined().map(Cow::into_owned),
            actual: node.actual.joined().map(Cow::into_owned),
            values: Values {
                expected: node.expected.into_values(),
                actual: node.actual.into_values(),
            },
            missing: node.missing.map(|lacking| lacking.render(language)),
            text,
            basis: Basis {
                class: node.rule.class,
                source: node.rule.source,
                dated: node.rule.dated,
                against: node.rule.against,
            },
            checks: node
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
