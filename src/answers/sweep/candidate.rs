//! One value of a dimension, and how a question says it.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::base::directory::Directory;
use crate::contract::question::{Access, AuthenticationFlow, HomeTenant, Location, Question};
use crate::vocabulary::application;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::language::Language;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;
use crate::words::sentence::Said;
use crate::words::sweep;

/// One value of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Candidate {
    /// An application, by its id or what policies call it.
    Application(String),
    /// An application that no policy names.
    OtherApplication,
    UserAction(UserAction),
    /// An authentication context.
    Context(String),
    ClientApp(ClientApp),
    Platform(Platform),
    /// The named locations that a sign-in comes from, by id or name; none is elsewhere.
    Places(Vec<String>),
    SignInRisk(RiskLevel),
    UserRisk(RiskLevel),
    InsiderRisk(InsiderRiskLevel),
    Flow(TransferMethod),
    /// Attributes of a device; none is a device that is not registered.
    Device(Map<String, Value>),
    /// What kind of user somebody is, and the home tenant of an external one.
    Kind(UserType, Option<String>),
    /// A user whom a policy names, by id or user principal name.
    User(String),
    /// A user whom no policy names.
    OtherUser,
}

/// The application that stands for every one that no policy names: an id that nothing has.
const OTHER_APPLICATION: &str = "00000000-0000-4000-8000-0000000000a1";

/// The user that stands for everybody whom no policy names.
const OTHER_USER: &str = "00000000-0000-4000-8000-0000000000b1";

/// The home tenant that stands for every one that nothing names.
pub(crate) const OTHER_TENANT: &str = "00000000-0000-4000-8000-0000000000c1";

impl Candidate {
    /// Says the value in a question.
    pub fn put(&self, question: &mut Question) {
        match self {
            Self::Kind(kind, home) => {
                question.user.kind = *kind;
                let cloud = question.tenant.as_ref().and_then(|tenant| tenant.cloud);
                question.user.home = home.as_ref().map(|tenant| HomeTenant {
                    tenant: Some(tenant.clone()),
                    cloud,
                    identity_provider: None,
                });
                return;
            }
            Self::User(user) if user.contains('@') => {
                question.user.id = Some(OTHER_USER.to_owned());
                question.user.user_principal_name = Some(user.clone());
                return;
            }
            Self::User(user) => {
                question.user.id = Some(user.clone());
                return;
            }
            Self::OtherUser => {
                question.user.id = Some(OTHER_USER.to_owned());
                return;
            }
            _ => {}
        }
        let access = question.access.get_or_insert_default();
        match self {
            Self::Application(name) => opens(access, |access| &mut access.application, name),
            Self::OtherApplication => {
                opens(access, |access| &mut access.application, OTHER_APPLICATION);
            }
            Self::Context(name) => {
                opens(access, |access| &mut access.authentication_context, name);
            }
            Self::UserAction(action) => {
                (access.application, access.authentication_context) = (None, None);
                access.user_action = Some(*action);
            }
            Self::ClientApp(client) => access.client_app = Some(*client),
            Self::Platform(platform) => access.platform = Some(*platform),
            Self::Places(names) => {
                access.location = Some(Location {
                    named_locations: Some(names.clone()),
                    ..Location::default()
                });
            }
            Self::SignInRisk(level) => access.sign_in_risk = Some(*level),
            Self::UserRisk(level) => access.user_risk = Some(*level),
            Self::InsiderRisk(level) => access.insider_risk = Some(*level),
            Self::Flow(method) => {
                access.authentication_flow = Some(AuthenticationFlow::Method(*method));
            }
            Self::Device(attributes) => access.device = Some(attributes.clone()),
            Self::Kind(..) | Self::User(_) | Self::OtherUser => {}
        }
    }

    /// The id of an application, a user or a home tenant, or what policies call it.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Application(id) | Self::Context(id) | Self::User(id) => Some(id),
            Self::Kind(_, home) => home.as_deref().filter(|home| *home != OTHER_TENANT),
            _ => None,
        }
    }

    /// The id of an application that policies write by its id.
    pub fn application(&self) -> Option<Uuid> {
        match self {
            Self::Application(id) => Uuid::try_parse(id).ok(),
            _ => None,
        }
    }

    /// What people call it.
    pub fn called(&self, directory: &Directory) -> Said {
        let named = |id: &String| match directory.name_of(id) {
            Some(name) => Said::same(name),
            None => Said::same(id),
        };
        match self {
            Self::Application(id) => {
                let built_in = || self.application().and_then(application::name_of);
                match directory.name_of(id).or_else(built_in) {
                    Some(name) => Said::same(name),
                    None => Said::same(id),
                }
            }
            Self::Context(id) | Self::User(id) => named(id),
            Self::OtherApplication => sweep::OTHER_APPLICATION.words(),
            Self::OtherUser => sweep::OTHER_USER.words(),
            Self::UserAction(one) => label(*one),
            Self::ClientApp(one) => label(*one),
            Self::Platform(one) => label(*one),
            Self::SignInRisk(one) | Self::UserRisk(one) => label(*one),
            Self::InsiderRisk(one) => label(*one),
            Self::Flow(one) => label(*one),
            Self::Places(names) if names.is_empty() => sweep::NO_PLACE.words(),
            Self::Places(names) => Said::same(&names.join(" + ")),
            Self::Device(attributes) if attributes.is_empty() => sweep::NO_DEVICE.words(),
            Self::Device(attributes) => {
                let told = |(name, value): (&String, &Value)| match value {
                    Value::String(text) => format!("{name} = {text}"),
                    other => format!("{name} = {other}"),
                };
                let told: Vec<_> = attributes.iter().map(told).collect();
                Said::same(&told.join(", "))
            }
            Self::Kind(kind, home) => match home.as_deref() {
                None => label(*kind),
                Some(OTHER_TENANT) => {
                    let of = |language: Language| {
                        let other = sweep::OTHER_TENANT.words();
                        format!("{} ({})", kind.label(language), other.in_language(language))
                    };
                    Said::new(of(Language::En), of(Language::Ja))
                }
                Some(home) => {
                    let of = |language: Language| format!("{} ({home})", kind.label(language));
                    Said::new(of(Language::En), of(Language::Ja))
                }
            },
        }
    }
}

fn label<E: Enumeration>(one: E) -> Said {
    Said::of(|language| one.label(language))
}

/// Opens one resource in the place of any other.
fn opens(access: &mut Access, which: fn(&mut Access) -> &mut Option<String>, name: &str) {
    access.application = None;
    access.authentication_context = None;
    access.user_action = None;
    *which(access) = Some(name.to_owned());
}
