//! The directory among the documents: users, groups, roles and applications, which give names to ids.

use crate::base::directory::{Entry, Sort, is_external_name};
use crate::tenant::other_form::OtherForm;
use crate::tenant::reader::Node;
use crate::vocabulary::text::object_id;

/// What a node is of a directory; `list` is the last segment of its context.
pub(crate) fn sort_of(node: &Node<'_>, list: Option<&str>) -> Option<Sort> {
    const TYPES: [(&str, &str, Sort); 7] = [
        ("user", "users", Sort::User),
        ("group", "groups", Sort::Group),
        ("directoryRole", "directoryRoles", Sort::Role),
        (
            "directoryRoleTemplate",
            "directoryRoleTemplates",
            Sort::Role,
        ),
        ("unifiedRoleDefinition", "roleDefinitions", Sort::Role),
        ("servicePrincipal", "servicePrincipals", Sort::Application),
        ("application", "applications", Sort::Application),
    ];
    // Entries of logs name users and applications too.
    if OtherForm::of_value(node).is_some() {
        return None;
    }
    // What policies name an application or a role by is enough.
    const NAMED: [[&str; 2]; 4] = [
        ["id", "displayName"],
        ["id", "userPrincipalName"],
        ["appId", "displayName"],
        ["roleTemplateId", "displayName"],
    ];
    if !NAMED.iter().any(|names| node.has_all(names)) {
        return None;
    }
    let stated = TYPES
        .iter()
        .find(|(name, of, _)| node.is_a(name) || list == Some(*of));
    if let Some((_, _, sort)) = stated {
        return Some(*sort);
    }
    let has = |name| node.get(name).is_some();
    if node.has_all(&["displayName", "userPrincipalName"]) {
        Some(Sort::User)
    } else if ["securityEnabled", "mailEnabled", "groupTypes"]
        .into_iter()
        .any(has)
    {
        Some(Sort::Group)
    } else if has("roleTemplateId") || has("rolePermissions") {
        Some(Sort::Role)
    } else if has("appId") {
        Some(Sort::Application)
    } else {
        None
    }
}

/// An object under its names, with the id that policies name it by.
pub(crate) fn entry(sort: Sort, node: &Node<'_>) -> Option<Entry> {
    let text = |name: &str| {
        let text = node.get(name)?.value.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    };
    // Of a name that an export has cut nobody knows to whom it belongs.
    let is_cut = |name| node.get(name).is_some_and(|name| name.is_cut());
    if ["displayName", "userPrincipalName"].into_iter().any(is_cut) {
        return None;
    }
    let own = match sort {
        Sort::User | Sort::Group => None,
        Sort::Role => text("roleTemplateId").or_else(|| text("templateId")),
        Sort::Application => text("appId"),
    };
    let names = ["displayName", "userPrincipalName"].map(text);
    let names = names.into_iter().flatten();
    let says = |name, word: &str| text(name).is_some_and(|said| said.eq_ignore_ascii_case(word));
    let is_external = says("userType", "Guest")
        || says("creationType", "Invitation")
        || text("userPrincipalName").is_some_and(is_external_name);
    let enabled = node.get("accountEnabled");
    let is_off = enabled.is_some_and(|enabled| enabled.value.as_bool() == Some(false))
        || says("accountEnabled", "false")
        || node.deleted().is_some();
    Some(Entry {
        is_disabled: sort == Sort::User && is_off,
        sort,
        other_id: own.and(text("id")).map(object_id),
        is_external: sort == Sort::User && is_external,
        id: object_id(own.or_else(|| text("id"))?),
        shown: names.clone().next()?.to_owned(),
        names: names.map(str::to_ascii_lowercase).collect(),
    })
}
