"""Certificates: chain, time, revocation, scope, binding, mode, and what strengths restrict (certificates.md)."""

import methods
import names
import x509
from results import FAIL, PASS, SKIP, UNKNOWN, OutOfScope, Result, all_of, any_of, failed, passed, skipped, touched_of, undecided
from words import guid, word

MODES = ("x509CertificateSingleFactor", "x509CertificateMultiFactor")


class Presented:
    """The certificate of a question, and the mode that was found for it."""

    def __init__(self, asked):
        credential = asked.credential
        if credential.get("chain"):
            raise OutOfScope("certificates with a chain")
        if credential["certificate"].count("BEGIN CERTIFICATE") > 1:
            raise OutOfScope("certificates with a chain")
        self.certificate = x509.from_text(credential["certificate"])
        self.mode = credential.get("certificateMode")


def judge(asked, tenant, elsewhere):
    """The checks of a certificate in service order."""
    presented = asked.certificate = Presented(asked)
    stated = presented.mode
    policy = tenant.x509
    if elsewhere:
        return []
    checks, _ = methods.stage(asked.question, policy, tenant.methods_whole)
    if policy is None and tenant.authorities is None:
        return checks
    checks.extend(trust(asked, tenant, policy, presented.certificate))
    if policy is not None:
        mode, chosen, affinity = mode_of(policy, presented.certificate)
        checks.append(binding(asked, policy, presented.certificate, affinity))
        checks.append(mode)
        presented.mode = chosen
    else:
        presented.mode = stated
    return checks


class Authority:
    """A certificate authority of the trust store."""

    def __init__(self, document):
        self.document = document
        if not document.get("certificate"):
            raise OutOfScope("authorities that are not whole")
        self.certificate = x509.from_text(document["certificate"])
        kind = document.get("certificateAuthorityType")
        if kind is None:
            self.marked_root = bool(document.get("isRootAuthority"))
        else:
            self.marked_root = word(kind, ("root", "intermediate"))[0] == "root"
        self.url = (document.get("certificateRevocationListUrl") or "").strip() or None
        if document.get("deltaCertificateRevocationListUrl"):
            raise OutOfScope("delta revocation lists")

    @property
    def ends(self):
        """Whether a path may end here (B3)."""
        return self.marked_root or self.certificate.is_self_signed


class Path:
    """A way from the certificate to a root, or as far as it leads."""

    def __init__(self, authorities, result):
        self.authorities = authorities
        self.result = result


def trust(asked, tenant, policy, leaf):
    """Chain, time, revocation and scope; the best of several paths (A52)."""
    if tenant.authorities is None:
        return [undecided("input.trustStoreMissing")]
    store = [Authority(document) for document in tenant.authorities]
    paths = list(paths_from(leaf, store, []))
    judged = [judge_path(asked, tenant, policy, leaf, path) for path in paths]
    return [*combine(asked, judged), passed().touching({"B3"})]


def paths_from(certificate, store, before):
    """Every path from a certificate upwards."""
    if len(before) > 10:
        raise OutOfScope("long chains")
    notes = set()
    by_key = certificate.aki is not None and certificate.version == 3
    named = [a for a in store if a.certificate.subject_bytes == certificate.issuer_bytes]
    issuers = [authority for authority in store if by_key and authority.certificate.ski == certificate.aki]
    if not issuers:
        # By name and signature, where the certificate or the authority names no key.
        keyless = [a for a in named if not by_key or a.certificate.ski is None or a.certificate.version != 3]
        issuers = [a for a in keyless if x509.signed_by(certificate.bytes, a.certificate.bytes)]
        if issuers or not by_key:
            notes.add("B2")
    issuers = [each for each in issuers if each not in before]
    if not issuers:
        yield Path(before, failed("certificate.issuerNotTrusted", *notes))
        return
    for issuer in issuers:
        good = x509.signed_by(certificate.bytes, issuer.certificate.bytes)
        here = passed(*notes) if good else failed("certificate.signatureInvalid", *notes)
        if issuer.ends:
            yield Path([*before, issuer], here)
            continue
        for path in paths_from(issuer.certificate, store, [*before, issuer]):
            # The path is built before signatures are looked at.
            missing = path.result.code == "certificate.issuerNotTrusted"
            if missing or good:
                noted = path.result.noting(notes) if path.result.outcome == PASS else path.result.touching(notes)
                yield Path(path.authorities, noted)
            else:
                yield Path(path.authorities, here)


def judge_path(asked, tenant, policy, leaf, path):
    """The four checks of one path."""
    if path.result.code == "certificate.issuerNotTrusted":
        return [path.result]
    return [
        unchecked(leaf, path.result),
        validity(asked, leaf, path.authorities),
        revocation(asked, tenant, policy, leaf, path.authorities),
        scope(asked, policy, path.authorities),
    ]


# Authentication of clients, and any usage.
_CLIENTS = {"1.3.6.1.5.5.7.3.2", "2.5.29.37.0"}


def unchecked(leaf, result):
    """The chain, and what nobody says is looked at: usages that are not those of a person (A51)."""
    if leaf.usages is None or _CLIENTS & set(leaf.usages):
        return result
    return result.noting({"A51"}) if result.outcome == PASS else result.touching({"A51"})


def combine(asked, judged):
    """Any valid path; strictly read all of them have to be valid (A52)."""
    if len(judged) == 1:
        return judged[0]
    results = [all_of(checks) for checks in judged]
    if asked.reading == "strict":
        order = (FAIL, UNKNOWN, PASS)
    else:
        order = (PASS, UNKNOWN, FAIL)
    for outcome in order:
        for checks, result in zip(judged, results):
            if result.outcome == outcome:
                others = touched_of(results)
                return [*checks, passed().touching(others | {"A52"})]
    return judged[0]


def validity(asked, leaf, authorities):
    """The interval of every certificate, first and last moment included (A53)."""
    if asked.question.get("at") is None:
        return undecided("input.missing")
    for index, certificate in enumerate([leaf, *(authority.certificate for authority in authorities)]):
        notes = ("A52",) if index else ()
        if asked.at < certificate.not_before:
            return failed("certificate.notYetValid", *notes)
        if asked.at > certificate.not_after:
            return failed("certificate.expired", *notes)
    edges = any(
        asked.at in (certificate.not_before, certificate.not_after)
        for certificate in [leaf, *(authority.certificate for authority in authorities)]
    )
    return passed("A53") if edges else passed()


def number(octets):
    """A serial number as it is compared."""
    return int.from_bytes(octets, "big")


def key_of(text):
    """Bytes of a key identifier."""
    try:
        return bytes.fromhex("".join(text.replace(":", " ").split()))
    except ValueError as reason:
        raise OutOfScope("key identifiers that cannot be read") from reason


def revocation(asked, tenant, policy, leaf, authorities):
    """Revocation of every certificate of the path below its end (B5)."""
    required = (policy or {}).get("crlValidationConfiguration") or {}
    state, _ = word(required.get("state") or "disabled", ("enabled", "disabled"))
    if state is None:
        raise OutOfScope("requirements of revocation lists that are not known")
    exempt = {key_of(text) for text in required.get("exemptedCertificateAuthoritiesSubjectKeyIdentifiers") or []}
    found = []
    certificate = leaf
    for index, authority in enumerate(authorities):
        found.append(row(asked, tenant, certificate, authority, index, state == "enabled", exempt))
        certificate = authority.certificate
    return all_of(found)


def row(asked, tenant, certificate, authority, index, required, exempt):
    """Revocation of one certificate by its issuer."""
    issuer = authority.certificate.ski
    if authority.url is None:
        if required and issuer not in exempt:
            if index == 0:
                return failed("certificate.revocationRequired")
            return failed("certificate.revocationRequired", "B5") if asked.reading == "strict" else passed("B5")
        return skipped()
    if tenant.revoked is None:
        return undecided("certificate.revocationUnknown")
    for entry in tenant.revoked:
        if key_of(entry["issuer"]) == issuer and int("".join(entry["serial"].replace(":", " ").split()), 16) == number(
            certificate.serial
        ):
            return failed("certificate.revoked")
    return passed()


def scope(asked, policy, authorities):
    """Scopes of authorities below the root (A55)."""
    found = []
    for authority in authorities:
        for entry in (policy or {}).get("certificateAuthorityScopes") or []:
            ski = entry.get("subjectKeyIdentifier")
            if ski is None and authority.ends:
                continue
            if ski is not None and key_of(ski) != authority.certificate.ski:
                continue
            if authority.ends:
                found.append(passed("A55"))
                continue
            held = any_of(methods.holds(asked.question, target) for target in entry.get("includeTargets") or [])
            if held.outcome in (FAIL, SKIP) and ski is None:
                # It may be that of any authority.
                found.append(undecided("input.missing", "A55"))
            elif held.outcome in (FAIL, SKIP):
                found.append(failed("certificate.outOfScope", "A55"))
            else:
                found.append(held.noting({"A55"}))
    return all_of(found)


# certificates.md, "Username bindings".
LOW = {"PrincipalName", "RFC822Name", "IssuerAndSubject", "Subject"}
FIELDS = ("PrincipalName", "RFC822Name", "IssuerAndSubject", "Subject", "SubjectKeyIdentifier", "SHA1PublicKey", "IssuerAndSerialNumber")
PROPERTIES = ("userPrincipalName", "onPremisesUserPrincipalName", "certificateUserIds")
# What is assumed wherever a field is compared.
SAYS = {
    "IssuerAndSubject": ("A46", "A49"),
    "Subject": ("A46", "A49"),
    "SHA1PublicKey": ("A48",),
    "IssuerAndSerialNumber": ("A46", "A47", "A49"),
}


def binding(asked, policy, certificate, high):
    """Username bindings by priority."""
    bindings = policy.get("certificateUserBindings")
    if bindings is None:
        return undecided("input.missing")
    rows, dropped, notes = [], [], set()
    for entry in sorted(bindings, key=lambda entry: entry.get("priority") or 0):
        field, spelt = word(entry.get("x509CertificateField") or "", FIELDS)
        member, spelt_too = word(entry.get("userProperty") or "", PROPERTIES)
        notes.update(("A16",) if spelt or spelt_too else ())
        if field is None and "unknown" not in (entry.get("x509CertificateField") or "unknown").lower():
            raise OutOfScope("fields by other names")
        level = entry.get("trustAffinityLevel")
        if level is None and "trustAffinityLevel" in entry:
            raise OutOfScope("values that are null")
        known, spelt = word(level, ("low", "high")) if level is not None else ("low" if field in LOW else "high", False)
        notes.update(("A16",) if spelt else ())
        if known is None:
            raise OutOfScope("levels of affinity that are not known")
        if field is None or member is None:
            result = undecided("input.unknownEnumMember", "A17").touching(SAYS.get(field, ()))
        else:
            result = matches(asked, certificate, field, member)
        if high and known == "low":
            dropped.append(result)
            continue
        rows.append(result)
    found = any_of(rows)
    if found.outcome == PASS:
        # Bindings after the one that matches are not compared.
        tried = []
        for result in rows:
            tried.append(result)
            if result.outcome == PASS:
                break
        return Result(PASS, None, tried[-1].notes, touched_of(tried) | notes)
    if found.outcome == UNKNOWN:
        return found.touching(notes)
    if any(result.outcome == PASS for result in dropped):
        return Result(FAIL, "certificate.affinityTooLow", (), touched_of([*rows, *dropped]) | notes)
    return Result(FAIL, "certificate.noBindingMatches", found.notes, touched_of([*rows, *dropped]) | notes)


NO_MATCH = "certificate.noBindingMatches"


def matches(asked, certificate, field, member):
    """Whether a field of the certificate matches a property of the user."""
    notes = SAYS.get(field, ())
    if field not in ("PrincipalName", "RFC822Name") and member != "certificateUserIds":
        raise OutOfScope("bindings that the table does not have")
    if field == "PrincipalName":
        own = certificate.principal_names
    elif field == "RFC822Name":
        own = certificate.mails
    elif field == "SubjectKeyIdentifier":
        own = [certificate.ski] if certificate.ski else []
    else:
        own = [True]
    if not own:
        return failed(NO_MATCH).touching(notes)
    value = asked.user.get(member)
    if value is None:
        return undecided("input.missing").touching(notes)
    if member != "certificateUserIds":
        same = any(each.lower() == value.lower() for each in own)
        return passed() if same else failed(NO_MATCH)
    return any_of([failed(NO_MATCH), *(user_id(asked, certificate, field, text) for text in value)]).touching(notes)


PREFIXES = {
    "PrincipalName": "X509:<PN>", "RFC822Name": "X509:<RFC822>", "SubjectKeyIdentifier": "X509:<SKI>",
    "SHA1PublicKey": "X509:<SHA1-PUKEY>",
}


def hex_of(text):
    """Bytes of hex without regard to letter case, or None."""
    try:
        return bytes.fromhex("".join(text.split()))
    except ValueError:
        return None


def user_id(asked, certificate, field, text):
    """Whether one of the certificateUserIds is the certificate's."""
    prefix = PREFIXES.get(field)
    if prefix is not None:
        if not text.startswith(prefix):
            return failed(NO_MATCH)
        rest = text[len(prefix) :]
        if field == "PrincipalName":
            hit = any(rest.strip().lower() == each.lower() for each in certificate.principal_names)
        elif field == "RFC822Name":
            hit = any(rest.strip().lower() == each.lower() for each in certificate.mails)
        elif field == "SubjectKeyIdentifier":
            hit = hex_of(rest) == certificate.ski
        else:
            hit = hex_of(rest) == certificate.thumbprint
        return passed() if hit else failed(NO_MATCH)
    if field == "Subject":
        if not text.startswith("X509:<S>"):
            return failed(NO_MATCH)
        return same_name(text[len("X509:<S>") :], certificate.subject)
    if not text.startswith("X509:<I>"):
        return failed(NO_MATCH)
    mark = "<S>" if field == "IssuerAndSubject" else "<SR>"
    issuer, found, rest = text[len("X509:<I>") :].partition(mark)
    if not found:
        return failed(NO_MATCH)
    by_issuer = same_name(issuer, certificate.issuer)
    if field == "IssuerAndSubject":
        return all_of([by_issuer, same_name(rest, certificate.subject)])
    return all_of([by_issuer, serial(asked, rest, certificate)])


def same_name(text, rdns):
    """A name in certificateUserIds: letter by letter, or another spelling of the same name (A49)."""
    if not rdns or any(set(value) & set(',+"=<>;\\') for rdn in rdns for _, value in rdn):
        raise OutOfScope("names with escapes")
    if text == names.text(rdns):
        return passed()
    parsed = names.parse(text)
    if parsed is NotImplemented:
        raise OutOfScope("names with escapes")
    if parsed is not None and names.folded(parsed) == names.folded(rdns):
        return passed()
    return failed(NO_MATCH)


def serial(asked, text, certificate):
    """The serial number, its bytes reversed; not reversed by reading (A47)."""
    given = hex_of(text)
    own = certificate.serial
    plain = own[1:] if len(own) > 1 and own[0] == 0 else own
    if given is None:
        return failed(NO_MATCH)
    if given in (own[::-1], plain[::-1]):
        return passed()
    if given in (own, plain, b"\0" + plain):
        return asked.by_reading(NO_MATCH)
    return failed(NO_MATCH)


def same_issuer(text, rdns):
    """An issuer of a rule, either way round (A41)."""
    parsed = names.parse(text)
    if parsed is NotImplemented:
        raise OutOfScope("names with escapes")
    if parsed is None:
        return False
    own, other = names.folded(rdns), names.folded(parsed)
    return other in (own, own[::-1])


RULES = ("issuerSubjectAndPolicyOID", "policyOID", "issuerSubject")


def mode_of(policy, certificate):
    """The check of the mode, the mode, and whether high affinity is required."""
    configuration = policy.get("authenticationModeConfiguration")
    if configuration is None:
        raise OutOfScope("certificate policies without a mode")
    default, _ = word(configuration.get("x509CertificateAuthenticationDefaultMode") or "", MODES)
    if any(name in configuration and configuration[name] is None for name in ("rules", "x509CertificateDefaultRequiredAffinityLevel")):
        raise OutOfScope("values that are null")
    level, _ = word(configuration.get("x509CertificateDefaultRequiredAffinityLevel") or "low", ("low", "high"))
    if default is None or level is None:
        raise OutOfScope("defaults of the mode that are not known")
    high = level == "high"
    notes = set()
    matching = {kind: [] for kind in RULES}
    for rule in configuration.get("rules") or []:
        kind, spelt = word(rule.get("x509CertificateRuleType") or "", RULES)
        mode, spelt_too = word(rule.get("x509CertificateAuthenticationMode") or "", MODES)
        required, _ = word(rule.get("x509CertificateRequiredAffinityLevel") or "low", ("low", "high"))
        if kind is None or mode is None or required is None:
            raise OutOfScope("rules for the mode that are not known")
        notes.update(("A16",) if spelt or spelt_too else ())
        if kind == "policyOID":
            hit = (rule.get("identifier") or "").strip() in certificate.policies
        elif kind == "issuerSubject":
            hit = same_issuer(rule.get("identifier") or "", certificate.issuer)
            notes.update(("A41", "A42"))
        else:
            issuer, oid = rule.get("issuerSubjectIdentifier"), rule.get("policyOidIdentifier")
            if issuer is None or oid is None:
                raise OutOfScope("rules that are incomplete")
            hit = same_issuer(issuer, certificate.issuer) and oid.strip() in certificate.policies
            notes.update(("A41", "A42", "A43"))
        if hit:
            matching[kind].append((mode, required))
    for kind in RULES:
        for mode, required in matching[kind]:
            if required == "high":
                high = True
    decided = next((kind for kind in RULES if matching[kind]), None)
    if decided is None:
        return passed().touching(notes), default, high
    modes = {mode for mode, _ in matching[decided]}
    if len(modes) > 1:
        notes.add("A44")
    winning = MODES[0] if MODES[0] in modes else MODES[1]
    every = [rule for kind in RULES for rule in matching[kind]]
    if len(every) > 1 and any(required == "high" for _, required in every):
        notes.add("A45")
    return passed().touching(notes), winning, high


def configuration(asked, configuration, performed, external):
    """Allowed issuers and policy OIDs of a strength (strengths.md, "Issuers and policy OIDs")."""
    skis = configuration.get("allowedIssuerSkis") or []
    oids = configuration.get("allowedPolicyOIDs") or []
    if not skis and not oids:
        return passed("A6")
    described = asked.credential.get("describedCertificate") if asked.kind == "method" else None
    if described is not None and performed.credential in MODES:
        own = all_of(of_described(asked, skis, oids, described))
    elif asked.certificate is None or performed.credential not in MODES:
        own = undecided("input.missing")
    else:
        certificate = asked.certificate.certificate
        checks = []
        if skis:
            checks.append(issuer(skis, certificate))
        if oids:
            checks.append(policy_oids(asked, oids, certificate.policies))
        own = all_of(checks)
    crossing = external.restriction(asked, "A20" if skis else None)
    return external.restricted(asked, crossing, own)


def of_described(asked, skis, oids, described):
    """The same of a certificate of which the question tells what is known; what it does not tell is open."""
    key, policies = described.get("authorityKeyIdentifier"), described.get("certificatePolicies")
    if skis and key is None:
        yield undecided("input.missing")
    elif skis:
        listed = {key_of(text) for text in skis}
        yield passed("A4") if key_of(key) in listed else failed("strength.issuerNotAllowed", "A4")
    if oids and policies is None:
        yield undecided("input.missing")
    elif oids:
        yield policy_oids(asked, oids, policies)


def issuer(skis, certificate):
    """The issuer by the authority key identifier (A4, A5)."""
    if certificate.version != 3:
        return failed("strength.issuerUnidentified")
    if certificate.aki is None:
        return failed("strength.issuerUnidentified", "A5")
    listed = {key_of(text) for text in skis}
    return passed("A4") if certificate.aki in listed else failed("strength.issuerNotAllowed", "A4")


def policy_oids(asked, oids, policies):
    """Policy OIDs, of which five count (A1, A2)."""
    allowed = {text.strip() for text in oids}
    own = list(dict.fromkeys(text.strip() for text in policies))
    code = "strength.policyOidNotAllowed"
    if len(own) <= 5:
        return passed() if allowed & set(own) else failed(code)
    filtered = bool(allowed & set(own))
    by_text = bool(allowed & set(sorted(own)[:5]))
    by_number = bool(allowed & set(sorted(own, key=lambda text: [int(arc) for arc in text.split(".")])[:5]))
    encoded = bool(allowed & set(own[:5]))
    readings = {filtered, by_text, by_number, encoded}
    notes = {"A1", "A2"}
    if len(readings) == 1:
        return (passed() if filtered else failed(code)).touching(notes)
    if asked.reading == "strict":
        return failed(code, *notes)
    if asked.reading == "lenient":
        return passed(*notes)
    return undecided("strength.policyOidOrderAmbiguous", *notes)
