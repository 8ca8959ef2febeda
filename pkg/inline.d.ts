import type { Options } from "./api.js";

export * from "./api.js";

/** Loads the wasm that is built in, once; nothing is fetched. */
export function init(options?: Options): Promise<void>;
