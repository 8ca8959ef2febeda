//! Users, by the ids, groups and roles that policies name.

use std::cmp::Reverse;

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::{Class, Membership, Space};
use crate::base::check::Outcome;
use crate::base::directory::{Directory, Own, Sort};
use crate::base::sorted::{Map, Set, sort_by_key};
use crate::question::who::Who;
use crate::tenant::access::users::is_user_word;
use crate::tenant::methods::method::{Target, TargetType};
use crate::tenant::reader::Member;
use crate::vocabulary::text::object_id;

/// What policies name of users, those that every policy takes alike as one.
pub(crate) struct Named {
    pub users: Vec<Class>,
    pub memberships: Vec<Membership>,
}

/// Lists of one policy, or targets of a method, that an entry stands in.
type Lists = Map<(Sort, String), (String, Vec<usize>)>;

/// Who is named; over a bound of memberships, those that fewest lists name are one for groups and one for roles.
pub(crate) fn named(sides: &[Side], bound: usize) -> Named {
    let mut lists = Lists::new();
    let mut count = 0;
    for side_of in sides {
        for policy in side_of.in_force() {
            let users = policy.conditions.users.iter();
            for side in users.flat_map(|users| [&users.exclude, &users.include]) {
                let named = [
                    (Sort::User, &side.users),
                    (Sort::Group, &side.groups),
                    (Sort::Role, &side.roles),
                ];
                for (sort, list) in named {
                    for entry in list.iter().flat_map(|list| &list.value) {
                        if sort != Sort::User || !is_user_word(entry) {
                            note(&mut lists, &side_of.tenant.directory, sort, entry, count);
                        }
                    }
                    count += 1;
                }
            }
        }
        for target in targets(side_of) {
            count += 1;
            let sort = match target.kind {
                Member::Known(TargetType::User) => Sort::User,
                _ => Sort::Group,
            };
            if !target.is_all_users() {
                note(
                    &mut lists,
                    &side_of.tenant.directory,
                    sort,
                    &target.id,
                    count,
                );
            }
        }
    }
    let mut users: Vec<(Vec<usize>, Class)> = vec![(Vec::new(), Class(vec![Candidate::OtherUser]))];
    let mut memberships: Vec<(Vec<usize>, Membership)> = Vec::new();
    for ((sort, _), (entry, mut own)) in lists {
        if sort == Sort::User {
            // Nobody signs in with an account that is disabled.
            if sides
                .iter()
                .all(|side| side.tenant.directory.is_disabled(&entry))
            {
                continue;
            }
            if sides
                .iter()
                .any(|side| side.tenant.directory.is_external(&entry))
            {
                own.push(0);
            }
            let candidate = Candidate::User(entry);
            match users.iter_mut().find(|(lists, _)| *lists == own) {
                Some((_, class)) => class.0.push(candidate),
                None => users.push((own, Class(vec![candidate]))),
            }
            continue;
        }
        let like = |one: &&mut (Vec<usize>, Membership)| one.0 == own && one.1.sort == sort;
        match memberships.iter_mut().find(like) {
            Some((_, membership)) => membership.entries.push(entry),
            None => {
                let entries = vec![entry];
                let is_rest = false;
                let membership = Membership {
                    sort,
                    entries,
                    is_rest,
                };
                memberships.push((own, membership));
            }
        }
    }
    Named {
        users: users.into_iter().map(|(_, class)| class).collect(),
        memberships: bounded(memberships, bound),
    }
}

/// At most so many memberships, and what is left together, by whether it is a group or a role.
fn bounded(mut memberships: Vec<(Vec<usize>, Membership)>, bound: usize) -> Vec<Membership> {
    let mut rest = Vec::new();
    if memberships.len() > bound {
        sort_by_key(&mut memberships, |(lists, _)| Reverse(lists.len()));
        rest = memberships.split_off(bound);
    }
    let mut all: Vec<Membership> = memberships.into_iter().map(|(_, one)| one).collect();
    for sort in [Sort::Group, Sort::Role] {
        let own = rest.iter().filter(|(_, one)| one.sort == sort);
        let entries: Vec<String> = own.flat_map(|(_, one)| one.entries.clone()).collect();
        if !entries.is_empty() {
            let is_rest = true;
            all.push(Membership {
                sort,
                entries,
                is_rest,
            });
        }
    }
    all
}

fn note(lists: &mut Lists, directory: &Directory, sort: Sort, entry: &str, list: usize) {
    let first = (entry.to_owned(), Vec::new());
    lists.update((sort, key(directory, sort, entry)), first, |(_, own)| {
        own.push(list)
    });
}

/// What an entry is known by, be it written as an id or as a name that only one object has.
pub(crate) fn key(directory: &Directory, sort: Sort, entry: &str) -> String {
    let id = directory.id_of(sort, entry).map(object_id);
    id.unwrap_or_else(|| object_id(entry))
}

/// Whom the policies for passkeys and for certificates name.
pub(crate) fn targets(side: &Side) -> Vec<&Target> {
    let methods = [
        side.tenant.fido2.as_ref().map(|policy| &policy.method),
        side.tenant.x509.as_ref().map(|policy| &policy.method),
    ];
    let mut found = Vec::new();
    for method in methods.into_iter().flatten() {
        found.extend(&method.exclude);
        found.extend(method.include.iter().flat_map(|include| &include.value));
    }
    if let Some(policy) = &side.tenant.x509 {
        found.extend(policy.scopes.iter().flat_map(|scope| &scope.targets));
    }
    found
}

/// For whom something holds, and for whom that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    pub holds: Bdd,
    pub open: Bdd,
}

impl Extent {
    /// The same for everybody.
    pub fn of(space: &Space, outcome: Outcome) -> Self {
        let when = |is: bool| {
            if is {
                space.everything()
            } else {
                space.nothing()
            }
        };
        Self {
            holds: when(matches!(outcome, Outcome::Pass | Outcome::Skip)),
            open: when(outcome == Outcome::Unknown),
        }
    }

    pub fn and(&self, within: &Bdd) -> Self {
        Self {
            holds: self.holds.and(within),
            open: self.open.and(within),
        }
    }

    pub fn or(&self, other: &Self) -> Self {
        Self {
            holds: self.holds.or(&other.holds),
            open: self.open.or(&other.open),
        }
    }
}

/// A membership of which lists name something.
pub(crate) struct NamedMembership<'e> {
    /// Its place among all memberships.
    pub place: usize,
    /// What is named of it.
    pub entries: Vec<&'e String>,
}

/// Questions asked to find out for whose memberships something holds.
const ASKED: usize = 8_192;

/// Asks for more and more memberships, until what is known of them is enough.
pub(crate) struct Explorer<'s> {
    pub space: &'s Space,
    asked: usize,
    /// Whether something was left open because it would have taken too many questions.
    pub gave_up: bool,
}

impl<'s> Explorer<'s> {
    pub fn new(space: &'s Space) -> Self {
        Self {
            space,
            asked: 0,
            gave_up: false,
        }
    }

    /// For whom among those who are like `who` something holds; `order` are the memberships that it can hang on.
    pub fn explore(
        &mut self,
        who: &Who,
        order: &[NamedMembership<'_>],
        judge: &mut dyn FnMut(&Who) -> Outcome,
    ) -> Extent {
        self.asked = 0;
        self.branch(who, order, &mut Vec::new(), judge)
    }

    fn branch(
        &mut self,
        who: &Who,
        order: &[NamedMembership<'_>],
        known: &mut Vec<bool>,
        judge: &mut dyn FnMut(&Who) -> Outcome,
    ) -> Extent {
        self.asked += 1;
        let outcome = judge(&self.with(who, order, known));
        let next = order.get(known.len());
        let (Outcome::Unknown, Some(next)) = (outcome, next) else {
            return Extent::of(self.space, outcome);
        };
        if self.asked > ASKED {
            self.gave_up = true;
            return Extent::of(self.space, Outcome::Unknown);
        }
        known.push(true);
        let inside = self.branch(who, order, known, judge);
        known.pop();
        known.push(false);
        let outside = self.branch(who, order, known, judge);
        known.pop();
        let is_in = self.space.membership(next.place);
        let either = |one: &Bdd, other: &Bdd| {
            if one == other {
                one.clone()
            } else {
                Bdd::if_then_else(&is_in, one, other)
            }
        };
        Extent {
            holds: either(&inside.holds, &outside.holds),
            open: either(&inside.open, &outside.open),
        }
    }

    /// Somebody of whom the first memberships are known, and no others. Of the rest of all groups, somebody who is in one
    /// could be in any.
    fn with(&self, who: &Who, order: &[NamedMembership<'_>], known: &[bool]) -> Who {
        let of = |sort: Sort| {
            let (mut own, mut asked) = (Vec::new(), Set::new());
            for (named, is_in) in order.iter().zip(known) {
                let membership = self.space.parts.memberships.get(named.place);
                let Some(membership) = membership.filter(|one| one.sort == sort) else {
                    continue;
                };
                if *is_in && membership.is_rest {
                    continue;
                }
                let first = named.entries.first().filter(|_| *is_in);
                own.extend(first.map(|entry| object_id(entry)));
                for entry in &named.entries {
                    asked.insert(object_id(entry));
                    for id in who.directory.ids_of(sort, entry) {
                        asked.insert(object_id(id));
                    }
                }
            }
            let own: Own = own.into_iter().collect();
            Some(own.among_asked(Some(asked)))
        };
        Who {
            groups: of(Sort::Group),
            roles: of(Sort::Role),
            ..who.clone()
        }
    }
}
