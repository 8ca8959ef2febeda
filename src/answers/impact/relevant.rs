//! What of a person the policies can tell apart: the groups, roles and users that they name. People who are alike in that
//! are asked about once.

use std::borrow::Cow;
use std::sync::Arc;

use crate::answers::plan::teller::{Row, Teller};
use crate::base::directory::{Directory, Own, Sort, is_id};
use crate::base::table::Table;
use crate::contract::population::Text;
use crate::population::person::Person;
use crate::question::who::Who;
use crate::tenant::named::named;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_type::UserType;

/// Names that are kept with what they are like, in letters (4 MB).
const KEPT: usize = 4_000_000;

/// What policies name, by what it is called in lower case.
#[derive(Debug, Default)]
pub(crate) struct Relevant {
    groups: Named,
    roles: Named,
    users: Named,
    unlisted: Unlisted,
}

/// Names that nothing is called by, which a list may mean for all that: that of a role of Microsoft's, or one that is nearly an entry's.
#[derive(Debug, Default)]
struct Unlisted {
    /// Of each tenant.
    tellers: Vec<(Arc<Directory>, Teller)>,
    numbers: Table<(Sort, String), u32>,
    /// What the lists say, by which names are alike.
    rows: Table<Vec<Row>, u32>,
    kept: usize,
}

/// Objects of one sort that policies name.
#[derive(Clone, Debug, Default)]
struct Named {
    places: Table<String, u32>,
    /// Whether something is called by a name and not by an id, so that ids that nothing names could be its.
    by_name: bool,
}

/// What a person is like, as far as policies can tell: the key, and who stands for it.
#[derive(Debug, Default)]
pub(crate) struct Class {
    /// What people who are alike have in common.
    pub key: Vec<u32>,
    groups: Option<Vec<String>>,
    groups_asked: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    roles_asked: Option<Vec<String>>,
}

impl Named {
    fn add(&mut self, word: &str) {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX - 1);
        self.places.entry(object_id(word)).or_insert(next);
        self.by_name |= !is_id(word.trim());
    }

    /// The places of what is named among ids and names, sorted, and who keeps them; of what is not named, ids are kept once where
    /// names leave open what they are, and names once for all that the lists say the same of.
    fn among(
        &self,
        sort: Sort,
        own: &[Text<'_>],
        unlisted: &mut Unlisted,
        key: &mut Vec<u32>,
    ) -> Vec<String> {
        let start = key.len();
        let mut kept = Vec::new();
        let mut other_id = false;
        let mut others: Vec<u32> = Vec::new();
        if self.places.is_empty() {
            return kept;
        }
        for text in own {
            let word = lower(text.as_str());
            if let Some(place) = self.places.get(word.as_ref()) {
                key.push(*place);
                kept.push(word.into_owned());
            } else if !is_id(&word) {
                let number = unlisted.number(sort, &word);
                if !others.contains(&number) {
                    others.push(number);
                    kept.push(word.into_owned());
                }
            } else if self.by_name && !std::mem::replace(&mut other_id, true) {
                kept.push(word.into_owned());
            }
        }
        if let Some(places) = key.get_mut(start..) {
            places.sort_unstable();
        }
        key.push(u32::MAX - 2 + u32::from(other_id));
        others.sort_unstable();
        key.extend(others);
        kept
    }

    fn place(&self, own: Option<&str>) -> u32 {
        let place = own.and_then(|own| self.places.get(lower(own).as_ref()));
        place.map_or(0, |place| place + 1)
    }
}

impl Unlisted {
    /// What a name is like, as a number.
    fn number(&mut self, sort: Sort, word: &str) -> u32 {
        let asked = (sort, word.to_owned());
        if let Some(known) = self.numbers.get(&asked) {
            return *known;
        }
        let tellers = self.tellers.iter();
        let rows = tellers.map(|(directory, teller)| teller.alone(sort, directory, word));
        let number = self.like(rows.collect());
        if self.kept + word.len() < KEPT {
            self.kept += word.len();
            self.numbers.insert(asked, number);
        }
        number
    }

    /// What a user is like by an id and a name, as a number.
    fn user(&mut self, who: &Who) -> u32 {
        let tellers = self.tellers.iter();
        let rows = tellers.map(|(directory, teller)| {
            let directory = Arc::clone(directory);
            teller.asked(&Who {
                directory,
                ..who.clone()
            })
        });
        self.like(rows.collect())
    }

    /// The number of what the lists say.
    fn like(&mut self, rows: Vec<Row>) -> u32 {
        let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX - 3);
        *self.rows.entry(rows).or_insert(next)
    }
}

/// A text as ids and names are compared; ids most often are written so.
fn lower(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let is_odd = text.starts_with('{') || text.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_odd {
        Cow::Owned(object_id(text))
    } else {
        Cow::Borrowed(text)
    }
}

impl Relevant {
    pub fn of<'t>(tenants: impl Iterator<Item = &'t Tenant>) -> Self {
        let mut all = Self::default();
        for tenant in tenants {
            let directory = Arc::clone(&tenant.directory);
            all.unlisted.tellers.push((directory, Teller::of(tenant)));
            for (sort, word) in named(tenant) {
                match sort {
                    Sort::User => all.users.add(word),
                    Sort::Group => all.groups.add(word),
                    Sort::Role => all.roles.add(word),
                    Sort::Application => {}
                }
            }
            let sorts = [
                (Sort::Group, &mut all.groups),
                (Sort::Role, &mut all.roles),
                (Sort::User, &mut all.users),
            ];
            for (sort, named) in sorts {
                let directory = &tenant.directory;
                let words = directory.words(sort).chain(directory.other_ids(sort));
                words.for_each(|word| named.add(word));
            }
        }
        all
    }

    /// Whether policies name a group at all.
    pub fn names_groups(&self) -> bool {
        !self.groups.places.is_empty()
    }

    /// What the person is like; `class` is filled anew.
    pub fn classify(&mut self, person: &Person<'_>, base: &Who, class: &mut Class) {
        let Class {
            key,
            groups,
            groups_asked,
            roles,
            roles_asked,
        } = class;
        key.clear();
        let kind = person.kind.unwrap_or_default();
        let id = person.id.as_ref().map(Text::as_str);
        let name = person.user_principal_name.as_ref().map(Text::as_str);
        let bits = [
            id.is_some(),
            id.is_some_and(|id| is_id(id.trim())),
            name.is_some(),
            person.groups.is_some(),
            person.groups_asked.is_some(),
            person.roles.is_some(),
            person.roles_asked.is_some(),
        ];
        let bits = bits.iter().fold(0, |bits, bit| bits << 1 | u32::from(*bit));
        key.push(bits << 8 | kind as u32);
        let places = [id, name].map(|own| self.users.place(own));
        key.extend(places);
        // A name that is no address may be nearly that of somebody.
        let is_odd = |own: Option<&str>, place: u32, is_plain: fn(&str) -> bool| {
            place == 0 && own.is_some_and(|own| !is_plain(own.trim()))
        };
        let [of_id, of_name] = places;
        let may_be_meant = !self.users.places.is_empty()
            && (is_odd(id, of_id, is_id) || is_odd(name, of_name, |name| name.contains('@')));
        key.push(match may_be_meant {
            true => self.unlisted.user(&who(person, base)) + 1,
            false => 0,
        });
        for (sort, named, own, kept) in [
            (Sort::Group, &self.groups, &person.groups, groups),
            (
                Sort::Group,
                &self.groups,
                &person.groups_asked,
                groups_asked,
            ),
            (Sort::Role, &self.roles, &person.roles, roles),
            (Sort::Role, &self.roles, &person.roles_asked, roles_asked),
        ] {
            key.push(u32::MAX);
            let own = own.as_ref();
            *kept = own.map(|own| named.among(sort, own, &mut self.unlisted, key));
        }
    }
}

/// The person with nothing but an id, a name and a type.
fn who(person: &Person<'_>, base: &Who) -> Who {
    Who {
        id: person.id.as_ref().map(|id| lower(id.as_str()).into_owned()),
        kind: person.kind.unwrap_or(UserType::Member),
        user_principal_name: person
            .user_principal_name
            .as_ref()
            .map(|name| name.as_str().to_owned()),
        on_premises_user_principal_name: None,
        certificate_user_ids: None,
        renamed: false,
        ..base.clone()
    }
}

impl Class {
    /// The person as circumstances have them, with nothing but what policies can tell apart.
    pub fn who(&self, person: &Person<'_>, base: &Who) -> Who {
        let own = |own: &Option<Vec<String>>, asked: &Option<Vec<String>>| -> Option<Own> {
            let asked = asked.as_ref();
            let asked = asked.map(|asked| asked.iter().cloned().collect());
            let own: Own = own.as_ref()?.iter().cloned().collect();
            Some(own.among_asked(asked))
        };
        Who {
            groups: own(&self.groups, &self.groups_asked),
            roles: own(&self.roles, &self.roles_asked),
            ..who(person, base)
        }
    }

    /// The groups that policies name.
    pub fn groups(&self) -> Option<&Vec<String>> {
        self.groups.as_ref()
    }

    /// Of the groups that policies name, those that were looked at; `None`: all were.
    pub fn groups_asked(&self) -> Option<&Vec<String>> {
        self.groups_asked.as_ref()
    }

    /// The roles that policies name.
    pub fn roles(&self) -> Option<&Vec<String>> {
        self.roles.as_ref()
    }

    /// Of the roles that policies name, those that were looked at; `None`: all were.
    pub fn roles_asked(&self) -> Option<&Vec<String>> {
        self.roles_asked.as_ref()
    }
}
