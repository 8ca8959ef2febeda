//! `conditionalAccessUsers`.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::extent::{
    Extent, contains, is_none, is_nothing, left_out, no_place, non_empty, variables, within, words,
};
use crate::tenant::reader::{Located, Member, Members, Reader, Untold};
use crate::tenant::type_name::type_name;
use crate::words::findings;

/// `conditionalAccessUsers`.
#[derive(Clone, Debug)]
pub(crate) struct Users {
    pub extent: Extent,
    pub include: Side,
    pub exclude: Side,
}

/// One side of the users: any of them will do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Side {
    pub users: Option<Located<Vec<String>>>,
    pub groups: Option<Located<Vec<String>>>,
    pub roles: Option<Located<Vec<String>>>,
    pub guests: Option<Guests>,
}

/// `conditionalAccessGuestsOrExternalUsers`.
#[derive(Clone, Debug)]
pub(crate) struct Guests {
    pub at: Clause,
    pub kinds: Option<Located<Vec<String>>>,
    pub tenants: Tenants,
    /// Members that this build does not know, or that are not told.
    pub unknown: Vec<Located<Untold>>,
}

/// `conditionalAccessExternalTenants`: whose users are meant.
#[derive(Clone, Debug)]
pub(crate) enum Tenants {
    All,
    Listed(Located<Vec<String>>),
    /// Enumerated, and the enumeration is left out.
    NotListed(Clause),
    /// A way of counting that is not known.
    UnknownKind(Located<String>),
}

/// `conditionalAccessGuestOrExternalUserTypes`.
pub(crate) const GUESTS: &[&str] = &[
    "none",
    "internalGuest",
    "b2bCollaborationGuest",
    "b2bCollaborationMember",
    "b2bDirectConnectUser",
    "otherExternalUser",
    "serviceProvider",
];

/// The word for every guest and external user in a list of users.
pub(crate) const EXTERNAL_USERS: &str = "GuestsOrExternalUsers";

/// Whether the tenants are enumerated.
const MEMBERSHIPS: &[(&str, bool)] = &[("all", false), ("enumerated", true)];

impl Users {
    pub(crate) fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let mut unknown = reader.undecided(
            members,
            &[
                "includeUsers",
                "includeGroups",
                "includeRoles",
                "includeGuestsOrExternalUsers",
                "excludeUsers",
                "excludeGroups",
                "excludeRoles",
                "excludeGuestsOrExternalUsers",
            ],
        );
        let include = Side::read(reader, members, "include")?;
        let exclude = Side::read(reader, members, "exclude")?;
        for (way, side) in [("include", &include), ("exclude", &exclude)] {
            let lists = [
                ("Users", &side.users),
                ("Groups", &side.groups),
                ("Roles", &side.roles),
            ];
            for (what, list) in lists {
                let name = [way, what].concat();
                unknown.extend(variables(reader, &name, list.as_ref()));
            }
        }
        if include.users.is_none() && include.is_empty() {
            unknown.extend(left_out(reader, members, "includeUsers"));
        }
        let never = include.excluded_by(&exclude);
        Ok(Self {
            extent: Extent::of(members, never, unknown),
            include,
            exclude,
        })
    }
}

impl Side {
    fn read(reader: &mut Reader, members: &Members<'_>, side: &str) -> Result<Self, Error> {
        let guests = match members.nested(&format!("{side}GuestsOrExternalUsers"))? {
            Some(guests) => Guests::read(reader, &guests)?,
            None => None,
        };
        Ok(Self {
            users: non_empty(reader.texts(members, &format!("{side}Users"))?),
            groups: non_empty(reader.texts(members, &format!("{side}Groups"))?),
            roles: non_empty(reader.texts(members, &format!("{side}Roles"))?),
            guests,
        })
    }

    pub fn is_empty(&self) -> bool {
        is_nothing(self.users.as_ref())
            && self.groups.is_none()
            && self.roles.is_none()
            && self.guests.is_none()
    }

    fn has_user(&self, word: &str) -> bool {
        contains(self.users.as_ref(), word)
    }

    /// What on the other side names all that this one names.
    fn excluded_by(&self, other: &Self) -> Option<Clause> {
        let excluded = |own: &Option<_>, others: &Option<_>| {
            own.is_none() || within(own.as_ref(), others.as_ref()).is_some()
        };
        let users = |list: &Located<Vec<String>>| {
            list.value.iter().all(|entry| {
                is_none(entry)
                    || other.has_user(entry)
                    || entry.eq_ignore_ascii_case(EXTERNAL_USERS) && other.names_every_guest()
            })
        };
        let everyone = other.has_user("All")
            || self.users.as_ref().is_none_or(users)
                && excluded(&self.groups, &other.groups)
                && excluded(&self.roles, &other.roles)
                && self
                    .guests
                    .as_ref()
                    .is_none_or(|guests| guests.excluded_by(other));
        let lists = [&other.users, &other.groups, &other.roles];
        let at = lists.into_iter().flatten().map(|list| &list.at).next();
        let at = at.or(other.guests.as_ref().map(|guests| &guests.at));
        at.filter(|_| everyone && !self.is_empty()).cloned()
    }

    fn names_every_guest(&self) -> bool {
        self.guests.as_ref().is_some_and(|guests| {
            matches!(guests.tenants, Tenants::All)
                && guests.unknown.is_empty()
                && GUESTS.iter().all(|kind| {
                    is_none(kind)
                        || guests
                            .kinds()
                            .iter()
                            .any(|own| own.eq_ignore_ascii_case(kind))
                })
        })
    }
}

impl Guests {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Option<Self>, Error> {
        let mut unknown =
            reader.undecided(members, &["guestOrExternalUserTypes", "externalTenants"]);
        let kinds = words(reader, members, "guestOrExternalUserTypes")?;
        let tenants = match members.nested("externalTenants")? {
            Some(tenants) => {
                unknown.extend(reader.undecided(&tenants, &["membershipKind", "members"]));
                Tenants::read(reader, &tenants)?
            }
            None => Tenants::All,
        };
        if let Tenants::Listed(listed) = &tenants {
            unknown.extend(variables(reader, "members", Some(listed)));
        }
        if kinds.is_none() && unknown.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            kinds,
            tenants,
            unknown,
        }))
    }

    /// The kinds of guests that are meant.
    pub fn kinds(&self) -> &[String] {
        self.kinds.as_ref().map_or(&[], |kinds| &kinds.value)
    }

    fn excluded_by(&self, other: &Side) -> bool {
        if !self.unknown.is_empty() {
            return false;
        }
        other.has_user(EXTERNAL_USERS)
            || other.guests.as_ref().is_some_and(|other| {
                let has = |kind: &String| {
                    let is = |name: &str| name.eq_ignore_ascii_case(kind);
                    GUESTS.iter().any(|name| is(name)) && other.kinds().iter().any(|name| is(name))
                };
                other.unknown.is_empty()
                    && self.kinds().iter().all(has)
                    && self.tenants.are_within(&other.tenants)
            })
    }
}

impl Tenants {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let kind = reader.member(members, "membershipKind", MEMBERSHIPS)?;
        let listed = reader.texts(members, "members")?;
        let declared = members.get("@odata.type");
        let declared = declared.as_ref().and_then(|node| node.value.as_str());
        let is_all = match kind.map(|kind| (kind.value, kind.at)) {
            Some((Member::Unknown(value), at)) => {
                return Ok(Self::UnknownKind(Located { value, at }));
            }
            Some((Member::Known(enumerated), _)) => !enumerated,
            None => declared.is_some_and(|name| {
                type_name(name).eq_ignore_ascii_case("conditionalAccessAllExternalTenants")
            }),
        };
        Ok(match listed {
            Some(listed) if !is_all || !listed.value.is_empty() => Self::Listed(listed),
            _ if is_all => Self::All,
            _ => {
                let at = members.at().cloned().unwrap_or_else(no_place);
                reader
                    .note(Note::new(Severity::Warning, &findings::ACCESS_TENANTS_MISSING).at(&at));
                Self::NotListed(at)
            }
        })
    }

    fn are_within(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::All) => true,
            (Self::Listed(own), Self::Listed(other)) => within(Some(own), Some(other)).is_some(),
            _ => false,
        }
    }
}

/// The words that stand for users.
pub(crate) const USER_WORDS: &[&str] = &["All", "None", EXTERNAL_USERS, "AllAgentIdUsers"];

/// Whether an entry is one of them.
pub(crate) fn is_user_word(entry: &str) -> bool {
    USER_WORDS
        .iter()
        .any(|word| word.eq_ignore_ascii_case(entry))
}
