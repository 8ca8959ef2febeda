// The simulator as a person opens it, for the tests that go through it with one page.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { editorOn } from "./editor.mjs";
import { answered, collectErrors, collectRequests, launch, SITE } from "./simulator.mjs";

export const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
export const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

export const POLICY = JSON.stringify(
  {
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    id: "Fido2",
    state: "enabled",
    isAttestationEnforced: false,
    keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: [RSA_DS100] },
    includeTargets: [{ targetType: "group", id: "all_users" }],
  },
  null,
  2,
);

export let browser;
export let context;
export let page;
export let editor;
/** What must not happen; every test ends with this being empty. */
export let wrongs;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

export async function open(options = {}, hash = "#lang=en") {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  editor = editorOn(page);
  wrongs = [];
  collectErrors(page, wrongs);
  collectRequests(context, wrongs);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(new URL(hash, SITE).href);
  await settled();
}

export const settled = () => answered(page);

export const part = (id) => page.getByTestId(id);

export async function verdict() {
  await settled();
  return {
    decision: await part("decision").getAttribute("data-decision"),
    words: await part("decision").textContent(),
    reason: await part("reason-code").textContent(),
    text: await part("reason-text").textContent(),
  };
}

export async function paste(id, text) {
  await fill(`[data-testid="${id}"]`, text);
}

/** The policy editor is no plain field. */
const isEditor = (selector) => selector.includes("policy-editor");

export async function fill(selector, text) {
  await (isEditor(selector) ? editor : page.locator(selector)).fill(text);
}

export async function textIn(selector) {
  return isEditor(selector) ? editor.text() : page.locator(selector).inputValue();
}

/** Drops files `[name, bytes]` on an element. */
export async function drop(selector, ...files) {
  const sent = files.map(([name, bytes]) => ({ name, bytes: [...bytes] }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, sent);
  await page.locator(selector).dispatchEvent("drop", { dataTransfer });
  await settled();
}

/** The bytes of a PEM block. */
export function der(pem) {
  return Buffer.from(pem.replace(/-----.*-----/g, ""), "base64");
}

/** What a description list says for a label. */
export function field(label, within = part("recognised")) {
  const exactly = new RegExp(`^${label.replace(/[()]/g, "\\$&")}$`);
  return within.locator("dt", { hasText: exactly }).first().locator("xpath=following-sibling::dd[1]");
}

/** Opens an example from the menu. */
export async function show(name) {
  await part("open-gallery").click();
  await part(`example-${name}`).click();
  await settled();
}

/** Loads a scenario, as somebody's own. */
export async function load(scenario) {
  await page.evaluate(async (text) => (await import("./inside.js")).loadScenario(text), JSON.stringify(scenario));
  await settled();
}

export async function answers(decision, reason) {
  const shown = await verdict();
  assert.deepEqual([shown.decision, shown.reason], [decision, reason], shown.text);
  return shown;
}

/** Closes it again, and nothing wrong has happened in it. */
export async function closed() {
  const found = wrongs;
  await context.close();
  assert.deepEqual(found, []);
}
