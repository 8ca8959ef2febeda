//! Whether cross-tenant access settings let an external user in at all (access.md).

use crate::base::check::{Check, Outcome};
use crate::base::directory::is_id;
use crate::decide::external;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::Resource;
use crate::tenant::access::cross_tenant::{Clouds, CrossTenant};
use crate::tenant::access::inbound::Targets;
use crate::tenant::reader::Member;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::user_type::UserType;
use crate::words::sentence::{Input, Row};
use crate::words::{inputs, reasons, rules};

/// The check, `None` where no settings say who may come in: by default all may who collaborate, and nobody who connects
/// directly, which the trust in the home tenant decides then.
pub(crate) fn check(tenant: &Tenant, question: &Circumstances) -> Option<Check> {
    let settings = tenant.cross_tenant.as_ref()?;
    let checks = [
        settings.clouds().and_then(|clouds| cloud(clouds, question)),
        partner(settings, question),
    ];
    strictest(checks)
}

/// All have to let the user in.
fn strictest(checks: impl IntoIterator<Item = Option<Check>>) -> Option<Check> {
    let order = |check: &Check| match check.outcome {
        Outcome::Fail => 0,
        Outcome::Unknown => 1,
        Outcome::Pass | Outcome::Skip => 2,
    };
    checks.into_iter().flatten().min_by_key(order)
}

/// Whether somebody who collaborates may come from the cloud of the home tenant, `None` where nothing keeps people of it out.
fn cloud(clouds: &Clouds, question: &Circumstances) -> Option<Check> {
    let who = &question.who;
    let collaborates = matches!(
        who.kind,
        UserType::B2bCollaborationGuest | UserType::B2bCollaborationMember
    );
    if !collaborates || who.without_entra.is_some() {
        return None;
    }
    // Clouds that are not said may be any.
    let any = |said: Option<Cloud>| match said {
        Some(cloud) => vec![cloud],
        None => Cloud::MEMBERS.to_vec(),
    };
    let owns = any(question.cloud);
    let mut came = Vec::new();
    for home in any(who.home_cloud) {
        came.extend(owns.iter().map(|own| match *own == home {
            true => Some(true),
            false => clouds.allows(home),
        }));
    }
    let rule = &rules::EXTERNAL_INBOUND;
    let is_said = |input| Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING).missing(input);
    let check = if came.iter().all(|one| *one == Some(true)) {
        return None;
    } else if who.home_cloud.is_none() {
        is_said(&inputs::HOME_CLOUD)
    } else if question.cloud.is_none() {
        is_said(&inputs::TENANT_CLOUD)
    } else if came.contains(&None) {
        Check::unknown(rule, &reasons::INBOUND_UNKNOWN).actual("allowedCloudEndpoints")
    } else {
        Check::fail(rule, &reasons::INBOUND_CLOUD)
    };
    Some(check.at(clouds.at.clone()))
}

/// Whether the settings for the home tenant let the user in, `None` where they say nothing of it.
fn partner(settings: &CrossTenant, question: &Circumstances) -> Option<Check> {
    let who = &question.who;
    let rule = &rules::EXTERNAL_INBOUND;
    let inbound = match settings.inbound(who.kind, who.home_tenant.as_deref()) {
        Ok(inbound) => inbound?,
        Err(lacking) => {
            let open = external::open(lacking, who);
            return Some(Check::unknown(rule, open.row).missing(open.input));
        }
    };
    strictest([
        inbound.users.as_ref().map(|targets| {
            let blocked = &reasons::INBOUND_USERS;
            side(targets, user(targets, question), blocked, &inputs::USER_ID)
        }),
        inbound.applications.as_ref().map(|targets| {
            let blocked = &reasons::INBOUND_APPLICATIONS;
            let named = application(targets, question);
            side(targets, named, blocked, &inputs::APPLICATION)
        }),
    ])
}

/// What one side comes to, where it is known whether it targets what is asked about.
fn side(
    targets: &Targets,
    is_named: Option<bool>,
    blocked: &'static Row,
    input: &'static Input,
) -> Check {
    let rule = &rules::EXTERNAL_INBOUND;
    let check = match (
        targets.allows.as_ref().map(|allows| &allows.value),
        is_named,
    ) {
        // What is not said is not restricted.
        (None, _) => Check::pass(rule),
        (Some(Member::Unknown(word)), _) => {
            Check::unknown(rule, &reasons::INBOUND_UNKNOWN).actual(word)
        }
        (Some(_), None) => Check::unknown(rule, &reasons::INBOUND_OPEN).missing(input),
        (Some(Member::Known(allows)), Some(is_named)) if *allows == is_named => Check::pass(rule),
        (Some(Member::Known(_)), Some(_)) => Check::fail(rule, blocked),
    };
    let at = targets
        .allows
        .as_ref()
        .map_or(&targets.at, |allows| &allows.at);
    check.at(at.clone())
}

/// Whether the targets name the user. They are ids of the home tenant, which a question need not have.
fn user(targets: &Targets, question: &Circumstances) -> Option<bool> {
    if targets.named.iter().any(|one| one == "allusers") {
        return Some(true);
    }
    let who = &question.who;
    let mut own = who
        .id
        .iter()
        .chain(who.groups.iter().flat_map(|own| own.iter()));
    own.any(|own| targets.named.contains(own)).then_some(true)
}

/// Whether the targets name the application that is opened; of a group of applications that is not told.
fn application(targets: &Targets, question: &Circumstances) -> Option<bool> {
    if targets.named.iter().any(|one| one == "allapplications") {
        return Some(true);
    }
    let Some(Resource::Application(application)) =
        question.access.as_ref().map(|one| &one.resource)
    else {
        return None;
    };
    let id = |id: &uuid::Uuid| id.hyphenated().to_string();
    let is_named = |one: &uuid::Uuid| targets.named.contains(&id(one));
    if application.ids.iter().any(is_named) {
        return (application.ids.len() == 1).then_some(true);
    }
    let are_ids = targets.named.iter().all(|one| is_id(one));
    (are_ids && !application.ids.is_empty()).then_some(false)
}
