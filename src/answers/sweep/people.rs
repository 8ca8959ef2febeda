//! People of a population by the classes of users that they are in.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::{Candidate, OTHER_TENANT};
use crate::answers::sweep::cubes::Cube;
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::{Point, Space};
use crate::answers::sweep::users::key;
use crate::base::directory::{Directory, Sort};
use crate::base::sorted::{Map, Set, sort_by};
use crate::contract::question::User;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::text::object_id;

/// Somebody, as policies tell users apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Person {
    /// The class of the dimension of users, and that of their types.
    user: usize,
    user_type: usize,
    /// The places of their memberships, ascending.
    memberships: Vec<usize>,
}

impl Person {
    /// One sign-in of theirs.
    pub fn point(&self, space: &Space) -> Point {
        let mut point = Point {
            classes: vec![0; space.parts.axes.len()],
            controls: vec![false; space.parts.controls.len()],
            memberships: vec![false; space.parts.memberships.len()],
        };
        for (dimension, class) in self.axes() {
            let axis = space.axis(dimension);
            if let Some(own) = axis.and_then(|axis| point.classes.get_mut(axis)) {
                *own = class;
            }
        }
        for place in &self.memberships {
            if let Some(is_in) = point.memberships.get_mut(*place) {
                *is_in = true;
            }
        }
        point
    }

    fn axes(&self) -> [(Dimension, usize); 2] {
        [
            (Dimension::User, self.user),
            (Dimension::UserType, self.user_type),
        ]
    }

    /// Whether sign-ins of theirs are in a cube.
    pub fn is_in(&self, space: &Space, cube: &Cube) -> bool {
        let is_of = |(dimension, class): (Dimension, usize)| {
            let axis = space.axis(dimension);
            let classes = axis.and_then(|axis| cube.classes.get(axis)?.as_ref());
            classes.is_none_or(|classes| classes.contains(&class))
        };
        let wanted = |place: &usize| cube.memberships.get(*place).copied().flatten();
        let (mut has, mut is_out) = (0, false);
        for wanted in self.memberships.iter().filter_map(wanted) {
            has += usize::from(wanted);
            is_out |= !wanted;
        }
        let needed = cube.memberships.iter().filter(|one| **one == Some(true));
        !is_out && self.axes().into_iter().all(is_of) && needed.count() == has
    }
}

/// Users who really occur, each class with how many they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub classes: Vec<(Person, u32)>,
    pub counted: u32,
    pub unknown: u32,
}

impl People {
    /// The sign-ins of somebody who occurs.
    pub fn occurring(&self, space: &Space) -> Bdd {
        let points = self.classes.iter().map(|(person, _)| person.point(space));
        space.users(points)
    }
}

/// What people are counted by.
#[derive(Debug)]
pub(crate) struct Counter {
    /// The places of memberships by the ids of what is in them; none where an id is one of several with a name that policies
    /// give.
    places: Map<(Sort, String), Option<usize>>,
    /// Of each membership all that it has to be known of whether somebody is in it.
    entries: Vec<(Sort, Vec<String>)>,
    /// The classes of users whom policies name.
    users: Map<String, usize>,
    kinds: Vec<Vec<Candidate>>,
    found: Vec<Person>,
    counted: u32,
    unknown: u32,
}

impl Counter {
    pub fn of(space: &Space, sides: &[Side]) -> Self {
        let directories: Vec<&Directory> =
            sides.iter().map(|side| &*side.tenant.directory).collect();
        let ids = |sort: Sort, entry: &str| -> Vec<String> {
            let known = directories.iter().map(|one| key(one, sort, entry));
            known.chain([object_id(entry)]).collect()
        };
        let mut places = Vec::new();
        for (place, one) in space.parts.memberships.iter().enumerate() {
            for entry in &one.entries {
                for directory in &directories {
                    let named = directory.ids_of(one.sort, entry).map(object_id);
                    places.extend(named.map(|id| ((one.sort, id), None)));
                }
                let ids = ids(one.sort, entry).into_iter();
                places.extend(ids.map(|id| ((one.sort, id), Some(place))));
            }
        }
        let entries = space.parts.memberships.iter().map(|one| {
            let entries = one.entries.iter().map(|entry| object_id(entry));
            (one.sort, entries.collect())
        });
        let classes = |dimension: Dimension| {
            let axis = space
                .axis(dimension)
                .and_then(|axis| space.parts.axes.get(axis));
            axis.map_or(&[][..], |axis| &axis.classes)
        };
        let users = classes(Dimension::User).iter().enumerate();
        let users = users.flat_map(|(class, own)| {
            let named = own.0.iter().filter_map(|one| match one {
                Candidate::User(user) => Some(ids(Sort::User, user)),
                _ => None,
            });
            let ids: Vec<String> = named.flatten().collect();
            ids.into_iter().map(move |id| (id, class))
        });
        Self {
            places: places.into_iter().collect(),
            entries: entries.collect(),
            users: users.collect(),
            kinds: classes(Dimension::UserType)
                .iter()
                .map(|class| class.0.clone())
                .collect(),
            found: Vec::new(),
            counted: 0,
            unknown: 0,
        }
    }

    /// How many were looked at.
    pub fn taken(&self) -> u32 {
        self.counted.saturating_add(self.unknown)
    }

    /// Counts somebody.
    pub fn count(&mut self, user: &User) {
        let Some(person) = self.person(user) else {
            self.unknown += 1;
            return;
        };
        self.counted += 1;
        self.found.push(person);
    }

    /// Somebody, where it is known what they are in.
    fn person(&self, user: &User) -> Option<Person> {
        let of = [
            (Sort::Group, user.groups.as_ref()?, &user.groups_asked),
            (Sort::Role, user.roles.as_ref()?, &user.roles_asked),
        ];
        let mut memberships = Set::new();
        for (sort, own, asked) in of {
            // Of what nobody looked at it is not known whether somebody is in it.
            if let Some(asked) = asked {
                let asked: Set<String> = asked.iter().map(|one| object_id(one)).collect();
                let mut needed = self.entries.iter().filter(|(of, _)| *of == sort);
                if !needed.all(|(_, entries)| entries.iter().all(|one| asked.contains(one))) {
                    return None;
                }
            }
            for id in own {
                if let Some(place) = self.places.get(&(sort, object_id(id))) {
                    memberships.insert((*place)?);
                }
            }
        }
        let names = [&user.id, &user.user_principal_name];
        let named = names.into_iter().flatten();
        let classes = named.filter_map(|name| self.users.get(&object_id(name)).copied());
        let mut kinds = self.kinds.iter();
        Some(Person {
            user: classes.min().unwrap_or_default(),
            user_type: kinds
                .position(|class| class.iter().any(|one| is_of(one, user)))
                .unwrap_or_default(),
            memberships: memberships.iter().copied().collect(),
        })
    }

    /// Everybody who was counted, by classes.
    pub fn people(self) -> People {
        let mut found = self.found;
        sort_by(&mut found, Ord::cmp);
        let alike = found.chunk_by(|one, other| one == other);
        let classes = alike.filter_map(|alike| {
            let count = u32::try_from(alike.len()).unwrap_or(u32::MAX);
            Some((alike.first()?.clone(), count))
        });
        People {
            classes: classes.collect(),
            counted: self.counted,
            unknown: self.unknown,
        }
    }
}

fn is_of(candidate: &Candidate, user: &User) -> bool {
    let Candidate::Kind(kind, tenant) = candidate else {
        return false;
    };
    let home = user.home.as_ref().and_then(|home| home.tenant.as_deref());
    let is_home = match (tenant.as_deref(), home) {
        (None, _) => true,
        (Some(OTHER_TENANT), None) => true,
        (Some(tenant), Some(home)) => object_id(tenant) == object_id(home),
        (Some(_), None) => false,
    };
    *kind == user.kind && is_home
}
