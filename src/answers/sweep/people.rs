//! People of a population by the classes of users that they are in.

use std::sync::Arc;

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::{Candidate, OTHER_TENANT};
use crate::answers::sweep::cubes::Cube;
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::{Point, Space};
use crate::answers::sweep::users::key;
use crate::base::directory::{Directory, Own, Sort, is_id};
use crate::base::sorted::{Map, Set, sort_by};
use crate::base::table::Table;
use crate::contract::question::User;
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::text::object_id;

/// Ids and names of which is kept what they mean.
const KEPT: usize = 200_000;

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
    directories: Vec<Arc<Directory>>,
    /// The memberships that anything else means, by how it is written; `None` where that is open. Ids that nothing knows are alike,
    /// under a text without letters.
    meant: Table<(Sort, String), Option<Vec<usize>>>,
    /// The class of somebody whom nothing is like, by whether an id and a name are known.
    strangers: Map<[bool; 2], Option<usize>>,
    found: Vec<Person>,
    counted: u32,
    unknown: u32,
}

impl Counter {
    pub fn of(space: &Space, sides: &[Side]) -> Self {
        let directories: Vec<Arc<Directory>> = sides
            .iter()
            .map(|side| Arc::clone(&side.tenant.directory))
            .collect();
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
            directories,
            meant: Table::default(),
            strangers: Map::default(),
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
    fn person(&mut self, user: &User) -> Option<Person> {
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
                let asked = (sort, object_id(id));
                match self.places.get(&asked) {
                    Some(place) => {
                        memberships.insert((*place)?);
                    }
                    None => {
                        for place in self.meant(asked)? {
                            memberships.insert(place);
                        }
                    }
                }
            }
        }
        let own_class = self.user(user)?;
        let mut kinds = self.kinds.iter();
        Some(Person {
            user: own_class,
            user_type: kinds
                .position(|class| class.iter().any(|one| is_of(one, user)))
                .unwrap_or_default(),
            memberships: memberships.iter().copied().collect(),
        })
    }

    /// The memberships that an id or a name means by which no policy names them; `None` where that is open.
    fn meant(&mut self, asked: (Sort, String)) -> Option<Vec<usize>> {
        let (sort, word) = asked;
        let is_stranger = is_id(&word) && !self.knows(sort, &word);
        let kept = match is_stranger {
            true => (sort, String::new()),
            false => (sort, word.clone()),
        };
        if let Some(known) = self.meant.get(&kept) {
            return known.clone();
        }
        let own: Own = [word].into_iter().collect();
        let mut found = Some(Vec::new());
        for (place, (of, entries)) in self.entries.iter().enumerate() {
            for entry in entries.iter().filter(|_| *of == sort) {
                for directory in &self.directories {
                    match directory.is_among(sort, entry, &own) {
                        Some(true) => found.iter_mut().for_each(|found| found.push(place)),
                        Some(false) => {}
                        None => found = None,
                    }
                }
            }
        }
        if self.meant.len() < KEPT {
            self.meant.insert(kept, found.clone());
        }
        found
    }

    fn knows(&self, sort: Sort, id: &str) -> bool {
        self.directories.iter().any(|one| one.knows(sort, id))
    }

    /// The class of users that somebody is in; `None` where it is open whom policies name.
    fn user(&mut self, user: &User) -> Option<usize> {
        let (id, name) = (user.id.as_deref(), user.user_principal_name.as_deref());
        let called = [id, name].into_iter().flatten();
        let classes = called.filter_map(|name| self.users.get(&object_id(name)).copied());
        if let Some(class) = classes.min() {
            return Some(class);
        }
        if self.users.is_empty() {
            return Some(0);
        }
        // A name that is no address may be nearly that of somebody.
        let is_like = |own: Option<&str>, is_plain: fn(&str) -> bool| {
            own.is_some_and(|own| {
                let own = object_id(own);
                !is_plain(&own) || self.knows(Sort::User, &own)
            })
        };
        let is_stranger = !is_like(id, is_id) && !is_like(name, |name| name.contains('@'));
        let kept = [id.is_some(), name.is_some()];
        if is_stranger && let Some(known) = self.strangers.get(&kept) {
            return *known;
        }
        let called = User {
            id: user.id.clone(),
            user_principal_name: user.user_principal_name.clone(),
            ..User::default()
        };
        let who = Circumstances::who(&called, None).ok()?;
        let class = self.named(&who);
        if is_stranger {
            self.strangers.insert(kept, class);
        }
        class
    }

    /// The class of the entry that names somebody, by what the directories say.
    fn named(&self, who: &Who) -> Option<usize> {
        let mut found = Some(0);
        for directory in &self.directories {
            let directory = Arc::clone(directory);
            let who = Who {
                directory,
                ..who.clone()
            };
            for (entry, class) in self.users.iter() {
                match who.is(entry) {
                    Some(true) => return Some(*class),
                    Some(false) => {}
                    None => found = None,
                }
            }
        }
        found
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::People;
    use crate::contract::scenario::PolicyInput;
    use crate::contract::sweep::SweepSettings;
    use crate::tenant::tenant::Tenant;

    /// What is swept of one person, for a policy of these users.
    fn swept(users: Value, mut person: Value) -> People {
        let policy = json!({
            "@odata.type": "#microsoft.graph.conditionalAccessPolicy", "state": "enabled",
            "conditions": {
                "clientAppTypes": ["all"], "users": users,
                "applications": { "includeApplications": ["All"] },
            },
            "grantControls": { "operator": "OR", "builtInControls": ["block"] },
        });
        for member in ["groups", "roles"] {
            let members = person.as_object_mut().unwrap();
            members.entry(member).or_insert(json!([]));
        }
        let tenant = Tenant::load(vec![PolicyInput::Json(policy)]).unwrap();
        let settings = json!({ "people": [person] });
        let settings: SweepSettings = serde_json::from_value(settings).unwrap();
        tenant.sweep(None, &settings).unwrap().people.unwrap()
    }

    /// How many are counted, and of how many it is not known what they are in.
    fn one(users: Value, person: Value) -> (u32, u32) {
        let people = swept(users, person);
        (people.counted, people.unknown)
    }

    #[test]
    fn a_name_that_nobody_can_tell_is_not_counted_as_somebody_else() {
        const ID: &str = "11111111-1111-4111-8111-111111111111";
        let groups = json!({ "includeGroups": ["Finance admins"] });
        assert_eq!(one(groups.clone(), json!({ "groups": ["Sales"] })), (1, 0));
        assert_eq!(
            one(groups.clone(), json!({ "groups": ["Finance admin"] })),
            (0, 1)
        );
        assert_eq!(one(groups, json!({ "groups": [ID] })), (0, 1));
        let by_id = json!({ "includeGroups": [ID] });
        assert_eq!(one(by_id.clone(), json!({ "groups": ["Sales"] })), (0, 1));
        assert_eq!(
            one(by_id, json!({ "groups": [ID.replace('1', "2")] })),
            (1, 0)
        );
        let users = json!({ "includeUsers": ["adele@contoso.example"] });
        assert_eq!(one(users.clone(), json!({ "id": ID })), (0, 1));
        assert_eq!(
            one(
                users.clone(),
                json!({ "userPrincipalName": "grady@contoso.example" })
            ),
            (1, 0)
        );
        assert_eq!(
            one(
                users,
                json!({ "id": ID, "userPrincipalName": "grady@contoso.example" })
            ),
            (1, 0)
        );
    }

    #[test]
    fn a_role_is_known_by_its_name() {
        let users = json!({ "includeRoles": ["62e90394-69f5-4237-9190-012177145e10"] });
        for (role, blocked) in [("Global Administrator", 1), ("Global Reader", 0)] {
            let people = swept(users.clone(), json!({ "roles": [role] }));
            assert_eq!((people.counted, people.unknown), (1, 0), "{role}");
            let members = people
                .classes
                .iter()
                .map(|(person, _)| person.memberships.len());
            assert_eq!(members.sum::<usize>(), blocked, "{role}");
        }
    }
}
