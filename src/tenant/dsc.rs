//! Microsoft365DSC: configurations (`Configuration … { Node … { AADConditionalAccessPolicy … } }`), reports of them as JSON, and
//! snapshots of Microsoft Graph's configuration management, which name the same properties. One table says what each is of
//! Graph's, and the readers of Graph's resources read the rest.
//!
//! Read as of Microsoft365DSC 1.26 (documented: the schemas of `DSCResources/MSFT_AAD…` in
//! github.com/microsoft/Microsoft365DSC; observed: the modules beside them, which write names in the place of ids and leave out
//! what they do not find; 2026-11).

use serde_json::{Map as JsonMap, Value};

use crate::base::clause::{element, step};
use crate::base::powershell::COMPUTED;
use crate::base::sorted::Map;
use crate::contract::limits;
use crate::contract::verdict::Clause;
use crate::tenant::access::location::MFA_TRUSTED_ADDRESSES;
use crate::tenant::reader::Cause;
use crate::tenant::spelling::made;
use crate::tenant::strengths::combination::BUILT_IN_IDS;
use crate::words::findings;
use crate::words::sentence::Row;

/// Resources of Microsoft365DSC as Graph has them, by their places.
pub(crate) type Translations = Map<Clause, Translated>;

/// A resource in the form of Graph's.
#[derive(Debug)]
pub(crate) struct Translated {
    /// Graph's name of the type, where it is one that is read.
    pub graph: Option<String>,
    /// What its configuration calls it.
    pub name: String,
    /// The type that Microsoft365DSC has for it.
    pub type_name: String,
    pub value: Value,
    pub presence: Presence,
    /// What is not said of it.
    pub unsaid: Vec<Unsaid>,
}

impl Translated {
    /// Whether it gives an authentication context its name.
    pub fn is_context(&self) -> bool {
        self.type_name.eq_ignore_ascii_case(CONTEXT)
    }
}

/// Whether a resource is to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Present,
    Absent,
    /// It is computed.
    Unsaid,
}

/// What a resource does not say, and why.
#[derive(Clone, Debug)]
pub(crate) struct Unsaid {
    pub at: Clause,
    pub cause: Cause,
    pub row: &'static Row,
    pub name: String,
}

/// A property: its name, the objects of Graph's that it is in, and Graph's name.
type Field = (&'static str, &'static str, &'static str);

/// Types that are read, with Graph's names and the properties that are not Graph's own in another letter case.
const TYPES: &[(&str, &str, &[Field])] = &[
    ("AADConditionalAccessPolicy", POLICY, POLICY_FIELDS),
    (
        "AADNamedLocationPolicy",
        "namedLocation",
        &[("OdataType", "", "@odata.type")],
    ),
    ("AADAuthenticationStrengthPolicy", STRENGTH, &[]),
    (
        "AADAuthenticationMethodPolicyFido2",
        "fido2AuthenticationMethodConfiguration",
        &[],
    ),
    (
        "AADAuthenticationMethodPolicyX509",
        "x509CertificateAuthenticationMethodConfiguration",
        &[],
    ),
    (
        "AADCrossTenantAccessPolicyConfigurationDefault",
        "crossTenantAccessPolicyConfigurationDefault",
        &[("IsSingleInstance", SILENT, "")],
    ),
    (
        "AADCrossTenantAccessPolicyConfigurationPartner",
        "crossTenantAccessPolicyConfigurationPartner",
        &[("PartnerTenantId", "", "tenantId")],
    ),
    ("AADGroup", "group", &[]),
];

const POLICY: &str = "conditionalAccessPolicy";
const STRENGTH: &str = "authenticationStrengthPolicy";

/// Other methods, of which no more is read than whether they are off.
const METHOD: &str = "AADAuthenticationMethodPolicy";

/// Authentication contexts, which policies name by their display names.
const CONTEXT: &str = "AADAuthenticationContextClassReference";

/// What says nothing of a resource.
const SILENT: &str = "-";

/// How Microsoft365DSC signs in, and what it keeps for itself.
const OWN: [&str; 18] = [
    "AccessTokens",
    "ApplicationId",
    "ApplicationSecret",
    "CertificatePassword",
    "CertificatePath",
    "CertificateThumbprint",
    "CIMInstance",
    "ConfigurationName",
    "Credential",
    "DependsOn",
    "Ensure",
    "ManagedIdentity",
    "ModuleName",
    "PsDscRunAsCredential",
    "ResourceInstanceName",
    "ResourceName",
    "TenantId",
    "Type",
];

const USERS: &str = "conditions/users";
const APPLICATIONS: &str = "conditions/applications";
const GRANT: &str = "grantControls";

const POLICY_FIELDS: &[Field] = &[
    ("Id", "", "id"),
    ("DisplayName", "", "displayName"),
    ("Description", "", "description"),
    ("State", "", "state"),
    ("IncludeUsers", USERS, "includeUsers"),
    ("ExcludeUsers", USERS, "excludeUsers"),
    ("IncludeGroups", USERS, "includeGroups"),
    ("ExcludeGroups", USERS, "excludeGroups"),
    ("IncludeRoles", USERS, "includeRoles"),
    ("ExcludeRoles", USERS, "excludeRoles"),
    (
        "IncludeGuestOrExternalUserTypes",
        "conditions/users/includeGuestsOrExternalUsers",
        "guestOrExternalUserTypes",
    ),
    (
        "IncludeExternalTenantsMembershipKind",
        "conditions/users/includeGuestsOrExternalUsers/externalTenants",
        "membershipKind",
    ),
    (
        "IncludeExternalTenantsMembers",
        "conditions/users/includeGuestsOrExternalUsers/externalTenants",
        "members",
    ),
    (
        "ExcludeGuestOrExternalUserTypes",
        "conditions/users/excludeGuestsOrExternalUsers",
        "guestOrExternalUserTypes",
    ),
    (
        "ExcludeExternalTenantsMembershipKind",
        "conditions/users/excludeGuestsOrExternalUsers/externalTenants",
        "membershipKind",
    ),
    (
        "ExcludeExternalTenantsMembers",
        "conditions/users/excludeGuestsOrExternalUsers/externalTenants",
        "members",
    ),
    ("IncludeApplications", APPLICATIONS, "includeApplications"),
    ("ExcludeApplications", APPLICATIONS, "excludeApplications"),
    ("IncludeUserActions", APPLICATIONS, "includeUserActions"),
    ("AuthenticationContexts", APPLICATIONS, CONTEXTS),
    (
        "ApplicationsFilter",
        "conditions/applications/applicationFilter",
        "rule",
    ),
    (
        "ApplicationsFilterMode",
        "conditions/applications/applicationFilter",
        "mode",
    ),
    (
        "IncludePlatforms",
        "conditions/platforms",
        "includePlatforms",
    ),
    (
        "ExcludePlatforms",
        "conditions/platforms",
        "excludePlatforms",
    ),
    (
        "IncludeLocations",
        "conditions/locations",
        "includeLocations",
    ),
    (
        "ExcludeLocations",
        "conditions/locations",
        "excludeLocations",
    ),
    (
        "DeviceFilterMode",
        "conditions/devices/deviceFilter",
        "mode",
    ),
    (
        "DeviceFilterRule",
        "conditions/devices/deviceFilter",
        "rule",
    ),
    ("UserRiskLevels", "conditions", "userRiskLevels"),
    ("SignInRiskLevels", "conditions", "signInRiskLevels"),
    ("InsiderRiskLevels", "conditions", "insiderRiskLevels"),
    (
        "ServicePrincipalRiskLevels",
        "conditions",
        "servicePrincipalRiskLevels",
    ),
    ("ClientAppTypes", "conditions", "clientAppTypes"),
    (
        "TransferMethods",
        "conditions/authenticationFlows",
        "transferMethods",
    ),
    (
        "ProtocolFlows",
        "conditions/authenticationFlows",
        "protocolFlows",
    ),
    (
        "IncludeServicePrincipals",
        "conditions/clientApplications",
        "includeServicePrincipals",
    ),
    (
        "ExcludeServicePrincipals",
        "conditions/clientApplications",
        "excludeServicePrincipals",
    ),
    (
        "ServicePrincipalFilterMode",
        "conditions/clientApplications/servicePrincipalFilter",
        "mode",
    ),
    (
        "ServicePrincipalFilterRule",
        "conditions/clientApplications/servicePrincipalFilter",
        "rule",
    ),
    ("GrantControlOperator", GRANT, "operator"),
    ("BuiltInControls", GRANT, "builtInControls"),
    ("TermsOfUse", GRANT, "termsOfUse"),
    (
        "CustomAuthenticationFactors",
        GRANT,
        "customAuthenticationFactors",
    ),
    ("AuthenticationStrength", GRANT, "authenticationStrength"),
    (
        "ApplicationEnforcedRestrictionsIsEnabled",
        "sessionControls/applicationEnforcedRestrictions",
        "isEnabled",
    ),
    (
        "CloudAppSecurityIsEnabled",
        "sessionControls/cloudAppSecurity",
        "isEnabled",
    ),
    (
        "CloudAppSecurityType",
        "sessionControls/cloudAppSecurity",
        "cloudAppSecurityType",
    ),
    (
        "ContinuousAccessEvaluationMode",
        "sessionControls/continuousAccessEvaluation",
        "mode",
    ),
    (
        "SecureSignInSessionIsEnabled",
        "sessionControls/secureSignInSession",
        "isEnabled",
    ),
    (
        "SignInFrequencyIsEnabled",
        "sessionControls/signInFrequency",
        "isEnabled",
    ),
    (
        "SignInFrequencyValue",
        "sessionControls/signInFrequency",
        "value",
    ),
    (
        "SignInFrequencyType",
        "sessionControls/signInFrequency",
        "type",
    ),
    (
        "SignInFrequencyInterval",
        "sessionControls/signInFrequency",
        "frequencyInterval",
    ),
    (
        "PersistentBrowserIsEnabled",
        "sessionControls/persistentBrowser",
        "isEnabled",
    ),
    (
        "PersistentBrowserMode",
        "sessionControls/persistentBrowser",
        "mode",
    ),
    (
        "DisableResilienceDefaultsIsEnabled",
        "sessionControls",
        "disableResilienceDefaults",
    ),
];

const CONTEXTS: &str = "includeAuthenticationContextClassReferences";

/// What Microsoft365DSC calls the trusted addresses of the per-user multifactor settings.
const TRUSTED_ADDRESSES: &str = "Multifactor authentication trusted IPs";

/// The resources of Microsoft365DSC in documents.
pub(crate) fn translations(documents: &[&Value]) -> Translations {
    let mut given = Vec::new();
    for (document, value) in (0_u32..).zip(documents) {
        let at = Clause {
            document,
            path: String::new(),
        };
        gather(value, at, 0, &mut given);
    }
    let contexts = given.iter();
    let contexts = contexts.filter(|one| one.type_name.eq_ignore_ascii_case(CONTEXT));
    let contexts: Map<String, String> = contexts
        .filter_map(|one| {
            let name = text(one.members, "DisplayName")?;
            Some((plain(name), text(one.members, "Id")?.to_owned()))
        })
        .collect();
    let translated = given.iter();
    let translated = translated.map(|one| (one.at.clone(), one.translated(&contexts)));
    translated.collect()
}

/// A resource as it stands in a document.
struct Given<'v> {
    at: Clause,
    type_name: String,
    name: &'v str,
    members: &'v JsonMap<String, Value>,
}

/// The type of a resource of Microsoft365DSC, if a value is one.
pub(crate) fn type_of(members: &JsonMap<String, Value>) -> Option<&str> {
    let type_name = text(members, "ResourceName")?;
    let keys = ["ResourceInstanceName", "DisplayName", "Id"];
    keys.iter()
        .any(|key| member(members, key).is_some())
        .then_some(type_name)
}

fn gather<'v>(value: &'v Value, at: Clause, depth: usize, into: &mut Vec<Given<'v>>) {
    match value {
        Value::Array(items) if depth < limits::NESTING => {
            for (index, item) in items.iter().enumerate() {
                gather(item, element(&at, index), depth + 1, into);
            }
        }
        Value::Object(members) => {
            if let Some(type_name) = type_of(members) {
                into.push(Given {
                    at,
                    type_name: type_name.to_owned(),
                    name: ["ResourceInstanceName", "DisplayName"]
                        .iter()
                        .find_map(|name| text(members, name))
                        .unwrap_or_default(),
                    members,
                });
            } else if let Some((name, Value::Array(items))) = member(members, "resources") {
                // A snapshot of Graph's configuration management.
                let list = step(&at, name);
                for (index, item) in items.iter().enumerate() {
                    into.extend(of_snapshot(item, &element(&list, index)));
                }
            }
        }
        _ => {}
    }
}

/// A resource of a snapshot: `{ "resourceType": "microsoft.entra.conditionalaccesspolicy", "properties": { … } }`.
fn of_snapshot<'v>(value: &'v Value, at: &Clause) -> Option<Given<'v>> {
    const ENTRA: &str = "microsoft.entra.";
    let members = value.as_object()?;
    let type_name = text(members, "resourceType")?.to_ascii_lowercase();
    let (name, Value::Object(properties)) = member(members, "properties")? else {
        return None;
    };
    Some(Given {
        at: step(at, name),
        type_name: match type_name.strip_prefix(ENTRA) {
            Some(end) => ["AAD", end].concat(),
            None => type_name,
        },
        name: text(members, "displayName").unwrap_or_default(),
        members: properties,
    })
}

fn member<'v>(members: &'v JsonMap<String, Value>, name: &str) -> Option<(&'v str, &'v Value)> {
    let mut all = members.iter();
    let found = all.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
    Some((found.0.as_str(), found.1))
}

fn text<'v>(members: &'v JsonMap<String, Value>, name: &str) -> Option<&'v str> {
    member(members, name)?.1.as_str()
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The source of a value that PowerShell computes: reports of Microsoft365DSC have it as a text.
fn computed(text: &str) -> Option<&str> {
    if let Some(source) = text.strip_prefix(COMPUTED) {
        return Some(source);
    }
    let is_part = |one: char| one.is_alphanumeric() || "_.:".contains(one);
    let name = text.strip_prefix('$')?;
    let is_variable = name.starts_with(|one: char| one.is_alphabetic() || one == '_');
    (is_variable && name.chars().all(is_part)).then_some(text)
}

/// Whether nothing is set: exports write empty texts and lists for what is not there.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        _ => false,
    }
}

impl Given<'_> {
    fn translated(&self, contexts: &Map<String, String>) -> Translated {
        let is = |name: &str| self.type_name.eq_ignore_ascii_case(name);
        let known = TYPES.iter().find(|(name, ..)| is(name));
        let method = self.type_name.get(..METHOD.len());
        let method = method.filter(|start| start.eq_ignore_ascii_case(METHOD));
        let method = method.and_then(|start| self.type_name.get(start.len()..));
        let method = method.filter(|method| !method.is_empty());
        let other = || {
            Some(
                [
                    &method?.to_ascii_lowercase(),
                    "AuthenticationMethodConfiguration",
                ]
                .concat(),
            )
        };
        let graph = known
            .map(|(_, graph, _)| (*graph).to_owned())
            .or_else(other);
        let mut unsaid = Vec::new();
        let ensure = member(self.members, "Ensure");
        let presence = match ensure.map(|(name, value)| (name, value.as_str().unwrap_or_default()))
        {
            Some((_, said)) if said.eq_ignore_ascii_case("Absent") => Presence::Absent,
            Some((name, said)) if graph.is_some() && computed(said).is_some() => {
                unsaid.extend(self.computed(step(&self.at, name), said));
                Presence::Unsaid
            }
            _ => Presence::Present,
        };
        let mut value = Value::Object(JsonMap::new());
        if presence == Presence::Present
            && let Some(graph) = &graph
        {
            let fields = known.map_or(&[][..], |(_, _, fields)| *fields);
            self.members(graph, fields, contexts, &mut value, &mut unsaid);
        }
        Translated {
            graph,
            name: self.name.to_owned(),
            type_name: self.type_name.clone(),
            value,
            presence,
            unsaid,
        }
    }

    fn members(
        &self,
        graph: &str,
        fields: &[Field],
        contexts: &Map<String, String>,
        into: &mut Value,
        unsaid: &mut Vec<Unsaid>,
    ) {
        for (name, given) in self.members {
            if OWN.iter().any(|own| own.eq_ignore_ascii_case(name)) {
                continue;
            }
            let field = fields
                .iter()
                .find(|(own, ..)| own.eq_ignore_ascii_case(name));
            let (within, graph_name) = match field {
                Some((_, within, graph_name)) => (*within, *graph_name),
                None => ("", name.as_str()),
            };
            let at = step(&self.at, name);
            let is = |known: &str| graph_name.eq_ignore_ascii_case(known);
            if within == SILENT {
                continue;
            }
            if is_empty(given) {
                // Groups that are gone are left out, and nobody is not the same as somebody who is not named.
                if is("includeTargets") && given.is_array() {
                    unsaid.push(left_out(at, name));
                    put(into, "", name, name, Value::from(COMPUTED));
                }
                continue;
            }
            if is("displayName") || is("description") {
                // What is computed of a name is told as it stands there.
                let shown = given.as_str().and_then(computed);
                let shown = shown.map_or_else(|| given.clone(), Value::from);
                put(into, within, graph_name, name, shown);
                continue;
            }
            let value = match graph_name {
                CONTEXTS => self.contexts(given, &at, contexts, unsaid),
                "includeLocations" | "excludeLocations" => {
                    self.value(&locations(given), &at, unsaid)
                }
                _ => self.value(given, &at, unsaid),
            };
            let is_text = value
                .as_str()
                .is_some_and(|text| !text.starts_with(COMPUTED));
            let value = match graph_name {
                "authenticationStrength" if is_text => {
                    let mut object = JsonMap::new();
                    object.insert(made("displayName", ""), value);
                    Value::Object(object)
                }
                _ => value,
            };
            if graph != POLICY || field.is_some() {
                put(into, within, graph_name, name, value);
                continue;
            }
            // Whom or what it may add to, or what it may ask for, nobody knows.
            let start = name.get(..7).unwrap_or_default();
            let is_of_side = ["include", "exclude"]
                .iter()
                .any(|side| side.eq_ignore_ascii_case(start));
            if is_of_side {
                put(into, USERS, name, name, value.clone());
                put(into, APPLICATIONS, name, name, value);
            } else {
                put(into, GRANT, name, name, value);
            }
        }
        let is_typed = member(self.members, "OdataType").is_some_and(|(_, value)| !is_empty(value));
        if graph != "namedLocation" || !is_typed {
            let declared = ["#microsoft.graph.", graph].concat();
            put(into, "", "@odata.type", "", Value::from(declared));
        }
        // Microsoft365DSC has no combination configurations: only those that Microsoft made have none.
        let id = text(self.members, "Id").unwrap_or_default();
        if graph == STRENGTH && !BUILT_IN_IDS.contains(&id) {
            put(into, "", "combinationConfigurations", "", Value::Null);
        }
    }

    fn computed(&self, at: Clause, said: &str) -> Option<Unsaid> {
        Some(Unsaid {
            at,
            cause: Cause::Variable,
            row: &findings::DSC_COMPUTED,
            name: computed(said)?.to_owned(),
        })
    }

    /// A value without what Microsoft365DSC keeps for itself; what is computed is taken down.
    fn value(&self, given: &Value, at: &Clause, unsaid: &mut Vec<Unsaid>) -> Value {
        match given {
            Value::String(text) => match self.computed(at.clone(), text) {
                Some(one) => {
                    let marked = [COMPUTED, one.name.as_str()].concat();
                    unsaid.push(one);
                    Value::from(marked)
                }
                None => given.clone(),
            },
            Value::Array(items) => {
                let items = items.iter().enumerate();
                let value = |(index, item)| self.value(item, &element(at, index), unsaid);
                items.map(value).collect()
            }
            Value::Object(members) => {
                let kept = members.iter();
                let kept = kept.filter(|(name, _)| !name.eq_ignore_ascii_case("CIMInstance"));
                let value = |(name, item): (&String, &Value)| {
                    (name.clone(), self.value(item, &step(at, name), unsaid))
                };
                Value::Object(kept.map(value).collect())
            }
            _ => given.clone(),
        }
    }

    /// Authentication contexts by their ids. Which id the context of another name has is not said.
    fn contexts(
        &self,
        given: &Value,
        at: &Clause,
        known: &Map<String, String>,
        unsaid: &mut Vec<Unsaid>,
    ) -> Value {
        let one = |given: &Value, at: Clause, unsaid: &mut Vec<Unsaid>| {
            let Some(text) = given.as_str().filter(|text| computed(text).is_none()) else {
                return self.value(given, &at, unsaid);
            };
            let is_id = text
                .strip_prefix(['c', 'C'])
                .is_some_and(|rest| rest.parse::<u8>().is_ok());
            match known.get(&plain(text)) {
                Some(id) => Value::from(id.as_str()),
                None if is_id => given.clone(),
                None => {
                    unsaid.push(Unsaid {
                        at,
                        cause: Cause::NotGiven,
                        row: &findings::DSC_CONTEXT,
                        name: text.to_owned(),
                    });
                    Value::from([COMPUTED, text].concat())
                }
            }
        };
        match given {
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items
                    .map(|(index, item)| one(item, element(at, index), unsaid))
                    .collect()
            }
            _ => one(given, at.clone(), unsaid),
        }
    }
}

fn left_out(at: Clause, name: &str) -> Unsaid {
    Unsaid {
        at,
        cause: Cause::NotGiven,
        row: &findings::DSC_LEFT_OUT,
        name: name.to_owned(),
    }
}

/// Locations with the word that Graph has for the trusted addresses.
fn locations(given: &Value) -> Value {
    match given {
        Value::Array(items) => items.iter().map(locations).collect(),
        Value::String(text) if text.eq_ignore_ascii_case(TRUSTED_ADDRESSES) => {
            Value::from(MFA_TRUSTED_ADDRESSES)
        }
        _ => given.clone(),
    }
}

/// Puts a value into the objects of Graph's that it is in, under a name that keeps the one that it is given by.
fn put(into: &mut Value, within: &str, graph: &str, given: &str, value: Value) {
    let mut holder = into;
    for name in within.split('/').filter(|name| !name.is_empty()) {
        let Some(members) = holder.as_object_mut() else {
            return;
        };
        holder = members
            .entry(made(name, ""))
            .or_insert_with(|| Value::Object(JsonMap::new()));
    }
    if let Some(members) = holder.as_object_mut() {
        members.insert(made(graph, given), value);
    }
}
