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

/** Asks once. `fault` says in a word why there is no answer, or none that is right. */
function askOnce({ decision, body }) {
  return new Promise((resolve) => {
    const start = performance.now();
    const headers = { "content-type": "application/json" };
    const call = request(address, { agent, method: "POST", headers, timeout: 60_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (data) => (text += data));
      response.on("error", ({ code }) => resolve({ fault: code }));
      response.on("end", () => {
        const { statusCode: status } = response;
        const isRight = status === 200 && JSON.parse(text).decision === decision;
        resolve({ fault: isRight ? undefined : status === 200 ? "wrong" : status, milliseconds: performance.now() - start });
      });
    });
    call.on("timeout", () => call.destroy(Object.assign(new Error(), { code: "ETIMEDOUT" })));
    // A connection that was kept may be closed just when it is used again; what went into it was not read by anybody.
    call.on("error", ({ code }) => resolve({ fault: code, isStale: call.reusedSocket && code === "ECONNRESET" }));
    call.end(body);
  });
}

let again = 0;
async function ask(question) {
  for (;;) {
    const answer = await askOnce(question);
    if (!answer.isStale) return answer;
    again += 1;
  }
}

const times = [];
const faults = new Map();
let lost = 0;
let next = 0;
async function client() {
  while (next < wanted && performance.now() - start < bound * 1000) {
    next += 1;
    const { fault, milliseconds } = await ask(questions[next % questions.length]);
    if (fault === undefined) times.push(milliseconds);
    else {
      lost += 1;
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: concurrency }, client));
const seconds = (performance.now() - start) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(2) ?? "–";
console.log(`${next} requests, ${concurrency} at a time, ${lost} lost, ${Math.round(next / seconds)} per second`);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
if (lost > 0) console.log(`lost to ${[...faults].map(([fault, count]) => `${fault}: ${count}`).join(", ")}`);
if (again > 0) console.log(`sent again, since the connection had been closed: ${again}`);
if (next < wanted) console.log(`time was up after ${bound} s: ${wanted - next} requests were not made`);
agent.destroy();
process.exitCode = lost === 0 && next === wanted ? 0 : 1;
