//! Which Conditional Access policies are for a sign-in, in the shape in which Graph's What If answers, so that the two
//! can be laid side by side (spec 6).

use serde::Serialize;
use serde_json::{Map, Value};

use crate::catalogue::{Language, errors};
use crate::decide::access::{Applicability, applicability};
use crate::error::Error;
use crate::json;
use crate::limits;
use crate::question::Circumstances;
use crate::scenario::{self, Question, too_large};
use crate::tenant::Tenant;
use crate::trace::Outcome;

/// What If's answer: Graph's collection of `whatIfAnalysisResult`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfResults {
    /// What the collection holds, in OData's words.
    #[serde(rename = "@odata.context")]
    pub context: &'static str,
    /// One entry for each policy, in the order of the documents.
    pub value: Vec<WhatIfAnalysisResult>,
}

/// A policy with whether it is for the sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WhatIfAnalysisResult {
    /// The policy as it was given.
    #[serde(flatten)]
    pub policy: Map<String, Value>,
    /// Whether it is for the sign-in; null, which Graph never says, where an input is missing.
    pub policy_applies: Option<bool>,
    /// Graph's flags of what kept it out, joined by commas; `notSet` where nothing did.
    pub analysis_reasons: String,
    /// Why it cannot be told; absent where it can. The name is an OData annotation, which clients of Graph skip.
    #[serde(
        rename = "policyApplies@entraVerdict.open",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub open: Vec<OpenCondition>,
}

/// A condition that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OpenCondition {
    /// Reason code.
    pub code: &'static str,
    /// The reason as a sentence.
    pub text: String,
}

impl Tenant {
    /// Which Conditional Access policies are for a sign-in, whatever they ask for. `question` is JSON text: a question
    /// with `user` and `access`, or the body that Graph's `conditionalAccess/evaluate` takes, with `user` beside it for
    /// the groups and roles that Graph would look up.
    ///
    /// # Errors
    /// `input.…` when the question cannot be read.
    pub fn what_if(&self, question: &str, language: Language) -> Result<WhatIfResults, Error> {
        if question.len() > limits::SCENARIO_BYTES {
            return Err(too_large("question", limits::SCENARIO_BYTES, "bytes"));
        }
        let body = json::parse(question, limits::SCENARIO_NESTING)?;
        let circumstances = read(&body)
            .and_then(|question| Circumstances::read(&question))
            .map_err(|error| scenario::locate(in_the_words_of(&body, error), question))?;
        let Some(sign_in) = &circumstances.access else {
            return Err(Error::new(&errors::ACCESS_RESOURCE_MISSING).at("/question/access"));
        };
        let applied_only = body.get("appliedPoliciesOnly") == Some(&Value::Bool(true));
        let documents = self.documents();
        let value = applicability(self, &circumstances.who, sign_in)
            .into_iter()
            .filter(|one| !applied_only || one.applies != Outcome::Fail)
            .map(|one| result(&documents, &one, language))
            .collect();
        Ok(WhatIfResults {
            context: "https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.whatIfAnalysisResult)",
            value,
        })
    }
}

fn result(
    documents: &[Value],
    one: &Applicability<'_>,
    language: Language,
) -> WhatIfAnalysisResult {
    let at = &one.policy.at;
    let source = usize::try_from(at.document)
        .ok()
        .and_then(|document| documents.get(document)?.pointer(&at.path))
        .and_then(Value::as_object);
    let mut policy = source.cloned().unwrap_or_default();
    // Of an earlier answer of What If.
    policy.retain(|name, _| !name.starts_with("policyApplies") && name != "analysisReasons");
    WhatIfAnalysisResult {
        policy,
        policy_applies: match one.applies {
            Outcome::Pass => Some(true),
            Outcome::Fail => Some(false),
            Outcome::Unknown | Outcome::Skip => None,
        },
        analysis_reasons: match one.reasons.as_slice() {
            [] => "notSet".to_owned(),
            reasons => reasons.join(","),
        },
        open: match one.applies {
            Outcome::Unknown => open(one, language),
            _ => Vec::new(),
        },
    }
}

/// Why it is open whether a policy is for a sign-in.
fn open(one: &Applicability<'_>, language: Language) -> Vec<OpenCondition> {
    one.undecided()
        .map(|check| OpenCondition {
            code: check.code.unwrap_or_default(),
            text: check.sentence(language),
        })
        .collect()
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
fn read(body: &Value) -> Result<Question, Error> {
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
    scenario::without_credential(question)
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
