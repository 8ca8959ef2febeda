// A tenant of many Conditional Access policies, a third of which may apply to the question, in one document as it is exported.

const APPLICATIONS = ["All", "All", "Office365", "00000002-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000"];
const GRANTS = [["mfa"], ["mfa", "compliantDevice"], ["mfa"], ["compliantDevice"]];

const id = (kind, number) => `${kind}0000000-2d3f-4e6a-8b9c-${String(number).padStart(12, "0")}`;
const group = (number) => id(4, number);

function policy(index) {
  const everybody = { includeUsers: ["All"], excludeGroups: [group(900 + (index % 7))] };
  const some = { includeGroups: [group(index % 50), group(100 + (index % 31))], excludeUsers: [id(7, index)] };
  return {
    id: id(5, index),
    displayName: `CA${String(index).padStart(4, "0")}: ${["Everybody", "Finance", "Engineering", "Guests", "Field staff"][index % 5]}`,
    createdDateTime: "2024-05-06T07:08:09Z",
    modifiedDateTime: null,
    state: index % 10 === 7 ? "enabledForReportingButNotEnforced" : index % 13 === 5 ? "disabled" : "enabled",
    conditions: {
      clientAppTypes: index % 11 === 0 ? ["exchangeActiveSync", "other"] : ["all"],
      applications: { includeApplications: [APPLICATIONS[index % APPLICATIONS.length]], excludeApplications: [], includeUserActions: [] },
      users: index % 5 === 0 ? everybody : some,
      platforms: index % 3 === 0 ? { includePlatforms: ["android", "iOS"] } : null,
      locations: index % 4 === 0 ? { includeLocations: ["All"], excludeLocations: ["AllTrusted"] } : null,
      userRiskLevels: [],
      signInRiskLevels: index % 9 === 0 ? ["high", "medium"] : [],
    },
    grantControls: { operator: "OR", builtInControls: GRANTS[index % 4], customAuthenticationFactors: [], termsOfUse: [] },
    sessionControls: null,
  };
}

/** A scenario with that many policies. */
export function tenantOf(count) {
  const value = Array.from({ length: count }, (_, index) => policy(index));
  const body = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies", value };
  return {
    scenario: 1,
    policies: [JSON.stringify(body, null, 2)],
    question: {
      action: "signIn",
      credential: { passkey: { aaguid: "cb69481e-8ff7-4039-93ec-0a2729a154a8" } },
      user: { groups: [group(1), group(2)] },
      access: { application: "00000002-0000-0ff1-ce00-000000000000", clientApp: "browser", platform: "windows" },
    },
  };
}
