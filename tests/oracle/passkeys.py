"""Passkeys: profiles, types, attestation, AAGUIDs (passkeys.md)."""

import methods
from dates import HELLO_LIST_UNTIL, SYNCED_FROM
from results import FAIL, PASS, UNKNOWN, OutOfScope, Result, all_of, any_of, failed, passed, skipped, undecided
from words import NIL, aaguid, guid, word

WINDOWS_HELLO = {
    aaguid("08987058-cadc-4b81-b6e1-30de50dcbe96"),
    aaguid("9ddd1817-af5a-4672-a2b9-3e3dd95000a9"),
    aaguid("6028b017-b1d4-4c02-b4b3-afcdafc96bb2"),
}
TYPES = ("deviceBound", "synced")


def judge(asked, tenant):
    """The checks of a passkey in service order."""
    policy = tenant.fido2
    checks, targets = methods.stage(asked.question, policy, tenant.methods_whole)
    if policy is None:
        return checks
    registering = asked.action == "register"
    if registering:
        checks.append(guest(asked))
        checks.append(self_service(asked, policy))
    checks.append(profiles(asked, policy, checks[2], targets))
    return checks


def guest(asked):
    """Guests, internal and external, register no passkeys (F10)."""
    return passed() if asked.user_type == "member" else failed("passkey.guestUnsupported")


def self_service(asked, policy):
    """Self-service set-up off, by channel (A40)."""
    value = policy.get("isSelfServiceRegistrationAllowed")
    if value is None:
        return passed("B1")
    if value:
        return passed()
    if asked.channel != "graphBeta":
        return failed("passkey.selfServiceDisabled")
    return asked.by_reading("passkey.selfServiceDisabled", "A40")


def profiles(asked, policy, inclusion, targets):
    """Whether any profile in scope admits the passkey entirely."""
    if inclusion.outcome == FAIL:
        return skipped()
    known = policy.get("passkeyProfiles") or []
    named = any(target.get("allowedPasskeyProfiles") for target in policy.get("includeTargets") or [])
    if not known and not named:
        result = legacy(asked, policy)
        return all_of([scope_of_legacy(inclusion), result])
    if policy.get("passkeyProfiles") is None:
        # Targets name what the document does not hold.
        return undecided("input.missing")
    by_id = {}
    for profile in known:
        if guid(profile["id"]) in by_id:
            raise OutOfScope("two profiles of an id")
        by_id[guid(profile["id"])] = profile
    notes = set()
    if policy.get("isAttestationEnforced") is not None or policy.get("keyRestrictions") is not None:
        notes.add("A23")
    scopes = {}
    for target, held in targets if targets is not None else [({}, passed())]:
        if held.outcome == FAIL:
            continue
        named = target.get("allowedPasskeyProfiles")
        if not named:
            notes.add("A24")
            default = policy.get("defaultPasskeyProfile")
            named = [default] if default else []
            dangling = ()
        else:
            dangling = ("A25",)
        for each in named:
            key = guid(each)
            if key not in by_id:
                notes.update(dangling)
                continue
            before = scopes.get(key)
            scopes[key] = held if before is None else any_of([before, held])
    if not scopes:
        return failed("passkey.noProfileMatches").touching(notes)
    # Profiles have no order of their own: they are told as targets name them.
    order = list(scopes)
    each = [profile_result(asked, by_id[key], scopes[key]) for key in order]
    found = any_of(each)
    if found.outcome == UNKNOWN and asked.passkey.get("type") is None:
        # Whichever of the two types it is.
        tried = [asked.with_type(kind) for kind in TYPES]
        both = [any_of(profile_result(other, by_id[key], scopes[key]) for key in order) for other in tried]
        if all(result.outcome == PASS for result in both):
            found = Result(PASS, None, (), found.touched.union(*(result.touched for result in both)))
    if found.outcome == FAIL and len(each) > 1:
        return found.being(FAIL, "passkey.noProfileMatches").touching(notes)
    return found.touching(notes)


def scope_of_legacy(inclusion):
    """The older shape is for everybody whom a target holds."""
    return inclusion


def legacy(asked, policy):
    """The older shape as a profile (A26)."""
    enforced = policy.get("isAttestationEnforced")
    notes = set()
    if enforced is None:
        notes.add("B1")
    if enforced:
        allowed, unknown = {"deviceBound"}, False
        enforcement = "registrationOnly"
    else:
        enforcement = "disabled"
        allowed, unknown = {"deviceBound"}, False
        notes.add("A26")
        if asked.at >= SYNCED_FROM[asked.cloud]:
            allowed = {"deviceBound", "synced"}
    restrictions = policy.get("keyRestrictions", methods.ABSENT)
    checks = [
        type_check(asked, allowed, unknown, enforcement),
        attestation(asked, enforcement),
        restricted(asked, restrictions),
    ]
    found = all_of(checks).touching(notes)
    leans = not enforced and asked.passkey.get("type") != "deviceBound"
    return found.noting({"A26"} & notes) if leans and checks[0].outcome == found.outcome else found


def profile_result(asked, profile, scope):
    """A profile: scope, type, attestation, AAGUID."""
    notes = set()
    value = profile.get("attestationEnforcement")
    if value is None:
        enforcement = "disabled"
        notes.add("B1")
    else:
        enforcement, spelt = word(value, ("disabled", "registrationOnly"))
        notes.update(("A16",) if spelt else ())
    types = profile.get("passkeyTypes")
    if types is None:
        kind = undecided("input.missing")
    else:
        allowed, unknown, spelt = flags(types)
        notes.update(("A16",) if spelt else ())
        kind = type_check(asked, allowed, unknown, enforcement)
        if "synced" in allowed and enforcement == "registrationOnly":
            kind = kind.touching({"A27"})
    checks = [
        scope,
        kind,
        attestation(asked, enforcement),
        restricted(asked, profile.get("keyRestrictions", methods.ABSENT)),
    ]
    return all_of(checks).touching(notes)


def flags(text):
    """Types of passkeys that a profile admits, and whether there is a value that is not known."""
    allowed, unknown, spelt = set(), False, False
    for part in text.split(","):
        if not part.strip():
            continue
        found, otherwise = word(part, TYPES)
        if found is None:
            unknown = True
        else:
            allowed.add(found)
            spelt = spelt or otherwise
    return allowed, unknown, spelt


def type_check(asked, allowed, unknown, enforcement):
    """Whether the type of the passkey is admitted."""
    kind = asked.passkey.get("type")
    uncertain = () if asked.attested else ("A28",)
    if kind is None:
        uncertain = ("A28",)
    if not allowed and not unknown:
        return failed("passkey.typeNotAllowed")
    refuses = asked.reading == "strict" and enforcement == "registrationOnly" and asked.action == "signIn"
    if kind is None and refuses and "synced" in allowed:
        # Strictly read a synced passkey would not be let in.
        allowed = allowed - {"synced"}
        if not allowed and not unknown:
            # Whichever of the two types it is.
            return failed("passkey.typeNotAllowed", "A27").touching(uncertain)
        uncertain = ("A28", "A27")
    if len(allowed) == 2 and (kind is None or kind == "deviceBound"):
        return passed()
    if kind is None:
        return undecided("input.passkeyTypeUnknown", *uncertain)
    if kind not in allowed:
        if unknown:
            return undecided("input.unknownEnumMember", "A17").touching(uncertain)
        return failed("passkey.typeNotAllowed", *uncertain)
    if kind == "synced" and enforcement == "registrationOnly" and asked.action == "signIn":
        if asked.reading == "strict":
            return failed("passkey.typeNotAllowed", "A27").touching(uncertain)
        return passed("A27").touching(uncertain)
    return passed() if len(allowed) == 2 else passed(*uncertain)


def attestation(asked, enforcement):
    """Attestation, which is looked at when a passkey is registered (passkeys.md, "Attestation")."""
    if asked.action == "signIn":
        return skipped()
    level = asked.passkey.get("attestationLevel")
    if enforcement is None:
        if level == "attested" and asked.passkey.get("type") != "synced":
            # Whichever is meant (A17).
            return passed().touching({"A17"})
        return undecided("input.unknownEnumMember", "A17")
    if enforcement == "disabled":
        return passed()
    if asked.passkey.get("type") == "synced":
        return failed("attestation.missing", "A27")
    if level == "attested":
        return passed()
    if level == "notAttested" or asked.aaguid in WINDOWS_HELLO:
        return failed("attestation.missing")
    return undecided("input.attestationUnknown")


def restricted(asked, restrictions):
    """Key restrictions, and Windows Hello without a list (A29, A30, A31, A61)."""
    listed = listing(asked, restrictions)
    if listed.outcome != PASS or asked.action == "signIn" or asked.aaguid not in WINDOWS_HELLO:
        return listed
    enforced = isinstance(restrictions, dict) and restrictions.get("isEnforced")
    if enforced and word(restrictions.get("enforcementType") or "", ("allow",))[0] == "allow":
        return listed
    until = HELLO_LIST_UNTIL.get(asked.cloud)
    code = "passkey.aaguidNotAllowed"
    if until is not None and asked.at >= until:
        hello = failed(code, "A61") if asked.reading == "strict" else passed("A61")
    else:
        hello = asked.by_reading(code, "A61")
    return all_of([listed, hello])


def listing(asked, restrictions):
    """The list of AAGUIDs, where it is enforced."""
    if restrictions is methods.ABSENT or restrictions is None:
        return passed("B1")
    value = restrictions.get("enforcementType")
    kind, spelt = (None, False) if value is None else word(value, ("allow", "block"))
    notes = {"A16"} if spelt else set()
    enforced = restrictions.get("isEnforced")
    if enforced is None or value is None and enforced:
        return passed("A30").touching(notes)
    if not enforced:
        return passed().touching(notes)
    if kind is None:
        return undecided("input.unknownEnumMember", "A17")
    entries = {aaguid(each) for each in restrictions.get("aaGuids") or []}
    if not entries:
        notes.add("A29")
        return failed("passkey.aaguidNotAllowed", *notes) if kind == "allow" else passed(*notes)
    # What the list is for stands beside it, where it may be named.
    return among(asked, kind, entries).touching(notes)


def among(asked, kind, entries):
    """Whether a list lets the AAGUID in."""
    notes = set()
    if asked.aaguid is None:
        return undecided("input.aaguidUnknown")
    if not asked.attested:
        notes.add("A28")
    if asked.aaguid == NIL:
        notes.add("A31")
    if kind == "allow":
        return passed(*notes) if asked.aaguid in entries else failed("passkey.aaguidNotAllowed", *notes)
    if asked.aaguid in entries:
        return failed("passkey.aaguidBlocked", *notes)
    # What is no AAGUID may mean any model.
    readable = all(len(entry) == 32 and set(entry) <= set("0123456789abcdef") for entry in entries)
    return passed(*notes) if readable else undecided("input.value", *notes)
