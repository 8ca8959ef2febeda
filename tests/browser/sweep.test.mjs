// Every sign-in at once in the simulator, in a real browser.

import assert from "node:assert/strict";
import { afterEach, before, beforeEach, describe } from "node:test";

import { init, Tenant } from "../../pkg/index.js";
import { BASELINE, CERTIFICATES_FOR_FINANCE, OVERSHADOWED } from "./baseline.mjs";
import { closed, context, drop, load, open, page, part, POLICY, settled, verdict } from "./opened.mjs";
import { holdCore, inChromium as test } from "./simulator.mjs";
import { sweep, texts } from "./words.mjs";

const { en } = sweep;
const PHISHING_RESISTANT = "00000000-0000-0000-0000-000000000004";

/** What the package says of the same policies. */
function reportOf(policies, settings = {}, options = {}) {
  return sweepOf(policies, (found) => found.report(options), settings, options);
}

function sweepOf(policies, ask, settings = {}, options = {}) {
  const tenant = Tenant.load(policies);
  const found = tenant.sweep({ at: new Date().toISOString(), ...settings }, options);
  const answer = ask(found);
  found.free();
  tenant.free();
  return answer;
}

/** How a cell of the map looks, by its row and column. */
function kindOf({ map, credentials }, [row, column]) {
  const { weakest, open: isOpen, blocked } = map.rows[row].cells[column];
  if (weakest !== null) return `level${credentials[weakest].level}`;
  return blocked ? "shut" : isOpen ? "open" : "none";
}

/** The policies of the baseline without one. */
function without(name) {
  const [first, ...rest] = BASELINE.policies;
  const { value, ...around } = JSON.parse(first);
  return [JSON.stringify({ ...around, value: value.filter(({ displayName }) => displayName !== name) }, null, 2), ...rest];
}

async function look() {
  await part("open-sweep").click();
  await part("sweep").waitFor();
  await settled();
}

/** The cell of a row and a column by their names. */
const cell = ({ map }, user, resource) =>
  page.locator(
    `.sweep-cell[data-row="${map.rows.findIndex(({ text }) => text === user)}"][data-column="${map.columns.indexOf(resource)}"]`,
  );

const unfold = () => part("sweep").locator("#sweep-narrow summary").click();
const choose = async (dimension, label) => {
  await part(`sweep-in-${dimension}`).selectOption({ label });
  await settled();
};
const regions = (name) => part(`sweep-${name}`).locator(".sweep-regions > li");
const openSignIn = (item) => item.getByRole("button", { name: en["sweep.openSignIn"] });

before(() => init());

describe("every sign-in at once", () => {
  beforeEach(async () => {
    await open();
    await load(BASELINE);
  });
  afterEach(closed);

  test("is told in a sentence, with what is required as somebody wants it", async () => {
    await look();
    assert.equal(await part("sweep-headline").textContent(), reportOf(BASELINE.policies).text);
    const names = await part("sweep-require").locator("option").allTextContents();
    assert.deepEqual(names, [texts.en.strengthMfa, texts.en.strengthPasswordless, texts.en.strengthPhishingResistant, "Certificates"]);
    await part("sweep-require").selectOption(PHISHING_RESISTANT);
    await settled();
    const report = reportOf(BASELINE.policies, { require: PHISHING_RESISTANT });
    assert.equal(await part("sweep-headline").textContent(), report.text);
    assert.deepEqual(
      await part("sweep-notes").locator("li").allTextContents(),
      report.notes.map(({ text }) => text),
    );
  });

  test("a cell of the map opens a sign-in that comes out as the cell says, and there is a way back", async () => {
    const report = reportOf(BASELINE.policies);
    const { map, credentials } = report;
    const kinds = { level0: "allow", level1: "allow", level2: "allow", level3: "allow", none: "deny", shut: "deny", open: "indeterminate" };
    const seen = new Set();
    const first = await verdict();
    for (const [row, { text: user, cells }] of map.rows.entries()) {
      for (const [column, { weakest }] of cells.entries()) {
        const kind = kindOf(report, [row, column]);
        if (seen.has(kind)) continue;
        seen.add(kind);
        await look();
        const button = cell(report, user, map.columns[column]);
        assert.equal(await button.getAttribute("data-kind"), kind);
        const label = await button.textContent();
        assert.match(label, new RegExp(en[`sweep.${kind}`]));
        if (weakest !== null) assert.ok(label.includes(credentials[weakest].text), label);
        await button.click();
        await part("sweep").waitFor({ state: "hidden" });
        const { decision } = await verdict();
        assert.equal(decision, kinds[kind], `${user}, ${map.columns[column]}`);
        assert.equal(await page.evaluate(() => document.activeElement.id), "verdict-title");
      }
    }
    assert.deepEqual([...seen].toSorted(), ["level0", "level1", "level3", "none", "open"]);
    for (const _ of seen) await page.locator("#undo").click();
    assert.deepEqual(await verdict(), first);
  });

  test("the map is gone through with the keys of arrows", async () => {
    const report = reportOf(BASELINE.policies);
    await look();
    assert.equal(await page.locator('.sweep-cell[tabindex="0"]').count(), 1);
    await page.locator('.sweep-cell[tabindex="0"]').focus();
    const [first, second] = report.map.columns;
    assert.ok(first && second);
    for (const key of ["ArrowRight", "ArrowDown", "End", "Home", "PageDown", "ArrowUp"]) await page.keyboard.press(key);
    const at = await page.evaluate(() => ({ ...document.activeElement.dataset }));
    assert.deepEqual([at.row, at.column], [String(report.map.rows.length - 2), "0"]);
    await page.keyboard.press("Enter");
    await part("sweep").waitFor({ state: "hidden" });
    await settled();
    assert.equal((await verdict()).decision, "allow");
    // What was found is there still.
    await part("open-sweep").click();
    await part("sweep-headline").waitFor();
    assert.equal(await page.locator('.sweep-cell[tabindex="0"]').getAttribute("data-row"), at.row);
  });

  test("gaps, dead ends, what is blocked and what is undecided open by themselves", async () => {
    const report = reportOf(BASELINE.policies);
    for (const [name, decision] of Object.entries({ gaps: "allow", deadEnds: "deny", blocked: "deny", undecided: "indeterminate" })) {
      await look();
      const [first] = report[name].regions;
      assert.equal(await part(`sweep-${name}`).locator("h3 .count").textContent(), String(report[name].regions.length));
      const item = regions(name).first();
      assert.equal(await item.locator("p").first().textContent(), first.text);
      for (const place of first.policies) assert.ok((await item.textContent()).includes(report.policies[place].displayName));
      await openSignIn(item).click();
      assert.equal((await verdict()).decision, decision, first.text);
    }
  });

  test("a class of each dimension narrows lists and map, and cells open under the same circumstances", async () => {
    const { report, narrowed } = sweepOf(BASELINE.policies, (found) => {
      const { dimensions } = found.report();
      const of = (name, word) => dimensions.find(({ dimension }) => dimension === name).classes.findIndex(({ text }) => text.includes(word));
      const narrowing = { platform: of("platform", "Windows"), clientApp: of("clientApp", "Browser") };
      return { report: found.report(), narrowed: { narrowing, map: found.map(narrowing) } };
    });
    const { platform, clientApp } = narrowed.narrowing;
    await look();
    await unfold();
    const labels = await part("sweep-choices").locator("label").allTextContents();
    assert.deepEqual(labels, ["Resource", "Client app", "Platform", "User type", "Group", "Role"]);
    const rowsShown = () => part("sweep-map").locator("tbody th").allTextContents();
    await choose("resource", "Finance");
    assert.deepEqual(await part("sweep-map").locator("thead th").allTextContents(), [en["sweep.users"], "Finance"]);
    const finance = report.map.columns.indexOf("Finance");
    const holds = ({ within }) =>
      within.filter(({ dimension }) => dimension === "resource").every(({ classes, except }) => classes.includes(finance) !== except);
    const gaps = report.gaps.regions.filter(holds);
    assert.ok(gaps.length > 0 && gaps.length < report.gaps.regions.length);
    assert.equal(await part("sweep-gaps").locator("h3 .count").textContent(), String(gaps.length));
    // Somebody can be in several groups: what says nothing of this one is within.
    await choose("group", "Field staff");
    assert.deepEqual(await rowsShown(), ["Field staff"]);
    assert.equal(await part("sweep-deadEnds").locator("h3 .count").textContent(), "2");
    assert.match(await part("sweep-narrowed").textContent(), /^Within Resource: Finance; Group: Field staff: \d+ of \d+ kinds/);
    const at = [report.map.rows.findIndex(({ text }) => text === "Field staff"), finance];
    const kind = () => cell(report, "Field staff", "Finance").getAttribute("data-kind");
    assert.deepEqual([kindOf(report, at), await kind()], ["none", "none"]);
    await part("sweep-in-platform").selectOption(String(platform));
    await part("sweep-in-clientApp").selectOption(String(clientApp));
    await settled();
    assert.deepEqual([kindOf({ ...report, map: narrowed.map }, at), await kind()], ["shut", "shut"]);
    assert.equal(await part("sweep-deadEnds").locator("h3 .count").textContent(), "0");
    await cell(report, "Field staff", "Finance").click();
    await part("sweep").waitFor({ state: "hidden" });
    assert.deepEqual([(await verdict()).decision, (await verdict()).reason], ["deny", "access.blocked"]);
    assert.equal(await page.locator("#platform").inputValue(), "windows");
    // What was chosen stays until everything is wanted again.
    await part("open-sweep").click();
    assert.equal(await kind(), "shut");
    await part("sweep-everything").click();
    await settled();
    assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
    assert.equal((await rowsShown()).length, report.map.rows.length);
    assert.equal(await kind(), "none");
    assert.equal(await part("sweep-narrowed").textContent(), "");
    // Whom no policy names is a member, and in no group.
    await choose("userType", "Member");
    assert.deepEqual(await rowsShown(), [report.map.rows[0].text, "Field staff", "Emergency access", "Global Administrator"]);
    await choose("userType", "Internal guest");
    assert.deepEqual(await rowsShown(), ["Internal guest"]);
    await part("sweep-everything").click();
    await settled();
    await part("sweep-find").fill("emergency");
    assert.deepEqual(await rowsShown(), ["Emergency access"]);
  });

  test("narrowing stays from one language to the other, and goes where policies tell other things apart", async () => {
    await look();
    await unfold();
    await choose("group", "Field staff");
    await part("sweep-in-platform").selectOption("1");
    await settled();
    const kind = () => cell(reportOf(BASELINE.policies), "Field staff", "Finance").getAttribute("data-kind");
    assert.equal(await kind(), "shut");
    await page.evaluate(() => {
      location.hash = "#lang=ja";
    });
    await part("sweep-choices").getByText("プラットフォーム").waitFor();
    await settled();
    assert.deepEqual([await part("sweep-in-platform").inputValue(), await kind()], ["1", "shut"]);
    await page.evaluate(() => {
      location.hash = "#lang=en";
    });
    await settled();
    await part("close-sweep").click();
    await load({ ...BASELINE, policies: without("Field staff: Android and iOS alone") });
    await look();
    assert.equal(await part("sweep-in-platform").count(), 0);
    assert.equal(await part("sweep-in-group").inputValue(), "");
  });

  test("what is perhaps let in with less is a list of its own", async () => {
    const [first, ...rest] = BASELINE.policies;
    const { value, ...around } = JSON.parse(first);
    const [everybody, ...others] = value;
    // By a strength: what is not known to be asked for is let in with it.
    const doubtful = {
      ...everybody,
      conditions: { ...everybody.conditions, unread: true },
      grantControls: { operator: "OR", authenticationStrength: { id: "00000000-0000-0000-0000-000000000002" } },
    };
    const policies = [JSON.stringify({ ...around, value: [doubtful, ...others] }), ...rest];
    await load({ ...BASELINE, policies });
    await look();
    const { possibleGaps } = reportOf(policies);
    assert.ok(possibleGaps.regions.length > 0);
    assert.equal(await part("sweep-possibleGaps").locator("h3 .count").textContent(), String(possibleGaps.regions.length));
    await openSignIn(regions("possibleGaps").first()).click();
    assert.equal((await verdict()).decision, "indeterminate");
  });

  test("applications stand by Microsoft's names where the documents have none", async () => {
    const [DYNAMICS, OWN] = ["00000015-0000-0000-c000-000000000000", "a1b2c3d4-0000-4000-8000-000000000001"];
    const policy = (application, index) => ({
      id: `c0000000-0000-4000-8000-00000000000${index}`,
      displayName: `Policy ${index}`,
      state: "enabled",
      conditions: { clientAppTypes: ["all"], users: { includeUsers: ["All"] }, applications: { includeApplications: [application] } },
      grantControls: { operator: "OR", builtInControls: [index ? "mfa" : "block"] },
    });
    const value = [DYNAMICS, OWN].map(policy);
    const policies = [JSON.stringify({ "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies", value })];
    assert.ok(reportOf(policies).map.columns.includes(DYNAMICS));
    await load({ ...BASELINE, policies });
    await look();
    const heads = await part("sweep-map").locator("thead th").allTextContents();
    assert.ok(heads.includes("Microsoft Dynamics ERP") && heads.includes(OWN) && !heads.includes(DYNAMICS), heads.join());
    assert.match(await part("sweep-blocked").textContent(), /Microsoft Dynamics ERP/);
    await unfold();
    await choose("resource", "Microsoft Dynamics ERP");
    await part("sweep-map").getByText("Microsoft Dynamics ERP").first().waitFor();
  });

  test("a policy that never decides is taken out to see that nothing changes", async () => {
    await look();
    const item = part("sweep-policies").locator('[data-role="overshadowed"]');
    assert.match(await item.textContent(), new RegExp(OVERSHADOWED));
    assert.equal(await part("sweep-policies").locator("h3 .count").textContent(), "1");
    await item.getByRole("button", { name: en["sweep.remove"] }).click();
    await part("compare").waitFor();
    assert.match(await part("changed-clause").first().textContent(), new RegExp(OVERSHADOWED));
    await page.locator("#close-compare").click();
    await look();
    assert.match(await part("sweep-change").textContent(), new RegExp(en["sweep.same"]));
    assert.equal(await part("sweep-policies").locator("h3 .count").textContent(), "0");
  });

  test("a change says what it turns", async () => {
    await part("keep-before").click();
    await page.evaluate(
      async (text) => (await import("./inside.js")).loadScenario(text),
      JSON.stringify({ ...BASELINE, policies: without(CERTIFICATES_FOR_FINANCE) }),
    );
    await settled();
    await look();
    const before = Tenant.load(BASELINE.policies);
    const { change, text } = reportOf(without(CERTIFICATES_FOR_FINANCE), {}, { before });
    before.free();
    assert.equal(await part("sweep-headline").textContent(), text);
    assert.ok(change.gained.regions.length > 0);
    assert.equal(await part("sweep-gained").locator("h3 .count").textContent(), String(change.gained.regions.length));
    assert.equal(await part("sweep-lost").locator("h3 .count").textContent(), "0");
    await openSignIn(regions("gained").first()).click();
    assert.equal((await verdict()).decision, "allow");
  });

  test("can be cancelled, and asked again", async () => {
    const release = await holdCore(context);
    await part("open-sweep").click();
    await part("sweep-progress").waitFor();
    await part("sweep-cancel").click();
    await part("sweep-progress").waitFor({ state: "hidden" });
    assert.equal(await part("sweep-status").textContent(), en["sweep.cancelled"]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "sweep-again");
    release();
    await context.unroute("**/*.wasm");
    await part("sweep-again").click();
    await part("sweep-headline").waitFor();
    assert.equal(await part("sweep-headline").textContent(), reportOf(BASELINE.policies).text);
  });

  test("says why there is nothing to tell", async () => {
    await load({ ...BASELINE, policies: [POLICY] });
    await look();
    assert.notEqual(await part("sweep-problem").textContent(), "");
    assert.equal(await part("sweep-headline").isVisible(), false);
    await part("close-sweep").click();
    await load(BASELINE);
    await look();
    assert.equal(await part("sweep-problem").textContent(), "");
  });

  test("a map of many users and resources is shown in part until somebody asks", async () => {
    const ids = (kind) => Array.from({ length: 40 }, (_, index) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
    const [users, applications] = [ids("a"), ids("b")];
    const value = users.map((user, index) => ({
      id: `c0000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      displayName: `Policy ${index}`,
      state: "enabled",
      conditions: {
        clientAppTypes: ["all"],
        users: { includeUsers: [user] },
        applications: { includeApplications: [applications[index]] },
      },
      grantControls: { operator: "OR", builtInControls: ["mfa"] },
    }));
    const policy = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies", value };
    const report = reportOf([JSON.stringify(policy)]);
    await load({ ...BASELINE, policies: [JSON.stringify(policy)] });
    await look();
    const shown = async () => [
      await part("sweep-map").locator("tbody tr").count(),
      (await part("sweep-map").locator("thead th").count()) - 1,
    ];
    assert.deepEqual(await shown(), [30, 16]);
    const { rows, columns } = report.map;
    await page.getByRole("button", { name: en["sweep.moreRows"].replace("{count}", rows.length) }).click();
    await page.getByRole("button", { name: en["sweep.moreColumns"].replace("{count}", columns.length) }).click();
    assert.deepEqual(await shown(), [rows.length, columns.length]);
  });
});

describe("people who are counted", () => {
  const EMERGENCY = "b7a1c3d5-2e4f-4a6b-8c9d-0e1f2a3b4c5d";
  const person = (index, user = {}) => ({ id: `person-${index}`, userPrincipalName: `person${index}@contoso.com`, groups: [], roles: [], ...user });
  const PEOPLE = [person(1, { groups: [EMERGENCY] }), person(2), person(3, { type: "b2bCollaborationGuest" })];
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const lines = (people) => people.map((user) => JSON.stringify({ user, passkeys: [] })).join("\n");
  const give = async (...files) => {
    await part("sweep-input").setInputFiles(files);
    await settled();
  };

  beforeEach(async () => {
    await open();
    await load(BASELINE);
    await look();
  });
  afterEach(closed);

  test("stand at rows, at kinds and in the headline, from files of any form, and are left out again", async () => {
    const settings = { people: [...PEOPLE, person(4), { ...person(5), groups: undefined }] };
    const { text, people, map, gaps } = reportOf(BASELINE.policies, settings);
    assert.deepEqual(people, { counted: 4, unknown: 1 });
    const whole = await part("sweep-headline").textContent();
    const page1 = JSON.stringify({ "@odata.context": "", value: [{ ...PEOPLE[1], userType: "Member" }] }, null, 2);
    await give(file("people.ndjson", lines([PEOPLE[0]])), file("page.json", page1), file("list.json", JSON.stringify([PEOPLE[2]])));
    assert.deepEqual(await part("sweep-files").locator("strong").allTextContents(), ["people.ndjson", "page.json", "list.json"]);
    assert.match(await part("sweep-headline").textContent(), /People counted: 3\./);
    await give(file("more.ndjson", lines(settings.people.slice(3))));
    const counted = en["sweep.counted"].replace("{count}", "4");
    assert.equal(await part("sweep-headline").textContent(), `${text}${counted}`);
    assert.equal(await part("sweep-status").textContent(), `${text} ${counted}`);
    const many = (count) => en[count === 1 ? "sweep.person" : "sweep.people"].replace("{count}", count);
    const rows = map.rows.map((row) => `${row.text}${many(row.people)}`);
    assert.deepEqual(await part("sweep-map").locator("tbody th").allTextContents(), rows);
    const emergency = gaps.regions.findIndex(({ question }) => question.user.groups.includes(EMERGENCY));
    assert.match(await regions("gaps").nth(emergency).textContent(), new RegExp(many(gaps.regions[emergency].people)));
    assert.match(await part("sweep-notes").textContent(), /1 people were left out/);
    // Nothing of them is kept.
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
    assert.doesNotMatch(kept, /person-?1/);
    await part("sweep-leave-out").click();
    await settled();
    assert.equal(await part("sweep-headline").textContent(), whole);
    assert.equal(await part("sweep-files").locator("li").count(), 0);
    assert.equal(await part("sweep-leave-out").isVisible(), false);
  });

  test("can be dropped on the view", async () => {
    await drop("#sweep", ["people.ndjson", Buffer.from(lines(PEOPLE))]);
    await part("sweep-headline").getByText("People counted: 3.").waitFor();
  });

  test("are refused with the file and the line of who is none", async () => {
    const wrong = [
      [file("people.txt", "id,name\n1,Ada\n"), "people.txt:1: This is no person"],
      [file("kinds.ndjson", lines([PEOPLE[1], person(9, { type: "visitor" })])), "kinds.ndjson:2: .*`visitor` is not known"],
      [file("policies.json", BASELINE.policies[0]), "Nobody of these files can be counted"],
      [file("long.json", `[\n"${"x".repeat(17 * 1024 * 1024)}`), "long.json: This is longer than 16777216 characters"],
    ];
    for (const [one, message] of wrong) {
      await give(one);
      assert.match(await part("sweep-problem").textContent(), new RegExp(message));
      assert.equal(await part("sweep-headline").isVisible(), false);
      await part("sweep-leave-out").click();
      await settled();
      assert.equal(await part("sweep-problem").textContent(), "");
    }
  });

  test("can be cancelled while they are read, and read again", async () => {
    // After what cannot be read the worker begins anew, and here it waits for the core.
    await give(file("people.txt", "id"));
    const release = await holdCore(context);
    await part("sweep-leave-out").click();
    await part("sweep-progress").waitFor();
    await part("sweep-input").setInputFiles([file("people.ndjson", lines(PEOPLE))]);
    await part("sweep-progress").getByText(en["sweep.reading"]).waitFor();
    assert.match(await part("sweep-progress").textContent(), /0\.0 of 0\.0 MB, 0 people/);
    await part("sweep-cancel").click();
    assert.equal(await part("sweep-status").textContent(), en["sweep.cancelled"]);
    release();
    await context.unroute("**/*.wasm");
    await part("sweep-again").click();
    await part("sweep-headline").getByText("People counted: 3.").waitFor();
  });
});

describe("every sign-in at once in Japanese", () => {
  afterEach(closed);

  test("is told in Japanese, also from one language to the other", async () => {
    await open({ locale: "ja-JP" }, "#lang=ja");
    await load(BASELINE);
    await look();
    const inJapanese = reportOf(BASELINE.policies, {}, { language: "ja" });
    assert.equal(await part("sweep-headline").textContent(), inJapanese.text);
    assert.equal(await page.getByRole("heading", { level: 2, name: sweep.ja["sweep.title"] }).count(), 1);
    await page.evaluate(() => {
      location.hash = "#lang=en";
    });
    await page.getByText(reportOf(BASELINE.policies).text).first().waitFor();
    assert.deepEqual(Object.keys(sweep.ja), Object.keys(sweep.en));
  });
});
