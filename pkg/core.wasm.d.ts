import type { WasmModule } from "./api.js";

/**
 * What workers and bundlers that take wasm as a module make of `entra-verdict/core.wasm`, and of the parts beside it,
 * `entra-verdict/signatures.wasm`, `entra-verdict/rest.wasm`, `entra-verdict/en.wasm` and `entra-verdict/ja.wasm`.
 */
declare const module: WasmModule;
export default module;
