"""Passkey policies and passkeys."""

from generate.pool import AAGUIDS, GROUPS, ROLES, UNKNOWN, USERS, absent, chance, pick, spelt

PROFILES = tuple(f"44444444-0000-4000-8000-00000000000{number}" for number in range(1, 4))


def person(r, user):
    """Who it is, as far as the question says."""
    if chance(r, 0.9):
        user["id"] = r.choice(USERS)
    if chance(r, 0.85):
        user["groups"] = pick(r, GROUPS)
    if chance(r, 0.8):
        user["roles"] = pick(r, ROLES)


def credential(r):
    """A passkey as somebody describes it."""
    made = {}
    if chance(r, 0.92):
        made["aaguid"] = r.choice(AAGUIDS)
        if chance(r, 0.05):
            made["aaguid"] = made["aaguid"].upper()
    if chance(r, 0.85):
        made["type"] = r.choice(("deviceBound", "deviceBound", "synced"))
    if chance(r, 0.5):
        made["attestationLevel"] = r.choice(("attested", "notAttested"))
    return made


def phase(r, question):
    """Registering, through some channel, or signing in."""
    if chance(r, 0.5):
        question["action"] = "register"
        if chance(r, 0.4):
            question["channel"] = r.choice(("securityInfo", "graph", "graphBeta"))


def targets(r, profiles=()):
    """Included targets."""
    made = []
    if chance(r, 0.75):
        made.append({"targetType": "group", "id": "all_users"})
    for group in pick(r, GROUPS, 2):
        made.append({"targetType": "group", "id": group})
    if chance(r, 0.05):
        made.append({"targetType": "user", "id": r.choice(USERS)})
    if chance(r, 0.02):
        made.append({"targetType": UNKNOWN, "id": r.choice(GROUPS)})
    for target in made:
        if profiles and chance(r, 0.92):
            target["allowedPasskeyProfiles"] = r.sample(profiles, r.randint(1, min(2, len(profiles))))
            if chance(r, 0.05):
                target["allowedPasskeyProfiles"].append("44444444-0000-4000-8000-000000000009")
    return made


def excluded(r):
    """Excluded targets."""
    if chance(r, 0.75):
        return []
    made = [{"targetType": "group", "id": r.choice(GROUPS)}]
    if chance(r, 0.2):
        made.append({"targetType": "user", "id": r.choice(USERS)})
    return made


def restrictions(r):
    """Key restrictions."""
    made = {
        "isEnforced": chance(r, 0.6),
        "enforcementType": spelt(r, r.choice(("allow", "allow", "block"))),
        "aaGuids": pick(r, AAGUIDS, 4),
    }
    if chance(r, 0.03):
        made["isEnforced"] = None
    if chance(r, 0.03):
        made["enforcementType"] = r.choice((None, UNKNOWN))
    if chance(r, 0.08):
        made["aaGuids"] = []
    return made


def profile(r, identity):
    """A passkey profile."""
    made = {
        "id": identity,
        "name": f"Profile {identity[-1]}",
        "passkeyTypes": spelt(r, r.choice(("deviceBound", "deviceBound,synced", "deviceBound,synced", "synced"))),
        "attestationEnforcement": spelt(r, r.choice(("disabled", "disabled", "registrationOnly"))),
        "keyRestrictions": restrictions(r),
    }
    if chance(r, 0.03):
        made["passkeyTypes"] = r.choice((f"deviceBound,{UNKNOWN}", f"synced,{UNKNOWN}", UNKNOWN, ""))
    if chance(r, 0.02):
        made["attestationEnforcement"] = UNKNOWN
    absent(r, made, 0.02, "passkeyTypes", "attestationEnforcement", "keyRestrictions")
    return made


def policy(r):
    """A passkey policy, in either shape."""
    made = {
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        "id": "Fido2",
        "state": spelt(r, "enabled" if chance(r, 0.94) else "disabled"),
        "isSelfServiceRegistrationAllowed": chance(r, 0.85),
        "excludeTargets": excluded(r),
    }
    if chance(r, 0.55):
        identities = list(PROFILES[: r.randint(1, 3)])
        made["passkeyProfiles"] = [profile(r, identity) for identity in identities]
        made["defaultPasskeyProfile"] = identities[0]
        made["includeTargets"] = targets(r, identities)
        if chance(r, 0.3):
            made["isAttestationEnforced"] = chance(r, 0.4)
            made["keyRestrictions"] = restrictions(r)
        absent(r, made, 0.05, "defaultPasskeyProfile")
    else:
        made["isAttestationEnforced"] = chance(r, 0.3)
        made["keyRestrictions"] = restrictions(r)
        made["includeTargets"] = targets(r)
        absent(r, made, 0.04, "isAttestationEnforced", "keyRestrictions")
    if chance(r, 0.02):
        made["state"] = UNKNOWN
    absent(r, made, 0.03, "state", "isSelfServiceRegistrationAllowed", "includeTargets", "excludeTargets")
    return made


def documents(r):
    """The passkey policy, alone, in a whole policy, or missing from it."""
    if chance(r, 0.03):
        return []
    if chance(r, 0.85):
        return [policy(r)]
    methods = [{"@odata.type": "#microsoft.graph.smsAuthenticationMethodConfiguration", "id": "Sms", "state": "enabled"}]
    if chance(r, 0.6):
        methods.append(policy(r))
    return [{"id": "authenticationMethodsPolicy", "authenticationMethodConfigurations": methods}]
