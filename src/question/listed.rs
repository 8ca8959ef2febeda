//! Conditions that list members of an enumeration, of which a sign-in has one: risks and flows.

use crate::contract::question::Access;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::words::sentence::{Input, Rule};
use crate::words::{inputs, rules};

/// What there is to know of one such condition; whatever reads, judges or checks them goes by these rows.
pub(crate) struct Listed {
    /// The member of `conditionalAccessConditionSet`.
    pub member: &'static str,
    pub form: Form,
    /// What can be listed, as policies write it.
    pub names: &'static [&'static str],
    /// Graph's `analysisReasons` flag for it.
    pub reason: AnalysisReason,
    pub rule: &'static Rule,
    pub input: &'static Input,
    /// The name of what the question says.
    pub stated: fn(&Access) -> Option<&'static str>,
}

impl Listed {
    /// Every member of the conditions that it stands in.
    pub fn members(&self) -> impl Iterator<Item = &'static str> {
        let flat = match self.form {
            Form::Within { flat, .. } => Some(flat),
            Form::Array | Form::Flags => None,
        };
        [self.member].into_iter().chain(flat)
    }
}

/// How a policy writes the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// An array of names.
    Array,
    /// Names in one text, with commas.
    Flags,
    /// Flags in a member of this name within the object; Terraform's provider has them beside it, by a name of its own.
    Within {
        name: &'static str,
        flat: &'static str,
    },
}

/// What counts where the question does not say it (B11): each of the enumerations has it.
pub(crate) const NONE: &str = "none";

/// The rows, in the order of the trace.
pub(crate) static LISTED: [Listed; 4] = [
    Listed {
        member: "signInRiskLevels",
        form: Form::Array,
        names: RiskLevel::NAMES,
        reason: AnalysisReason::SignInRisk,
        rule: &rules::ACCESS_SIGN_IN_RISK,
        input: &inputs::SIGN_IN_RISK,
        stated: |access| access.sign_in_risk.map(Enumeration::name),
    },
    Listed {
        member: "userRiskLevels",
        form: Form::Array,
        names: RiskLevel::NAMES,
        reason: AnalysisReason::UserRisk,
        rule: &rules::ACCESS_USER_RISK,
        input: &inputs::USER_RISK,
        stated: |access| access.user_risk.map(Enumeration::name),
    },
    Listed {
        member: "insiderRiskLevels",
        form: Form::Flags,
        names: InsiderRiskLevel::NAMES,
        reason: AnalysisReason::InsiderRisk,
        rule: &rules::ACCESS_INSIDER_RISK,
        input: &inputs::INSIDER_RISK,
        stated: |access| access.insider_risk.map(Enumeration::name),
    },
    Listed {
        member: "authenticationFlows",
        form: Form::Within {
            name: "transferMethods",
            flat: "authenticationFlowTransferMethods",
        },
        names: TransferMethod::NAMES,
        reason: AnalysisReason::AuthenticationFlow,
        rule: &rules::ACCESS_FLOW,
        input: &inputs::AUTHENTICATION_FLOW,
        stated: |access| {
            let flow = access.authentication_flow?;
            Some(flow.transfer_method().name())
        },
    },
];
