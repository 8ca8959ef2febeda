//! Users, groups and roles that the lists of a tenant name.

use crate::base::directory::Sort;
use crate::tenant::access::users::{Side, is_user_word};
use crate::tenant::methods::method::{Target, TargetType};
use crate::tenant::reader::{Located, Member};
use crate::tenant::tenant::Tenant;

/// Every entry of every list that names users, groups or roles, as it is written.
pub(crate) fn named(tenant: &Tenant) -> Vec<(Sort, &str)> {
    let mut all = Vec::new();
    let methods = [
        tenant.fido2.as_deref().map(|policy| &policy.method),
        tenant.x509.as_deref().map(|policy| &policy.method),
    ];
    for method in methods.into_iter().flatten() {
        let include = method.include.iter().flat_map(|list| &list.value);
        all.extend(include.chain(&method.exclude).filter_map(target));
    }
    let scopes = tenant.x509.iter().flat_map(|policy| &policy.scopes);
    all.extend(scopes.flat_map(|scope| &scope.targets).filter_map(target));
    let policies = tenant.access_policies.iter();
    for users in policies.filter_map(|policy| policy.conditions.users.as_ref()) {
        side(&users.include, &mut all);
        side(&users.exclude, &mut all);
    }
    // Which of the two an id is of another tenant, its settings do not tell.
    let inbound = tenant.cross_tenant.iter();
    for id in inbound.flat_map(|settings| settings.inbound_users()) {
        all.extend([(Sort::User, id), (Sort::Group, id)]);
    }
    all
}

fn target(target: &Target) -> Option<(Sort, &str)> {
    let sort = match &target.kind {
        Member::Known(TargetType::User) => Sort::User,
        Member::Known(TargetType::Group) => Sort::Group,
        Member::Unknown(_) => return None,
    };
    (!target.is_all_users()).then_some((sort, target.id.as_str()))
}

fn side<'t>(side: &'t Side, all: &mut Vec<(Sort, &'t str)>) {
    let entries = |list: &'t Option<Located<Vec<String>>>| {
        list.iter()
            .flat_map(|list| list.value.iter().map(String::as_str))
    };
    all.extend(entries(&side.groups).map(|group| (Sort::Group, group)));
    all.extend(entries(&side.roles).map(|role| (Sort::Role, role)));
    let users = entries(&side.users).filter(|user| !is_user_word(user));
    all.extend(users.map(|user| (Sort::User, user)));
}
