// Asks a running worker many times and prints how long it took: node load.js http://127.0.0.1:8787
// Give it an address of your own only.

import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { requests: { type: "string", default: "5000" }, concurrency: { type: "string", default: "32" } },
});
const address = new URL("/evaluate", positionals[0] ?? "http://127.0.0.1:8787");
const requests = Number(values.requests);
const agent = new Agent({ keepAlive: true, maxSockets: Number(values.concurrency) });

const keys = { "7e3f3d30-3557-4442-bdae-139312178b39": "allow", "cb69481e-8ff7-4039-93ec-0a2729a154a8": "deny" };
const questions = Object.entries(keys).map(([aaguid, decision]) => {
  return { decision, body: JSON.stringify({ action: "signIn", credential: { passkey: { aaguid } } }) };
});

function ask({ decision, body }) {
  return new Promise((resolve) => {
    const start = performance.now();
    const headers = { "content-type": "application/json" };
    const call = request(address, { agent, method: "POST", headers, timeout: 30_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (data) => (text += data));
      response.on("end", () => {
        const right = response.statusCode === 200 && JSON.parse(text).decision === decision;
        resolve({ right, milliseconds: performance.now() - start });
      });
    });
    call.on("timeout", () => call.destroy()).on("error", () => resolve({ right: false }));
    call.end(body);
  });
}

const times = [];
let lost = 0;
let next = 0;
async function client() {
  while (next < requests) {
    next += 1;
    const { right, milliseconds } = await ask(questions[next % questions.length]);
    if (right) times.push(milliseconds);
    else lost += 1;
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: Number(values.concurrency) }, client));
const seconds = (performance.now() - start) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(2) ?? "–";
console.log(`${requests} requests, ${values.concurrency} at a time, ${lost} lost, ${Math.round(requests / seconds)} per second`);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
agent.destroy();
process.exitCode = lost === 0 ? 0 : 1;
