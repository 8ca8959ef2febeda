// The native core in a process beside this one, asked in the same rounds as the wasm.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Starts the program that `cargo xtask bench` names; without it there is none. */
export function native() {
  const program = process.env.ENTRA_VERDICT_NATIVE;
  if (program === undefined) return undefined;
  const child = spawn(program, ["bench"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (asked) => {
    child.stdin.write(`${JSON.stringify(asked)}\n`);
    const { value, done } = await lines.next();
    assert.ok(!done, "the native core stopped");
    return JSON.parse(value);
  };
  return {
    /** A case for measure() that makes verdicts, or decisions. */
    async case({ policies, trust, question, gives }, name, verdict) {
      const number = await ask({ policies, trust, question });
      const time = async (calls) => {
        const { decision, milliseconds } = await ask({ case: number, calls, verdict });
        assert.equal(decision, gives, name);
        return milliseconds;
      };
      return { name, time };
    },
    async stop() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
