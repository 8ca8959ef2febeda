//! Where sign-ins can come from, by the named locations that a place is in.

use std::net::IpAddr;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::side::Side;
use crate::base::sorted::{Set, sort_by};
use crate::tenant::access::location::{
    MFA_TRUSTED_ADDRESSES, NamedLocation, Place, Ranges, is_location_word,
};
use crate::vocabulary::dimension::Dimension;

/// Combinations of an address and a country that are looked at.
const COMBINATIONS: usize = 4_096;

/// Locations of which only the service knows where they are, each of which a place is in or not.
const UNLISTED: usize = 4;

/// Every set of named locations that a place can be in.
pub(crate) fn candidates(sides: &[Side], coarsened: &mut Vec<Dimension>) -> Vec<Candidate> {
    let mut locations: Vec<&NamedLocation> = Vec::new();
    for location in sides
        .iter()
        .flat_map(|side| side.tenant.named_locations.iter())
    {
        if !locations.iter().any(|one| one.is_same(location)) {
            locations.push(location);
        }
    }
    let (addresses, countries) = (addresses(&locations), countries(&locations));
    let mut sets: Set<Vec<String>> = Set::new();
    let all = addresses.len().saturating_mul(countries.len()) <= COMBINATIONS;
    if !all {
        coarsened.push(Dimension::Location);
    }
    for by_address in &addresses {
        for by_country in &countries {
            // Too many to combine: each beside what is in none.
            if !all && !by_address.is_empty() && !by_country.is_empty() {
                continue;
            }
            sets.insert(by_address.iter().chain(by_country).cloned().collect());
        }
    }
    for place in unlisted(sides, &locations, coarsened) {
        let with: Vec<Vec<String>> = sets
            .iter()
            .map(|set| set.iter().chain([&place]).cloned().collect())
            .collect();
        for set in with {
            sets.insert(set);
        }
    }
    sets.iter().cloned().map(Candidate::Places).collect()
}

/// What a question calls a location by.
fn called(location: &NamedLocation) -> Option<String> {
    location.name.as_ref().or(location.id.as_ref()).cloned()
}

/// The locations of each stretch of addresses between two ends of ranges, and of none.
fn addresses(locations: &[&NamedLocation]) -> Set<Vec<String>> {
    let ranges = locations
        .iter()
        .filter_map(|location| match &location.place {
            Place::Addresses { ranges, .. } => Some(ranges),
            _ => None,
        });
    let mut ends: Vec<IpAddr> = ranges.flat_map(Ranges::ends).collect();
    sort_by(&mut ends, IpAddr::cmp);
    ends.dedup();
    let at = |address: IpAddr| -> Vec<String> {
        let has = |location: &&&NamedLocation| match &location.place {
            Place::Addresses { ranges, .. } => ranges.contains(address),
            _ => false,
        };
        locations
            .iter()
            .filter(has)
            .filter_map(|one| called(one))
            .collect()
    };
    let mut sets: Set<Vec<String>> = ends.into_iter().map(at).collect();
    sets.insert(Vec::new());
    sets
}

/// The locations of each country that is named, of those that cannot be told, and of any other.
fn countries(locations: &[&NamedLocation]) -> Set<Vec<String>> {
    let mut codes = Set::new();
    for location in locations {
        if let Place::Countries { codes: own, .. } = &location.place {
            for code in own {
                codes.insert(code.as_str());
            }
        }
    }
    let at = |code: Option<&str>| -> Vec<String> {
        let has = |location: &&&NamedLocation| match (&location.place, code) {
            (Place::Countries { codes, .. }, Some(code)) => codes.iter().any(|own| own == code),
            (
                Place::Countries {
                    includes_unknown, ..
                },
                None,
            ) => *includes_unknown,
            _ => false,
        };
        locations
            .iter()
            .filter(has)
            .filter_map(|one| called(one))
            .collect()
    };
    let mut sets: Set<Vec<String>> = codes.iter().map(|code| at(Some(code))).collect();
    sets.insert(at(None));
    sets.insert(Vec::new());
    sets
}

/// What is named and of which no document says where it is.
fn unlisted(
    sides: &[Side],
    locations: &[&NamedLocation],
    coarsened: &mut Vec<Dimension>,
) -> Vec<String> {
    let mut found: Set<String> = locations
        .iter()
        .filter(|location| matches!(location.place, Place::Unlisted))
        .filter_map(|location| called(location))
        .collect();
    for policy in sides.iter().flat_map(Side::in_force) {
        let Some(scope) = &policy.conditions.locations else {
            continue;
        };
        let lists = [&scope.include, &scope.exclude].into_iter().flatten();
        for entry in lists.flat_map(|list| &list.value) {
            let is_known = locations.iter().any(|one| one.is_called(entry));
            if entry.eq_ignore_ascii_case("AllTrusted") || entry == MFA_TRUSTED_ADDRESSES {
                found.insert(MFA_TRUSTED_ADDRESSES.to_owned());
            } else if !is_known && !is_location_word(entry) {
                found.insert(entry.clone());
            }
        }
    }
    if found.len() > UNLISTED {
        coarsened.push(Dimension::Location);
    }
    found.iter().take(UNLISTED).cloned().collect()
}
