// What is said of a credential, as a list of fields.

import { h } from "../../../kit/dom.js";
import { t } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";

/** A description list of the `[label, value, code = true]` that have a value; several values stand below each other. */
export function fields(rows) {
  return h(
    "dl",
    { class: "fields" },
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && value.length !== 0)
      .map(([label, value, code = true]) => [
        h("dt", {}, t(label)),
        h("dd", code ? { class: "code" } : {}, Array.isArray(value) ? value.map((one) => h("div", {}, one)) : value),
      ])
      .flat(),
  );
}

/** A sentence with a picture. */
export function note(text, picture = "info") {
  return h("p", { class: "said" }, icon(picture), h("span", {}, text));
}

/** A text that may break after its commas, and after a `>`: a distinguished name, or what holds one. */
export function breakable(text) {
  return text.split(/(?<=[,>])/).flatMap((piece, index) => (index === 0 ? [piece] : [h("wbr"), piece]));
}

/** A value with a button that copies it; where the browser does not let it, the value is selected instead. */
export function copied(value) {
  const text = h("span", {}, breakable(value));
  const said = h("span", { class: "muted", role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      said.textContent = t("copied");
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = t("selected");
    }
  };
  const button = h(
    "button",
    { type: "button", class: "link", "aria-label": t("copyValue", { value }), on: { click: copy } },
    icon("copy"),
    t("copy"),
  );
  return h("div", { class: "copied" }, text, h("span", { class: "copy" }, said, button));
}
