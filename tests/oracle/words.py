"""Words of enumerations: letter case and blanks do not matter (A16), unknown ones leave things undecided (A17)."""

# strengths.md, "Methods".
MODES = (
    "password", "voice", "hardwareOath", "softwareOath", "sms", "fido2", "windowsHelloForBusiness",
    "microsoftAuthenticatorPush", "deviceBasedPush", "temporaryAccessPassOneTime",
    "temporaryAccessPassMultiUse", "email", "x509CertificateSingleFactor", "x509CertificateMultiFactor",
    "federatedSingleFactor", "federatedMultiFactor", "qrCodePin",
)

# The AAGUID of providers that have none (A31).
NIL = "0" * 32

_BY_LOWER = {mode.lower(): mode for mode in MODES}


def word(text, known):
    """The known word that a text is, or None, and whether its spelling differs from the known one (A16)."""
    trimmed = text.strip()
    for candidate in known:
        if candidate == text:
            return candidate, False
    lower = trimmed.lower()
    for candidate in known:
        if candidate.lower() == lower:
            return candidate, True
    return None, False


def modes_of(text):
    """Known modes and unknown words of a combination, and whether any is spelt otherwise (A16)."""
    known, unknown, spelt = [], [], False
    for part in text.split(","):
        trimmed = part.strip()
        if trimmed != part or trimmed not in MODES:
            found = _BY_LOWER.get(trimmed.lower())
            if found is None:
                unknown.append(trimmed)
                spelt = spelt or trimmed != part
                continue
            spelt = True
            known.append(found)
        else:
            known.append(trimmed)
    return frozenset(known), tuple(unknown), spelt


def guid(text):
    """A GUID as it is compared; it may stand in braces."""
    text = text.strip().lower()
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text


def is_guid(text):
    """Whether a text has the form of an id."""
    parts = guid(text).split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(
        digit in "0123456789abcdef" for part in parts for digit in part
    )


def slip(one, other):
    """Whether a name may be meant where another one stands: a letter or two, or several names in one text (access.md, "Conditions")."""
    one, other = one.strip().lower(), other.strip().lower()
    for whole, part in ((one, other), (other, one)):
        parts = [each.strip() for each in whole.replace(";", ",").split(",")]
        if len(parts) > 1 and part in parts:
            return True
    if one == other or "@" in one + other or is_guid(one) or is_guid(other):
        return False
    length = min(len(one), len(other))
    if _edits(one, other) > (0 if length < 3 else 1 if length < 5 else 2):
        return False
    # Numbers, single letters and ideographs tell names apart.
    if _singles(one) != _singles(other):
        return False
    told = [[each for each in name if _tells(each)] for name in (one, other)]
    rest = ["".join(each for each in name if not _tells(each)).strip() for name in (one, other)]
    return told[0] == told[1] or rest[0] != rest[1]


def _singles(name):
    words = "".join(each if each.isalnum() else " " for each in name).split()
    return [word for word in words if len(word) == 1 and not word.isnumeric()]


def _tells(letter):
    return letter.isnumeric() or 0x3400 <= ord(letter) <= 0x9FFF


def _edits(one, other):
    """Letters put in, left out or changed."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != wanted)))
        before = now
    return before[-1]


def aaguid(text):
    """An AAGUID as it is compared: its hexadecimal digits."""
    return text.strip().strip("{}").replace("-", "").lower()
