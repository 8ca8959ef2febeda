"""Strengths, bare methods, and what happened before in the session."""

from generate.pool import AAGUIDS, UNKNOWN, chance, pick, spelt
from generate.passkeys import credential as passkey

STRENGTHS = tuple(f"55555555-0000-4000-8000-00000000000{number}" for number in range(1, 4))
BUILT_IN = tuple(f"00000000-0000-0000-0000-00000000000{number}" for number in range(2, 5))
LEGAL = (
    "windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor", "deviceBasedPush",
    "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "federatedMultiFactor",
    "password,microsoftAuthenticatorPush", "password,softwareOath", "password,hardwareOath", "password,sms",
    "password,voice", "microsoftAuthenticatorPush,federatedSingleFactor", "softwareOath,federatedSingleFactor",
    "hardwareOath,federatedSingleFactor", "sms,federatedSingleFactor", "voice,federatedSingleFactor", "password",
    "sms", "qrCodePin", "federatedSingleFactor", "x509CertificateSingleFactor",
    "password,x509CertificateSingleFactor", "password,x509CertificateMultiFactor",
)
METHODS = (
    "password", "voice", "hardwareOath", "softwareOath", "sms", "fido2", "windowsHelloForBusiness",
    "microsoftAuthenticatorPush", "deviceBasedPush", "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse",
    "email", "x509CertificateSingleFactor", "x509CertificateMultiFactor", "federatedSingleFactor",
    "federatedMultiFactor", "qrCodePin", "externalAuthMethod",
)
WORDS = (
    "fido2SecurityKey", "passKeySynced", "macOsSecureEnclaveKey", "microsoftAuthenticatorPasswordless",
    "softwareOneTimePasscode", "hardwareOneTimePasscode", "mobilePhone", "officePhone", "temporaryAccessPass",
    "securityQuestion",
)
# Which certificates of the pool issue, as key identifiers, is known to the generator of certificates alone.
SKIS = []
OIDS = ("1.2.3.4.1", "1.2.3.4.9", "1.2.3.4.10", "1.2.3.4.11", "1.2.3.4.99", "2.5.29.32.0")


def described(r):
    """What is known of a certificate that is not at hand."""
    known = {}
    if chance(r, 0.8):
        known["authorityKeyIdentifier"] = r.choice(SKIS) if SKIS and chance(r, 0.7) else "0A0B0C0D"
    if chance(r, 0.8):
        known["certificatePolicies"] = r.sample(OIDS, r.choice((0, 1, 1, 2, 6)))
    return known


def present(r, credential):
    """A bare method, or a passkey."""
    if chance(r, 0.3):
        credential["passkey"] = passkey(r)
    else:
        credential["method"] = r.choice(METHODS)
        if credential["method"].startswith("x509") and chance(r, 0.6):
            credential["describedCertificate"] = described(r)


def combination(r, certificates):
    """A combination as documents write it."""
    if certificates and chance(r, 0.6):
        text = r.choice(("x509CertificateMultiFactor", "x509CertificateSingleFactor"))
    else:
        text = r.choice(LEGAL)
    if chance(r, 0.02):
        text = f"{text},{UNKNOWN}"
    if chance(r, 0.01):
        text = UNKNOWN
    if chance(r, 0.05):
        text = ", ".join(reversed(text.split(",")))
    return spelt(r, text)


def configuration(r, text, number, strength):
    """What restricts a combination."""
    made = {"id": f"{strength[:-1]}c", "appliesToCombinations": [text]}
    made["id"] = strength[:24] + f"{number:012d}"
    if "fido2" in text.lower():
        made["@odata.type"] = "#microsoft.graph.fido2CombinationConfiguration"
        made["allowedAAGUIDs"] = pick(r, AAGUIDS, 4) if chance(r, 0.9) else []
    else:
        made["@odata.type"] = "#microsoft.graph.x509CertificateCombinationConfiguration"
        made["allowedIssuerSkis"] = pick(r, SKIS, 2) if chance(r, 0.5) else []
        made["allowedPolicyOIDs"] = r.sample(OIDS, r.choice((1, 1, 2))) if chance(r, 0.7) else []
    return made


def strength(r, identity, certificates=False):
    """A custom strength."""
    combinations = list(dict.fromkeys(combination(r, certificates) for _ in range(r.randint(1, 4))))
    if chance(r, 0.3):
        combinations.append("fido2")
    if certificates and chance(r, 0.15):
        combinations += ["password,x509CertificateMultiFactor", "x509CertificateMultiFactor"]
    combinations = list(dict.fromkeys(combinations))
    if chance(r, 0.01):
        combinations = []
    made = {
        "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
        "id": identity,
        "displayName": f"Strength {identity[-1]}",
        "policyType": "custom",
        "requirementsSatisfied": "mfa",
        "allowedCombinations": combinations,
        "combinationConfigurations": [],
    }
    number = 0
    for text in combinations:
        plain = text.strip().lower()
        if plain in ("fido2", "x509certificatesinglefactor", "x509certificatemultifactor") and chance(r, 0.5):
            for _ in range(2 if chance(r, 0.06) else 1):
                number += 1
                made["combinationConfigurations"].append(configuration(r, text, number, identity))
    return made


def documents(r, certificates=False):
    """Custom strengths, rarely a built-in one as an export has it."""
    made = [strength(r, identity, certificates) for identity in STRENGTHS[: r.randint(1, 3)]]
    if chance(r, 0.04):
        made.append(
            {
                "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
                "id": BUILT_IN[0],
                "displayName": "Multifactor authentication",
                "policyType": "builtIn",
                "requirementsSatisfied": "mfa",
                "allowedCombinations": r.sample(LEGAL, 8),
                "combinationConfigurations": [],
            }
        )
    return made


def named(r, policies):
    """Strengths that the question names, by id or by name."""
    own = [policy for policy in policies if "allowedCombinations" in policy]
    found = []
    for _ in range(1 if chance(r, 0.8) else 2):
        if chance(r, 0.03):
            found.append("55555555-0000-4000-8000-000000000009")
        elif own and chance(r, 0.75):
            policy = r.choice(own)
            found.append(policy["displayName"] if chance(r, 0.2) else policy["id"])
        else:
            found.append(r.choice(BUILT_IN))
    return list(dict.fromkeys(found))


def session(r, question, user):
    """What happened before the credential, and what is registered."""
    if chance(r, 0.35):
        question["alsoUsed"] = ["password" if chance(r, 0.5) else r.choice(METHODS)]
        if chance(r, 0.2):
            question["alsoUsed"].append(r.choice(METHODS))
        question["alsoUsed"] = list(dict.fromkeys(question["alsoUsed"]))
    if chance(r, 0.6):
        words = METHODS if chance(r, 0.8) else WORDS
        question["registered"] = pick(r, words, 4)
    if chance(r, 0.05):
        user["federatedIdpMfaBehavior"] = r.choice(
            ("acceptIfMfaDoneByFederatedIdp", "enforceMfaByFederatedIdp", "rejectMfaByFederatedIdp")
        )
