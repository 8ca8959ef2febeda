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


def is_external(scenario):
    """Whether the user's home is another tenant."""
    return user(scenario).get("type", "member") not in ("member", "internalGuest")


def is_strict(scenario):
    """Whether the question is read strictly."""
    return scenario["question"].get("reading") == "strict"


def grants(scenario):
    """What policies of Conditional Access ask for."""
    return [policy.get("grantControls") or {} for policy in policies(scenario, "grantControls")]


def users(scenario):
    """Conditions on users."""
    return [(policy.get("conditions") or {}).get("users") or {} for policy in policies(scenario, "conditions")]


def configurations(scenario):
    """What restricts combinations."""
    return [each for policy in policies(scenario, "allowedCombinations") for each in policy.get("combinationConfigurations") or []]


def profiles(scenario):
    """Profiles of passkey policies."""
    return [each for policy in policies(scenario, "passkeyProfiles") for each in policy["passkeyProfiles"] or []]


# What a difference is about, by the assumptions that one side alone names.


def other_letters(scenario, lacking, beyond):
    """Words that are spelt otherwise, and read all the same."""
    return lacking == {"A16"} and not beyond


def by_control(scenario, lacking, beyond):
    """What a combination leans on, where the control mfa is asked for."""
    asks = any("mfa" in [each.strip().lower() for each in grant.get("builtInControls") or []] for grant in grants(scenario))
    return lacking <= {"A10", "B6"} and not beyond and asks


def disabled(scenario, lacking, beyond):
    """Conditions of a policy that is disabled."""
    states = [(policy.get("state") or "").strip().lower() for policy in policies(scenario, "grantControls")]
    return not lacking and beyond <= {"A16", "A17", "B8", "B9", "B10", "B11"} and "disabled" in states


def dropped(scenario, lacking, beyond):
    """Bindings that were dropped for their affinity."""
    return not lacking and beyond <= {"A46", "A47", "A48", "A49"} and bool(policies(scenario, "certificateUserBindings"))


NAMED = (
    (other_letters, "A16 is named wherever a word in other letters was read, met or not"),
    (by_control, "A10 and B6 are named where the control mfa hangs on them"),
    (disabled, "nothing is assumed about the conditions of a disabled policy"),
    (dropped, "nothing is assumed about a binding that was dropped, where another one decides"),
)

# The others.


def trust_open(scenario, wanted, came):
    """A restriction that is not met, and a user of another tenant of which it is not known whether it is trusted."""
    known = policies(scenario, "isServiceDefault") and (user(scenario).get("home") or {}).get("tenant")
    left_open = any(own[1] != other[1] == "notSet" for own, other in zip(wanted["strengths"], came["strengths"]))
    left_open = left_open or came["reason"] == "input.missing"
    return is_external(scenario) and bool(configurations(scenario)) and not known and left_open


def across_clouds(scenario, wanted, came):
    """The outcome of a strength whose restriction does not reach across clouds."""
    same = all(wanted[field] == came[field] for field in ("decision", "reason", "applies"))
    return same and is_strict(scenario) and is_external(scenario) and bool(configurations(scenario))


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


def other_tenants(scenario, wanted, came):
    """Kinds of guests that are not known, of listed tenants, none of which is the user's."""
    guests = [each.get(f"{side}GuestsOrExternalUsers") or {} for each in users(scenario) for side in ("include", "exclude")]
    home = (user(scenario).get("home") or {}).get("tenant")
    return any(
        "unknownfuturevalue" in (each.get("guestOrExternalUserTypes") or "").lower()
        and (each.get("externalTenants") or {}).get("membershipKind") == "enumerated"
        and home not in each["externalTenants"].get("members", [home])
        for each in guests
    )


def both_sides(scenario, wanted, came):
    """What a policy includes and excludes, of which it is not known whether it is the user or the application."""
    conditions = [part for policy in policies(scenario, "conditions") for part in (policy["conditions"] or {}).values()]
    return any(
        set(part.get(f"include{what}") or ()) & set(part.get(f"exclude{what}") or ())
        for part in conditions
        if isinstance(part, dict)
        for what in ("Users", "Applications")
    )


def other_action(scenario, wanted, came):
    """The registration of a passkey while a device is joined, which is no registration of security information."""
    return (wanted["reason"], came["reason"]) == ("allowed.inPart", "allowed") and scenario["question"]["action"] == "register"


PLACES = (
    (across_clouds, "A18: a restriction that does not reach across clouds is one that is not met"),
    (steps_back, "a strength that may step back leaves a policy open that is met by it alone"),
    (other_word, "a name in a policy that nothing has may be anybody's"),
    (other_tenants, "guests of tenants that are not the user's are somebody else, whatever their kind"),
    (both_sides, "an exclusion beats an inclusion of the same, whatever it is"),
    (other_action, "what is opened does not say whether security information may be registered, be it a device that is joined"),
    (trust_open, "a fail beats an undecided trust in the home tenant"),
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
