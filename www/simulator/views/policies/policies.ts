// What is configured: one tab for each document, the editor, and what is noteworthy about it.

import { repeat } from "lit/directives/repeat.js";

import type { Failure, Finding } from "../../../kit/contract.ts";
import { byId, goTo, motion } from "../../../kit/dom.ts";
import { draw, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { growing } from "../../../kit/keeping.ts";
import type { Found } from "../../../kit/presented.ts";
import { short } from "../../../kit/shown.ts";
import { labelled, t, term } from "../../i18n.ts";
import { documentAt, isAnswered } from "../../state/answer.ts";
import { judgeAgainst, keysIn } from "../../state/credential.ts";
import { contents, documentName, isPolicyText, resourceName, resources } from "../../state/documents.ts";
import type { Resource } from "../../state/documents.ts";
import { tell } from "../../state/history.ts";
import { addDocument, bringDocuments, loadScenario, wrongWith } from "../../state/load.ts";
import { find } from "../../state/places.ts";
import { addListTexts, listsAsPem } from "../../state/revocation-lists.ts";
import { activeDocument, edit, editForm, follow, isLarge, newDocument, state, update, withText } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { find as openSearch, forget, format, offsetOf, onPaste, onText, showNotes, showText } from "../editor/editor.ts";
import type { MarkKind } from "../editor/editor.ts";
import { goToClause } from "../editor/place.ts";
import { findingItems, mend, mendWords } from "../findings/findings.ts";
import { aboutCode, codeIn, codesPart } from "../question/service-codes.ts";
import { entryContent, isSignIn } from "../question/sign-in-entry.ts";
import { renderMadeStore, trustStoreOf } from "./trust-store.ts";

/** Characters of a message at most in which a code of the service is looked for. */
const LONGEST_MESSAGE = 5000;

const tabs = byId("document-tabs");
const field = byId("policy-editor");

function changeDocument(id: number, text: string, name?: string) {
  const changed = (one: PolicyDocument) => ({ ...withText(one, text), name: name ?? one.name });
  edit({ documents: state.documents.map((one) => (one.id === id ? changed(one) : one)) });
}

/** Takes a document away: because somebody wants that, which can be taken back, or because it belongs elsewhere. */
function removeDocument(isWanted: boolean = false) {
  const index = state.documents.findIndex((one) => one.id === state.active);
  const removed = state.documents[index] as PolicyDocument;
  const name = documentName(removed);
  const isBlank = removed.text.trim() === "";
  const documents = state.documents.toSpliced(index, 1);
  if (documents.length === 0) documents.push(newDocument());
  edit({ documents, active: (documents[Math.min(index, documents.length - 1)] as PolicyDocument).id });
  if (isWanted && !isBlank) tell("putAway.document", { name });
}

/** Takes a whole policy that is pasted while an example stands there; says whether it did. */
function takePasted(text: string) {
  // A large one is not read twice; what else would have braces?
  const isPolicy = () => (isLarge(text) ? /^\s*[[{]/.test(text) : isPolicyText(text));
  const isTaken = state.documents.some(({ isExample }) => isExample) && isPolicy();
  if (isTaken) bringDocuments([newDocument(text)]);
  return isTaken;
}

// Tabs, as the ARIA patterns have them: one tab stop, arrows move.
function moveInTabs(event: KeyboardEvent) {
  const index = state.documents.findIndex((one) => one.id === state.active);
  const last = state.documents.length - 1;
  const target = ({ ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last } as Record<string, number>)[event.key];
  if (event.key === "Delete") removeDocument(true);
  else if (target === undefined) return;
  else update({ active: (state.documents[(target + last + 1) % (last + 1)] as PolicyDocument).id });
  event.preventDefault();
  tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
}

/** Tabs that the strip has at most; the list has all documents. */
const MOST_TABS = 50;

/** The documents that have a tab: those around the one in the editor. */
function withTabs() {
  const { documents, active } = state;
  const first = documents.findIndex(({ id }) => id === active) - MOST_TABS / 2;
  const from = Math.max(0, Math.min(first, documents.length - MOST_TABS));
  return documents.slice(from, from + MOST_TABS);
}

function renderTabs() {
  const counts = new Map<number, number>();
  for (const finding of state.answer.findings ?? []) {
    const owner = finding.document === null ? null : documentAt(finding.document);
    if (owner && finding.severity !== "info") counts.set(owner.id, (counts.get(owner.id) ?? 0) + 1);
  }
  const broken = state.answer.kind === "error" ? documentAt(state.answer.error.document) : null;
  const tab = (one: PolicyDocument) => {
    const isShown = one.id === state.active;
    const count = counts.get(one.id);
    const badge = broken?.id === one.id ? badgeOf("error", t("tabBroken")) : count ? badgeOf("warning", t("tabFindings", { count })) : null;
    const mark = one.isExample ? html`<span class="pill">${t("exampleMark")}</span>` : null;
    return html`<button
      type="button"
      role="tab"
      id="tab-${one.id}"
      aria-controls="document-panel"
      aria-selected=${String(isShown)}
      tabindex=${isShown ? 0 : -1}
      @click=${() => update({ active: one.id })}
      ><span class="tab-name">${documentName(one)}</span>${mark}${badge}</button
    >`;
  };
  // A tab that stays keeps its element, and with it the focus.
  draw(tabs, repeat(withTabs(), ({ id }) => id, tab));
  byId("document-panel").setAttribute("aria-labelledby", `tab-${state.active}`);
  // Only the strip moves: the page stays where somebody reads.
  const { offsetLeft, offsetWidth } = byId(`tab-${state.active}`);
  tabs.scrollLeft = Math.min(Math.max(tabs.scrollLeft, offsetLeft + offsetWidth - tabs.clientWidth), offsetLeft);
}

function badgeOf(picture: string, words: string) {
  return html`<span class="badge">${icon(picture)}<span class="hidden">${words}</span></span>`;
}

/** The lines of the active document that decided or that cannot be read. */
function marks() {
  const { answer } = state;
  const marked = new Map<number, MarkKind>();
  const mark = (clause: Partial<Pick<Failure, "document" | "path" | "line">> | null, kind: MarkKind) => {
    const one = clause ? documentAt(clause.document) : null;
    if (one?.id !== state.active) return;
    if (!clause || !one) return;
    const span = clause.line ? { line: clause.line, endLine: clause.line, path: null } : find(one, clause.path ?? "");
    // A clause that is the whole document decides nothing that a mark could show.
    if (!span || (kind === "decides" && span.path === "")) return;
    for (let line = span.line; line <= span.endLine; line += 1) marked.set(line, kind);
  };
  if (answer.kind === "verdict") mark(answer.verdict.reason.policy, "decides");
  if (answer.kind === "error") mark(answer.error, "error");
  return marked;
}

/** The findings about the active document. */
function ownFindings() {
  return (state.answer.findings ?? []).filter((finding) => finding.document !== null && documentAt(finding.document)?.id === state.active);
}

/** What the editor says where it stands: the findings, and the error that keeps the document from being read. */
function notes() {
  const { kind, error, inBox } = state.answer;
  const list = ownFindings();
  const broken = kind === "error" && !inBox && documentAt(error.document)?.id === state.active;
  if (broken)
    list.push({
      document: null,
      path: "",
      line: null,
      column: null,
      ...error,
      code: error.code ?? "",
      severity: "error",
      text: error.message,
      mend: null,
    } as Finding);
  const one = activeDocument();
  const { text } = one;
  return list.flatMap((finding) => {
    const { severity, text: said, code, path, line, column } = finding;
    const ways = finding.mend ? [{ name: mendWords(finding), apply: () => mend(finding) }] : [];
    const span = typeof path === "string" ? find(one, path) : null;
    const start = line && !span?.exact ? offsetOf(text, line, column ?? 1) : span?.start;
    if (start === undefined) return [];
    // Several lines of underlining would say no more than the first.
    const rest = text.slice(start, span?.exact ? span.end : text.length).search(/\n|$/);
    return [{ start, end: start + Math.max(1, rest), severity, text: `${labelled(term("Severity", severity))} ${said}`, code, ways }];
  });
}

function renderFindings() {
  const findings = ownFindings();
  draw(byId("document-findings"), findingItems(findings));
  byId("document-findings-title").textContent = t("findingsCount", { count: findings.length });
  byId("document-findings-section").hidden = findings.length === 0;
}

// What is in a document that holds several resources.
function renderResources() {
  const one = activeDocument();
  const found = resources(one);
  const list = byId("document-resources");
  list.hidden = found.length < 2 && !found.some(({ referredBy = [] }) => referredBy.length > 0);
  if (list.hidden) return;
  byId("document-resources-title").textContent = t("resourcesCount", { count: found.length });
  // There may be thousands.
  if (!list.open) return;
  const item = (resource: Resource) =>
    html`<li
      ><button type="button" class="link" title=${t("goToPlace")} @click=${() => goToClause(one, resource.path)}
        >${resourceName(one, resource)}</button
      >${
        resource.referredBy && resource.referredBy.length > 0
          ? html`<p class="muted"
              >${t("resource.referredBy", { policies: resource.referredBy.map(({ displayName, id }) => short(displayName ?? id ?? t("namelessPolicy"))).join(", ") })}</p
            >`
          : null
      }</li
    >`;
  const words = (count: number, left: number) => t("showMore", { count, left });
  draw(byId("document-resources-list"), growing(found, { draw: item, words }));
}

/** The models that a passkey policy admits. */
function renderModelsButton() {
  const passkeys = ({ resource }: Resource) => resource === "fido2AuthenticationMethodConfiguration";
  byId("document-models").hidden = !resources(activeDocument()).some(passkeys);
}

// A document that is something else than policies, with the way to where it belongs.
function renderMisplaced() {
  const one = activeDocument();
  const found = contents(one);
  const offer = byId("misplaced");
  const say = (text: string, ...ways: [string, () => unknown][]) =>
    draw(offer, [
      html`<p>${icon("info")}${text}</p>`,
      html`<div class="ways"
        >${ways.map(([label, act]) => html`<button type="button" class="button" @click=${act}>${label}</button>`)}</div
      >`,
    ]);
  const move = () => {
    const box = one.text;
    removeDocument();
    editForm({ box, method: "", picked: 0 });
    byId("credential").focus();
  };
  const presentable =
    found !== null && (["aaguid", "certificate", "attestation"].includes(found.kind) || keysIn(found as Found).length > 0);
  const store = found?.kind === "certificate" ? trustStoreOf(found) : null;
  if (store) {
    const replace = () => {
      changeDocument(one.id, store, "");
      field.focus();
    };
    say(t("authorities"), [t("makeTrustStore"), replace], [t("moveToCredential"), move]);
  } else if (found && presentable) {
    say(t("misplacedCredential", { kind: term("InspectionKind", found.kind) }), [t("moveToCredential"), move]);
  } else if (found?.kind === "creationOptions") {
    const use = () => {
      removeDocument();
      judgeAgainst(one.text);
      byId("credential").focus();
    };
    say(t("misplacedCredential", { kind: term("InspectionKind", "creationOptions") }), [t("options.use"), use]);
  } else if (found?.kind === "scenario") {
    const wrong = wrongWith(one.text);
    if (wrong) say(wrong);
    else say(t("misplacedScenario"), [t("loadScenario"), () => loadScenario(one.text)]);
  } else if (found?.kind === "revocationList") {
    const moveList = () => {
      removeDocument();
      addListTexts([listsAsPem(one.text, found)]);
      goTo(byId("crls"));
    };
    say(t("listAmongPolicies"), [t("moveToLists"), moveList]);
  } else if (isSignIn(found)) {
    const without = () => {
      const documents = state.documents.filter(({ id }) => id !== one.id);
      if (documents.length === 0) documents.push(newDocument());
      return { documents, active: (documents[0] as PolicyDocument).id };
    };
    draw(offer, entryContent(one.text, without));
  } else if (codeIn(one.text.slice(0, LONGEST_MESSAGE)) && !isPolicyText(one.text)) {
    draw(offer, aboutCode(codeIn(one.text) ?? ""));
  } else if (found && "text" in found && found.text) {
    say(found.text, [t("removeDocument"), () => removeDocument(true)]);
  } else {
    draw(offer, nothing);
  }
}

/** Says that a private key was refused, where it was pasted. */
function renderRefused() {
  const target = byId("policies-refused");
  if (state.refused?.place !== "policies") return draw(target, nothing);
  draw(target, html`<p>${icon("error")}<span>${t("refusedSecret")}</span></p>`);
  return target.scrollIntoView({ block: "nearest", behavior: motion() });
}

function render() {
  renderTabs();
  // Between a change and the answer to it the marks move with the text.
  showText(activeDocument().text, isAnswered() ? marks() : null, state.active);
  if (isAnswered()) showNotes(notes());
  renderFindings();
  renderResources();
  renderModelsButton();
  renderMisplaced();
  renderMadeStore();
}

export function startPolicies() {
  onText(changeDocument);
  onPaste(takePasted);
  tabs.addEventListener("keydown", moveInTabs);
  byId("add-document").addEventListener("click", () => {
    addDocument();
    field.focus();
  });
  byId("remove-document").addEventListener("click", () => {
    removeDocument(true);
    field.focus();
  });
  byId("format-document").addEventListener("click", format);
  byId("search-document").addEventListener("click", openSearch);
  byId("document-resources").addEventListener("toggle", renderResources);
  byId("open-policies").addEventListener("click", () => byId("policy-files").click());
  follow(["refused", "language"], renderRefused);
  // Undo must not bring a private key back.
  follow(["refused"], () => state.refused?.place === "policies" && forget());
  follow(["documents", "active", "answer", "language", codesPart], render);
}
