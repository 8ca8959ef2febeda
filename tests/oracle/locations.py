"""Locations and named locations (access.md, "Conditions"; F37, B10)."""

import ipaddress

from exclusions import excluding
from results import FAIL, PASS, OutOfScope, any_of, failed, passed, skipped, undecided
from words import guid, is_guid, slip, word

MFA_ADDRESSES = "00000000-0000-0000-0000-000000000000"

COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH
CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN
GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI
LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM
PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD
TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
""".split()


def condition(asked, tenant, condition):
    """Included and excluded locations."""
    if not condition:
        return skipped()
    if condition.get("includeLocations") is None:
        if any(value is not None for value in condition.values()):
            raise OutOfScope("conditions that are not whole")
        return skipped()
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
    untold = [location for location in tenant.locations if location.get("isTrusted") is None and "ipRanges" in location and location.get("id")]
    names = stated(asked)
    if not tenant.locations and (names is None or names):
        service = mfa_addresses(asked)
        return service if service.outcome == PASS else undecided("input.missing").touching(service.touched)
    found = [inside(asked, location) for location in marked]
    # An export always tells whether a location of addresses is trusted.
    found.extend(undecided("input.missing") for location in untold if inside(asked, location).outcome != FAIL)
    if any(unheard(tenant, name) for name in names or []):
        found.append(undecided("input.missing"))
    return any_of([*found, mfa_addresses(asked)])


def unheard(tenant, name):
    """A name that no document has, which may be that of a trusted location."""
    known = {called.strip().lower() for each in tenant.locations for called in (each.get("id"), each.get("displayName")) if called}
    return word(name, ("All", "AllTrusted"))[0] is None and guid(name) not in {MFA_ADDRESSES, *known}


def named(asked, tenant, text):
    """A named location by its id."""
    for location in tenant.locations:
        if guid(location.get("id") or "") == guid(text):
            found = [inside(asked, location)]
            if any(unheard(tenant, name) and not is_guid(name) for name in stated(asked) or []):
                found.append(undecided("input.missing"))
            return any_of(found)
    names = stated(asked)
    if names is not None:
        if any(guid(name) == guid(text) for name in names):
            return passed()
        # A name may be that of an id.
        may_be = [
            name for name in names
            if unheard(tenant, name) and is_guid(name) != is_guid(text)
            or word(name, ("All", "AllTrusted"))[0] is None and slip(name, text) and (unheard(tenant, name) or unheard(tenant, text))
        ]
        return undecided("input.missing") if may_be else failed(None)
    return undecided("input.missing")


def inside(asked, location):
    """Whether the sign-in comes from a named location."""
    names = stated(asked)
    if names is not None:
        own = {guid(location.get("id") or ""), (location.get("displayName") or "").lower()}
        return passed() if any(guid(name) in own for name in names) else failed(None)
    return told(asked, location)


def told(asked, location):
    """The same by address and country alone."""
    given = asked.access.get("location") or {}
    if "countriesAndRegions" in location:
        country = given.get("country")
        if country is None:
            return undecided("input.missing")
        if country == "":
            return passed() if location.get("includeUnknownCountriesAndRegions") else failed(None)
        if location["countriesAndRegions"] is None and country:
            return undecided("input.value")
        listed = location.get("countriesAndRegions") or []
        if any(each.lower() == country.lower() for each in listed):
            return passed()
        return failed(None) if all(each.strip().upper() in COUNTRIES for each in listed) else undecided("input.value")
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
