// What the page knows, in one place. Nothing of it is sent anywhere; draft.js stores it where somebody asks for that.

import { blankAccess } from "../fields/access.js";

/** A question as the form holds it; scenario.js turns it into the question of the contract and back. */
export function blankForm() {
  return {
    action: "signIn",
    /** What stands in the credential box. */
    box: "",
    /** Which key of a pasted list is presented. */
    picked: 0,
    /** Creation options of Graph that the registration in the box answers, as JSON text. */
    creationOptions: "",
    /** A method that is named instead of pasted. */
    method: "",
    passkeyType: "",
    attestationLevel: "",
    certificateMode: "",
    userType: "member",
    userId: "",
    /** unknown, none or list */
    groups: "unknown",
    groupIds: "",
    userPrincipalName: "",
    onPremisesUserPrincipalName: "",
    /** unknown, none or list */
    userIds: "unknown",
    /** One in each line. */
    certificateUserIds: "",
    /** Certificates known to be revoked: unknown, none or list */
    revoked: "unknown",
    /** Key identifier of the issuer and serial number, one certificate in each line. */
    revokedList: "",
    /** Revocation lists: PEM blocks, or base64 or hex with a blank line between. */
    crls: "",
    channel: "securityInfo",
    strengths: [],
    otherStrengths: "",
    alsoUsed: [],
    registered: "unknown",
    registeredMethods: [],
    /** RFC 3339; empty for now. */
    at: "",
    reading: "report",
    /** Members of the question that the form has no field for, as JSON text. */
    extra: "",
    ...blankAccess(),
  };
}

let nextId = 1;

/** Characters from which the rest of the page does not wait for a document: an eye would see it stop. */
export const LARGE = 256 * 1024;

export function isLarge(text) {
  return text.length >= LARGE;
}

/**
 * A policy document; `name` is that of the file it came from, if any. Its lines end as the editor ends them. `isExample`
 * says that it belongs to an example, as it was.
 */
export function newDocument(text = "", name = "", isExample = false) {
  return { id: nextId++, text: text.replace(/\r\n?/g, "\n"), name, isExample };
}

/** A document with another text, which is then somebody's own. */
export function withText(one, text) {
  return { ...one, text, isExample: false };
}

/** A watched question; `expect` is `{ decision, reason }`, `{ error }` with an error code, or null until it is answered. */
export function newWatched(question, expect) {
  return { id: nextId++, question, expect };
}

export const state = {
  language: "en",
  /** light, dark, or empty for what the system prefers. */
  theme: "",
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
  /** Why a link could not be opened: a code of share-link.js; else null. */
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
  /** What the core answered: see answer.js. */
  answer: { kind: "loading" },
};

const listeners = new Set();

/** Calls `listener(changed)` after every change, with the set of the changed keys. */
export function subscribe(listener) {
  listeners.add(listener);
}

let screen = (changes) => changes;

/** Has `check(changes)` say what of every change is taken over. */
export function screenChanges(check) {
  screen = check;
}

export function update(wanted) {
  const changes = screen(wanted);
  const changed = new Set(Object.keys(changes).filter((key) => state[key] !== changes[key]));
  Object.assign(state, changes);
  if (changed.size > 0) notify(changed);
}

/** Has every part of the page draw itself. */
export function refresh() {
  notify(new Set(Object.keys(state)));
}

function notify(changed) {
  for (const listener of listeners) listener(changed);
}

/** A change by hand: whatever example or link was shown is now the person's own. */
export function edit(changes) {
  update({ ...changes, example: null, link: null });
}

export function editForm(changes) {
  edit({ form: { ...state.form, ...changes } });
}

export function activeDocument() {
  return state.documents.find((one) => one.id === state.active) ?? state.documents[0];
}
