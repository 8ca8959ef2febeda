// A YAML or JSON text that people keep: its value, where each part of it stands, and changes that leave the rest as it is.

import { isDeepStrictEqual } from "node:util";

import { EntraVerdictError, edit } from "../index.js";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "./yaml.js";

/** The names and indices of a JSON Pointer. */
export const keysOf = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** One part of a JSON Pointer. */
export const escaped = (key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

/** Members that merging may bring, mappings of mappings counted each time: reading them takes as long. */
const MOST_MERGED = 100_000;

/** A key that brings in the members of others: https://yaml.org/type/merge.html (2026-11-30), as pipelines of CI have it. */
const isMerge = ({ key }) => isScalar(key) && (key.type ?? "PLAIN") === "PLAIN" && (key.value?.description ?? key.value) === "<<";

export class Document {
  #doc;
  #lines;

  /** @throws EntraVerdictError with line and column where the text is no YAML. */
  constructor(text, { isJson = false, say }) {
    this.text = text;
    this.isJson = isJson;
    this.#lines = new LineCounter();
    try {
      // Every JSON text is YAML, so one reader gives places for both.
      this.#doc = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, strict: true, merge: !isJson });
      const [error] = this.#doc.errors;
      if (error) throw this.#broken(error.pos[0], error.code, error.message, say);
      this.value = this.#plain(say);
    } catch (error) {
      // What is nested as deeply as the stack.
      throw error instanceof RangeError ? this.#broken(0, "RESOURCE_EXHAUSTION", "", say) : error;
    }
  }

  #plain(say) {
    let open;
    if (this.text.includes("*"))
      visit(this.#doc, {
        Alias: (_, node) => {
          if (node.resolve(this.#doc) !== undefined) return undefined;
          open = node;
          return visit.BREAK;
        },
      });
    if (open) throw this.#broken(open.range[0], "ALIAS", `*${open.source}`, say);
    if (!this.isJson && this.text.includes("<<")) this.#checkMerges(say);
    try {
      // An alias of aliases would otherwise be more than fits in memory.
      return this.#doc.toJS({ maxAliasCount: 1000 });
    } catch (error) {
      throw this.#broken(0, "ALIAS", error.message, say);
    }
  }

  // The library would take as long as there are ways through merged mappings.
  #checkMerges(say) {
    const costs = new Map();
    const costOf = (map) => {
      if (!costs.has(map)) {
        // One that is merged into itself.
        costs.set(map, Infinity);
        const merged = map.items.filter(isMerge).flatMap((pair) => this.#sourcesOf(pair) ?? []);
        costs.set(map, merged.reduce((sum, one) => sum + costOf(one), map.items.length));
      }
      return costs.get(map);
    };
    let wrong;
    visit(this.#doc, {
      Pair: (_, pair) => {
        if (!isMerge(pair)) return undefined;
        const sources = this.#sourcesOf(pair);
        const cost = sources?.reduce((sum, one) => sum + costOf(one), 0);
        if (cost <= MOST_MERGED) return undefined;
        wrong = [pair.key.range[0], sources ? "ALIAS" : "MERGE"];
        return visit.BREAK;
      },
    });
    if (wrong) throw this.#broken(...wrong, "<<", say);
  }

  /** The mappings that a merge brings in; undefined where it is something else. */
  #sourcesOf({ value }) {
    const resolved = (node) => (isAlias(node) ? node.resolve(this.#doc) : node);
    const source = resolved(value);
    const all = isSeq(source) ? source.items.map(resolved) : [source];
    return all.every((one) => isMap(one)) ? all : undefined;
  }

  #broken(offset, kind, detail, say) {
    const known = {
      DUPLICATE_KEY: "document.twice",
      MULTIPLE_DOCS: "document.several",
      ALIAS: "document.alias",
      MERGE: "document.merge",
      RESOURCE_EXHAUSTION: "document.deep",
    }[kind];
    // What the reader of YAML says is in English; places and codes are enough to say it in words of our own.
    const broken = say("document.broken", { detail: say(`yaml.${/^Flow/.test(detail) ? "OPEN" : kind}`) ?? detail });
    const message = known ? say(known, { detail, name: this.#keyAt(offset) }) : broken;
    return new EntraVerdictError({ code: "input.syntax", message, ...this.#position(offset) });
  }

  // A name as it stands there, without what follows it.
  #keyAt(offset) {
    return this.text.slice(offset).match(/^\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:,{}[\]]+)/)?.[1] ?? "";
  }

  #position(offset) {
    const { line, col: column } = this.#lines.linePos(Math.min(offset, this.text.length));
    return { line: Math.max(line, 1), column: Math.max(column, 1) };
  }

  // What is merged in stands elsewhere, and is changed there for all.
  #node(keys, isMerged = false) {
    let node = this.#doc.contents;
    for (const key of keys) {
      if (isAlias(node)) node = node.resolve(this.#doc);
      node = isSeq(node) ? node.get(Number(key), true) : isMap(node) ? this.#pair(node, key, isMerged)?.value : undefined;
    }
    return node ?? undefined;
  }

  #pair(map, key, isMerged) {
    const own = map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key);
    if (own || !isMerged) return own;
    const sources = map.items.filter(isMerge).flatMap((pair) => this.#sourcesOf(pair) ?? []);
    for (const source of sources) {
      const pair = this.#pair(source, key, true);
      if (pair) return pair;
    }
    return undefined;
  }

  /** Line and column of the value at a pointer, else of the nearest that is around it. */
  at(pointer) {
    for (let keys = keysOf(pointer); ; keys = keys.slice(0, -1)) {
      const node = this.#node(keys, true);
      if (node?.range) return this.#position(node.range[0]);
      if (keys.length === 0) return { line: 1, column: 1 };
    }
  }

  /** Line and column of the name of a member. */
  atName(pointer) {
    const keys = keysOf(pointer);
    let map = this.#node(keys.slice(0, -1), true);
    if (isAlias(map)) map = map.resolve(this.#doc);
    const range = isMap(map) ? this.#pair(map, keys.at(-1), true)?.key?.range : undefined;
    return range ? this.#position(range[0]) : this.at(pointer);
  }

  /**
   * The text with members set, each a pair of pointer and value. Only what is set changes: comments, order, columns of a
   * table and the style of what is beside it stay. Undefined where that cannot be done, such as with an alias to what changes.
   */
  changed(changes) {
    if (this.isJson) {
      const there = (pointer) => valueAt(this.value, pointer) !== undefined;
      return edit(
        this.text,
        changes.map(([path, value]) => ({ op: there(path) ? "replace" : "add", path, value })),
      );
    }
    const splices = changes.map(([pointer, value]) => this.#splice(keysOf(pointer), flow(value)));
    const text = spliced(this.text, splices);
    if (isAsMeant(text, this.value, changes)) return text;
    const rendered = this.#rendered(changes);
    return isAsMeant(rendered, this.value, changes) ? rendered : undefined;
  }

  // Where in the text a change goes. JSON is the flow style of YAML, so it is right in either.
  #splice(keys, insert) {
    const node = this.#node(keys);
    if (node?.range) {
      const [start, end] = node.range;
      // Where nothing stands yet, the value must not touch the colon, or a comment.
      const gap = (letter) => (start === end && /[:#]/.test(letter ?? "") ? " " : "");
      return { start, end, insert: `${gap(this.text[start - 1])}${insert}${gap(this.text[end])}` };
    }
    const [map, name] = [this.#node(keys.slice(0, -1)), flow(keys.at(-1))];
    const last = map?.items?.at(-1);
    const end = (last?.value ?? last?.key)?.range?.[1];
    if (end === undefined) return { start: 0, end: 0, insert: "" };
    if (map.flow) return { start: end, end, insert: `, ${name}: ${insert}` };
    const first = map.items[0].key.range[0];
    const indent = " ".repeat(this.#position(first).column - 1);
    const newline = this.text.includes("\r\n") ? "\r\n" : "\n";
    // After a comment that belongs to the line.
    const rest = this.text.slice(end).match(/^[^\r\n]*/)[0].length;
    return { start: end + rest, end: end + rest, insert: `${newline}${indent}${name}: ${insert}` };
  }

  // Where the text cannot be changed in place, such as below an alias: the library writes it, comments and order kept.
  #rendered(changes) {
    const doc = parseDocument(this.text, { merge: true });
    try {
      for (const [pointer, value] of changes) {
        const keys = keysOf(pointer).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
        doc.setIn(keys, doc.createNode(value, { flow: true }));
      }
      return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
    } catch {
      return "";
    }
  }
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(value, pointer) {
  return keysOf(pointer).reduce((part, key) => (Object.hasOwn(Object(part), key) ? part[key] : undefined), value);
}

/** A value in one line, as people write YAML: names without quotes where nothing else could be meant. */
function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${flow(key)}: ${flow(inner)}`)
      .join(", ")} }`;
  }
  const isPlain =
    typeof value === "string" &&
    /^[A-Za-z][\w.]*(-[\w.]+)*$/.test(value) &&
    !/^(true|false|null|y|n|yes|no|on|off)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** A text with others in places of it; of those at one place the first stays before the others. */
function spliced(text, splices) {
  const parts = [];
  let from = 0;
  for (const { start, end, insert } of splices.sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(from, start), insert);
    from = Math.max(from, end);
  }
  return [...parts, text.slice(from)].join("");
}

function isAsMeant(text, before, changes) {
  const doc = parseDocument(text, { prettyErrors: false, merge: true });
  if (text === "" || doc.errors.length > 0) return false;
  // What an alias stands for is the same object, of which each place is to be compared by itself.
  const wanted = JSON.parse(JSON.stringify(before));
  for (const [pointer, value] of changes) {
    const keys = keysOf(pointer);
    const last = keys.pop();
    const around = keys.reduce((part, key) => part?.[key], wanted);
    if (typeof around !== "object" || around === null) return false;
    around[last] = value;
  }
  return isDeepStrictEqual(doc.toJS({ maxAliasCount: 1000 }), wanted);
}
