//! Answers of Graph: pages and batches of authentication methods, of the registration report, of users and of what they are
//! members of; and entries of the logs among them.

use serde_json::{Map, Value};

use crate::contract::population::{PopulationKey, PopulationPerson};
use crate::population::logs;
use crate::population::members::{list, member, text};
use crate::population::noted::Noted;
use crate::population::person::{Key, Part, Person, Registered, owned, user_type};
use crate::population::sink::Sink;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::population_source::PopulationSource;
use crate::words::{parser, population};

/// What a page or a batch tells of an entry beside itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The user in the address, or whom the request was for.
    user: Option<String>,
    /// What was asked for: the last part of the address.
    asked: String,
}

impl Context {
    /// What an address tells, such as `…/$metadata#users('…')/authentication/fido2Methods`.
    pub fn of(address: &str) -> Self {
        let path = address.rsplit('#').next().unwrap_or(address);
        let path = path.split('?').next().unwrap_or_default();
        let path = path.replace("%27", "'").replace("%40", "@");
        let mut user = None;
        let mut asked = "";
        let mut segments = path
            .split('/')
            .filter(|part| !part.starts_with('$'))
            .peekable();
        while let Some(segment) = segments.next() {
            // Behind a name stands a key in quotes, or the members that were selected.
            let (name, rest) = segment.split_once('(').unwrap_or((segment, ""));
            asked = name;
            if !name.eq_ignore_ascii_case("users") {
                continue;
            }
            let key = rest
                .strip_prefix('\'')
                .and_then(|rest| rest.split('\'').next());
            let key = key.or_else(|| rest.is_empty().then(|| segments.next()).flatten());
            user = key.filter(|key| !key.is_empty()).map(str::to_owned);
        }
        Self {
            user,
            asked: asked.to_ascii_lowercase(),
        }
    }

    /// What the text before a list tells of its entries; it breaks off where the list begins.
    pub fn of_head(head: &[u8]) -> Self {
        let head = String::from_utf8_lossy(head);
        let Some((_, rest)) = head.split_once("\"@odata.context\"") else {
            return Self::default();
        };
        let mut quoted = rest.split('"');
        let address = quoted.nth(1).unwrap_or_default();
        Self::of(&address.replace("\\/", "/").replace("\\u0027", "'"))
    }

    /// A person of whom only this tells.
    fn person(&self) -> Person<'static> {
        let mut person = Person::default();
        if let Some(user) = &self.user {
            name(&mut person, user);
        }
        person
    }
}

/// Names a person by an object id or by a user principal name.
fn name(person: &mut Person<'static>, called: &str) {
    if called.contains('@') {
        person.user_principal_name = Some(owned(called));
    } else if !called.is_empty() {
        person.id = Some(owned(called));
    }
}

/// Reads a document, or what is left of one after its entries.
pub(crate) fn document(value: &Value, split: bool, line: u64, sink: &mut dyn Sink) {
    match value {
        Value::Array(entries) => {
            for one in entries {
                entry(one, &Context::default(), line, sink);
            }
        }
        Value::Object(members) => page(members, split, &Context::default(), line, sink),
        _ => sink.noted(Noted::lost(&population::UNRECOGNISED), line),
    }
}

/// Reads a page, a batch or a single object.
fn page(
    members: &Map<String, Value>,
    split: bool,
    outer: &Context,
    line: u64,
    sink: &mut dyn Sink,
) {
    if let Some(Value::Array(responses)) = members.get("responses") {
        for response in responses {
            entry(response, outer, line, sink);
        }
        if responses.is_empty() && !split {
            sink.noted(Noted::lost(&population::UNRECOGNISED), line);
        }
        return;
    }
    if let Some(Value::Array(entries)) = members.get("value") {
        let mut context = Context::of(text(members, "@odata.context").unwrap_or_default());
        if context.user.is_none() {
            context.user.clone_from(&outer.user);
        }
        for one in entries {
            entry(one, &context, line, sink);
        }
        if member(members, "@odata.nextLink").is_some() {
            sink.noted(Noted::lost(&population::PAGE), line);
        }
        listed(&context, line, sink);
        return;
    }
    if let Some(Value::Array(tables)) = members.get("tables") {
        logs::tables(tables, line, sink);
        return;
    }
    if split {
        return;
    }
    entry(&Value::Object(members.clone()), outer, line, sink);
}

/// What is known by a list as a whole: that there is nothing else.
fn listed(context: &Context, line: u64, sink: &mut dyn Sink) {
    if context.user.is_none() {
        return;
    }
    let mut person = context.person();
    let source = match context.asked.as_str() {
        "fido2methods" => {
            person.passkeys = Some(Vec::new());
            PopulationSource::AuthenticationMethods
        }
        "methods" => {
            person.passkeys = Some(Vec::new());
            person.registered = Some(Registered::default());
            PopulationSource::AuthenticationMethods
        }
        "transitivememberof" | "memberof" | "checkmembergroups" | "getmembergroups" => {
            person.groups = Some(Vec::new());
            person.roles = (context.asked == "transitivememberof").then(Vec::new);
            PopulationSource::Memberships
        }
        _ => return,
    };
    sink.read(source);
    let part = Part {
        person,
        events: Vec::new(),
    };
    sink.part(part, line);
}

/// Reads an entry of a page, of a batch, or of a list.
pub(crate) fn entry(value: &Value, context: &Context, line: u64, sink: &mut dyn Sink) {
    let Value::Object(members) = value else {
        if let Value::String(id) = value
            && context.asked.contains("membergroups")
        {
            let mut person = context.person();
            person.groups = Some(vec![owned(id)]);
            return part(person, PopulationSource::Memberships, line, sink);
        }
        return sink.noted(Noted::lost(&population::UNRECOGNISED), line);
    };
    if member(members, "status").is_some_and(Value::is_number) && members.contains_key("body") {
        return response(members, line, sink);
    }
    let is_page = ["value", "responses", "tables"]
        .iter()
        .any(|name| members.get(*name).is_some_and(Value::is_array));
    if is_page {
        return page(members, false, context, line, sink);
    }
    if members.get("user").is_some_and(Value::is_object) {
        return whole(value, line, sink);
    }
    if member(members, "methodsRegistered").is_some() {
        return registration(members, line, sink);
    }
    if logs::is_audit(members) {
        return logs::audit(members, line, sink);
    }
    if logs::is_sign_in(members) {
        return logs::sign_in(members, line, sink);
    }
    let declared = text(members, "@odata.type").unwrap_or_default();
    let declared = declared
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if declared.ends_with("authenticationmethod")
        || member(members, "aaGuid").is_some()
        || context.asked == "fido2methods"
    {
        return method(members, &declared, context, line, sink);
    }
    if declared == "group" || declared == "directoryrole" || context.asked.ends_with("memberof") {
        return membership(members, &declared, context, line, sink);
    }
    if member(members, "userPrincipalName").is_some() {
        return user(members, line, sink);
    }
    let is_policy = declared.ends_with("configuration")
        || declared.ends_with("policy")
        || [
            "grantControls",
            "allowedCombinations",
            "authenticationMethodConfigurations",
        ]
        .iter()
        .any(|name| members.contains_key(*name));
    let row = if is_policy {
        &population::POLICIES
    } else {
        &population::UNRECOGNISED
    };
    sink.noted(Noted::lost(row), line);
}

/// A response of a batch. Its id is what the caller gave, often the user's.
fn response(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    let status = member(members, "status").and_then(Value::as_u64);
    let status = status.unwrap_or_default();
    if !(200..300).contains(&status) {
        let note = Noted::lost(&population::REFUSED).with("value", status.to_string());
        return sink.noted(note, line);
    }
    let mut context = Context::default();
    if let Some(id) = text(members, "id") {
        let is_user = uuid::Uuid::try_parse(id).is_ok() || id.contains('@');
        context.user = is_user.then(|| id.to_owned());
    }
    match member(members, "body") {
        Some(Value::Object(body)) => {
            let own = Context::of(text(body, "@odata.context").unwrap_or_default());
            let context = Context {
                user: own.user.or(context.user),
                asked: own.asked,
            };
            page(body, false, &context, line, sink);
        }
        _ => sink.noted(Noted::lost(&population::UNRECOGNISED), line),
    }
}

fn part(person: Person<'static>, source: PopulationSource, line: u64, sink: &mut dyn Sink) {
    if person.id.is_none() && person.user_principal_name.is_none() {
        return sink.noted(Noted::lost(&population::NO_USER), line);
    }
    sink.read(source);
    let part = Part {
        person,
        events: Vec::new(),
    };
    sink.part(part, line);
}

/// A line of people that stands in a list.
fn whole(value: &Value, line: u64, sink: &mut dyn Sink) {
    // From text, as lines are: the type is compiled for one reader.
    match serde_json::from_str::<PopulationPerson<'_>>(&value.to_string()) {
        Ok(read) => {
            let mut notes = Vec::new();
            let person = Person::of_line(read, &mut notes);
            for note in notes {
                sink.noted(note, line);
            }
            match person {
                Ok(person) => {
                    sink.read(PopulationSource::People);
                    sink.person(person, line);
                }
                Err(note) => sink.noted(note, line),
            }
        }
        Err(error) => sink.noted(
            Noted::lost(&population::VALUE).with_words("what", parser::said(&error.to_string())),
            line,
        ),
    }
}

/// A row of the registration report.
fn registration(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    let mut notes = Vec::new();
    let words = match member(members, "methodsRegistered") {
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(words)) => words.split([',', ';']).collect(),
        _ => Vec::new(),
    };
    let mut person = Person {
        registered: Some(Registered::of_words(words.into_iter(), &mut notes)),
        ..Person::default()
    };
    let kind = match text(members, "userType").map(user_type) {
        Some(Ok(kind)) => Some(kind),
        Some(Err(note)) => {
            sink.noted(note, line);
            return;
        }
        None => None,
    };
    person.kind = kind;
    person.id = text(members, "id").map(owned);
    person.user_principal_name = text(members, "userPrincipalName").map(owned);
    person.display_name = text(members, "userDisplayName").map(owned);
    for note in notes {
        sink.noted(note, line);
    }
    part(person, PopulationSource::RegistrationDetails, line, sink);
}

/// A user, with methods where the answer holds them.
fn user(members: &Map<String, Value>, line: u64, sink: &mut dyn Sink) {
    let mut person = Person {
        id: text(members, "id").map(owned),
        user_principal_name: text(members, "userPrincipalName").map(owned),
        display_name: text(members, "displayName").map(owned),
        enabled: member(members, "accountEnabled").and_then(Value::as_bool),
        ..Person::default()
    };
    match text(members, "userType").map(user_type) {
        Some(Ok(kind)) => person.kind = Some(kind),
        Some(Err(note)) => return sink.noted(note, line),
        None => {}
    }
    if let Some(Value::Object(info)) = member(members, "authorizationInfo")
        && let Some(ids) = list(info, "certificateUserIds")
    {
        let ids = ids.iter().filter_map(Value::as_str);
        person.certificate_user_ids = Some(ids.map(owned).collect());
    }
    let called = person.id.clone().or(person.user_principal_name.clone());
    let called = called.map(|text| text.as_str().to_owned());
    part(person, PopulationSource::Users, line, sink);
    let nested = member(members, "authentication").and_then(Value::as_object);
    let lists = [
        (nested, "methods"),
        (nested, "fido2Methods"),
        (Some(members), "fido2Methods"),
        (Some(members), "transitiveMemberOf"),
        (Some(members), "memberOf"),
    ];
    for (members, asked) in lists {
        let Some(Value::Array(entries)) = members.and_then(|members| member(members, asked)) else {
            continue;
        };
        let context = Context {
            user: called.clone(),
            asked: asked.to_ascii_lowercase(),
        };
        for one in entries {
            entry(one, &context, line, sink);
        }
        listed(&context, line, sink);
    }
}

/// A group or a role of a user.
fn membership(
    members: &Map<String, Value>,
    declared: &str,
    context: &Context,
    line: u64,
    sink: &mut dyn Sink,
) {
    let mut person = context.person();
    let is_role = declared == "directoryrole" || member(members, "roleTemplateId").is_some();
    if is_role {
        let id = text(members, "roleTemplateId").or(text(members, "id"));
        person.roles = Some(id.map(owned).into_iter().collect());
    } else {
        person.groups = Some(text(members, "id").map(owned).into_iter().collect());
    }
    part(person, PopulationSource::Memberships, line, sink);
}

/// An authentication method of a user.
fn method(
    members: &Map<String, Value>,
    declared: &str,
    context: &Context,
    line: u64,
    sink: &mut dyn Sink,
) {
    let mut person = context.person();
    // Scripts that collect keys write beside each whose it is.
    if person.id.is_none() && person.user_principal_name.is_none() {
        let of = |name| text(members, name).map(owned);
        person.id = of("userId");
        person.user_principal_name = of("userPrincipalName").or_else(|| of("upn"));
        person.display_name = of("userDisplayName");
    }
    let mut notes = Vec::new();
    let kind = match declared {
        "windowshelloforbusinessauthenticationmethod" => Some(KeyKind::WindowsHelloForBusiness),
        "platformcredentialauthenticationmethod" => Some(KeyKind::PlatformCredential),
        "fido2authenticationmethod" | "" => Some(KeyKind::Passkey),
        _ => None,
    };
    if let Some(kind) = kind {
        // PowerShell writes names in capitals.
        let of = |name| text(members, name).map(owned);
        let read = PopulationKey {
            id: of("id"),
            aa_guid: of("aaGuid"),
            passkey_type: of("passkeyType"),
            attestation_level: of("attestationLevel"),
            display_name: of("displayName"),
            created_date_time: of("createdDateTime"),
            last_used_date_time: of("lastUsedDateTime"),
        };
        let key = Key::of_graph(kind, read, &mut notes);
        if kind == KeyKind::Passkey {
            person.passkeys = Some(vec![key]);
        } else {
            person.device_keys.push(key);
        }
    } else {
        let modes = modes_of(declared, members);
        person.registered = Some(Registered {
            modes,
            ..Registered::default()
        });
    }
    for note in notes {
        sink.noted(note, line);
    }
    part(person, PopulationSource::AuthenticationMethods, line, sink);
}

/// The modes of what is no key.
fn modes_of(declared: &str, members: &Map<String, Value>) -> Modes {
    let modes: &[Mode] = match declared {
        "phoneauthenticationmethod" => match text(members, "phoneType") {
            Some("mobile") | None => &[Mode::Sms, Mode::Voice],
            Some(_) => &[Mode::Voice],
        },
        "microsoftauthenticatorauthenticationmethod" => &[Mode::MicrosoftAuthenticatorPush],
        "passwordlessmicrosoftauthenticatorauthenticationmethod" => &[Mode::DeviceBasedPush],
        "softwareoathauthenticationmethod" => &[Mode::SoftwareOath],
        "hardwareoathauthenticationmethod" => &[Mode::HardwareOath],
        "temporaryaccesspassauthenticationmethod" => &[
            Mode::TemporaryAccessPassOneTime,
            Mode::TemporaryAccessPassMultiUse,
        ],
        "emailauthenticationmethod" => &[Mode::Email],
        "externalauthenticationmethod" => &[Mode::ExternalAuthMethod],
        "qrcodepinauthenticationmethod" => &[Mode::QrCodePin],
        _ => &[],
    };
    modes.iter().copied().collect()
}
