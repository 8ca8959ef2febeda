//! The vocabulary of the contract, for doors that let people choose.

use crate::contract::verdict::{
    AaguidSource, Applies, AuthenticationStrengthResult, BasisClass, CheckOutcome, Decision,
    Satisfied, Severity, StrengthDecision,
};
use crate::contract::vocabulary::{EnumerationTerms, Label, Term, Vocabulary};
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::action::Action;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::browser::Browser;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::effect::Effect;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::input_kind::InputKind;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::inspection_kind::InspectionKind;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::language::Language;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::microsoft_keys::MicrosoftKeys;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::operating_system::OperatingSystem;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::population_source::PopulationSource;
use crate::vocabulary::reading::Reading;
use crate::vocabulary::registration_word::RegistrationWord;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::row_form::RowForm;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;
use crate::words::inputs;

/// Every enumeration of the contract with its labels in both languages, and the inputs that a verdict can miss.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    Vocabulary {
        enumerations: vec![
            terms::<Action>("Action"),
            terms::<Reading>("Reading"),
            terms::<Channel>("Channel"),
            terms::<UserType>("UserType"),
            terms::<IdentityProvider>("IdentityProvider"),
            terms::<RegistrationWord>("RegistrationWord"),
            terms::<Cloud>("Cloud"),
            terms::<FederatedIdpMfaBehavior>("FederatedIdpMfaBehavior"),
            terms::<Mode>("Mode"),
            terms::<PasskeyType>("PasskeyType"),
            terms::<AttestationLevel>("AttestationLevel"),
            terms::<CertificateMode>("CertificateMode"),
            terms::<UserAction>("UserAction"),
            terms::<Platform>("Platform"),
            terms::<OperatingSystem>("OperatingSystem"),
            terms::<Browser>("Browser"),
            terms::<ClientApp>("ClientApp"),
            terms::<RiskLevel>("RiskLevel"),
            terms::<InsiderRiskLevel>("InsiderRiskLevel"),
            terms::<TransferMethod>("TransferMethod"),
            terms::<GrantControl>("GrantControl"),
            terms::<Decision>("Decision"),
            terms::<Effect>("Effect"),
            terms::<KeyKind>("KeyKind"),
            terms::<PopulationSource>("PopulationSource"),
            terms::<RowForm>("RowForm"),
            terms::<MicrosoftKeys>("MicrosoftKeys"),
            terms::<Layer>("Layer"),
            terms::<RuleId>("RuleId"),
            terms::<CheckOutcome>("CheckOutcome"),
            terms::<AboutKind>("AboutKind"),
            terms::<InputKind>("InputKind"),
            terms::<InspectionKind>("InspectionKind"),
            terms::<BasisClass>("BasisClass"),
            terms::<StrengthDecision>("StrengthDecision"),
            terms::<AuthenticationStrengthResult>("AuthenticationStrengthResult"),
            terms::<AnalysisReason>("AnalysisReason"),
            terms::<Applies>("Applies"),
            terms::<Satisfied>("Satisfied"),
            terms::<AaguidSource>("AaguidSource"),
            terms::<Severity>("Severity"),
        ],
        inputs: inputs::ALL
            .iter()
            .map(|input| Term {
                value: input.path,
                label: Label {
                    en: input.label_in(Language::En),
                    ja: input.label_in(Language::Ja),
                },
            })
            .collect(),
    }
}

fn terms<E: Enumeration>(name: &'static str) -> EnumerationTerms {
    EnumerationTerms {
        name,
        terms: E::MEMBERS
            .iter()
            .map(|member| Term {
                value: member.name(),
                label: Label {
                    en: member.label(Language::En),
                    ja: member.label(Language::Ja),
                },
            })
            .collect(),
    }
}
