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

// Policies as the JSON text of a list.
function policiesOf(policies, language) {
  const documents = Array.isArray(policies) ? policies : [policies];
  return toJson(documents.map((policy) => (isBytes(policy) ? toText(policy, language) : policy)));
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
  return call(() => core.evaluate(toUtf8(scenario, language), language, options?.remedies !== false));
}

export function compare(before, after, questions, options) {
  const tenants = [];
  try {
    for (const policies of [before, after]) tenants.push(Tenant.load(policies, options));
    return tenants[0].compare(tenants[1], questions, options);
  } finally {
    for (const tenant of tenants) tenant.free();
  }
}

export function graphChange(before, after, options) {
  const language = languageOf(options);
  return call(() => core.graphChange(policiesOf(before, language), policiesOf(after, language), language));
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

// A tenant that nobody frees is freed with its handle.
const forgotten = new FinalizationRegistry((handle) => handle.free());

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
    return new Tenant(
      call(() => core.Tenant.load(policiesOf(policies, language), trust, metadata, language)),
      language,
    );
  }

  get findings() {
    return call(() => this.#open().findings(this.#language));
  }

  evaluate(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().evaluate(toUtf8(question, language), language, options?.remedies !== false));
  }

  models(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().models(toUtf8(question ?? {}, language), language));
  }

  modelsCsv(question, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().models_csv(toUtf8(question ?? {}, language), language));
  }

  compare(after, questions, options) {
    const language = languageOf(options, this.#language);
    return call(() => this.#open().compare(after.#open(), toUtf8(questions, language), language));
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
