// Comparing policies before and after a change, and the requests to Microsoft Graph that make it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, afterEach, before, beforeEach, describe } from "node:test";

import { violations } from "./axe.mjs";
import { editorOn } from "./editor.mjs";
import { example } from "./examples.mjs";
import { SITE, allowClipboard, answered, collectErrors, collectRequests, everywhere, inChromium as test, launch } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { texts } from "./words.mjs";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const STRENGTH = "50000000-0000-4000-8000-000000000001";

const passkeys = (...aaGuids) => ({
  "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
  id: "Fido2",
  state: "enabled",
  isAttestationEnforced: false,
  keyRestrictions: { isEnforced: true, enforcementType: "allow", aaGuids },
  includeTargets: [{ targetType: "group", id: "all_users" }],
  excludeTargets: [],
});

const strength = (name, issuers, oids) => ({
  "@odata.type": "#microsoft.graph.authenticationStrengthPolicy",
  id: STRENGTH,
  displayName: name,
  policyType: "custom",
  allowedCombinations: ["fido2", "x509CertificateMultiFactor"],
  combinationConfigurations: [
    {
      "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
      id: "60000000-0000-4000-8000-000000000001",
      appliesToCombinations: ["x509CertificateMultiFactor"],
      allowedIssuerSkis: issuers,
      allowedPolicyOIDs: oids,
    },
  ],
});

let browser;
let context;
let page;
let editor;
let wrongs;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open(options = {}, hash = "#lang=en") {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  await allowClipboard(context);
  page = await context.newPage();
  editor = editorOn(page);
  wrongs = [];
  collectErrors(page, wrongs);
  collectRequests(context, wrongs);
  await page.goto(new URL(hash, SITE).href);
  await settled();
}

const settled = () => answered(page);
const part = (id) => page.getByTestId(id);

async function load(scenario) {
  await part("credential-box").fill(JSON.stringify({ scenario: 1, ...scenario }));
  await page.getByRole("button", { name: texts.en.loadScenario }).click();
  await settled();
}

const signIn = (aaguid, more = {}) => ({
  action: "signIn",
  user: { type: "member" },
  credential: { passkey: { aaguid, type: "deviceBound" } },
  ...more,
});

/** Questions as they came out: title, whether changed, and each side's code. */
async function questions() {
  return part("compared-question").evaluateAll((items) =>
    items.map((item) => [
      item.dataset.changed,
      ...[...item.querySelectorAll(":scope > .sides > .side code")].map((code) => code.textContent),
    ]),
  );
}

/** The changed clauses: pointer, and what went and came. */
async function clauses() {
  return part("changed-clause").evaluateAll((items) =>
    items.map((item) => [
      item.querySelector("figcaption code").textContent,
      [...item.querySelectorAll("del")].map((one) => one.textContent),
      [...item.querySelectorAll("ins")].map((one) => one.textContent),
    ]),
  );
}

async function edit(policy) {
  await editor.fill(typeof policy === "string" ? policy : JSON.stringify(policy, null, 2));
  await settled();
}

describe("before and after", () => {
  beforeEach(() => open());
  afterEach(async () => {
    await context.close();
    assert.deepEqual(wrongs, []);
  });

  test("says what to do where nothing is kept, and keeps the policies as they are", async () => {
    await part("open-compare").click();
    assert.match(await part("compare-head").textContent(), new RegExp(texts.en["compare.nothingKept"].slice(0, 30)));
    assert.equal(await part("compared-question").count(), 0);
    await part("compare-keep").click();
    assert.deepEqual(await questions(), [["false", "passkey.aaguidNotAllowed", "passkey.aaguidNotAllowed"]]);
    assert.deepEqual(await clauses(), []);
    assert.match(await part("compare-head").textContent(), new RegExp(texts.en["before.same"]));
  });

  test("shows the question and the watched ones on both sides, and what differs", async () => {
    await load({
      policies: [passkeys(RSA_DS100, YUBIKEY)],
      question: signIn(YUBIKEY),
      watch: [{ question: signIn(RSA_DS100) }, { question: signIn(YUBIKEY, { action: "register", channel: "securityInfo" }) }],
    });
    await part("keep-before").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "strip-compare");
    assert.equal(await part("compare-was").textContent(), "Before: Allowed allowed");
    await edit(passkeys(RSA_DS100));
    assert.equal(await part("reason-code").textContent(), "passkey.aaguidNotAllowed");
    assert.equal(await part("compare-was").textContent(), "Before: Allowed allowed");
    assert.match(await part("before-strip").textContent(), /1 document\.\s*1 clause differs/);
    await part("strip-compare").click();
    assert.equal(await part("compared-count").textContent(), "Answers that changed: 2 of 3");
    assert.deepEqual(await questions(), [
      ["true", "allowed", "passkey.aaguidNotAllowed"],
      ["true", "allowed", "passkey.aaguidNotAllowed"],
      ["false", "allowed", "allowed"],
    ]);
    assert.deepEqual(await clauses(), [["/keyRestrictions/aaGuids", [JSON.stringify(YUBIKEY)], []]]);
    const admits = part("compared-admits");
    assert.match(await admits.textContent(), /Not let in any more \(1\)YubiKey 5 Series/);
    const first = part("compared-question").first();
    await first.locator("summary").click();
    assert.match(await first.locator(".compared-checks").textContent(), /is on the allow list.*is not on the enforced allow list/);
  });

  test("swaps the sides, leads to a clause, and discards what was kept", async () => {
    await part("keep-before").click();
    await edit(passkeys(YUBIKEY));
    await part("open-compare").click();
    assert.deepEqual(await questions(), [["true", "passkey.aaguidNotAllowed", "allowed"]]);
    await part("compare-swap").click();
    assert.deepEqual(await questions(), [["true", "allowed", "passkey.aaguidNotAllowed"]]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "compare-swap");
    assert.equal(await part("reason-code").textContent(), "passkey.aaguidNotAllowed");
    const list = part("changed-clause").filter({ has: page.getByText("/keyRestrictions/aaGuids", { exact: true }) });
    await list.locator(".place").click();
    await part("compare").waitFor({ state: "hidden" });
    assert.deepEqual(JSON.parse(await editor.selected()), [RSA_DS100]);
    await part("strip-discard").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "keep-before");
    await part("before-strip").waitFor({ state: "hidden" });
    await part("compare-was").waitFor({ state: "hidden" });
  });

  test("opens what was there before a remedy, and asks a question that is shown and watched once", async () => {
    await part("add-watched").click();
    await part("apply-remedy").first().click();
    await settled();
    await part("compare-remedy").click();
    assert.deepEqual(await questions(), [["true", "passkey.aaguidNotAllowed", "allowed"]]);
    assert.deepEqual(await clauses(), [["/keyRestrictions/aaGuids", [], [JSON.stringify(YUBIKEY)]]]);
    assert.match(await part("compared-admits").textContent(), /Let in now \(1\)YubiKey 5 Series/);
  });

  test("names the issuers and policy OIDs that a strength lets in or keeps out", async () => {
    const [old, kept, added] = ["AA".repeat(20), "BB".repeat(20), "CC".repeat(20)];
    await load({ policies: [strength("Staff", [old, kept], ["1.2.3"])], question: signIn(YUBIKEY, { strengths: [STRENGTH] }) });
    await part("keep-before").click();
    await edit(strength("Staff", [kept, added], []));
    await part("strip-compare").click();
    const items = await part("compared-admits").locator(":scope > li").allTextContents();
    assert.equal(items.length, 2);
    const [issuers, oids] = items;
    assert.match(issuers, new RegExp(`^Staff: issuers \\(SKI\\).*On the list now \\(1\\)${added}Not on the list any more \\(1\\)${old}$`));
    assert.match(oids, /^Staff: policy OIDs.*Nothing is restricted any more\. Before, only these were let in:1\.2\.3$/);
    assert.deepEqual(await questions(), [["false", "allowed", "allowed"]]);
    assert.deepEqual(await clauses(), [
      ["/combinationConfigurations/0/allowedIssuerSkis", [JSON.stringify(old)], [JSON.stringify(added)]],
      ["/combinationConfigurations/0/allowedPolicyOIDs", ['"1.2.3"'], []],
    ]);
  });

  test("names the authorities that are trusted or are not any more", async () => {
    await load(example("cba-chain"));
    await page.getByRole("tab", { name: texts.en["resource.certificateBasedAuthConfiguration"], exact: true }).click();
    await part("keep-before").click();
    const store = JSON.parse(example("cba-chain").policies[1]);
    await edit({ value: store.value.slice(1) });
    await part("strip-compare").click();
    assert.deepEqual(await questions(), [["true", "allowed", "certificate.issuerNotTrusted"]]);
    const [authorities] = await part("compared-admits").locator(":scope > li").allTextContents();
    assert.match(authorities, /Not trusted any more \(1\).*CN=Contoso Root/);
    assert.ok(!authorities.includes("Issuing"));
    assert.deepEqual((await clauses()).map(([path]) => path), ["/value/0"]);
    await part("compare-graph").click();
    await settled();
    const unsent = part("graph-unsent").locator("li");
    assert.deepEqual(await unsent.evaluateAll((items) => items.map((item) => item.dataset.why)), ["notWritable", "removed"]);
  });

  test("tells of a policy that came without the checks in it", async () => {
    const { policies, question } = example("access-report-only");
    const [first, second] = JSON.parse(policies[0]).value;
    await load({ policies: [{ value: [first] }], question });
    await part("keep-before").click();
    await edit({ value: [first, { ...second, state: "enabled" }] });
    await part("strip-compare").click();
    assert.deepEqual(await questions(), [["true", "allowed", "access.grantControlUnsatisfied"]]);
    const checks = part("compared-question").locator(".compared-checks > li");
    await part("compared-question").locator("summary").click();
    assert.deepEqual(await checks.locator(".check-name").allTextContents(), [term("RuleId", "access"), term("RuleId", "access.policy")]);
    assert.match(await checks.last().textContent(), /Not made.*Compliant devices \(trial\)/);
    assert.deepEqual(await clauses().then((list) => list.map(([path]) => path)), ["/value/1"]);
  });

  test("compares documents wherever they are, by what they are", async () => {
    const found = await page.evaluate(
      async ([a, b]) => {
        const { clauseChanges } = await import("./inside.js");
        const text = (id, value) => ({ id, text: typeof value === "string" ? value : JSON.stringify(value) });
        const paths = (before, after) =>
          clauseChanges(before, after).map(({ before: was, after: is, clauses, formatting, text: isText }) => [
            was?.id ?? null,
            is?.id ?? null,
            clauses.map(({ path, side }) => `${side} ${path}`),
            Boolean(formatting),
            Boolean(isText),
          ]);
        const policy = (id, state) => ({ id, state, conditions: { users: { includeUsers: ["All"] } } });
        return {
          newFiles: paths([text(1, a), text(2, b)], [text(3, b), text(4, { ...a, state: "disabled" })]),
          formatting: paths([text(1, a)], [text(1, JSON.stringify(a, null, 2))]),
          gone: paths([text(1, a), text(2, b)], [text(2, b)]),
          broken: paths([text(1, a)], [text(1, "{")]),
          moved: paths(
            [text(1, { value: [policy("x", "enabled"), policy("y", "enabled")] })],
            [text(1, { value: [policy("y", "disabled"), policy("x", "enabled"), policy("z", "enabled")] })],
          ),
          escaped: paths([text(1, { "a/b~c": 1 })], [text(1, { "a/b~c": null })]),
          order: paths([text(1, { list: ["a", "b"] })], [text(1, { list: ["b", "a"] })]),
        };
      },
      [passkeys(RSA_DS100), strength("Staff", [], [])],
    );
    assert.deepEqual(found, {
      newFiles: [[1, 4, ["after /state"], false, false]],
      formatting: [[1, 1, [], true, false]],
      gone: [[1, null, ["before "], false, false]],
      broken: [[1, 1, ["after "], false, true]],
      moved: [[1, 1, ["after /value/0/state", "after /value/2"], false, false]],
      escaped: [[1, 1, ["after /a~1b~0c"], false, false]],
      order: [[1, 1, ["after /list"], false, false]],
    });
  });

  test("says which side cannot be read", async () => {
    await part("keep-before").click();
    await edit("{,");
    await part("strip-compare").click();
    assert.match(await part("compare-problem").textContent(), new RegExp(texts.en["compare.unreadable.after"]));
    assert.equal(await part("compared-question").count(), 0);
    await part("compare-swap").click();
    assert.match(await part("compare-problem").textContent(), new RegExp(texts.en["compare.unreadable.before"]));
  });

  test("keeps what is before with the draft, and shows names as text", async () => {
    await page.locator("#keep-draft").check();
    await load({ policies: [strength("<img src=x onerror=alert(1)>", [], [])], question: signIn(YUBIKEY) });
    await part("keep-before").click();
    await edit(strength("<b>Bold</b>", [], []));
    await page.goto(new URL("#lang=en", SITE).href);
    await page.reload();
    await settled();
    await part("strip-compare").click();
    assert.deepEqual(await clauses(), [["/displayName", ['"<img src=x onerror=alert(1)>"'], ['"<b>Bold</b>"']]]);
  });

  test("is used with the keyboard alone", async () => {
    await page.locator("#keep-before").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await part("compare").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "compare-title");
    await page.keyboard.press("Escape");
    await part("compare").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "strip-compare");
  });
});

const NAME = `It’s 'quoted' "twice" $(id) \`pwd\` ${"$"}HOME 経理部 \\ é\n'@ end`;

describe("requests to Graph", () => {
  beforeEach(() => open());
  afterEach(async () => {
    await context.close();
    assert.deepEqual(wrongs, []);
  });

  const shown = async () => {
    const list = await part("graph-request").evaluateAll((items) =>
      items.map((item) => [item.querySelector(".pill").textContent, item.querySelector("h3 code").textContent]),
    );
    return { list, texts: await part("graph-text").allTextContents() };
  };
  const as = (form) => page.locator(`[name="graphForm"][value="${form}"]`).check({ force: true });

  async function change(from, to) {
    await load({ policies: [from], question: signIn(YUBIKEY) });
    await part("keep-before").click();
    await edit(to);
    await part("strip-compare").click();
    await part("compare-graph").click();
    await settled();
  }

  everywhere("are the smallest that make the change, with lists whole", async () => {
    await change(passkeys(RSA_DS100), passkeys(RSA_DS100, YUBIKEY));
    const { list, texts: bodies } = await shown();
    assert.deepEqual(list, [
      ["PATCH", "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Fido2"],
    ]);
    assert.deepEqual(JSON.parse(bodies[0]), {
      "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration",
      keyRestrictions: passkeys(RSA_DS100, YUBIKEY).keyRestrictions,
    });
    await part("graph-checked").waitFor();
    await part("graph-copy").click();
    await part("graph-said").getByText(texts.en["graph.copied"]).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), bodies[0]);
    await page.keyboard.press("Escape");
    await part("compare").waitFor();
  });

  everywhere("come through a shell and PowerShell as they are, whatever a name holds", async () => {
    await change(strength("Staff", [], []), strength(NAME, [], []));
    const { list } = await shown();
    assert.deepEqual(list, [["PATCH", `/v1.0/policies/authenticationStrengthPolicies/${STRENGTH}`]]);
    await as("azureCli");
    const [command] = (await shown()).texts;
    // What a shell makes of it: the arguments, each behind a null character.
    const script = `az() { printf '%s\\0' "$@"; }\n${command}`;
    const args = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
    assert.deepEqual(args.slice(0, 3), ["rest", "--method", "patch"]);
    assert.deepEqual(args.slice(3, 5), [
      "--url",
      `https://graph.microsoft.com/v1.0/policies/authenticationStrengthPolicies/${STRENGTH}`,
    ]);
    assert.deepEqual(JSON.parse(args[args.indexOf("--body") + 1]), { displayName: NAME });
    await as("powerShell");
    const [powerShell] = (await shown()).texts;
    // A literal here-string ends at the first line that begins with '@.
    const [, head, body, rest] = powerShell.match(/^(.*) -Body @'\n([\s\S]*?)\n'@([\s\S]*)$/);
    assert.equal(
      head,
      `Invoke-MgGraphRequest -Method PATCH -Uri 'v1.0/policies/authenticationStrengthPolicies/${STRENGTH}' -ContentType 'application/json'`,
    );
    assert.deepEqual(JSON.parse(body), { displayName: NAME });
    assert.equal(rest, "");
    await part("graph-copy").click();
    await part("graph-said").getByText(texts.en["graph.copied"]).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), powerShell);
  });

  test("go in their order, and name what they leave out", async () => {
    const from = strength("Staff", ["AA".repeat(20)], []);
    const to = { ...strength("Staff and guests", ["AA".repeat(20)], []), allowedCombinations: ["fido2"], combinationConfigurations: [] };
    await change(from, to);
    assert.deepEqual((await shown()).list, [
      ["PATCH", `/v1.0/policies/authenticationStrengthPolicies/${STRENGTH}`],
      ["DELETE", `/v1.0/policies/authenticationStrengthPolicies/${STRENGTH}/combinationConfigurations/60000000-0000-4000-8000-000000000001`],
      ["POST", `/v1.0/policies/authenticationStrengthPolicies/${STRENGTH}/updateAllowedCombinations`],
    ]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await edit(passkeys(RSA_DS100));
    await part("strip-compare").click();
    await part("compare-graph").click();
    await settled();
    const unsent = part("graph-unsent").locator("li");
    assert.deepEqual(await unsent.evaluateAll((items) => items.map((item) => item.dataset.why)), ["removed"]);
  });

  test("are held against what the service is known to refuse", async () => {
    const six = Array.from({ length: 6 }, (_, index) => `0${index}`.repeat(20));
    await change(strength("Staff", [], []), strength("Staff", six, []));
    await part("graph-refused").waitFor();
    assert.ok((await page.locator("#graph .finding.error").count()) > 0);
    assert.equal(await part("graph-checked").count(), 0);
  });

  test("are none where nothing differs, and say what cannot be read", async () => {
    await change(passkeys(RSA_DS100), passkeys(RSA_DS100));
    assert.equal(await part("graph-nothing").textContent(), texts.en["graph.nothing"]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await edit("[");
    await part("strip-compare").click();
    await part("compare-graph").click();
    await settled();
    assert.match(await page.locator("#graph-body").textContent(), /input\.syntax/);
  });

  test("of a remedy are shown without applying it", async () => {
    const before = await editor.text();
    await part("remedy-graph").first().click();
    await settled();
    const { list, texts: bodies } = await shown();
    assert.equal(list[0][0], "PATCH");
    assert.deepEqual(JSON.parse(bodies[0]).keyRestrictions.aaGuids.toSorted(), [RSA_DS100, YUBIKEY].toSorted());
    await page.keyboard.press("Escape");
    assert.equal(await editor.text(), before);
    assert.equal(await part("reason-code").textContent(), "passkey.aaguidNotAllowed");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "remedy-graph");
  });
});

describe("every view of a change", () => {
  const VIEWS = {
    "nothing kept": () => part("open-compare").click(),
    "a change": async () => {
      await part("add-watched").click();
      await part("apply-remedy").first().click();
      await settled();
      await part("compare-remedy").click();
      for (const summary of await page.locator("#compare details > summary").all()) await summary.click();
    },
    "requests": async () => {
      await part("remedy-graph").first().click();
      await settled();
    },
    "the strip": async () => {
      await part("keep-before").click();
    },
    "found examples": async () => {
      await part("open-gallery").click();
      await part("gallery-search").fill("AADSTS");
    },
  };

  for (const language of ["en", "ja"]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`is in order for axe and fits: ${language}, ${colorScheme}`, { timeout: 240_000 }, async () => {
        const found = [];
        for (const [name, show] of Object.entries(VIEWS)) {
          await open({ colorScheme, viewport: { width: 360, height: 740 } }, `#lang=${language}`);
          await show();
          await settled();
          found.push(...(await violations(page, { coloursAlone: colorScheme === "dark" })).map((one) => `${name}: ${one}`));
          const wide = await page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll("dialog[open] .view-body")]
              .filter((one) => one.scrollWidth > one.clientWidth)
              .map((one) => one.className || one.tagName),
          );
          found.push(...wide.map((one) => `${name}: ${one} is too wide`));
          assert.deepEqual(wrongs, []);
          await context.close();
        }
        assert.deepEqual(found, []);
      });
    }
  }
});
