"""Differences that are known and not settled yet: the package is to be mended, or the documents are to say more.

Each is found by what the scenario holds and tells the sentence that it is about. What comes to nothing any more is to be
taken out, so that the list stays true.
"""


def objects(value):
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def policies(scenario, member):
    """Documents that have a member, those in collections and whole policies too."""
    return [each for each in objects(scenario["policies"]) if member in each]


def grants(scenario):
    """What policies of Conditional Access ask for."""
    return [policy.get("grantControls") or {} for policy in policies(scenario, "grantControls")]


def refused_by_another(scenario, wanted, came):
    """Beside a policy that may be for the registration of security information, each way another policy refuses."""
    action = (scenario["question"].get("access") or {}).get("userAction") or ""
    strengths = [grant for grant in grants(scenario) if grant.get("authenticationStrength") is not None]
    doubtful = "unknown" in wanted["applies"].values()
    is_left_open = (wanted["decision"], came["decision"]) == ("deny", "indeterminate")
    registers = "securityinfo" in action.lower().replace("rmation", "")
    return registers and len(strengths) > 1 and doubtful and is_left_open


PLACES = (
    (refused_by_another, "where strengths may step back, a sign-in that one policy refuses if they do and another if they do not is left open"),
)


def reason(scenario, wanted, came):
    """Which of the open places a difference is one of, or None."""
    if "error" in wanted or "error" in came:
        return None
    for is_one, sentence in PLACES:
        if is_one(scenario, wanted, came):
            return sentence
    return None
