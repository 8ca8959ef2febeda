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
