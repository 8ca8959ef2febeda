// The playground in pages of documentation: the examples, and pages that mean harm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";

import { violations } from "./axe.mjs";
import { serve } from "./documents.mjs";
import { collectErrors, collectRequests, isFirefox, launch } from "./simulator.mjs";
import { term } from "./terms.mjs";
import { playgroundTexts as texts } from "./words.mjs";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const YUBIKEY = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
const KEYS = JSON.parse(readFileSync(new URL("../../examples/playground/keys.json", import.meta.url), "utf8"));

let browser;
let site;
let context;
let page;
/** What must not happen; every test ends with this being empty. */
let wrongs;
let requests;

before(async () => {
  browser = await launch();
  // The book has its own copy of the package.
  site = await serve({ find: (path) => path.replace("/examples/playground/mdbook/entra-verdict/", "/pkg/") });
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(path, options = {}) {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  wrongs = [];
  requests = [];
  collectErrors(page, wrongs);
  collectRequests(context, wrongs, site);
  page.on("dialog", (dialog) => {
    wrongs.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["entra-verdict", "entra-verdict-error"]) {
      document.addEventListener(name, ({ detail, target }) => globalThis.told.push({ name, id: target.id, detail }));
    }
  });
  await page.goto(site.origin + path);
}

/** Opens a page with this in its body. */
async function openBody(body, options = {}, script = "markdown") {
  const head = `<meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,"><script type="module" src="/pkg/${script}.js"></script>`;
  site.files.set("/page.html", `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>Page</h1>${body}</main></body></html>`);
  await open("/page.html", options);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const inElement = (scenario, attributes = "") =>
  `<entra-verdict-playground id="one" ${attributes}><pre>${escaped(JSON.stringify(scenario, null, 2))}</pre></entra-verdict-playground>`;

const elements = () => page.locator("entra-verdict-playground");
const element = (index = 0) => elements().nth(index);
/** A part of an element; locators go into shadow trees. */
const part = (id, index = 0) => element(index).getByTestId(id);

async function answers(decision, reason, index = 0) {
  const verdict = element(index).locator(`[data-testid="verdict"][data-decision="${decision}"]:not([data-stale])`);
  await verdict.waitFor();
  await page.waitForFunction(
    ([at, code]) => {
      const root = document.querySelectorAll("entra-verdict-playground")[at].shadowRoot;
      return root.querySelector("[data-testid=reason-code]")?.textContent === code;
    },
    [index, reason],
  );
}

const told = (name) => page.evaluate((wanted) => globalThis.told.filter((one) => one.name === wanted), name);

async function lastOf(name) {
  return (await told(name)).at(-1);
}

async function inOrder(state, options) {
  assert.deepEqual((await violations(page, options)).map((one) => `${state}: ${one}`), []);
}

describe("the playground", () => {
  beforeEach(() => {
    context = undefined;
    wrongs = [];
  });
  afterEach(async () => {
    await context?.close();
    assert.deepEqual(wrongs, []);
  });

  test("answers in a plain page, several of them with one core", async () => {
    await open("/examples/playground/plain.html");
    await answers("deny", "passkey.aaguidNotAllowed", 0);
    await answers("allow", "allowed", 1);
    await answers("deny", "strength.combinationNotAllowed", 2);
    assert.equal(await elements().count(), 3);
    assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 5);
    assert.equal(await part("decision").textContent(), texts.en["decision.signIn.deny"]);
    assert.match(await part("reason-text").textContent(), new RegExp(YUBIKEY));
    assert.equal(await part("decision", 2).textContent(), texts.ja["decision.signIn.deny"]);
    const all = await told("entra-verdict");
    assert.equal(all.length, 3);
    assert.ok(all.every(({ detail }) => detail.verdict.verdict === 1 && detail.scenario.scenario === 1));
    assert.deepEqual(await told("entra-verdict-error"), []);
  });

  test("answers in mdBook's markup, and leaves other code alone", async () => {
    await open("/examples/playground/mdbook/keys.html");
    await answers("deny", "passkey.aaguidNotAllowed", 0);
    await answers("deny", "passkey.aaguidNotAllowed", 1);
    assert.equal(await elements().count(), 2);
    await page.locator("code.language-json").waitFor();
    await page.locator("code.language-entra-verdict").first().waitFor({ state: "hidden" });
  });

  test("answers in Docusaurus' markup, which ends lines with elements", async () => {
    await open("/examples/playground/docusaurus/page.html");
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await elements().count(), 1);
    await page.locator("pre.language-json").waitFor();
    const { scenario } = (await lastOf("entra-verdict")).detail;
    assert.deepEqual(scenario.question, KEYS.question);
  });

  test("reads what the usual renderers write, each block once", async () => {
    const code = escaped(JSON.stringify(KEYS, null, 2));
    const numbered = code.split("\n").map((line, index) => `<span class="ln">${index + 1}</span>${line}`);
    const blocks = [
      `<pre><code class="language-entra-verdict">${code}</code></pre>`,
      `<pre><code class="lang-entra-verdict">${code}</code></pre>`,
      `<pre class="language-entra-verdict"><code class="language-entra-verdict">${code}</code></pre>`,
      `<pre lang="entra-verdict"><code>${code}</code></pre>`,
      `<div class="language-entra-verdict highlight"><pre><span></span><code>${code}</code></pre></div>`,
      `<div class="language-entra-verdict"><button title="Copy">Copy</button><span class="lang">entra-verdict</span><pre class="shiki"><code>${code}</code></pre></div>`,
      `<div class="highlight-entra-verdict notranslate"><div class="highlight"><pre>${code}</pre></div></div>`,
      `<pre class="astro-code" data-language="entra-verdict"><code>${code}</code></pre>`,
      `<div class="highlight"><pre class="chroma"><code class="language-entra-verdict" data-lang="entra-verdict">${numbered.join("\n")}</code></pre></div>`,
    ];
    await openBody(`${blocks.join("\n")}<p><code class="language-entra-verdict">inline</code></p>`);
    for (let index = 0; index < blocks.length; index += 1) await answers("deny", "passkey.aaguidNotAllowed", index);
    assert.equal(await elements().count(), blocks.length);
    const again = await page.evaluate(async () => (await import("/pkg/markdown.js")).upgrade().length);
    assert.equal(again, 0);
    await page.getByText("inline").waitFor();
  });

  test("finds its scenario in a script, in preformatted text among other words, or as its own text", async () => {
    const code = escaped(JSON.stringify(KEYS));
    const inside = [
      `<p>Refused: <code>passkey.aaguidNotAllowed</code></p><pre>${code}</pre>`,
      `<p>Refused.</p><script type="application/json">${JSON.stringify(KEYS)}</script><pre>not this</pre>`,
      code,
    ];
    await openBody(inside.map((one) => `<entra-verdict-playground>${one}</entra-verdict-playground>`).join("\n"), {}, "playground");
    for (const index of inside.keys()) await answers("deny", "passkey.aaguidNotAllowed", index);
    await page.getByText("Refused.").waitFor({ state: "hidden" });
  });

  test("takes attributes for the elements that it makes of blocks", async () => {
    await openBody(`<div id="part"></div>`, {}, "playground");
    const made = await page.evaluate(async (text) => {
      const { upgrade } = await import("/pkg/playground.js");
      const pre = document.createElement("pre");
      const code = pre.appendChild(document.createElement("code"));
      code.className = "language-entra-verdict";
      code.textContent = text;
      document.getElementById("part").append(pre);
      return upgrade(document.getElementById("part"), { hide: "trace", readonly: true, theme: null }).map((one) => one.outerHTML.split(">")[0]);
    }, JSON.stringify(KEYS));
    assert.deepEqual(made, ['<entra-verdict-playground hide="trace" readonly=""']);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("trace").count(), 0);
    assert.equal(await part("input-0").getAttribute("readonly"), "");
  });

  test("follows the credential, the question and the policies", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("input-credential").fill(RSA_DS100);
    await answers("allow", "allowed");
    assert.deepEqual((await lastOf("entra-verdict")).detail.scenario.question.credential, { passkey: { aaguid: RSA_DS100 } });
    await part("input-credential").fill(JSON.stringify({ passkey: { aaguid: YUBIKEY } }));
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("input-0").fill(JSON.stringify(KEYS.policies[0]).replace('"allow"', '"block"'));
    await answers("allow", "allowed");
    await part("input-question").fill('{ "action": "register", "at": "2026-11-21T00:00:00Z" }');
    await page.waitForFunction((words) => document.querySelector("#one").shadowRoot.textContent.includes(words), texts.en["decision.register.allow"]);
    await part("reset").click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("reset").count(), 0);
    assert.equal(await part("input-credential").inputValue(), YUBIKEY);
  });

  test("keeps the last verdict, marked, while a policy cannot be read, and leads to the place", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("input-0").fill('{\n  "state": enabled\n}');
    await part("stale").waitFor();
    assert.equal(await part("reason-code").textContent(), "passkey.aaguidNotAllowed");
    assert.equal(await part("problem").getAttribute("data-code"), "input.syntax");
    assert.match(await part("problem").textContent(), /line 2, column 12/);
    assert.equal(await part("input-0").getAttribute("aria-invalid"), "true");
    const { code, message, line, column } = (await lastOf("entra-verdict-error")).detail;
    assert.deepEqual([code, line, column], ["input.syntax", 2, 12]);
    assert.match(message, /Correct it there/);
    await part("problem").getByTestId("place").click();
    const selected = await part("input-0").evaluate((field) => field.value.slice(field.selectionStart).split("\n")[0]);
    assert.equal(selected, "enabled");
    await inOrder("stale");
    await part("input-0").fill(JSON.stringify(KEYS.policies[0]));
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("problem").count(), 0);
    assert.equal(await part("stale").count(), 0);
  });

  test("judges a registration whole, and a broken one too", async () => {
    const read = (name) => JSON.parse(readFileSync(new URL(`../scenarios/attestation/${name}.json`, import.meta.url), "utf8"));
    const { policies, question } = read("browser-resident-key-missing");
    const { credential, ...rest } = question;
    await openBody(inElement({ scenario: 1, policies, question: { ...rest, credential: { passkey: { aaguid: YUBIKEY } } } }));
    await answers("allow", "allowed");
    const { registration } = credential.passkey;
    await part("input-credential").fill(JSON.stringify(registration));
    await page.waitForFunction(() => globalThis.told.at(-1)?.detail.scenario?.question.credential.passkey.registration);
    assert.deepEqual((await lastOf("entra-verdict")).detail.scenario.question.credential, { passkey: { registration } });
    await answers("allow", "allowed");
    const broken = read("graph-client-data-malformed").question.credential.passkey.registration;
    await part("input-credential").fill(JSON.stringify(broken));
    await answers("deny", "attestation.malformed");
  });

  test("says what is wrong with a credential and a question", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    const says = async (input, text, code, message) => {
      await part(`input-${input}`).fill(text);
      await element().locator(`[data-testid="problem"][data-code="${code}"]`).waitFor();
      assert.match(await part("problem").textContent(), message);
      assert.equal(await part(`input-${input}`).getAttribute("aria-invalid"), "true", text);
    };
    await says("credential", "", "playground.credentialEmpty", /Enter an AAGUID/);
    await says("credential", "cb69481e-8ff7", "input.aaguid", /32 hexadecimal digits/);
    await says("credential", "what is that?", "playground.credentialUnknown", /not recognised/);
    await says("credential", '{ "passkey": ', "input.syntax", /line 1/);
    await says("credential", "carrierPigeon", "input.value", /carrierPigeon/);
    await part("input-credential").fill(YUBIKEY);
    await answers("deny", "passkey.aaguidNotAllowed");
    await says("question", "[]", "playground.questionObject", /between braces/);
    await says("question", '{\n"action": signIn }', "input.syntax", /line 2, column 11/);
    await says("question", '{\n "action": "leave" }', "input.value", /line 2, column 12/);
    await says("question", "{}", "input.missing", /action/);
    assert.match(await part("problem").textContent(), new RegExp(texts.en.somethingMissing));
  });

  test("asks the core about an AAGUID that is none", async () => {
    await openBody(inElement(JSON.parse(readFileSync(new URL("../scenarios/input/aaguid.json", import.meta.url), "utf8"))));
    await element().locator(`[data-testid="problem"][data-code="input.aaguid"]`).waitFor();
    assert.match(await part("problem").textContent(), /“YubiKey 5” is not an AAGUID/);
    await part("input-credential").fill(YUBIKEY);
    await answers("allow", "allowed");
  });

  test("keeps nothing of a private key", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    const secret = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";
    const pem = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`;
    for (const input of ["credential", "question", "0"]) {
      const text = input === "credential" ? pem : JSON.stringify({ certificate: pem });
      await part(`input-${input}`).fill(text);
      await element().locator('[data-testid="problem"][data-code="playground.refusedSecret"]').waitFor();
      assert.doesNotMatch(await part(`input-${input}`).inputValue(), /PRIVATE/);
      const everything = await page.evaluate(() => JSON.stringify([globalThis.told, document.querySelector("#one").shadowRoot.innerHTML, document.querySelector("#one").value]));
      assert.ok(!everything.includes(secret));
      await element().evaluate((one) => one.reset());
      await answers("deny", "passkey.aaguidNotAllowed");
    }
  });

  test("does not show as let in what was judged in part", async () => {
    await openBody(inElement(JSON.parse(readFileSync(new URL("../scenarios/scope/access-not-asked.json", import.meta.url), "utf8"))));
    await answers("indeterminate", "allowed.inPart");
    assert.equal(await part("decision").textContent(), texts.en["decision.signIn.inPart"]);
    assert.match(await part("not-judged").textContent(), new RegExp(term("Layer", "access")));
    await part("not-judged").getByRole("button").click();
    assert.ok(await part("input-question").evaluate((field) => field.getRootNode().activeElement === field));
  });

  test("shows the way there, what would change it, and makes the change", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("trace").locator("summary").first().click();
    const deciding = part("trace").locator("li.deciding[data-check='passkey.aaguid']");
    await deciding.waitFor();
    assert.match(await deciding.textContent(), new RegExp(`${term("CheckOutcome", "fail")}:.*${YUBIKEY}`));
    await part("assumptions").locator("summary").click();
    assert.ok((await part("assumptions").locator("li").count()) > 0);
    await part("remedies").locator("summary").click();
    const first = part("remedies").locator("li").first();
    assert.match(await first.locator(".added").last().textContent(), new RegExp(YUBIKEY));
    await first.getByTestId("apply").click();
    await answers("allow", "allowed");
    assert.match(await part("input-0").inputValue(), new RegExp(YUBIKEY));
    assert.match(await part("expected").textContent(), /passkey\.aaguidNotAllowed/);
    await part("reset").click();
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("expected").count(), 0);
  });

  test("warns where the page promises another answer", async () => {
    await openBody(inElement({ ...KEYS, expect: { decision: "allow" } }));
    await answers("deny", "passkey.aaguidNotAllowed");
    const words = texts.en.otherThanExpected.replace("{answer}", texts.en["decision.signIn.allow"]);
    assert.equal((await part("expected").textContent()).trim(), words);
  });

  test("says what the service says", async () => {
    await openBody(inElement(JSON.parse(readFileSync(new URL("../scenarios/certificate/revocation/list-high-bit.json", import.meta.url), "utf8"))));
    await part("service").waitFor();
    assert.match(await part("service").textContent(), /AADSTS/);
  });

  test("tells what is noteworthy, by its code, and leads to the place", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    const shown = part("findings").locator("li");
    const codes = (await lastOf("entra-verdict")).detail.verdict.findings.map(({ code }) => code);
    assert.ok(codes.includes("passkey.legacyPolicy"));
    assert.deepEqual(await shown.evaluateAll((all) => all.map((one) => one.dataset.code)), codes);
    await part("findings").locator("summary").click();
    const legacy = shown.and(page.locator("[data-code='passkey.legacyPolicy']"));
    assert.match(await legacy.textContent(), new RegExp(`${term("Severity", "info")}: +The policy uses tenant-wide members`));
    await legacy.getByTestId("place").click();
    const selected = await part("input-0").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.equal(selected, "false");
  });

  test("hides parts and lets them be read only", async () => {
    await openBody(inElement(KEYS, 'hide="title policies remedies trace findings assumptions" readonly="question"'));
    await answers("deny", "passkey.aaguidNotAllowed");
    for (const id of ["input-0", "remedies", "trace", "findings", "assumptions", "place"]) assert.equal(await part(id).count(), 0, id);
    assert.equal(await part("input-question").getAttribute("readonly"), "");
    assert.equal(await part("input-credential").getAttribute("readonly"), null);
    await element().evaluate((one) => one.setAttribute("hide", "credential,question"));
    await part("input-0").waitFor();
    assert.equal(await part("input-credential").count(), 0);
  });

  test("speaks the language around it, or the one that it is told", async () => {
    await openBody(`<div lang="ja-JP">${inElement(KEYS)}</div>`);
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await part("decision").textContent(), texts.ja["decision.signIn.deny"]);
    assert.match(await part("reason-text").textContent(), /許可/);
    await page.evaluate(() => document.querySelector("[lang=ja-JP]").setAttribute("lang", "en"));
    await page.waitForFunction((words) => document.querySelector("#one").shadowRoot.textContent.includes(words), texts.en["decision.signIn.deny"]);
    await element().evaluate((one) => one.setAttribute("language", "ja"));
    await page.waitForFunction((words) => document.querySelector("#one").shadowRoot.textContent.includes(words), texts.ja["decision.signIn.deny"]);
    await part("input-0").fill("{");
    await part("problem").waitFor();
    assert.match(await part("problem").textContent(), new RegExp(texts.ja.cannotRead));
  });

  test("takes colours from the page, or the theme that it is told", async () => {
    await openBody(inElement(KEYS), { colorScheme: "dark" });
    await answers("deny", "passkey.aaguidNotAllowed");
    const surface = () => element().locator(".card").evaluate((card) => getComputedStyle(card).backgroundColor);
    // A page that says nothing of dark is light.
    assert.equal(await surface(), "rgb(255, 255, 255)");
    await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
    assert.equal(await surface(), "rgb(36, 36, 36)");
    await element().evaluate((one) => one.setAttribute("theme", "light"));
    assert.equal(await surface(), "rgb(255, 255, 255)");
    await element().evaluate((one) => one.style.setProperty("--entra-verdict-surface", "rgb(1, 2, 3)"));
    assert.equal(await surface(), "rgb(1, 2, 3)");
  });

  test("shows markup in names and values as text", async () => {
    const evil = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
    const scenario = {
      scenario: 1,
      title: `${evil} title`,
      description: `${evil} description`,
      policies: [{ id: "11111111-2222-4333-8444-555555555555", displayName: evil, allowedCombinations: ["fido2"], "\u202e</textarea>": evil }],
      question: { action: "signIn", credential: { method: "sms" }, strengths: [evil], user: { groups: [evil] } },
      expect: { decision: "allow", reason: evil },
    };
    await openBody(inElement(scenario) + inElement({ ...scenario, title: { toString: "no text" }, description: [evil], expect: evil }));
    await answers("deny", "strength.combinationNotAllowed");
    await answers("deny", "strength.combinationNotAllowed", 1);
    for (const id of ["trace", "findings", "assumptions"]) {
      if (await part(id).count()) await part(id).locator("summary").first().click();
    }
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("entra-verdict-playground")].flatMap(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll("img, script, iframe, [onerror], style, [style]")].map((node) => node.outerHTML),
      ),
    );
    assert.deepEqual(found, []);
    await element().getByText(`${evil} title`).first().waitFor();
    assert.match(await part("verdict").textContent(), /<img src=x/);
  });

  test("says why a scenario cannot be shown, and leaves the page's own words", async () => {
    const words = "<p>A YubiKey is refused.</p>";
    await openBody(
      `<entra-verdict-playground scenario="missing.json">${words}</entra-verdict-playground>
       <entra-verdict-playground></entra-verdict-playground>
       <pre><code class="language-entra-verdict">{ "scenario": 1,\n "policies": [</code></pre>
       <pre><code class="language-entra-verdict">{ "scenario": 1 }</code></pre>
       <pre><code class="language-entra-verdict">{ "scenario": 2, "question": { "action": "signIn", "credential": { "method": "sms" } } }</code></pre>`,
    );
    const codes = ["playground.scenarioNotFound", "playground.scenarioMissing", "input.syntax", "input.missing", "input.value"];
    for (const [index, code] of codes.entries()) {
      await part("problem", index).waitFor();
      assert.equal(await part("problem", index).locator("code").textContent(), code);
    }
    assert.match(await part("problem").textContent(), /missing\.json could not be loaded: 404/);
    await page.getByText("A YubiKey is refused.").waitFor();
    assert.match(await part("problem", 2).textContent(), /line 2/);
    await page.getByText('"policies": [').waitFor();
    // What comes later, as from a framework, is taken.
    await element(1).evaluate((one, text) => (one.textContent = text), JSON.stringify(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed", 1);
    // As an answer, and on the console, where Firefox has another place for it.
    assert.equal(wrongs.length, isFirefox ? 1 : 2);
    for (const wrong of wrongs.splice(0)) assert.match(wrong, /404/);
    await inOrder("failed");
  });

  test("shows another scenario when it is given one", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    const question = { ...KEYS.question, credential: { passkey: { aaguid: RSA_DS100 } } };
    await element().evaluate((one, value) => (one.value = value), { ...KEYS, question });
    await answers("allow", "allowed");
    await element().evaluate((one) => one.setAttribute("scenario", "/examples/playground/keys.json"));
    await answers("deny", "passkey.aaguidNotAllowed");
    assert.equal(await element().evaluate((one) => one.verdict.reason.code), "passkey.aaguidNotAllowed");
    // Moved, it stays what it is.
    await element().evaluate((one) => document.body.append(one));
    await part("input-credential").fill(RSA_DS100);
    await answers("allow", "allowed");
  });

  test("says so where the core does not load, and leaves the page's own words", async () => {
    const context_ = await browser.newContext({ locale: "en-GB" });
    context = context_;
    page = await context.newPage();
    wrongs = [];
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(`${site.origin}/examples/playground/mdbook/keys.html`);
    await part("problem").waitFor();
    assert.equal(await part("problem").locator("code").textContent(), "package.wasmNotFound");
    await page.locator("code.language-entra-verdict").first().waitFor();
  });

  test("can be used with the keyboard alone", async () => {
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    const stops = [];
    for (let count = 0; count < 9; count += 1) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => {
        const active = document.querySelector("#one").shadowRoot.activeElement;
        return active ? (active.dataset.testid ?? active.closest("details")?.dataset.testid ?? active.tagName) : "page";
      }));
    }
    assert.deepEqual(stops, ["place", "input-0", "input-credential", "input-question", "remedies", "trace", "findings", "assumptions", "page"]);
    // The last stop may be a part of the browser, which keeps the keys.
    await context.close();
    await openBody(inElement(KEYS));
    await answers("deny", "passkey.aaguidNotAllowed");
    await part("place").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.querySelector("#one").shadowRoot.activeElement.id), "input-0");
    const selected = await part("input-0").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.deepEqual(JSON.parse(selected), [RSA_DS100]);
    await part("trace").locator("summary").first().focus();
    await page.keyboard.press("Enter");
    await part("trace").locator("li.deciding").first().waitFor();
  });

  // Playwright turns scripts off by a protocol that Firefox does not speak.
  test("can be read without JavaScript", { skip: isFirefox }, async () => {
    await open("/examples/playground/plain.html", { javaScriptEnabled: false });
    for (const text of ["A YubiKey 5 is refused at sign-in", "Registering an RSA DS100", "SMS でのサインイン"]) {
      await page.getByText(text).first().waitFor();
    }
    await page.getByText('"expect": { "decision": "allow" }').waitFor();
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      test(`is in order for axe and fits: ${colorScheme}, ${width}`, { timeout: 240_000 }, async () => {
        await open("/examples/playground/plain.html", { colorScheme, viewport: { width, height: 800 } });
        for (const index of [0, 1, 2]) await part("verdict", index).waitFor();
        await page.evaluate(() => {
          for (const { shadowRoot } of document.querySelectorAll("entra-verdict-playground")) {
            for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
          }
        });
        const wanted = { coloursAlone: colorScheme === "dark" };
        await inOrder("open", wanted);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide}`);
        await part("input-credential", 0).fill("?");
        await part("stale", 0).waitFor();
        await inOrder("stale", wanted);
      });
    }
  }
});
