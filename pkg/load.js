// Loads the wasm that an entry point found, and calls into it.

import * as core from "./core/entra_verdict_bg.js";
import { EntraVerdictError, problem } from "./errors.js";

/** The version of this package, which the wasm has to have too. */
export const VERSION = "0.1.0";

let loading;
let loaded = false;

/** Loads once; `find` gives a compiled module. After a failure a caller may try again. */
export function initOnce(find, language) {
  loading ??= load(find, language).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(find, language) {
  const module = await find();
  const invalid = (cause) => problem("package.wasmInvalid", language, cause, { version: VERSION });
  let version;
  try {
    const instance = await WebAssembly.instantiate(module, { "./entra_verdict_bg.js": core });
    core.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    version = core.version();
  } catch (cause) {
    throw invalid(cause);
  }
  if (version !== VERSION) throw invalid(`it is of version ${version}`);
  loaded = true;
}

/** A compiled module of bytes, or of a response that is still coming in. */
export async function compile(source, language) {
  try {
    return await (isBytes(source) ? WebAssembly.compile(source) : WebAssembly.compileStreaming(source));
  } catch (cause) {
    // Else the response broke off.
    const code = cause instanceof WebAssembly.CompileError ? "package.wasmInvalid" : "package.wasmNotFound";
    throw problem(code, language, cause, { version: VERSION });
  }
}

// Not `instanceof`, since a module may come from another realm.
export function isModule(value) {
  return Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
}

export function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** The language that a caller asks for. The core takes strings only, so whatever else is passed becomes one here. */
export function languageOf(options, fallback = "en") {
  return typeof options?.language === "string" ? options.language : fallback;
}

// Runs a call into the core and turns its error report into an exception.
export function call(language, run) {
  if (!loaded) throw problem("package.notInitialised", language);
  try {
    return run();
  } catch (report) {
    if (report instanceof EntraVerdictError) throw report;
    // A panic or the end of the stack. The core has no state that it could have left half changed.
    if (report instanceof Error) throw problem("package.crashed", language, report);
    throw new EntraVerdictError(report);
  }
}
