// A thread that asks a part of the cases.

import { parentPort, workerData } from "node:worker_threads";

import { init } from "../index.js";
import { Asker } from "./asking.js";

const { sets, language } = workerData;
await init(undefined, { language });
const asker = new Asker(sets, language);
parentPort.on("message", ({ part, cases }) => {
  parentPort.postMessage({ part, results: cases.map((one) => asker.ask(one)) });
});
