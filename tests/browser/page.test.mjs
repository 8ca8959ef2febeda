// The simulator in a real browser, as a person uses it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe } from "node:test";

import { MATCHING } from "./example-certificates.mjs";
import { example } from "./examples.mjs";
import { answers, closed, drop, editor, field, open, page, part, paste, POLICY, RSA_DS100, settled, verdict, YUBIKEY } from "./opened.mjs";
import { everywhere, inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { gallery, texts } from "./words.mjs";

describe("the page", () => {
  beforeEach(() => open());
  afterEach(closed);

  everywhere("opens on an answered example", async () => {
    const { words, text } = await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(words, texts.en["decision.signIn.deny"]);
    assert.match(text, new RegExp(YUBIKEY));
    const clause = part("deciding-clause");
    assert.match(await clause.textContent(), new RegExp(RSA_DS100));
    assert.deepEqual(await clause.locator(".marked .number").allTextContents(), ["7", "8", "9"]);
  });

  test("says beside a clause of the trace where the admin center has it, in the language of the page", async () => {
    const place = page.locator('[data-check="passkey.aaguid"] [data-testid="check-portal"]');
    await place.getByText("Authentication methods › Passkey (FIDO2) › Configure › Key restriction policy").waitFor();
    await part("language").click();
    await place.getByText("認証方法 › パスキー (FIDO2) › 構成 › キーの制限ポリシー").waitFor();
  });

  test("leads to a policy that is to be added where there is none", async () => {
    await part("open-documents").click();
    await page.locator("#remove-documents").click();
    await answers("error", "input.missing");
    await part("add-policy").click();
    assert.ok(await page.evaluate(() => document.activeElement?.id === "policy-editor"));
  });

  test("keeps the answer in sight while words of another view come", async () => {
    for (const name of ["open-sweep", "open-organisation", "open-models", "open-compare"]) {
      await part(name).click();
      await page.keyboard.press("Escape");
      assert.equal((await verdict()).words, texts.en["decision.signIn.deny"], name);
    }
  });

  test("suggests the type of a model that the documentation lists, and asks for the others", async () => {
    const suggested = part("recognised").getByText(texts.en.suggestedType);
    // The example leaves it open.
    assert.equal(await suggested.count(), 0);
    const profile = (id, passkeyTypes) => ({
      id,
      name: passkeyTypes,
      passkeyTypes,
      attestationEnforcement: "disabled",
    });
    const profiles = [profile("00000000-0000-0000-0000-000000000001", "synced")];
    const policy = {
      "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
      id: "Fido2",
      state: "enabled",
      defaultPasskeyProfile: profiles[0].id,
      passkeyProfiles: profiles,
      includeTargets: [{ id: "all_users", targetType: "group", allowedPasskeyProfiles: [profiles[0].id] }],
      excludeTargets: [],
    };
    await paste("policy-editor", JSON.stringify(policy, null, 2));
    await paste("credential-box", RSA_DS100);
    await answers("deny", "passkey.typeNotAllowed");
    await suggested.waitFor();
    await paste("credential-box", "11111111-2222-4333-8444-555555555555");
    await answers("indeterminate", "input.passkeyTypeUnknown");
  });

  everywhere("answers for a pasted policy and pasted AAGUIDs", async () => {
    await paste("policy-editor", POLICY);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    await paste("credential-box", YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await paste("credential-box", ` {${RSA_DS100.toUpperCase()}} \n`);
    await answers("allow", "allowed");
    assert.match(await part("recognised").textContent(), /AAGUID.*RSA DS100/);
  });

  test("says where JSON is broken, and leads there", async () => {
    await paste("policy-editor", POLICY.replace('"state": "enabled",', '"state": enabled,'));
    await answers("error", "input.syntax");
    assert.match(await part("error-place").textContent(), /line 4, column \d+/);
    await part("error-place").click();
    assert.deepEqual([await editor.line(), await editor.focused()], [4, true]);
    await paste("policy-editor", POLICY);
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("keeps the last verdict as one line while something cannot be read", async () => {
    const { words, text: last } = await verdict();
    const stale = part("stale");
    assert.equal(await stale.count(), 0);
    await paste("policy-editor", POLICY.replace('"state": "enabled",', '"state": enabled,'));
    await answers("error", "input.syntax");
    assert.equal(await stale.innerText(), texts.en.stale.replace("{words}", words));
    await stale.locator("summary").first().click();
    await stale.getByText(last).first().waitFor();
    // It can be read, and does nothing to what stands there now.
    assert.equal(await stale.locator(".deciding > details").first().getAttribute("open"), "");
    assert.equal(await stale.locator("button:enabled, input:enabled").count(), 0);
    await paste("policy-editor", POLICY.replace(`"${RSA_DS100}"`, `"${RSA_DS100}", "${YUBIKEY}"`));
    await answers("allow", "allowed");
    assert.equal(await stale.count(), 0);
    await paste("credential-box", "7e3f3d30-3557-4442");
    await answers("error", "input.aaguid");
    assert.ok((await stale.textContent()).includes(texts.en["decision.signIn.allow"]));
    // The last verdict of another scenario says nothing about this one.
    await page.evaluate((hash) => (location.hash = hash), `example=${gallery.at(-1).id}`);
    await page.waitForFunction((name) => location.hash.includes(name), gallery.at(-1).id);
    await settled();
    assert.equal(await stale.count(), 0);
  });

  test("names the document that is broken, and reaches it from another tab", async () => {
    await page.locator("#add-document").click();
    await paste("policy-editor", "{\n  oops\n}");
    await answers("error", "input.syntax");
    await page.getByRole("tab").first().click();
    assert.match(await part("error-place").textContent(), /Document 2, line 2/);
    await part("error-place").click();
    assert.equal(
      await page
        .getByRole("tab", { selected: true })
        .textContent()
        .then((name) => name.slice(0, 10)),
      "Document 2",
    );
    assert.equal(await editor.text(), "{\n  oops\n}");
    await page.locator("#remove-document").click();
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("says kindly what it does not recognise", async () => {
    await paste("credential-box", "no credential at all");
    assert.equal((await verdict()).words, texts.en.nothingPresented);
    assert.equal((await part("recognised").textContent()).trim(), texts.en.unrecognised);
    await paste("credential-box", "7e3f3d30-3557-4442");
    await answers("error", "input.aaguid");
    await paste("credential-box", MATCHING.slice(0, 200));
    await answers("error", "input.certificate");
    await paste("credential-box", "");
    assert.equal((await verdict()).words, texts.en.nothingPresented);
    await paste("policy-editor", "");
    await paste("credential-box", YUBIKEY);
    await answers("error", "input.missing");
  });

  everywhere("shows pasted text as text", async () => {
    const markup = '<img src="x" onerror="document.title=1"><b>bold</b>';
    await paste(
      "policy-editor",
      JSON.stringify({ id: "x", displayName: markup, allowedCombinations: ["fido2"] }, null, 2),
    );
    await page.locator("#list-strengths input").first().check();
    await answers("allow", "allowed");
    assert.match(await page.locator("#verdict-body").textContent(), /<b>bold<\/b>/);
    await paste("credential-box", markup);
    await settled();
    assert.equal(await page.locator("main img, main b").count(), 0);
    assert.equal(await page.title(), texts.en.title);
  });

  test("offers policies and scenarios where they belong", async () => {
    await paste("credential-box", POLICY);
    await page.getByRole("button", { name: texts.en.moveToPolicies }).click();
    assert.equal(await editor.text(), POLICY);
    assert.equal(await part("credential-box").inputValue(), "");
    await paste("credential-box", JSON.stringify(example("seed-no-aki")));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await answers("deny", "strength.issuerUnidentified");
    await paste("policy-editor", MATCHING);
    await page.getByRole("button", { name: texts.en.moveToCredential }).click();
    await settled();
    assert.equal(await part("credential-box").inputValue(), MATCHING);
  });

  test("picks passkeys from a Graph response", async () => {
    const list = {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('x')/authentication/fido2Methods",
      value: [
        { id: "a", displayName: "Red key", aaGuid: YUBIKEY, attestationLevel: "attested", passkeyType: "deviceBound" },
        { id: "b", displayName: "Blue key", aaGuid: RSA_DS100, attestationLevel: "notAttested", passkeyType: "synced" },
      ],
    };
    await paste("credential-box", JSON.stringify(list));
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.ok(await page.locator('input[name="passkeyType"][value="deviceBound"]').isChecked());
    await page.getByLabel("Blue key").check();
    await answers("allow", "allowed");
    assert.ok(await page.locator('input[name="passkeyType"][value="synced"]').isChecked());
    await page.locator('input[name="action"][value="register"]').check();
    assert.ok(await page.locator('input[name="attestationLevel"][value="notAttested"]').isChecked());
  });

  test("shows what creation options say, and judges a registration against them", async () => {
    const scenario = JSON.parse(readFileSync(new URL("../scenarios/attestation/browser-resident-key-missing.json", import.meta.url), "utf8"));
    const { registration, creationOptions } = scenario.question.credential.passkey;
    const options = JSON.stringify(creationOptions, null, 2);
    const response = JSON.stringify(registration, null, 2);
    const beside = part("creation-options");
    const use = page.getByRole("button", { name: texts.en["options.use"] });
    await paste("policy-editor", JSON.stringify(scenario.policies[0], null, 2));
    await page.evaluate(async (at) => (await import("./inside.js")).editForm({ at }), scenario.question.at);
    // The options first, and with the keyboard.
    await paste("credential-box", options);
    assert.equal(await field(texts.en["options.challenge"]).textContent(), creationOptions.publicKey.challenge);
    assert.equal(await field(texts.en["options.rpId"]).textContent(), "login.microsoft.com");
    assert.equal(await field(texts.en["options.residentKey"]).textContent(), texts.en["options.required"]);
    assert.match(await field(texts.en["options.algorithms"]).textContent(), /-7/);
    assert.match(await field(texts.en["options.expires"]).textContent(), /2026-11-21T00:05:00Z/);
    await use.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "credential");
    assert.match(await beside.textContent(), new RegExp(texts.en["options.wait"]));
    await paste("credential-box", response);
    await answers("deny", "attestation.residentKeyMissing");
    assert.match(await beside.textContent(), new RegExp(texts.en["options.judge"]));
    await beside.getByRole("button").click();
    await answers("allow", "allowed");
    assert.equal(await beside.count(), 0);
    // The registration first: it comes back.
    await paste("credential-box", options);
    await use.click();
    assert.equal(await part("credential-box").inputValue(), response);
    await answers("deny", "attestation.residentKeyMissing");
    // Among the policies.
    await beside.getByRole("button").click();
    await answers("allow", "allowed");
    await drop("#policies", ["options.json", Buffer.from(options)]);
    await use.click();
    await answers("deny", "attestation.residentKeyMissing");
    // From a scenario, and what it holds is given on.
    await paste("credential-box", JSON.stringify(scenario));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await answers("deny", "attestation.residentKeyMissing");
    assert.equal(await page.locator("#extra").inputValue(), "");
    assert.equal(await beside.count(), 1);
  });

  test("answers for an attestation that is malformed as the core does", async () => {
    for (const [name, reason] of [
      ["malformed-cut", "attestation.malformed"],
      ["graph-client-data-malformed", "attestation.malformed"],
    ]) {
      const text = readFileSync(new URL(`../scenarios/attestation/${name}.json`, import.meta.url), "utf8");
      await paste("credential-box", text);
      await page.getByRole("button", { name: texts.en.loadScenario }).click();
      await answers("deny", reason);
      assert.notEqual(await page.locator("#credential-error").textContent(), "");
      // The same by hand.
      const box = await part("credential-box").inputValue();
      await paste("credential-box", RSA_DS100);
      await paste("credential-box", box);
      await answers("deny", reason);
    }
  });

  test("keeps unknown groups apart from none", async () => {
    await part("open-gallery").click();
    await part("example-pilot-group").click();
    await answers("indeterminate", "input.groupMembershipUnknown");
    await part("go-to-field").click();
    assert.equal(await page.evaluate(() => document.activeElement.name), "groups");
    await page.locator('input[name="groups"][value="none"]').check();
    await answers("deny", "method.userNotTargeted");
    await page.locator('input[name="groups"][value="list"]').check();
    await page.locator("#groupIds").fill("B9A9BD3E-0F2A-4A7E-9D5B-3C1F7E2D6A10");
    await answers("allow", "allowed");
  });

  test("names a method instead of pasting", async () => {
    await page.locator("#method").selectOption("sms");
    await page.locator("#list-strengths").getByLabel(texts.en.strengthPhishingResistant).check();
    await answers("deny", "strength.combinationNotAllowed");
    await page.locator("#list-strengths").getByLabel(texts.en.strengthPhishingResistant).uncheck();
    await page.locator("#list-strengths").getByLabel(texts.en.strengthMfa).check();
    await page.locator("#section-before > summary").click();
    await page.locator("#list-alsoUsed").getByLabel(term("Mode", "password")).check();
    await answers("allow", "allowed");
  });

  everywhere("opens UTF-16 files", async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(POLICY, "utf16le")]);
    await page
      .locator("#policy-files")
      .setInputFiles({ name: "fido2.json", mimeType: "application/json", buffer: utf16 });
    await page.getByRole("tab", { name: "fido2.json" }).waitFor();
    assert.equal(await editor.text(), POLICY);
    const der = Buffer.from(MATCHING.replace(/-----.*-----/g, ""), "base64");
    await page
      .locator("#credential-file")
      .setInputFiles({ name: "user.cer", mimeType: "application/pkix-cert", buffer: der });
    await page.waitForFunction(() => document.getElementById("credential").value.startsWith("-----BEGIN"));
    assert.match(await part("recognised").textContent(), /Adele Vance/);
    const broken = Buffer.from([0x7b, 0xff, 0xff, 0x7d]);
    await page
      .locator("#policy-files")
      .setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: broken });
    await page.getByText(/broken\.json: .*input\.syntax/).waitFor();
  });

  test("takes members of the question that have no field", async () => {
    await page.locator("#section-extra > summary").click();
    await page.locator("#extra").fill('{ "at": "not a time" }');
    await answers("error", "input.value");
    await page.locator("#extra").fill("{");
    assert.equal((await verdict()).words, texts.en.cannotRead);
    await page.locator("#extra").fill("");
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("marks the deciding lines and leads to them", async () => {
    assert.deepEqual(await page.locator("#policy-editor .cm-lineNumbers .decides").allTextContents(), ["7", "8", "9"]);
    await part("go-to-clause").click();
    const selected = await editor.selected();
    assert.match(selected, /^\[\s+"7e3f3d30-[^\]]*\]$/);
  });

  test("shows how it was decided, open along what decided", async () => {
    const open = page.locator(".check-item.deciding > details[open]");
    assert.ok((await open.count()) >= 1);
    await page.locator('[data-check="passkey.aaguid"]').getByText(/Microsoft Learn/).waitFor();
    // Also what was not looked at has its line.
    await page.locator('[data-check="passkey.attestation"] > details > summary').waitFor();
    const state = page.locator('[data-check="method.state"] > details');
    assert.equal(await state.getAttribute("open"), null);
    await state.locator("summary").click();
    await paste("credential-box", "adce0002-35bc-c60a-648b-0b25f1f05503");
    await settled();
    assert.notEqual(await state.getAttribute("open"), null);
  });

  test("changes its language and keeps the codes", async () => {
    const english = await verdict();
    await part("language").click();
    const japanese = await answers("deny", english.reason);
    assert.equal(japanese.words, texts.ja["decision.signIn.deny"]);
    assert.notEqual(japanese.text, english.text);
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.match(page.url(), /#lang=ja/);
    await page.reload();
    assert.equal((await verdict()).words, texts.ja["decision.signIn.deny"]);
  });

  everywhere("is used with the keyboard alone", async () => {
    await page.locator("#add-document").click();
    await page.getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("ArrowLeft");
    assert.equal(
      await page.getByRole("tab", { selected: true }).evaluate((tab) => tab === document.activeElement),
      true,
    );
    await page.keyboard.press("End");
    await page.keyboard.press("Delete");
    assert.equal(await page.getByRole("tab").count(), 1);
    // Tab leaves the editor, and every stop can be left.
    const seen = new Set();
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.name));
    }
    for (const id of ["policy-editor", "open-policies", "credential", "action", "userType", "theme", "language"]) {
      assert.ok(seen.has(id), `${id} is reached`);
    }
  });

  test("every text and field has a name", async () => {
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("button, input:not([type=file]), select, textarea")]
        .filter(
          (control) => !control.labels?.length && !control.getAttribute("aria-label") && !control.textContent.trim(),
        )
        .map((control) => control.outerHTML),
    );
    assert.deepEqual(nameless, []);
    assert.deepEqual(
      Object.keys(texts.en).filter((key) => !texts.ja[key]),
      [],
    );
    assert.deepEqual(
      Object.keys(texts.ja).filter((key) => !texts.en[key]),
      [],
    );
    for (const text of [...Object.values(texts.en), ...Object.values(texts.ja)]) assert.doesNotMatch(text, /[!！]/);
  });

  everywhere("stores nothing and leaves nothing in the address", async () => {
    await paste("policy-editor", POLICY);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    assert.equal(page.url().split("#")[1], "lang=en");
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, ""]);
  });
});

describe("the examples", () => {
  before(() => open());
  after(closed);

  for (const { id, title, scenario } of gallery) {
    test(`${id} shows what it promises`, async () => {
      await part("open-gallery").click();
      await part(`example-${id}`).click();
      const { decision = "error", reason, error } = scenario.expect;
      await answers(decision, reason ?? error);
      assert.equal(await page.locator("#example-title").textContent(), title.en);
    });
  }
});
