//! What the list of the passkey policy should be: the models in use, for each profile those of the people in its scope.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::answers::graph_change::change::graph_change;
use crate::base::json;
use crate::base::sorted::Set;
use crate::contract::impact::{AllowList, AllowListProfile};
use crate::contract::scenario::PolicyInput;
use crate::contract::verdict::Clause;
use crate::decide::passkey::profile::{ProfileKind, profiles_in_scope};
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::fido2::{Fido2Policy, KeyRestrictions};
use crate::tenant::methods::size::LIMIT;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;

/// The models in use, by the place of the profile among those of the policy; the legacy policy is the first.
pub(crate) type Lists = Vec<Vec<Uuid>>;

/// The profiles that somebody is in scope of, surely or perhaps.
pub(crate) fn profiles_of(tenant: &Tenant, circumstances: &Circumstances) -> Vec<usize> {
    let Some(policy) = &tenant.fido2 else {
        return Vec::new();
    };
    let scope = profiles_in_scope(policy, circumstances);
    let places = scope
        .profiles
        .iter()
        .filter_map(|profile| match profile.kind {
            ProfileKind::Legacy(_) => Some(0),
            ProfileKind::Profile(own) => policy
                .profiles
                .iter()
                .position(|other| std::ptr::eq(other, own)),
        });
    places.collect()
}

/// The list, with the requests that make it that of the policy; `None` without a passkey policy.
pub(crate) fn proposed(
    tenant: &Tenant,
    lists: &Lists,
    chosen: &[Uuid],
    language: Language,
) -> Option<AllowList> {
    let policy = tenant.fido2.as_ref()?;
    let given: Vec<&Value> = tenant.documents();
    let mut edited: Vec<Value> = given.iter().map(|value| (*value).clone()).collect();
    let mut profiles = Vec::new();
    let mut all: Vec<Uuid> = Vec::new();
    for (index, in_use) in lists.iter().enumerate() {
        if in_use.is_empty() {
            continue;
        }
        let (at, restrictions, id, name) = profile_at(policy, index)?;
        let list: Set<Uuid> = in_use.iter().chain(chosen).copied().collect();
        all.extend(list.iter().copied());
        let today: Set<Uuid> = if restrictions.enforces_allow_list() {
            restrictions
                .aaguids
                .iter()
                .flat_map(|list| list.iter())
                .copied()
                .collect()
        } else {
            Set::new()
        };
        profiles.push(AllowListProfile {
            id,
            name,
            added: written(list.difference(&today)),
            removed: written(today.difference(&list)),
            aa_guids: written(list.iter()),
        });
        set(&mut edited, at, &list);
    }
    let bytes = edited_policy(&edited, &policy.method.at);
    let inputs = |values: Vec<Value>| values.into_iter().map(PolicyInput::Json).collect();
    let before = given.into_iter().cloned().collect();
    let change = graph_change(inputs(before), inputs(edited), language).ok()?;
    Some(AllowList {
        aa_guids: written(all.into_iter().collect::<Set<_>>().iter()),
        profiles,
        bytes,
        bound: LIMIT,
        change,
    })
}

/// Where the list of a profile belongs: place, what is there, id and name.
type At<'p> = (
    &'p Clause,
    &'p KeyRestrictions,
    Option<String>,
    Option<String>,
);

fn profile_at(policy: &Fido2Policy, index: usize) -> Option<At<'_>> {
    if policy.profiles.is_empty() {
        return Some((&policy.method.at, &policy.key_restrictions, None, None));
    }
    let profile = policy.profiles.get(index)?;
    let name = (!profile.name.is_empty()).then(|| profile.name.clone());
    Some((
        &profile.at,
        &profile.key_restrictions,
        Some(profile.id.clone()),
        name,
    ))
}

fn written<'u>(ids: impl Iterator<Item = &'u Uuid>) -> Vec<String> {
    ids.map(|id| id.hyphenated().to_string()).collect()
}

fn value_at<'v>(documents: &'v mut [Value], at: &Clause) -> Option<&'v mut Value> {
    let document = usize::try_from(at.document).ok()?;
    documents.get_mut(document)?.pointer_mut(&at.path)
}

fn set(documents: &mut [Value], at: &Clause, list: &Set<Uuid>) {
    let Some(Value::Object(members)) = value_at(documents, at) else {
        return;
    };
    let name = members
        .keys()
        .find(|name| name.eq_ignore_ascii_case("keyRestrictions"))
        .cloned()
        .unwrap_or_else(|| "keyRestrictions".to_owned());
    let mut restrictions = match members.get(&name) {
        Some(Value::Object(known)) => known.clone(),
        _ => Map::new(),
    };
    let known = ["isEnforced", "enforcementType", "aaGuids"];
    restrictions.retain(|own, _| !known.iter().any(|name| name.eq_ignore_ascii_case(own)));
    restrictions.insert("isEnforced".to_owned(), json!(true));
    restrictions.insert("enforcementType".to_owned(), json!("allow"));
    restrictions.insert("aaGuids".to_owned(), json!(written(list.iter())));
    members.insert(name, Value::Object(restrictions));
}

/// Bytes of the passkey policy, as the service counts them.
fn edited_policy(documents: &[Value], at: &Clause) -> usize {
    let document = usize::try_from(at.document).ok();
    let value = document.and_then(|at| documents.get(at));
    let value = value.and_then(|value| value.pointer(&at.path));
    value.map_or(0, json::minified_len)
}
