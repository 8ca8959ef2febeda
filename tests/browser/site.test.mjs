// The site of the documentation: every page's verdicts are those of the package, and its playgrounds answer as it says.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { after, afterEach, before, describe } from "node:test";
import { pathToFileURL } from "node:url";

import { Tenant, vocabulary } from "../../pkg/index.js";
import { helpOf } from "../../pkg/cli/help.js";
import { OWN_CODES } from "../../pkg/cli/own-codes.js";
import { build } from "../../site/build.mjs";
import { texts } from "../../site/texts.mjs";
import { violations } from "./axe.mjs";
import { serve } from "./documents.mjs";
import { collectErrors, collectRequests, inChromium as test, launch } from "./simulator.mjs";
import { term } from "./terms.mjs";

const SCENARIOS = new URL("../scenarios/", import.meta.url);

/** Somewhere below the root of a server, since that is where sites often lie. */
const PLACE = "/some/where/";

/** Codes and rules that have one side alone: what is good news, and what refuses nobody. */
const WITHOUT_FAILING = ["reason allowed", "reason allowed.inPart", "reason strength.satisfied", "rule access.session", "rule attestation.listed"];
/** Codes of which no answer is shown: of the crate alone, and of the package where parts are not loaded. */
const OF_THE_CRATE = ["input.notBuiltIn", "package.partMissing", "scope.remedies", "scope.words"];
/** Codes of the command line of which no command that opens no connection gives an example. */
const UNTRIED = ["cli.graph", "cli.unexpected"];

let browser;
let folder;
let site;
/** The paths of all pages. */
let pages;
/** By path, what a page has: `{ language, title, links, ids, examples }`. */
let read;
let context;
let page;
let wrongs = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "entra-verdict-site-"));
  pages = await build(folder);
  site = await serve({ folder: pathToFileURL(`${folder}/`), find: (path) => path.replace(PLACE, "/") });
  browser = await launch();
  read = await readAll();
});
after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  assert.deepEqual(wrongs.splice(0), []);
});

async function open(path, options = {}) {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  collectErrors(page, wrongs);
  collectRequests(context, wrongs, site);
  await page.goto(site.origin + PLACE + path);
}

/** Reads every page as a browser does, without opening it. */
async function readAll() {
  const written = Object.fromEntries(pages.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const blank = await (await browser.newContext()).newPage();
  const all = await blank.evaluate((given) => {
    const parser = new DOMParser();
    const textOf = (element) => element?.textContent ?? null;
    return Object.entries(given).map(([path, text]) => {
      const document = parser.parseFromString(text, "text/html");
      const all = (selector, take) => [...document.querySelectorAll(selector)].map(take);
      return [
        path,
        {
          language: document.documentElement.lang,
          title: document.title,
          links: ["href", "src", "scenario"].flatMap((name) => all(`[${name}]`, (element) => element.getAttribute(name))),
          ids: all("[id]", ({ id }) => id),
          // What a strict policy refuses.
          inline: all("[style], style, script:not([src]), [onclick]", ({ outerHTML }) => outerHTML),
          headings: all("main h1, main h2", ({ textContent }) => textContent),
          kinds: all("[data-kind]", ({ dataset }) => dataset.kind),
          apart: all("[data-apart]", ({ dataset }) => ({ code: dataset.apart, came: dataset.came?.split(" ") ?? [] })),
          examples: all("[data-example]", (element) => {
            const { example: kind, scenario, shows, lacks, check, outcome } = element.dataset;
            const answer = element.querySelector("[data-decision], [data-error]");
            return {
              kind, scenario, shows, lacks, check, outcome,
              playground: element.querySelector("entra-verdict-playground").getAttribute("scenario"),
              decision: answer.dataset.decision,
              reason: answer.dataset.reason,
              error: answer.dataset.error,
              words: textOf(answer.querySelector("[data-text]")),
              finding: textOf(element.querySelector("[data-finding-text]")),
              said: textOf(element.querySelector("[data-check-text]")),
            };
          }),
        },
      ];
    });
  }, written);
  await blank.context().close();
  return new Map(all);
}

const scenarioOf = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
const flat = (checks) => checks.flatMap((check) => [check, ...flat(check.checks)]);

function answerTo({ policies, trust, question }, language) {
  let tenant;
  try {
    tenant = Tenant.load(policies, { language, trust: trust ?? undefined });
    return { verdict: tenant.evaluate(question, { language, remedies: false }) };
  } catch (error) {
    return { error };
  } finally {
    tenant?.free();
  }
}

/** What a page claims of an example and the package does not say. */
function wrong(example, language) {
  const { verdict, error } = answerTo(scenarioOf(example.scenario), language);
  if (error) {
    const isSo = example.error === error.code && example.shows === error.code && example.words === error.message;
    return isSo ? [] : [`the error is ${error.code}: ${error.message}`];
  }
  const { kind, shows, lacks, check, outcome } = example;
  const found = [];
  const hold = (isSo, what) => isSo || found.push(what);
  hold(example.decision === verdict.decision && example.reason === verdict.reason.code, `${verdict.decision} ${verdict.reason.code}`);
  hold(example.words === verdict.reason.text, verdict.reason.text);
  const checks = flat(verdict.checks);
  const codes = verdict.findings.map(({ code }) => code);
  if (kind === "finding") {
    hold(!shows || verdict.findings.some(({ code, text }) => code === shows && text === example.finding), `findings ${codes}`);
    hold(!lacks || !codes.includes(lacks), `it has the finding ${lacks}`);
  } else {
    const gives = check ? checks.some((one) => one.id === check && one.code === shows) : verdict.reason.code === shows;
    hold(kind === "rule" || !shows || gives, `nothing gives ${shows}`);
    hold(!lacks || verdict.reason.code !== lacks, `the reason is ${lacks}`);
  }
  if (check) hold(checks.some((one) => one.id === check && one.outcome === outcome && one.text === example.said), `no check ${check} came out so`);
  return found;
}

/** Pages with their examples in one list. */
const examples = () => [...read].flatMap(([path, { language, examples: all }]) => all.map((example) => ({ path, language, example })));

describe("the documentation's site", () => {
  test("has a page for each code and rule that scenarios expect or the package names, in both languages", () => {
    const wanted = new Set(vocabulary().enumerations.find(({ name }) => name === "RuleId").terms.map(({ value }) => `rules/${value}.html`));
    for (const file of readdirSync(SCENARIOS, { recursive: true }).filter((name) => name.endsWith(".json"))) {
      const text = readFileSync(new URL(file, SCENARIOS), "utf8");
      let expect;
      try {
        expect = JSON.parse(text).expect;
      } catch {
        continue;
      }
      const { reason, error, findings = [], strengthReasons = {} } = expect ?? {};
      for (const code of [reason, error, ...findings, ...Object.values(strengthReasons)]) if (code) wanted.add(`codes/${code}.html`);
    }
    assert.ok(wanted.size > 250);
    const missing = [...wanted].flatMap((path) => [path, `ja/${path}`]).filter((path) => !read.has(path));
    assert.deepEqual(missing, []);
  });

  test("leads to nothing that is not there, and has no script or style in its pages", () => {
    const files = new Set(readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/")));
    const broken = [];
    for (const [path, { links, inline }] of read) {
      for (const link of links.filter((one) => !/^[a-z]+:/.test(one))) {
        const [file, fragment] = decodeURI(link).split("#");
        const target = file === "" ? path : posix.join(posix.dirname(path), file);
        const isThere = files.has(target) && (!fragment || (read.get(target)?.ids ?? []).includes(fragment));
        if (!isThere || link.startsWith("/")) broken.push(`${path}: ${link}`);
      }
      broken.push(...inline.map((html) => `${path}: ${html}`));
    }
    assert.deepEqual(broken, []);
  });

  test("shows for each code and rule an example that fails and one that passes, where scenarios have them", () => {
    const sides = (path) => {
      const { examples: all, kinds } = read.get(path);
      const of = (kind) => all.filter((one) => one.kind === kind);
      return (kinds.length > 0 ? kinds : ["rule"]).map((kind) => {
        const [failing, passing] = [of(kind).filter((one) => one.shows || ["fail", "unknown"].includes(one.outcome)), of(kind)];
        return { path, name: `${kind} ${path.match(/([^/]+)\.html$/)[1]}`, fails: failing.length > 0, passes: passing.length > failing.length };
      });
    };
    const all = pages.filter((path) => /^(codes|rules)\/(?!index)/.test(path)).flatMap(sides);
    const named = (is) => all.filter(is).map(({ name }) => name);
    // What no playground can show, a page shows in another form.
    const isApart = ({ path }) => read.get(path).apart.length > 0 || UNTRIED.includes(path.match(/([^/]+)\.html$/)[1]);
    assert.deepEqual(all.filter((one) => !one.fails && !one.passes && !isApart(one)).map(({ name }) => name), []);
    assert.deepEqual(named(({ fails, passes }) => !fails && passes), WITHOUT_FAILING);
    assert.deepEqual(named(({ fails, passes }) => fails && !passes), []);
  });

  test("shows what no playground can by what the package answers, in both languages", () => {
    const all = [...read].flatMap(([path, { apart, examples: shown }]) => apart.map((one) => ({ path, shown, ...one })));
    assert.ok(all.length > 30);
    const differing = all.filter(({ path, code, came, shown }) => !path.endsWith(`codes/${code}.html`) || (!came.includes(code) && !OF_THE_CRATE.includes(code)) || shown.length > 0);
    assert.deepEqual(differing, []);
    assert.deepEqual(Object.keys(OWN_CODES).filter((code) => !all.some((one) => one.code === code)), UNTRIED);
  });

  test("says on every page what the package answers to its examples", () => {
    const all = examples();
    assert.ok(all.length > 1000);
    const differing = all.flatMap(({ path, language, example }) => {
      const found = example.playground.endsWith(example.scenario) ? wrong(example, language) : ["the playground shows another scenario"];
      return found.map((what) => `${path}, ${example.scenario}: ${what}`);
    });
    assert.deepEqual(differing, []);
  });

  test("answers in every playground as the page says", { timeout: 300_000 }, async () => {
    await open("index.html");
    const wanted = new Map(examples().map(({ example }) => [example.scenario, example]));
    const came = await page.evaluate(
      async (scenarios) => {
        const answers = [];
        for (const scenario of scenarios) {
          const element = document.createElement("entra-verdict-playground");
          const told = new Promise((resolve) => {
            element.addEventListener("entra-verdict", ({ detail }) => resolve(`${detail.verdict.decision} ${detail.verdict.reason.code}`));
            element.addEventListener("entra-verdict-error", ({ detail }) => resolve(`error ${detail.code}`));
          });
          element.setAttribute("scenario", scenario);
          document.body.append(element);
          const answer = await told;
          await element.updateComplete;
          const isOther = element.shadowRoot.querySelector("[data-testid=expected]") !== null;
          answers.push([scenario, isOther ? `${answer}, other than expected` : answer]);
          element.remove();
        }
        return answers;
      },
      [...wanted.keys()],
    );
    const said = ({ decision, reason, error }) => (error ? `error ${error}` : `${decision} ${reason}`);
    const differing = came.filter(([scenario, answer]) => answer !== said(wanted.get(scenario)));
    assert.deepEqual(differing.map(([scenario, answer]) => `${scenario}: ${answer}, not ${said(wanted.get(scenario))}`), []);
  });

  test("is laid out alike in both languages", () => {
    const { headings } = read.get("codes/passkey.aaguidNotAllowed.html");
    const keys = ["meaning", "whatToDo", "fails", "passes", "basis", "checksGiving", "leans"];
    assert.deepEqual(headings, ["passkey.aaguidNotAllowed", ...keys.map((key) => texts.en[key])]);
    assert.deepEqual(read.get("ja/codes/passkey.aaguidNotAllowed.html").headings, ["passkey.aaguidNotAllowed", ...keys.map((key) => texts.ja[key])]);
    for (const [path, { headings: english }] of read) {
      if (!/^(index|codes|rules)/.test(path)) continue;
      const japanese = read.get(`ja/${path}`);
      assert.equal(japanese.language, "ja");
      assert.equal(japanese.headings.length, english.length, path);
    }
  });

  for (const [path, language, decisions] of [
    ["codes/passkey.aaguidNotAllowed.html", "en", ["deny passkey.aaguidNotAllowed", "allow allowed"]],
    ["ja/codes/strength.combinationNotAllowed.html", "ja", ["deny strength.combinationNotAllowed", "allow allowed"]],
    ["rules/certificate.revocation.html", "en", ["deny certificate.revocationRequired", "allow allowed"]],
  ]) {
    test(`answers in the page itself: ${path}`, async () => {
      await open(path);
      for (const index of decisions.keys()) await page.getByTestId("verdict").nth(index).waitFor();
      const shown = await page.getByTestId("verdict").evaluateAll((all) =>
        all.map((one) => `${one.dataset.decision} ${one.querySelector("[data-testid=reason-code]").textContent}`),
      );
      assert.deepEqual(shown, decisions);
      const words = (await page.getByTestId("reason-text").first().textContent()).trim();
      assert.equal(words, read.get(path).examples[0].words);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    });
  }

  test("is where the command line leads from a code, in its language", async () => {
    for (const language of ["en", "ja"]) {
      const help = helpOf(site.origin + PLACE, undefined, "lint", { language }).page("access.noneBesideOthers");
      await open(help.replace(site.origin + PLACE, ""));
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      await page.getByRole("heading", { level: 1, name: "access.noneBesideOthers" }).waitFor();
      await page.getByRole("heading", { name: texts[language].whatToDo }).waitFor();
      await context.close();
    }
  });

  test("answers what somebody changes, and takes it back", async () => {
    await open("codes/passkey.aaguidNotAllowed.html");
    const come = (...codes) => page.waitForFunction((wanted) => {
      const shown = [...document.querySelectorAll("entra-verdict-playground")].map(({ shadowRoot }) => shadowRoot.querySelector("[data-testid=reason-code]")?.textContent);
      return JSON.stringify(shown) === JSON.stringify(wanted);
    }, codes);
    await come("passkey.aaguidNotAllowed", "allowed");
    await page.getByTestId("remedies").locator("summary").click();
    await page.getByTestId("apply").first().click();
    await come("allowed", "allowed");
    await page.getByTestId("reset").click();
    await come("passkey.aaguidNotAllowed", "allowed");
  });

  test("narrows a list down to what is searched", async () => {
    await open("codes/index.html");
    const shown = () => page.locator("[data-entry]:visible code").allTextContents();
    const all = (await shown()).length;
    const search = page.getByRole("searchbox", { name: texts.en.search });
    await search.fill("aaguidnot");
    assert.deepEqual(await shown(), ["passkey.aaguidNotAllowed", "strength.aaguidNotAllowed"]);
    assert.equal(await page.getByRole("status").textContent(), "Found: 2");
    assert.equal(await page.getByRole("heading", { name: texts.en.findings, exact: true }).isVisible(), false);
    await search.fill("no such words");
    assert.equal(await page.getByRole("status").textContent(), texts.en.none);
    await search.fill("");
    assert.equal((await shown()).length, all);
    await page.getByRole("link", { name: texts.en.other, exact: true }).click();
    await page.getByRole("searchbox", { name: texts.ja.search }).fill("許可リスト AAGUID 適用");
    assert.ok((await shown()).includes("passkey.aaguidNotAllowed"));
  });

  test("leads with the keyboard to its content, and to the other language and back", async () => {
    await open("rules/method.state.html");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), texts.en.skip);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    await page.getByRole("link", { name: texts.en.other, exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: term("RuleId", "method.state", "ja") }).waitFor();
    await page.getByRole("link", { name: texts.ja.other, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: term("RuleId", "method.state") }).waitFor();
  });

  test("can be read without JavaScript", async () => {
    await open("codes/passkey.aaguidNotAllowed.html", { javaScriptEnabled: false });
    const [failing] = read.get("codes/passkey.aaguidNotAllowed.html").examples;
    await page.getByText(failing.words).waitFor();
    await page.getByText(texts.en["decision.signIn.allow"]).waitFor();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`is in order for axe and fits, wide and narrow: ${colorScheme}`, { timeout: 240_000 }, async () => {
      const paths = [
        "index.html",
        "ja/rules/index.html",
        "codes/input.missing.html",
        "ja/codes/access.noneBesideOthers.html",
        "codes/input.aaguid.html",
        "ja/rules/method.configured.html",
        "docs/index.html",
        "readme.html",
      ];
      const found = [];
      await open(paths[0], { colorScheme });
      for (const path of paths) {
        await page.goto(site.origin + PLACE + path);
        await page.waitForFunction((count) => {
          const all = [...document.querySelectorAll("entra-verdict-playground")];
          return all.filter(({ shadowRoot }) => shadowRoot?.querySelector(".card")).length === count;
        }, read.get(path).examples.length);
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          found.push(...(await violations(page, { coloursAlone: colorScheme === "dark" })).map((one) => `${path}, ${width}: ${one}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) found.push(`${path} is ${wide} wide, not ${width}`);
        }
      }
      assert.deepEqual(found, []);
    });
  }
});
