//! What a tenant can tell apart about somebody, in the words of its own rules: each entry of its lists is asked for as a rule would
//! ([`Who::is`], [`Who::is_in`], [`Who::has_role`]).

use crate::base::directory::{Directory, Own, Sort, is_id};
use crate::base::table::{Seen, Table};
use crate::decide::strength::delivery::GLOBAL_ADMINISTRATOR;
use crate::question::who::Who;
use crate::tenant::named::named;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::role::role_named;
use crate::vocabulary::text::object_id;

/// Which entries name somebody, and how: numbers of entries, four to each.
pub(crate) type Row = Vec<u32>;

/// An entry is letter by letter what the user has, it is open whether it is the user's, it is the user's.
const LITERAL: u32 = 0;
const OPEN: u32 = 1;
const YES: u32 = 2;
const FACETS: u32 = 4;

/// Numbers that are kept of groups and roles, by what they are called (4 MB).
const KEPT: usize = 1_000_000;

/// Who tells somebody apart.
#[derive(Clone, Debug)]
pub(crate) struct Teller {
    users: Lists,
    groups: Lists,
    roles: Lists,
    /// Somebody whom nothing names, by whether an id and a name are known.
    strangers: [Option<Row>; 4],
}

/// What lists name of one sort.
#[derive(Clone, Debug)]
struct Lists {
    sort: Sort,
    /// Each once, as it is written, with how ids are compared.
    entries: Vec<(String, String)>,
    /// Everything that an entry could mean: of ids that are none of these each is like the other.
    words: Seen<String>,
    rows: Table<String, Row>,
    kept: usize,
    /// An id that nothing knows.
    stranger: Option<Row>,
}

/// The facets of one entry.
fn facets(row: &mut Row, entry: usize, is: Option<bool>, is_literal: bool) {
    let number = u32::try_from(entry).unwrap_or(u32::MAX / FACETS - 1) * FACETS;
    if is_literal {
        row.push(number + LITERAL);
    }
    match is {
        Some(true) => row.push(number + YES),
        Some(false) => {}
        None => row.push(number + OPEN),
    }
}

/// In order, each once; what is the user's is not open.
fn settle(row: &mut Row) {
    row.sort_unstable();
    row.dedup();
    let all = std::mem::take(row);
    let behind = all.iter().skip(1).map(Some).chain([None]);
    let own = all.iter().zip(behind);
    row.extend(own.filter_map(|(one, next)| {
        let is_settled = one % FACETS == OPEN && next == Some(&(one + YES - OPEN));
        (!is_settled).then_some(*one)
    }));
}

impl Lists {
    fn of(tenant: &Tenant, sort: Sort) -> Self {
        let own = named(tenant).into_iter().filter(|(own, _)| *own == sort);
        let mut all: Vec<String> = own.map(|(_, entry)| entry.to_owned()).collect();
        // Microsoft delivers messages to administrators for longer.
        if sort == Sort::Role {
            all.push(GLOBAL_ADMINISTRATOR.to_owned());
        }
        all.sort_unstable();
        all.dedup();
        let entries: Vec<(String, String)> = all
            .into_iter()
            .map(|entry| {
                let compared = object_id(&entry);
                (entry, compared)
            })
            .collect();
        let directory = &tenant.directory;
        let compared = entries.iter().map(|(_, compared)| compared.clone());
        let words = directory.words(sort).chain(directory.other_ids(sort));
        Self {
            sort,
            words: compared.chain(words.map(str::to_owned)).collect(),
            entries,
            rows: Table::default(),
            kept: 0,
            stranger: None,
        }
    }

    /// Whether an entry could mean a word, so that it is not like any other.
    fn is_known(&self, word: &str) -> bool {
        self.words.contains(word) || self.sort == Sort::Role && role_named(word).is_some()
    }

    fn judged(&self, directory: &Directory, own: &Own) -> Row {
        let mut row = Row::new();
        for (at, (entry, compared)) in self.entries.iter().enumerate() {
            let is = directory.is_among(self.sort, entry, own);
            facets(&mut row, at, is, own.contains(compared));
        }
        row
    }

    fn judged_alone(&self, directory: &Directory, word: &str) -> Row {
        self.judged(directory, &[word.to_owned()].into_iter().collect())
    }

    /// What of somebody's groups, or roles, the lists name: for each entry the most that any of them says.
    fn row(&mut self, directory: &Directory, own: &Own) -> Row {
        let mut row = Row::new();
        if self.entries.is_empty() {
            return row;
        }
        if let Some(nothing) = own.emptied() {
            row = self.judged(directory, &nothing);
        }
        for word in own.iter() {
            if let Some(known) = self.rows.get(word) {
                row.extend(known);
            } else if is_id(word) && !self.is_known(word) {
                if self.stranger.is_none() {
                    self.stranger = Some(self.judged_alone(directory, word));
                }
                row.extend(self.stranger.iter().flatten());
            } else {
                let judged = self.judged_alone(directory, word);
                row.extend(&judged);
                self.kept += judged.len() + word.len();
                if self.kept < KEPT {
                    self.rows.insert(word.clone(), judged);
                }
            }
        }
        settle(&mut row);
        row
    }
}

impl Teller {
    pub fn of(tenant: &Tenant) -> Self {
        Self {
            users: Lists::of(tenant, Sort::User),
            groups: Lists::of(tenant, Sort::Group),
            roles: Lists::of(tenant, Sort::Role),
            strangers: Default::default(),
        }
    }

    /// Which entries name the user by an id or a name.
    pub fn user(&mut self, who: &Who) -> Row {
        let is_stranger = |called: &Option<String>, is_unlike: fn(&str) -> bool| {
            called.as_deref().is_none_or(|called| {
                let called = object_id(called);
                is_unlike(&called) && !self.users.is_known(&called)
            })
        };
        // A name that is no address may be nearly that of somebody.
        let is_other = is_stranger(&who.id, is_id)
            && is_stranger(&who.user_principal_name, |name| name.contains('@'));
        if !is_other {
            return self.asked(who);
        }
        let place =
            usize::from(who.id.is_some()) * 2 + usize::from(who.user_principal_name.is_some());
        if let Some(Some(known)) = self.strangers.get(place) {
            return known.clone();
        }
        let row = self.asked(who);
        if let Some(known) = self.strangers.get_mut(place) {
            *known = Some(row.clone());
        }
        row
    }

    /// Which entries name a user whom nothing is like.
    pub fn asked(&self, who: &Who) -> Row {
        let mut row = Row::new();
        for (at, (entry, compared)) in self.users.entries.iter().enumerate() {
            let is_literal = who.id.as_ref() == Some(compared);
            facets(&mut row, at, who.is(entry), is_literal);
        }
        row
    }

    /// Which entries name a group, or a role.
    pub fn alone(&self, sort: Sort, directory: &Directory, word: &str) -> Row {
        match sort {
            Sort::Group => self.groups.judged_alone(directory, word),
            Sort::Role => self.roles.judged_alone(directory, word),
            Sort::User | Sort::Application => Row::new(),
        }
    }

    /// Which entries name a group that the user is in; `None` where the groups are not known.
    pub fn groups(&mut self, who: &Who) -> Option<Row> {
        let own = who.groups.as_ref()?;
        Some(self.groups.row(&who.directory, own))
    }

    /// Which entries name a role that the user has; `None` where the roles are not known.
    pub fn roles(&mut self, who: &Who) -> Option<Row> {
        let own = who.roles.as_ref()?;
        Some(self.roles.row(&who.directory, own))
    }
}
