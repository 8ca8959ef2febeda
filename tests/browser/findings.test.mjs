// What is noteworthy: what may change the answer stands beside it, and can be mended there.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, drop, editor, open, page, part, paste, POLICY, settled, YUBIKEY } from "./opened.mjs";
import { inChromium as test, SITE } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

/** The allow list under a name that nothing reads. */
const MISSPELT = JSON.stringify({ ...JSON.parse(POLICY.replace("keyRestrictions", "keyRestriction")), isAttestationEnforced: "false" }, null, 2);

const file = (name, value) => [name, Buffer.from(typeof value === "string" ? value : JSON.stringify(value))];

/** A policy whose list names one model as many times. */
const strange = (count) => ({
  ...JSON.parse(POLICY),
  keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids: Array.from({ length: count }, () => YUBIKEY) },
});

describe("what is noteworthy", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("a misspelt member is said beside the verdict, and mended with one click", async () => {
    await paste("policy-editor", MISSPELT);
    await page.locator('input[name="passkeyType"][value="deviceBound"]').check({ force: true });
    await answers("indeterminate", "input.unknownEnumMember");
    const beside = part("weighty");
    assert.deepEqual(await beside.locator("[data-code]").evaluateAll((all) => all.map((one) => one.dataset.code)), ["policy.unknownMember"]);
    const mend = beside.getByRole("button", { name: texts.en["mend.meant"].replace("{name}", "keyRestrictions") });
    await mend.click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.match(await editor.text(), /"keyRestrictions"/);
    assert.equal(await part("weighty").count(), 0);
    await part("undo-note").getByRole("button", { name: texts.en.undo }).click();
    await answers("indeterminate", "input.unknownEnumMember");
    // What is only noted can be mended too, where the document's findings are, in the other language.
    await part("language").click();
    const note = page.locator('#document-findings [data-code="policy.booleanAsString"]');
    await note.getByRole("button", { name: texts.ja.mend }).click();
    assert.match(await editor.text(), /"isAttestationEnforced": false/);
  });

  test("a code leads to its page, in the language of the reader, where the page is told where these lie", async () => {
    const refused = JSON.stringify({ ...JSON.parse(POLICY), isEnabled: true, isAttestationEnforced: "false" });
    await paste("policy-editor", refused);
    await answers("deny", "passkey.aaguidNotAllowed");
    const links = () => page.locator("#verdict a:has(code)");
    assert.equal(await links().count(), 0);
    const site = "https://docs.example/at";
    await page.route(
      (url) => url.href.split("#")[0] === new URL(SITE).href,
      async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace('name="help-uri" content=""', `name="help-uri" content="${site}"`) });
      },
    );
    await page.reload();
    await paste("policy-editor", refused);
    await answers("deny", "passkey.aaguidNotAllowed");
    for (const language of ["en", "ja"]) {
      const place = `${site}/${language === "ja" ? "ja/" : ""}`;
      const reason = await part("reason-code").textContent();
      assert.equal(await part("reason-code").locator("a").getAttribute("href"), `${place}codes/${reason}.html`);
      const all = await links().evaluateAll((found) => found.map((one) => [one.textContent, one.href, one.target, one.rel]));
      const wanted = (name) => [`${place}codes/${name}.html`, `${place}rules/${name}.html`, `${site}/docs/semantics/questions.html#${name.toLowerCase()}`];
      for (const [name, href, target, rel] of all) {
        assert.ok(wanted(name).includes(href), `${name}: ${href}`);
        assert.deepEqual([target, rel], ["_blank", "noreferrer noopener"]);
      }
      const named = new Set(all.map(([name]) => name));
      for (const name of ["policy.unknownMember", "policy.booleanAsString", "passkey.aaguid"]) assert.ok(named.has(name), [...named].join());
      if (language === "en") await part("language").click();
      await settled();
    }
  });

  test("the editor offers the same where the finding stands", async () => {
    await paste("policy-editor", MISSPELT);
    await settled();
    await editor.host.locator(".cm-lintRange-warning").first().hover();
    await editor.host.locator(".cm-diagnosticAction", { hasText: "keyRestrictions" }).click();
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("with keys: to the finding, mended, and taken back, while the cursor stays where it is", async () => {
    await paste("policy-editor", MISSPELT);
    await settled();
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("ControlOrMeta+.");
    await editor.host.getByText(texts.en["mend.none"]).waitFor({ state: "attached" });
    await editor.putCursor('"keyRestriction"');
    const line = await editor.line();
    await page.keyboard.press("ControlOrMeta+.");
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await editor.line(), line);
    await part("undo-note").getByText(texts.en["mend.done"]).waitFor();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await editor.text(), MISSPELT);
  });

  test("names a document that takes the place of another", async () => {
    const strength = (allowedCombinations) => ({ id: "55555555-5555-4555-8555-555555555555", displayName: "Keys", allowedCombinations });
    await drop("#policies", file("old.json", strength(["sms"])), file("new.json", strength(["fido2"])));
    await page.locator("#list-strengths input").first().check();
    await answers("allow", "allowed");
    const said = await part("changed-documents").allTextContents();
    const expected = texts.en["documents.differ"].replace("{one}", "new.json").replace("{other}", "old.json");
    assert.deepEqual(said, [`${term("Severity", "warning")}: ${expected}`]);
    // Strengths that policies carry along are the same, and change nothing.
    const policy = {
      id: "66666666-6666-4666-8666-666666666666",
      displayName: "Keys for all",
      state: "enabled",
      conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] } },
      grantControls: { operator: "OR", builtInControls: [], authenticationStrength: strength(["fido2"]) },
    };
    await page.getByRole("tab").first().click();
    await page.locator("#remove-document").click();
    await drop("#policies", file("policy.json", policy));
    assert.equal(await part("changed-documents").count(), 0);
    await drop("#policies", file("later.json", { ...policy, state: "disabled" }));
    const [last] = await part("changed-documents").allTextContents();
    assert.ok(last.endsWith(texts.en["documents.replaces"].replace("{one}", "later.json").replace("{other}", "policy.json")), last);
  });

  test("findings with one code stand together, and notes do not bury warnings", async () => {
    await paste("policy-editor", JSON.stringify(strange(12), null, 2));
    await answers("allow", "allowed");
    const beside = part("weighty");
    assert.equal(await beside.locator("li").count(), 1);
    const more = beside.getByText(texts.en["findings.alike"].replace("{count}", "10"));
    await more.click();
    assert.equal(await beside.locator("li").count(), 11);
    await page.locator("#findings > summary").click();
    assert.equal(await page.locator("#findings .count").textContent(), await page.locator("#findings").evaluate(async () => {
      const { state } = await import("./inside.js");
      return String(state.answer.findings.length);
    }));
    const listed = () => page.locator("#findings .finding").evaluateAll((all) => [...new Set(all.map((one) => one.className))]);
    assert.deepEqual(await listed(), ["finding warning", "finding info"]);
    const filter = part("findings-filter");
    await filter.locator("#findings-info").check({ force: true });
    assert.deepEqual(await listed(), ["finding info"]);
    // It stays so while somebody goes on.
    await page.locator('input[name="passkeyType"][value="synced"]').check({ force: true });
    await settled();
    assert.deepEqual(await listed(), ["finding info"]);
    await filter.locator("#findings-warning").check({ force: true });
    assert.deepEqual(await listed(), ["finding warning"]);
  });
});
