// What leaves the page by a person's own hand, and what stays: links, redaction, files, remedies, watched questions, drafts.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

import { editorOn } from "./editor.mjs";
import { example } from "./examples.mjs";
import { ACCESS, ADMINISTRATORS, answers, context, CONTOSO, GROUP, linkOf, load, notes, open, page, part, PERSON, PORTAL, RSA_DS100, scenario, settled, share, shared, TENANT, wrongs, YUBIKEY } from "./sharing.mjs";
import { downloaded, everywhere, inChromium as test, SITE } from "./simulator.mjs";
import { texts } from "./words.mjs";

describe("a link", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  everywhere("opens as what it was made of", async () => {
    await part("open-gallery").click();
    await part("example-pilot-group").click();
    await share();
    const { link } = await shared();
    await part("share-link").click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
    assert.equal(await part("share-said").textContent(), texts.en["share.linkCopied"]);
    const decision = await part("decision").getAttribute("data-decision");
    const reason = await part("reason-code").textContent();
    await page.goto("about:blank");
    await page.goto(link);
    await answers(decision, reason);
    assert.match(await editorOn(page).text(), /"id": "10000000-0000-4000-8000-000000000001"/);
    assert.match(await part("page-note").textContent(), /Opened from a link/);
    // A change by hand is no longer what the link says.
    assert.match(await page.evaluate(() => location.hash), /^#s1\..*&lang=en$/);
    await part("credential-box").fill(RSA_DS100);
    await settled();
    assert.equal(await page.evaluate(() => location.hash), "#lang=en");
  });

  test("replaces what identifies and keeps the answer", async () => {
    await load(CONTOSO);
    await answers("allow", "allowed");
    await share();
    const { scenario, link } = await shared();
    assert.deepEqual(await notes(), ["same"]);
    const text = JSON.stringify(scenario);
    for (const secret of [TENANT, GROUP, PERSON, /contoso/i, /adele/i, /0a1b2c3d/i, "5a1d7c2e"]) {
      assert.doesNotMatch(text, new RegExp(secret, "i"));
    }
    for (const known of [RSA_DS100, ADMINISTRATORS, PORTAL, "00000000-0000-0000-0000-000000000004"]) {
      assert.match(text, new RegExp(known));
    }
    const [passkeys, access] = scenario.policies;
    const { id: group } = JSON.parse(passkeys).includeTargets[0];
    assert.match(group, /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.equal(JSON.parse(access).conditions.users.includeGroups[0], group);
    assert.deepEqual(scenario.question.user.groups, [group]);
    assert.equal(JSON.parse(access).conditions.users.includeUsers[0], scenario.question.user.id);
    assert.equal(`X509:<PN>${scenario.question.user.userPrincipalName}`, scenario.question.user.certificateUserIds[0]);
    // Everything else stands where it stood.
    assert.equal(passkeys, CONTOSO.policies[0].replace(GROUP.toUpperCase(), group));
    const rows = await part("share-rows").locator("tbody tr").allTextContents();
    assert.ok(rows.some((row) => row.includes("Contoso Tokyo") && row.includes("Name ")), rows.join("\n"));
    await page.goto("about:blank");
    await page.goto(link);
    await answers("allow", "allowed");
  });

  test("replaces names where they stand in the place of ids, in configurations of Microsoft365DSC too", async () => {
    const configuration = String.raw`# Exported by Ada of Northwind
Configuration M365TenantConfig
{
    Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.26.218.1'
    Node localhost
    {
        AADConditionalAccessPolicy "AADConditionalAccessPolicy-Northwind's block"
        {
            DisplayName          = "Northwind's ` + "``" + String.raw`block";
            Ensure               = "Present";
            State                = "enabled";
            IncludeUsers         = @("All");
            ExcludeGroups        = @('Northwind''s admins',
                                     "Northwind guests");
            ExcludeUsers         = @("ada@northwind.example");
            IncludeApplications  = @("All");
            ClientAppTypes       = @("all");
            BuiltInControls      = @("block");
            GrantControlOperator = "OR";
        }
    }
}
`;
    const question = { action: "signIn", at: "2026-11-21T00:00:00Z", user: { groups: [] }, credential: { method: "password" } };
    await load({ scenario: 1, title: "", policies: [configuration], question });
    const before = [await part("decision").getAttribute("data-decision"), await part("reason-code").textContent()];
    await share();
    const { scenario: given } = await shared();
    const [text] = given.policies;
    assert.doesNotMatch(text, /northwind|ada@|Exported/i);
    assert.match(text, /ExcludeGroups +=  ?@\('Name \d',\s+"Name \d"\)/);
    assert.match(text, /IncludeUsers +=  ?@\("All"\)/);
    assert.match(text, /-ModuleName 'Microsoft365DSC'/);
    await page.keyboard.press("Escape");
    await load({ scenario: 1, title: "", policies: [text], question });
    assert.deepEqual([await part("decision").getAttribute("data-decision"), await part("reason-code").textContent()], before);
  });

  test("leaves out a replacement that would change the answer, and says which", async () => {
    const scenario = structuredClone(CONTOSO);
    const policy = JSON.parse(scenario.policies[1]);
    policy.conditions.locations = { includeLocations: ["AllTrusted"], excludeLocations: [] };
    policy.grantControls = { operator: "OR", builtInControls: ["block"] };
    scenario.policies[1] = JSON.stringify(policy);
    scenario.question.access.location.ipAddress = "131.107.1.2";
    await load(scenario);
    await answers("deny", "access.blocked");
    await share();
    const { scenario: given } = await shared();
    assert.ok((await notes()).includes("same"));
    assert.match(await part("share-notes").locator('[data-note="leftOut"]').textContent(), /131\.107\./);
    assert.match(JSON.stringify(given), /131\.107\./);
    assert.doesNotMatch(JSON.stringify(given), /contoso/i);
  });

  test("shares everything as it is only where somebody says so", async () => {
    await load(CONTOSO);
    await share();
    await part("share-redact").uncheck();
    await page.waitForFunction(() => document.querySelector('[data-note="asItIs"]'));
    const { scenario } = await shared();
    assert.deepEqual(scenario.policies, CONTOSO.policies);
    assert.equal(scenario.question.user.userPrincipalName, "adele@contoso.com");
  });

  test("keeps or leaves out what is signed", async () => {
    await load(example("cba-chain"));
    await answers("allow", "allowed");
    await share();
    assert.match(await part("share-evidence").textContent(), /a certificate/);
    assert.deepEqual((await notes()).filter((note) => note !== "nothingReplaced"), ["noVerdict"]);
    const bare = (await shared()).scenario;
    assert.equal(bare.question.credential, undefined);
    assert.doesNotMatch(JSON.stringify(bare), /MII/);
    assert.ok(await part("share-markdown").isDisabled());
    await part("share-evidence").getByLabel(texts.en["share.with"]).check();
    await page.waitForFunction(() => document.querySelector('[data-note="same"]'));
    const whole = (await shared()).scenario;
    assert.match(whole.question.credential.certificate, /BEGIN CERTIFICATE/);
    assert.doesNotMatch(JSON.stringify(whole), /pki\.contoso/);
  });

  test("says what is wrong with a bad link and shows what it showed", async () => {
    const good = linkOf(CONTOSO);
    const bomb = `#s1.${deflateRawSync(Buffer.alloc(50_000_000, 32)).toString("base64url")}`;
    for (const [hash, key] of [
      ["#s1.%%%%", "link.damaged"],
      ["#s1.AAAA", "link.damaged"],
      ["#s1.", "link.damaged"],
      [good.slice(0, -40), "link.damaged"],
      [linkOf([1, 2]), "link.damaged"],
      [linkOf("text"), "link.damaged"],
      [linkOf({ ...CONTOSO, scenario: 2 }), "link.newer"],
      ["#s2.AAAA", "link.newer"],
      [bomb, "link.tooLarge"],
    ]) {
      await page.evaluate((value) => {
        location.hash = value;
      }, hash);
      await page.waitForFunction((text) => document.getElementById("page-note").textContent === text, texts.en[key]);
      await answers("deny", "passkey.aaguidNotAllowed");
      await part("page-note").getByRole("button").click();
      await part("page-note").waitFor({ state: "hidden" });
    }
    // What a chat puts behind an address is no part of it.
    await page.evaluate((value) => {
      location.hash = value;
    }, `${good}).`);
    await page.waitForFunction((text) => document.getElementById("page-note").textContent === text, texts.en["link.opened"]);
    await answers("allow", "allowed");
  });

  test("does not let a private key in", async () => {
    const scenario = structuredClone(CONTOSO);
    scenario.policies.push("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
    await page.evaluate((value) => {
      location.hash = value;
    }, linkOf(scenario));
    await page.waitForFunction(() => document.getElementById("policies-refused").textContent !== "");
    assert.equal(await page.evaluate(() => location.hash.includes("s1.")), false);
  });

  test("leaves Microsoft's own names as they are", async () => {
    const profile = (id, name) => ({ id, name, passkeyTypes: "deviceBound", attestationEnforcement: "disabled" });
    const own = "99999999-2222-4333-8444-555555555555";
    const policy = {
      id: "authenticationMethodsPolicy",
      displayName: "Authentication Methods Policy",
      description: "The tenant-wide policy",
      authenticationMethodConfigurations: [
        {
          "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
          id: "Fido2",
          state: "enabled",
          passkeyProfiles: [profile("00000000-0000-0000-0000-000000000001", "Default passkey profile"), profile(own, "Northwind keys")],
          includeTargets: [{ targetType: "group", id: "all_users", allowedPasskeyProfiles: [own] }],
        },
      ],
    };
    await load({ scenario: 1, policies: [JSON.stringify(policy)], question: { action: "signIn", credential: { passkey: { aaguid: YUBIKEY, type: "deviceBound" } } } });
    await share();
    const shared = await part("share-preview").textContent();
    for (const name of ["Authentication Methods Policy", "The tenant-wide policy", "Default passkey profile"]) assert.ok(shared.includes(name), name);
    assert.doesNotMatch(shared, /Northwind/);
  });

  everywhere("gives the verdict as Markdown", async () => {
    await share();
    await part("share-markdown").click();
    await page.waitForFunction(() => document.getElementById("share-said").textContent !== "");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^# Refused at sign-in\n/);
    assert.match(text, /`deny` `passkey\.aaguidNotAllowed`/);
    assert.match(text, /```json\n\s*"aaGuids": \[/);
    assert.match(text, /\n {2,}- Failed: .*`passkey\.aaguidNotAllowed`/);
    assert.match(text, /\n## Assumptions\n\n- `[AB]\d+` /);
    // Who asked what of which key and when, where it is documented, and the way back to it.
    assert.match(text, new RegExp(`- Credential: YubiKey 5 Series \`${YUBIKEY}\`\n- Time: \`20\\d\\d-`));
    assert.match(text, /\n## Documentation\n\n- \[Microsoft Learn: [\w-]+\]\(https:\/\/learn\.microsoft\.com\/en-us\/[^)]+\) as of \d{4}-/);
    const [, link] = text.match(/\n\[Open this question\]\(([^)]+)\)\n$/);
    assert.equal(link, await part("share-address").inputValue());
  });

  everywhere("downloads a scenario that says what to expect, and opens it again", async () => {
    await load(CONTOSO);
    await share();
    const { name, path: file } = await downloaded(page, () => part("share-download").click());
    assert.equal(name, "scenario.json");
    const scenario = JSON.parse(readFileSync(file, "utf8"));
    assert.deepEqual(scenario.expect, { decision: "allow", reason: "allowed" });
    await part("share").locator("#close-share").click();
    await part("credential-box").fill(YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("open-share").click();
    await part("share-file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.waitForFunction(() => document.getElementById("share-file-error").textContent !== "");
    await part("share-file").setInputFiles(file);
    await answers("allow", "allowed");
    await part("share").waitFor({ state: "hidden" });
  });
});

describe("a remedy", () => {
  beforeEach(() => open({}, "#lang=en"));
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  test("shows what it changes, is applied and taken back", async () => {
    await answers("deny", "passkey.aaguidNotAllowed");
    const before = await editorOn(page).text();
    const first = part("remedies").locator("li").first();
    assert.match(await first.locator(".added").allTextContents().then(String), new RegExp(YUBIKEY));
    await first.getByTestId("remedy-portal").getByText("Authentication methods › Passkey (FIDO2) › Configure › Key restriction policy").waitFor();
    await first.getByTestId("apply-remedy").click();
    await answers("allow", "allowed");
    const after = await editorOn(page).text();
    assert.ok(JSON.parse(after).keyRestrictions.aaGuids.includes(YUBIKEY));
    // What it does not touch stands as it stood.
    const [line] = before.match(/.*"@odata.type".*/);
    assert.ok(after.includes(line));
    assert.equal(await page.evaluate(() => document.activeElement.id), "undo-remedy");
    await page.keyboard.press("Enter");
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await editorOn(page).text(), before);
    assert.equal(await part("applied").count(), 0);
  });

  test("of several documents is applied and taken back as one", async () => {
    await load(scenario("remedies/two-documents"));
    const refused = [await part("decision").getAttribute("data-decision"), await part("reason-code").textContent()];
    const item = part("remedies").locator("li").first();
    assert.equal(await item.locator("figure").count(), 2);
    await item.getByTestId("apply-remedy").click();
    await answers("allow", "allowed");
    await page.locator("#undo-remedy").click();
    await answers(...refused);
  });

  test("stands beside the methods that would be let in instead", async () => {
    await load(scenario("alternatives/registered-first"));
    const shown = await part("alternatives").locator("li").allTextContents();
    assert.match(shown[0], /Password.*Software OATH token/);
    assert.match(shown[1], /Windows Hello for Business/);
  });

  test("cannot be taken back once the document says something else", async () => {
    await part("apply-remedy").first().click();
    await answers("allow", "allowed");
    const text = await editorOn(page).text();
    await editorOn(page).fill(`${text} `);
    await settled();
    assert.equal(await part("applied").count(), 0);
  });
});

describe("watched questions and the reading", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  const watched = () => part("watch-list").locator("li");
  const marks = () => watched().evaluateAll((all) => all.map(({ dataset }) => [dataset.decision, dataset.changed]));

  test("are asked again when the policies change", async () => {
    await part("add-watched").click();
    await part("credential-box").fill(RSA_DS100);
    await answers("allow", "allowed");
    await part("add-watched").click();
    assert.deepEqual(await marks(), [
      ["deny", "false"],
      ["allow", "false"],
    ]);
    const policy = await editorOn(page).text();
    await editorOn(page).fill(policy.replace(RSA_DS100, YUBIKEY));
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await marks(), [
      ["allow", "true"],
      ["deny", "true"],
    ]);
    assert.equal(await part("watch-changed").textContent(), "changed: 2");
    assert.match(await watched().first().textContent(), /Allowed: allowed.*Expected: Refused: passkey\.aaguidNotAllowed/);
    await watched().first().getByRole("button", { name: /^Expect this/ }).click();
    assert.deepEqual(await marks(), [
      ["allow", "false"],
      ["deny", "true"],
    ]);
    await watched().first().getByRole("button", { name: /^Open/ }).click();
    await answers("allow", "allowed");
    assert.equal(await part("credential-box").inputValue(), YUBIKEY);
    await watched().nth(1).getByRole("button", { name: /^Remove/ }).click();
    assert.deepEqual(await marks(), [["allow", "false"]]);
    await editorOn(page).fill("{");
    await settled();
    assert.deepEqual(await marks(), [["error", "true"]]);
  });

  test("go with the scenario", async () => {
    await part("add-watched").click();
    await part("open-share").click();
    const { link, scenario } = await shared();
    assert.deepEqual(
      scenario.watch.map(({ expect }) => expect),
      [{ decision: "deny", reason: "passkey.aaguidNotAllowed" }],
    );
    await page.goto("about:blank");
    await page.goto(link);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.deepEqual(await marks(), [["deny", "false"]]);
  });

  test("keep what is known of revocation while something else is presented", async () => {
    await load(example("cba-chain"));
    await answers("allow", "allowed");
    await part("add-watched").click();
    await part("credential-box").fill(YUBIKEY);
    await settled();
    assert.deepEqual(await marks(), [["allow", "false"]]);
    await watched().first().getByRole("button", { name: /^Open/ }).click();
    await answers("allow", "allowed");
  });

  test("the reading is chosen beside the assumptions, and in the question alike", async () => {
    await load(example("a1-report"));
    await answers("indeterminate", "strength.policyOidOrderAmbiguous");
    const here = part("reading-switch");
    await here.getByLabel(texts.en["reading.strict"]).check();
    await answers("deny", "strength.policyOidNotAllowed");
    assert.ok(await page.locator('input[name="reading"][value="strict"]').isChecked());
    assert.equal(await page.evaluate(() => document.activeElement.id), "reading-strict");
    await page.locator("#section-when").evaluate((section) => {
      section.open = true;
    });
    await page.locator('input[name="reading"][value="lenient"]').check();
    await settled();
    assert.ok(await here.getByLabel(texts.en["reading.lenient"]).isChecked());
  });
});

describe("a draft", () => {
  beforeEach(() => open());
  afterEach(async () => {
    const found = wrongs;
    await context.close();
    assert.deepEqual(found, []);
  });

  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const reload = async () => {
    await page.reload();
    await settled();
  };

  test("is not kept unless somebody says so", async () => {
    assert.equal(await part("keep-draft").isChecked(), false);
    await part("credential-box").fill(RSA_DS100);
    await answers("allow", "allowed");
    assert.equal(await stored(), "{}");
    await reload();
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("survives a reload, and is gone once it is switched off", async () => {
    await part("keep-draft").check();
    await part("credential-box").fill(RSA_DS100);
    await answers("allow", "allowed");
    await part("add-watched").click();
    await page.locator("#add-document").click();
    await editorOn(page).fill('{"displayName": "Draft');
    await settled();
    await reload();
    assert.ok(await part("keep-draft").isChecked());
    assert.equal(await part("credential-box").inputValue(), RSA_DS100);
    assert.equal(await editorOn(page).text(), '{"displayName": "Draft');
    assert.equal(await part("watch-list").locator("li").count(), 1);
    await part("keep-draft").uncheck();
    assert.equal(await stored(), "{}");
    await part("credential-box").fill(YUBIKEY);
    await settled();
    assert.equal(await stored(), "{}");
    await reload();
    await answers("deny", "passkey.aaguidNotAllowed");
  });

  test("never holds a private key", async () => {
    await part("keep-draft").check();
    await part("credential-box").fill("-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n-----END PRIVATE KEY-----");
    await settled();
    assert.doesNotMatch(await stored(), /MIIBVg/);
    await editorOn(page).fill('{"key": "-----BEGIN EC PRIVATE KEY-----\\nMIIBVgIBADANBg"}');
    await settled();
    assert.match(await stored(), /draft/);
    assert.doesNotMatch(await stored(), /MIIBVg/);
  });

  test("that cannot be read is passed over", async () => {
    for (const text of ["{", "[]", '{"draft":1,"documents":[null]}', '{"draft":9}', '{"draft":1,"documents":[{}],"form":{"strengths":1}}']) {
      await page.evaluate((value) => localStorage.setItem("entra-verdict.draft", value), text);
      await reload();
      assert.ok(await part("keep-draft").isChecked(), text);
    }
  });

  test("leaves a link as it is", async () => {
    await part("keep-draft").check();
    await part("credential-box").fill(RSA_DS100);
    await answers("allow", "allowed");
    await page.goto("about:blank");
    await page.goto(new URL(linkOf(example("pilot-group")), SITE).href);
    await settled();
    assert.match(await stored(), new RegExp(RSA_DS100));
    assert.doesNotMatch(await stored(), /conditionalAccessPolicy|b9a9bd3e/);
  });
});

describe("the policies and their conditions", () => {
  test("leave out those that do not apply, and say how many", async () => {
    await open();
    await load(ACCESS);
    const rows = part("access-matrix").locator("tr[data-applies]");
    assert.deepEqual(await rows.evaluateAll((all) => all.map((one) => one.dataset.applies)), ["yes"]);
    const others = part("matrix-others");
    assert.equal(await others.textContent(), "Show policies that do not apply (1)");
    await others.focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await rows.evaluateAll((all) => all.map((one) => one.dataset.applies)), ["yes", "no"]);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
    assert.deepEqual(wrongs, []);
    await context.close();
  });
});

describe("without a pointer", () => {
  test("a scenario is shared and a question is watched", async () => {
    await open();
    const focused = () => page.evaluate(() => document.activeElement.id);
    const tabTo = async (id) => {
      for (let steps = 0; steps < 80 && (await focused()) !== id; steps += 1) await page.keyboard.press("Tab");
      assert.equal(await focused(), id);
    };
    await tabTo("open-share");
    await page.keyboard.press("Enter");
    await settled();
    assert.equal(await focused(), "share-title");
    await tabTo("share-redact");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector('[data-note="asItIs"]'));
    await shared();
    await tabTo("share-link");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("share-said").textContent !== "");
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "open-share");
    await tabTo("add-watched");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    assert.equal(await part("watch-list").locator("li").count(), 0);
    assert.equal(await focused(), "add-watched");
    assert.deepEqual(wrongs, []);
    await context.close();
  });
});
