// The view of a whole organisation: who is locked out, in a real browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe } from "node:test";

import { Tenant, impact } from "../../pkg/index.js";
import { violations } from "./axe.mjs";
import { RSA_DS100, YUBIKEY, closed, context, drop, editor, open, page, part, settled } from "./opened.mjs";
import { allowClipboard, downloaded, everywhere, holdCore, inChromium as test } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { organisation, texts } from "./words.mjs";

const { en, ja } = organisation;

const policy = (...aaGuids) =>
  JSON.stringify({
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
    id: "Fido2",
    state: "enabled",
    isAttestationEnforced: false,
    keyRestrictions: { isEnforced: aaGuids.length > 0, enforcementType: "allow", aaGuids },
    includeTargets: [{ targetType: "group", id: "all_users" }],
  });

const BEFORE = policy();
const AFTER = policy(RSA_DS100);

const person = (number, name, aaGuids, methodsRegistered = [], accountEnabled = true) => ({
  user: {
    id: `${String(number).padStart(8, "0")}-1111-4111-8111-111111111111`,
    userPrincipalName: `p${number}@contoso.com`,
    displayName: name,
    groups: [],
    roles: [],
    type: "member",
    accountEnabled,
  },
  passkeys: aaGuids.map((aaGuid, index) => ({ id: `k${number}-${index}`, aaGuid, passkeyType: "deviceBound", attestationLevel: "attested", displayName: `Key of ${name}` })),
  methodsRegistered,
});

const PEOPLE = [
  person(1, "Adele Vance", [YUBIKEY]),
  person(2, "Grady Archie", [YUBIKEY, RSA_DS100]),
  person(3, "Isaiah Langer", [RSA_DS100]),
  person(4, "=Lee, \"Gu\"", [YUBIKEY], ["microsoftAuthenticatorPush"]),
  person(5, "Megan Bowen", [YUBIKEY], [], false),
];
const lines = (list) => list.map((one) => `${JSON.stringify(one)}\n`).join("");
const CUT = `{"user":{"id":"x`;
/** Says of the first person what else there is, and names one that the lines do not. */
const CSV = "userPrincipalName;methodsRegistered\r\nP1@contoso.com;softwareOneTimePasscode\r\nnew@contoso.com;mobilePhone\r\n";

const bytes = (text) => Buffer.from(text);
const dropPeople = (...files) => drop("#organisation", ...files.map(([name, text]) => [name, bytes(text)]));

/** The policies before and after, and the view. */
async function begin({ compared = true } = {}) {
  await editor.fill(BEFORE);
  await settled();
  if (compared) {
    await part("keep-before").click();
    await editor.fill(AFTER);
    await settled();
  }
  await part("open-organisation").click();
  await settled();
}

const names = () => part("organisation-table").locator(".grid-row .cell-name strong").allTextContents();
const row = (name) => part("organisation-table").locator(".grid-row", { hasText: name });
const count = () => part("organisation-count").textContent();
const headline = () => part("organisation-headline").locator(".headline-words").textContent();
const bars = (id) => part(id).locator(".bar-count, .model-counts").allTextContents();

async function inOrder(state) {
  assert.deepEqual((await violations(page)).map((one) => `${state}: ${one}`), []);
}

describe("a whole organisation", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("is loaded once somebody opens it", async () => {
    const asked = [];
    const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /organisation(-|\.)/.test(name)));
    assert.deepEqual(await loaded(), []);
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await begin();
    assert.ok(asked.some((path) => /^\/organisation-\w+\.js$/.test(path)) && asked.includes("/organisation.css"), String(asked));
    assert.ok(!asked.includes("/organisation-worker.js"), "nothing is asked yet");
    await page.keyboard.press("Escape");
    await part("organisation").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "open-organisation");
  });

  test("says in a sentence, pictures and rows who is locked out", async () => {
    await begin();
    assert.match(await part("organisation-policies").textContent(), /Kept as before/);
    await dropPeople(["people.ndjson", `${lines(PEOPLE)}${CUT}`], ["report.csv", CSV]);
    // The report gives the first person another method, and tells of one more.
    assert.equal(await headline(), "3 of 6 people lose a key, 0 have no other way in.");
    assert.match(await part("organisation-status").textContent(), /3 of 6 people lose a key/);
    assert.equal(await part("organisation-files").locator("li").count(), 2);
    const expected = impact([BEFORE], [AFTER], { "report.csv": CSV, "people.ndjson": `${lines(PEOPLE)}${CUT}` }, { at: new Date().toISOString() });
    const { totals, models, unreadable, sources, notes, allowList } = expected;
    assert.deepEqual(
      (await bars("organisation-effects")).map(Number),
      [totals.lockedOut, totals.losesKey, totals.undecided, totals.gains, totals.unchanged, totals.disabled],
    );
    assert.equal(await part("organisation-models").locator("button").count(), models.length);
    assert.match(await part("organisation-models").locator("li").first().textContent(), /3 keys, 3 people.*accepted 3, refused 0.*accepted 0, refused 3.*3 refused from now on/);
    assert.equal(await count(), "6 of 6 people");
    const grid = part("organisation-table");
    assert.equal(await grid.getAttribute("aria-rowcount"), "7");
    const byEffect = ["losesKey", "losesKey", "losesKey", "unchanged", "unchanged", "disabled"].map((effect) => term("Effect", effect));
    assert.deepEqual(await grid.locator(".cell-effect").allTextContents(), byEffect);

    const report = part("organisation-report");
    const unread = await report.getByTestId("organisation-unreadable").textContent();
    const [{ file, line, text, code }] = unreadable.places;
    assert.ok(unread.includes(`${file}, line ${line}`) && unread.includes(text) && unread.includes(code), unread);
    for (const note of notes) assert.ok((await report.textContent()).includes(note.text), note.text);
    for (const source of sources) assert.ok((await report.getByTestId("organisation-sources").textContent()).includes(source.file));
    assert.equal(await part("organisation-aaguids").textContent(), allowList.aaGuids.join("\n"));
  });

  test("is filtered by effect, model and text, and sorted", async () => {
    await begin();
    await dropPeople(["people.ndjson", lines(PEOPLE)]);
    assert.equal(await headline(), "3 of 5 people lose a key, 1 has no other way in.");
    await page.locator("#organisation-effect").selectOption("lockedOut");
    await settled();
    assert.deepEqual(await names(), ["Adele Vance"]);
    assert.equal(await part("organisation-effects").locator('[data-effect="lockedOut"]').getAttribute("aria-pressed"), "true");
    await part("organisation-effects").locator('[data-effect="losesKey"]').click();
    await settled();
    assert.deepEqual(await names(), ["Grady Archie", "=Lee, \"Gu\""]);
    await part("organisation-models").locator(`[data-model="passkey ${RSA_DS100}"]`).click();
    await settled();
    assert.deepEqual(await names(), ["Grady Archie"]);
    await part("organisation-clear").click();
    await settled();
    assert.equal((await names()).length, 5);
    await page.locator("#organisation-text").fill("CONTOSO p4");
    await settled();
    assert.deepEqual(await names(), ["=Lee, \"Gu\""]);
    assert.equal(await count(), "1 of 5 people");
    await page.locator("#organisation-text").fill("");
    await settled();

    const head = part("organisation-table").getByRole("columnheader");
    assert.equal(await head.nth(1).getAttribute("aria-sort"), "ascending");
    await head.first().getByRole("button").click();
    await settled();
    assert.equal(await head.first().getAttribute("aria-sort"), "ascending");
    const collator = new Intl.Collator("en");
    const sorted = PEOPLE.map(({ user }) => user.displayName).sort(collator.compare);
    assert.deepEqual(await names(), sorted);
    await head.first().getByRole("button").click();
    await settled();
    assert.deepEqual(await names(), sorted.toReversed());
    await head.nth(3).getByRole("button").click();
    await head.nth(3).getByRole("button").click();
    await settled();
    assert.equal((await names())[0], "Grady Archie");
  });

  test("opens the trace of each key, by keyboard too", async () => {
    await begin();
    await dropPeople(["people.ndjson", lines(PEOPLE)]);
    const grid = part("organisation-table");
    await grid.focus();
    await page.keyboard.press("ArrowDown");
    const active = await grid.getAttribute("aria-activedescendant");
    assert.match(await page.locator(`#${active}`).textContent(), /Grady Archie/);
    assert.equal(await page.locator(`#${active}`).getAttribute("aria-rowindex"), "3");
    await page.keyboard.press("Enter");
    const shown = part("organisation-person");
    await shown.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Grady Archie");
    const keys = shown.getByTestId("organisation-key");
    assert.equal(await keys.count(), 2);
    const text = await keys.first().textContent();
    assert.ok(text.includes("passkey.aaguidNotAllowed") && text.includes(texts.en.howDecided), text);
    assert.ok((await keys.first().locator('[data-side="after"] .trace .check-item.deciding').count()) > 0);
    assert.equal(await keys.first().locator('[data-side="before"]').getAttribute("open"), null);
    // The place of a clause is in the policies of the page.
    await keys.first().locator(".place:visible").first().click();
    await part("organisation").waitFor({ state: "hidden" });
    await part("open-organisation").click();
    await row("Adele Vance").click();
    await shown.waitFor();
    await page.keyboard.press("Escape");
    await shown.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "organisation-table");
  });

  test("hides names, also where sentences have them", async () => {
    await begin();
    await dropPeople(["people.ndjson", `${lines(PEOPLE)}${lines(PEOPLE.slice(0, 1))}`]);
    assert.match(await part("organisation-unreadable").textContent(), /Adele Vance|p1@contoso|00000001-/);
    await part("organisation-hide").check();
    assert.equal((await names())[0], "Person 1");
    await row("Person 1").first().click();
    await part("organisation-person").waitFor();
    const everything = await page.locator("#organisation").textContent();
    for (const { user } of PEOPLE) {
      for (const name of [user.displayName, user.userPrincipalName, user.id]) assert.ok(!everything.includes(name), name);
    }
    assert.ok(!everything.includes("Key of"), "what somebody calls a key");
    await page.keyboard.press("Escape");
    await part("organisation-hide").uncheck();
    assert.equal((await names())[0], "Adele Vance");
  });

  everywhere("is downloaded as it is shown, as CSV and as NDJSON", async () => {
    await begin();
    await dropPeople(["people.ndjson", lines(PEOPLE)]);
    await page.locator("#organisation-effect").selectOption("losesKey");
    await page.locator("#organisation-columns").getByRole("button", { name: en["organisation.name"] }).click();
    await page.locator("#organisation-columns").getByRole("button", { name: en["organisation.name"] }).click();
    await settled();
    const shown = await names();
    const csv = await downloaded(page, () => part("organisation-csv").click());
    assert.equal(csv.name, "people.csv");
    const text = (await readFile(csv.path, "utf8")).replace(/^\uFEFF/, "");
    // What the core writes: what begins like a formula is none for a spreadsheet.
    const tenants = [BEFORE, AFTER].map((one) => Tenant.load([one]));
    const asked = tenants[0].impact(tenants[1], { rows: "csv", only: ["losesKey"] });
    asked.feed("people.ndjson", bytes(lines(PEOPLE)));
    asked.finish();
    const records = new TextDecoder().decode(asked.take()).trim().split("\r\n");
    assert.deepEqual(text.trim().split("\r\n"), [records[0], ...[1, 2].map((index) => records.find((one) => one.includes(shown[index - 1].replace('"Gu"', '""Gu""'))))]);
    assert.ok(text.includes(`"'=Lee, ""Gu"""`), text);
    const ndjson = await downloaded(page, () => part("organisation-ndjson").click());
    assert.equal(ndjson.name, "people.ndjson");
    const rows = (await readFile(ndjson.path, "utf8")).trim().split("\n").map((line) => JSON.parse(line).user.displayName);
    assert.deepEqual(rows, shown);
  });

  test("can be cancelled, and asked again", async () => {
    await begin();
    const release = await holdCore(context);
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "people.ndjson"));
      return transfer;
    }, lines(PEOPLE));
    await page.locator("#organisation").dispatchEvent("drop", { dataTransfer });
    const progress = part("organisation-progress");
    await progress.waitFor();
    assert.match(await progress.textContent(), /Reading.*0 people/);
    await part("organisation-cancel").focus();
    await page.keyboard.press("Enter");
    await progress.waitFor({ state: "hidden" });
    release();
    assert.equal(await part("organisation-status").textContent(), en["organisation.cancelled"]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "organisation-again");
    await part("organisation-headline").waitFor({ state: "hidden" });
    await context.unroute("**/*.wasm");
    await page.keyboard.press("Enter");
    await part("organisation-headline").waitFor();
    assert.equal(await headline(), "3 of 5 people lose a key, 1 has no other way in.");
  });

  test("says what is in use where nothing changes, and answers anew when the policies do", async () => {
    await begin({ compared: false });
    assert.match(await part("organisation-policies").textContent(), /what is in use/);
    await dropPeople(["people.ndjson", lines(PEOPLE)]);
    assert.equal(await headline(), "5 people have 5 keys of 2 models.");
    await page.keyboard.press("Escape");
    await part("keep-before").click();
    await editor.fill(AFTER);
    await settled();
    await part("open-organisation").click();
    await settled();
    assert.equal(await headline(), "3 of 5 people lose a key, 1 has no other way in.");
    await part("organisation-put-away").click();
    await part("organisation-headline").waitFor({ state: "hidden" });
    assert.equal(await part("organisation-files").locator("li").count(), 0);
  });

  test("says what it cannot read, and which policies are missing", async () => {
    await begin();
    await dropPeople(["notes.txt", "These are notes."]);
    assert.equal(await headline(), en["organisation.nobody"]);
    assert.match(await part("organisation-sources").textContent(), /notes\.txt Nothing recognised/);
    await page.keyboard.press("Escape");
    await editor.fill("{");
    await settled();
    await part("open-organisation").click();
    await settled();
    assert.match(await part("organisation-problem").textContent(), /input\.syntax/);
  });

  test("copies the list and its request", async () => {
    await allowClipboard(context);
    await begin();
    await dropPeople(["people.ndjson", lines(PEOPLE)]);
    const list = part("organisation-list");
    await list.getByRole("button", { name: en["organisation.listCopy"] }).click();
    await part("organisation-said").getByText(texts.en["graph.copied"]).waitFor();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    assert.deepEqual(JSON.parse(await copied()), [RSA_DS100, YUBIKEY]);
    await part("organisation-listed").getByLabel(term("MicrosoftKeys", "windowsHello")).check();
    await settled();
    const { allowList } = impact([BEFORE], [AFTER], lines(PEOPLE), {}, { listed: ["windowsHello"] });
    assert.ok(allowList.aaGuids.length > 2);
    assert.equal(await part("organisation-aaguids").textContent(), allowList.aaGuids.join("\n"));
    await list.getByText(en["organisation.request"]).click();
    await list.getByRole("button", { name: "JSON" }).click();
    assert.ok((await copied()).includes(YUBIKEY));
  });

  test("scrolls through many with few rows in the document", async () => {
    await begin();
    const many = Array.from({ length: 3000 }, (_, index) => person(index, `Person of number ${index}`, [RSA_DS100]));
    await dropPeople(["people.ndjson", lines(many)]);
    const grid = part("organisation-table");
    assert.equal(await grid.getAttribute("aria-rowcount"), "3001");
    await grid.focus();
    await page.keyboard.press("End");
    await row("number 2999").waitFor();
    assert.ok((await grid.locator(".grid-row").count()) < 40);
    assert.equal(await row("number 2999").getAttribute("aria-rowindex"), "3001");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Home");
    await row("number 0").first().waitFor();
    await grid.evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2;
    });
    await row("number 1500").waitFor();
  });
});

for (const [language, theme] of [
  ["en", "light"],
  ["ja", "dark"],
]) {
  test(`a whole organisation is in order, and fits 360 pixels: ${language}, ${theme}`, async () => {
    await open({ viewport: { width: 360, height: 740 }, colorScheme: theme }, `#lang=${language}`);
    await begin();
    const words = language === "ja" ? ja : en;
    assert.equal(await page.locator("#organisation-title").textContent(), words["organisation.title"]);
    await inOrder("empty");
    await dropPeople(["people.ndjson", `${lines(PEOPLE)}${CUT}`]);
    if (language === "ja") assert.equal(await headline(), "5 人のうち 3 人がキーを失い、1 人はほかにサインインする方法がありません。");
    const fits = async () => {
      const found = await page.evaluate(() => [...document.querySelectorAll("dialog[open] .view-body")].map((one) => [one.scrollWidth, one.clientWidth]));
      for (const [wide, body] of found) assert.ok(wide <= body, `${wide} > ${body}`);
    };
    await fits();
    await inOrder("found");
    await row("Adele Vance").click();
    await part("organisation-person").waitFor();
    await fits();
    await inOrder("a person");
    // No key of the texts is left as it is.
    assert.ok(!/organisation\.|compare\./.test(await page.locator("#organisation").textContent()));
    await closed();
  });
}

test("the words of the view are there in both languages", () => {
  assert.deepEqual(Object.keys(ja), Object.keys(en));
});
