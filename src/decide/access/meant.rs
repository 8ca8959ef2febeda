//! What a question calls by a name has to be something that can be meant: nothing is judged about what nobody has. Held once,
//! where a question comes in: people of a population are as their sources say.

use crate::base::directory::is_id;
use crate::base::error::Error;
use crate::decide::access::agreed::{agreed, application_called, one_user};
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Resource, SignIn, value};
use crate::tenant::access::location::is_location_word;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::reader::Located;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::application::{ApplicationGroup, nearest};
use crate::vocabulary::channel::Channel;
use crate::vocabulary::likeness::{distance, nearest_of};
use crate::vocabulary::sign_in::is_context;
use crate::vocabulary::user_type::UserType;
use crate::words::errors;

/// Whether everything can be meant that a question calls by a name.
///
/// # Errors
///
/// `input.value`, with the names that are nearest, where something is neither known here nor named by a document, and where what the
/// question says twice cannot agree.
pub(crate) fn meant(tenant: &Tenant, question: &Circumstances) -> Result<(), Error> {
    somebody(tenant, question)?;
    agreed(tenant, question)?;
    let Some(sign_in) = &question.access else {
        return Ok(());
    };
    resource(tenant, &sign_in.resource)?;
    application_groups(tenant, sign_in)?;
    locations(tenant, sign_in)
}

/// Whether the user can be meant: what of [`meant`] is about nothing else.
///
/// # Errors
///
/// As [`meant`].
pub(crate) fn somebody(tenant: &Tenant, question: &Circumstances) -> Result<(), Error> {
    user(tenant, question)?;
    one_user(tenant, question)
}

/// Nobody signs in with an account that is disabled. A question that does not say of which type a user is asks about a
/// member, which nobody from elsewhere is.
fn user(tenant: &Tenant, question: &Circumstances) -> Result<(), Error> {
    let who = &question.who;
    let mut called = [&who.id, &who.user_principal_name].into_iter().flatten();
    // Somebody else may register a passkey for them through Graph.
    let by_itself = question.action == Action::SignIn || question.channel == Channel::SecurityInfo;
    let is_disabled = |called: &&String| by_itself && tenant.directory.is_disabled(called);
    if let Some(disabled) = called.clone().find(is_disabled) {
        return Err(value(&errors::USER_DISABLED, disabled, "/question/user"));
    }
    if who.kind != UserType::Member {
        return Ok(());
    }
    let external = called.find(|called| tenant.directory.is_external(called));
    match external {
        Some(external) => Err(value(
            &errors::USER_IS_EXTERNAL,
            external,
            "/question/user/type",
        )),
        None => Ok(()),
    }
}

/// An application or a context that nobody knows by its name must not read as one that no policy is for.
fn resource(tenant: &Tenant, resource: &Resource) -> Result<(), Error> {
    match resource {
        Resource::UserAction(_) => Ok(()),
        Resource::Context(context) => {
            if is_context(context) || is_named(tenant, context, contexts) {
                return Ok(());
            }
            let at = "/question/access/authenticationContext";
            Err(value(&errors::CONTEXT, context, at))
        }
        Resource::Application(application) => {
            let called = application.called.as_str();
            if application.is_known() || is_named(tenant, called, applications) {
                return Ok(());
            }
            let names = nearest(called).into_iter().map(str::to_owned);
            let nearest: Vec<String> = names.chain(nearest_id(tenant, called)).collect();
            let row = if nearest.is_empty() {
                &errors::APPLICATION_UNKNOWN
            } else {
                &errors::APPLICATION_UNLIKE
            };
            let error = value(row, called, "/question/access/application");
            Err(error.with("names", nearest.join(", ")))
        }
    }
}

/// The known application whose id a text is meant to be that is none.
fn nearest_id(tenant: &Tenant, called: &str) -> Option<String> {
    // A digit too many or too few, or a letter that is no digit.
    const SLIP: usize = 2;
    let called = called.trim().to_ascii_lowercase();
    let near = tenant
        .known_applications()
        .iter()
        .find(|id| distance(&called, &id.hyphenated().to_string(), SLIP).is_some())?;
    Some(application_called(tenant, near))
}

fn application_groups(tenant: &Tenant, sign_in: &SignIn) -> Result<(), Error> {
    let groups = sign_in.application_groups.iter().flatten();
    for (index, group) in groups.enumerate() {
        if ApplicationGroup::named(group).is_some() || is_named(tenant, group, applications) {
            continue;
        }
        let at = format!("/question/access/applicationGroups/{index}");
        let known: Vec<&str> = ApplicationGroup::names().collect();
        let error = value(&errors::APPLICATION_GROUP, group, &at);
        return Err(error.with("names", known.join(", ")));
    }
    Ok(())
}

/// Names that are told where none is near.
const SHOWN: usize = 3;

/// A location is named by an id, or by what a document calls it. Where documents tell no names, none can be held to them.
fn locations(tenant: &Tenant, sign_in: &SignIn) -> Result<(), Error> {
    let place = sign_in.location.as_ref();
    let named = place.and_then(|place| place.named.as_ref());
    let known: Vec<&str> = tenant
        .named_locations
        .iter()
        .filter_map(|location| location.name.as_deref())
        .collect();
    if known.is_empty() {
        return Ok(());
    }
    for (index, name) in named.into_iter().flatten().enumerate() {
        let is_known = is_location_word(name)
            || is_id(name)
            || tenant.named_locations.iter().any(|one| one.is_called(name))
            || is_named(tenant, name, named_locations);
        if !is_known {
            let at = format!("/question/access/location/namedLocations/{index}");
            let mut names = nearest_of(name, known.iter().copied());
            if names.is_empty() {
                names = known.into_iter().take(SHOWN).collect();
            }
            let error = value(&errors::NAMED_LOCATION, name, &at);
            return Err(error.with("names", names.join(", ")));
        }
    }
    Ok(())
}

/// What a policy includes and what it excludes.
type Lists<'t> = [Option<&'t Located<Vec<String>>>; 2];

/// Whether a policy names something in one of its lists of a kind.
fn is_named<'t>(
    tenant: &'t Tenant,
    called: &str,
    lists: fn(&'t AccessPolicy) -> Lists<'t>,
) -> bool {
    let mut entries = tenant
        .access_policies
        .iter()
        .flat_map(|policy| lists(policy).into_iter().flatten())
        .flat_map(|list| &list.value);
    entries.any(|entry| entry.trim().eq_ignore_ascii_case(called.trim()))
}

fn applications(policy: &AccessPolicy) -> Lists<'_> {
    let of = policy.conditions.applications.as_ref();
    [
        of.and_then(|of| of.include.as_ref()),
        of.and_then(|of| of.exclude.as_ref()),
    ]
}

fn contexts(policy: &AccessPolicy) -> Lists<'_> {
    let of = policy.conditions.applications.as_ref();
    [of.and_then(|of| of.contexts.as_ref()), None]
}

fn named_locations(policy: &AccessPolicy) -> Lists<'_> {
    let of = policy.conditions.locations.as_ref();
    [
        of.and_then(|of| of.include.as_ref()),
        of.and_then(|of| of.exclude.as_ref()),
    ]
}
