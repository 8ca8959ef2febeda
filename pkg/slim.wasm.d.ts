import type { WasmModule } from "./api.js";

/** What workers and bundlers that take wasm as a module make of `entra-verdict/slim.wasm`. */
declare const module: WasmModule;
export default module;
