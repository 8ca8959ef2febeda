// The packed package in Firefox, as plain modules without a bundler: what a page gets that names it in a script element.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, it } from "node:test";

import { install, path, put } from "./tools.mjs";

const { firefox } = createRequire(path("tests/package.json"))("playwright-core");

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
/** The policy that the simulator has too. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

const MAIN = `
import * as api from "./node_modules/entra-verdict/index.js";
import { replay } from "./replay.mjs";
async function answer() {
  await api.init();
  const cases = await fetch("cases.json");
  return replay(api, await cases.json());
}
answer().then((found) => { window.found = found; }, (error) => { window.found = String(error.stack ?? error); });
`;

let folder;
let server;
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await install(folder);
  await copyFile(process.env.ENTRA_VERDICT_CASES, join(folder, "cases.json"));
  await copyFile(new URL("replay.mjs", import.meta.url), join(folder, "replay.mjs"));
  await put(folder, "main.js", MAIN);
  await put(folder, "index.html", '<!doctype html><meta charset="utf-8"><title>entra-verdict</title><link rel="icon" href="data:,"><script type="module" src="main.js"></script>');
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    const body = await readFile(file).catch(() => undefined);
    if (body === undefined) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", POLICY);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // As it is installed, over WebDriver BiDi.
  browser = await firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" });
});
after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true });
});

describe("the packed package answers in Firefox as the native core", () => {
  it("as plain modules", async () => {
    const page = await browser.newPage();
    const wrongs = [];
    page.on("pageerror", (error) => wrongs.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrongs.push(message.text()));
    page.on("response", (response) => response.status() >= 400 && wrongs.push(`${response.status()} ${response.url()}`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => window.found);
    const { length } = JSON.parse(await readFile(process.env.ENTRA_VERDICT_CASES, "utf8"));
    assert.ok(length > 20, "the scenarios are missing");
    assert.deepEqual(await page.evaluate(() => window.found), { count: length, wrong: [] });
    assert.deepEqual(wrongs, []);
  });
});
