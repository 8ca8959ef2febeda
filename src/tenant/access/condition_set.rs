//! `conditionalAccessConditionSet`.

use crate::base::error::Error;
use crate::contract::verdict::Clause;
use crate::question::listed::{Form, LISTED, Listed, NONE};
use crate::tenant::access::applications::Applications;
use crate::tenant::access::device_filter::{DeviceFilter, FILTER_MEMBERS, filter};
use crate::tenant::access::device_rule::Subject;
use crate::tenant::access::extent::{Scope, left_out, non_empty, scope, words};
use crate::tenant::access::users::Users;
use crate::tenant::reader::{Located, Members, Node, Reader, Untold};

/// `conditionalAccessConditionSet`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    pub users: Option<Users>,
    pub applications: Option<Applications>,
    pub client_apps: Option<Located<Vec<String>>>,
    pub platforms: Option<Scope>,
    pub locations: Option<Scope>,
    /// What is listed for each row of `LISTED`, in their order.
    pub listed: [Option<Located<Vec<String>>>; LISTED.len()],
    pub device_filter: Option<DeviceFilter>,
    /// Conditions on workload identities and agents, which no user meets.
    pub workload: Option<Clause>,
    /// Conditions that this build does not know, or that are not told.
    pub unknown: Vec<Located<Untold>>,
}

/// `conditionalAccessClientApplications`.
const WORKLOAD_MEMBERS: &[&str] = &[
    "includeServicePrincipals",
    "excludeServicePrincipals",
    "servicePrincipalFilter",
    "includeAgentIdServicePrincipals",
    "excludeAgentIdServicePrincipals",
    "agentIdServicePrincipalFilter",
];

/// Conditions about agents, which are no people either (F34).
const AGENTS: [&str; 3] = ["agentIdRiskLevels", "agents", "agentContext"];

impl Conditions {
    /// Whether nothing but who somebody is decides whether the policy is for a sign-in, whatever is opened.
    pub(crate) fn are_of_person(&self) -> bool {
        let all = |list: &Located<Vec<String>>| {
            let mut entries = list.value.iter();
            entries.any(|entry| entry.eq_ignore_ascii_case("all"))
        };
        let leaves_out = |one: &Applications| one.exclude.is_some() || one.filter.is_some();
        self.client_apps.as_ref().is_none_or(all)
            && self.platforms.is_none()
            && self.locations.is_none()
            && self.listed.iter().all(Option::is_none)
            && self.device_filter.is_none()
            && self.workload.is_none()
            && self.unknown.is_empty()
            && !self.applications.as_ref().is_some_and(leaves_out)
    }

    pub(crate) fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        const READ: &[&str] = &[
            "users",
            "applications",
            "clientAppTypes",
            "platforms",
            "locations",
            "servicePrincipalRiskLevels",
            "clientApplications",
            "devices",
            "agentIdRiskLevels",
            "agents",
            "agentContext",
        ];
        let mut conditions = Self {
            client_apps: non_empty(reader.texts(members, "clientAppTypes")?),
            platforms: scope(reader, members, "platforms", "Platforms")?,
            locations: scope(reader, members, "locations", "Locations")?,
            ..Self::default()
        };
        if let Some(users) = members.nested("users")? {
            conditions.users = Some(Users::read(reader, &users)?);
        }
        if let Some(applications) = members.nested("applications")? {
            conditions.applications = Some(Applications::read(reader, &applications)?);
        }
        for (row, list) in LISTED.iter().zip(&mut conditions.listed) {
            *list = match row.form {
                Form::Array => non_empty(reader.texts(members, row.member)?),
                Form::Flags => words(reader, members, row.member)?,
                Form::Within { name, flat } => {
                    let flags = match members.nested(row.member)? {
                        Some(object) => within(reader, &object, name, &mut conditions.unknown)?,
                        None => None,
                    };
                    let flat = words(reader, members, flat)?;
                    flat.and_then(set).or(flags)
                }
            };
        }
        if let Some(devices) = members.nested("devices")? {
            conditions.read_devices(reader, &devices)?;
        }
        if let Some(list) = non_empty(reader.texts(members, "servicePrincipalRiskLevels")?) {
            conditions.workload = Some(list.at);
        }
        if let Some(workload) = members.nested("clientApplications")? {
            let unknown = reader.undecided(&workload, WORKLOAD_MEMBERS);
            if workload.others(&[]).len() > unknown.len() {
                conditions.workload = workload.at().cloned();
            }
            conditions.unknown.extend(unknown);
        }
        for name in AGENTS {
            let node = members.get(name).filter(|node| !node.is_cut());
            // `none` of a set of flags is none of them.
            let is_none = |node: &Node<'_>| {
                let text = node.value.as_str();
                text.is_some_and(|text| text.eq_ignore_ascii_case("none"))
            };
            let says = |node: &Node<'_>| node.says_something() && !is_none(node);
            if let Some(node) = node.filter(says) {
                conditions.workload.get_or_insert(node.at);
            }
        }
        for (object, name, is_there) in [
            ("users", "includeUsers", conditions.users.is_some()),
            (
                "applications",
                "includeApplications",
                conditions.applications.is_some(),
            ),
        ] {
            // What an export has cut is said to be cut.
            if !is_there && members.cut_off(object).is_none() {
                conditions.unknown.extend(left_out(reader, members, name));
            }
        }
        // What is set and not known here must not count as absent.
        let read: Vec<&str> = READ
            .iter()
            .copied()
            .chain(LISTED.iter().flat_map(Listed::members))
            .collect();
        conditions.unknown.extend(reader.undecided(members, &read));
        Ok(conditions)
    }

    /// Leaves open what an attribute of Terraform's says that is not known yet: what is known of the same condition settles nothing
    /// that the attribute could change.
    pub(crate) fn leave_open(&mut self, untold: Located<Untold>) {
        let is_of = |part: &str| {
            let names = untold
                .at
                .path
                .split('/')
                .chain([untold.value.name.as_str()]);
            let plain = |name: &str| name.replace('_', "");
            names
                .into_iter()
                .any(|name| plain(name).eq_ignore_ascii_case(part))
        };
        let extents = [
            ("users", self.users.as_mut().map(|users| &mut users.extent)),
            (
                "applications",
                self.applications.as_mut().map(|of| &mut of.extent),
            ),
            (
                "platforms",
                self.platforms.as_mut().map(|of| &mut of.extent),
            ),
            (
                "locations",
                self.locations.as_mut().map(|of| &mut of.extent),
            ),
        ];
        for (name, extent) in extents {
            if let Some(extent) = extent.filter(|_| is_of(name)) {
                extent.leave_open(untold);
                return;
            }
        }
        if is_of("clientAppTypes") {
            self.client_apps = None;
        }
        if is_of("devices") {
            self.device_filter = None;
        }
        for (row, list) in LISTED.iter().zip(&mut self.listed) {
            if row.members().any(is_of) {
                *list = None;
            }
        }
        self.unknown.push(untold);
    }

    fn read_devices(&mut self, reader: &mut Reader, devices: &Members<'_>) -> Result<(), Error> {
        if let Some(members) = devices.nested("deviceFilter")? {
            let unknown = reader.undecided(&members, FILTER_MEMBERS);
            let filter = filter(reader, &members, Subject::Device)?;
            self.device_filter = filter.filter(|_| unknown.is_empty());
            self.unknown.extend(unknown);
        }
        self.unknown
            .extend(reader.undecided(devices, &["deviceFilter"]));
        Ok(())
    }
}

/// Flags within an object, which do not settle anything beside what is not known.
fn within(
    reader: &mut Reader,
    object: &Members<'_>,
    name: &str,
    unknown: &mut Vec<Located<Untold>>,
) -> Result<Option<Located<Vec<String>>>, Error> {
    let others = reader.undecided(object, &[name]);
    let flags = words(reader, object, name)?.and_then(set);
    let flags = flags.filter(|_| others.is_empty());
    unknown.extend(others);
    Ok(flags)
}

/// Flags without the one that says that none is set.
fn set(mut flags: Located<Vec<String>>) -> Option<Located<Vec<String>>> {
    flags.value.retain(|flag| !flag.eq_ignore_ascii_case(NONE));
    non_empty(Some(flags))
}
