//! Whether a Conditional Access policy is for a sign-in: one check for each condition that is set (spec 6).
//!
//! A condition that is met passes, one that is not fails and keeps the policy out, one whose input is missing leaves it
//! open whether the policy applies.

use std::borrow::Cow;

use crate::catalogue::{Row, Rule, reasons, rules};
use crate::question::{
    Attribute, Resource, SignIn, UserAction, Who, attribute_name, attribute_pointer,
};
use crate::scenario::UserType;
use crate::tenant::access::device_rule::{Comparison, Operator, Rule as DeviceRule};
use crate::tenant::access::location::{MFA_TRUSTED_ADDRESSES, NamedLocation, Place};
use crate::tenant::access::policy::{
    ApplicationFilter, Applications, Conditions, DeviceFilter, EXTERNAL_USERS, Extent, GUESTS,
    Guests, Scope, Side, Tenants, Way, WhatIf, is_user_word,
};
use crate::tenant::reader::{Located, Member, element};
use crate::trace::{Check, Outcome};
use crate::verdict::Clause;
use crate::vocabulary::sign_in::{
    ALL, CLIENT_APPS, FLOWS, INSIDER_RISKS, PLATFORMS, RISKS, device_attribute,
};

/// A condition with the name of Graph's `analysisReasons` flag for it.
pub(super) struct Condition {
    pub check: Check,
    pub reason: Cow<'static, str>,
}

/// Graph's name for no reason.
pub(super) const NOT_SET: &str = "notSet";

/// What the service said when it was asked What If, in place of the conditions.
pub(super) fn stated(answer: &WhatIf) -> Vec<Condition> {
    let rule = &rules::ACCESS_WHAT_IF;
    let check = || {
        if answer.applies.value {
            Check::pass(rule)
        } else {
            Check::fail(rule, &reasons::ACCESS_NOT_INCLUDED)
        }
        .at(&answer.applies.at)
    };
    let reasons = match answer.reasons.as_slice() {
        [] => vec![NOT_SET.into()],
        reasons => reasons.iter().cloned().map(Cow::Owned).collect(),
    };
    reasons
        .into_iter()
        .map(|reason| Condition {
            check: check(),
            reason,
        })
        .collect()
}

/// Whether something is among what a condition names.
enum Truth {
    Yes(Clause),
    No,
    /// What is missing to tell: the reason, what it names, and the clause that asks.
    Open(&'static Row, String, Clause),
}

impl Truth {
    /// A yes beats what is open, what is open beats a no.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
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
fn scoped(rule: &'static Rule, at: &Clause, include: Truth, exclude: Truth) -> Check {
    match (include, exclude) {
        (_, Truth::Yes(clause)) => Check::fail(rule, &reasons::ACCESS_EXCLUDED).at(clause),
        (Truth::No, _) => Check::fail(rule, &reasons::ACCESS_NOT_INCLUDED).at(at),
        (Truth::Open(row, actual, clause), _) | (_, Truth::Open(row, actual, clause)) => {
            let check = if std::ptr::eq(row, &reasons::UNKNOWN_ENUM_MEMBER) {
                Check::unknown_member(rule, &actual)
            } else {
                Check::unknown(rule, row).actual(actual)
            };
            check.at(clause)
        }
        (Truth::Yes(clause), Truth::No) => Check::pass(rule).at(clause),
    }
}

/// The same for a condition with two sides: nothing is left where one takes away what the other gives, whoever asks,
/// and members that are not known may give or take more.
fn sided(rule: &'static Rule, extent: &Extent, include: Truth, exclude: Truth) -> Check {
    if let Some(at) = &extent.never {
        return Check::fail(rule, &reasons::ACCESS_EXCLUDED).at(at);
    }
    let more = |way| extent.more(way).map_or(Truth::No, not_known);
    let include = include.or(|| more(Way::Include));
    let exclude = exclude.or(|| more(Way::Exclude));
    scoped(rule, &extent.at, include, exclude)
}

/// A member that is not known leaves open what it says.
fn not_known(member: &Located<String>) -> Truth {
    Truth::Open(
        &reasons::ACCESS_CONDITION_UNKNOWN,
        member.value.clone(),
        member.at.clone(),
    )
}

fn missing(path: &str, at: &Clause) -> Truth {
    Truth::Open(&reasons::ACCESS_INPUT_MISSING, path.to_owned(), at.clone())
}

/// Whether a list names a value; an entry that this build does not know could mean it.
fn named(list: Option<&Located<Vec<String>>>, value: &str, known: &[&str]) -> Truth {
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
            open = Truth::Open(&reasons::UNKNOWN_ENUM_MEMBER, entry.clone(), at());
        }
    }
    open
}

/// Whether a list holds one of its special words.
fn word(list: Option<&Located<Vec<String>>>, word: &str) -> Option<Clause> {
    let list = list?;
    let index = list
        .value
        .iter()
        .position(|entry| entry.eq_ignore_ascii_case(word))?;
    Some(element(&list.at, index))
}

/// Every condition that is set.
pub(super) fn all(
    conditions: &Conditions,
    at: &Clause,
    who: &Who,
    sign_in: &SignIn,
    locations: &[NamedLocation],
) -> Vec<Condition> {
    // As many as most policies have.
    let mut all = Vec::with_capacity(6);
    all.push(users(conditions, at, who));
    all.push(applications(conditions, at, sign_in));
    all.extend(
        conditions
            .platforms
            .as_ref()
            .map(|scope| platforms(scope, sign_in)),
    );
    all.extend(
        conditions
            .client_apps
            .as_ref()
            .map(|list| client_apps(list, sign_in)),
    );
    all.extend(
        conditions
            .locations
            .as_ref()
            .map(|scope| place(scope, sign_in, locations)),
    );
    let risks = [
        (
            &conditions.sign_in_risk,
            &rules::ACCESS_SIGN_IN_RISK,
            "signInRisk",
            &sign_in.sign_in_risk,
            RISKS,
        ),
        (
            &conditions.user_risk,
            &rules::ACCESS_USER_RISK,
            "userRisk",
            &sign_in.user_risk,
            RISKS,
        ),
        (
            &conditions.insider_risk,
            &rules::ACCESS_INSIDER_RISK,
            "insiderRisk",
            &sign_in.insider_risk,
            INSIDER_RISKS,
        ),
        (
            &conditions.flows,
            &rules::ACCESS_FLOW,
            "authenticationFlow",
            &sign_in.flow,
            FLOWS,
        ),
    ];
    for (list, rule, reason, value, known) in risks {
        if let Some(list) = list {
            let check = scoped(rule, &list.at, named(Some(list), value, known), Truth::No);
            all.push(Condition {
                check: check.actual(value),
                reason: reason.into(),
            });
        }
    }
    all.extend(
        conditions
            .device_filter
            .as_ref()
            .map(|filter| device(filter, sign_in)),
    );
    if let Some(at) = &conditions.workload {
        all.push(Condition {
            check: Check::fail(&rules::ACCESS_WORKLOAD, &reasons::ACCESS_NOT_INCLUDED).at(at),
            reason: "users".into(),
        });
    }
    for unknown in &conditions.unknown {
        all.push(Condition {
            check: Check::unknown(&rules::ACCESS_CONDITION, &reasons::ACCESS_CONDITION_UNKNOWN)
                .at(&unknown.at)
                .actual(&unknown.value),
            reason: NOT_SET.into(),
        });
    }
    all
}

/// A policy that does not say here what it is for is for nothing, unless a condition that is not known says it.
fn absent(rule: &'static Rule, conditions: &Conditions, at: &Clause) -> Check {
    let include = conditions.unknown.first().map_or(Truth::No, not_known);
    scoped(rule, at, include, Truth::No)
}

fn users(conditions: &Conditions, at: &Clause, who: &Who) -> Condition {
    let rule = &rules::ACCESS_USERS;
    let check = match &conditions.users {
        None => absent(rule, conditions, at),
        Some(users) => sided(
            rule,
            &users.extent,
            side(&users.include, who),
            side(&users.exclude, who),
        ),
    };
    Condition {
        check: check.actual(who.kind.as_str()),
        reason: "users".into(),
    }
}

fn side(side: &Side, who: &Who) -> Truth {
    let users = side.users.as_ref();
    if let Some(at) = word(users, "All") {
        return Truth::Yes(at);
    }
    let is_guest = who.kind != UserType::Member;
    if is_guest && let Some(at) = word(users, EXTERNAL_USERS) {
        return Truth::Yes(at);
    }
    let (groups, roles) = (side.groups.as_ref(), side.roles.as_ref());
    user(users, who.id.as_deref())
        .or(|| members(groups, who.groups.as_ref(), &reasons::GROUPS_UNKNOWN))
        .or(|| members(roles, who.roles.as_ref(), &reasons::ROLES_UNKNOWN))
        .or(|| match &side.guests {
            Some(of) => guests(of, who),
            None => Truth::No,
        })
}

/// Whether a list of users names one. What is neither a word that is known nor, as the user's own is, an object id could
/// mean anybody (A17).
fn user(list: Option<&Located<Vec<String>>>, id: Option<&str>) -> Truth {
    let Some(list) = list else { return Truth::No };
    let mut truth = Truth::No;
    for (index, entry) in list.value.iter().enumerate() {
        if is_user_word(entry) {
            continue;
        }
        truth = truth.or(|| match id {
            Some(id) if entry.eq_ignore_ascii_case(id) => Truth::Yes(element(&list.at, index)),
            Some(id) if is_object_id(id) && !is_object_id(entry) => Truth::Open(
                &reasons::UNKNOWN_ENUM_MEMBER,
                entry.clone(),
                element(&list.at, index),
            ),
            Some(_) => Truth::No,
            None => missing("/question/user/id", &list.at),
        });
    }
    truth
}

fn is_object_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

fn members(
    list: Option<&Located<Vec<String>>>,
    memberships: Option<&std::collections::BTreeSet<String>>,
    unknown: &'static Row,
) -> Truth {
    let Some(list) = list else { return Truth::No };
    let Some(memberships) = memberships else {
        let first = list.value.first().cloned().unwrap_or_default();
        return Truth::Open(unknown, first, list.at.clone());
    };
    list.value
        .iter()
        .position(|id| memberships.contains(&id.to_ascii_lowercase()))
        .map_or(Truth::No, |index| Truth::Yes(element(&list.at, index)))
}

fn guests(guests: &Guests, who: &Who) -> Truth {
    if who.kind == UserType::Member {
        return Truth::No;
    }
    if let Some(unknown) = guests.unknown.first() {
        return not_known(unknown);
    }
    let kinds = Located {
        value: guests.kinds.clone(),
        at: guests.at.clone(),
    };
    match named(Some(&kinds), who.kind.as_str(), GUESTS) {
        // Flags stand in one string, so the clause is the condition as a whole.
        Truth::Yes(_) => {}
        Truth::Open(row, actual, _) => return Truth::Open(row, actual, guests.at.clone()),
        Truth::No => return Truth::No,
    }
    // An internal guest has no other home.
    if !who.kind.is_external() {
        return Truth::Yes(guests.at.clone());
    }
    match (&guests.tenants, &who.home_tenant) {
        (Tenants::All, _) => Truth::Yes(guests.at.clone()),
        (Tenants::Listed(tenants), Some(home)) => named(Some(tenants), home, &[]),
        (Tenants::Listed(tenants), None) => missing("/question/user/home/tenant", &tenants.at),
        (Tenants::NotListed(at), _) => {
            Truth::Open(&reasons::ACCESS_TENANTS_MISSING, String::new(), at.clone())
        }
        (Tenants::UnknownKind(kind), _) => Truth::Open(
            &reasons::UNKNOWN_ENUM_MEMBER,
            kind.value.clone(),
            kind.at.clone(),
        ),
    }
}

fn applications(conditions: &Conditions, at: &Clause, sign_in: &SignIn) -> Condition {
    let rule = &rules::ACCESS_APPLICATION;
    let Some(conditions) = &conditions.applications else {
        return Condition {
            check: absent(rule, conditions, at),
            reason: "application".into(),
        };
    };
    let filter = |includes: bool| match &conditions.filter {
        Some(filter) if filter.includes != Member::Known(!includes) => attributes(filter),
        _ => Truth::No,
    };
    let (include, exclude, actual, reason) = match &sign_in.resource {
        Resource::Application(application) => (
            opened(conditions.include.as_ref(), application, sign_in).or(|| filter(true)),
            opened(conditions.exclude.as_ref(), application, sign_in).or(|| filter(false)),
            application.clone(),
            "application",
        ),
        Resource::UserAction(action) => (
            user_action(conditions, *action),
            Truth::No,
            match action {
                UserAction::RegisterSecurityInformation => "registerSecurityInformation",
                UserAction::RegisterOrJoinDevices => "registerOrJoinDevices",
            }
            .to_owned(),
            "userActions",
        ),
        Resource::Context(context) => (
            named(conditions.contexts.as_ref(), context, &[]),
            Truth::No,
            context.clone(),
            "authenticationContext",
        ),
    };
    Condition {
        check: sided(rule, &conditions.extent, include, exclude).actual(actual),
        reason: reason.into(),
    }
}

/// Whether an application has the attributes that a filter asks for, which no question can say.
fn attributes(filter: &ApplicationFilter) -> Truth {
    let (row, actual) = match &filter.broken {
        Some(broken) => (
            &reasons::APPLICATION_RULE_UNREADABLE,
            broken.column.to_string(),
        ),
        None => (&reasons::ACCESS_ATTRIBUTES, String::new()),
    };
    Truth::Open(row, actual, filter.at.clone())
}

/// Whether a list of applications names one: itself, all, or a group that it belongs to.
fn opened(list: Option<&Located<Vec<String>>>, application: &str, sign_in: &SignIn) -> Truth {
    let Some(list) = list else { return Truth::No };
    if let Some(at) = word(Some(list), "All") {
        return Truth::Yes(at);
    }
    let mut open = Truth::No;
    for (index, entry) in list.value.iter().enumerate() {
        let at = element(&list.at, index);
        if entry.eq_ignore_ascii_case(application) {
            return Truth::Yes(at);
        }
        // Not an id: the name of a group of applications.
        if uuid::Uuid::try_parse(entry).is_ok() || entry.eq_ignore_ascii_case("None") {
            continue;
        }
        match &sign_in.application_groups {
            Some(groups) if groups.iter().any(|group| group.eq_ignore_ascii_case(entry)) => {
                return Truth::Yes(at);
            }
            Some(_) => {}
            // The name of a group is in scope of that name and of all.
            None if uuid::Uuid::try_parse(application).is_err() => {}
            None => open = missing("/question/access/applicationGroups", &at),
        }
    }
    open
}

/// Registering security information is an action of its own, and policies for all resources hold for it too (1.7.4).
fn user_action(conditions: &Applications, action: UserAction) -> Truth {
    let mut truth = Truth::No;
    if let Some(list) = &conditions.user_actions {
        for (index, name) in list.value.iter().enumerate() {
            let at = || element(&list.at, index);
            truth = truth.or(|| match UserAction::read(name) {
                Some(known) if known == action => Truth::Yes(at()),
                Some(_) => Truth::No,
                None => Truth::Open(&reasons::UNKNOWN_ENUM_MEMBER, name.clone(), at()),
            });
        }
    }
    truth.or(|| {
        word(conditions.include.as_ref(), "All")
            .filter(|_| action == UserAction::RegisterSecurityInformation)
            .map_or(Truth::No, Truth::Yes)
    })
}

fn platforms(scope: &Scope, sign_in: &SignIn) -> Condition {
    let rule = &rules::ACCESS_PLATFORM;
    let of = |list: &Option<Located<Vec<String>>>| match (list, &sign_in.platform) {
        (None, _) => Truth::No,
        (Some(list), _) if word(Some(list), ALL).is_some() => Truth::Yes(list.at.clone()),
        (Some(list), Some(platform)) => named(Some(list), platform, PLATFORMS),
        (Some(list), None) => missing("/question/access/platform", &list.at),
    };
    let check = sided(rule, &scope.extent, of(&scope.include), of(&scope.exclude));
    Condition {
        check: check.actual(sign_in.platform.as_deref().unwrap_or("—")),
        reason: "devicePlatform".into(),
    }
}

fn client_apps(list: &Located<Vec<String>>, sign_in: &SignIn) -> Condition {
    let include = match (word(Some(list), ALL), &sign_in.client_app) {
        (Some(at), _) => Truth::Yes(at),
        (None, Some(client)) => named(Some(list), client, CLIENT_APPS),
        (None, None) => missing("/question/access/clientApp", &list.at),
    };
    let check = scoped(&rules::ACCESS_CLIENT_APP, &list.at, include, Truth::No);
    Condition {
        check: check.actual(sign_in.client_app.as_deref().unwrap_or("—")),
        reason: "clientApps".into(),
    }
}

fn place(scope: &Scope, sign_in: &SignIn, locations: &[NamedLocation]) -> Condition {
    let of = |list: &Option<Located<Vec<String>>>| {
        let Some(list) = list else { return Truth::No };
        let mut open = Truth::No;
        for (index, entry) in list.value.iter().enumerate() {
            let at = element(&list.at, index);
            match in_location(entry, &at, sign_in, locations) {
                Truth::No => {}
                Truth::Yes(at) => return Truth::Yes(at),
                truth => open = truth,
            }
        }
        open
    };
    let check = sided(
        &rules::ACCESS_LOCATION,
        &scope.extent,
        of(&scope.include),
        of(&scope.exclude),
    );
    let actual = sign_in.location.as_ref().and_then(|place| {
        let address = place.address.map(|address| address.to_string());
        let parts: Vec<String> = place.country.clone().into_iter().chain(address).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    });
    Condition {
        check: check.actual(actual.unwrap_or_else(|| "—".to_owned())),
        reason: "location".into(),
    }
}

fn in_location(entry: &str, at: &Clause, sign_in: &SignIn, locations: &[NamedLocation]) -> Truth {
    if entry.eq_ignore_ascii_case("All") {
        return Truth::Yes(at.clone());
    }
    let Some(from) = &sign_in.location else {
        return missing("/question/access/location", at);
    };
    let trusted = entry.eq_ignore_ascii_case("AllTrusted");
    if let Some(named) = &from.named {
        let meant = |location: &NamedLocation| {
            named.iter().any(|name| location.is_called(name))
                && (trusted && location.is_trusted || location.is_called(entry))
        };
        let directly = named.iter().any(|name| name.eq_ignore_ascii_case(entry));
        return if directly || locations.iter().any(meant) {
            Truth::Yes(at.clone())
        } else {
            Truth::No
        };
    }
    let mut truth = Truth::No;
    let mut known = false;
    for location in locations {
        let asked = if trusted {
            location.is_trusted
        } else {
            location.is_called(entry)
        };
        if !asked {
            continue;
        }
        known = true;
        truth = truth.or(|| within(location, from, at));
    }
    match truth {
        // Addresses that are trusted for multifactor authentication count as trusted, and nobody gave them.
        Truth::No if trusted || entry == MFA_TRUSTED_ADDRESSES => {
            missing("/question/access/location/namedLocations", at)
        }
        Truth::No if !known => Truth::Open(
            &reasons::ACCESS_LOCATION_UNKNOWN,
            entry.to_owned(),
            at.clone(),
        ),
        truth => truth,
    }
}

fn within(location: &NamedLocation, from: &crate::question::Place, at: &Clause) -> Truth {
    let inside = match &location.place {
        Place::Addresses { ranges, unread } => match (from.address, unread) {
            (Some(address), _) if ranges.iter().any(|range| range.contains(address)) => true,
            (Some(_), Some(unread)) => {
                let name = location.name.as_ref().or(location.id.as_ref());
                return Truth::Open(
                    &reasons::ACCESS_RANGE_UNREADABLE,
                    name.cloned().unwrap_or_default(),
                    unread.clone(),
                );
            }
            (Some(_), None) => false,
            (None, _) => return missing("/question/access/location/ipAddress", at),
        },
        Place::Countries {
            codes,
            includes_unknown,
        } => match &from.country {
            // An empty text says that the country cannot be told.
            Some(country) if country.is_empty() => *includes_unknown,
            Some(country) => codes.contains(country),
            None => return missing("/question/access/location/country", at),
        },
        Place::Unlisted => return missing("/question/access/location/namedLocations", at),
    };
    if inside {
        Truth::Yes(at.clone())
    } else {
        Truth::No
    }
}

fn device(filter: &DeviceFilter, sign_in: &SignIn) -> Condition {
    let rule = &rules::ACCESS_DEVICE;
    let check = match (&filter.rule, &filter.includes, &sign_in.device) {
        (Err(broken), _, _) => Check::unknown(rule, &reasons::DEVICE_RULE_UNREADABLE)
            .with("column", broken.column.to_string()),
        (_, Member::Unknown(name), _) => Check::unknown_member(rule, name),
        (Ok(_), _, None) => {
            Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING).actual("/question/access/device")
        }
        (Ok(expression), Member::Known(includes), Some(device)) => {
            match matches(expression, device) {
                Ok(met) if met == *includes => Check::pass(rule),
                Ok(_) => Check::fail(rule, &reasons::ACCESS_NOT_INCLUDED),
                Err(property) if device_attribute(property).is_none() => {
                    Check::unknown_member(rule, property)
                }
                Err(property) => Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
                    .actual(attribute_pointer(property)),
            }
        }
    };
    Condition {
        check: check.at(&filter.at),
        reason: "devices".into(),
    }
}

type Device = std::collections::BTreeMap<String, Attribute>;

/// Three-valued: a property that a device which is described lacks leaves a comparison open, as does one that no device
/// is known to have (A17); the error names it.
fn matches<'r>(rule: &'r DeviceRule, device: &Device) -> Result<bool, &'r str> {
    match rule {
        DeviceRule::Or(parts) => settle(parts, device, true),
        DeviceRule::And(parts) => settle(parts, device, false),
        DeviceRule::Not(inner) => matches(inner, device).map(|met| !met),
        DeviceRule::Compare(comparison) => compare(comparison, device),
    }
}

/// A disjunction is settled by one that is met, a conjunction by one that is not.
fn settle<'r>(parts: &'r [DeviceRule], device: &Device, by: bool) -> Result<bool, &'r str> {
    let mut open = None;
    for part in parts {
        match matches(part, device) {
            Ok(met) if met == by => return Ok(by),
            Ok(_) => {}
            Err(attribute) => open = open.or(Some(attribute)),
        }
    }
    open.map_or(Ok(!by), Err)
}

fn compare<'r>(comparison: &'r Comparison, device: &Device) -> Result<bool, &'r str> {
    let name = attribute_name(&comparison.property);
    let value = match device.get(&name) {
        Some(value) => value,
        // A device that is not registered has no attributes.
        None if device.is_empty() && device_attribute(&comparison.property).is_some() => {
            &Attribute::Null
        }
        None => return Err(&comparison.property),
    };
    let (operator, negated) = comparison.operator.positive();
    let has = |text: &str| {
        comparison.values.iter().any(|wanted| {
            let Some(wanted) = wanted else { return false };
            match operator {
                Operator::StartsWith => text.starts_with(wanted.as_str()),
                Operator::EndsWith => text.ends_with(wanted.as_str()),
                Operator::Contains => text.contains(wanted.as_str()),
                _ => text == wanted,
            }
        })
    };
    let met = match value {
        Attribute::Null => comparison.values.iter().any(Option::is_none),
        Attribute::One(text) => has(text),
        Attribute::Many(texts) => texts.iter().any(|text| has(text)),
    };
    Ok(met != negated)
}

/// Whether a check of the conditions keeps the policy out, lets it in, or leaves it open.
pub(super) fn outcome(conditions: &[Condition]) -> Outcome {
    let has = |outcome| conditions.iter().any(|one| one.check.outcome == outcome);
    if has(Outcome::Fail) {
        Outcome::Fail
    } else if has(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Pass
    }
}
