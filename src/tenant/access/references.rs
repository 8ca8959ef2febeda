//! Conditional Access policies that refer to an authentication strength (F25, facts.md).

use std::sync::Arc;

use crate::base::sorted::{sort_by, sort_by_key};
use crate::contract::inspection::PolicyReference;
use crate::tenant::access::grant::ControlKind;
use crate::tenant::access::policy::AccessPolicy;

/// Policies by the strength that they ask for, whatever their state.
#[derive(Debug)]
pub(crate) struct References<'p>(Vec<Reference<'p>>);

#[derive(Debug)]
struct Reference<'p> {
    /// What it asks for, in small letters.
    key: String,
    /// Its place among the policies.
    place: usize,
    asked: &'p str,
    policy: PolicyReference,
}

impl<'p> References<'p> {
    /// Of these policies.
    pub fn of(policies: &'p [Arc<AccessPolicy>]) -> Self {
        let mut all = Vec::new();
        for (place, policy) in policies.iter().enumerate() {
            for control in policy.grant.iter().flat_map(|grant| &grant.controls) {
                let ControlKind::Strength(asked) = &control.kind else {
                    continue;
                };
                all.push(Reference {
                    key: asked.trim().to_ascii_lowercase(),
                    place,
                    asked,
                    policy: PolicyReference {
                        id: policy.id.clone(),
                        display_name: policy.name.clone(),
                        policy: control.at.clone(),
                    },
                });
            }
        }
        sort_by(&mut all, |one, other| {
            (&one.key, one.place).cmp(&(&other.key, other.place))
        });
        Self(all)
    }

    /// Those that ask for the strength of this id or display name, in the order of the policies.
    pub fn to(&self, id: Option<&str>, name: Option<&str>) -> Vec<PolicyReference> {
        let by_id = self.of_key(id).iter();
        let by_name = self.of_key(name).iter();
        let by_name = by_name.filter(|one| Some(one.asked) == name);
        let mut found: Vec<&Reference<'_>> = by_id.chain(by_name).collect();
        sort_by_key(&mut found, |one| one.place);
        found.dedup_by_key(|one| one.place);
        found.into_iter().map(|one| one.policy.clone()).collect()
    }

    fn of_key(&self, asked: Option<&str>) -> &[Reference<'p>] {
        let Some(key) = asked.map(|asked| asked.trim().to_ascii_lowercase()) else {
            return &[];
        };
        let from = self.0.partition_point(|one| one.key < key);
        let to = self.0.partition_point(|one| one.key <= key);
        self.0.get(from..to).unwrap_or_default()
    }
}
