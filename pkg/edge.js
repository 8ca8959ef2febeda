// For workers: the caller imports the compiled module, and nothing is done before init().

export * from "./api.js";
export { initCompiled as init } from "./load.js";
