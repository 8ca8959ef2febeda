//! What has to be met beside what the question asks about: policies of services that the application depends on, and of the
//! application that asks for an authentication context.

use uuid::Uuid;

use crate::base::check::Outcome;
use crate::base::note::Note;
use crate::base::sorted::Set;
use crate::contract::verdict::Severity;
use crate::decide::access::agreed::application_called;
use crate::decide::access::conditions::condition::Seen;
use crate::decide::access::conditions::{all, application};
use crate::decide::access::narrowed::narrowed;
use crate::question::application::Application;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Resource, SignIn};
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::reader::Located;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::service_dependency::early_bound;
use crate::words::findings;

/// A note for each service that an enabled policy is for which is not for the application itself. It says which policy comes first.
pub(crate) fn notes(tenant: &Tenant, question: &Circumstances) -> Vec<Note> {
    let Some(sign_in) = &question.access else {
        return Vec::new();
    };
    let opened = match &sign_in.resource {
        Resource::Application(opened) => opened,
        Resource::Context(_) => return of_applications(tenant, question, sign_in),
        Resource::UserAction(_) => return Vec::new(),
    };
    let services: Set<Uuid> = opened.ids.iter().copied().flat_map(early_bound).collect();
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
                && !all::keep_out(policy, &there)
        };
        let first = narrowed(&there).find(differs)?;
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

/// A note where an enabled policy is for applications: an application asks for the context, and no question tells which one.
fn of_applications(tenant: &Tenant, question: &Circumstances, sign_in: &SignIn) -> Vec<Note> {
    let here = seen(tenant, question, sign_in);
    let may_hold = |policy: &&AccessPolicy| {
        let conditions = &policy.conditions;
        let applications = conditions.applications.as_ref();
        let others = all::all(policy, &here).into_iter();
        policy.is_in_force()
            && policy.what_if.is_none()
            && applications.is_some_and(|own| own.include.as_ref().is_some_and(is_for_some))
            && !is_for(policy, &here)
            && others.filter(|one| one.outcome() == Outcome::Fail).count() == 1
    };
    let mut policies = tenant.access_policies.iter().map(AsRef::as_ref);
    let Some(first) = policies.find(may_hold) else {
        return Vec::new();
    };
    let called = first.name.as_ref().or(first.id.as_ref());
    let note = Note::new(Severity::Warning, &findings::APPLICATION_BESIDE_CONTEXT).at(&first.at);
    let note = note.scenario("/question/access/authenticationContext");
    vec![note.with("policy", called.cloned().unwrap_or_default())]
}

/// Whether a list names an application at all.
fn is_for_some(list: &Located<Vec<String>>) -> bool {
    list.value
        .iter()
        .any(|one| !one.eq_ignore_ascii_case("None"))
}

fn seen<'q>(tenant: &'q Tenant, question: &'q Circumstances, sign_in: &'q SignIn) -> Seen<'q> {
    Seen {
        question,
        who: &question.who,
        sign_in,
        tenant,
    }
}

/// Whether the application alone leaves the policy in.
fn is_for(policy: &AccessPolicy, seen: &Seen<'_>) -> bool {
    let condition = application::check(&policy.conditions, &policy.at, seen);
    condition.is_none_or(|condition| condition.outcome() != Outcome::Fail)
}
