"""Conditions of a Conditional Access policy: whether it applies (access.md, "Conditions")."""

import re
from urllib.parse import unquote

import locations
import rules
from dates import BASELINE_FROM
from exclusions import NOT_INCLUDED, excluding
from question import GUESTS
from results import FAIL, PASS, SKIP, UNKNOWN, OutOfScope, Result, all_of, any_of, failed, passed, skipped, undecided
from words import guid, is_guid, slip, word



def applies(asked, tenant, policy, external):
    """Whether the policy is for this sign-in, every condition in the order of access.md."""
    conditions = policy.get("conditions") or {}
    checks = [
        workload(conditions),
        users(asked, conditions.get("users")),
        resource(asked, conditions.get("applications")),
        platform(asked, conditions.get("platforms")),
        client_app(asked, conditions.get("clientAppTypes")),
        locations.condition(asked, tenant, conditions.get("locations")),
        risk(asked, conditions.get("signInRiskLevels"), "signInRisk"),
        risk(asked, conditions.get("userRiskLevels"), "userRisk"),
        insider_risk(asked, conditions.get("insiderRiskLevels")),
        flow(asked, conditions.get("authenticationFlows")),
        device(asked, conditions.get("devices"), external),
    ]
    for member, value in conditions.items():
        if member not in KNOWN and says_something(value):
            checks.append(undecided("input.unknownEnumMember", "A17"))
    return conjunction(checks)


KNOWN = {
    "clientAppTypes", "applications", "users", "platforms", "locations", "signInRiskLevels", "userRiskLevels",
    "insiderRiskLevels", "authenticationFlows", "devices", "clientApplications", "servicePrincipalRiskLevels",
    "agentIdRiskLevels", "agents", "agentContext",
}


def conjunction(checks):
    """All conditions together. One that is surely not met is enough, so the policy leans on what all such ones do (B11)."""
    found = all_of(checks)
    if found.outcome == FAIL:
        failing = [check.notes for check in checks if check.outcome == FAIL]
        return Result(FAIL, found.code, frozenset.intersection(*failing), found.touched)
    return found


def says_something(value):
    """Whether a member of a condition says anything."""
    if isinstance(value, dict):
        return any(says_something(each) for member, each in value.items() if not member.startswith("@"))
    return value not in (None, [], "")


def workload(conditions):
    """Conditions about workload identities and agents are met by no person (F34)."""
    for member in ("clientApplications", "agents", "agentContext", "agentIdRiskLevels", "servicePrincipalRiskLevels"):
        value = conditions.get(member)
        # Of a set of flags, none is none of them.
        is_none = member == "agentIdRiskLevels" and isinstance(value, str) and value.lower() == "none"
        if says_something(value) and not is_none:
            return failed(NOT_INCLUDED)
    return skipped()


def users(asked, condition):
    """Users, groups, roles and guests."""
    if condition is None or not any(member.startswith("include") for member in condition):
        raise OutOfScope("policies without users")
    included = any_of(users_of(asked, less(condition, USERS), "include"))
    excluded = any_of(users_of(asked, condition, "exclude"))
    return excluding(included, excluded)


USERS = (("includeUsers", "excludeUsers"), ("includeGroups", "excludeGroups"), ("includeRoles", "excludeRoles"))


def less(condition, pairs):
    """A condition without the inclusions that are exclusions too, which hold nobody whatever is known."""
    plain = dict(condition)
    for include, exclude in pairs:
        out = {guid(entry) for entry in condition.get(exclude) or []}
        plain[include] = [entry for entry in condition.get(include) or [] if guid(entry) not in out]
    return plain


def users_of(asked, condition, side):
    """What each entry of one side says."""
    found = []
    for entry in condition.get(f"{side}Users") or []:
        found.append(user_entry(asked, entry))
    found.extend(members(asked, condition.get(f"{side}Groups"), "groups"))
    found.extend(members(asked, condition.get(f"{side}Roles"), "roles"))
    guests = condition.get(f"{side}GuestsOrExternalUsers")
    if guests is not None:
        found.append(guest_entry(asked, guests))
    return found


def user_entry(asked, entry):
    """All, None, guests by the older word, or a user."""
    known, spelt = word(entry, ("All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers"))
    notes = ("A16",) if spelt else ()
    if known == "All":
        return passed(*notes)
    # Agents are no people (F34).
    if known in ("None", "AllAgentIdUsers"):
        return failed(None, *notes)
    if known == "GuestsOrExternalUsers":
        return passed(*notes) if asked.user_type != "member" else failed(None, *notes)
    user = asked.user.get("id")
    if user is None:
        return undecided("input.missing").touching(() if is_guid(entry) else {"A17"})
    if not is_guid(entry):
        return undecided("input.unknownEnumMember", "A17")
    if not is_guid(user):
        return undecided("input.missing")
    spelt = ("A16",) if entry != entry.strip() else ()
    return passed(*spelt) if guid(user) == guid(entry) else failed(None).touching(spelt)


def members(asked, entries, member):
    """Groups or roles that the user has."""
    found = []
    own = asked.user.get(member)
    known = None if own is None else {guid(each) for each in own}
    for entry in entries or []:
        if rules.is_variable(entry):
            found.append(undecided("input.unknownEnumMember", "A17"))
        elif known is None:
            found.append(undecided("input.groupMembershipUnknown"))
        elif guid(entry) not in known and any(slip(each, entry) for each in own):
            # Which of the two names is meant, nothing tells.
            found.append(undecided("input.groupMembershipUnknown"))
        else:
            found.append(passed() if guid(entry) in known else failed(None))
    return found


KINDS = ("internalGuest", *GUESTS)


def guest_entry(asked, condition):
    """Kinds of guests, and their tenants."""
    if "guestOrExternalUserTypes" not in condition:
        raise OutOfScope("conditions that are not whole")
    kind = failed(None)
    notes = set()
    unknown = False
    for part in (condition.get("guestOrExternalUserTypes") or "").split(","):
        if not part.strip():
            continue
        known, spelt = word(part, KINDS + ("none",))
        if known is None:
            unknown = True
            continue
        if known == asked.user_type:
            kind = passed(*(("A16",) if spelt and part.strip() != known else ()))
    if kind.outcome != PASS and unknown and asked.user_type != "member":
        kind = undecided("input.unknownEnumMember", "A17")
    if asked.user_type == "internalGuest":
        # An account of this tenant has no external one.
        return kind.noting(notes)
    return all_of([kind, tenants(asked, condition.get("externalTenants"))]).noting(notes)


def tenants(asked, condition):
    """External tenants: all, or those listed."""
    if condition is None:
        return passed()
    value = condition.get("membershipKind")
    if value is None:
        raise OutOfScope("external tenants without a kind")
    kind, spelt = word(value, ("all", "enumerated"))
    notes = ("A16",) if spelt else ()
    if kind is None:
        return undecided("input.unknownEnumMember", "A17")
    if kind == "all":
        return passed(*notes)
    listed = condition.get("members")
    if listed is None:
        return undecided("input.missing", *notes)
    home = asked.home.get("tenant")
    if home is None:
        return undecided("input.missing", *notes) if listed else failed(None, *notes)
    if any(guid(each) == guid(home) for each in listed):
        return passed(*notes)
    # The tenant of a domain may have any id.
    if any(is_guid(each) != is_guid(home) for each in listed):
        return undecided("input.missing", *notes)
    return failed(None, *notes)


GROUPS = ("Office365", "MicrosoftAdminPortals")
ACTIONS = {
    "urn:user:registersecurityinfo": "registerSecurityInformation",
    "urn:user:registerdevice": "registerOrJoinDevices",
    "registersecurityinformation": "registerSecurityInformation",
    "registerorjoindevices": "registerOrJoinDevices",
}
# Some of the documented members of the groups, by the documentation's own tables (F36).
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
SHAREPOINT = "00000003-0000-0ff1-ce00-000000000000"
AZURE_PORTAL = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"
ADMIN_CENTER = "00000006-0000-0ff1-ce00-000000000000"
SYNC = "ab9b8c07-8f02-4f72-87fa-80105867a763"
LISTED = {"Office365": {EXCHANGE, SHAREPOINT, SYNC}, "MicrosoftAdminPortals": {AZURE_PORTAL, ADMIN_CENTER}}
# Windows Azure Service Management API, and what a policy for it is enforced for beside it (access.md, "Applications").
AZURE_MANAGEMENT = "797f4846-ba00-4fd7-ba43-dac1f8f63013"
BOUND_TO_AZURE = (
    "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "e9f49c6b-5ce5-44c8-925d-015017e9f7ad",
    "f5c26e74-f226-4ae8-85f0-b4af0080ac9e", "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5",
)
DIRECTORY = "00000002-0000-0000-c000-000000000000"
BASELINE = {
    "openid", "profile", "email", "offline_access", "user.read", "user.read.all", "user.readbasic.all", "people.read",
    "people.read.all", "groupmember.read.all", "member.read.hidden",
}


def resource(asked, condition):
    """What is opened."""
    if condition is None or "includeApplications" not in condition:
        raise OutOfScope("policies without applications")
    access = asked.access
    if says_something(condition.get("applicationFilter")):
        raise OutOfScope("filters for applications")
    if access.get("userAction") is not None:
        return user_action(ACTIONS[access["userAction"].lower()], condition)
    if access.get("authenticationContext") is not None:
        wanted = access["authenticationContext"].lower()
        named = condition.get("includeAuthenticationContextClassReferences") or []
        if any(each.strip().lower() == wanted for each in named):
            return passed()
        # What is no id of a context could mean any.
        odd = [each for each in named if not re.fullmatch("c[1-9][0-9]?", each.strip().lower())]
        if named and not re.fullmatch("c[1-9][0-9]?", wanted):
            return undecided("input.missing") if named[0] not in odd else undecided("input.unknownEnumMember", "A17")
        return undecided("input.unknownEnumMember", "A17") if odd else failed(NOT_INCLUDED)
    application = access["application"]
    if not is_guid(application):
        raise OutOfScope("applications by name")
    kept = less(condition, (("includeApplications", "excludeApplications"),))
    included = any_of(application_entry(asked, entry) for entry in kept["includeApplications"])
    excluded = any_of(application_entry(asked, entry) for entry in condition.get("excludeApplications") or [])
    found = excluding(included, excluded)
    return baseline(asked, condition, included, excluded, found)


def user_action(action, condition):
    """User actions; policies for all resources also hold for the registration of security information."""
    found = []
    for entry in condition.get("includeUserActions") or []:
        known = ACTIONS.get(entry.strip().lower())
        if known is None:
            found.append(undecided("input.unknownEnumMember", "A17"))
        else:
            found.append(passed() if known == action else failed(None))
    if action == "registerSecurityInformation":
        for entry in condition.get("includeApplications") or []:
            if word(entry, ("All",))[0]:
                found.append(passed())
    return excluding(any_of(found), skipped())


def everything(condition):
    """Whether a policy is for all resources."""
    return any(word(entry, ("All",))[0] for entry in condition.get("includeApplications") or [])


def application_entry(asked, entry):
    """All, None, a group of applications, or one."""
    known, spelt = word(entry, ("All", "None", "AllAgentIdResources", *GROUPS))
    notes = ("A16",) if spelt else ()
    if known == "All":
        return passed(*notes)
    if known in ("None", "AllAgentIdResources"):
        return failed(None, *notes)
    if known in GROUPS:
        return group_entry(asked, known).noting(notes)
    if not is_guid(entry):
        if any(guid(each) == guid(entry) for each in asked.access.get("applicationGroups") or []):
            return passed()
        # Which id a name has that nobody knows, no document tells, whatever groups the question states.
        return undecided("input.missing")
    opened = guid(asked.access["application"])
    stands_for = BOUND_TO_AZURE if guid(entry) == AZURE_MANAGEMENT else ()
    return passed() if guid(entry) == opened or opened in stands_for else failed(None)


def group_entry(asked, group):
    """A group of applications, by what the question states, else by the built-in list (B9)."""
    stated = asked.access.get("applicationGroups")
    if stated is not None:
        return passed() if any(word(each.replace(" ", ""), (group,))[0] for each in stated) else failed(None)
    if guid(asked.access["application"]) in LISTED[group]:
        return passed()
    if asked.reading == "strict":
        return undecided("input.missing", "B9")
    return failed(None, "B9")


def baseline(asked, condition, included, excluded, found):
    """Exclusions from all resources do not reach sign-ins for baseline scopes alone (B8, F31), and policies for the directory do."""
    if asked.at >= BASELINE_FROM and included.outcome == FAIL and asked.access.get("scopes"):
        named = [guid(entry) for entry in condition.get("includeApplications") or [] if is_guid(entry)]
        left_out = [guid(entry) for entry in condition.get("excludeApplications") or [] if is_guid(entry)]
        if DIRECTORY in named and only_baseline(asked.access["scopes"]):
            return failed(None) if DIRECTORY in left_out else passed()
    if not everything(condition) or asked.at < BASELINE_FROM or excluded.outcome == FAIL or excluded.outcome == SKIP:
        return found
    if any(guid(entry) == DIRECTORY for entry in condition.get("excludeApplications") or []):
        return found
    scopes = asked.access.get("scopes")
    if scopes is None:
        return found.noting({"B8"}) if excluded.outcome == PASS else found.touching({"B8"})
    if not only_baseline(scopes):
        return found
    # The sign-in counts as access to the directory, which may be in an excluded group itself.
    groups = [word(entry, GROUPS)[0] for entry in condition.get("excludeApplications") or []]
    held = any_of(directory_in(asked, group) for group in groups if group)
    reached = Result(PASS) if held.outcome in (FAIL, SKIP) else undecided("input.missing")
    return reached.noting(held.notes).touching(held.touched | found.touched)


def only_baseline(scopes):
    """Whether a sign-in asks for baseline scopes alone."""
    plain = [unquote(text.replace("+", " ")).lower() for text in scopes]
    words = [each.removeprefix("https://graph.microsoft.com/") for text in plain for each in text.replace(",", " ").split()]
    return all(each in BASELINE for each in words)


def directory_in(asked, group):
    """Whether Windows Azure Active Directory is in a group: it is on neither list (B9)."""
    return undecided("input.missing", "B9") if asked.reading == "strict" else failed(None, "B9")


PLATFORMS = ("android", "iOS", "windows", "windowsPhone", "macOS", "linux")


def listed(value, entries, known_words, everything_word=None):
    """Whether a value is among entries, three-valued."""
    found = []
    for entry in entries or []:
        names = known_words + ((everything_word,) if everything_word else ())
        known, spelt = word(entry, names)
        notes = ("A16",) if spelt else ()
        if known is None and value is not None:
            found.append(undecided("input.unknownEnumMember", "A17"))
        elif known is None:
            found.append(undecided("input.missing").touching({"A17"}))
        elif known == everything_word:
            found.append(passed(*notes))
        elif value is None:
            found.append(undecided("input.missing").touching(notes))
        else:
            found.append(Result(PASS if known == value else FAIL, None, notes))
    return any_of(found)


def platform(asked, condition):
    """Platforms."""
    if not condition:
        return skipped()
    if condition.get("includePlatforms") is None:
        if any(value is not None for value in condition.values()):
            raise OutOfScope("conditions that are not whole")
        return skipped()
    value = asked.access.get("platform")
    kept = less(condition, (("includePlatforms", "excludePlatforms"),))
    included = listed(value, kept["includePlatforms"], PLATFORMS, "all")
    excluded = listed(value, condition.get("excludePlatforms"), PLATFORMS, "all")
    return excluding(included, excluded)


CLIENTS = ("browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other")


def client_app(asked, entries):
    """Client applications."""
    if not entries:
        return skipped()
    client = asked.access.get("clientApp")
    found = listed(client, entries, CLIENTS, "all")
    if client == "easSupported":
        # Exchange ActiveSync is that of supported platforms and of others.
        found = any_of([found, listed("exchangeActiveSync", entries, CLIENTS, "all")])
    elif client == "exchangeActiveSync" and any(word(entry, ("easSupported",))[0] for entry in entries):
        found = any_of([found, undecided("input.missing")])
    return found.being(FAIL, NOT_INCLUDED) if found.outcome == FAIL else found


LEVELS = ("none", "low", "medium", "high", "hidden")


def by_default(asked, found, given):
    """A risk or flow that the question leaves out counts as none; strict reading is undecided (B11)."""
    if given:
        return found
    if asked.reading == "strict":
        return undecided("input.missing").touching(found.touched | {"B11"})
    return found.noting({"B11"})


def risk(asked, entries, member):
    """Risk of the sign-in or of the user."""
    if not entries:
        return skipped()
    value = asked.access.get(member)
    found = listed(value or "none", entries, LEVELS)
    if found.outcome == FAIL:
        # What is hidden may be any of those that the policy is for.
        found = undecided("input.missing") if value == "hidden" else found.being(FAIL, NOT_INCLUDED)
    return by_default(asked, found, value is not None)


INSIDER = ("none", "minor", "moderate", "elevated")


def insider_risk(asked, text):
    """Insider risk, flags joined by commas."""
    if not says_something(text):
        return skipped()
    value = asked.access.get("insiderRisk")
    found = listed(value or "none", [part.strip() for part in text.split(",")], INSIDER)
    if found.outcome == FAIL:
        found = found.being(FAIL, NOT_INCLUDED)
    return by_default(asked, found, value is not None)


FLOWS = ("none", "deviceCodeFlow", "authenticationTransfer")


def flow(asked, condition):
    """Authentication flows, flags joined by commas; `none` alone is no condition."""
    if not says_something(condition):
        return skipped()
    if set(condition) - {"transferMethods", "@odata.type"}:
        raise OutOfScope("members of authentication flows that are not known")
    parts = [part.strip() for part in (condition.get("transferMethods") or "").split(",") if part.strip()]
    wanted = [part for part in parts if word(part, ("none",))[0] is None]
    if not wanted:
        return skipped()
    value = asked.access.get("authenticationFlow")
    if isinstance(value, dict):
        value = value["transferMethod"]
    found = listed(value or "none", wanted, FLOWS)
    if found.outcome == FAIL:
        found = found.being(FAIL, NOT_INCLUDED)
    return by_default(asked, found, value is not None)


def device(asked, condition, external):
    """The filter for devices."""
    condition = condition or {}
    if any(says_something(condition.get(member)) for member in condition if member not in ("deviceFilter", "@odata.type")):
        raise OutOfScope("older conditions on devices")
    filter_ = condition.get("deviceFilter")
    if not says_something(filter_):
        return skipped()
    mode, spelt = word(filter_.get("mode") or "", ("include", "exclude"))
    notes = ("A16",) if spelt else ()
    met = rules.device(filter_.get("rule") or "", asked.access.get("device"), external.word)
    if mode is None:
        return undecided("input.unknownEnumMember", "A17")
    if met.outcome == UNKNOWN:
        return met.noting(notes)
    hit = (met.outcome == PASS) == (mode == "include")
    return met.being(PASS if hit else FAIL, None if hit else NOT_INCLUDED).noting(notes)
