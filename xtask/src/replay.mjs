// The wasm package, answering each scenario whose path stands on standard input with one line.

import { readFileSync, writeSync } from "node:fs";
import { evaluate, init } from "../../pkg/index.js";

await init();
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  writeSync(1, `${JSON.stringify(answer(readFileSync(path, "utf8")))}\n`);
}

function answer(scenario) {
  try {
    return evaluate(scenario, { language: "en" });
  } catch (error) {
    if (error.name !== "EntraVerdictError") {
      return { error: { code: "crash", message: String(error?.stack ?? error) } };
    }
    const { code, message, document, path, line, column, secret } = error;
    return { error: { code, message, document, path, line, column, ...(secret ? { secret } : {}) } };
  }
}
