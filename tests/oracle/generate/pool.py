"""What generated scenarios are made of: few ids, so that they meet, and the days on which rules begin."""

AT = (
    "2025-10-31T23:59:59Z", "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z", "2026-04-30T23:59:59Z",
    "2026-05-01T00:00:00Z", "2026-06-14T23:59:59Z", "2026-06-15T00:00:00Z", "2026-06-30T23:59:59Z",
    "2026-07-01T00:00:00Z", "2026-09-30T23:59:59Z", "2026-10-01T00:00:00Z", "2026-11-21T00:00:00Z",
    "2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z", "2026-11-30T23:59:59-01:00", "2026-12-01T08:59:59+09:00",
    "2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z", "2027-06-30T23:59:59Z", "2027-07-01T00:00:00Z",
)
READINGS = ("report", "strict", "lenient")
CLOUDS = ("commercial", "usGovernment", "china", "microsoftonline.us", "partner.microsoftonline.cn")
USERS = ("11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002")
GROUPS = tuple(f"22222222-0000-4000-8000-00000000000{number}" for number in range(1, 4))
GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"
ROLES = (GLOBAL_ADMINISTRATOR, "194ae4cb-b126-40b2-bd5b-6091b380977d")
HOMES = ("66666666-0000-4000-8000-000000000001", "66666666-0000-4000-8000-000000000002")
APPLICATIONS = ("33333333-0000-4000-8000-000000000001", "33333333-0000-4000-8000-000000000002")
AAGUIDS = (
    "7e3f3d30-3557-4442-bdae-139312178b39", "cb69481e-8ff7-4039-93ec-0a2729a154a8",
    "de1e552d-db1d-4423-a619-566b625cdc84", "08987058-cadc-4b81-b6e1-30de50dcbe96",
    "6028b017-b1d4-4c02-b4b3-afcdafc96bb2", "00000000-0000-0000-0000-000000000000",
)
UNKNOWN = "unknownFutureValue"


def chance(r, share):
    """Whether something happens that happens this often."""
    return r.random() < share


def pick(r, items, most=None):
    """Some of several, in any order."""
    most = len(items) if most is None else min(most, len(items))
    return r.sample(items, r.randint(0, most))


def spelt(r, text):
    """A value, rarely in other letters or with blanks."""
    if chance(r, 0.985):
        return text
    return r.choice((text.upper(), text.lower(), text[:1].upper() + text[1:], f" {text}"))


def absent(r, document, share, *members):
    """Leaves members out, or null, now and then."""
    for member in members:
        if chance(r, share):
            document.pop(member, None)
