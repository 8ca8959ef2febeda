"""Policies sorted by what they are. Only Graph's own shapes are read here; what other tools make
of them, and how a document is mended, is held by the scenarios."""

import members
from results import OutOfScope
from words import guid

_TYPES = {
    "#microsoft.graph.fido2authenticationmethodconfiguration": "fido2",
    "#microsoft.graph.x509certificateauthenticationmethodconfiguration": "x509",
    "#microsoft.graph.authenticationstrengthpolicy": "strength",
    "#microsoft.graph.conditionalaccesspolicy": "access",
    "#microsoft.graph.ipnamedlocation": "location",
    "#microsoft.graph.countrynamedlocation": "location",
    "#microsoft.graph.authenticationmethodspolicy": "methods",
    "#microsoft.graph.crosstenantaccesspolicyconfigurationdefault": "default",
    "#microsoft.graph.crosstenantaccesspolicyconfigurationpartner": "partner",
    "#microsoft.graph.certificatebasedauthpki": "pki",
    "#microsoft.graph.certificatebasedauthconfiguration": "classic",
    "#microsoft.graph.certificateauthoritydetail": "authority",
}

_OTHER_METHODS = "authenticationmethodconfiguration"


class Tenant:
    """What an organisation configured, by kind."""

    def __init__(self):
        self.fido2 = None
        self.x509 = None
        self.methods_whole = False
        self.strengths = []
        self.access = []
        self.locations = []
        self.default = None
        self.partners = []
        self.authorities = None
        self.revoked = None
        self.store = None

    def strength(self, name):
        """A strength by its id, else by its name, else the built-in one."""
        from strengths import BUILT_IN

        key = guid(name)
        for strength in self.strengths:
            if strength.get("id") and guid(strength["id"]) == key:
                if "combinationConfigurations" not in strength and any(guid(copy["id"]) == key for copy in self.embedded()):
                    raise OutOfScope("copies of a strength")
                return strength
        for strength in sorted(self.strengths, key=lambda strength: strength.get("id") or ""):
            if strength.get("displayName") == name:
                return strength
        for strength in BUILT_IN.values():
            if plain(strength["displayName"]) == plain(name):
                return strength
        copies = [copy for copy in self.embedded() if guid(copy["id"]) == key]
        if len(copies) > 1:
            raise OutOfScope("copies of a strength")
        return copies[0] if copies else BUILT_IN.get(key)

    def embedded(self):
        """Copies of strengths in policies, which count where no document of its own has the strength."""
        for policy in self.access:
            copy = (policy.get("grantControls") or {}).get("authenticationStrength") or {}
            if copy.get("allowedCombinations"):
                if not copy.get("id"):
                    raise OutOfScope("copies of a strength")
                yield copy


def plain(name):
    """A built-in name as it is compared: the wire has changed its spelling."""
    return name.replace("-", " ").strip().lower()


def kind_of(document):
    """What a document is: by its type, else by its shape."""
    declared = document.get("@odata.type")
    if declared is not None:
        kind = _TYPES.get(declared.lower())
        if kind is None and declared.lower().endswith(_OTHER_METHODS):
            return "method"
        if kind is None:
            raise OutOfScope(f"documents of type {declared}")
        return kind
    if "authenticationMethodConfigurations" in document:
        return "methods"
    if "tenantId" in document and "inboundTrust" in document:
        return "partner"
    if "isServiceDefault" in document or "inboundTrust" in document:
        return "default"
    if "allowedCombinations" in document:
        return "strength"
    if "certificateAuthorities" in document:
        return "classic" if any("isRootAuthority" in each for each in document["certificateAuthorities"]) else "pki"
    if "certificateAuthorityType" in document:
        return "authority"
    if "conditions" in document or "grantControls" in document:
        return "access"
    if "ipRanges" in document or "countriesAndRegions" in document:
        return "location"
    if "certificateUserBindings" in document or "authenticationModeConfiguration" in document:
        return "x509"
    if "isSelfServiceRegistrationAllowed" in document or "passkeyProfiles" in document:
        return "fido2"
    raise OutOfScope("documents that are known by nothing of these")


def read(scenario):
    """The tenant of a scenario."""
    tenant = Tenant()
    for document in scenario.get("policies") or []:
        if not isinstance(document, dict):
            raise OutOfScope("policies as text")
        take(tenant, document)
    trust = scenario.get("trust") or {}
    if set(trust) - {"revoked"}:
        raise OutOfScope("revocation lists and metadata")
    tenant.revoked = trust.get("revoked")
    return tenant


def take(tenant, document):
    """Adds a document, or each of a collection."""
    if isinstance(document.get("value"), list):
        context = document.get("@odata.context") or ""
        if context.endswith(")") and "('" not in context:
            raise OutOfScope("lists of which members were selected")
        if context and not document.get("@odata.nextLink"):
            if context.endswith("authenticationMethodConfigurations"):
                tenant.methods_whole = True
        if document.get("@odata.nextLink"):
            raise OutOfScope("pages of a list")
        if not document["value"]:
            raise OutOfScope("lists of nothing")
        kinds = set()
        for each in document["value"]:
            if not isinstance(each, dict):
                raise OutOfScope("lists of what is no document")
            kinds.add(kind_of(each))
            take(tenant, each)
        if kinds <= {"fido2", "x509", "method"}:
            tenant.methods_whole = True
        return
    kind = kind_of(document)
    if any(document.get(member) for member in ("b2bCollaborationInbound", "b2bDirectConnectInbound")):
        raise OutOfScope("settings of who may come in")
    if kind == "fido2":
        if tenant.fido2 is not None:
            raise OutOfScope("two passkey policies")
        tenant.fido2 = document
    elif kind == "x509":
        if tenant.x509 is not None:
            raise OutOfScope("two certificate policies")
        tenant.x509 = document
    elif kind == "strength":
        if not document.get("id"):
            raise OutOfScope("strengths without an id")
        if any(guid(other["id"]) == guid(document["id"]) for other in tenant.strengths):
            raise OutOfScope("a strength twice")
        if document.get("allowedCombinations") is None:
            raise OutOfScope("strengths that are not whole")
        members.check_strength(document)
        tenant.strengths.append(document)
    elif kind == "access":
        if not document.get("id"):
            raise OutOfScope("policies without an id")
        if not document.get("conditions") or "grantControls" not in document:
            raise OutOfScope("policies that are not whole")
        if any(guid(other["id"]) == guid(document["id"]) for other in tenant.access):
            raise OutOfScope("a policy twice")
        if document.get("deletedDateTime"):
            raise OutOfScope("policies that are deleted")
        members.check(document)
        tenant.access.append(document)
    elif kind == "location":
        if any(guid(other["id"]) == guid(document["id"]) for other in tenant.locations):
            raise OutOfScope("a location twice")
        tenant.locations.append(document)
    elif kind == "methods":
        tenant.methods_whole = True
        for each in document.get("authenticationMethodConfigurations") or []:
            take(tenant, each)
    elif kind == "default":
        if tenant.default is not None:
            raise OutOfScope("two default settings for other tenants")
        tenant.default = document
    elif kind == "partner":
        named = document.get("tenantId")
        if named and any(guid(other.get("tenantId") or "") == guid(named) for other in tenant.partners):
            raise OutOfScope("a partner twice")
        tenant.partners.append(document)
    elif kind in ("pki", "classic"):
        if "certificateAuthorities" not in document or "certificateAuthorities@odata.nextLink" in document:
            raise OutOfScope("a trust store without authorities")
        if tenant.store not in (None, kind):
            raise OutOfScope("both trust stores")
        tenant.store = kind
        tenant.authorities = (tenant.authorities or []) + document["certificateAuthorities"]
    elif kind == "authority":
        tenant.authorities = (tenant.authorities or []) + [document]
    elif kind == "method":
        return
    else:
        raise OutOfScope(f"documents of the kind {kind}")
