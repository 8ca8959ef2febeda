//! A person of a population as one line, with keys and other methods.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A text that stays where it was read from, as long as nothing in it is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Text<'t>(pub Cow<'t, str>);

impl Text<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text by itself, for what outlives the line.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text(Cow::Owned(self.0.into_owned()))
    }
}

impl<'de: 't, 't> Deserialize<'de> for Text<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Text<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text)))
            }
        }

        from.deserialize_str(Read)
    }
}

/// A person of a population, one JSON object in a line: what `entra-verdict collect` writes. What is not there is not
/// known; an empty list says that there is nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PopulationPerson<'t> {
    /// Who.
    #[serde(borrow, default)]
    pub user: Option<PopulationUser<'t>>,
    /// Passkeys, as Graph's `fido2AuthenticationMethod`.
    #[serde(borrow, default)]
    pub passkeys: Option<Vec<PopulationKey<'t>>>,
    /// Keys of Windows Hello for Business, as Graph's `windowsHelloForBusinessAuthenticationMethod`.
    #[serde(borrow, default, alias = "windowsHelloForBusinessMethods")]
    pub windows_hello_for_business: Option<Vec<PopulationKey<'t>>>,
    /// Keys of Platform SSO, as Graph's `platformCredentialAuthenticationMethod`.
    #[serde(borrow, default, alias = "platformCredentialMethods")]
    pub platform_credentials: Option<Vec<PopulationKey<'t>>>,
    /// Certificates: each as PEM, base64 or hex, alone or with its chain.
    #[serde(borrow, default)]
    pub certificates: Option<Vec<PopulationCertificate<'t>>>,
    /// Graph's `authorizationInfo.certificateUserIds`.
    #[serde(borrow, default)]
    pub certificate_user_ids: Option<Vec<Text<'t>>>,
    /// Words of Graph's registration report, or members of `authenticationMethodModes`.
    #[serde(borrow, default)]
    pub methods_registered: Option<Vec<Text<'t>>>,
    /// What could not be read of the person.
    #[serde(borrow, default)]
    pub unreadable: Option<Vec<PopulationGap<'t>>>,
}

/// A person.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PopulationUser<'t> {
    /// Object id.
    #[serde(borrow, default)]
    pub id: Option<Text<'t>>,
    /// User principal name.
    #[serde(borrow, default)]
    pub user_principal_name: Option<Text<'t>>,
    /// What the person is called.
    #[serde(borrow, default)]
    pub display_name: Option<Text<'t>>,
    /// Object ids of the groups that policies name and the person is in, transitively; absent means unknown.
    #[serde(borrow, default)]
    pub groups: Option<Vec<Text<'t>>>,
    /// Object ids of the groups that were looked at, where `groups` tells nothing of others; absent: `groups` is whole.
    #[serde(borrow, default)]
    pub groups_asked: Option<Vec<Text<'t>>>,
    /// Role template ids; absent means unknown.
    #[serde(borrow, default)]
    pub roles: Option<Vec<Text<'t>>>,
    /// Role template ids of the roles that were looked at, where `roles` tells nothing of others; absent: `roles` is whole.
    #[serde(borrow, default)]
    pub roles_asked: Option<Vec<Text<'t>>>,
    /// `member`, or a guestOrExternalUserTypes member.
    #[serde(borrow, default, rename = "type")]
    pub kind: Option<Text<'t>>,
    /// Graph's `userType`, where there is no `type`.
    #[serde(borrow, default)]
    pub user_type: Option<Text<'t>>,
    /// On-premises user principal name, to which certificates can be bound.
    #[serde(borrow, default)]
    pub on_premises_user_principal_name: Option<Text<'t>>,
    /// Whether the account is enabled; absent counts as enabled.
    #[serde(default)]
    pub account_enabled: Option<bool>,
    /// Graph's `authorizationInfo.certificateUserIds`.
    #[serde(borrow, default)]
    pub certificate_user_ids: Option<Vec<Text<'t>>>,
}

/// A key, by the names of Graph.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PopulationKey<'t> {
    /// Id of the method.
    #[serde(borrow, default)]
    pub id: Option<Text<'t>>,
    /// AAGUID, in any of its spellings.
    #[serde(borrow, default, alias = "aaguid")]
    pub aa_guid: Option<Text<'t>>,
    /// Graph's `passkeyType`.
    #[serde(borrow, default)]
    pub passkey_type: Option<Text<'t>>,
    /// Graph's `attestationLevel`.
    #[serde(borrow, default)]
    pub attestation_level: Option<Text<'t>>,
    /// What the person calls it.
    #[serde(borrow, default)]
    pub display_name: Option<Text<'t>>,
    /// When it was registered.
    #[serde(borrow, default)]
    pub created_date_time: Option<Text<'t>>,
    /// When it was used last.
    #[serde(borrow, default)]
    pub last_used_date_time: Option<Text<'t>>,
}

/// A certificate: a text, or an object with its chain.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct PopulationCertificate<'t> {
    /// PEM, base64 or hex.
    pub certificate: Text<'t>,
    /// More certificates of its chain.
    pub chain: Vec<Text<'t>>,
}

impl<'de: 't, 't> Deserialize<'de> for PopulationCertificate<'t> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = PopulationCertificate<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a map")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(PopulationCertificate {
                    certificate: Text(Cow::Borrowed(text)),
                    chain: Vec::new(),
                })
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(PopulationCertificate {
                    certificate: Text(Cow::Owned(text.to_owned())),
                    chain: Vec::new(),
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
                let mut read = PopulationCertificate::default();
                while let Some(name) = members.next_key::<Text<'de>>()? {
                    match name.as_str() {
                        "certificate" => read.certificate = members.next_value()?,
                        "chain" => {
                            read.chain = members.next_value::<Option<_>>()?.unwrap_or_default()
                        }
                        _ => {
                            members.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(read)
            }
        }

        from.deserialize_any(Read)
    }
}

/// What could not be read of a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PopulationGap<'t> {
    /// What was asked for.
    #[serde(borrow, default)]
    pub source: Option<Text<'t>>,
    /// Status of the response.
    #[serde(default)]
    pub status: Option<u16>,
    /// Code of the error.
    #[serde(borrow, default)]
    pub code: Option<Text<'t>>,
}
