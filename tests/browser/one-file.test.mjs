// The simulator as one HTML file, opened as a file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { collectErrors, everywhere, launch } from "./simulator.mjs";
import { answersAlone } from "./without-network.mjs";

const BUILD = fileURLToPath(new URL("../../bundle/build.mjs", import.meta.url));

let browser;
let folder;
let file;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "entra-verdict-"));
  file = join(folder, "entra verdict.html");
  execFileSync(process.execPath, [BUILD, "file", file]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe("the page in one file", () => {
  everywhere("answers without network, and asks for nothing", async () => {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
    try {
      const asked = [];
      context.on("request", (request) => asked.push(request.url().replace(/[#?].*/, "")));
      await context.setOffline(true);
      const page = await context.newPage();
      const wrongs = [];
      collectErrors(page, wrongs);
      const address = pathToFileURL(file).href;
      await page.goto(`${address}#lang=en`);
      await answersAlone(page);
      assert.deepEqual(wrongs, []);
      assert.deepEqual(asked.filter((url) => !/^(blob|data):/.test(url) && url !== address), []);
    } finally {
      await context.close();
    }
  });

  test("allows what it needs and no more", () => {
    const html = readFileSync(file, "utf8");
    const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)[1];
    const hash = "'sha256-[A-Za-z0-9+/]{43}='";
    assert.match(policy, new RegExp(`^default-src 'none'; script-src ${hash} 'wasm-unsafe-eval'; style-src ${hash}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'$`));
    assert.ok(html.indexOf("charset") < 1024);
    assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<(script|style|link)\b/));
    assert.doesNotMatch(html, /<(script|link|img)[^>]*(src|href)="(?!data:)/);
  });
});
