//! The scenario: the one serialised form that every door takes.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::catalogue::{errors, findings, parser};
use crate::error::Error;
use crate::json;
use crate::limits;
use crate::models::ModelsQuestion;
use crate::trace::Note;
use crate::typed::{self, Typed, Unread};
use crate::verdict::Severity;

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

/// Who presents what, when and where.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Register the credential, or sign in with it.
    pub action: Action,
    /// The moment, RFC 3339 with any offset. The core reads no clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// How open questions of the documentation are settled.
    #[serde(default)]
    pub reading: Reading,
    /// Who.
    #[serde(default)]
    pub user: User,
    /// The resource tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantIdentity>,
    /// Where a registration takes place.
    #[serde(default)]
    pub channel: Channel,
    /// What is presented.
    pub credential: CredentialInput,
    /// Methods performed in this session before the credential.
    #[serde(default)]
    pub also_used: Vec<String>,
    /// Methods that the user has registered; absent means unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Vec<String>>,
    /// Ids or display names of authentication strengths to test the credential against.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// The resource of a Conditional Access evaluation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

/// A sign-in as Conditional Access sees it: one of `application`, `user_action` and `authentication_context`, and what
/// is known of its circumstances.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Access {
    /// Application id, or the name of a group of applications such as `Office365`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// `registerSecurityInformation` or `registerOrJoinDevices`, or the URN that policies write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_action: Option<String>,
    /// Authentication context class reference, `c1` to `c99`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_context: Option<String>,
    /// Groups of applications that the application belongs to; absent means unknown, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_groups: Option<Vec<String>>,
    /// Graph's `conditionalAccessDevicePlatform`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Graph's `conditionalAccessClientApp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_app: Option<String>,
    /// Where the sign-in comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Graph's `riskLevel`; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in_risk: Option<String>,
    /// Graph's `riskLevel`; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_risk: Option<String>,
    /// Graph's `insiderRiskLevel`; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insider_risk: Option<String>,
    /// The device by the names of Graph's `deviceInfo`; `{}` is a device that is not registered, absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<Map<String, Value>>,
    /// `none`, `deviceCodeFlow` or `authenticationTransfer`, or What If's object; absent means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_flow: Option<AuthenticationFlow>,
    /// Grant controls that are met: builtInControls members, `termsOfUse:<id>`, ids of custom factors. Complete when
    /// given; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<Vec<String>>,
}

/// Where a sign-in comes from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Location {
    /// Two-letter code of the country or region; an empty text where it cannot be told from the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// IPv4 or IPv6 address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// Ids or names of the named locations that the sign-in comes from; complete when given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named_locations: Option<Vec<String>>,
}

/// How the authentication is passed on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AuthenticationFlow {
    /// The transfer method.
    Method(String),
    /// Graph's `authenticationFlow`.
    Object {
        /// The transfer method.
        #[serde(rename = "transferMethod")]
        transfer_method: String,
    },
}

/// What the user does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Register the credential.
    Register,
    /// Sign in with the credential.
    SignIn,
}

/// How open questions of the documentation are settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Reading {
    /// Where the readings differ the answer is `indeterminate`.
    #[default]
    Report,
    /// The reading that admits less.
    Strict,
    /// The reading that admits more.
    Lenient,
}

/// Where a registration takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// The Security info page.
    #[default]
    SecurityInfo,
    /// The v1.0 provisioning API.
    Graph,
    /// The beta provisioning API.
    GraphBeta,
}

/// Who signs in or registers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct User {
    /// Object id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Object ids of all groups, transitively; absent means unknown, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// Role template ids; absent means unknown, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// `member`, or a guestOrExternalUserTypes member.
    #[serde(rename = "type")]
    pub kind: UserType,
    /// User principal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_principal_name: Option<String>,
    /// On-premises user principal name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_premises_user_principal_name: Option<String>,
    /// authorizationInfo.certificateUserIds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_user_ids: Option<Vec<String>>,
    /// The home tenant of an external user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home: Option<HomeTenant>,
    /// Graph's `federatedIdpMfaBehavior` of the user's federated domain; absent for a managed domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub federated_idp_mfa_behavior: Option<FederatedIdpMfaBehavior>,
}

/// `member`, or Graph's `conditionalAccessGuestOrExternalUserTypes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UserType {
    /// A member of the tenant.
    #[default]
    Member,
    /// A guest whose account lives in the tenant.
    InternalGuest,
    /// B2B collaboration guest.
    B2bCollaborationGuest,
    /// B2B collaboration member.
    B2bCollaborationMember,
    /// B2B direct connect user.
    B2bDirectConnectUser,
    /// Other external user.
    OtherExternalUser,
    /// Service provider user.
    ServiceProvider,
}

impl UserType {
    /// Whether the user's home is another tenant. Internal guests are members, except for registration.
    #[must_use]
    pub fn is_external(self) -> bool {
        !matches!(self, Self::Member | Self::InternalGuest)
    }

    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::InternalGuest => "internalGuest",
            Self::B2bCollaborationGuest => "b2bCollaborationGuest",
            Self::B2bCollaborationMember => "b2bCollaborationMember",
            Self::B2bDirectConnectUser => "b2bDirectConnectUser",
            Self::OtherExternalUser => "otherExternalUser",
            Self::ServiceProvider => "serviceProvider",
        }
    }
}

/// Graph's `federatedIdpMfaBehavior`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FederatedIdpMfaBehavior {
    /// MFA done by the identity provider is accepted, else Entra does it.
    AcceptIfMfaDoneByFederatedIdp,
    /// Only the identity provider does MFA.
    EnforceMfaByFederatedIdp,
    /// Only Entra does MFA.
    RejectMfaByFederatedIdp,
}

/// The home tenant of an external user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct HomeTenant {
    /// Tenant id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// `commercial`, `usGovernment`, `china`, or Graph's host form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<String>,
}

/// The resource tenant.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct TenantIdentity {
    /// Tenant id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `commercial`, `usGovernment`, `china`, or Graph's host form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<String>,
}

/// What is presented: exactly one of `passkey`, `certificate` and `method`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct CredentialInput {
    /// A passkey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyInput>,
    /// A certificate as PEM (the first one is the leaf), or base64 or hex DER.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// More certificates of the chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain: Option<OneOrMany>,
    /// The mode where no method policy decides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_mode: Option<CertificateMode>,
    /// One authenticationMethodModes member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
}

/// A text, or several.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// Graph's `x509CertificateAuthenticationMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CertificateMode {
    /// The certificate is one factor.
    #[serde(rename = "x509CertificateSingleFactor")]
    SingleFactor,
    /// The certificate is multifactor authentication.
    #[serde(rename = "x509CertificateMultiFactor")]
    MultiFactor,
}

impl CertificateMode {
    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleFactor => "x509CertificateSingleFactor",
            Self::MultiFactor => "x509CertificateMultiFactor",
        }
    }
}

/// A passkey.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct PasskeyInput {
    /// The AAGUID as somebody typed it: claimed, not attested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aaguid: Option<String>,
    /// Device-bound or synced; absent means unknown.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<PasskeyType>,
    /// Whether the credential is attested; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attestation_level: Option<AttestationLevel>,
    /// WebAuthn attestation object, base64url, base64 or hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attestation_object: Option<String>,
    /// WebAuthn client data, base64url, base64 or hex.
    #[serde(rename = "clientDataJSON", skip_serializing_if = "Option::is_none")]
    pub client_data_json: Option<String>,
    /// Body of the Graph registration request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Value>,
    /// Graph's creation options that the registration answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_options: Option<Value>,
    /// What the relying party expects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<ExpectedCeremony>,
}

/// What the relying party expects of a registration.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ExpectedCeremony {
    /// Challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Relying party id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rp_id: Option<String>,
}

/// Graph's `passkeyType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PasskeyType {
    /// The private key never leaves one device.
    DeviceBound,
    /// The private key is synchronised by a provider.
    Synced,
}

impl PasskeyType {
    /// The wire form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DeviceBound => "deviceBound",
            Self::Synced => "synced",
        }
    }
}

/// Graph's `attestationLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttestationLevel {
    /// The service verified the attestation.
    Attested,
    /// It did not.
    NotAttested,
}

/// Reads a scenario from JSON text.
///
/// Members that no part of the evaluator knows are reported as notes, since a misspelt one would change the answer.
///
/// # Errors
/// `input.syntax`, `input.tooLarge`, `input.missing` or `input.value`, with the JSON Pointer and, from text, line and column.
pub(crate) fn read(text: &str) -> Result<(Scenario, Vec<Note>), Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("scenario", limits::SCENARIO_BYTES, "bytes"));
    }
    let (text, _) = json::mend_encoding(text);
    let mut value = json::parse(&text, limits::SCENARIO_NESTING)?;
    let metadata = value.get_mut("trust").and_then(take_metadata);
    read_value::<Scenario>(&value, "")
        .map_err(|error| locate(error, &text))
        .and_then(|(mut scenario, notes)| {
            if let Some(trust) = &mut scenario.trust {
                trust.metadata = metadata;
            }
            if scenario.scenario == 1 {
                Ok((scenario, notes))
            } else {
                let error = Error::new(&errors::VERSION)
                    .with("version", scenario.scenario.to_string())
                    .at("/scenario");
                Err(locate(error, &text))
            }
        })
}

/// Reads a question from JSON text, as [`Tenant::evaluate`](crate::Tenant::evaluate) takes it.
pub(crate) fn read_question(text: &str) -> Result<(Question, Vec<Note>), Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("question", limits::SCENARIO_BYTES, "bytes"));
    }
    let value = json::parse(text, limits::SCENARIO_NESTING)?;
    read_value(&value, "/question").map_err(|error| locate(error, text))
}

/// Reads a list of questions from JSON text.
pub(crate) fn read_questions(text: &str) -> Result<Vec<Question>, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("questions", limits::SCENARIO_BYTES, "bytes"));
    }
    let value = json::parse(text, limits::SCENARIO_NESTING)?;
    let read = read_value(&value, "/questions").map_err(|error| locate(error, text));
    read.map(|(questions, _)| questions)
}

/// Reads a question without action and credential from JSON text, as [`Tenant::models`](crate::Tenant::models) takes it.
pub(crate) fn read_models_question(text: &str) -> Result<ModelsQuestion, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("question", limits::SCENARIO_BYTES, "bytes"));
    }
    let value = json::parse(text, limits::SCENARIO_NESTING)?;
    let question = without_credential(value).map_err(|error| locate(error, text))?;
    Ok(ModelsQuestion {
        at: question.at,
        reading: question.reading,
        user: question.user,
        channel: question.channel,
        also_used: question.also_used,
        registered: question.registered,
        strengths: question.strengths,
    })
}

/// Reads a question without action and credential as the question that it becomes, which also takes one that was asked
/// before.
pub(crate) fn without_credential(mut value: Value) -> Result<Question, Error> {
    if let Some(members) = value.as_object_mut() {
        members.insert("action".to_owned(), Value::from("signIn"));
        members.insert("credential".to_owned(), Value::Object(Map::new()));
    }
    read_value(&value, "/question").map(|(question, _)| question)
}

/// Reads a list of policies from JSON text.
pub(crate) fn read_policies(text: &str) -> Result<Vec<PolicyInput>, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("policies", limits::POLICY_BYTES, "bytes"));
    }
    let value = json::parse(text, limits::SCENARIO_NESTING)?;
    read_value(&value, "/policies").map(|(policies, _)| policies)
}

/// Reads trust data from JSON text.
pub(crate) fn read_trust(text: &str) -> Result<Trust, Error> {
    if text.len() > limits::SCENARIO_BYTES {
        return Err(too_large("trust", limits::SCENARIO_BYTES, "bytes"));
    }
    let mut value = json::parse(text, limits::SCENARIO_NESTING)?;
    let metadata = take_metadata(&mut value);
    let (mut trust, _) = read_value::<Trust>(&value, "/trust")?;
    trust.metadata = metadata;
    Ok(trust)
}

/// Metadata has megabytes: it is moved and never copied.
fn take_metadata(trust: &mut Value) -> Option<Value> {
    let metadata = trust.get_mut("metadata")?.take();
    (!metadata.is_null()).then_some(metadata)
}

pub(crate) fn too_large(what: &str, bound: usize, unit: &str) -> Error {
    Error::new(&errors::TOO_LARGE)
        .with("what", what)
        .with("bound", bound.to_string())
        .with("unit", unit)
}

pub(crate) fn locate(error: Error, text: &str) -> Error {
    let position = error
        .place()
        .path
        .as_deref()
        .and_then(|path| json::locate(text, path));
    match position {
        Some(span) => error.at_position((span.line, span.column)),
        None => error,
    }
}

/// Reads a value with the place of what is wrong, and with a note for every member that nothing reads.
fn read_value<T: serde::de::DeserializeOwned>(
    value: &Value,
    base: &str,
) -> Result<(T, Vec<Note>), Error> {
    let place = |path: &str| format!("{base}{path}");
    match typed::read(value) {
        Ok(Typed { read, unread }) => {
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
