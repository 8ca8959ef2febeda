// Completion in the policy editor: what it offers at a place, what it writes, and that the core knows all of it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { load } from "../../bundle/load.mjs";
import { init, inspect } from "../../pkg/index.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NAMESPACE = "#microsoft.graph.";
const FIDO2 = `"@odata.type": "${NAMESPACE}fido2AuthenticationMethodConfiguration"`;

let changeBetween;
let complete;
let source;
let EditorState;
let placeAt;
let types;
let enumerations;
let valuesAt;

before(async () => {
  await init();
  ({ changeBetween, complete, source, EditorState, enumerations, placeAt, types, valuesAt } = await load("tests/package/completion.ts"));
});

const MODELS = [
  ["aaaaaaaa-0000-4000-8000-000000000001", "YubiKey 5 NFC"],
  ["aaaaaaaa-0000-4000-8000-000000000002", "YubiKey 5 NFC FIPS"],
].map(([label, words]) => ({ label, words }));

/** What the page knows, for a document in which the core recognised something. */
const knowing = (recognised = [], language = "en") => ({
  language: () => language,
  words: (key, values) => `${key} ${values?.count ?? ""}`.trim(),
  resourceName: () => null,
  recognised: () => recognised,
  models: (text) => (text.includes("yubi") ? MODELS : []),
  applications: async (text) => (text.includes("off") ? [{ label: "00000003-0000-0ff1-ce00-000000000000", words: "Office 365 SharePoint Online" }] : []),
  locations: () => [{ label: "11111111-1111-4111-8111-111111111111", words: "Head office" }],
});

/** What is offered where `|` stands. */
async function offered(marked, known = knowing(), explicit = false) {
  const pos = marked.indexOf("|");
  const state = EditorState.create({ doc: marked.replace("|", "") });
  const result = await complete({ state, pos, explicit }, known);
  /** The text after an option was picked, with the cursor as `|`. */
  const pick = (label) => {
    const option = result.options.find((one) => one.label === label);
    assert.ok(option, `${label} among ${result.options.map((one) => one.label)}`);
    let picked;
    const dispatch = ({ changes, selection }) => {
      if (!changes) return;
      const text = state.update({ changes }).state.doc.toString();
      picked = `${text.slice(0, selection.anchor)}|${text.slice(selection.anchor)}`;
    };
    // What starts the next completion wants a whole view.
    const view = { state: Object.assign(Object.create(state), { field: () => undefined, facet: () => [] }), dispatch };
    option.apply(view, option, result.from, pos);
    return picked;
  };
  return { labels: result?.options.map(({ label }) => label) ?? [], options: result?.options ?? [], pick };
}

const fido2 = (path = "") => [{ resource: "fido2AuthenticationMethodConfiguration", path }];

describe("completion in the editor", () => {
  it("offers the members that are not there yet, with their words in the language", async () => {
    const { labels, options } = await offered(`{ ${FIDO2}, "state": "enabled", "|" }`);
    assert.deepEqual(labels, [
      "id",
      "includeTargets",
      "excludeTargets",
      "isSelfServiceRegistrationAllowed",
      "isAttestationEnforced",
      "keyRestrictions",
      "defaultPasskeyProfile",
      "passkeyProfiles",
    ]);
    assert.match(options.at(-1).detail, /profiles/);
    const japanese = await offered(`{ ${FIDO2}, "|" }`, knowing([], "ja"));
    assert.match(japanese.options.at(-1).detail, /パスキー プロファイル/);
  });

  it("offers what it offered before as the same, so that it stays selected", async () => {
    const ask = source(knowing([]));
    const at = (text) => ({ state: EditorState.create({ doc: text }), pos: text.length - 2, explicit: true });
    const [first, again] = [await ask(at(`{ ${FIDO2}, "i" }`)), await ask(at(`{ ${FIDO2}, "is" }`))];
    assert.ok(first.options.length > 3);
    for (const one of again.options) assert.ok(first.options.includes(one), one.label);
  });

  it("writes a member with what it holds, and the comma before the next one", async () => {
    const all = await offered(`{ ${FIDO2}, "|" }`);
    assert.equal(all.pick("keyRestrictions"), `{ ${FIDO2}, "keyRestrictions": {|} }`);
    assert.equal(all.pick("includeTargets"), `{ ${FIDO2}, "includeTargets": [|] }`);
    assert.equal(all.pick("state"), `{ ${FIDO2}, "state": "|" }`);
    assert.equal(all.pick("isAttestationEnforced"), `{ ${FIDO2}, "isAttestationEnforced": | }`);
    assert.equal((await offered(`{ "s|"\n  ${FIDO2} }`, knowing(fido2()))).pick("state"), `{ "state": "|",\n  ${FIDO2} }`);
    // A name that has a value keeps it.
    assert.equal((await offered(`{ ${FIDO2}, "sta|": "enabled" }`)).pick("state"), `{ ${FIDO2}, "state"|: "enabled" }`);
  });

  it("goes by what the core recognised where nothing says the type, in lists by what stands beside", async () => {
    assert.ok((await offered('{ "|" }', knowing(fido2()))).labels.includes("passkeyProfiles"));
    const beside = knowing([{ resource: "conditionalAccessPolicy", path: "/value/0" }]);
    assert.ok((await offered('{ "value": [{ "state": "enabled" }, { "|" }] }', beside)).labels.includes("grantControls"));
    // Of what nobody knows it offers to say what it is.
    assert.deepEqual((await offered('{ "|" }')).labels, ["@odata.type"]);
    const said = await offered('{ "@odata.type": "|" }');
    assert.ok(said.labels.includes(`${NAMESPACE}conditionalAccessPolicy`));
    assert.equal((await offered('{ "owner": { "|" } }', knowing(fido2()))).labels[0], "@odata.type");
  });

  it("offers the values of an enumeration by the core's words, and true and false", async () => {
    const apps = await offered('{ "conditions": { "clientAppTypes": ["|"] } }', knowing([{ resource: "conditionalAccessPolicy", path: "" }], "ja"));
    assert.deepEqual(apps.labels, ["all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other"]);
    assert.match(apps.options[1].detail, /ブラウザー/);
    assert.equal(apps.pick("browser"), '{ "conditions": { "clientAppTypes": ["browser"|] } }');
    const flag = await offered(`{ ${FIDO2}, "isAttestationEnforced": t| }`);
    assert.equal(flag.pick("true"), `{ ${FIDO2}, "isAttestationEnforced": true| }`);
    // Quotes around a truth value are a mistake.
    assert.equal((await offered(`{ ${FIDO2}, "isAttestationEnforced": "|" }`)).pick("false"), `{ ${FIDO2}, "isAttestationEnforced": false| }`);
  });

  it("replaces one of several values in a text", async () => {
    const strength = knowing([{ resource: "authenticationStrengthPolicy", path: "" }]);
    const combination = await offered('{ "allowedCombinations": ["password,mic|,sms"] }', strength);
    assert.ok(!combination.labels.includes("password"));
    assert.equal(combination.pick("microsoftAuthenticatorPush"), '{ "allowedCombinations": ["password,microsoftAuthenticatorPush|,sms"] }');
    const kinds = await offered(`{ ${FIDO2}, "passkeyProfiles": [{ "passkeyTypes": "synced,|" }] }`);
    assert.deepEqual(kinds.labels, ["deviceBound"]);
    assert.equal(kinds.pick("deviceBound"), `{ ${FIDO2}, "passkeyProfiles": [{ "passkeyTypes": "synced,deviceBound|" }] }`);
  });

  it("finds AAGUIDs by a product's name, one or all of them, the widest last", async () => {
    const restrictions = (list) => `{ ${FIDO2}, "keyRestrictions": {\n  "aaGuids": [\n    ${list}\n  ] } }`;
    const found = await offered(restrictions('"yubi|"'));
    assert.deepEqual(found.labels, ["YubiKey 5 NFC", "YubiKey 5 NFC FIPS", "graph.allModels 2"]);
    assert.equal(found.options[0].detail, MODELS[0].label);
    assert.equal(found.pick("YubiKey 5 NFC"), restrictions(`"${MODELS[0].label}"|`));
    assert.equal(found.pick("graph.allModels 2"), restrictions(`"${MODELS[0].label}",\n    "${MODELS[1].label}"|`));
    const first = await offered(restrictions(`"yubi|"\n    "${MODELS[1].label}"`));
    assert.equal(first.pick("YubiKey 5 NFC"), restrictions(`"${MODELS[0].label}",|\n    "${MODELS[1].label}"`));
  });

  it("finds applications and named locations by name", async () => {
    const access = knowing([{ resource: "conditionalAccessPolicy", path: "" }]);
    const apps = await offered('{ "conditions": { "applications": { "includeApplications": ["off|"] } } }', access);
    assert.equal(apps.pick("Office 365 SharePoint Online"), '{ "conditions": { "applications": { "includeApplications": ["00000003-0000-0ff1-ce00-000000000000"|] } } }');
    const places = await offered('{ "conditions": { "locations": { "includeLocations": ["|"] } } }', access);
    assert.deepEqual(places.labels, ["All", "AllTrusted", "Head office"]);
  });

  it("waits to be asked where nothing was begun, and leaves large documents alone", async () => {
    assert.deepEqual((await offered(`{ ${FIDO2}, "state": | }`)).labels, []);
    assert.deepEqual((await offered(`{ ${FIDO2}, "state": | }`, knowing(), true)).labels, ["enabled", "disabled"]);
    assert.deepEqual((await offered(`{ ${FIDO2}, "|", "x": "${"x".repeat(600_000)}" }`)).labels, []);
  });

  it("never fails, wherever the cursor is in whatever was typed", async () => {
    const text = `{ ${FIDO2}, "keyRestrictions": { "aaGuids": ["yubi", ], "enforcementType": "al }, "passkeyProfiles": [{ "passkeyTypes": "synced, ,x" `;
    for (let end = 0; end <= text.length; end += 1) {
      for (const pos of [end, end >> 1]) await offered(`${text.slice(0, pos)}|${text.slice(pos, end)}`, knowing(fido2()), true);
    }
  });
});

describe("a change of a text from outside of the editor", () => {
  it("is no more than what differs", () => {
    assert.deepEqual(changeBetween("abc", "abc"), { from: 3, to: 3, insert: "" });
    assert.deepEqual(changeBetween("a-c", "abbc"), { from: 1, to: 2, insert: "bb" });
    assert.deepEqual(changeBetween("", "ab"), { from: 0, to: 0, insert: "ab" });
    // What is doubled counts once.
    assert.deepEqual(changeBetween("aa", "aaa"), { from: 2, to: 2, insert: "a" });
    assert.deepEqual(changeBetween("aaa", "aa"), { from: 2, to: 3, insert: "" });
  });
});

/** A document of a type with what a member may hold. */
const holding = (kind, value) => {
  if (kind.endsWith("[]")) return [holding(kind.slice(0, -2), value)];
  if (types[kind]) return {};
  return value ?? { boolean: true, number: 1, date: "2026-01-01T00:00:00Z", aaguid: "7e3f3d30-3557-4442-bdae-139312178b39" }[kind] ?? "x";
};

/** How resources lead to a type: the type's objects within one resource, by the way to them. */
function* ways(type, seen = []) {
  if (seen.includes(type)) return;
  const roots = Object.keys(types).filter((name) => /Policy$|Configuration$|^namedLocation$/.test(name) && !["registrationEnforcement"].includes(name));
  if (roots.includes(type)) yield (object) => ({ "@odata.type": `${NAMESPACE}${types[type].says?.[0] ?? type}`, ...object });
  for (const [name, { members }] of Object.entries(types)) {
    for (const [member, [holds]] of Object.entries(members)) {
      if (holds.replace("[]", "") !== type) continue;
      const [around] = ways(name, [...seen, type]);
      if (around) yield (object) => around({ [member]: holds.endsWith("[]") ? [object] : object });
    }
  }
}

describe("the vocabulary of completion", () => {
  const strange = (document) => {
    const found = inspect(JSON.stringify(document), { language: "en" });
    return (found.findings ?? []).filter(({ code }) => /^(policy\.unknownMember|input\.unknownEnumMember)$/.test(code)).map(({ code, path, text }) => `${code} ${path} ${text}`);
  };

  it("every member and every value is one that the core knows", () => {
    const wrong = [];
    for (const [type, { of, members }] of Object.entries(types)) {
      const [around] = ways(type);
      if (!around) continue;
      const all = { ...(of ? types[of].members : {}), ...members };
      for (const [member, [holds]] of Object.entries(all)) {
        const kind = holds.replace("[]", "");
        const known = enumerations[kind] ? valuesAt({ type, member, kind }, "en", () => null).map(({ label }) => label) : [];
        for (const value of known.length > 0 ? known : [undefined]) wrong.push(...strange(around({ [member]: holding(holds, value) })).map((one) => `${type}.${member} ${value ?? ""}: ${one}`));
      }
    }
    assert.deepEqual(wrong, []);
    // The question is worth asking: what nobody knows is found.
    assert.equal(strange({ "@odata.type": `${NAMESPACE}fido2AuthenticationMethodConfiguration`, isAttestationEnforce: true }).length, 1);
  });

  it("every member that the core reads is offered, or left out for a reason", async () => {
    /** What the service alone writes, what other tools write, what is about agents or decided elsewhere, and the older spelling of a member. */
    const APART = [
      "partialEnablementStrategy", "policyApplies", "analysisReasons", "LocationInfo", "GUID",
      "agentIdRiskLevels", "agents", "agentContext", "includeAgentIdServicePrincipals", "excludeAgentIdServicePrincipals", "agentIdServicePrincipalFilter",
      "deltacertificateRevocationListUrl", "ipv4Ranges", "ipv6Ranges", "lowerAddress", "upperAddress", "compliantNetworkType", "allowedIssuers",
      "invitationRedemptionIdentityProviderConfiguration", "identitySynchronization", "allowedCloudEndpoints", "default", "partners",
      "ip", "country", "appServiceConnectInbound", "m365CollaborationInbound", "m365CollaborationOutbound", "blockServiceProviderOutboundAccess",
    ];
    const values = Object.keys(enumerations).flatMap((kind) => valuesAt({ type: null, member: "", kind }, "en", () => null).map(({ label }) => label));
    const offeredNames = new Set([...Object.values(types).flatMap(({ members }) => Object.keys(members)), ...values]);
    const missing = new Set();
    for (const folder of ["access", "methods", "strengths", "."]) {
      for (const file of await readdir(join(ROOT, "src/tenant", folder))) {
        if (!file.endsWith(".rs") || !/^(condition_set|policy|grant|users|applications|location|cross_tenant|device_filter|inbound|method|fido2|x509|strength|trust_store)\.rs$/.test(file)) continue;
        const code = (await readFile(join(ROOT, "src/tenant", folder, file), "utf8")).split("#[cfg(test)]")[0].replace(/^\s*\/\/.*$/gm, "");
        // Lists of names: an array of nothing but texts.
        for (const [, list] of code.matchAll(/\[((?:\s*"\w+",?\s*){2,})\]/g)) {
          for (const [, name] of list.matchAll(/"(\w+)"/g)) if (!offeredNames.has(name) && !APART.includes(name)) missing.add(`${file} ${name}`);
        }
      }
    }
    assert.deepEqual([...missing], []);
  });

  it("every name in it leads somewhere", () => {
    const kinds = ["string", "number", "date", "boolean", "aaguid"];
    const lost = Object.entries(types).flatMap(([type, { members, of }]) => [
      ...(of && !types[of] ? [of] : []),
      ...Object.entries(members)
        .filter(([, [holds, en, ja]]) => !(kinds.includes(holds.replace("[]", "")) || types[holds.replace("[]", "")] || enumerations[holds.replace("[]", "")]) || !en || !ja)
        .map(([member]) => `${type}.${member}`),
    ]);
    assert.deepEqual(lost, []);
    assert.equal(placeAt("", 0, []).type, null);
  });
});
