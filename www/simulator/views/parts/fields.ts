// What is said of a credential, as a list of fields.

import { h } from "../../../kit/dom.ts";
import type { Child, Children } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";

/** A field: its label, its value or several, and whether that is code, which it is by itself. */
type Row = readonly [string, Children, boolean?];

/** A description list of the `[label, value, code = true]` that have a value; several values stand below each other. */
export function fields(rows: readonly Row[]) {
  return h(
    "dl",
    { class: "fields" },
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      .map(([label, value, code = true]) => [
        h("dt", {}, t(label)),
        h("dd", code ? { class: "code" } : {}, Array.isArray(value) ? value.map((one: Child) => h("div", {}, one)) : value),
      ])
      .flat(),
  );
}

/** A sentence with a picture. */
export function note(text: string, picture: string = "info") {
  return h("p", { class: "said" }, icon(picture), h("span", {}, text));
}

/** A text that may break after its commas, and after a `>`: a distinguished name, or what holds one. */
export function breakable(text: string) {
  return text.split(/(?<=[,>])/).flatMap((piece, index) => (index === 0 ? [piece] : [h("wbr"), piece]));
}

/** A value with a button that copies it; where the browser does not let it, the value is selected instead. */
export function copied(value: string) {
  const text = h("span", {}, breakable(value));
  const said = h("span", { class: "muted", role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      said.textContent = t("copied");
    } catch {
      getSelection()?.selectAllChildren(text);
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
