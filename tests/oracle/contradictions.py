"""Questions that say one thing in two ways which cannot both be (access.md, "Conditions")."""

import locations
from results import FAIL
from words import guid

CONTROLS = (("compliantDevice", "isCompliant", "true"), ("domainJoinedDevice", "trustType", "serverad"))


def found(asked, tenant):
    """Whether the question contradicts itself, or what the documents say of what it names."""
    if asked.access is None:
        return False
    return of_device(asked.access) or of_place(asked, tenant)


def of_device(access):
    """A control that is said to be met, and a device that does not meet it."""
    met = {name.strip().lower() for name in access.get("satisfied") or []}
    device = access.get("device")
    if device is None:
        return False
    own = {name.lower(): value for name, value in device.items()}
    for control, attribute, wanted in CONTROLS:
        if control.lower() not in met:
            continue
        if not own:
            return True
        if attribute.lower() in own and str(own[attribute.lower()]).lower() != wanted:
            return True
    return False


def of_place(asked, tenant):
    """A named location that the sign-in is said to come from, beside an address or a country outside of it."""
    place = asked.access.get("location") or {}
    for name in place.get("namedLocations") or []:
        meant = [each for each in tenant.locations if guid(name) in {guid(each.get("id") or ""), (each.get("displayName") or "").lower()}]
        if meant and all(locations.told(asked, each).outcome == FAIL for each in meant):
            return True
    return False
