// A large tenant collected in a thread of its own, where no test runner follows each of a million steps.

import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";

import { collect } from "../../../pkg/cli/collect/index.js";
import { words } from "../../../pkg/cli/texts.js";
import { graph } from "./server.mjs";
import { line } from "./tenant.mjs";

const { output, ...settings } = workerData;
const server = await graph(settings);
const parsed = { options: { output, base: server.origin }, files: [] };
const { answer } = await collect(parsed, { language: "en", say: words("en") }, { clock: server.time, stderr: { write() {} } });
await server.close();

const lines = (await readFile(output, "utf8")).split("\n");
const wrong = [];
for (let index = 0; index < settings.people; index += 1) if (lines[index] !== JSON.stringify(line(index))) wrong.push(index);
const { hits, moody, ...state } = server.state;
parentPort.postMessage({ answer, state: { ...state, moody: moody.size }, lines: lines.length - 1, wrong });
