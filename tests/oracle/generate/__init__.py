"""Tenants and questions by a seed: the same seed and number give the same scenario."""

import random

from generate import access, certificates, external, passkeys, strengths
from generate.pool import AT, CLOUDS, READINGS, chance, pick

# How often each kind of case is made.
KINDS = (
    ("passkey", 26),
    ("strength", 18),
    ("certificate", 16),
    ("access", 26),
    ("mixed", 14),
)
_NAMES = [name for name, weight in KINDS for _ in range(weight)]


def scenario(seed, number):
    """The scenario of a number."""
    r = random.Random(f"{seed}/{number}")
    kind = r.choice(_NAMES)
    policies = []
    trust = None
    question = {"action": "signIn"}
    user = {}
    if chance(r, 0.93):
        question["at"] = r.choice(AT)
    if chance(r, 0.55):
        question["reading"] = r.choice(READINGS)
    if chance(r, 0.4):
        question["tenant"] = {"cloud": r.choice(CLOUDS)}
    passkeys.person(r, user)
    with_access = kind in ("access", "mixed") or chance(r, 0.08)
    credential = {"certificate": None, "passkey": None, "method": None}
    if kind == "passkey":
        credential["passkey"] = passkeys.credential(r)
        policies.extend(passkeys.documents(r))
        passkeys.phase(r, question)
        if chance(r, 0.15):
            policies.extend(strengths.documents(r))
            question["strengths"] = strengths.named(r, policies)
    elif kind == "strength":
        strengths.present(r, credential)
        policies.extend(strengths.documents(r))
        question["strengths"] = strengths.named(r, policies)
        if chance(r, 0.05):
            passkeys.phase(r, question)
    elif kind == "certificate":
        trust = certificates.present(r, credential, policies, user, question)
        if chance(r, 0.5):
            policies.extend(strengths.documents(r, certificates=True))
            question["strengths"] = strengths.named(r, policies)
    else:
        if kind == "mixed" and chance(r, 0.25):
            trust = certificates.present(r, credential, policies, user, question)
        elif kind == "mixed" and chance(r, 0.6):
            credential["passkey"] = passkeys.credential(r)
            policies.extend(passkeys.documents(r))
            if chance(r, 0.4):
                passkeys.phase(r, question)
        else:
            strengths.present(r, credential)
        if chance(r, 0.5):
            policies.extend(strengths.documents(r, certificates=kind == "mixed"))
            if chance(r, 0.3):
                question["strengths"] = strengths.named(r, policies)
    if with_access:
        access.documents(r, policies)
        if chance(r, 0.96):
            access.ask(r, question)
    external.settle(r, policies, question, user)
    strengths.session(r, question, user)
    if user:
        question["user"] = user
    question["credential"] = {name: value for name, value in credential.items() if value is not None}
    r.shuffle(policies)
    made = {"scenario": 1, "policies": policies, "question": question}
    if trust is not None:
        made["trust"] = trust
    return made
