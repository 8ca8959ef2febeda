// Loads the wasm that an entry point found, and calls into it.

import * as core from "./core/entra_verdict_bg.js";
import { EntraVerdictError, problem } from "./errors.js";

/** The version of this package, which the wasm has to have too. */
export const VERSION = "0.1.0";

/** The first module that this loader takes, and where it lies. In the copy for the policy-only build both are that one's. */
export const WASM = { name: "core", version: VERSION, file: "core/core.wasm", module: "entra-verdict/core.wasm" };

/**
 * The parts that need not be there, which the policy-only build has none of: what verifies signatures, what few callers need, and
 * the sentences of each language.
 */
const PARTS = ["signatures", "rest", "en", "ja"];

/** What there is to load. */
const FILES = [
  WASM,
  ...PARTS.map((name) => ({ ...WASM, name, file: `core/${name}.wasm`, module: `entra-verdict/${name}.wasm` })),
];

let loading;
let loaded = false;
/** The names of what is loaded, or about to be. */
let asked = new Set();
/** What is loaded, by name: the compiled modules, and what their instances export. */
let running;
/** How many calls are in the core. One that an exception ends leaves the core half way: its stack, and what it has lent. */
let inside = 0;
let stopped = false;

/**
 * Loads what was not loaded before: the first module, and the parts for which `wants` holds. `find` gives each as a compiled module.
 * After a failure, or once the core has stopped, a caller may try again.
 */
export function initOnce(find, wants, language) {
  settle();
  const files = FILES.filter(({ name }) => !asked.has(name) && (name === WASM.name || wants(name)));
  if (files.length === 0) return loading;
  for (const { name } of files) asked.add(name);
  loading = load(find, files, loading, language).catch((error) => {
    forget();
    throw error;
  });
  return loading;
}

/** Leaves what is running, if anything, to those who ask for it. */
function forget() {
  const runs = loaded && !stopped;
  asked = new Set(runs ? Object.keys(running.exports) : []);
  loading = runs ? Promise.resolve() : undefined;
}

/** `init` of a worker: it takes compiled modules and nothing else. */
export function initCompiled(module, options) {
  const language = languageOf(options);
  const sources = { core: module };
  for (const name of PARTS) sources[name] = partOf(name, options, language);
  const find = async (file) => {
    const source = sources[file.name];
    if (!isModule(source)) throw problem("package.moduleMissing", language, undefined, file);
    return source;
  };
  return initOnce(find, (name) => sources[name], language);
}

/** What a caller says of a part: where it is, or that it is not to be loaded. */
export function partOf(name, options, language) {
  return given(`options.${name}`, language, () => options?.[name]);
}

async function load(find, files, before, language) {
  await before;
  const found = await Promise.all(files.map(async (file) => [file.name, await find(file)]));
  const all = { ...running?.modules, ...Object.fromEntries(found) };
  if (!loaded || stopped) {
    const { core: module, ...parts } = all;
    const exports = await exportsOf(WASM, module, undefined, language);
    const made = await partsOf(parts, exports, language);
    // A call may have started it meanwhile, and what that one holds is not to be lost.
    if (!loaded || stopped) return start(module, exports, made);
  }
  // What is added to one that stops meanwhile, or was started by a call, is added to the next one.
  for (let at; at !== running; ) {
    at = running;
    const missing = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in at.exports)));
    const made = await partsOf(missing, at.exports.core, language);
    if (at === running) for (const part of made) add(...part);
  }
}

/** Parts of a first module: each by its name, with what it exports. */
function partsOf(modules, first, language) {
  const made = async ([name, module]) => [name, module, await exportsOf(fileOf(name), module, first, language)];
  return Promise.all(Object.entries(modules).map(made));
}

async function exportsOf(file, module, first, language) {
  try {
    const { exports } = await WebAssembly.instantiate(module, first ? importsOf(file.name, first) : IMPORTS);
    const version = first ? WASM.version : versionOf(exports);
    if (version !== WASM.version) throw new Error(`it is of version ${version}`);
    return exports;
  } catch (cause) {
    throw problem("package.wasmInvalid", language, cause, file);
  }
}

function fileOf(part) {
  return FILES.find(({ name }) => name === part);
}

const IMPORTS = { "./entra_verdict_bg.js": core };

/** What a part takes from the first module, by its own name, so that none stands for another. */
const importsOf = (part, first) => ({ ...IMPORTS, [part]: first });

function start(module, exports, parts) {
  // What the bindings remember of an earlier memory is gone once that one was grown, by however little.
  running?.exports.core.memory.grow(0);
  running = { modules: {}, exports: {}, all: {} };
  for (const part of [[WASM.name, module, exports], ...parts]) add(...part);
  exports.__wbindgen_start();
  loaded = true;
  stopped = false;
}

function add(name, module, exports) {
  running.modules[name] = module;
  running.exports[name] = exports;
  Object.assign(running.all, watched(exports));
  core.__wbg_set_wasm(running.all);
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
  // What begins so is for the parts.
  const own = Object.entries(exports).filter(([name]) => !name.startsWith("$"));
  const names = own.map(([name, value]) => {
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
  stopped = true;
  inside = 0;
  forget();
}

// Where a page may not do this at once, `init` does it.
function restart(language) {
  try {
    const { core: module, ...others } = running.modules;
    const { exports } = new WebAssembly.Instance(module, IMPORTS);
    const parts = Object.entries(others).map(([name, part]) => [name, part, new WebAssembly.Instance(part, importsOf(name, exports)).exports]);
    start(module, exports, parts);
    forget();
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
export async function compile(source, language, file = WASM) {
  try {
    return await (isBytes(source) ? WebAssembly.compile(source) : WebAssembly.compileStreaming(source));
  } catch (cause) {
    if (!(await compilesAnything())) throw problem("package.wasmUnavailable", language, cause);
    // Else the response broke off.
    const code = cause instanceof WebAssembly.CompileError ? "package.wasmInvalid" : "package.wasmNotFound";
    throw problem(code, language, cause, file);
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

// Runs a call into the core, which may need a part of it, and turns its error report into an exception.
export function call(language, run, part) {
  if (!loaded) throw problem("package.notInitialised", language);
  settle();
  if (stopped) restart(language);
  if (PARTS.includes(part) && !(part in running.exports)) throw problem("package.partMissing", language, undefined, fileOf(part));
  try {
    return run();
  } catch (report) {
    if (report instanceof EntraVerdictError) throw report;
    // A panic, or the end of the stack of whoever calls.
    if (report instanceof Error) throw problem("package.crashed", language, report);
    throw new EntraVerdictError(report);
  }
}
