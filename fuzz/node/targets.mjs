// What has to hold of share links and of edits as JavaScript asks for them, for whatever is given.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { EntraVerdictError, edit, init, locate } from "../../pkg/index.js";
import { load } from "../../bundle/load.mjs";
import { applied, damaged, patchOf } from "./random.mjs";

const { LONGEST, LinkError, fromLink, toLink } = await load("www/simulator/state/share-link.ts");

const folder = fileURLToPath(new URL("../seeds/scenario/", import.meta.url));
const names = (await readdir(folder)).sort();
const scenarios = await Promise.all(names.map(async (name) => JSON.parse(await readFile(`${folder}${name}`, "utf8"))));
await init();

const CODES = ["damaged", "newer", "tooLarge"];

/** Time that anything here may take, in milliseconds, whatever else the machine does. */
const LONG = 10_000;

/** A link opens as what it was made of; a damaged one as a scenario, or it says why not. */
async function shareLink(random) {
  const { after } = patchOf(random.one(scenarios), random);
  const link = await toLink(after);
  assert.ok(link.length <= LONGEST);
  const isScenario = Array.isArray(after?.policies) && !(after.scenario > 1);
  if (isScenario) assert.equal(JSON.stringify(await fromLink(`#${link}`)), JSON.stringify(after));
  const start = performance.now();
  try {
    const opened = await fromLink(damaged(link, random));
    assert.ok(Array.isArray(opened.policies));
  } catch (error) {
    assert.ok(error instanceof LinkError && CODES.includes(error.code), String(error));
  }
  assert.ok(performance.now() - start < LONG);
}

/** A text after a patch says what the patch makes of its value, and where a replaced value stands; one that does not fit is refused. */
async function jsonEdit(random) {
  const value = random.one(scenarios);
  const text = JSON.stringify(value, null, random.one([undefined, 1, 2, "\t"]));
  const { patch, after } = patchOf(value, random);
  const edited = edit(text, patch);
  assert.equal(sorted(JSON.parse(edited)), sorted(JSON.parse(JSON.stringify(after))), JSON.stringify({ text, patch }));
  const last = patch.at(-1);
  if (last.op === "replace") {
    const { start, end } = locate(edited, last.path);
    assert.equal(sorted(JSON.parse(edited.slice(start, end))), sorted(JSON.parse(JSON.stringify(last.value))));
  }
  // One by one it is the same as all together.
  let [oneByOne, now] = [text, value];
  for (const operation of patch) {
    oneByOne = edit(oneByOne, [operation]);
    now = applied(now, operation);
  }
  assert.equal(sorted(JSON.parse(oneByOne)), sorted(JSON.parse(edited)));
  for (const wrong of [damaged(text, random), text]) {
    try {
      const path = damaged(random.one(patch).path, random);
      JSON.parse(edit(wrong, [{ op: random.one(["add", "remove", "replace", "test", "move", "spoil"]), path, from: path, value: null }]));
    } catch (error) {
      // A text with comments stays one, which is no JSON to the reader here.
      assert.ok(error instanceof EntraVerdictError || error instanceof SyntaxError, String(error));
    }
  }
}

/** JSON with members in order, since where a member that was replaced stands is nobody's business. */
function sorted(value) {
  const inOrder = (_, one) => (typeof one === "object" && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one);
  return JSON.stringify(value, inOrder);
}

export const TARGETS = { share_link: shareLink, json_edit: jsonEdit };
