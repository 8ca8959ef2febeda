// Asks a running worker many times and prints how long it took:
// node load.js http://127.0.0.1:8787 [--requests 5000] [--concurrency 32] [--seconds 600]
// Give it an address of your own only. It ends with 1 where an answer is lost or wrong, or where time was up before all were asked.

import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: "string", default: "5000" },
    concurrency: { type: "string", default: "32" },
    seconds: { type: "string", default: "600" },
  },
});

function numberOf(name) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`--${name} is a number from 1, not ${values[name]}`);
  process.exit(1);
}
const [wanted, concurrency, bound] = ["requests", "concurrency", "seconds"].map(numberOf);

const address = new URL("/evaluate", positionals[0] ?? "http://127.0.0.1:8787");
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

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
  while (next < wanted && performance.now() - start < bound * 1000) {
    next += 1;
    const { right, milliseconds } = await ask(questions[next % questions.length]);
    if (right) times.push(milliseconds);
    else lost += 1;
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: concurrency }, client));
const seconds = (performance.now() - start) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(2) ?? "–";
console.log(`${next} requests, ${concurrency} at a time, ${lost} lost, ${Math.round(next / seconds)} per second`);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
if (next < wanted) console.log(`time was up after ${bound} s: ${wanted - next} requests were not made`);
agent.destroy();
process.exitCode = lost === 0 && next === wanted ? 0 : 1;
