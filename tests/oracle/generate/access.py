"""Conditional Access policies, named locations, and what is opened."""

from generate.pool import APPLICATIONS, GROUPS, HOMES, ROLES, UNKNOWN, USERS, chance, pick, spelt
from generate.external import KINDS
from generate.strengths import BUILT_IN, STRENGTHS

EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
AZURE_PORTAL = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"
DIRECTORY = "00000002-0000-0000-c000-000000000000"
MFA_ADDRESSES = "00000000-0000-0000-0000-000000000000"
OPENED = (*APPLICATIONS, *APPLICATIONS, EXCHANGE, AZURE_PORTAL)
LOCATIONS = tuple(f"77777777-0000-4000-8000-00000000000{number}" for number in range(1, 4))
PLATFORMS = ("android", "iOS", "windows", "windowsPhone", "macOS", "linux")
CLIENTS = ("browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other")
TERMS = "88888888-0000-4000-8000-000000000001"
FACTOR = "Contoso factor"
ADDRESSES = ("192.0.2.7", "198.51.100.7", "2001:db8::7", "::ffff:192.0.2.9")


def locations(r):
    """Named locations."""
    made = []
    for index, identity in enumerate(LOCATIONS):
        if chance(r, 0.35):
            continue
        if index == 1:
            made.append(
                {
                    "@odata.type": "#microsoft.graph.countryNamedLocation",
                    "id": identity,
                    "displayName": "Countries",
                    "countriesAndRegions": r.sample(("JP", "US", "DE"), r.randint(1, 2)),
                    "includeUnknownCountriesAndRegions": chance(r, 0.6),
                    "countryLookupMethod": "clientIpAddress",
                }
            )
        else:
            ranges = r.sample(("192.0.2.0/24", "198.51.100.0/25", "2001:db8::/32", "192.0.2.7/32"), r.randint(1, 2))
            if chance(r, 0.03):
                ranges.append("192.0.2.0/99")
            made.append(
                {
                    "@odata.type": "#microsoft.graph.ipNamedLocation",
                    "id": identity,
                    "displayName": f"Office {index}",
                    "isTrusted": chance(r, 0.5),
                    "ipRanges": [
                        {
                            "@odata.type": "#microsoft.graph.iPv6CidrRange"
                            if ":" in text
                            else "#microsoft.graph.iPv4CidrRange",
                            "cidrAddress": text,
                        }
                        for text in ranges
                    ],
                }
            )
    return made


def users(r):
    """Who is meant."""
    made = {"includeUsers": ["All"]}
    if chance(r, 0.35):
        made = {"includeUsers": []}
        if chance(r, 0.3):
            made["includeUsers"].append(r.choice((*USERS, "None", "GuestsOrExternalUsers", "GuestsOrExternalUsers")))
        if chance(r, 0.5):
            made["includeGroups"] = pick(r, GROUPS, 2)
        if chance(r, 0.3):
            made["includeRoles"] = pick(r, ROLES, 1)
        if chance(r, 0.3):
            made["includeGuestsOrExternalUsers"] = guests(r)
    if chance(r, 0.12):
        made["excludeUsers"] = [r.choice((*USERS, "GuestsOrExternalUsers"))]
    if chance(r, 0.15):
        made["excludeGroups"] = pick(r, GROUPS, 1)
    if chance(r, 0.08):
        made["excludeRoles"] = pick(r, ROLES, 1)
    if chance(r, 0.06):
        made["excludeGuestsOrExternalUsers"] = guests(r)
    made["includeUsers"] = [spelt(r, entry) for entry in made["includeUsers"]]
    if chance(r, 0.01):
        made["includeUsers"].append("AllWorkforce")
    return made


def guests(r):
    """Kinds of guests and their tenants."""
    kinds = r.sample(KINDS, r.randint(1, 5))
    if chance(r, 0.04):
        kinds.append(UNKNOWN)
    made = {"guestOrExternalUserTypes": ",".join(kinds)}
    if chance(r, 0.4):
        made["externalTenants"] = {
            "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants",
            "membershipKind": "all",
        }
    elif chance(r, 0.7):
        made["externalTenants"] = {
            "@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants",
            "membershipKind": "enumerated",
            "members": pick(r, HOMES, 1),
        }
    return made


def applications(r):
    """What is opened."""
    if chance(r, 0.12):
        actions = r.sample(("urn:user:registersecurityinfo", "urn:user:registerdevice"), r.randint(1, 2))
        if chance(r, 0.03):
            actions = ["urn:user:somethingnew"]
        return {"includeApplications": [], "includeUserActions": actions}
    if chance(r, 0.05):
        return {
            "includeApplications": [],
            "includeAuthenticationContextClassReferences": pick(r, ("c1", "c2"), 2),
        }
    if chance(r, 0.65):
        made = {"includeApplications": ["All"]}
    else:
        made = {"includeApplications": pick(r, (*APPLICATIONS, "Office365", "MicrosoftAdminPortals", EXCHANGE), 2)}
        if chance(r, 0.05):
            made["includeApplications"] = ["None"]
    if chance(r, 0.25):
        made["excludeApplications"] = pick(r, (*APPLICATIONS, "Office365", "MicrosoftAdminPortals", DIRECTORY, EXCHANGE), 2)
    return made


RULES = (
    'device.isCompliant -eq True', 'device.isCompliant -ne True', 'device.trustType -eq "ServerAD"',
    'device.trustType -in ["AzureAD", "ServerAD"]', 'device.trustType -notIn ["Workplace"]',
    'device.model -startsWith "Sur"', 'device.model -notContains "face"', 'device.model -contains "FACE"',
    'device.physicalIds -contains "[ZTDId]:1"', 'device.physicalIds -contains "[ZTDId]"', 'device.systemLabels -notContains "Azure"', 'device.physicalIds -notContains "[ZTDId]:1"',
    'device.systemLabels -contains "AzureResource"', 'device.extensionAttribute1 -eq "SAW"',
    'device.extensionAttribute1 -ne "SAW"', 'device.deviceOwnership -eq "Company"', 'device.ownership -ne "Personal"',
    'device.model -eq null', 'device.displayName -endsWith "-x"', 'device.displayName -notEndsWith "-x"',
    'device.manufacturer -notStartsWith "Micro"', 'device.madeUp -eq "x"',
)


def rule(r, depth=0):
    """A rule on devices."""
    if depth < 2 and chance(r, 0.3):
        joined = r.choice((" -and ", " -or ")).join(rule(r, depth + 1) for _ in range(2))
        return f"({joined})" if chance(r, 0.6) else joined
    text = r.choice(RULES if chance(r, 0.7) else RULES[8:13])
    if chance(r, 0.12):
        text = f"-not ({text})"
    if chance(r, 0.04):
        text = text.replace("-eq", "-EQ").replace("device.", "Device.")
    return text


def conditions(r):
    """Conditions: few, so that policies apply."""
    made = {"users": users(r), "applications": applications(r), "clientAppTypes": ["all"]}
    if chance(r, 0.12):
        made["clientAppTypes"] = [spelt(r, each) for each in pick(r, CLIENTS, 3)]
    if chance(r, 0.12):
        made["platforms"] = {
            "includePlatforms": ["all"] if chance(r, 0.5) else pick(r, PLATFORMS, 3),
            "excludePlatforms": pick(r, PLATFORMS, 2) if chance(r, 0.5) else [],
        }
        if chance(r, 0.03):
            made["platforms"]["includePlatforms"].append(UNKNOWN)
    if chance(r, 0.28):
        entries = (*LOCATIONS, *LOCATIONS, "AllTrusted", MFA_ADDRESSES)
        made["locations"] = {
            "includeLocations": ["All"] if chance(r, 0.5) else pick(r, entries, 2),
            "excludeLocations": pick(r, entries, 2) if chance(r, 0.6) else [],
        }
    if chance(r, 0.08):
        made["signInRiskLevels"] = pick(r, ("low", "medium", "high", "none"), 2)
        if chance(r, 0.04):
            made["signInRiskLevels"].append(UNKNOWN)
    if chance(r, 0.08):
        made["userRiskLevels"] = pick(r, ("low", "medium", "high", "none"), 2)
    if chance(r, 0.05):
        made["insiderRiskLevels"] = ",".join(r.sample(("minor", "moderate", "elevated"), r.randint(1, 2)))
    if chance(r, 0.06):
        made["authenticationFlows"] = {
            "transferMethods": r.choice(("deviceCodeFlow", "authenticationTransfer", "deviceCodeFlow,authenticationTransfer", "none"))
        }
    if chance(r, 0.18):
        text = rule(r) if chance(r, 0.97) else "device.model -eq"
        made["devices"] = {"deviceFilter": {"mode": r.choice(("include", "exclude")), "rule": text}}
    if chance(r, 0.01):
        made["clientApplications"] = {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}
    if chance(r, 0.01):
        made["agentIdRiskLevels"] = "high"
    if chance(r, 0.01):
        made["moonPhases"] = ["full"]
    return made


CONTROLS = (
    "mfa", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication",
    "passwordChange", "riskRemediation",
)


def grant(r):
    """Grant controls."""
    if chance(r, 0.04):
        return None
    if chance(r, 0.12):
        return {"operator": "OR", "builtInControls": ["block"] + pick(r, ("mfa", "compliantDevice"), 1)}
    made = {"operator": r.choice(("AND", "OR")), "builtInControls": []}
    if chance(r, 0.5):
        made["authenticationStrength"] = {"id": r.choice((*STRENGTHS, *BUILT_IN, *BUILT_IN))}
    if "authenticationStrength" not in made or chance(r, 0.3):
        made["builtInControls"] = list(dict.fromkeys(spelt(r, r.choice(CONTROLS)) for _ in range(r.randint(1, 2))))
    if chance(r, 0.05):
        made["termsOfUse"] = [TERMS]
    if chance(r, 0.03):
        made["customAuthenticationFactors"] = [FACTOR]
    if chance(r, 0.01):
        made["builtInControls"].append(UNKNOWN)
    if chance(r, 0.01):
        made = {"operator": "OR", "builtInControls": None}
    return made


def policy(r, number):
    """A Conditional Access policy."""
    made = {
        "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
        "id": f"99999999-0000-4000-8000-00000000000{number}",
        "displayName": f"Policy {number}",
        "state": "enabled",
        "conditions": conditions(r),
        "grantControls": grant(r),
    }
    if made["grantControls"] is None:
        made["sessionControls"] = {"signInFrequency": {"value": 1, "type": "hours", "isEnabled": True}}
    if chance(r, 0.12):
        made["state"] = r.choice(("disabled", "enabledForReportingButNotEnforced"))
    if chance(r, 0.02):
        made["state"] = spelt(r, UNKNOWN)
    if chance(r, 0.01):
        del made["state"]
    return made


def registration(r):
    """Two policies that ask for a strength, one for all resources, one for the registration of security information."""
    made = []
    for number, applications_ in (
        (7, {"includeApplications": ["All"]}),
        (8, {"includeApplications": [], "includeUserActions": ["urn:user:registersecurityinfo"]}),
    ):
        each = policy(r, number)
        each["conditions"]["applications"] = applications_
        each["grantControls"] = {"operator": "OR", "builtInControls": [], "authenticationStrength": {"id": r.choice(BUILT_IN + STRENGTHS)}}
        made.append(each)
    return made


def documents(r, policies):
    """Policies, and named locations beside them."""
    for number in range(r.choice((1, 1, 1, 2, 2, 3))):
        policies.append(policy(r, number + 1))
    if chance(r, 0.12):
        policies.extend(registration(r))
    if chance(r, 0.7):
        policies.extend(locations(r))


def ask(r, question, policies):
    """What is opened, and how."""
    made = {}
    if any(policy.get("id", "").endswith("-000000000008") for policy in policies) and chance(r, 0.7):
        made["userAction"] = "registerSecurityInformation"
    elif chance(r, 0.72) and question["action"] == "signIn":
        made["application"] = r.choice(OPENED)
        if chance(r, 0.2):
            made["applicationGroups"] = pick(r, ("Office365", "MicrosoftAdminPortals"), 1)
        if chance(r, 0.25):
            made["scopes"] = pick(r, ("openid", "profile", "User.Read", "Mail.Read"), 2)
    elif chance(r, 0.8):
        made["userAction"] = r.choice(
            ("registerSecurityInformation", "registerSecurityInformation", "registerOrJoinDevices", "urn:user:registersecurityinfo")
        )
    else:
        made["authenticationContext"] = r.choice(("c1", "c2", "c3"))
    if chance(r, 0.5):
        made["platform"] = r.choice(PLATFORMS)
    if chance(r, 0.5):
        made["clientApp"] = r.choice(CLIENTS)
    if chance(r, 0.65):
        location = {}
        if chance(r, 0.75):
            location["ipAddress"] = r.choice(ADDRESSES)
        if chance(r, 0.75):
            location["country"] = r.choice(("JP", "us", "FR", "", ""))
        if chance(r, 0.15):
            # An address and a country are mostly elsewhere, which is refused.
            location = location if chance(r, 0.2) else {}
            location["namedLocations"] = pick(r, (*LOCATIONS, MFA_ADDRESSES), 1)
        made["location"] = location
    if chance(r, 0.35):
        made["signInRisk"] = r.choice(("none", "low", "medium", "high"))
    if chance(r, 0.35):
        made["userRisk"] = r.choice(("none", "low", "medium", "high"))
    if chance(r, 0.2):
        made["insiderRisk"] = r.choice(("none", "minor", "elevated"))
    if chance(r, 0.2):
        flow = r.choice(("none", "deviceCodeFlow", "authenticationTransfer"))
        made["authenticationFlow"] = {"transferMethod": flow} if chance(r, 0.3) else flow
    if chance(r, 0.55):
        made["device"] = device(r)
    if chance(r, 0.4):
        made["satisfied"] = pick(
            r, ("compliantApplication", "approvedApplication", "passwordChange", f"termsOfUse:{TERMS}", FACTOR, "compliantDevice"), 3
        )
    question["access"] = made


def device(r):
    """A device, or one that is not registered."""
    if chance(r, 0.2):
        return {}
    made = {
        "isCompliant": chance(r, 0.5),
        "trustType": r.choice(("AzureAD", "ServerAD", "Workplace")),
        "model": r.choice(("Surface", "Book", "")),
        "physicalIds": pick(r, ("[ZTDId]:1", "[OrderId]:x"), 2),
        "systemLabels": pick(r, ("AzureResource", "M365Managed"), 1),
        "extensionAttribute1": r.choice(("SAW", "x")),
        "deviceOwnership": r.choice(("Company", "Personal")),
        "displayName": r.choice(("pc-x", "pc-y")),
        "manufacturer": r.choice(("Microsoft", "Contoso")),
    }
    for member in list(made):
        if chance(r, 0.12):
            del made[member]
    return made
