// Ways to a place in a policy: a clause, a finding, or an error.

import { locateAll } from "./pkg/index.js";
import { documentAt } from "./answer.js";
import { byId, h, motion } from "./dom.js";
import { offsetOf, select } from "./editor.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { state, subscribe, update } from "./state.js";
import { documentName } from "./documents.js";

/** What was found in a text, by pointer. A walk over a large text costs too much to do it for each. */
const known = new Map();
/** The texts whose places in an answer were looked up. */
const lookedUp = new WeakMap();

function spanOf(text, pointer) {
  if (!known.has(text)) known.set(text, new Map());
  const spans = known.get(text);
  if (!spans.has(pointer)) {
    const wanted = [...new Set([pointer, ...inAnswer(text)])].flatMap(withAbove);
    const pointers = [...new Set(wanted)].filter((one) => !spans.has(one));
    locateAll(text, pointers).forEach((span, index) => spans.set(pointers[index], span));
  }
  return spans.get(pointer);
}

// Nothing of a text that is gone is kept.
subscribe((changed) => {
  if (!changed.has("documents")) return;
  for (const text of known.keys()) if (!state.documents.some((one) => one.text === text)) known.delete(text);
});

/** A pointer and those of what it is in. */
function withAbove(pointer) {
  const tokens = pointer.split("/");
  return tokens.map((_, index) => tokens.slice(0, tokens.length - index).join("/"));
}

/** The pointers of an answer into a text, once. */
function inAnswer(text) {
  const { answer } = state;
  const done = lookedUp.get(answer) ?? new Set();
  lookedUp.set(answer, done);
  const index = answer.sent?.findIndex((_, at) => documentAt(at)?.text === text) ?? -1;
  if (index < 0 || done.has(index)) return [];
  done.add(index);
  const pointers = [];
  const walk = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (value.document === index && typeof value.path === "string") pointers.push(value.path);
    Object.values(value).forEach(walk);
  };
  walk([answer.verdict, answer.findings]);
  return pointers;
}

/**
 * Where a JSON Pointer leads in a text; for a member that the text leaves out, its nearest ancestor.
 * `exact` says which.
 */
export function find(text, pointer) {
  let path = pointer;
  for (;;) {
    const span = spanOf(text, path);
    if (span) return { ...span, path, exact: path === pointer };
    if (path === "") return null;
    path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  }
}

/** Selects a clause `{ document, path }`, or a place `{ document, line, column }`, in the editor. */
export function goToPlace({ document: index, path, line, column }) {
  const target = documentAt(index);
  if (!target) return;
  if (state.active !== target.id) update({ active: target.id });
  const span = path === null || path === undefined ? null : find(target.text, path);
  let start = span?.start;
  let end = span?.end;
  if (line && !span?.exact) {
    start = offsetOf(target.text, line, column ?? 1);
    const rest = target.text.slice(start).search(/\n|$/);
    end = start + Math.max(1, rest);
  }
  select(start ?? 0, end ?? 0);
  byId("policy-editor").scrollIntoView({ block: "nearest", behavior: motion() });
}

/** How a place is written: document, line and column. */
export function placeText({ document: index, path, line, column }) {
  const target = documentAt(index);
  if (!target) return null;
  const span = line ? { line, column } : find(target.text, path ?? "");
  const several = state.documents.length > 1;
  const place = span ? t("place", { line: span.line, column: span.column }) : "";
  return several ? `${documentName(target)}, ${place}` : place;
}

/** A button that leads to a place, or null where there is none. */
export function placeButton(place, attributes = {}) {
  const text = placeText(place);
  if (!text) return null;
  return h(
    "button",
    {
      type: "button",
      class: "link place",
      title: t("goToPlace"),
      ...attributes,
      on: { click: () => goToPlace(place) },
    },
    icon("place"),
    text,
  );
}
