"""Authentication strengths: combinations, configurations, outcomes (strengths.md)."""

import certificates
from dates import HELLO_FROM, HELLO_SURE, SMS_VOICE_END, SMS_VOICE_END_LATER
from results import FAIL, PASS, UNKNOWN, OutOfScope, Result, all_of, any_of, failed, passed, touched_of, undecided
from words import MODES, NIL, aaguid, guid, modes_of

SECOND = ("microsoftAuthenticatorPush", "softwareOath", "hardwareOath", "sms", "voice")
PHISHING_RESISTANT = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"]
PASSWORDLESS = [*PHISHING_RESISTANT, "deviceBasedPush"]
MFA = [
    *PASSWORDLESS,
    "temporaryAccessPassOneTime",
    "temporaryAccessPassMultiUse",
    "federatedMultiFactor",
    *(f"password,{second}" for second in SECOND),
    *(f"federatedSingleFactor,{second}" for second in SECOND),
    "password,x509CertificateSingleFactor",
    "password,x509CertificateMultiFactor",
]


def built_in(digit, name, combinations):
    """A built-in strength (strengths.md, "Built-in strengths")."""
    identity = f"00000000-0000-0000-0000-00000000000{digit}"
    return identity, {"id": identity, "displayName": name, "allowedCombinations": combinations}


MFA_ID = "00000000-0000-0000-0000-000000000002"
BUILT_IN = dict(
    [
        built_in(2, "Multifactor authentication", MFA),
        built_in(3, "Passwordless MFA", PASSWORDLESS),
        built_in(4, "Phishing-resistant MFA", PHISHING_RESISTANT),
    ]
)

# Global Administrator, for whom SMS and voice end later (F23).
GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"

CERTIFICATE_MODES = frozenset(("x509CertificateSingleFactor", "x509CertificateMultiFactor"))


class Performed:
    """Methods performed in the session: those before the credential, and the credential."""

    def __init__(self, before, credential, unsure=(), refused=frozenset(), maybe=frozenset()):
        self.before = before
        self.credential = credential
        # Modes of which one was performed, and it is not known which: a certificate whose mode nothing states.
        self.unsure = tuple(unsure)
        # What an external user cannot use here, and what depends on settings that are not given.
        self.refused = refused
        self.maybe = maybe

    @property
    def sure(self):
        """Everything that was surely performed."""
        modes = set(self.before)
        if self.credential:
            modes.add(self.credential)
        return modes

    @property
    def hello_is_second(self):
        """Whether a password or federated single factor came before Windows Hello for Business."""
        order = [*self.before, self.credential]
        earlier = order[: order.index("windowsHelloForBusiness")]
        return bool({"password", "federatedSingleFactor"} & set(earlier))


def judge(asked, strength, performed, external):
    """Decision about a strength, and the service's word for the outcome."""
    if strength is None:
        return undecided("strength.notFound"), "notSet"
    if external.without_entra and strength.get("allowedCombinations"):
        spelt = any(modes_of(text)[2] for text in strength["allowedCombinations"])
        result = failed("strength.methodNotUsableByExternalUser").touching({"A16"} if spelt else ())
        result = result.touching(other_mode(asked, strength, performed, external, result).touched)
        return result, outcome(asked, strength, performed, external, result)
    if performed.unsure:
        result = both_ways(asked, strength, performed, external)
    else:
        result = combinations(asked, strength, performed, external)
    result = other_mode(asked, strength, performed, external, result)
    return result, outcome(asked, strength, performed, external, result)


def other_mode(asked, strength, performed, external, result):
    """A certificate of the other mode: single-factor where more is asked for (A56), multifactor where less is (A10)."""
    single, multi = "x509CertificateSingleFactor", "x509CertificateMultiFactor"
    if result.outcome == PASS:
        return result
    for own, other, note in ((single, multi, "A56"), (multi, single, "A10")):
        if own not in performed.sure and own not in performed.unsure:
            continue
        asks = any(other in modes_of(text)[0] for text in strength.get("allowedCombinations") or [])
        lists = any(own in modes_of(text)[0] for text in strength.get("allowedCombinations") or [])
        if note == "A10" and (lists or not asks):
            result = result.touching({note})
            continue
        result = result.touching({note})
        if result.outcome == FAIL and performed.credential == own:
            tried = Performed(performed.before, other, (), performed.refused, performed.maybe)
            if combinations(asked, strength, tried, external).outcome == PASS and note == "A10":
                result = result.noting({note})
    return result


def both_ways(asked, strength, performed, external):
    """A certificate's mode that nothing states, tried both ways."""
    results = []
    for mode in performed.unsure:
        tried = Performed(performed.before, mode, (), performed.refused, performed.maybe)
        results.append(combinations(asked, strength, tried, external))
    return whichever(results)


def whichever(results):
    """What holds whichever of several it is; of reasons the one that says more than that the methods are others."""
    touched = touched_of(results)
    if len({result.outcome for result in results}) > 1:
        return undecided("input.missing").touching(touched)
    codes = [result.code for result in results]
    telling = [code for code in codes if code != "strength.combinationNotAllowed"]
    notes = frozenset.intersection(*(result.notes for result in results))
    return Result(results[0].outcome, (telling or codes)[0], notes, touched)


def combinations(asked, strength, performed, external):
    """Whether some combination is met with everything that restricts it."""
    texts = strength.get("allowedCombinations") or []
    if not texts:
        return failed("strength.combinationNotAllowed")
    results = [combination(asked, strength, text, performed, external) for text in texts]
    found = any_of(results)
    if found.outcome == FAIL:
        for result in results:
            if result.code != "strength.combinationNotAllowed":
                return Result(FAIL, result.code, result.notes, found.touched)
    return found


def combination(asked, strength, text, performed, external):
    """One combination: everything of it performed, usable here, and its configurations met."""
    modes, unknown, spelt = modes_of(text)
    notes = {"A16"} if spelt else set()
    sure = performed.sure
    if not modes <= sure or (external.enforced_federation and modes != {"federatedMultiFactor"}):
        return failed("strength.combinationNotAllowed", *notes)
    checks = []
    refused = modes & performed.refused
    if refused:
        return failed("strength.methodNotUsableByExternalUser", *notes)
    if modes & performed.maybe:
        checks.append(undecided("input.missing"))
    if unknown and external.unusable >= set(MODES):
        # Whatever the value is.
        return failed("strength.methodNotUsableByExternalUser", *notes)
    if unknown:
        return undecided("input.unknownEnumMember", "A17", *notes)
    if "windowsHelloForBusiness" in modes and performed.hello_is_second:
        checks.append(windows_hello(asked))
    checks.extend(configurations(asked, strength, modes, performed, external))
    found = all_of([passed(), *checks])
    if len(sure) > len(modes):
        notes.add("A11")
    if found.outcome == PASS:
        found = found.noting(retirement(asked, modes))
    return found.touching(notes)


def windows_hello(asked):
    """Windows Hello for Business after another method (B6)."""
    code = "strength.windowsHelloNotPrimary"
    if asked.at < HELLO_FROM:
        return failed(code)
    if asked.at < HELLO_SURE:
        return asked.by_reading(code, "B6")
    return failed(code, "B6") if asked.reading == "strict" else passed("B6")


def retirement(asked, modes):
    """SMS and voice after Microsoft's own delivery ends (B7)."""
    if not modes & {"sms", "voice"}:
        return set()
    roles = asked.user.get("roles") or []
    later = asked.is_external or any(guid(role) == GLOBAL_ADMINISTRATOR for role in roles)
    end = SMS_VOICE_END_LATER if later else SMS_VOICE_END
    return {"B7"} if asked.at >= end else set()


def configurations_of(strength, modes):
    """Configurations of a strength that name exactly this combination (A9)."""
    found = []
    open_to = []
    larger = False
    if any(member.startswith("combinationConfigurations@odata.") and member.endswith("Link") for member in strength):
        raise OutOfScope("configurations that are elsewhere")
    for configuration in strength.get("combinationConfigurations") or []:
        if "@odata.type" not in configuration or not configuration.get("appliesToCombinations"):
            raise OutOfScope("configurations that are not whole")
        named = [modes_of(text)[:2] for text in configuration["appliesToCombinations"]]
        # With a method that is not known beside it is another combination.
        if any(each == modes and not unknown for each, unknown in named):
            found.append(configuration)
        elif any(unknown and not each for each, unknown in named) and fits(configuration, modes):
            # It may apply to this combination, or to none that is known.
            open_to.append(configuration)
        elif len(modes) > 1 and any(each <= modes for each, _ in named if each):
            larger = True
    return found, open_to, larger


def fits(configuration, modes):
    """Whether a configuration is of a kind that can restrict a combination."""
    if "fido2" in (configuration.get("@odata.type") or "").lower():
        return modes == {"fido2"}
    return len(modes) == 1 and modes <= {"x509CertificateSingleFactor", "x509CertificateMultiFactor"}


def configurations(asked, strength, modes, performed, external):
    """What restricts a combination, each of which has to be met (A8)."""
    found, open_to, larger = configurations_of(strength, modes)

    def check(configuration):
        kind = (configuration.get("@odata.type") or "").lower()
        if kind.endswith("x509combinationconfiguration") or kind.endswith("x509certificatecombinationconfiguration"):
            return certificates.configuration(asked, configuration, performed, external)
        if not kind.endswith("fido2combinationconfiguration"):
            return undecided("input.unknownEnumMember", "A17")
        return aaguids(asked, configuration, performed, external)

    checks = [check(configuration) for configuration in found]
    for configuration in open_to:
        if check(configuration).outcome != PASS:
            checks.append(undecided("input.unknownEnumMember", "A17"))
    notes = set()
    if len(found) > 1:
        notes.add("A8")
    if larger:
        notes.add("A9")
    if notes:
        checks.append(passed().touching(notes))
    return checks


def aaguids(asked, configuration, performed, external):
    """Allowed AAGUIDs of a strength (A7, A18, A19)."""
    crossing = external.restriction(asked, "A19")
    allowed = {aaguid(each) for each in configuration.get("allowedAAGUIDs") or []}
    if not allowed:
        own = asked.by_reading("strength.aaguidNotAllowed", "A7")
    elif performed.credential != "fido2":
        own = undecided("input.aaguidUnknown")
    elif asked.aaguid is None:
        own = undecided("input.aaguidUnknown")
    else:
        notes = [] if asked.attested else ["A28"]
        if asked.aaguid == NIL:
            notes.append("A31")
        own = passed(*notes) if asked.aaguid in allowed else failed("strength.aaguidNotAllowed", *notes)
    return external.restricted(asked, crossing, own)


# Methods that can be registered while signing in (strengths.md, "What could still be done"; README.md here).
REGISTRABLE = frozenset(("fido2", "sms", "voice", "softwareOath", "hardwareOath", "microsoftAuthenticatorPush"))


def outcome(asked, strength, performed, external, result):
    """The service's word for where the user stands with a strength."""
    if result.outcome == PASS:
        return "satisfied"
    if result.outcome == UNKNOWN:
        return "notSet"
    if performed.unsure:
        # Of a mode that nothing states, the one that gives the reason; of both, multifactor.
        tried = [Performed(performed.before, mode, (), performed.refused, performed.maybe) for mode in performed.unsure]
        deciding = [each for each in tried if combinations(asked, strength, each, external).code == result.code]
        return outcome(asked, strength, (deciding or tried)[-1], external, result)
    sure = performed.sure
    fits = False
    texts = strength.get("allowedCombinations") or []
    nothing = external.unusable >= set(MODES)
    unusable = external.external and (nothing or all(modes_of(text)[0] & external.unusable for text in texts))
    if external.without_entra or unusable:
        return "cannotSatisfy"
    if asked.registered is None:
        for text in texts:
            modes, unknown, _ = modes_of(text)
            if modes <= sure and not unknown:
                fits = True
        return "cannotSatisfyDueToCombinationConfiguration" if fits else "notSet"
    at_hand = asked.registered | {"password"}
    challenges, registrations = [], []
    for text in strength.get("allowedCombinations") or []:
        modes, unknown, _ = modes_of(text)
        if unknown or external.without_entra:
            continue
        if external.enforced_federation and modes != {"federatedMultiFactor"}:
            continue
        if modes & external.unusable:
            continue
        missing = modes - sure
        if not missing:
            fits = fits or bool(configurations_of(strength, modes)[0])
            continue
        if "windowsHelloForBusiness" in missing and windows_hello(asked).outcome != PASS:
            continue
        if missing <= at_hand:
            challenges.append(len(missing))
        elif missing - at_hand <= REGISTRABLE:
            registrations.append(len(missing - at_hand))
    if challenges:
        return "singleChallengeRequired" if min(challenges) == 1 else "multipleChallengesRequired"
    if registrations:
        return "singleRegistrationRequired" if min(registrations) == 1 else "multipleRegistrationsRequired"
    return "cannotSatisfyDueToCombinationConfiguration" if fits else "cannotSatisfy"
