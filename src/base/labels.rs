//! What people call the values that a check compared, where they are members of an enumeration.

use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::language::Language;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::vocabulary::user_action::UserAction;
use crate::vocabulary::user_type::UserType;
use crate::words::inputs;
use crate::words::members;
use crate::words::sentence::{Said, joined};

/// What one member of an enumeration is called.
type Label = fn(&str, Language) -> Option<&'static str>;

/// What stands between members that are put together.
type Joint = fn(Language) -> &'static str;

fn label<E: Enumeration>(name: &str, language: Language) -> Option<&'static str> {
    let (_, member) = E::TABLE.iter().find(|(own, _)| *own == name)?;
    Some(member.label(language))
}

/// What a configuration of the authentication methods policy is for.
fn configuration(id: &str, language: Language) -> Option<&'static str> {
    match (id, language) {
        ("Fido2", _) => Some(Mode::Fido2.label(language)),
        ("X509Certificate", Language::En) => Some(inputs::CERTIFICATE.label_in(Language::En)),
        ("X509Certificate", Language::Ja) => Some(inputs::CERTIFICATE.label_in(Language::Ja)),
        _ => None,
    }
}

/// The word that stands for everybody among targets.
fn target(id: &str, language: Language) -> Option<&'static str> {
    match (id, language) {
        ("all_users", Language::En) => Some("All users"),
        ("all_users", Language::Ja) => Some("すべてのユーザー"),
        _ => None,
    }
}

/// The enumeration that the checks of a rule compare, and how its members are put together.
fn of(rule: RuleId) -> Option<(Label, Joint)> {
    const TOGETHER: Joint = |_| " + ";
    const EITHER: Joint = |language| match language {
        Language::En => ", ",
        Language::Ja => "、",
    };
    Some(match rule {
        RuleId::Strength
        | RuleId::StrengthCombination
        | RuleId::AccessStrength
        | RuleId::ExternalTrust => (label::<Mode>, TOGETHER),
        RuleId::MethodConfigured => (configuration, EITHER),
        RuleId::MethodInclude | RuleId::MethodExclude => (target, EITHER),
        RuleId::PasskeyType | RuleId::AttestationType => (label::<PasskeyType>, EITHER),
        RuleId::CertificateMode | RuleId::CertificateModeRule => (label::<CertificateMode>, EITHER),
        RuleId::PasskeyGuest | RuleId::AccessUsers => (label::<UserType>, EITHER),
        RuleId::AccessControl => (label::<GrantControl>, EITHER),
        RuleId::AccessApplication => (label::<UserAction>, EITHER),
        RuleId::AccessPlatform => (label::<Platform>, EITHER),
        RuleId::AccessClientApp => (label::<ClientApp>, EITHER),
        RuleId::AccessSignInRisk | RuleId::AccessUserRisk => (label::<RiskLevel>, EITHER),
        RuleId::AccessInsiderRisk => (label::<InsiderRiskLevel>, EITHER),
        RuleId::AccessAuthenticationFlow => (label::<TransferMethod>, EITHER),
        _ => return None,
    })
}

/// Values of a check of this rule as people call them; the same text where none is a member of its enumeration.
/// Commas stand between what belongs together, and bars between ways.
pub(crate) fn called(rule: RuleId, text: &str) -> Said {
    Said::of_each(|language| called_in(rule, text, language))
}

/// The same in one language.
pub(crate) fn called_in(rule: RuleId, text: &str, language: Language) -> String {
    let told = match (rule, text.strip_prefix("termsOfUse:")) {
        (RuleId::AccessControl, Some(id)) => Some(members::terms_of_use(id)),
        (RuleId::AccessSession, _) => Some(members::session(text)),
        _ => None,
    };
    if let Some(told) = told {
        return told.in_language(language).to_owned();
    }
    let said = of(rule).and_then(|(label, joint)| in_words(text, label, joint, language));
    said.unwrap_or_else(|| text.to_owned())
}

/// Methods that go together, as people call them.
pub(crate) fn methods(text: &str) -> Said {
    called(RuleId::StrengthCombination, text)
}

fn in_words(text: &str, label: Label, joint: Joint, language: Language) -> Option<String> {
    let way = |way: &str| -> Option<String> {
        let parts = || way.split(',').map(str::trim);
        parts().find_map(|part| label(part, language))?;
        // What is not known beside it stays as it is written.
        let parts = parts().map(|part| label(part, language).unwrap_or(part));
        Some(parts.collect::<Vec<_>>().join(joint(language)))
    };
    let ways: Option<Vec<String>> = text.split(" | ").map(way).collect();
    let mut ways = ways?.into_iter();
    let mut all = ways.next().unwrap_or_default();
    for way in ways {
        match language {
            Language::En => all.extend([" or ", way.as_str()]),
            Language::Ja => {
                joined(&mut all, " または ");
                joined(&mut all, &way);
            }
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_called_by_their_labels() {
        let said = called(RuleId::Strength, "password,sms | fido2");
        assert_eq!(said.en, "Password + SMS or Passkey (FIDO2)");
        assert_eq!(said.ja, "パスワード + SMS またはパスキー (FIDO2)");
        assert_eq!(
            called(RuleId::PasskeyType, "deviceBound, synced").ja,
            "デバイス バインド、同期"
        );
        // What is not known stays.
        assert_eq!(
            called(RuleId::Strength, "password,palmPrint").en,
            "Password + palmPrint"
        );
        assert_eq!(called(RuleId::Strength, "palmPrint").en, "palmPrint");
        assert_eq!(called(RuleId::AccessLocation, "browser").en, "browser");
    }
}
