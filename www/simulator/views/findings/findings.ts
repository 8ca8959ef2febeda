// What is noteworthy about policies and question.

import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";

import type { Finding, Json } from "../../../kit/contract.ts";
import { same } from "../../../kit/diff.ts";
import { targetOf } from "../../../kit/dom.ts";
import { draw, elementOf, html } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { edit as edited } from "../../core/package.ts";
import { labelled, t, term } from "../../i18n.ts";
import { answerNow, documentAt } from "../../state/answer.ts";
import { documentName, resources, valueIn } from "../../state/documents.ts";
import { tell } from "../../state/history.ts";
import { edit, state, withText } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";
import { codeLink } from "../parts/help.ts";

/** A document that changes or replaces another. */
interface Pair {
  readonly key: string;
  readonly one: PolicyDocument;
  readonly other: PolicyDocument;
}

const ORDER = ["error", "warning", "info"];
/** Groups that stand beside the verdict at most. */
const BESIDE = 3;

/** The findings as list items: those with one code together, the weightiest first. */
export function findingItems(findings: readonly Finding[]) {
  return groupsOf(findings).map(([first, ...others]) => item(first, others));
}

function groupsOf(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of sorted) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function item(finding: Finding, others: readonly Finding[]): TemplateResult {
  return html`<li class="finding ${finding.severity}" data-code=${finding.code}
    >${icon(finding.severity)}<div
      ><p><span class="word">${labelled(term("Severity", finding.severity))}</span> ${finding.text}</p
      ><p class="meta"
        >${finding.document === null ? null : placeButton(finding)}${codeLink(finding.code)}${finding.mend ? mendButton(finding) : null}</p
      >${others.length > 0 ? alike(others) : null}</div
    ></li
  >`;
}

/** The others with the same code, made once somebody opens them: there may be hundreds. */
function alike(findings: readonly Finding[]): TemplateResult {
  const fill = (event: Event) => {
    const list = targetOf<HTMLDetailsElement>(event).querySelector("ul");
    if (list?.childElementCount === 0)
      draw(
        list,
        findings.map((finding) => item(finding, [])),
      );
  };
  const folded = html`<details class="alike" @toggle=${fill}
    ><summary>${t("findings.alike", { count: findings.length })}</summary><ul class="findings"></ul
  ></details>`;
  return html`${keyed(findings, folded)}`;
}

function mendButton(finding: Finding) {
  return html`<button type="button" class="button small" data-testid="mend" @click=${() => mend(finding)}
    >${icon("format")}${mendWords(finding)}</button
  >`;
}

/** What mending does, in a few words. */
export function mendWords({ mend: steps }: Pick<Finding, "mend">) {
  const [step, ...more] = (steps ?? []) as Json[];
  const meant = step.op === "move" ? step.path.split("/").at(-1).replaceAll("~1", "/").replaceAll("~0", "~") : step.value;
  const isName = more.length === 0 && typeof meant === "string" && ["move", "replace"].includes(step.op);
  return isName ? t("mend.meant", { name: meant }) : t("mend");
}

/** Changes the document so that the finding goes. */
export function mend({ document, mend: patch }: Finding) {
  const one = documentAt(document);
  if (!one) return;
  const text = edited(one.text, (patch ?? []) as object[]);
  edit({ documents: state.documents.map((each) => (each.id === one.id ? withText(each, text) : each)), active: one.id });
  tell("mend.done");
  void answerNow();
}

/** What may change the answer, for beside the verdict; null where nothing does. */
export function weighty(findings: readonly Finding[]) {
  const changes = changedDocuments(findings);
  const groups = groupsOf(findings.filter(({ severity }) => severity !== "info"));
  if (changes.length + groups.length === 0) return null;
  // What can be mended with one click comes first.
  groups.sort(([a], [b]) => Number(Boolean(b.mend)) - Number(Boolean(a.mend)));
  const rest = groups.slice(BESIDE).flat();
  return html`<section class="weighty" aria-labelledby="weighty-title" data-testid="weighty"
    ><h3 id="weighty-title">${t("findings.weighty")}</h3
    ><ul class="findings"
      >${changes.map(changeItem)}${groups.slice(0, BESIDE).map(([first, ...others]) => item(first, others))}</ul
    >${rest.length > 0 ? alike(rest) : null}</section
  >`;
}

/** Which documents change or replace others: `{ key, one, other }`, each pair once. */
function changedDocuments(findings: readonly Finding[]) {
  const pairs = new Map<string, Pair>();
  for (const { code, document, path } of findings) {
    const one = document === null ? null : documentAt(document);
    const found = one && resources(one).find((each) => each.path === path);
    if (!found || !["policy.merged", "policy.superseded"].includes(code)) continue;
    const value = valueIn(one, path);
    const isBody = value?.id === undefined;
    for (const other of state.documents) {
      const alikes = resources(other).filter(
        ({ resource, path: at }) => resource === found.resource && (isBody || valueIn(other, at)?.id === value.id),
      );
      if (other === one || alikes.length === 0) continue;
      if (code === "policy.superseded") pairs.set(`${other.id} ${one.id}`, { key: "documents.replaces", one: other, other: one });
      // The same once more, as policies carry strengths along, changes nothing.
      else if (isBody || alikes.some(({ path: at }) => contradicts(value, valueIn(other, at)))) {
        pairs.set(`${one.id} ${other.id}`, { key: isBody ? "documents.changes" : "documents.differ", one, other });
      }
    }
  }
  return [...pairs.values()];
}

/** Whether two objects have another value for the same member; annotations say how they were asked for. */
function contradicts(one: Json, other: Json) {
  return Object.keys(one).some((name) => !name.includes("@") && Object.hasOwn(other, name) && !same(one[name], other[name]));
}

function changeItem({ key, one, other }: Pair) {
  const values = { one: documentName(one), other: documentName(other) };
  return html`<li class="finding warning" data-testid="changed-documents"
    >${icon("warning")}<p><span class="word">${labelled(term("Severity", "warning"))}</span> ${t(key, values)}</p></li
  >`;
}

/** Which of the findings are listed: all, or those of a severity. */
let filter = "all";

/** The findings as a list, with a choice of the weight where there are several. */
export function findingList(findings: readonly Finding[]) {
  const list = elementOf(html`<ul class="findings"></ul>`);
  const kinds = ORDER.filter((kind) => findings.some(({ severity }) => severity === kind));
  const fill = () => {
    const chosen = kinds.includes(filter) ? filter : "all";
    draw(list, findingItems(findings.filter(({ severity }) => chosen === "all" || severity === chosen)));
  };
  fill();
  if (kinds.length < 2) return list;
  const count = (kind: string) => (kind === "all" ? findings : findings.filter(({ severity }) => severity === kind)).length;
  const choice = (kind: string) =>
    html`<label
      ><input
        type="radio"
        name="findingsShown"
        id="findings-${kind}"
        value=${kind}
        .checked=${live(kind === (kinds.includes(filter) ? filter : "all"))}
        @change=${() => {
          filter = kind;
          fill();
        }}
      /><span>${`${kind === "all" ? t("findings.all") : term("Severity", kind)} ${count(kind)}`}</span></label
    >`;
  const choices = html`<fieldset class="segments" data-testid="findings-filter"
    ><legend class="hidden">${t("findings.shown")}</legend>${["all", ...kinds].map(choice)}</fieldset
  >`;
  return html`<div>${choices}${list}</div>`;
}
