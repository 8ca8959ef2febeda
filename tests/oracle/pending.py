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


def restrictions(scenario):
    """Key restrictions of passkey policies and of their profiles."""
    return [each["keyRestrictions"] or {} for each in policies(scenario, "keyRestrictions")]


def profiles(scenario):
    """Profiles of passkey policies."""
    return [each for policy in policies(scenario, "passkeyProfiles") for each in policy["passkeyProfiles"] or []]


def has_hello(scenario):
    """Whether Windows Hello for Business was performed."""
    question = scenario["question"]
    return "windowsHelloForBusiness" in (question["credential"].get("method"), *(question.get("alsoUsed") or ()))


# What a difference is about, by the assumptions that one side alone names.


def enforcement_spelt(scenario, lacking, beyond):
    """The kind of key restrictions in other letters."""
    kinds = [each.get("enforcementType") for each in restrictions(scenario)]
    return lacking == {"A16"} and not beyond and any(kind not in (None, "allow", "block") for kind in kinds)


def hello_by_control(scenario, lacking, beyond):
    """Windows Hello for Business as a second step, where the control mfa is asked for."""
    asks = any("mfa" in [each.strip().lower() for each in grant.get("builtInControls") or []] for grant in grants(scenario))
    return lacking == {"B6"} and not beyond and asks and has_hello(scenario)


def disabled(scenario, lacking, beyond):
    """Conditions of a policy that is disabled."""
    states = [(policy.get("state") or "").strip().lower() for policy in policies(scenario, "grantControls")]
    return not lacking and beyond <= {"A16", "A17", "B8", "B9", "B10", "B11"} and "disabled" in states


def dropped(scenario, lacking, beyond):
    """Bindings that were dropped for their affinity."""
    return not lacking and beyond <= {"A46", "A47", "A48", "A49"} and bool(policies(scenario, "certificateUserBindings"))


NAMED = (
    (enforcement_spelt, "A16 is named where key restrictions are of a kind in other letters"),
    (hello_by_control, "B6 is named where the control mfa hangs on it"),
    (disabled, "nothing is assumed about the conditions of a disabled policy"),
    (dropped, "nothing is assumed about a binding that was dropped, where another one decides"),
)

# The others.


def trust_open(scenario, wanted, came):
    """A restriction that is not met, and a user of another tenant of which it is not known whether it is trusted."""
    known = policies(scenario, "isServiceDefault") and (user(scenario).get("home") or {}).get("tenant")
    return is_external(scenario) and bool(configurations(scenario)) and not known


def across_clouds(scenario, wanted, came):
    """The outcome of a strength whose restriction does not reach across clouds."""
    same = all(wanted[field] == came[field] for field in ("decision", "reason", "applies"))
    return same and is_strict(scenario) and is_external(scenario) and bool(configurations(scenario))


def serial_dropped(scenario, wanted, came):
    """A binding by a serial number that is not reversed, dropped."""
    pair = (wanted["reason"], came["reason"])
    return pair == ("certificate.noBindingMatches", "certificate.affinityTooLow")


def steps_back(scenario, wanted, came):
    """A policy that may be for the registration of security information, beside one that is met by its strength alone."""
    action = (scenario["question"].get("access") or {}).get("userAction") or ""
    strengths = [grant for grant in grants(scenario) if grant.get("authenticationStrength") is not None]
    either = any((grant.get("operator") or "OR").strip().upper() == "OR" for grant in strengths)
    return "securityinfo" in action.lower().replace("rmation", "") and len(strengths) > 1 and either


def other_word(scenario, wanted, came):
    """A user in a policy by a word that nothing has, and one in a question without an id."""
    words = [entry for each in users(scenario) for entry in [*(each.get("includeUsers") or ()), *(each.get("excludeUsers") or ())]]
    return user(scenario).get("id") is None and "AllWorkforce" in words


def no_tenants(scenario, wanted, came):
    """Kinds of guests that are not known, of no tenant."""
    guests = [each.get(f"{side}GuestsOrExternalUsers") or {} for each in users(scenario) for side in ("include", "exclude")]
    return any(
        "unknownfuturevalue" in (each.get("guestOrExternalUserTypes") or "").lower()
        and (each.get("externalTenants") or {}).get("members") == []
        for each in guests
    )


def both_sides(scenario, wanted, came):
    """A user who is included and excluded, by an id that the question does not give."""
    return user(scenario).get("id") is None and any(
        set(each.get("includeUsers") or ()) & set(each.get("excludeUsers") or ()) for each in users(scenario)
    )


def type_open(scenario, wanted, came):
    """A passkey of unknown type, of which strictly read neither type signs in."""
    passkey = scenario["question"]["credential"].get("passkey") or {}
    enforced = [each for each in profiles(scenario) if (each.get("attestationEnforcement") or "").strip().lower() == "registrationonly"]
    synced = any("deviceBound" not in (each.get("passkeyTypes") or "deviceBound") for each in enforced)
    return is_strict(scenario) and "passkey" in wanted["reason"] and passkey.get("type") is None and synced


def order_of_targets(scenario, wanted, came):
    """A profile by several targets, of which it is not known whether they hold the user."""
    pair = (wanted["reason"], came["reason"])
    return pair == ("input.groupMembershipUnknown", "input.unknownEnumMember") and bool(profiles(scenario))


PLACES = (
    (across_clouds, "A18: a restriction that does not reach across clouds is one that is not met"),
    (serial_dropped, "A47: a serial number that is not reversed gives the code of the stricter reading"),
    (steps_back, "a strength that may step back leaves a policy open that is met by it alone"),
    (other_word, "a name in a policy that nothing has may be anybody's"),
    (no_tenants, "guests of no tenant are nobody, whatever their kind"),
    (both_sides, "an exclusion beats an inclusion, whoever the user is"),
    (type_open, "A27: strictly read neither type of passkey signs in"),
    (order_of_targets, "the first target that is undecided gives the reason"),
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
