// What is noteworthy about policies and question.

import { answerNow, documentAt } from "../../state/answer.js";
import { same } from "../../../kit/diff.js";
import { documentName, resources, valueIn } from "../../state/documents.js";
import { h } from "../../../kit/dom.js";
import { tell } from "../../state/history.js";
import { labelled, t, term } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { edit as edited } from "../../core/package.js";
import { placeButton } from "../editor/place.js";
import { edit, state, withText } from "../../state/state.js";

const ORDER = ["error", "warning", "info"];
/** Groups that stand beside the verdict at most. */
const BESIDE = 3;

/** The findings as list items: those with one code together, the weightiest first. */
export function findingItems(findings) {
  return groupsOf(findings).map(([first, ...others]) => item(first, others));
}

function groupsOf(findings) {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const groups = new Map();
  for (const finding of sorted) {
    const key = `${finding.severity} ${finding.code}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function item(finding, others) {
  return h(
    "li",
    { class: `finding ${finding.severity}`, "data-code": finding.code },
    icon(finding.severity),
    h(
      "div",
      {},
      h("p", {}, h("span", { class: "word" }, labelled(term("Severity", finding.severity))), " ", finding.text),
      h(
        "p",
        { class: "meta" },
        finding.document === null ? null : placeButton(finding),
        h("code", {}, finding.code),
        finding.mend ? mendButton(finding) : null,
      ),
      others.length > 0 ? alike(others) : null,
    ),
  );
}

/** The others with the same code, made once somebody opens them: there may be hundreds. */
function alike(findings) {
  const list = h("ul", { class: "findings" });
  const fill = () => {
    if (list.childElementCount === 0) list.append(...findings.map((finding) => item(finding, [])));
  };
  return h("details", { class: "alike", on: { toggle: fill } }, h("summary", {}, t("findings.alike", { count: findings.length })), list);
}

function mendButton(finding) {
  return h(
    "button",
    { type: "button", class: "button small", "data-testid": "mend", on: { click: () => mend(finding) } },
    icon("format"),
    mendWords(finding),
  );
}

/** What mending does, in a few words. */
export function mendWords({ mend: [step, ...more] }) {
  const meant = step.op === "move" ? step.path.split("/").at(-1).replaceAll("~1", "/").replaceAll("~0", "~") : step.value;
  const isName = more.length === 0 && typeof meant === "string" && ["move", "replace"].includes(step.op);
  return isName ? t("mend.meant", { name: meant }) : t("mend");
}

/** Changes the document so that the finding goes. */
export function mend({ document, mend: patch }) {
  const one = documentAt(document);
  if (!one) return;
  const text = edited(one.text, patch);
  edit({ documents: state.documents.map((each) => (each.id === one.id ? withText(each, text) : each)), active: one.id });
  tell("mend.done");
  answerNow();
}

/** What may change the answer, for beside the verdict; null where nothing does. */
export function weighty(findings) {
  const changes = changedDocuments(findings);
  const groups = groupsOf(findings.filter(({ severity }) => severity !== "info"));
  if (changes.length + groups.length === 0) return null;
  // What can be mended with one click comes first.
  groups.sort(([a], [b]) => Number(Boolean(b.mend)) - Number(Boolean(a.mend)));
  const rest = groups.slice(BESIDE).flat();
  return h(
    "section",
    { class: "weighty", "aria-labelledby": "weighty-title", "data-testid": "weighty" },
    h("h3", { id: "weighty-title" }, t("findings.weighty")),
    h(
      "ul",
      { class: "findings" },
      changes.map(changeItem),
      groups.slice(0, BESIDE).map(([first, ...others]) => item(first, others)),
    ),
    rest.length > 0 ? alike(rest) : null,
  );
}

/** Which documents change or replace others: `{ key, one, other }`, each pair once. */
function changedDocuments(findings) {
  const pairs = new Map();
  for (const { code, document, path } of findings) {
    const one = document === null ? null : documentAt(document);
    const found = one && resources(one).find((each) => each.path === path);
    if (!found || !["policy.merged", "policy.superseded"].includes(code)) continue;
    const value = valueIn(one, path);
    const isBody = value?.id === undefined;
    for (const other of state.documents) {
      const alikes = resources(other).filter(({ resource, path: at }) => resource === found.resource && (isBody || valueIn(other, at)?.id === value.id));
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
function contradicts(one, other) {
  return Object.keys(one).some((name) => !name.includes("@") && Object.hasOwn(other, name) && !same(one[name], other[name]));
}

function changeItem({ key, one, other }) {
  const values = { one: documentName(one), other: documentName(other) };
  return h(
    "li",
    { class: "finding warning", "data-testid": "changed-documents" },
    icon("warning"),
    h("p", {}, h("span", { class: "word" }, labelled(term("Severity", "warning"))), " ", t(key, values)),
  );
}

/** Which of the findings are listed: all, or those of a severity. */
let filter = "all";

/** The findings as a list, with a choice of the weight where there are several. */
export function findingList(findings) {
  const list = h("ul", { class: "findings" });
  const kinds = ORDER.filter((kind) => findings.some(({ severity }) => severity === kind));
  const fill = () => {
    const chosen = kinds.includes(filter) ? filter : "all";
    list.replaceChildren(...findingItems(findings.filter(({ severity }) => chosen === "all" || severity === chosen)));
  };
  fill();
  if (kinds.length < 2) return list;
  const count = (kind) => (kind === "all" ? findings : findings.filter(({ severity }) => severity === kind)).length;
  const choice = (kind) =>
    h(
      "label",
      {},
      h("input", {
        type: "radio",
        name: "findingsShown",
        id: `findings-${kind}`,
        value: kind,
        checked: kind === (kinds.includes(filter) ? filter : "all"),
        on: {
          change: () => {
            filter = kind;
            fill();
          },
        },
      }),
      h("span", {}, `${kind === "all" ? t("findings.all") : term("Severity", kind)} ${count(kind)}`),
    );
  const choices = h("fieldset", { class: "segments", "data-testid": "findings-filter" }, h("legend", { class: "hidden" }, t("findings.shown")), ["all", ...kinds].map(choice));
  return h("div", {}, choices, list);
}
