//! The circumstances of a question, checked and normalised once.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde_json::Value;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::catalogue::{Row, errors};
use crate::credential::excerpt;
use crate::error::Error;
use crate::limits;
use crate::scenario::{
    Access, Action, AuthenticationFlow, Channel, FederatedIdpMfaBehavior, Question, Reading,
    UserType, too_large,
};
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::sign_in::{
    CLIENT_APPS, FLOWS, INSIDER_RISKS, PLATFORMS, RISKS, device_attribute,
};

/// Who asks for what, when and where.
#[derive(Clone, Debug)]
pub(crate) struct Circumstances {
    pub action: Action,
    pub at: Option<OffsetDateTime>,
    pub reading: Reading,
    pub channel: Channel,
    pub who: Who,
    /// In the order in which they were performed.
    pub also_used: Vec<Mode>,
    /// `None` when it is not known what the user has registered.
    pub registered: Option<Modes>,
    pub strengths: Vec<String>,
    /// The sign-in as Conditional Access sees it.
    pub access: Option<SignIn>,
    /// Cloud of the resource tenant; `None` when it is not known.
    pub cloud: Option<Cloud>,
}

/// A Microsoft cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cloud {
    Commercial,
    UsGovernment,
    China,
}

/// Names of clouds, Graph's host forms among them.
const CLOUDS: [(&str, Cloud); 7] = [
    ("commercial", Cloud::Commercial),
    ("microsoftonline.com", Cloud::Commercial),
    ("usgovernment", Cloud::UsGovernment),
    ("microsoftonline.us", Cloud::UsGovernment),
    ("china", Cloud::China),
    ("partner.microsoftonline.cn", Cloud::China),
    ("chinacloudapi.cn", Cloud::China),
];

/// What Conditional Access looks at beside the user.
#[derive(Clone, Debug)]
pub(crate) struct SignIn {
    pub resource: Resource,
    pub application_groups: Option<Vec<String>>,
    pub platform: Option<String>,
    pub client_app: Option<String>,
    pub location: Option<Place>,
    /// `none` when the question does not say.
    pub sign_in_risk: String,
    pub user_risk: String,
    pub insider_risk: String,
    /// Attributes by lower-case name; empty for a device that is not registered.
    pub device: Option<BTreeMap<String, Attribute>>,
    pub flow: String,
    /// Lower case; complete when given.
    pub satisfied: Option<BTreeSet<String>>,
}

/// What is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    Application(String),
    UserAction(UserAction),
    Context(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UserAction {
    RegisterSecurityInformation,
    RegisterOrJoinDevices,
}

impl UserAction {
    /// The name that What If uses, or the URN that policies write.
    pub fn read(name: &str) -> Option<Self> {
        let name = name.trim();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("registerSecurityInformation") || is("urn:user:registersecurityinfo") {
            Some(Self::RegisterSecurityInformation)
        } else if is("registerOrJoinDevices") || is("urn:user:registerdevice") {
            Some(Self::RegisterOrJoinDevices)
        } else {
            None
        }
    }
}

/// Where the sign-in comes from.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub country: Option<String>,
    pub address: Option<IpAddr>,
    pub named: Option<Vec<String>>,
}

/// A device attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Null,
    /// Lower case; Booleans as `true` and `false`.
    One(String),
    Many(Vec<String>),
}

/// The user.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    pub id: Option<String>,
    /// Lower case; `None` when the memberships are unknown.
    pub groups: Option<BTreeSet<String>>,
    pub kind: UserType,
    pub user_principal_name: Option<String>,
    pub on_premises_user_principal_name: Option<String>,
    pub certificate_user_ids: Option<Vec<String>>,
    pub federation: Option<FederatedIdpMfaBehavior>,
    /// Role template ids, lower case; `None` when they are unknown.
    pub roles: Option<BTreeSet<String>>,
    /// Home tenant of an external user, lower case.
    pub home_tenant: Option<String>,
    pub home_cloud: Option<Cloud>,
}

impl Circumstances {
    /// Checks the bounds and the texts of a question.
    pub fn read(question: &Question) -> Result<Self, Error> {
        bounded(question)?;
        let user = &question.user;
        let normal = |id: &String| id.trim().to_ascii_lowercase();
        Ok(Self {
            action: question.action,
            at: question.at.as_deref().map(moment).transpose()?,
            reading: question.reading,
            channel: question.channel,
            who: Who {
                id: user.id.as_ref().map(normal),
                groups: user
                    .groups
                    .as_ref()
                    .map(|ids| ids.iter().map(normal).collect()),
                kind: user.kind,
                user_principal_name: user.user_principal_name.clone(),
                on_premises_user_principal_name: user.on_premises_user_principal_name.clone(),
                certificate_user_ids: user.certificate_user_ids.clone(),
                federation: user.federated_idp_mfa_behavior,
                roles: user
                    .roles
                    .as_ref()
                    .map(|ids| ids.iter().map(normal).collect()),
                home_tenant: user
                    .home
                    .as_ref()
                    .and_then(|home| home.tenant.as_ref())
                    .map(normal),
                home_cloud: cloud(
                    user.home.as_ref().and_then(|home| home.cloud.as_deref()),
                    "/question/user/home/cloud",
                )?,
            },
            also_used: methods(&question.also_used, "alsoUsed")?,
            registered: question
                .registered
                .as_deref()
                .map(|names| methods(names, "registered"))
                .transpose()?
                .map(|modes| modes.into_iter().collect()),
            strengths: question.strengths.clone(),
            access: question.access.as_ref().map(sign_in).transpose()?,
            cloud: cloud(
                question
                    .tenant
                    .as_ref()
                    .and_then(|tenant| tenant.cloud.as_deref()),
                "/question/tenant/cloud",
            )?,
        })
    }
}

fn cloud(name: Option<&str>, path: &str) -> Result<Option<Cloud>, Error> {
    let Some(name) = name else { return Ok(None) };
    let host = name
        .trim()
        .trim_start_matches("https://")
        .trim_start_matches("login.")
        .trim_end_matches('/');
    CLOUDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(host))
        .map(|(_, cloud)| Some(*cloud))
        .ok_or_else(|| value(&errors::CLOUD, name, path))
}

fn value(row: &'static Row, text: &str, path: &str) -> Error {
    Error::new(row).with("value", excerpt(text)).at(path)
}

fn sign_in(access: &Access) -> Result<SignIn, Error> {
    const AT: &str = "/question/access";
    let member = |text: &Option<String>, names: &[&str], name: &str| match text {
        None => Ok(None),
        Some(text) => names
            .iter()
            .find(|known| known.eq_ignore_ascii_case(text.trim()))
            .map(|known| Some((*known).to_owned()))
            .ok_or_else(|| {
                value(&errors::ACCESS_MEMBER, text, &format!("{AT}/{name}"))
                    .with("expected", names.join(", "))
            }),
    };
    let insider_risks = [&["none"], INSIDER_RISKS].concat();
    let none = |read: Option<String>| read.unwrap_or_else(|| "none".to_owned());
    let given = [
        access.application.is_some(),
        access.user_action.is_some(),
        access.authentication_context.is_some(),
    ];
    let resource = match given.into_iter().filter(|given| *given).count() {
        1 => {
            if let Some(application) = &access.application {
                Resource::Application(application.trim().to_owned())
            } else if let Some(action) = &access.user_action {
                let read = UserAction::read(action);
                let path = format!("{AT}/userAction");
                Resource::UserAction(
                    read.ok_or_else(|| value(&errors::USER_ACTION, action, &path))?,
                )
            } else {
                let context = access.authentication_context.as_deref().unwrap_or_default();
                Resource::Context(context.trim().to_ascii_lowercase())
            }
        }
        0 => return Err(Error::new(&errors::ACCESS_RESOURCE_MISSING).at(AT)),
        _ => return Err(Error::new(&errors::ACCESS_ONE_RESOURCE).at(AT)),
    };
    let flow = access.authentication_flow.as_ref().map(|flow| match flow {
        AuthenticationFlow::Method(method) => method.clone(),
        AuthenticationFlow::Object { transfer_method } => transfer_method.clone(),
    });
    let location = match &access.location {
        None => None,
        Some(location) => Some(Place {
            country: location
                .country
                .as_ref()
                .map(|code| code.trim().to_ascii_uppercase()),
            address: match &location.ip_address {
                None => None,
                Some(text) => Some(text.trim().parse().map_err(|_| {
                    value(
                        &errors::IP_ADDRESS,
                        text,
                        &format!("{AT}/location/ipAddress"),
                    )
                })?),
            },
            named: location.named_locations.clone(),
        }),
    };
    Ok(SignIn {
        resource,
        application_groups: access.application_groups.clone(),
        platform: member(&access.platform, PLATFORMS, "platform")?,
        client_app: member(&access.client_app, CLIENT_APPS, "clientApp")?,
        location,
        sign_in_risk: none(member(&access.sign_in_risk, RISKS, "signInRisk")?),
        user_risk: none(member(&access.user_risk, RISKS, "userRisk")?),
        insider_risk: none(member(&access.insider_risk, &insider_risks, "insiderRisk")?),
        device: access.device.as_ref().map(attributes),
        flow: none(member(&flow, FLOWS, "authenticationFlow")?),
        satisfied: access.satisfied.as_ref().map(|controls| {
            controls
                .iter()
                .map(|control| control.trim().to_ascii_lowercase())
                .collect()
        }),
    })
}

/// `ownership` and `deviceOwnership` are one, and so are `physicalIds` and `devicePhysicalIds`.
pub(crate) fn attribute_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "ownership" => "deviceownership".to_owned(),
        "devicephysicalids" => "physicalids".to_owned(),
        _ => name,
    }
}

/// Where a question gives a device attribute.
pub(crate) fn attribute_pointer(name: &str) -> String {
    let spelled = device_attribute(name).unwrap_or_else(|| name.to_owned());
    format!("/question/access/device/{spelled}")
}

fn attributes(device: &serde_json::Map<String, Value>) -> BTreeMap<String, Attribute> {
    let one = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.to_lowercase()),
        other => Some(other.to_string().to_lowercase()),
    };
    device
        .iter()
        .map(|(name, value)| {
            let read = match value {
                Value::Array(items) => Attribute::Many(items.iter().filter_map(one).collect()),
                value => one(value).map_or(Attribute::Null, Attribute::One),
            };
            (attribute_name(name), read)
        })
        .collect()
}

fn bounded(question: &Question) -> Result<(), Error> {
    let user = &question.user;
    let lists = [
        (
            "groups",
            user.groups.as_deref(),
            limits::GROUPS,
            "/user/groups",
        ),
        (
            "roles",
            user.roles.as_deref(),
            limits::GROUPS,
            "/user/roles",
        ),
        (
            "strengths",
            Some(question.strengths.as_slice()),
            limits::LIST,
            "/strengths",
        ),
        (
            "alsoUsed",
            Some(question.also_used.as_slice()),
            limits::LIST,
            "/alsoUsed",
        ),
        (
            "registered",
            question.registered.as_deref(),
            limits::LIST,
            "/registered",
        ),
        (
            "certificateUserIds",
            user.certificate_user_ids.as_deref(),
            limits::LIST,
            "/user/certificateUserIds",
        ),
    ];
    let access = question.access.as_ref();
    let location = access.and_then(|access| access.location.as_ref());
    let of_access = [
        (
            "applicationGroups",
            access.and_then(|access| access.application_groups.as_deref()),
            limits::LIST,
            "/access/applicationGroups",
        ),
        (
            "satisfied",
            access.and_then(|access| access.satisfied.as_deref()),
            limits::LIST,
            "/access/satisfied",
        ),
        (
            "namedLocations",
            location.and_then(|location| location.named_locations.as_deref()),
            limits::LIST,
            "/access/location/namedLocations",
        ),
    ];
    for (what, list, bound, path) in lists.into_iter().chain(of_access) {
        if list.is_some_and(|list| list.len() > bound) {
            return Err(too_large(what, bound, "entries").at(format!("/question{path}")));
        }
    }
    Ok(())
}

fn moment(text: &str) -> Result<OffsetDateTime, Error> {
    OffsetDateTime::parse(text.trim(), &Rfc3339).map_err(|_| {
        Error::new(&errors::MOMENT)
            .with("value", excerpt(text))
            .at("/question/at")
    })
}

fn methods(names: &[String], member: &str) -> Result<Vec<Mode>, Error> {
    names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            Mode::parse(name).ok_or_else(|| {
                Error::new(&errors::METHOD)
                    .with("value", excerpt(name))
                    .at(format!("/question/{member}/{index}"))
            })
        })
        .collect()
}
