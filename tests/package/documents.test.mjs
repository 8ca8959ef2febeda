// Tables of docs that name tests and dependencies, held to what is there.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (name) => readFile(join(ROOT, name), "utf8");

/** Cells of every row of the tables in a Markdown text, heads aside. */
function rows(text) {
  return [...text.matchAll(/^\| ?(.*?) ?\|$/gm)]
    .map(([, row]) => row.split(/(?<!\\) ?\| ?/))
    .filter((cells, index, all) => !/^-+$/.test(cells[0]) && !/^-+$/.test(all[index + 1]?.[0] ?? ""));
}

describe("docs/security.md", () => {
  it("names tests that are there, and says where there is none", async () => {
    const text = await read("docs/security.md");
    const wrong = [];
    let named = 0;
    const threats = rows(text).filter((cells) => cells.length === 3);
    for (const [threat, , held] of threats) {
      const tests = [...held.matchAll(/\[[^\]]+\]\(\.\.\/([^)]+)\) \*([^*]+)\*/g)];
      if (tests.length === 0 && !/^None/.test(held)) wrong.push(`${threat}: names no test and does not say so`);
      for (const [, file, name] of tests) {
        named += 1;
        const source = await read(file).catch(() => "");
        const there = file.endsWith(".rs")
          ? new RegExp(`#\\[(wasm_bindgen_)?test\\](\\s*#\\[[^\\]]*\\])*\\s*fn ${name}\\(`).test(source) || source.includes(`fn ${name}(`) && /proptest!/.test(source)
          : [`it("${name}"`, `test("${name}"`].some((call) => source.includes(call));
        if (!there) wrong.push(`${file} has no test "${name}"`);
      }
      for (const [, file] of held.matchAll(/\]\(\.\.\/([^)]+)\)/g)) if (!(await read(file).catch(() => ""))) wrong.push(`${file} is not there`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(threats.length > 30 && named > 50, `${threats.length} threats, ${named} tests`);
  });
});

/** Manifests of a kind, wherever they are. */
async function manifests(name) {
  const found = [];
  for (const entry of await readdir(ROOT, { recursive: false, withFileTypes: true })) {
    if (entry.name === name) found.push(name);
    if (!entry.isDirectory() || /^(\.|target$|node_modules$)/.test(entry.name)) continue;
    await below(join(ROOT, entry.name));
  }
  async function below(folder) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !/^(\.|target$|node_modules$|dist$)/.test(entry.name)) await below(join(folder, entry.name));
      else if (entry.name === name) found.push(relative(ROOT, join(folder, entry.name)));
    }
  }
  return found.sort();
}

/** Names of dependencies in a Cargo.toml, those within the repository aside. */
function crates(manifest) {
  const names = [];
  let section = "";
  for (const line of manifest.split("\n")) {
    section = line.match(/^\[(.*)\]$/)?.[1] ?? section;
    const [, name, value] = line.match(/^([\w-]+) = (.*)$/) ?? [];
    if (name && /(^|\.)((dev|build)-)?dependencies$/.test(section) && !/\bpath = /.test(value)) names.push(name);
  }
  return names;
}

describe("docs/dependencies.md", () => {
  it("every direct dependency is told, and nothing else is", async () => {
    const needed = new Map();
    const from = (name, manifest) => needed.set(name, [...(needed.get(name) ?? []), manifest]);
    for (const manifest of await manifests("Cargo.toml")) for (const name of crates(await read(manifest))) from(name, manifest);
    for (const manifest of await manifests("package.json")) {
      const { dependencies, devDependencies, peerDependencies, optionalDependencies } = JSON.parse(await read(manifest));
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies })) {
        if (!version.startsWith("file:")) from(name, manifest);
      }
    }
    assert.ok(needed.size > 60, `${needed.size} dependencies`);
    const table = rows(await read("docs/dependencies.md")).filter(([name]) => /^`[^`]+`$/.test(name));
    const told = table.map(([name]) => name.slice(1, -1));
    assert.deepEqual([...needed].filter(([name]) => !told.includes(name)), [], "has no row");
    assert.deepEqual(told.filter((name) => !needed.has(name)), [], "is of nothing");
    assert.deepEqual(told.filter((name, index) => told.indexOf(name) !== index), [], "stands twice");
    for (const cells of table) {
      assert.equal(cells.length, 4, cells[0]);
      assert.ok(cells.every((cell) => cell.length > 2), `${cells[0]}: a cell has nothing in it`);
    }
  });

  it("every pre-release is justified, and what is none any more is not", async () => {
    const text = await read("docs/dependencies.md");
    const [, section] = text.split("## Pre-releases");
    const told = [...section.matchAll(/^\| `([^`]+)` `=?([^`]+)` \| \d{4}-\d{2} \|/gm)].map(([, name, version]) => `${name} ${version}`);
    const found = new Set();
    const lock = await read("Cargo.lock");
    const direct = new Set();
    for (const manifest of await manifests("Cargo.toml")) for (const name of crates(await read(manifest))) direct.add(name);
    for (const [, name, version] of lock.matchAll(/name = "([^"]+)"\nversion = "([^"+]+-[^"]+)"/g)) {
      assert.ok(direct.has(name), `${name} ${version} comes with something else`);
      found.add(`${name} ${version}`);
    }
    for (const manifest of await manifests("package.json")) {
      // Those of the workspace have one lock file.
      const lockFile = JSON.parse(await read(join(dirname(manifest), "package-lock.json")).catch(() => read("package-lock.json")));
      const { dependencies, devDependencies } = JSON.parse(await read(manifest));
      for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
        const { version = "" } = lockFile.packages[`node_modules/${name}`] ?? {};
        if (/-/.test(version)) found.add(`${name} ${version}`);
      }
    }
    assert.deepEqual(told.sort(), [...found].sort());
  });
});
