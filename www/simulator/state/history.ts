// Steps back and forth through what somebody did: documents, question and what goes with them, wherever it was done.

import { same } from "../../kit/diff.ts";
import { byId } from "../../kit/dom.ts";
import { draw, html } from "../../kit/html.ts";
import { icon } from "../../kit/icons.ts";
import type { FieldName } from "../fields/form.ts";
import { t } from "../i18n.ts";
import { follow, state, update } from "./state.ts";
import type { PolicyDocument, State } from "./state.ts";

/** What the page holds, as far as a step takes it along. */
type Held = Pick<State, (typeof PARTS)[number] | "active">;
type Way = "undo" | "redo";

/** What the page held before a step, the sentence for it, and what was typed into. */
interface Step {
  readonly held: Held;
  said: { readonly key: string; readonly values: Record<string, unknown> } | null;
  typed: string | number | null;
  at: number;
}

interface Note {
  readonly key: string;
  readonly values: Record<string, unknown>;
  readonly way: Way;
}

/** What a step takes with it. */
const PARTS = ["documents", "trust", "form", "watch", "before", "applied", "example", "link"] as const;
/** What is a step of its own when it changes. */
const STEPS = ["documents", "trust", "form", "watch", "before"] as const;
/** Steps that are kept at most, and characters of all their documents. */
const MOST = 100;
const LARGEST = 50_000_000;
/** Typing goes on within this time, and with no more than these characters at once. */
const PAUSE = 1000;
const TYPED = 8;

/** Each: `{ held, said, typed, at }`: what the page held before the step, the sentence for it, and what was typed into. */
let past: Step[] = [];
let future: Step[] = [];
/** What the page holds. */
let held: Held;
/** What the page held when it was last kept somewhere else. */
let saved: Held | null = null;
/** Whether a change is no step of its own. */
let aside = false;
/** What was refused last. */
let refused: State["refused"] = null;
/** What the note at the foot says: `{ key, values, way }`, the way `undo` or `redo`; else null. */
let note: Note | null = null;

function now(): Held {
  return Object.fromEntries([...PARTS, "active" as const].map((part) => [part, state[part]])) as unknown as Held;
}

/** Makes a change that goes with the step before it. */
export function withoutStep(change: () => void) {
  aside = true;
  change();
  aside = false;
  held = now();
}

/** Says what the last step did away with, and offers the way back. */
export function tell(key: string, values: Record<string, unknown> = {}) {
  const last = past.at(-1);
  if (!last) return;
  last.said = { key, values };
  last.typed = null;
  note = { key, values, way: "undo" };
  render();
}

/** What the page holds now is kept elsewhere too, or came from there. */
export function markSaved() {
  saved = now();
}

/** Whether somebody put in what the page holds: it is neither an example nor what a link brought, nor blank. */
export function isOwn() {
  const { documents, form, example, link } = state;
  return !example && !link && (form.box !== "" || documents.some(({ text }) => text.trim() !== ""));
}

/** Whether something of one's own would be lost with the page. */
function isUnsaved() {
  return isOwn() && past.length > 0 && !(saved && isSame(saved, now()));
}

function isSame(one: Held, other: Held) {
  return (
    one.documents.length === other.documents.length &&
    one.documents.every(({ id, text }, index) => other.documents[index]?.id === id && other.documents[index].text === text) &&
    same(one.form, other.form) &&
    (["trust", "watch", "before"] as const).every((part) => one[part] === other[part])
  );
}

/** The field or the document that alone differs, by a few characters; null where it is more. */
function typedInto(before: Held, after: Held): string | number | null {
  const others = STEPS.filter((part) => before[part] !== after[part]);
  if (others.length !== 1) return null;
  const few = (one: unknown, other: unknown) =>
    typeof one === "string" && typeof other === "string" && Math.abs(one.length - other.length) <= TYPED;
  const [part] = others;
  if (part === "form") {
    const [name, ...more] = (Object.keys(after.form) as FieldName[]).filter((key) => before.form[key] !== after.form[key]);
    return name && more.length === 0 && few(before.form[name], after.form[name]) ? name : null;
  }
  if (part !== "documents" || before.documents.length !== after.documents.length) return null;
  const [index, ...more] = [...after.documents.keys()].filter((at) => before.documents[at] !== after.documents[at]);
  if (index === undefined) return null;
  const [was, is] = [before.documents[index], after.documents[index]];
  return was && is && more.length === 0 && was.id === is.id && few(was.text, is.text) ? was.id : null;
}

function record() {
  const after = now();
  // A private key must not come back.
  if (state.refused && state.refused !== refused) {
    past = [];
    future = [];
    saved = null;
    note = null;
  } else if (!aside && STEPS.some((part) => held[part] !== after[part])) step(after);
  refused = state.refused;
  held = after;
  render();
}

function step(after: Held) {
  const last = past.at(-1);
  note = null;
  // What leads back, such as the editor's own way, takes the step away.
  if (last && isSame(last.held, after)) {
    past.pop();
    future.push({ ...last, held });
    return;
  }
  future = [];
  const typed = typedInto(held, after);
  const at = Date.now();
  if (typed !== null && last?.typed === typed && at - last.at < PAUSE) {
    last.at = at;
    return;
  }
  past.push({ held, said: null, typed, at });
  while (past.length > MOST || (past.length > 1 && charactersOf(past) > LARGEST)) past.shift();
}

function charactersOf(steps: readonly Step[]) {
  const texts = new Set(steps.flatMap((one) => one.held.documents.map(({ text }) => text)));
  return [...texts].reduce((sum, { length }) => sum + length, 0);
}

/** The document to show: one that the step is about. */
function shownOf(documents: readonly PolicyDocument[], active: number) {
  const differs = documents.find((one) => !held.documents.includes(one));
  const there = (documents.find(({ id }) => id === active) ?? documents[0]) as PolicyDocument;
  return (differs ?? there).id;
}

function go(from: Step[], to: Step[], way: Way): boolean {
  const one = from.pop();
  if (!one) return false;
  const { active, ...parts } = one.held;
  to.push({ ...one, held });
  withoutStep(() => update({ ...parts, active: shownOf(parts.documents, active), loaded: state.loaded + 1 }));
  note = one.said ? { key: way === "redo" ? "undo.done" : one.said.key, values: one.said.values, way } : null;
  render();
  return true;
}

export function undo() {
  return go(past, future, "redo");
}

export function redo() {
  return go(future, past, "undo");
}

function render() {
  byId("undo").setAttribute("aria-disabled", String(past.length === 0));
  byId("redo").setAttribute("aria-disabled", String(future.length === 0));
  const place = byId("undo-note");
  const key = note && JSON.stringify([state.language, note]);
  if ((place.dataset.key ?? "") === (key ?? "")) return;
  const focused = place.contains(document.activeElement);
  if (key) place.dataset.key = key;
  else delete place.dataset.key;
  place.hidden = note === null;
  draw(place, note ? noteContent(note) : []);
  if (focused) (place.querySelector("button") ?? byId("verdict-title")).focus();
}

function noteContent({ key, values, way }: Note) {
  const close = () => {
    note = null;
    render();
  };
  return [
    html`<span>${t(key, values)}</span>`,
    html`<button type="button" class="button" @click=${way === "undo" ? undo : redo}>${icon(way)}${t(way)}</button>`,
    html`<button type="button" class="button quiet square" aria-label=${t("close")} title=${t("close")} @click=${close}
      >${icon("close")}</button
    >`,
  ];
}

/** Whether keys of a step belong to a field, which has its own way back. */
function isText(element: Element) {
  return element.matches("textarea, input:not([type=checkbox], [type=radio], [type=file]), select");
}

export function startHistory() {
  held = now();
  follow([...PARTS, "active", "refused", "language"], record);
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  // The editor takes those that it has an answer to.
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (isText(event.target as Element) || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const back = key === "z" && !event.shiftKey;
    if (!back && key !== "y" && !(key === "z" && event.shiftKey)) return;
    if (back ? undo() : redo()) event.preventDefault();
  });
  addEventListener("beforeunload", (event) => {
    if (navigator.userActivation?.hasBeenActive !== false && isUnsaved()) event.preventDefault();
  });
}
