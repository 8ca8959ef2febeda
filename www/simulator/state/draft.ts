// A draft in this browser's storage: only where somebody asks for it, gone as soon as they no longer do.

import type { Json } from "../../kit/contract.ts";
import { byId } from "../../kit/dom.ts";
import { draw, html } from "../../kit/html.ts";
import { icon } from "../../kit/icons.ts";
import { isSecret } from "../core/package.ts";
import type { FieldName, Form } from "../fields/form.ts";
import { t } from "../i18n.ts";
import { markSaved } from "./history.ts";
import { panesIn } from "./panes.ts";
import { isObject, watchedIn } from "./scenario.ts";
import { blankForm, follow, newDocument, state, update } from "./state.ts";
import type { Before, PolicyDocument } from "./state.ts";

/** There is a draft where there is this item; without it nothing is stored. */
const KEY = "entra-verdict.draft";
const VERSION = 1;

const keep = byId("keep-draft");
let failed = false;

/** What is stored: what somebody typed and pasted. FIDO metadata is left out for its size. */
function draft() {
  const { documents, active, form, watch, before, panes } = state;
  const { metadata: _, metadataRoot: __, ...trust } = isObject(state.trust) ? state.trust : {};
  return JSON.stringify({
    draft: VERSION,
    documents: documents.map(({ text, name }) => ({ text, name })),
    active: documents.findIndex(({ id }) => id === active),
    trust,
    form,
    watch: watch.map(({ question, expect }) => ({ question, expect })),
    panes,
    before: before && {
      at: before.at.toISOString(),
      // Which of the documents it was, if any.
      documents: before.documents.map(({ id, text, name }) => ({ text, name, of: documents.findIndex((one) => one.id === id) })),
    },
  });
}

function isOn() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function save() {
  // An example or somebody's link is not a draft, and what the core has not seen yet is none before it has.
  if (!isOn() || state.example || state.link || state.answering) return;
  store();
}

function store() {
  const text = draft();
  try {
    // The page has refused private keys before, and this is the last door.
    if (!isSecret(text)) {
      localStorage.setItem(KEY, text);
      markSaved();
    }
    failed = false;
  } catch {
    failed = true;
  }
  render();
}

function remove() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be stored there is nothing to remove.
  }
  failed = false;
  render();
}

/** Shows the draft, if there is one that can be read, and says whether it did. */
export function restoreDraft() {
  try {
    const { draft: version, documents, active, trust, form, watch, before, panes } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    if (version !== VERSION || !Array.isArray(documents) || documents.length === 0) return false;
    const shown = documents.map(({ text, name }) => newDocument(String(text), String(name)));
    update({
      documents: shown,
      active: ((shown[active] ?? shown[0]) as PolicyDocument).id,
      trust: isObject(trust) && Object.keys(trust).length > 0 ? trust : undefined,
      form: known(form),
      watch: watchedIn(watch),
      before: keptBefore(before, shown),
      panes: panesIn(panes),
      example: null,
      loaded: state.loaded + 1,
    });
    return true;
  } catch {
    return false;
  }
}

/** The policies before that were stored, as the page holds them; null where there are none. */
function keptBefore(before: Json, shown: readonly PolicyDocument[]): Before | null {
  if (!isObject(before) || !Array.isArray(before.documents) || before.documents.length === 0) return null;
  const documents = before.documents.map(({ text, name, of }) => {
    const one = newDocument(String(text), String(name));
    return { ...one, id: shown[of]?.id ?? one.id };
  });
  const at = new Date(before.at);
  return { documents, at: Number.isNaN(at.getTime()) ? new Date() : at };
}

/** The members of a stored form that the form still has, and of the kind that they have there. */
function known(form: unknown): Form {
  const blank = blankForm();
  const kind = (value: unknown) => (Array.isArray(value) ? "array" : typeof value);
  const kept = Object.entries(isObject(form) ? form : {}).filter(
    ([name, value]) => Object.hasOwn(blank, name) && kind(value) === kind(blank[name as FieldName]),
  );
  return { ...blank, ...Object.fromEntries(kept) };
}

function render() {
  keep.checked = isOn();
  const said = failed ? [html`<span>${icon("error")}</span>`, html`<span>${t("draft.failed")}</span>`] : [];
  draw(byId("draft-failed"), said);
}

export function startDraft() {
  keep.addEventListener("change", () => (keep.checked ? store() : remove()));
  // Another tab may have switched it off.
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) render();
  });
  // Not before the core has seen what was typed: it knows secrets by more than their looks.
  follow(["answer", "watch", "before", "active", "panes"], save);
  follow(["language"], render);
}
