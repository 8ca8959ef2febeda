// The policy-only build for workers.

export * from "./slim/api.js";
export { initCompiled as init } from "./slim/load.js";
