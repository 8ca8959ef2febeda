"""The decision of a scenario, in the order of the service (docs/semantics/README.md)."""

import access
import certificates
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

    checks = [external.check()]
    trusted, trust_notes = external.trust("mfa") if external.external else (None, set())
    at_home = external.external and trusted is True and asked.action == "signIn"
    if asked.kind == "passkey":
        own = passkeys.judge(asked, tenant)
        covered = any(check.outcome != SKIP for check in own)
        if at_home and covered:
            judged = True
        elif external.external and trusted is None and not external.without_entra and asked.action == "signIn" and covered:
            checks.append(in_doubt(own))
        else:
            checks.extend(own)
        judged = judged or covered
    elif asked.kind == "certificate":
        own, layer = certificates.judge(asked, tenant, external, trusted)
        checks.extend(own)
        judged = judged or layer

    performed = performed_of(asked)
    trust_notes = external.restrict(performed)
    if external.external and (tenant.default is not None or tenant.partners):
        judged = True

    listed = []
    named = asked.named if asked.action == "signIn" else []
    for name in named:
        strength = tenant.strength(name)
        result, outcome = strengths.judge(asked, strength, performed, external)
        checks.append(result.noting(trust_notes))
        listed.append(((strength or {}).get("id") or name, outcome, result))
        judged = True

    applies = {}
    if asked.access is not None and tenant.access:
        judged = True
        result, policies = access.judge(asked, tenant, performed, external)
        checks.append(result.noting(trust_notes))
        for policy in policies:
            applies[policy.document.get("id")] = access.YES_NO[policy.applies.outcome]
            grant = policy.grant
            if grant.strength_outcome is not None:
                listed.append((grant.strength.get("id"), grant.strength_outcome, grant.strength_result))

    if not judged:
        return {"error": "input.missing"}

    found = all_of(checks)
    notes = set(found.notes)
    if found.outcome == FAIL:
        decision, reason = "deny", found.code
    elif found.outcome == UNKNOWN:
        decision, reason = "indeterminate", found.code
    else:
        decision = "allow"
        in_force = any((policy.get("state") or "").lower() in ("", "enabled") for policy in tenant.access)
        reason = "allowed.inPart" if asked.access is None and in_force else "allowed"
    return {
        "decision": decision,
        "reason": reason,
        "strengths": [[name, outcome] for name, outcome, _ in listed],
        "applies": applies,
        "assumptions": sorted(notes),
    }


def in_doubt(checks):
    """A method policy that holds only where the home tenant is not trusted, and that is not known."""
    found = all_of(checks)
    if found.outcome == FAIL:
        return undecided("input.missing", *found.notes)
    return found


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
