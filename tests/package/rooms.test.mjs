// The direction of the page's rooms: a file imports from its own room or from one above it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The rooms, each with those that it may import from beside itself. */
const ROOMS = {
  "www/kit": ["pkg"],
  "www/simulator/core": ["www/kit", "pkg"],
  "www/simulator/fields": ["www/kit", "www/simulator/core"],
  "www/simulator/state": ["www/kit", "www/simulator/core", "www/simulator/fields", "www/simulator"],
  "www/simulator/views": ["www/kit", "www/simulator/core", "www/simulator/fields", "www/simulator/state", "www/simulator"],
  // What stands beside the rooms: words, and what starts all.
  "www/simulator": ["www/kit", "www/simulator/core", "www/simulator/fields", "www/simulator/state", "www/simulator/views"],
  "www/playground": ["www/kit", "pkg"],
};

/** The files that name the package: one for each app, and one that takes types of it and nothing else. */
const DOORS = ["www/kit/contract.ts", "www/simulator/core/package.ts", "www/playground/core.ts"];

/** The room of a file, or of what it imports. */
const roomOf = (file) => Object.keys(ROOMS).find((room) => file.startsWith(`${room}/`)) ?? file.split("/")[0];

/** What each file below www imports, by its name from the root: files as such, packages of npm as they are called. */
async function arrows() {
  const found = new Map();
  for (const entry of await readdir(join(ROOT, "www"), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length).replaceAll("\\", "/");
    if (!entry.isFile() || !/\.ts$/.test(file) || !/^www\/(kit|simulator|playground)\//.test(file)) continue;
    const code = (await readFile(join(ROOT, file), "utf8")).replace(/^\s*(\/\/|\/?\*).*$/gm, "");
    const named = [...code.matchAll(/(?:\bfrom|\bimport\(?|\bnew URL\()\s*"([^"]+)"/g)].map(([, name]) => name);
    const to = named.map((name) => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name));
    found.set(file, to);
  }
  assert.ok(found.size > 80, `${found.size} files`);
  return found;
}

/** Elements that are more than an element, by their tag. */
const KINDS = {
  button: "HTMLButtonElement",
  details: "HTMLDetailsElement",
  dialog: "HTMLDialogElement",
  fieldset: "HTMLFieldSetElement",
  form: "HTMLFormElement",
  input: "HTMLInputElement",
  ol: "HTMLOListElement",
  progress: "HTMLProgressElement",
  select: "HTMLSelectElement",
  table: "HTMLTableElement",
  textarea: "HTMLTextAreaElement",
};

describe("the rooms of the page", () => {
  it("kinds of elements are those that the page has", async () => {
    const html = await readFile(join(ROOT, "www/index.html"), "utf8");
    const there = [...html.matchAll(/<(\w+)\s[^>]*\bid="([^"]+)"/g)].filter(([, tag]) => KINDS[tag]).map(([, tag, id]) => `${id}: ${KINDS[tag]}`);
    const text = await readFile(join(ROOT, "www/simulator/ids.ts"), "utf8");
    const told = [...text.matchAll(/^ {4}"?([\w-]+)"?: (\w+);$/gm)].map(([, id, kind]) => `${id}: ${kind}`);
    assert.deepEqual(told.toSorted(), there.toSorted());
  });

  it("the kit takes types of the package and nothing else", async () => {
    const text = await readFile(join(ROOT, "www/kit/contract.ts"), "utf8");
    const named = text.split("\n").filter((line) => line.includes("/pkg/"));
    assert.deepEqual(named, ['export type * from "../../pkg/api.js";']);
  });

  it("templates go through the one place that makes the text of others harmless", async () => {
    const found = [...(await arrows())].filter(([, imported]) => imported.some((one) => ["lit", "lit/html.js"].includes(one))).map(([file]) => file);
    // The pictures hold no text, and the element brings no template of its own.
    assert.deepEqual(found.toSorted(), ["www/kit/html.ts", "www/kit/icons.ts", "www/playground/element.ts"]);
  });

  it("each imports from those above it alone", async () => {
    const wrong = [];
    for (const [file, imported] of await arrows()) {
      const room = roomOf(file);
      for (const name of imported) {
        const isOfNpm = !/^(www|pkg)\//.test(name);
        const isDoor = name.startsWith("pkg/") && !DOORS.includes(file);
        if (!isOfNpm && (isDoor || (roomOf(name) !== room && !ROOMS[room].includes(roomOf(name))))) wrong.push(`${file} imports ${name}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});
