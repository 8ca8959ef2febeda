import type { Options, WasmModule } from "./api.js";

export * from "./api.js";

/**
 * Instantiates the module, which the worker imports from `entra-verdict/core.wasm`; later calls wait for the same load.
 * @throws EntraVerdictError `package.moduleMissing` or `package.wasmInvalid`.
 */
export function init(module: WasmModule, options?: Options): Promise<void>;
