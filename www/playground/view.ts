// What the playground shows. Text goes in as text; the templates hold all the markup there is.

import { live } from "lit/directives/live.js";

import { decisionKey, shownDecision } from "../kit/checks.ts";
import type {
  Check,
  Clause,
  CredentialSummary,
  DocumentChange,
  Finding,
  Json,
  Language,
  NotJudged,
  Reason,
  Verdict,
} from "../kit/contract.ts";
import { diffLines } from "../kit/diff.ts";
import { html, nothing } from "../kit/html.ts";
import type { TemplateResult } from "../kit/html.ts";
import { icon } from "../kit/icons.ts";
import { labelOf, valuesOf } from "../kit/terms.ts";
import { trace } from "../kit/trace.ts";
import type { Words } from "../kit/trace.ts";
import { edit } from "./core.ts";
import { nearest } from "./inputs.ts";
import type { Input, Place, Texts } from "./inputs.ts";
import { textOf } from "./texts.ts";

/** A verdict, and what it is about. */
export interface AnswerHere {
  readonly verdict: Verdict;
  readonly action: string;
  readonly policies: readonly string[];
}

/** What is wrong with what was entered, and where. */
export interface Problem {
  readonly code: string;
  readonly key?: string | undefined;
  readonly values?: Record<string, unknown> | undefined;
  readonly message: string;
  readonly place: Place;
}

/** What the element knows; see its `render`. */
export interface Known {
  readonly state: "loading" | "failed" | "ready";
  readonly language: Language;
  readonly scenario: Json;
  readonly texts: Texts | null;
  readonly answer: AnswerHere | null;
  readonly problem: Problem | null;
  readonly changed: boolean;
  /** Checks that somebody opened or closed by hand. */
  readonly byHand: Map<string, boolean>;
  readonly shown: (part: string) => boolean;
  readonly editable: (part: string) => boolean;
  readonly on: {
    readonly edit: (input: Input, text: string) => void;
    readonly place: (place: Place) => void;
    readonly reset: () => void;
    readonly apply: (policies: ReadonlyMap<number, string>) => void;
    readonly slot: () => void;
  };
}

type T = (key: string, values?: Record<string, unknown>) => string;

/** The same with words. */
interface All extends Known, Words {
  readonly t: T;
}

/** A way to another answer. */
interface Way {
  readonly text: string;
  readonly changes: readonly DocumentChange[];
}

/** A policy before and after a change. */
interface Difference {
  readonly document: number;
  readonly before: string;
  readonly after: string;
}

/** Lines that a field shows at once, and lines of a change that are shown, at most. */
const MOST_ROWS = { policies: 20, credential: 8, question: 20 };
const MOST_LINES = 40;

/** `known` is what the element knows; see its `render`. */
export function view(known: Known) {
  const t: T = (key, values) => textOf(known.language, key, values) ?? "";
  const term = (enumeration: string, value: string) => labelOf(enumeration, value, known.language);
  const all = { ...known, t, term };
  if (known.state !== "ready") return waiting(all);
  const { title, description } = known.scenario;
  const named = known.shown("title");
  return html`
    <div class="card" part="card" role="group" lang=${known.language} aria-label=${text(title) || t("playground")}>
      ${named && text(title) ? html`<p class="title" part="title">${title}</p>` : nothing}
      ${named && text(description) ? html`<p class="description">${description}</p>` : nothing} ${verdict(all)}
      ${hasField(all) ? nothing : html`<div role="status">${problem(all)}</div>`} ${inputs(all)} ${known.answer ? details(all) : nothing}
      ${
        known.changed
          ? html`<p class="changed">
              <span class="muted">${t("changed")}</span>
              <button type="button" data-testid="reset" @click=${known.on.reset}>${icon("undo")}${t("reset")}</button>
            </p>`
          : nothing
      }
    </div>
  `;
}

/** A text; empty for anything else that a scenario may have in its place. */
function text(value: unknown) {
  return typeof value === "string" ? value.trim() : "";
}

/** Whether what is wrong stands in a field that is shown; it is then said below that. */
function hasField({ problem: error, shown }: All) {
  return error !== null && error.place.input !== null && shown(partOf(error.place.input));
}

/** What stands in the element already says the most until there is an answer. */
function waiting({ state, problem: error, language, on }: All) {
  return html`
    ${
      state === "failed"
        ? html`<div class="note error outside" lang=${language} role="status" data-testid="problem">
            ${icon("error")}
            <div
              ><p>${error?.message}</p><p class="meta"><code>${error?.code}</code></p></div
            >
          </div>`
        : nothing
    }
    <slot @slotchange=${on.slot}></slot>
  `;
}

function inputName({ t, texts }: Pick<All, "t" | "texts">, input: Input | null) {
  if (typeof input !== "number") return t(input ?? "question");
  const count = texts?.policies.length ?? 0;
  return count > 1 ? t("policyNumber", { number: input + 1, count }) : t("policy");
}

function placeName(known: All, place: Place) {
  const { t } = known;
  const name = inputName(known, place.input);
  return place.line ? t("inputPlace", { input: name, place: t("place", { line: place.line, column: place.column }) }) : name;
}

/** The part of the element that an input belongs to. */
function partOf(input: Input | null): "policies" | "credential" | "question" {
  return typeof input === "number" ? "policies" : (input ?? "question");
}

/** A way to a place; its name alone where there is no field to go to. */
function placeLink(known: All, place: Place) {
  const name = placeName(known, place);
  if (!known.shown(partOf(place.input))) return html`<span>${name}</span>`;
  return html`<button type="button" class="link" data-testid="place" @click=${() => known.on.place(place)}>
    ${icon("place")}${name}
  </button>`;
}

function problem(known: All) {
  const { problem: error, answer, t } = known;
  if (!error) return nothing;
  const missing = error.code === "input.missing";
  return html`<div class="note ${missing ? "open" : "error"}" id="problem" data-testid="problem" data-code=${error.code}>
    ${icon(missing ? "unknown" : "error")}
    <div>
      <p><strong>${t(missing ? "somethingMissing" : "cannotRead")}</strong></p>
      <p>${error.message}</p>
      <p class="meta"> ${error.place.input === null ? nothing : placeLink(known, error.place)}<code>${error.code}</code> </p>
      ${answer ? html`<p class="muted">${t("staleHint")}</p>` : nothing}
    </div>
  </div>`;
}

function verdict(known: All) {
  const { answer, problem: error, t } = known;
  if (!answer) return nothing;
  const { verdict: found, action, policies } = answer;
  const { reason } = found;
  const decision = shownDecision(found.decision, reason.code);
  const stale = Boolean(error);
  return html`
    <div
      id="verdict"
      class="summary"
      part="verdict"
      tabindex="-1"
      role="status"
      aria-atomic="true"
      data-testid="verdict"
      data-decision=${decision}
      ?data-stale=${stale}
    >
      <span class="picture">${icon(decision)}</span>
      <div>
        <div class="head">
          <p class="decision" data-testid="decision">${t(decisionKey(action, found))}</p>
          ${stale ? html`<p class="pill" data-testid="stale">${t("stale")}</p>` : nothing}
        </div>
        <p data-testid="reason-text">${reason.text}</p>
        <p class="meta"><code data-testid="reason-code">${reason.code}</code></p>
        ${found.scope.notJudged.map((left) => leftOut(known, left))} ${known.shown("service") ? service(reason, t) : nothing}
        ${presented(found.credential, known)} ${reason.policy ? clause(known, reason.policy, policies) : nothing} ${strengths(found, known)}
        ${expected(known)}
      </div>
    </div>
  `;
}

/** What was loaded and left out, with the way to where it is said what is missing. */
function leftOut(known: All, { layer, documents }: NotJudged) {
  const { t, term } = known;
  return html`<p class="meta" data-testid="not-judged">
    ${icon("unknown")}<span>${t("notJudged", { layer: term("Layer", layer), count: documents })}</span>
    ${known.shown("question") ? placeLink(known, { input: "question" }) : nothing}
  </p>`;
}

/** The model of a passkey or the subject of a certificate, which the field does not name. */
function presented(credential: CredentialSummary, { t, term }: All) {
  if (credential.kind === "certificate")
    return html`<p class="meta"><span>${t("presentedIs")}</span> <code>${credential.subject}</code></p>`;
  if (credential.kind !== "passkey" || !credential.aaguid) return nothing;
  const { name, aaguidSource } = credential;
  return html`<p class="meta">
    <span>${t("presentedIs")}</span> <span>${name ?? t("unknownModel")}</span>
    <span class="pill" title=${t(`aaguidSource.${aaguidSource}.hint`)}>${term("AaguidSource", aaguidSource)}</span>
  </p>`;
}

function service({ serviceCode, userMessage }: Reason, t: T) {
  if (!serviceCode && !userMessage) return nothing;
  return html`<p class="service" data-testid="service">
    <span class="muted">${t("serviceSays")}:</span>
    ${serviceCode ? html`<code>${serviceCode}</code>` : nothing} ${userMessage ? html`<q>${userMessage}</q>` : nothing}
  </p>`;
}

function clause(known: All, { document, path }: Clause, policies: readonly string[]) {
  const text = policies[document];
  const span = text === undefined ? null : nearest(text, path);
  if (!span) return nothing;
  return html`<p class="meta"> <span>${known.t("deciding")}</span> ${placeLink(known, { input: document, ...span })} </p>`;
}

function strengths({ strengths: list }: Verdict, { t, term }: All) {
  return list.map(
    (one) =>
      html`<p class="meta">
        <span>${t("strengthNamed", { name: one.displayName })}</span>
        <span>${term("AuthenticationStrengthResult", one.outcome)}</span>
      </p>`,
  );
}

/** What the scenario says its answer is, where that differs. */
function expected({ scenario, answer, changed, t }: All) {
  const { decision } = scenario.expect ?? {};
  const reason = text(scenario.expect?.reason);
  const found = answer?.verdict;
  if (!found || !valuesOf("Decision").includes(decision)) return nothing;
  if (decision === found.decision && (!reason || reason === found.reason.code)) return nothing;
  const action = scenario.question.action === "register" ? "register" : "signIn";
  const words = t(decisionKey(action, { decision, reason: { code: reason } }));
  const said = reason ? t("answerWithReason", { decision: words, reason }) : words;
  return html`<p class="meta" data-testid="expected">
    ${icon(changed ? "info" : "warning")}<span>${t(changed ? "asPublished" : "otherThanExpected", { answer: said })}</span>
  </p>`;
}

function inputs(known: All) {
  const { texts, shown } = known;
  if (!texts) return nothing;
  const policies = shown("policies") ? texts.policies.map((text, index) => field(known, index, text)) : [];
  const asked = (["credential", "question"] as const).filter(shown).map((name) => field(known, name, texts[name]));
  if (policies.length + asked.length === 0) return nothing;
  return html`<div class="inputs" role="group" aria-label=${known.t("inputs")}>
    ${policies.length > 0 ? html`<div class="column">${policies}</div>` : nothing}
    ${asked.length > 0 ? html`<div class="column">${asked}</div>` : nothing}
  </div>`;
}

const HINTS: Record<string, string> = { credential: "credentialHint", question: "questionHint" };

function field(known: All, input: Input, written: string) {
  const { t, problem: error } = known;
  const id = `input-${input}`;
  const wrong = error?.place.input === input;
  const rows = Math.min(MOST_ROWS[partOf(input)], Math.max(1, written.split("\n").length));
  const hint = HINTS[input];
  const described = [hint ? `hint-${input}` : "", wrong ? "problem" : ""].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${id}>${inputName(known, input)}</label>
    <textarea
      id=${id}
      part="editor"
      data-testid=${id}
      rows=${rows}
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      wrap="off"
      aria-describedby=${described || nothing}
      aria-invalid=${wrong ? "true" : nothing}
      ?readonly=${!known.editable(partOf(input))}
      .value=${live(written)}
      @input=${(event: Event) => known.on.edit(input, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${hint ? html`<p class="hint" id="hint-${input}">${t(hint)}</p>` : nothing}
    <div role="status">${wrong ? problem(known) : nothing}</div>
  </div>`;
}

function details(known: All) {
  const { shown, answer, t } = known;
  if (!answer) return nothing;
  const { remedies, combinedRemedies, alternatives, findings, assumptions, checks } = answer.verdict;
  const ways = [...remedies.map((remedy) => ({ text: remedy.text, changes: [remedy] })), ...combinedRemedies];
  const instead = alternatives.map(({ text }) => html`<li>${text}</li>`);
  return html`
    ${
      shown("remedies") && ways.length > 0
        ? folded(
            "remedies",
            t("remedies"),
            ways.length,
            html`<ul class="remedies"
              >${ways.map((way) => remedy(known, way))}</ul
            >`,
          )
        : nothing
    }
    ${
      shown("remedies") && instead.length > 0
        ? folded(
            "alternatives",
            t("alternatives"),
            instead.length,
            html`<ul class="plain"
              >${instead}</ul
            >`,
          )
        : nothing
    }
    ${shown("trace") ? folded("trace", t("howDecided"), countOf(checks), checksOf(known)) : nothing}
    ${
      shown("findings") && findings.length > 0
        ? folded(
            "findings",
            t("findings"),
            findings.length,
            html`<ul class="plain"
              >${findings.map((one) => finding(known, one))}</ul
            >`,
          )
        : nothing
    }
    ${
      shown("assumptions") && assumptions.length > 0
        ? folded(
            "assumptions",
            t("assumptions"),
            assumptions.length,
            html`<p class="muted">${t("assumptionsHint")}</p>
              <ul class="plain">
                ${assumptions.map(({ id, text }) => html`<li><code>${id}</code> ${text}</li>`)}
              </ul>`,
          )
        : nothing
    }
  `;
}

/** What is noteworthy, with the way to its place where that is a document. */
function finding(known: All, { severity, code, document, path, text }: Finding) {
  return html`<li class="finding" data-code=${code}>
    ${icon(severity)}
    <div>
      <p><b>${known.t("labelled", { word: known.term("Severity", severity) })}</b> ${text}</p>
      <p class="meta"><code>${code}</code></p>
      ${document === null ? nothing : place(known, { document, path: path ?? "" }, known.answer?.policies ?? [])}
    </div>
  </li>`;
}

function countOf(checks: readonly Check[]): number {
  return checks.reduce((count, check) => count + 1 + countOf(check.checks), 0);
}

function folded(id: string, title: string, count: number, content: TemplateResult | typeof nothing) {
  return html`<details class="folded" part="details" data-testid=${id}>
    <summary><strong>${title}</strong> <span class="count">${count}</span></summary>
    <div class="inside">${content}</div>
  </details>`;
}

/** A remedy's changes, one for each policy: its index, its text before and after; null where one cannot be made. */
function changesOf({ changes }: Way, policies: readonly string[]): Difference[] | null {
  try {
    return changes.map(({ document, patch }) => {
      const before = policies[document] ?? "";
      return { document, before, after: edit(before, patch as object[]) };
    });
  } catch {
    return null;
  }
}

function remedy(known: All, way: Way) {
  const { answer, t, problem: error } = known;
  const changes = changesOf(way, answer?.policies ?? []);
  const usable = changes && !error && known.shown("policies") && known.editable("policies");
  return html`<li>
    <p>${way.text}</p>
    ${(changes ?? []).map((change) => difference(known, change))}
    ${
      usable
        ? html`<p>
            <button
              type="button"
              data-testid="apply"
              @click=${() => known.on.apply(new Map((changes ?? []).map(({ document, after }) => [document, after])))}
            >
              ${icon("format")}${t("remedy.apply")}
            </button>
          </p>`
        : nothing
    }
  </li>`;
}

const SIGNS = { "-": "removed", "+": "added", " ": "kept" };

function difference(known: All, { document, before, after }: Difference) {
  const { t } = known;
  const lines = diffLines(before, after);
  const rows = lines.slice(0, MOST_LINES).map((line) => {
    if (!line) return html`<span class="line">…</span>`;
    const { mark, text } = line;
    const written = mark === "-" ? html`<del>${text}</del>` : mark === "+" ? html`<ins>${text}</ins>` : html`<span>${text}</span>`;
    return html`<span class="line ${SIGNS[mark]}"><span class="sign" aria-hidden="true">${mark}</span>${written}</span>`;
  });
  const rest = lines.length - MOST_LINES;
  return html`<figure>
    ${(known.texts?.policies.length ?? 0) > 1 ? html`<figcaption>${inputName(known, document)}</figcaption>` : nothing}
    <div class="lines" tabindex="0" role="group" aria-label=${t("remedy.difference")}>
      ${rows}${rest > 0 ? html`<span class="line">${t("linesLeftOut", { count: rest })}</span>` : nothing}
    </div>
  </figure>`;
}

/** The checks, nested, open along what decided. */
function checksOf(known: All) {
  if (!known.answer) return nothing;
  const { verdict: found, policies } = known.answer;
  return trace(found, { ...known, place: (clause) => place(known, clause, policies) });
}

function place(known: All, { document, path }: Clause, policies: readonly string[]) {
  const span = policies[document] === undefined ? null : nearest(policies[document] ?? "", path);
  return span ? html`<p class="meta">${placeLink(known, { input: document, ...span })}</p>` : nothing;
}
