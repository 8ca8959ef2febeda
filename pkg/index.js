// For pages, Node, Deno and Bun: the wasm lies beside this file.

import { find } from "./find.js";
import { initOnce, languageOf, partOf } from "./load.js";

export * from "./api.js";

// Bundlers know this form and put the files where they are found.
const beside = {
  core: () => new URL("./core/core.wasm", import.meta.url),
  signatures: () => new URL("./core/signatures.wasm", import.meta.url),
  rest: () => new URL("./core/rest.wasm", import.meta.url),
  en: () => new URL("./core/en.wasm", import.meta.url),
  ja: () => new URL("./core/ja.wasm", import.meta.url),
};

export function init(source, options) {
  const language = languageOf(options);
  const sources = { core: source };
  for (const name of ["signatures", "rest", "en", "ja"]) sources[name] = partOf(name, options, language);
  const sourceOf = (name) => (sources[name] === true ? undefined : sources[name]);
  return initOnce(
    (file) => find(sourceOf(file.name), beside[file.name], language, file),
    (name) => sources[name] !== false,
    language,
  );
}
