"""External users: whose word counts, and what can be used here (access.md, "Other tenants"; strengths.md, "External users")."""

from results import UNKNOWN, Result, all_of, failed, passed, skipped, undecided
from words import MODES, guid, is_guid
from dates import cloud

UNKNOWN_CLOUD = object()

# Used in the resource tenant where the home tenant is not trusted.
USABLE_UNTRUSTED = frozenset(("sms", "voice", "microsoftAuthenticatorPush", "softwareOath"))
# Everything but these second factors and what may come before them.
UNUSABLE_UNTRUSTED = (frozenset(MODES) | {"externalAuthMethod"}) - USABLE_UNTRUSTED - {"password", "federatedSingleFactor"}

SWITCHES = {
    "mfa": "isMfaAccepted",
    "compliant": "isCompliantDeviceAccepted",
    "hybrid": "isHybridAzureADJoinedDeviceAccepted",
}


class External:
    """Where an external user stands; for everybody else nothing is special."""

    def __init__(self, asked, tenant):
        self.external = asked.is_external
        provider = asked.home.get("identityProvider") or "entraId"
        self.without_entra = self.external and provider != "entraId"
        self.enforced_federation = asked.user.get("federatedIdpMfaBehavior") == "enforceMfaByFederatedIdp"
        self.trusted = None
        self.direct = asked.user_type == "b2bDirectConnectUser"
        self.asked = asked
        self.tenant = tenant

    def trust(self, what):
        """True, false or None (not known) for one kind of trust, and what was assumed."""
        if self.without_entra:
            return False, set()
        member = SWITCHES[what]
        default = self.tenant.default
        home = self.asked.home.get("tenant")
        notes = set()
        partner = None
        if home is not None:
            for each in self.tenant.partners:
                if guid(each.get("tenantId") or "") == guid(home):
                    partner = each
            # The tenant of a domain may have any id.
            others = [each["tenantId"] for each in self.tenant.partners if each.get("tenantId")]
            if partner is None and any(is_guid(each) != is_guid(home) for each in others):
                return None, notes
            # Settings of a partner that is not named may be anybody's.
            if partner is None and len(others) < len(self.tenant.partners):
                return None, notes
        elif self.tenant.partners:
            return None, notes
        if partner is not None:
            value = (partner.get("inboundTrust") or {}).get(member)
            if value is not None:
                return value, notes
            if default is not None:
                notes.add("A22")
        if default is None:
            return None, notes
        value = (default.get("inboundTrust") or {}).get(member)
        return value, notes

    @property
    def unusable(self):
        """Methods that cannot be used here at all; nothing is known of them where trust is not known."""
        if not self.external or self.without_entra or self.trusted is not False:
            return frozenset()
        return frozenset(MODES) if self.direct else UNUSABLE_UNTRUSTED

    def restrict(self, performed):
        """What of the methods performed cannot be used here."""
        if not self.external:
            return set()
        if self.without_entra:
            return set()
        value, notes = self.trust("mfa")
        self.trusted = value
        if value is True:
            return notes
        modes = frozenset(performed.before) | {performed.credential} | set(performed.unsure)
        if value is False:
            performed.refused = modes if self.direct else modes & UNUSABLE_UNTRUSTED
            return notes | {"A21"}
        # Nothing counts before it is known whose word does.
        performed.maybe = modes
        return notes

    def restriction(self, asked, same):
        """Whether a restriction reaches the user across clouds."""
        if not self.external or self.without_entra:
            return None
        value, _ = self.trust("mfa")
        if value is False:
            return None
        home, here = cloud(asked.home.get("cloud")), asked.resource_cloud
        if home is None or here is None:
            return UNKNOWN_CLOUD
        if home == here:
            return passed(same) if same else passed()
        return asked.by_reading("strength.crossCloudRestriction", "A18")

    def restricted(self, asked, crossing, own):
        """A restriction and how far it reaches."""
        if crossing is None:
            return own
        if crossing is UNKNOWN_CLOUD:
            # Whichever cloud it is.
            other = asked.by_reading("strength.crossCloudRestriction", "A18")
            if other.outcome == own.outcome != UNKNOWN:
                return own.touching({"A18"})
            return undecided("input.missing").touching(own.touched | {"A18"})
        if "A18" in crossing.notes:
            return crossing.touching(own.touched)
        return all_of([crossing, own])

    def check(self):
        """Trust in the home tenant, which explains and does not refuse; without any settings it is not known."""
        if not self.external or self.without_entra or self.asked.action == "register":
            return skipped()
        value, notes = self.trust("mfa")
        return passed(*notes) if value is not None else undecided("input.missing", *notes)

    def word(self, name):
        """Whether what is said of a property of the device counts, and what was assumed."""
        if not self.external:
            return True, set()
        if name == "iscompliant":
            return self.trust("compliant")
        if name == "trusttype":
            return self.trust("hybrid")
        # Either claim tells of the rest.
        both = [self.trust("compliant"), self.trust("hybrid")]
        counts = any(value for value, _ in both)
        leaning = [notes for value, notes in both if value or not counts]
        # One that leans on nothing is enough.
        return counts, set() if counts and not all(leaning) else set().union(*leaning)

    def controls(self, what):
        """Whether devices of the home tenant count: True, False, or None where that is not known."""
        if not self.external:
            return True, set()
        return self.trust(what)
