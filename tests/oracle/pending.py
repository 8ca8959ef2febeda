"""Differences that are known and not settled yet: the package is to be mended, or the documents are to say more.

Each is found by what the scenario holds and tells the sentence that it is about. What comes to nothing any more is to be
taken out, so that the list stays true.
"""

FIELDS = ("decision", "reason", "strengths", "applies")


def objects(value):
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


def policies(scenario, member):
    """Documents that have a member, those in collections and whole policies too."""
    return [each for each in objects(scenario["policies"]) if member in each]


def user(scenario):
    """The user of a question."""
    return scenario["question"].get("user") or {}


def grants(scenario):
    """What policies of Conditional Access ask for."""
    return [policy.get("grantControls") or {} for policy in policies(scenario, "grantControls")]


def users(scenario):
    """Conditions on users."""
    return [(policy.get("conditions") or {}).get("users") or {} for policy in policies(scenario, "conditions")]


# What a difference is about, by the assumptions that one side alone names.


def by_control(scenario, lacking, beyond):
    """What a combination leans on, where the control mfa is asked for."""
    asks = any("mfa" in [each.strip().lower() for each in grant.get("builtInControls") or []] for grant in grants(scenario))
    return lacking <= {"A10", "B6"} and not beyond and asks


NAMED = (
    (by_control, "A10 and B6 are named where the control mfa hangs on them"),
)

# The others.


def steps_back(scenario, wanted, came):
    """A policy that may be for the registration of security information, beside one that its strength alone meets, or refuses."""
    action = (scenario["question"].get("access") or {}).get("userAction") or ""
    strengths = [grant for grant in grants(scenario) if grant.get("authenticationStrength") is not None]
    either = any((grant.get("operator") or "OR").strip().upper() == "OR" for grant in strengths)
    doubtful = "unknown" in wanted["applies"].values()
    # Either way it is refused, for one reason or the other.
    refused = wanted["decision"] == came["decision"] == "deny"
    return "securityinfo" in action.lower().replace("rmation", "") and len(strengths) > 1 and (either or refused) and doubtful


def other_word(scenario, wanted, came):
    """A user in a policy by a word that nothing has, and one in a question without an id."""
    words = [entry for each in users(scenario) for entry in [*(each.get("includeUsers") or ()), *(each.get("excludeUsers") or ())]]
    return user(scenario).get("id") is None and "AllWorkforce" in words


def other_action(scenario, wanted, came):
    """The registration of a passkey while a device is joined, which is no registration of security information."""
    return (wanted["reason"], came["reason"]) == ("allowed.inPart", "allowed") and scenario["question"]["action"] == "register"


PLACES = (
    (steps_back, "a strength that may step back leaves a policy open that is met by it alone"),
    (other_word, "a name in a policy that nothing has may be anybody's"),
    (other_action, "what is opened does not say whether security information may be registered, be it a device that is joined"),
)


def reason(scenario, wanted, came):
    """Which of the open places a difference is one of, or None."""
    if "error" in wanted or "error" in came:
        return None
    if all(wanted[field] == came[field] for field in FIELDS):
        named = set(came["assumptions"])
        lacking, beyond = set(wanted["assumptions"]) - named, named - set(wanted["touched"])
        for is_one, sentence in NAMED:
            if is_one(scenario, lacking, beyond):
                return sentence
    for is_one, sentence in PLACES:
        if is_one(scenario, wanted, came):
            return sentence
    return None
