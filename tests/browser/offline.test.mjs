// The simulator without network: its service worker.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";

import { serve } from "./documents.mjs";
import { SITE, answered, collectErrors, launch } from "./simulator.mjs";
import { answersAlone } from "./without-network.mjs";
import { texts } from "./words.mjs";

const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
const PAGE = readFileSync(new URL("../../www/dist/index.html", import.meta.url), "utf8");

/** Where the files of a deployment are in the repository. */
const find = (path) => `/www/dist${path === "/" ? "/index.html" : path}`;

let browser;
let context;
let page;
let site;
let wrongs;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function load(address) {
  await page.goto(address);
  await answered(page);
}

const note = () => page.locator("#offline");
const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** Everything that is kept: addresses, and texts. */
const kept = () =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        found.push({ url: request.url, text: request.url.endsWith(".wasm") ? "" : await response.text() });
      }
    }
    return found;
  });

/** No network, neither for the page nor for its worker. */
async function cut() {
  await context.setOffline(true);
  await site.stop();
}

describe("the page without network", () => {
  beforeEach(async () => {
    site = await serve({ find, headers: { "cache-control": "no-cache" } });
    context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    wrongs = [];
    collectErrors(page, wrongs);
  });
  afterEach(async () => {
    await context.close();
    await site.stop();
    assert.deepEqual(wrongs, []);
  });

  test("opens again and answers", async () => {
    await load(`${site.origin}/#lang=en`);
    await note().waitFor();
    assert.equal(await note().textContent(), texts.en.offline);
    await cut();
    await page.reload();
    await answersAlone(page);
    // What was not needed before is there too.
    const status = await page.evaluate(async () => (await fetch("metadata-worker.js")).status);
    assert.equal(status, 200);
    // Another visit, to another scenario.
    const other = await context.newPage();
    await other.goto(`${site.origin}/#lang=ja&example=cba-chain`);
    await answered(other);
    assert.ok(await other.getByTestId("reason-code").textContent());
  });

  test("shows a new version at once", async () => {
    await load(`${site.origin}/#lang=en`);
    await note().waitFor();
    site.files.set("/", PAGE.replace('<h1>entra-verdict</h1>', '<h1>entra-verdict, newer</h1>'));
    await page.reload();
    await answered(page);
    assert.equal(await page.locator("h1").textContent(), "entra-verdict, newer");
    await note().waitFor();
    await cut();
    await page.reload();
    assert.equal(await page.locator("h1").textContent(), "entra-verdict, newer");
  });

  test("keeps files of the page alone", async () => {
    const secret = "contoso-secret-name";
    await load(`${site.origin}/#lang=en`);
    await note().waitFor();
    await page.getByTestId("credential-box").fill(secret);
    await page.getByTestId("credential-box").fill(RSA_DS100);
    await answered(page);
    await page.getByTestId("open-share").click();
    const link = await page.waitForFunction(() => [...document.querySelectorAll("#share input, #share textarea")].map(({ value }) => value).find((value) => value.includes("#s1.")));
    const address = await link.jsonValue();
    const second = await context.newPage();
    await second.goto(address);
    await answered(second);
    await second.goto(`${site.origin}/?q=${secret}`);
    await answered(second);
    const found = await kept();
    assert.ok(found.length > 10, `${found.length}`);
    // What the page asks for at each visit, whether the browser lists it or not.
    const names = found.map(({ url }) => new URL(url).pathname);
    for (const name of ["/", "/icon.svg", "/service-worker.js", "/core/core.wasm", "/core/signatures.wasm", "/core/rest.wasm", "/core/en.wasm", "/core/ja.wasm"]) assert.ok(names.includes(name), name);
    for (const { url, text } of found) {
      assert.match(url, new RegExp(`^${site.origin}/[\\w./-]*$`));
      assert.ok(!text.includes(secret), url);
      const path = new URL(url).pathname;
      if (!url.endsWith(".wasm")) assert.equal(text, readFileSync(new URL(`../..${find(path)}`, import.meta.url), "utf8"), url);
    }
  });

  test("is left alone where the server says that nothing is to be stored", async () => {
    await load(`${site.origin}/#lang=en`);
    await note().waitFor();
    assert.equal(await registrations(), 1);
    // The same address, served by somebody who is changing the page.
    const { port } = new URL(site.origin);
    await site.stop();
    site = await serve({ find, headers: { "cache-control": "no-store" }, port });
    await page.reload();
    await answered(page);
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
    await note().waitFor({ state: "hidden" });
  });

  test("is not offered by the development server", async () => {
    await load(new URL("#lang=en", SITE).href);
    await page.waitForTimeout(1000);
    assert.equal(await registrations(), 0);
    assert.deepEqual(await kept(), []);
    await note().waitFor({ state: "hidden" });
  });
});
