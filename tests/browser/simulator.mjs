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
export function launch() {
  assert.ok(SITE, "ENTRA_VERDICT_URL says where the simulator answers");
  return isFirefox ? firefoxes() : chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: CHROMIUM_ARGS });
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

/** Waits until the page has answered. */
export async function answered(page) {
  await page.waitForFunction(
    () =>
      !["", "loading"].includes(document.getElementById("decision").dataset.decision ?? "") &&
      // While somebody types it waits, files take a moment, and large policies take longer.
      !document.documentElement.hasAttribute("data-busy"),
  );
}

/** Lets a worker wait for its core, so that there is time to look; what this gives ends it, and the core does not come. */
export async function holdCore(context) {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await context.route("**/*.wasm", async (route) => {
    await held;
    await route.abort().catch(() => {});
  });
  return release;
}
