//! The names of a directory: what users, groups, roles and applications are called.

use crate::base::sorted::{Map, Set, sort_by};
use crate::vocabulary::likeness::may_be_slip;
use crate::vocabulary::role::{role_id, role_named};
use crate::vocabulary::text::object_id;

/// Which objects of a directory a name is looked for among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Another id that it has, by which no policy names it.
    pub other_id: Option<String>,
    /// A user whose home is elsewhere, or a guest.
    pub is_external: bool,
    /// A user whose account is disabled.
    pub is_disabled: bool,
}

/// Names and ids, in lower case. It has no bound of its own: that of the documents holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    by_name: Map<(Sort, String), Set<String>>,
    known: Set<(Sort, String)>,
    shown: Map<String, String>,
    /// Ids by which policies name what has this one.
    other_ids: Map<(Sort, String), String>,
    /// Sorts of which some object has another id, or an id for a name.
    by_other_ids: Set<Sort>,
    /// Ids and names of users that are external or guests.
    external: Set<String>,
    /// Ids and names of users whose accounts are disabled.
    disabled: Set<String>,
}

/// Whether a text has the form of an object id.
pub(crate) fn is_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

/// Whether a user principal name is one that the service gives to external users.
pub(crate) fn is_external_name(name: &str) -> bool {
    name.to_ascii_lowercase().contains("#ext#")
}

/// What the question calls a user by, or the groups or roles of a user: ids and names, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Own {
    all: Set<String>,
    /// Those that are names. A user has thousands of groups, and each target is laid beside them.
    names: Vec<String>,
    /// Those that were looked at, in lower case; of others it is not known whether they are the user's. `None`: all were.
    asked: Option<Set<String>>,
    /// How names were written that have letters in upper case.
    written: Map<String, String>,
}

impl Own {
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.all.iter()
    }

    pub fn contains(&self, entry: &str) -> bool {
        self.all.contains(entry)
    }

    /// The same where no others were looked at than these.
    pub fn among_asked(mut self, asked: Option<Set<String>>) -> Self {
        self.asked = asked;
        self
    }

    /// Nobody's, of what was looked at; `None` where all were.
    pub fn emptied(&self) -> Option<Self> {
        let asked = self.asked.clone()?;
        Some(Self::default().among_asked(Some(asked)))
    }

    /// The same with names as they were written.
    pub fn written(mut self, given: &[String]) -> Self {
        let pairs = given.iter().map(|one| (object_id(one), one.trim()));
        let pairs = pairs.filter(|(own, written)| own != written && !is_id(own));
        self.written = pairs
            .map(|(own, written)| (own, written.to_owned()))
            .collect();
        self
    }

    /// A name as it was written.
    pub fn shown<'n>(&'n self, name: &'n str) -> &'n str {
        self.written.get(name).map_or(name, String::as_str)
    }

    /// The ids, where there is nothing else to tell whether an id is the user's.
    pub fn ids(&self) -> Option<&Set<String>> {
        (self.names.is_empty() && self.asked.is_none()).then_some(&self.all)
    }

    /// Whether nobody looked at what a policy names.
    fn is_unasked(&self, entry: &str) -> bool {
        let asked = self.asked.as_ref();
        asked.is_some_and(|asked| !asked.contains(entry))
    }
}

impl FromIterator<String> for Own {
    fn from_iter<I: IntoIterator<Item = String>>(entries: I) -> Self {
        let all: Set<String> = entries.into_iter().collect();
        let names = all.iter().filter(|one| !is_id(one)).cloned().collect();
        Self {
            all,
            names,
            asked: None,
            written: Map::default(),
        }
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

    /// Ids of objects by which no policy names them, in lower case.
    pub fn other_ids(&self, sort: Sort) -> impl Iterator<Item = &str> {
        let ids = self.other_ids.keys().filter(move |(own, _)| *own == sort);
        ids.map(|(_, id)| id.as_str())
    }

    /// Whether a user is external or a guest, by an id or a name.
    pub fn is_external(&self, user: &str) -> bool {
        is_external_name(user) || self.external.contains(&object_id(user))
    }

    /// Whether the account of a user is disabled, by an id or a name.
    pub fn is_disabled(&self, user: &str) -> bool {
        self.disabled.contains(&object_id(user))
    }

    /// Whether an id of this sort means nothing but what has it.
    pub fn has_plain_ids(&self, sort: Sort) -> bool {
        !self.by_other_ids.contains(&sort)
    }

    /// Whether an object has this id or name, in lower case, be it another one than that by which policies name it.
    pub fn knows(&self, sort: Sort, word: &str) -> bool {
        if self.is_empty() && self.other_ids.is_empty() {
            return false;
        }
        let asked = (sort, word.to_owned());
        self.known.contains(&asked)
            || self.other_ids.contains_key(&asked)
            || self.by_name.contains_key(&asked)
    }

    /// The id by which policies name what has this one.
    fn own_id<'i>(&'i self, sort: Sort, id: &'i str) -> &'i str {
        if self.other_ids.is_empty() {
            return id;
        }
        let own = self.other_ids.get(&(sort, id.to_ascii_lowercase()));
        own.map_or(id, String::as_str)
    }

    /// The id that only one object of this name, or with this other id, has.
    pub fn id_of(&self, sort: Sort, name: &str) -> Option<&str> {
        if !self.other_ids.is_empty()
            && let Some(id) = self.other_ids.get(&(sort, object_id(name)))
        {
            return Some(id);
        }
        match *self.named(sort, name)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The ids of everything that has a name.
    pub fn ids_of(&self, sort: Sort, name: &str) -> impl Iterator<Item = &str> {
        self.named(sort, name).into_iter().flatten()
    }

    /// The ids of a name: those of the documents, or that of a role of Microsoft's.
    fn named(&self, sort: Sort, name: &str) -> Option<Vec<&str>> {
        let name = name.trim();
        // Most tenants are loaded without a directory, and every entry of every list is looked up.
        let has_names = !self.by_name.is_empty();
        let ids = has_names.then(|| self.by_name.get(&(sort, name.to_ascii_lowercase())));
        match ids.flatten() {
            Some(ids) => Some(ids.iter().map(String::as_str).collect()),
            None if sort == Sort::Role && !is_id(name) => Some(vec![role_id(name)?]),
            None => None,
        }
    }

    fn is_known(&self, sort: Sort, id: &str) -> bool {
        self.known.contains(&(sort, id.to_owned()))
            || sort == Sort::Role && role_named(id).is_some()
    }

    /// Whether one of the user's own ids stands for this one. Users and groups have one id each, and a user thousands of groups.
    fn has_other_id(&self, sort: Sort, own: &Own, id: &str) -> bool {
        let may_have = matches!(sort, Sort::Role | Sort::Application) && !self.other_ids.is_empty();
        may_have && own.iter().any(|one| self.own_id(sort, one) == id)
    }

    /// Whether a name is nearly one of the user's, one of which nothing has. Addresses that are alike are those of two people.
    fn is_nearly(&self, sort: Sort, entry: &str, is_known: bool, own: &Own) -> bool {
        let is_own = |name: &String| {
            let are_known = is_known && self.named(sort, name).is_some();
            !are_known && !name.contains('@') && may_be_slip(name, entry)
        };
        !entry.contains('@') && own.names.iter().any(is_own)
    }

    /// Whether what a policy names is among what the question calls by ids and names, in lower case; `None` where nothing
    /// tells to whom a name belongs.
    pub fn is_among(&self, sort: Sort, entry: &str, own: &Own) -> Option<bool> {
        let entry = object_id(entry);
        let entry = self.own_id(sort, &entry);
        let named = self.named(sort, entry);
        let is_unasked = match &named {
            Some(ids) => ids.iter().any(|id| own.is_unasked(id)),
            None => own.is_unasked(entry),
        };
        let is_ambiguous = named.as_ref().is_some_and(|ids| ids.len() > 1);
        let mut is_open = false;
        if own.contains(entry) || self.has_other_id(sort, own, entry) {
            if !is_ambiguous {
                return Some(true);
            }
            is_open = true;
        }
        if is_id(entry) {
            for name in &own.names {
                match self.named(sort, name) {
                    Some(ids) if ids == [entry] => return Some(true),
                    Some(ids) => is_open |= ids.contains(&entry),
                    None => is_open = true,
                }
            }
        } else if let Some(ids) = &named {
            let mut has = ids.iter().any(|id| own.contains(id));
            for own in own.names.iter().filter_map(|name| self.named(sort, name)) {
                has |= own == *ids;
                is_open |= own.iter().any(|id| ids.contains(id));
            }
            if has && !is_ambiguous {
                return Some(true);
            }
            is_open |= has;
        } else {
            // A name that nothing has may be that of anything, but an address is somebody's alone.
            let is_address = entry.contains('@');
            is_open |= own
                .iter()
                .any(|one| is_id(one) && !(is_address && self.is_known(sort, one)));
            // What a user signs in with says nothing of what the user is called.
            if sort == Sort::User && !is_address {
                let mut addresses = own.names.iter().filter(|name| name.contains('@'));
                is_open |= addresses.any(|name| self.named(sort, name).is_none());
            }
        }
        is_open |= !own.names.is_empty()
            && !is_id(entry)
            && self.is_nearly(sort, entry, named.is_some(), own);
        (!is_open && !is_unasked).then_some(false)
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
        let other_ids = entries.iter().filter_map(|entry| {
            let other = entry.other_id.clone()?;
            Some(((entry.sort, other), entry.id.clone()))
        });
        let is_by_other = |entry: &&Entry| {
            entry.other_id.is_some() || entry.names.iter().any(|name| is_id(name.trim()))
        };
        let by_other_ids = entries.iter().filter(is_by_other).map(|entry| entry.sort);
        let called = |is: fn(&Entry) -> bool| {
            let those = entries.iter().filter(move |entry| is(entry));
            let all = those.flat_map(|entry| entry.names.iter().chain([&entry.id]).cloned());
            all.collect()
        };
        Self {
            by_name: by_name.collect(),
            known: known.collect(),
            shown: shown.collect(),
            other_ids: other_ids.collect(),
            by_other_ids: by_other_ids.collect(),
            external: called(|entry| entry.is_external),
            disabled: called(|entry| entry.is_disabled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_looked_at_is_not_known() {
        let own: Own = ["a".to_owned()].into_iter().collect();
        let asked = ["a", "b"].map(str::to_owned).into_iter().collect();
        let own = own.among_asked(Some(asked));
        let directory = Directory::default();
        let is_in = |group| directory.is_among(Sort::Group, group, &own);
        assert_eq!(["a", "b", "c"].map(is_in), [Some(true), Some(false), None]);
    }

    #[test]
    fn ids_are_told_with_what_they_are_called() {
        let id = "11111111-2222-4333-8444-555555555555";
        let entry = Entry {
            sort: Sort::Group,
            id: id.to_owned(),
            shown: "Help desk".to_owned(),
            names: vec!["help desk".to_owned()],
            other_id: None,
            is_external: false,
            is_disabled: false,
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
