// What is asked of the package. Every input stands in a scenario where there is one, so that what is measured is what
// the tests hold to be right.

import { readFileSync } from "node:fs";

import { Tenant } from "../../pkg/index.js";

export const scenario = (path) =>
  JSON.parse(readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8"));

const passkeys = scenario("passkey/seed-rsa-ds100-admits-itself");
const rules = scenario("certificate/mode/combined-over-oid");
const restriction = scenario("certificate/strength/seed-met");
const chains = {
  "RSA-2048": scenario("certificate/chain/three-rsa"),
  "P-256": scenario("certificate/chain/three-p256"),
};
export const attested = scenario("attestation/object-chains-to-its-root");

// Bindings, rules and a strength with issuers and policy OIDs; no trust store, so no chain.
const certificatePolicies = [rules.policies[0], ...restriction.policies];
const certificate = {
  ...rules.question,
  user: chains["RSA-2048"].question.user,
  strengths: restriction.question.strengths,
};
export const pem = certificate.credential.certificate;

// One sign-in before as many Conditional Access policies as a large tenant has: most of them for somebody or something
// else, and every condition kind among them.
const signIns = {
  action: "signIn",
  credential: { passkey: { aaguid: "cb69481e-8ff7-4039-93ec-0a2729a154a8", type: "deviceBound" } },
  user: { id: "11111111-1111-4111-8111-111111111111", groups: ["22222222-2222-4222-8222-222222222222"], roles: [] },
  access: {
    application: "00000003-0000-0ff1-ce00-000000000000",
    applicationGroups: ["Office365"],
    platform: "windows",
    clientApp: "browser",
    location: { country: "JP", ipAddress: "203.0.113.7" },
    device: { isCompliant: true, trustType: "ServerAD" },
    satisfied: ["compliantDevice"],
  },
};
export const accessPolicies = (count) => Array.from({ length: count }, (_, index) => accessPolicy(index));

function accessPolicy(index) {
  const id = (kind) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const applies = index % 10 === 0;
  const elsewhere = [
    { users: { includeGroups: [id(1)] } },
    { applications: { includeApplications: [id(2)] } },
    { platforms: { includePlatforms: ["android", "iOS"] } },
    { clientAppTypes: ["exchangeActiveSync", "other"] },
    { signInRiskLevels: ["high"] },
    { userRiskLevels: ["high"] },
    { authenticationFlows: { transferMethods: "deviceCodeFlow" } },
    { devices: { deviceFilter: { mode: "include", rule: 'device.isCompliant -ne True -and device.trustType -eq "AzureAD"' } } },
    { users: { includeUsers: ["All"], excludeGroups: ["22222222-2222-4222-8222-222222222222"] } },
  ];
  return {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: id(3),
    displayName: `CA${String(index).padStart(3, "0")}`,
    state: "enabled",
    conditions: {
      users: { includeUsers: ["All"], excludeGroups: [id(4)] },
      applications: { includeApplications: ["All"] },
      clientAppTypes: ["all"],
      ...(applies ? {} : elsewhere[index % elsewhere.length]),
    },
    grantControls:
      index % 20 === 0
        ? { operator: "OR", authenticationStrength: { id: "00000000-0000-0000-0000-000000000004" } }
        : { operator: "OR", builtInControls: ["mfa", "compliantDevice"] },
  };
}

/** A question with its policies, and what has to come out. */
export const questions = {
  AAGUID: { policies: passkeys.policies, question: passkeys.question, gives: "allow" },
  "PEM certificate, no chain": { policies: certificatePolicies, question: certificate, gives: "indeterminate" },
  ...Object.fromEntries(
    Object.entries(chains).map(([name, { policies, question }]) => [
      `PEM certificate, three-certificate ${name} chain`,
      { policies, question, gives: "allow" },
    ]),
  ),
  "Attestation object, chain and metadata": { ...attested, gives: "allow" },
  "200 Conditional Access policies": { policies: accessPolicies(200), question: signIns, gives: "allow" },
};

/** Loads the tenant of such a question. */
export const load = ({ policies, trust }) => Tenant.load(policies, { trust });

/** An AAGUID that ends in a number. */
const numbered = (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** An allow list of that many AAGUIDs, and a question for the last of them. */
export function listOf(count) {
  const aaGuids = Array.from({ length: count }, (_, index) => numbered(index));
  const policy = {
    ...passkeys.policies[0],
    keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids },
  };
  const question = { ...passkeys.question, credential: { passkey: { aaguid: aaGuids.at(-1), type: "deviceBound" } } };
  return { policies: [policy], question, gives: "allow" };
}

/** That many strengths, each with a list of its own, and a question for all of them. */
export function strengths(count) {
  const ids = Array.from({ length: count }, (_, index) => numbered(index));
  const policies = ids.map((id, index) => ({
    "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
    id,
    displayName: `Strength ${index}`,
    policyType: "custom",
    allowedCombinations: ["fido2"],
    combinationConfigurations: [
      {
        "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
        id: numbered(1000 + index),
        appliesToCombinations: ["fido2"],
        allowedAAGUIDs: [passkeys.question.credential.passkey.aaguid],
      },
    ],
  }));
  return { policies, question: { ...passkeys.question, strengths: ids }, gives: "allow" };
}

/** A sign-in before that many Conditional Access policies. */
export const access = (count) => ({ policies: accessPolicies(count), question: signIns, gives: "allow" });

/** Who policies are for, as persona-based baselines have them; the first are everybody. */
const PERSONAS = ["Global", "Admins", "Internals", "Externals", "Guests", "GuestAdmins", "M365ServiceAccounts", "AzureServiceAccounts", "CorpServiceAccounts", "Developers"];

/** The roles of administrators in such baselines. */
const ADMINS = [
  "62e90394-69f5-4237-9190-012177145e10",
  "194ae4cb-b126-40b2-bd5b-6091b380977d",
  "f28a1f50-f6e7-4571-818b-6a12f2af6b6c",
  "29232cdf-9323-42fd-ade2-1d097af3e4de",
  "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
  "c4e39bd9-1100-46d3-8c65-fb160da0071f",
  "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "158c047a-c907-4556-b7ef-446551a6b5f7",
];

const ofKind = (kind, index) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const COUNTRIES = ofKind(7, 2);

/** What each persona has a policy of: a name, what it asks for, and its conditions. */
const BASE = [
  ["BaseProtection", ["mfa"], {}],
  ["BlockLegacy", ["block"], { clientAppTypes: ["exchangeActiveSync", "other"] }],
  ["PhishingResistant", undefined, {}],
  ["SignInRisk", ["mfa"], { signInRiskLevels: ["high", "medium"] }],
  ["UserRisk", ["mfa", "passwordChange"], { userRiskLevels: ["high"] }],
  ["Compliant", ["compliantDevice", "domainJoinedDevice"], { platforms: { includePlatforms: ["windows", "macOS"] } }],
  ["AppProtection", ["compliantApplication"], { platforms: { includePlatforms: ["iOS", "android"] }, clientAppTypes: ["mobileAppsAndDesktopClients"] }],
  ["BlockUnknownPlatforms", ["block"], { platforms: { includePlatforms: ["all"], excludePlatforms: ["windows", "macOS", "iOS", "android", "linux"] } }],
  ["BlockCountries", ["block"], { locations: { includeLocations: ["All"], excludeLocations: [COUNTRIES, "AllTrusted"] } }],
  ["BlockDeviceCode", ["block"], { authenticationFlows: { transferMethods: "deviceCodeFlow" } }],
  ["Registering", ["mfa"], { applications: { includeUserActions: ["urn:user:registersecurityinfo"] }, locations: { includeLocations: ["All"], excludeLocations: ["AllTrusted"] } }],
  ["AdminPortals", undefined, { applications: { includeApplications: ["MicrosoftAdminPortals"] } }],
  ["Office365", ["mfa"], { applications: { includeApplications: ["Office365"] } }],
  ["Workstations", ["block"], { devices: { deviceFilter: { mode: "exclude", rule: 'device.extensionAttribute1 -eq "PAW" -and device.trustType -eq "AzureAD"' } } }],
  ["InsiderRisk", ["block"], { insiderRiskLevels: "elevated" }],
];

/** That many policies of such a baseline, persona after persona, each with a group of its own that is left out; then some for one application each. */
export function baseline(count) {
  const places = [
    { "@odata.type": "#microsoft.graph.ipNamedLocation", id: ofKind(7, 1), displayName: "Office", isTrusted: true, ipRanges: [{ cidrAddress: "192.0.2.0/24" }] },
    { "@odata.type": "#microsoft.graph.countryNamedLocation", id: COUNTRIES, displayName: "Countries", countriesAndRegions: ["DE", "JP", "US"], includeUnknownCountriesAndRegions: false },
  ];
  return [...places, ...Array.from({ length: count }, (_, index) => ofBaseline(index))];
}

function ofBaseline(index) {
  const persona = PERSONAS[index % PERSONAS.length];
  const application = { applications: { includeApplications: [ofKind(5, index)] } };
  const [kind, controls, conditions] = BASE[Math.floor(index / PERSONAS.length) % (BASE.length + 1)] ?? ["Application", ["mfa"], application];
  const included = {
    Global: { includeUsers: ["All"] },
    Admins: { includeRoles: ADMINS },
    Guests: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: "b2bCollaborationGuest,b2bCollaborationMember", externalTenants: { membershipKind: "all" } } },
  }[persona] ?? { includeGroups: [ofKind(1, index % PERSONAS.length)] };
  return {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: ofKind(3, index),
    displayName: `CA${String(index).padStart(3, "0")}-${persona}-${kind}`,
    state: "enabled",
    conditions: {
      users: { ...included, excludeGroups: [ofKind(9, 0), ofKind(2, index)] },
      applications: { includeApplications: ["All"] },
      clientAppTypes: ["all"],
      ...conditions,
    },
    grantControls: controls
      ? { operator: controls.includes("passwordChange") ? "AND" : "OR", builtInControls: controls }
      : { operator: "OR", authenticationStrength: { id: "00000000-0000-0000-0000-000000000004" } },
  };
}
