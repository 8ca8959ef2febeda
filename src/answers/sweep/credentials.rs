//! What can be presented: every combination of methods that an authentication strength can name, external MFA, passkeys by the
//! lists that name their models, and certificates by those that name their issuers and policy OIDs.

use uuid::Uuid;

use crate::answers::sweep::certificates::certificates;
use crate::answers::sweep::offer::{Offer, by_lists};
use crate::answers::sweep::side::Side;
use crate::base::error::Error;
use crate::base::labels;
use crate::base::sorted::sort_by_key;
use crate::contract::question::{CredentialInput, PasskeyInput, Question};
use crate::credential::webauthn::aaguid;
use crate::decide::method::enabled;
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::lists::Entries;
use crate::tenant::strengths::combination::{BUILT_IN_IDS, Legality, legality};
use crate::tenant::strengths::strength::Restriction;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::passkey_type::PasskeyType;
use crate::words::sentence::Said;
use crate::words::sweep;

/// What can be presented, and whether certificates were told apart in all ways.
pub(crate) struct Offers {
    pub offers: Vec<Offer>,
    pub all_certificates: bool,
}

/// What can be presented, the weakest first. `strengths` are those that it is measured by, after the built-in ones.
///
/// # Errors
/// `input.strength` for a strength that is not known.
pub(crate) fn offers(sides: &[Side], base: &Question, required: &str) -> Result<Offers, Error> {
    let mut offers: Vec<Offer> = Vec::new();
    for modes in combinations() {
        let Some(last) = modes.iter().last() else {
            continue;
        };
        // The second factor is what is presented, the first comes before it.
        offers.push(Offer {
            credential: CredentialInput {
                method: Some(last),
                ..CredentialInput::default()
            },
            also_used: modes.iter().filter(|one| *one != last).collect(),
            called: labels::methods(&modes.to_string()),
            modes,
            meets: Vec::new(),
        });
    }
    offers.extend(passkeys(sides));
    let certificates = certificates(sides);
    offers.extend(certificates.offers);
    // What every side switches off nobody has.
    offers.retain(|offer| sides.iter().any(|side| enabled(&side.tenant, offer.modes)));
    let measured: Vec<&str> = BUILT_IN_IDS.iter().copied().chain([required]).collect();
    for offer in &mut offers {
        for strength in &measured {
            let mut met = true;
            for side in sides {
                met &= meets(side, base, offer, strength)?;
            }
            // It is in no strength, and is multifactor authentication where a control asks for that (B4).
            met |= *strength == MFA && offer.modes.has(Mode::ExternalAuthMethod);
            offer.meets.push(met);
        }
    }
    sort_by_key(&mut offers, |offer| {
        offer.meets.iter().filter(|met| **met).count()
    });
    Ok(Offers {
        offers,
        all_certificates: certificates.are_all,
    })
}

/// Whether what is presented is told apart further.
fn is_told_apart(modes: Modes) -> bool {
    let alone = |mode| modes == Modes::default().with(mode);
    modes.has(Mode::Fido2)
        || alone(Mode::X509CertificateSingleFactor)
        || alone(Mode::X509CertificateMultiFactor)
}

/// Id of the built-in strength of multifactor authentication.
pub(crate) const MFA: &str = "00000000-0000-0000-0000-000000000002";

/// The combinations that strengths can name, without passkeys and certificates, and external MFA.
fn combinations() -> Vec<Modes> {
    let all = Mode::MEMBERS;
    let single = all.iter().map(|one| Modes::default().with(*one));
    let pairs = all.iter().enumerate().flat_map(|(at, one)| {
        let others = all.iter().skip(at + 1);
        others.map(move |other| Modes::default().with(*one).with(*other))
    });
    let external = Modes::default()
        .with(Mode::Password)
        .with(Mode::ExternalAuthMethod);
    single
        .chain(pairs)
        .filter(|modes| legality(*modes) != Legality::Illegal && !is_told_apart(*modes))
        .chain([external])
        .collect()
}

/// Passkeys by the lists that have their AAGUIDs, and of any other model.
fn passkeys(sides: &[Side]) -> Vec<Offer> {
    let mut lists: Vec<&Entries<Uuid>> = Vec::new();
    for side in sides {
        if let Some(policy) = &side.tenant.fido2 {
            let profiles = policy.profiles.iter().map(|one| &one.key_restrictions);
            let all = [&policy.key_restrictions].into_iter().chain(profiles);
            lists.extend(all.filter_map(|restrictions| restrictions.aaguids.as_ref()));
        }
        for strength in side.tenant.strengths.iter() {
            let restrictions = strength.configurations.iter().map(|one| &one.restriction);
            lists.extend(restrictions.filter_map(|one| match one {
                Restriction::Fido2 { aaguids } => aaguids.as_ref(),
                _ => None,
            }));
        }
    }
    let models = by_lists(lists.iter().map(|list| list.iter().copied().collect()));
    let models = models.into_iter().chain([vec![OTHER_MODEL]]);
    let mut offers = Vec::new();
    for ids in models {
        for kind in PasskeyType::MEMBERS {
            for level in AttestationLevel::MEMBERS {
                let Some(first) = ids.first() else { continue };
                let credential = CredentialInput {
                    passkey: Some(PasskeyInput {
                        aaguid: Some(first.hyphenated().to_string()),
                        kind: Some(*kind),
                        attestation_level: Some(*level),
                        ..PasskeyInput::default()
                    }),
                    ..CredentialInput::default()
                };
                offers.push(Offer {
                    credential,
                    also_used: Vec::new(),
                    called: called(&ids, *kind, *level),
                    modes: Modes::default().with(Mode::Fido2),
                    meets: Vec::new(),
                });
            }
        }
    }
    offers
}

/// The AAGUID that stands for every one that no list has.
const OTHER_MODEL: Uuid = Uuid::from_u128(0x0000_0000_0000_4000_8000_0000_0000_00d1);

/// Models that are told by name; of more it is said how many.
const TOLD: usize = 3;

fn called(ids: &[Uuid], kind: PasskeyType, level: AttestationLevel) -> Said {
    let name = |id: &Uuid| match aaguid::name(*id) {
        Some(name) => name.to_owned(),
        None => id.hyphenated().to_string(),
    };
    let models = if ids.first() == Some(&OTHER_MODEL) {
        sweep::OTHER_MODEL.words()
    } else {
        let told: Vec<String> = ids.iter().take(TOLD).map(name).collect();
        sweep::some_of(
            &Said::same(&told.join(", ")),
            ids.len().saturating_sub(TOLD),
        )
    };
    let of = |language| {
        format!(
            "{}: {} ({}, {})",
            Mode::Fido2.label(language),
            models.in_language(language),
            kind.label(language),
            level.label(language)
        )
    };
    Said::of_each(of)
}

/// Whether a credential meets a strength, for a member who is in no group that a policy names.
fn meets(side: &Side, base: &Question, offer: &Offer, strength: &str) -> Result<bool, Error> {
    let mut question = base.clone();
    offer.put(&mut question);
    question.access = None;
    question.strengths = vec![strength.to_owned()];
    let circumstances = Circumstances::read(&question)?.within(&side.tenant.directory);
    let decided = order::settle(&side.bare, &offer.read()?, &circumstances)?;
    let met = decided.strengths.iter().all(|one| {
        matches!(
            one.judged.check.outcome,
            crate::base::check::Outcome::Pass | crate::base::check::Outcome::Skip
        )
    });
    Ok(met)
}
