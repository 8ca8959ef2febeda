//! What was pasted: recognised and taken apart, without judging it.

use serde_json::Map;
use serde_json::Value;
use uuid::Uuid;

use crate::base::error::{Error, too_large};
use crate::base::{around, json};
use crate::contract::inspection::{
    AttestationForm, AttestationReport, CertificateReport, CreationOptionsReport, Inspection,
    Instead, RecognisedResource, RevocationListReport,
};
use crate::contract::limits;
use crate::contract::scenario::PolicyInput;
use crate::credential::paste::Pasted;
use crate::credential::platforms;
use crate::credential::secret;
use crate::credential::webauthn::attestation::Attestation;
use crate::credential::webauthn::client_data::ClientData;
use crate::credential::webauthn::creation_options::CreationOptions;
use crate::credential::webauthn::malformed::Malformed;
use crate::credential::webauthn::{aaguid, client_data};
use crate::credential::x509::crl::Crl;
use crate::tenant::documents;
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::Node;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::text::binary;
use crate::words::errors;

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
        let passkey_type = aaguid::is_device_bound(id).then_some(PasskeyType::DeviceBound);
        return Ok(Inspection::Aaguid {
            aaguid: id.hyphenated().to_string(),
            name: aaguid::name(id),
            passkey_type,
            support: platforms::support(passkey_type, id, language),
        });
    }
    if trimmed.starts_with(['{', '[', '/']) || around::without_head(trimmed).is_some() {
        match documents::read(&text) {
            Ok(read) => return inspect_json(&text, read.value, language),
            Err(_) if documents::is_lines_of_people(trimmed) => {
                return Ok(instead(OtherForm::People, language));
            }
            Err(error) if trimmed.starts_with(['{', '[']) => return Err(error),
            Err(_) => {}
        }
    }
    if trimmed.contains("-----BEGIN ") {
        return certificates(trimmed, language);
    }
    match binary(trimmed) {
        // A SEQUENCE whose length takes bytes of its own, or is not told, is a certificate, a revocation list or what
        // people take for one; a CBOR map is an attestation object.
        Some(bytes)
            if matches!(bytes.as_slice(), [0x30, 0x80..=0x84, ..])
                || secret::may_be_key(&bytes)
                || secret::holds_key(&bytes) =>
        {
            certificates(trimmed, language)
        }
        Some(bytes) if bytes.first().is_some_and(|byte| byte & 0xe0 == 0xa0) => {
            attestation_object(&bytes, None, AttestationForm::AttestationObject, language)
        }
        _ => match OtherForm::of_text(trimmed) {
            Some(OtherForm::Dsc) => inspect_dsc(&text, language),
            form => Ok(form.map_or(Inspection::Unrecognised, |form| instead(form, language))),
        },
    }
}

/// A configuration of Microsoft365DSC: the resources in it, or why there are none.
fn inspect_dsc(text: &str, language: Language) -> Result<Inspection, Error> {
    let read = match documents::read(text) {
        Ok(read) => read,
        Err(error) => {
            return Ok(Inspection::DscConfiguration(Instead {
                text: error.report(language).message,
            }));
        }
    };
    Ok(match inspect_json(text, read.value, language)? {
        found @ Inspection::Policies { .. } => found,
        _ => instead(OtherForm::Dsc, language),
    })
}

/// What is recognised by its form, with what to do instead.
fn instead(form: OtherForm, language: Language) -> Inspection {
    let instead = Instead {
        text: Error::new(form.row()).report(language).message,
    };
    match form {
        OtherForm::Html => Inspection::Html(instead),
        OtherForm::Zip => Inspection::Zip(instead),
        OtherForm::Dsc => Inspection::DscConfiguration(instead),
        OtherForm::Terraform => Inspection::Terraform(instead),
        OtherForm::CliXml | OtherForm::PowerShellList => Inspection::PowerShellList(instead),
        OtherForm::Csv | OtherForm::PeopleTable => Inspection::Csv(instead),
        OtherForm::People => Inspection::People(instead),
        OtherForm::Yaml => Inspection::Yaml(instead),
        OtherForm::Conflict => Inspection::Conflict(instead),
        OtherForm::GraphError => Inspection::GraphError(instead),
        OtherForm::SignIn => Inspection::SignIn(instead),
        OtherForm::Template => Inspection::Template(instead),
    }
}

pub(crate) fn certificates(text: &str, language: Language) -> Result<Inspection, Error> {
    let pasted = match Pasted::read(text) {
        Ok(pasted) => pasted,
        Err(error) => return revocation_lists(text, error),
    };
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

/// A text in which no certificate is read, as `error` says, may begin with a revocation list.
fn revocation_lists(text: &str, error: Error) -> Result<Inspection, Error> {
    if error.is_secret() || secret::is_key_pem(text) {
        return Err(error);
    }
    let ders = Crl::ders(text);
    let report = |der: &Option<Vec<u8>>| RevocationListReport::of(der.as_ref()?);
    let Some(first) = ders.first().and_then(report) else {
        return Err(error);
    };
    if ders.len() > limits::LIST {
        return Err(too_large("text", limits::LIST, "revocation lists"));
    }
    let mut lists = vec![first];
    lists.extend(ders.iter().skip(1).filter_map(report));
    Ok(Inspection::RevocationList {
        others: ders.len() - lists.len(),
        lists,
    })
}

fn inspect_json(text: &str, value: Value, language: Language) -> Result<Inspection, Error> {
    if secret::is_private_jwk(&value) {
        return Err(secret::private_key());
    }
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
    if let Some(response) = response(&value) {
        return registration(response, language);
    }
    if let Some(options) = CreationOptions::read(&value)? {
        return Ok(Inspection::CreationOptions(Box::new(
            CreationOptionsReport::of(&options),
        )));
    }
    let tenant = Tenant::load(vec![PolicyInput::Text(text.to_owned())])?;
    // What another tool wrote of a policy has findings that say how it is exported well.
    if tenant.resources.is_empty() && !tenant.access_given {
        let node = Node::root(0, &value);
        let list = node.get("value").unwrap_or_else(|| node.clone());
        let others = [node].into_iter().chain(list.items());
        let form = others.filter_map(|one| OtherForm::of_value(&one)).next();
        return Ok(match (form, graph_response(&value)) {
            // Whoever has keys at hand may want to ask about one of them.
            (
                Some(form @ OtherForm::People),
                Inspection::GraphResponse {
                    resource, items, ..
                },
            ) => {
                let text = Some(Error::new(form.row()).report(language).message);
                Inspection::GraphResponse {
                    resource,
                    items,
                    text,
                }
            }
            (Some(form), _) => instead(form, language),
            (None, found) => found,
        });
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

/// The object with `attestationObject`: a browser's JSON has it in `response`, the Graph body in `publicKeyCredential`.
pub(crate) fn response(value: &Value) -> Option<&Value> {
    [value.get("publicKeyCredential"), Some(value)]
        .into_iter()
        .flatten()
        .filter_map(|credential| credential.get("response").or(Some(credential)))
        .find(|response| {
            response
                .get("attestationObject")
                .is_some_and(Value::is_string)
        })
}

fn registration(response: &Value, language: Language) -> Result<Inspection, Error> {
    let bytes = |name, row| {
        let text = response.get(name)?.as_str()?;
        Some(binary(text).ok_or_else(|| Error::new(row)))
    };
    let object = bytes("attestationObject", &errors::ATTESTATION_TEXT)
        .transpose()?
        .unwrap_or_default();
    let client = client_data::NAMES
        .into_iter()
        .find_map(|name| bytes(name, &errors::CLIENT_DATA_TEXT));
    let client = client
        .transpose()?
        .map(|bytes| ClientData::read(&bytes).map_err(malformed))
        .transpose()?;
    let form = AttestationForm::Registration;
    attestation_object(&object, client.as_ref(), form, language)
}

fn attestation_object(
    bytes: &[u8],
    client: Option<&ClientData>,
    form: AttestationForm,
    language: Language,
) -> Result<Inspection, Error> {
    let read = Attestation::read(bytes).map_err(malformed)?;
    Ok(Inspection::Attestation(Box::new(AttestationReport::of(
        &read, client, form, language,
    ))))
}

fn malformed(malformed: Malformed) -> Error {
    Error::new(malformed.row)
        .coded(errors::ATTESTATION_TEXT.code)
        .with("what", malformed.what)
}

/// Shapes of Graph responses that are not policies, by a member that only they have.
const RESPONSES: &[(&str, &str)] = &[
    ("aaGuid", "fido2AuthenticationMethod"),
    ("methodsRegistered", "userRegistrationDetails"),
    ("policyApplies", "whatIfAnalysisResult"),
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
        .map(crate::tenant::type_name::type_name);
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
            text: None,
        },
        _ => Inspection::Unrecognised,
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn is_secret(text: &str) -> bool {
        let secret = |error: Error| error.report(Language::En).secret;
        inspect(text, Language::En).map_err(secret) == Err(true)
    }

    #[test]
    fn private_keys_are_known_in_every_dress() {
        let key = "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n";
        assert!(is_secret(key));
        assert!(is_secret(&STANDARD.encode(key)));
        let jwk = r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}"#;
        assert!(is_secret(jwk));
        assert!(is_secret(&format!(r#"{{"keys":[{jwk}]}}"#)));
        assert!(!is_secret(
            r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#
        ));
    }
}
