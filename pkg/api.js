// What the package does, whatever it runs in; the entry points differ only in how they find the wasm. No rule lives here.

import * as core from "./core/entra_verdict_bg.js";
import { problem } from "./errors.js";
import { call, given, hold, isBytes, isLost, languageOf } from "./load.js";

export { EntraVerdictError } from "./errors.js";

const utf8 = /* @__PURE__ */ new TextEncoder();

/** Characters of people that cross to the core at once. */
const PEOPLE_TEXT = 256 * 1024;

/** What comes of every sign-in; people cross some at a time, however many there are. */
function swept(handle, other, compared, settings, language) {
  const { people, ...others } = given("settings", language, () => (Array.isArray(settings?.people) ? settings : { people: null }));
  const told = people === null ? settings : others;
  const start = core.SweepStart.of(handle, other, compared, toUtf8("settings", told, language), language);
  try {
    if (people !== null) for (const text of textsOf(people, language)) start.count(utf8.encode(text), language);
  } catch (error) {
    start.free();
    throw error;
  }
  return start.finish(language);
}

/** Lists of people as JSON, each of about so many characters. */
function* textsOf(people, language) {
  let [some, size] = [[], 0];
  for (const person of people) {
    const text = toJson("settings.people", person, language) || "null";
    some.push(text);
    size += text.length;
    if (size < PEOPLE_TEXT) continue;
    yield `[${some}]`;
    [some, size] = [[], 0];
  }
  yield `[${some}]`;
}

// The core takes text as bytes, which are faster to hand over than a string.
function toUtf8(name, value, language) {
  return utf8.encode(toText(name, value, language));
}

// Bytes that begin as JSON in UTF-8 does cross as they are, and the core says whether they are UTF-8.
function questionOf(value, language) {
  const bytes = given("question", language, () => isBytes(value) && asBytes(value));
  // A brace, and no zero byte of UTF-16 behind it.
  return bytes && bytes[0] === 0x7b && bytes[1] ? bytes : toUtf8("question", value, language);
}

// Text crosses as it is, so that line and column in an error hold; anything else crosses as its JSON.
function toText(name, value, language) {
  return given(name, language, () => {
    if (typeof value === "string") return value;
    if (isBytes(value)) return core.decode(asBytes(value), language);
    return toJson(name, value, language);
  });
}

function toJson(name, value, language) {
  // A promise, a response, a map: their JSON is `{}`, which says nothing of what is in them.
  const opaque = [value].flat().find(isOpaque);
  if (opaque !== undefined) {
    const type = Object.prototype.toString.call(opaque).slice(8, -1);
    throw problem("input.noDocument", language, undefined, { name, type });
  }
  try {
    return JSON.stringify(value) ?? "";
  } catch (error) {
    throw problem("input.value", language, error);
  }
}

// Whether an object is of a class and has nothing of its own that JSON would have.
function isOpaque(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value) || typeof value.toJSON === "function") return false;
  const prototype = Object.getPrototypeOf(value);
  // Objects of another realm are plain too.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain && Object.keys(value).length === 0;
}

// Metadata has megabytes, so it crosses beside the rest of the trust data instead of being quoted into it.
function trustOf(trust, language) {
  return given("trust", language, () => {
    const apart = typeof trust === "object" && !isBytes(trust) ? (trust?.metadata ?? undefined) : undefined;
    if (apart === undefined) return { trust: trust === undefined ? undefined : toText("trust", trust, language) };
    return {
      trust: toJson("trust", { ...trust, metadata: undefined }, language),
      metadata: toText("trust.metadata", apart, language),
    };
  });
}

// Policies as the JSON text of a list.
function policiesOf(name, policies, language) {
  return given(name, language, () => {
    const documents = Array.isArray(policies) ? policies : [policies];
    return toJson(
      name,
      documents.map((policy) => (isBytes(policy) ? toText(name, policy, language) : policy)),
      language,
    );
  });
}

// Bytes cross as they are: the core tells their encoding.
function toBytes(name, value, language) {
  return given(name, language, () => {
    if (isBytes(value)) return asBytes(value);
    return utf8.encode(typeof value === "string" ? value : toJson(name, value, language));
  });
}

function asBytes(value) {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function textOf(name, value, language = "en") {
  return given(name, language, () => String(value));
}

// Numbers are made here, since what makes one may throw, and the core is left by no exception.
function indexOf(name, value, language) {
  return given(name, language, () => Number(value) >>> 0);
}

function optionsOf(options, language) {
  return given("options", language, () => ({ trust: options?.trust, metadata: options?.metadata }));
}

function remediesOf(options, language) {
  return given("options", language, () => options?.remedies !== false);
}

function pointersOf(pointers) {
  return given("pointers", "en", () => Array.from(pointers, String));
}

export function evaluate(scenario, options) {
  const language = languageOf(options);
  return call(language, () => core.evaluate(toUtf8("scenario", scenario, language), language, remediesOf(options, language)));
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

/** Reads a whole population at once: files by name, or lines of people. */
export function impact(before, after, population, question, options) {
  const opened = [];
  try {
    const tenants = [before, after].map((policies, index) => {
      // What is before is always there.
      if (index > 0 && (policies === undefined || policies === null)) return undefined;
      opened.push(Tenant.load(policies, options));
      return opened.at(-1);
    });
    const { rows, only, listed } = { rows: "ndjson", ...options };
    const asked = tenants[0].impact(tenants[1], { question, rows, only, listed }, options);
    opened.push(asked);
    const files = filesOf(population, languageOf(options)).map(([name, data]) => [name, typeof data === "string" ? utf8.encode(data) : data]);
    // What has to be joined comes before the people that it is about.
    const people = ([, data]) => Impact.isPeople(asBytes(data).subarray(0, 4096));
    for (const [name, data] of [...files.filter((file) => !people(file)), ...files.filter(people)]) {
      asked.feed(name, data);
      asked.end(name);
    }
    const report = asked.finish();
    const text = new TextDecoder().decode(asked.take());
    return { ...report, users: rows === "ndjson" ? text.split("\n").filter(Boolean).map((row) => JSON.parse(row)) : [] };
  } finally {
    for (const one of opened) one.free();
  }
}

function filesOf(population, language) {
  return given("population", language, () => {
    if (typeof population === "string" || isBytes(population)) return [["population", population]];
    if (Array.isArray(population)) {
      return [["population", population.map((person) => toJson("population", person, language)).join("\n")]];
    }
    if (isOpaque(population)) toJson("population", population, language);
    return Object.entries(population ?? {});
  });
}

export function graphChange(before, after, options) {
  const language = languageOf(options);
  return call(language, () => core.graphChange(policiesOf("before", before, language), policiesOf("after", after, language), language), "rest");
}

export function inspect(input, options) {
  const language = languageOf(options);
  return call(language, () => core.inspect(toUtf8("input", input, language), language), "rest");
}

export function decode(bytes, options) {
  const language = languageOf(options);
  if (!given("bytes", language, () => isBytes(bytes))) return textOf("bytes", bytes, language);
  return call(language, () => core.decode(toBytes("bytes", bytes, language), language));
}

export function locate(text, pointer) {
  return call("en", () => core.locate(textOf("text", text), textOf("pointer", pointer)));
}

export function locateAll(text, pointers) {
  return call("en", () => core.locate_all(textOf("text", text), pointersOf(pointers)));
}

export function edit(text, patch, options) {
  const language = languageOf(options);
  return call(language, () => core.edit(textOf("text", text, language), toText("patch", patch, language), language), "rest");
}

export function isSecret(input) {
  return call("en", () => core.isSecret(toText("input", input, "en")));
}

export function vocabulary() {
  return call("en", () => core.vocabulary(), "rest");
}

// Gives memory back; what a core had that has stopped is gone with it.
function freeHeld(handle) {
  if (handle && !isLost(handle)) call("en", () => handle.free());
}

// The core's handle of each `Metadata`, for this module alone; null once it was freed.
const handles = /* @__PURE__ */ new WeakMap();

function coreOf(metadata, language) {
  const handle = typeof metadata === "object" && metadata !== null ? handles.get(metadata) : undefined;
  if (handle === undefined) throw problem("package.foreignMetadata", language);
  if (handle === null) throw problem("package.metadataFreed", language);
  if (isLost(handle)) throw problem("package.restarted", language);
  return handle;
}

export class Metadata {
  // The bindings free what nobody holds any more.
  #language;

  constructor(handle, language) {
    if (!(handle instanceof core.Metadata)) throw problem("package.foreignMetadata", language);
    handles.set(this, hold(handle));
    this.#language = language;
  }

  static load(source, options) {
    const language = languageOf(options);
    const root = given("options.root", language, () => (typeof options?.root === "string" ? options.root : undefined));
    return new Metadata(
      call(language, () => core.Metadata.load(toBytes("source", source, language), root, language), "rest"),
      language,
    );
  }

  static fromReduced(reduced, options) {
    const language = languageOf(options);
    return new Metadata(
      call(language, () => core.Metadata.from_reduced(toBytes("reduced", reduced, language), language), "rest"),
      language,
    );
  }

  toReduced() {
    return call(this.#language, () => coreOf(this, this.#language).reduced());
  }

  summary(options) {
    const language = languageOf(options, this.#language);
    return call(language, () => coreOf(this, language).summary(language));
  }

  name(aaguid) {
    return call(this.#language, () => coreOf(this, this.#language).name(textOf("aaguid", aaguid, this.#language))) ?? null;
  }

  free() {
    freeHeld(handles.get(this));
    handles.set(this, null);
  }
}

export class Tenant {
  #handle;
  #language;

  constructor(handle, language) {
    if (!(handle instanceof core.Tenant)) throw problem("package.foreignTenant", language);
    this.#handle = hold(handle);
    this.#language = language;
  }

  static load(policies, options) {
    const language = languageOf(options);
    const handle = call(language, () => {
      const asked = optionsOf(options, language);
      const { trust, metadata } = trustOf(asked.trust, language);
      const shared = asked.metadata ? coreOf(asked.metadata, language) : null;
      const tenant = core.Tenant.load(policiesOf("policies", policies, language), trust, metadata, language);
      return shared ? tenant.with_metadata(shared) : tenant;
    });
    return new Tenant(handle, language);
  }

  get findings() {
    return Tenant.#ask(this, undefined, (handle, language) => handle.findings(language));
  }

  evaluate(question, options) {
    return Tenant.#ask(this, options, (handle, language) =>
      handle.evaluate(questionOf(question, language), language, remediesOf(options, language)),
    );
  }

  get resources() {
    return Tenant.#ask(this, undefined, (handle) => handle.resources());
  }

  places(document, pointers) {
    return Tenant.#ask(this, undefined, (handle, language) => handle.places(indexOf("document", document, language), pointersOf(pointers)));
  }

  ask(question, options) {
    return Tenant.#ask(
      this,
      options,
      (handle, language) => new Answer(handle.ask(questionOf(question, language), language), language),
    );
  }

  models(question, options) {
    return Tenant.#ask(this, options, (handle, language) => handle.models(toUtf8("question", question ?? {}, language), language), "rest");
  }

  modelsCsv(question, options) {
    return Tenant.#ask(
      this,
      options,
      (handle, language) => handle.models_csv(toUtf8("question", question ?? {}, language), language),
      "rest",
    );
  }

  compare(after, questions, options) {
    return Tenant.#ask(
      this,
      options,
      (handle, language) => Tenant.#ask(after, { language }, (other) => handle.compare(other, toUtf8("questions", questions, language), language)),
      "rest",
    );
  }

  whatIf(question, options) {
    return Tenant.#ask(this, options, (handle, language) => handle.what_if(toUtf8("question", question ?? {}, language), language), "rest");
  }

  impact(after, settings, options) {
    return Tenant.#ask(this, options, (handle, language) => {
      const open = (other, compared) =>
        new Impact(core.Impact.open(handle, other, compared, toUtf8("settings", settings ?? {}, language), language), language);
      if (after === undefined || after === null) return open(handle, false);
      return Tenant.#ask(after, { language }, (other) => open(other, true));
    }, "rest");
  }

  sweep(settings, options) {
    return Tenant.#ask(this, options, (handle, language) => {
      const open = (other, compared) => new Sweep(swept(handle, other, compared, settings ?? {}, language), language);
      const before = options?.before;
      if (before === undefined || before === null) return open(handle, false);
      return Tenant.#ask(before, { language }, (other) => open(other, true));
    }, "rest");
  }

  plan(question, options) {
    return Tenant.#ask(this, options, (handle, language) => {
      const open = textOf("options.open", given("options", language, () => options?.open ?? "aaguid"), language);
      const plan = core.Plan.of(handle, toUtf8("question", question ?? {}, language), open, language);
      return new Plan(plan, language, open);
    });
  }

  decide(question) {
    return Tenant.#ask(this, undefined, (handle, language) => handle.decide(questionOf(question, language), language));
  }

  decideLines(lines, options) {
    return Tenant.#ask(this, options, (handle, language) => {
      const at = given("options", language, () => options?.at);
      const moment = at === undefined || at === null ? undefined : textOf("options.at", at, language);
      return handle.decideLines(toBytes("lines", lines, language), moment);
    });
  }

  free() {
    if (!Tenant.#is(this)) throw problem("package.foreignTenant");
    freeHeld(this.#handle);
    this.#handle = undefined;
  }

  // Static, since what a method is called on need not be a tenant.
  static #is(value) {
    return typeof value === "object" && value !== null && #handle in value;
  }

  static #ask(tenant, options, run, part) {
    if (!Tenant.#is(tenant)) throw problem("package.foreignTenant", languageOf(options));
    const language = languageOf(options, tenant.#language);
    if (!tenant.#handle) throw problem("package.tenantFreed", language);
    if (isLost(tenant.#handle)) throw problem("package.restarted", language);
    return call(language, () => run(tenant.#handle, language), part);
  }
}

/** An answer that is put into words when somebody reads it. */
export class Answer {
  #handle;
  #language;
  // What was read once is kept: what the core would say again would be another object.
  #said = {};

  constructor(handle, language) {
    if (!(handle instanceof core.Answer)) throw problem("package.foreignAnswer", language);
    this.#handle = hold(handle);
    this.#language = language;
  }

  get decision() {
    return Answer.#tell(this, "decision");
  }

  get reason() {
    return Answer.#tell(this, "reason");
  }

  get scope() {
    return Answer.#tell(this, "scope");
  }

  get strengths() {
    return Answer.#tell(this, "strengths");
  }

  verdict(options) {
    return Answer.#read(this, languageOf(options, Answer.#is(this) ? this.#language : "en"), (handle, language) =>
      handle.verdict(language, remediesOf(options, language)),
    );
  }

  free() {
    if (!Answer.#is(this)) throw problem("package.foreignAnswer");
    freeHeld(this.#handle);
    this.#handle = undefined;
  }

  static #is(value) {
    return typeof value === "object" && value !== null && #handle in value;
  }

  static #tell(answer, name) {
    return Answer.#read(answer, undefined, (handle) => (answer.#said[name] ??= handle[name]()));
  }

  static #read(answer, language, run) {
    if (!Answer.#is(answer)) throw problem("package.foreignAnswer", language);
    if (!answer.#handle) throw problem("package.answerFreed", language ?? answer.#language);
    if (isLost(answer.#handle)) throw problem("package.restarted", language ?? answer.#language);
    return call(language ?? answer.#language, () => run(answer.#handle, language));
  }
}

const AAGUID_BYTES = 16;

// Texts that a plan keeps the answers of.
const TOLD = 4096;

// What crosses at once: a million keys need no more memory than these.
const BLOCK = 65536 * AAGUID_BYTES;

// Other values that cross at once.
const VALUES = 512;

/** A question with a part left open: the AAGUID of the passkey, the user or the certificate. */
export class Plan {
  #handle;
  #language;
  #open;
  // What was told once is kept, so that answers are told apart by identity.
  #answers = [];
  // Values as they were written, with their answers: an organisation has some dozens of models.
  #told = new Map();

  constructor(handle, language, open) {
    if (!(handle instanceof core.Plan)) throw problem("package.foreignPlan", language);
    this.#handle = hold(handle);
    this.#language = language;
    this.#open = open;
  }

  get answers() {
    return Plan.#read(this, (handle) => {
      this.#answers.push(...handle.answers(this.#answers.length));
      return this.#answers.slice();
    });
  }

  decide(value) {
    return Plan.#read(this, (handle, language) => {
      const told = this.#told.get(value);
      if (told) return told;
      const number =
        this.#open === "aaguid" && given("aaguid", language, () => isBytes(value))
          ? handle.decideMany(toBytes("aaguid", value, language), language)[0]
          : handle.decide(this.#text(value, language), language);
      if (number >= this.#answers.length) this.#answers.push(...handle.answers(this.#answers.length));
      const answer = this.#answers[number];
      if (typeof value === "string" && this.#told.size < TOLD) this.#told.set(value, answer);
      return answer;
    });
  }

  decideMany(values) {
    return Plan.#read(this, (handle, language) => {
      if (this.#open !== "aaguid") return this.#lines(handle, values, language);
      const bytes = toBytes("aaguids", values, language);
      const numbers = new Uint32Array(Math.ceil(bytes.length / AAGUID_BYTES));
      for (let at = 0; at < bytes.length; at += BLOCK) {
        numbers.set(handle.decideMany(bytes.subarray(at, at + BLOCK), language), at / AAGUID_BYTES);
      }
      return numbers;
    });
  }

  explain(value, options) {
    return Plan.#read(this, (handle, own) => {
      const language = languageOf(options, own);
      return handle.explain(this.#text(value, language), language, remediesOf(options, language));
    });
  }

  // A user crosses as JSON, and so does a certificate, whose text has lines.
  #text(value, language) {
    if (this.#open === "user") return toUtf8("user", value, language);
    const text = textOf(this.#open, value, language);
    return utf8.encode(this.#open === "aaguid" ? text : JSON.stringify(text));
  }

  #lines(handle, values, language) {
    if (!given("values", language, () => Array.isArray(values))) {
      return handle.decideMany(toBytes("values", values, language), language);
    }
    const numbers = new Uint32Array(values.length).fill(-1);
    for (let at = 0; at < values.length; at += VALUES) {
      const lines = values.slice(at, at + VALUES).map((value) => toJson(this.#open, value, language));
      numbers.set(handle.decideMany(utf8.encode(lines.join("\n")), language), at);
    }
    return numbers;
  }

  free() {
    if (!Plan.#is(this)) throw problem("package.foreignPlan");
    freeHeld(this.#handle);
    this.#handle = undefined;
  }

  static #is(value) {
    return typeof value === "object" && value !== null && #handle in value;
  }

  static #read(plan, run) {
    if (!Plan.#is(plan)) throw problem("package.foreignPlan");
    if (!plan.#handle) throw problem("package.planFreed", plan.#language);
    if (isLost(plan.#handle)) throw problem("package.restarted", plan.#language);
    return call(plan.#language, () => run(plan.#handle, plan.#language));
  }
}

/** Every sign-in of a tenant at once. */
export class Sweep {
  #handle;
  #language;

  constructor(handle, language) {
    if (!(handle instanceof core.Sweep)) throw problem("package.foreignSweep", language);
    this.#handle = hold(handle);
    this.#language = language;
  }

  report(options) {
    return Sweep.#read(this, (handle, own) => handle.report(languageOf(options, own)));
  }

  map(narrowing, options) {
    return Sweep.#read(this, (handle, own) => {
      const language = languageOf(options, own);
      return handle.map(toUtf8("narrowing", narrowing ?? {}, language), language);
    });
  }

  cell(row, column, narrowing) {
    return Sweep.#read(this, (handle, own) => handle.cell(row, column, toUtf8("narrowing", narrowing ?? {}, own), own));
  }

  free() {
    if (!Sweep.#is(this)) throw problem("package.foreignSweep");
    freeHeld(this.#handle);
    this.#handle = undefined;
  }

  static #is(value) {
    return typeof value === "object" && value !== null && #handle in value;
  }

  static #read(sweep, run) {
    if (!Sweep.#is(sweep)) throw problem("package.foreignSweep");
    if (!sweep.#handle) throw problem("package.sweepFreed", sweep.#language);
    if (isLost(sweep.#handle)) throw problem("package.restarted", sweep.#language);
    return call(sweep.#language, () => run(sweep.#handle, sweep.#language));
  }
}

/** A population as it is read, file by file. */
export class Impact {
  #handle;
  #language;

  constructor(handle, language) {
    if (!(handle instanceof core.Impact)) throw problem("package.foreignImpact", language);
    this.#handle = hold(handle);
    this.#language = language;
  }

  static isPeople(beginning) {
    return call("en", () => core.Impact.isPeople(toBytes("beginning", beginning, "en")), "rest");
  }

  get people() {
    return Impact.#read(this, (handle) => handle.people());
  }

  feed(name, data) {
    Impact.#read(this, (handle, language) => handle.feed(textOf("name", name, language), toBytes("data", data, language)));
  }

  end(name) {
    Impact.#read(this, (handle) => handle.end(textOf("name", name)));
  }

  take() {
    return Impact.#read(this, (handle) => handle.take());
  }

  finish() {
    return Impact.#read(this, (handle) => handle.finish());
  }

  part() {
    return Impact.#read(this, (handle) => handle.part());
  }

  merge(part) {
    Impact.#read(this, (handle, language) => handle.merge(toUtf8("part", part, language), language));
  }

  explain(row, key = 0, options) {
    return Impact.#read(this, (handle, own) => {
      const language = languageOf(options, own);
      return handle.explain(toUtf8("row", row, language), indexOf("key", key, language), language);
    });
  }

  free() {
    if (!Impact.#is(this)) throw problem("package.foreignImpact");
    freeHeld(this.#handle);
    this.#handle = undefined;
  }

  static #is(value) {
    return typeof value === "object" && value !== null && #handle in value;
  }

  static #read(impact, run) {
    if (!Impact.#is(impact)) throw problem("package.foreignImpact");
    if (!impact.#handle) throw problem("package.impactFreed", impact.#language);
    if (isLost(impact.#handle)) throw problem("package.restarted", impact.#language);
    return call(impact.#language, () => run(impact.#handle, impact.#language));
  }
}
