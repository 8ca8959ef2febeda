//! A condition, and the three-valued answer to what it names.

use std::borrow::Cow;

use crate::base::check::Check;
use crate::base::clause::element;
use crate::contract::verdict::Clause;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::SignIn;
use crate::question::who::Who;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::extent::{Extent, Way};
use crate::tenant::access::location::NamedLocation;
use crate::tenant::reader::{Cause, Located, Untold};
use crate::vocabulary::reading::Reading;
use crate::vocabulary::rule_id::RuleId;
use crate::words::sentence::{Assumption, Input, Row, Rule};
use crate::words::{assumptions, members, reasons};

/// A condition with the name of Graph's `analysisReasons` flag for it.
pub(crate) struct Condition {
    pub check: Check,
    pub reason: Cow<'static, str>,
    /// What the check leans on; the verdict names it where the policy was decided by it.
    pub leans: Vec<&'static Assumption>,
}

impl Condition {
    pub fn new(check: Check, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            check,
            reason: reason.into(),
            leans: Vec::new(),
        }
    }

    /// What the check leans on.
    pub fn leaning(mut self, on: impl IntoIterator<Item = &'static Assumption>) -> Self {
        self.leans.extend(on);
        self
    }
}

/// Graph's name for no reason.
pub(crate) const NOT_SET: &str = "notSet";

/// Whether something is among what a condition names.
pub(crate) enum Truth {
    Yes(Clause),
    No,
    /// What is missing to tell, and the clause that asks.
    Open(Gap, Clause),
}

/// A truth, and what it leans on where nothing is named.
pub(crate) struct Leaning {
    pub truth: Truth,
    on: Option<&'static Assumption>,
}

impl Leaning {
    /// Nothing leans on an assumption that rules out a part where another part says yes, or is open, unless it is open since
    /// the assumption is not made.
    pub fn new(truth: Truth, on: Option<&'static Assumption>, seen: &Seen<'_>) -> Self {
        let is_strict = seen.question.reading == Reading::Strict;
        let on = on.filter(|_| match truth {
            Truth::No => true,
            Truth::Open(..) => is_strict,
            Truth::Yes(_) => false,
        });
        Self { truth, on }
    }
}

/// What a condition leans on by its two sides: what is not included is not looked for among the exclusions.
pub(crate) fn leans(include: &Leaning, exclude: &Leaning) -> Option<&'static Assumption> {
    match include.truth {
        Truth::No => include.on,
        _ => exclude.on.or(include.on),
    }
}

/// What is missing to tell whether something is named.
pub(crate) enum Gap {
    /// An input of the question.
    Input(&'static Input),
    /// What a member means that this build does not know (A17).
    Member(String),
    /// What a reason tells of, with what it names.
    Told(&'static Row, Option<String>),
    /// What a document does not tell.
    Untold(Untold),
}

impl Gap {
    fn check(self, rule: &'static Rule) -> Check {
        match self {
            Self::Input(input) => {
                Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING).missing(input)
            }
            Self::Member(name) => Check::unknown_member(rule, &name),
            Self::Told(row, named) => Check::unknown(rule, row).actual(named).assuming_if(
                std::ptr::eq(row, &raw const reasons::ACCESS_USER_UNKNOWN),
                &assumptions::A17,
            ),
            Self::Untold(untold) => told_by(rule, &untold),
        }
    }
}

/// The check of a condition that is not known, or not told: each cause has its own sentence.
pub(crate) fn told_by(rule: &'static Rule, untold: &Untold) -> Check {
    let row = match &untold.cause {
        Cause::Unknown(None) => &reasons::CONDITION_UNKNOWN,
        Cause::Unknown(Some(_)) => &reasons::CONDITION_MISSPELT,
        Cause::Cut => &reasons::CONDITION_CUT,
        Cause::Twice => &reasons::CONDITION_TWICE,
        Cause::NotGiven => &reasons::CONDITION_NOT_GIVEN,
        Cause::Pending => &reasons::CONDITION_PENDING,
        Cause::Variable => &reasons::CONDITION_VARIABLE,
    };
    let check = Check::unknown(rule, row)
        .actual(&untold.name)
        .with_words("what", members::told(&untold.name));
    match &untold.cause {
        Cause::Unknown(Some(meant)) => check.with("meant", meant),
        _ => check,
    }
    .assuming(&assumptions::A17)
}

impl Truth {
    /// A yes beats what is open, what is open beats a no.
    pub(crate) fn or(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Yes(_) => self,
            Self::No => other(),
            Self::Open(..) => match other() {
                Self::Yes(at) => Self::Yes(at),
                _ => self,
            },
        }
    }
}

/// The check of what is included and not excluded.
pub(crate) fn scoped(rule: &'static Rule, at: &Clause, include: Truth, exclude: Truth) -> Check {
    match (include, exclude) {
        (_, Truth::Yes(clause)) => Check::fail(rule, &reasons::ACCESS_EXCLUDED).at(clause),
        (Truth::No, _) => Check::fail(rule, not_included(rule)).at(at),
        (Truth::Open(gap, clause), _) | (_, Truth::Open(gap, clause)) => gap.check(rule).at(clause),
        (Truth::Yes(clause), Truth::No) => Check::pass(rule).at(clause),
    }
}

/// The same for a condition with two sides: nothing is left where one takes away what the other gives, whoever asks,
/// and members that are not known may give or take more.
pub(crate) fn sided(rule: &'static Rule, extent: &Extent, include: Truth, exclude: Truth) -> Check {
    if let Some(at) = &extent.never {
        return Check::fail(rule, &reasons::ACCESS_EXCLUDED).at(at);
    }
    let more = |way| extent.more(way).map_or(Truth::No, not_known);
    let include = include.or(|| more(Way::Include));
    let exclude = exclude.or(|| more(Way::Exclude));
    scoped(rule, &extent.at, include, exclude)
}

/// What a policy is not for, in the words of the condition.
fn not_included(rule: &Rule) -> &'static Row {
    match rule.id {
        RuleId::AccessUsers => &reasons::NOT_FOR_USER,
        RuleId::AccessApplication => &reasons::NOT_FOR_APPLICATION,
        RuleId::AccessPlatform => &reasons::NOT_FOR_PLATFORM,
        RuleId::AccessClientApp => &reasons::NOT_FOR_CLIENT_APP,
        RuleId::AccessLocation => &reasons::NOT_FOR_LOCATION,
        RuleId::AccessSignInRisk => &reasons::NOT_FOR_SIGN_IN_RISK,
        RuleId::AccessUserRisk => &reasons::NOT_FOR_USER_RISK,
        RuleId::AccessInsiderRisk => &reasons::NOT_FOR_INSIDER_RISK,
        RuleId::AccessAuthenticationFlow => &reasons::NOT_FOR_FLOW,
        _ => &reasons::ACCESS_NOT_INCLUDED,
    }
}

/// A member that is not known leaves open what it says.
pub(crate) fn not_known(member: &Located<Untold>) -> Truth {
    Truth::Open(Gap::Untold(member.value.clone()), member.at.clone())
}

pub(crate) fn missing(input: &'static Input, at: &Clause) -> Truth {
    Truth::Open(Gap::Input(input), at.clone())
}

/// Whether a list names a value; an entry that this build does not know could mean it.
pub(crate) fn named(list: Option<&Located<Vec<String>>>, value: &str, known: &[&str]) -> Truth {
    let Some(list) = list else { return Truth::No };
    let mut open = Truth::No;
    for (index, entry) in list.value.iter().enumerate() {
        let at = || element(&list.at, index);
        if entry.eq_ignore_ascii_case(value) {
            return Truth::Yes(at());
        }
        let is_known =
            known.is_empty() || known.iter().any(|name| name.eq_ignore_ascii_case(entry));
        if !is_known {
            open = Truth::Open(Gap::Member(entry.clone()), at());
        }
    }
    open
}

/// Whether a list holds one of its special words.
pub(crate) fn word(list: Option<&Located<Vec<String>>>, word: &str) -> Option<Clause> {
    let list = list?;
    let index = list
        .value
        .iter()
        .position(|entry| entry.eq_ignore_ascii_case(word))?;
    Some(element(&list.at, index))
}

/// A policy that does not say here what it is for is for nothing, unless a condition that is not known says it: that of
/// this name first.
pub(crate) fn absent(
    rule: &'static Rule,
    name: &str,
    conditions: &Conditions,
    at: &Clause,
) -> Check {
    let is_own = |untold: &&Located<Untold>| {
        let told = untold.value.name.to_ascii_lowercase();
        told.contains(name)
    };
    let unknown = &conditions.unknown;
    let own = unknown.iter().find(is_own).or(unknown.first());
    scoped(rule, at, own.map_or(Truth::No, not_known), Truth::No)
}

/// What conditions are held against.
pub(crate) struct Seen<'s> {
    pub question: &'s Circumstances,
    pub who: &'s Who,
    pub sign_in: &'s SignIn,
    pub locations: &'s [NamedLocation],
}
