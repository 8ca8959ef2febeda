// Where a clause of a plan stands in the sources that the plan was made of, so that a result stands on the line that somebody changed.
//
// A plan says of each resource its address and of each module the folder it came from, and no lines. The block is looked for in
// those folders, and in it the attribute; where something in between is not as the plan has it, the place in the plan stays.

import { readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import { keysOf } from "./document.js";
import { shown } from "./files.js";
import { bodyOf } from "./hcl.js";
import { Problem } from "./problem.js";
import { bodyOfJson } from "./tf-json.js";

/** More sources of one folder, and larger ones, than anybody keeps by hand. */
const MOST_FILES = 1000;
const MOST_BYTES = 1024 * 1024;

/** Sources that go over others, so that a line of those may not be what counts. */
const OVERRIDE = /(^|_)override\.tf(\.json)?$/;

/** How many labels blocks have in which something may be found. */
const LABELS = { resource: 2, module: 1 };

export class TerraformSources {
  #given;
  #plans = new Map();
  #sources = new Map();
  #folders = new Map();
  #texts = new Map();

  /** `folder` is where the sources of root modules lie, else each plan's own. @throws Problem where it is given and none is there. */
  static async in(folder, command) {
    const sources = new TerraformSources();
    if (folder === undefined) return sources;
    const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false);
    if (!isFolder || (await sourcesIn(resolve(folder))).length === 0) throw new Problem("noTerraform", { file: folder }, command);
    sources.#given = resolve(folder);
    return sources;
  }

  /** The texts of sources in which something was found, by the names of their files. */
  get texts() {
    return this.#texts;
  }

  /**
   * A place `{ file, path, line, column, endLine }` in a plan whose text is given as the place in the sources, which keeps the rest and has
   * the other as `plan`; the same place where it is not known there.
   */
  async placeOf(place, text) {
    const plan = place?.path && text !== undefined ? this.#planOf(text) : undefined;
    const found = plan && (await this.#find(plan, keysOf(place.path), this.#given ?? dirname(resolve(place.file))));
    if (!found) return place;
    const { file, line, column } = place;
    return { ...place, ...found, plan: { file, line, column } };
  }

  /** The sources `{ file, text }` of a plan whose text is given, with those of modules beside them; none of what is no plan. */
  async of(file, text) {
    const plan = this.#planOf(text);
    const folders = plan ? foldersOf(plan.configuration.root_module, this.#given ?? dirname(resolve(file))) : [];
    const all = [];
    for (const folder of new Set(folders)) {
      for (const { file: source, text: written } of await this.#sourcesOf(folder)) all.push({ file: shown(source), text: written });
    }
    return all;
  }

  // By the text, since it may have been mended.
  #planOf(text) {
    if (!this.#plans.has(text)) this.#plans.set(text, planOf(text));
    return this.#plans.get(text);
  }

  async #sourcesOf(folder) {
    if (!this.#sources.has(folder)) this.#sources.set(folder, await sourcesIn(folder));
    return this.#sources.get(folder);
  }

  async #find(plan, keys, root) {
    const resource = resourceAt(plan, keys);
    if (resource === undefined) return undefined;
    const { folder, call } = folderOf(plan, resource.module, root);
    if (!this.#folders.has(folder)) this.#folders.set(folder, blocksIn(await this.#sourcesOf(folder)));
    const blocks = this.#folders.get(folder).get(call === undefined ? `${resource.type}.${resource.name}` : `module.${call}`);
    // What is declared twice, or gone over, is not to be told apart.
    if (blocks?.length !== 1) return undefined;
    const [{ file, text, block }] = blocks;
    const span = call === undefined ? spanOf(block, resource.keys, resource.values) : head(block);
    if (span === undefined) return undefined;
    this.#texts.set(shown(file), text);
    return { file: shown(file), ...position(text, span) };
  }
}

function planOf(text) {
  // Most documents are none, and parsing takes as long as reading them.
  if (!text.includes('"planned_values"')) return undefined;
  try {
    const plan = JSON.parse(text.replace(/^\ufeff/, ""));
    return plan?.planned_values && plan.configuration ? plan : undefined;
  } catch {
    return undefined;
  }
}

/** The resource that a pointer leads into, `keys` being what is left of the pointer and `module` the names of the calls that lead to it. */
function resourceAt(plan, [top, , ...rest]) {
  if (top !== "planned_values") return undefined;
  let module = plan.planned_values.root_module;
  while (rest[0] === "child_modules") {
    module = module?.child_modules?.[rest[1]];
    rest = rest.slice(2);
  }
  const [list, index, values, ...keys] = rest;
  const resource = list === "resources" && values === "values" ? module?.resources?.[index] : undefined;
  if (typeof resource?.type !== "string" || typeof resource.name !== "string" || resource.mode === "data") return undefined;
  const calls = [...(module.address ?? "").matchAll(/(?:^|\.)module\.([^.[]+)(?:\["(?:\\.|[^"\\])*"\]|\[\d+\])?/g)].map(([, name]) => name);
  return { type: resource.type, name: resource.name, values: resource.values, keys, module: calls };
}

/** Whether a module comes from a folder beside. */
const isBeside = (call) => /^\.\.?\//.test(call?.source ?? "");

/** The folders of a module and of those that it calls and that are beside it. */
function foldersOf(module, folder) {
  const calls = Object.values(module?.module_calls ?? {}).filter(isBeside);
  return [folder, ...calls.flatMap((call) => foldersOf(call.module, join(folder, call.source)))];
}

/** The folder of a module's sources; where it comes from elsewhere, such as a registry, that of the `call` of what is not beside. */
function folderOf({ configuration }, calls, root) {
  let [module, folder] = [configuration.root_module, root];
  for (const name of calls) {
    const call = module?.module_calls?.[name];
    if (!isBeside(call)) return { folder, call: name };
    [module, folder] = [call.module, join(folder, call.source)];
  }
  return { folder };
}

/** The sources of a folder, `{ file, text }` each. */
async function sourcesIn(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.tf(\.json)?$/.test(name)).sort().slice(0, MOST_FILES);
  const all = [];
  for (const name of names) {
    const text = await sourceOf(join(folder, name));
    if (text !== undefined) all.push({ file: join(folder, name), text });
  }
  return all;
}

/** The resources that sources declare by type and name, and calls of modules by name: `{ file, text, block }` for each declaration. */
function blocksIn(sources) {
  const found = new Map();
  for (const { file, text } of sources) {
    const read = file.endsWith(".json") ? bodyOfJson : bodyOf;
    for (const block of read(text)?.blocks ?? []) {
      if (block.labels.length !== LABELS[block.type]) continue;
      const key = (block.type === "module" ? [block.type, ...block.labels] : block.labels).join(".");
      if (!found.has(key)) found.set(key, []);
      found.get(key).push({ file, text, block });
      // Twice, so that it is told apart from no other.
      if (OVERRIDE.test(basename(file))) found.get(key).push({ file, text, block });
    }
  }
  return found;
}

async function sourceOf(file) {
  try {
    const { size } = await stat(file);
    return size > MOST_BYTES ? undefined : await readFile(file, "utf8");
  } catch {
    // It may be gone since the folder was read.
    return undefined;
  }
}

/**
 * The span in a block of what the plan has at the keys: the attribute, or, where it is not written there, the first line of what it would be in.
 * Undefined where the sources say another thing than the plan.
 */
function spanOf(block, keys, values) {
  let [span, body, value, had] = [head(block), block.body, undefined, values];
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    had = had?.[key];
    if (value === undefined) {
      const attribute = body.attributes.get(key);
      if (attribute) {
        [value, span] = [attribute, attribute];
        continue;
      }
      // The index among blocks of that name.
      const index = /^\d+$/.test(keys[at + 1] ?? "") ? keys[(at += 1)] : undefined;
      if (index !== undefined) had = had?.[index];
      const inner = blockOf(body, key, index, had);
      if (!inner) return span;
      [body, span] = [inner.body, head(inner)];
      continue;
    }
    // Where there is one block, JSON may have it without a list.
    if (value.members && /^\d+$/.test(key) && !value.members.has(key)) continue;
    const next = value.items ? itemOf(value, key, had) : value.members?.get(key);
    if (!next) return span;
    [value, span] = [next, next];
  }
  // A text that differs was changed after the plan was made.
  return value?.text !== undefined && typeof had === "string" && value.text !== had ? undefined : span;
}

/** The block of a name by its index, or that which makes all blocks of the name. */
function blockOf({ blocks }, name, index = "0", had) {
  const own = blocks.filter((block) => block.type === name);
  const [made, ...others] = blocks.filter((block) => block.type === "dynamic" && block.labels[0] === name);
  if (!made) return ofIndex(own, index, had, ({ body }) => body.attributes);
  return own.length === 0 && others.length === 0 ? made.body.blocks.find((block) => block.type === "content") : undefined;
}

function itemOf({ items = [] }, key, had) {
  if (typeof had === "object") return ofIndex(items, key, had, ({ members }) => members);
  return items.find(({ text }) => text !== undefined && text === had);
}

// A plan may have them in another order than they are written in, so that what each says counts before its place.
function ofIndex(all, index, had, membersOf) {
  const agreeing = all.filter((one) => !contradicts(membersOf(one), had));
  return agreeing.length === 1 ? agreeing[0] : agreeing.find((one) => one === all[index]);
}

/** Whether a text that is written out says something else than the plan. */
const contradicts = (members, had) => [...(members ?? [])].some(([name, { text }]) => text !== undefined && typeof had?.[name] === "string" && had[name] !== text);

/** The first line of a block. */
const head = ({ start }) => ({ start, end: start });

function position(text, { start, end }) {
  const before = text.slice(0, start);
  const line = before.split("\n").length;
  return { line, column: start - before.lastIndexOf("\n"), endLine: line + text.slice(start, end).split("\n").length - 1 };
}

