//! `locations`.

use crate::base::directory::is_id;
use crate::contract::verdict::Clause;
use crate::decide::access::conditions::condition::{
    At, Condition, Gap, Leaning, Seen, Truth, leans, missing, sided, word,
};
use crate::question::sign_in::Place as From;
use crate::tenant::access::condition_set::Conditions;
use crate::tenant::access::location::{
    MFA_TRUSTED_ADDRESSES, NamedLocation, Place, is_location_word,
};
use crate::tenant::reader::Located;
use crate::vocabulary::analysis_reason::AnalysisReason;
use crate::vocabulary::likeness::may_be_slip;
use crate::vocabulary::reading::Reading;
use crate::words::sentence::Row;
use crate::words::{assumptions, inputs, reasons, rules};

pub(crate) fn check<'t>(
    conditions: &'t Conditions,
    _: &'t Clause,
    seen: &Seen<'t>,
) -> Option<Condition<'t>> {
    let scope = conditions.locations.as_ref()?;
    let of = |list: &'t Option<Located<Vec<String>>>, less: Option<&Located<Vec<String>>>| {
        let mut truth = Truth::No;
        let mut leans = false;
        for (index, entry) in list.iter().flat_map(|list| list.value.iter().enumerate()) {
            let Some(list) = list else { continue };
            // What is excluded too includes nobody, whatever is known of it.
            if word(less, entry).is_some() {
                continue;
            }
            let at = At::Element(&list.at, index);
            truth = truth.or(|| in_location(entry, at, seen, &mut leans));
        }
        Leaning::new(truth, leans.then_some(&assumptions::B10), seen)
    };
    let include = of(&scope.include, scope.exclude.as_ref());
    let exclude = of(&scope.exclude, None);
    let leans = leans(&include, &exclude);
    let place = seen.sign_in.location.as_ref();
    let place = place.filter(|place| place.is_told());
    let rule = match place {
        Some(_) => &rules::ACCESS_LOCATION,
        None => &rules::ACCESS_LOCATION_ANY,
    };
    let came = sided(rule, &scope.extent, include.truth, exclude.truth);
    let condition = Condition::new(rule, came, AnalysisReason::Location.as_str());
    Some(condition.place(place).leaning(leans, None))
}

/// Whether the sign-in comes from what a policy names; `leans` where only B10 says that it does not.
fn in_location<'t>(entry: &'t str, at: At<'t>, seen: &Seen<'t>, leans: &mut bool) -> Truth<'t> {
    if entry.eq_ignore_ascii_case("All") {
        return Truth::Yes(at);
    }
    let trusted = entry.eq_ignore_ascii_case("AllTrusted");
    let asked = |location: &&NamedLocation| match trusted {
        true => location.is_trusted != Some(false),
        false => location.is_called(entry),
    };
    // Addresses that are trusted for multifactor authentication count as trusted, and no document has them. Which named
    // locations are trusted is known only where some are given.
    let by_service =
        entry == MFA_TRUSTED_ADDRESSES || trusted && !seen.tenant.named_locations.is_empty();
    let mut from_service = || {
        *leans = true;
        match seen.question.reading {
            Reading::Strict => missing(&inputs::NAMED_LOCATIONS, at),
            _ => Truth::No,
        }
    };
    let Some(from) = &seen.sign_in.location else {
        // Wherever it comes from.
        return match by_service && !seen.tenant.named_locations.iter().any(|one| asked(&one)) {
            true => from_service(),
            false => missing(&inputs::LOCATION, at),
        };
    };
    if let Some(named) = &from.named {
        let meant = |location: &NamedLocation| {
            named.iter().any(|name| location.is_called(name))
                && (trusted && location.is_trusted == Some(true) || location.is_called(entry))
        };
        let may_be_trusted = |location: &NamedLocation| {
            let is_named = named.iter().any(|name| location.is_called(name));
            trusted && location.is_trusted.is_none() && is_named
        };
        let directly = named.iter().any(|name| {
            name.eq_ignore_ascii_case(entry) || trusted && name == MFA_TRUSTED_ADDRESSES
        });
        if directly || seen.tenant.named_locations.iter().any(meant) {
            return Truth::Yes(at);
        }
        let is_known = |name: &str| {
            let mut known = seen.tenant.named_locations.iter();
            known.any(|one| one.is_called(name))
        };
        let may_be_slip = |name: &str| {
            let are_known = is_known(name) && is_known(entry);
            !are_known && may_be_slip(&name.trim().to_lowercase(), &entry.trim().to_lowercase())
        };
        // One that no document has may be trusted, and have the name of an id or the id of a name.
        let may_be = |name: &String| match is_location_word(name) {
            true => false,
            false if trusted || is_id(name) != is_id(entry) => !is_known(name),
            false => !is_id(name) && may_be_slip(name),
        };
        let is_open =
            named.iter().any(may_be) || seen.tenant.named_locations.iter().any(may_be_trusted);
        return match is_open {
            true => missing(&inputs::NAMED_LOCATIONS, at),
            false => Truth::No,
        };
    }
    let mut truth = Truth::No;
    let mut known = false;
    for location in seen.tenant.named_locations.iter().filter(asked) {
        known = true;
        truth = truth.or(|| match within(location, from, at) {
            // Whether it is one that is trusted is not told.
            Truth::Yes(_) if trusted && location.is_trusted.is_none() => {
                missing(&inputs::NAMED_LOCATIONS, at)
            }
            truth => truth,
        });
    }
    match truth {
        Truth::No if by_service => from_service(),
        Truth::No if trusted => missing(&inputs::NAMED_LOCATIONS, at),
        Truth::No if !known => Truth::Open(
            Gap::Told(&reasons::ACCESS_LOCATION_UNKNOWN, Some(entry)),
            at,
        ),
        truth => truth,
    }
}

/// A location that has what nobody can tell the meaning of.
fn unreadable<'t>(location: &'t NamedLocation, why: &'static Row, at: &'t Clause) -> Truth<'t> {
    let name = location.name.as_deref().or(location.id.as_deref());
    Truth::Open(Gap::Told(why, name), At::Here(at))
}

/// Whether the place that a question tells is in a named location.
pub(crate) fn within<'t>(location: &'t NamedLocation, from: &From, at: At<'t>) -> Truth<'t> {
    let inside = match &location.place {
        Place::Addresses { ranges, unread } => match (from.address, unread) {
            (Some(address), _) if ranges.contains(address) => true,
            (Some(_), Some(unread)) => {
                return unreadable(location, &reasons::ACCESS_RANGE_UNREADABLE, unread);
            }
            (Some(_), None) => false,
            (None, _) => return missing(&inputs::IP_ADDRESS, at),
        },
        Place::Countries {
            codes,
            includes_unknown,
            unread,
        } => match (&from.country, unread) {
            // An empty text says that the country cannot be told.
            (Some(country), _) if country.is_empty() => *includes_unknown,
            (Some(country), _) if codes.contains(country) => true,
            (Some(_), Some(unread)) => {
                return unreadable(location, &reasons::ACCESS_COUNTRY_UNREADABLE, unread);
            }
            (Some(_), None) => false,
            (None, _) => return missing(&inputs::COUNTRY, at),
        },
        Place::Unlisted => return missing(&inputs::NAMED_LOCATIONS, at),
    };
    if inside { Truth::Yes(at) } else { Truth::No }
}
