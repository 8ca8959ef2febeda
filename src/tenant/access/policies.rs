//! Conditional Access policies of a tenant, with what they say alike: a question asks it once for all that say it.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

use crate::base::bits::Bits;
use crate::base::directory::is_id;
use crate::base::sorted::{Map, Set, sort_by};
use crate::question::listed::LISTED;
use crate::tenant::access::applications::Applications;
use crate::tenant::access::device_rule::Rule;
use crate::tenant::access::extent::{Extent, Scope};
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::access::users::{Side, Tenants};
use crate::tenant::reader::{Located, Member};
use crate::vocabulary::application::stands_for;
use crate::vocabulary::text::object_id;

/// Policies in the order of the documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Policies {
    all: Vec<Arc<AccessPolicy>>,
    /// Found out when a decision first asks for it: a trace tells every policy.
    alike: OnceLock<Arc<Alike>>,
}

impl Policies {
    /// What they say alike.
    pub fn alike(&self) -> &Alike {
        self.alike.get_or_init(|| Alike::of(&self.all).into())
    }

    /// The policies, to change some.
    pub fn change(&mut self) -> &mut [Arc<AccessPolicy>] {
        self.alike = OnceLock::new();
        &mut self.all
    }
}

impl Deref for Policies {
    type Target = [Arc<AccessPolicy>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl FromIterator<Arc<AccessPolicy>> for Policies {
    fn from_iter<I: IntoIterator<Item = Arc<AccessPolicy>>>(policies: I) -> Self {
        Self {
            all: policies.into_iter().collect(),
            alike: OnceLock::new(),
        }
    }
}

/// What policies say alike, part by part.
#[derive(Debug)]
pub(crate) struct Alike {
    /// Policies that are not disabled.
    pub on: Bits,
    parts: Vec<(Part, Classes)>,
}

/// What of its conditions a policy is narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Whom it includes, whomever it excludes: most policies have exclusions of their own.
    Included,
    Applications,
    ClientApps,
    Platforms,
    Listed,
    Workload,
    Device,
    Locations,
}

/// Those that leave the fewest policies to the others first, and last those that take longest to judge.
const PARTS: [Part; 8] = [
    Part::Included,
    Part::Applications,
    Part::ClientApps,
    Part::Platforms,
    Part::Listed,
    Part::Workload,
    Part::Device,
    Part::Locations,
];

/// The policies by what they say of one part. Those of which something is not told or not known there are in no class, and no
/// policy is that says nothing.
#[derive(Debug)]
pub(crate) struct Classes {
    all: Vec<Vec<usize>>,
    /// The classes that are for nothing but what they name by ids, by the ids.
    by_id: Map<String, Vec<usize>>,
    /// The policies that are in none of these.
    others: Bits,
}

/// What a policy says of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said<'p> {
    Lists([Option<&'p [String]>; 5]),
    /// Whether the devices are meant for which the rule holds, or the others.
    Rule(bool, &'p Rule),
    /// That it is not for people.
    NoPeople,
}

impl Alike {
    fn of(policies: &[Arc<AccessPolicy>]) -> Self {
        let mut on = Bits::none(policies.len());
        for (place, policy) in policies.iter().enumerate() {
            if !policy.is_off() {
                on.put(place);
            }
        }
        Self {
            on,
            parts: PARTS.map(|part| (part, Classes::of(policies, part))).into(),
        }
    }

    /// The parts in the order in which policies are narrowed by them.
    pub fn parts(&self) -> &[(Part, Classes)] {
        &self.parts
    }
}

impl Classes {
    fn of(policies: &[Arc<AccessPolicy>], part: Part) -> Self {
        let told = policies.iter().enumerate().filter_map(|(place, policy)| {
            // The service's own answer stands in the place of conditions.
            let is_answer = policy.what_if.is_some() || policy.is_off();
            Some((said(policy, part).filter(|_| !is_answer)?, place))
        });
        let mut told: Vec<(Said<'_>, usize)> = told.collect();
        sort_by(&mut told, |(one, _), (other, _)| one.cmp(other));
        let mut classes = Self {
            all: Vec::new(),
            by_id: Map::new(),
            others: Bits::none(policies.len()),
        };
        (0..policies.len()).for_each(|place| classes.others.put(place));
        let mut named: Vec<(String, usize)> = Vec::new();
        for same in told.chunk_by(|(one, _), (other, _)| one == other) {
            let places: Vec<usize> = same.iter().map(|(_, place)| *place).collect();
            if let Some(ids) = same.first().and_then(|(said, _)| ids(*said, part)) {
                named.extend(ids.into_iter().map(|id| (id, classes.all.len())));
                places.iter().for_each(|place| classes.others.take(*place));
            }
            classes.all.push(places);
        }
        sort_by(&mut named, Ord::cmp);
        let by_id = named.chunk_by(|(one, _), (other, _)| one == other);
        let by_id = by_id.filter_map(|same| {
            let (id, _) = same.first()?;
            Some((id.clone(), same.iter().map(|(_, class)| *class).collect()))
        });
        classes.by_id = by_id.collect();
        classes
    }

    /// The places of the policies of each class.
    pub fn iter(&self) -> impl Iterator<Item = &[usize]> {
        self.all.iter().map(Vec::as_slice)
    }

    /// Takes out those that are for nothing but what they name by ids, which is none of these.
    pub fn keep_named(&self, ids: &Set<String>, left: &mut Bits) {
        let mut may = self.others.clone();
        let mut add = |classes: &[usize]| {
            let named = classes.iter().filter_map(|class| self.all.get(*class));
            named.flatten().for_each(|place| may.put(*place));
        };
        // A user has one group or thousands, and policies name a few or hundreds.
        if ids.len() < self.by_id.len() {
            let named = ids.iter().filter_map(|id| self.by_id.get(id));
            named.for_each(|classes| add(classes));
        } else {
            let named = self.by_id.iter().filter(|(id, _)| ids.contains(*id));
            named.for_each(|(_, classes)| add(classes));
        }
        left.keep(&may);
    }
}

type List = Option<Located<Vec<String>>>;

fn plain(list: &List) -> Option<&[String]> {
    list.as_ref().map(|list| list.value.as_slice())
}

/// What a policy says of a part; `None` where that is nothing, or not told or not known in all.
fn said(policy: &AccessPolicy, part: Part) -> Option<Said<'_>> {
    let conditions = &policy.conditions;
    let lists = match part {
        Part::Included => {
            let users = conditions.users.as_ref();
            included(&users.filter(|users| is_told(&users.extent))?.include)?
        }
        Part::Applications => {
            let own = conditions.applications.as_ref();
            of_applications(own.filter(|own| is_told(&own.extent))?)?
        }
        Part::ClientApps => {
            let list = conditions.client_apps.as_ref()?;
            [Some(list.value.as_slice()), None, None, None, None]
        }
        Part::Platforms => of_scope(conditions.platforms.as_ref())?,
        Part::Locations => of_scope(conditions.locations.as_ref())?,
        Part::Listed => {
            const { assert!(LISTED.len() == 4) };
            let [first, second, third, fourth] = conditions.listed.each_ref().map(plain);
            let lists = [first, second, third, fourth, None];
            lists.iter().any(Option::is_some).then_some(lists)?
        }
        Part::Device => {
            let filter = conditions.device_filter.as_ref()?;
            return match (&filter.includes, &filter.rule) {
                (Member::Known(includes), Ok(rule)) => Some(Said::Rule(*includes, rule)),
                _ => None,
            };
        }
        Part::Workload => {
            return conditions.workload.as_ref().map(|_| Said::NoPeople);
        }
    };
    Some(Said::Lists(lists))
}

fn is_told(extent: &Extent) -> bool {
    extent.unknown.is_empty() && extent.never.is_none()
}

fn of_scope(scope: Option<&Scope>) -> Option<[Option<&[String]>; 5]> {
    let scope = scope.filter(|scope| is_told(&scope.extent))?;
    Some([
        plain(&scope.include),
        plain(&scope.exclude),
        None,
        None,
        None,
    ])
}

fn included(side: &Side) -> Option<[Option<&[String]>; 5]> {
    let (kinds, tenants) = match &side.guests {
        None => (None, None),
        Some(guests) if guests.unknown.is_empty() => match &guests.tenants {
            Tenants::All => (Some(guests.kinds()), None),
            Tenants::Listed(tenants) => (Some(guests.kinds()), Some(tenants.value.as_slice())),
            Tenants::NotListed(_) | Tenants::UnknownKind(_) => return None,
        },
        Some(_) => return None,
    };
    let [users, groups, roles] = [&side.users, &side.groups, &side.roles].map(plain);
    Some([users, groups, roles, kinds, tenants])
}

fn of_applications(own: &Applications) -> Option<[Option<&[String]>; 5]> {
    let lists = [&own.include, &own.exclude, &own.user_actions, &own.contexts];
    let [include, exclude, actions, contexts] = lists.map(plain);
    let lists = [include, exclude, actions, contexts, None];
    own.filter.is_none().then_some(lists)
}

/// The ids for which alone a class is: those of groups that it includes, or of applications.
fn ids(said: Said<'_>, part: Part) -> Option<Vec<String>> {
    let text = |entry: &String| Some(object_id(entry)).filter(|id| is_id(id));
    match (part, said) {
        (Part::Included, Said::Lists([None, Some(groups), None, None, None])) => {
            groups.iter().map(text).collect()
        }
        (Part::Applications, Said::Lists([Some(include), _, None, None, None])) => {
            let ids: Option<Vec<String>> = include.iter().map(text).collect();
            let mut ids = ids?;
            let others = ids.iter().filter_map(|id| Uuid::try_parse(id).ok());
            let others = others.flat_map(|id| stands_for(id).iter());
            let others: Vec<String> = others
                .map(|id| Uuid::from_u128(*id).hyphenated().to_string())
                .collect();
            ids.extend(others);
            Some(ids)
        }
        _ => None,
    }
}
