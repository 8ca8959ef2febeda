"""Members of Conditional Access policies that the oracle reads; with others a policy is left to the scenarios."""

from results import OutOfScope

_USERS = {f"{side}{what}" for side in ("include", "exclude") for what in ("Users", "Groups", "Roles", "GuestsOrExternalUsers")}
_GUESTS = {"guestOrExternalUserTypes", "externalTenants"}
_CONDITIONS = {
    "users": _USERS,
    "applications": {
        "includeApplications", "excludeApplications", "includeUserActions", "includeAuthenticationContextClassReferences",
        "applicationFilter",
    },
    "platforms": {"includePlatforms", "excludePlatforms"},
    "locations": {"includeLocations", "excludeLocations"},
    "clientApplications": {"includeServicePrincipals", "excludeServicePrincipals", "servicePrincipalFilter", "includeAgentIdServicePrincipals"},
    "authenticationFlows": {"transferMethods"},
    "devices": {"deviceFilter"},
}
_GRANT = {
    "operator", "builtInControls", "customAuthenticationFactors", "termsOfUse", "authenticationStrength",
}
_LISTS = ("includeUsers", "excludeUsers", "includeGroups", "excludeGroups", "includeRoles", "excludeRoles")


def only(value, known):
    """Refuses members beyond those known, annotations aside."""
    if value is None:
        return
    if not isinstance(value, dict):
        raise OutOfScope("values of other types")
    unknown = {member for member in value if not member.startswith(("@", "#")) and "@odata." not in member} - known
    if unknown or any(member.endswith("@odata.bind") for member in value):
        raise OutOfScope("members that are not known")


_STRENGTH = {
    "id", "displayName", "description", "policyType", "requirementsSatisfied", "allowedCombinations", "combinationConfigurations",
    "createdDateTime", "modifiedDateTime",
}
_CONFIGURATION = {
    "id", "appliesToCombinations", "allowedAAGUIDs", "allowedIssuerSkis", "allowedPolicyOIDs", "allowedIssuers",
}


def check_strength(strength):
    """Refuses members of a strength that may be meant for those that decide."""
    only(strength, _STRENGTH)
    for configuration in strength.get("combinationConfigurations") or []:
        only(configuration, _CONFIGURATION)


def check(policy):
    """Refuses what the oracle does not read of a policy."""
    if len({member.lower() for member in policy}) < len(policy):
        raise OutOfScope("members in other letters")
    conditions = policy["conditions"]
    if not isinstance(conditions, dict):
        raise OutOfScope("values of other types")
    lower = {member.lower() for member in (*_CONDITIONS, "signInRiskLevels", "userRiskLevels", "clientAppTypes")}
    for member in conditions:
        if member.lower() in lower and member not in _CONDITIONS and member[0].isupper():
            raise OutOfScope("members in other letters")
    for member, known in _CONDITIONS.items():
        only(conditions.get(member), known)
    users = conditions.get("users") or {}
    for member in _LISTS:
        entries = users.get(member)
        if entries is not None and not isinstance(entries, list):
            raise OutOfScope("values of other types")
        if any(entry.isalpha() and entry == entry.lower() and entry not in ("all", "none", "guestsorexternalusers") for entry in entries or []):
            raise OutOfScope("names in the place of ids")
        if any("-" in entry and entry.count("-") != 4 or "@" in entry or " " in entry.strip() for entry in entries or []):
            raise OutOfScope("names in the place of ids")
    for side in ("include", "exclude"):
        only(users.get(f"{side}GuestsOrExternalUsers"), _GUESTS)
    only(policy["grantControls"], _GRANT)
    only((conditions.get("devices") or {}).get("deviceFilter"), {"mode", "rule"})
