//! `conditionalAccessConditionSet`.

use crate::base::error::Error;
use crate::contract::verdict::Clause;
use crate::tenant::access::applications::Applications;
use crate::tenant::access::device_filter::{DeviceFilter, FILTER_MEMBERS, filter};
use crate::tenant::access::device_rule::Subject;
use crate::tenant::access::extent::{Scope, left_out, non_empty, scope, words};
use crate::tenant::access::users::Users;
use crate::tenant::reader::{Located, Members, Node, Reader};

/// `conditionalAccessConditionSet`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    pub users: Option<Users>,
    pub applications: Option<Applications>,
    pub client_apps: Option<Located<Vec<String>>>,
    pub platforms: Option<Scope>,
    pub locations: Option<Scope>,
    pub sign_in_risk: Option<Located<Vec<String>>>,
    pub user_risk: Option<Located<Vec<String>>>,
    pub insider_risk: Option<Located<Vec<String>>>,
    pub device_filter: Option<DeviceFilter>,
    pub flows: Option<Located<Vec<String>>>,
    /// Conditions on workload identities and agents, which no user meets.
    pub workload: Option<Clause>,
    /// Conditions that this build does not judge, by name.
    pub unknown: Vec<Located<String>>,
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
    pub(crate) fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        const READ: &[&str] = &[
            "users",
            "applications",
            "clientAppTypes",
            "platforms",
            "locations",
            "signInRiskLevels",
            "userRiskLevels",
            "insiderRiskLevels",
            "servicePrincipalRiskLevels",
            "clientApplications",
            "devices",
            "authenticationFlows",
            "authenticationFlowTransferMethods",
            "agentIdRiskLevels",
            "agents",
            "agentContext",
        ];
        let mut conditions = Self {
            client_apps: non_empty(reader.texts(members, "clientAppTypes")?),
            sign_in_risk: non_empty(reader.texts(members, "signInRiskLevels")?),
            user_risk: non_empty(reader.texts(members, "userRiskLevels")?),
            insider_risk: words(reader, members, "insiderRiskLevels")?,
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
        if let Some(flows) = members.nested("authenticationFlows")? {
            conditions.read_flows(reader, &flows)?;
        }
        // Terraform's provider has no object around them.
        if let Some(methods) = words(reader, members, "authenticationFlowTransferMethods")? {
            conditions.flows = transfers(methods);
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
            if let Some(node) = node.filter(Node::says_something) {
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
        conditions.unknown.extend(reader.undecided(members, READ));
        Ok(conditions)
    }

    fn read_flows(&mut self, reader: &mut Reader, flows: &Members<'_>) -> Result<(), Error> {
        let unknown = reader.undecided(flows, &["transferMethods"]);
        let methods = words(reader, flows, "transferMethods")?.and_then(transfers);
        // Beside what is not known the methods do not settle anything.
        self.flows = methods.filter(|_| unknown.is_empty());
        self.unknown.extend(unknown);
        Ok(())
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

/// Transfer methods without the flag that says that none is set.
fn transfers(mut methods: Located<Vec<String>>) -> Option<Located<Vec<String>>> {
    methods
        .value
        .retain(|method| !method.eq_ignore_ascii_case("none"));
    non_empty(Some(methods))
}
