//! Services that the application depends on: their policies are met too before it is opened, and no question tells of them.

use std::collections::BTreeSet;
use uuid::Uuid;

use crate::base::check::Outcome;
use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::decide::access::agreed::application_called;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::conditions::{all, application};
use crate::question::application::Application;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Resource, SignIn};
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::service_dependency::early_bound;
use crate::words::findings;

/// A note for each service that an enabled policy is for which is not for the application itself. It says which policy comes first.
pub(crate) fn notes(tenant: &Tenant, question: &Circumstances) -> Vec<Note> {
    let Some(sign_in) = &question.access else {
        return Vec::new();
    };
    let Resource::Application(opened) = &sign_in.resource else {
        return Vec::new();
    };
    let services: BTreeSet<Uuid> = opened.ids.iter().copied().flat_map(early_bound).collect();
    let of_service = |service: Uuid| {
        let downstream = SignIn {
            resource: Resource::Application(Application::with_id(service)),
            application_groups: None,
            ..sign_in.clone()
        };
        let here = seen(tenant, question, sign_in);
        let there = seen(tenant, question, &downstream);
        let differs = |policy: &&AccessPolicy| {
            policy.is_in_force()
                && policy.what_if.is_none()
                && !is_for(policy, &here)
                && is_for(policy, &there)
                && all::outcome(&all::all(&policy.conditions, &policy.at, &there)) != Outcome::Fail
        };
        let mut policies = tenant.access_policies.iter().map(AsRef::as_ref);
        let first = policies.find(differs)?;
        let called = first.name.as_ref().or(first.id.as_ref());
        let name = called.cloned().unwrap_or_default();
        Some(
            Note::new(Severity::Warning, &findings::SERVICE_DEPENDENCY)
                .at(&first.at)
                .scenario("/question/access/application")
                .with("name", &opened.called)
                .with("other", application_called(tenant, service))
                .with("policy", name),
        )
    };
    services.into_iter().filter_map(of_service).collect()
}

fn seen<'q>(tenant: &'q Tenant, question: &'q Circumstances, sign_in: &'q SignIn) -> Seen<'q> {
    Seen {
        question,
        who: &question.who,
        sign_in,
        locations: &tenant.named_locations,
    }
}

/// Whether the application alone leaves the policy in.
fn is_for(policy: &AccessPolicy, seen: &Seen<'_>) -> bool {
    let condition = application::check(&policy.conditions, &policy.at, seen);
    condition.is_none_or(|condition| condition.check.outcome != Outcome::Fail)
}
