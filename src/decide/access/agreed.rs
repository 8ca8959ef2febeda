//! What a question says of one thing in two ways has to agree: of what cannot be, no answer is about what was meant.

use uuid::Uuid;

use crate::base::directory::{Sort, is_id};
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::decide::access::conditions::condition::{At, Truth};
use crate::decide::access::conditions::location::within;
use crate::decide::access::grant::OF_DEVICE;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Place as From, Resource, SignIn, value};
use crate::tenant::access::extent::no_place;
use crate::tenant::access::location::{NamedLocation, Place, is_private};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::application::name_of;
use crate::vocabulary::likeness::is_one_digit_off;
use crate::vocabulary::sign_in::device_attribute;
use crate::words::sentence::Row;
use crate::words::{errors, findings};

/// Whether what a question says twice of the sign-in agrees.
///
/// # Errors
///
/// `input.value` where it cannot.
pub(crate) fn agreed(tenant: &Tenant, question: &Circumstances) -> Result<(), Error> {
    let Some(sign_in) = &question.access else {
        return Ok(());
    };
    device(sign_in)?;
    locations(tenant, sign_in)
}

/// An id and a name by which the directory knows two people.
pub(crate) fn one_user(tenant: &Tenant, question: &Circumstances) -> Result<(), Error> {
    let who = &question.who;
    let (Some(id), Some(name)) = (&who.id, &who.user_principal_name) else {
        return Ok(());
    };
    let mut named = tenant.directory.ids_of(Sort::User, name).peekable();
    if !is_id(id) || named.peek().is_none() || named.any(|own| own == id) {
        return Ok(());
    }
    let error = value(&errors::USERS_TWO, name, "/question/user");
    let known = tenant.directory.name_of(id).unwrap_or(id);
    Err(error.with("other", known))
}

/// A control that is said to be met by a device that does not.
fn device(sign_in: &SignIn) -> Result<(), Error> {
    let Some(satisfied) = &sign_in.satisfied else {
        return Ok(());
    };
    for control in OF_DEVICE {
        let name = control.name.as_str();
        let is_stated = satisfied.contains(&name.to_ascii_lowercase());
        if !is_stated || control.is_met(sign_in) != Some(false) {
            continue;
        }
        let is_registered = sign_in.device.as_ref().is_some_and(|one| !one.is_empty());
        let row = match is_registered {
            true => &errors::CONTROL_CONTRADICTED,
            false => &errors::CONTROL_WITHOUT_DEVICE,
        };
        let error = value(row, name, "/question/access/satisfied");
        let spelled = device_attribute(control.attribute).unwrap_or_default();
        return Err(error.with("attribute", spelled));
    }
    Ok(())
}

/// Whether the place that a question tells is in a named location; `None` where nothing tells.
fn holds(location: &NamedLocation, from: &From) -> Option<bool> {
    match within(location, from, At::Here(&no_place())) {
        Truth::Yes(_) => Some(true),
        Truth::No => Some(false),
        Truth::Open(..) => None,
    }
}

/// What the question says of the place, as people read it.
fn said(location: &NamedLocation, from: &From) -> String {
    match &location.place {
        Place::Addresses { .. } => from.address.map(|address| address.to_string()),
        Place::Countries { .. } => from.country.clone(),
        Place::Unlisted => None,
    }
    .unwrap_or_default()
}

/// A named location that the sign-in is said to come from, and an address or a country outside of it.
fn locations(tenant: &Tenant, sign_in: &SignIn) -> Result<(), Error> {
    let Some(from) = &sign_in.location else {
        return Ok(());
    };
    for (index, name) in from.named.iter().flatten().enumerate() {
        let called = |location: &&NamedLocation| location.is_called(name);
        let mut meant = tenant.named_locations.iter().filter(called).peekable();
        let Some(first) = meant.peek().copied() else {
            continue;
        };
        if meant.all(|location| holds(location, from) == Some(false)) {
            let at = format!("/question/access/location/namedLocations/{index}");
            let row = match said(first, from).is_empty() {
                true => &errors::LOCATION_UNTOLD_COUNTRY,
                false => &errors::LOCATION_CONTRADICTED,
            };
            return Err(value(row, name, &at).with("other", said(first, from)));
        }
    }
    Ok(())
}

/// What a question leaves out of a list that is complete where it is given, and says elsewhere; and an application that is nearly
/// one that is known.
pub(crate) fn notes(tenant: &Tenant, question: &Circumstances) -> Vec<Note> {
    let Some(sign_in) = &question.access else {
        return Vec::new();
    };
    let note = |row: &'static Row, at: &str| Note::new(Severity::Warning, row).scenario(at);
    let mut notes = Vec::new();
    if let Some(satisfied) = &sign_in.satisfied {
        for control in OF_DEVICE {
            let name = control.name.as_str();
            let mut grants = tenant
                .access_policies
                .iter()
                .filter_map(|one| one.grant.as_ref());
            let is_asked =
                grants.any(|grant| grant.controls.iter().any(|one| one.kind == control.kind));
            let is_left_out = !satisfied.contains(&name.to_ascii_lowercase());
            if is_asked && is_left_out && control.is_met(sign_in) == Some(true) {
                let at = "/question/access/satisfied";
                notes.push(note(&findings::CONTROL_LEFT_OUT, at).with("value", name));
            }
        }
    }
    let address = sign_in.location.as_ref().and_then(|from| from.address);
    if let Some(address) = address.filter(|address| is_private(*address)) {
        let at = "/question/access/location/ipAddress";
        let note = note(&findings::ADDRESS_PRIVATE, at);
        notes.push(note.with("value", address.to_string()));
    }
    if let Some(from) = &sign_in.location
        && let Some(named) = &from.named
    {
        let left_out = tenant.named_locations.iter().find(|location| {
            let is_named = named.iter().any(|name| location.is_called(name));
            !is_named && holds(location, from) == Some(true)
        });
        let called = |one: &'_ NamedLocation| one.name.clone().or_else(|| one.id.clone());
        if let Some(location) = left_out {
            let at = "/question/access/location/namedLocations";
            let row = note(&findings::LOCATION_LEFT_OUT, at);
            let row = row.with("value", called(location).unwrap_or_default());
            notes.push(row.with("other", said(location, from)));
        }
    }
    notes.extend(nearly_known(tenant, sign_in));
    notes
}

/// An id of an application that nothing has, and that differs by one digit from one that documents or the built-in lists have.
fn nearly_known(tenant: &Tenant, sign_in: &SignIn) -> Option<Note> {
    let Resource::Application(application) = &sign_in.resource else {
        return None;
    };
    let id = Uuid::try_parse(&application.called).ok()?;
    let known = tenant.known_applications();
    if known.has(id) {
        return None;
    }
    let near = known.iter().find(|known| is_one_digit_off(&id, known))?;
    let note = Note::new(Severity::Warning, &findings::APPLICATION_NEAR);
    let note = note.scenario("/question/access/application");
    Some(
        note.with("value", &application.called)
            .with("meant", application_called(tenant, near)),
    )
}

/// An application by its name, where anything tells it, and its id.
pub(crate) fn application_called(tenant: &Tenant, id: Uuid) -> String {
    let text = id.hyphenated().to_string();
    match tenant.directory.name_of(&text).or_else(|| name_of(id)) {
        Some(name) => [name, " (", &text, ")"].concat(),
        None => text,
    }
}
