// How much JavaScript goes over the wire: a first visit to the simulator with its editor, in each language, and a playground.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe } from "node:test";
import { gzipSync } from "node:zlib";

import { inChromium, SITE } from "./simulator.mjs";

/** Bytes, compressed. */
const MOST = { simulator: 200_000, playground: 25_000 };

const sizeOf = (bytes) => gzipSync(bytes, { level: 9 }).length;

async function fetched(name) {
  const response = await fetch(new URL(name, SITE));
  assert.ok(response.ok, name);
  return Buffer.from(await response.arrayBuffer());
}

describe("the size of the pages", () => {
  for (const language of ["en", "ja"]) {
    inChromium(`a first visit loads the simulator with its editor in ${MOST.simulator} bytes: ${language}`, async () => {
      const html = (await fetched("index.html")).toString();
      const names = [...html.matchAll(/(?:rel="modulepreload" href|type="module" src)="([^"]+)"/g)].map(([, name]) => name);
      const scripts = await Promise.all(names.map(fetched));
      const words = scripts.map((script) => new RegExp(`texts-${language}-\\w+\\.js`).exec(script.toString())?.[0]).find((name) => name);
      assert.ok(names.length > 2 && words);
      const size = [...scripts, await fetched(words)].reduce((sum, script) => sum + sizeOf(script), 0);
      assert.ok(size > MOST.simulator / 2 && size <= MOST.simulator, `${size} bytes`);
    });
  }

  inChromium(`a playground is loaded in ${MOST.playground} bytes`, async () => {
    const script = await readFile(new URL("../../pkg/playground.js", import.meta.url), "utf8");
    // The notices before it are none of its code.
    const size = sizeOf(script.replace(/^\/\*![\s\S]*?\*\/\n/, ""));
    assert.ok(size <= MOST.playground, `${size} bytes`);
  });
});
