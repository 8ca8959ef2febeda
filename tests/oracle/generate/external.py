"""External users, and the settings for their home tenants."""

from generate.pool import CLOUDS, HOMES, chance

KINDS = (
    "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser",
    "serviceProvider",
)
PROVIDERS = ("entraId", "emailOneTimePasscode", "google", "federated", "microsoftAccount")


def trust(r, may_inherit):
    """Inbound trust."""
    made = {}
    for member in ("isMfaAccepted", "isCompliantDeviceAccepted", "isHybridAzureADJoinedDeviceAccepted"):
        if may_inherit and chance(r, 0.3):
            if chance(r, 0.7):
                made[member] = None
            continue
        made[member] = chance(r, 0.6)
    return made


def documents(r, policies, share):
    """Settings for other tenants, in some tenants."""
    if not chance(r, share):
        return False
    if chance(r, 0.9):
        policies.append(
            {
                "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationDefault",
                "isServiceDefault": False,
                "inboundTrust": trust(r, False),
            }
        )
    if chance(r, 0.3):
        policies.append(
            {
                "@odata.type": "#microsoft.graph.crossTenantAccessPolicyConfigurationPartner",
                "tenantId": HOMES[0],
                "inboundTrust": trust(r, True) if chance(r, 0.9) else None,
            }
        )
    return True


def person(r, question, user, share):
    """Sometimes the user is external."""
    if not chance(r, share):
        return
    user["type"] = r.choice(KINDS)
    if user["type"] == "internalGuest":
        return
    home = {}
    if chance(r, 0.95):
        home["tenant"] = r.choice(HOMES)
    if chance(r, 0.85):
        home["cloud"] = r.choice(CLOUDS) if chance(r, 0.4) else "commercial"
    if chance(r, 0.15):
        home["identityProvider"] = r.choice(PROVIDERS)
    if home:
        user["home"] = home
    if chance(r, 0.7):
        question["tenant"] = {"cloud": "commercial"}
