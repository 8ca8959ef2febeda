// FIDO metadata that a person opens, and the view of the models that the policies admit, in a real browser.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe } from "node:test";

import { init, Metadata, Tenant } from "../../pkg/index.js";
import { editorOn } from "./editor.mjs";
import { SITE, answered, collectErrors, collectRequests, downloaded, everywhere, holdCore, inChromium as test, launch } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

const DATA = new URL("../../../shared/data/fido-mds/", import.meta.url);

const YUBIKEY_5_NFC = "2fc0579f-8113-47ea-b116-bb5a8db9202a";
const CERTIFIED = "aaaaaaaa-0000-4000-8000-000000000001";
const UNCERTIFIED = "aaaaaaaa-0000-4000-8000-000000000002";
const REVOKED = "aaaaaaaa-0000-4000-8000-000000000003";

const POLICY = JSON.stringify({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isSelfServiceRegistrationAllowed: true,
  isAttestationEnforced: true,
  keyRestrictions: { isEnforced: false, enforcementType: "block", aaGuids: [] },
  includeTargets: [{ targetType: "group", id: "all_users" }],
});

/** The same, set up by administrators only: what that means depends on the channel. */
const NO_SELF_SERVICE = POLICY.replace('RegistrationAllowed":true', 'RegistrationAllowed":false');

function entry(aaguid, description, statuses, icon = "") {
  return {
    aaguid,
    timeOfLastStatusChange: "2024-01-01",
    statusReports: statuses.map((status) => ({ status, effectiveDate: "2024-01-01" })),
    metadataStatement: {
      description,
      icon,
      protocolFamily: "fido2",
      attestationTypes: ["basic_full"],
      attestationRootCertificates: ["MIIB"],
      authenticatorGetInfo: {
        versions: ["FIDO_2_1"],
        extensions: ["hmac-secret", "credProtect"],
        transports: ["nfc", "smart-card"],
        options: { rk: true, uv: true, clientPin: true },
      },
    },
  };
}

/** A decoded payload, whose icons make it as large as wanted. */
function payload(no, icon = "") {
  const entries = [
    entry(CERTIFIED, "Adatum Key", ["FIDO_CERTIFIED_L1"], icon),
    entry(UNCERTIFIED, '=Fabrikam, "Key"', ["NOT_FIDO_CERTIFIED"], icon),
    entry(REVOKED, "Northwind <b>Key</b>", ["FIDO_CERTIFIED_L1", "REVOKED"], icon),
  ];
  return JSON.stringify({ legalHeader: "None", no, nextUpdate: "2099-12-01", entries });
}

/** About as many bytes as the real one has. */
const LARGE = payload(8, `data:image/png;base64,${"A".repeat(3_000_000)}`);

let browser;
let context;
let page;
let editor;
/** What must not happen; every test ends with this being empty. */
let wrongs;

before(async () => {
  await init();
  browser = await launch();
});

after(() => browser?.close());

async function open(options = {}, hash = "#lang=en") {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  editor = editorOn(page);
  wrongs = [];
  collectErrors(page, wrongs);
  collectRequests(context, wrongs);
  await page.goto(new URL(hash, SITE).href);
  await settled();
}

const settled = () => answered(page);

const part = (id) => page.getByTestId(id);

async function verdict() {
  await settled();
  return [await part("decision").getAttribute("data-decision"), await part("reason-code").textContent()];
}

function file(name, text) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) };
}

async function openMetadata(name, text) {
  await part("metadata-file").setInputFiles(file(name, text));
}

/** Opens metadata and waits until the page has it. */
async function load(no, text = payload(no)) {
  await openMetadata(`payload-${no}.json`, text);
  await part("metadata-status").getByText(texts.en.metadataFrom.replace("{name}", `payload-${no}.json`)).waitFor();
}

async function askToRegister(aaguid) {
  await editor.fill(POLICY);
  await part("credential-box").fill(aaguid);
  await page.getByRole("radio", { name: texts.en["action.register"] }).check();
}

/** Ends a test of this page. */
async function end() {
  const found = wrongs;
  await context.close();
  assert.deepEqual(found, []);
}

describe("FIDO metadata in the page", () => {
  beforeEach(() => open());
  afterEach(end);

  test("is read beside the page with its progress, and decides from then on", async () => {
    await askToRegister(UNCERTIFIED);
    const before = await verdict();
    assert.match(await part("recognised").textContent(), new RegExp(texts.en.unknownModel));
    await page.evaluate(() => {
      window.seen = [];
      const bar = document.getElementById("metadata-bar");
      new MutationObserver(() => window.seen.push(bar.getAttribute("value"))).observe(bar, { attributes: true });
    });
    await load(8, LARGE);
    const seen = (await page.evaluate(() => window.seen)).map((value) => (value === null ? null : Number(value)));
    const read = seen.filter((value) => value !== null);
    assert.ok(new Set(read).size > 3, `steps: ${seen}`);
    assert.deepEqual(read, read.toSorted((a, b) => a - b));
    assert.equal(read.at(-1), 1);
    assert.equal(seen.at(-1), null, "the check has no known length");
    await part("metadata-progress").waitFor({ state: "hidden" });

    const status = await part("metadata-status").textContent();
    assert.match(status, /3 models/);
    assert.match(status, /no\. 8/);
    assert.match(status, /2099-12-01/);
    assert.ok(status.includes(texts.en["metadataSignature.none"]), status);
    assert.notDeepEqual(before, ["deny", "attestation.authenticatorNotCertified"]);
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorNotCertified"]);
    await part("credential-box").fill(REVOKED);
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorCompromised"]);
    // The look-up and the verdict name the model, as text.
    assert.match(await part("recognised").textContent(), /Northwind <b>Key<\/b>/);
    assert.match(await page.locator("#verdict-body").textContent(), /Northwind <b>Key<\/b>/);

    await part("language").click();
    assert.ok((await part("metadata-status").textContent()).includes(texts.ja["metadataSignature.none"]));
    await page.locator("#remove-metadata").click();
    assert.deepEqual((await verdict())[1], before[1]);
    assert.match(await part("metadata-status").textContent(), /mds3\.fidoalliance\.org/);
  });

  test("can be cancelled, and typing goes on meanwhile", async () => {
    await load(7);
    const release = await holdCore(context);
    await openMetadata("blob.jwt", LARGE);
    const progress = part("metadata-progress");
    await progress.getByText(texts.en.metadataChecking.replace("{name}", "blob.jwt")).waitFor();
    assert.match(await progress.textContent(), /9\.0 of 9\.0 MB/);
    await askToRegister(REVOKED);
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorCompromised"]);
    await progress.getByRole("button", { name: texts.en.cancel }).focus();
    await page.keyboard.press("Enter");
    await progress.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-metadata");
    release();
    assert.match(await part("metadata-status").textContent(), /no\. 7/);
    assert.equal(await part("metadata-error").textContent(), "");
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorCompromised"]);
    await context.unroute("**/*.wasm");
    await load(9);
    assert.match(await part("metadata-status").textContent(), /no\. 9/);
  });

  test("that cannot be read is refused with a reason, and what was there stays", async () => {
    await askToRegister(REVOKED);
    await load(7);
    const wrong = [
      ["notes.txt", "These are notes."],
      ["blob.jwt", "eyJhbGciOiJub25lIn0.e30.AAAA"],
      ["cut.json", payload(9).slice(0, -20)],
      ["empty.json", ""],
    ];
    for (const [name, text] of wrong) {
      await openMetadata(name, text);
      const said = part("metadata-error");
      await said.getByText(name).waitFor();
      let expected;
      try {
        Metadata.load(text);
      } catch (error) {
        expected = error;
      }
      const shown = await said.textContent();
      assert.ok(shown.includes(expected.message), `${shown} does not say ${expected.message}`);
      assert.ok(shown.includes("input.metadata") && shown.includes(texts.en.metadataKept), shown);
      assert.match(await part("metadata-status").textContent(), /no\. 7/);
      assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorCompromised"]);
    }
    await load(9);
    assert.equal(await part("metadata-error").textContent(), "");
  });

  test("is recognised among files dropped on the policies", async () => {
    const tabs = await page.getByRole("tab").count();
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json"));
      return transfer;
    }, payload(12));
    await page.locator("#policy-editor").dispatchEvent("drop", { dataTransfer });
    await part("metadata-status").getByText("dropped.json").waitFor();
    assert.match(await part("metadata-status").textContent(), /no\. 12/);
    assert.equal(await page.getByRole("tab").count(), tabs);
  });

  test("of a scenario decides that scenario until somebody opens another", async () => {
    await load(7);
    const path = new URL("../scenarios/attestation/metadata-compromised-revoked.json", import.meta.url);
    const scenario = await readFile(path, "utf8");
    await part("credential-box").fill(scenario);
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorCompromised"]);
    assert.ok((await part("metadata-status").textContent()).includes(texts.en.metadataOfScenario));
    await load(9);
    assert.deepEqual(await verdict(), ["deny", "attestation.authenticatorNotInMetadata"]);
    assert.ok(!(await part("metadata-status").textContent()).includes(texts.en.metadataOfScenario));
  });

  test("dropped on the credential is taken for what it is", async () => {
    const before = await part("credential-box").inputValue();
    await page.locator("#credential-file").setInputFiles(file("blob.json", LARGE));
    await part("metadata-status").getByText("blob.json").waitFor();
    assert.equal(await part("credential-box").inputValue(), before);
  });

  test("signed by the FIDO Alliance is verified, and says for which time", async (t) => {
    if (!existsSync(DATA)) {
      assert.ok(!process.env.CI, "CI needs the data beside the project");
      return t.skip("the data is not there");
    }
    await askToRegister(YUBIKEY_5_NFC);
    const blob = await readFile(new URL("mds-no122-2024-12-20.blob.jwt", DATA));
    await openMetadata("blob.jwt", blob);
    await part("metadata-status").getByText("no. 122").waitFor();
    const status = await part("metadata-status").textContent();
    assert.match(status, /Signed by mds\.fidoalliance\.org, and verified/);
    assert.match(status, /2025-07-28/);
    assert.equal(await part("metadata-status").locator('[data-metadata="over"]').count(), 1);
    // Its certificates have run out, which the verdict says, with the way to another BLOB.
    assert.deepEqual(await verdict(), ["error", "input.metadata"]);
    assert.equal(await part("decision").textContent(), texts.en.metadataUnusable);
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-metadata");
    blob[blob.length >> 1] ^= 1;
    await openMetadata("changed.jwt", blob);
    await part("metadata-error").getByText("changed.jwt").waitFor();
    assert.match(await part("metadata-status").textContent(), /no\. 122/);
    await part("leave-metadata-out").click();
    assert.match(await part("metadata-status").textContent(), /mds3\.fidoalliance\.org/);
    assert.notEqual((await verdict())[1], "input.metadata");
  });

  test("says where it was opened that the next one was due, at the time of the question", async () => {
    await askToRegister(YUBIKEY_5_NFC);
    const due = JSON.stringify({ ...JSON.parse(payload(5)), nextUpdate: "2026-11-01" });
    await load(5, due);
    const overdue = part("metadata-status").locator('[data-metadata="overdue"]');
    assert.equal(await overdue.textContent(), texts.en.metadataOverdue.replace("{date}", "2026-11-01"));
    // Before that it was not.
    await page.locator("#section-when > summary").click();
    await page.locator('input[name="when"][value="chosen"]').check({ force: true });
    await page.locator("#at").fill("2026-10-01T12:00:01");
    await settled();
    assert.equal(await overdue.count(), 0);
    await page.locator("#remove-metadata").click();
    assert.equal(await part("metadata-status").locator("[data-metadata]").count(), 0);
  });

  test("says that metadata may bring a change that opens less, and does not press one that opens more", async () => {
    const profile = (id, passkeyTypes, enforcementType, aaGuids) => ({
      id,
      name: passkeyTypes,
      passkeyTypes,
      attestationEnforcement: "disabled",
      keyRestrictions: { isEnforced: true, enforcementType, aaGuids },
    });
    const [one, other] = ["00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"];
    const policy = {
      ...JSON.parse(POLICY),
      defaultPasskeyProfile: one,
      passkeyProfiles: [profile(one, "synced", "block", []), profile(other, "synced", "block", [])],
      includeTargets: [{ targetType: "group", id: "all_users", allowedPasskeyProfiles: [one, other] }],
    };
    await editor.fill(JSON.stringify(policy));
    await part("credential-box").fill(YUBIKEY_5_NFC);
    await page.getByRole("radio", { name: texts.en["action.register"] }).check();
    await page.getByRole("radio", { name: texts.en["value.deviceBound"] }).check();
    await settled();
    const first = part("remedies").locator("li").first();
    assert.ok((await first.textContent()).includes(texts.en["remedy.wide"]));
    assert.match(await first.getByTestId("apply-remedy").getAttribute("class"), /quiet/);
    await part("remedies-metadata").getByRole("button").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-metadata");
    await load(6);
    await settled();
    assert.equal(await part("remedies-metadata").count(), 0);
    // One AAGUID on a list opens nothing else.
    await editor.fill(POLICY.replace(/"keyRestrictions":\{[^}]*\}/, `"keyRestrictions":{"isEnforced":true,"enforcementType":"allow","aaGuids":["${REVOKED}"]}`).replace(/"isAttestationEnforced":true/, '"isAttestationEnforced":false'));
    await settled();
    assert.doesNotMatch(await part("remedies").locator("li").first().getByTestId("apply-remedy").getAttribute("class"), /quiet/);
  });
});

/** What the package answers to what the page asks. */
function expected(options = {}) {
  const metadata = options.no ? Metadata.load(payload(options.no)) : undefined;
  const tenant = Tenant.load(options.policy ?? POLICY, { metadata });
  const question = { at: new Date().toISOString(), channel: options.channel ?? "securityInfo" };
  return { answer: tenant.models(question), csv: tenant.modelsCsv(question) };
}

/** The bars of a chart: decision, reason and count. */
async function bars(action) {
  return part(`chart-${action}`)
    .locator("button")
    .evaluateAll((list) =>
      list.map(({ dataset, textContent }) => ({
        decision: dataset.decision,
        reason: dataset.reason,
        count: Number(textContent.match(/(\d+)$/)[1]),
      })),
    );
}

const shownRows = () => part("models-table").locator("tbody tr:visible");

async function counted() {
  return (await part("models-count").textContent()).match(/\d+/g).map(Number);
}

describe("the models view", () => {
  beforeEach(async () => {
    await open();
    await editor.fill(POLICY);
    await settled();
  });
  afterEach(end);

  test("agrees with the package, without metadata and with it, for every channel", async () => {
    await part("open-models").click();
    await settled();
    const check = async ({ answer }) => {
      assert.deepEqual(await bars("registration"), answer.registration);
      assert.deepEqual(await bars("signIn"), answer.signIn);
      assert.equal(await shownRows().count(), answer.models.length);
      assert.deepEqual(await counted(), [answer.models.length, answer.models.length]);
    };
    await check(expected());
    assert.match(await page.locator("#models-basis").textContent(), /not loaded/);
    await page.locator("#models-basis").getByRole("button").click();
    await part("models").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-metadata");
    await load(7);
    await part("document-models").click();
    await settled();
    await check(expected({ no: 7 }));
    await page.keyboard.press("Escape");
    await editor.fill(NO_SELF_SERVICE);
    await settled();
    await part("document-models").click();
    await settled();
    for (const channel of ["securityInfo", "graph", "graphBeta"]) {
      await page.locator("#models-channel").selectOption(channel);
      await check(expected({ no: 7, channel, policy: NO_SELF_SERVICE }));
    }
    // The beta API may still take registrations when self-service set-up is off.
    const beta = await bars("registration");
    assert.ok(beta.some(({ decision }) => decision === "indeterminate"), JSON.stringify(beta));
    const { answer } = expected({ no: 7, channel: "graphBeta", policy: NO_SELF_SERVICE });
    for (const model of answer.models.filter(({ source }) => source === "metadata")) {
      const row = part("models-table").locator(`[data-aaguid="${model.aaguid}"]`);
      const said = await row.textContent();
      assert.ok(said.includes(model.name) && said.includes(model.certification), said);
      assert.ok(said.includes(term("Decision", model.registration.decision)), said);
      assert.ok(said.includes(texts.en["transport.smart-card"]), said);
    }
  });

  test("speaks of no sign-in that Conditional Access could be for", async () => {
    const { policies } = JSON.parse(await readFile(new URL("../scenarios/scope/access-not-asked.json", import.meta.url), "utf8"));
    await editor.fill(JSON.stringify({ value: policies }));
    await settled();
    await part("open-models").click();
    await settled();
    const all = await bars("signIn");
    assert.deepEqual(all.map(({ decision, reason }) => [decision, reason]), [["allow", "allowed"]]);
  });

  test("is filtered by bars and fields, and says how many rows are left", async () => {
    await load(7);
    await part("open-models").click();
    await settled();
    const { answer } = expected({ no: 7 });
    const all = answer.models.length;
    const { count, decision, reason } = answer.registration.find((one) => one.decision === "deny");
    const bar = part("chart-registration").locator(`[data-reason="${reason}"]`);
    await bar.click();
    assert.deepEqual(await counted(), [count, all]);
    assert.equal(await shownRows().count(), count);
    assert.equal(await bar.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("#models-registration").inputValue(), `${decision} ${reason}`);
    await bar.click();
    assert.deepEqual(await counted(), [all, all]);

    const allowed = answer.registration.find((one) => one.decision === "allow");
    await part("chart-registration").locator('[data-decision="allow"]').click();
    assert.deepEqual(await counted(), [allowed.count, all]);
    await part("chart-registration").locator('[data-decision="allow"]').click();

    const search = page.locator("#models-text");
    await search.fill("ADATUM key");
    assert.equal(await shownRows().count(), 1);
    await search.fill(YUBIKEY_5_NFC.replaceAll("-", "").slice(0, 12));
    assert.match(await shownRows().first().textContent(), /YubiKey 5 Series with NFC/);
    await search.fill("no such model");
    assert.deepEqual(await counted(), [0, all]);
    await page.locator("#clear-filter").click();
    assert.deepEqual(await counted(), [all, all]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "models-text");

    await page.locator("#models-transport").selectOption("smart-card");
    assert.deepEqual(await counted(), [3, all]);
    await page.locator("#models-certification").selectOption("REVOKED");
    assert.deepEqual(await counted(), [1, all]);
    await page.locator("#models-transport").selectOption("");
    await page.locator("#models-certification").selectOption("none");
    const without = answer.models.filter(({ certification }) => certification === null).length;
    assert.deepEqual(await counted(), [without, all]);
    await page.locator("#clear-filter").click();
    for (const action of ["registration", "signIn"]) {
      for (const decision of new Set(answer[action].map((one) => one.decision))) {
        await page.locator(`#models-${action}`).selectOption(decision);
        const expectedRows = answer.models.filter((model) => model[action].decision === decision).length;
        assert.deepEqual(await counted(), [expectedRows, all]);
      }
      await page.locator(`#models-${action}`).selectOption("");
    }
  });

  test("is sorted by any column, and says so", async () => {
    await load(7);
    await part("open-models").click();
    await settled();
    const heads = part("models-table").getByRole("columnheader");
    assert.deepEqual(
      await heads.evaluateAll((list) => list.map((head) => head.getAttribute("aria-sort"))),
      ["ascending", "none", "none", "none", "none"],
    );
    const names = () => part("models-table").locator("tbody th button").allTextContents();
    const ascending = await names();
    await page.getByRole("button", { name: texts.en.model, exact: true }).click();
    assert.equal(await heads.first().getAttribute("aria-sort"), "descending");
    assert.equal((await names())[0], ascending.at(-1));
    await page.getByRole("button", { name: texts.en["filter.certification"], exact: true }).click();
    assert.equal(await heads.last().getAttribute("aria-sort"), "ascending");
    const last = part("models-table").locator("tbody tr td:last-child");
    const certifications = (await last.allTextContents()).filter((text) => text !== "—");
    assert.deepEqual(certifications, ["FIDO_CERTIFIED_L1", "NOT_FIDO_CERTIFIED", "REVOKED"]);
  });

  everywhere("is downloaded as CSV without asking anybody", async () => {
    await load(7);
    await part("open-models").click();
    await settled();
    const { name, path } = await downloaded(page, () => page.locator("#download-models").click());
    assert.equal(name, "models.csv");
    const text = await readFile(path, "utf8");
    assert.equal(text.replace(/^\uFEFF/, ""), expected({ no: 7 }).csv);
    // What begins like a formula is none for a spreadsheet.
    assert.ok(text.includes(`"'=Fabrikam, ""Key"""`));
  });

  test("puts a model into the question, which is answered as in its row", async () => {
    await load(7);
    await page.getByRole("radio", { name: texts.en["action.register"] }).check();
    await page.locator("#channel").selectOption("graphBeta");
    const { answer } = expected({ no: 7, channel: "graphBeta" });
    const reasons = new Map(answer.models.map((model) => [model.registration.reason, model]));
    assert.ok(reasons.size > 2);
    for (const { aaguid, registration } of reasons.values()) {
      await part("open-models").click();
      await settled();
      assert.equal(await page.locator("#models-channel").inputValue(), "graphBeta");
      await part("models-table").locator(`[data-aaguid="${aaguid}"] button`).click();
      await part("models").waitFor({ state: "hidden" });
      assert.equal(await part("credential-box").inputValue(), aaguid);
      assert.deepEqual(await verdict(), [registration.decision, registration.reason], aaguid);
      assert.equal(await page.evaluate(() => document.activeElement.id), "verdict-title");
    }
  });

  test("works from the keyboard alone", async () => {
    await part("open-models").focus();
    await page.keyboard.press("Enter");
    await settled();
    assert.equal(await page.evaluate(() => document.activeElement.id), "models-title");
    await page.keyboard.press("Escape");
    await part("models").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-models");
    await page.keyboard.press("Enter");
    const bar = part("chart-registration").locator("button").first();
    await bar.focus();
    await page.keyboard.press("Space");
    assert.equal(await bar.getAttribute("aria-pressed"), "true");
    assert.equal(await bar.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press("Space");
    const head = page.getByRole("button", { name: texts.en["filter.transport"], exact: true });
    await head.focus();
    await page.keyboard.press("Enter");
    assert.equal(await head.evaluate((element) => element === document.activeElement), true);
    await page.locator("#models-text").focus();
    await page.keyboard.type(YUBIKEY_5_NFC);
    await shownRows().first().getByRole("button").focus();
    await page.keyboard.press("Enter");
    assert.equal(await part("credential-box").inputValue(), YUBIKEY_5_NFC);
  });

  test("says kindly what it waits for", async () => {
    await editor.fill('{ "@odata.type": "#microsoft.graph.namedLocation", "displayName": "Here" }');
    await settled();
    await part("document-models").waitFor({ state: "hidden" });
    await part("open-models").click();
    await settled();
    assert.ok((await part("models-error").textContent()).includes(texts.en.modelsNoPolicy));
    await part("models-table").waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await editor.fill("{");
    await settled();
    await part("open-models").click();
    await settled();
    assert.match(await part("models-error").textContent(), /input\.syntax/);
  });
});

for (const [language, theme] of [
  ["en", "light"],
  ["ja", "dark"],
]) {
  test(`the models view fits 360 pixels, ${language}, ${theme}`, async () => {
    await open({ viewport: { width: 360, height: 740 }, colorScheme: theme }, `#lang=${language}`);
    await editor.fill(POLICY);
    await settled();
    await openMetadata("payload.json", payload(7));
    await part("metadata-status").getByText("payload.json").waitFor();
    await part("open-models").click();
    await settled();
    const words = texts[language];
    assert.equal(await page.locator("#models-title").textContent(), words.modelsTitle);
    const [wide, view] = await page
      .locator("dialog[open] .view-body")
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.ok(wide <= view, `${wide} > ${view}`);
    const row = part("models-table").locator(`[data-aaguid="${CERTIFIED}"]`);
    await row.scrollIntoViewIfNeeded();
    const box = await row.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360);
    // It stays a table for screen readers, however it is laid out.
    assert.equal(await row.getByRole("cell").count(), 4);
    assert.equal(await row.getByRole("rowheader").count(), 1);
    const reasons = await part("chart-registration").locator(".bar-words").allTextContents();
    assert.ok(reasons.every((text) => !/[a-z]\.[a-z]/.test(text)), String(reasons));
    await end();
  });
}
