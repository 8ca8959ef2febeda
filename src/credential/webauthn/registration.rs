//! What an authenticator answered when a passkey was made: the attestation object with what came beside it.

use serde_json::Value;
use std::borrow::Cow;

use crate::base::built_in::OfAttestation;
use crate::base::error::{Error, too_large};
use crate::base::json;
use crate::contract::limits;
use crate::contract::question::{ExpectedCeremony, PasskeyInput};
use crate::credential::webauthn::attestation::{Attestation, Verification};
use crate::credential::webauthn::client_data;
use crate::credential::webauthn::client_data::ClientData;
use crate::credential::webauthn::creation_options::CreationOptions;
use crate::credential::webauthn::malformed::Malformed;
use crate::vocabulary::text::binary;
use crate::words::errors;
use crate::words::sentence::Row;

/// A registration response with what the relying party asked for.
#[derive(Clone, Debug)]
pub(crate) struct Registration {
    /// Where it stands in the question.
    pub at: String,
    pub attestation: Result<Attestation, Malformed>,
    pub client_data: Option<Result<ClientData, Malformed>>,
    /// `None` for an attestation that cannot be read.
    pub verification: Option<Verification>,
    /// `id` of the credential, as text.
    pub credential_id: Option<String>,
    /// `clientExtensionResults.credProps.rk`.
    pub resident_key: Option<bool>,
    pub expected: ExpectedCeremony,
    pub options: Option<CreationOptions>,
}
const AT: &str = "/question/credential/passkey";

/// The texts of a response, from whichever member has them.
#[derive(Default)]
struct Texts<'v> {
    at: String,
    attestation_object: Option<Cow<'v, str>>,
    /// With where it stands.
    client_data: Option<(Cow<'v, str>, String)>,
    credential_id: Option<String>,
    resident_key: Option<bool>,
}

impl Registration {
    /// Reads the response of a question; `None` where there is none.
    pub fn read(input: &PasskeyInput) -> Result<Option<OfAttestation<Box<Self>>>, Error> {
        let given = [
            (input.attestation_object.is_some(), "/attestationObject"),
            (input.registration.is_some(), "/registration"),
            (input.creation_options.is_some(), "/creationOptions"),
        ];
        let Some((_, member)) = given.into_iter().find(|(given, _)| *given) else {
            return Ok(None);
        };
        let read = OfAttestation::read(&[AT, member].concat(), || Self::of(input))?;
        Ok(read.present())
    }

    fn of(input: &PasskeyInput) -> Result<Option<Box<Self>>, Error> {
        let options = match &input.creation_options {
            None => None,
            Some(value) => {
                let at = format!("{AT}/creationOptions");
                let value = parsed(value).map_err(|error| error.at(at.clone()))?;
                let read = CreationOptions::read(&value).map_err(|error| error.at(at.clone()))?;
                let unread = || Error::new(&errors::CREATION_OPTIONS).at(at.clone());
                Some(read.ok_or_else(unread)?)
            }
        };
        let parsed_registration = input
            .registration
            .as_ref()
            .map(parsed)
            .transpose()
            .map_err(|error| error.at(format!("{AT}/registration")))?;
        let client_data = || {
            let text = input.client_data_json.as_deref()?;
            Some((Cow::Borrowed(text), format!("{AT}/clientDataJSON")))
        };
        let texts = match (&input.attestation_object, &parsed_registration) {
            (Some(object), _) => Texts {
                at: format!("{AT}/attestationObject"),
                attestation_object: Some(object.into()),
                client_data: client_data(),
                ..Texts::default()
            },
            (None, Some(body)) => Texts::of_body(body)?,
            (None, None) => return Ok(None),
        };
        let Some(object) = &texts.attestation_object else {
            return Err(Error::new(&errors::MISSING_MEMBER)
                .with("what", "attestationObject")
                .at(texts.at));
        };
        let attestation = Attestation::read(&bytes(object, &errors::ATTESTATION_TEXT, &texts.at)?);
        let client_data = match texts.client_data.or_else(client_data) {
            None => None,
            Some((text, at)) => Some(ClientData::read(&bytes(
                &text,
                &errors::CLIENT_DATA_TEXT,
                &at,
            )?)),
        };
        let hash = match &client_data {
            Some(Ok(client_data)) => Some(&client_data.hash),
            _ => None,
        };
        let verification = attestation.as_ref().ok().map(|read| read.verify(hash));
        Ok(Some(Box::new(Self {
            at: texts.at,
            attestation,
            client_data,
            verification,
            credential_id: texts.credential_id,
            resident_key: texts.resident_key,
            expected: input.expected.clone().unwrap_or_default(),
            options,
        })))
    }
}

impl<'v> Texts<'v> {
    /// The body of the Graph request, or the JSON that a browser makes of a credential.
    fn of_body(body: &'v Value) -> Result<Self, Error> {
        let mut at = format!("{AT}/registration");
        let mut credential = body;
        if let Some(inner) = body.get("publicKeyCredential") {
            at.push_str("/publicKeyCredential");
            credential = inner;
        }
        let text = |value: &'v Value, name| Some(Cow::Borrowed(value.get(name)?.as_str()?));
        let response = match credential.get("response") {
            Some(response) => {
                at.push_str("/response");
                response
            }
            None => credential,
        };
        let extensions = credential.get("clientExtensionResults");
        Ok(Self {
            attestation_object: text(response, "attestationObject"),
            client_data: client_data::NAMES
                .into_iter()
                .find_map(|name| Some((text(response, name)?, format!("{at}/{name}")))),
            credential_id: text(credential, "id").map(Cow::into_owned),
            resident_key: extensions
                .and_then(|results| results.get("credProps")?.get("rk")?.as_bool()),
            at: format!("{at}/attestationObject"),
        })
    }
}

/// JSON that is given as text is read.
fn parsed(value: &Value) -> Result<Cow<'_, Value>, Error> {
    match value {
        Value::String(text) => {
            let (text, _) = json::mend_encoding(text);
            json::parse(&text, limits::NESTING).map(Cow::Owned)
        }
        value => Ok(Cow::Borrowed(value)),
    }
}

fn bytes(text: &str, unreadable: &'static Row, at: &str) -> Result<Vec<u8>, Error> {
    if text.len() > limits::ATTESTATION_BYTES {
        return Err(too_large("attestation", limits::ATTESTATION_BYTES, "bytes").at(at));
    }
    binary(text).ok_or_else(|| Error::new(unreadable).at(at))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Where the error about client data stands that is no binary text.
    fn place(passkey: Value) -> String {
        let input: PasskeyInput = serde_json::from_value(passkey).unwrap();
        let error = Registration::read(&input).unwrap_err();
        assert_eq!(error.code(), "input.attestation");
        error
            .report(crate::vocabulary::language::Language::En)
            .path
            .unwrap()
    }

    #[test]
    fn client_data_is_found_where_it_was_given() {
        let response = json!({ "attestationObject": "AAAA", "clientDataJSON": "!!!" });
        let path = place(json!({ "registration": { "response": response } }));
        assert_eq!(path, format!("{AT}/registration/response/clientDataJSON"));
        let body = json!({ "publicKeyCredential": { "response": response } });
        assert_eq!(
            place(json!({ "registration": body })),
            format!("{AT}/registration/publicKeyCredential/response/clientDataJSON")
        );
        assert_eq!(place(response), format!("{AT}/clientDataJSON"));
    }
}
