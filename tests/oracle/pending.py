"""Differences that are known and not settled yet: the package is to be mended, or the documents are to say more.

Each is found by what the scenario holds and tells the sentence that it is about. What comes to nothing any more is to be
taken out, so that the list stays true.
"""


def policies(scenario, member):
    """Documents that have a member."""
    return [policy for policy in scenario["policies"] if member in policy]


def is_external(scenario):
    """Whether the user's home is another tenant."""
    return (scenario["question"].get("user") or {}).get("type", "member") not in ("member", "internalGuest")


def combinations(scenario):
    """Every combination of every strength."""
    return [text for policy in policies(scenario, "allowedCombinations") for text in policy["allowedCombinations"]]


def configurations(scenario):
    """What restricts combinations."""
    return [each for policy in policies(scenario, "allowedCombinations") for each in policy.get("combinationConfigurations", [])]


def has_unknown_combination(scenario):
    """A combination with a value that is not known."""
    return any("unknownfuturevalue" in text.lower() for text in combinations(scenario))


def trust_open(scenario):
    """Restrictions, and a user of another tenant of which it is not known whether it is trusted."""
    user = scenario["question"].get("user") or {}
    known = policies(scenario, "isServiceDefault") and (user.get("home") or {}).get("tenant")
    return is_external(scenario) and bool(configurations(scenario)) and not known


def serial_dropped(scenario):
    """A binding by serial number, and high affinity."""
    fields = [each.get("x509CertificateField") for policy in policies(scenario, "certificateUserBindings") for each in policy["certificateUserBindings"]]
    return any((field or "").strip().lower() == "issuerandserialnumber" for field in fields)


# Each with the sentence that settles it.
PLACES = (
    (lambda scenario: is_external(scenario) and has_unknown_combination(scenario), "what a guest cannot use fails beside an unknown value"),
    (serial_dropped, "A47: a binding by a serial number that is not reversed, dropped for affinity"),
    (trust_open, "a fail beats an undecided trust in the home tenant"),
)

LACKING = {"A16", "A27"}
BEYOND = {"A16", "A17", "A46", "A49", "B10", "B11"}


def reason(scenario, wanted, came):
    """Which of the open places a difference is one of, or None."""
    if "error" in wanted or "error" in came:
        return None
    same = all(wanted[field] == came[field] for field in ("decision", "reason", "strengths", "applies"))
    if same:
        named = set(came["assumptions"])
        lacking, beyond = set(wanted["assumptions"]) - named, named - set(wanted["touched"])
        if lacking <= LACKING and beyond <= BEYOND:
            return "an assumption is named, or is not, where the documents say otherwise"
    if wanted["reason"] == came["reason"] and is_external(scenario) and configurations(scenario):
        if wanted["applies"] == came["applies"] and wanted["strengths"] != came["strengths"]:
            return "A18: a restriction that does not reach across clouds is one that is not met"
    for is_one, sentence in PLACES:
        if is_one(scenario):
            return sentence
    return None
