// How it was decided: every check, nested, open along what decided.

import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";

import { leavesToBelow, linkTo, pathTo } from "./checks.ts";
import type { Basis, Check, Clause, Language, Verdict } from "./contract.ts";
import { html, nothing } from "./html.ts";
import type { TemplateResult } from "./html.ts";
import { icon } from "./icons.ts";
import { growing, keeping } from "./keeping.ts";

/** The words of the app that shows a trace. */
export interface Words {
  readonly language: Language;
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  readonly term: (enumeration: string, value: string) => string;
}

/** The addresses of pages about codes and rules. */
export interface Pages {
  readonly code: (code: string) => string | undefined;
  readonly rule: (id: string) => string | undefined;
}

/** A code, which leads to its page where there is one. */
export function linked(code: string, address: string | undefined) {
  return address ? html`<a href=${address} target="_blank" rel="noreferrer noopener"><code>${code}</code></a>` : html`<code>${code}</code>`;
}

export interface TraceOptions extends Words {
  /** The way to a place in the policies; `nothing` where nobody can go there. */
  readonly place: (clause: Clause) => unknown;
  /** What somebody opened or closed by hand, by the place in the tree; it stays so while the verdict changes. */
  readonly byHand: Map<string, boolean>;
  /** Gets what shows each check that is drawn: what is in one is drawn while it is open. */
  readonly items?: Map<Check, ShownCheck>;
  /** The pages of codes and rules, where there are any. */
  readonly pages?: Pages;
  /** Checks that are drawn however many stand before them. */
  readonly wanted?: ReadonlySet<Check>;
}

/** A check as it is shown. */
export interface ShownCheck {
  readonly details: HTMLDetailsElement;
  /** Opens it, with what is in it. */
  readonly open: () => void;
}

interface Tree extends TraceOptions {
  readonly decides: ReadonlySet<Check>;
}

/** What to call a check: of several strengths each has its name. */
export function checkName({ id, about }: Pick<Check, "id" | "about">, { t, term }: Omit<Words, "language">) {
  const kind = term("RuleId", id);
  return about?.kind === "strength" && about.name ? t("named", { kind, name: about.name }) : kind;
}

/** The tree of the checks of a verdict. */
export function trace({ checks, reason }: Verdict, options: TraceOptions) {
  return level(checks, "", { ...options, decides: new Set(pathTo(checks, reason.check)) });
}

function level(checks: readonly Check[], above: string, tree: Tree) {
  const { decides, wanted, t } = tree;
  const items = growing(checks, {
    draw: (check, index) => item(check, `${above}/${index}:${check.id}`, tree),
    words: (count, left) => t("showMore", { count, left }),
    isKept: (check) => decides.has(check) || (wanted?.has(check) ?? false),
  });
  return html`<ul class="trace"
    >${items}</ul
  >`;
}

/** What it says; where that is the sentence of a check below it, its name. */
function wordsOf(check: Check, words: Words) {
  return check.checks.some((below) => below.text === check.text) ? checkName(check, words) : check.text;
}

function item(check: Check, key: string, tree: Tree): TemplateResult {
  const { byHand, items, decides, t, term } = tree;
  const deciding = decides.has(check);
  const isOpen = () => byHand.get(key) ?? deciding;
  const details = (_: number, renew: (next: number) => void) => {
    const set = (open: boolean) => {
      if (open === isOpen()) return;
      byHand.set(key, open);
      renew(0);
    };
    const keep = (element?: Element) => {
      if (element) items?.set(check, { details: element as HTMLDetailsElement, open: () => (isOpen() ? renew(0) : set(true)) });
    };
    return html`<details ${ref(keep)} .open=${live(isOpen())} @toggle=${(event: Event) => set((event.target as HTMLDetailsElement).open)}
      ><summary
        >${icon(check.outcome)}<span
          ><span class="word">${t("labelled", { word: term("CheckOutcome", check.outcome) })}</span> ${wordsOf(check, tree)}</span
        ></summary
      >${isOpen() ? body(check, key, tree) : nothing}</details
    >`;
  };
  return html`<li class="check-item ${check.outcome}${deciding ? " deciding" : ""}" data-check=${check.id}>${keeping(0, details)}</li>`;
}

function body(check: Check, key: string, tree: Tree) {
  const brief = leavesToBelow(check);
  return html`<div class="check-body"
    >${brief ? nothing : facts(check, tree)}${brief || !check.policy ? nothing : tree.place(check.policy)}${basis(check.basis, tree)}${check.checks.length > 0 ? level(check.checks, key, tree) : nothing}</div
  >`;
}

function facts(check: Check, { t, pages }: Tree) {
  const name = (text: string | null, address: string | undefined) => (text && address ? linked(text, address) : text);
  const rows = [
    ["check", name(check.id, pages?.rule(check.id))],
    ["code", name(check.code, check.code ? pages?.code(check.code) : undefined)],
    ["expected", check.expected],
    ["actual", check.actual],
  ].filter((row): row is [string, string | TemplateResult<1>] => Boolean(row[1]));
  return html`<dl class="fields"
    >${rows.map(([label, value]) => [html`<dt>${t(label)}</dt>`, html`<dd class="code">${value}</dd>`]).flat()}</dl
  >`;
}

function basis({ class: kind, source, dated }: Basis, { language, t, term }: Words) {
  const link = linkTo(source, language);
  return html`<p class="basis"
    ><span class="basis-class ${kind}" title=${t(`basis.${kind}.hint`)}>${term("BasisClass", kind)}</span> ${
      link ? html`<a href=${link.address} target="_blank" rel="noreferrer noopener">${link.name}</a>` : source
    }<span class="muted">${` ${t("dated", { date: dated })}`}</span></p
  >`;
}
