/** What workers and bundlers that take wasm as a module make of `entra-verdict/slim.wasm`. */
declare const module: WebAssembly.Module;
export default module;
