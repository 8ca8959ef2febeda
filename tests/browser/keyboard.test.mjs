// The whole way with the keyboard alone, as somebody goes who has no pointer: load, paste, read, change, take back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { editorOn } from "./editor.mjs";
import { SITE, allowClipboard, answered, collectErrors, launch } from "./simulator.mjs";
import { texts } from "./words.mjs";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const POLICY = {
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: [RSA_DS100] },
  includeTargets: [{ targetType: "group", id: "all_users" }],
};

let browser;
let context;
let page;
const wrongs = [];

before(async () => {
  browser = await launch();
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  await allowClipboard(context);
  page = await context.newPage();
  collectErrors(page, wrongs);
});

after(async () => {
  await context?.close();
  await browser?.close();
});

/** What the focus is on, by test id or by id. */
const focused = () => page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.id);

async function go(name, key = "Tab") {
  const passed = [];
  for (let steps = 0; steps < 120; steps += 1) {
    const here = await focused();
    if (here === name) return;
    passed.push(here);
    await page.keyboard.press(key);
  }
  assert.fail(`${name} is not reached over ${passed}`);
}

/** Replaces what stands where the focus is. */
async function paste(text) {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
}

async function answers(decision, reason) {
  await answered(page);
  const shown = await Promise.all([
    page.getByTestId("decision").getAttribute("data-decision"),
    page.getByTestId("reason-code").textContent(),
  ]);
  assert.deepEqual(shown, [decision, reason]);
}

test("from loading to an applied remedy", async () => {
  await page.goto(new URL("#lang=en", SITE).href);
  await answered(page);
  const editor = editorOn(page);

  await go("policy-editor");
  await paste(JSON.stringify(POLICY, null, 2));
  await answers("deny", "passkey.aaguidNotAllowed");
  await go("credential-box");
  await paste(RSA_DS100);
  await answers("allow", "allowed");
  await paste(YUBIKEY);
  await answers("deny", "passkey.aaguidNotAllowed");

  await go("go-to-clause");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "policy-editor");
  assert.match(await editor.selected(), /^\[\s+"7e3f3d30-[^\]]*\]$/);

  // The link over the page leads past everything to the verdict.
  await go("skip", "Shift+Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "verdict-title");
  await go("apply-remedy");
  await page.keyboard.press("Enter");
  await answers("allow", "allowed");
  assert.ok(JSON.parse(await editor.text()).keyRestrictions.aaGuids.includes(YUBIKEY));
  assert.equal(await focused(), "undo-remedy");
  await page.keyboard.press("Enter");
  await answers("deny", "passkey.aaguidNotAllowed");
  assert.deepEqual(JSON.parse(await editor.text()), POLICY);

  await go("open-gallery", "Shift+Tab");
  await page.keyboard.press("Enter");
  await go("example-pilot-group");
  await page.keyboard.press("Enter");
  await answers("indeterminate", "input.groupMembershipUnknown");
  await go("language", "Shift+Tab");
  await page.keyboard.press("Enter");
  await answers("indeterminate", "input.groupMembershipUnknown");
  assert.equal(await page.getByTestId("decision").textContent(), texts.ja["decision.signIn.indeterminate"]);
  assert.deepEqual(wrongs, []);
});
