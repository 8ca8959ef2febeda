// Completion in the policy editor: names and values of Microsoft Graph, models by a product's name, Microsoft's applications by theirs.

import { autocompletion, closeBrackets, closeBracketsKeymap, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";
import type { EditorView } from "@codemirror/view";

import type { Language } from "../../../kit/contract.ts";
import { blankOf, isFlags, LONGEST, namesAt, placeAt, valuesAt } from "./vocabulary.ts";
import type { Option, Place, Recognised } from "./vocabulary.ts";

/** What the page knows of the document, its language, and long lists. */
export interface Known {
  readonly language: () => Language;
  /** The page's own words, by key. */
  readonly words: (key: string, values?: Record<string, unknown>) => string;
  /** What people call a resource, or null. */
  readonly resourceName: (type: string) => string | null;
  readonly recognised: () => readonly Recognised[];
  /** Models by a product's name: their AAGUIDs with their names. */
  readonly models: (text: string) => readonly Option[];
  /** Microsoft's applications by name. */
  readonly applications: (text: string) => Promise<readonly Option[]>;
  /** The named locations of the documents. */
  readonly locations: () => readonly Option[];
}

/** Models that are offered at most. */
const MOST = 50;

/** How an option changes the text at the place where it is picked. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Where the cursor goes within it, if not behind it. */
  readonly cursor?: number;
  /** Whether something can be chosen there in turn. */
  readonly goesOn?: boolean;
}

/** An option; what it writes is worked out for the text that is there when it is picked. */
function option(known: Known, label: string, detail: string, change: (view: EditorView, place: Place, at: number) => Change): Completion {
  const apply = (view: EditorView, completion: Completion, _: number, at: number) => {
    const { from, to, insert, cursor = insert.length, goesOn } = change(view, placeAt(view.state.doc.toString(), at, known.recognised()), at);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + cursor },
      scrollIntoView: true,
      userEvent: "input.complete",
      annotations: pickedCompletion.of(completion),
    });
    if (goesOn) startCompletion(view);
  };
  return { label, detail, apply };
}

/** The comma that is needed before another member or element. */
function commaBefore(view: EditorView, to: number) {
  const next = view.state.sliceDoc(to, to + 500).match(/\S/)?.[0];
  return next !== undefined && /["{[\w-]/.test(next) ? "," : "";
}

function nameOption(known: Known, { label, words }: Option) {
  return option(known, label, words, (view, { type, start: from, end: to }) => {
    const name = JSON.stringify(label);
    if (/^\s*:/.test(view.state.sliceDoc(to, to + 100))) return { from, to, insert: name };
    const [before, behind] = blankOf(type, label);
    const insert = `${name}: ${before}${behind}${commaBefore(view, to)}`;
    return { from, to, insert, cursor: name.length + 2 + before.length, goesOn: before !== "{" };
  });
}

function valueOption(known: Known, value: string, label: string, detail: string) {
  return option(known, label, detail, (view, { kind, isElement, start: from, end: to }) => {
    const text = kind === "boolean" ? value : JSON.stringify(value);
    return { from, to, insert: `${text}${isElement ? commaBefore(view, to) : ""}` };
  });
}

/** One of several values in one text: that at the cursor is replaced. */
function flagOption(known: Known, { label, words }: Option) {
  return option(known, label, words, (_, place, at) => ({ ...partAt(place, at), insert: label }));
}

/** All models that were found, each in a line of its own where the list has lines. */
function allModels(known: Known, found: readonly Option[], typed: string) {
  const label = known.words("graph.allModels", { count: found.length });
  return option(known, label, known.words("graph.allModelsHint", { text: typed }), (view, { start: from, end: to }) => {
    const line = view.state.doc.lineAt(from);
    const before = line.text.slice(0, from - line.from);
    const between = before.trim() === "" ? `,\n${before}` : ", ";
    return { from, to, insert: `${found.map((one) => JSON.stringify(one.label)).join(between)}${commaBefore(view, to)}` };
  });
}

/** The value at the cursor in a text of several, which a closing quote ends. */
function partAt({ start, text }: Place, at: number) {
  const before = text.slice(0, at - start - 1);
  const behind = text.slice(before.length);
  const blanks = before.slice(before.lastIndexOf(",") + 1);
  const from = at - blanks.trimStart().length;
  const comma = behind.indexOf(",");
  return { from, to: at + (comma < 0 ? behind.length : comma) };
}

/** What lists offer that are too long to be shown as a whole. */
async function listed({ kind, text }: Place, known: Known): Promise<Completion[]> {
  if (kind === "aaguid") {
    const found = known.models(text).slice(0, MOST);
    const each = found.map(({ label, words }) => valueOption(known, label, words, label));
    // The widest change comes last.
    return found.length > 1 ? [...each, allModels(known, found, text)] : each;
  }
  const found = kind === "location" ? known.locations() : /Application$/.test(kind) ? await known.applications(text) : [];
  return found.map(({ label, words }) => valueOption(known, label, words, label));
}

/** What can be completed at the cursor. */
export async function complete({ state, pos, explicit }: CompletionContext, known: Known): Promise<CompletionResult | null> {
  if (state.doc.length > LONGEST) return null;
  const place = placeAt(state.doc.toString(), pos, known.recognised());
  // Unasked, it speaks where a name or a value was begun.
  if (!explicit && place.start === place.end) return null;
  const isQuoted = state.sliceDoc(place.start, place.start + 1) === '"';
  const from = isQuoted ? Math.min(place.start + 1, pos) : place.start;
  if (place.isKey) {
    const options = namesAt(place, known.language(), known.words).map((one) => nameOption(known, one));
    return { from, to: pos, options, validFor: /^[\w@.]*$/ };
  }
  const values = valuesAt(place, known.language(), known.resourceName);
  if (isQuoted && isFlags(place)) {
    const part = partAt(place, pos);
    const given = place.text.split(",").map((one) => one.trim());
    const rest = values.filter(({ label }) => !given.includes(label) || label === state.sliceDoc(part.from, part.to));
    return { from: part.from, to: pos, options: rest.map((one) => flagOption(known, one)), validFor: /^\w*$/ };
  }
  const found = await listed(place, known);
  const options = [...values.map(({ label, words }) => valueOption(known, label, label, words)), ...found];
  if (options.length === 0) return null;
  // A product is found by its words, in whatever order.
  if (place.kind === "aaguid") return { from, to: pos, options, filter: false };
  // Long lists are looked up at each key.
  return { from, to: pos, options, ...(found.length > 0 || /Application$/.test(place.kind) ? {} : { validFor: /^[\w@.#:-]*$/ }) };
}

/** What completes: of options that were offered just before, each is the same, so that it stays selected while a list is asked for anew. */
export function source(known: Known) {
  let before = new Map<string, Completion>();
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const result = await complete(context, known);
    if (!result) return null;
    const nameOf = ({ label, detail }: Completion) => JSON.stringify([label, detail]);
    const options = result.options.map((one) => before.get(nameOf(one)) ?? one);
    before = new Map(options.map((one) => [nameOf(one), one]));
    return { ...result, options };
  };
}

/** The extension: options with their words below them, quotes and brackets in pairs. */
export function completion(known: Known) {
  return [
    autocompletion({ override: [source(known)], icons: false, compareCompletions: () => 0 }),
    closeBrackets(),
    keymap.of(closeBracketsKeymap),
  ];
}
