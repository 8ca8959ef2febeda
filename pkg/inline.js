// For pages without a server, and bundlers that take nothing but JavaScript: the wasm is in a module, as base64.

import { base64 } from "./core/inline.js";
import { compile, initOnce, languageOf } from "./load.js";

export * from "./api.js";

export function init(options) {
  const language = languageOf(options);
  return initOnce(() => compile(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), language), language);
}
