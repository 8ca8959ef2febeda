//! The policies of a tenant that may be for a sign-in, by what they say alike: each of it is asked once, and what is open there keeps
//! them.

use crate::base::check::Outcome;
use crate::decide::access::conditions::condition::{Condition, Seen};
use crate::decide::access::conditions::{
    application, client_app, device, listed, location, platform, users, workload,
};
use crate::tenant::access::policies::Part;
use crate::tenant::access::policy::AccessPolicy;

/// The policies that are not disabled and that nothing which several of them say surely keeps out, in the order of the documents.
pub(crate) fn narrowed<'t>(seen: &Seen<'t>) -> impl Iterator<Item = &'t AccessPolicy> + use<'t> {
    let policies = &seen.tenant.access_policies;
    let alike = policies.alike();
    let mut left = alike.on.clone();
    for (part, classes) in alike.parts() {
        match part {
            Part::Included => {
                if let Some(ids) = seen.who.group_ids() {
                    classes.keep_named(ids, &mut left);
                }
            }
            Part::Applications => {
                if let Some(ids) = application::ids(seen) {
                    classes.keep_named(&ids, &mut left);
                }
            }
            _ => {}
        }
        for class in classes.iter() {
            let is_left = class.iter().any(|place| left.has(*place));
            let first = class.first().and_then(|place| policies.get(*place));
            if is_left && first.is_some_and(|first| keeps_out(first, *part, seen)) {
                class.iter().for_each(|place| left.take(*place));
            }
        }
    }
    let left: Vec<usize> = left.iter().collect();
    left.into_iter()
        .filter_map(|place| Some(policies.get(place)?.as_ref()))
}

/// Whether what a policy says of a part surely keeps it out.
fn keeps_out(policy: &AccessPolicy, part: Part, seen: &Seen<'_>) -> bool {
    let (conditions, at) = (&policy.conditions, &policy.at);
    let is_out = |one: Condition<'_>| one.outcome() == Outcome::Fail;
    let judged = match part {
        Part::Included => return users::includes_nobody(conditions, seen),
        Part::Listed => return listed::checks(conditions, seen).any(is_out),
        Part::Applications => application::check(conditions, at, seen),
        Part::ClientApps => client_app::check(conditions, at, seen),
        Part::Platforms => platform::check(conditions, at, seen),
        Part::Locations => location::check(conditions, at, seen),
        Part::Device => device::check(conditions, at, seen),
        Part::Workload => workload::check(conditions, at, seen),
    };
    judged.is_some_and(is_out)
}
