// For pages, Node, Deno and Bun: the wasm lies beside this file.

import { problem } from "./errors.js";
import { compile, initOnce, isBytes, isModule, languageOf } from "./load.js";

export * from "./api.js";

export function init(source, options) {
  const language = languageOf(options);
  return initOnce(() => find(source, language), language);
}

async function find(source, language) {
  if (isModule(source)) return source;
  if (isBytes(source)) return compile(source, language);
  let response;
  try {
    // Bundlers know this form and put the file where it is found.
    const address = source ?? new URL("./core/entra_verdict_bg.wasm", import.meta.url);
    if (isOfNode(address)) return await compile(await readFile(new URL(address)), language);
    response = address instanceof URL || typeof address === "string" ? await fetch(address) : await address;
  } catch (cause) {
    throw cause?.name === "EntraVerdictError" ? cause : problem("package.wasmNotFound", language, cause);
  }
  if (typeof Response !== "function" || !(response instanceof Response)) {
    throw problem("package.wasmNotFound", language, `init() was given ${Object.prototype.toString.call(source)}`);
  }
  if (!response.ok) throw problem("package.wasmNotFound", language, `${response.url} answers ${response.status}`);
  // Streaming asks for the right type, which not every server gives.
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  const streams = typed && typeof WebAssembly.compileStreaming === "function";
  return compile(streams ? response : await response.arrayBuffer(), language);
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
