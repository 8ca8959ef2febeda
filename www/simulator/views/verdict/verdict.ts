// The verdict: the answer first, then the clause, then the way there.

import { checkAt, decisionKey, shownDecision } from "../../../kit/checks.ts";
import type { Assumption, Check, Failure, Finding, Reason, StrengthResult, Verdict } from "../../../kit/contract.ts";
import { byId, focusedIn, goTo, h, ifThere, isThere, setText, verbatim } from "../../../kit/dom.ts";
import type { Child, Children } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { valuesOf } from "../../../kit/terms.ts";
import type { Contents } from "../../core/asking.ts";
import { t, term } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { recognise } from "../../state/credential.ts";
import { contents, documentName } from "../../state/documents.ts";
import { editForm, state, subscribe, update } from "../../state/state.ts";
import type { Answer, Changed } from "../../state/state.ts";
import { accessMatrix, accessPath } from "../access/access.ts";
import { placeButton } from "../editor/place.ts";
import { findingItems, findingList, weighty } from "../findings/findings.ts";
import { remove as removeMetadata } from "../metadata/metadata.ts";
import { madeStore } from "../policies/trust-store.ts";
import { APPLICATION, proposals } from "../question/applications.ts";
import { fieldButton, missingButton } from "../question/question.ts";
import { severalIn } from "../question/several.ts";
import { bindingTable, chainPicture, modeRules } from "./chain.ts";
import { clauseExcerpt } from "./clause.ts";
import { alternativeList, appliedNote, remedyList } from "./remedies.ts";
import { traceTree } from "./trace.ts";

const summary = byId("summary");
const pinned = byId("pinned");

/** Nothing is wrong with what is there; something else is needed. */
function isMissing(error: Failure) {
  return error.code === "input.missing";
}

/** The sentence that is said of what can be told by its form. */
function textIn(found: Contents): string | null {
  return found && "text" in found ? found.text : null;
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
        : ["error", t(answer.error.code === "input.metadata" ? "metadataUnusable" : "cannotRead"), misplaced(answer.error) ?? answer.error.message];
    case "extra":
      return ["error", t("cannotRead"), t(unreadable(answer.error), { what: answer.error.message })];
    case "failed":
      return ["error", t("failed"), t("failedText")];
    case "unreadable":
      return ["info", t("nothingPresented"), t(severalIn(state.form.box, recognise(state.form.box)) ? "several.choose" : "nothingRecognised")];
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
      part.querySelector(".picture")?.replaceChildren(icon(kind));
    }
  }
  setText(byId("decision"), words);
  byId("decision").dataset.decision = answer.verdict ? kind : answer.kind;
  setText(byId("reason-text"), text);
  setText(byId("pinned-words"), words);
  setText(byId("pinned-text"), text);
  const code = answer.verdict?.reason.code ?? answer.error?.code ?? "";
  setText(byId("reason-code"), code);
  byId("reason-code").hidden = code === "";
}

function section(title: string, ...content: Children[]) {
  return h("section", {}, h("h3", {}, title), ...content);
}

/** Whether somebody opened what has an id. */
function isOpen(id: string) {
  return (ifThere(id) as HTMLDetailsElement | null)?.open ?? false;
}

/** A section that folds, with a count. */
function folded(id: string, title: string, count: number, content: Children) {
  const open = isOpen(id);
  return h(
    "details",
    { id, class: "folded", open },
    h("summary", {}, h("h3", {}, title), h("span", { class: "count" }, String(count))),
    content,
  );
}

function service({ serviceCode, userMessage }: Reason) {
  if (!serviceCode && !userMessage) return null;
  return section(
    t("serviceSays"),
    h(
      "p",
      {},
      serviceCode ? h("code", {}, serviceCode) : null,
      serviceCode && userMessage ? " " : null,
      userMessage ? h("q", {}, userMessage) : null,
    ),
  );
}

function presented(verdict: Verdict) {
  const { credential } = verdict;
  if (credential.kind === "passkey") {
    const source = term("AaguidSource", credential.aaguidSource);
    return section(
      t("presented"),
      credential.aaguid
        ? h(
            "p",
            {},
            h("code", {}, credential.aaguid),
            " ",
            h("span", { class: "pill", title: t(`aaguidSource.${credential.aaguidSource}.hint`) }, source),
            h("br"),
            credential.name ?? h("span", { class: "muted" }, t("unknownModel")),
          )
        : h("p", {}, t("aaguidNotGiven")),
    );
  }
  if (credential.kind === "certificate") {
    const { subject, issuer, mode } = credential;
    return section(
      t("presented"),
      h("p", {}, h("code", {}, subject), h("br"), t("issuedBy"), " ", h("code", {}, issuer)),
      mode ? h("p", {}, t("modeIs"), " ", h("span", { class: "pill" }, term("Mode", mode))) : null,
      modeRules(verdict),
    );
  }
  return section(
    t("presented"),
    h("p", {}, term("Mode", credential.method), " ", h("code", {}, credential.method)),
  );
}

const STRENGTH_PICTURE: Record<string, string> = { satisfied: "pass", unsatisfied: "fail", undecided: "unknown" };

function strengths(results: readonly StrengthResult[]) {
  if (results.length === 0) return null;
  return section(
    t("strengths"),
    h(
      "ul",
      { class: "strengths" },
      results.map((one) =>
        h(
          "li",
          { "data-outcome": one.outcome, "data-decision": one.decision },
          icon(STRENGTH_PICTURE[one.decision] ?? "info"),
          h(
            "div",
            {},
            h(
              "p",
              {},
              h("strong", {}, short(one.displayName)),
              " ",
              h("span", {}, term("AuthenticationStrengthResult", one.outcome)),
              one.reportOnly
                ? h("span", { class: "pill off" }, t("policyState.enabledForReportingButNotEnforced"))
                : null,
            ),
            h(
              "p",
              { class: "meta" },
              h("code", {}, one.outcome),
              h("code", {}, one.reason),
              one.policy ? placeButton(one.policy) : null,
            ),
          ),
        ),
      ),
    ),
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
  const items = list.map(({ id, text }) => h("li", {}, h("code", {}, id), h("span", {}, text)));
  return h(
    "section",
    {},
    list.length === 0
      ? null
      : folded("assumptions", t("assumptions"), list.length, [
          h("p", { class: "muted" }, t("assumptionsHint")),
          h("ul", { class: "assumptions" }, items),
        ]),
    readingSwitch(),
  );
}

/** The same choice as in the question. */
function readingSwitch() {
  const choice = (reading: string) =>
    h(
      "label",
      {},
      h("input", {
        type: "radio",
        name: "readingHere",
        id: `reading-${reading}`,
        value: reading,
        checked: state.form.reading === reading,
        on: { change: () => editForm({ reading }) },
      }),
      h("span", {}, t(`reading.${reading}`)),
    );
  return h(
    "fieldset",
    { class: "segments", "data-testid": "reading-switch" },
    h("legend", {}, t("field.reading")),
    valuesOf("Reading").map(choice),
  );
}

function findings(list: readonly Finding[] = []) {
  if (list.length === 0) return null;
  return folded("findings", t("findings"), list.length, findingList(list));
}

/** The username bindings, and what is noteworthy about the values that some of them compare. */
function bindings(verdict: Verdict) {
  const table = bindingTable(verdict);
  if (!table) return null;
  const about = ({ document, path }: Finding) => document === null && path === "/question/user/certificateUserIds";
  const notes = findingItems(verdict.findings.filter(about));
  return section(t("bindings"), table, notes.length > 0 ? h("ul", { class: "findings" }, notes) : null);
}

/** What an undecided verdict waits for. */
function missing({ decision, reason, checks }: Verdict) {
  if (decision !== "indeterminate") return null;
  const check = checkAt(checks, reason.check);
  const button = missingButton(check?.missing);
  if (!button) return null;
  const hint = check?.missing?.kind === "policies" ? (HINTS[check.id] ?? hintBelow(checks))?.() : null;
  return h("div", { class: "missing-input" }, h("p", {}, button), hint);
}

/** Where the documents come from that a rule waits for. */
const HINTS: Record<string, () => HTMLElement> = { "certificate.chain": storeHint, "external.trust": crossTenantHint };

/** The hint for what another check waits for, where the one that decides leans on it. */
function hintBelow(checks: readonly Check[]): (() => HTMLElement) | undefined {
  for (const { id, outcome, checks: below } of checks) {
    const hint = outcome === "unknown" ? (HINTS[id] ?? hintBelow(below)) : hintBelow(below);
    if (hint) return hint;
  }
  return undefined;
}

/** Where the cross-tenant access settings come from. */
function crossTenantHint() {
  return withAddresses(
    "crossTenantHint",
    "/policies/crossTenantAccessPolicy/default",
    "/policies/crossTenantAccessPolicy/partners",
  );
}

/** What was loaded and left out, each with the way to what it waits for. */
function leftOut({ scope }: Verdict) {
  return scope.notJudged.map(({ layer, documents, needs }) =>
    h(
      "div",
      { class: "offer", "data-testid": "not-judged", "data-layer": layer },
      h("p", {}, icon("unknown"), h("span", {}, t("notJudged", { layer: term("Layer", layer), count: documents }))),
      fieldButton(needs, {}),
    ),
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
  return h(
    "div",
    { class: "offer", "data-testid": "store-made-here" },
    h("p", {}, icon("info"), h("span", {}, h("strong", {}, t("store.made")), " ", t("store.decides"))),
    h("button", { type: "button", class: "button", on: { click: enter } }, t("store.enter")),
  );
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
  return h("p", { class: "hint" }, before, h("code", {}, first), between, h("code", {}, second), after);
}

function verdictBody(verdict: Verdict): Child[] {
  const clause = clauseExcerpt(verdict.reason.policy);
  return [
    appliedNote(),
    missing(verdict),
    ...leftOut(verdict),
    madeHere(verdict),
    weighty(verdict.findings),
    clause ? section(t("decidingClause"), clause) : null,
    service(verdict.reason),
    sectionOf(t("remedies"), remedyList(verdict)),
    sectionOf(t("alternatives"), alternativeList(verdict.alternatives)),
    presented(verdict),
    sectionOf(term("RuleId", "certificate.chain"), chainPicture(verdict)),
    bindings(verdict),
    sectionOf(term("RuleId", "access"), accessPath(verdict, state.answer.kind === "verdict" ? state.answer.access : null)),
    sectionOf(t("matrix"), accessMatrix(verdict)),
    strengths(verdict.strengths),
    section(t("howDecided"), traceTree(verdict)),
    assumptions(verdict.assumptions),
    findings(verdict.findings),
  ];
}

function errorBody({ error, inBox, findings: known }: Extract<Answer, { kind: "error" }>): Child[] {
  const place = Number.isInteger(error.document) ? placeButton(error, { "data-testid": "error-place" }) : null;
  if (place && error.line && !misplaced(error)) return [lineExcerpt(error, place), findings(known)];
  const field = place ? null : fieldButton(inBox ? "/question/credential" : error.path);
  const isOpened = error.code === "input.metadata" && state.metadata !== null;
  const without = isOpened ? h("button", { type: "button", class: "button", "data-testid": "leave-metadata-out", on: { click: removeMetadata } }, t("removeMetadataOf")) : null;
  const path = !place && error.path ? h("code", {}, error.path) : null;
  return [h("p", { class: "meta" }, place, field, without, path), error.path === APPLICATION ? proposals() : null, findings(known)];
}

/** The line that cannot be read, with a caret under the column. */
function lineExcerpt({ document: index, line: row, column: at }: Failure, place: Child) {
  const [line, column] = [row ?? 1, at ?? 1];
  const text = documentAt(index)?.text.split("\n")[line - 1] ?? "";
  const before = text.slice(0, column - 1);
  const caret = `${before.replace(/[^\t]/g, " ")}^`;
  const code = h(
    "div",
    { class: "code-lines", tabindex: "0", role: "group", "aria-label": t("place", { line, column }) },
    h("div", { class: "row error" }, h("span", { class: "number" }, String(line)), h("span", {}, verbatim(text))),
    h(
      "div",
      { class: "row", "aria-hidden": "true" },
      h("span", { class: "number" }),
      h("span", { class: "caret" }, caret),
    ),
  );
  return h("figure", { class: "clause" }, code, h("figcaption", {}, place));
}

/** What the last verdict showed: `{ loaded, words, text, parts }`. */
let last: { loaded: number; words: string; text: string; parts: readonly Child[] } | null = null;

/** The last verdict of this scenario as a line that opens, where nothing can be said to what stands there now. */
function staleVerdict() {
  if (last?.loaded !== state.loaded) return null;
  const { words, text, parts } = last;
  const body = h(
    "div",
    { class: "stale-body" },
    // The findings on what stands there now have their own place, and so has what to do next.
    parts.filter((part) => !(part instanceof Element && (part.id === "findings" || ["missing-input", "offer"].includes(part.className)))),
  );
  // They would act on what is there no more.
  for (const control of body.querySelectorAll<HTMLButtonElement | HTMLInputElement>("button, input")) control.disabled = true;
  return h(
    "details",
    { id: "stale", class: "stale", "data-testid": "stale", open: isOpen("stale") },
    h("summary", {}, t("stale", { words })),
    h("p", {}, text),
    body,
  );
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

function render(changed: Changed) {
  if (changed.has("answering")) byId("answering").hidden = !state.answering;
  if (!changed.has("answer") && !changed.has("language")) return;
  const { answer } = state;
  renderSummary(answer);
  const body = byId("verdict-body");
  const focused = focusedIn(body);
  const parts: Child[] = contentOf(answer).filter(isThere);
  if (answer.kind === "verdict") {
    const [, words, text] = headline(answer);
    last = { loaded: state.loaded, words, text, parts };
  } else if (["error", "extra", "unreadable"].includes(answer.kind)) parts.push(staleVerdict());
  body.replaceChildren(...parts.filter(isThere));
  // Everything in it is new; who stood on something with a name stays there.
  if (focused) ifThere(focused)?.focus();
}

export function startVerdict() {
  pinned.addEventListener("click", () => goTo(byId("verdict-title")));
  subscribe(render);
}
