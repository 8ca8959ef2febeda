//! Users whose home is another tenant: where their authentication takes place, and what of it counts (strengths.md#external-users, access.md).

use crate::base::check::Check;
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::tenant::access::cross_tenant::{Claim, Missing, Trusted};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::user_type::UserType;
use crate::words::inputs;
use crate::words::sentence::Input;
use crate::words::sentence::Row;
use crate::words::{assumptions, reasons, rules};

/// Where a method was performed, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abroad {
    /// In the user's own tenant, whose multifactor authentication is trusted, in the same cloud.
    HomeSameCloud,
    /// The same, in another cloud: restrictions cannot be applied (A18).
    HomeOtherCloud,
    /// The same, and whether the clouds differ is not known: what is missing.
    HomeUnknownCloud(&'static Input),
    /// In the resource tenant, with the few methods that a guest can use there.
    Resource,
    /// In the resource tenant, by somebody without a Microsoft Entra account, who satisfies no strength (F22).
    WithoutEntra,
    /// Direct connect needs trust, and there is none.
    Nowhere,
    /// Whether the home tenant is trusted is not known.
    Unknown(Open),
}

/// What is missing, and the row that says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    pub row: &'static Row,
    pub input: &'static Input,
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.input, other.input)
    }
}
impl Eq for Open {}

/// What is missing, by what the settings lack.
pub(crate) fn open(lacking: Missing, who: &Who) -> Open {
    let (row, input) = match lacking {
        Missing::HomeTenant if who.home_tenant.is_some() => {
            (&reasons::HOME_TENANT_NOT_AN_ID, &inputs::HOME_TENANT)
        }
        Missing::HomeTenant => (&reasons::ACCESS_INPUT_MISSING, &inputs::HOME_TENANT),
        Missing::Partner => (
            &reasons::PARTNER_PAGE_MISSING,
            &inputs::CROSS_TENANT_PARTNERS,
        ),
        Missing::PartnerCut => (&reasons::PARTNER_CUT, &inputs::CROSS_TENANT_PARTNERS),
        Missing::PartnerMisspelt => (&reasons::PARTNER_MISSPELT, &inputs::CROSS_TENANT_PARTNERS),
        Missing::PartnerNotNamed => (&reasons::PARTNER_UNNAMED, &inputs::CROSS_TENANT_PARTNERS),
        Missing::PartnerTwice => (&reasons::PARTNER_TWICE, &inputs::CROSS_TENANT_PARTNERS),
        Missing::PartnerHidden => (&reasons::PARTNER_HIDDEN, &inputs::CROSS_TENANT_PARTNERS),
        Missing::DefaultConfiguration => (
            &reasons::ACCESS_INPUT_MISSING,
            &inputs::CROSS_TENANT_DEFAULT,
        ),
    };
    Open { row, input }
}

/// Whether the resource tenant trusts a claim of the user's home tenant.
pub(crate) fn trusts(tenant: &Tenant, who: &Who, claim: Claim) -> Result<Trusted, Open> {
    let Some(settings) = &tenant.cross_tenant else {
        return Err(Open {
            row: &reasons::ACCESS_INPUT_MISSING,
            input: &inputs::CROSS_TENANT,
        });
    };
    settings
        .trusts(claim, who.home_tenant.as_deref())
        .map_err(|lacking| open(lacking, who))
}

/// Where the user's methods are performed; `None` for somebody whose home is this tenant.
pub(crate) fn place(tenant: &Tenant, question: &Circumstances) -> Option<Abroad> {
    let who = &question.who;
    if !who.kind.is_external() {
        return None;
    }
    if who.without_entra.is_some() {
        return Some(Abroad::WithoutEntra);
    }
    Some(match trusts(tenant, who, Claim::Mfa) {
        Err(open) => Abroad::Unknown(open),
        Ok(trusted) if trusted.value => at_home(question),
        Ok(_) => here(who),
    })
}

/// Where the methods are performed of somebody whose home tenant is trusted.
pub(crate) fn at_home(question: &Circumstances) -> Abroad {
    match (question.who.home_cloud, question.cloud) {
        (Some(home), Some(here)) if home == here => Abroad::HomeSameCloud,
        (Some(_), Some(_)) => Abroad::HomeOtherCloud,
        (None, _) => Abroad::HomeUnknownCloud(&inputs::HOME_CLOUD),
        (_, None) => Abroad::HomeUnknownCloud(&inputs::TENANT_CLOUD),
    }
}

/// The same where the home tenant is not trusted.
pub(crate) fn here(who: &Who) -> Abroad {
    match who.kind {
        UserType::B2bDirectConnectUser => Abroad::Nowhere,
        _ => Abroad::Resource,
    }
}

/// Second factors that a guest can use in the resource tenant.
const SECOND: [Mode; 4] = [
    Mode::Sms,
    Mode::Voice,
    Mode::MicrosoftAuthenticatorPush,
    Mode::SoftwareOath,
];

/// First factors from home.
const FIRST: [Mode; 2] = [Mode::Password, Mode::FederatedSingleFactor];

/// Whether methods count towards a strength where the user's are performed; others are as good as not performed.
pub(crate) fn usable(place: Abroad, modes: Modes) -> bool {
    match place {
        Abroad::Resource => modes.is_subset(FIRST.into_iter().chain(SECOND).collect()),
        Abroad::WithoutEntra | Abroad::Nowhere => false,
        _ => true,
    }
}

/// The second factors of the resource tenant among methods.
pub(crate) fn second_factors(modes: Modes) -> Modes {
    modes.iter().filter(|mode| SECOND.contains(mode)).collect()
}

/// Whether external MFA surely counts where the user's methods are performed: it is none of what a guest can use in the
/// resource tenant.
pub(crate) fn counts_external_mfa(place: Option<Abroad>) -> bool {
    matches!(
        place,
        None | Some(Abroad::HomeSameCloud | Abroad::HomeOtherCloud | Abroad::HomeUnknownCloud(_))
    )
}

/// The check of the home tenant, before anything else of an external user. It explains, and what is asked for decides:
/// that something cannot be used matters only where something `refuses` it for want of a strength or of multifactor
/// authentication (access.md).
pub(crate) fn check(
    tenant: &Tenant,
    question: &Circumstances,
    mode: Mode,
    refuses: bool,
) -> Option<Check> {
    let place = place(tenant, question)?;
    let trusted = match place {
        Abroad::WithoutEntra => None,
        _ => trusts(tenant, &question.who, Claim::Mfa).ok(),
    };
    let at = trusted.as_ref().map(|trusted| &trusted.at);
    let kind = question.who.kind.as_str();
    let rule = &rules::EXTERNAL;
    let check = match place {
        Abroad::Unknown(open) => Check::unknown(rule, open.row).missing(open.input),
        Abroad::WithoutEntra if refuses => {
            Check::fail(&rules::EXTERNAL_WITHOUT_ENTRA, &reasons::WITHOUT_ENTRA).actual(kind)
        }
        Abroad::WithoutEntra => Check::pass(&rules::EXTERNAL_WITHOUT_ENTRA).actual(kind),
        Abroad::Nowhere if refuses => {
            Check::fail(rule, &reasons::DIRECT_CONNECT_UNTRUSTED).actual(kind)
        }
        Abroad::Nowhere => Check::pass(&rules::EXTERNAL_NOT_NEEDED).actual(kind),
        Abroad::Resource if usable(place, Modes::default().with(mode)) => {
            Check::pass(&rules::EXTERNAL_RESOURCE).actual(kind)
        }
        Abroad::Resource if refuses => {
            Check::fail(rule, &reasons::METHOD_NOT_USABLE).actual(mode.as_str())
        }
        Abroad::Resource => Check::pass(&rules::EXTERNAL_NOT_NEEDED).actual(kind),
        Abroad::HomeSameCloud | Abroad::HomeOtherCloud | Abroad::HomeUnknownCloud(_) => {
            Check::pass(rule).actual(kind)
        }
    };
    let mut check = check;
    check.advisory = true;
    Some(
        check
            .at_opt(at)
            .assuming_if(
                trusted.as_ref().is_some_and(|trusted| trusted.inherited),
                &assumptions::A22,
            )
            .assuming_if(place == Abroad::Resource, &assumptions::A21),
    )
}
