//! A sign-in as Conditional Access sees it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::base::error::Error;
use crate::contract::question::{Access, AuthenticationFlow};
use crate::vocabulary::cloud::{CLOUDS, Cloud};
use crate::vocabulary::sign_in::{
    CLIENT_APPS, FLOWS, INSIDER_RISKS, PLATFORMS, RISKS, device_attribute,
};
use crate::vocabulary::text::excerpt;
use crate::vocabulary::user_action::UserAction;
use crate::words::errors;
use crate::words::sentence::Row;

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

pub(crate) fn cloud(name: Option<&str>, path: &str) -> Result<Option<Cloud>, Error> {
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

pub(crate) fn value(row: &'static Row, text: &str, path: &str) -> Error {
    Error::new(row).with("value", excerpt(text)).at(path)
}

pub(crate) fn sign_in(access: &Access) -> Result<SignIn, Error> {
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
