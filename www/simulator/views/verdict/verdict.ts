// The verdict: the answer first, then the clause, then the way there.

import { live } from "lit/directives/live.js";

import { checkAt, decisionKey, shownDecision } from "../../../kit/checks.ts";
import type { Assumption, Check, Failure, Finding, Reason, StrengthResult, Verdict } from "../../../kit/contract.ts";
import { byId, focusedIn, goTo, ifThere, setText, verbatim } from "../../../kit/dom.ts";
import { draw, elementOf, html } from "../../../kit/html.ts";
import type { Child, Children, TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { isThere } from "../../../kit/there.ts";
import type { Contents } from "../../core/asking.ts";
import { t, term } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { recognise } from "../../state/credential.ts";
import { contents, documentName } from "../../state/documents.ts";
import { editForm, follow, state, update } from "../../state/state.ts";
import type { Answer } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";
import { findingItems, findingList, weighty } from "../findings/findings.ts";
import { remove as removeMetadata } from "../metadata/metadata.ts";
import { codeLink } from "../parts/help.ts";
import { partOf } from "../parts/later.ts";
import { madeStore } from "../policies/trust-store.ts";
import { APPLICATION, proposals } from "../question/applications.ts";
import { fieldButton, missingButton, policyButton } from "../question/question.ts";
import { severalIn } from "../question/several.ts";
import { clauseExcerpt } from "./clause.ts";
import { alternativeList, appliedNote, remedyList } from "./remedies.ts";
import { traceTree } from "./trace.ts";

/** What only some verdicts show. */
const accessViews = partOf(() => import("../access/access.ts"));
const chainViews = partOf(() => import("./chain.ts"));

const summary = byId("summary");
const pinned = byId("pinned");

/** Nothing is wrong with what is there; something else is needed. */
function isMissing(error: Failure) {
  return error.code === "input.missing";
}

/** The sentence that is said of what can be told by its form. */
function textIn(found: Contents): string | null {
  return found && "text" in found ? (found.text ?? null) : null;
}

/** What stands among the policies and is none, as a sentence; null where the document is a broken policy. */
function misplaced(error: Failure) {
  const one = documentAt(error.document);
  if (!one) return null;
  const found = contents(one);
  const kind = found?.kind ?? "";
  if (["aaguid", "certificate", "attestation"].includes(kind)) {
    return t("misplacedCredential", { kind: term("InspectionKind", kind) });
  }
  return kind === "revocationList" ? t("listAmongPolicies") : textIn(found);
}

/** What stands among the policies and can be told by its form, where nothing else is said of it; null where all is well. */
function otherForm() {
  const one = state.documents.find((each) => textIn(contents(each)));
  return one ? t("named", { kind: documentName(one), name: textIn(contents(one)) }) : null;
}

/** Kind of answer, headline and sentence. */
function headline(answer: Answer): [string, string, string] {
  switch (answer.kind) {
    case "verdict": {
      const { decision, reason } = answer.verdict;
      return [shownDecision(decision, reason.code), t(decisionKey(answer.action, answer.verdict)), reason.text];
    }
    case "error":
      if (answer.error.path === APPLICATION) return ["indeterminate", t("application.unknown"), answer.error.message];
      return isMissing(answer.error)
        ? ["indeterminate", t("somethingMissing"), otherForm() ?? answer.error.message]
        : [
            "error",
            t(answer.error.code === "input.metadata" ? "metadataUnusable" : "cannotRead"),
            misplaced(answer.error) ?? answer.error.message,
          ];
    case "extra":
      return ["error", t("cannotRead"), t(unreadable(answer.error), { what: answer.error.message })];
    case "failed":
      return ["error", t("failed"), t("failedText")];
    case "unreadable":
      return [
        "info",
        t("nothingPresented"),
        t(severalIn(state.form.box, recognise(state.form.box)) ? "several.choose" : "nothingRecognised"),
      ];
    case "empty":
      return ["info", t("nothingPresented"), t("nothingPresentedText")];
    default:
      return ["info", t("loading"), ""];
  }
}

function unreadable({ field }: Failure) {
  return field ? "deviceUnreadable" : "extraUnreadable";
}

function renderSummary(answer: Answer) {
  const [kind, words, text] = headline(answer);
  for (const part of [summary, pinned]) {
    if (part.dataset.kind !== kind) {
      part.dataset.kind = kind;
      const picture = part.querySelector<HTMLElement>(".picture");
      if (picture) draw(picture, icon(kind));
    }
  }
  setText(byId("decision"), words);
  byId("decision").dataset.decision = answer.verdict ? kind : answer.kind;
  setText(byId("reason-text"), text);
  setText(byId("pinned-words"), words);
  setText(byId("pinned-text"), text);
  const code = answer.verdict?.reason.code ?? answer.error?.code ?? "";
  draw(byId("reason-code"), code && codeLink(code));
  byId("reason-code").hidden = code === "";
}

function section(title: string, ...content: Children[]) {
  return html`<section><h3>${title}</h3>${content}</section>`;
}

/** Whether somebody opened what has an id. */
function isOpen(id: string) {
  return (ifThere(id) as HTMLDetailsElement | null)?.open ?? false;
}

/** A section that folds, with a count. */
function folded(id: string, title: string, count: number, content: Children) {
  const open = isOpen(id);
  return html`<details id=${id} class="folded" ?open=${open}
    ><summary><h3>${title}</h3><span class="count">${String(count)}</span></summary
    >${content}</details
  >`;
}

function service({ serviceCode, userMessage }: Reason) {
  if (!serviceCode && !userMessage) return null;
  return section(
    t("serviceSays"),
    html`<p
      >${serviceCode ? html`<code>${serviceCode}</code>` : null}${serviceCode && userMessage ? " " : null}${userMessage ? html`<q>${userMessage}</q>` : null}</p
    >`,
  );
}

function presented(verdict: Verdict) {
  const { credential } = verdict;
  if (credential.kind === "passkey") {
    const source = term("AaguidSource", credential.aaguidSource);
    return section(
      t("presented"),
      credential.aaguid
        ? html`<p
            ><code>${credential.aaguid}</code> <span class="pill" title=${t(`aaguidSource.${credential.aaguidSource}.hint`)}>${source}</span
            ><br />${credential.name ?? html`<span class="muted">${t("unknownModel")}</span>`}</p
          >`
        : html`<p>${t("aaguidNotGiven")}</p>`,
    );
  }
  if (credential.kind === "certificate") {
    const { subject, issuer, mode } = credential;
    return section(
      t("presented"),
      html`<p><code>${subject}</code><br />${t("issuedBy")} <code>${issuer}</code></p>`,
      mode ? html`<p>${t("modeIs")} <span class="pill">${term("Mode", mode)}</span></p>` : null,
      chainViews.needed()?.modeRules(verdict),
    );
  }
  return section(t("presented"), html`<p>${term("Mode", credential.method)} <code>${credential.method}</code></p>`);
}

const STRENGTH_PICTURE: Record<string, string> = { satisfied: "pass", unsatisfied: "fail", undecided: "unknown" };

function strengths(results: readonly StrengthResult[]) {
  if (results.length === 0) return null;
  return section(
    t("strengths"),
    html`<ul class="strengths"
      >${results.map(
        (one) =>
          html`<li data-outcome=${one.outcome} data-decision=${one.decision}
            >${icon(STRENGTH_PICTURE[one.decision] ?? "info")}<div
              ><p
                ><strong>${short(one.displayName)}</strong> <span>${term("AuthenticationStrengthResult", one.outcome)}</span>${
                  one.reportOnly ? html`<span class="pill off">${t("policyState.enabledForReportingButNotEnforced")}</span>` : null
                }</p
              ><p class="meta"><code>${one.outcome}</code>${codeLink(one.reason)}${one.policy ? placeButton(one.policy) : null}</p></div
            ></li
          >`,
      )}</ul
    >`,
  );
}

/** A section that is left out where there is nothing in it. */
function sectionOf(title: string, content: Children) {
  return content ? section(title, content) : null;
}

/** The assumptions, with the choice of how to read what the documentation leaves open. */
function assumptions(list: readonly Assumption[]) {
  // A reading that leaves nothing open must not take away the way back.
  if (list.length === 0 && state.form.reading === "report") return null;
  const items = list.map(({ id, text }) => html`<li>${codeLink(id)}<span>${text}</span></li>`);
  return html`<section
    >${
      list.length === 0
        ? null
        : folded("assumptions", t("assumptions"), list.length, [
            html`<p class="muted">${t("assumptionsHint")}</p>`,
            html`<ul class="assumptions"
              >${items}</ul
            >`,
          ])
    }${readingSwitch()}</section
  >`;
}

/** The same choice as in the question. */
function readingSwitch() {
  const choice = (reading: string) =>
    html`<label
      ><input
        type="radio"
        name="readingHere"
        id="reading-${reading}"
        value=${reading}
        .checked=${live(state.form.reading === reading)}
        @change=${() => editForm({ reading })}
      /><span>${t(`reading.${reading}`)}</span></label
    >`;
  return html`<fieldset class="segments" data-testid="reading-switch"
    ><legend>${t("field.reading")}</legend>${valuesOf("Reading").map(choice)}</fieldset
  >`;
}

function findings(list: readonly Finding[] = []) {
  if (list.length === 0) return null;
  return folded("findings", t("findings"), list.length, findingList(list));
}

/** The username bindings, and what is noteworthy about the values that some of them compare. */
function bindings(verdict: Verdict) {
  const table = isCertificate(verdict) ? chainViews.needed()?.bindingTable(verdict) : null;
  if (!table) return null;
  const about = ({ document, path }: Finding) => document === null && path === "/question/user/certificateUserIds";
  const notes = findingItems(verdict.findings.filter(about));
  return section(
    t("bindings"),
    table,
    notes.length > 0
      ? html`<ul class="findings"
          >${notes}</ul
        >`
      : null,
  );
}

/** What an undecided verdict waits for. */
function missing({ decision, reason, checks }: Verdict) {
  if (decision !== "indeterminate") return null;
  const check = checkAt(checks, reason.check);
  const button = missingButton(check?.missing);
  if (!button) return null;
  const hint = check?.missing?.kind === "policies" ? (HINTS[check.id] ?? hintBelow(checks))?.() : null;
  return html`<div class="missing-input"><p>${button}</p>${hint}</div>`;
}

/** Where the documents come from that a rule waits for. */
const HINTS: Record<string, () => TemplateResult> = { "certificate.chain": storeHint, "external.trust": crossTenantHint };

/** The hint for what another check waits for, where the one that decides leans on it. */
function hintBelow(checks: readonly Check[]): (() => TemplateResult) | undefined {
  for (const { id, outcome, checks: below } of checks) {
    const hint = outcome === "unknown" ? (HINTS[id] ?? hintBelow(below)) : hintBelow(below);
    if (hint) return hint;
  }
  return undefined;
}

/** Where the cross-tenant access settings come from. */
function crossTenantHint() {
  return withAddresses("crossTenantHint", "/policies/crossTenantAccessPolicy/default", "/policies/crossTenantAccessPolicy/partners");
}

/** What was loaded and left out, each with the way to what it waits for. */
function leftOut({ scope }: Verdict) {
  return scope.notJudged.map(
    ({ layer, documents, needs }) =>
      html`<div class="offer" data-testid="not-judged" data-layer=${layer}
        ><p>${icon("unknown")}<span>${t("notJudged", { layer: term("Layer", layer), count: documents })}</span></p
        >${fieldButton(needs, {})}</div
      >`,
  );
}

/** That the authorities were put together here, with the way to what only the tenant can say of them. */
function madeHere({ credential }: Verdict) {
  const one = credential.kind === "certificate" ? madeStore() : null;
  if (!one) return null;
  const enter = () => {
    update({ active: one.id });
    goTo(byId("made-here").querySelector("input") ?? byId("made-here"));
  };
  return html`<div class="offer" data-testid="store-made-here"
    ><p
      >${icon("info")}<span><strong>${t("store.made")}</strong> ${t("store.decides")}</span></p
    ><button type="button" class="button" @click=${enter}>${t("store.enter")}</button></div
  >`;
}

/** Where a trust store comes from. */
function storeHint() {
  return withAddresses(
    "trustStoreHint",
    "/directory/publicKeyInfrastructure/certificateBasedAuthConfigurations/{id}/certificateAuthorities",
    "/organization/{id}/certificateBasedAuthConfiguration",
  );
}

/** A hint whose two gaps are addresses. */
function withAddresses(key: string, first: string, second: string) {
  const [before, between, after] = t(key).split(/\{\w+\}/);
  return html`<p class="hint">${before}<code>${first}</code>${between}<code>${second}</code>${after}</p>`;
}

function isCertificate({ credential }: Verdict) {
  return credential.kind === "certificate";
}

/** Conditional Access: how many policies do what, the way through those that matter, and all of them in a table. */
function access(verdict: Verdict): Child[] {
  const views = verdict.access ? accessViews.needed() : null;
  const path = views?.accessPath(verdict, state.answer.kind === "verdict" ? state.answer.access : null);
  return [
    path ? section(term("RuleId", "access"), views?.accessOverview(verdict, render), path) : null,
    sectionOf(t("matrix"), views?.accessMatrix(verdict, render)),
  ];
}

function verdictBody(verdict: Verdict): Child[] {
  const clause = clauseExcerpt(verdict.reason.policy);
  return [
    aside(appliedNote()),
    aside(missing(verdict)),
    ...leftOut(verdict).map(aside),
    aside(madeHere(verdict)),
    weighty(verdict.findings),
    clause ? section(t("decidingClause"), clause) : null,
    service(verdict.reason),
    sectionOf(t("remedies"), remedyList(verdict)),
    sectionOf(t("alternatives"), alternativeList(verdict.alternatives)),
    presented(verdict),
    sectionOf(term("RuleId", "certificate.chain"), isCertificate(verdict) ? chainViews.needed()?.chainPicture(verdict) : null),
    bindings(verdict),
    ...access(verdict),
    strengths(verdict.strengths),
    section(t("howDecided"), traceTree(verdict)),
    assumptions(verdict.assumptions),
    aside(findings(verdict.findings)),
  ];
}

function errorBody({ error, inBox, findings: known }: Extract<Answer, { kind: "error" }>): Child[] {
  const place = Number.isInteger(error.document) ? placeButton(error, "error-place") : null;
  if (place && error.line && !misplaced(error)) return [lineExcerpt(error, place), findings(known)];
  const field = place ? null : fieldButton(inBox ? "/question/credential" : error.path);
  const isOpened = error.code === "input.metadata" && state.metadata !== null;
  const without = isOpened
    ? html`<button type="button" class="button" data-testid="leave-metadata-out" @click=${removeMetadata}>${t("removeMetadataOf")}</button>`
    : null;
  const path = !place && error.path ? html`<code>${error.path}</code>` : null;
  return [html`<p class="meta">${place}${place ? null : policyButton(error.path)}${field}${without}${path}</p>`, error.path === APPLICATION ? proposals() : null, findings(known)];
}

/** The line that cannot be read, with a caret under the column. */
function lineExcerpt({ document: index, line: row, column: at }: Failure, place: Child) {
  const [line, column] = [row ?? 1, at ?? 1];
  const text = documentAt(index)?.text.split("\n")[line - 1] ?? "";
  const before = text.slice(0, column - 1);
  const caret = `${before.replace(/[^\t]/g, " ")}^`;
  const code = html`<div class="code-lines" tabindex="0" role="group" aria-label=${t("place", { line, column })}
    ><div class="row error"><span class="number">${String(line)}</span><span>${verbatim(text)}</span></div
    ><div class="row" aria-hidden="true"><span class="number"></span><span class="caret">${caret}</span></div></div
  >`;
  return html`<figure class="clause">${code}<figcaption>${place}</figcaption></figure>`;
}

/** Parts that are about what to do next, or have another place beside a verdict that is from before. */
const asides = new WeakSet<object>();

function aside<Part extends Child>(part: Part): Part {
  if (typeof part === "object" && part !== null) asides.add(part);
  return part;
}

/** What the last verdict showed: `{ loaded, words, text, parts }`. */
let last: { loaded: number; words: string; text: string; parts: readonly Child[] } | null = null;

/** The last verdict of this scenario as a line that opens, where nothing can be said to what stands there now. */
function staleVerdict() {
  if (last?.loaded !== state.loaded) return null;
  const { words, text, parts } = last;
  // The findings on what stands there now have their own place, and so has what to do next.
  const own = parts.filter((part) => typeof part !== "object" || part === null || !asides.has(part));
  const body = elementOf(html`<div class="stale-body">${own}</div>`);
  // They would act on what is there no more.
  for (const control of body.querySelectorAll<HTMLButtonElement | HTMLInputElement>("button, input")) control.disabled = true;
  return html`<details id="stale" class="stale" data-testid="stale" ?open=${isOpen("stale")}
    ><summary>${t("stale", { words })}</summary><p>${text}</p>${body}</details
  >`;
}

/** What stands below the summary. */
function contentOf(answer: Answer): Child[] {
  switch (answer.kind) {
    case "verdict":
      return verdictBody(answer.verdict);
    case "error":
      return errorBody(answer);
    case "extra":
      return [fieldButton(answer.error.field ? "/question/access/device/other" : "/question/")];
    case "unreadable":
    case "empty":
      return [findings(answer.findings)];
    default:
      return [];
  }
}

/** Milliseconds for which nobody minds the verdict from before. */
const SOON = 300;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Says that the answer takes a while, once it does. */
function renderAnswering() {
  clearTimeout(waiting);
  byId("answering").hidden = true;
  if (state.answering) waiting = setTimeout(() => (byId("answering").hidden = false), SOON);
}

/** Draws the answer, with what was opened by hand. */
function render() {
  const { answer } = state;
  renderSummary(answer);
  const body = byId("verdict-body");
  const focused = focusedIn(body);
  const parts = contentOf(answer).filter(isThere);
  if (answer.kind === "verdict") {
    const [, words, text] = headline(answer);
    last = { loaded: state.loaded, words, text, parts };
  } else if (["error", "extra", "unreadable"].includes(answer.kind)) parts.push(...[staleVerdict()].filter(isThere));
  draw(body, parts.filter(isThere));
  // Everything in it is new; who stood on something with a name stays there.
  if (focused) ifThere(focused)?.focus();
}

export function startVerdict() {
  follow(["answering"], renderAnswering);
  follow(["answer", "language", accessViews.part, chainViews.part], render);
}
