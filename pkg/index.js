// The package: a thin loader around one wasm file. No rule lives here.

import initCore, * as core from "./core/entra_verdict.js";

let loading;
let loaded = false;

export function init(source) {
  loading ??= load(source).catch((error) => {
    loading = undefined; // so that a caller may try again
    throw error;
  });
  return loading;
}

async function load(source) {
  let wasm = source ?? new URL("./core/entra_verdict_bg.wasm", import.meta.url);
  // Node's fetch does not read files.
  if (wasm instanceof URL && wasm.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    wasm = await readFile(wasm);
  }
  await initCore({ module_or_path: wasm });
  loaded = true;
}

export class EntraVerdictError extends Error {
  constructor({ code, message, document = null, path = null, line = null, column = null, secret = false }) {
    super(message);
    this.name = "EntraVerdictError";
    Object.assign(this, { code, document, path, line, column, secret });
  }
}

// Runs a call into the core and turns its error report into an exception.
function call(run) {
  if (!loaded) throw new Error("entra-verdict is not loaded: await init() first");
  try {
    return run();
  } catch (report) {
    throw report instanceof Error ? report : new EntraVerdictError(report);
  }
}

// The core takes strings only, so whatever else a caller passes is turned into one here.
function languageOf(options, fallback = "en") {
  return typeof options?.language === "string" ? options.language : fallback;
}

const utf8 = new TextEncoder();

// The core takes text as bytes, which are faster to hand over than a string.
function toUtf8(value, language) {
  return utf8.encode(toText(value, language));
}

// Text crosses as it is, so that line and column in an error hold; anything else crosses as its JSON.
function toText(value, language) {
  if (typeof value === "string") return value;
  if (isBytes(value)) return core.decode(asBytes(value), language);
  return toJson(value);
}

// Bytes cross as they are: the core tells their encoding.
function toBytes(value) {
  if (isBytes(value)) return asBytes(value);
  return utf8.encode(typeof value === "string" ? value : toJson(value));
}

function toJson(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch (error) {
    throw new EntraVerdictError({ code: "input.value", message: `This cannot be written as JSON: ${error.message}` });
  }
}

// Metadata has megabytes, so it crosses beside the rest of the trust data instead of being quoted into it.
function trustOf(trust, language) {
  const apart = typeof trust === "object" && !isBytes(trust) ? (trust?.metadata ?? undefined) : undefined;
  if (apart === undefined) return { trust: trust === undefined ? undefined : toText(trust, language) };
  return { trust: toJson({ ...trust, metadata: undefined }), metadata: toText(apart, language) };
}

function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function asBytes(value) {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

export function evaluate(scenario, options) {
  const language = languageOf(options);
  return call(() => core.evaluate(toUtf8(scenario, language), language));
}

export function inspect(input, options) {
  const language = languageOf(options);
  return call(() => core.inspect(toUtf8(input, language), language));
}

export function decode(bytes, options) {
  if (!isBytes(bytes)) return String(bytes);
  return call(() => core.decode(asBytes(bytes), languageOf(options)));
}

export function locate(text, pointer) {
  return call(() => core.locate(String(text), String(pointer)));
}

export function locateAll(text, pointers) {
  return call(() => core.locate_all(String(text), Array.from(pointers, String)));
}

// What nobody frees is freed with its handle.
const forgotten = new FinalizationRegistry((handle) => handle.free());

// The core's handle of a `Metadata`, for this module alone.
let coreOf;

export class Metadata {
  #handle;
  #language;

  static {
    coreOf = (metadata) => metadata.#open();
  }

  constructor(handle, language) {
    this.#handle = handle;
    this.#language = language;
    forgotten.register(this, handle, this);
  }

  static load(source, options) {
    const language = languageOf(options);
    const root = typeof options?.root === "string" ? options.root : undefined;
    return new Metadata(
      call(() => core.Metadata.load(toBytes(source), root, language)),
      language,
    );
  }

  static fromReduced(reduced, options) {
    const language = languageOf(options);
    return new Metadata(
      call(() => core.Metadata.from_reduced(toBytes(reduced), language)),
      language,
    );
  }

  toReduced() {
    return call(() => this.#open().reduced());
  }

  summary(options) {
    return call(() => this.#open().summary(languageOf(options, this.#language)));
  }

  name(aaguid) {
    return call(() => this.#open().name(String(aaguid))) ?? null;
  }

  free() {
    if (!this.#handle) return;
    forgotten.unregister(this);
    this.#handle.free();
    this.#handle = undefined;
  }

  #open() {
    if (!this.#handle) throw new Error("this metadata was freed");
    return this.#handle;
  }
}

export class Tenant {
  #handle;
  #language;

  constructor(handle, language) {
    this.#handle = handle;
    this.#language = language;
    forgotten.register(this, handle, this);
  }

  static load(policies, options) {
    const language = languageOf(options);
    const { trust, metadata } = call(() => trustOf(options?.trust, language));
    const documents = Array.isArray(policies) ? policies : [policies];
    const texts = call(() => documents.map((policy) => (isBytes(policy) ? toText(policy, language) : policy)));
    const shared = options?.metadata ? call(() => coreOf(options.metadata)) : null;
    const tenant = call(() => core.Tenant.load(toJson(texts), trust, metadata, language));
    return new Tenant(shared ? tenant.with_metadata(shared) : tenant, language);
  }

  get findings() {
    return call(() => this.#open().findings(this.#language));
  }

  evaluate(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().evaluate(toUtf8(question, language), language));
  }

  models(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().models(toUtf8(question ?? {}, language), language));
  }

  modelsCsv(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().models_csv(toUtf8(question ?? {}, language), language));
  }

  whatIf(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().what_if(toUtf8(question ?? {}, language), language));
  }

  decide(question) {
    return call(() => this.#open().decide(toUtf8(question, this.#language), this.#language));
  }

  free() {
    if (!this.#handle) return;
    forgotten.unregister(this);
    this.#handle.free();
    this.#handle = undefined;
  }

  #open() {
    if (!this.#handle) throw new Error("this tenant was freed");
    return this.#handle;
  }
}
