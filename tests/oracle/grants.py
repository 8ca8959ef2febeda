"""Grant controls: what a policy asks for (access.md, "Grant controls")."""

import strengths
from dates import APPROVED_APP_END
from results import FAIL, SKIP, OutOfScope, Result, all_of, any_of, failed, passed, skipped, touched_of, undecided
from words import guid, modes_of, word

BLOCKED = "access.blocked"
STRENGTH = "access.strengthUnsatisfied"
CONTROL = "access.grantControlUnsatisfied"
# Of several that fail, the reason.
RANK = {BLOCKED: 0, STRENGTH: 1, CONTROL: 2}

CONTROLS = (
    "block", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication",
    "passwordChange", "riskRemediation",
)


def first_reason(results):
    """The failing one that gives the reason."""
    return min((result for result in results if result.outcome == FAIL), key=lambda result: RANK[result.code])


class Grant:
    """What one policy asks for, and the strengths that it brings in."""

    def __init__(self, asked, tenant, policy, performed, external):
        self.asked = asked
        self.tenant = tenant
        self.policy = policy
        self.performed = performed
        self.external = external
        self.controls = policy.get("grantControls")
        self.strength = None
        self.strength_result = None
        self.strength_outcome = None
        reference = (self.controls or {}).get("authenticationStrength")
        if reference and not reference.get("id"):
            raise OutOfScope("copies of a strength")
        if reference is not None:
            self.strength = reference

    def judge(self, steps_back=False):
        """Whether what the policy asks for is met."""
        controls = self.controls
        if controls is None:
            return skipped()
        results = []
        blocks = False
        listed = controls.get("builtInControls")
        for text in listed or []:
            control, spelt = word(text, CONTROLS)
            result = self.control(control).noting(("A16",) if spelt else ())
            blocks = blocks or control == "block"
            results.append(result)
        others = ("termsOfUse", "customAuthenticationFactors", "authenticationStrength")
        if listed is None and "builtInControls" in controls and any(controls.get(name) for name in others):
            # A stored policy has a list here, if an empty one.
            results.append(undecided("input.missing"))
        for terms in controls.get("termsOfUse") or []:
            results.append(self.stated(f"termsOfUse:{terms}"))
        for factor in controls.get("customAuthenticationFactors") or []:
            results.append(self.stated(factor))
        if self.strength is not None:
            results.append(self.judge_strength(steps_back))
        if not results:
            # An empty list asks for nothing beside session controls alone.
            if listed is None or not self.policy.get("sessionControls"):
                return undecided("input.missing")
            return passed()
        if blocks:
            return Result(FAIL, BLOCKED, (), all_of(results).touched)
        operator, spelt = word(controls.get("operator") or "OR", ("AND", "OR"))
        notes = ("A16",) if spelt else ()
        made = [result for result in results if result.outcome != SKIP]
        found = any_of(made) if operator == "OR" else all_of(made)
        if found.outcome == FAIL:
            first = first_reason(made)
            found = Result(FAIL, first.code, first.notes, found.touched)
        return found.noting(notes).touching(touched_of(results))

    def control(self, control):
        """One built-in control."""
        asked = self.asked
        if control is None:
            return undecided("input.unknownEnumMember", "A17")
        if control == "block":
            return failed(BLOCKED)
        if control == "mfa":
            return self.mfa()
        if control in ("compliantDevice", "domainJoinedDevice"):
            return self.device(control)
        if control == "passwordChange" and self.external.external:
            # Who has the password elsewhere cannot change it here.
            return failed(CONTROL)
        if control == "approvedApplication" and asked.at >= APPROVED_APP_END:
            return skipped()
        return self.stated(control)

    def stated(self, name):
        """What only the person can know; complete when given."""
        satisfied = self.asked.access.get("satisfied")
        if satisfied is None:
            return undecided("input.missing")
        return passed() if name in satisfied else failed(CONTROL)

    def device(self, control):
        """Device controls, by the device; of a guest only where devices of the home tenant are trusted."""
        asked = self.asked
        trusted, notes = self.external.controls("compliant" if control == "compliantDevice" else "hybrid")
        if trusted is False:
            return failed(CONTROL, *notes)
        own = self.own_device(control)
        if trusted is None:
            return own if own.outcome == FAIL else undecided("input.missing").touching(notes)
        return own.noting(notes)

    def own_device(self, control):
        """What the device itself says."""
        if self.asked.access.get("satisfied") is not None:
            return self.stated(control)
        device = self.asked.access.get("device")
        if device is None:
            return undecided("input.missing")
        if not device:
            return failed(CONTROL)
        value = device.get("isCompliant" if control == "compliantDevice" else "trustType")
        if value is None:
            return undecided("input.missing")
        met = value is True if control == "compliantDevice" else str(value).lower() == "serverad"
        return passed() if met else failed(CONTROL)

    def mfa(self):
        """The control mfa (B4)."""
        performed = self.performed
        sure = performed.sure
        external = self.external
        if external.without_entra:
            from external import USABLE_UNTRUSTED

            second = sure & USABLE_UNTRUSTED
            if not second:
                return failed(CONTROL, "B4")
            delivered = strengths.retirement(self.asked, second)
            only = second <= {"sms", "voice"}
            return passed("B4").noting(delivered if only else ()).touching(delivered)
        built_in = self.tenant.strength(strengths.MFA_ID)
        if performed.unsure:
            results = []
            for mode in performed.unsure:
                tried = strengths.Performed(performed.before, mode, (), performed.refused, performed.maybe)
                results.append(self.multifactor(built_in, tried))
            found = strengths.whichever(results)
            return strengths.other_mode(self.asked, built_in, performed, external, found)
        return self.multifactor(built_in, performed)

    def multifactor(self, built_in, performed):
        """By the combinations of the built-in strength, or by external MFA."""
        results = []
        restricted = dict(built_in, combinationConfigurations=[])
        if "externalAuthMethod" in performed.sure and not self.external.enforced_federation:
            if "externalAuthMethod" in performed.refused:
                results.append(failed(CONTROL))
            elif "externalAuthMethod" in performed.maybe:
                results.append(undecided("input.missing"))
            else:
                results.append(passed())
        own = strengths.combinations(self.asked, restricted, performed, self.external)
        results.append(strengths.other_mode(self.asked, restricted, performed, self.external, own))
        found = any_of(results)
        if found.outcome == FAIL:
            found = found.being(FAIL, CONTROL)
        return found.noting({"B4"})

    def judge_strength(self, steps_back):
        """The strength that the policy asks for."""
        name = self.strength.get("id")
        strength = self.tenant.strength(name) if name else None
        result, outcome = strengths.judge(self.asked, strength, self.performed, self.external)
        if steps_back:
            return skipped()
        self.strength_result, self.strength_outcome = result, outcome
        if result.outcome == FAIL:
            return result.being(FAIL, STRENGTH)
        return result
