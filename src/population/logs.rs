//! Entries of audit logs and sign-in logs, as Graph and as Log Analytics write them.

use serde_json::{Map, Value};

use crate::population::key_id;
use crate::population::members::{list, member, text};
use crate::population::noted::Noted;
use crate::population::person::{Event, Happened, Part, Person, aaguid, owned};
use crate::population::sink::Sink;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::population_source::PopulationSource;
use crate::words::population;

/// Tables of Log Analytics: columns, and rows of values.
pub(crate) fn tables(tables: &[Value], line: u64, sink: &mut dyn Sink) {
    for table in tables {
        let (Some(Value::Array(columns)), Some(Value::Array(rows))) =
            (table.get("columns"), table.get("rows"))
        else {
            sink.noted(Noted::lost(&population::UNRECOGNISED), line);
            continue;
        };
        let names = columns.iter().map(|column| {
            let name = column.get("name").and_then(Value::as_str);
            name.unwrap_or_default().to_owned()
        });
        let names: Vec<String> = names.collect();
        for row in rows {
            let values = row.as_array().into_iter().flatten().cloned();
            let members: Map<String, Value> = names.iter().cloned().zip(values).collect();
            log(&members, line, sink);
        }
    }
}

/// An entry of either log.
pub(crate) fn log(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    if is_audit(members) {
        audit(members, line, sink);
    } else if is_sign_in(members) {
        sign_in(members, line, sink);
    } else {
        sink.noted(Noted::lost(&population::UNRECOGNISED), line);
    }
}

pub(crate) fn is_audit(members: &Map<String, Value>) -> bool {
    member(members, "targetResources").is_some()
        && (member(members, "activityDisplayName").is_some()
            || member(members, "operationName").is_some())
}

pub(crate) fn is_sign_in(members: &Map<String, Value>) -> bool {
    member(members, "authenticationDetails").is_some()
        || member(members, "appDisplayName").is_some()
            && (member(members, "userId").is_some() || member(members, "status").is_some())
}

fn moment(members: &Map<String, Value>, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| text(members, name));
    found.unwrap_or_default().to_owned()
}

/// The type that the name of an activity or of a method tells.
fn type_of(name: &str) -> Option<PasskeyType> {
    if name.contains("synced") {
        return Some(PasskeyType::Synced);
    }
    [
        "device-bound",
        "device bound",
        "microsoft authenticator",
        "windows hello",
    ]
    .iter()
    .any(|word| name.contains(word))
    .then_some(PasskeyType::DeviceBound)
}

/// An entry of the audit log. The one that is paired with it, *User registered security info*, tells no key and counts as
/// nothing.
pub(crate) fn audit(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    sink.read(PopulationSource::AuditLogs);
    let activity = text(members, "activityDisplayName").or(text(members, "operationName"));
    let activity = activity.unwrap_or_default().to_ascii_lowercase();
    let is_of_key = ["passkey", "fido2 security key", "fido2 key"]
        .iter()
        .any(|word| activity.contains(word));
    let what = if activity.starts_with("add ") || activity.starts_with("register ") {
        Happened::Added
    } else if activity.starts_with("delete ") || activity.starts_with("remove ") {
        Happened::Deleted
    } else {
        return;
    };
    let failed =
        text(members, "result").is_some_and(|result| !result.eq_ignore_ascii_case("success"));
    if !is_of_key || failed {
        return;
    }
    let mut notes = Vec::new();
    let mut event = Event {
        at: moment(members, &["activityDateTime", "TimeGenerated"]),
        what,
        key: None,
        aaguid: None,
        kind: KeyKind::Passkey,
        passkey_type: type_of(&activity),
    };
    let targets = list(members, "targetResources").unwrap_or_default();
    let details = list(members, "additionalDetails").unwrap_or_default();
    for detail in &details {
        let Some(detail) = detail.as_object() else {
            continue;
        };
        let (Some(key), Some(value)) = (text(detail, "key"), text(detail, "value")) else {
            continue;
        };
        match key.to_ascii_lowercase().replace([' ', '_'], "").as_str() {
            "aaguid" => event.aaguid = aaguid(value, &mut notes),
            "keyidentifier" | "keyid" | "credentialid" => event.key = Some(key_id::of_log(value)),
            "passkeytype" => event.passkey_type = PasskeyType::named(value).or(event.passkey_type),
            _ => {}
        }
    }
    for note in notes {
        sink.noted(note, line);
    }
    let user = targets.iter().filter_map(Value::as_object).find(|target| {
        text(target, "userPrincipalName").is_some()
            || text(target, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("user"))
    });
    let Some(user) = user else {
        return sink.noted(Noted::lost(&population::NO_USER), line);
    };
    let person = Person {
        id: text(user, "id").map(owned),
        user_principal_name: text(user, "userPrincipalName").map(owned),
        display_name: text(user, "displayName").map(owned),
        ..Person::default()
    };
    hand(person, vec![event], line, sink);
}

fn hand(person: Person<'static>, events: Vec<Event>, line: u64, sink: &mut dyn Sink) {
    if person.id.is_none() && person.user_principal_name.is_none() {
        return sink.noted(Noted::lost(&population::NO_USER), line);
    }
    sink.part(Part { person, events }, line);
}

/// What kind of key a method of the sign-in log is.
fn key_of(method: &str) -> Option<KeyKind> {
    if method.contains("passkey") || method.contains("fido2") {
        return Some(KeyKind::Passkey);
    }
    if method.contains("windows hello for business") {
        return Some(KeyKind::WindowsHelloForBusiness);
    }
    let is_platform = method.contains("platform credential") || method.contains("platform sso");
    is_platform.then_some(KeyKind::PlatformCredential)
}

/// A GUID that stands in a text.
fn guid_in(text: &str) -> Option<uuid::Uuid> {
    let words = text.split(|c: char| !c.is_ascii_hexdigit() && c != '-');
    let mut guids = words.filter(|word| word.len() == 36);
    guids.find_map(|word| uuid::Uuid::try_parse(word).ok())
}

/// An entry of the sign-in log. Nothing is concluded from an AAGUID that is not there.
pub(crate) fn sign_in(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    sink.read(PopulationSource::SignInLogs);
    let at = moment(members, &["createdDateTime", "TimeGenerated"]);
    let mut events = Vec::new();
    for detail in list(members, "authenticationDetails").unwrap_or_default() {
        let Some(detail) = detail.as_object() else {
            continue;
        };
        let method = text(detail, "authenticationMethod").unwrap_or_default();
        let method = method.to_ascii_lowercase();
        let failed = member(detail, "succeeded").is_some_and(|succeeded| {
            succeeded.as_bool() == Some(false)
                || succeeded
                    .as_str()
                    .is_some_and(|text| text.eq_ignore_ascii_case("false"))
        });
        let Some(kind) = key_of(&method).filter(|_| !failed) else {
            continue;
        };
        let told = text(detail, "authenticationMethodDetail").unwrap_or_default();
        let aaguid = guid_in(told).filter(|_| kind == KeyKind::Passkey);
        if aaguid.is_some() {
            sink.noted(Noted::counted(&population::AAGUID_IN_SIGN_IN), line);
        }
        events.push(Event {
            at: text(detail, "authenticationStepDateTime")
                .unwrap_or(&at)
                .to_owned(),
            what: Happened::Used,
            key: None,
            aaguid,
            kind,
            passkey_type: type_of(&method),
        });
    }
    let person = Person {
        id: text(members, "userId").map(owned),
        user_principal_name: text(members, "userPrincipalName").map(owned),
        display_name: text(members, "userDisplayName").map(owned),
        ..Person::default()
    };
    if !events.is_empty() {
        hand(person, events, line, sink);
    }
}
