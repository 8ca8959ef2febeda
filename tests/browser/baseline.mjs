// A small baseline of Conditional Access, with something of everything that a look at every sign-in finds.

export const ADMINISTRATORS = "62e90394-69f5-4237-9190-012177145e10";
const EMERGENCY = "b7a1c3d5-2e4f-4a6b-8c9d-0e1f2a3b4c5d";
const FIELD_STAFF = "4f6d2b81-9c3e-4d57-a0b2-7e8c9d1f3a64";
const FINANCE = "1b6e0d52-93c7-4f3a-a5d8-7c2e4f60b918";
const PORTAL = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";
const CERTIFICATES = "9e8d7c6b-5a49-4382-9170-6f5e4d3c2b1a";

let last = 0;

/** A policy that is in force, for everybody but the accounts for emergencies where it does not say otherwise. */
function policy(displayName, conditions, grantControls) {
  last += 1;
  return {
    id: `5e0b7c1a-2d3f-4e6a-8b9c-${String(last).padStart(12, "0")}`,
    displayName,
    state: "enabled",
    conditions: {
      clientAppTypes: ["all"],
      applications: { includeApplications: ["All"] },
      users: { includeUsers: ["All"], excludeGroups: [EMERGENCY] },
      ...conditions,
    },
    grantControls: { operator: "OR", builtInControls: [], ...grantControls },
  };
}

const MFA = { builtInControls: ["mfa"] };
const BLOCK = { builtInControls: ["block"] };
const strength = (id) => ({ authenticationStrength: { id } });

/** Only what every guest has to meet anyway. */
export const OVERSHADOWED = "Guests: multifactor authentication for Finance";
export const CERTIFICATES_FOR_FINANCE = "Field staff: certificates for Finance";

const POLICIES = [
  policy("Everybody: multifactor authentication", {}, MFA),
  policy("Everybody: no legacy clients", { clientAppTypes: ["exchangeActiveSync", "other"] }, BLOCK),
  policy(
    "Administrators: phishing-resistant methods for the portal",
    { users: { includeRoles: [ADMINISTRATORS] }, applications: { includeApplications: [PORTAL] } },
    strength("00000000-0000-0000-0000-000000000004"),
  ),
  policy(
    OVERSHADOWED,
    {
      users: {
        includeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: "b2bCollaborationGuest",
          externalTenants: { "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants", membershipKind: "all" },
        },
        excludeGroups: [EMERGENCY],
      },
      applications: { includeApplications: [FINANCE] },
    },
    MFA,
  ),
  policy(
    "Field staff: Android and iOS alone",
    { users: { includeGroups: [FIELD_STAFF] }, platforms: { includePlatforms: ["all"], excludePlatforms: ["android", "iOS"] } },
    BLOCK,
  ),
  policy(
    CERTIFICATES_FOR_FINANCE,
    { users: { includeGroups: [FIELD_STAFF] }, applications: { includeApplications: [FINANCE] } },
    strength(CERTIFICATES),
  ),
];

const collection = (name, value) => ({ "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${name}`, value });

/** The scenario: nobody asks anything in particular. */
export const BASELINE = {
  scenario: 1,
  policies: [
    collection("identity/conditionalAccess/policies", POLICIES),
    {
      "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
      id: CERTIFICATES,
      displayName: "Certificates",
      policyType: "custom",
      requirementsSatisfied: "mfa",
      allowedCombinations: ["x509CertificateMultiFactor"],
    },
    // Which leaves field staff nothing for Finance.
    { "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration", id: "X509Certificate", state: "disabled" },
    collection("groups", [
      { "@odata.type": "#microsoft.graph.group", id: EMERGENCY, displayName: "Emergency access" },
      { "@odata.type": "#microsoft.graph.group", id: FIELD_STAFF, displayName: "Field staff" },
    ]),
    collection("servicePrincipals", [
      {
        "@odata.type": "#microsoft.graph.servicePrincipal",
        id: "0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9",
        appId: FINANCE,
        displayName: "Finance",
      },
      {
        "@odata.type": "#microsoft.graph.servicePrincipal",
        id: "1a1b2c3d-4e5f-4061-8273-8495a6b7c8d9",
        appId: PORTAL,
        displayName: "Azure portal",
      },
    ]),
  ].map((one) => JSON.stringify(one, null, 2)),
  question: { action: "signIn", user: { groups: [], roles: [] }, credential: { method: "password" }, access: { application: FINANCE } },
};
