//! The combinations of methods that authentication strengths are made of (strengths.md#legal-combinations, strengths.md#built-in-strengths).

use crate::contract::verdict::Clause;
use crate::tenant::reader::{Located, Member, Reader};
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::reasons;
use crate::words::sentence::Row;

/// One combination: all of its modes have to be performed.
#[derive(Clone, Debug)]
pub(crate) struct Combination {
    pub at: Option<Clause>,
    pub modes: Modes,
    /// Members that this build does not know. They make the combination undecidable where it could matter.
    pub unknown: Vec<String>,
    /// Why nobody can tell what it is, or what its configurations ask for.
    pub cut: Option<&'static Row>,
    /// What it is called: every check of it says so.
    name: String,
}

impl Combination {
    pub fn read(reader: &mut Reader, text: Located<String>) -> Self {
        let flags = reader.flags_of(text, Mode::TABLE);
        let mut modes = Modes::default();
        let mut unknown = Vec::new();
        for member in flags.value {
            match member {
                // No strength can name external MFA.
                Member::Known(mode @ Mode::ExternalAuthMethod) => {
                    unknown.push(mode.as_str().to_owned());
                }
                Member::Known(mode) => modes = modes.with(mode),
                Member::Unknown(name) => unknown.push(name),
            }
        }
        // A combination of nothing is none that Graph has.
        if modes.len() == 0 && unknown.is_empty() {
            unknown.push("\"\"".to_owned());
        }
        Self::new(Some(flags.at), modes, unknown)
    }

    pub fn new(at: Option<Clause>, modes: Modes, unknown: Vec<String>) -> Self {
        let mut names: Vec<&str> = modes.iter().map(Mode::as_str).collect();
        names.extend(unknown.iter().map(String::as_str));
        let name = names.join(",");
        Self {
            name,
            at,
            modes,
            unknown,
            cut: None,
        }
    }

    /// The same where an export has cut something off.
    pub fn cut_off(self) -> Self {
        Self {
            cut: Some(&reasons::STRENGTH_CUT),
            ..self
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Same set of members, whatever their order.
    pub fn same(&self, other: &Self) -> bool {
        self.modes == other.modes && self.unknown == other.unknown
    }
}

const POSSESSION: &[Mode] = &[
    Mode::MicrosoftAuthenticatorPush,
    Mode::SoftwareOath,
    Mode::HardwareOath,
    Mode::Sms,
    Mode::Voice,
];

/// Where a combination may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Legality {
    /// In built-in and in custom strengths.
    Anywhere,
    /// Seen in the built-in multifactor strength only.
    BuiltInOnly,
    /// Not one of the 24 combinations.
    Illegal,
}

/// Whether a combination is one of the 24 legal ones (strengths.md#legal-combinations).
pub(crate) fn legality(modes: Modes) -> Legality {
    let is = |members: &[Mode]| modes == members.iter().copied().collect();
    let alone = [
        Mode::WindowsHelloForBusiness,
        Mode::Fido2,
        Mode::X509CertificateMultiFactor,
        Mode::DeviceBasedPush,
        Mode::TemporaryAccessPassOneTime,
        Mode::TemporaryAccessPassMultiUse,
        Mode::FederatedMultiFactor,
        Mode::Password,
        Mode::Sms,
        Mode::QrCodePin,
        Mode::FederatedSingleFactor,
        Mode::X509CertificateSingleFactor,
    ];
    let paired = |first: Mode| POSSESSION.iter().any(|second| is(&[first, *second]));
    if alone.iter().any(|mode| is(&[*mode]))
        || paired(Mode::Password)
        || paired(Mode::FederatedSingleFactor)
    {
        Legality::Anywhere
    } else if is(&[Mode::Password, Mode::X509CertificateSingleFactor])
        || is(&[Mode::Password, Mode::X509CertificateMultiFactor])
    {
        Legality::BuiltInOnly
    } else {
        Legality::Illegal
    }
}

/// Whether a combination is in the built-in multifactor strength (strengths.md#built-in-strengths).
pub(crate) fn is_mfa(modes: Modes) -> bool {
    let single_factor = [
        Mode::Password,
        Mode::Sms,
        Mode::QrCodePin,
        Mode::FederatedSingleFactor,
        Mode::X509CertificateSingleFactor,
    ];
    legality(modes) != Legality::Illegal
        && !single_factor
            .iter()
            .any(|mode| modes == Modes::default().with(*mode))
}

/// The combinations of a built-in strength, for when the export lacks it (strengths.md#built-in-strengths).
pub(crate) fn built_in(id: &str) -> Option<(&'static str, Vec<Modes>)> {
    let one = |mode: Mode| Modes::default().with(mode);
    let phishing_resistant = vec![
        one(Mode::WindowsHelloForBusiness),
        one(Mode::Fido2),
        one(Mode::X509CertificateMultiFactor),
    ];
    match id {
        "00000000-0000-0000-0000-000000000002" => {
            let mut all = phishing_resistant;
            all.extend([
                one(Mode::DeviceBasedPush),
                one(Mode::TemporaryAccessPassOneTime),
                one(Mode::TemporaryAccessPassMultiUse),
            ]);
            let password = [
                Mode::MicrosoftAuthenticatorPush,
                Mode::SoftwareOath,
                Mode::HardwareOath,
                Mode::X509CertificateSingleFactor,
                Mode::X509CertificateMultiFactor,
                Mode::Sms,
                Mode::Voice,
            ];
            all.extend(password.map(|mode| one(Mode::Password).with(mode)));
            all.push(one(Mode::FederatedMultiFactor));
            all.extend(
                POSSESSION
                    .iter()
                    .map(|mode| one(Mode::FederatedSingleFactor).with(*mode)),
            );
            Some(("Multifactor authentication", all))
        }
        "00000000-0000-0000-0000-000000000003" => {
            let mut all = phishing_resistant;
            all.push(one(Mode::DeviceBasedPush));
            Some(("Passwordless MFA", all))
        }
        "00000000-0000-0000-0000-000000000004" => {
            Some(("Phishing-resistant MFA", phishing_resistant))
        }
        _ => None,
    }
}

/// Ids of the built-in strengths.
pub(crate) const BUILT_IN_IDS: [&str; 3] = [
    "00000000-0000-0000-0000-000000000002",
    "00000000-0000-0000-0000-000000000003",
    "00000000-0000-0000-0000-000000000004",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_24_legal_combinations() {
        let mut anywhere = 0;
        let mut built_in_only = 0;
        for first in Mode::TABLE {
            for second in Mode::TABLE {
                if first.1 > second.1 {
                    continue;
                }
                match legality([first.1, second.1].into_iter().collect()) {
                    Legality::Anywhere => anywhere += 1,
                    Legality::BuiltInOnly => built_in_only += 1,
                    Legality::Illegal => {}
                }
            }
        }
        assert_eq!((anywhere, built_in_only), (22, 2));
    }

    #[test]
    fn the_built_in_strengths_have_19_4_and_3_combinations_all_mfa() {
        let sizes: Vec<_> = BUILT_IN_IDS
            .iter()
            .map(|id| {
                let (_, combinations) = built_in(id).unwrap();
                assert!(combinations.iter().all(|modes| is_mfa(*modes)));
                combinations.len()
            })
            .collect();
        assert_eq!(sizes, [19, 4, 3]);
        assert!(!is_mfa(Modes::default().with(Mode::Sms)));
    }
}
