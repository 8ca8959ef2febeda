// The policy editor, as the rest of the page uses it. What it is made of comes after the first answer can be read: it has as much code
// as everything else.

import type * as assist from "./assist.ts";
import type * as codemirror from "./codemirror.ts";
import type { Severity } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { busy } from "../../state/busy.ts";

/** Why a line is marked. */
export type MarkKind = "decides" | "error";

/** What the editor says where it stands, with ways to mend it. */
export interface EditorNote {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly text: string;
  readonly code: string;
  readonly ways: readonly { readonly name: string; readonly apply: () => void }[];
}

/** What is shown beside the pointer. */
interface Hovered {
  readonly start: number;
  readonly end: number;
  readonly dom: HTMLElement;
}

/** Who is told of what. */
export interface Heard {
  text: (id: number, text: string) => void;
  cursor: () => void;
  hover: (offset: number) => Hovered | null;
  paste: (text: string) => boolean;
  search: () => boolean;
}

type Editor = typeof codemirror;

let editor: Editor | null = null;
let assistant: typeof assist | null = null;
const heard: Partial<Heard> = { search: find };
/** What is to be shown once it is there: the last of each. */
let shown: Parameters<Editor["showText"]> | null = null;
let notes: readonly EditorNote[] | null = null;
let selected: [start: number, end: number] | null = null;

/** Loads the editor, which then shows what it was given meanwhile. */
export async function startEditor() {
  // What takes long to make ready is not to stand before the first answer.
  const answered = new Promise((settle) => setTimeout(settle));
  const loaded = await busy(answered.then(() => import("./codemirror.ts")));
  loaded.hear(heard);
  if (shown) loaded.showText(...shown);
  if (notes) loaded.showNotes(notes);
  if (selected) loaded.select(...selected);
  editor = loaded;
  heard.cursor?.();
  const host = byId("policy-editor");
  for (const turning of ["focusin", "pointerenter"]) host.addEventListener(turning, () => void assistance(), { once: true });
}

let coming: Promise<typeof assist> | null = null;

/** Loads what helps with writing, once somebody turns to the editor. */
function assistance() {
  const before = editor?.editorView.state.doc;
  coming ??= busy(import("./assist.ts")).then((found) => {
    assistant = found;
    editor?.assist(found.assistance);
    // Whoever has typed meanwhile waits for what can stand there.
    if (editor && editor.editorView.state.doc !== before) found.startCompletion(editor.editorView);
    heard.cursor?.();
    return found;
  });
  return coming;
}

/** What stands at an offset of a text, in the words of Microsoft Graph; null where that is not known, or not yet. */
export function aboutAt(text: string, offset: number) {
  return assistant?.aboutAt(text, offset) ?? null;
}

/** Has `listener(id, text)` told of every change by hand. */
export function onText(listener: Heard["text"]) {
  heard.text = listener;
}

/** Has `take(text)` asked for what is pasted; it says whether it took it. */
export function onPaste(take: Heard["paste"]) {
  heard.paste = take;
}

/** Has `listener()` told when the cursor moves. */
export function onCursor(listener: Heard["cursor"]) {
  heard.cursor = listener;
}

/** Has `content(offset)` give `{ start, end, dom }` to show beside the pointer, or null. */
export function onHover(content: Heard["hover"]) {
  heard.hover = content;
}

/**
 * Shows the text of a document; `marks` are the lines to mark, by line number: `decides` or `error`, or null to leave
 * them. Each document, told by its `id`, has its own cursor and its own undo.
 */
export function showText(text: string, marks: ReadonlyMap<number, MarkKind> | null, id: number) {
  if (editor) editor.showText(text, marks, id);
  else shown = [text, marks, id];
}

/** Shows what is wrong or noteworthy where it stands. */
export function showNotes(list: readonly EditorNote[]) {
  if (editor) editor.showNotes(list);
  else notes = list;
}

/** Keeps nothing of what was undone or is not shown. */
export function forget() {
  editor?.forget();
}

/** Writes the document anew with one member in a line; text that is not JSON stays as it is. */
export function format() {
  editor?.format();
}

/** Opens the search; says that it does. */
export function find(): boolean {
  void assistance().then(({ openSearch }) => editor && openSearch(editor.editorView));
  return true;
}

/** Selects a part of the text, puts the focus there and scrolls to it. */
export function select(start: number, end: number) {
  if (editor) editor.select(start, end);
  else selected = [start, end];
}

/** Where the cursor is, or null while the page waits for a pause in typing. */
export function cursor() {
  return editor?.cursor() ?? null;
}

/** The place of a line and column (in UTF-16 code units, both from 1) as an offset. */
export function offsetOf(text: string, line: number, column: number) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + column - 1);
}
