//! A sign-in as Conditional Access sees it.

use serde_json::Value;
use std::net::IpAddr;

use crate::base::check::Lacking;
use crate::base::directory::{Directory, Sort, is_id};
use crate::base::error::Error;
use crate::base::sorted::{Map, Set};
use crate::contract::question::Access;
use crate::question::application::Application;
use crate::question::listed::LISTED;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::country::is_country;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::sign_in::{device_attribute, device_values};
use crate::vocabulary::text::{excerpt, object_id};
use crate::vocabulary::user_action::UserAction;
use crate::words::errors;
use crate::words::inputs;
use crate::words::sentence::Row;

/// What Conditional Access looks at beside the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignIn {
    pub resource: Resource,
    pub application_groups: Option<Vec<String>>,
    pub platform: Option<Platform>,
    pub client_app: Option<ClientApp>,
    pub location: Option<Place>,
    /// OAuth scopes in lower case, without the address of the directory's own resources; `None` when they are not said.
    pub scopes: Option<Vec<String>>,
    /// What is said for each row of `LISTED`, in their order.
    pub listed: [Option<&'static str>; LISTED.len()],
    /// Attributes by lower-case name; empty for a device that is not registered.
    pub device: Option<Map<String, Attribute>>,
    /// Lower case; complete when given.
    pub satisfied: Option<Set<String>>,
}

/// What is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    Application(Application),
    UserAction(UserAction),
    Context(String),
}

impl Resource {
    /// Takes the id of an application that only the directory knows by its name, or by the object id of its service principal.
    pub fn name_by(&mut self, directory: &Directory) {
        if let Self::Application(application) = self
            && (!application.is_known() || is_id(&application.called))
            && let Some(id) = directory.id_of(Sort::Application, &application.called)
            && let Ok(id) = uuid::Uuid::try_parse(id)
        {
            *application = Application::with_id(id);
        }
    }
}

/// Where the sign-in comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub country: Option<String>,
    pub address: Option<IpAddr>,
    pub named: Option<Vec<String>>,
}

impl Place {
    /// Whether a country or an address is said.
    pub fn is_told(&self) -> bool {
        self.country.is_some() || self.address.is_some()
    }

    /// Country and address, as people read them.
    pub fn shown(&self) -> Option<String> {
        let address = self.address.map(|address| address.to_string());
        let parts: Vec<String> = self.country.clone().into_iter().chain(address).collect();
        self.is_told().then(|| parts.join(" "))
    }
}

/// A device attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Null,
    /// Lower case; Booleans as `true` and `false`.
    One(String),
    Many(Vec<String>),
}

pub(crate) fn value(row: &'static Row, text: &str, path: &str) -> Error {
    Error::new(row).with("value", excerpt(text)).at(path)
}

pub(crate) fn sign_in(access: &Access) -> Result<SignIn, Error> {
    const AT: &str = "/question/access";
    let given = [
        access.application.is_some(),
        access.user_action.is_some(),
        access.authentication_context.is_some(),
    ];
    let resource = match given.into_iter().filter(|given| *given).count() {
        1 => {
            if let Some(application) = &access.application {
                Resource::Application(Application::read(application))
            } else if let Some(action) = access.user_action {
                Resource::UserAction(action)
            } else {
                let context = access.authentication_context.as_deref().unwrap_or_default();
                Resource::Context(context.trim().to_ascii_lowercase())
            }
        }
        0 => return Err(Error::new(&errors::ACCESS_RESOURCE_MISSING).at(AT)),
        _ => return Err(Error::new(&errors::ACCESS_ONE_RESOURCE).at(AT)),
    };
    let location = match &access.location {
        None => None,
        Some(location) => Some(Place {
            country: location.country.as_deref().map(country).transpose()?,
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
        platform: access.platform,
        client_app: access.client_app,
        location,
        scopes: access.scopes.as_deref().map(scopes),
        listed: LISTED.each_ref().map(|row| (row.stated)(access)),
        device: access.device.as_ref().map(attributes).transpose()?,
        satisfied: access.satisfied.as_ref().map(|controls| {
            controls
                .iter()
                .map(|control| control.trim().to_ascii_lowercase())
                .collect()
        }),
    })
}

/// Scopes one by one, be they joined by blanks as in a request, encoded or not, or by commas as people list them. Those of Microsoft Graph and of the directory come with
/// the resource's address or without.
fn scopes(given: &[String]) -> Vec<String> {
    const RESOURCES: [&str; 6] = [
        "https://graph.microsoft.com/",
        "https://graph.microsoft.us/",
        "https://dod-graph.microsoft.us/",
        "https://microsoftgraph.chinacloudapi.cn/",
        "https://graph.windows.net/",
        "00000003-0000-0000-c000-000000000000/",
    ];
    let plain = given.iter().map(|text| {
        let lower = text.to_ascii_lowercase();
        let decoded = lower.replace("%20", " ").replace("%2c", ",");
        decoded.replace("%3a", ":").replace("%2f", "/")
    });
    plain
        .flat_map(|text| {
            let parts = text.split(|c: char| c.is_whitespace() || c == ',' || c == '+');
            parts.map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|scope| !scope.is_empty())
        .map(|scope| {
            let bare = RESOURCES
                .iter()
                .find_map(|resource| scope.strip_prefix(resource));
            bare.map(str::to_owned).unwrap_or(scope)
        })
        .collect()
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

/// The input that a device attribute is.
pub(crate) fn device_attribute_input(name: &str) -> Lacking {
    Lacking {
        input: &inputs::DEVICE,
        member: Some(device_attribute(name).unwrap_or_else(|| name.to_owned())),
    }
}

/// The code of a country; an empty text says that it cannot be told.
fn country(text: &str) -> Result<String, Error> {
    let code = text.trim();
    if !code.is_empty() && !is_country(code) {
        let at = "/question/access/location/country";
        return Err(value(&errors::COUNTRY, text, at));
    }
    Ok(code.to_ascii_uppercase())
}

fn attributes(device: &serde_json::Map<String, Value>) -> Result<Map<String, Attribute>, Error> {
    let one = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.to_lowercase()),
        other => Some(other.to_string().to_lowercase()),
    };
    let attribute = |(name, stated): (&String, &Value)| {
        let read = match stated {
            Value::Array(items) => Attribute::Many(items.iter().filter_map(one).collect()),
            stated => one(stated).map_or(Attribute::Null, Attribute::One),
        };
        if let Attribute::One(text) = &read
            && let Some(known) = device_values(name)
            && !known.iter().any(|known| known.eq_ignore_ascii_case(text))
        {
            let path = format!("/question/access/device/{name}");
            let error = value(&errors::DEVICE_VALUE, text, &path);
            let error = error.with("attribute", name.as_str());
            return Err(error.with("names", known.join(", ")));
        }
        let name = attribute_name(name);
        let read = match read {
            Attribute::One(id) if name == "deviceid" => Attribute::One(object_id(&id)),
            read => read,
        };
        Ok((name, read))
    };
    device.iter().map(attribute).collect()
}
