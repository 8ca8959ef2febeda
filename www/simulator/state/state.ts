// What the page knows, in one place. Nothing of it is sent anywhere; draft.ts stores it where somebody asks for that.

import type { Access, Action, Failure, Finding, Json, Language, Metadata, Verdict } from "../../kit/contract.ts";
import type { Answered, Expected } from "../core/asking.ts";
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
  /** The ids of the documents by the index that the core gives them. */
  readonly sent?: readonly number[];
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
  language: Language;
  theme: "" | "light" | "dark";
  panes: Panes;
  example: string | null;
  documents: readonly PolicyDocument[];
  active: number;
  trust: Json;
  metadata: { readonly name: string; readonly handle: Metadata } | null;
  form: Form;
  watch: readonly Watched[];
  link: string | null;
  linkError: string | null;
  before: Before | null;
  applied: { readonly before: ReadonlyMap<number, string>; readonly after: ReadonlyMap<number, string>; readonly text: string } | null;
  loaded: number;
  refused: { readonly place: "question" | "policies" } | null;
  answering: boolean;
  answer: Answer;
}

/** Which parts of the state changed. */
export type Changed = ReadonlySet<keyof State>;

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

/** A watched question; `expect` is `{ decision, reason }`, `{ error }` with an error code, or null until it is answered. */
export function newWatched(question: Json, expect: Expected | null): Watched {
  return { id: nextId++, question, expect };
}

export const state: State = {
  language: "en",
  /** light, dark, or empty for what the system prefers. */
  theme: "",
  panes: BLANK,
  /** Id of the gallery entry that is shown unchanged, else null. */
  example: null,
  documents: [newDocument()],
  /** Id of the document in the editor. */
  active: 1,
  /** Trust data of a loaded scenario that the form has no field for. */
  trust: undefined,
  /** FIDO metadata that somebody opened: `{ name, handle }`, of the file and of the package's `Metadata`; else null. */
  metadata: null,
  form: blankForm(),
  /** Questions that are answered beside the one in the form: see `newWatched`. */
  watch: [],
  /** What stands after # for a scenario that was opened from a link and is shown unchanged, else null. */
  link: null,
  /** Why a link could not be opened: a code of share-link.ts; else null. */
  linkError: null,
  /** The policies before a change: `{ documents, at }`, documents as they were and when they were kept; else null. */
  before: null,
  /** The remedy that was applied last: `{ before, after, text }`, texts of documents by id, and its own; else null. */
  applied: null,
  /** Counts the scenarios that were loaded, as opposed to edited. */
  loaded: 0,
  /** Where a private key was refused just now: `{ place }`, `question` or `policies`; else null. */
  refused: null,
  /** Whether an answer is on its way that takes a while. */
  answering: false,
  /** What the core answered: see `Answer`. */
  answer: { kind: "loading" },
};

type Listener = (changed: Changed) => void;
type Changes = Partial<State>;

const listeners = new Set<Listener>();

/** Calls `listener(changed)` after every change, with the set of the changed keys. */
export function subscribe(listener: Listener) {
  listeners.add(listener);
}

let screen = (changes: Changes): Changes => changes;

/** Has `check(changes)` say what of every change is taken over. */
export function screenChanges(check: (changes: Changes) => Changes) {
  screen = check;
}

export function update(wanted: Changes) {
  const changes = screen(wanted);
  const changed = new Set((Object.keys(changes) as (keyof State)[]).filter((key) => state[key] !== changes[key]));
  Object.assign(state, changes);
  if (changed.size > 0) notify(changed);
}

/** Has every part of the page draw itself. */
export function refresh() {
  notify(new Set(Object.keys(state) as (keyof State)[]));
}

function notify(changed: Changed) {
  for (const listener of listeners) listener(changed);
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
