// What would change the verdict: each change as the lines that it touches, with a way to make it and one to take it back.

import { answerNow, documentAt } from "./answer.js";
import { documentName } from "./documents.js";
import { byId, h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { diffLines, patchText } from "./patch.js";
import { edit, state } from "./state.js";

/** Lines of a change that are shown at most. */
const MOST = 40;

/** The remedies of a verdict as a list; null where there are none. */
export function remedyList(remedies) {
  if (remedies.length === 0) return null;
  return h("ul", { class: "remedies", "data-testid": "remedies" }, remedies.map(item));
}

function item({ text, document: index, patch }, number) {
  const one = documentAt(index);
  let change = null;
  try {
    change = one && patchText(one.text, patch);
  } catch {
    // It can still be read and made by hand.
  }
  return h(
    "li",
    {},
    h("p", { id: `remedy-${number}` }, text),
    change ? difference(one, change) : null,
    change
      ? h(
          "p",
          {},
          h(
            "button",
            {
              type: "button",
              class: "button",
              "aria-describedby": `remedy-${number}`,
              "data-testid": "apply-remedy",
              on: { click: () => apply(one, change.text, text) },
            },
            icon("format"),
            t("remedy.apply"),
          ),
        )
      : null,
  );
}

function difference(one, { text, reformatted }) {
  const lines = diffLines(one.text, text);
  const rows = lines.slice(0, MOST).map((line) => (line ? row(line) : h("div", { class: "row cut" }, "…")));
  if (lines.length > MOST) rows.push(h("div", { class: "row cut" }, t("linesLeftOut", { count: lines.length - MOST })));
  return h(
    "figure",
    { class: "clause" },
    h("div", { class: "code-lines diff", tabindex: "0", role: "group", "aria-label": t("remedy.difference") }, rows),
    h(
      "figcaption",
      {},
      h("span", {}, documentName(one)),
      reformatted ? h("span", { class: "muted" }, t("remedy.reformatted")) : null,
    ),
  );
}

function row({ mark, number, text }) {
  const tag = { "-": "del", "+": "ins", " ": "span" }[mark];
  return h(
    "div",
    { class: `row ${{ "-": "removed", "+": "added", " ": "" }[mark]}` },
    h("span", { class: "number" }, String(number)),
    h("span", { class: "mark", "aria-hidden": "true" }, mark),
    h(tag, {}, text),
  );
}

function put(id, text, applied) {
  edit({ documents: state.documents.map((one) => (one.id === id ? { ...one, text } : one)), active: id, applied });
  answerNow();
}

function apply({ id, text: before }, after, text) {
  put(id, after, { id, before, after, text });
  byId("undo-remedy")?.focus();
}

/** What was applied just now, with the way back; null once the document says something else. */
export function appliedNote() {
  const { applied } = state;
  if (!applied) return null;
  const there = state.documents.find((one) => one.id === applied.id);
  if (there?.text !== applied.after) return null;
  return h(
    "div",
    { class: "offer", "data-testid": "applied" },
    h("p", {}, icon("pass"), h("span", {}, t("remedy.applied"), " ", applied.text)),
    h(
      "button",
      {
        type: "button",
        class: "button",
        id: "undo-remedy",
        on: {
          click: () => {
            put(applied.id, applied.before, null);
            byId("verdict-title").focus();
          },
        },
      },
      icon("undo"),
      t("remedy.undo"),
    ),
  );
}
