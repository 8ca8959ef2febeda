// The policy-only build, an instance of its own: `cargo xtask build` puts what runs it into ./slim.

import { find } from "./slim/find.js";
import { initOnce, languageOf } from "./slim/load.js";

export * from "./slim/api.js";

export function init(source, options) {
  const language = languageOf(options);
  const beside = () => new URL("./slim/entra_verdict_bg.wasm", import.meta.url);
  return initOnce(() => find(source, beside, language), () => false, language);
}
