// Where the time of a call goes, as the profiler of Node sees it.

import { Session } from "node:inspector/promises";

const CALLS_MS = 1500;

/** Parts of a call by where a function stands; the first that fits counts. */
const PARTS = [
  ["in wasm", ({ url }) => url.startsWith("wasm:")],
  ["making objects of the answer", ({ url }) => url.endsWith("/answer.js")],
  ["collecting garbage", ({ functionName }) => functionName === "(garbage collector)"],
  ["the question as bytes, and the crossing", ({ url }) => /\/pkg\/|node:internal/.test(url)],
  ["the rest", () => true],
];

/** The parts of what is left when Node waits for nothing. */
function partOf(frame) {
  if (["(idle)", "(root)"].includes(frame.functionName)) return null;
  return PARTS.find(([, fits]) => fits(frame))[0];
}

/** Shares of the parts, in the order of `parts`. */
export async function shares(run) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  const end = performance.now() + CALLS_MS;
  while (performance.now() < end) run();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map();
  profile.samples.forEach((id, index) => {
    const part = partOf(frames.get(id));
    if (part) spent.set(part, (spent.get(part) ?? 0) + profile.timeDeltas[index]);
  });
  const whole = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return parts.map((part) => (spent.get(part) ?? 0) / whole);
}

export const parts = PARTS.map(([part]) => part);
