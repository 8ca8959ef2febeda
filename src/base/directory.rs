//! The names of a directory: what users, groups, roles and applications are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::sorted::Set;

/// Which objects of a directory a name is looked for among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    User,
    Group,
    Role,
    Application,
}

/// Names and ids, in lower case. It has no bound of its own: that of the documents holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    by_name: BTreeMap<(Sort, String), BTreeSet<String>>,
    known: BTreeSet<(Sort, String)>,
}

/// Whether a text has the form of an object id.
pub(crate) fn is_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

impl Directory {
    /// Adds an object under its names.
    pub fn add(&mut self, sort: Sort, id: String, names: impl Iterator<Item = String>) {
        for name in names {
            let ids = self.by_name.entry((sort, name)).or_default();
            ids.insert(id.clone());
        }
        self.known.insert((sort, id));
    }

    /// The id that only one object of this name has.
    pub fn id_of(&self, sort: Sort, name: &str) -> Option<&str> {
        let mut ids = self.named(sort, name)?.iter();
        let only = ids.next()?;
        ids.next().is_none().then_some(only)
    }

    fn named(&self, sort: Sort, name: &str) -> Option<&BTreeSet<String>> {
        self.by_name.get(&(sort, name.trim().to_ascii_lowercase()))
    }

    /// Whether what a policy names is among what the question calls by ids and names, in lower case; `None` where nothing
    /// tells to whom a name belongs.
    pub fn is_among(&self, sort: Sort, entry: &str, own: &Set<String>) -> Option<bool> {
        let entry = entry.trim().to_ascii_lowercase();
        let named = self.named(sort, &entry);
        let is_ambiguous = named.is_some_and(|ids| ids.len() > 1);
        let mut is_open = false;
        if own.contains(&entry) {
            if !is_ambiguous {
                return Some(true);
            }
            is_open = true;
        }
        if is_id(&entry) {
            for name in own.iter().filter(|one| !is_id(one)) {
                match self.named(sort, name) {
                    Some(ids) if ids.len() == 1 && ids.contains(&entry) => return Some(true),
                    Some(ids) => is_open |= ids.contains(&entry),
                    None => is_open = true,
                }
            }
        } else if let Some(ids) = named {
            let has = ids.iter().any(|id| own.contains(id));
            if has && !is_ambiguous {
                return Some(true);
            }
            is_open |= has;
        } else {
            is_open |= own
                .iter()
                .any(|one| is_id(one) && !self.known.contains(&(sort, one.clone())));
        }
        (!is_open).then_some(false)
    }
}
