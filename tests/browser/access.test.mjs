// Conditional Access in the simulator.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, editor, load, open, page, part, paste, POLICY, RSA_DS100, settled, show, verdict } from "./opened.mjs";
import { inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

/** A Conditional Access policy for everybody and everything, with other conditions and controls. */
function accessPolicy(conditions, grantControls, rest = {}) {
  return {
    "@odata.type": "#microsoft.graph.conditionalAccessPolicy",
    id: "00000000-0000-4000-8000-000000000001",
    displayName: "A policy",
    state: "enabled",
    conditions: { applications: { includeApplications: ["All"] }, users: { includeUsers: ["All"] }, ...conditions },
    grantControls: { operator: "OR", builtInControls: [], ...grantControls },
    ...rest,
  };
}

const BLOCK = { builtInControls: ["block"] };
const APPLICATION = "cccccccc-1111-4222-8333-444444444444";

async function pastePolicies(...policies) {
  await paste("policy-editor", JSON.stringify({ value: policies }, null, 2));
  await settled();
}

/** Says in the form that an application is opened. */
async function openApplication() {
  await page.locator("#section-access").evaluate((details) => (details.open = true));
  await page.locator("#opens").selectOption("application");
  await page.locator("#application").fill(APPLICATION);
}

/** Loads one of the scenarios that the core is tested with. */
async function loadScenario(path) {
  const text = readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8");
  await paste("credential-box", text);
  await page.getByRole("button", { name: texts.en.loadScenario }).click();
  await settled();
  return JSON.parse(text);
}

const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.id);

/** The words in the cells of a row of the matrix. */
async function cellsOf(row) {
  const cells = row.locator("td .cell-parts");
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

describe("Conditional Access", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("hundreds of policies are counted first, and narrowed by what they do and by name", async () => {
    const groups = (index) => ({ users: { includeGroups: [`4f6d2b81-9c3e-4d57-a0b2-${String(index).padStart(12, "0")}`] } });
    const number = (index) => String(index).padStart(3, "0");
    const policies = Array.from({ length: 300 }, (_, index) =>
      accessPolicy(index % 3 === 0 ? {} : groups(index), index === 150 ? BLOCK : { builtInControls: ["mfa"] }, {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
        displayName: `CA${number(index)}`,
        state: index % 3 === 2 ? "disabled" : "enabled",
      }),
    );
    await load({
      scenario: 1,
      policies: [JSON.stringify({ value: policies }, null, 2)],
      question: { action: "signIn", credential: { method: "sms" }, user: { groups: [] }, alsoUsed: ["password"], access: { application: APPLICATION } },
    });
    await answers("deny", "access.blocked");
    const count = (fate) => part("access-overview").locator(`[data-fate="${fate}"]`);
    const rows = part("access-matrix").locator("tbody tr[data-applies]");
    const counted = await part("access-overview").locator("li").allInnerTexts();
    assert.deepEqual(
      counted.map((text) => text.split(/\s*\n\s*/)),
      [
        [texts.en["overview.blocks"], "1"],
        [texts.en["overview.met"], "99", "Multifactor authentication 99"],
        [texts.en["overview.notApplying"], "200", "Users 100", "Off 100"],
      ],
    );
    assert.ok((await rows.count()) < 20, "not all at once");
    assert.ok(await rows.filter({ hasText: "CA150" }).isVisible(), "that which decided is always among them");
    const nodes = await page.evaluate(() => document.getElementsByTagName("*").length);
    assert.ok(nodes < 3000, `${nodes} elements`);
    await count("blocks").getByRole("button").click();
    assert.deepEqual(await rows.getByRole("rowheader").getByRole("button").allTextContents(), ["CA150"]);
    assert.equal(await part("access-path").locator('[data-role="policy"]').count(), 1);
    await count("blocks").getByRole("button").click();
    await part("access-search").fill("ca29");
    assert.equal(await rows.count(), 10);
    assert.match(await part("access-overview").getByRole("status").textContent(), /^10 of 300/);
    assert.equal(await focused(), "access-search");
    await part("access-search").fill("");
    const more = part("access-matrix").locator("tr.more button");
    const before = await rows.count();
    await more.focus();
    await page.keyboard.press("Enter");
    assert.equal(await rows.count(), 100);
    assert.equal(await more.count(), 0);
    assert.ok(before < 100 && (await page.evaluate(() => document.activeElement.closest("tr[data-applies]") !== null)), "the first that came has the focus");
  });

  test("applications are offered by name, and their ids are taken", async () => {
    await openApplication();
    const field = page.locator("#application");
    await field.focus();
    await field.fill("exchange onl");
    const offered = page.locator("#applications option");
    await offered.first().waitFor({ state: "attached" });
    const label = await offered.first().getAttribute("label");
    assert.match(label, /^Office 365 Exchange Online|^Exchange Online/);
    assert.match(await offered.first().getAttribute("value"), /^[0-9a-f-]{36}$/);
    await field.fill("no application is called so");
    assert.equal(await offered.count(), 0);
  });

  test("an application that nobody knows is said, and the nearest are one click away", async () => {
    const mail = "00000002-0000-0ff1-ce00-000000000000";
    await paste("policy-editor", POLICY);
    await page.locator("#add-document").click();
    await paste("policy-editor", JSON.stringify(accessPolicy({ applications: { includeApplications: [mail] } }, BLOCK)));
    await paste("credential-box", RSA_DS100);
    await page.locator("#opens").selectOption("application");
    const field = page.locator("#application");
    const note = part("application-note");
    await field.focus();
    // What the policies name and the groups are offered before anything is typed.
    const offered = page.locator("#applications option");
    await offered.first().waitFor({ state: "attached" });
    assert.equal(await offered.first().getAttribute("value"), mail);
    assert.deepEqual((await offered.evaluateAll((all) => all.map(({ value }) => value))).slice(1), ["Office365", "MicrosoftAdminPortals"]);
    for (const [typed, first, decision, reason] of [
      // A group may hold what the policy names; which application it is decides.
      ["Offcie 365", "Office 365", "indeterminate", "input.missing"],
      [mail.slice(0, -1), "Office 365 Exchange Online", "deny", "access.blocked"],
    ]) {
      await field.fill(typed);
      const { words } = await answers("error", "input.value");
      assert.equal(words, texts.en["application.unknown"]);
      assert.equal(await page.locator("#summary").getAttribute("data-kind"), "indeterminate");
      assert.ok((await note.textContent()).startsWith(texts.en["application.unknown"]));
      const meant = page.locator("#verdict-body").getByRole("button", { name: first, exact: true });
      await meant.click();
      await answers(decision, reason);
      assert.match(await note.textContent(), new RegExp(`^${first}`));
    }
    await field.fill("12345678-1234-4234-8234-123456789012");
    await answers("allow", "allowed");
    assert.equal(await note.textContent(), texts.en["application.nameless"]);
    await field.fill("no such thing");
    await answers("error", "input.value");
    assert.equal(await part("application-meant").count(), 0);
  });

  test("is asked about once there are policies, and judged once something is opened", async () => {
    const section = page.locator("#section-access");
    assert.equal(await section.evaluate((details) => details.open), false);
    await page.locator("#field-roles").waitFor({ state: "hidden" });
    await paste("policy-editor", POLICY);
    await page.locator("#add-document").click();
    await paste("policy-editor", JSON.stringify(accessPolicy({}, BLOCK)));
    await paste("credential-box", RSA_DS100);
    await answers("indeterminate", "allowed.inPart");
    assert.equal(await section.evaluate((details) => details.open), true);
    await part("not-judged").getByRole("button").click();
    assert.equal(await focused(), "opens");
    await page.locator("#opens").selectOption("application");
    await answers("error", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "application");
    await page.keyboard.type(APPLICATION);
    await answers("deny", "access.blocked");
    assert.equal(await part("not-judged").count(), 0);
    await page.locator("#opens").selectOption("userAction");
    await page.locator("#userAction").selectOption("registerOrJoinDevices");
    await answers("allow", "allowed");
    await page.locator("#opens").selectOption("");
    await settled();
    assert.equal(await part("not-judged").count(), 1);
    await page.locator("#remove-document").click();
    await settled();
    assert.equal(await section.evaluate((details) => details.open), false);
  });

  test("a switch writes whether the guest's own multifactor authentication is trusted", async () => {
    await pastePolicies(accessPolicy({}, { operator: "OR", builtInControls: ["mfa"] }));
    await page.locator("#userType").selectOption("b2bCollaborationGuest");
    await page.locator("#homeTenant").fill("99999999-9999-4999-8999-999999999999");
    await page.locator("#opens").selectOption("application");
    await page.locator("#application").fill("Office365");
    await page.locator("#method").selectOption("microsoftAuthenticatorPush");
    await page.locator("#section-before > summary").click();
    await page.locator('#list-alsoUsed input[value="password"]').check();
    await answers("indeterminate", "input.missing");
    const choose = async (value) => {
      await part("guest-trust").locator(`input[value="${value}"]`).check({ force: true });
      await settled();
    };
    const chosen = () => part("guest-trust").locator("input:checked").inputValue();
    const count = await page.getByRole("tab").count();
    await choose("yes");
    assert.equal(await page.getByRole("tab").count(), count + 1);
    await page.getByRole("tab").last().click();
    assert.equal(JSON.parse(await editor.text()).inboundTrust.isMfaAccepted, true);
    assert.notEqual((await verdict()).reason, "input.missing");
    await choose("no");
    assert.equal(JSON.parse(await editor.text()).inboundTrust.isMfaAccepted, false);
    await part("undo-note").getByRole("button", { name: texts.en.undo }).click();
    assert.equal(await chosen(), "yes");
    await choose("unknown");
    assert.equal(await page.getByRole("tab").count(), count);
    await answers("indeterminate", "input.missing");
    // In settings of the tenant's own it changes that member alone.
    await page.locator("#add-document").click();
    const own = { isServiceDefault: false, inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false } };
    await paste("policy-editor", JSON.stringify(own, null, 2));
    await settled();
    assert.equal(await chosen(), "yes");
    await choose("no");
    assert.deepEqual(JSON.parse(await editor.text()), { ...own, inboundTrust: { ...own.inboundTrust, isMfaAccepted: false } });
    await choose("unknown");
    assert.deepEqual(JSON.parse(await editor.text()).inboundTrust, { isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false });
    assert.equal(await chosen(), "unknown");
    // Members have no home elsewhere.
    await page.locator("#userType").selectOption("member");
    assert.ok(await part("guest-trust").isHidden());
  });

  test("leads from what is missing to its field", async () => {
    const leads = async (conditions, name, fill, decision, reason) => {
      await pastePolicies(accessPolicy(conditions, BLOCK));
      await answers("indeterminate", name === "roles" ? "input.groupMembershipUnknown" : "input.missing");
      await part("go-to-field").click();
      assert.equal(await focused(), name);
      await fill();
      await answers(decision, reason);
    };
    await openApplication();
    const choose = (name, value) => () => page.locator(`#${name}`).selectOption(value);
    const check = (name, value) => () => page.locator(`input[name="${name}"][value="${value}"]`).check();
    const write = (name, value) => () => page.locator(`#${name}`).fill(value);
    const denied = ["deny", "access.blocked"];
    const allowed = ["allow", "allowed"];
    await leads({ platforms: { includePlatforms: ["iOS"] } }, "platform", choose("platform", "iOS"), ...denied);
    await leads({ clientAppTypes: ["browser"] }, "clientApp", choose("clientApp", "other"), ...allowed);
    const location = { includeLocations: ["AllTrusted"] };
    await leads({ locations: location }, "country", write("country", "JP"), "indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "locations");
    await check("locations", "none")();
    await answers(...allowed);
    const device = (rule) => ({ devices: { deviceFilter: { mode: "include", rule } } });
    const rule = "device.isCompliant -eq False";
    await leads(device(rule), "device", check("device", "unregistered"), ...allowed);
    await check("device", "described")();
    await page.locator("#deviceTrustType").selectOption("ServerAD");
    await leads(device(rule), "deviceCompliant", choose("deviceCompliant", "false"), ...denied);
    const other = write("deviceOther", '{ "manufacturer": "Contoso" }');
    await leads(device('device.manufacturer -eq "Contoso"'), "deviceOther", other, ...denied);
    const groups = { applications: { includeApplications: ["Office365"] } };
    // What is not on the documented list of a group is not in it, as far as the question says nothing else.
    await pastePolicies(accessPolicy(groups, BLOCK));
    await answers(...allowed);
    await leads({ users: { includeRoles: ["r1"] } }, "roles", check("roles", "list"), ...allowed);
    await page.locator("#roleIds").fill("r0\nr1");
    await answers(...denied);
  });

  test("asks for controls that only the question can tell", async () => {
    await openApplication();
    const asked = { builtInControls: ["approvedApplication"], termsOfUse: ["t1"], operator: "AND" };
    await pastePolicies(accessPolicy({}, asked));
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "satisfied");
    await page.locator('input[name="satisfied"][value="list"]').check();
    await answers("deny", "access.grantControlUnsatisfied");
    await page.locator("#list-satisfiedControls").getByLabel(term("GrantControl", "approvedApplication")).check();
    await page.locator("#otherControls").fill("termsOfUse:t1");
    await answers("allow", "allowed");
  });

  test("says where the other attributes of a device are not JSON", async () => {
    await openApplication();
    await pastePolicies(accessPolicy({}, BLOCK));
    await page.locator('input[name="device"][value="described"]').check();
    await page.locator("#deviceOther").fill("{");
    const shown = await verdict();
    assert.equal(shown.words, texts.en.cannotRead);
    assert.equal(await page.locator("#deviceOther").getAttribute("aria-invalid"), "true");
    await page.locator("#verdict-body").getByRole("button").first().click();
    assert.equal(await focused(), "deviceOther");
    await page.locator("#deviceOther").fill("");
    await answers("deny", "access.blocked");
  });

  test("asks for the home of an external user and for the cross-tenant access settings", async () => {
    await openApplication();
    await pastePolicies(accessPolicy({}, { builtInControls: ["mfa"] }));
    await answers("allow", "allowed");
    await page.locator("#homeTenant").waitFor({ state: "hidden" });
    await page.locator("#userType").selectOption("b2bCollaborationGuest");
    await answers("indeterminate", "input.missing");
    assert.match(await page.locator(".missing-input").textContent(), /crossTenantAccessPolicy\/partners/);
    await part("go-to-field").click();
    assert.equal(await focused(), "policy-editor");
    assert.equal(await page.getByRole("tab").count(), 2);
    const partner = { tenantId: "66666666-7777-4888-8999-aaaaaaaaaaaa", inboundTrust: { isMfaAccepted: true } };
    const context = "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy";
    const settings = [
      { "@odata.context": `${context}/default`, inboundTrust: { isMfaAccepted: false } },
      { "@odata.context": `${context}/partners`, value: [partner] },
    ];
    await paste("policy-editor", JSON.stringify(settings));
    await answers("indeterminate", "input.missing");
    await part("go-to-field").click();
    assert.equal(await focused(), "homeTenant");
    await page.keyboard.type(partner.tenantId);
    await page.locator("#homeCloud").selectOption("commercial");
    await page.locator("#tenantCloud").selectOption("commercial");
    await answers("allow", "allowed");
    await page.locator("#homeTenant").fill("66666666-7777-4888-8999-bbbbbbbbbbbb");
    await answers("deny", "access.grantControlUnsatisfied");
  });

  test("takes the resource tenant and the federation of the user's domain", async () => {
    const [federated, strength] = ["access/federated", "strength/federation-enforced"].map((path) =>
      JSON.parse(readFileSync(new URL(`../scenarios/${path}.json`, import.meta.url), "utf8")),
    );
    const field = page.locator("#federatedIdpMfaBehavior");
    await field.waitFor({ state: "hidden" });
    const load = async (scenario) => {
      await paste("credential-box", JSON.stringify(scenario));
      await page.getByRole("button", { name: texts.en.loadScenario }).click();
    };
    await load(strength);
    await answers(strength.expect.decision, strength.expect.reason);
    assert.equal(await field.inputValue(), "enforceMfaByFederatedIdp");
    assert.equal(await page.locator("#extra").inputValue(), "");
    const tenant = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    await load({ ...federated, question: { ...federated.question, tenant: { id: tenant } } });
    await answers("deny", "access.strengthUnsatisfied");
    assert.equal(await page.locator("#tenantId").inputValue(), tenant);
    assert.equal(await page.locator("#extra").inputValue(), "");
    await field.selectOption("");
    await answers("allow", "allowed");
    await page.locator("#tenantId").fill("");
    await page.locator("#tenantId").waitFor({ state: "hidden" });
    await page.locator("#userType").selectOption("b2bCollaborationGuest");
    await page.locator("#tenantId").waitFor();
    await field.waitFor({ state: "hidden" });
  });

  test("opens the policy that decided, and the way to it", async () => {
    const deciding = {
      "access/condition-unknown-beside-deny": "Policy 2",
      "access/several-in-doubt-one-met": "Policy 2",
      "access/security-info-in-doubt": "Policy 2",
      "access/security-info-in-doubt-state": "Policy 2",
    };
    for (const [path, name] of Object.entries(deciding)) {
      const { expect } = await loadScenario(path);
      await answers(expect.decision, expect.reason);
      const open = part("access-matrix").locator('.expand[aria-expanded="true"]');
      assert.deepEqual(await open.allInnerTexts(), [name], path);
      const { text } = await verdict();
      assert.ok(text.includes(name), text);
      const last = page.locator(".check-item.deciding").last();
      assert.equal(await last.locator(".check-item.deciding").count(), 0);
      await last.locator("summary").first().waitFor();
    }
  });

  test("does not show as let in what was judged in part", async () => {
    await loadScenario("scope/access-not-asked");
    await answers("indeterminate", "allowed.inPart");
    assert.equal((await verdict()).words, texts.en["decision.signIn.inPart"]);
    assert.equal(await page.locator("#summary").getAttribute("data-kind"), "indeterminate");
    assert.equal(await page.locator("#summary .icon-pass").count(), 0);
    await page.locator("#add-watched").click();
    await settled();
    assert.equal(await part("watch-list").locator('[data-decision="indeterminate"]').count(), 1);
    assert.match(await part("watch-list").textContent(), new RegExp(term("Decision", "indeterminate")));
    await part("language").click();
    await settled();
    assert.equal((await verdict()).words, texts.ja["decision.signIn.inPart"]);
    assert.match(await part("not-judged").textContent(), new RegExp(term("Layer", "access", "ja")));
    await part("not-judged").getByRole("button").click();
    assert.equal(await focused(), "opens");
  });

  test("shows policies and their conditions", async () => {
    await show("access-strength");
    await part("matrix-others").click();
    const matrix = part("access-matrix");
    const rows = matrix.locator("tbody tr[data-applies]");
    const names = ["policy", "applies", "met"].map((name) => texts.en[`matrix.${name}`]);
    const kinds = ["users", "application", "clientApp", "authenticationFlow"];
    const heads = [...names, ...kinds.map((kind) => term("RuleId", `access.${kind}`))];
    assert.deepEqual(await matrix.getByRole("columnheader").allTextContents(), heads);
    const word = (name) => texts.en[`condition.${name}`];
    const matched = Array(3).fill(word("pass"));
    assert.deepEqual(await cellsOf(rows.nth(0)), ["yes", "yes", ...matched, word("notSet")]);
    assert.deepEqual(await cellsOf(rows.nth(1)), ["yes", "no", ...matched, word("notSet")]);
    assert.deepEqual(await cellsOf(rows.nth(2)), ["no", texts.en["met.notApplicable"], ...matched, word("fail")]);

    // The row that decided is open, the others are opened by hand.
    const expand = rows.getByRole("button", { expanded: false });
    assert.equal(await rows.nth(1).locator(".expand").getAttribute("aria-expanded"), "true");
    const asked = matrix.locator("tr.asked");
    assert.match(await asked.nth(1).textContent(), /Authentication strength: RSA keys is not met/);
    await asked.nth(0).waitFor({ state: "hidden" });
    await expand.first().focus();
    await page.keyboard.press("Enter");
    assert.match(await asked.nth(0).innerText(), /Multifactor authentication is met/);
    await rows.nth(2).locator(".expand").click();
    assert.match(await asked.nth(2).innerText(), /does not apply.*Authentication flow/);

    await rows.nth(2).getByRole("button", { name: word("fail") }).click();
    const selected = await editor.selected();
    assert.equal(selected, '"deviceCodeFlow"');
    // What somebody opened stays open while the question changes.
    await page.locator("#country").fill("JP");
    await settled();
    await asked.nth(2).waitFor();

    const strength = page.locator(".strengths li");
    assert.match(await strength.textContent(), /RSA keys.*strength\.aaguidNotAllowed/);
    await page.locator('[data-check="access.strength"]').waitFor();
  });

  test("tells what is excluded, unknown and off", async () => {
    await openApplication();
    const user = "11111111-2222-4333-8444-555555555555";
    await page.locator("#userId").fill(user);
    await pastePolicies(
      accessPolicy({ users: { includeUsers: ["All"], excludeUsers: [user] } }, BLOCK),
      accessPolicy({ platforms: { includePlatforms: ["iOS"] } }, BLOCK, { displayName: null, id: "p2" }),
      accessPolicy({}, BLOCK, { state: "disabled", id: "p3" }),
      accessPolicy({}, null, {
        grantControls: null,
        sessionControls: { persistentBrowser: { isEnabled: true, mode: "never" } },
        id: "p4",
      }),
    );
    await answers("indeterminate", "input.missing");
    await part("matrix-others").click();
    const rows = part("access-matrix").locator("tbody tr[data-applies]");
    const words = (name) => texts.en[`condition.${name}`];
    assert.deepEqual(await cellsOf(rows.nth(0)), [
      "no",
      texts.en["met.notApplicable"],
      words("access.excluded"),
      words("pass"),
      words("notSet"),
    ]);
    assert.equal(await rows.nth(1).locator(".expand").innerText(), "p2");
    assert.equal(await rows.nth(2).locator(".pill").textContent(), texts.en["policyState.disabled"]);
    assert.equal((await cellsOf(rows.nth(3)))[1], texts.en["met.nothingAsked"]);
    await rows.nth(1).getByRole("button", { name: "Fill in: Platform" }).click();
    assert.equal(await focused(), "platform");
    await page.locator("#platform").selectOption("android");
    await answers("allow", "allowed");
  });

  test("draws the way through the policies", async () => {
    await show("access-report-only");
    const path = part("access-path");
    const links = () => path.locator(".chain-link").allInnerTexts();
    const [applies, first, second] = await links();
    assert.equal(applies, "Policies that apply: 2");
    assert.equal(first, texts.en["metLine.yes"]);
    assert.match(second, /^Not met; the policy only reports$/);
    const pills = await path.locator(".pill").allTextContents();
    const states = ["enabled", "enabledForReportingButNotEnforced"];
    assert.deepEqual(
      pills,
      states.map((name) => texts.en[`policyState.${name}`]),
    );
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.en["accessEnd.pass"]);
    // What a policy asks for leads to its clause, by keyboard too.
    await path.getByRole("button", { name: "Compliant device: show line 56, column 11" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await editor.selected(), '"compliantDevice"');
    await show("access-unknown");
    assert.match((await links())[0], /undecided: 1/);
    await path.getByRole("button", { name: "Fill in: Platform" }).click();
    await page.locator("#platform").selectOption("android");
    await answers("deny", "access.blocked");
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.en["accessEnd.fail"]);
    await part("language").click();
    await settled();
    assert.equal(await path.locator('[data-role="end"]').innerText(), texts.ja["accessEnd.fail"]);
  });

  test("names what is in a document", async () => {
    const place = {
      "@odata.type": "#microsoft.graph.countryNamedLocation",
      displayName: "Japan",
      countriesAndRegions: ["JP"],
    };
    await paste("policy-editor", JSON.stringify(place));
    await page.getByRole("tab", { name: "Japan", exact: true }).waitFor();
    const partner = { tenantId: "t9", inboundTrust: { isMfaAccepted: true } };
    await pastePolicies(place, accessPolicy({}, BLOCK), partner);
    await page.getByRole("tab", { name: "Japan and 2 more" }).waitFor();
    await page.locator("#document-resources > summary").click();
    const names = part("document-resources").getByRole("button");
    assert.deepEqual(await names.allTextContents(), [
      "Named location: Japan",
      "Conditional Access policy: A policy",
      "Cross-tenant access: t9",
    ]);
    await names.nth(2).click();
    const selected = await editor.selected();
    assert.deepEqual(JSON.parse(selected), partner);
  });

  test("keeps every member of an access from a scenario to the question", async () => {
    const folder = new URL("../scenarios/access/", import.meta.url);
    const scenarios = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder)))]);
    assert.ok(scenarios.length > 50);
    const everything = {
      access: {
        application: APPLICATION,
        applicationGroups: ["Office365"],
        platform: "macOS",
        clientApp: "browser",
        location: { country: "JP", ipAddress: "192.0.2.1", namedLocations: ["Head office", "a, b"] },
        signInRisk: "low",
        userRisk: "high",
        insiderRisk: "minor",
        device: { isCompliant: true, trustType: "ServerAD", displayName: "", model: null },
        authenticationFlow: "deviceCodeFlow",
        satisfied: ["mfa", "termsOfUse:t1"],
      },
      user: { type: "serviceProvider", roles: ["r1"], home: { tenant: "t1", cloud: "china" }, federatedIdpMfaBehavior: "rejectMfaByFederatedIdp" },
      tenant: { id: "t0", cloud: "usGovernment" },
    };
    const base = scenarios[0][1];
    scenarios.push(["everything", { ...base, question: { ...base.question, ...everything } }]);
    const questions = await page.evaluate(async (list) => {
      const { fromScenario, toScenario } = await import("./inside.js");
      return list.map(([, scenario]) => toScenario(fromScenario(scenario)).scenario?.question);
    }, scenarios);
    scenarios.forEach(([name, { question }], index) => {
      const { access, user, tenant } = questions[index];
      assert.deepEqual({ access, tenant }, { access: question.access, tenant: question.tenant }, name);
      assert.deepEqual(user, { type: "member", ...question.user }, name);
    });
    await paste("credential-box", JSON.stringify(scenarios.at(-1)[1]));
    await page.getByRole("button", { name: texts.en.loadScenario }).click();
    await settled();
    assert.equal(await page.locator("#namedLocations").inputValue(), "Head office\na, b");
    assert.equal(await page.locator("#otherControls").inputValue(), "termsOfUse:t1");
    assert.equal(await page.locator("#tenantId").inputValue(), "t0");
    assert.equal(await page.locator("#extra").inputValue(), "");
  });
});
