// What the fuzzer asks of share links and of edits, for a number of rounds that are the same in every run.

import { describe, it } from "node:test";

import { Random } from "../../fuzz/node/random.mjs";
import { TARGETS } from "../../fuzz/node/targets.mjs";

const ROUNDS = 300;

describe("fuzzing", () => {
  it("finds nothing in links and edits", async () => {
    for (const target of Object.values(TARGETS)) {
      for (let seed = 0; seed < ROUNDS; seed += 1) await target(new Random(seed));
    }
  });
});
