// Which checks of the verdict read the clause at a place of the policy; the way back from the clause to the trace.

import { live } from "lit/directives/live.js";

import type { Check } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { draw, elementOf, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { labelled, t, term } from "../../i18n.ts";
import { isAnswered } from "../../state/answer.ts";
import { resources } from "../../state/documents.ts";
import { find } from "../../state/places.ts";
import { activeDocument, follow, state } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { goToCheck, nameOf } from "../verdict/trace.ts";
import type { About } from "./assist.ts";
import { aboutAt, cursor, onCursor, onHover } from "./editor.ts";
import { giveName } from "./given-names.ts";
import type { Nameable } from "./given-names.ts";

/** A clause that some check read. */
interface Read {
  readonly start: number;
  readonly end: number;
  readonly checks: readonly Check[];
}

/** How many checks are listed at most. */
const MOST = 12;
/** How far before a value its name may begin. */
const NAME = 300;
/** Resources from which on not all of them are looked through. */
const MANY = 100;

/** The checks about clauses of a document below a pointer, by their pointers. */
function collect(checks: readonly Check[], index: number, below: string, byPath: Map<string, Check[]>) {
  for (const check of checks) {
    const { policy } = check;
    // What is made of checks of the same clause leaves it to them.
    const isSaidBelow = () => check.checks.some((one) => one.policy?.document === index && one.policy.path === policy?.path);
    if (policy?.document === index && policy.path !== "" && policy.path.startsWith(below) && !isSaidBelow()) {
      const list = byPath.get(policy.path) ?? [];
      byPath.set(policy.path, list);
      list.push(check);
    }
    collect(check.checks, index, below, byPath);
  }
}

/** Of many resources, which stand one behind the other, the pointer of the one that an offset is in; of few that of the whole document. */
function resourceAt(one: PolicyDocument, offset: number) {
  const found = resources(one);
  if (found.length < MANY) return "";
  let [from, to] = [0, found.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    const start = find(one, found[middle]?.path ?? "")?.start ?? 0;
    if (start <= offset) from = middle;
    else to = middle;
  }
  return found[from]?.path ?? "";
}

/** The innermost clause at an offset of the document in the editor that some check read; null while that is not answered for. */
function clauseAt(offset: number): Read | null {
  const { answer } = state;
  const one = activeDocument();
  const index = answer.sent?.indexOf(one.id) ?? -1;
  if (answer.kind !== "verdict" || index < 0 || !isAnswered()) return null;
  const byPath = new Map<string, Check[]>();
  collect(answer.verdict.checks, index, resourceAt(one, offset), byPath);
  let innermost: Read | null = null;
  for (const [path, checks] of byPath) {
    const span = find(one, path);
    if (!span?.exact) continue;
    // The name of a member belongs to it.
    const [name = ""] = one.text.slice(Math.max(0, span.start - NAME), span.start).match(/"(?:[^"\\]|\\.)*"\s*:\s*$/) ?? [];
    const clause = { start: span.start - name.length, end: span.end, checks };
    const within = clause.start <= offset && offset <= clause.end;
    if (within && (!innermost || clause.end - clause.start < innermost.end - innermost.start)) innermost = clause;
  }
  return innermost;
}

function ways({ checks }: Read, picture: boolean) {
  const buttons = checks
    .slice(0, MOST)
    .map(
      (check) =>
        html`<button type="button" class="link" title=${check.text} @click=${() => goToCheck(check)}
          >${picture ? icon(check.outcome) : null}<span class=${picture ? "hidden" : "word"}
            >${`${labelled(term("CheckOutcome", check.outcome))} `}</span
          >${nameOf(check)}</button
        >`,
    );
  const more = checks.length - MOST;
  return more > 0 ? [...buttons, html`<span class="muted">${t("moreChecks", { count: more })}</span>`] : buttons;
}

function aboutContent({ name, words, portal }: About) {
  return [
    html`<p class="about"><code>${name}</code> ${words}</p>`,
    portal ? html`<p class="portal">${icon("portal")} <span>${t("portal.at", { path: portal })}</span></p>` : null,
  ];
}

/** Where somebody says what an id is called. */
function naming(one: Nameable) {
  const give = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    giveName(one, field.value.trim());
  };
  return html`<form class="given-name" data-testid="given-name" @submit=${give}
    ><label for="given-name">${t("givenName.label")}</label
    ><input type="text" id="given-name" name="name" autocomplete="off" spellcheck="false" maxlength="256" .value=${live(one.name)} aria-describedby="given-name-hint" /><button
      type="submit"
      class="button quiet"
      >${t("givenName.keep")}</button
    ><p id="given-name-hint" class="hint">${t("givenName.hint")}</p></form
  >`;
}

function atPointer(offset: number) {
  if (cursor() === null) return null;
  const clause = clauseAt(offset);
  const about = aboutAt(activeDocument().text, offset);
  const shown = about ?? clause;
  if (!shown) return null;
  const read = clause ? html`<p>${t("readBy")}</p>${ways(clause, false)}` : null;
  const dom = elementOf(html`<div class="reading">${about ? aboutContent(about) : null}${read}</div>`);
  return { start: shown.start, end: shown.end, dom };
}

let shown: { readonly about?: string; readonly clause?: Read | null } = {};

function renderAtCursor() {
  const offset = cursor();
  if (offset === null) return;
  const clause = clauseAt(offset);
  const about = aboutAt(activeDocument().text, offset);
  const key = JSON.stringify([state.language, about?.words, about?.nameable]);
  if (key === shown.about && clause?.checks[0] === shown.clause?.checks[0]) return;
  shown = { about: key, clause };
  draw(byId("about-cursor"), about ? [...aboutContent(about), about.nameable ? naming(about.nameable) : null] : nothing);
  const content = clause
    ? [html`<span class="muted">${t("readBy")}</span>`, ...ways(clause, true)]
    : [html`<span class="muted">${t("readByNone")}</span>`];
  draw(byId("clause-checks"), content);
}

export function startClauseChecks() {
  onHover(atPointer);
  onCursor(renderAtCursor);
  follow(["language", "documents", "active", "answer"], renderAtCursor);
}
