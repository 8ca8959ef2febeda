// The policy editor itself: CodeMirror in a shadow root, where its styles need no exception from the page's policy.

import {
  copyLineDown,
  copyLineUp,
  deleteLine,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
  moveLineDown,
  moveLineUp,
  simplifySelection,
  standardKeymap,
} from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, syntaxHighlighting } from "@codemirror/language";
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import type { Extension, Text } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  gutterLineClass,
  GutterMarker,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { DecorationSet, Rect, ViewUpdate } from "@codemirror/view";

import { byId } from "../../../kit/dom.ts";
import { elementOf, html } from "../../../kit/html.ts";
import { t } from "../../i18n.ts";
import { redo, undo } from "../../state/history.ts";
import { modelName } from "../../state/models.ts";
import { follow, LARGE, state } from "../../state/state.ts";
import { changeBetween } from "./change.ts";
import type { EditorNote, Heard, MarkKind } from "./editor.ts";
import { modelNames } from "./model-names.ts";
import { phrases } from "./phrases.ts";
import { colours, theme } from "./theme.ts";

/** Characters for which it waits one millisecond more. */
const PER_MILLISECOND = 5000;

customElements.define(
  "policy-editor",
  class extends HTMLElement {
    override focus() {
      view.focus();
    }
  },
);

/** Characters in a line, on average over a large document, from which colours would slow typing down. */
const LONG_LINES = 2000;

const host = byId("policy-editor");
const root = host.attachShadow({ mode: "open" });
const largeNote = byId("large-document");

/** Tells a change that comes from the page from one by hand. */
const fromPage = Annotation.define<boolean>();

// The lines that decide or cannot be read.
/** The lines that are marked, and their numbers. */
interface Marks {
  readonly lines: DecorationSet;
  readonly numbers: RangeSet<GutterMarker>;
}

const setMarks = StateEffect.define<Marks>();
const markedAs = (name: string) => {
  const number = new (class extends GutterMarker {
    override elementClass = name;
  })();
  return { line: Decoration.line({ class: name }), number };
};
const lineOf = { decides: markedAs("decides"), error: markedAs("broken") };
const marked = StateField.define<Marks>({
  create: (): Marks => ({ lines: Decoration.none, numbers: RangeSet.empty }),
  update(before, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value;
    if (!transaction.docChanged) return before;
    return { lines: before.lines.map(transaction.changes), numbers: before.numbers.map(transaction.changes) };
  },
  provide: (field) => [EditorView.decorations.from(field, ({ lines }) => lines), gutterLineClass.from(field, ({ numbers }) => numbers)],
});

function marksIn(doc: Text, marks: ReadonlyMap<number, MarkKind>) {
  const lines = new RangeSetBuilder<Decoration>();
  const numbers = new RangeSetBuilder<GutterMarker>();
  for (const [number, kind] of [...marks].toSorted(([a], [b]) => a - b)) {
    if (number > doc.lines) break;
    const { from } = doc.line(number);
    lines.add(from, from, lineOf[kind].line);
    numbers.add(from, from, lineOf[kind].number);
  }
  return { lines: lines.finish(), numbers: numbers.finish() };
}

// What depends on the language.
const words = new Compartment();

function inLanguage() {
  return [
    EditorState.phrases.of(phrases[state.language]),
    // What may be edited takes the focus anyway; the index says so to checkers that do not know.
    EditorView.contentAttributes.of({ "aria-label": t("editor"), "aria-describedby": "keys", tabindex: "0" }),
    placeholder(t("editorPlaceholder")),
  ];
}

// What comes once somebody turns to the editor.
const assistant = new Compartment();
let assistance: Extension = [];

const language = new Compartment();
const NONE: Extension[] = [];

/** Whether a document is shown without colours and folding. */
function isPlain({ length, lines }: Text) {
  return length >= LARGE && length / lines >= LONG_LINES;
}

function languageFor(doc: Text): Extension[] {
  return isPlain(doc) ? NONE : [json(), highlightSpecialChars(), bracketMatching()];
}

/** What the page says of a large document. */
function renderSize() {
  const { doc } = view.state;
  const plain = isPlain(doc);
  if (plain === (language.get(view.state) !== NONE)) view.dispatch({ effects: language.reconfigure(languageFor(doc)) });
  largeNote.hidden = doc.length < LARGE;
  const text = plain ? `${t("largeDocument")} ${t("longLines")}` : t("largeDocument");
  if (largeNote.textContent !== text) largeNote.textContent = text;
}

const listeners: Heard = { text: () => {}, cursor: () => {}, hover: () => null, paste: () => false, search: () => false };

/** Takes who is told of what. */
export function hear(heard: Partial<Heard>) {
  Object.assign(listeners, heard);
}

const hover = hoverTooltip((editor, offset) => {
  const shown = listeners.hover(offset);
  if (!shown) return null;
  const line = editor.state.doc.lineAt(offset);
  return {
    pos: Math.max(shown.start, line.from),
    end: Math.min(shown.end, line.to),
    above: true,
    create: () => ({
      dom: shown.dom,
      // At the pointer: a line may begin out of sight.
      getCoords: () => editor.coordsAtPos(Math.min(offset, editor.state.doc.length)) as Rect,
    }),
  };
});

function changed(update: ViewUpdate) {
  if (update.docChanged && !update.transactions.some((one) => one.annotation(fromPage))) {
    dirty = true;
    clearTimeout(timer);
    const { length } = update.state.doc;
    if (length < LARGE) flush();
    else timer = setTimeout(flush, length / PER_MILLISECOND);
    renderSize();
  }
  if (update.selectionSet || update.docChanged) listeners.cursor();
}

// Whether a document was changed since it is shown: the way back is the editor's own then, else the page's.
const isChanged = StateField.define({ create: () => false, update: (before, { docChanged }) => before || docChanged });

const stepKeymap = historyKeymap.map((one) => {
  const further =
    ({ "Mod-z": undo, "Mod-y": redo, "Ctrl-Shift-z": redo } as Record<string, () => boolean>)[one.key ?? one.linux ?? ""] ?? (() => false);
  return { ...one, run: (editor: EditorView) => one.run?.(editor) || (!editor.state.field(isChanged) && further()) };
});

/** Keys beside those of every text field, as CodeMirror has them; JSON has no comments, and its syntax is in sight. */
const lineKeymap = [
  { key: "Alt-ArrowUp", run: moveLineUp, shift: copyLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown, shift: copyLineDown },
  { key: "Escape", run: simplifySelection },
  { key: "Mod-[", run: indentLess, preventDefault: true },
  { key: "Mod-]", run: indentMore, preventDefault: true },
  { key: "Shift-Mod-k", run: deleteLine },
];

const extensions = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  syntaxHighlighting(colours),
  marked,
  isChanged,
  modelNames(modelName),
  hover,
  theme,
  keymap.of([
    { key: "Shift-Alt-f", run: format, preventDefault: true },
    { key: "Mod-.", run: mendAtCursor, preventDefault: true },
    // Until its own keys are there.
    { key: "Mod-f", run: () => listeners.search(), preventDefault: true },
    ...lineKeymap,
    ...standardKeymap,
    ...stepKeymap,
    ...foldKeymap,
    ...lintKeymap,
  ]),
  EditorState.tabSize.of(4),
  EditorView.updateListener.of(changed),
  EditorView.domEventHandlers({
    // Files are for the page around it.
    drop: (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false,
    paste(event: ClipboardEvent) {
      const isTaken = listeners.paste(event.clipboardData?.getData("text/plain") ?? "");
      if (isTaken) event.preventDefault();
      return isTaken;
    },
    blur: () => flush(),
  }),
];

function newState(text: string) {
  const doc = EditorState.create({ doc: text }).doc;
  return EditorState.create({ doc, extensions: [extensions, language.of(languageFor(doc)), words.of(inLanguage()), assistant.of(assistance)] });
}

/** The states of the documents that are not shown, with undo and cursor, by document id. */
const kept = new Map<number, { readonly text: string; readonly state: EditorState }>();
let shown: { id: number | null; text: string } = { id: null, text: "" };
/** Whether there are changes that the page has not been told of. */
let dirty = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const view = new EditorView({ state: newState(""), parent: root, root });
const keys = elementOf(html`<p id="keys" hidden></p>`);
root.append(keys);

export { view as editorView };

/** Tells the page of changes that it still waits for. */
export function flush() {
  clearTimeout(timer);
  if (!dirty) return;
  dirty = false;
  shown.text = view.state.doc.toString();
  if (shown.id !== null) listeners.text(shown.id, shown.text);
}

/** Keeps nothing of what was undone or is not shown. */
export function forget() {
  kept.clear();
  dirty = false;
  clearTimeout(timer);
  shown = { id: null, text: "" };
}

/**
 * Shows the text of a document; `marks` are the lines to mark, by line number: `decides` or `error`, or null to leave
 * them. Each document, told by its `id`, has its own cursor and its own undo.
 */
export function showText(text: string, marks: ReadonlyMap<number, MarkKind> | null, id: number | null) {
  if (id !== shown.id) {
    flush();
    if (shown.id !== null) kept.set(shown.id, { text: shown.text, state: view.state });
    const before = id === null ? undefined : kept.get(id);
    if (id !== null) kept.delete(id);
    view.setState(before?.text === text ? before.state : newState(text));
    // A state that was kept may be of another language, or of before all was there.
    view.dispatch({ effects: [words.reconfigure(inLanguage()), assistant.reconfigure(assistance)] });
    shown = { id, text };
    const ids = new Set(state.documents.map((one) => one.id));
    for (const one of kept.keys()) if (!ids.has(one)) kept.delete(one);
  } else if (text !== shown.text) {
    dirty = false;
    shown.text = text;
    replace(text, [fromPage.of(true)]);
  }
  renderSize();
  // They are about a text that is not there any more.
  if (marks && !dirty) view.dispatch({ effects: setMarks.of(marksIn(view.state.doc, marks)) });
}

/** Shows what is wrong or noteworthy where it stands: `{ start, end, severity, text, code, ways }`, ways `{ name, apply }` to mend it. */
export function showNotes(notes: readonly EditorNote[]) {
  if (dirty) return;
  const { length } = view.state.doc;
  const list = notes.map(({ start, end, severity, text, code, ways }) => ({
    from: Math.min(start, length),
    to: Math.min(end, length),
    severity,
    message: text,
    source: code,
    actions: [...ways],
  }));
  view.dispatch(setDiagnostics(view.state, list));
}

/** Mends what is noted in the line of the cursor: where it stands, else the first in that line. */
function mendAtCursor() {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const found: { readonly from: number; readonly to: number; readonly apply: () => void }[] = [];
  forEachDiagnostic(view.state, ({ actions }, from, to) => {
    const [way] = actions ?? [];
    if (way && from <= line.to && to >= line.from) found.push({ from, to, apply: () => way.apply(view, from, to) });
  });
  const there = found.find(({ from, to }) => from <= head && head <= to) ?? found[0];
  if (there) there.apply();
  else view.dispatch({ effects: EditorView.announce.of(t("mend.none")) });
  return true;
}

/** Puts a text in the place of the one that is there, in which what is the same stays, the cursor with it. */
function replace(text: string, annotations: readonly Annotation<unknown>[] = []) {
  const { doc } = view.state;
  const { from, to, insert } = changeBetween(doc.toString(), text);
  view.dispatch({
    changes: { from, to, insert },
    // One step of undo, whatever was typed just before.
    annotations: [...annotations, isolateHistory.of("full")],
    effects: EditorView.scrollIntoView(from, { y: "nearest", yMargin: 20 }),
  });
}

/** Writes the document anew with one member in a line; text that is not JSON stays as it is. */
export function format() {
  const text = view.state.doc.toString();
  let formatted;
  try {
    formatted = `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    // What is wrong with the text shows already.
    return true;
  }
  if (formatted !== text) replace(formatted);
  return true;
}

/** Adds what comes once somebody turns to the editor. */
export function assist(extension: Extension) {
  assistance = extension;
  view.dispatch({ effects: assistant.reconfigure(assistance) });
}

/** Selects a part of the text, puts the focus there and scrolls to it. */
export function select(start: number, end: number) {
  const { length } = view.state.doc;
  const anchor = Math.min(end, length);
  const head = Math.min(start, length);
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.scrollIntoView(head, { y: "start", yMargin: 60, x: "start" }),
  });
  view.focus();
}

/** Where the cursor is, or null while the page waits for a pause in typing. */
export function cursor() {
  return dirty ? null : view.state.selection.main.head;
}

// Metadata brings names of models.
follow(["metadata"], () => view.dispatch({ effects: assistant.reconfigure(assistance) }));
follow(["language"], () => {
  view.dispatch({ effects: words.reconfigure(inLanguage()) });
  keys.textContent = t("editorKeys");
  renderSize();
});
// A button that is pressed acts on what stands in the editor.
addEventListener("pointerdown", (event) => event.target !== host && flush(), true);
