"""Certificates, authorities, and certificate policies. Keys come from names, so that each run makes the same."""

import base64
from functools import lru_cache

import curve
import der
import names
import x509
from generate import strengths
from generate.passkeys import excluded, targets
from generate.pool import GROUPS, UNKNOWN, absent, chance, pick, spelt

_ECDSA = der.sequence(der.oid("1.2.840.10045.4.3.2"))
_TYPES = {"DC": ("0.9.2342.19200300.100.1.25", 0x16), "CN": ("2.5.4.3", 0x0C), "OU": ("2.5.4.11", 0x0C)}
PKI = "7d0e1f2a-0000-4000-8000-000000000001"

_FROM, _UNTIL = "20200101000000Z", "20400101000000Z"


def name(text):
    """A name in DER."""
    rdns = []
    for part in text.split(","):
        kind, value = part.split("=")
        identity, tag = _TYPES[kind]
        rdns.append(der.element(0x31, der.sequence(der.oid(identity), der.element(tag, value.encode()))))
    return der.sequence(*rdns)


def extension(identity, value):
    """An extension."""
    return der.sequence(der.oid(identity), der.octets(value))


@lru_cache(maxsize=None)
def key(text):
    """The key pair of a name."""
    return curve.Key(f"entra-verdict oracle {text}")


def identifier(text):
    """The key identifier of a key: the first 20 bytes of SHA-256 of its point will do."""
    import hashlib

    return hashlib.sha256(key(text).point).digest()[:20]


def certificate(subject, issuer, own, signer, serial, since=_FROM, until=_UNTIL, **what):
    """A certificate: names, keys, and what stands in it."""
    extensions = []
    if what.get("authority"):
        extensions.append(
            der.sequence(der.oid("2.5.29.19"), der.element(0x01, b"\xff"), der.octets(der.sequence(der.element(0x01, b"\xff"))))
        )
    extensions.append(extension("2.5.29.14", der.octets(identifier(own))))
    if what.get("aki", True):
        extensions.append(extension("2.5.29.35", der.sequence(der.element(0x80, identifier(what.get("claims", signer))))))
    elif what.get("empty_aki"):
        extensions.append(extension("2.5.29.35", der.sequence()))
    if what.get("policies"):
        policies = (der.sequence(der.oid(each)) for each in what["policies"])
        extensions.append(extension("2.5.29.32", der.sequence(*policies)))
    if what.get("usages"):
        extensions.append(extension("2.5.29.37", der.sequence(*(der.oid(each) for each in what["usages"]))))
    alternatives = []
    if what.get("principal_name"):
        text = der.element(0xA0, der.element(0x0C, what["principal_name"].encode()))
        alternatives.append(der.element(0xA0, der.oid("1.3.6.1.4.1.311.20.2.3"), text))
    if what.get("mail"):
        alternatives.append(der.element(0x81, what["mail"].encode()))
    if alternatives:
        extensions.append(extension("2.5.29.17", der.sequence(*alternatives)))
    point = key(own).point
    version = what.get("version", 3)
    parts = [der.element(0xA0, der.integer(2))] if version == 3 else []
    parts += [
        der.integer(serial),
        _ECDSA,
        name(issuer),
        der.sequence(der.element(0x18, since.encode()), der.element(0x18, until.encode())),
        name(subject),
        der.sequence(der.sequence(der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.3.1.7")), der.bits(point)),
    ]
    if version == 3:
        parts.append(der.element(0xA3, der.sequence(*extensions)))
    body = der.sequence(*parts)
    r, s = key(what.get("by", signer)).sign(body)
    return der.sequence(body, _ECDSA, der.bits(der.sequence(der.integer(r), der.integer(s))))


ROOT = "DC=example,DC=contoso,CN=Root"
ISSUING = "DC=example,DC=contoso,CN=Issuing"
LATER = "DC=example,DC=contoso,CN=Expired"
RENEWED = "DC=example,DC=contoso,CN=Renewed"
ADELE = "DC=example,DC=contoso,OU=Staff,CN=Adele"
PRINCIPAL_NAME, MAIL = "adele@contoso.example", "adele@mail.contoso.example"
SIX = ("1.2.3.4.99", "1.2.3.4.11", "1.2.3.4.10", "1.2.3.4.9", "1.2.3.4.2", "1.2.3.4.1", "1.2.3.4.3")


@lru_cache(maxsize=1)
def authorities():
    """Authorities by name: a root, one that issues, one that expires, one that was renewed, one nobody has."""
    made = {
        "root": certificate(ROOT, ROOT, "root", "root", 1, authority=True),
        "issuing": certificate(ISSUING, ROOT, "issuing", "root", 2, authority=True),
        "expired": certificate(LATER, ROOT, "expired", "root", 3, until="20260701000000Z", authority=True),
        "renewed-old": certificate(RENEWED, ROOT, "renewed", "root", 4, until="20260615000000Z", authority=True),
        "renewed-new": certificate(RENEWED, ROOT, "renewed", "root", 5, since="20260601000000Z", authority=True),
        "forged": certificate(RENEWED, ROOT, "renewed", "root", 6, authority=True, by="other"),
    }
    return {each: base64.b64encode(data).decode() for each, data in made.items()}


@lru_cache(maxsize=1)
def leaves():
    """Certificates of a person, in the ways that matter to rules."""
    person = {"principal_name": PRINCIPAL_NAME, "mail": MAIL}

    def issued(serial, signer="issuing", issuer=ISSUING, **what):
        return certificate(ADELE, issuer, "adele", signer, serial, **{**person, **what})

    made = [
        issued(0x0A01, policies=("1.2.3.4.1",)),
        issued(0x0A02, policies=("1.2.3.4.9", "1.2.3.4.10")),
        issued(0x8A03),
        issued(0x0A04, policies=SIX),
        issued(0x0A05, policies=(*SIX[::-1], "2.5.29.32.0")),
        issued(0x0A06, policies=("1.2.3.4.11", "1.2.3.4.1"), aki=False),
        issued(0x0A07, policies=("1.2.3.4.1",), aki=False, empty_aki=True),
        issued(0x0A08, version=1),
        issued(0x0A09, until="20260930235959Z", policies=("1.2.3.4.1",)),
        issued(0x0A0A, since="20261001000000Z", policies=("1.2.3.4.1",)),
        issued(0x0A0B, by="other"),
        issued(0x0A0C, signer="expired", issuer=LATER, policies=("1.2.3.4.1",)),
        issued(0x0A0D, signer="renewed", issuer=RENEWED, policies=("1.2.3.4.10",)),
        issued(0x0A0E, signer="nobody", issuer="DC=example,CN=Nobody"),
        issued(0x0A0F, signer="root", issuer=ROOT, policies=("1.2.3.4.1",)),
        issued(0x0A10, principal_name=None, mail=None, policies=("2.5.29.32.0",)),
        # For servers alone.
        issued(0x0A11, usages=("1.3.6.1.5.5.7.3.1",), policies=("1.2.3.4.1",)),
    ]
    return [base64.b64encode(data).decode() for data in made]


def store(r):
    """A trust store."""
    made = []
    for each, data in authorities().items():
        if each == "forged" and not chance(r, 0.08):
            continue
        if chance(r, 0.03):
            continue
        document = {
            "@odata.type": "#microsoft.graph.certificateAuthorityDetail",
            "id": f"aaaaaaaa-0000-4000-8000-{len(made):012d}",
            "certificateAuthorityType": "root" if each == "root" else "intermediate",
            "certificate": data,
            "certificateRevocationListUrl": "http://pki.contoso.example/list.crl" if chance(r, 0.25) else None,
            "deltaCertificateRevocationListUrl": None,
        }
        made.append(document)
    return {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directory/publicKeyInfrastructure/"
        f"certificateBasedAuthConfigurations('{PKI}')/certificateAuthorities",
        "value": made,
    }


FIELDS = (
    ("PrincipalName", "low"), ("RFC822Name", "low"), ("SubjectKeyIdentifier", "high"), ("SHA1PublicKey", "high"),
    ("IssuerAndSubject", "low"), ("Subject", "low"), ("IssuerAndSerialNumber", "high"),
)


def bindings(r):
    """Username bindings."""
    made = []
    for priority, (field, level) in enumerate(r.sample(FIELDS, r.randint(1, 3)), 1):
        member = "certificateUserIds"
        if field in ("PrincipalName", "RFC822Name") and chance(r, 0.8):
            member = r.choice(("userPrincipalName", "userPrincipalName", "onPremisesUserPrincipalName"))
        made.append(
            {
                "x509CertificateField": spelt(r, field if chance(r, 0.98) else UNKNOWN),
                "userProperty": member,
                "priority": priority,
                "trustAffinityLevel": level if chance(r, 0.9) else r.choice(("low", "high")),
            }
        )
    if chance(r, 0.5):
        made.insert(
            0,
            {
                "x509CertificateField": "PrincipalName",
                "userProperty": "userPrincipalName",
                "priority": 0,
                "trustAffinityLevel": "low",
            },
        )
    if chance(r, 0.1):
        made = made[:1]
    r.shuffle(made)
    return made


def rules(r):
    """Rules for the mode."""
    made = []
    for _ in range(r.choice((0, 0, 1, 1, 2, 3))):
        kind = r.choice(("issuerSubject", "policyOID", "issuerSubjectAndPolicyOID"))
        issuer = r.choice((ISSUING, ISSUING, RENEWED, ROOT))
        if chance(r, 0.15):
            issuer = ",".join(reversed(issuer.split(",")))
        if chance(r, 0.1):
            issuer = issuer.replace(",", ", ").lower()
        oid = r.choice(strengths.OIDS)
        rule = {
            "x509CertificateRuleType": kind,
            "x509CertificateAuthenticationMode": r.choice(("x509CertificateSingleFactor", "x509CertificateMultiFactor")),
            "x509CertificateRequiredAffinityLevel": "high" if chance(r, 0.2) else "low",
        }
        if kind == "issuerSubjectAndPolicyOID":
            rule |= {"identifier": "x", "issuerSubjectIdentifier": issuer, "policyOidIdentifier": oid}
        else:
            rule["identifier"] = issuer if kind == "issuerSubject" else oid
        made.append(rule)
    return made


def policy(r):
    """A certificate policy."""
    made = {
        "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
        "id": "X509Certificate",
        "state": spelt(r, "enabled" if chance(r, 0.97) else "disabled"),
        "certificateUserBindings": bindings(r),
        "authenticationModeConfiguration": {
            "x509CertificateAuthenticationDefaultMode": r.choice(("x509CertificateSingleFactor", "x509CertificateMultiFactor")),
            "x509CertificateDefaultRequiredAffinityLevel": "high" if chance(r, 0.12) else "low",
            "rules": rules(r),
        },
        "includeTargets": targets(r) if chance(r, 0.3) else [{"targetType": "group", "id": "all_users"}],
        "excludeTargets": excluded(r) if chance(r, 0.3) else [],
    }
    if chance(r, 0.15):
        exempt = [identifier(each).hex().upper() for each in pick(r, ("root", "issuing", "renewed"), 2)]
        made["crlValidationConfiguration"] = {
            "state": "enabled" if chance(r, 0.8) else "disabled",
            "exemptedCertificateAuthoritiesSubjectKeyIdentifiers": exempt,
        }
    if chance(r, 0.2):
        made["certificateAuthorityScopes"] = [
            {
                "subjectKeyIdentifier": identifier(each).hex().upper(),
                "publicKeyInfrastructureIdentifier": PKI,
                "includeTargets": [{"targetType": "group", "id": r.choice((*GROUPS, "all_users"))}],
            }
            for each in r.sample(("root", "issuing", "renewed", "expired"), r.randint(1, 2))
        ]
    absent(r, made, 0.02, "certificateUserBindings", "includeTargets", "state")
    return made


def user_ids(r, leaf):
    """certificateUserIds, some of which fit."""
    facts = x509.from_text(leaf)
    serial = facts.serial.hex()
    reverse = facts.serial[::-1].hex()
    issuer, subject = names.text(facts.issuer), names.text(facts.subject)
    forms = [
        f"X509:<PN>{PRINCIPAL_NAME}", f"X509:<RFC822>{MAIL}", "X509:<PN>somebody@else.example",
        f"X509:<SKI>{(facts.ski or bytes(20)).hex().upper()}", f"X509:<SHA1-PUKEY>{facts.thumbprint.hex()}",
        f"X509:<I>{issuer}<S>{subject}", f"X509:<S>{subject}", f"X509:<S>{names.text(facts.subject[::-1])}",
        f"X509:<I>{issuer}<SR>{reverse}", f"X509:<I>{issuer}<SR>{serial}", f"X509:<S>{subject.replace(',', ', ')}",
        f"x509:<pn>{PRINCIPAL_NAME}", f"X509:<I>{ROOT}<SR>{reverse}", "X509:<SKI>00",
    ]
    return pick(r, forms, 4)


def revoked(r):
    """Certificates known to be revoked."""
    made = []
    for leaf in r.sample(leaves(), 4):
        facts = x509.from_text(leaf)
        made.append({"issuer": (facts.aki or identifier("issuing")).hex(), "serial": facts.serial.hex()})
    if chance(r, 0.2):
        made.append({"issuer": identifier("root").hex().upper(), "serial": r.choice(("02", "05"))})
    if chance(r, 0.2):
        made.append({"issuer": identifier("issuing").hex(), "serial": "7f"})
    return {"revoked": made if chance(r, 0.9) else []}


def documents(r, policies):
    """Policy and store, or less, and the trust that no document holds."""
    own = [identifier(each).hex().upper() for each in ("issuing", "root", "renewed", "expired")]
    strengths.SKIS[:] = [own[0], own[0], own[1], own[2], own[3].lower()]
    with_policy = chance(r, 0.8)
    if with_policy:
        policies.append(policy(r))
    if chance(r, 0.85 if with_policy else 0.4):
        policies.append(store(r))
    return revoked(r) if chance(r, 0.4) else None


def present(r, credential, user, policies):
    """A certificate of a person."""
    leaf = r.choice(leaves() if chance(r, 0.55) else leaves()[:5] if chance(r, 0.6) else leaves()[3:5])
    credential["certificate"] = leaf
    if chance(r, 0.75):
        user["userPrincipalName"] = r.choice((PRINCIPAL_NAME, PRINCIPAL_NAME, PRINCIPAL_NAME.upper(), MAIL, "lee@contoso.example"))
    if chance(r, 0.4):
        user["onPremisesUserPrincipalName"] = r.choice((PRINCIPAL_NAME, "lee@contoso.example"))
    if chance(r, 0.7):
        user["certificateUserIds"] = user_ids(r, leaf)
    with_policy = any("certificateUserBindings" in policy for policy in policies)
    if not with_policy or chance(r, 0.05):
        if chance(r, 0.7):
            credential["certificateMode"] = r.choice(("x509CertificateSingleFactor", "x509CertificateMultiFactor"))
