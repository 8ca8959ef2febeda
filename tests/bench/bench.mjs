// How long the package takes in Node. Nothing here fails for being slow.
//
// Every input stands in a scenario, so that what is measured is what the tests hold to be right.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { gzipSync } from "node:zlib";

import { Tenant, init, inspect } from "../../pkg/index.js";

const ROUNDS = 25;
const ROUND_MS = 20;
const WARM_UP_MS = 500;

const scenario = (path) => JSON.parse(readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8"));

await init();

const passkeys = scenario("passkey/seed-rsa-ds100-admits-itself");
const rules = scenario("certificate/mode/combined-over-oid");
const restriction = scenario("certificate/strength/seed-met");
const chains = {
  "RSA-2048": scenario("certificate/chain/three-rsa"),
  "P-256": scenario("certificate/chain/three-p256"),
};

// Bindings, rules and a strength with issuers and policy OIDs; no trust store, so no chain.
const policies = [rules.policies[0], ...restriction.policies];
const certificate = { ...rules.question, user: chains["RSA-2048"].question.user, strengths: restriction.question.strengths };
const pem = certificate.credential.certificate;

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
const accessPolicies = (count) => Array.from({ length: count }, (_, index) => accessPolicy(index));

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

/** A name, what is called, and what has to come out. */
const cases = [
  ...asked("AAGUID", Tenant.load(passkeys.policies), passkeys.question, "allow"),
  ...asked("PEM certificate, no chain", Tenant.load(policies), certificate, "indeterminate"),
  ...Object.entries(chains).flatMap(([name, { policies, question }]) =>
    asked(`PEM certificate, three-certificate ${name} chain verified`, Tenant.load(policies), question, "allow"),
  ),
  ...asked("200 Conditional Access policies", Tenant.load(accessPolicies(200)), signIns, "allow"),
  {
    name: "Load the tenant of the certificate without chain",
    run: () => {
      const tenant = Tenant.load(policies);
      tenant.free();
      return tenant instanceof Tenant;
    },
    gives: true,
  },
  { name: "Inspect a PEM certificate", run: () => inspect(pem).kind, gives: "certificate" },
];

function asked(what, tenant, question, decision) {
  return [
    { name: `${what} → verdict`, run: () => tenant.evaluate(question).decision, gives: decision },
    { name: `${what} → decision`, run: () => tenant.decide(question), gives: decision },
  ];
}

/** Milliseconds of one call, over as many calls as there are. */
function time(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) run();
  return (performance.now() - start) / calls;
}

function warmUp({ name, run, gives }) {
  assert.equal(run(), gives, name);
  const end = performance.now() + WARM_UP_MS;
  let fastest = Infinity;
  while (performance.now() < end) fastest = Math.min(fastest, time(run, 10));
  return Math.max(1, Math.round(ROUND_MS / fastest));
}

// The rounds go around the cases, so that whatever else the machine does falls on all of them.
const calls = cases.map(warmUp);
const times = cases.map(() => []);
for (let round = 0; round < ROUNDS; round += 1) {
  cases.forEach(({ run }, index) => times[index].push(time(run, calls[index])));
}

const shown = (ms) => (ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`);
const module = readFileSync(new URL("../../pkg/core/entra_verdict_bg.wasm", import.meta.url));
const kib = (bytes) => `${Math.round(bytes.length / 1024)} KiB`;

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model.trim()}, Node ${process.version}\n`);
console.log("| what | median | fastest round | slowest round |");
console.log("| --- | ---: | ---: | ---: |");
cases.forEach(({ name }, index) => {
  const sorted = times[index].toSorted((a, b) => a - b);
  const [median, fastest, slowest] = [sorted[ROUNDS >> 1], sorted[0], sorted.at(-1)].map(shown);
  console.log(`| ${name} | ${median} | ${fastest} | ${slowest} |`);
});
console.log(`\nThe module has ${kib(module)}, ${kib(gzipSync(module, { level: 9 }))} with gzip.`);
