// A thread that answers blocks of lines with decisions.

import { parentPort, workerData } from "node:worker_threads";

import { Tenant, init } from "../index.js";
import { answerBlock } from "./lines.js";
import { words } from "./texts.js";

const { texts, trust, at, language } = workerData;
await init(undefined, { language });
const tenant = Tenant.load(texts, { language, ...(trust ? { trust } : {}) });
const settings = { at, decisions: true, language, say: words(language) };
parentPort.on("message", ({ bytes, first }) => {
  parentPort.postMessage(answerBlock(tenant, linesOf(bytes), first, settings));
});

/** Lines that each end with a line feed. */
function linesOf(bytes) {
  const lines = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
