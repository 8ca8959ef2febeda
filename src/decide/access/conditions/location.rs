//! `locations`.

use crate::base::clause::element;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{Condition, Gap, Seen, Truth, missing, sided};
use crate::question::sign_in::SignIn;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::location::{MFA_TRUSTED_ADDRESSES, NamedLocation, Place};
use crate::tenant::reader::Located;
use crate::words::inputs;
use crate::words::{reasons, rules};

pub(crate) fn check(conditions: &Conditions, _: &Clause, seen: &Seen<'_>) -> Option<Condition> {
    let scope = conditions.locations.as_ref()?;
    let (sign_in, locations) = (seen.sign_in, seen.locations);
    let of = |list: &Option<Located<Vec<String>>>| {
        let Some(list) = list else { return Truth::No };
        let mut open = Truth::No;
        for (index, entry) in list.value.iter().enumerate() {
            let at = element(&list.at, index);
            match in_location(entry, &at, sign_in, locations) {
                Truth::No => {}
                Truth::Yes(at) => return Truth::Yes(at),
                truth => open = truth,
            }
        }
        open
    };
    let check = sided(
        &rules::ACCESS_LOCATION,
        &scope.extent,
        of(&scope.include),
        of(&scope.exclude),
    );
    let actual = sign_in.location.as_ref().and_then(|place| {
        let address = place.address.map(|address| address.to_string());
        let parts: Vec<String> = place.country.clone().into_iter().chain(address).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    });
    Some(Condition {
        check: check.actual(actual),
        reason: "location".into(),
    })
}

fn in_location(entry: &str, at: &Clause, sign_in: &SignIn, locations: &[NamedLocation]) -> Truth {
    if entry.eq_ignore_ascii_case("All") {
        return Truth::Yes(at.clone());
    }
    let Some(from) = &sign_in.location else {
        return missing(&inputs::LOCATION, at);
    };
    let trusted = entry.eq_ignore_ascii_case("AllTrusted");
    if let Some(named) = &from.named {
        let meant = |location: &NamedLocation| {
            named.iter().any(|name| location.is_called(name))
                && (trusted && location.is_trusted || location.is_called(entry))
        };
        let directly = named.iter().any(|name| name.eq_ignore_ascii_case(entry));
        return if directly || locations.iter().any(meant) {
            Truth::Yes(at.clone())
        } else {
            Truth::No
        };
    }
    let mut truth = Truth::No;
    let mut known = false;
    for location in locations {
        let asked = if trusted {
            location.is_trusted
        } else {
            location.is_called(entry)
        };
        if !asked {
            continue;
        }
        known = true;
        truth = truth.or(|| within(location, from, at));
    }
    match truth {
        // Addresses that are trusted for multifactor authentication count as trusted, and nobody gave them.
        Truth::No if trusted || entry == MFA_TRUSTED_ADDRESSES => {
            missing(&inputs::NAMED_LOCATIONS, at)
        }
        Truth::No if !known => Truth::Open(
            Gap::Told(&reasons::ACCESS_LOCATION_UNKNOWN, Some(entry.to_owned())),
            at.clone(),
        ),
        truth => truth,
    }
}

fn within(location: &NamedLocation, from: &crate::question::sign_in::Place, at: &Clause) -> Truth {
    let inside = match &location.place {
        Place::Addresses { ranges, unread } => match (from.address, unread) {
            (Some(address), _) if ranges.iter().any(|range| range.contains(address)) => true,
            (Some(_), Some(unread)) => {
                let name = location.name.as_ref().or(location.id.as_ref());
                return Truth::Open(
                    Gap::Told(&reasons::ACCESS_RANGE_UNREADABLE, name.cloned()),
                    unread.clone(),
                );
            }
            (Some(_), None) => false,
            (None, _) => return missing(&inputs::IP_ADDRESS, at),
        },
        Place::Countries {
            codes,
            includes_unknown,
        } => match &from.country {
            // An empty text says that the country cannot be told.
            Some(country) if country.is_empty() => *includes_unknown,
            Some(country) => codes.contains(country),
            None => return missing(&inputs::COUNTRY, at),
        },
        Place::Unlisted => return missing(&inputs::NAMED_LOCATIONS, at),
    };
    if inside {
        Truth::Yes(at.clone())
    } else {
        Truth::No
    }
}
