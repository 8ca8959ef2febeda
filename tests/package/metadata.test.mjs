// FIDO metadata through the package: small snapshots, and the real ones where they lie beside the project.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

import { Metadata, Tenant, evaluate, init } from "../../pkg/index.js";

const YUBIKEY_5_NFC = "2fc0579f-8113-47ea-b116-bb5a8db9202a";

const policy = {
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isSelfServiceRegistrationAllowed: true,
  isAttestationEnforced: true,
  keyRestrictions: { isEnforced: false, enforcementType: "block", aaGuids: [] },
  includeTargets: [{ targetType: "group", id: "all_users" }],
};

const register = (aaguid, at) => ({
  action: "register",
  at,
  credential: { passkey: { aaguid, type: "deviceBound" } },
});

async function scenario(name) {
  const path = new URL(`../scenarios/attestation/metadata-${name}.json`, import.meta.url);
  return JSON.parse(await readFile(path, "utf8"));
}

const data = new URL("../../../shared/data/fido-mds/", import.meta.url);

function hasData(t) {
  if (existsSync(data)) return true;
  assert.ok(!process.env.CI, "CI needs the data beside the project");
  t.skip("the data is not there");
  return false;
}

describe("FIDO metadata", () => {
  before(() => init());

  it("is loaded as object, text and bytes alike", async () => {
    const { policies, trust, question } = await scenario("compromised-revoked");
    const text = JSON.stringify(trust.metadata);
    const forms = [trust.metadata, text, Buffer.from(text), Buffer.from(`\ufeff${text}`, "utf16le")];
    for (const metadata of forms) {
      const tenant = Tenant.load(policies, { trust: { metadata } });
      assert.equal(tenant.evaluate(question).reason.code, "attestation.authenticatorCompromised");
    }
    const whole = Tenant.load(policies, { trust: JSON.stringify(trust) });
    assert.equal(whole.decide(question), "deny");
    assert.equal(Tenant.load(policies, { trust: { metadata: null } }).decide(question), "indeterminate");
  });

  it("keeps the rest of the trust data", async () => {
    const { policies, trust, question } = await scenario("blob");
    assert.equal(Tenant.load(policies, { trust }).evaluate(question).reason.code, "input.attestationUnknown");
    const { metadata } = trust;
    assert.throws(() => Tenant.load(policies, { trust: { metadata } }), {
      code: "input.metadata",
      path: "/trust/metadata",
      message: /metadata root/,
    });
    assert.throws(() => Tenant.load(policies, { trust: { ...trust, revoked: 5 } }), {
      code: "input.value",
      path: "/trust/revoked",
    });
  });

  it("that does not verify is an error that says how to mend it", async () => {
    const { policies, trust, question } = await scenario("blob-signer-expired");
    const tenant = Tenant.load(policies, { trust });
    assert.throws(() => tenant.evaluate(question), { code: "input.metadata", message: /2027-01-01/ });
    assert.throws(() => tenant.evaluate(question, { language: "ja" }), { message: /有効期間/ });
    const changed = await scenario("blob-changed");
    assert.throws(() => evaluate(changed), { code: "input.metadata", message: /Download the BLOB again/ });
    const large = "x".repeat(16 * 1024 * 1024 + 1);
    assert.throws(() => Tenant.load(policies, { trust: { metadata: large } }), { code: "input.tooLarge" });
  });
});

describe("metadata that is read once", () => {
  before(() => init());

  it("is shared by tenants, and goes over that of the trust data", async () => {
    const { policies, trust, question } = await scenario("compromised-revoked");
    const metadata = Metadata.load(trust.metadata);
    assert.equal(Tenant.load(policies).decide(question), "indeterminate");
    const first = Tenant.load(policies, { metadata });
    const second = Tenant.load(policies, { metadata, trust: { metadata: { entries: [] }, revoked: [] } });
    metadata.free();
    for (const tenant of [first, second]) {
      assert.equal(tenant.evaluate(question).reason.code, "attestation.authenticatorCompromised");
      tenant.free();
    }
    assert.throws(() => Tenant.load(policies, { metadata }), { code: "package.metadataFreed" });
    assert.throws(() => Tenant.load(policies, { metadata: {} }), { code: "package.foreignMetadata" });
  });

  it("says what it is, in both languages, and names its models", async () => {
    const { trust } = await scenario("model-fit");
    const metadata = Metadata.load(JSON.stringify(trust.metadata), { language: "ja" });
    const summary = metadata.summary();
    assert.equal(summary.models, trust.metadata.entries.length);
    assert.deepEqual([summary.signature, summary.signedBy, summary.validUntil], ["none", null, null]);
    assert.match(summary.findings[0].text, /署名のない/);
    assert.equal(summary.findings[0].code, "metadata.unsigned");
    assert.match(metadata.summary({ language: "en" }).findings[0].text, /without signature/);
    const [{ aaguid, metadataStatement }] = trust.metadata.entries;
    assert.equal(metadata.name(aaguid), metadataStatement.description);
    assert.equal(metadata.name("none"), null);
  });

  it("is handed on as what is kept of it", async () => {
    const { policies, trust, question } = await scenario("blob");
    assert.throws(() => Metadata.load(trust.metadata), { code: "input.metadata", message: /metadata root/ });
    const metadata = Metadata.load(trust.metadata, { root: trust.metadataRoot });
    const reduced = metadata.toReduced();
    const received = Metadata.fromReduced(reduced.buffer);
    assert.deepEqual(received.summary(), metadata.summary());
    assert.equal(received.summary().signature, "verified");
    assert.equal(typeof received.summary().signedBy, "string");
    const ask = (options) => Tenant.load(policies, options).evaluate(question);
    assert.deepEqual(ask({ metadata: received }), ask({ trust }));
    assert.throws(() => Metadata.fromReduced(new TextEncoder().encode("{}")), { code: "input.metadata" });
    assert.throws(() => Metadata.load("{"), { code: "input.metadata", path: "/trust/metadata" });
  });
});

describe("the models that a policy admits", () => {
  before(() => init());

  it("are those of the built-in list without metadata", () => {
    const { models, registration, signIn, catalogueDated, metadataNumber } = Tenant.load(policy).models();
    assert.ok(models.length >= 265 + 5);
    assert.match(catalogueDated, /^\d{4}-\d\d-\d\d$/);
    assert.equal(metadataNumber, null);
    const yubikey = models.find((model) => model.aaguid === YUBIKEY_5_NFC);
    assert.match(yubikey.name, /^YubiKey 5 Series with NFC/);
    assert.deepEqual(yubikey.transports, ["usb", "nfc"]);
    assert.equal(yubikey.biometric, false);
    assert.equal(yubikey.source, "catalogue");
    assert.deepEqual([yubikey.listed, yubikey.meetsRequirements, yubikey.certification], [true, null, null]);
    assert.equal(yubikey.registration.decision, "allow");
    // The row is the answer to a question that anybody can ask.
    for (const { aaguid, attested, registration } of models) {
      const passkey = { aaguid, type: "deviceBound", ...(attested ? { attestationLevel: "attested" } : {}) };
      const { decision, reason } = Tenant.load(policy).evaluate({ action: "register", credential: { passkey } });
      assert.deepEqual([decision, reason.code], [registration.decision, registration.reason], aaguid);
    }
    const total = (counts) => counts.reduce((sum, { count }) => sum + count, 0);
    assert.equal(total(registration), models.length);
    assert.deepEqual(signIn, [{ decision: "allow", reason: "allowed", count: models.length }]);
    const hello = models.find((model) => model.name.startsWith("Windows Hello Hardware"));
    assert.equal(hello.registration.reason, "attestation.missing");
  });

  it("follow allow lists, strengths, users and the metadata", async () => {
    const keyRestrictions = { isEnforced: true, enforcementType: "allow", aaGuids: [YUBIKEY_5_NFC] };
    const strength = { displayName: "Code", allowedCombinations: ["password,sms"] };
    const tenant = Tenant.load([{ ...policy, keyRestrictions }, strength]);
    const allowed = tenant.models({}).models.filter((model) => model.registration.decision === "allow");
    assert.deepEqual(allowed.map((model) => model.aaguid), [YUBIKEY_5_NFC]);
    const denied = tenant.models({ strengths: ["Code"] }).signIn;
    assert.ok(denied.every(({ decision }) => decision === "deny"));
    const guests = tenant.models({ user: { type: "internalGuest" } }).registration;
    assert.deepEqual(guests.map(({ reason }) => reason), ["passkey.guestUnsupported"]);

    const { policies, trust, question } = await scenario("lacks-hmac-secret");
    const with291 = Tenant.load(policies, { trust }).models({ at: question.at });
    assert.equal(with291.metadataNumber, 291);
    const row = with291.models.find((model) => model.source === "metadata");
    assert.equal(row.registration.reason, "attestation.authenticatorLacksCapability");
    assert.deepEqual([row.certification, row.meetsRequirements, row.listed], ["FIDO_CERTIFIED_L1", false, false]);
    assert.ok(with291.findings.some(({ code }) => code === "metadata.snapshot"));
    const ja = Tenant.load(policies, { trust }).models({}, { language: "ja" });
    assert.match(ja.models.find((model) => model.source === "metadata").registration.text, /一覧/);
  });

  it("come as CSV that a spreadsheet reads", async () => {
    const { policies, trust } = await scenario("model-fit");
    trust.metadata.entries[0].metadataStatement.description = '=cmd|"x", y';
    const tenant = Tenant.load(policies, { trust });
    const lines = tenant.modelsCsv().split("\r\n");
    assert.equal(lines.length, tenant.models().models.length + 2);
    assert.match(lines[0], /^aaguid,name,source,transports,/);
    assert.ok(lines.some((line) => line.includes(`,"'=cmd|""x"", y",metadata,`)));
  });

  it("need a policy and a question that can be read", () => {
    assert.throws(() => Tenant.load({ state: "enabled" }).models(), { code: "input.missing" });
    const tenant = Tenant.load(policy);
    assert.throws(() => tenant.models({ at: "today" }), { code: "input.value", path: "/question/at" });
    assert.throws(() => tenant.models({ user: 5 }), { code: "input.value", path: "/question/user" });
    for (const value of [5, "[]", true]) assert.throws(() => tenant.models(value), { code: "input.value" });
  });
});

describe("the real snapshots", () => {
  before(() => init());

  it("no. 291 loads at once and answers at once", async (t) => {
    if (!hasData(t)) return;
    const text = await readFile(new URL("mds3-payload-no291-2026-10.noicons.json", data), "utf8");
    const icon = `data:image/png;base64,${"iVBORw0KGgo".repeat(1200)}`;
    const payload = JSON.parse(text);
    for (const entry of payload.entries) entry.metadataStatement.icon = icon;
    const at = "2026-10-20T00:00:00Z";
    for (const [name, metadata] of [["without icons", text], ["with icons", JSON.stringify(payload)]]) {
      const start = performance.now();
      const tenant = Tenant.load(policy, { trust: { metadata } });
      const loaded = performance.now();
      const verdict = tenant.evaluate(register("ba86dc56-635f-4141-aef6-00227b1b9af6", at));
      const answered = performance.now();
      const { models, metadataNumber } = tenant.models({ at });
      const all = performance.now();
      assert.equal(verdict.reason.code, "attestation.authenticatorNotCertified");
      assert.equal(metadataNumber, 291);
      // What the reduced form leaves out changes no answer.
      const reduced = Metadata.load(metadata).toReduced();
      const received = Metadata.fromReduced(reduced);
      assert.ok(reduced.length < text.length);
      assert.deepEqual(Tenant.load(policy, { metadata: received }).models({ at }), tenant.models({ at }));
      const ms = (from, to) => `${(to - from).toFixed(1)} ms`;
      const size = `${(metadata.length / 1e6).toFixed(1)} MB`;
      t.diagnostic(
        `${name} (${size}): loaded in ${ms(start, loaded)}, one verdict in ${ms(loaded, answered)}, ` +
          `${models.length} models in ${ms(answered, all)}`,
      );
      tenant.free();
    }
  });

  it("the signed BLOB no. 122 verifies", async (t) => {
    if (!hasData(t)) return;
    const metadata = await readFile(new URL("mds-no122-2024-12-20.blob.jwt", data));
    const start = performance.now();
    const tenant = Tenant.load(policy, { trust: { metadata } });
    t.diagnostic(`loaded and verified in ${(performance.now() - start).toFixed(1)} ms`);
    const verdict = tenant.evaluate(register(YUBIKEY_5_NFC, "2025-01-01T00:00:00Z"));
    assert.equal(verdict.reason.code, "input.attestationUnknown");
    assert.ok(!verdict.findings.some(({ code }) => code === "metadata.unsigned"));
    assert.throws(() => tenant.evaluate(register(YUBIKEY_5_NFC, "2026-11-21T00:00:00Z")), { code: "input.metadata" });
    metadata[metadata.length >> 1] ^= 1;
    assert.throws(() => Tenant.load(policy, { trust: { metadata } }), { code: "input.metadata" });
  });
});
