//! What is noteworthy about strengths together, and beside a trust store.

use crate::base::note::Note;
use crate::base::sorted::Map;
use crate::contract::verdict::Severity;
use crate::tenant::reader::Reader;
use crate::tenant::strengths::strength::{Restriction, Strength};
use crate::tenant::trust_store::TrustStore;
use crate::vocabulary::text::to_upper_hex;
use crate::words::findings;
use crate::words::sentence::Row;

/// Allowed issuers that issue authorities rather than people: only the direct issuer of a certificate is compared (A4).
pub(crate) fn lint_issuers(reader: &mut Reader, strengths: &[Strength], store: &TrustStore) {
    for configuration in strengths.iter().flat_map(|s| &s.configurations) {
        let Restriction::X509 {
            issuer_skis: Some(list),
            ..
        } = &configuration.restriction
        else {
            continue;
        };
        for ski in list.iter() {
            if let (Some(authority), Some(at)) = (store.issuer_of_authorities(ski), list.find(ski))
            {
                reader.note(
                    Note::new(Severity::Warning, &findings::ISSUER_IS_UPPER)
                        .at(&at)
                        .with("value", to_upper_hex(ski))
                        .with("name", authority.certificate.subject.encoded_order()),
                );
            }
        }
    }
}

/// What is noted of strengths together.
pub(crate) const TOGETHER: [&Row; 2] = [&findings::TOO_MANY_STRENGTHS, &findings::NAME_DUPLICATE];

/// Custom strengths in one tenant (strengths.md#what-saving-refuses).
const MAX_CUSTOM_STRENGTHS: usize = 15;

pub(crate) fn lint_together(reader: &mut Reader, strengths: &[Strength]) {
    let custom: Vec<_> = strengths.iter().filter(|s| !s.is_built_in()).collect();
    if let Some(over) = custom.get(MAX_CUSTOM_STRENGTHS)
        && let Some(at) = &over.at
    {
        reader.note(
            Note::new(Severity::Error, &findings::TOO_MANY_STRENGTHS)
                .at(at)
                .with("count", custom.len().to_string())
                .with("bound", MAX_CUSTOM_STRENGTHS.to_string()),
        );
    }
    let named = strengths.iter().enumerate();
    let first =
        Map::of_firsts(named.filter_map(|(index, strength)| Some((strength.name()?, index))));
    for (index, strength) in strengths.iter().enumerate() {
        let Some(name) = &strength.display_name else {
            continue;
        };
        if first
            .get(name.value.as_str())
            .is_some_and(|first| *first < index)
        {
            reader.note(
                Note::new(Severity::Error, &findings::NAME_DUPLICATE)
                    .at(&name.at)
                    .with("name", &name.value),
            );
        }
    }
}
