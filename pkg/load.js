// Loads the wasm that an entry point found, and calls into it.

import * as core from "./core/entra_verdict_bg.js";
import { EntraVerdictError, problem } from "./errors.js";

/** The version of this package, which the wasm has to have too. */
export const VERSION = "0.1.0";

/** What this loader takes, and where it lies. In the copy for the policy-only build both are that one's. */
export const WASM = { version: VERSION, file: "core/entra_verdict_bg.wasm", module: "entra-verdict/core.wasm" };

let loading;
let loaded = false;
/** What is loaded: the compiled module, and the memory of its instance. */
let running;
/** How many calls are in the core. One that an exception ends leaves the core half way: its stack, and what it has lent. */
let inside = 0;
let stopped = false;

/** Loads once; `find` gives a compiled module. After a failure, or once the core has stopped, a caller may try again. */
export function initOnce(find, language) {
  settle();
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
    const { exports } = await WebAssembly.instantiate(module, IMPORTS);
    const version = versionOf(exports);
    if (version !== WASM.version) throw new Error(`it is of version ${version}`);
    // A call may have started it meanwhile, and what that one holds is not to be lost.
    if (!loaded || stopped) start(module, exports);
  } catch (cause) {
    throw invalid(cause);
  }
}

const IMPORTS = { "./entra_verdict_bg.js": core };

function start(module, exports) {
  // What the bindings remember of an earlier memory is gone once that one was grown, by however little.
  running?.memory.grow(0);
  core.__wbg_set_wasm(watched(exports));
  exports.__wbindgen_start();
  running = { module, memory: exports.memory };
  loaded = true;
  stopped = false;
}

function watched(exports) {
  const watch = (run) => (...given) => {
    const before = inside;
    inside = before + 1;
    const told = run(...given);
    inside = before;
    return told;
  };
  const watchFree = (run) => (pointer, isCollected) => {
    // What the collector tells of an instance that is gone is not about this one.
    if (isCollected && forgotten.delete(pointer)) return;
    held.delete(pointer);
    run(pointer, isCollected);
  };
  const names = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    return [name, watch(/^__wbg_\w+_free$/.test(name) ? watchFree(value) : value)];
  });
  return Object.fromEntries(names);
}

/** What the core has given out, by where it lies in its memory; and what of that nobody held when the core stopped. */
const held = /* @__PURE__ */ new Map();
const forgotten = /* @__PURE__ */ new Set();

/** Notes what the core has given out. */
export function hold(handle) {
  held.set(handle.__wbg_ptr, new WeakRef(handle));
  return handle;
}

/** Whether the core that gave it out has stopped. */
export function isLost(handle) {
  settle();
  return handle.__wbg_ptr === 0;
}

// Not where the exception is caught, since there may be no stack left there. Whatever ends this, it goes on the next time.
function settle() {
  if (inside === 0) return;
  for (const [pointer, one] of held) {
    const handle = one.deref();
    if (handle) handle.__destroy_into_raw();
    else forgotten.add(pointer);
    held.delete(pointer);
  }
  loading = undefined;
  stopped = true;
  inside = 0;
}

// Where a page may not do this at once, `init` does it.
function restart(language) {
  try {
    const { exports } = new WebAssembly.Instance(running.module, IMPORTS);
    start(running.module, exports);
    loading = Promise.resolve();
  } catch (cause) {
    throw problem("package.stopped", language, cause);
  }
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
  settle();
  if (stopped) restart(language);
  try {
    return run();
  } catch (report) {
    if (report instanceof EntraVerdictError) throw report;
    // A panic, or the end of the stack of whoever calls.
    if (report instanceof Error) throw problem("package.crashed", language, report);
    throw new EntraVerdictError(report);
  }
}
