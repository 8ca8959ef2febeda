// The simulator in a browser, as every test of it begins.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(new URL("../package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** Where the simulator answers. */
export const SITE = process.env.ENTRA_VERDICT_URL;

/** A browser that asks nobody for anything of its own. */
export function launch() {
  assert.ok(SITE, "ENTRA_VERDICT_URL says where the simulator answers");
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
  });
}

/** Waits until the page has answered. */
export async function answered(page) {
  await page.waitForFunction(
    () => !["", "loading"].includes(document.getElementById("decision").dataset.decision ?? ""),
  );
  // Longer than the page waits while somebody types.
  await page.waitForTimeout(200);
  // Large policies take a while.
  await page.waitForFunction(() => document.getElementById("answering").hidden);
}
