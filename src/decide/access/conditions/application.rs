//! `applications`: applications, user actions and authentication contexts.

use crate::base::clause::element;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    Condition, Gap, Seen, Truth, absent, missing, named, sided, word,
};
use crate::question::sign_in::{Resource, SignIn};
use crate::tenant::access::applications::{ApplicationFilter, Applications};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::{Located, Member};
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::user_action::UserAction;
use crate::words::inputs;
use crate::words::{reasons, rules};

pub(crate) fn check(conditions: &Conditions, at: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let sign_in = seen.sign_in;
    let rule = &rules::ACCESS_APPLICATION;
    let Some(conditions) = &conditions.applications else {
        return Some(Condition {
            check: absent(rule, conditions, at),
            reason: "application".into(),
        });
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
            action.as_str().to_owned(),
            "userActions",
        ),
        Resource::Context(context) => (
            named(conditions.contexts.as_ref(), context, &[]),
            Truth::No,
            context.clone(),
            "authenticationContext",
        ),
    };
    Some(Condition {
        check: sided(rule, &conditions.extent, include, exclude).actual(actual),
        reason: reason.into(),
    })
}

/// Whether an application has the attributes that a filter asks for, which no question can say.
pub(crate) fn attributes(filter: &ApplicationFilter) -> Truth {
    let gap = match &filter.broken {
        Some(broken) => Gap::Told(
            &reasons::APPLICATION_RULE_UNREADABLE,
            Some(broken.column.to_string()),
        ),
        None => Gap::Told(&reasons::ACCESS_ATTRIBUTES, None),
    };
    Truth::Open(gap, filter.at.clone())
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
            None => open = missing(&inputs::APPLICATION_GROUPS, &at),
        }
    }
    open
}

/// Registering security information is an action of its own, and policies for all resources hold for it too (strengths.md#registration-of-security-information).
fn user_action(conditions: &Applications, action: UserAction) -> Truth {
    let mut truth = Truth::No;
    if let Some(list) = &conditions.user_actions {
        for (index, name) in list.value.iter().enumerate() {
            let at = || element(&list.at, index);
            truth = truth.or(|| match UserAction::named(name) {
                Some(known) if known == action => Truth::Yes(at()),
                Some(_) => Truth::No,
                None => Truth::Open(Gap::Member(name.clone()), at()),
            });
        }
    }
    truth.or(|| {
        word(conditions.include.as_ref(), "All")
            .filter(|_| action == UserAction::RegisterSecurityInformation)
            .map_or(Truth::No, Truth::Yes)
    })
}
