//! `users`: users, groups, roles, guests and external users.

use crate::base::directory::is_id;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    At, Condition, Gap, Seen, Truth, absent, missing, named, not_known, sided, word,
};
use crate::question::who::Who;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::users::{EXTERNAL_USERS, GUESTS, Guests, Side, Tenants, is_user_word};
use crate::tenant::reader::Located;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_type::UserType;
use crate::words::inputs;
use crate::words::sentence::Row;
use crate::words::{reasons, rules};

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    at: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let who = seen.who;
    let rule = &rules::ACCESS_USERS;
    let came = match &conditions.users {
        None => absent(rule, "users", conditions, at),
        Some(users) => sided(
            rule,
            &users.extent,
            side(&users.include, Some(&users.exclude), who),
            side(&users.exclude, None, who),
        ),
    };
    let condition = Condition::new(rule, came, AnalysisReason::Users.as_str());
    Some(condition.actual(who.kind.as_str()))
}

/// Whether a policy surely includes nobody like the user, whomever it excludes, where all that it says of users is told and known.
pub(crate) fn includes_nobody(conditions: &Conditions, seen: &Seen<'_>) -> bool {
    let users = conditions.users.as_ref();
    users.is_some_and(|users| matches!(side(&users.include, None, seen.who), Truth::No))
}

/// Whether a side names the user. Who or what is excluded too includes nobody, whatever is known of it.
fn side<'t>(side: &'t Side, less: Option<&Side>, who: &Who) -> Truth<'t> {
    let users = side.users.as_ref();
    if let Some(at) = word(users, "All") {
        return Truth::Yes(at);
    }
    let is_guest = who.kind != UserType::Member;
    if is_guest && let Some(at) = word(users, EXTERNAL_USERS) {
        return Truth::Yes(at);
    }
    let (groups, roles) = (side.groups.as_ref(), side.roles.as_ref());
    let less_users = less.and_then(|side| side.users.as_ref());
    let less_groups = less.and_then(|side| side.groups.as_ref());
    let less_roles = less.and_then(|side| side.roles.as_ref());
    let is_in = |one: &str| match word(less_groups, one) {
        Some(_) => Some(false),
        None => who.is_in(one),
    };
    let has_role = |one: &str| match word(less_roles, one) {
        Some(_) => Some(false),
        None => who.has_role(one),
    };
    user(users, less_users, who)
        .or(|| members(groups, is_in, &reasons::GROUPS_UNKNOWN))
        .or(|| members(roles, has_role, &reasons::ROLES_UNKNOWN))
        .or(|| match &side.guests {
            Some(of) => guests(of, who),
            None => Truth::No,
        })
}

/// Whether a list of users names one. What is neither a word that is known nor, as the user's own is, an object id could
/// mean anybody (A17).
fn user<'t>(
    list: Option<&'t Located<Vec<String>>>,
    less: Option<&Located<Vec<String>>>,
    who: &Who,
) -> Truth<'t> {
    let Some(list) = list else { return Truth::No };
    let mut truth = Truth::No;
    for (index, entry) in list.value.iter().enumerate() {
        if is_user_word(entry) {
            continue;
        }
        truth = truth.or(|| match who.is(entry) {
            Some(true) => Truth::Yes(At::Element(&list.at, index)),
            Some(false) => Truth::No,
            None if word(less, entry).is_some() => Truth::No,
            // A user is named by an id, and the question says none.
            None if is_id(entry) => missing(&inputs::USER_ID, At::Here(&list.at)),
            // A user is named by an address that the question does not say.
            None if entry.contains('@') => {
                missing(&inputs::USER_PRINCIPAL_NAME, At::Here(&list.at))
            }
            None if who.id.is_some() => Truth::Open(
                Gap::Told(&reasons::ACCESS_USER_UNKNOWN, Some(entry)),
                At::Element(&list.at, index),
            ),
            None => missing(&inputs::USER_ID, At::Here(&list.at)),
        });
    }
    truth
}

/// Whether one of the groups, or roles, that a list names is the user's.
fn members<'t>(
    list: Option<&'t Located<Vec<String>>>,
    is_own: impl Fn(&str) -> Option<bool>,
    unknown: &'static Row,
) -> Truth<'t> {
    let Some(list) = list else { return Truth::No };
    let mut open = None;
    for (index, entry) in list.value.iter().enumerate() {
        match is_own(entry) {
            Some(true) => return Truth::Yes(At::Element(&list.at, index)),
            Some(false) => {}
            None => open = open.or(Some(entry.as_str())),
        }
    }
    match open {
        Some(entry) => Truth::Open(Gap::Told(unknown, Some(entry)), At::Here(&list.at)),
        None => Truth::No,
    }
}

fn guests<'t>(guests: &'t Guests, who: &Who) -> Truth<'t> {
    if who.kind == UserType::Member {
        return Truth::No;
    }
    if let Some(unknown) = guests.unknown.first() {
        return not_known(unknown);
    }
    // Flags stand in one string, so the clause is the condition as a whole.
    let here = At::Here(&guests.at);
    let kind = match named(guests.kinds.as_ref(), who.kind.as_str(), GUESTS) {
        Truth::Yes(_) => None,
        Truth::Open(gap, _) => Some(Truth::Open(gap, here)),
        Truth::No => return Truth::No,
    };
    // An internal guest has no other home.
    if !who.kind.is_external() {
        return kind.unwrap_or(Truth::Yes(here));
    }
    match of_tenants(guests, who) {
        Truth::No => Truth::No,
        tenants => kind.unwrap_or(tenants),
    }
}

/// Whether the user's home is one of the tenants that are meant.
fn of_tenants<'t>(guests: &'t Guests, who: &Who) -> Truth<'t> {
    match (&guests.tenants, &who.home_tenant) {
        // An empty list names no tenant, whichever is the user's.
        (Tenants::Listed(tenants), _) if tenants.value.is_empty() => Truth::No,
        (Tenants::All, _) => Truth::Yes(At::Here(&guests.at)),
        (Tenants::Listed(tenants), Some(home)) => {
            let is_home = |one: &String| object_id(one).eq_ignore_ascii_case(home);
            let listed = tenants.value.iter().position(is_home);
            let at = |index| Truth::Yes(At::Element(&tenants.at, index));
            // Which id the tenant of a domain has, no document tells.
            let may_be = |entry: &String| is_id(entry) != is_id(home);
            listed
                .map_or(Truth::No, at)
                .or(|| match tenants.value.iter().any(may_be) {
                    true => missing(&inputs::HOME_TENANT, At::Here(&tenants.at)),
                    false => Truth::No,
                })
        }
        (Tenants::Listed(tenants), None) => missing(&inputs::HOME_TENANT, At::Here(&tenants.at)),
        (Tenants::NotListed(at), _) => Truth::Open(
            Gap::Told(&reasons::ACCESS_TENANTS_MISSING, None),
            At::Here(at),
        ),
        (Tenants::UnknownKind(kind), _) => {
            Truth::Open(Gap::Member(&kind.value), At::Here(&kind.at))
        }
    }
}
