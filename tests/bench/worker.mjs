// The edge worker in Node under load, while its policies change:
// node tests/bench/worker.mjs [--requests 100000] [--concurrency 32] [--seconds 900]
// It ends with 1 where an answer is lost or wrong, where the policies did not change meanwhile, or where time is up; p50 and p99 are
// for reading, since they say as much of the machine. It needs a package that is built, and the npm packages of tests/.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import { workerFolder } from "../package/worker-folder.mjs";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    concurrency: { type: "string", default: "32" },
    seconds: { type: "string", default: "900" },
  },
});

/** Policies change this often, and are read again more often. */
const CHANGE_MS = 2000;
const REFRESH = "0.5";

const folder = await workerFolder();
const policies = join(folder, "changing");
const file = join(policies, "authenticationMethodsPolicy.json");
await cp(join(folder, "policies"), policies, { recursive: true });
const original = await readFile(file, "utf8");

const env = { ...process.env, RATE: "0", REFRESH, POLICIES: policies };
const server = spawn(process.execPath, ["node.js", "0"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
const [seen, counts] = [new Set(), new Map()];
const address = await new Promise((resolve) => {
  createInterface(server.stdout).on("line", (line) => {
    const { event, address: at, version, status } = JSON.parse(line);
    if (event === "listening") resolve(at);
    else if (event === "policies") seen.add(version);
    else counts.set(status, (counts.get(status) ?? 0) + 1);
  });
});

// The answers stay the same; only the name does not. One change waits for the one before it, however busy the machine is.
let isOver = false;
async function change() {
  for (let changes = 1; ; changes += 1) {
    await sleep(CHANGE_MS);
    if (isOver) return;
    const next = join(folder, "next.json");
    await writeFile(next, original.replace("Authentication Methods Policy", `Policy ${changes}`));
    await rename(next, file);
  }
}
const changing = change();

try {
  const options = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
  const load = spawn(process.execPath, ["load.js", address, ...options], { cwd: folder, stdio: "inherit" });
  const early = sleep(5000).then(() => memoryOf(server.pid));
  const [code] = await once(load, "exit");
  const said = JSON.stringify(Object.fromEntries(counts));
  const [first, last] = [await early, await memoryOf(server.pid)];
  console.log(`policies changed ${seen.size - 1} times, answers by status: ${said}, ${first} MiB after 5 s, ${last} at the end`);
  process.exitCode = code === 0 && seen.size > 1 ? 0 : 1;
} finally {
  isOver = true;
  await changing;
  server.kill();
  await once(server, "exit");
  await rm(folder, { recursive: true });
}

/** Where the system tells it. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(status.match(/VmRSS:\s*(\d+)/)?.[1] ?? 0) / 1024) || "?";
}
