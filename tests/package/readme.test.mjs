// The JavaScript of both READMEs runs, prints what its comments say, and is right to a strict TypeScript project.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

// What is no program of its own, or needs a runtime that is not here, is checked but not run.
const OWN_PROGRAM = /console\.log\(.*\); \/\/ /;

async function snippets(readme) {
  const text = await readFile(path(readme), "utf8");
  return [...text.matchAll(/^```(js|cjs|ts)\n([^]*?)^```/gm)].map(([, language, code], index) => {
    const ending = { js: "mjs", cjs: "cjs", ts: "mts" }[language];
    return { name: `${readme.replaceAll(/\W/g, "-")}-${index}.${ending}`, code };
  });
}

/** What all forms of the worker share. */
const WORKER = ["handler.js", "limit.js", "policies.js", "settings.js"];

let folder;
let all;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(path("pkg"), join(folder, "node_modules/entra-verdict"));
  await symlink(path("node_modules/@types"), join(folder, "node_modules/@types"));
  await symlink(path("node_modules/undici-types"), join(folder, "node_modules/undici-types"));
  all = [...(await snippets("README.md")), ...(await snippets("pkg/README.md"))];
  await Promise.all(all.map(({ name, code }) => writeFile(join(folder, name), code)));
  await mkdir(join(folder, "worker"));
  for (const name of ["package.json", ...WORKER]) await copyFile(path(`examples/edge-worker/${name}`), join(folder, "worker", name));
});
after(() => rm(folder, { recursive: true }));

describe("the READMEs", () => {
  it("have snippets of every kind", () => {
    assert.deepEqual(new Set(all.map(({ name }) => name.split(".").at(-1))), new Set(["mjs", "cjs", "mts"]));
  });

  it("print what they say", async () => {
    const programs = all.filter(({ name, code }) => OWN_PROGRAM.test(code) && !name.endsWith(".mts"));
    assert.ok(programs.length >= 4);
    for (const { name, code } of programs) {
      const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, comment]) => comment);
      const { stdout } = await run(process.execPath, [join(folder, name)]);
      assert.deepEqual(stdout.trimEnd().split("\n"), said, name);
    }
  });

  it("are right to a strict TypeScript project", async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      allowJs: true,
      checkJs: true,
      target: "es2022",
      lib: ["es2022", "dom"],
      module: "nodenext",
      types: ["node"],
      skipLibCheck: false,
    };
    // The worker of the examples is for copying too.
    const files = [...all.map(({ name }) => name), ...WORKER.map((name) => `worker/${name}`)];
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const { stdout, code } = await run(path("node_modules/.bin/tsc"), ["--project", folder]).catch((error) => error);
    assert.equal(stdout, "");
    assert.equal(code, undefined);
  });
});
