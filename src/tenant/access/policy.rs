//! `conditionalAccessPolicy`: whom and what it is for, and what it asks for.

use super::device_rule::{Broken, Rule, Subject};
use crate::catalogue::findings;
use crate::error::Error;
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::tenant::type_name;
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

impl WhatIf {
    /// What an answer says of a policy that it does not name.
    pub fn without(answer: &Clause) -> Self {
        Self {
            applies: Located {
                value: false,
                at: answer.clone(),
            },
            reasons: Vec::new(),
        }
    }
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
    /// Conditions that this build does not judge, by name.
    pub unknown: Vec<Located<String>>,
}

/// What holds of an include and an exclude side together.
#[derive(Clone, Debug)]
pub(crate) struct Extent {
    pub at: Clause,
    /// What excludes all that is included, so that nothing is left.
    pub never: Option<Clause>,
    /// Members that this build does not know, by name: they may include or exclude more.
    pub unknown: Vec<Located<String>>,
}

/// What is included and what is excluded. Names keep their spelling.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub extent: Extent,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
}

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
    pub kinds: Vec<String>,
    pub tenants: Tenants,
    /// Members that this build does not know, by name.
    pub unknown: Vec<Located<String>>,
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

/// `conditionalAccessApplications`.
#[derive(Clone, Debug)]
pub(crate) struct Applications {
    pub extent: Extent,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
    pub user_actions: Option<Located<Vec<String>>>,
    pub contexts: Option<Located<Vec<String>>>,
    /// A filter by custom security attributes, which no question carries.
    pub filter: Option<ApplicationFilter>,
}

/// `conditionalAccessFilter` on applications: which way it counts, and why it cannot be read where it cannot.
#[derive(Clone, Debug)]
pub(crate) struct ApplicationFilter {
    pub at: Clause,
    pub includes: Member<bool>,
    pub broken: Option<Broken>,
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

const GRANT_MEMBERS: &[&str] = &[
    "operator",
    "builtInControls",
    "customAuthenticationFactors",
    "termsOfUse",
    "authenticationStrength",
];
const FILTER_MEMBERS: &[&str] = &["mode", "rule"];
/// `conditionalAccessClientApplications`.
const WORKLOAD_MEMBERS: &[&str] = &[
    "includeServicePrincipals",
    "excludeServicePrincipals",
    "servicePrincipalFilter",
    "includeAgentIdServicePrincipals",
    "excludeAgentIdServicePrincipals",
    "agentIdServicePrincipalFilter",
];
/// The word for every guest and external user in a list of users.
pub(crate) const EXTERNAL_USERS: &str = "GuestsOrExternalUsers";

const MODES: &[(&str, bool)] = &[("include", true), ("exclude", false)];
/// Whether the tenants are enumerated.
const MEMBERSHIPS: &[(&str, bool)] = &[("all", false), ("enumerated", true)];
const OPERATORS: &[(&str, bool)] = &[("OR", true), ("AND", false)];

impl AccessPolicy {
    /// Reads a policy and the request bodies that are laid over it, topmost first; `at` is where it stands.
    pub fn read(reader: &mut Reader, layers: &[Node<'_>], at: &Clause) -> Result<Self, Error> {
        let members = reader.members(
            layers,
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
            None => Conditions {
                unknown: misspelt(&members, "conditions"),
                ..Conditions::default()
            },
        };
        let grant = match members.nested("grantControls")? {
            Some(grant) => {
                let unknown = reader.undecided(&grant, GRANT_MEMBERS);
                Some(Grant::read(reader, &grant)?.with_unknown(unknown))
            }
            None => match misspelt(&members, "grantControls") {
                unknown if unknown.is_empty() => None,
                unknown => {
                    let grant = Grant {
                        at: at.clone(),
                        any: Member::Known(false),
                        controls: Vec::new(),
                    };
                    Some(grant.with_unknown(unknown))
                }
            },
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
            at: at.clone(),
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
            conditions.read_flows(reader, &flows)?;
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
        // What is set and not known here must not count as absent.
        conditions.unknown.extend(reader.undecided(members, READ));
        Ok(conditions)
    }

    fn read_flows(&mut self, reader: &mut Reader, flows: &Members<'_>) -> Result<(), Error> {
        let unknown = reader.undecided(flows, &["transferMethods"]);
        let methods = words(reader, flows, "transferMethods")?.map(|mut methods| {
            // The flag that says that no other is set.
            methods
                .value
                .retain(|method| !method.eq_ignore_ascii_case("none"));
            methods
        });
        // Beside what is not known the methods do not settle anything.
        self.flows = non_empty(methods).filter(|_| unknown.is_empty());
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

/// A filter that has a rule.
fn filter(
    reader: &mut Reader,
    members: &Members<'_>,
    subject: Subject,
) -> Result<Option<DeviceFilter>, Error> {
    let mode = reader.member(members, "mode", MODES)?;
    let Some(rule) = reader.string(members, "rule")? else {
        return Ok(None);
    };
    let read = Rule::read(&rule.value, subject);
    match &read {
        Ok(read) => {
            for name in read.unknown_properties(subject) {
                reader.unknown_value(name, &rule.at);
            }
        }
        Err(broken) => {
            let row = match subject {
                Subject::Device => &findings::DEVICE_RULE,
                Subject::Application => &findings::APPLICATION_RULE,
            };
            reader.note(
                Note::new(Severity::Error, row)
                    .at(&rule.at)
                    .with("column", broken.column.to_string())
                    .with_words("expected", broken.expected.words()),
            );
        }
    }
    Ok(Some(DeviceFilter {
        at: rule.at,
        includes: mode.map_or(Member::Unknown(String::new()), |mode| mode.value),
        rule: read,
    }))
}

impl Users {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let unknown = reader.undecided(
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
                            .kinds
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
        if kinds.is_none() && unknown.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            kinds: kinds.map(|kinds| kinds.value).unwrap_or_default(),
            tenants,
            unknown,
        }))
    }

    fn excluded_by(&self, other: &Side) -> bool {
        if !self.unknown.is_empty() {
            return false;
        }
        other.has_user(EXTERNAL_USERS)
            || other.guests.as_ref().is_some_and(|other| {
                let has = |kind: &String| {
                    let is = |name: &str| name.eq_ignore_ascii_case(kind);
                    GUESTS.iter().any(|name| is(name)) && other.kinds.iter().any(|name| is(name))
                };
                other.unknown.is_empty()
                    && self.kinds.iter().all(has)
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

impl Applications {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let mut unknown = reader.undecided(
            members,
            &[
                "includeApplications",
                "excludeApplications",
                "includeUserActions",
                "includeAuthenticationContextClassReferences",
                "applicationFilter",
            ],
        );
        let filter = match members.nested("applicationFilter")? {
            Some(members) => {
                unknown.extend(reader.undecided(&members, FILTER_MEMBERS));
                filter(reader, &members, Subject::Application)?
            }
            None => None,
        };
        let filter = filter.map(|filter| ApplicationFilter {
            at: filter.at,
            includes: filter.includes,
            broken: filter.rule.err(),
        });
        let include = non_empty(reader.texts(members, "includeApplications")?);
        let exclude = non_empty(reader.texts(members, "excludeApplications")?);
        let user_actions = non_empty(reader.texts(members, "includeUserActions")?);
        let contexts =
            non_empty(reader.texts(members, "includeAuthenticationContextClassReferences")?);
        let only_applications = user_actions.is_none()
            && contexts.is_none()
            && filter
                .as_ref()
                .is_none_or(|filter| filter.includes == Member::Known(false));
        let never = within(include.as_ref(), exclude.as_ref()).filter(|_| only_applications);
        Ok(Self {
            extent: Extent::of(members, never, unknown),
            include,
            exclude,
            user_actions,
            contexts,
            filter,
        })
    }

    pub fn is_empty(&self) -> bool {
        is_nothing(self.include.as_ref())
            && self.user_actions.is_none()
            && self.contexts.is_none()
            && self.filter.is_none()
    }
}

impl Extent {
    fn of(members: &Members<'_>, never: Option<Clause>, unknown: Vec<Located<String>>) -> Self {
        let extent = Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            never: None,
            unknown,
        };
        let never = never.filter(|_| extent.more(Way::Include).is_none());
        Self { never, ..extent }
    }

    /// A member that is not known and may include more, or exclude more: its name says so, or nothing does.
    pub fn more(&self, way: Way) -> Option<&Located<String>> {
        let other = match way {
            Way::Include => "exclude",
            Way::Exclude => "include",
        };
        self.unknown
            .iter()
            .find(|unknown| !unknown.value.starts_with(other))
    }
}

/// The two sides of a condition.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    Include,
    Exclude,
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
                _ => {
                    reader.unknown_value(&name, &at);
                    ControlKind::Unknown(name.clone())
                }
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
        } else if let Some(bound) = reader.string(members, "authenticationStrength@odata.bind")? {
            // A request body names the strength by its address.
            let id = bound.value.rsplit(['/', '(']).next().unwrap_or_default();
            let id = id.trim_matches(['\'', ')', ' ']).to_owned();
            controls.push(Control {
                at: bound.at,
                kind: ControlKind::Strength(id),
            });
        }
        let operator = reader.member(members, "operator", OPERATORS)?;
        Ok(Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            any: operator.map_or(Member::Known(false), |operator| operator.value),
            controls,
        })
    }

    /// Members that are not known may be more controls, or change how the others count together.
    fn with_unknown(mut self, unknown: Vec<Located<String>>) -> Self {
        for Located { value, at } in unknown {
            if self.any == Member::Known(true) {
                self.any = Member::Unknown(value.clone());
            }
            self.controls.push(Control {
                at,
                kind: ControlKind::Unknown(value),
            });
        }
        self
    }
}

/// A word that stands for users.
pub(crate) fn is_user_word(entry: &str) -> bool {
    ["All", "None", EXTERNAL_USERS]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(entry))
}

fn is_none(entry: &str) -> bool {
    entry.eq_ignore_ascii_case("none")
}

/// A member in other letters than the schema's, which must not count as absent; the reader has noted it.
fn misspelt(members: &Members<'_>, name: &str) -> Vec<Located<String>> {
    let mut others = members.others(&[name]);
    others.retain(|other| other.value.eq_ignore_ascii_case(name));
    others
}

/// Whether a list names nothing, or says that it does.
fn is_nothing(list: Option<&Located<Vec<String>>>) -> bool {
    list.is_none_or(|list| list.value.iter().all(|entry| is_none(entry)))
}

fn contains(list: Option<&Located<Vec<String>>>, word: &str) -> bool {
    list.is_some_and(|list| {
        list.value
            .iter()
            .any(|entry| entry.eq_ignore_ascii_case(word))
    })
}

/// The place of the list that names all that the first one does.
fn within(
    list: Option<&Located<Vec<String>>>,
    other: Option<&Located<Vec<String>>>,
) -> Option<Clause> {
    let all = contains(other, "All");
    let named = |entry: &String| all || is_none(entry) || contains(other, entry);
    let is_within = !is_nothing(list) && list?.value.iter().all(named);
    other.filter(|_| is_within).map(|other| other.at.clone())
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
        .filter(|control| !is_off(&control.value))
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
    let (include, exclude) = (format!("include{suffix}"), format!("exclude{suffix}"));
    let unknown = reader.undecided(&nested, &[&include, &exclude]);
    let include = non_empty(reader.texts(&nested, &include)?);
    let exclude = non_empty(reader.texts(&nested, &exclude)?);
    let never = within(include.as_ref(), exclude.as_ref());
    Ok(Some(Scope {
        extent: Extent::of(&nested, never, unknown),
        include,
        exclude,
    }))
}
