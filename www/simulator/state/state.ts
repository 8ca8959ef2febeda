// What the page knows, in one store: a signal for each part. Nothing of it is sent anywhere; draft.ts stores it where somebody asks for
// that.

import { batch, effect, signal, untracked } from "@preact/signals-core";
import type { ReadonlySignal, Signal } from "@preact/signals-core";

import type { Access, Action, Failure, Finding, Json, Language, Metadata, Verdict } from "../../kit/contract.ts";
import type { Answered, Contents, Expected } from "../core/asking.ts";
import { blankForm } from "../fields/form.ts";
import type { Form } from "../fields/form.ts";
import { BLANK } from "./panes.ts";
import type { Panes } from "./panes.ts";

/** A document of the page. */
export interface PolicyDocument {
  readonly id: number;
  readonly text: string;
  /** That of the file it came from, if any. */
  readonly name: string;
  /** Whether it belongs to an example, as it was. */
  readonly isExample?: boolean;
}

/** A watched question; nothing is expected of it until it is answered. */
export interface Watched {
  readonly id: number;
  readonly question: Json;
  readonly expect: Expected | null;
}

/** What goes with every answer. */
interface Common {
  /** The documents that were there when it was asked. */
  readonly documents?: readonly PolicyDocument[];
  /** The ids of those that went in, by the index that the core gives them. */
  readonly sent?: readonly number[];
  /** What the core sees in those. */
  readonly contents?: readonly Contents[];
  /** Those of the policies, also where there is no verdict. */
  readonly findings?: readonly Finding[];
  /** The answers to the watched questions, by their ids. */
  readonly watched?: ReadonlyMap<number, Answered>;
}

/** What the core answered. */
export type Answer = Common &
  (
    | { readonly kind: "loading" | "failed"; readonly verdict?: undefined; readonly error?: undefined; readonly inBox?: undefined }
    /** Nothing is presented, or the box holds something that is not a credential. */
    | { readonly kind: "empty" | "unreadable"; readonly verdict?: undefined; readonly error?: undefined; readonly inBox?: undefined }
    /** The further members, or those of the device (`error.field`), are not JSON. */
    | { readonly kind: "extra"; readonly error: Failure; readonly verdict?: undefined; readonly inBox?: undefined }
    /** The core cannot read the scenario, or what stands in the credential box. */
    | { readonly kind: "error"; readonly error: Failure; readonly inBox?: boolean; readonly verdict?: undefined }
    | {
        readonly kind: "verdict";
        readonly verdict: Verdict;
        readonly action: Action;
        readonly access?: Access | null;
        readonly error?: undefined;
        readonly inBox?: undefined;
      }
  );

/** The policies before a change, and when they were kept. */
export interface Before {
  readonly documents: readonly PolicyDocument[];
  readonly at: Date;
}

/** What the page knows. */
export interface State {
  readonly language: Language;
  /** light, dark, or empty for what the system prefers. */
  readonly theme: "" | "light" | "dark";
  readonly panes: Panes;
  /** Id of the gallery entry that is shown unchanged, else null. */
  readonly example: string | null;
  readonly documents: readonly PolicyDocument[];
  /** Id of the document in the editor. */
  readonly active: number;
  /** Trust data of a loaded scenario that the form has no field for. */
  readonly trust: Json;
  /** FIDO metadata that somebody opened, with the name of its file. */
  readonly metadata: { readonly name: string; readonly handle: Metadata } | null;
  readonly form: Form;
  /** Questions that are answered beside the one in the form. */
  readonly watch: readonly Watched[];
  /** What stands after # for a scenario that was opened from a link and is shown unchanged, else null. */
  readonly link: string | null;
  /** Why a link could not be opened: a code of share-link.ts. */
  readonly linkError: string | null;
  readonly before: Before | null;
  /** The remedy that was applied last: texts of documents by id, and its own. */
  readonly applied: { readonly before: ReadonlyMap<number, string>; readonly after: ReadonlyMap<number, string>; readonly text: string } | null;
  /** Counts the scenarios that were loaded, as opposed to edited. */
  readonly loaded: number;
  /** Where a private key was refused just now. */
  readonly refused: { readonly place: "question" | "policies" } | null;
  /** Whether an answer is on its way that takes a while. */
  readonly answering: boolean;
  readonly answer: Answer;
}

export { blankForm };
export type { Answered, Expected, Form };

let nextId = 1;

/** Characters from which the rest of the page does not wait for a document: an eye would see it stop. */
export const LARGE = 256 * 1024;

export function isLarge(text: string) {
  return text.length >= LARGE;
}

/** Characters of all policies from which they are answered for beside the page, so that typing never waits. */
const MUCH = 64 * 1024;

export function isMuch(...texts: readonly string[]) {
  return texts.reduce((sum, { length }) => sum + length, 0) >= MUCH;
}

/**
 * A policy document; `name` is that of the file it came from, if any. Its lines end as the editor ends them. `isExample`
 * says that it belongs to an example, as it was.
 */
export function newDocument(text: string = "", name: string = "", isExample: boolean = false): PolicyDocument {
  return { id: nextId++, text: text.replace(/\r\n?/g, "\n"), name, isExample };
}

/** A document with another text, which is then somebody's own. */
export function withText(one: PolicyDocument, text: string): PolicyDocument {
  return { ...one, text, isExample: false };
}

/** The documents that hold something. */
export function filled(documents: readonly PolicyDocument[]) {
  return documents.filter((one) => one.text.trim() !== "");
}

/** Their texts, as policies. */
export function policiesOf(documents: readonly PolicyDocument[]) {
  return filled(documents).map((one) => one.text);
}

/** A watched question; `expect` is `{ decision, reason }`, `{ error }` with an error code, or null until it is answered. */
export function newWatched(question: Json, expect: Expected | null): Watched {
  return { id: nextId++, question, expect };
}

const blank = newDocument();
const parts = signalsOf<State>({
  language: "en",
  theme: "",
  panes: BLANK,
  example: null,
  documents: [blank],
  active: blank.id,
  trust: undefined,
  metadata: null,
  form: blankForm(),
  watch: [],
  link: null,
  linkError: null,
  before: null,
  applied: null,
  loaded: 0,
  refused: null,
  answering: false,
  answer: { kind: "loading" },
});

type Parts<Whole> = { readonly [Name in keyof Whole]: Signal<Whole[Name]> };

function signalsOf<Whole extends object>(whole: Whole): Parts<Whole> {
  return Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, signal(value)])) as Parts<Whole>;
}

/** The parts as they are now. What is derived of them, and what reads them in an effect, follows them. */
export const state = Object.defineProperties(
  {},
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { enumerable: true, get: () => part.value }])),
) as State;

/** Acts now, and after each change of a part or of what is derived, however much else of the state it reads. */
export function follow(followed: readonly (keyof State | ReadonlySignal)[], act: () => unknown) {
  effect(() => {
    for (const one of followed) void (typeof one === "string" ? parts[one] : one).value;
    untracked(() => void act());
  });
}

type Changes = Partial<State>;

let screen = (changes: Changes): Changes => changes;

/** Has `check(changes)` say what of every change is taken over. */
export function screenChanges(check: (changes: Changes) => Changes) {
  screen = check;
}

export function update(wanted: Changes) {
  const changes = untracked(() => screen(wanted));
  batch(() => {
    for (const [name, value] of Object.entries(changes)) (parts[name as keyof State] as Signal).value = value;
  });
}

/** A change by hand: whatever example or link was shown is now the person's own. */
export function edit(changes: Changes) {
  update({ ...changes, example: null, link: null });
}

export function editForm(changes: Partial<Form>) {
  edit({ form: { ...state.form, ...changes } });
}

export function activeDocument(): PolicyDocument {
  return (state.documents.find((one) => one.id === state.active) ?? state.documents[0]) as PolicyDocument;
}
