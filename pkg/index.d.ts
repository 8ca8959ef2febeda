import type { Options, WasmSource } from "./api.js";

export * from "./api.js";

/**
 * Loads the wasm once; later and concurrent calls wait for the same load, and a failed one may be tried again. Nothing
 * is fetched but the package's own wasm file. `source` is for where that does not lie beside the package: the wasm
 * bytes, a compiled module, a response, or an address.
 * @throws EntraVerdictError `package.wasmNotFound` or `package.wasmInvalid`.
 */
export function init(source?: WasmSource, options?: Options): Promise<void>;
