// What is noteworthy about policies and question.

import { h } from "./dom.js";
import { labelled, term } from "./i18n.js";
import { icon } from "./icons.js";
import { placeButton } from "./place.js";

const ORDER = ["error", "warning", "info"];

/** The findings as list items, the weightiest first. */
export function findingItems(findings) {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return sorted.map((finding) =>
    h(
      "li",
      { class: `finding ${finding.severity}`, "data-code": finding.code },
      icon(finding.severity),
      h(
        "div",
        {},
        h("p", {}, h("span", { class: "word" }, labelled(term("Severity", finding.severity))), " ", finding.text),
        h("p", { class: "meta" }, finding.document === null ? null : placeButton(finding), h("code", {}, finding.code)),
      ),
    ),
  );
}
