"""Conditional Access: every policy, and all of them together (access.md)."""

from itertools import product

import conditions
from grants import Grant, first_reason
from results import FAIL, PASS, SKIP, UNKNOWN, Result, all_of, failed, passed, skipped, undecided
from words import word

STATES = ("enabled", "disabled", "enabledForReportingButNotEnforced")
YES_NO = {PASS: "yes", FAIL: "no", UNKNOWN: "unknown", SKIP: "yes"}


class Policy:
    """One policy and what the question means to it."""

    def __init__(self, asked, tenant, document, performed, external):
        self.document = document
        value = document.get("state")
        self.notes = set()
        self.in_doubt = False
        if value is None:
            self.state = "enabled"
            self.notes.add("B1")
        else:
            self.state, spelt = word(value, STATES)
            if spelt or value != value.strip():
                self.notes.add("A16")
            if self.state is None:
                self.in_doubt = True
                self.notes.add("A17")
        if self.state == "disabled":
            # Its conditions are told all the same, as they are read.
            told = conditions.applies(asked, tenant, document, external).touched & {"A16"}
            self.applies = failed("policyNotEnabled").touching(told)
        else:
            self.applies = conditions.applies(asked, tenant, document, external)
            if self.in_doubt and self.applies.outcome in (PASS, SKIP):
                self.applies = undecided("input.unknownEnumMember", "A17").touching(self.applies.touched)
        self.grant = Grant(asked, tenant, document, performed, external)
        self.is_for_action = asked.access.get("userAction") is not None and self.names_action(asked)

    def names_action(self, asked):
        """Whether the policy names a user action, and is not there for all resources alone."""
        applications = (self.document.get("conditions") or {}).get("applications") or {}
        return bool(applications.get("includeUserActions"))

    @property
    def in_force(self):
        """Whether the policy decides."""
        return self.state == "enabled" or self.state is None

    def together(self, applies, grant):
        """A policy that applies has to be met; one in doubt only matters where it is not."""
        touched = applies.touched | grant.touched | self.notes
        if applies.outcome == FAIL:
            return Result(SKIP, None, applies.notes, touched)
        if grant.outcome in (PASS, SKIP):
            return Result(PASS, None, grant.notes, touched)
        if applies.outcome == UNKNOWN:
            return Result(UNKNOWN, applies.code, applies.notes, touched)
        return Result(grant.outcome, grant.code, applies.notes | grant.notes | self.notes, touched)


def combine(results):
    """All policies: a fail with the reason that ranks first, else the first undecided one."""
    found = all_of(results)
    if found.outcome == FAIL:
        first = first_reason(results)
        return Result(FAIL, first.code, first.notes, found.touched)
    return found


def judge(asked, tenant, performed, external):
    """The check of Conditional Access, and every policy."""
    policies = [Policy(asked, tenant, each, performed, external) for each in tenant.access]
    found = decide(asked, policies)
    for policy in policies:
        if policy.state == "enabledForReportingButNotEnforced":
            reported = each(policy, precedes(asked, policies), policy.applies)
            found = found.touching(reported.touched | {"A59"})
            if reported.outcome == FAIL and found.outcome == PASS:
                found = found.noting({"A59"})
        elif policy.state == "disabled":
            found = found.touching(policy.applies.touched)
    return found, policies


def decide(asked, policies):
    """All policies in force, with the precedence of strengths at the registration of security information."""
    registering = asked.access.get("userAction")
    if registering is None or conditions.ACTIONS[registering.lower()] != "registerSecurityInformation":
        return combine([policy.together(policy.applies, policy.grant.judge()) for policy in policies if force(policy)])
    # One that is not met refuses by itself where it applies.
    doubtful = [policy for policy in asking(policies) if policy.applies.outcome == UNKNOWN and policy.grant.judge().outcome != FAIL]
    sure = precedes(asked, policies)
    if sure or not doubtful:
        return combine([each(policy, sure, policy.applies) for policy in policies if force(policy)])
    ways = []
    for held in product((True, False), repeat=len(doubtful)):
        overridden = {id(policy): passed() if holds else failed(None) for policy, holds in zip(doubtful, held)}
        ways.append(
            [each(policy, any(held), overridden.get(id(policy), policy.applies)) for policy in policies if force(policy)]
        )
    worlds = [combine(results) for results in ways]
    outcomes = {world.outcome for world in worlds}
    # A policy in itself is judged with its strengths.
    apart = [each(policy, False, policy.applies) for policy in policies if force(policy)]
    found = combine([either(one, others, doubtful[0].applies) for one, *others in zip(apart, *ways)])
    touched = found.touched.union(*(world.touched for world in worlds))
    if outcomes == {FAIL} and found.outcome != FAIL:
        # Another policy refuses each way: the reason is that of strengths which do not step back.
        found = worlds[-1]
    elif outcomes <= {PASS, SKIP}:
        found = worlds[-1]
    return found.touching(touched)


def either(apart, ways, doubt):
    """One policy where it is open whether its strengths step back: what it is in itself where it comes to that each way."""
    if apart.outcome == UNKNOWN:
        return apart
    met = (PASS, SKIP)
    if all(way.outcome == apart.outcome or {way.outcome, apart.outcome} <= set(met) for way in ways):
        return apart
    return Result(UNKNOWN, doubt.code, doubt.notes, apart.touched)


def asking(policies):
    """Policies in force for the action that ask for a strength."""
    return [policy for policy in policies if policy.in_force and policy.is_for_action and policy.grant.strength is not None]


def precedes(asked, policies):
    """Whether the strength of a policy for the registration of security information surely precedes others."""
    action = asked.access.get("userAction")
    if action is None or conditions.ACTIONS[action.lower()] != "registerSecurityInformation":
        return False
    return any(policy.applies.outcome in (PASS, SKIP) for policy in asking(policies))


def force(policy):
    """Whether a policy counts for the decision."""
    return policy.in_force


def each(policy, steps, applies):
    """One policy where strengths of policies for the action may precede those for all resources."""
    steps_back = steps and not policy.is_for_action
    return policy.together(applies, policy.grant.judge(steps_back))
