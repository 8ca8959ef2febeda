"""The decision of a scenario, in the order of the service (docs/semantics/README.md)."""

import access
import certificates
import conditions
import contradictions
import documents
import passkeys
import strengths
from external import External
from question import Asked
from results import FAIL, PASS, SKIP, UNKNOWN, OutOfScope, Result, all_of, failed, passed, skipped, undecided


def answer(scenario):
    """What the package is expected to answer, as far as it is compared."""
    tenant = documents.read(scenario)
    question = scenario["question"]
    asked = Asked(question)
    external = External(asked, tenant)
    judged = False

    if asked.action == "register" and asked.kind != "passkey":
        return {"error": "input.value"}
    if contradictions.found(asked, tenant):
        return {"error": "input.value"}

    checks = []
    # Performed at home a method is not held to the policies of this tenant, and here an external user can use neither
    # passkeys nor certificates.
    elsewhere = external.external and asked.action == "signIn"
    own = []
    if asked.kind == "passkey" and not elsewhere:
        own = passkeys.judge(asked, tenant)
    elif asked.kind == "certificate":
        own = certificates.judge(asked, tenant, elsewhere)
    judged = any(check.outcome != SKIP for check in own) or elsewhere
    checks.extend(own)

    performed = performed_of(asked)
    trust_notes = external.restrict(performed)
    matters = False

    listed = []
    named = asked.named if asked.action == "signIn" else []
    for name in named:
        strength = tenant.strength(name)
        result, outcome = strengths.judge(asked, strength, performed, external)
        checks.append(result)
        matters = True
        listed.append(((strength or {}).get("id") or name, outcome, result))
        judged = True

    applies = {}
    if asked.access is not None and tenant.access:
        judged = matters = True
        result, policies = access.judge(asked, tenant, performed, external)
        checks.append(result)
        brought = []
        for policy in policies:
            applies[policy.document.get("id")] = access.YES_NO[policy.applies.outcome]
            grant = policy.grant
            name = (grant.strength or {}).get("id")
            known = name in brought
            if name and grant.strength_outcome is not None and policy.applies.outcome != FAIL and not known:
                brought.append(name)
                listed.append((name, grant.strength_outcome, grant.strength_result))
    trust = external.check()
    if elsewhere and not matters:
        # Nothing says what is asked for, so trust is all that there is.
        checks.insert(0, trust)

    if not judged:
        return {"error": "input.missing"}

    found = all_of(checks)
    leaned = found.notes
    touched = found.touched | trust_notes
    if found.outcome == FAIL:
        decision, reason = "deny", found.code
    elif found.outcome == UNKNOWN:
        decision, reason = "indeterminate", found.code
    else:
        decision = "allow"
        off = ("disabled", "enabledforreportingbutnotenforced")
        in_force = [policy for policy in tenant.access if (policy.get("state") or "").strip().lower() not in off]
        left_out = in_force if asked.access is None else past_registration(asked, in_force)
        reason = "allowed.inPart" if left_out else "allowed"
    return {
        "decision": decision,
        "reason": reason,
        "strengths": [[name, outcome] for name, outcome, _ in listed],
        "applies": applies,
        "assumptions": sorted(leaned),
        "touched": sorted(touched | ({"A16"} if padded(scenario["policies"]) else set())),
    }


def past_registration(asked, policies):
    """Policies for the registration of security information, where a passkey is registered and something else is opened."""
    opened = (asked.access.get("userAction") or "").lower()
    if asked.action != "register" or conditions.ACTIONS.get(opened) == "registerSecurityInformation":
        return []
    named = [((policy.get("conditions") or {}).get("applications") or {}).get("includeUserActions") or [] for policy in policies]
    return [each for actions in named for each in actions if conditions.ACTIONS.get(each.strip().lower()) == "registerSecurityInformation"]


def performed_of(asked):
    """Methods performed in the session. What is being registered was not performed."""
    if asked.action == "register":
        return strengths.Performed(asked.also_used, None)
    if asked.kind == "passkey":
        return strengths.Performed(asked.also_used, "fido2")
    if asked.kind == "method":
        return strengths.Performed(asked.also_used, asked.credential["method"])
    mode = asked.certificate.mode
    if mode is not None:
        return strengths.Performed(asked.also_used, mode)
    return strengths.Performed(asked.also_used, None, ("x509CertificateSingleFactor", "x509CertificateMultiFactor"))


def padded(value):
    """Whether a text within has blanks around it, which wherever it was read may be named (A16)."""
    if isinstance(value, str):
        return value != value.strip()
    return any(padded(each) for each in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()))
