// Assertion files: a table of who presents what, where to, and what has to come of it, read into cases.

import { dirname, resolve } from "node:path";

import { locate } from "../index.js";
import { Document, escaped } from "./document.js";
import { configurationsOfDsc, mayHold, sorted } from "./exported.js";
import { below, isFolder, POLICIES, shown } from "./files.js";
import { attestationOf, textOf } from "./input.js";
import { Problem } from "./problem.js";
import { misfits, nearest } from "./shape.js";
import { TARGETS } from "./sweep-cases.js";

/** More questions than anybody asks at a time; parameters multiply. */
export const MOST_CASES = 100_000;

/** Columns that may have several values, each of which is asked. */
const COLUMNS = ["persona", "credential", "aaguid", "method", "application"];

/** Lists that every file has. */
const BUILT_IN = ["personas", "credentials"];

/**
 * Reads one file. `sets` gathers documents that are asked together, `problems` what cannot be read, each with its place.
 * What comes back are cases, or none where the file has a problem.
 */
export class AssertionReader {
  #say;
  #language;
  #at;
  #sets = new Map();
  #texts = new Map();

  /** Every policy file and folder that was read, for who watches them. */
  inputs = new Set();
  problems = [];
  sets = [];
  /** People that sets of policies are for: `{ set, population, question }`, with the place where a file names the policies. */
  surveys = [];

  /**
   * `policies`, `trust` and `population` go over what files say; `isOpen`: a row needs no expectation, since it is to be
   * written.
   */
  constructor({ say, language, at, policies, trust, population, isOpen = false }) {
    Object.assign(this, { policies, trust, population, isOpen });
    this.#say = say;
    this.#language = language;
    this.#at = at;
  }

  async read(file, text) {
    const before = this.problems.length;
    let document;
    try {
      document = new Document(text, { isJson: file.toLowerCase().endsWith(".json"), say: this.#say });
      for (const { key, names, pointer, ofName } of misfits(document.value, "assertions.json")) {
        const place = ofName ? document.atName(pointer) : document.at(pointer);
        this.#complain(file, key, names, { path: pointer, ...place });
      }
      if (this.problems.length > before) return [];
      const complain = (key, names, pointer) => this.#complain(file, key, names, { path: pointer, ...document.at(pointer) });
      const reading = { file, document, value: document.value, complain };
      const set = await this.#setOf(reading);
      const cases = await this.#cases(reading, set);
      if (this.problems.length > before) return [];
      this.#survey(reading, set);
      return cases;
    } catch (error) {
      // Another file has places of its own.
      this.tell(error, file, document && error.place !== undefined && error.file === undefined ? document.at(error.place) : {});
      return [];
    }
  }

  #complain(file, key, names, { path, line, column }) {
    const message = this.#say(`error.${key}`, names);
    this.problems.push({ code: "cli.assertions", message, document: null, path, line, column, file: shown(file) });
  }

  /** Takes down an error as what is wrong with a file. */
  tell(error, file, place = {}) {
    const report = error instanceof Problem ? error.report(this.#say) : reportOf(error);
    this.problems.push({ ...report, ...place, file: error.file ?? shown(file) });
  }

  async #text(path) {
    if (!this.#texts.has(path)) this.#texts.set(path, textOf(shown(path), this.#language));
    this.inputs.add(path);
    return this.#texts.get(path);
  }

  async #setOf({ file, value, complain }) {
    const named = this.policies ?? [value.policies ?? []].flat();
    const base = this.policies ? process.cwd() : dirname(file);
    if (named.length === 0) {
      complain("assertion.policies", {}, "");
      return undefined;
    }
    const paths = [];
    const found = new Set();
    // What a file names stands in a line of it.
    const placed = (error) => {
      throw this.policies ? error : Object.assign(error, { place: "/policies" });
    };
    for (const one of named) {
      const path = resolve(base, one);
      // Also where there is nothing yet, for who watches.
      this.inputs.add(path);
      if (await isFolder(path).catch(placed)) {
        const { files: all, folders } = await below(path, POLICIES).catch(placed);
        for (const folder of folders) this.inputs.add(folder);
        const files = [];
        for (const one of all) if (mayHold({ file: one, text: await this.#text(one) })) files.push(one);
        const place = value.policies === undefined ? "" : "/policies";
        if (files.length === 0) {
          const [script] = await configurationsOfDsc([path], this.#language);
          if (script === undefined) complain("assertion.noDocuments", { file: shown(path) }, place);
          else complain("dsc", { file: shown(script) }, place);
        }
        paths.push(...files);
        for (const file of files) found.add(file);
      } else paths.push(path);
    }
    const trust = this.trust ?? (await this.#trustOf(file, value.trust));
    const key = JSON.stringify([paths, trust]);
    if (!this.#sets.has(key)) {
      const all = [];
      for (const path of new Set(paths)) {
        all.push({ file: shown(path), path, text: await this.#text(path).catch(found.has(path) ? undefined : placed) });
      }
      const { documents, passedOver } = sorted(
        all.filter(({ path }) => found.has(path)),
        this.#language,
      );
      const kept = new Set(documents);
      const files = all.filter((one) => !found.has(one.path) || kept.has(one));
      this.#sets.set(key, this.sets.length);
      this.sets.push({ files, trust, passedOver, roots: named.map((one) => resolve(base, one)) });
    }
    return this.#sets.get(key);
  }

  /** Takes down whom the policies are for, once for files that say the same of them. */
  #survey({ file, document, value }, set) {
    const base = this.population ? process.cwd() : dirname(file);
    const population = (this.population ?? [value.population ?? []].flat()).map((one) => resolve(base, one));
    if (population.length === 0) return;
    for (const path of population) this.inputs.add(path);
    const question = this.#common(value);
    const key = JSON.stringify([set, population, question]);
    if (this.surveys.some((one) => one.key === key)) return;
    const place = { file: shown(file), path: "/policies", ...document.at("/policies") };
    this.surveys.push({ key, set, population: population.map(shown), question, place });
  }

  // What every question of a file says.
  #common({ at = this.#at, reading, question = {} }) {
    return merged({ at, ...(reading ? { reading } : {}) }, question);
  }

  async #trustOf(file, trust) {
    return typeof trust === "string" ? this.#text(resolve(dirname(file), trust)) : trust;
  }

  async #cases(reading, set) {
    const { file, document, value, complain } = reading;
    const lists = await this.#lists(reading);
    const cases = [];
    const names = new Map();
    for (const [index, row] of value.tests.entries()) {
      const pointer = `/tests/${index}`;
      if (row.sweep) {
        const one = this.#sweep(reading, row, pointer, set, names);
        if (one) cases.push(one);
        continue;
      }
      const columns = Object.fromEntries(
        COLUMNS.map((name) => [name, valuesOf(row[name], lists, (key, words) => complain(key, words, `${pointer}/${name}`))]),
      );
      if (Object.values(columns).includes(null)) continue;
      if (!isPresented(row, complain, pointer)) continue;
      const expect = row.expect;
      if (expect === undefined && !this.isOpen) {
        complain("assertion.expect", {}, pointer);
        continue;
      }
      const size = COLUMNS.reduce((product, name) => product * columns[name].length, 1);
      if (cases.length + size > MOST_CASES) throw new Problem("cases", { count: MOST_CASES });
      const place = document.at(pointer);
      for (const chosen of combined(columns)) {
        const question = await this.#question(reading, row, chosen, pointer);
        if (!question) break;
        const name = nameOf(row, columns, chosen);
        if (this.#isTwice(name, names, document, complain, pointer)) break;
        cases.push({ file: shown(file), path: file, name, row: row.name ?? name, pointer, ...place, set, question, expect });
      }
    }
    return cases;
  }

  /** A row about every sign-in; undefined where something stands beside it that would not be heard. */
  #sweep({ file, document, value, complain }, { name: given, sweep, ...others }, pointer, set, names) {
    const [other] = Object.keys(others);
    const [, second] = TARGETS.filter((one) => sweep[one] !== undefined);
    if (other !== undefined) complain("assertion.sweepAlone", { name: other }, `${pointer}/${other}`);
    else if (second !== undefined) complain("assertion.sweepTargets", { targets: TARGETS.join(", ") }, `${pointer}/sweep/${second}`);
    else {
      const required = sweep.require ?? this.#say("test.sweepRequired");
      const resource = TARGETS.map((one) => sweep[one]).find((one) => one !== undefined);
      const name = given ?? this.#say(resource === undefined ? "test.sweep" : "test.sweepOf", { required, resource });
      if (this.#isTwice(name, names, document, complain, pointer)) return undefined;
      return { file: shown(file), path: file, name, row: name, pointer, ...document.at(pointer), set, question: this.#common(value), sweep };
    }
    return undefined;
  }

  #isTwice(name, names, document, complain, pointer) {
    const earlier = names.get(name);
    if (earlier !== undefined) complain("assertion.twice", { name, line: document.at(earlier).line }, pointer);
    else names.set(name, pointer);
    return earlier !== undefined;
  }

  async #lists({ file, value, complain }) {
    const lists = { personas: Object.keys(value.personas ?? {}), credentials: Object.keys(value.credentials ?? {}) };
    for (const [name, list] of Object.entries(value.lists ?? {})) {
      const pointer = `/lists/${escaped(name)}`;
      if (BUILT_IN.includes(name)) complain("assertion.listBuiltIn", { name }, pointer);
      lists[name] = Array.isArray(list) ? list : await this.#listed(file, list, (key, names) => complain(key, names, pointer));
    }
    return lists;
  }

  /** The values that stand in a JSON file, at `file#/pointer`. */
  async #listed(file, reference, complain) {
    const [name, pointer = ""] = reference.split("#");
    const text = await this.#text(resolve(dirname(file), name));
    const span = locate(text, pointer);
    let values;
    try {
      values = span && JSON.parse(text.slice(span.start, span.end));
    } catch {
      // Said below.
    }
    if (Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === "string")) return values;
    complain("assertion.listEmpty", { file: name, pointer });
    return null;
  }

  async #question({ file, value, complain }, row, chosen, pointer) {
    const persona =
      chosen.persona === undefined ? {} : found(chosen.persona, value.personas, "persona", complain, `${pointer}/persona`);
    const inline = typeof chosen.credential === "object";
    const credential =
      chosen.credential === undefined || inline
        ? chosen.credential
        : found(chosen.credential, value.credentials, "credential", complain, `${pointer}/credential`);
    if (persona === null || credential === null) return undefined;
    const { registered, ...user } = persona;
    const presented = await this.#credential(file, credential ?? {});
    return merged(
      { action: "signIn" },
      this.#common(value),
      Object.keys(user).length > 0 ? { user } : {},
      registered === undefined ? {} : { registered },
      row.question ?? {},
      { credential: presented },
      chosen.aaguid === undefined ? {} : { credential: { passkey: { aaguid: chosen.aaguid } } },
      chosen.method === undefined ? {} : { credential: { method: chosen.method } },
      chosen.application === undefined ? {} : { access: { application: chosen.application } },
      row.strengths ? { strengths: row.strengths } : {},
      row.action ? { action: row.action } : {},
    );
  }

  async #credential(file, { certificateFile, attestationFile, ...credential }) {
    if (certificateFile) return { ...credential, certificate: await this.#text(resolve(dirname(file), certificateFile)) };
    if (!attestationFile) return credential;
    const path = resolve(dirname(file), attestationFile);
    this.inputs.add(path);
    return merged(credential, { passkey: await attestationOf(shown(path), this.#language) });
  }
}

function reportOf({ code = "cli.unexpected", message, document = null, path = null, line = null, column = null }) {
  return { code, message, document, path, line, column };
}

// A column as the list of what it stands for; null where that is nothing that could be asked.
function valuesOf(column, lists, complain) {
  if (column === undefined) return [undefined];
  if (Array.isArray(column)) return column;
  if (typeof column !== "object" || !("each" in column)) return [column];
  const list = Object.hasOwn(lists, column.each) ? lists[column.each] : undefined;
  if (list === undefined) {
    const near = nearest(column.each, Object.keys(lists));
    complain(near ? "assertion.listNear" : "assertion.list", { name: column.each, near });
    return null;
  }
  // What is wrong with it was said there.
  if (list === null || list.length > 0) return list;
  complain("assertion.listNothing", { name: column.each });
  return null;
}

function isPresented({ credential, aaguid, method }, complain, pointer) {
  if (method !== undefined && (credential !== undefined || aaguid !== undefined))
    complain("assertion.credentials", {}, `${pointer}/method`);
  else if (credential === undefined && aaguid === undefined && method === undefined)
    complain("assertion.credential", {}, pointer);
  else return true;
  return false;
}

function found(name, all = {}, what, complain, pointer) {
  if (Object.hasOwn(all, name)) return all[name];
  const near = nearest(name, Object.keys(all));
  complain(near ? `assertion.${what}Near` : `assertion.${what}Unknown`, { name, near }, pointer);
  return null;
}

function* combined(columns) {
  const [name, ...others] = Object.keys(columns);
  if (name === undefined) {
    yield {};
    return;
  }
  const { [name]: values, ...rest } = columns;
  for (const value of values) for (const more of combined(rest)) yield { [name]: value, ...more };
}

// A row by its own name with what its parameters are, else by its columns.
function nameOf({ name }, columns, chosen) {
  const words = (only) =>
    COLUMNS.filter((column) => chosen[column] !== undefined && only(column)).map((column) =>
      typeof chosen[column] === "object" ? wordsOf(chosen[column]) : chosen[column],
    );
  if (name === undefined) return words(() => true).join(" · ");
  const parameters = words((column) => columns[column].length > 1);
  return parameters.length > 0 ? `${name} (${parameters.join(" · ")})` : name;
}

const wordsOf = ({ passkey, method, certificateFile, attestationFile }) =>
  passkey?.aaguid ?? method ?? certificateFile ?? attestationFile ?? (passkey ? "passkey" : "certificate");

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects one over the other, member by member; anything else takes the place of what was there. */
function merged(...objects) {
  const result = {};
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      result[key] = isObject(value) ? merged(isObject(result[key]) ? result[key] : {}, value) : value;
    }
  }
  return result;
}
