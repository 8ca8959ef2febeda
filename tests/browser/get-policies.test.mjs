// The first visit: what stands there is an example, and how one's own policies are got.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe } from "node:test";

import { closed, context, drop, editor, open, page, part, paste, POLICY, settled } from "./opened.mjs";
import { allowClipboard, everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

const panel = () => part("get-policies");

describe("getting policies", () => {
  beforeEach(() => open());
  afterEach(closed);

  test("says that an example stands there until something else does", async () => {
    const hint = part("example-hint");
    assert.equal(await hint.textContent(), texts.en.exampleHint);
    assert.match(await page.locator(".tagline").textContent(), /Microsoft Entra/);
    await drop("#policies", ["policy.json", Buffer.from(POLICY)]);
    assert.ok(await hint.isHidden());
  });

  everywhere("a button shows how policies are got, and an editor with nothing in it does so by itself", async () => {
    await allowClipboard(context);
    const button = part("open-get-policies");
    assert.ok(await panel().isHidden());
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    assert.ok(await panel().evaluate((shown) => shown.getBoundingClientRect().top < innerHeight - 100));
    for (const way of ["explorer", "powerShell", "azure", "collector"]) {
      await panel().locator(`input[value="${way}"]`).check({ force: true });
      assert.ok((await panel().textContent()).includes(texts.en[`get.${way}.hint`]));
      await part("copy-get-policies").click();
      await panel().getByText(texts.en.copied).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await panel().locator("pre").textContent());
    }
    await button.click();
    assert.ok(await panel().isHidden());
    await editor.fill("");
    await settled();
    await panel().waitFor();
    await part("language").click();
    assert.ok((await panel().textContent()).includes(texts.ja["get.title"]));
    await paste("policy-editor", POLICY);
    await settled();
    assert.ok(await panel().isHidden());
  });

  test("the script for a shell asks for each address, and what it writes is what the page takes", async () => {
    await part("open-get-policies").click();
    await panel().locator('input[value="azure"]').check({ force: true });
    const script = await panel().locator("pre").textContent();
    await panel().locator('input[value="explorer"]').check({ force: true });
    const requests = (await panel().locator("pre").textContent()).split("\n").map((line) => line.replace("GET ", ""));
    const folder = mkdtempSync(join(tmpdir(), "entra-verdict-"));
    try {
      // In place of the Azure CLI: it writes down what it is asked, and answers.
      writeFileSync(join(folder, "az"), '#!/bin/sh\necho "$*" >> "$LOG"\nprintf \'%s\' "$ANSWER"\n');
      chmodSync(join(folder, "az"), 0o755);
      const output = join(folder, "output");
      execFileSync("mkdir", [output]);
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, LOG: join(folder, "log"), ANSWER: POLICY };
      execFileSync("sh", ["-eu", "-c", script], { cwd: output, env });
      const asked = readFileSync(join(folder, "log"), "utf8").trim().split("\n");
      assert.deepEqual(asked, requests.map((address) => `rest --method get --url ${address} --headers Prefer=include-unknown-enum-members`));
      const written = readdirSync(output);
      assert.equal(written.length, requests.length);
      await drop("#policies", [written[0], readFileSync(join(output, written[0]))]);
      assert.equal(await editor.text(), POLICY);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
