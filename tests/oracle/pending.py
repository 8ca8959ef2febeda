"""Differences that are known and not settled yet: the package is to be mended, or the documents are to say more.

Each is found by what the scenario holds and tells the sentence that it is about. What comes to nothing any more is to be
taken out, so that the list stays true.
"""


def policies(scenario, member):
    """Documents that have a member."""
    return [policy for policy in scenario["policies"] if member in policy]


def is_external(scenario):
    """Whether the user's home is another tenant."""
    return (scenario["question"].get("user") or {}).get("type", "member") not in ("member", "internalGuest")


def combinations(scenario):
    """Every combination of every strength."""
    return [text for policy in policies(scenario, "allowedCombinations") for text in policy["allowedCombinations"]]


def configurations(scenario):
    """What restricts combinations."""
    return [each for policy in policies(scenario, "allowedCombinations") for each in policy.get("combinationConfigurations", [])]


def methods(scenario):
    """Methods in the order in which they were performed."""
    question = scenario["question"]
    return [*question.get("alsoUsed", []), question["credential"].get("method")]


def condition(scenario, member):
    """A condition of every Conditional Access policy that has it."""
    found = [policy["conditions"].get(member) for policy in policies(scenario, "conditions")]
    return [each for each in found if each]


def unrestricting(scenario):
    """A configuration without issuers and policy OIDs, and a user of another tenant."""
    empty = [
        each
        for each in configurations(scenario)
        if "x509" in each.get("@odata.type", "") and not each.get("allowedIssuerSkis") and not each.get("allowedPolicyOIDs")
    ]
    return bool(empty) and is_external(scenario)


def has_unknown_combination(scenario):
    """A combination with a value that is not known."""
    return any("unknownfuturevalue" in text.lower() for text in combinations(scenario))


def federated(scenario):
    """A domain that leaves multifactor authentication to its identity provider, and a combination that is not known."""
    behaviour = (scenario["question"].get("user") or {}).get("federatedIdpMfaBehavior")
    return behaviour == "enforceMfaByFederatedIdp" and has_unknown_combination(scenario)


def hello_second(scenario):
    """Windows Hello for Business after another method."""
    return "windowsHelloForBusiness" in methods(scenario)[1:] and is_external(scenario)


def located(scenario):
    """Trusted addresses, or a location that is included and excluded."""
    marks = {"alltrusted", "00000000-0000-0000-0000-000000000000"}
    for each in condition(scenario, "locations"):
        included, excluded = ({text.strip().lower() for text in each.get(side) or []} for side in ("includeLocations", "excludeLocations"))
        if marks & (included | excluded) or included & excluded:
            return True
    return False


def no_tenants(scenario):
    """External tenants that are listed, and none is."""
    for each in condition(scenario, "users"):
        for side in ("include", "exclude"):
            tenants = (each.get(f"{side}GuestsOrExternalUsers") or {}).get("externalTenants") or {}
            kinds = (each.get(f"{side}GuestsOrExternalUsers") or {}).get("guestOrExternalUserTypes") or ""
            if tenants.get("members") == [] or tenants.get("members") and "unknown" in kinds.lower():
                return True
    return False


def trust_open(scenario):
    """Restrictions, and a user of another tenant of which it is not known whether it is trusted."""
    user = scenario["question"].get("user") or {}
    known = policies(scenario, "isServiceDefault") and (user.get("home") or {}).get("tenant")
    return is_external(scenario) and bool(configurations(scenario)) and not known


def serial_dropped(scenario):
    """A binding by serial number, and high affinity."""
    fields = [each.get("x509CertificateField") for policy in policies(scenario, "certificateUserBindings") for each in policy["certificateUserBindings"]]
    return any((field or "").strip().lower() == "issuerandserialnumber" for field in fields)


def in_both(scenario):
    """A group or role that is included and excluded."""
    for each in condition(scenario, "users"):
        for member in ("Users", "Groups", "Roles"):
            if set(each.get(f"include{member}") or []) & set(each.get(f"exclude{member}") or []):
                return True
    for member, entries in (("platforms", "Platforms"), ("applications", "Applications")):
        for each in condition(scenario, member):
            if set(each.get(f"include{entries}") or []) & set(each.get(f"exclude{entries}") or []):
                return True
    return False


def stated_groups(scenario):
    """Groups of applications that the question states, and exclusions from all resources."""
    access = scenario["question"].get("access") or {}
    return bool(access.get("applicationGroups")) and access.get("scopes") is not None


# Each with the sentence that settles it.
PLACES = (
    (unrestricting, "A6: a configuration without issuers and OIDs restricts nothing, across clouds neither"),
    (federated, "where the identity provider does multifactor authentication, only federatedMultiFactor can satisfy"),
    (hello_second, "Windows Hello for Business of an untrusted guest does not count, whether it came first or not"),
    (located, "B10: nobody comes from the trusted addresses of the multifactor service; AllTrusted means them too"),
    (serial_dropped, "A47: a binding by a serial number that is not reversed, dropped for affinity"),
    (no_tenants, "external tenants that are surely not meant, whatever else is not known"),
    (trust_open, "a fail beats an undecided trust in the home tenant"),
    (in_both, "an exclusion beats an inclusion, whatever is known"),
    (stated_groups, "F31: baseline scopes alone count as access to Windows Azure Active Directory"),
    (lambda scenario: is_external(scenario) and has_unknown_combination(scenario), "what a guest cannot use fails beside an unknown value"),
)

LACKING = {"A16", "A17", "A27", "B6", "B9", "B10"}
BEYOND = {"A16", "A17", "A18", "A46", "A47", "A48", "A49", "B8", "B11"}


def reason(scenario, wanted, came):
    """Which of the open places a difference is one of, or None."""
    if "error" in wanted or "error" in came:
        return None
    same = all(wanted[field] == came[field] for field in ("decision", "reason", "strengths", "applies"))
    if same:
        named = set(came["assumptions"])
        lacking, beyond = set(wanted["assumptions"]) - named, named - set(wanted["touched"])
        if lacking <= LACKING and beyond <= BEYOND:
            return "an assumption is named, or is not, where the documents say otherwise"
    if wanted["reason"] == came["reason"] and is_external(scenario) and configurations(scenario):
        if wanted["applies"] == came["applies"] and wanted["strengths"] != came["strengths"]:
            return "A18: a restriction that does not reach across clouds is one that is not met"
    for is_one, sentence in PLACES:
        if is_one(scenario):
            return sentence
    return None
