"""What a question says, with its defaults."""

import copy

import dates
from results import OutOfScope, Result, failed, passed, undecided
from words import aaguid

GUESTS = ("b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider")


class Asked:
    """A question, read."""

    def __init__(self, question):
        self.question = question
        self.action = question.get("action")
        self.reading = question.get("reading") or "report"
        self.channel = question.get("channel") or "securityInfo"
        self.at = dates.moment(question.get("at"))
        self.user = question.get("user") or {}
        if {"groupsAsked", "rolesAsked"} & set(self.user):
            raise OutOfScope("groups that nobody looked at")
        if "{" in str(((question.get("access") or {}).get("device") or {}).get("deviceId")):
            raise OutOfScope("ids of devices in braces")
        self.user_type = self.user.get("type") or "member"
        self.home = self.user.get("home") or {}
        self.resource_cloud = dates.cloud((question.get("tenant") or {}).get("cloud"))
        self.cloud = self.resource_cloud or "commercial"
        self.credential = question.get("credential") or {}
        self.passkey = self.credential.get("passkey") or {}
        if set(self.passkey) - {"aaguid", "type", "attestationLevel"}:
            raise OutOfScope("registrations as an authenticator makes them")
        text = self.passkey.get("aaguid")
        self.aaguid = None if text is None else aaguid(text)
        self.attested = self.passkey.get("attestationLevel") == "attested"
        self.also_used = list(question.get("alsoUsed") or [])
        self.named = list(question.get("strengths") or [])
        self.access = question.get("access")
        self.registered = registered(question.get("registered"))
        self.is_external = self.user_type in GUESTS
        self.certificate = None

    def by_reading(self, code, *notes):
        """What the reading of the question makes of a place where the documentation is silent."""
        if self.reading == "strict":
            return failed(code, *notes)
        if self.reading == "lenient":
            return passed(*notes)
        return undecided(code, *notes)

    def with_type(self, kind):
        """The same question about a passkey of this type."""
        other = copy.copy(self)
        other.passkey = dict(self.passkey, type=kind)
        return other

    @property
    def kind(self):
        """Which kind of credential is presented."""
        for kind in ("passkey", "certificate", "method"):
            if self.credential.get(kind) is not None:
                return kind
        raise OutOfScope("questions without a credential")


# Words of Graph's registration report, each with the modes that it stands for.
REGISTRATION_WORDS = {
    "fido2SecurityKey": ("fido2",),
    "passKeyDeviceBound": ("fido2",),
    "passKeyDeviceBoundAuthenticator": ("fido2",),
    "passKeyDeviceBoundWindowsHello": ("fido2",),
    "passKeySynced": ("fido2",),
    "fido": ("fido2",),
    "macOsSecureEnclaveKey": ("windowsHelloForBusiness",),
    "microsoftAuthenticatorPasswordless": ("deviceBasedPush",),
    "softwareOneTimePasscode": ("softwareOath",),
    "hardwareOneTimePasscode": ("hardwareOath",),
    "oneTimePasscode": ("softwareOath", "hardwareOath"),
    "appNotification": ("microsoftAuthenticatorPush",),
    "appCode": ("softwareOath",),
    "mobilePhone": ("sms", "voice"),
    "mobileSMS": ("sms",),
    "mobileCall": ("voice",),
    "officePhone": ("voice",),
    "alternateMobilePhone": ("voice",),
    "alternateMobileCall": ("voice",),
    "temporaryAccessPass": ("temporaryAccessPassOneTime", "temporaryAccessPassMultiUse"),
    "qrCode": ("qrCodePin",),
    "securityQuestion": (),
    "appPassword": (),
}


def registered(words):
    """Modes that the user has registered; None where that is unknown."""
    if words is None:
        return None
    modes = set()
    for word in words:
        modes.update(REGISTRATION_WORDS.get(word, (word,)))
    return modes
