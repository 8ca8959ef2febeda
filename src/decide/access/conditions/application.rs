//! `applications`: applications, user actions and authentication contexts.

use uuid::Uuid;

use crate::base::directory::Sort;
use crate::base::sorted::Set;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    At, Condition, Gap, Leaning, Seen, Truth, absent, leans, missing, named, sided, word,
};
use crate::question::application::Application;
use crate::question::sign_in::Resource;
use crate::tenant::access::applications::{ApplicationFilter, Applications};
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::reader::{Located, Member};
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::application::{
    ApplicationGroup, DIRECTORY, named as documented, stands_for,
};
use crate::vocabulary::day::start_of;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::sign_in::is_context;
use crate::vocabulary::user_action::UserAction;
use crate::words::{assumptions, inputs, reasons, rules};

/// From this day on a sign-in that asks for baseline scopes alone counts as access to the directory (F31).
const BASELINE_FROM: i64 = start_of(2026, 6, 15);

/// The baseline scopes, in lower case.
const BASELINE: [&str; 11] = [
    "openid",
    "profile",
    "email",
    "offline_access",
    "user.read",
    "user.read.all",
    "user.readbasic.all",
    "people.read",
    "people.read.all",
    "groupmember.read.all",
    "member.read.hidden",
];

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    at: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let rule = &rules::ACCESS_APPLICATION;
    let Some(conditions) = &conditions.applications else {
        return Some(Condition::new(
            rule,
            absent(rule, "applications", conditions, at),
            AnalysisReason::Application.as_str(),
        ));
    };
    let (include, exclude, actual, reason) = match &seen.sign_in.resource {
        Resource::Application(application) => {
            return Some(opening(conditions, application, seen));
        }
        Resource::UserAction(action) => (
            user_action(conditions, *action),
            Truth::No,
            action.as_str(),
            AnalysisReason::UserActions.as_str(),
        ),
        Resource::Context(context) => (
            in_contexts(conditions, context),
            Truth::No,
            context.as_str(),
            AnalysisReason::AuthenticationContext.as_str(),
        ),
    };
    let came = sided(rule, &conditions.extent, include, exclude);
    Some(Condition::new(rule, came, reason).actual(actual))
}

/// The ids of which a policy has to name one to be for the application that is opened, where it names ids alone. `None` where
/// others could mean it.
pub(crate) fn ids(seen: &Seen<'_>) -> Option<Set<String>> {
    let Resource::Application(application) = &seen.sign_in.resource else {
        return None;
    };
    let [id] = application.ids.as_slice() else {
        return None;
    };
    let is_plain = seen.who.directory.has_plain_ids(Sort::Application);
    // What asks for baseline scopes alone opens the directory too.
    let ids = [*id, DIRECTORY].map(|id| id.hyphenated().to_string());
    is_plain.then(|| ids.into_iter().collect())
}

/// Whether the policy is for the application that is opened.
fn opening<'t>(
    conditions: &'t Applications,
    application: &'t Application,
    seen: &Seen<'t>,
) -> Condition<'t> {
    let filter = |includes: bool| match &conditions.filter {
        Some(filter) if filter.includes != Member::Known(!includes) => attributes(filter),
        _ => Truth::No,
    };
    let included = |application: &Application| {
        let less = conditions.exclude.as_ref();
        opened(conditions.include.as_ref(), less, application, seen)
    };
    let excluded =
        |application: &Application| opened(conditions.exclude.as_ref(), None, application, seen);
    let directory = || Application::with_id(DIRECTORY);
    let mut include = included(application);
    let mut exclude = excluded(application);
    let mut rule = &rules::ACCESS_APPLICATION;
    let mut holds = None;
    let is_excluded = matches!(exclude.truth, Truth::Yes(_));
    let is_for_all = word(conditions.include.as_ref(), "All").is_some();
    if is_excluded && is_for_all && seen.question.is_from(BASELINE_FROM) {
        match &seen.sign_in.scopes {
            None => {
                // Where the directory is excluded too, scopes do not matter.
                let by_exclude = excluded(&directory());
                let is_out = matches!(by_exclude.truth, Truth::Yes(_));
                holds = (!is_out).then_some(&assumptions::B8);
            }
            Some(scopes) if scopes.iter().all(|one| BASELINE.contains(&one.as_str())) => {
                exclude = excluded(&directory());
                rule = &rules::ACCESS_BASELINE_SCOPES;
            }
            Some(_) => {}
        }
    }
    let is_baseline = |scopes: &Vec<String>| {
        let mut all = scopes.iter();
        !scopes.is_empty() && all.all(|one| BASELINE.contains(&one.as_str()))
    };
    // A policy for the directory itself is for such a sign-in too.
    if seen.question.is_from(BASELINE_FROM)
        && matches!(include.truth, Truth::No)
        && seen.sign_in.scopes.as_ref().is_some_and(is_baseline)
    {
        let by_name = included(&directory());
        if matches!(by_name.truth, Truth::Yes(_)) {
            include = by_name;
            rule = &rules::ACCESS_BASELINE_SCOPES;
            exclude = excluded(&directory());
        }
    }
    let leans = leans(&include, &exclude);
    let include = include.truth.or(|| filter(true));
    let exclude = exclude.truth.or(|| filter(false));
    let came = sided(rule, &conditions.extent, include, exclude);
    Condition::new(rule, came, AnalysisReason::Application.as_str())
        .actual(application.called.as_str())
        .leaning(leans, holds)
}

/// Whether an application has the attributes that a filter asks for, which no question can say.
pub(crate) fn attributes(filter: &ApplicationFilter) -> Truth<'_> {
    let gap = match &filter.broken {
        Some(broken) => Gap::Column(&reasons::APPLICATION_RULE_UNREADABLE, broken.column),
        None => Gap::Told(&reasons::ACCESS_ATTRIBUTES, None),
    };
    Truth::Open(gap, At::Here(&filter.at))
}

/// Whether a list of applications names one: itself, all, or a group that it belongs to. What the other list has too leaves nothing
/// open.
fn opened<'t>(
    list: Option<&'t Located<Vec<String>>>,
    less: Option<&Located<Vec<String>>>,
    application: &Application,
    seen: &Seen<'t>,
) -> Leaning<'t> {
    let Some(list) = list else {
        return Leaning::new(Truth::No, None, seen);
    };
    if let Some(at) = word(Some(list), "All") {
        return Leaning::new(Truth::Yes(at), None, seen);
    }
    let mut truth = Truth::No;
    let mut leans = false;
    for (index, entry) in list.value.iter().enumerate() {
        let at = At::Element(&list.at, index);
        truth = truth.or(|| match one(entry, application, seen, at) {
            (Truth::Open(..), _) if word(less, entry).is_some() => Truth::No,
            (truth, by_list) => {
                leans |= by_list;
                truth
            }
        });
    }
    Leaning::new(truth, leans.then_some(&assumptions::B9), seen)
}

/// Whether an entry names the application, and whether only the built-in list says that it does not (B9).
fn one<'t>(
    entry: &'t str,
    application: &Application,
    seen: &Seen<'_>,
    at: At<'t>,
) -> (Truth<'t>, bool) {
    if entry.eq_ignore_ascii_case(&application.called) {
        return (Truth::Yes(at), false);
    }
    // Agents are no people (F34).
    let nobody = ["None", "AllAgentIdResources"];
    if nobody.iter().any(|word| word.eq_ignore_ascii_case(entry)) {
        return (Truth::No, false);
    }
    if application.is_all() {
        return (missing(&inputs::APPLICATION, at), false);
    }
    let directory = &seen.who.directory;
    let id = directory.id_of(Sort::Application, entry);
    let id = Uuid::try_parse(id.unwrap_or(entry)).ok();
    if ApplicationGroup::named(entry).is_some() {
        return in_group(entry, application, seen, at);
    }
    if let Some(id) = id {
        return (by_id(id, application, at), false);
    }
    match documented(entry) {
        Some(documented) => (by_name(&documented.ids, application, at), false),
        None => in_group(entry, application, seen, at),
    }
}

/// Whether an id is that of the application. One that is known by its name alone, from a policy too, may have any.
fn by_id<'t>(id: Uuid, application: &Application, at: At<'t>) -> Truth<'t> {
    match application.ids.as_slice() {
        [only] if *only == id || stands_for(id).contains(&only.as_u128()) => Truth::Yes(at),
        // A group that is asked for as a whole has applications for which the policy is, and others.
        [] if application.group.is_none_or(|group| has_any(group, id)) => {
            missing(&inputs::APPLICATION, at)
        }
        ids if ids.len() > 1 && ids.contains(&id) => missing(&inputs::APPLICATION, at),
        _ => Truth::No,
    }
}

/// Whether a group has an application, or one that it stands for.
fn has_any(group: ApplicationGroup, id: Uuid) -> bool {
    let mut others = stands_for(id).iter();
    group.has(id) || others.any(|other| group.has(Uuid::from_u128(*other)))
}

/// Whether an application is the one that the question names.
fn is_opened(application: &Application, seen: &Seen<'_>) -> bool {
    matches!(&seen.sign_in.resource, Resource::Application(opened) if opened == application)
}

/// The same for a name, which several applications may have, or one of which no public list has the id.
fn by_name<'t>(ids: &[Uuid], application: &Application, at: At<'t>) -> Truth<'t> {
    match ids {
        [] => Truth::Open(Gap::Input(&inputs::APPLICATION), at),
        [only] => by_id(*only, application, at),
        ids => {
            let may_be = |id: &Uuid| !matches!(by_id(*id, application, at), Truth::No);
            match ids.iter().any(may_be) {
                true => missing(&inputs::APPLICATION, at),
                false => Truth::No,
            }
        }
    }
}

/// Whether the application belongs to a group, and whether only the built-in list says that it does not (B9). What is the name of
/// no group could be that of any application, whatever groups it is in (A17).
fn in_group<'t>(
    entry: &'t str,
    application: &Application,
    seen: &Seen<'_>,
    at: At<'t>,
) -> (Truth<'t>, bool) {
    let group = ApplicationGroup::named(entry);
    if group.is_some() && group == application.group {
        return (Truth::Yes(at), false);
    }
    // What the question says is of the application that it names.
    let is_asked = !application.ids.contains(&DIRECTORY) || is_opened(application, seen);
    if let Some(groups) = seen
        .sign_in
        .application_groups
        .as_ref()
        .filter(|_| is_asked)
    {
        let is_it = |name: &String| {
            name.eq_ignore_ascii_case(entry)
                || group.is_some() && ApplicationGroup::named(name) == group
        };
        if groups.iter().any(is_it) {
            return (Truth::Yes(at), false);
        }
        if group.is_some() {
            return (Truth::No, false);
        }
    }
    match group {
        Some(group) if application.member_of.contains(&group) => (Truth::Yes(at), false),
        // The name of a group is in scope of that name and of all.
        Some(_) if application.group.is_some() => (Truth::No, false),
        // What only a policy knows may be in any.
        Some(_) if !application.is_known() => (missing(&inputs::APPLICATION_GROUPS, at), false),
        Some(_) if seen.question.reading != Reading::Strict => (Truth::No, true),
        Some(_) => (missing(&inputs::APPLICATION_GROUPS, at), true),
        None => {
            let told = Gap::Told(&reasons::APPLICATION_NAME_UNKNOWN, Some(entry));
            (Truth::Open(told, at), false)
        }
    }
}

/// Whether a policy is for a context. What is no id of one could mean any, in a policy and in a question.
fn in_contexts<'t>(conditions: &'t Applications, context: &str) -> Truth<'t> {
    let contexts = conditions.contexts.as_ref();
    let by_name = !is_context(context);
    named(contexts, context, &[]).or(|| {
        let mut entries = contexts
            .iter()
            .flat_map(|list| list.value.iter().enumerate());
        let open = entries.find(|(_, entry)| by_name || !is_context(entry.trim()));
        open.zip(contexts)
            .map_or(Truth::No, |((index, entry), list)| {
                let gap = match is_context(entry.trim()) {
                    true => Gap::Input(&inputs::AUTHENTICATION_CONTEXT),
                    false => Gap::Member(entry),
                };
                Truth::Open(gap, At::Element(&list.at, index))
            })
    })
}

/// Registering security information is an action of its own, and policies for all resources hold for it too (strengths.md#registration-of-security-information).
fn user_action(conditions: &Applications, action: UserAction) -> Truth<'_> {
    let mut truth = Truth::No;
    if let Some(list) = &conditions.user_actions {
        for (index, name) in list.value.iter().enumerate() {
            let at = At::Element(&list.at, index);
            truth = truth.or(|| match UserAction::named(name) {
                Some(known) if known == action => Truth::Yes(at),
                Some(_) => Truth::No,
                None => Truth::Open(Gap::Member(name), at),
            });
        }
    }
    truth.or(|| {
        word(conditions.include.as_ref(), "All")
            .filter(|_| action == UserAction::RegisterSecurityInformation)
            .map_or(Truth::No, Truth::Yes)
    })
}
