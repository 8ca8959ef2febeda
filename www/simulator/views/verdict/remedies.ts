// What would change the verdict: each change as the lines that it touches, with a way to make it and one to take it back.

import type { Alternative, DocumentChange, Json, Verdict } from "../../../kit/contract.ts";
import type { Line } from "../../../kit/diff.ts";
import { byId, ifThere, verbatim } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { changed } from "../../core/changes.ts";
import type { Change } from "../../core/changes.ts";
import { t } from "../../i18n.ts";
import { answerNow, documentAt } from "../../state/answer.ts";
import { credentialKind } from "../../state/credential.ts";
import { documentName } from "../../state/documents.ts";
import { edit, policiesOf, state, withText } from "../../state/state.ts";
import type { PolicyDocument, State } from "../../state/state.ts";
import { compareWith } from "../compare/opener.ts";
import { openGraph } from "../graph/opener.ts";
import { fieldButton } from "../question/question.ts";
import { inPortal } from "./clause.ts";

/** A document with its text after a change. */
interface Made extends Change {
  readonly one: PolicyDocument;
  /** Where the change begins. */
  readonly path: string;
}

/** Lines of a change that are shown at most. */
const MOST = 40;

/** The remedies of a verdict as a list, those of one document first; null where there are none. */
export function remedyList({ remedies, combinedRemedies }: Pick<Verdict, "remedies" | "combinedRemedies">) {
  const all = [...remedies.map((remedy) => ({ text: remedy.text, changes: [remedy] })), ...combinedRemedies];
  if (all.length === 0) return null;
  const isWide = all.map(({ changes }) => changes.some(opensMore));
  return html`<div
    >${needsMetadata(isWide) ? metadataHint() : null}<ul class="remedies" data-testid="remedies"
      >${all.map((one, number) => item(one, number, isWide[number] === true))}</ul
    ></div
  >`;
}

/** Whether a change lets in others than who asks, or takes a policy out of force. */
function opensMore({ admits, patch }: Json) {
  return admits > 0 || patch.some(({ path, value }: Json) => path.endsWith("/state") && value !== "enabled");
}

/** Whether a change that opens less may be missing because no model is known in detail. */
function needsMetadata(isWide: readonly boolean[]) {
  const { form, metadata, trust } = state;
  return isWide[0] === true && form.action === "register" && metadata === null && !trust?.metadata && credentialKind(form) === "passkey";
}

function metadataHint() {
  return html`<div class="offer" data-testid="remedies-metadata"
    ><p>${icon("info")}<span>${t("remedy.metadata")}</span></p
    >${fieldButton("/trust/metadata", {})}</div
  >`;
}

/** With what else the same sign-in would be let in; null where nothing is known. */
export function alternativeList(alternatives: readonly Alternative[]) {
  if (alternatives.length === 0) return null;
  return html`<ul class="alternatives" data-testid="alternatives"
    >${alternatives.map(({ text }) => html`<li>${text}</li>`)}</ul
  >`;
}

/** The document of a change with its text after it; null where it can only be read and made by hand. */
function made(change: DocumentChange): Made | null {
  const one = documentAt(change.document);
  const after = one && changed(one.text, change);
  return after && { one, path: pathOf(change.patch[0]), ...after };
}

/** Where an operation of a patch is. */
const pathOf = (operation: Json) => String(operation?.path ?? "");

function item({ text, changes }: { text: string; changes: readonly DocumentChange[] }, number: number, isWide: boolean) {
  const all = changes.map(made).filter(isThere);
  const whole = all.length === changes.length;
  return html`<li
    ><p id="remedy-${number}"
      >${text}${isWide ? " " : null}${isWide ? html`<span class="pill changed">${icon("warning")}${t("remedy.wide")}</span>` : null}</p
    >${all.map(difference)}${
      whole
        ? html`<div class="ways"
            ><button
              type="button"
              class=${isWide ? "button quiet" : "button"}
              aria-describedby="remedy-${number}"
              data-testid="apply-remedy"
              @click=${() => apply(all, text)}
              >${icon("format")}${t("remedy.apply")}</button
            ><button
              type="button"
              class="button quiet"
              aria-describedby="remedy-${number}"
              data-testid="remedy-graph"
              @click=${() => showRequests(all, text)}
              >${icon("send")}${t("graph.open")}</button
            ></div
          >`
        : null
    }</li
  >`;
}

function difference({ one, path, lines }: Made) {
  const rows = lines.slice(0, MOST).map((line) => (line ? row(line) : html`<div class="row cut">…</div>`));
  if (lines.length > MOST) rows.push(html`<div class="row cut">${t("linesLeftOut", { count: lines.length - MOST })}</div>`);
  return html`<figure class="clause"
    ><div class="code-lines diff" tabindex="0" role="group" aria-label=${t("remedy.difference")}>${rows}</div
    ><figcaption><span>${documentName(one)}</span>${inPortal(one, path, "remedy-portal")}</figcaption></figure
  >`;
}

function row({ mark, number, text }: Line) {
  const line = verbatim(text);
  const written = mark === "-" ? html`<del>${line}</del>` : mark === "+" ? html`<ins>${line}</ins>` : html`<span>${line}</span>`;
  return html`<div class="row ${{ "-": "removed", "+": "added", " ": "" }[mark]}"
    ><span class="number">${String(number)}</span><span class="mark" aria-hidden="true">${mark}</span>${written}</div
  >`;
}

/** Gives documents, by id, another text. */
function put(texts: ReadonlyMap<number, string>, applied: State["applied"]) {
  const documents = state.documents.map((one) => (texts.has(one.id) ? withText(one, texts.get(one.id) ?? "") : one));
  const [active] = texts.keys();
  edit({ documents, active, applied });
  void answerNow();
}

function apply(changes: readonly Made[], text: string) {
  const before = new Map(changes.map(({ one }) => [one.id, one.text]));
  const after = new Map(changes.map((change) => [change.one.id, change.text]));
  put(after, { before, after, text });
  ifThere("undo-remedy")?.focus();
}

/** The requests that make the change of a remedy, without applying it here. */
function showRequests(changes: readonly Made[], text: string) {
  const after = new Map(changes.map((change) => [change.one.id, change.text]));
  const documents = state.documents.map((one) => (after.has(one.id) ? withText(one, after.get(one.id) ?? "") : one));
  openGraph(policiesOf(state.documents), documents, text);
}

/** What was applied just now, with the way back; null once a document says something else. */
export function appliedNote() {
  const { applied } = state;
  if (!applied) return null;
  const stands = ([id, text]: [number, string]) => state.documents.some((one) => one.id === id && one.text === text);
  if (![...applied.after].every(stands)) return null;
  return html`<div class="offer" data-testid="applied"
    ><p>${icon("pass")}<span>${t("remedy.applied")} ${applied.text}</span></p
    ><div class="ways"
      ><button
        type="button"
        class="button"
        id="undo-remedy"
        @click=${() => {
          put(applied.before, null);
          byId("verdict-title").focus();
        }}
        >${icon("undo")}${t("remedy.undo")}</button
      ><button
        type="button"
        class="button quiet"
        id="compare-remedy"
        data-testid="compare-remedy"
        @click=${() => compareWith(applied.before)}
        >${icon("compare")}${t("compare.withBefore")}</button
      ></div
    ></div
  >`;
}
