// What somebody does away with in the simulator, and the way back.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, drop, editor, open, page, part, paste, POLICY, RSA_DS100, settled, show, verdict, YUBIKEY } from "./opened.mjs";
import { downloaded, everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

/** What a tenant exports: everything in one document, with an allow list of its own. */
const TENANT = JSON.stringify(
  {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authenticationMethodsPolicy/$entity",
    id: "authenticationMethodsPolicy",
    authenticationMethodConfigurations: [
      { ...JSON.parse(POLICY), keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: [YUBIKEY] } },
    ],
  },
  null,
  2,
);

const tabs = () => page.getByRole("tab").allTextContents();
const note = () => part("undo-note");
const file = (name, text) => [name, Buffer.from(text)];
const EXAMPLE = `${texts.en["resource.fido2AuthenticationMethodConfiguration"]}${texts.en.exampleMark}`;

describe("the way back", () => {
  beforeEach(() => open());
  afterEach(closed);

  everywhere("an example that was not touched goes when a document is dropped, and can be had back", async () => {
    assert.deepEqual(await tabs(), [EXAMPLE]);
    await drop("#policies", file("tenant.json", TENANT));
    await answers("allow", "allowed");
    assert.deepEqual(await tabs(), ["tenant.json"]);
    assert.match(await note().textContent(), new RegExp(texts.en["putAway.example"]));
    // Both are there then, and the example keeps out what the tenant lets in: the verdict names both.
    await part("undo-note").getByRole("button", { name: texts.en.undo }).click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await tabs(), [EXAMPLE, "tenant.json"]);
    const changed = await part("changed-documents").textContent();
    assert.ok(changed.includes(texts.en["resource.fido2AuthenticationMethodConfiguration"]) && changed.includes("tenant.json"), changed);
    await part("undo-note").getByRole("button", { name: texts.en.redo }).click();
    await answers("allow", "allowed");
    assert.equal(await part("changed-documents").count(), 0);
  });

  test("an example goes when a policy is pasted, wherever, or opened, and not for a certificate", async () => {
    const back = async () => {
      for (let times = 0; times < 6 && !page.url().includes("example="); times += 1) await page.locator("#undo").click();
      await answers("deny", "passkey.aaguidNotAllowed");
      assert.deepEqual(await tabs(), [EXAMPLE]);
    };
    await editor.putCursor('"isEnforced"');
    await editor.paste(TENANT);
    await answers("allow", "allowed");
    assert.equal(await editor.text(), TENANT);
    // The editor has no step of its own to take back here.
    await page.keyboard.press("ControlOrMeta+z");
    await back();
    await page.locator("#add-document").click();
    await editor.paste(TENANT);
    await answers("allow", "allowed");
    assert.equal((await tabs()).length, 1);
    await back();
    await page.locator("#policy-files").setInputFiles([
      { name: "a.json", mimeType: "", buffer: Buffer.from(TENANT) },
      { name: "b.json", mimeType: "", buffer: Buffer.from('{ "id": "x", "displayName": "Keys", "allowedCombinations": ["fido2"] }') },
    ]);
    await answers("allow", "allowed");
    assert.deepEqual(await tabs(), ["a.json", "b.json"]);
    assert.equal(await editor.text(), TENANT);
    await back();
    await part("credential-box").fill(TENANT);
    await page.getByRole("button", { name: texts.en.moveToPolicies }).click();
    assert.equal((await tabs()).length, 1);
    await back();
    await drop("#policies", file("key.txt", YUBIKEY));
    assert.deepEqual(await tabs(), [EXAMPLE, `key.txt${texts.en.tabBroken}`]);
  });

  test("an example that somebody edited is theirs, and stays", async () => {
    await editor.putCursor('"isEnforced": ');
    await page.keyboard.type(" ");
    await drop("#policies", file("tenant.json", TENANT));
    assert.equal((await tabs()).length, 2);
    assert.ok(await note().isHidden());
  });

  test("what only the example's own policies and authorities meant goes with them, what is presented stays", async () => {
    await show("cba-chain");
    const presented = await part("credential-box").inputValue();
    await drop("#policies", file("tenant.json", TENANT));
    await settled();
    assert.equal(await part("credential-box").inputValue(), presented);
    assert.deepEqual(await page.evaluate(async () => {
      const { state } = await import("./inside.js");
      return [state.trust ?? null, state.form.crls, state.form.revoked];
    }), [null, "", "unknown"]);
  });

  test("an example, a link and a whole scenario put one's own work away, with the way back", async () => {
    await paste("policy-editor", TENANT);
    await paste("credential-box", RSA_DS100);
    await answers("deny", "passkey.aaguidNotAllowed");
    const back = async () => {
      assert.ok((await note().textContent()).startsWith(texts.en["putAway.own"]));
      await note().getByRole("button", { name: texts.en.undo }).click();
      await answers("deny", "passkey.aaguidNotAllowed");
      assert.deepEqual([await editor.text(), await part("credential-box").inputValue()], [TENANT, RSA_DS100]);
    };
    await show("cba-chain");
    await back();
    await page.evaluate(async () => {
      const { toLink } = await import("./inside.js");
      location.hash = await toLink({ scenario: 1, policies: [], question: { action: "signIn", credential: { method: "sms" } } });
    });
    await page.locator("#page-note").waitFor();
    await settled();
    await back();
    assert.ok(await page.locator("#page-note").isHidden());
    await page.evaluate(async () => (await import("./inside.js")).loadScenario('{ "policies": [], "question": {} }'));
    await back();
  });

  test("what is removed and what is cleared comes back, by key and by button", async () => {
    await drop("#policies", file("tenant.json", TENANT));
    await page.getByRole("tab").press("Delete");
    assert.equal(await editor.text(), "");
    assert.ok((await note().textContent()).includes("tenant.json"));
    await page.locator("#verdict-title").focus();
    await page.keyboard.press("ControlOrMeta+z");
    await answers("allow", "allowed");
    assert.deepEqual(await tabs(), ["tenant.json"]);
    await page.locator("#remove-document").click();
    await note().getByRole("button", { name: texts.en.undo }).click();
    assert.equal(await editor.text(), TENANT);
    await page.locator("#box-clear").click();
    assert.equal((await verdict()).words, texts.en.nothingPresented);
    await note().getByRole("button", { name: texts.en.undo }).click();
    await answers("allow", "allowed");
    assert.equal(await part("credential-box").inputValue(), YUBIKEY);
  });

  everywhere("steps lead back and forth across documents, question and verdict", async () => {
    const undo = page.locator("#undo");
    const redo = page.locator("#redo");
    assert.deepEqual([await undo.getAttribute("aria-disabled"), await redo.getAttribute("aria-disabled")], ["true", "true"]);
    await page.locator('input[name="groups"][value="none"]').check({ force: true });
    await settled();
    await part("apply-remedy").first().click();
    await answers("allow", "allowed");
    await page.locator("#userId").pressSequentially("abc");
    // What is typed without a pause is one step.
    await undo.click();
    assert.equal(await page.locator("#userId").inputValue(), "");
    await answers("allow", "allowed");
    await undo.click();
    await answers("deny", "passkey.aaguidNotAllowed");
    await undo.click();
    assert.ok(await page.locator('input[name="groups"][value="unknown"]').isChecked());
    assert.match(page.url(), /example=/);
    for (let times = 0; times < 3; times += 1) await redo.click();
    assert.equal(await page.locator("#userId").inputValue(), "abc");
    await answers("allow", "allowed");
    assert.equal(await redo.getAttribute("aria-disabled"), "true");
    // Something new leaves nothing to be done again.
    await undo.click();
    await page.locator("#userId").pressSequentially("d");
    assert.equal(await redo.getAttribute("aria-disabled"), "true");
  });

  test("a field and the editor have their own way back first", async () => {
    await page.locator("#userId").pressSequentially("abc");
    await paste("policy-editor", TENANT);
    await page.locator("#userId").focus();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), TENANT);
  });

  test("the note says in the language of the page what was done, and closes", async () => {
    await page.locator("#box-clear").click();
    await part("language").click();
    assert.ok((await note().textContent()).startsWith(texts.ja["putAway.credential"]));
    await note().getByRole("button", { name: texts.ja.close }).click();
    assert.ok(await note().isHidden());
    assert.equal(await page.evaluate(() => document.activeElement.id), "verdict-title");
  });

  everywhere("leaving asks where something of one's own would be lost", async () => {
    const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.equal(await asks(), false);
    await page.locator("#userId").pressSequentially("abc");
    assert.equal(await asks(), true);
    await page.locator("#undo").click();
    assert.equal(await asks(), false);
    await page.locator("#redo").click();
    // What is kept in a file or in this browser is not lost.
    await part("open-share").click();
    await settled();
    await downloaded(page, () => part("share-download").click());
    await page.locator("#close-share").click();
    assert.equal(await asks(), false);
    await page.locator("#userId").pressSequentially("d");
    assert.equal(await asks(), true);
    await part("keep-draft").check();
    assert.equal(await asks(), false);
    await page.locator("#userId").pressSequentially("e");
    await settled();
    assert.equal(await asks(), false);
    await part("keep-draft").uncheck();
    await show("cba-chain");
    assert.equal(await asks(), false);
  });
});
