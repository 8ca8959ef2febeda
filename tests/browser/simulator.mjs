// The simulator in a browser, as every test of it begins.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const require = createRequire(new URL("../package.json", import.meta.url));
const { chromium, firefox } = require("playwright-core");

/** Where the simulator answers. */
export const SITE = process.env.ENTRA_VERDICT_URL;

/** Whether the tests run in Firefox; otherwise it is Chromium. */
export const isFirefox = process.env.ENTRA_VERDICT_BROWSER === "firefox";

/** A test of what browsers differ in; a file without any is left out in Firefox. */
export const everywhere = test;

/** A test of what the page does in whatever browser: one is enough. */
export const inChromium = isFirefox ? () => {} : test;

/** A browser that asks nobody for anything of its own. */
export async function launch() {
  assert.ok(SITE, "ENTRA_VERDICT_URL says where the simulator answers");
  const browser = isFirefox ? firefoxes() : await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: CHROMIUM_ARGS });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.on("page", patient);
    return context;
  };
  return browser;
}

/** What a person does to a part of the page, and with keys and mouse. */
const ACTS = ["check", "clear", "click", "dblclick", "dispatchEvent", "fill", "focus", "press", "pressSequentially", "selectOption", "setInputFiles", "type", "uncheck"];

/** Contexts in which a test holds something back, to look at what is there before it. */
const held = new WeakSet();

/** Lets everything that a person does to a page end when the page has answered it, so that no test looks earlier, however slow the machine. */
function patient(page) {
  const answer = async (of) => {
    if (held.has(of.context())) return;
    // What the browser tells of in a task of its own, as that a section was opened, comes first.
    await of.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await answered(of);
  };
  follow(page.keyboard, () => answer(page));
  follow(page.mouse, () => answer(page));
  follow(Object.getPrototypeOf(page.locator("html")), (locator) => answer(locator.page()));
}

const followed = new WeakSet();

/** Does `then` behind each act of somebody; what fails then, as on a page that is left, the next line of a test says. */
function follow(who, then) {
  if (followed.has(who)) return;
  followed.add(who);
  for (const act of ACTS) {
    const own = who[act];
    if (own === undefined) continue;
    who[act] = async function (...given) {
      const gives = await own.apply(this, given);
      await then(this).catch(() => {});
      return gives;
    };
  }
}

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** Where Firefox puts what is downloaded. */
let downloads;

/** Firefox as it is installed. It takes its colours from the profile, so light and dark are two processes. */
function firefoxes() {
  const started = {};
  downloads = mkdtempSync(join(tmpdir(), "entra-verdict-"));
  const start = (isDark) =>
    firefox.launch({
      channel: "moz-firefox",
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
      downloadsPath: downloads,
      firefoxUserPrefs: {
        "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1,
        // Instead of the permission, which it cannot be given.
        "dom.events.testing.asyncClipboard": true,
      },
    });
  return {
    async newContext({ colorScheme = "light", ...options } = {}) {
      started[colorScheme] ??= start(colorScheme === "dark");
      return (await started[colorScheme]).newContext(options);
    },
    async close() {
      for (const one of Object.values(started)) await (await one).close();
      rmSync(downloads, { recursive: true });
    },
  };
}

/** Lets the pages of a context use the clipboard. */
export async function allowClipboard(context) {
  if (!isFirefox) await context.grantPermissions(["clipboard-read", "clipboard-write"]);
}

/** The one file that something downloads: `{ name, path }`. */
export async function downloaded(page, act) {
  if (!isFirefox) {
    const downloading = page.waitForEvent("download");
    await act();
    const file = await downloading;
    return { name: file.suggestedFilename(), path: await file.path() };
  }
  // Firefox gives such downloads no id, without which Playwright does not tell of them. It writes under other names first
  // and renames, so a file counts once it was the only one there, with the same name and size, in two looks.
  const files = () =>
    readdirSync(downloads).flatMap((name) => {
      const path = join(downloads, name);
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      return size === undefined ? [] : [{ name, path, size }];
    });
  for (const { path } of files()) rmSync(path, { force: true });
  await act();
  let before;
  for (let tries = 0; tries < 300; tries += 1) {
    const [file, ...others] = files();
    const alone = file !== undefined && others.length === 0 && file.size > 0 ? file : undefined;
    if (alone && before?.name === alone.name && before.size === alone.size) return alone;
    before = alone;
    await page.waitForTimeout(100);
  }
  return assert.fail("nothing was downloaded");
}

/** Collects what must not happen in a page: errors and warnings. A violated Content Security Policy is an error too. */
export function collectErrors(page, wrongs) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrongs.push(message.text());
  });
  page.on("pageerror", (error) => wrongs.push(String(error)));
}

/** Collects what must not happen in the pages of a context: requests elsewhere, such that send something, and failed ones. */
export function collectRequests(context, wrongs, { origin } = new URL(SITE)) {
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (["data:", "blob:"].includes(url.protocol)) return;
    if (url.origin !== origin) wrongs.push(`request to ${url}`);
    if (request.method() !== "GET") wrongs.push(`${request.method()} ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) wrongs.push(`${response.status()} ${response.url()}`);
  });
}

/** Waits until the page has answered; a page that answers nothing has. */
export async function answered(page) {
  await page.waitForFunction(() => {
    const shown = document.getElementById("decision");
    if (shown === null) return true;
    // While somebody types it waits, files take a moment, and large policies take longer.
    return !["", "loading"].includes(shown.dataset.decision ?? "") && !document.documentElement.hasAttribute("data-busy");
  });
}

/** Lets a worker wait for its core, so that there is time to look; what this gives ends it, and the core does not come. */
export async function holdCore(context) {
  held.add(context);
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await context.route("**/*.wasm", async (route) => {
    await released;
    await route.abort().catch(() => {});
  });
  return release;
}
