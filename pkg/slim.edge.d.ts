import type { Options, WasmModule } from "./api.js";

export * from "./api.js";

/**
 * As `init` of `entra-verdict/slim`, in a worker, which imports the module from `entra-verdict/slim.wasm`.
 * @throws EntraVerdictError `package.moduleMissing` or `package.wasmInvalid`.
 */
export function init(module: WasmModule, options?: Options): Promise<void>;
