//! Cross-tenant access settings: whose multifactor authentication and whose devices are trusted (access.md).

use crate::base::directory::is_id;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::places::tokens;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::extent::no_place;
use crate::tenant::access::inbound::Inbound;
use crate::tenant::layers::{superseded, text_of};
use crate::tenant::reader::{Located, Members, Node, Reader};
use crate::tenant::recognise::{Found, Kind, Resource};
use crate::tenant::selected::left_out;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::likeness::nearest;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_type::UserType;
use crate::words::findings;

/// The default configuration and those for single partners.
#[derive(Clone, Debug, Default)]
pub(crate) struct CrossTenant {
    /// Each tenant once; the default configuration has none.
    configurations: Vec<Configuration>,
    /// A list of partners goes on, on a page that is not given.
    is_page: bool,
    /// Why the settings of any partner may stand where nobody can tell what is said.
    untold: Option<Missing>,
    /// Partners that are listed twice, with settings that differ.
    twice: Vec<String>,
    /// Settings stand within something that is not read.
    is_hidden: bool,
    clouds: Option<Clouds>,
}

/// Clouds other than the own one from which people may come (`allowedCloudEndpoints`).
#[derive(Clone, Debug)]
pub(crate) struct Clouds {
    pub at: Clause,
    /// `None` where nobody can tell them.
    allowed: Option<Vec<String>>,
}

impl Clouds {
    /// Whether people may come from a cloud: its endpoint is among those that are allowed, none by default (Graph,
    /// crossTenantAccessPolicy, 2026-08-20). `None` where that is not told.
    pub fn allows(&self, cloud: Cloud) -> Option<bool> {
        let endpoint = match cloud {
            Cloud::Commercial => "microsoftonline.com",
            Cloud::UsGovernment => "microsoftonline.us",
            Cloud::China => "partner.microsoftonline.cn",
        };
        let mut allowed = self.allowed.as_ref()?.iter();
        Some(allowed.any(|one| one.eq_ignore_ascii_case(endpoint)))
    }
}

/// The settings of a partner, or the default ones.
#[derive(Clone, Debug)]
struct Configuration {
    tenant: Option<String>,
    /// `None` for default settings that say nothing of trust.
    trust: Option<InboundTrust>,
    collaboration: Option<Inbound>,
    direct_connect: Option<Inbound>,
}

impl Configuration {
    fn inbound(&self, kind: UserType) -> Option<&Inbound> {
        match kind {
            UserType::B2bCollaborationGuest | UserType::B2bCollaborationMember => {
                self.collaboration.as_ref()
            }
            UserType::B2bDirectConnectUser => self.direct_connect.as_ref(),
            _ => None,
        }
    }
}

/// `crossTenantAccessPolicyInboundTrust`.
#[derive(Clone, Debug)]
struct InboundTrust {
    at: Clause,
    mfa: Said,
    compliant_device: Said,
    hybrid_device: Said,
}

/// What is said of one claim.
#[derive(Clone, Debug)]
enum Said {
    Stated(Located<bool>),
    /// Null and absent inherit (A22).
    Inherits,
    Untold(Missing),
}

/// What of the home tenant may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    Mfa,
    CompliantDevice,
    HybridDevice,
}

/// Whether a claim is trusted, and the clause that says so.
#[derive(Clone, Debug)]
pub(crate) struct Trusted {
    pub value: bool,
    pub at: Clause,
    /// The partner's configuration leaves it to the default one (A22).
    pub inherited: bool,
}

const TRUST: &str = "inboundTrust";
const COLLABORATION: &str = "b2bCollaborationInbound";
const DIRECT_CONNECT: &str = "b2bDirectConnectInbound";
const CLOUDS: &str = "allowedCloudEndpoints";

/// The parts of a configuration that decide.
const PARTS: [&str; 3] = [TRUST, COLLABORATION, DIRECT_CONNECT];

const MFA: &str = "isMfaAccepted";
const COMPLIANT_DEVICE: &str = "isCompliantDeviceAccepted";
const HYBRID_DEVICE: &str = "isHybridAzureADJoinedDeviceAccepted";

const MEMBERS: &[&str] = &[
    "id",
    "displayName",
    "tenantId",
    "isServiceDefault",
    "isServiceProvider",
    "isInMultiTenantOrganization",
    TRUST,
    // Who may come is judged; who may go is decided elsewhere.
    COLLABORATION,
    "b2bCollaborationOutbound",
    DIRECT_CONNECT,
    "b2bDirectConnectOutbound",
    "automaticUserConsentSettings",
    "tenantRestrictions",
    "invitationRedemptionIdentityProviderConfiguration",
    "identitySynchronization",
    CLOUDS,
    "default",
    "partners",
    "appServiceConnectInbound",
    "m365CollaborationInbound",
    "m365CollaborationOutbound",
    "blockServiceProviderOutboundAccess",
];

impl InboundTrust {
    /// What the layers of a configuration say, and why it is not known what was cut of them, or left out.
    fn read(
        reader: &mut Reader,
        layers: &[Node<'_>],
        members: &Members<'_>,
        cut: Missing,
    ) -> Result<Self, Error> {
        let is_cut = |layer: &Node<'_>| layer.get(TRUST).is_some_and(|trust| trust.is_cut());
        let has_less = layers.iter().any(is_cut) || left_out(layers, &[TRUST]).is_some();
        let untold = has_less.then_some(cut);
        let before = reader.cut.len();
        let trust = members.nested(TRUST)?;
        if let Some(trust) = &trust {
            reader.check_members(trust, &[MFA, COMPLIANT_DEVICE, HYBRID_DEVICE]);
        }
        let misspelt = reader.misspelt_since(before).cloned();
        let mut said = |name| {
            let Some(members) = &trust else {
                return Ok(untold.map_or(Said::Inherits, Said::Untold));
            };
            let is_twice = members
                .in_other_letters(&[MFA, COMPLIANT_DEVICE, HYBRID_DEVICE])
                .iter()
                .any(|both| both.value == name);
            if is_twice {
                return Ok(Said::Untold(Missing::PartnerMisspelt));
            }
            // What stands under a name that is nearly the right one says nothing of a member that its object has.
            let stated = reader.boolean(members, name)?;
            Ok(match (stated, &misspelt) {
                (Some(stated), Some(misspelt)) if !misspelt.is_beside(&stated.at) => {
                    Said::Untold(Missing::PartnerMisspelt)
                }
                (Some(stated), _) => Said::Stated(stated),
                (None, Some(_)) => Said::Untold(Missing::PartnerMisspelt),
                (None, None) if members.cut_off(name).is_some() => Said::Untold(cut),
                (None, None) => untold.map_or(Said::Inherits, Said::Untold),
            })
        };
        Ok(Self {
            mfa: said(MFA)?,
            compliant_device: said(COMPLIANT_DEVICE)?,
            hybrid_device: said(HYBRID_DEVICE)?,
            at: { trust.as_ref().and_then(Members::at) }
                .or(members.at())
                .cloned()
                .unwrap_or_else(no_place),
        })
    }

    /// What nobody can tell.
    fn untold(at: &Clause, why: Missing) -> Self {
        Self {
            at: at.clone(),
            mfa: Said::Untold(why),
            compliant_device: Said::Untold(why),
            hybrid_device: Said::Untold(why),
        }
    }

    fn of(&self, claim: Claim) -> &Said {
        match claim {
            Claim::Mfa => &self.mfa,
            Claim::CompliantDevice => &self.compliant_device,
            Claim::HybridDevice => &self.hybrid_device,
        }
    }
}

/// A configuration as documents have it.
struct Source<'v> {
    tenant: Option<String>,
    /// Itself and the request bodies laid over it, topmost first.
    layers: Vec<Node<'v>>,
}

/// Whether a later configuration says all that an earlier one does, so that it counts instead; otherwise it changes that one.
pub(crate) fn replaces(later: &Node<'_>, earlier: &Node<'_>) -> bool {
    fn reaches(later: &Node<'_>, earlier: &Node<'_>) -> bool {
        let (Some(members), true) = (earlier.value.as_object(), later.value.is_object()) else {
            return true;
        };
        members.iter().all(|(name, value)| {
            let own = later.get(name);
            value.is_null() || own.is_some_and(|own| reaches(&own, &earlier.child(name, value)))
        })
    }
    PARTS
        .iter()
        .all(|part| match (later.get(part), earlier.get(part)) {
            (Some(later), Some(earlier)) => reaches(&later, &earlier),
            (None, Some(earlier)) => earlier.value.is_null(),
            (_, None) => true,
        })
}

/// Whether settings are those of a partner, by their type or by the list that they stand in.
fn is_of_partner(resource: &Resource<'_>) -> bool {
    let node = &resource.node;
    let listed = tokens(&node.at.path).unwrap_or_default();
    let list = listed.len().checked_sub(2).and_then(|at| listed.get(at));
    node.is_a("crossTenantAccessPolicyConfigurationPartner")
        || resource
            .context
            .is_some_and(|context| context.contains("crossTenantAccessPolicy/partners"))
        || resource.embedded && list.is_some_and(|list| list.eq_ignore_ascii_case("partners"))
}

/// Whether settings are the policy as a whole, which is no configuration.
fn is_root(resource: &Resource<'_>) -> bool {
    let node = &resource.node;
    let of_root = ["default", "partners", CLOUDS];
    let has = |names: &[&str]| names.iter().any(|name| node.get(name).is_some());
    let named = resource.context.is_some_and(|context| {
        let context = context.trim_end().trim_end_matches("/$entity");
        context.ends_with("/crossTenantAccessPolicy")
    });
    !has(&PARTS) && (has(&of_root) || named || node.is_a("crossTenantAccessPolicy"))
}

impl CrossTenant {
    /// The tenants that have settings of their own.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        let all = self.configurations.iter();
        all.filter_map(|one| one.tenant.as_deref())
    }

    /// Clouds other than the own one from which people may come, `None` where no document tells them.
    pub fn clouds(&self) -> Option<&Clouds> {
        self.clouds.as_ref()
    }

    fn of(&self, tenant: Option<&str>) -> Option<&Configuration> {
        let mut all = self.configurations.iter();
        all.find(|one| one.tenant.as_deref() == tenant)
    }

    /// The settings that the documents hold, `None` when they hold none.
    pub fn read(reader: &mut Reader, found: &Found<'_>) -> Result<Option<Self>, Error> {
        let mut settings = Self::default();
        let mut any = false;
        let mut sources: Vec<Source<'_>> = Vec::new();
        for resource in &found.resources {
            if resource.kind != Kind::CrossTenantAccess {
                continue;
            }
            any = true;
            let node = &resource.node;
            if node.is_cut() {
                reader.note_cut(&node.at);
                settings.leave_open(Missing::PartnerCut);
                continue;
            }
            let tenant = text_of(node, "tenantId").map(object_id);
            let tenant = tenant.filter(|tenant| !tenant.is_empty());
            let is_named = tenant.is_some();
            if !is_named && (is_of_partner(resource) || is_root(resource)) {
                settings.read_apart(reader, resource)?;
                continue;
            }
            let mut known = sources.iter_mut();
            match known.find(|source| source.tenant == tenant) {
                Some(source) if source.layers.iter().all(|layer| replaces(node, layer)) => {
                    for earlier in &source.layers {
                        reader.note(superseded(earlier, node));
                    }
                    source.layers = vec![node.clone()];
                }
                Some(source) => {
                    reader.note(Note::new(Severity::Info, &findings::MERGED_OVER).at(&node.at));
                    source.layers.insert(0, node.clone());
                }
                None => sources.push(Source {
                    tenant,
                    layers: vec![node.clone()],
                }),
            }
        }
        for source in sources {
            settings.configure(reader, source)?;
        }
        for (_, second) in found.listed_twice(Kind::CrossTenantAccess) {
            let tenant = second.get("tenantId");
            let tenant = tenant.as_ref().and_then(|tenant| tenant.value.as_str());
            settings.twice.extend(tenant.map(object_id));
        }
        if found.cut_of(Kind::CrossTenantAccess).is_some() {
            settings.leave_open(Missing::PartnerCut);
        }
        let mut pages = found.unfinished();
        settings.is_page = pages.any(|page| page.kind == Some(Kind::CrossTenantAccess));
        settings.is_hidden |= found.hidden(Kind::CrossTenantAccess).is_some();
        let is_open = settings.is_page || settings.is_hidden || settings.untold.is_some();
        Ok((any || is_open).then_some(settings))
    }

    /// Leaves open the settings of any partner that has none at hand.
    fn leave_open(&mut self, why: Missing) {
        self.untold = self.untold.or(Some(why));
    }

    /// Reads what is no configuration of anybody: the policy as a whole, and settings of a partner that is not named.
    fn read_apart(&mut self, reader: &mut Reader, resource: &Resource<'_>) -> Result<(), Error> {
        let node = &resource.node;
        let (members, misspelt) = self.members(reader, std::slice::from_ref(node))?;
        if is_of_partner(resource) {
            if members.cut_off("tenantId").is_none() {
                let note = Note::new(Severity::Warning, &findings::PARTNER_NOT_NAMED);
                reader.note(note.at(&node.at));
            }
            self.leave_open(Missing::PartnerNotNamed);
            return Ok(());
        }
        self.read_clouds(reader, &members)?;
        if let Some(list) = members.get("partners").filter(|list| list.value.is_null()) {
            let note = Note::new(Severity::Warning, &findings::NULL_NOT_TOLD).at(&list.at);
            reader.note(note.with("name", "partners"));
            self.is_hidden = true;
        }
        if misspelt.iter().any(|meant| *meant != CLOUDS) {
            self.leave_open(Missing::PartnerMisspelt);
        }
        Ok(())
    }

    /// The members of layers, and those that stand under a name which is only nearly theirs, or twice.
    fn members<'v>(
        &mut self,
        reader: &mut Reader,
        layers: &[Node<'v>],
    ) -> Result<(Members<'v>, Vec<&'static str>), Error> {
        let before = reader.cut.len();
        let members = reader.members(layers, MEMBERS)?;
        let mut misspelt = Vec::new();
        let since = reader.cut.get(before..).unwrap_or_default();
        for at in since.iter().filter(|at| reader.is_misspelt(at)) {
            let name = tokens(&at.path).and_then(|mut tokens| tokens.pop());
            let meant = nearest(&name.unwrap_or_default(), MEMBERS).unwrap_or(TRUST);
            misspelt.push(meant);
            if meant == CLOUDS {
                self.clouds = Some(Clouds {
                    at: at.clone(),
                    allowed: None,
                });
            }
        }
        for both in members.in_other_letters(MEMBERS) {
            let known = MEMBERS.iter().find(|name| **name == both.value);
            misspelt.extend(known.copied());
        }
        Ok((members, misspelt))
    }

    fn read_clouds(&mut self, reader: &mut Reader, members: &Members<'_>) -> Result<(), Error> {
        if let Some(cut) = members.cut_off(CLOUDS) {
            reader.note_cut(&cut.at);
            self.clouds = Some(Clouds {
                at: cut.at,
                allowed: None,
            });
        } else if let Some(clouds) = reader.texts(members, CLOUDS)? {
            self.clouds = Some(Clouds {
                at: clouds.at,
                allowed: Some(clouds.value),
            });
        }
        Ok(())
    }

    /// Reads the settings of a partner, or the default ones.
    fn configure(&mut self, reader: &mut Reader, source: Source<'_>) -> Result<(), Error> {
        let Source { tenant, layers } = source;
        let (members, misspelt) = self.members(reader, &layers)?;
        let is_misspelt = |name: &str| misspelt.contains(&name);
        if let Some(tenant) = reader.string(&members, "tenantId")? {
            reader.trimmed(tenant);
        }
        self.read_clouds(reader, &members)?;
        let Some(at) = members.at().cloned() else {
            return Ok(());
        };
        // Whose settings these are is not known either.
        if tenant.is_none() && is_misspelt("tenantId") {
            self.leave_open(Missing::PartnerMisspelt);
            return Ok(());
        }
        let cut = match tenant {
            Some(_) => Missing::PartnerCut,
            None => Missing::DefaultConfiguration,
        };
        // What says nothing of trust is no default configuration.
        let says_nothing = tenant.is_none() && members.get(TRUST).is_none();
        let trust = if is_misspelt(TRUST) {
            Some(InboundTrust::untold(&at, Missing::PartnerMisspelt))
        } else if says_nothing {
            None
        } else {
            Some(InboundTrust::read(reader, &layers, &members, cut)?)
        };
        let mut inbound = |name: &str| {
            let before = reader.cut.len();
            let read = Inbound::read(reader, &members, name)?;
            let nested = reader.misspelt_since(before).cloned();
            let instead = nested.or_else(|| is_misspelt(name).then(|| at.clone()));
            // What stands under a name that is nearly the right one may say anything.
            Ok(match instead {
                Some(at) => Some(Inbound::untold(Located {
                    value: name.to_owned(),
                    at,
                })),
                None => read,
            })
        };
        let (collaboration, direct_connect) = (inbound(COLLABORATION)?, inbound(DIRECT_CONNECT)?);
        self.configurations.push(Configuration {
            tenant,
            trust,
            collaboration,
            direct_connect,
        });
        Ok(())
    }

    /// Why the settings of a home tenant may be others than those that are at hand, if they are.
    fn lacking(&self, home: Option<&str>, is_known: bool) -> Option<Missing> {
        let of_home = |tenant: &String| home.is_none_or(|home| tenant == home);
        if self.twice.iter().any(of_home) {
            Some(Missing::PartnerTwice)
        } else if is_known {
            None
        } else if self.untold.is_some() {
            self.untold
        } else if self.is_hidden {
            Some(Missing::PartnerHidden)
        } else {
            self.is_page.then_some(Missing::Partner)
        }
    }

    /// Who may come in, of this type and from a home tenant: what is configured for it, else by default (A22); nothing where
    /// neither says it. `Err` where partners are configured and the home tenant is not known.
    pub fn inbound(&self, kind: UserType, home: Option<&str>) -> Result<Option<&Inbound>, Missing> {
        let stated = |tenant: Option<&str>| self.of(tenant).and_then(|one| one.inbound(kind));
        let own = home.and_then(|home| stated(Some(home)));
        if let Some(lacking) = self.lacking(home, true).filter(|_| home.is_some()) {
            return Err(lacking);
        }
        if let Some(partner) = own {
            return Ok(Some(partner));
        }
        let stating = || {
            let all = self.configurations.iter();
            all.filter(|one| one.inbound(kind).is_some())
        };
        let mut partners = stating().filter_map(|one| one.tenant.as_deref());
        // Which id the tenant of a domain has, no document tells.
        if partners.any(|partner| home.is_none_or(|home| is_id(partner) != is_id(home))) {
            return Err(Missing::HomeTenant);
        }
        let is_known = home.is_some_and(|home| self.of(Some(home)).is_some());
        let says =
            |one: &Configuration| one.collaboration.is_some() || one.direct_connect.is_some();
        match self
            .lacking(home, is_known)
            .filter(|_| self.configurations.iter().any(says))
        {
            Some(lacking) => Err(lacking),
            None => Ok(stated(None)),
        }
    }

    /// Ids of users and groups of other tenants that any settings name.
    pub fn inbound_users(&self) -> impl Iterator<Item = &str> {
        let all = self.configurations.iter();
        let inbound = all.flat_map(|one| [&one.collaboration, &one.direct_connect]);
        let users = inbound.flatten().filter_map(|one| one.users.as_ref());
        let named = users.flat_map(|users| users.named.iter().map(String::as_str));
        named.filter(|named| is_id(named))
    }

    /// Whether a claim of a home tenant is trusted. `Err` names the input that is missing.
    pub fn trusts(&self, claim: Claim, home: Option<&str>) -> Result<Trusted, Missing> {
        let mut partner = None;
        let is_open = self.lacking(home, false).is_some();
        if is_open || self.partners().next().is_some() {
            let Some(home) = home else {
                return Err(Missing::HomeTenant);
            };
            partner = self.of(Some(home)).and_then(|one| one.trust.as_ref());
            // Which id the tenant of a domain has, no document tells.
            if partner.is_none() && self.partners().any(|one| is_id(one) != is_id(home)) {
                return Err(Missing::HomeTenant);
            }
            if let Some(lacking) = self.lacking(Some(home), partner.is_some()) {
                return Err(lacking);
            }
        }
        let trusted = |value: bool, at: &Clause| Trusted {
            value,
            at: at.clone(),
            inherited: false,
        };
        match partner.map(|partner| partner.of(claim)) {
            Some(Said::Stated(stated)) => return Ok(trusted(stated.value, &stated.at)),
            Some(Said::Untold(why)) => return Err(*why),
            Some(Said::Inherits) | None => {}
        }
        let Some(default) = self.of(None).and_then(|one| one.trust.as_ref()) else {
            return Err(Missing::DefaultConfiguration);
        };
        Ok(Trusted {
            inherited: partner.is_some(),
            ..match default.of(claim) {
                Said::Stated(stated) => trusted(stated.value, &stated.at),
                Said::Untold(why) => return Err(*why),
                // The service's own default trusts nothing.
                Said::Inherits => trusted(false, &default.at),
            }
        })
    }
}

/// What is needed to tell whether a home tenant is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    HomeTenant,
    /// The partner may be on a page that is not given.
    Partner,
    /// The partner's settings were cut off an export, or left out of it.
    PartnerCut,
    /// Something stands under a name that is nearly a right one, or under one name twice.
    PartnerMisspelt,
    /// There are settings of a partner that is not named.
    PartnerNotNamed,
    /// The partner is listed twice.
    PartnerTwice,
    /// The partner may stand within something that is not read.
    PartnerHidden,
    DefaultConfiguration,
}
