"""Tenants and questions by a seed: the same seed and number give the same scenario.

A tenant is asked several questions, since reading its documents costs more than an answer.
"""

import random

from generate import access, certificates, external, passkeys, strengths
from generate.pool import AT, CLOUDS, READINGS, chance

QUESTIONS = 4

# How often each kind of tenant is made.
KINDS = (
    ("passkey", 22),
    ("strength", 16),
    ("certificate", 22),
    ("access", 26),
    ("mixed", 14),
)
_NAMES = [name for name, weight in KINDS for _ in range(weight)]


class Tenant:
    """Documents, and what its questions are to be about."""

    def __init__(self, seed, number):
        r = random.Random(f"{seed}/{number}")
        self.kind = r.choice(_NAMES)
        self.policies = policies = []
        self.trust = None
        self.credential = "method"
        if self.kind == "passkey" or (self.kind == "mixed" and chance(r, 0.5)):
            self.credential = "passkey"
            policies.extend(passkeys.documents(r))
        elif self.kind == "certificate" or (self.kind == "mixed" and chance(r, 0.5)):
            self.credential = "certificate"
            self.trust = certificates.documents(r, policies)
        share = {"passkey": 0.2, "strength": 1, "certificate": 0.75}.get(self.kind, 0.5)
        if chance(r, share):
            policies.extend(strengths.documents(r, certificates=self.credential == "certificate"))
        self.has_strengths = any("allowedCombinations" in policy for policy in policies)
        self.has_access = self.kind in ("access", "mixed") or chance(r, 0.08)
        if self.has_access:
            access.documents(r, policies)
        self.is_external = external.documents(r, policies, 0.12 if self.kind == "passkey" else 0.3)
        r.shuffle(policies)

    def question(self, r):
        """One question."""
        question = {"action": "signIn"}
        user = {}
        credential = {}
        if chance(r, 0.93):
            question["at"] = r.choice(AT)
        if chance(r, 0.55):
            question["reading"] = r.choice(READINGS)
        if chance(r, 0.4):
            question["tenant"] = {"cloud": r.choice(CLOUDS)}
        passkeys.person(r, user)
        if self.credential == "certificate" and chance(r, 0.92):
            certificates.present(r, credential, user, self.policies)
        elif self.credential == "passkey":
            credential["passkey"] = passkeys.credential(r)
            passkeys.phase(r, question)
        else:
            strengths.present(r, credential)
            if chance(r, 0.01):
                question["action"] = "register"
        if self.has_strengths and chance(r, 0.4 if self.has_access else 0.9):
            question["strengths"] = strengths.named(r, self.policies)
        elif not self.policies and chance(r, 0.9):
            question["strengths"] = [r.choice(strengths.BUILT_IN)]
        if self.has_access and chance(r, 0.96):
            access.ask(r, question, self.policies)
        external.person(r, question, user, 0.6 if self.is_external else 0.03)
        strengths.session(r, question, user)
        if user:
            question["user"] = user
        question["credential"] = credential
        return question


def scenario(seed, number, tenants={}):
    """The scenario of a number. The last tenant is kept, as the next numbers ask it too."""
    key = seed, number // QUESTIONS
    if key not in tenants:
        tenants.clear()
        tenants[key] = Tenant(*key)
    tenant = tenants[key]
    question = tenant.question(random.Random(f"{seed}//{number}"))
    made = {"scenario": 1, "policies": tenant.policies, "question": question}
    if tenant.trust is not None:
        made["trust"] = tenant.trust
    return made
