// For workers: the caller imports the compiled module, and nothing is done before init().

import { problem } from "./errors.js";
import { WASM, initOnce, isModule, languageOf } from "./load.js";

export * from "./api.js";

export function init(module, options) {
  const language = languageOf(options);
  return initOnce(async () => {
    if (!isModule(module)) throw problem("package.moduleMissing", language, undefined, WASM);
    return module;
  }, language);
}
