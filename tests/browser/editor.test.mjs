// The policy editor of the simulator.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, context, editor, load, open, page, part, paste, POLICY, RSA_DS100, settled, wrongs, YUBIKEY } from "./opened.mjs";
import { everywhere, inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

describe("the policy editor", () => {
  beforeEach(() => open());
  afterEach(closed);

  const inside = (selector) => editor.host.locator(selector);
  const tooltip = () => inside(".cm-tooltip").last();
  const unfoldedLines = () => inside(".cm-lineNumbers .cm-gutterElement:visible").count();

  test("says what is noteworthy where it stands", async () => {
    const finding = page.locator('#document-findings [data-code="passkey.legacyPolicy"]');
    const said = (await finding.locator("p").first().textContent()).trim();
    const underlined = inside(".cm-lintRange-info");
    await underlined.filter({ hasText: "false" }).hover();
    await tooltip().waitFor();
    assert.equal(await tooltip().locator(".cm-diagnosticText").first().textContent(), said);
    assert.equal(await tooltip().locator(".cm-diagnosticSource").first().textContent(), "passkey.legacyPolicy");
    assert.equal(await inside(".cm-gutter-lint .cm-lint-marker-info").count(), 4);
    // What cannot be read is said in place too, in the language of the page.
    await paste("policy-editor", POLICY.replace('"enabled"', "enabled"));
    const { text } = await answers("error", "input.syntax");
    const wrong = inside(".cm-lintRange-error");
    assert.match(await wrong.first().textContent(), /^enabled/);
    assert.deepEqual(await inside(".cm-lineNumbers .broken").allTextContents(), ["4"]);
    await wrong.first().hover();
    await tooltip().getByText(text).waitFor();
    await part("language").click();
    const japanese = await answers("error", "input.syntax");
    await wrong.first().hover();
    await tooltip().getByText(japanese.text).waitFor();
    await paste("policy-editor", POLICY);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await wrong.count(), 0);
  });

  test("goes through the findings with a key", async () => {
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    for (const line of [1, 3, 4]) {
      await page.keyboard.press("F8");
      assert.equal(await editor.line(), line);
    }
  });

  test("folds and unfolds", async () => {
    const before = await unfoldedLines();
    await inside('.cm-foldGutter [title="Fold line"]').nth(2).click();
    assert.equal(await inside(".cm-foldPlaceholder").count(), 1);
    assert.equal(await unfoldedLines(), before - 2);
    // What leads into it opens it.
    await part("go-to-clause").click();
    assert.match(await editor.selected(), /^\[\s+"7e3f3d30-[^\]]*\]$/);
    await inside(".cm-foldPlaceholder").click();
    assert.equal(await unfoldedLines(), before);
  });

  everywhere("formats by button and by key, and takes it back", async () => {
    const minified = JSON.stringify(JSON.parse(POLICY));
    await paste("policy-editor", minified);
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), `${POLICY}\n`);
    await answers("deny", "passkey.aaguidNotAllowed");
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), minified);
    await page.keyboard.press("Shift+Alt+F");
    assert.equal(await editor.text(), `${POLICY}\n`);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await inside(".cm-lineNumbers .decides").allTextContents(), ["9", "10", "11"]);
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+y");
    assert.equal(await editor.text(), `${POLICY}\n`);
    await paste("policy-editor", "{ not JSON");
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), "{ not JSON");
  });

  test("keeps undo and cursor of each document apart", async () => {
    const first = await editor.text();
    await editor.putCursor('"isEnforced": ');
    await page.keyboard.type("x");
    await page.locator("#add-document").click();
    await page.keyboard.type("[]");
    await page.getByRole("tab").first().click();
    // Past what adds a document, what lists them, and what enlarges the editor.
    for (let times = 0; times < 4; times += 1) await page.keyboard.press("Tab");
    assert.ok(await editor.focused());
    await page.keyboard.type("y");
    assert.equal(await editor.text(), first.replace('"isEnforced": ', '"isEnforced": xy'));
    for (let times = 0; times < 4; times += 1) await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), first);
    await page.getByRole("tab").nth(1).click();
    assert.equal(await editor.text(), "[]");
  });

  test("lists the checks that read the clause at the cursor, and leads to each", async () => {
    const list = part("clause-checks");
    assert.equal((await list.textContent()).trim(), texts.en.readByNone);
    await editor.putCursor('"7e3f3d30');
    const check = list.getByRole("button", { name: term("RuleId", "passkey.aaguid") });
    await check.click();
    const open = page.locator('[data-check="passkey.aaguid"] > details');
    assert.notEqual(await open.getAttribute("open"), null);
    assert.ok(await open.locator("> summary").evaluate((summary) => summary === document.activeElement));
    // And from the check back to its clause.
    await open.locator(".place").click();
    assert.match(await editor.selected(), /^\[\s+"7e3f3d30-[^\]]*\]$/);
    await list.getByRole("button", { name: term("RuleId", "passkey.aaguid") }).waitFor();
    // The name of a member belongs to its clause.
    await paste("policy-editor", POLICY);
    await settled();
    await editor.putCursor('"sta');
    await list.getByRole("button", { name: term("RuleId", "method.state") }).click();
    assert.equal(await page.locator('[data-check="method.state"] > details').getAttribute("open"), "");
    await page.locator('[data-check="method.state"] .place').click();
    assert.equal(await editor.selected(), '"enabled"');
    await editor.putCursor('"@odata');
    assert.equal((await list.textContent()).trim(), texts.en.readByNone);
    // What is typed moves the clause.
    await editor.putCursor("{");
    await page.keyboard.press("Enter");
    await settled();
    await editor.putCursor('"7e3f3d30');
    await check.waitFor();
    await part("language").click();
    await list.getByRole("button", { name: term("RuleId", "passkey.aaguid", "ja") }).waitFor();
  });

  test("lists the checks of the clause at the pointer", async () => {
    await inside(".cm-line", { hasText: "7e3f3d30" }).getByText("7e3f3d30").hover();
    await tooltip().getByRole("button", { name: term("RuleId", "passkey.aaguid") }).click();
    const summary = page.locator('[data-check="passkey.aaguid"] > details > summary');
    assert.ok(await summary.evaluate((one) => one === document.activeElement));
  });

  test("searches, in the language of the page", async () => {
    await page.locator("#search-document").click();
    await settled();
    await page.keyboard.type("allow");
    await page.keyboard.press("Enter");
    assert.equal(await editor.selected(), "allow");
    await page.keyboard.press("Escape");
    assert.ok(await editor.focused());
    await part("language").click();
    await page.locator("#search-document").click();
    await inside(".cm-search").getByRole("button", { name: "すべて置換" }).waitFor();
    await page.getByRole("textbox", { name: texts.ja.editor }).waitFor();
  });

  everywhere("completes names and values with the keyboard, told to screen readers, in the language of the page", async () => {
    await part("language").click();
    const option = (label) => inside(".cm-tooltip-autocomplete li").filter({ hasText: label });
    const active = () => editor.content.evaluate((one) => one.getRootNode().getElementById(one.getAttribute("aria-activedescendant"))?.textContent);
    await paste("policy-editor", POLICY);
    await editor.putCursor('"isAttestationEnforced": false,');
    await page.keyboard.type('"isS');
    await option("isSelfServiceRegistrationAllowed").waitFor();
    assert.equal(await editor.content.getAttribute("aria-autocomplete"), "list");
    assert.match(await active(), /^isSelfServiceRegistrationAllowed.*ユーザーが自分でパスキーを登録できるか/);
    assert.equal(await inside('.cm-tooltip-autocomplete [role="listbox"]').getAttribute("aria-label"), "入力候補");
    // What has just appeared is not taken by a key that was meant for the text.
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    // What is looked up anew begins at the first again.
    const goTo = async (pattern, key) => {
      for (let tried = 0; tried < 30 && !pattern.test((await active()) ?? ""); tried += 1) {
        await page.keyboard.press(key);
        await page.waitForTimeout(150);
      }
    };
    await goTo(/^true/, "Control+ ");
    await goTo(/^false/, "ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await editor.text(), /"isSelfServiceRegistrationAllowed": false,\s+"keyRestrictions"/);
    await answers("deny", "passkey.aaguidNotAllowed");
    // Escape closes the list and nothing else, and Tab leaves the editor though the list is open.
    await editor.putCursor('"enforcementType": ');
    await page.keyboard.press("Control+ ");
    await option("リストにあるものをブロック").waitFor();
    await page.keyboard.press("Escape");
    await option("block").waitFor({ state: "detached" });
    assert.ok(await editor.focused());
    await page.keyboard.press("Control+ ");
    await option("block").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), false);
  });

  test("finds AAGUIDs by a product's name, and names models beside them", async () => {
    const model = inside(".model");
    await model.waitFor();
    assert.equal(await model.getAttribute("data-model"), "RSA DS100");
    assert.ok(!(await inside(".cm-content").textContent()).includes("RSA DS100"));
    await editor.putCursor('"aaGuids": [');
    await page.keyboard.type('"yubikey 5 series');
    const found = inside(".cm-tooltip-autocomplete li");
    await found.filter({ hasText: YUBIKEY }).click();
    assert.match(await editor.text(), new RegExp(`"aaGuids": \\["${YUBIKEY}",\\s+"${RSA_DS100}"`));
    await answers("allow", "allowed");
    await model.nth(1).waitFor();
    assert.match(await model.first().getAttribute("data-model"), /YubiKey 5 Series/);
  });

  test("says what stands at the cursor and at the pointer", async () => {
    const about = part("about-cursor");
    await editor.putCursor('"enforcementType": "al');
    await about.getByText(/Whether the list is what is allowed/).waitFor();
    await about.getByText(/Only what is listed may be used/).waitFor();
    await about.getByText("Authentication methods › Passkey (FIDO2) › Configure › Key restriction policy").waitFor();
    assert.match(await part("portal-path").textContent(), /Authentication methods › Passkey \(FIDO2\) › Configure/);
    await part("language").click();
    await about.getByText(/リストが許可するものか/).waitFor();
    await part("portal-path").getByText("認証方法 › パスキー (FIDO2) › 構成 › キーの制限ポリシー").waitFor();
    await inside(".cm-line", { hasText: "7e3f3d30" }).getByText("7e3f3d30").hover();
    await tooltip().getByText("RSA DS100").waitFor();
  });

  test("keeps the name that somebody gives to an id, and tells it from then on", async () => {
    const application = "99999999-0000-4000-8000-000000000009";
    const policy = {
      "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
      id: "33333333-3333-4333-8333-333333333333",
      displayName: "Closed",
      state: "enabled",
      conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: [application] } },
      grantControls: { operator: "OR", builtInControls: ["block"] },
    };
    const question = { action: "signIn", at: "2026-11-21T00:00:00Z", credential: { method: "password" }, access: { application } };
    await load({ scenario: 1, title: "", policies: [JSON.stringify(policy, null, 2)], question });
    await answers("deny", "access.blocked");
    const form = part("given-name");
    const name = form.getByLabel(texts.en["givenName.label"]);
    const told = () => page.locator("#verdict-body").textContent();
    await editor.putCursor(application.slice(0, 12));
    await name.fill("Payroll");
    await page.keyboard.press("Enter");
    await answers("deny", "access.blocked");
    assert.match(await told(), new RegExp(`Payroll \\(${application}\\)`));
    assert.equal(await page.getByRole("tab").count(), 2);
    // Another name takes its place, and none takes it away.
    await name.fill("Wages");
    await form.getByRole("button").click();
    assert.match(await told(), /Wages \(/);
    assert.doesNotMatch(await told(), /Payroll \(/);
    await name.fill("");
    await form.getByRole("button").click();
    assert.doesNotMatch(await told(), /Wages \(/);
    assert.equal(await page.getByRole("tab").count(), 1);
    await part("undo-note").getByRole("button").first().click();
    assert.match(await told(), /Wages \(/);
  });

  everywhere("is left with Tab, and says how", async () => {
    await page.getByRole("textbox", { name: texts.en.editor }).focus();
    assert.ok(await editor.focused());
    assert.equal(await inside("#keys").textContent(), texts.en.editorKeys);
    assert.equal(await editor.content.getAttribute("aria-describedby"), "keys");
    const before = await editor.text();
    await page.keyboard.press("Tab");
    assert.equal(await editor.focused(), false);
    await page.keyboard.press("Shift+Tab");
    assert.ok(await editor.focused());
    await page.keyboard.press("Shift+Tab");
    assert.equal(await editor.focused(), false);
    assert.equal(await editor.text(), before);
  });

  everywhere("needs no exception from the page's policy for its styles", async () => {
    const found = await editor.host.evaluate(({ shadowRoot }) => ({
      adopted: shadowRoot.adoptedStyleSheets.length,
      elements: document.querySelectorAll("style").length + shadowRoot.querySelectorAll("style").length,
    }));
    assert.deepEqual(found, { adopted: 1, elements: 0 });
    const themed = () => inside(".cm-scroller").evaluate((one) => getComputedStyle(one).color);
    const light = await themed();
    await context.close();
    assert.deepEqual(wrongs, []);
    await open({ colorScheme: "dark" });
    assert.notEqual(await themed(), light);
  });

  test("takes typing into four megabytes, and answers after it", async () => {
    const keys = Array.from({ length: 80_000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
    const policy = JSON.parse(POLICY);
    policy.keyRestrictions.aaGuids = [...keys, RSA_DS100];
    const large = JSON.stringify(policy, null, 2);
    assert.ok(large.length > 3_500_000 && large.length < 4_194_304);
    await part("large-document").waitFor({ state: "hidden" });
    await paste("policy-editor", large);
    await page.locator("#decision[data-decision=deny]").waitFor();
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    await part("large-document").waitFor();
    // What a question is answered again, and what a change makes of four megabytes, comes from beside the page too.
    await page.locator("#add-watched").click();
    await paste("credential-box", YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("apply-remedy").first().click();
    await answers("allow", "allowed");
    assert.ok((await editor.text()).includes(`"${RSA_DS100}",\n      "${YUBIKEY}"\n`));
    await page.locator("#undo-remedy").click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("watch-list").locator('[data-decision="allow"]').count(), 1);
    await paste("credential-box", RSA_DS100);
    await answers("allow", "allowed");
    // The answer waits while somebody types, the text does not.
    await editor.putCursor('"isEnforced": ');
    await page.evaluate(async () => {
      const { state } = await import("./inside.js");
      const { answer, documents } = state;
      globalThis.waited = [];
      const look = () => globalThis.waited.push(state.answer === answer && state.documents === documents);
      document.getElementById("policy-editor").addEventListener("keyup", look);
    });
    await page.keyboard.type("maybe");
    assert.deepEqual(await page.evaluate(() => globalThis.waited), Array(5).fill(true));
    assert.match(await inside(".cm-line").filter({ hasText: "isEnforced" }).textContent(), /maybetrue/);
    await page.locator("#decision[data-decision=error]").waitFor();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("Backspace");
    // Who leaves the editor does not wait.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(async () => (await import("./inside.js")).state.documents[0].text), large);
    await page.locator("#decision[data-decision=allow]").waitFor();
    await editor.putCursor(RSA_DS100);
    await part("clause-checks").getByRole("button", { name: term("RuleId", "passkey.aaguid") }).click();
    await page.locator('[data-check="passkey.aaguid"] .place').click();
    assert.equal(await editor.selected(), `"${RSA_DS100}"`);
    // In one line it has no colours, and says so.
    await paste("policy-editor", JSON.stringify(policy));
    await part("large-document").getByText(texts.en.longLines).waitFor();
    await page.locator("#format-document").click();
    assert.equal(await editor.text(), `${large}\n`);
    assert.doesNotMatch(await part("large-document").textContent(), new RegExp(texts.en.longLines));
  });
});
