// What the tests of the packed package share.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** A path in the repository. */
export const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The package as it would be published; `cargo xtask package` makes it. */
export const tarball = process.env.ENTRA_VERDICT_TARBALL ?? path("target/package/entra-verdict.tgz");

/** Unpacks the tarball to where a folder's programs find it, as an installation without network. */
export async function install(folder) {
  const target = join(folder, "node_modules/entra-verdict");
  await mkdir(target, { recursive: true });
  await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", target]);
  return target;
}

/** An executable that comes in a package of its own for this machine. */
function platformProgram(owner, names) {
  const resolve = createRequire(require.resolve(`${owner}/package.json`)).resolve;
  for (const name of names) {
    try {
      const found = join(resolve(`${name.module}/package.json`), "..", name.path);
      if (existsSync(found)) return found;
    } catch {
      // not for this machine
    }
  }
  throw new Error(`${owner} has no program for this machine`);
}

const { platform, arch } = process;
const libc = process.report?.getReport().header.glibcVersionRuntime === undefined && platform === "linux" ? "musl" : "glibc";
const exe = platform === "win32" ? ".exe" : "";

export const deno = () => platformProgram("deno", [{ module: `@deno/${platform}-${arch}${platform === "linux" ? `-${libc}` : ""}`, path: `deno${exe}` }]);

export const bun = () => {
  const cpu = { arm64: "aarch64" }[arch] ?? arch;
  const base = `@oven/bun-${platform === "win32" ? "windows" : platform}-${cpu}${libc === "musl" ? "-musl" : ""}`;
  // The baseline build does without AVX2.
  return platformProgram("bun", ["", "-baseline"].map((variant) => ({ module: `${base}${variant}`, path: `bin/bun${exe}` })));
};

/** Node of a version, undefined on a machine for which no package has it. */
export const node = (version) => {
  const program = fileURLToPath(new URL(`node_modules/node-${version}-${platform}-${arch}/bin/node${exe}`, import.meta.url));
  return existsSync(program) ? program : undefined;
};

/** Writes a file into a folder. */
export async function put(folder, name, text) {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), text);
}
