// For pages, Node, Deno and Bun: the wasm lies beside this file.

import { find } from "./find.js";
import { initOnce, languageOf } from "./load.js";

export * from "./api.js";

export function init(source, options) {
  const language = languageOf(options);
  // Bundlers know this form and put the file where it is found.
  const beside = () => new URL("./core/entra_verdict_bg.wasm", import.meta.url);
  return initOnce(() => find(source, beside, language), language);
}
