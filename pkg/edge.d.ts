import type { Options, Parts, WasmModule } from "./api.js";

export * from "./api.js";

/**
 * Instantiates the module, which the worker imports from `entra-verdict/core.wasm`, and the parts that it passes beside
 * it; later calls wait for the same load, and may add parts. A part that is not passed is not loaded, and what needs it
 * says so.
 * @throws EntraVerdictError `package.moduleMissing` or `package.wasmInvalid`.
 */
export function init(module: WasmModule, options?: Options & Parts<WasmModule>): Promise<void>;
