//! The scenario: policies and trust data with a question.

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde_json::Value;

use crate::contract::question::Question;

/// Policies, a question, and, for a test, what is expected.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Scenario {
    /// Version of this format: 1.
    pub scenario: u8,
    /// What the scenario shows, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// More about it, as Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Microsoft Graph JSON as exported or as sent, in any mix.
    #[serde(default)]
    pub policies: Vec<PolicyInput>,
    /// Trust anchors and revocation data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<Trust>,
    /// Who presents what, when and where.
    pub question: Question,
    /// For the gallery: the group in which the simulator shows the scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gallery: Option<String>,
    /// What a test expects of the verdict. The evaluator does not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Value>,
}

/// One policy document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum PolicyInput {
    /// JSON text as it was pasted; findings then carry line and column.
    Text(String),
    /// Parsed JSON.
    Json(Value),
}

impl<'de> Deserialize<'de> for PolicyInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Any value is a policy or says what it is later on; what serde derives would hold it twice.
        Value::deserialize(deserializer).map(|value| match value {
            Value::String(text) => Self::Text(text),
            json => Self::Json(json),
        })
    }
}

/// Trust anchors and revocation data that no policy document holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Trust {
    /// FIDO metadata: a BLOB (JWT) or its decoded payload.
    pub metadata: Option<Value>,
    /// Root of the metadata BLOB as PEM; default GlobalSign Root R3.
    pub metadata_root: Option<String>,
    /// Certificates known to be revoked; complete when given.
    pub revoked: Option<Vec<RevokedCertificate>>,
    /// Certificate revocation lists, PEM or base64 DER.
    pub crls: Option<Vec<String>>,
    /// The certificate authorities among the policies were put together here, such as from files, and not exported from a
    /// tenant: an address that they lack is not one that the tenant lacks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub assembled: bool,
}

/// A revoked certificate.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RevokedCertificate {
    /// SubjectKeyIdentifier of the issuing CA, hex.
    pub issuer: String,
    /// Serial number, hex.
    pub serial: String,
}
