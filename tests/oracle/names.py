"""Distinguished names: as texts are read, and as they are compared (A41, A49; certificates.md, "Username bindings")."""

import re

_TYPES = {"st": "S", "email": "E", "emailaddress": "E", "oid.0.9.2342.19200300.100.1.25": "DC"}


_KNOWN = {"CN", "C", "L", "S", "O", "OU", "DC", "E", "SERIALNUMBER"}


def parse(text):
    """RDNs of a text such as `DC=com,DC=contoso,CN=Issuing CA`; None where it is no name."""
    rdns, current, part, quoted, at = [], [], "", False, 0
    parts = []
    separators = []
    while at < len(text):
        char = text[at]
        if char == "\\" and at + 1 < len(text):
            two = text[at + 1 : at + 3]
            if re.fullmatch(r"[0-9A-Fa-f]{2}", two):
                return NotImplemented
            part += text[at + 1]
            at += 2
            continue
        if char == '"':
            return NotImplemented
        if char in ",+":
            parts.append(part)
            separators.append(char)
            part = ""
            at += 1
            continue
        part += char
        at += 1
    parts.append(part)
    for index, piece in enumerate(parts):
        if "=" not in piece:
            return None
        kind, value = piece.split("=", 1)
        kind = kind.strip()
        kind = _TYPES.get(kind.lower(), kind.upper())
        if "." in kind or kind not in _KNOWN:
            return NotImplemented
        pair = (kind, value.strip())
        if index and separators[index - 1] == "+":
            rdns[-1].append(pair)
        else:
            rdns.append([pair])
    return rdns


def folded(rdns):
    """A name as names are compared: letter case and repeated blanks do not matter."""
    return [sorted((kind, " ".join(value.split()).casefold()) for kind, value in rdn) for rdn in rdns]


def text(rdns):
    """A name in encoded order, with commas and no blanks."""
    return ",".join("+".join(f"{kind}={value}" for kind, value in rdn) for rdn in rdns)
