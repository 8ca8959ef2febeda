//! The applications that anything knows: what a question opens is held to them.

use std::sync::Arc;
use uuid::Uuid;

use crate::base::directory::{Directory, Sort};
use crate::base::sorted::Set;
use crate::tenant::access::policy::AccessPolicy;
use crate::vocabulary::application::built_in;

/// Ids of applications that documents name, and those of the built-in lists.
#[derive(Clone, Debug)]
pub(crate) struct KnownApplications {
    /// In the order in which they are named.
    named: Vec<Uuid>,
    ids: Set<Uuid>,
}

impl KnownApplications {
    pub(crate) fn of(policies: &[Arc<AccessPolicy>], directory: &Directory) -> Self {
        let conditions = policies
            .iter()
            .filter_map(|policy| policy.conditions.applications.as_ref());
        let lists = conditions.flat_map(|of| [&of.include, &of.exclude].into_iter().flatten());
        let entries = lists.flat_map(|list| &list.value).map(String::as_str);
        let of_documents = entries.chain(directory.words(Sort::Application));
        let of_documents = of_documents.filter_map(|entry| Uuid::try_parse(entry.trim()).ok());
        let named: Vec<Uuid> = of_documents.chain(built_in()).collect();
        Self {
            ids: named.iter().copied().collect(),
            named,
        }
    }

    pub(crate) fn has(&self, id: Uuid) -> bool {
        self.ids.contains(&id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Uuid> {
        self.named.iter().copied()
    }
}
