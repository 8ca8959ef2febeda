// What people paste that is neither a policy nor a credential: what it is, and what to do.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, drop, editor, open, page, part, paste, POLICY, RSA_DS100, settled, verdict } from "./opened.mjs";
import { inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

const MAIL = "00000002-0000-0ff1-ce00-000000000000";

const policy = (displayName, grantControls, changes = {}) => ({
  id: `${displayName.length}0000000-0000-4000-8000-000000000000`,
  displayName,
  state: "enabled",
  conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: ["All"] } },
  grantControls: { operator: "OR", ...grantControls },
  ...changes,
});

const BLOCKS = policy("Block the mail", { builtInControls: ["block"] });
const OFF = policy("Off", { builtInControls: ["block"] }, { state: "disabled" });
const MFA = policy("Ask for more", { builtInControls: ["mfa"] });

const ENTRY = {
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns/$entity",
  id: "66ea54eb-6301-4ee5-be62-ff5a759b0100",
  createdDateTime: "2026-11-20T10:00:00Z",
  userPrincipalName: "adele@contoso.example",
  userId: "30f9e4ab-1111-4222-8333-abcdefabcdef",
  appId: MAIL,
  appDisplayName: "Office 365 Exchange Online",
  ipAddress: "203.0.113.5",
  clientAppUsed: "Browser",
  conditionalAccessStatus: "failure",
  status: { errorCode: 53003, failureReason: "Access has been blocked by Conditional Access policies." },
  deviceDetail: { deviceId: "d", operatingSystem: "Windows10", browser: "Edge", isCompliant: true, trustType: "Hybrid Azure AD joined" },
  location: { city: "Tokyo", countryOrRegion: "JP" },
  riskLevelDuringSignIn: "low",
};

const file = (name, text) => [name, Buffer.from(text)];

const inState = (name) => page.evaluate(async (part) => (await import("./inside.js")).state[part], name);

describe("what is neither a policy nor a credential", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("is told by its form, with what to do, and no line of it is shown as broken JSON", async () => {
    for (const [name, text, said] of [
      ["sign-in page", "<!DOCTYPE html><html><title>Sign in to your account</title></html>", /web page \(HTML\)/],
      ["table", "userPrincipalName,aaGuid\nadele@contoso.example,x\n", /people and what they sign in with/],
      ["yaml", "state: enabled\nid: Fido2\n", /YAML/],
      ["refusal", '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}', /Policy\.Read\.All/],
    ]) {
      await drop("#policies", file("got.json", text));
      assert.match((await verdict()).text, said, name);
      assert.match(await page.locator("#misplaced").textContent(), said, name);
      assert.equal(await page.locator("#verdict-body figure.clause:visible").count(), 0, name);
      await page.locator("#remove-document").click();
    }
  });

  test("a word for a method leads to the method", async () => {
    for (const [word, language] of [
      ["sms", "en"],
      [term("Mode", "hardwareOath"), "en"],
      [` ${term("Mode", "sms", "ja")}\n`, "ja"],
    ]) {
      if (language === "ja") await part("language").click();
      await page.locator('input[name="action"][value="register"]').check({ force: true });
      await part("credential-box").fill(word);
      await settled();
      assert.equal(await page.locator("#credential-error").textContent(), "");
      await part("recognised").getByRole("button").click();
      const method = word === term("Mode", "hardwareOath") ? "hardwareOath" : "sms";
      assert.equal(await page.locator("#method").inputValue(), method);
      assert.ok(await page.locator("#method").evaluate((field) => field === document.activeElement));
      assert.equal(await part("credential-box").inputValue(), "");
      assert.ok(await page.locator('input[name="action"][value="signIn"]').isChecked());
    }
  });

  test("a code of the service is explained, with the policies that could be behind it", async () => {
    await paste("policy-editor", POLICY);
    await drop("#policies", file("access.json", JSON.stringify({ value: [BLOCKS, OFF, MFA] }, null, 2)));
    const about = part("recognised").getByTestId("service-code");
    await part("credential-box").fill("AADSTS53003: Access has been blocked by Conditional Access policies.");
    assert.ok((await about.textContent()).includes(texts.en["aadsts.53003"]));
    assert.deepEqual(await about.getByRole("listitem").allTextContents(), ["Block the mail"]);
    await about.getByRole("button", { name: "Block the mail" }).click();
    assert.equal(JSON.parse(await editor.selected()).displayName, "Block the mail");
    await part("credential-box").fill("Error: aadsts50076");
    assert.deepEqual(await about.getByRole("listitem").allTextContents(), ["Ask for more"]);
    await part("language").click();
    assert.ok((await about.textContent()).includes(texts.ja["aadsts.50076"]));
    // Whatever else becomes of the policies.
    await page.locator("#remove-document").click();
    await settled();
    assert.ok((await about.textContent()).includes(texts.ja["aadsts.noCause"]));
    await part("credential-box").fill("AADSTS9999999");
    assert.ok((await about.textContent()).includes(texts.ja["aadsts.unknown"]));
    // Among the policies, too.
    await page.locator("#add-document").click();
    await paste("policy-editor", "AADSTS53003: blocked");
    await page.locator("#misplaced").getByTestId("service-code").waitFor();
  });

  test("an entry of the sign-in log becomes the question, from the box and from among the policies", async () => {
    const taken = async () => {
      const form = await inState("form");
      const { opens, application, userId, userPrincipalName, ipAddress, country, platform, clientApp, signInRisk, device, deviceTrustType, deviceCompliant, at } = form;
      assert.deepEqual(
        { opens, application, userId, userPrincipalName, ipAddress, country, platform, clientApp, signInRisk, device, deviceTrustType, deviceCompliant, at },
        {
          opens: "application",
          application: MAIL,
          userId: ENTRY.userId,
          userPrincipalName: ENTRY.userPrincipalName,
          ipAddress: ENTRY.ipAddress,
          country: "JP",
          platform: "windows",
          clientApp: "browser",
          signInRisk: "low",
          device: "described",
          deviceTrustType: "ServerAD",
          deviceCompliant: "true",
          at: ENTRY.createdDateTime,
        },
      );
    };
    await paste("policy-editor", POLICY);
    await drop("#policies", file("access.json", JSON.stringify(BLOCKS, null, 2)));
    await part("credential-box").fill(JSON.stringify({ value: [ENTRY, { ...ENTRY, appId: null, deviceDetail: null, status: { errorCode: 0 } }] }));
    const entries = part("recognised").getByTestId("sign-in-entry");
    assert.equal(await entries.count(), 2);
    assert.equal(await entries.getByTestId("service-code").count(), 1);
    assert.ok((await entries.first().textContent()).includes("Block the mail"));
    await entries.first().getByRole("button", { name: texts.en["signInEntry.take"] }).click();
    await taken();
    assert.equal(await part("credential-box").inputValue(), "");
    await page.locator("#undo").click();
    assert.match(await part("credential-box").inputValue(), /signIn|userPrincipalName/);
    await page.locator("#undo").click();
    await drop("#policies", file("entry.json", JSON.stringify(ENTRY)));
    await page.locator("#misplaced").getByRole("button", { name: texts.en["signInEntry.take"] }).click();
    await taken();
    assert.equal(await page.getByRole("tab").count(), 2);
    await part("credential-box").fill(RSA_DS100);
    await answers("deny", "access.blocked");
    // What an entry leaves empty stays unsaid.
    await part("credential-box").fill(JSON.stringify({ ...ENTRY, appId: "", location: {}, deviceDetail: { operatingSystem: "" }, clientAppUsed: "", riskLevelDuringSignIn: "" }));
    await entries.getByRole("button", { name: texts.en["signInEntry.take"] }).click();
    const { opens, country, platform, clientApp, signInRisk, device } = await inState("form");
    assert.deepEqual([opens, country, platform, clientApp, signInRisk, device], ["", "", "", "", "", "unknown"]);
    // So does one of which little was asked for.
    const { "@odata.context": context, id, userId, appId } = ENTRY;
    await part("credential-box").fill(JSON.stringify({ "@odata.context": context, id, userId, appId }));
    await entries.getByRole("button", { name: texts.en["signInEntry.take"] }).waitFor();
  });
});
