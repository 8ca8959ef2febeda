import type { Options, Parts, WasmSource } from "./api.js";

export * from "./api.js";

/**
 * Loads the wasm once; later and concurrent calls wait for the same load, and a failed one may be tried again. Nothing
 * is fetched but the package's own wasm files, all of them unless `options` say otherwise. `source` is for where the
 * first of them, `core.wasm`, does not lie beside the package: the wasm bytes, a compiled module, a response, or an
 * address. The same can be said of each part.
 * @throws EntraVerdictError `package.wasmNotFound` or `package.wasmInvalid`.
 */
export function init(source?: WasmSource, options?: Options & Parts<WasmSource | true>): Promise<void>;
