//! Policies for the registration of security information that a new user could not get past (F8).

use std::sync::Arc;

use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::tenant::access::grant::ControlKind;
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::reader::Reader;
use crate::tenant::strengths::named::Strengths;
use crate::tenant::strengths::strength::Strength;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::user_action::UserAction;
use crate::words::findings;

/// Methods that nobody has to register: a new user can have them.
const AT_HAND: [Mode; 5] = [
    Mode::Password,
    Mode::TemporaryAccessPassOneTime,
    Mode::TemporaryAccessPassMultiUse,
    Mode::FederatedSingleFactor,
    Mode::FederatedMultiFactor,
];

/// The same where users have certificates.
const CERTIFICATES: [Mode; 2] = [
    Mode::X509CertificateSingleFactor,
    Mode::X509CertificateMultiFactor,
];

/// Since July 2026 such a policy also holds for setting up Windows Hello and Platform SSO. Certificates are at hand where the
/// tenant `has_certificates` enabled.
pub(crate) fn lint(
    reader: &mut Reader,
    policies: &[Arc<AccessPolicy>],
    strengths: &Strengths,
    has_certificates: bool,
) {
    let mut at_hand: Modes = AT_HAND.into_iter().collect();
    if has_certificates {
        at_hand = CERTIFICATES.into_iter().fold(at_hand, Modes::with);
    }
    for policy in policies.iter().filter(|one| concerns(one)) {
        let controls = policy.grant.iter().flat_map(|grant| &grant.controls);
        for control in controls {
            let ControlKind::Strength(name) = &control.kind else {
                continue;
            };
            let own = strengths.called(name).first().copied();
            let Some(strength) = own.or_else(|| Strength::fallback(name)) else {
                continue;
            };
            if !could_be_met(strength, at_hand) {
                reader.note(
                    Note::new(Severity::Warning, &findings::NEW_USER_SHUT_OUT)
                        .at(&control.at)
                        .with("name", policy.name.clone().unwrap_or_default())
                        .with("strength", strength.name().unwrap_or(name)),
                );
            }
        }
    }
}

/// Whether a policy that can decide is for the registration of security information.
pub(crate) fn concerns(policy: &AccessPolicy) -> bool {
    let applications = policy.conditions.applications.iter();
    let mut actions = applications
        .filter_map(|one| one.user_actions.as_ref())
        .flat_map(|actions| &actions.value);
    policy.is_in_force()
        && actions
            .any(|name| UserAction::named(name) == Some(UserAction::RegisterSecurityInformation))
}

/// Whether somebody who has registered nothing could meet a strength with what is at hand.
fn could_be_met(strength: &Strength, at_hand: Modes) -> bool {
    strength
        .combinations
        .iter()
        .any(|one| !one.unknown.is_empty() || one.modes.is_subset(at_hand))
}
