//! A condition, and the three-valued answer to what it names. Nothing is copied until a check is made of it: most policies are
//! not for a sign-in, and where no trace is wanted no check is made.

use std::borrow::Cow;

use crate::base::check::{Check, Outcome};
use crate::base::clause::element;
use crate::contract::verdict::Clause;
use crate::decide::external;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Place, SignIn, device_attribute_input};
use crate::question::who::Who;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::extent::{Extent, Way};
use crate::tenant::reader::{Cause, Located, Untold};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::rule_id::RuleId;
use crate::words::sentence::{Assumption, Input, Row, Rule};
use crate::words::{assumptions, members, reasons};

/// A condition held against a sign-in, with the name of Graph's `analysisReasons` flag for it.
pub(crate) struct Condition<'t> {
    pub rule: &'static Rule,
    came: Came<'t>,
    actual: Actual<'t>,
    pub reason: Cow<'static, str>,
    /// What the check leans on; the verdict names it where the policy was decided by it.
    leans: [Option<&'static Assumption>; 2],
}

/// How a condition came out, and what tells it.
pub(crate) enum Came<'t> {
    Met(At<'t>),
    Out(&'static Row, At<'t>),
    Open(Gap<'t>, At<'t>),
}

/// What the question says of what a condition names.
enum Actual<'t> {
    /// It is not shown.
    Unshown,
    Shown(Option<&'t str>),
    Place(&'t Place),
}

impl<'t> Condition<'t> {
    pub fn new(rule: &'static Rule, came: Came<'t>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            rule,
            came,
            actual: Actual::Unshown,
            reason: reason.into(),
            leans: [None; 2],
        }
    }

    /// Shows what the question says.
    pub fn actual(self, actual: impl Into<Option<&'t str>>) -> Self {
        Self {
            actual: Actual::Shown(actual.into()),
            ..self
        }
    }

    /// Shows where the sign-in comes from.
    pub fn place(self, place: Option<&'t Place>) -> Self {
        Self {
            actual: place.map_or(Actual::Shown(None), Actual::Place),
            ..self
        }
    }

    /// What the check leans on.
    pub fn leaning(
        self,
        on: Option<&'static Assumption>,
        beside: Option<&'static Assumption>,
    ) -> Self {
        Self {
            leans: [on, beside],
            ..self
        }
    }

    /// What it leans on.
    pub fn leans(&self) -> impl Iterator<Item = &'static Assumption> + use<> {
        self.leans.into_iter().flatten()
    }

    /// Whether it keeps the policy out, lets it in, or leaves it open.
    pub fn outcome(&self) -> Outcome {
        match self.came {
            Came::Met(_) => Outcome::Pass,
            Came::Out(..) => Outcome::Fail,
            Came::Open(..) => Outcome::Unknown,
        }
    }

    /// The check in the trace.
    pub fn check(self) -> Check {
        let rule = self.rule;
        let check = match self.came {
            Came::Met(at) => Check::pass(rule).at(at),
            Came::Out(row, at) => Check::fail(rule, row).at(at),
            Came::Open(gap, at) => gap.check(rule).at(at),
        };
        match self.actual {
            Actual::Unshown => check,
            Actual::Shown(actual) => check.actual(actual),
            Actual::Place(place) => check.actual(place.shown()),
        }
    }
}

/// Graph's name for no reason.
pub(crate) const NOT_SET: &str = "notSet";

/// Where something is named; it becomes a clause when it is told.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At<'t> {
    Here(&'t Clause),
    /// An element of a list.
    Element(&'t Clause, usize),
}

impl From<At<'_>> for Clause {
    fn from(at: At<'_>) -> Self {
        match at {
            At::Here(clause) => clause.clone(),
            At::Element(list, index) => element(list, index),
        }
    }
}

/// Whether something is among what a condition names.
pub(crate) enum Truth<'t> {
    Yes(At<'t>),
    No,
    /// What is missing to tell, and the clause that asks.
    Open(Gap<'t>, At<'t>),
}

/// A truth, and what it leans on where nothing is named.
pub(crate) struct Leaning<'t> {
    pub truth: Truth<'t>,
    on: Option<&'static Assumption>,
}

impl<'t> Leaning<'t> {
    /// Nothing leans on an assumption that rules out a part where another part says yes, or is open, unless it is open since
    /// the assumption is not made.
    pub fn new(truth: Truth<'t>, on: Option<&'static Assumption>, seen: &Seen<'_>) -> Self {
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
pub(crate) fn leans(include: &Leaning<'_>, exclude: &Leaning<'_>) -> Option<&'static Assumption> {
    match include.truth {
        Truth::No => include.on,
        _ => exclude.on.or(include.on),
    }
}

/// What is missing to tell whether something is named.
pub(crate) enum Gap<'t> {
    /// An input of the question.
    Input(&'static Input),
    /// An attribute of the device.
    Attribute(&'t str),
    /// What a member means that this build does not know (A17).
    Member(&'t str),
    /// What a reason tells of, with what it names.
    Told(&'static Row, Option<&'t str>),
    /// A rule that cannot be read, and the column.
    Unreadable(&'static Row, usize),
    /// The same of a rule that is shown by its column alone.
    Column(&'static Row, usize),
    /// What a document does not tell.
    Untold(&'t Untold),
    /// Whether the home tenant is trusted.
    Trust(external::Open),
    /// A property of a device that the home tenant tells, which is not trusted.
    Untrusted(&'t str),
}

impl Gap<'_> {
    fn check(self, rule: &'static Rule) -> Check {
        match self {
            Self::Input(input) => {
                Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING).missing(input)
            }
            Self::Attribute(name) => Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
                .missing(device_attribute_input(name)),
            Self::Member(name) => Check::unknown_member(rule, name),
            Self::Told(row, named) => Check::unknown(rule, row).actual(named).assuming_if(
                std::ptr::eq(row, &raw const reasons::ACCESS_USER_UNKNOWN),
                &assumptions::A17,
            ),
            Self::Unreadable(row, column) => {
                Check::unknown(rule, row).with("column", column.to_string())
            }
            Self::Column(row, column) => Check::unknown(rule, row).actual(column.to_string()),
            Self::Untold(untold) => told_by(rule, untold),
            Self::Trust(open) => Check::unknown(rule, open.row).missing(open.input),
            Self::Untrusted(name) => Check::unknown(rule, &reasons::DEVICE_UNTRUSTED)
                .actual(name)
                .missing(device_attribute_input(name)),
        }
    }
}

/// The check of a condition that is not known, or not told: each cause has its own sentence.
fn told_by(rule: &'static Rule, untold: &Untold) -> Check {
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

impl Truth<'_> {
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

/// What is included and not excluded.
pub(crate) fn scoped<'t>(
    rule: &'static Rule,
    at: &'t Clause,
    include: Truth<'t>,
    exclude: Truth<'t>,
) -> Came<'t> {
    match (include, exclude) {
        (_, Truth::Yes(clause)) => Came::Out(&reasons::ACCESS_EXCLUDED, clause),
        (Truth::No, _) => Came::Out(not_included(rule), At::Here(at)),
        (Truth::Open(gap, clause), _) | (_, Truth::Open(gap, clause)) => Came::Open(gap, clause),
        (Truth::Yes(clause), Truth::No) => Came::Met(clause),
    }
}

/// The same for a condition with two sides: nothing is left where one takes away what the other gives, whoever asks,
/// and members that are not known may give or take more.
pub(crate) fn sided<'t>(
    rule: &'static Rule,
    extent: &'t Extent,
    include: Truth<'t>,
    exclude: Truth<'t>,
) -> Came<'t> {
    if let Some(at) = &extent.never {
        return Came::Out(&reasons::ACCESS_EXCLUDED, At::Here(at));
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
pub(crate) fn not_known(member: &Located<Untold>) -> Truth<'_> {
    Truth::Open(Gap::Untold(&member.value), At::Here(&member.at))
}

pub(crate) fn missing<'t>(input: &'static Input, at: At<'t>) -> Truth<'t> {
    Truth::Open(Gap::Input(input), at)
}

/// Whether a list names a value; an entry that this build does not know could mean it.
pub(crate) fn named<'t>(
    list: Option<&'t Located<Vec<String>>>,
    value: &str,
    known: &[&str],
) -> Truth<'t> {
    let Some(list) = list else { return Truth::No };
    let mut open = Truth::No;
    for (index, entry) in list.value.iter().enumerate() {
        let at = At::Element(&list.at, index);
        if entry.eq_ignore_ascii_case(value) {
            return Truth::Yes(at);
        }
        let is_known =
            known.is_empty() || known.iter().any(|name| name.eq_ignore_ascii_case(entry));
        if !is_known {
            open = Truth::Open(Gap::Member(entry), at);
        }
    }
    open
}

/// Whether a list holds one of its special words.
pub(crate) fn word<'t>(list: Option<&'t Located<Vec<String>>>, word: &str) -> Option<At<'t>> {
    let list = list?;
    let index = list
        .value
        .iter()
        .position(|entry| entry.eq_ignore_ascii_case(word))?;
    Some(At::Element(&list.at, index))
}

/// A policy that does not say here what it is for is for nothing, unless a condition that is not known says it: that of
/// this name first.
pub(crate) fn absent<'t>(
    rule: &'static Rule,
    name: &str,
    conditions: &'t Conditions,
    at: &'t Clause,
) -> Came<'t> {
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
    pub tenant: &'s Tenant,
}
