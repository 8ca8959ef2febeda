// The README's JavaScript runs and prints what its comments say.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { promisify } from "node:util";

it("prints what the README says", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, snippet] = readme.match(/```js\n([\s\S]*?)```/);
  const said = [...snippet.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, comment]) => comment);
  assert.ok(said.length > 0);
  const entry = new URL("../../pkg/index.js", import.meta.url).href;
  const program = snippet.replace('"entra-verdict"', JSON.stringify(entry));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  assert.deepEqual(stdout.trimEnd().split("\n"), said);
});
