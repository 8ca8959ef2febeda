//! What was pasted: recognised and taken apart, without judging it.

use ciborium::value::Value as Cbor;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::catalogue::{Language, errors};
use crate::credential::aaguid;
use crate::credential::paste::{self, Pasted};
use crate::credential::report::CertificateReport;
use crate::error::{Error, ErrorReport};
use crate::json;
use crate::limits;
use crate::scenario::{PasskeyType, PolicyInput, too_large};
use crate::tenant::Tenant;
use crate::verdict::Finding;
use crate::vocabulary::text::binary;

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Inspection {
    /// An AAGUID.
    Aaguid {
        /// Lower case with hyphens.
        aaguid: String,
        /// A name for people, where this build knows the model.
        name: Option<&'static str>,
        /// Device-bound for every model that the documentation lists: what is capable of attestation is not synced.
        /// A suggestion for whoever asks the question; the evaluator takes only what the question states.
        passkey_type: Option<PasskeyType>,
    },
    /// One or several certificates.
    Certificate {
        /// In the order of the text.
        certificates: Vec<CertificateReport>,
        /// Why others in the text cannot be read.
        unreadable: Vec<ErrorReport>,
    },
    /// Policy documents.
    Policies {
        /// The resources that were recognised.
        resources: Vec<RecognisedResource>,
        /// What is noteworthy about them.
        findings: Vec<Finding>,
    },
    /// A scenario.
    Scenario {
        /// Its title.
        title: Option<String>,
        /// How many policy documents it has.
        policies: usize,
    },
    /// A WebAuthn attestation, not verified.
    Attestation {
        /// Which form was pasted.
        form: AttestationForm,
        /// Attestation statement format.
        format: Option<String>,
        /// AAGUID as the authenticator claims it.
        aaguid: Option<String>,
        /// A name for people, where this build knows the model.
        name: Option<&'static str>,
        /// Flags of the authenticator data.
        flags: Option<AuthenticatorFlags>,
    },
    /// A response of Microsoft Graph that is not a policy.
    GraphResponse {
        /// Graph's name of the resource, empty when the response does not tell.
        resource: String,
        /// The resources in it, as they are.
        items: Vec<Map<String, Value>>,
    },
    /// Nothing that this version recognises.
    Unrecognised,
}

/// A resource in a policy document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecognisedResource {
    /// Graph's name of the type.
    pub resource: &'static str,
    /// Display name or id.
    pub name: Option<String>,
    /// RFC 6901 JSON Pointer into the document.
    pub path: String,
}

/// Which form of an attestation was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttestationForm {
    /// The attestation object alone, as base64url, base64 or hex.
    AttestationObject,
    /// JSON that holds one: a browser's response or the body of the Graph registration request.
    Registration,
}

/// Flags of the authenticator data (WebAuthn Level 3, section 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorFlags {
    /// UP.
    pub user_present: bool,
    /// UV.
    pub user_verified: bool,
    /// BE: the credential may be backed up, that is synced.
    pub backup_eligible: bool,
    /// BS.
    pub backup_state: bool,
    /// AT.
    pub attested_credential_data: bool,
    /// ED.
    pub extension_data: bool,
}

/// Recognises what was pasted and returns its fields.
///
/// # Errors
/// `input.…` when the text clearly is of one kind and cannot be read as that: broken JSON, a broken PEM block, a
/// private key, a policy with a member of the wrong type.
pub fn inspect(text: &str, language: Language) -> Result<Inspection, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("text", limits::SCENARIO_BYTES, "bytes"));
    }
    let (text, _) = json::mend_encoding(text);
    let trimmed = text.trim();
    if let Ok(id) = Uuid::try_parse(trimmed) {
        return Ok(Inspection::Aaguid {
            aaguid: id.hyphenated().to_string(),
            name: aaguid::name(id),
            passkey_type: aaguid::is_device_bound(id).then_some(PasskeyType::DeviceBound),
        });
    }
    if trimmed.starts_with(['{', '[']) {
        return inspect_json(&text, language);
    }
    if trimmed.contains("-----BEGIN ") {
        return certificates(trimmed, language);
    }
    match binary(trimmed) {
        // A SEQUENCE whose length takes bytes of its own, or is not told, is a certificate or what people take for one;
        // a CBOR map is an attestation object.
        Some(bytes)
            if matches!(bytes.as_slice(), [0x30, 0x80..=0x84, ..]) || paste::may_be_key(&bytes) =>
        {
            certificates(trimmed, language)
        }
        Some(bytes) if bytes.first().is_some_and(|byte| byte & 0xe0 == 0xa0) => {
            attestation_object(&bytes, AttestationForm::AttestationObject)
        }
        _ => Ok(Inspection::Unrecognised),
    }
}

fn certificates(text: &str, language: Language) -> Result<Inspection, Error> {
    let pasted = Pasted::read(text)?;
    Ok(Inspection::Certificate {
        certificates: pasted
            .certificates
            .iter()
            .map(CertificateReport::of)
            .collect(),
        unreadable: pasted
            .unreadable
            .iter()
            .map(|(_, error)| error.report(language))
            .collect(),
    })
}

fn inspect_json(text: &str, language: Language) -> Result<Inspection, Error> {
    let value = json::parse(text, limits::NESTING)?;
    if value.get("scenario").is_some() && value.get("question").is_some() {
        return Ok(Inspection::Scenario {
            title: value
                .get("title")
                .and_then(Value::as_str)
                .map(str::to_owned),
            policies: value
                .get("policies")
                .and_then(Value::as_array)
                .map_or(0, Vec::len),
        });
    }
    if let Some(object) = attestation_member(&value) {
        return match binary(object) {
            Some(bytes) => attestation_object(&bytes, AttestationForm::Registration),
            None => Err(Error::new(&errors::ATTESTATION_TEXT)),
        };
    }
    let tenant = Tenant::load(vec![PolicyInput::Text(text.to_owned())])?;
    if tenant.resources.is_empty() {
        return Ok(graph_response(&value));
    }
    Ok(Inspection::Policies {
        resources: tenant
            .resources
            .iter()
            .map(|(kind, at, name)| RecognisedResource {
                resource: kind.as_str(),
                name: name.clone(),
                path: at.path.clone(),
            })
            .collect(),
        findings: tenant.findings(language),
    })
}

/// `response.attestationObject` of a browser's JSON, or of the Graph body, which nests it in `publicKeyCredential`.
fn attestation_member(value: &Value) -> Option<&str> {
    [value.get("publicKeyCredential"), Some(value)]
        .into_iter()
        .flatten()
        .filter_map(|credential| credential.get("response").or(Some(credential)))
        .find_map(|response| response.get("attestationObject")?.as_str())
}

fn attestation_object(bytes: &[u8], form: AttestationForm) -> Result<Inspection, Error> {
    /// CBOR in attestation objects nests two or three levels.
    const DEPTH: usize = 16;
    let read: Cbor = ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH)
        .map_err(|error| cbor_error(&error))?;
    let member = |name: &str| {
        let (_, value) = read
            .as_map()?
            .iter()
            .find(|(key, _)| key.as_text() == Some(name))?;
        Some(value)
    };
    let data = member("authData").and_then(Cbor::as_bytes);
    // 32 bytes hash of the RP id, one byte of flags, four of the counter, then the AAGUID when AT is set.
    let flags = data.and_then(|data| data.get(32)).copied();
    let id = data
        .filter(|_| flags.is_some_and(|flags| flags & 0x40 != 0))
        .and_then(|data| data.get(37..53))
        .and_then(|bytes| Uuid::from_slice(bytes).ok());
    Ok(Inspection::Attestation {
        form,
        format: member("fmt").and_then(Cbor::as_text).map(str::to_owned),
        aaguid: id.map(|id| id.hyphenated().to_string()),
        name: id.and_then(aaguid::name),
        flags: flags.map(|flags| AuthenticatorFlags {
            user_present: flags & 0x01 != 0,
            user_verified: flags & 0x04 != 0,
            backup_eligible: flags & 0x08 != 0,
            backup_state: flags & 0x10 != 0,
            attested_credential_data: flags & 0x40 != 0,
            extension_data: flags & 0x80 != 0,
        }),
    })
}

fn cbor_error<E>(error: &ciborium::de::Error<E>) -> Error {
    match error {
        ciborium::de::Error::Syntax(offset) | ciborium::de::Error::Semantic(Some(offset), _) => {
            Error::new(&errors::ATTESTATION_CBOR).with("offset", offset.to_string())
        }
        ciborium::de::Error::RecursionLimitExceeded => Error::new(&errors::ATTESTATION_DEEP),
        // Declared lengths that go beyond the text, as in a sample of the documentation.
        ciborium::de::Error::Io(_) | ciborium::de::Error::Semantic(None, _) => {
            Error::new(&errors::ATTESTATION_SHORT)
        }
    }
}

/// Shapes of Graph responses that are not policies, by a member that only they have.
const RESPONSES: &[(&str, &str)] = &[
    ("aaGuid", "fido2AuthenticationMethod"),
    (
        "challengeTimeoutDateTime",
        "webauthnCredentialCreationOptions",
    ),
    ("methodsRegistered", "userRegistrationDetails"),
    ("policyApplies", "whatIfAnalysisResult"),
    ("appliedConditionalAccessPolicies", "signIn"),
    ("authorizationInfo", "user"),
    ("authenticationMethod", "authenticationMethodModeDetail"),
];

fn graph_response(value: &Value) -> Inspection {
    let items: Vec<Map<String, Value>> = match value.get("value").unwrap_or(value) {
        Value::Array(items) => items
            .iter()
            .filter_map(|item| item.as_object().cloned())
            .collect(),
        Value::Object(item) => vec![item.clone()],
        _ => Vec::new(),
    };
    let context = value
        .get("@odata.context")
        .and_then(Value::as_str)
        .and_then(|context| context.split_once("$metadata#"))
        .map(|(_, fragment)| fragment);
    let declared = items
        .first()
        .and_then(|item| item.get("@odata.type")?.as_str())
        .map(crate::tenant::type_name);
    let by_shape = || {
        RESPONSES
            .iter()
            .find(|(member, _)| items.first().is_some_and(|item| item.contains_key(*member)))
            .map(|(_, resource)| *resource)
    };
    let resource = declared.or_else(by_shape).or(context);
    match resource {
        Some(resource) if !items.is_empty() => Inspection::GraphResponse {
            resource: resource.to_owned(),
            items: items.clone(),
        },
        _ => Inspection::Unrecognised,
    }
}
