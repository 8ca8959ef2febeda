//! Entries of allow lists that no known model has, and those whose model the metadata reports as compromised.

use uuid::Uuid;

use crate::base::note::Note;
use crate::base::sorted::Set;
use crate::contract::verdict::Severity;
use crate::credential::webauthn::aaguid;
use crate::metadata::snapshot::Metadata;
use crate::tenant::lists::Entries;
use crate::tenant::methods::fido2::Fido2Policy;
use crate::tenant::strengths::strength::{Restriction, Strength};
use crate::words::findings;

/// Entries of one list that no known model has, and that get a note each.
const NOTES_PER_LIST: usize = 20;

/// What is noteworthy about the allow lists of the policies, with the metadata that was given, if any.
pub(crate) fn notes(
    fido2: Option<&Fido2Policy>,
    strengths: &[Strength],
    metadata: Option<&Metadata>,
) -> Vec<Note> {
    let passkeys = fido2.iter().flat_map(|policy| {
        // With profiles the deprecated members do not count.
        let legacy = policy
            .profiles
            .is_empty()
            .then_some(&policy.key_restrictions);
        let profiles = policy.profiles.iter().map(|one| &one.key_restrictions);
        legacy
            .into_iter()
            .chain(profiles)
            .filter(|restrictions| restrictions.enforces_allow_list())
            .filter_map(|restrictions| restrictions.aaguids.as_ref())
    });
    let strengths = strengths
        .iter()
        .flat_map(|strength| &strength.configurations)
        .filter_map(|configuration| match &configuration.restriction {
            Restriction::Fido2 { aaguids } => aaguids.as_ref(),
            _ => None,
        });
    passkeys
        .chain(strengths)
        .flat_map(|list| list_notes(list, metadata))
        .collect()
}

fn list_notes(list: &Entries<Uuid>, metadata: Option<&Metadata>) -> Vec<Note> {
    let noted = |note: fn(Uuid, Option<&Metadata>) -> Option<Note>| {
        list.iter()
            .filter_map(move |aaguid| Some(note(*aaguid, metadata)?.at(&list.find(aaguid)?)))
    };
    noted(compromised)
        .chain(noted(of_no_model).take(NOTES_PER_LIST))
        .collect()
}

fn compromised(aaguid: Uuid, metadata: Option<&Metadata>) -> Option<Note> {
    let model = metadata?.model(aaguid)?;
    // A policy has no moment of its own: what holds by the latest report counts.
    let report = model.compromise(None)?;
    Some(
        Note::new(Severity::Warning, &findings::AAGUID_COMPROMISED)
            .with("value", aaguid.hyphenated().to_string())
            .with("name", &model.name)
            .with("status", report.shown()),
    )
}

fn of_no_model(aaguid: Uuid, metadata: Option<&Metadata>) -> Option<Note> {
    let known = metadata.is_some_and(|metadata| metadata.model(aaguid).is_some());
    // Providers without an AAGUID of their own write zeros.
    if known || aaguid.is_nil() || aaguid::name(aaguid).is_some() {
        return None;
    }
    let note = match metadata {
        None => Note::new(Severity::Info, &findings::AAGUID_NOT_IN_CATALOGUE),
        Some(metadata) => Note::new(Severity::Warning, &findings::AAGUID_OF_NO_MODEL)
            .with("number", metadata.number_shown()),
    };
    Some(note.with("value", aaguid.hyphenated().to_string()))
}

/// Every AAGUID that a policy names.
pub(crate) fn named(fido2: Option<&Fido2Policy>, strengths: &[Strength]) -> Set<Uuid> {
    let lists = lists(fido2, strengths).into_iter();
    lists.flat_map(|list| list.iter().copied()).collect()
}

/// Every list of AAGUIDs of the policies.
pub(crate) fn lists<'p>(
    fido2: Option<&'p Fido2Policy>,
    strengths: &'p [Strength],
) -> Vec<&'p Entries<Uuid>> {
    let passkeys = fido2.into_iter().flat_map(|policy| {
        let profiles = policy.profiles.iter().map(|one| &one.key_restrictions);
        profiles.chain([&policy.key_restrictions])
    });
    let configurations = strengths.iter().flat_map(|one| &one.configurations);
    let of_strengths = configurations.filter_map(|one| match &one.restriction {
        Restriction::Fido2 { aaguids } => aaguids.as_ref(),
        _ => None,
    });
    passkeys
        .filter_map(|restrictions| restrictions.aaguids.as_ref())
        .chain(of_strengths)
        .collect()
}
