//! What is noteworthy about Conditional Access policies, whoever signs in.

use std::sync::Arc;
use uuid::Uuid;

use crate::base::clause::element;
use crate::base::directory::is_id;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::question::listed::{Form, LISTED};
use crate::tenant::access::applications::Applications;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::extent::{Extent, Scope, Way, contains, is_nothing, located};
use crate::tenant::access::grant::ControlKind;
use crate::tenant::access::location::{NamedLocation, Place, is_location_word};
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::access::users::{GUESTS, USER_WORDS, is_user_word};
use crate::tenant::reader::{Located, Reader, meant};
use crate::tenant::strengths::named::Strengths;
use crate::tenant::strengths::strength::Strength;
use crate::vocabulary::application::{ApplicationGroup, built_in, name_of};
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::likeness::is_one_digit_off;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::sign_in::ALL;
use crate::vocabulary::user_action::UserAction;
use crate::words::findings;
use crate::words::sentence::Row;

/// Notes what can never apply, what is ignored, and what the documents lack.
pub(crate) fn lint(
    reader: &mut Reader,
    policies: &[Arc<AccessPolicy>],
    locations: &[NamedLocation],
) {
    for policy in policies {
        let conditions = &policy.conditions;
        let mut note = |severity, row: &'static Row, at: &Clause| {
            reader.note(Note::new(severity, row).at(at));
        };
        let mut never = |extent: &Extent, is_empty: bool| {
            if let Some(at) = &extent.never {
                note(Severity::Warning, &findings::ACCESS_CONTRADICTION, at);
            } else if is_empty && extent.more(Way::Include).is_none() {
                note(Severity::Warning, &findings::ACCESS_EMPTY, &extent.at);
            }
        };
        if let Some(users) = &conditions.users {
            // A policy for workload identities names no user.
            never(
                &users.extent,
                users.include.is_empty() && conditions.workload.is_none(),
            );
        }
        if let Some(applications) = &conditions.applications {
            never(&applications.extent, applications.is_empty());
        }
        for scope in [&conditions.platforms, &conditions.locations]
            .into_iter()
            .flatten()
        {
            never(&scope.extent, scope.include.is_none());
        }
        match &conditions.users {
            None if !conditions.unknown.is_empty() || conditions.workload.is_some() => {}
            None => note(Severity::Warning, &findings::ACCESS_EMPTY, &policy.at),
            Some(_) => {}
        }
        match &conditions.applications {
            None if !conditions.unknown.is_empty() => {}
            None => note(Severity::Warning, &findings::ACCESS_EMPTY, &policy.at),
            Some(_) => {}
        }
        let users = conditions.users.as_ref();
        let applications = conditions.applications.as_ref();
        none_beside(reader, users.and_then(|of| of.include.users.as_ref()));
        none_beside(reader, applications.and_then(|of| of.include.as_ref()));
        if let Some(applications) = &conditions.applications {
            let lists = [&applications.include, &applications.exclude];
            let count: usize = lists
                .into_iter()
                .flatten()
                .map(|list| list.value.len())
                .sum();
            if count > APPLICATIONS {
                reader.note(over(
                    &findings::ACCESS_TOO_MANY_APPLICATIONS,
                    &applications.extent.at,
                    count,
                    APPLICATIONS,
                ));
            }
            if let Some(excluded) = excluded_from_all(applications) {
                let note = Note::new(Severity::Info, &findings::ACCESS_EXCLUSION_BASELINE);
                reader.note(note.at(excluded));
            }
        }
        let mut note = |severity, row: &'static Row, at: &Clause| {
            reader.note(Note::new(severity, row).at(at));
        };
        if let Some(grant) = &policy.grant {
            let approved = grant
                .controls
                .iter()
                .find(|control| control.kind == ControlKind::ApprovedApplication);
            if let Some(control) = approved {
                let is_alone = grant.controls.len() == 1 && policy.session.is_empty();
                let (severity, row) = if is_alone {
                    (Severity::Warning, &findings::ACCESS_APPROVED_APP_ALONE)
                } else {
                    (Severity::Info, &findings::ACCESS_APPROVED_APP)
                };
                note(severity, row, &control.at);
            }
            let has = |wanted: fn(&ControlKind) -> bool| {
                grant.controls.iter().any(|control| wanted(&control.kind))
            };
            if has(|kind| *kind == ControlKind::Mfa)
                && has(|kind| matches!(kind, ControlKind::Strength(_)))
            {
                note(
                    Severity::Warning,
                    &findings::ACCESS_MFA_AND_STRENGTH,
                    &grant.at,
                );
            }
        }
        spellings(reader, conditions);
        names(reader, conditions);
        words(reader, conditions);
        if let Some(scope) = &conditions.locations {
            missing_locations(reader, scope, locations);
        }
    }
}

/// Policies of one tenant, applications of one policy, and named locations that are ranges of addresses (F38).
const POLICIES: usize = 240;
const APPLICATIONS: usize = 250;
const IP_LOCATIONS: usize = 195;

fn over(row: &'static Row, at: &Clause, count: usize, bound: usize) -> Note {
    Note::new(Severity::Warning, row)
        .at(at)
        .with("count", count.to_string())
        .with("bound", bound.to_string())
}

/// More than a tenant can have; noted where the first one stands that is too many.
pub(crate) fn bounds(
    reader: &mut Reader,
    policies: &[Arc<AccessPolicy>],
    locations: &[NamedLocation],
) {
    if let Some(beyond) = policies.get(POLICIES) {
        let row = &findings::ACCESS_TOO_MANY_POLICIES;
        reader.note(over(row, &beyond.at, policies.len(), POLICIES));
    }
    let is_ip = |location: &&NamedLocation| matches!(location.place, Place::Addresses { .. });
    if let Some(beyond) = locations.iter().filter(is_ip).nth(IP_LOCATIONS) {
        let count = locations.iter().filter(is_ip).count();
        let row = &findings::ACCESS_TOO_MANY_LOCATIONS;
        reader.note(over(row, &beyond.at, count, IP_LOCATIONS));
    }
}

/// What is excluded from all resources, which a sign-in for baseline scopes alone does not escape (F31).
fn excluded_from_all(applications: &Applications) -> Option<&Clause> {
    let is_for_all = contains(applications.include.as_ref(), "All");
    let excluded = applications.exclude.as_ref().filter(|_| is_for_all)?;
    (!is_nothing(Some(excluded)) && applications.extent.never.is_none()).then_some(&excluded.at)
}

/// Words that stand among ids.
const APPLICATION_WORDS: &[&str] = &[
    "All",
    "None",
    "Office365",
    "MicrosoftAdminPortals",
    "AllAgentIdResources",
];
const LOCATION_WORDS: &[&str] = &["All", "AllTrusted"];

/// Members of enumerations that are not known (A17), or in other letters than the service writes (A16).
fn spellings(reader: &mut Reader, conditions: &Conditions) {
    let platforms = conditions.platforms.as_ref();
    let users = conditions.users.as_ref();
    let or_all = |names: &[&'static str]| [names, &[ALL]].concat();
    let (all_platforms, all_client_apps) = (or_all(Platform::NAMES), or_all(ClientApp::NAMES));
    array(
        reader,
        platforms.and_then(|of| of.include.as_ref()),
        &all_platforms,
    );
    array(
        reader,
        platforms.and_then(|of| of.exclude.as_ref()),
        &all_platforms,
    );
    array(reader, conditions.client_apps.as_ref(), &all_client_apps);
    for (row, list) in LISTED.iter().zip(&conditions.listed) {
        match list {
            Some(list) if row.form == Form::Array => array(reader, Some(list), row.names),
            // Flags stand in one string.
            Some(flags) => flags_spelling(reader, flags, row.names),
            None => {}
        }
    }
    let applications = conditions.applications.as_ref();
    let locations = conditions.locations.as_ref();
    for (list, table) in [
        (users.and_then(|of| of.include.users.as_ref()), USER_WORDS),
        (users.and_then(|of| of.exclude.users.as_ref()), USER_WORDS),
        (
            applications.and_then(|of| of.include.as_ref()),
            APPLICATION_WORDS,
        ),
        (
            applications.and_then(|of| of.exclude.as_ref()),
            APPLICATION_WORDS,
        ),
        (locations.and_then(|of| of.include.as_ref()), LOCATION_WORDS),
        (locations.and_then(|of| of.exclude.as_ref()), LOCATION_WORDS),
    ] {
        letters(reader, list, table);
    }
    let sides = users.map(|users| [&users.include, &users.exclude]);
    for guests in sides.into_iter().flatten().flat_map(|side| &side.guests) {
        if let Some(kinds) = &guests.kinds {
            flags_spelling(reader, kinds, GUESTS);
        }
    }
}

/// Each entry of a list of members.
fn array(reader: &mut Reader, list: Option<&Located<Vec<String>>>, table: &[&str]) {
    for (entry, at) in list.into_iter().flat_map(located) {
        spelling(reader, &entry, table, &at, meant(&entry, table));
    }
}

/// Each entry that is one of these words; the others are ids and names.
fn letters(reader: &mut Reader, list: Option<&Located<Vec<String>>>, words: &[&str]) {
    for (entry, at) in list.into_iter().flat_map(located) {
        if words.iter().any(|word| word.eq_ignore_ascii_case(&entry)) {
            spelling(reader, &entry, words, &at, meant(&entry, words));
        }
    }
}

fn flags_spelling(reader: &mut Reader, flags: &Located<Vec<String>>, table: &[&str]) {
    let entries = flags.value.iter().map(|entry| meant(entry, table));
    let right = entries.collect::<Vec<_>>().join(",");
    for entry in &flags.value {
        spelling(reader, entry, table, &flags.at, &right);
    }
}

/// Notes an entry that is written otherwise than the schema does; `right` is what should stand there.
fn spelling(reader: &mut Reader, entry: &str, table: &[&str], at: &Clause, right: &str) {
    match table.iter().find(|name| name.eq_ignore_ascii_case(entry)) {
        Some(meant) if *meant == entry => {}
        Some(meant) => reader.note(
            Note::new(Severity::Info, &findings::LETTER_CASE)
                .at(at)
                .with("value", entry)
                .with("meant", *meant)
                .replacing(right),
        ),
        None => reader.misspelled(entry, at, table, right),
    }
}

/// Names of users, groups, roles and applications in the place of their ids.
fn names(reader: &mut Reader, conditions: &Conditions) {
    let mut of = |list: &Option<Located<Vec<String>>>, may_be: fn(&str) -> bool| {
        for (entry, at) in list.iter().flat_map(located) {
            if may_be(&entry) {
                reader.name_for_id(&entry, &at);
            }
        }
    };
    let sides = conditions.users.iter();
    for side in sides.flat_map(|users| [&users.include, &users.exclude]) {
        // Any other word for users is one that is not known.
        of(&side.users, is_user_name);
        of(&side.groups, |_| true);
        of(&side.roles, |_| true);
    }
    if let Some(applications) = &conditions.applications {
        of(&applications.include, is_application_name);
        of(&applications.exclude, is_application_name);
        for list in [&applications.include, &applications.exclude] {
            nearly_known(reader, list.as_ref());
        }
    }
}

/// Ids that differ by one digit from that of an application of Microsoft's.
fn nearly_known(reader: &mut Reader, list: Option<&Located<Vec<String>>>) {
    for (entry, at) in list.into_iter().flat_map(located) {
        let Ok(id) = Uuid::try_parse(entry.trim()) else {
            continue;
        };
        if built_in().any(|known| known == id) {
            continue;
        }
        if let Some(near) = built_in().find(|known| is_one_digit_off(&id, known)) {
            let name = name_of(near).unwrap_or_default();
            let meant = format!("{name} ({})", near.hyphenated());
            let note = Note::new(Severity::Warning, &findings::POLICY_APPLICATION_NEAR).at(&at);
            reader.note(note.with("value", &*entry).with("meant", meant));
        }
    }
}

/// Whether an entry is none of the words that stand for applications.
fn is_application_name(entry: &str) -> bool {
    let mut words = APPLICATION_WORDS.iter();
    !words.any(|word| word.eq_ignore_ascii_case(entry)) && ApplicationGroup::named(entry).is_none()
}

/// Words for users and actions that are not known (A17).
fn words(reader: &mut Reader, conditions: &Conditions) {
    let mut unknown = |list: Option<&Located<Vec<String>>>, is_known: fn(&str) -> bool| {
        let Some(list) = list else { return };
        for (index, entry) in list.value.iter().enumerate() {
            if !is_known(entry) {
                reader.unknown_value(entry, &element(&list.at, index));
            }
        }
    };
    if let Some(users) = &conditions.users {
        unknown(users.include.users.as_ref(), is_user);
        unknown(users.exclude.users.as_ref(), is_user);
    }
    if let Some(applications) = &conditions.applications {
        unknown(applications.user_actions.as_ref(), |entry| {
            UserAction::named(entry).is_some()
        });
    }
}

/// An address, or words with a blank between them, as only people's names have.
fn is_user_name(entry: &str) -> bool {
    entry.contains('@') || entry.trim().contains(char::is_whitespace)
}

/// An id or a name, or one of the words that stand for users.
fn is_user(entry: &str) -> bool {
    is_user_word(entry) || is_id(entry) || is_user_name(entry)
}

/// Notes `None` in a list that has something else.
fn none_beside(reader: &mut Reader, list: Option<&Located<Vec<String>>>) {
    let Some(list) = list.filter(|list| list.value.len() > 1) else {
        return;
    };
    let is_none = |entry: &String| entry.eq_ignore_ascii_case("None");
    if let Some(index) = list.value.iter().position(is_none) {
        reader.note(
            Note::new(Severity::Info, &findings::ACCESS_NONE_BESIDE)
                .at(&element(&list.at, index))
                .removing(),
        );
    }
}

fn missing_locations(reader: &mut Reader, scope: &Scope, locations: &[NamedLocation]) {
    let lists = [&scope.include, &scope.exclude];
    for list in lists.into_iter().flatten() {
        if contains(Some(list), "AllTrusted") {
            for location in locations.iter().filter(|one| one.is_trusted.is_none()) {
                let called = location.name.as_ref().or(location.id.as_ref());
                let row = &findings::LOCATION_TRUST_NOT_TOLD;
                let note = Note::new(Severity::Warning, row).at(&location.at);
                let note = note.with("value", called.cloned().unwrap_or_default());
                if !reader
                    .notes
                    .iter()
                    .any(|one| one.at == note.at && one.code == note.code)
                {
                    reader.note(note);
                }
            }
        }
        for (index, entry) in list.value.iter().enumerate() {
            if is_location_word(entry) || locations.iter().any(|location| location.is_called(entry))
            {
                continue;
            }
            reader.note(
                Note::new(Severity::Info, &findings::ACCESS_LOCATION_UNKNOWN)
                    .at(&element(&list.at, index))
                    .with("value", entry),
            );
        }
    }
}

/// Strengths that a policy asks for and no document holds. The built-in ones are known without.
pub(crate) fn missing_strengths(
    reader: &mut Reader,
    policies: &[Arc<AccessPolicy>],
    strengths: &Strengths,
) {
    let controls = policies
        .iter()
        .filter_map(|policy| policy.grant.as_ref())
        .flat_map(|grant| &grant.controls);
    for control in controls {
        let ControlKind::Strength(name) = &control.kind else {
            continue;
        };
        let row = if name.is_empty() {
            &findings::ACCESS_STRENGTH_NOT_NAMED
        } else if Strength::built_in_id(name).is_none() && strengths.called(name).is_empty() {
            &findings::ACCESS_STRENGTH_UNKNOWN
        } else {
            continue;
        };
        reader.note(
            Note::new(Severity::Warning, row)
                .at(&control.at)
                .with("name", name),
        );
    }
}
