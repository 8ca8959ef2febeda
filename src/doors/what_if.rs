//! What If of a question, or of the body that Graph's own What If takes.

use serde_json::Map;
use serde_json::Value;

use crate::answers::what_if::what_if;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::places::escape;
use crate::contract::question::Question;
use crate::contract::verdict::Severity;
use crate::contract::what_if::WhatIfResults;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::vocabulary::text::excerpt;
use crate::words::{errors, findings};

impl Tenant {
    /// [`Tenant::what_if`] of JSON text: a question
    /// with `user` and `access`, or the body that Graph's `conditionalAccess/evaluate` takes, with `user` beside it for
    /// the groups and roles that Graph would look up.
    ///
    /// # Errors
    /// `input.…` when the question cannot be read.
    pub fn what_if_text(&self, question: &str, language: Language) -> Result<WhatIfResults, Error> {
        let body = read::bounded(question, "question")?;
        let applied_only = body.get("appliedPoliciesOnly") == Some(&Value::Bool(true));
        read(&body)
            .and_then(|(question, notes)| {
                let mut results = what_if(self, &question, applied_only, language)?;
                results.findings = self.render(&notes, language);
                Ok(results)
            })
            .map_err(|error| match error.place().path.as_deref() {
                // Nothing of what was given is at fault.
                Some("/question/access") => error,
                _ => read::locate(in_the_words_of(&body, error), question),
            })
    }
}

/// Members of Graph's request body, and where a question has them.
const MEMBERS: [(&str, &str); 15] = [
    ("/signInIdentity/userId", "/user/id"),
    ("/signInIdentity/externalTenantId", "/user/home/tenant"),
    ("/signInIdentity/externalUserType", "/user/type"),
    (
        "/signInContext/includeApplications/0",
        "/access/application",
    ),
    ("/signInContext/userAction", "/access/userAction"),
    (
        "/signInContext/authenticationContextValue",
        "/access/authenticationContext",
    ),
    ("/signInConditions/devicePlatform", "/access/platform"),
    ("/signInConditions/clientAppType", "/access/clientApp"),
    ("/signInConditions/country", "/access/location/country"),
    ("/signInConditions/ipAddress", "/access/location/ipAddress"),
    ("/signInConditions/signInRiskLevel", "/access/signInRisk"),
    ("/signInConditions/userRiskLevel", "/access/userRisk"),
    ("/signInConditions/insiderRiskLevel", "/access/insiderRisk"),
    (
        "/signInConditions/authenticationFlow",
        "/access/authenticationFlow",
    ),
    ("/signInConditions/deviceInfo", "/access/device"),
];

/// Members that only Graph's body has.
const BODY: [&str; 4] = [
    "signInIdentity",
    "signInContext",
    "signInConditions",
    "appliedPoliciesOnly",
];

/// The question of a body, without its credential.
fn read(body: &Value) -> Result<(Question, Vec<Note>), Error> {
    only_one_user_and_application(body)?;
    let mut question = body.clone();
    if let Some(members) = question.as_object_mut() {
        members.retain(|name, _| !BODY.contains(&name.as_str()));
    }
    for (graph, own) in MEMBERS {
        // `none` is Graph's word for a user who is not external.
        let nothing = |value: &Value| {
            value.is_null() || (own == "/user/type" && value.as_str() == Some("none"))
        };
        if let Some(stated) = body.pointer(graph).filter(|value| !nothing(value)) {
            set(&mut question, own, stated.clone());
        }
    }
    let (question, mut notes) = read::without_credential(question)?;
    for name in BODY {
        if let Some(value) = body.get(name) {
            unread(value, &format!("/{name}"), &mut notes);
        }
    }
    Ok((question, notes))
}

/// Notes what of Graph's body nothing reads.
fn unread(value: &Value, at: &str, notes: &mut Vec<Note>) {
    const KNOWN: [&str; 2] = [
        "/appliedPoliciesOnly",
        "/signInConditions/servicePrincipalRiskLevel",
    ];
    let mut own = MEMBERS.iter().map(|(graph, _)| *graph).chain(KNOWN);
    let name = at.rsplit('/').next().unwrap_or_default();
    if value.is_null() || name.contains('@') || own.any(|known| known == at) {
        return;
    }
    let above = format!("{at}/");
    let holds = MEMBERS.iter().any(|(graph, _)| graph.starts_with(&above)) || BODY.contains(&name);
    match value {
        Value::Object(members) if holds => {
            for (name, value) in members {
                unread(value, &[&above, escape(name).as_ref()].concat(), notes);
            }
        }
        Value::Array(items) if holds => {
            for (index, value) in items.iter().enumerate() {
                unread(value, &[&above, index.to_string().as_str()].concat(), notes);
            }
        }
        _ => {
            let note = Note::new(Severity::Warning, &findings::UNUSED_QUESTION_MEMBER);
            notes.push(note.scenario(at).with("name", excerpt(name)));
        }
    }
}

/// The error with the place as the body has it, where Graph's members say what is wrong.
fn in_the_words_of(body: &Value, error: Error) -> Error {
    let path = error.place().path.as_deref().unwrap_or_default();
    let own = path.strip_prefix("/question").unwrap_or_default();
    let graph = MEMBERS
        .iter()
        .find(|(graph, member)| *member == own && body.pointer(graph).is_some());
    match graph {
        Some((graph, _)) => error.at(*graph),
        None => error,
    }
}

/// Sets a member where a question has it, unless the question itself says something there.
fn set(question: &mut Value, pointer: &str, stated: Value) {
    let mut at = question;
    for name in pointer.split('/').skip(1) {
        let Value::Object(members) = at else { return };
        at = members
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()));
    }
    if at.as_object().is_some_and(Map::is_empty) {
        *at = stated;
    }
}

fn only_one_user_and_application(given: &Value) -> Result<(), Error> {
    let risk = "/signInConditions/servicePrincipalRiskLevel";
    let identity = given.pointer("/signInIdentity/@odata.type");
    let workload = identity.and_then(Value::as_str).is_some_and(|name| {
        name.to_ascii_lowercase()
            .ends_with("serviceprincipalsignin")
    });
    if workload {
        return Err(Error::new(&errors::WHAT_IF_WORKLOAD).at("/signInIdentity"));
    }
    let none = |level: &Value| level.is_null() || level.as_str() == Some("none");
    if given.pointer(risk).is_some_and(|level| !none(level)) {
        return Err(Error::new(&errors::WHAT_IF_WORKLOAD).at(risk));
    }
    let applications = "/signInContext/includeApplications";
    match given.pointer(applications) {
        Some(Value::Array(ids)) if ids.len() > 1 => {
            Err(Error::new(&errors::WHAT_IF_ONE_APPLICATION).at(format!("{applications}/1")))
        }
        _ => Ok(()),
    }
}
