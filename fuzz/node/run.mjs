// Fuzzes what only JavaScript has.
//
//     node fuzz/node/run.mjs share_link|json_edit SECONDS [SEED]

import { Random } from "./random.mjs";
import { TARGETS } from "./targets.mjs";

const [name, seconds, seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const target = TARGETS[name];
const end = performance.now() + Number(seconds) * 1000;
let rounds = 0;
for (; performance.now() < end; rounds += 1) {
  // Each round from a number of its own, so that it can be had again.
  const own = (Number(seed) + rounds) >>> 0;
  try {
    await target(new Random(own));
  } catch (error) {
    process.stderr.write(`${name} with seed ${own}: node fuzz/node/run.mjs ${name} 0.001 ${own}\n`);
    throw error;
  }
}
process.stdout.write(`${name}: ${rounds} rounds, from seed ${seed} on\n`);
