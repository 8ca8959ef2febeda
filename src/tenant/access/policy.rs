//! `conditionalAccessPolicy`: whom and what it is for, and what it asks for.

use super::device_rule::{Broken, Rule};
use crate::catalogue::findings;
use crate::error::Error;
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::trace::Note;
use crate::verdict::{Clause, Severity};

/// A policy.
#[derive(Clone, Debug)]
pub(crate) struct AccessPolicy {
    pub at: Clause,
    pub id: Option<String>,
    pub name: Option<String>,
    /// `None` when absent, as in a request body.
    pub state: Option<Located<Member<PolicyState>>>,
    pub conditions: Conditions,
    /// What the service itself says of one sign-in: `whatIfAnalysisResult`.
    pub what_if: Option<WhatIf>,
    /// `None` for a policy of session controls only.
    pub grant: Option<Grant>,
    /// Names of the session controls that are set, which are listed and not judged.
    pub session: Vec<Located<String>>,
}

/// `policyApplies` and `analysisReasons` of a What If answer.
#[derive(Clone, Debug)]
pub(crate) struct WhatIf {
    pub applies: Located<bool>,
    /// Names of flags.
    pub reasons: Vec<String>,
}

/// `conditionalAccessPolicyState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicyState {
    Enabled,
    Disabled,
    ReportOnly,
}

impl PolicyState {
    /// The wire name.
    pub fn as_str(self) -> &'static str {
        STATES
            .iter()
            .find(|(_, state)| *state == self)
            .map_or("", |(name, _)| name)
    }
}

const STATES: &[(&str, PolicyState)] = &[
    ("enabled", PolicyState::Enabled),
    ("disabled", PolicyState::Disabled),
    ("enabledForReportingButNotEnforced", PolicyState::ReportOnly),
];

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
    /// Conditions on workload identities, which no user meets.
    pub workload: Option<Clause>,
    /// Conditions that this build does not judge: name and place.
    pub unknown: Vec<(String, Clause)>,
}

/// What is included and what is excluded. Names keep their spelling.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub at: Clause,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
}

/// `conditionalAccessUsers`.
#[derive(Clone, Debug)]
pub(crate) struct Users {
    pub at: Clause,
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
    pub kinds: Vec<String>,
    /// `None` for all tenants.
    pub tenants: Option<Located<Vec<String>>>,
    /// A way of counting tenants that is not known.
    pub unknown_tenants: Option<Located<String>>,
}

/// `conditionalAccessApplications`.
#[derive(Clone, Debug)]
pub(crate) struct Applications {
    pub at: Clause,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
    pub user_actions: Option<Located<Vec<String>>>,
    pub contexts: Option<Located<Vec<String>>>,
    /// A filter by custom security attributes, which no question carries.
    pub filter: Option<ApplicationFilter>,
}

/// `conditionalAccessFilter` on applications: which way it counts.
#[derive(Clone, Debug)]
pub(crate) struct ApplicationFilter {
    pub at: Clause,
    pub includes: Member<bool>,
}

/// `conditionalAccessFilter` on devices.
#[derive(Clone, Debug)]
pub(crate) struct DeviceFilter {
    pub at: Clause,
    pub includes: Member<bool>,
    pub rule: Result<Rule, Broken>,
}

/// `conditionalAccessGrantControls`.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub at: Clause,
    /// `OR`, else `AND`.
    pub any: Member<bool>,
    pub controls: Vec<Control>,
}

/// One thing that a policy asks for.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub at: Clause,
    pub kind: ControlKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ControlKind {
    Block,
    Mfa,
    CompliantDevice,
    DomainJoinedDevice,
    /// A control that only the question can know about, by the name that `access.satisfied` gives it.
    Stated(String),
    /// Id or name of the authentication strength; empty where it has neither.
    Strength(String),
    Unknown(String),
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
const CONTROLS: &[&str] = &[
    "block",
    "mfa",
    "compliantDevice",
    "domainJoinedDevice",
    "approvedApplication",
    "compliantApplication",
    "passwordChange",
    "riskRemediation",
];

const MODES: &[(&str, bool)] = &[("include", true), ("exclude", false)];
/// Whether the tenants are enumerated.
const MEMBERSHIPS: &[(&str, bool)] = &[("all", false), ("enumerated", true)];
const OPERATORS: &[(&str, bool)] = &[("OR", true), ("AND", false)];

impl AccessPolicy {
    pub fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "id",
                "templateId",
                "displayName",
                "description",
                "createdDateTime",
                "modifiedDateTime",
                "deletedDateTime",
                "state",
                "partialEnablementStrategy",
                "conditions",
                "grantControls",
                "sessionControls",
                "policyApplies",
                "analysisReasons",
            ],
        )?;
        let conditions = match members.nested("conditions")? {
            Some(conditions) => Conditions::read(reader, &conditions)?,
            None => Conditions::default(),
        };
        let grant = match members.nested("grantControls")? {
            Some(grant) => Some(Grant::read(reader, &grant)?),
            None => None,
        };
        let session = members.nested("sessionControls")?;
        let reasons = words(reader, &members, "analysisReasons")?;
        let what_if = reader
            .boolean(&members, "policyApplies")?
            .map(|applies| WhatIf {
                applies,
                reasons: reasons.map(|reasons| reasons.value).unwrap_or_default(),
            });
        Ok(Self {
            what_if,
            at: node.at.clone(),
            id: reader
                .string(&members, "id")?
                .map(|id| reader.trimmed(id).value),
            name: reader
                .string(&members, "displayName")?
                .map(|name| name.value),
            state: reader.member(&members, "state", STATES)?,
            conditions,
            grant,
            session: session.as_ref().map(session_controls).unwrap_or_default(),
        })
    }
}

impl Conditions {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
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
            conditions.flows = words(reader, &flows, "transferMethods")?;
        }
        if let Some(devices) = members.nested("devices")? {
            conditions.read_devices(reader, &devices)?;
        }
        if let Some(list) = non_empty(reader.texts(members, "servicePrincipalRiskLevels")?) {
            conditions.workload = Some(list.at);
        }
        if let Some(workload) = members.nested("clientApplications")? {
            conditions.workload = workload.at().cloned();
        }
        // What is set and not known here must not count as absent.
        conditions.unknown.extend(members.others(READ));
        Ok(conditions)
    }

    fn read_devices(&mut self, reader: &mut Reader, devices: &Members<'_>) -> Result<(), Error> {
        if let Some(filter) = devices.nested("deviceFilter")? {
            let mode = reader.member(&filter, "mode", MODES)?;
            if let Some(rule) = reader.string(&filter, "rule")? {
                let read = Rule::read(&rule.value);
                if let Err(broken) = &read {
                    reader.note(
                        Note::new(Severity::Error, &findings::DEVICE_RULE)
                            .at(&rule.at)
                            .with("column", broken.column.to_string())
                            .with("expected", broken.expected),
                    );
                }
                self.device_filter = Some(DeviceFilter {
                    at: rule.at,
                    includes: mode.map_or(Member::Unknown(String::new()), |mode| mode.value),
                    rule: read,
                });
            }
        }
        self.unknown.extend(devices.others(&["deviceFilter"]));
        Ok(())
    }
}

impl Users {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            include: Side::read(reader, members, "include")?,
            exclude: Side::read(reader, members, "exclude")?,
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
        self.users.is_none()
            && self.groups.is_none()
            && self.roles.is_none()
            && self.guests.is_none()
    }
}

impl Guests {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Option<Self>, Error> {
        let Some(kinds) = words(reader, members, "guestOrExternalUserTypes")? else {
            return Ok(None);
        };
        let mut unknown_tenants = None;
        let tenants = match members.nested("externalTenants")? {
            Some(tenants) => {
                let kind = reader.member(&tenants, "membershipKind", MEMBERSHIPS)?;
                let mut enumerated = false;
                if let Some(kind) = kind {
                    match kind.value {
                        Member::Known(known) => enumerated = known,
                        Member::Unknown(value) => {
                            unknown_tenants = Some(Located { value, at: kind.at });
                        }
                    }
                }
                let listed = reader.texts(&tenants, "members")?;
                listed.filter(|listed| enumerated || !listed.value.is_empty())
            }
            None => None,
        };
        Ok(Some(Self {
            at: members.at().cloned().unwrap_or(kinds.at),
            kinds: kinds.value,
            tenants,
            unknown_tenants,
        }))
    }
}

impl Applications {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let filter = match members.nested("applicationFilter")? {
            Some(filter) => {
                let mode = reader.member(&filter, "mode", MODES)?;
                filter.at().cloned().map(|at| ApplicationFilter {
                    at,
                    includes: mode.map_or(Member::Unknown(String::new()), |mode| mode.value),
                })
            }
            None => None,
        };
        Ok(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            include: non_empty(reader.texts(members, "includeApplications")?),
            exclude: non_empty(reader.texts(members, "excludeApplications")?),
            user_actions: non_empty(reader.texts(members, "includeUserActions")?),
            contexts: non_empty(
                reader.texts(members, "includeAuthenticationContextClassReferences")?,
            ),
            filter,
        })
    }
}

impl Grant {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let mut controls = Vec::new();
        let built_in = reader.texts(members, "builtInControls")?;
        for (name, at) in built_in.iter().flat_map(located) {
            let lower = name.to_ascii_lowercase();
            if let Some(meant) = CONTROLS
                .iter()
                .find(|meant| meant.eq_ignore_ascii_case(&name) && **meant != name)
            {
                reader.note(
                    Note::new(Severity::Info, &findings::LETTER_CASE)
                        .at(&at)
                        .with("value", &name)
                        .with("meant", *meant),
                );
            }
            let kind = match lower.as_str() {
                "block" => ControlKind::Block,
                "mfa" => ControlKind::Mfa,
                "compliantdevice" => ControlKind::CompliantDevice,
                "domainjoineddevice" => ControlKind::DomainJoinedDevice,
                "approvedapplication"
                | "compliantapplication"
                | "passwordchange"
                | "riskremediation" => ControlKind::Stated(name.clone()),
                _ => ControlKind::Unknown(name.clone()),
            };
            controls.push(Control { at, kind });
        }
        let terms = reader.texts(members, "termsOfUse")?;
        for (name, at) in terms.iter().flat_map(located) {
            let kind = ControlKind::Stated(format!("termsOfUse:{name}"));
            controls.push(Control { at, kind });
        }
        let custom = reader.texts(members, "customAuthenticationFactors")?;
        for (name, at) in custom.iter().flat_map(located) {
            let kind = ControlKind::Stated(name.clone());
            controls.push(Control { at, kind });
        }
        if let Some(strength) = members.nested("authenticationStrength")? {
            let id = reader.string(&strength, "id")?;
            let name = reader.string(&strength, "displayName")?;
            let named = [id, name].into_iter().flatten();
            let mut named = named.map(|read| read.value.trim().to_owned());
            let named = named.find(|name| !name.is_empty());
            controls.push(Control {
                at: strength.at().cloned().unwrap_or_else(no_place),
                kind: ControlKind::Strength(named.unwrap_or_default()),
            });
        }
        let operator = reader.member(members, "operator", OPERATORS)?;
        Ok(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            any: operator.map_or(Member::Known(false), |operator| operator.value),
            controls,
        })
    }
}

/// The session controls that are set, whatever their names, without those that are off.
fn session_controls(members: &Members<'_>) -> Vec<Located<String>> {
    let is_off = |name: &str| {
        members.get(name).is_some_and(|node| {
            let enabled = node.get("isEnabled").map_or(node.value, |node| node.value);
            enabled.as_bool() == Some(false)
        })
    };
    members
        .others(&[])
        .into_iter()
        .filter(|(name, _)| !is_off(name))
        .map(|(value, at)| Located { value, at })
        .collect()
}

fn no_place() -> Clause {
    Clause {
        document: 0,
        path: String::new(),
    }
}

/// An empty list is no condition.
fn non_empty(list: Option<Located<Vec<String>>>) -> Option<Located<Vec<String>>> {
    list.filter(|list| !list.value.is_empty())
}

/// Each text of a list with its place.
fn located(list: &Located<Vec<String>>) -> impl Iterator<Item = (String, Clause)> {
    list.value.iter().enumerate().map(|(index, text)| {
        let at = crate::tenant::reader::element(&list.at, index);
        (text.clone(), at)
    })
}

/// Flags in one string, or a list of them.
fn words(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
) -> Result<Option<Located<Vec<String>>>, Error> {
    if members.get(name).is_some_and(|node| node.value.is_array()) {
        return Ok(non_empty(reader.texts(members, name)?));
    }
    let read = reader.string(members, name)?;
    Ok(non_empty(read.map(|read| {
        Located {
            value: read
                .value
                .split(',')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
            at: read.at,
        }
    })))
}

fn scope(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
    suffix: &str,
) -> Result<Option<Scope>, Error> {
    let Some(nested) = members.nested(name)? else {
        return Ok(None);
    };
    Ok(Some(Scope {
        at: nested.at().cloned().unwrap_or_else(no_place),
        include: non_empty(reader.texts(&nested, &format!("include{suffix}"))?),
        exclude: non_empty(reader.texts(&nested, &format!("exclude{suffix}"))?),
    }))
}
