//! Cross-tenant access settings: whose multifactor authentication and whose devices are trusted (access.md).

use crate::base::directory::is_id;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::places::tokens;
use crate::base::sorted::Map;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::inbound::Inbound;
use crate::tenant::reader::{Located, Members, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::tenant::selected::left_out;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::text::object_id;
use crate::vocabulary::user_type::UserType;
use crate::words::findings;

/// The default configuration and those for single partners.
#[derive(Clone, Debug, Default)]
pub(crate) struct CrossTenant {
    default: Option<InboundTrust>,
    partners: Vec<(String, InboundTrust)>,
    /// Who may come in: the default configuration has no tenant. A later document goes over an earlier one.
    inbound: Vec<ComingIn>,
    /// A list of partners goes on, on a page that is not given.
    is_page: bool,
    /// Whose settings may have been cut off an export, those of any partner where it is nobody's.
    cut: Vec<Option<String>>,
    /// Partners that are listed twice, with settings that differ.
    twice: Vec<String>,
    /// Settings stand within something that is not read.
    is_hidden: bool,
    /// Clouds other than the own one from which people may come (`allowedCloudEndpoints`), in lower case.
    clouds: Option<Located<Vec<String>>>,
}

/// `crossTenantAccessPolicyInboundTrust`; a member that is null or absent inherits (A22).
#[derive(Clone, Debug)]
pub(crate) struct InboundTrust {
    pub at: Clause,
    mfa: Option<Located<bool>>,
    compliant_device: Option<Located<bool>>,
    hybrid_device: Option<Located<bool>>,
}

/// Who may come in by one configuration.
#[derive(Clone, Debug)]
struct ComingIn {
    tenant: Option<String>,
    collaboration: Option<Inbound>,
    direct_connect: Option<Inbound>,
}

impl ComingIn {
    fn of(&self, kind: UserType) -> Option<&Inbound> {
        match kind {
            UserType::B2bCollaborationGuest | UserType::B2bCollaborationMember => {
                self.collaboration.as_ref()
            }
            UserType::B2bDirectConnectUser => self.direct_connect.as_ref(),
            _ => None,
        }
    }
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

const MFA: &str = "isMfaAccepted";
const COMPLIANT_DEVICE: &str = "isCompliantDeviceAccepted";
const HYBRID_DEVICE: &str = "isHybridAzureADJoinedDeviceAccepted";
const CLAIMS: [&str; 3] = [MFA, COMPLIANT_DEVICE, HYBRID_DEVICE];

impl InboundTrust {
    fn read(
        reader: &mut Reader,
        members: Option<&Members<'_>>,
        at: &Clause,
    ) -> Result<Self, Error> {
        let mut read = |name| match members {
            Some(members) => reader.boolean(members, name),
            None => Ok(None),
        };
        Ok(Self {
            at: at.clone(),
            mfa: read(MFA)?,
            compliant_device: read(COMPLIANT_DEVICE)?,
            hybrid_device: read(HYBRID_DEVICE)?,
        })
    }

    fn of(&self, claim: Claim) -> Option<&Located<bool>> {
        match claim {
            Claim::Mfa => self.mfa.as_ref(),
            Claim::CompliantDevice => self.compliant_device.as_ref(),
            Claim::HybridDevice => self.hybrid_device.as_ref(),
        }
    }
}

impl CrossTenant {
    /// The tenants that have settings of their own.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        let trusted = self.partners.iter().map(|(tenant, _)| tenant.as_str());
        let coming = self.inbound.iter().filter_map(|one| one.tenant.as_deref());
        trusted.chain(coming)
    }

    /// Where it is said that nobody may come from a cloud: its endpoint is not among those that are allowed, none by default
    /// (Graph, crossTenantAccessPolicy, 2026-08-20).
    pub fn shuts_out(&self, cloud: Cloud) -> Option<&Clause> {
        let endpoint = match cloud {
            Cloud::Commercial => "microsoftonline.com",
            Cloud::UsGovernment => "microsoftonline.us",
            Cloud::China => "partner.microsoftonline.cn",
        };
        let clouds = self.clouds.as_ref()?;
        let mut allowed = clouds.value.iter();
        let is_open = allowed.any(|one| one.eq_ignore_ascii_case(endpoint));
        (!is_open).then_some(&clouds.at)
    }

    /// The settings that the documents hold, `None` when they hold none.
    pub fn read(reader: &mut Reader, found: &Found<'_>) -> Result<Option<Self>, Error> {
        let mut settings = Self::default();
        let mut any = false;
        let mut places = Map::new();
        for resource in &found.resources {
            if resource.kind != Kind::CrossTenantAccess {
                continue;
            }
            any = true;
            let node = &resource.node;
            if node.is_cut() {
                // Any partner's settings may have stood there.
                reader.note_cut(&node.at);
                settings.cut.push(None);
                continue;
            }
            let before = reader.cut.len();
            let members = reader.members(
                std::slice::from_ref(node),
                &[
                    "id",
                    "displayName",
                    "tenantId",
                    "isServiceDefault",
                    "isServiceProvider",
                    "isInMultiTenantOrganization",
                    "inboundTrust",
                    // Who may come is judged; who may go is decided elsewhere.
                    "b2bCollaborationInbound",
                    "b2bCollaborationOutbound",
                    "b2bDirectConnectInbound",
                    "b2bDirectConnectOutbound",
                    "automaticUserConsentSettings",
                    "tenantRestrictions",
                    "invitationRedemptionIdentityProviderConfiguration",
                    "identitySynchronization",
                    "allowedCloudEndpoints",
                    "default",
                    "partners",
                    "appServiceConnectInbound",
                    "m365CollaborationInbound",
                    "m365CollaborationOutbound",
                    "blockServiceProviderOutboundAccess",
                ],
            )?;
            if let Some(clouds) = reader.texts(&members, "allowedCloudEndpoints")? {
                settings.clouds = Some(clouds);
            }
            let trust = members.nested("inboundTrust")?;
            let cut = members.cut_off("inboundTrust").or_else(|| {
                let claims = CLAIMS.iter();
                let mut cut = claims.filter_map(|claim| trust.as_ref()?.cut_off(claim));
                cut.next()
            });
            let at = match &trust {
                Some(trust) => trust.at().unwrap_or(&node.at).clone(),
                None => node.at.clone(),
            };
            let trust = InboundTrust::read(reader, trust.as_ref(), &at)?;
            let tenant = reader
                .string(&members, "tenantId")?
                .map(|tenant| object_id(&reader.trimmed(tenant).value));
            // What was cut off may trust anything, so these settings count as not given.
            if let Some(cut) = cut {
                reader.note_cut(&cut.at);
                settings.cut.extend(tenant.map(Some));
                continue;
            }
            if left_out(std::slice::from_ref(node), &["inboundTrust"]).is_some() {
                settings.cut.extend(tenant.map(Some));
                continue;
            }
            // Whose settings these are is not said, and they are not those of everybody.
            if tenant.is_none() && node.is_a("crossTenantAccessPolicyConfigurationPartner") {
                reader
                    .note(Note::new(Severity::Warning, &findings::PARTNER_NOT_NAMED).at(&node.at));
                continue;
            }
            let collaboration = Inbound::read(reader, &members, "b2bCollaborationInbound")?;
            let direct_connect = Inbound::read(reader, &members, "b2bDirectConnectInbound")?;
            // What stands under a name that is nearly the right one may say anything.
            if let Some(at) = reader.misspelt_since(before).cloned() {
                let name = tokens(&at.path).and_then(|mut tokens| tokens.pop());
                let value = name.unwrap_or_default();
                let instead = Located { value, at };
                settings.inbound.push(ComingIn {
                    tenant: tenant.clone(),
                    collaboration: Some(Inbound::untold(instead.clone())),
                    direct_connect: Some(Inbound::untold(instead)),
                });
                settings.cut.push(tenant);
                continue;
            }
            if collaboration.is_some() || direct_connect.is_some() {
                settings.inbound.push(ComingIn {
                    tenant: tenant.clone(),
                    collaboration,
                    direct_connect,
                });
            }
            // The policy as a whole, or what says nothing of trust, is no default configuration.
            if tenant.is_none() && node.get("inboundTrust").is_none() {
                continue;
            }
            // The later document wins.
            if let Some(earlier) = places.insert(tenant.clone(), &node.at) {
                reader.note(Note::new(Severity::Warning, &findings::SUPERSEDED).at(earlier));
            }
            match tenant {
                Some(tenant) => {
                    settings.partners.retain(|(known, _)| *known != tenant);
                    settings.partners.push((tenant, trust));
                }
                None => settings.default = Some(trust),
            }
        }
        for (_, second) in found.listed_twice(Kind::CrossTenantAccess) {
            let tenant = second.get("tenantId");
            let tenant = tenant.as_ref().and_then(|tenant| tenant.value.as_str());
            settings.twice.extend(tenant.map(object_id));
        }
        if found.cut_of(Kind::CrossTenantAccess).is_some() {
            settings.cut.push(None);
        }
        let mut pages = found.unfinished();
        settings.is_page = pages.any(|page| page.kind == Some(Kind::CrossTenantAccess));
        settings.is_hidden = found.hidden(Kind::CrossTenantAccess).is_some();
        let is_open = settings.is_page || settings.is_hidden || !settings.cut.is_empty();
        Ok((any || is_open).then_some(settings))
    }

    /// Why the settings of a home tenant may be others than those that are at hand, if they are.
    fn lacking(&self, home: Option<&str>, is_known: bool) -> Option<Missing> {
        let of_home = |tenant: &String| home.is_none_or(|home| tenant == home);
        let mut cut = self.cut.iter().map(Option::as_ref);
        if self.twice.iter().any(of_home) {
            Some(Missing::PartnerTwice)
        } else if is_known {
            None
        } else if cut.any(|tenant| tenant.is_none_or(of_home)) {
            Some(Missing::PartnerCut)
        } else if self.is_hidden {
            Some(Missing::PartnerHidden)
        } else {
            self.is_page.then_some(Missing::Partner)
        }
    }

    /// Who may come in, of this type and from a home tenant: what is configured for it, else by default (A22); nothing where
    /// neither says it. `Err` where partners are configured and the home tenant is not known.
    pub fn inbound(&self, kind: UserType, home: Option<&str>) -> Result<Option<&Inbound>, Missing> {
        let stated = |tenant: Option<&str>| {
            let mut stated = self.inbound.iter().rev();
            stated.find_map(|one| one.of(kind).filter(|_| one.tenant.as_deref() == tenant))
        };
        let own = home.and_then(|home| stated(Some(home)));
        if let Some(lacking) = self.lacking(home, true).filter(|_| home.is_some()) {
            return Err(lacking);
        }
        if let Some(partner) = own {
            return Ok(Some(partner));
        }
        let partners = self.inbound.iter().filter(|one| one.of(kind).is_some());
        let mut partners = partners.filter_map(|one| one.tenant.as_deref());
        // Which id the tenant of a domain has, no document tells.
        if partners.any(|partner| home.is_none_or(|home| is_id(partner) != is_id(home))) {
            return Err(Missing::HomeTenant);
        }
        match self
            .lacking(home, false)
            .filter(|_| !self.inbound.is_empty())
        {
            Some(lacking) => Err(lacking),
            None => Ok(stated(None)),
        }
    }

    /// Whether a claim of a home tenant is trusted. `Err` names the input that is missing.
    pub fn trusts(&self, claim: Claim, home: Option<&str>) -> Result<Trusted, Missing> {
        let mut partner = None;
        let is_open = self.lacking(home, false).is_some();
        if is_open || !self.partners.is_empty() {
            let Some(home) = home else {
                return Err(Missing::HomeTenant);
            };
            partner = self
                .partners
                .iter()
                .find(|(tenant, _)| *tenant == home)
                .map(|(_, trust)| trust);
            // Which id the tenant of a domain has, no document tells.
            let may_be = |(tenant, _): &(String, _)| is_id(tenant) != is_id(home);
            if partner.is_none() && self.partners.iter().any(may_be) {
                return Err(Missing::HomeTenant);
            }
            if let Some(lacking) = self.lacking(Some(home), partner.is_some()) {
                return Err(lacking);
            }
        }
        if let Some(stated) = partner.and_then(|partner| partner.of(claim)) {
            return Ok(Trusted {
                value: stated.value,
                at: stated.at.clone(),
                inherited: false,
            });
        }
        let Some(default) = &self.default else {
            return Err(Missing::DefaultConfiguration);
        };
        Ok(match default.of(claim) {
            Some(stated) => Trusted {
                value: stated.value,
                at: stated.at.clone(),
                inherited: partner.is_some(),
            },
            // The service's own default trusts nothing.
            None => Trusted {
                value: false,
                at: default.at.clone(),
                inherited: partner.is_some(),
            },
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
    /// The partner is listed twice.
    PartnerTwice,
    /// The partner may stand within something that is not read.
    PartnerHidden,
    DefaultConfiguration,
}
