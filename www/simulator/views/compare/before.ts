// The policies before a change: kept by hand, and what the edited ones are compared with.

import { byId, focusedIn, ifThere } from "../../../kit/dom.ts";
import { draw, given, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { answerNow } from "../../state/answer.ts";
import { tell } from "../../state/history.ts";
import { filled, follow, newDocument, state, update } from "../../state/state.ts";
import type { Before, PolicyDocument } from "../../state/state.ts";
import { clauseChanges } from "./clause-changes.ts";

const strip = byId("before-strip");

/** Keeps documents as those before, the present ones unless others are given. */
export function keep(documents: readonly PolicyDocument[] | null = null) {
  // What the core refuses to keep is gone from the page after this.
  void answerNow();
  const kept = filled(documents ?? state.documents).map(({ id, text, name }) => ({ id, text, name }));
  if (kept.length > 0) update({ before: { documents: kept, at: new Date() } });
}

export function discard() {
  update({ before: null });
  tell("putAway.before");
  // Nothing of a text that is gone is kept.
  clauseChanges([], []);
}

/** What was before is edited from now on, and what was edited is before. */
export function swap() {
  const { before, documents } = state;
  if (!before) return;
  const shown = before.documents.length > 0 ? before.documents : [newDocument()];
  const active = ((shown.find(({ id }) => id === state.active) ?? shown[0]) as PolicyDocument).id;
  update({
    documents: shown,
    active,
    before: { documents: filled(documents), at: before.at },
    example: null,
    link: null,
  });
  void answerNow();
}

/** When the policies were kept, and how many documents they are. */
export function keptText({ documents, at }: Before) {
  const time = new Intl.DateTimeFormat(state.language, { timeStyle: "short" }).format(at);
  return t(documents.length === 1 ? "before.keptOne" : "before.kept", { time, count: documents.length });
}

/** How many clauses differ, in words. */
export function changesText(before: Before, documents: readonly PolicyDocument[]) {
  const count = clauseChanges(before.documents, filled(documents)).reduce((sum, { clauses }) => sum + clauses.length, 0);
  if (count === 0) return t("before.same");
  return t(count === 1 ? "before.differsOne" : "before.differs", { count });
}

interface ControlOptions {
  readonly id?: string;
  readonly look?: string;
  readonly testId?: string;
  readonly disabled?: boolean;
}

/** A button of the strip and of the view. */
export function control(key: string, picture: string, act: () => unknown, options: ControlOptions = {}) {
  const { id, look = "button", testId = id, disabled = false } = options;
  return html`<button type="button" class=${look} id=${given(id)} data-testid=${given(testId)} ?disabled=${disabled} @click=${act}
    >${icon(picture)}${t(key)}</button
  >`;
}

let openView = () => {};

function render() {
  const { before, documents } = state;
  strip.hidden = before === null;
  if (before === null) return draw(strip, nothing);
  const focused = focusedIn(strip);
  draw(strip, [
    html`<p
      >${icon("pin")}<span class="before-said"><strong>${keptText(before)}</strong><span>${changesText(before, documents)}</span></span></p
    >`,
    html`<div class="ways"
      >${control("compare", "compare", () => openView(), { id: "strip-compare" })}${control("before.swap", "swap", swap, { id: "strip-swap", look: "button quiet" })}${control("before.discard", "close", leave, { id: "strip-discard", look: "button quiet" })}</div
    >`,
  ]);
  if (focused) ifThere(focused)?.focus();
  return undefined;
}

function leave() {
  discard();
  byId("keep-before").focus();
}

/** Shows the strip; `open` opens the comparison. */
export function startBefore(open: () => void) {
  openView = open;
  // The count is that of the texts that were answered, so that typing is not held up by it.
  follow(["answer", "before", "language"], render);
}
