// The edge worker of examples/ in a folder of its own, with what it depends on as it is here.

import { cp, mkdir, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Who calls it removes the folder. */
export async function workerFolder() {
  const folder = await mkdtemp(join(tmpdir(), "entra-verdict-"));
  await cp(path("examples/edge-worker"), folder, { recursive: true, filter: (from) => !from.includes("node_modules") });
  await mkdir(join(folder, "node_modules"));
  for (const [name, from] of [["entra-verdict", "pkg"], ["srvx", "node_modules/srvx"]]) {
    await symlink(path(from), join(folder, "node_modules", name), "junction");
  }
  return folder;
}
