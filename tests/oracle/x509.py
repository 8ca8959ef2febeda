"""Certificates read: what rules look at, and whether one signed another (RFC 5280)."""

import base64
import hashlib
import re
from datetime import datetime, timezone
from functools import lru_cache

import curve
import der
from results import OutOfScope

_ATTRIBUTES = {
    "2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "S", "2.5.4.10": "O", "2.5.4.11": "OU",
    "0.9.2342.19200300.100.1.25": "DC", "1.2.840.113549.1.9.1": "E", "2.5.4.5": "SERIALNUMBER",
}
_ECDSA_SHA256 = "1.2.840.10045.4.3.2"
_P256 = "1.2.840.10045.3.1.7"


class Certificate:
    """One certificate and its facts."""

    def __init__(self, data):
        self.bytes = data
        tag, whole, end = der.read(data)
        if tag != 0x30:
            raise der.Broken
        (_, body, self.signed), (_, algorithm, _), (_, signature, _) = der.children(whole)
        self.algorithm = der.oid_text(der.children(algorithm)[0][1])
        self.signature = signature[1:]
        fields = der.children(body)
        self.version = 1
        if fields[0][0] == 0xA0:
            self.version = int.from_bytes(der.children(fields[0][1])[0][1], "big") + 1
            fields = fields[1:]
        self.serial = fields[0][1]
        self.issuer_bytes, self.subject_bytes = fields[2][2], fields[4][2]
        self.issuer, self.subject = name(fields[2][1]), name(fields[4][1])
        self.not_before, self.not_after = (time(tag, text) for tag, text, _ in der.children(fields[3][1]))
        key = der.children(fields[5][1])
        self.key_algorithm = [der.oid_text(part[1]) for part in der.children(key[0][1]) if part[0] == 0x06]
        self.point = key[1][1][1:]
        self.aki = self.ski = None
        self.policies = []
        self.usages = None
        self.principal_names, self.mails = [], []
        for tag, content, _ in fields[6:]:
            if tag == 0xA3:
                self.extensions(der.children(content)[0][1])

    def extensions(self, content):
        """Extensions that rules look at."""
        for _, extension, _ in der.children(content):
            parts = der.children(extension)
            identity, value = der.oid_text(parts[0][1]), parts[-1][1]
            if identity == "2.5.29.14":
                self.ski = der.read(value)[1]
            elif identity == "2.5.29.35":
                for tag, inner, _ in der.children(der.read(value)[1]):
                    if tag == 0x80:
                        self.aki = inner
            elif identity == "2.5.29.32":
                for _, policy, _ in der.children(der.read(value)[1]):
                    self.policies.append(der.oid_text(der.children(policy)[0][1]))
            elif identity == "2.5.29.37":
                self.usages = [der.oid_text(usage) for _, usage, _ in der.children(der.read(value)[1])]
            elif identity == "2.5.29.17":
                for tag, inner, _ in der.children(der.read(value)[1]):
                    if tag == 0x81:
                        self.mails.append(inner.decode("latin-1"))
                    elif tag == 0xA0:
                        other = der.children(inner)
                        if der.oid_text(other[0][1]) == "1.3.6.1.4.1.311.20.2.3":
                            self.principal_names.append(der.read(other[1][1])[1].decode("utf-8"))

    @property
    def thumbprint(self):
        """SHA-1 of the whole certificate."""
        return hashlib.sha1(self.bytes).digest()

    @property
    def is_self_signed(self):
        """Whether issuer and subject are one, and the key signed itself."""
        return self.issuer_bytes == self.subject_bytes and signed_by(self.bytes, self.bytes)


def name(content):
    """RDNs of a name in encoded order, each a list of attributes and values."""
    found = []
    for _, rdn, _ in der.children(content):
        found.append([(attribute(part), value_of(part)) for _, part, _ in der.children(rdn)])
    return found


def attribute(content):
    """The short name of an attribute."""
    identity = der.oid_text(der.children(content)[0][1])
    return _ATTRIBUTES.get(identity, identity)


def value_of(content):
    """The text of an attribute."""
    tag, text, _ = der.children(content)[1]
    if tag == 0x1E:
        return text.decode("utf-16-be")
    if tag in (0x0C, 0x13, 0x16):
        return text.decode("utf-8")
    raise OutOfScope("names in other encodings")


def time(tag, text):
    """A time of a certificate."""
    digits = text.decode("ascii")
    if tag == 0x17:
        digits = ("19" if int(digits[:2]) >= 50 else "20") + digits
    return datetime.strptime(digits, "%Y%m%d%H%M%SZ").replace(tzinfo=timezone.utc)


@lru_cache(maxsize=4096)
def signed_by(certificate, issuer):
    """Whether one certificate, as bytes, has the signature of another's key."""
    certificate, issuer = parse(certificate), parse(issuer)
    if certificate.algorithm != _ECDSA_SHA256 or _P256 not in issuer.key_algorithm:
        raise OutOfScope("signatures other than ECDSA on P-256 with SHA-256")
    r, s = (int.from_bytes(part, "big") for _, part, _ in der.children(der.read(certificate.signature)[1]))
    return curve.verify(issuer.point, certificate.signed, r, s)


@lru_cache(maxsize=4096)
def parse(data):
    """A certificate from its bytes."""
    return Certificate(data)


_PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.S)


@lru_cache(maxsize=4096)
def from_text(text):
    """A certificate from PEM, or DER in base64."""
    match = _PEM.search(text)
    inner = match.group(1) if match else text
    try:
        data = base64.b64decode("".join(inner.split()), validate=True)
        if match is None and _PEM.search(data.decode("latin-1")):
            return from_text(data.decode("latin-1"))
        return parse(data)
    except (ValueError, der.Broken, IndexError, TypeError) as reason:
        raise OutOfScope("certificates in other forms") from reason
