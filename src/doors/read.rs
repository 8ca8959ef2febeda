//! JSON text as scenarios, questions, policies and trust data, bounded before any of it is read.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::base::error::{Error, too_large};
use crate::base::note::Note;
use crate::base::typed::{self, Typed, Unread};
use crate::base::{json, places};
use crate::contract::impact::{ImpactPart, ImpactSettings};
use crate::contract::limits;
use crate::contract::question::{ModelsQuestion, Question, User};
use crate::contract::scenario::{PolicyInput, Scenario, Trust};
#[cfg(feature = "answers")]
use crate::contract::sweep::{SweepNarrowing, SweepSettings};
use crate::contract::verdict::Severity;
use crate::vocabulary::likeness::{meant_member, nearest};
use crate::vocabulary::text::excerpt;
use crate::words::sentence::Row;
use crate::words::{errors, findings, parser};

/// JSON text that is not over the bound of a scenario, nor nested deeper than one. `what` names it in the error.
pub(crate) fn bounded(text: &str, what: &str) -> Result<Value, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large(what, limits::SCENARIO_BYTES, "bytes"));
    }
    let tree = json::tree_of(text, limits::SCENARIO_NESTING)?;
    match tree.twice.first() {
        Some(path) => Err(given_twice(text, path)),
        None => Ok(tree.value),
    }
}

/// The error for a member that is given twice, at the later one.
fn given_twice(text: &str, path: &str) -> Error {
    let places = places::positions_of_all(text, &[path]);
    let places = places.first().map(Vec::as_slice).unwrap_or_default();
    let name = places::tokens(path).and_then(|mut tokens| tokens.pop());
    let error = Error::new(&errors::TWICE)
        .with("name", excerpt(&name.unwrap_or_default()))
        .at(path);
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return error;
    };
    error
        .with("line", first.0.to_string())
        .with("column", first.1.to_string())
        .at_position(*last)
}

/// JSON text as a value of a type, with the place of what is wrong: `base` is the pointer to it in a scenario.
fn typed<T: DeserializeOwned>(text: &str, what: &str, base: &str) -> Result<(T, Vec<Note>), Error> {
    let value = bounded(text, what)?;
    read_value(&value, base).map_err(|error| locate(error, text))
}

/// A scenario. Members that no part of the evaluator knows are reported as notes, since a misspelt one would change the
/// answer.
///
/// # Errors
/// `input.syntax`, `input.tooLarge`, `input.missing` or `input.value`, with the JSON Pointer and, from text, line and column.
pub(crate) fn scenario(text: &str) -> Result<(Scenario, Vec<Note>), Error> {
    let (text, _) = json::mend_encoding(text);
    let mut value = bounded(&text, "scenario")?;
    let metadata = value.get_mut("trust").and_then(take_metadata);
    let read = read_value::<Scenario>(&value, "").and_then(|(mut scenario, notes)| {
        if let Some(trust) = &mut scenario.trust {
            trust.metadata = metadata;
        }
        if scenario.scenario == 1 {
            return Ok((scenario, notes));
        }
        Err(Error::new(&errors::VERSION)
            .with("version", scenario.scenario.to_string())
            .at("/scenario"))
    });
    read.map_err(|error| locate(error, &text))
}

/// A question, as [`Tenant::evaluate`](crate::Tenant::evaluate) takes it.
pub(crate) fn question(text: &str) -> Result<(Question, Vec<Note>), Error> {
    typed(text, "question", "/question")
}

/// A question with a part left open, which says at least nothing: of its credential `otherwise`, where that is a part of it.
pub(crate) fn plan_question(text: &str, otherwise: Option<Value>) -> Result<Question, Error> {
    let mut value = bounded(text, "question")?;
    if let Some(members) = value.as_object_mut() {
        members.entry("action").or_insert(Value::from("signIn"));
        if let Some(otherwise) = otherwise {
            members.entry("credential").or_insert(otherwise);
        }
    }
    let read = read_value(&value, "/question").map(|(question, _)| question);
    read.map_err(|error| locate(error, text))
}

/// The user of a question.
pub(crate) fn user(text: &str) -> Result<(User, Vec<Note>), Error> {
    typed(text, "user", "/question/user")
}

/// The certificate of a question.
pub(crate) fn certificate(text: &str) -> Result<String, Error> {
    typed(text, "certificate", "/question/credential/certificate").map(|(read, _)| read)
}

/// A list of questions.
pub(crate) fn questions(text: &str) -> Result<Vec<Question>, Error> {
    typed(text, "questions", "/questions").map(|(questions, _)| questions)
}

/// A question without action and credential, as [`Tenant::models`](crate::Tenant::models) takes it.
pub(crate) fn models_question(text: &str) -> Result<(ModelsQuestion, Vec<Note>), Error> {
    let value = bounded(text, "question")?;
    let (question, mut notes) = without_credential(value).map_err(|error| locate(error, text))?;
    // A table of models speaks of no sign-in.
    for (name, is_given) in [
        ("access", question.access.is_some()),
        ("tenant", question.tenant.is_some()),
    ] {
        if is_given {
            let note = Note::new(Severity::Warning, &findings::UNUSED_QUESTION_MEMBER);
            notes.push(
                note.scenario(format!("/question/{name}"))
                    .with("name", name),
            );
        }
    }
    let question = ModelsQuestion {
        at: question.at,
        reading: question.reading,
        user: question.user,
        channel: question.channel,
        also_used: question.also_used,
        registered: question.registered,
        strengths: question.strengths,
    };
    Ok((question, notes))
}

/// A question without action and credential as the question that it becomes, which also takes one that was asked
/// before.
pub(crate) fn without_credential(mut value: Value) -> Result<(Question, Vec<Note>), Error> {
    if let Some(members) = value.as_object_mut() {
        members.insert("action".to_owned(), Value::from("signIn"));
        members.insert("credential".to_owned(), Value::Object(Map::new()));
    }
    read_value(&value, "/question")
}

/// What is asked about a population, with its question.
pub(crate) fn impact_settings(text: &str) -> Result<(ImpactSettings, Option<Question>), Error> {
    let value = bounded(text, "settings")?;
    let read = read_value::<ImpactSettings>(&value, "").and_then(|(mut settings, _)| {
        let question = settings.question.take();
        let question = question.map(without_credential).transpose()?;
        Ok((settings, question.map(|(question, _)| question)))
    });
    read.map_err(|error| locate(error, text))
}

/// What a sweep goes by.
#[cfg(feature = "answers")]
pub(crate) fn sweep_settings(text: &str) -> Result<SweepSettings, Error> {
    let value = bounded(text, "settings")?;
    let read = read_value::<SweepSettings>(&value, "").map(|(settings, _)| settings);
    read.map_err(|error| locate(error, text))
}

/// Some of the people whom a sweep counts; `taken` came before them.
#[cfg(feature = "answers")]
pub(crate) fn swept_people(text: &str, taken: usize) -> Result<Vec<User>, Error> {
    let list = bounded(text, "people")?;
    let Value::Array(list) = list else {
        return read_value::<Vec<User>>(&list, "/people").map(|(people, _)| people);
    };
    let people = list.iter().enumerate().map(|(place, user)| {
        let at = format!("/people/{}", taken.saturating_add(place));
        read_value::<User>(user, &at).map(|(user, _)| user)
    });
    people.collect()
}

/// What the map of a sweep is narrowed to.
#[cfg(feature = "answers")]
pub(crate) fn sweep_narrowing(text: &str) -> Result<SweepNarrowing, Error> {
    let value = bounded(text, "narrowing")?;
    let read = read_value::<SweepNarrowing>(&value, "").map(|(narrowing, _)| narrowing);
    read.map_err(|error| locate(error, text))
}

/// A part of an answer about a population.
pub(crate) fn impact_part(text: &str) -> Result<ImpactPart, Error> {
    let value = bounded(text, "part")?;
    let read = read_value::<ImpactPart>(&value, "").map(|(part, _)| part);
    read.map_err(|error| locate(error, text))
}

/// The question that a key of a row about somebody is.
pub(crate) fn question_of_row(text: &str, key: usize) -> Result<Question, Error> {
    let row = bounded(text, "row")?;
    let member = |value: &Value, name: &str| value.get(name).cloned().unwrap_or(Value::Null);
    let key = row
        .pointer(&format!("/keys/{key}"))
        .cloned()
        .unwrap_or_default();
    let credential = match key.get("kind").and_then(Value::as_str) {
        Some("windowsHelloForBusiness") => json!({ "method": "windowsHelloForBusiness" }),
        Some("passkey" | "platformCredential") => json!({ "passkey": {
            "aaguid": member(&key, "aaGuid"), "type": member(&key, "passkeyType"),
            "attestationLevel": member(&key, "attestationLevel"),
        } }),
        _ => member(&row, "credential"),
    };
    let mut user = Map::new();
    for name in [
        "id",
        "userPrincipalName",
        "type",
        "groups",
        "groupsAsked",
        "roles",
        "rolesAsked",
        "certificateUserIds",
    ] {
        let value = row.get("user").map(|user| member(user, name));
        if let Some(value) = value.filter(|value| !value.is_null()) {
            user.insert(name.to_owned(), value);
        }
    }
    let question = json!({ "action": "signIn", "user": user, "credential": credential });
    read_value(&question, "/question").map(|(question, _)| question)
}

/// A list of policies.
pub(crate) fn policies(text: &str) -> Result<Vec<PolicyInput>, Error> {
    typed(text, "policies", "/policies").map(|(policies, _)| policies)
}

/// A JSON Patch.
pub(crate) fn patch(text: &str) -> Result<Vec<Value>, Error> {
    typed(text, "patch", "/patch").map(|(patch, _)| patch)
}

/// Trust data.
pub(crate) fn trust(text: &str) -> Result<(Trust, Vec<Note>), Error> {
    let mut value = bounded(text, "trust")?;
    let metadata = take_metadata(&mut value);
    let (mut trust, notes) =
        read_value::<Trust>(&value, "/trust").map_err(|error| locate(error, text))?;
    trust.metadata = metadata;
    Ok((trust, notes))
}

/// Metadata has megabytes: it is moved and never copied.
fn take_metadata(trust: &mut Value) -> Option<Value> {
    let metadata = trust.get_mut("metadata")?.take();
    (!metadata.is_null()).then_some(metadata)
}

/// The error with line and column of its place in the text.
pub(crate) fn locate(error: Error, text: &str) -> Error {
    let position = error
        .place()
        .path
        .as_deref()
        .and_then(|path| places::locate(text, path));
    match position {
        Some(span) => error.at_position((span.line, span.column)),
        None => error,
    }
}

/// The members of a question below its top, each with its place in words of the format.
const PLACES: &[(&str, &str)] = &[
    ("aaguid", "credential.passkey.aaguid"),
    ("attestationLevel", "credential.passkey.attestationLevel"),
    ("attestationObject", "credential.passkey.attestationObject"),
    ("clientDataJSON", "credential.passkey.clientDataJSON"),
    ("registration", "credential.passkey.registration"),
    ("creationOptions", "credential.passkey.creationOptions"),
    ("passkey", "credential.passkey"),
    ("certificate", "credential.certificate"),
    ("chain", "credential.chain"),
    ("certificateMode", "credential.certificateMode"),
    ("method", "credential.method"),
    ("describedCertificate", "credential.describedCertificate"),
    (
        "authorityKeyIdentifier",
        "credential.describedCertificate.authorityKeyIdentifier",
    ),
    (
        "certificatePolicies",
        "credential.describedCertificate.certificatePolicies",
    ),
    ("groups", "user.groups"),
    ("groupsAsked", "user.groupsAsked"),
    ("roles", "user.roles"),
    ("rolesAsked", "user.rolesAsked"),
    ("userPrincipalName", "user.userPrincipalName"),
    (
        "onPremisesUserPrincipalName",
        "user.onPremisesUserPrincipalName",
    ),
    ("certificateUserIds", "user.certificateUserIds"),
    ("federatedIdpMfaBehavior", "user.federatedIdpMfaBehavior"),
    ("userPrincipalNameChanged", "user.userPrincipalNameChanged"),
    ("home", "user.home"),
    ("identityProvider", "user.home.identityProvider"),
    ("application", "access.application"),
    ("applicationGroups", "access.applicationGroups"),
    ("userAction", "access.userAction"),
    ("authenticationContext", "access.authenticationContext"),
    ("platform", "access.platform"),
    ("clientApp", "access.clientApp"),
    ("location", "access.location"),
    ("country", "access.location.country"),
    ("ipAddress", "access.location.ipAddress"),
    ("namedLocations", "access.location.namedLocations"),
    ("signInRisk", "access.signInRisk"),
    ("userRisk", "access.userRisk"),
    ("insiderRisk", "access.insiderRisk"),
    ("authenticationFlow", "access.authenticationFlow"),
    ("device", "access.device"),
    ("satisfied", "access.satisfied"),
    ("scopes", "access.scopes"),
    ("strengths", "strengths"),
    ("alsoUsed", "alsoUsed"),
    ("registered", "registered"),
    ("reading", "reading"),
    ("channel", "channel"),
    ("user", "user"),
    ("access", "access"),
    ("credential", "credential"),
];

/// Graph's own names for what a question says, with the places that they have in one. What is not said counts as none (B11).
const OF_GRAPH: &[(&str, &str)] = &[
    ("riskLevelDuringSignIn", "access.signInRisk"),
    ("riskLevelAggregated", "access.signInRisk"),
    ("signInRiskLevel", "access.signInRisk"),
    ("signInRiskLevels", "access.signInRisk"),
    ("userRiskLevel", "access.userRisk"),
    ("userRiskLevels", "access.userRisk"),
    ("insiderRiskLevel", "access.insiderRisk"),
    ("insiderRiskLevels", "access.insiderRisk"),
    ("riskLevel", "access.signInRisk, access.userRisk"),
    ("riskLevels", "access.signInRisk, access.userRisk"),
    ("risk", "access.signInRisk, access.userRisk"),
    ("transferMethod", "access.authenticationFlow"),
    ("transferMethods", "access.authenticationFlow"),
    ("originalTransferMethod", "access.authenticationFlow"),
    ("authenticationTransferMethod", "access.authenticationFlow"),
    (
        "authenticationFlowTransferMethods",
        "access.authenticationFlow",
    ),
    ("authenticationProtocol", "access.authenticationFlow"),
    ("authenticationFlows", "access.authenticationFlow"),
];

/// Letters from which on a name that is like another one is told.
const LONG: usize = 5;

/// Where a member stands in a question that was given in another place of it, or by a name that is like it.
fn elsewhere(name: &str) -> Option<&'static str> {
    let names: Vec<&str> = PLACES.iter().map(|(known, _)| *known).collect();
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    let known = names.iter().copied().find(|known| is(known));
    let known = known.or_else(|| nearest(name, &names).filter(|known| known.len() >= LONG))?;
    let place = PLACES.iter().find(|(own, _)| *own == known);
    place.map(|(_, place)| *place)
}

/// The member of a question itself that a name is.
fn of_question(name: &str) -> Option<&'static str> {
    let mut own = PLACES.iter().filter(|(own, place)| own == place);
    own.find(|(own, _)| own.eq_ignore_ascii_case(name))
        .map(|(own, _)| *own)
}

/// The error for a member that nothing reads.
fn misread(unread: &Unread, row: &'static Row, meant: &str) -> Error {
    let error = Error::new(row).with("name", excerpt(&unread.name));
    error.with("meant", meant)
}

/// Where a question says what Graph calls so.
fn of_graph(name: &str) -> Option<&'static str> {
    let own = OF_GRAPH
        .iter()
        .find(|(own, _)| own.eq_ignore_ascii_case(name));
    let near = || {
        let names: Vec<&str> = OF_GRAPH.iter().map(|(own, _)| *own).collect();
        let near = nearest(name, &names).filter(|own| own.len() >= LONG)?;
        OF_GRAPH.iter().find(|(own, _)| *own == near)
    };
    own.or_else(near).map(|(_, place)| *place)
}

/// What a member of a scenario is meant to be which none has: one that is like it, or the policies where it holds some.
fn meant_of_scenario(
    name: &str,
    known: &[&'static str],
    value: Option<&Value>,
) -> Option<&'static str> {
    const JUDGED: [&str; 3] = ["policies", "trust", "question"];
    if name.starts_with(['_', '$', '#']) || name.contains('@') {
        return None;
    }
    let like = nearest(name, known).or_else(|| meant_member(name, &JUDGED));
    like.or_else(|| value.is_some_and(holds_documents).then_some("policies"))
}

/// Whether a value is a document of Graph's, or holds some.
fn holds_documents(value: &Value) -> bool {
    const OF_DOCUMENTS: [&str; 9] = [
        "@odata.type",
        "@odata.context",
        "conditions",
        "grantControls",
        "allowedCombinations",
        "includeTargets",
        "authenticationMethodConfigurations",
        "ipRanges",
        "inboundTrust",
    ];
    match value {
        Value::Array(items) => items.iter().any(holds_documents),
        Value::Object(members) => {
            let is_one = OF_DOCUMENTS.iter().any(|name| members.contains_key(*name));
            is_one || members.get("value").is_some_and(holds_documents)
        }
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            let value = json::tree_of(text, limits::SCENARIO_NESTING);
            value.is_ok_and(|tree| !tree.value.is_string() && holds_documents(&tree.value))
        }
        _ => false,
    }
}

/// Where the question stands in a scenario, and in a scenario that stands in its place.
const QUESTION: &str = "/question";
const SCENARIO: &str = "/question/question";

/// Whether a misspelt member at this place of a scenario changes what is asked, or by what it is judged.
fn is_asked(place: &str) -> bool {
    [QUESTION, "/trust"]
        .iter()
        .any(|part| place.starts_with(part))
}

/// Reads a value with the place of what is wrong, and with a note for every member that nothing reads.
///
/// # Errors
///
/// `input.value` too where such a member is one of a question that is misspelt: the answer would be about another one.
fn read_value<T: DeserializeOwned>(value: &Value, base: &str) -> Result<(T, Vec<Note>), Error> {
    let place = |path: &str| format!("{base}{path}");
    match typed::read(value) {
        Ok(Typed { read, mut unread }) => {
            unread.retain(|one| !one.is_read);
            // The top of a scenario, by what it has.
            let is_top = |one: &&Unread| one.known.contains(&"policies");
            for one in unread.iter().filter(is_top) {
                let value = value.pointer(&one.path);
                let own = meant_of_scenario(&one.name, one.known, value);
                let own = own.map(|meant| (&errors::MISSPELT_MEMBER, meant));
                let other = || Some((&errors::MISPLACED_MEMBER, of_question(&one.name)?));
                if let Some((row, meant)) = own.or_else(other) {
                    return Err(misread(one, row, meant).at(place(&one.path)));
                }
            }
            for one in unread.iter().filter(|one| is_asked(&place(&one.path))) {
                if place(&one.path) == SCENARIO {
                    return Err(Error::new(&errors::SCENARIO_AS_QUESTION).at(SCENARIO));
                }
                let is_of_question = place(&one.path).starts_with(QUESTION);
                let misplaced = |place| (&errors::MISPLACED_MEMBER, place);
                let of_graph = of_graph(&one.name).filter(|_| is_of_question);
                let own = || {
                    Some((
                        &errors::MISSPELT_MEMBER,
                        meant_member(&one.name, one.known)?,
                    ))
                };
                let other = || elsewhere(&one.name).filter(|_| is_of_question);
                let meant = of_graph.map(misplaced);
                let meant = meant.or_else(own).or_else(|| other().map(misplaced));
                if let Some((row, meant)) = meant {
                    return Err(misread(one, row, meant).at(place(&one.path)));
                }
            }
            let note = |unread: Unread| {
                Note::new(Severity::Warning, &findings::UNKNOWN_QUESTION_MEMBER)
                    .scenario(place(&unread.path))
                    .with("name", unread.name)
            };
            Ok((read, unread.into_iter().map(note).collect()))
        }
        Err(fault) => {
            // serde has no typed error; its wording for an absent member is stable and pinned by a test.
            let row = if fault.said.starts_with("missing field") {
                &errors::MISSING_MEMBER
            } else {
                &errors::VALUE
            };
            Err(Error::new(row)
                .with_words("what", parser::said(&fault.said))
                .at(place(fault.path.as_deref().unwrap_or_default())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_where_they_are_said_to_stand() {
        for (name, place) in PLACES {
            let steps: Vec<&str> = place.split('.').collect();
            assert_eq!(steps.last(), Some(name));
            let value = steps.iter().rev().fold(Value::Null, |value, step| {
                let mut members = Map::new();
                members.insert((*step).to_owned(), value);
                Value::Object(members)
            });
            let pointer = format!("/{}", steps.join("/"));
            let is_unread = typed::read::<Question>(&value)
                .is_ok_and(|typed| typed.unread.iter().any(|one| one.path == pointer));
            assert!(!is_unread, "{place}");
            let elsewhere = json!({ "action": "signIn", "credential": { "method": "password" },
                "tenant": { *name: null } });
            let error = read_value::<Question>(&elsewhere, QUESTION).map(|_| ());
            assert_eq!(error.unwrap_err().code(), "input.value", "{place}");
        }
    }
}
