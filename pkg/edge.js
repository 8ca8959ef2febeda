// For workers: the caller imports the compiled module, and nothing is done before init().

import { initOnce, isModule, languageOf } from "./api.js";
import { problem } from "./errors.js";

export { EntraVerdictError, Tenant, decode, evaluate, inspect, locate } from "./api.js";

export function init(module, options) {
  const language = languageOf(options);
  return initOnce(async () => {
    if (!isModule(module)) throw problem("package.moduleMissing", language);
    return module;
  }, language);
}
