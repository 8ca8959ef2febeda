// A million keys of 400 000 people: the package beside JSON.parse of the same lines, in one process and one run.

import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Tenant, init } from "../../pkg/index.js";
import { table } from "./measure.mjs";

const MODELS = 60;
const GROUPS = ["a1", "a2", "a3"].map((part) => `${part}${"0".repeat(6)}-0000-4000-8000-000000000000`);
const aaguid = (number) => `${number.toString(16).padStart(8, "0")}-5a5a-4a5a-8a5a-${(number * 7919).toString(16).padStart(12, "0")}`;
const models = Array.from({ length: MODELS }, (_, index) => aaguid(index + 1));

const profile = (number, aaGuids) => ({
  id: `${number}1111111-0000-4000-8000-000000000000`,
  name: `Profile ${number}`,
  passkeyTypes: "deviceBound,synced",
  attestationEnforcement: "disabled",
  keyRestrictions: { isEnforced: aaGuids !== undefined, enforcementType: "allow", aaGuids: aaGuids ?? [] },
});

const strength = (number, combinations) => ({
  id: `${number}2222222-0000-4000-8000-000000000000`,
  displayName: `Strength ${number}`,
  policyType: "custom",
  allowedCombinations: combinations,
});

const access = (number, group) => ({
  id: `${number}3333333-0000-4000-8000-000000000000`,
  displayName: `Policy ${number}`,
  state: "enabled",
  conditions: {
    clientAppTypes: ["all"],
    users: { includeGroups: [group] },
    applications: { includeApplications: ["All"] },
  },
  grantControls: { operator: "AND", builtInControls: [], authenticationStrength: { id: `${number}2222222-0000-4000-8000-000000000000` } },
});

const policies = (lists) => [
  {
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    id: "Fido2",
    state: "enabled",
    defaultPasskeyProfile: "11111111-0000-4000-8000-000000000000",
    passkeyProfiles: lists.map((list, index) => profile(index + 1, list)),
    includeTargets: GROUPS.map((id, index) => ({
      targetType: "group",
      id,
      allowedPasskeyProfiles: [`${index + 1}1111111-0000-4000-8000-000000000000`],
    })),
  },
  strength(1, ["fido2", "windowsHelloForBusiness"]),
  strength(2, ["fido2", "password,microsoftAuthenticatorPush"]),
  access(1, GROUPS[0]),
  access(2, GROUPS[1]),
];

const before = policies([undefined, undefined, undefined]);
const after = policies([models.slice(0, 55), models.slice(0, 40), models.slice(0, 58)]);

function line(number) {
  const id = `${number.toString(16).padStart(8, "0")}-1111-4111-8111-111111111111`;
  const keys = (number * 7) % 4 === 0 ? 1 : 3;
  return JSON.stringify({
    user: {
      id,
      userPrincipalName: `person.number${number}@contoso.example`,
      displayName: `Person Number ${number}`,
      groups: [GROUPS[number % 3]],
      roles: [],
      type: "member",
      accountEnabled: true,
    },
    passkeys: Array.from({ length: keys }, (_, index) => ({
      id: `k${number}x${index}0`,
      displayName: "Security key",
      createdDateTime: "2025-03-04T05:06:07Z",
      lastUsedDateTime: "2026-11-02T03:04:05Z",
      aaGuid: models[(number + index * 17) % MODELS],
      model: "A model of a security key",
      attestationCertificates: ["b479e7652167f574296e76bfa76731b8ccd22ed7"],
      attestationLevel: "attested",
      passkeyType: "deviceBound",
    })),
    methodsRegistered: ["microsoftAuthenticatorPush", "passKeyDeviceBound"],
  });
}

async function population(file, people) {
  const out = createWriteStream(file);
  for (let number = 0; number < people; number += 1000) {
    const lines = Array.from({ length: Math.min(1000, people - number) }, (_, index) => line(number + index));
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  await new Promise((resolve) => out.end(resolve));
}

async function parsed(file) {
  let rest = "";
  let people = 0;
  const text = new TextDecoder();
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const lines = (rest + text.decode(piece, { stream: true })).split("\n");
    rest = lines.pop();
    for (const one of lines) people += JSON.parse(one).user ? 1 : 0;
  }
  return people;
}

async function asked(file) {
  const [one, other] = [before, after].map((documents) => Tenant.load(documents));
  const impact = one.impact(other, { question: { at: "2026-11-21T00:00:00Z" }, rows: "ndjson", only: ["lockedOut", "losesKey"] });
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    impact.feed("people", piece);
    bytes += impact.take().length;
  }
  const { totals } = impact.finish();
  for (const each of [one, other, impact]) each.free();
  return { totals, bytes };
}

/** Prints the row; alone in a process, so that the peak of memory is this one's. */
async function alone(file, what) {
  await init();
  const start = performance.now();
  const found = what === "parse" ? { people: await parsed(file) } : await asked(file);
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS, ...found }));
}

export async function impact() {
  const folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  try {
    const rows = [];
    for (const people of [4_000, 400_000]) {
      const file = join(folder, `${people}.ndjson`);
      await population(file, people);
      const run = (what) => JSON.parse(spawnSync(process.execPath, [fileURLToPath(import.meta.url), file, what], { encoding: "utf8" }).stdout);
      const [parse, ask] = [run("parse"), run("ask")];
      const { totals } = ask;
      const megabytes = ((await stat(file)).size / 1e6).toFixed(0);
      rows.push([
        `${totals.keys} keys of ${totals.users} people, ${megabytes} MB`,
        `${parse.ms.toFixed(0)} ms`,
        `${ask.ms.toFixed(0)} ms`,
        `${(ask.ms / parse.ms).toFixed(2)} ×`,
        `${(ask.peak / 1024).toFixed(0)} MiB`,
        `${totals.lockedOut} / ${totals.losesKey}`,
      ]);
    }
    table("A population, before and after", ["what", "JSON.parse", "impact", "by JSON.parse", "peak", "locked out / lose a key"], rows);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [, program, file, what] = process.argv;
if (program === fileURLToPath(import.meta.url)) await (file ? alone(file, what) : impact());
