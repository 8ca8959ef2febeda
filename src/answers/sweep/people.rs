//! People of a population by the classes of users that they are in.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::{Candidate, OTHER_TENANT};
use crate::answers::sweep::space::{Membership, Point, Space};
use crate::base::directory::Sort;
use crate::base::sorted::{Map, Set};
use crate::contract::question::User;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::text::object_id;

/// Users who really occur, each class with how many they are.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub classes: Vec<(Point, u32)>,
    pub counted: u32,
    pub unknown: u32,
}

impl People {
    pub fn of(space: &Space, users: &[User]) -> Self {
        let mut classes: Map<(Vec<usize>, Vec<bool>), u32> = Map::new();
        let (mut counted, mut unknown) = (0, 0);
        for user in users {
            let (Some(groups), Some(roles)) = (&user.groups, &user.roles) else {
                unknown += 1;
                continue;
            };
            // Of what nobody looked at it is not known whether somebody is in it.
            let is_asked = |membership: &Membership| {
                let asked = match membership.sort {
                    Sort::Role => &user.roles_asked,
                    _ => &user.groups_asked,
                };
                let has = |entry: &String| {
                    let mut all = asked.iter().flatten();
                    all.any(|one| object_id(one) == object_id(entry))
                };
                asked.is_none() || membership.entries.iter().all(has)
            };
            if !space.parts.memberships.iter().all(is_asked) {
                unknown += 1;
                continue;
            }
            counted += 1;
            let ids = |list: &[String]| -> Set<String> {
                list.iter().map(|one| object_id(one)).collect()
            };
            let (groups, roles) = (ids(groups), ids(roles));
            let memberships = space.parts.memberships.iter().map(|membership| {
                let own = match membership.sort {
                    Sort::Role => &roles,
                    _ => &groups,
                };
                membership
                    .entries
                    .iter()
                    .any(|entry| own.contains(&object_id(entry)))
            });
            let memberships = memberships.collect();
            let classes_of = space.parts.axes.iter().map(|axis| {
                let mut candidates = axis.classes.iter();
                let place = candidates.position(|class| class.0.iter().any(|one| is_of(one, user)));
                place.unwrap_or_default()
            });
            classes.update((classes_of.collect(), memberships), 0, |count| *count += 1);
        }
        let point = |((classes, memberships), count)| {
            let controls = vec![false; space.parts.controls.len()];
            (
                Point {
                    classes,
                    controls,
                    memberships,
                },
                count,
            )
        };
        Self {
            classes: classes.into_iter().map(point).collect(),
            counted,
            unknown,
        }
    }

    /// The sign-ins of somebody who occurs.
    pub fn occurring(&self, space: &Space) -> Bdd {
        let users = self.classes.iter().map(|(point, _)| user(space, point));
        space.union(users.collect())
    }
}

/// The sign-ins of one user.
pub(crate) fn user(space: &Space, point: &Point) -> Bdd {
    let mut all = space.everything();
    for (index, is_in) in point.memberships.iter().enumerate().rev() {
        let flag = space.membership(index);
        all = if *is_in {
            all.and(&flag)
        } else {
            all.and_not(&flag)
        };
    }
    for dimension in [Dimension::User, Dimension::UserType] {
        if let Some(axis) = space.axis(dimension) {
            let class = point.classes.get(axis).copied().unwrap_or_default();
            all = all.and(&space.class(axis, class));
        }
    }
    all
}

fn is_of(candidate: &Candidate, user: &User) -> bool {
    let home = user.home.as_ref().and_then(|home| home.tenant.as_deref());
    let is = |own: Option<&String>, named: &str| {
        own.is_some_and(|own| object_id(own) == object_id(named))
    };
    match candidate {
        Candidate::Kind(kind, tenant) => {
            let is_home = match (tenant.as_deref(), home) {
                (None, _) => true,
                (Some(OTHER_TENANT), None) => true,
                (Some(tenant), Some(home)) => object_id(tenant) == object_id(home),
                (Some(_), None) => false,
            };
            *kind == user.kind && is_home
        }
        Candidate::User(named) => {
            is(user.id.as_ref(), named) || is(user.user_principal_name.as_ref(), named)
        }
        _ => false,
    }
}
