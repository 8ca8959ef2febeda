// Policies before and after a change side by side: what is answered, what changed, and whom that lets in or keeps out.

import { failureOf } from "../../../kit/contract.ts";
import type {
  AuthorityChange,
  CheckState,
  ComparedAnswer,
  ComparedCheck,
  ComparedQuestion,
  Comparison,
  Json,
  NamedModel,
  RestrictionChange,
} from "../../../kit/contract.ts";
import { byId, focusedIn, ifThere, targetOf, verbatim } from "../../../kit/dom.ts";
import { draw, html, nothing } from "../../../kit/html.ts";
import type { Children, TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { answerOfTenant, trustFor } from "../../core/asking.ts";
import { metadataOf } from "../../core/compare.ts";
import { Tenant } from "../../core/package.ts";
import { labelled, t, term } from "../../i18n.ts";
import { answerNow } from "../../state/answer.ts";
import { documentName, resourceName, resources, strengthsFound } from "../../state/documents.ts";
import type { Resource } from "../../state/documents.ts";
import { toScenario, wholeTrust } from "../../state/scenario.ts";
import { filled, follow, policiesOf, state } from "../../state/state.ts";
import type { Answered, PolicyDocument } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";
import { openGraph } from "../graph/opener.ts";
import { answerLines, answerMark, kindOf, shortOf } from "../parts/answer.ts";
import { titleOf } from "../watch/watch.ts";
import { changesText, control, discard, keep, keptText, startBefore, swap } from "./before.ts";
import { clauseChanges } from "./clause-changes.ts";
import type { ClauseDifference, DocumentDifference } from "./clause-changes.ts";

/** A question that is asked on both sides. */
interface AskedQuestion {
  readonly question: Json;
  readonly shown: boolean;
  came: ComparedQuestion;
  title: string;
}

const view = byId("compare");
/** Lines of a clause, and names of a list, that are shown without being asked for. */
const MOST_LINES = 40;
const MOST_NAMES = 8;

/** The question of the form; null where nothing is presented or it cannot be read, which shows beside the form. */
function ownQuestion() {
  try {
    return toScenario(state).scenario?.question ?? null;
  } catch {
    return null;
  }
}

/** The question of the form, where there is one, and the watched ones. */
function questions(): AskedQuestion[] {
  const own = ownQuestion();
  const at = new Date().toISOString();
  const asked = ({ at: time, ...rest }: Json, chosen: Json) => JSON.stringify([chosen ? time : null, rest]);
  // One that is shown and watched is not asked twice.
  const shown = own && asked(own, state.form.at !== "");
  const watched = state.watch.filter(({ question }) => question.credential && asked(question, question.at) !== shown);
  return [...(own ? [asking(own, true)] : []), ...watched.map(({ question }) => asking({ at, ...question }, false))];
}

/** A question before it is asked. */
function asking(question: Json, isShown: boolean): AskedQuestion {
  return { question, shown: isShown, came: { before: NOTHING, after: NOTHING, changed: false, checks: [], models: null }, title: "" };
}

const NOTHING: ComparedAnswer = { decision: null, error: null, reason: null };

function loaded(documents: readonly PolicyDocument[], certificate: boolean): Tenant {
  const { metadata: _, metadataRoot: __, ...trust } = { ...wholeTrust(state) };
  return Tenant.load(policiesOf(documents), {
    trust: trustFor(certificate, trust),
    metadata: metadataOf(state),
    language: state.language,
  });
}

/** The tenants before and after, or why one of them cannot be loaded: `{ side, error }`. */
function tenants(certificate: boolean) {
  let side = "before";
  let before: Tenant | undefined;
  try {
    before = loaded(state.before?.documents ?? [], certificate);
    side = "after";
    return { before, after: loaded(state.documents, certificate) };
  } catch (error) {
    before?.free();
    return { problem: { side, error: failureOf(error) } };
  }
}

/** All questions on both sides: `{ asked, comparison }` or `{ problem }`. */
function compareAll() {
  const { language } = state;
  const asked = questions();
  let comparison: Comparison | null = null;
  for (const certificate of [false, true]) {
    const own = asked.filter(({ question }) => (question.credential.certificate !== undefined) === certificate);
    if (own.length === 0 && (certificate || asked.length > 0)) continue;
    const { before, after, problem } = tenants(certificate);
    if (problem) return { problem };
    try {
      const found = before.compare(
        after,
        own.map(({ question }) => question),
        { language },
      );
      own.forEach((one, index) => {
        one.came = found.questions[index] as ComparedQuestion;
        one.title = titleOf(one.question, answerOfTenant(after, one.question, language).verdict);
      });
      comparison ??= found;
    } catch (error) {
      return { problem: { side: "after", error: failureOf(error) } };
    } finally {
      before.free();
      after.free();
    }
  }
  return { asked, comparison };
}

function section(title: string, ...content: Children[]) {
  return html`<section class="compare-section"><h3>${title}</h3>${content}</section>`;
}

function side(key: string, ...content: Children[]) {
  return html`<div class="side" data-side=${key}><p class="side-name">${t(`compare.${key}`)}</p>${content}</div>`;
}

function questionItem({ came, title, shown }: AskedQuestion) {
  const { changed, before, after } = came;
  const differing = topmost(came.checks);
  return html`<li data-changed=${String(changed)} data-testid="compared-question"
    ><div class="compared-head"
      ><h4>${title}</h4>${shown ? html`<span class="pill">${t("compare.thisQuestion")}</span>` : null}${
        changed
          ? html`<span class="pill changed">${icon("warning")}${t("watch.changed")}</span>`
          : html`<span class="pill off">${t("compare.unchanged")}</span>`
      }</div
    ><div class="sides">${side("before", ...answerLines(before))}${side("after", ...answerLines(after))}</div>${
      differing.length > 0
        ? html`<details class="folded"
            ><summary><span>${t("compare.checks")}</span><span class="count">${String(differing.length)}</span></summary
            ><ul class="compared-checks"
              >${differing.map(checkItem)}</ul
            ></details
          >`
        : null
    }</li
  >`;
}

/** The checks without those that came or went with the one that they are part of. */
function topmost(checks: readonly ComparedCheck[]): ComparedCheck[] {
  const kept: ComparedCheck[] = [];
  let whole = null as { readonly side: string; readonly path: readonly string[] } | null;
  for (const check of checks) {
    const side = !check.before ? "after" : !check.after ? "before" : null;
    const above = whole;
    const within = above && side === above.side && above.path.every((id, at) => check.path[at] === id);
    if (above && within && check.path.length > above.path.length) continue;
    whole = side && { side, path: check.path };
    kept.push(check);
  }
  return kept;
}

/** Checks have names of their own in the page, where they stand in the trace. */
function checkItem({ path, before, after }: ComparedCheck) {
  const id = path.at(-1) ?? "";
  const shownState = (came: CheckState | null) =>
    came
      ? html`<p
          >${icon(came.outcome)}<span
            ><span class="hidden">${`${labelled(term("CheckOutcome", came.outcome))} `}</span>${came.text}</span
          ></p
        >`
      : html`<p class="muted">${t("compare.notChecked")}</p>`;
  return html`<li data-depth=${String(Math.min(path.length - 1, 4))}
    ><p class="check-name">${term("RuleId", id)}</p
    ><div class="sides">${side("before", shownState(before))}${side("after", shownState(after))}</div></li
  >`;
}

function answers(asked: readonly AskedQuestion[]) {
  if (asked.length === 0) return section(t("compare.answers"), html`<p class="muted">${t("compare.noQuestion")}</p>`);
  const changed = asked.filter(({ came }) => came.changed).length;
  return section(
    t("compare.answers"),
    html`<p data-testid="compared-count">${t("compare.answersChanged", { count: changed, all: asked.length })}</p>`,
    html`<ul class="compared"
      >${asked.toSorted((a, b) => Number(b.came.changed) - Number(a.came.changed)).map(questionItem)}</ul
    >`,
    state.watch.length === 0 ? html`<p class="hint">${t("compare.watchHint")}</p>` : null,
  );
}

// The changed clauses, under the resources that they are in.

/** The resource among those of a document that a clause is in. */
function resourceAt(found: readonly Resource[], path: string): Resource | null {
  const around = found.filter((one) => path === one.path || path.startsWith(`${one.path}/`));
  return around.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function linesOf(value: Json, isText: boolean | undefined): string[] {
  if (value === undefined) return [];
  return (isText ? value : JSON.stringify(value, null, 2)).split("\n");
}

function lineRows(clause: ClauseDifference, isText: boolean | undefined) {
  const { before, after, list } = clause;
  const entries = (values: Json) => values.map((value: Json) => JSON.stringify(value));
  const gone = list ? entries(before) : linesOf(before, isText);
  const come = list ? entries(after) : linesOf(after, isText);
  const row = (mark: string, name: string) => (text: string) =>
    html`<div class="row ${name}"
      ><span class="mark" aria-hidden="true">${mark}</span
      >${mark === "-" ? html`<del>${verbatim(text)}</del>` : html`<ins>${verbatim(text)}</ins>`}</div
    >`;
  const rows: TemplateResult[] = [...gone.map(row("-", "removed")), ...come.map(row("+", "added"))];
  if (rows.length <= MOST_LINES) return rows;
  return [...rows.slice(0, MOST_LINES), html`<div class="row cut">${t("linesLeftOut", { count: rows.length - MOST_LINES })}</div>`];
}

function clauseItem(one: PolicyDocument, clause: ClauseDifference, isText: boolean | undefined) {
  const index = state.answer.sent?.indexOf(one.id) ?? -1;
  const place = clause.side === "after" && index >= 0 ? placeButton({ document: index, path: clause.path }) : null;
  const what = clause.before === undefined ? "added" : clause.after === undefined ? "removed" : null;
  return html`<figure class="clause" data-testid="changed-clause"
    ><figcaption
      ><code>${clause.path || "/"}</code>${what ? html`<span class="muted">${t(`compare.${what}`)}</span>` : null}${place}</figcaption
    ><div class="code-lines diff" tabindex="0" role="group" aria-label=${t("compare.clause", { path: clause.path || "/" })}
      >${lineRows(clause, isText)}</div
    ></figure
  >`;
}

function documentChanges({ before, after, clauses, formatting, text }: DocumentDifference) {
  const shown = (after ?? before) as PolicyDocument;
  const note = !before ? "compare.documentAdded" : !after ? "compare.documentRemoved" : formatting ? "compare.formatting" : null;
  const held = { before: before ? resources(before) : [], after: after ? resources(after) : [] };
  const parts: TemplateResult[] = [];
  let last: string | null = null;
  for (const clause of clauses) {
    const one = (clause.side === "before" ? before : after) as PolicyDocument;
    const found = text ? null : resourceAt(held[clause.side], clause.path);
    const name = found ? resourceName(one, found) : null;
    if (name && name !== last && held[clause.side].length > 1) parts.push(html`<p class="resource-name">${name}</p>`);
    last = name;
    parts.push(clauseItem(one, clause, text));
  }
  return html`<li><h4>${documentName(shown)}${note ? html`<span class="muted">${` ${t(note)}`}</span>` : null}</h4>${parts}</li>`;
}

function clauses() {
  const documents = filled(state.documents);
  const changes = clauseChanges(state.before?.documents ?? [], documents);
  return section(
    t("compare.clauses"),
    changes.length > 0
      ? html`<ul class="changed-documents"
          >${changes.map(documentChanges)}</ul
        >`
      : html`<p class="muted">${t("before.same")}</p>`,
  );
}

// Whom the change lets in or keeps out.

function names(list: readonly Children[]) {
  const items = list.map((content) => html`<li>${content}</li>`);
  if (items.length <= MOST_NAMES)
    return html`<ul class="names"
      >${items}</ul
    >`;
  return html`<div
    ><ul class="names"
      >${items.slice(0, MOST_NAMES)}</ul
    ><details
      ><summary>${t("compare.more", { count: items.length - MOST_NAMES })}</summary
      ><ul class="names"
        >${items.slice(MOST_NAMES)}</ul
      ></details
    ></div
  >`;
}

/** What comes and what goes, side by side. */
function exchange(of: string, gained: readonly Children[], lost: readonly Children[]) {
  const half = (kind: string, list: readonly Children[]) =>
    list.length > 0
      ? html`<div class="half" data-kind=${kind}
          ><p class="outcome"
            >${icon(kind === "gained" ? "pass" : "fail")}<strong>${t(`compare.${of}.${kind}`, { count: list.length })}</strong></p
          >${names(list)}</div
        >`
      : null;
  return html`<div class="sides">${half("gained", gained)}${half("lost", lost)}</div>`;
}

function admitted(title: string, ...content: Children[]) {
  return html`<li><h4>${title}</h4>${content}</li>`;
}

const modelName = ({ aaguid, name }: NamedModel): Children =>
  name ? [name, " ", html`<code>${aaguid}</code>`] : html`<code>${aaguid}</code>`;

/** The models that a change concerns, once for all questions that they are the same for. */
function modelChanges(asked: readonly AskedQuestion[]) {
  const seen = new Map();
  for (const { came, title } of asked) {
    const { models } = came;
    if (!models || models.gained.length + models.lost.length === 0) continue;
    const key = JSON.stringify(models);
    seen.set(key, { models, titles: [...(seen.get(key)?.titles ?? []), title] });
  }
  return [...seen.values()].map(({ models, titles }) =>
    admitted(
      t("compare.models"),
      seen.size > 1 ? html`<p class="hint">${t("compare.askedWith", { questions: titles.join(t("share.between")) })}</p>` : null,
      exchange("models", models.gained.map(modelName), models.lost.map(modelName)),
    ),
  );
}

function restrictionItem({ strength, combination, kind, before, after }: RestrictionChange, strengths: ReadonlyMap<string, string>) {
  const title = t(`compare.restriction.${kind}`, {
    strength: strengths.get(strength) ?? strength,
    combination: term("Mode", combination ?? ""),
  });
  const value = (one: string) => (kind === "combination" ? combinationName(one) : html`<code>${one}</code>`);
  const only = (list: readonly string[] | null, other: readonly string[] | null) =>
    (list ?? []).filter((one) => !(other ?? []).includes(one)).map(value);
  // A list that begins or ends turns its meaning: before or after it everything is let in.
  const note =
    kind === "combination"
      ? { before: "compare.noStrengthBefore", after: "compare.noStrengthAfter" }
      : { before: "compare.anyBefore", after: "compare.anyAfter" };
  if (before === null || after === null) {
    const [missing, list] = before === null ? (["before", after] as const) : (["after", before] as const);
    return admitted(title, html`<p>${t(note[missing])}</p>`, names((list ?? []).map(value)));
  }
  return admitted(title, exchange("list", only(after, before), only(before, after)));
}

/** A combination in words: its members joined. */
function combinationName(combination: string) {
  return combination
    .split(",")
    .map((one) => term("Mode", one.trim()))
    .join(" + ");
}

function admits(asked: readonly AskedQuestion[], { restrictions, authorities }: Comparison) {
  const strengths = new Map([...strengthsFound(state.before?.documents), ...strengthsFound()]);
  const authority = ({ subject, subjectKeyIdentifier }: AuthorityChange): Children => [
    subject,
    " ",
    subjectKeyIdentifier ? html`<code>${subjectKeyIdentifier}</code>` : "",
  ];
  const items = [
    ...modelChanges(asked),
    ...restrictions.map((one) => restrictionItem(one, strengths)),
    ...(authorities.length > 0
      ? [
          admitted(
            t("compare.authorities"),
            exchange(
              "authorities",
              authorities.filter(({ trusted }) => trusted).map(authority),
              authorities.filter(({ trusted }) => !trusted).map(authority),
            ),
          ),
        ]
      : []),
  ];
  return section(
    t("compare.admits"),
    items.length > 0
      ? html`<ul class="admits" data-testid="compared-admits"
          >${items}</ul
        >`
      : html`<p class="muted">${t("compare.admitsNothing")}</p>`,
    html`<p class="hint">${t("compare.admitsHint")}</p>`,
  );
}

function renderHead() {
  const { before } = state;
  const head = byId("compare-head");
  if (!before) {
    draw(head, [
      html`<p>${t("compare.nothingKept")}</p>`,
      html`<div class="ways"
        >${control("before.keep", "pin", () => keep(), {
          look: "button primary",
          testId: "compare-keep",
          disabled: policiesOf(state.documents).length === 0,
        })}</div
      >`,
    ]);
    return;
  }
  draw(head, [
    html`<div class="sides"
      >${side("before", html`<p>${keptText(before)}</p>`)}${side("after", html`<p>${t("compare.present", { changes: changesText(before, state.documents) })}</p>`)}</div
    >`,
    html`<div class="ways"
      >${control("before.swap", "swap", swap, { id: "compare-swap" })}${control("before.keepAnew", "pin", () => keep(), { id: "compare-keep-anew" })}${control("before.discard", "close", discard, { testId: "compare-discard" })}${control(
        "graph.open",
        "send",
        () => openGraph(policiesOf(state.before?.documents ?? []), state.documents),
        {
          look: "button primary",
          testId: "compare-graph",
        },
      )}</div
    >`,
  ]);
}

function render() {
  const focused = focusedIn(view);
  const inHead = byId("compare-head").contains(document.activeElement);
  renderHead();
  draw(byId("compare-problem"), nothing);
  const body = byId("compare-body");
  if (!state.before) {
    draw(body, nothing);
  } else {
    const { asked = [], comparison, problem } = compareAll();
    if (problem) {
      const { message, code } = problem.error;
      draw(byId("compare-problem"), [
        html`<p
          >${icon("error")}<span><strong>${t(`compare.unreadable.${problem.side}`)}</strong> ${message}</span></p
        >`,
        html`<p class="meta">${code ? html`<code>${code}</code>` : null}</p>`,
      ]);
    }
    draw(body, [problem ? null : answers(asked), clauses(), comparison ? admits(asked, comparison) : null].filter(isThere));
  }
  if (focused) (ifThere(focused) ?? byId("compare-title")).focus();
  // What was pressed may be gone.
  else if (inHead && view.open) byId("compare-title").focus();
}

/** Opens the comparison. */
export function openCompare() {
  void answerNow();
  if (!view.open) view.showModal();
  render();
  byId("compare-title").focus();
}

/** Opens it for a change that was made: `texts` are those of the documents before, by id. */
export function compareWith(texts: ReadonlyMap<number, string>) {
  keep(state.documents.map((one) => (texts.has(one.id) ? { ...one, text: texts.get(one.id) ?? "" } : one)));
  openCompare();
}

// Under the verdict: what the same question was answered before.
function renderWas() {
  const was = byId("compare-was");
  const { before, answer } = state;
  const nothing = !before || (answer.kind !== "verdict" && answer.kind !== "error");
  was.hidden = nothing;
  if (nothing) return draw(was, nothing);
  const asked = compareOwn();
  if (!asked) {
    was.hidden = true;
    return draw(was, nothing);
  }
  const short = shortOf(asked);
  was.dataset.decision = kindOf(short);
  const [picture, words, code] = answerMark(short);
  return draw(was, [picture, html`<span>${t("compare.was")} ${words} ${code}</span>`]);
}

/** The question of the form asked of the policies before. */
function compareOwn(): Answered | null {
  const question = ownQuestion();
  const { language, before } = state;
  if (!question || !before) return null;
  let tenant: Tenant | undefined;
  try {
    tenant = loaded(before.documents, question.credential.certificate !== undefined);
    return answerOfTenant(tenant, question, language);
  } catch (error) {
    return { verdict: null, error: failureOf(error) };
  } finally {
    tenant?.free();
  }
}

/** Has all of it follow the page. */
export function startComparing() {
  startBefore(openCompare);
  byId("close-compare").addEventListener("click", () => view.close());
  view.addEventListener("close", () => draw(byId("compare-body"), nothing));
  // A place is in the editor, behind the view.
  view.addEventListener("click", (event) => {
    if (targetOf<Element>(event).closest(".place")) view.close();
  });
  follow(["answer", "before", "language"], renderWas);
  follow(["answer", "before", "language", "documents"], () => view.open && render());
}
