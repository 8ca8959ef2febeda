//! The question: who presents what, when and where.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::vocabulary::action::Action;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::registration_word::RegistrationWord;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;

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
    pub also_used: Vec<Mode>,
    /// Methods that the user has registered; absent means unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Vec<Registered>>,
    /// Ids or display names of authentication strengths to test the credential against.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// The resource of a Conditional Access evaluation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

/// A method that a user has registered: an authenticationMethodModes member, or a word of Graph's registration report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Registered {
    /// The mode.
    Mode(Mode),
    /// The word of the report, which may stand for several modes.
    Word(RegistrationWord),
}

impl<'de> Deserialize<'de> for Registered {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = Registered;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Mode::named(text)
                    .map(Registered::Mode)
                    .or_else(|| RegistrationWord::named(text).map(Registered::Word))
                    .ok_or_else(|| E::unknown_variant(text, Mode::NAMES))
            }
        }

        from.deserialize_str(Name)
    }
}

/// A sign-in as Conditional Access sees it: one of `application`, `user_action` and `authentication_context`, and what
/// is known of its circumstances.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Access {
    /// Application id, a documented name of one of Microsoft's applications, or the name of a group of them such as
    /// `Office365` or `Office 365`; blanks around it and letter case are ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// `registerSecurityInformation` or `registerOrJoinDevices`, or the URN that policies write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_action: Option<UserAction>,
    /// Authentication context class reference, `c1` to `c99`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_context: Option<String>,
    /// Groups of applications that the application belongs to; absent means those whose built-in lists have it, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_groups: Option<Vec<String>>,
    /// OAuth scopes that the sign-in asks for; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// Graph's `conditionalAccessDevicePlatform`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Graph's `conditionalAccessClientApp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_app: Option<ClientApp>,
    /// Where the sign-in comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Graph's `riskLevel`; absent counts as none (B11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in_risk: Option<RiskLevel>,
    /// Graph's `riskLevel`; absent counts as none (B11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_risk: Option<RiskLevel>,
    /// Graph's `insiderRiskLevel`; absent counts as none (B11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insider_risk: Option<InsiderRiskLevel>,
    /// The device by the names of Graph's `deviceInfo`; `{}` is a device that is not registered, absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<Map<String, Value>>,
    /// `none`, `deviceCodeFlow` or `authenticationTransfer`, or What If's object; absent counts as none
    /// (B11).
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AuthenticationFlow {
    /// The transfer method.
    Method(TransferMethod),
    /// Graph's `authenticationFlow`.
    Object {
        /// The transfer method.
        #[serde(rename = "transferMethod")]
        transfer_method: TransferMethod,
    },
}

impl<'de> Deserialize<'de> for AuthenticationFlow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Object {
            transfer_method: TransferMethod,
        }

        struct Flow;

        impl<'de> Visitor<'de> for Flow {
            type Value = AuthenticationFlow;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a map")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                TransferMethod::deserialize(text.into_deserializer())
                    .map(AuthenticationFlow::Method)
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
                let object = Object::deserialize(MapAccessDeserializer::new(members))?;
                Ok(AuthenticationFlow::Object {
                    transfer_method: object.transfer_method,
                })
            }
        }

        from.deserialize_any(Flow)
    }
}

impl AuthenticationFlow {
    /// The transfer method, however it was given.
    #[must_use]
    pub fn transfer_method(self) -> TransferMethod {
        match self {
            Self::Method(method) => method,
            Self::Object { transfer_method } => transfer_method,
        }
    }
}

/// Who signs in or registers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct User {
    /// Object id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Object ids of all groups, transitively; absent means unknown, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<String>>,
    /// Object ids of the groups that were looked at, where `groups` tells nothing of others; absent: `groups` is whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups_asked: Option<Vec<String>>,
    /// Role template ids; absent means unknown, `[]` none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Role template ids of the roles that were looked at, where `roles` tells nothing of others; absent: `roles` is whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles_asked: Option<Vec<String>>,
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
    /// The user principal name changed after the passkey was registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_principal_name_changed: Option<bool>,
}

/// The home tenant of an external user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct HomeTenant {
    /// Tenant id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// `commercial`, `usGovernment`, `china`, or Graph's host form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
    /// Who vouches for the user at home; a Microsoft Entra tenant where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<IdentityProvider>,
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
    pub cloud: Option<Cloud>,
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
    pub method: Option<Mode>,
    /// What is known of the certificate of the method, where the certificate itself is not at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described_certificate: Option<DescribedCertificate>,
}

/// What is known of a certificate that is not at hand, beside a method that is a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct DescribedCertificate {
    /// `keyIdentifier` of its authority key identifier (RFC 5280, section 4.2.1.1), hex; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority_key_identifier: Option<String>,
    /// All its policy OIDs (RFC 5280, section 4.2.1.4) in encoded order, `[]` for none; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_policies: Option<Vec<String>>,
}

/// A text, or several.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// As serde derives it, without its copy of whatever is there.
impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = OneOrMany;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a sequence")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(OneOrMany::One(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, texts: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(texts)).map(OneOrMany::Many)
            }
        }

        from.deserialize_any(Read).map_err(|_| {
            de::Error::custom("data did not match any variant of untagged enum OneOrMany")
        })
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

/// A [`Question`] without action and credential, since it is asked of every model, at registration and at sign-in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ModelsQuestion {
    /// The moment, RFC 3339 with any offset. The core reads no clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// How open questions of the documentation are settled.
    pub reading: Reading,
    /// Who.
    pub user: User,
    /// Where a registration takes place.
    pub channel: Channel,
    /// Methods performed in the session before the passkey.
    pub also_used: Vec<Mode>,
    /// Methods that the user has registered; absent means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered: Option<Vec<Registered>>,
    /// Ids or display names of authentication strengths that a sign-in has to satisfy.
    pub strengths: Vec<String>,
}
