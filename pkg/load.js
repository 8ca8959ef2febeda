// Loads the wasm that an entry point found, and calls into it.

import * as core from "./core/entra_verdict_bg.js";
import { EntraVerdictError, problem } from "./errors.js";

/** The version of this package, which the wasm has to have too. */
export const VERSION = "0.1.0";

/** What this loader takes, and where it lies. In the copy for the policy-only build both are that one's. */
export const WASM = { version: VERSION, file: "core/entra_verdict_bg.wasm", module: "entra-verdict/core.wasm" };

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

/** `init` of a worker: it takes a compiled module and nothing else. */
export function initCompiled(module, options) {
  const language = languageOf(options);
  return initOnce(async () => {
    if (!isModule(module)) throw problem("package.moduleMissing", language, undefined, WASM);
    return module;
  }, language);
}

async function load(find, language) {
  const module = await find();
  const invalid = (cause) => problem("package.wasmInvalid", language, cause, WASM);
  try {
    const { exports } = await WebAssembly.instantiate(module, { "./entra_verdict_bg.js": core });
    const version = versionOf(exports);
    if (version !== WASM.version) throw new Error(`it is of version ${version}`);
    core.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
  } catch (cause) {
    throw invalid(cause);
  }
  loaded = true;
}

// Read by hand, since the bindings keep views of the first memory that they were given.
function versionOf({ memory, version }) {
  const [start, length] = version();
  return new TextDecoder().decode(new Uint8Array(memory.buffer, start, length));
}

/** A compiled module of bytes, or of a response that is still coming in. */
export async function compile(source, language) {
  try {
    return await (isBytes(source) ? WebAssembly.compile(source) : WebAssembly.compileStreaming(source));
  } catch (cause) {
    if (!(await compilesAnything())) throw problem("package.wasmUnavailable", language, cause);
    // Else the response broke off.
    const code = cause instanceof WebAssembly.CompileError ? "package.wasmInvalid" : "package.wasmNotFound";
    throw problem(code, language, cause, WASM);
  }
}

// Workers and strict policies refuse every module that comes as bytes, and some runtimes have no WebAssembly at all.
async function compilesAnything() {
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  try {
    return Boolean(await WebAssembly.compile(empty));
  } catch {
    return false;
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
  return given("options", fallback, () => (typeof options?.language === "string" ? options.language : fallback));
}

/** What an argument holds. What throws while it is read, such as a buffer that was handed over, is the caller's. */
export function given(name, language, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && !(error instanceof EntraVerdictError)) throw problem("input.argument", language, error, { name });
    throw error;
  }
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
