// What a tenant can have many of, asked with n, twice and four times as many: how much longer an answer takes.
//
//     node tests/bench/growth.mjs [FILTER]
//
// Twice as long for twice as many is growth in proportion; n log n is a little more, and what grows with the square takes four
// times as long. Nothing here fails for being slow, as bench.mjs does not.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { Metadata, Tenant, edit, graphChange, init, inspect, locateAll } from "../../pkg/index.js";
import { certificate, entity, trustStore } from "../browser/forge.mjs";
import { accessPolicies, listOf } from "./inputs.mjs";
import { shown, table } from "./measure.mjs";

/** Rounds of each size, of which the fastest counts, and how long all of them may take. */
const ROUNDS = 5;
const PATIENCE_MS = 5000;

/** Time of the processor in milliseconds: that of the clock has in it what else the machine does. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const id = (kind, index) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const list = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const AT = "2026-11-21T00:00:00Z";
const OFFICE = "00000003-0000-0ff1-ce00-000000000000";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

/** A question of a tenant: made and asked, with and without remedies. What it gives is compared, so that it is answered. */
const asked = (policies, question, gives, { remedies = false, trust } = {}) => ({
  run() {
    const tenant = Tenant.load(policies, trust ? { trust } : {});
    const { decision, reason } = tenant.evaluate(question, { remedies });
    tenant.free();
    return `${decision} ${reason.code}`;
  },
  gives,
});

const signIn = (more) => ({ action: "signIn", at: AT, ...more });
const groups = (count, kind = 2) => list(count, (index) => id(kind, index));

/** A policy of Conditional Access for everybody, with more in its conditions. */
const forAll = (conditions, index = 0) => ({
  id: id(9, index),
  displayName: `Policy ${index}`,
  state: "enabled",
  conditions: { users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] }, ...conditions },
  grantControls: { operator: "OR", builtInControls: ["mfa"] },
});

const access = (more) => signIn({ credential: { method: "fido2" }, access: { application: OFFICE, ...more } });

/** Authorities that all certify each other, the first of which is a root, and somebody's certificate by the last. */
function crossCertified(count) {
  const authorities = list(count, (index) => entity(`Authority ${index}`));
  const store = [[certificate(authorities[0], authorities[0]), true]];
  // Each by its neighbours and by one further off, so that there are circles and very many ways, a few of which end.
  for (const [index, subject] of authorities.entries()) {
    for (const other of [index - 1, index + 1, index - 8]) if (authorities[other]) store.push([certificate(subject, authorities[other])]);
    if (index % 8 === 7) store.push([certificate(subject, authorities[0])]);
  }
  const leaf = certificate(entity("Adele"), authorities.at(-1), false);
  return { store: [trustStore(store)], question: signIn({ credential: { certificate: leaf }, strengths: [id(5, 0)] }) };
}

const STRENGTH = { id: id(5, 0), displayName: "Certificates", allowedCombinations: ["x509CertificateMultiFactor"] };

/** A distinguished name of so many parts, written as people write it. */
const longName = (count) => list(count, (index) => `OU=Unit ${index}`).join(",");

/** A certificate policy whose rules name issuers. */
const issuerRules = (identifier) => ({
  "@odata.type": "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
  id: "X509Certificate",
  state: "enabled",
  certificateUserBindings: [{ x509CertificateField: "PrincipalName", userProperty: "userPrincipalName", priority: 1 }],
  authenticationModeConfiguration: {
    x509CertificateAuthenticationDefaultMode: "x509CertificateMultiFactor",
    rules: [{ x509CertificateRuleType: "issuerSubject", identifier, x509CertificateAuthenticationMode: "x509CertificateSingleFactor" }],
  },
});

/** DER, and a revocation list of so many entries in it. */
function revocationList(count) {
  const der = (tag, ...contents) => {
    const body = Buffer.concat(contents.map((one) => Buffer.from(one)));
    const digits = body.length.toString(16);
    const length = body.length < 0x80 ? [body.length] : [0x80 + Math.ceil(digits.length / 2), ...Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex")];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const algorithm = der(0x30, der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));
  const name = der(0x30, der(0x31, der(0x30, der(0x06, [0x55, 4, 3]), der(0x0c, "Authority"))));
  const time = der(0x17, "260101000000Z");
  const entry = (index) => der(0x30, der(0x02, [1, index >> 16, (index >> 8) & 0xff, index & 0xff]), time);
  const signed = der(0x30, der(0x02, [1]), algorithm, name, time, der(0x17, "270101000000Z"), der(0x30, ...list(count, entry)));
  return new Uint8Array(der(0x30, signed, algorithm, der(0x03, [0, 1, 2, 3])));
}

/** What grows: its name, the smallest size, and what is done at a size. */
const KINDS = [
  ["AAGUIDs on the list", 25_000, (count) => {
    const { policies, question, gives } = listOf(count);
    return asked(policies, question, `${gives} allowed`);
  }],
  ["AAGUIDs on the list, refused, with remedies", 25_000, (count) => {
    const { policies, question } = structuredClone(listOf(count));
    question.credential.passkey.aaguid = YUBIKEY;
    return asked(policies, question, "deny passkey.aaguidNotAllowed", { remedies: true });
  }],
  ["groups of a user, each in a policy", 2500, (count) =>
    asked([forAll({ users: { includeGroups: groups(count, 3) } })], { ...access(), user: { id: id(1, 0), groups: groups(count), roles: [] } }, "allow allowed")],
  ["groups of a user, models of a method policy", 2500, (count) => {
    const targets = groups(count, 3).map((one) => ({ targetType: "group", id: one }));
    const policy = { "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration", id: "Fido2", state: "enabled", includeTargets: targets };
    const question = { user: { groups: groups(count) } };
    return {
      run() {
        const tenant = Tenant.load(policy);
        const { length } = tenant.models(question).models;
        tenant.free();
        return length > 100;
      },
      gives: true,
    };
  }],
  ["Conditional Access policies", 1250, (count) => asked(accessPolicies(count), { ...access(), user: { id: id(1, 0), groups: [], roles: [] } }, "allow allowed")],
  ["Conditional Access policies, all refusing, with remedies", 1250, (count) =>
    asked(list(count, (index) => forAll({}, index)), { ...access(), credential: { method: "sms" } }, "deny access.grantControlUnsatisfied", { remedies: true })],
  ["Conditional Access policies, a change of all of them", 1250, (count) => {
    const of = (state) => list(count, (index) => ({ ...forAll({}, index), state }));
    const [before, after] = [of("enabled"), of("disabled")];
    return { run: () => graphChange(before, after).requests.length, gives: count };
  }],
  ["strengths, all refusing, with remedies", 250, (count) =>
    asked(
      list(count, (index) => ({ id: id(5, index), displayName: `Strength ${index}`, allowedCombinations: ["fido2"] })),
      signIn({ credential: { method: "sms" }, strengths: list(count, (index) => id(5, index)) }),
      "deny strength.combinationNotAllowed",
      { remedies: true },
    )],
  ["cross-certified authorities", 16, (count) => {
    const { store, question } = crossCertified(count);
    return asked([...store, STRENGTH], { ...question, credential: { ...question.credential, certificateMode: "x509CertificateMultiFactor" } }, "allow allowed");
  }],
  ["a revocation list's entries, read", 25_000, (count) => {
    const bytes = revocationList(count);
    return { run: () => inspect(bytes).kind, gives: "revocationList" };
  }],
  ["serial numbers that are revoked", 12_500, (count) => {
    const { store, question } = crossCertified(2);
    const revoked = list(count, (index) => ({ issuer: "00".repeat(20), serial: index.toString(16) }));
    return asked([...store, STRENGTH], { ...question, credential: { ...question.credential, certificateMode: "x509CertificateMultiFactor" } }, "allow allowed", { trust: { revoked } });
  }],
  ["conditions of a device rule, joined", 2500, (count) => {
    const rule = list(count, (index) => `device.model -eq "M${index}"`).join(" -or ");
    return asked([forAll({ devices: { deviceFilter: { mode: "include", rule } } })], access({ device: { model: "X" } }), "allow allowed");
  }],
  ["parentheses of a device rule, nested", 8, (count) => {
    const rule = `${"(".repeat(count)}device.model -eq "M"${")".repeat(count)}`;
    return asked([forAll({ devices: { deviceFilter: { mode: "include", rule } } })], access({ device: { model: "X" } }), "allow allowed");
  }],
  ["parts of a distinguished name in a rule", 2500, (count) => {
    const { question } = crossCertified(2);
    return asked([issuerRules(longName(count)), STRENGTH], { ...question, user: { userPrincipalName: "adele@contoso.example" } }, "deny certificate.noBindingMatches");
  }],
  ["parts of a distinguished name in certificateUserIds", 2500, (count) => {
    const { question } = crossCertified(2);
    const policy = issuerRules("CN=Authority 0");
    policy.certificateUserBindings = [{ x509CertificateField: "Subject", userProperty: "certificateUserIds", priority: 1 }];
    return asked([policy, STRENGTH], { ...question, user: { certificateUserIds: [`X509:<S>${longName(count)}`] } }, "deny certificate.noBindingMatches");
  }],
  ["places looked for in a text", 12_500, (count) => {
    const text = JSON.stringify(list(count, (index) => ({ a: index })));
    const pointers = list(count, (index) => `/${index}/a`);
    return { run: () => locateAll(text, pointers).filter(Boolean).length, gives: count };
  }],
  ["steps of an edit", 250, (count) => {
    const text = JSON.stringify(list(count, (index) => ({ a: index })));
    const patch = list(count, (index) => ({ op: "replace", path: `/${index}/a`, value: 0 }));
    return { run: () => JSON.parse(edit(text, patch)).length, gives: count };
  }],
  ["findings about policies", 2000, (count) => {
    const policies = list(count, (index) => ({ ...forAll({}, index), surprise: true }));
    return {
      run() {
        const tenant = Tenant.load(policies);
        const { length } = tenant.findings;
        tenant.free();
        return length >= count;
      },
      gives: true,
    };
  }],
  ["models of FIDO metadata", 1000, (count) => {
    const entry = (index) => ({ aaguid: id("a", index), metadataStatement: { description: `Model ${index}`, aaguid: id("a", index), protocolFamily: "fido2", attestationRootCertificates: [] }, statusReports: [{ status: "FIDO_CERTIFIED_L1", effectiveDate: "2025-01-01" }], timeOfLastStatusChange: "2025-01-01" });
    const text = JSON.stringify({ legalHeader: "", no: 1, nextUpdate: "2026-12-01", entries: list(count, entry) });
    return {
      run() {
        const metadata = Metadata.load(text);
        const { models } = metadata.summary();
        metadata.free();
        return models;
      },
      gives: count,
    };
  }],
];

/** Prints what grows, of those with a text in their name: times at three sizes, and how many times the last of the first. */
export function growth(filter = "") {
  const rows = [];
  for (const [what, smallest, make] of KINDS) {
    if (!what.includes(filter)) continue;
    const sizes = [smallest, smallest * 2, smallest * 4];
    const cases = sizes.map(make);
    const fastest = sizes.map(() => Infinity);
    const began = spent();
    for (let round = 0; round < ROUNDS && (round === 0 || spent() - began < PATIENCE_MS); round += 1) {
      for (const [index, { run, gives }] of cases.entries()) {
        const start = spent();
        const came = run();
        fastest[index] = Math.min(fastest[index], spent() - start);
        assert.deepEqual(came, gives, `${what}, ${sizes[index]}`);
      }
    }
    // What a call takes at all is in each; between the larger ones it weighs less.
    const factors = [fastest[1] / fastest[0], fastest[2] / fastest[1]];
    process.stderr.write(`${what}: ${fastest.map(shown).join(", ")}\n`);
    rows.push([what, String(sizes[2]), ...fastest.map(shown), ...factors.map((factor) => `${factor.toFixed(1)} ×`)]);
  }
  table("Growth, in time of the processor", ["what grows", "to", "a quarter of it", "half of it", "all of it", "twice as many", "again"], rows);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await init();
  growth(process.argv[2]);
}
