// What the tests of the command line share.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const path = (name) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
export const main = path("pkg/cli/main.js");

export const RSA_DS100 = "7e3f3d30-3557-4442-bdae-139312178b39";
export const YUBIKEY_5 = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

/** Starts the command in a folder; what it says is gathered in `stdout` and `stderr` of the result. */
export function start(args, { cwd, env = {} }) {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "C", ...env } });
  const said = { child, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (data) => (said.stdout += data));
  child.stderr.setEncoding("utf8").on("data", (data) => (said.stderr += data));
  said.closed = new Promise((resolve, reject) => child.on("error", reject).on("close", (code) => resolve(code)));
  return said;
}

/** Runs it to its end. */
export async function run(args, options) {
  const said = start(args, options);
  said.child.stdin.on("error", () => {}).end(options.input ?? "");
  const code = await said.closed;
  const { stdout, stderr } = said;
  return { code, stdout, stderr };
}

/** What people read is kept beside the tests; UPDATE_SNAPSHOTS=1 writes it anew. */
export async function looksLike(name, text) {
  const file = path(`tests/package/cli/snapshots/${name}`);
  if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, text);
  assert.equal(text, await readFile(file, "utf8"), `${name} reads otherwise; UPDATE_SNAPSHOTS=1 writes it anew`);
}

/** A folder of its own for each test, with files in it, which is removed after it. */
export async function folderWith(context, files = {}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "entra-verdict-")));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await put(folder, files);
  return folder;
}

/** Writes files, those whose content is no text as JSON. */
export async function put(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2));
  }
}

/** A copy of the example, to break things in. */
export async function example(context) {
  const folder = await folderWith(context);
  await cp(path("examples/pipeline"), folder, { recursive: true });
  return folder;
}

export const read = (folder, name) => readFile(join(folder, name), "utf8");

/** The file with a text in place of another, which has to be there. */
export async function swap(folder, name, from, to) {
  const text = await read(folder, name);
  assert.ok(text.includes(from), `${name} has ${from}`);
  await writeFile(join(folder, name), text.replace(from, to));
}
