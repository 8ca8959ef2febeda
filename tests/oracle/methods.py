"""State and targets of a method policy (passkeys.md, "Targets and profiles")."""

from results import FAIL, PASS, UNKNOWN, OutOfScope, Result, any_of, failed, passed, skipped, undecided
from words import guid, word

ABSENT = object()


def user_in_group(question, group):
    """Whether the user is in a group."""
    if group.count("-") != 4:
        raise OutOfScope("names in the place of ids")
    groups = (question.get("user") or {}).get("groups")
    if groups is None:
        return undecided("input.groupMembershipUnknown")
    if any(each.count("-") != 4 for each in groups):
        raise OutOfScope("names in the place of ids")
    return passed() if any(guid(each) == guid(group) for each in groups) else failed(None)


def holds(question, target):
    """Whether a target holds the user."""
    identity = target.get("id") or ""
    if guid(identity) == "all_users":
        return passed()
    declared = target.get("targetType")
    kind, spelt = word("group" if declared is None else declared, ("group", "user"))
    notes = ("A16",) if spelt else ()
    if kind is None:
        return undecided("input.unknownEnumMember", "A17")
    if kind == "group":
        return user_in_group(question, identity).noting(notes)
    user = (question.get("user") or {}).get("id")
    if user is None:
        return undecided("input.missing", *notes)
    return Result(PASS if guid(user) == guid(identity) else FAIL, None, notes)


def state(policy):
    """Whether the method is enabled."""
    value = policy.get("state")
    if value is None:
        return passed("B1")
    found, spelt = word(value, ("enabled", "disabled"))
    notes = ("A16",) if spelt else ()
    if found is None:
        return undecided("input.unknownEnumMember", "A17")
    return passed(*notes) if found == "enabled" else failed("method.disabled", *notes)


def excluded(question, policy):
    """Whether an excluded target holds the user."""
    found = any_of(holds(question, target) for target in policy.get("excludeTargets") or [])
    if found.outcome == PASS:
        return found.being(FAIL, "method.userExcluded")
    if found.outcome == UNKNOWN:
        return found
    return found.being(PASS)


def included(question, policy):
    """Whether an included target holds the user, and what each target says."""
    targets = policy.get("includeTargets")
    if targets is None:
        return passed("B1"), None
    each = [(target, holds(question, target)) for target in targets]
    found = any_of(result for _, result in each)
    if found.outcome in (PASS, UNKNOWN):
        return found, each
    return found.being(FAIL, "method.userNotTargeted"), each


def stage(question, policy, whole):
    """The checks of a method policy up to its targets, and what each target says; nothing where no document covers it."""
    if policy is None:
        return ([failed("method.notConfigured")] if whole else [skipped()]), None
    inclusion, targets = included(question, policy)
    return [state(policy), excluded(question, policy), inclusion], targets
