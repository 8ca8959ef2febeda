// Writes the seeds of the fuzzer, out of tests/scenarios and by hand. What was found by fuzzing (found-*) stays.
//
//     node fuzz/seeds.mjs

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const own = dirname(fileURLToPath(import.meta.url));
const scenarios = join(own, "../tests/scenarios");

/** The longest seed, in bytes: what is longer is tried less often. */
const LONGEST = 6000;

const files = (await readdir(scenarios, { recursive: true })).filter((name) => name.endsWith(".json") && !name.includes("seed-")).sort();
const all = new Map();
for (const name of files) {
  try {
    all.set(name.replace(/\.json$/, ""), JSON.parse(await readFile(join(scenarios, name), "utf8")));
  } catch {
    // A scenario about what is no scenario.
  }
}

/** So many of them, from everywhere. */
function spread(entries, count) {
  const small = entries.filter(([, content]) => content.length <= LONGEST);
  const step = Math.max(1, small.length / count);
  return Array.from({ length: Math.min(count, small.length) }, (_, index) => small[Math.floor(index * step)]);
}

const named = (name) => name.replaceAll("/", "-");
const entries = (of) => [...all].flatMap(([name, scenario]) => of(scenario, name).map((content, index) => [`${named(name)}${index || ""}`, content]));
const passkey = (scenario) => scenario.question?.credential?.passkey ?? {};
const base64 = (text) => Buffer.from(text, "base64url");
const pemBody = (text) => text.replace(/-----[^-]+-----|\\n|\s/g, "");
const distinct = (list) => [...new Map(list.map((entry) => [entry[1].toString("latin1"), entry])).values()];
const text = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const strings = (list) => list.filter((one) => typeof one === "string");

const rules = entries((scenario) => (scenario.policies ?? []).flatMap((policy) => strings([policy?.conditions?.devices?.deviceFilter?.rule])).map(text));
const certificates = entries((scenario) => strings([scenario.question?.credential?.certificate]).map(text));
const lists = entries((scenario) => strings(Array.isArray(scenario.trust?.crls) ? scenario.trust.crls : []).map(text));
const objects = entries((scenario) => strings([passkey(scenario).attestationObject]).map(base64));
const clients = entries((scenario) => strings([passkey(scenario).clientDataJSON]).map((one) => (one.startsWith("{") ? text(one) : base64(one))));
const registrations = entries((scenario) => (passkey(scenario).registration || passkey(scenario).attestationObject ? [text(passkey(scenario))] : []));
const metadata = entries((scenario) => (scenario.trust?.metadata ? [text(scenario.trust.metadata)] : []));

/** DER of what stands as PEM or base64. */
const der = (list) => list.map(([name, content]) => [`${name}.der`, Buffer.from(pemBody(content.toString()), "base64")]).filter(([, content]) => content[0] === 0x30);

const KEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const USER = "10000000-0000-4000-8000-000000000001";
const person = { user: { id: USER, userPrincipalName: "adele@contoso.example", displayName: "Adele", groups: [], roles: [] }, passkeys: [{ id: "k", aaGuid: KEY, displayName: "blue", lastUsedDateTime: "2026-11-01T00:00:00Z" }], methodsRegistered: ["passKeyDeviceBound"] };
const page = (context, value) => ({ "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${context}`, value });
const population = {
  lines: `${JSON.stringify(person)}\n${JSON.stringify({ ...person, passkeys: [] })}\n`,
  registrations: page("reports/authenticationMethods/userRegistrationDetails", [{ id: USER, userPrincipalName: "adele@contoso.example", methodsRegistered: ["passKeyDeviceBound", "mobilePhone"], isAdmin: false }]),
  users: page("users", [{ id: USER, userPrincipalName: "adele@contoso.example", displayName: "Adele", userType: "Member", accountEnabled: true }]),
  methods: page(`users('${USER}')/authentication/fido2Methods`, [{ id: "k", aaGuid: KEY, model: "YubiKey 5", attestationLevel: "attested", passkeyType: "deviceBound" }]),
  batch: { responses: [{ id: USER, status: 200, body: page(`users('${USER}')/authentication/methods`, [{ "@odata.type": "#microsoft.graph.fido2AuthenticationMethod", id: "k", aaGuid: KEY }]) }, { id: "2", status: 404, body: { error: { code: "x" } } }] },
  audit: page("auditLogs/directoryAudits", [{ id: "a", activityDisplayName: "Add Passkey (device-bound)", activityDateTime: "2026-11-01T00:00:00Z", targetResources: [{ id: USER, modifiedProperties: [{ displayName: "AaGuid", newValue: JSON.stringify(KEY) }] }] }]),
  signIns: page("auditLogs/signIns", [{ id: "s", userId: USER, createdDateTime: "2026-11-01T00:00:00Z", authenticationDetails: [{ authenticationMethod: "Passkey (device-bound)", authenticationMethodDetail: "blue" }] }]),
  csv: '"User principal name","Name","Methods registered","Admin"\r\n"adele@contoso.example","Adele","Passkey (device-bound), Phone",No\r\n',
  csvSemicolons: "\ufeffuserPrincipalName;methodsRegistered\nadele@contoso.example;fido2\n",
};
const indented = JSON.stringify({ a: { list: ["x"], n: 1 }, e: [], o: {} }, null, 4);
const edits = {
  several: [indented, [{ op: "add", path: "/a/list/-", value: "y" }, { op: "replace", path: "/a/n", value: 2 }, { op: "remove", path: "/o" }]],
  moves: [indented, [{ op: "move", from: "/a/n", path: "/e/0" }, { op: "copy", from: "/a/list", path: "/o/l" }, { op: "test", path: "/a/list/0", value: "x" }]],
  flat: ['{"a":1,"b":[1,2,3]}', [{ op: "add", path: "/b/1", value: { c: [] } }, { op: "remove", path: "/b/0" }]],
  lines: ['{\r\n\t"a": 1, // why\r\n}\r\n', [{ op: "replace", path: "/a", value: [1] }]],
  whole: ["[]", [{ op: "replace", path: "", value: { "~/": 1 } }, { op: "add", path: "/~0~1", value: 2 }]],
  fenced: ["```json\n[1]\n```\n", [{ op: "add", path: "/0", value: null }]],
};
const byHand = (record) => Object.entries(record).map(([name, content]) => [name, text(content)]);

const policies = entries((scenario) => (scenario.policies ?? []).map((one) => text(typeof one === "string" ? one : JSON.stringify(one, null, 1))));

const seeds = {
  scenario: spread(entries((scenario) => [text(scenario)]), 32),
  policies: [...spread(distinct(policies), 40), ...spread(policies.filter(([name]) => name.includes("dsc")), 6)],
  device_rule: [...spread(distinct(rules), 20), ...byHand({ deep: `${"(".repeat(12)}device.model -eq "x"${")".repeat(12)}`, not: '-not (device.model -in ["x", "y"])', joined: 'device.isCompliant -eq True -and device.model -startsWith "x" -or device.trustType -ne "AzureAD"' })],
  certificate: [...spread(distinct(certificates), 12), ...spread(distinct(der(certificates)), 12)],
  crl: [...spread(distinct(lists), 8), ...spread(distinct(der(lists)), 12)],
  attestation: spread(distinct(objects), 24),
  registration: [...spread(distinct(registrations), 16), ...spread(distinct(entries((scenario) => (passkey(scenario).registration ? [text(passkey(scenario).registration)] : []))), 4)],
  client_data: [...spread(distinct(clients), 8), ...byHand({ plain: { type: "webauthn.create", challenge: "AAAA", origin: "https://login.microsoft.com", crossOrigin: false }, null: "null", bom: '\ufeff{"type":"webauthn.get"}' })],
  metadata: spread(distinct(metadata), 20),
  paste: [...spread(distinct(certificates), 4), ...spread(distinct(lists), 2), ...spread(distinct(registrations), 4), ...byHand({ aaguid: KEY, html: "<!doctype html><p>x</p>", csv: "a,b\n1,2\n", yaml: "- a: 1\n  b: x\n", headed: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}", key: "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----", terraform: 'resource "azuread_x" "y" {\n}\n', jwk: { kty: "EC", crv: "P-256", d: "AAAA" } })],
  edit: byHand(edits),
  population: byHand(population),
};

let count = 0;
let bytes = 0;
for (const [target, list] of Object.entries(seeds)) {
  const folder = join(own, "seeds", target);
  await mkdir(folder, { recursive: true });
  for (const old of await readdir(folder)) if (!old.startsWith("found-")) await rm(join(folder, old));
  for (const [name, content] of list) {
    await writeFile(join(folder, name), content);
    count += 1;
    bytes += content.length;
  }
}
process.stdout.write(`${count} seeds, ${Math.round(bytes / 1000)} kB\n`);
