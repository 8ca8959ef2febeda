// For pages without a server, and bundlers that take nothing but JavaScript: the wasm is in a module, as base64.

import { base64 } from "./core/inline.js";
import { compile, initOnce, languageOf } from "./load.js";

export * from "./api.js";

export function init(options) {
  const language = languageOf(options);
  const bytes = ({ name }) => Uint8Array.from(atob(base64[name]), (character) => character.charCodeAt(0));
  return initOnce((file) => compile(bytes(file), language, file), () => true, language);
}
