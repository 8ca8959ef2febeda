// Every sign-in at once in the simulator, in a real browser.

import assert from "node:assert/strict";
import { afterEach, before, beforeEach, describe } from "node:test";

import { init, Tenant } from "../../pkg/index.js";
import { BASELINE, CERTIFICATES_FOR_FINANCE, OVERSHADOWED } from "./baseline.mjs";
import { closed, context, load, open, page, part, POLICY, settled, verdict } from "./opened.mjs";
import { holdCore, inChromium as test } from "./simulator.mjs";
import { sweep, texts } from "./words.mjs";

const { en } = sweep;
const PHISHING_RESISTANT = "00000000-0000-0000-0000-000000000004";

/** What the package says of the same policies. */
function reportOf(policies, settings = {}, options = {}) {
  const tenant = Tenant.load(policies);
  const found = tenant.sweep({ at: new Date().toISOString(), ...settings }, options);
  const report = found.report(options);
  found.free();
  tenant.free();
  return report;
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
    const kinds = { level0: "allow", level1: "allow", level2: "allow", level3: "allow", none: "deny", open: "indeterminate" };
    const seen = new Set();
    const first = await verdict();
    for (const { text: user, cells } of map.rows) {
      for (const [column, { weakest, open: isOpen }] of cells.entries()) {
        const kind = weakest === null ? (isOpen ? "open" : "none") : `level${credentials[weakest].level}`;
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
    assert.deepEqual([...seen].toSorted(), ["level0", "level3", "none", "open"]);
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

  test("one class of one dimension narrows lists and map", async () => {
    const report = reportOf(BASELINE.policies);
    await look();
    await part("sweep-dimension").selectOption("resource");
    const resource = report.dimensions.find(({ dimension }) => dimension === "resource");
    const finance = resource.classes.findIndex(({ text }) => text === "Finance");
    await part("sweep-class").selectOption(String(finance));
    assert.deepEqual(await part("sweep-map").locator("thead th").allTextContents(), [en["sweep.users"], "Finance"]);
    const holds = ({ within }) =>
      within.filter(({ dimension }) => dimension === "resource").every(({ classes, except }) => classes.includes(finance) !== except);
    const gaps = report.gaps.regions.filter(holds);
    assert.ok(gaps.length > 0 && gaps.length < report.gaps.regions.length);
    assert.equal(await part("sweep-gaps").locator("h3 .count").textContent(), String(gaps.length));
    // Somebody can be in several groups: what says nothing of this one is within.
    await part("sweep-dimension").selectOption("group");
    await part("sweep-class").selectOption({ label: "Field staff" });
    assert.deepEqual(await part("sweep-map").locator("tbody th").allTextContents(), ["Field staff"]);
    assert.equal(await part("sweep-deadEnds").locator("h3 .count").textContent(), "2");
    await part("sweep-class").selectOption({ label: "Emergency access" });
    assert.equal(await part("sweep-deadEnds").locator("h3 .count").textContent(), "2");
    await part("sweep-dimension").selectOption("platform");
    await part("sweep").getByText(en["sweep.mapWhole"].replace("{dimension}", "Platform")).waitFor();
    await part("sweep-dimension").selectOption("");
    await part("sweep-find").fill("emergency");
    assert.deepEqual(await part("sweep-map").locator("tbody th").allTextContents(), ["Emergency access"]);
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
