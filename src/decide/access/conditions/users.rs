//! `users`: users, groups, roles, guests and external users.

use crate::base::clause::element;
use crate::base::sorted::Set;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    Condition, Gap, Seen, Truth, absent, missing, named, not_known, sided, word,
};
use crate::question::who::Who;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::users::{EXTERNAL_USERS, GUESTS, Guests, Side, Tenants, is_user_word};
use crate::tenant::reader::Located;
use crate::vocabulary::user_type::UserType;
use crate::words::inputs;
use crate::words::sentence::Row;
use crate::words::{reasons, rules};

pub(crate) fn check(conditions: &Conditions, at: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let who = seen.who;
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
    Some(Condition::new(check.actual(who.kind.as_str()), "users"))
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
            Some(id) if is_object_id(id) && !is_object_id(entry) => {
                Truth::Open(Gap::Member(entry.clone()), element(&list.at, index))
            }
            Some(_) => Truth::No,
            None => missing(&inputs::USER_ID, &list.at),
        });
    }
    truth
}

fn is_object_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

pub(crate) fn members(
    list: Option<&Located<Vec<String>>>,
    memberships: Option<&Set<String>>,
    unknown: &'static Row,
) -> Truth {
    let Some(list) = list else { return Truth::No };
    let Some(memberships) = memberships else {
        let first = list.value.first().cloned();
        return Truth::Open(Gap::Told(unknown, first), list.at.clone());
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
        value: guests.kinds().to_vec(),
        at: guests.at.clone(),
    };
    match named(Some(&kinds), who.kind.as_str(), GUESTS) {
        // Flags stand in one string, so the clause is the condition as a whole.
        Truth::Yes(_) => {}
        Truth::Open(gap, _) => return Truth::Open(gap, guests.at.clone()),
        Truth::No => return Truth::No,
    }
    // An internal guest has no other home.
    if !who.kind.is_external() {
        return Truth::Yes(guests.at.clone());
    }
    match (&guests.tenants, &who.home_tenant) {
        (Tenants::All, _) => Truth::Yes(guests.at.clone()),
        (Tenants::Listed(tenants), Some(home)) => named(Some(tenants), home, &[]),
        (Tenants::Listed(tenants), None) => missing(&inputs::HOME_TENANT, &tenants.at),
        (Tenants::NotListed(at), _) => Truth::Open(
            Gap::Told(&reasons::ACCESS_TENANTS_MISSING, None),
            at.clone(),
        ),
        (Tenants::UnknownKind(kind), _) => {
            Truth::Open(Gap::Member(kind.value.clone()), kind.at.clone())
        }
    }
}
