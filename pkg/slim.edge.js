// The policy-only build for workers.

import { problem } from "./errors.js";
import { WASM, initOnce, isModule, languageOf } from "./slim/load.js";

export * from "./slim/api.js";

export function init(module, options) {
  const language = languageOf(options);
  return initOnce(async () => {
    if (!isModule(module)) throw problem("package.moduleMissing", language, undefined, WASM);
    return module;
  }, language);
}
