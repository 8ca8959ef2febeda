// What would change the verdict: each change as the lines that it touches, with a way to make it and one to take it back.

import type { Alternative, DocumentChange, Json, Verdict } from "../../../kit/contract.ts";
import type { Line } from "../../../kit/diff.ts";
import { byId, h, ifThere, isThere, verbatim } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { changed } from "../../core/changes.ts";
import type { Change } from "../../core/changes.ts";
import { t } from "../../i18n.ts";
import { answerNow, documentAt } from "../../state/answer.ts";
import { credentialKind } from "../../state/credential.ts";
import { documentName } from "../../state/documents.ts";
import { edit, state, withText } from "../../state/state.ts";
import type { PolicyDocument, State } from "../../state/state.ts";
import { policiesOf } from "../compare/before.ts";
import { compareWith } from "../compare/compare.ts";
import { openGraph } from "../graph/graph-request.ts";
import { fieldButton } from "../question/question.ts";

/** A document with its text after a change. */
interface Made extends Change {
  readonly one: PolicyDocument;
}

/** Lines of a change that are shown at most. */
const MOST = 40;

/** The remedies of a verdict as a list, those of one document first; null where there are none. */
export function remedyList({ remedies, combinedRemedies }: Pick<Verdict, "remedies" | "combinedRemedies">) {
  const all = [...remedies.map((remedy) => ({ text: remedy.text, changes: [remedy] })), ...combinedRemedies];
  if (all.length === 0) return null;
  const isWide = all.map(({ changes }) => changes.some(opensMore));
  return h(
    "div",
    {},
    needsMetadata(isWide) ? metadataHint() : null,
    h("ul", { class: "remedies", "data-testid": "remedies" }, all.map((one, number) => item(one, number, isWide[number] === true))),
  );
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
  return h("div", { class: "offer", "data-testid": "remedies-metadata" }, h("p", {}, icon("info"), h("span", {}, t("remedy.metadata"))), fieldButton("/trust/metadata", {}));
}

/** With what else the same sign-in would be let in; null where nothing is known. */
export function alternativeList(alternatives: readonly Alternative[]) {
  if (alternatives.length === 0) return null;
  return h("ul", { class: "alternatives", "data-testid": "alternatives" }, alternatives.map(({ text }) => h("li", {}, text)));
}

/** The document of a change with its text after it; null where it can only be read and made by hand. */
function made(change: DocumentChange): Made | null {
  const one = documentAt(change.document);
  const after = one && changed(one.text, change);
  return after && { one, ...after };
}

function item({ text, changes }: { text: string; changes: readonly DocumentChange[] }, number: number, isWide: boolean) {
  const all = changes.map(made).filter(isThere);
  const whole = all.length === changes.length;
  return h(
    "li",
    {},
    h("p", { id: `remedy-${number}` }, text, isWide ? " " : null, isWide ? h("span", { class: "pill changed" }, icon("warning"), t("remedy.wide")) : null),
    ...all.map(difference),
    whole
      ? h(
          "div",
          { class: "ways" },
          h(
            "button",
            {
              type: "button",
              class: isWide ? "button quiet" : "button",
              "aria-describedby": `remedy-${number}`,
              "data-testid": "apply-remedy",
              on: { click: () => apply(all, text) },
            },
            icon("format"),
            t("remedy.apply"),
          ),
          h(
            "button",
            {
              type: "button",
              class: "button quiet",
              "aria-describedby": `remedy-${number}`,
              "data-testid": "remedy-graph",
              on: { click: () => showRequests(all, text) },
            },
            icon("send"),
            t("graph.open"),
          ),
        )
      : null,
  );
}

function difference({ one, lines }: Made) {
  const rows = lines.slice(0, MOST).map((line) => (line ? row(line) : h("div", { class: "row cut" }, "…")));
  if (lines.length > MOST) rows.push(h("div", { class: "row cut" }, t("linesLeftOut", { count: lines.length - MOST })));
  return h(
    "figure",
    { class: "clause" },
    h("div", { class: "code-lines diff", tabindex: "0", role: "group", "aria-label": t("remedy.difference") }, rows),
    h("figcaption", {}, documentName(one)),
  );
}

function row({ mark, number, text }: Line) {
  const tag = ({ "-": "del", "+": "ins", " ": "span" } as const)[mark];
  return h(
    "div",
    { class: `row ${{ "-": "removed", "+": "added", " ": "" }[mark]}` },
    h("span", { class: "number" }, String(number)),
    h("span", { class: "mark", "aria-hidden": "true" }, mark),
    h(tag, {}, verbatim(text)),
  );
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
  return h(
    "div",
    { class: "offer", "data-testid": "applied" },
    h("p", {}, icon("pass"), h("span", {}, t("remedy.applied"), " ", applied.text)),
    h(
      "div",
      { class: "ways" },
      h(
        "button",
        {
          type: "button",
          class: "button",
          id: "undo-remedy",
          on: {
            click: () => {
              put(applied.before, null);
              byId("verdict-title").focus();
            },
          },
        },
        icon("undo"),
        t("remedy.undo"),
      ),
      h(
        "button",
        {
          type: "button",
          class: "button quiet",
          id: "compare-remedy",
          "data-testid": "compare-remedy",
          on: { click: () => compareWith(applied.before) },
        },
        icon("compare"),
        t("compare.withBefore"),
      ),
    ),
  );
}
