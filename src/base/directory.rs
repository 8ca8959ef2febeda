//! The names of a directory: what users, groups, roles and applications are called.

use crate::base::sorted::{Map, Set, sort_by};
use crate::vocabulary::role::{role_id, role_named};

/// Which objects of a directory a name is looked for among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    User,
    Group,
    Role,
    Application,
}

/// An object of a directory: the id that policies name it by, and what it is called.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub sort: Sort,
    /// In lower case.
    pub id: String,
    /// As people write it.
    pub shown: String,
    /// What it can be named by, in lower case.
    pub names: Vec<String>,
}

/// Names and ids, in lower case. It has no bound of its own: that of the documents holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    by_name: Map<(Sort, String), Set<String>>,
    known: Set<(Sort, String)>,
    shown: Map<String, String>,
}

/// Whether a text has the form of an object id.
pub(crate) fn is_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

/// What the question calls a user by, or the groups or roles of a user: ids and names, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Own {
    all: Set<String>,
    /// Those that are names. A user has thousands of groups, and each target is laid beside them.
    names: Vec<String>,
}

impl Own {
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.all.iter()
    }

    pub fn contains(&self, entry: &str) -> bool {
        self.all.contains(entry)
    }
}

impl FromIterator<String> for Own {
    fn from_iter<I: IntoIterator<Item = String>>(entries: I) -> Self {
        let all: Set<String> = entries.into_iter().collect();
        let names = all.iter().filter(|one| !is_id(one)).cloned().collect();
        Self { all, names }
    }
}

impl Directory {
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What an object is called, by its id. Microsoft's own roles are known without documents.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        let shown = self.shown.get(&id.to_ascii_lowercase());
        shown.map(String::as_str).or_else(|| role_named(id))
    }

    /// A text in which the ids that the directory knows stand behind what they are called.
    pub fn with_names(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
            let (before, from) = rest.split_at(at);
            let word = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            let (word, after) = from.split_at(word.unwrap_or(from.len()));
            said.push_str(before);
            // What is already told by its name is not told again.
            let name = is_id(word).then(|| self.name_of(word)).flatten();
            match name.filter(|name| !text.contains(name)) {
                Some(name) => said.extend([name, " (", word, ")"]),
                None => said.push_str(word),
            }
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// Ids and names of objects, in lower case.
    pub fn words(&self, sort: Sort) -> impl Iterator<Item = &str> {
        let names = self.by_name.keys().filter(move |(own, _)| *own == sort);
        let names = names.map(|(_, name)| name.as_str());
        let ids = self.known.iter().filter(move |(own, _)| *own == sort);
        names.chain(ids.map(|(_, id)| id.as_str()))
    }

    /// The id that only one object of this name has.
    pub fn id_of(&self, sort: Sort, name: &str) -> Option<&str> {
        match *self.named(sort, name)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The ids of a name: those of the documents, or that of a role of Microsoft's.
    fn named(&self, sort: Sort, name: &str) -> Option<Vec<&str>> {
        let name = name.trim();
        match self.by_name.get(&(sort, name.to_ascii_lowercase())) {
            Some(ids) => Some(ids.iter().map(String::as_str).collect()),
            None if sort == Sort::Role => Some(vec![role_id(name)?]),
            None => None,
        }
    }

    fn is_known(&self, sort: Sort, id: &str) -> bool {
        self.known.contains(&(sort, id.to_owned()))
            || sort == Sort::Role && role_named(id).is_some()
    }

    /// Whether what a policy names is among what the question calls by ids and names, in lower case; `None` where nothing
    /// tells to whom a name belongs.
    pub fn is_among(&self, sort: Sort, entry: &str, own: &Own) -> Option<bool> {
        let entry = entry.trim().to_ascii_lowercase();
        let named = self.named(sort, &entry);
        let is_ambiguous = named.as_ref().is_some_and(|ids| ids.len() > 1);
        let mut is_open = false;
        if own.contains(&entry) {
            if !is_ambiguous {
                return Some(true);
            }
            is_open = true;
        }
        if is_id(&entry) {
            for name in &own.names {
                match self.named(sort, name) {
                    Some(ids) if ids == [entry.as_str()] => return Some(true),
                    Some(ids) => is_open |= ids.contains(&entry.as_str()),
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
                .any(|one| is_id(one) && !self.is_known(sort, one));
        }
        (!is_open).then_some(false)
    }
}

impl FromIterator<Entry> for Directory {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let mut named: Vec<((Sort, &str), &str)> = Vec::new();
        for entry in &entries {
            let names = entry.names.iter();
            named.extend(names.map(|name| ((entry.sort, name.as_str()), entry.id.as_str())));
        }
        sort_by(&mut named, Ord::cmp);
        let alike = named.chunk_by(|(one, _), (other, _)| one == other);
        let by_name = alike.filter_map(|alike| {
            let ((sort, name), _) = alike.first()?;
            let ids = alike.iter().map(|(_, id)| (*id).to_owned());
            Some(((*sort, (*name).to_owned()), ids.collect()))
        });
        let known = entries.iter().map(|entry| (entry.sort, entry.id.clone()));
        let shown = entries.iter();
        let shown = shown.map(|entry| (entry.id.clone(), entry.shown.clone()));
        Self {
            by_name: by_name.collect(),
            known: known.collect(),
            shown: shown.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_with_what_they_are_called() {
        let id = "11111111-2222-4333-8444-555555555555";
        let entry = Entry {
            sort: Sort::Group,
            id: id.to_owned(),
            shown: "Help desk".to_owned(),
            names: vec!["help desk".to_owned()],
        };
        let directory = Directory::from_iter([entry]);
        let told = |text: &str| directory.with_names(text);
        assert_eq!(told(&format!("in {id}.")), format!("in Help desk ({id})."));
        assert_eq!(
            told(&format!("対象 {}に", id.to_uppercase())),
            format!("対象 Help desk ({})に", id.to_uppercase())
        );
        let named = format!("“Help desk” is {id}, not face-b00c");
        assert_eq!(told(&named), named);
    }
}
