//! The user.

use std::sync::Arc;

use crate::base::directory::{Directory, Own, Sort, is_id};
use crate::base::sorted::Set;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_type::UserType;

/// The user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    pub id: Option<String>,
    /// Lower case; `None` when the memberships are unknown.
    pub groups: Option<Own>,
    pub kind: UserType,
    pub user_principal_name: Option<String>,
    pub on_premises_user_principal_name: Option<String>,
    pub certificate_user_ids: Option<Vec<String>>,
    pub federation: Option<FederatedIdpMfaBehavior>,
    /// The user principal name changed after the passkey was registered.
    pub renamed: bool,
    /// Role template ids, lower case; `None` when they are unknown.
    pub roles: Option<Own>,
    /// Home tenant of an external user, lower case.
    pub home_tenant: Option<String>,
    pub home_cloud: Option<Cloud>,
    /// Somebody other than a Microsoft Entra tenant vouches for an external user (F22).
    pub without_entra: Option<IdentityProvider>,
    /// What the tenant that is asked says of names.
    pub directory: Arc<Directory>,
}

impl Who {
    /// Whether the user is in what a policy names as a group; `None` where that is not known.
    pub fn is_in(&self, group: &str) -> Option<bool> {
        let own = self.groups.as_ref()?;
        self.directory.is_among(Sort::Group, group, own)
    }

    /// The ids of the user's groups, where the user is in no group that a policy names by another id.
    pub fn group_ids(&self) -> Option<&Set<String>> {
        let own = self.groups.as_ref().and_then(Own::ids);
        own.filter(|_| self.directory.has_plain_ids(Sort::Group))
    }

    /// Whether the user has what a policy names as a role; `None` where that is not known.
    pub fn has_role(&self, role: &str) -> Option<bool> {
        let own = self.roles.as_ref()?;
        self.directory.is_among(Sort::Role, role, own)
    }

    /// Whether a policy names the user; `None` where that is not known.
    pub fn is(&self, entry: &str) -> Option<bool> {
        let id = self.id.as_deref();
        let name = self.user_principal_name.as_deref().map(str::trim);
        let own_form = object_id(entry);
        let is = |own: &str| own.eq_ignore_ascii_case(&own_form);
        if id.is_some_and(is) || !is_id(entry) && name.is_some_and(is) {
            return Some(true);
        }
        // Where nothing tells names, two ids are two people.
        if self.directory.is_empty() && is_id(&own_form) && id.is_some_and(is_id) {
            return Some(false);
        }
        let known = self.directory.id_of(Sort::User, entry);
        let own = id.or_else(|| self.directory.id_of(Sort::User, name?));
        if known.is_some() && known == own {
            return Some(true);
        }
        // An address that is not the user's own is somebody else's.
        if name.is_some() && entry.contains('@') {
            return Some(false);
        }
        let own = id.or(name)?;
        let own = [own.to_ascii_lowercase()].into_iter().collect();
        self.directory.is_among(Sort::User, entry, &own)
    }
}
