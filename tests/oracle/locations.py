"""Locations and named locations (access.md, "Conditions"; F37, B10)."""

import ipaddress

from exclusions import excluding
from results import PASS, OutOfScope, any_of, failed, passed, skipped, undecided
from words import guid, word

MFA_ADDRESSES = "00000000-0000-0000-0000-000000000000"
def condition(asked, tenant, condition):
    """Included and excluded locations."""
    if not condition:
        return skipped()
    if "includeLocations" not in condition:
        raise OutOfScope("conditions that are not whole")
    out = {guid(each) for each in condition.get("excludeLocations") or []}
    kept = [each for each in condition.get("includeLocations") or [] if guid(each) not in out]
    included = any_of(entry(asked, tenant, each) for each in kept)
    excluded = any_of(entry(asked, tenant, each) for each in condition.get("excludeLocations") or [])
    return excluding(included, excluded)


def entry(asked, tenant, text):
    """All, all trusted, the trusted addresses of the multifactor service, or a named location."""
    known, spelt = word(text, ("All", "AllTrusted"))
    notes = ("A16",) if spelt else ()
    if known == "All":
        return passed(*notes)
    if known == "AllTrusted":
        return trusted(asked, tenant).noting(notes)
    if guid(text) == MFA_ADDRESSES:
        return mfa_addresses(asked)
    return named(asked, tenant, text)


def stated(asked):
    """Named locations that the question says the sign-in comes from; complete when given."""
    return (asked.access.get("location") or {}).get("namedLocations")


def mfa_addresses(asked):
    """Trusted addresses of the multifactor service (B10)."""
    names = stated(asked)
    if names is not None:
        return passed() if any(guid(name) == MFA_ADDRESSES for name in names) else failed(None)
    if asked.reading == "strict":
        return undecided("input.missing", "B10")
    return failed(None, "B10")


def trusted(asked, tenant):
    """Whether the sign-in comes from a trusted location."""
    marked = [location for location in tenant.locations if location.get("isTrusted")]
    names = stated(asked)
    if not tenant.locations and (names is None or names):
        service = mfa_addresses(asked)
        return service if service.outcome == PASS else undecided("input.missing").touching(service.touched)
    found = [inside(asked, location) for location in marked]
    return any_of([*found, mfa_addresses(asked)])


def named(asked, tenant, text):
    """A named location by its id."""
    for location in tenant.locations:
        if guid(location.get("id") or "") == guid(text):
            return inside(asked, location)
    names = stated(asked)
    if names is not None:
        return passed() if any(guid(name) == guid(text) for name in names) else failed(None)
    return undecided("input.missing")


def inside(asked, location):
    """Whether the sign-in comes from a named location."""
    names = stated(asked)
    if names is not None:
        own = {guid(location.get("id") or ""), (location.get("displayName") or "").lower()}
        return passed() if any(guid(name) in own for name in names) else failed(None)
    given = asked.access.get("location") or {}
    if "countriesAndRegions" in location:
        country = given.get("country")
        if country is None:
            return undecided("input.missing")
        if country == "":
            return passed() if location.get("includeUnknownCountriesAndRegions") else failed(None)
        listed = location.get("countriesAndRegions") or []
        return passed() if any(each.lower() == country.lower() for each in listed) else failed(None)
    address = given.get("ipAddress")
    if address is None:
        return undecided("input.missing")
    address = ipaddress.ip_address(address)
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    found = []
    if location.get("ipRanges") is None:
        return undecided("input.value")
    for each in location.get("ipRanges") or []:
        try:
            network = ipaddress.ip_network(each["cidrAddress"], strict=False)
        except (ValueError, KeyError):
            found.append(undecided("input.value"))
            continue
        found.append(passed() if network.version == address.version and address in network else failed(None))
    result = any_of(found)
    return failed(None) if result.outcome == "skip" else result
