// Where the wasm is, for the entry points that have it beside them.

import { problem } from "./errors.js";
import { WASM, compile, isBytes, isModule } from "./load.js";

/** A compiled module of what init() was given, or else of the file at the address that `beside` makes. `file` says which it is. */
export async function find(source, beside, language, file = WASM) {
  if (isModule(source)) return source;
  if (isBytes(source)) return compile(source, language, file);
  let response;
  try {
    const address = source ?? beside();
    if (isOfNode(address)) return await compile(await readFile(new URL(address)), language, file);
    response = address instanceof URL || typeof address === "string" ? await fetch(address) : await address;
  } catch (cause) {
    throw cause?.name === "EntraVerdictError" ? cause : problem("package.wasmNotFound", language, cause, file);
  }
  if (typeof Response !== "function" || !(response instanceof Response)) {
    throw problem("package.wasmNotFound", language, `init() was given ${Object.prototype.toString.call(source)}`, file);
  }
  if (!response.ok) throw problem("package.wasmNotFound", language, `${response.url} answers ${response.status}`, file);
  // Streaming asks for the right type, which not every server gives.
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  const streams = typed && typeof WebAssembly.compileStreaming === "function";
  return compile(streams ? response : await response.arrayBuffer(), language, file);
}

// Node's fetch does not read files, and pages have no other way.
function isOfNode(address) {
  return String(address).startsWith("file:") && typeof process === "object" && Boolean(process.versions?.node);
}

async function readFile(url) {
  // A name that bundlers for pages do not follow.
  const name = "node:fs/promises";
  const files = await import(/* webpackIgnore: true */ /* @vite-ignore */ name);
  return files.readFile(url);
}
