// The policies of the tenant that is made up, as Graph answers with them: by path, one resource or a list.

import { readFileSync } from "node:fs";

import { GROUPS, ROLE, TENANT } from "./tenant.mjs";

const PROFILE = "00000000-0000-0000-0000-000000000001";
const STORE = "c0000000-0000-4000-8000-000000000001";

/** An authority of a scenario, so that there is a certificate that can be read. */
function authority() {
  const file = new URL("../../scenarios/certificate/revocation/pki-store-without-list.json", import.meta.url);
  const { policies } = JSON.parse(readFileSync(file, "utf8"));
  const found = [];
  const walk = (value) => {
    if (typeof value?.certificate === "string") found.push(value.certificate);
    if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(policies.map((policy) => (typeof policy === "string" ? JSON.parse(policy) : policy)));
  return {
    id: "d0000000-0000-4000-8000-000000000001",
    certificateAuthorityType: "root",
    certificate: found[0],
    displayName: "Test CA",
    certificateRevocationListUrl: null,
    deltaCertificateRevocationListUrl: null,
    isIssuerHintEnabled: false,
  };
}

export const POLICIES = {
  "policies/authenticationMethodsPolicy": {
    id: "authenticationMethodsPolicy",
    displayName: "Authentication Methods Policy",
    policyVersion: "1.5",
    policyMigrationState: "migrationComplete",
    authenticationMethodConfigurations: [
      {
        "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
        id: "Fido2",
        state: "enabled",
        isSelfServiceRegistrationAllowed: true,
        excludeTargets: [{ targetType: "group", id: GROUPS.kept }],
        defaultPasskeyProfile: PROFILE,
        passkeyProfiles: [
          {
            id: PROFILE,
            name: "Keys",
            passkeyTypes: "deviceBound",
            attestationEnforcement: "registrationOnly",
            keyRestrictions: { isEnforced: false, enforcementType: "allow", aaGuids: [] },
          },
        ],
        includeTargets: [{ targetType: "group", id: GROUPS.keys.toUpperCase(), isRegistrationRequired: false, allowedPasskeyProfiles: [PROFILE] }],
      },
    ],
  },
  "policies/authenticationStrengthPolicies": [
    {
      id: "e0000000-0000-4000-8000-000000000001",
      displayName: "Keys",
      policyType: "custom",
      requirementsSatisfied: "mfa",
      allowedCombinations: ["fido2"],
    },
  ],
  "policies/authenticationStrengthPolicies/e0000000-0000-4000-8000-000000000001/combinationConfigurations": [
    {
      "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
      id: "e0000000-0000-4000-8000-000000000002",
      allowedAAGUIDs: ["cb69481e-8ff7-4039-93ec-0a2729a154a8"],
      appliesToCombinations: ["fido2"],
    },
  ],
  "identity/conditionalAccess/policies": [
    policy(1, { includeUsers: [], includeGroups: [GROUPS.pilots, GROUPS.gone] }),
    policy(2, { includeUsers: [], includeRoles: [ROLE] }),
    policy(3, { includeUsers: ["All"], excludeGroups: [GROUPS.kept] }),
  ],
  "identity/conditionalAccess/namedLocations": [],
  "policies/crossTenantAccessPolicy/default": {
    isServiceDefault: false,
    inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
  },
  "policies/crossTenantAccessPolicy/partners": [],
  "directory/publicKeyInfrastructure/certificateBasedAuthConfigurations": [{ id: STORE, displayName: "Store", status: "succeeded" }],
  [`directory/publicKeyInfrastructure/certificateBasedAuthConfigurations('${STORE}')/certificateAuthorities`]: [authority()],
  organization: [{ id: TENANT }],
  [`organization/${TENANT}/certificateBasedAuthConfiguration`]: [],
};

function policy(number, users) {
  return {
    id: `90000000-0000-4000-8000-00000000000${number}`,
    displayName: `Keys ${number}`,
    state: "enabled",
    conditions: { users, applications: { includeApplications: ["All"] }, clientAppTypes: ["all"] },
    grantControls: {
      operator: "OR",
      builtInControls: [],
      customAuthenticationFactors: [],
      termsOfUse: [],
      authenticationStrength: { id: "e0000000-0000-4000-8000-000000000001", displayName: "Keys" },
    },
    sessionControls: null,
  };
}
