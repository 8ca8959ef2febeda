// What is said of a credential, as a list of fields.

import { given, html } from "../../../kit/html.ts";
import type { Child, Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";

/** A field: its label, its value or several, and whether that is code, which it is by itself. */
type Row = readonly [string, Children, boolean?];

/** A description list of the `[label, value, code = true]` that have a value; several values stand below each other. */
export function fields(rows: readonly Row[]) {
  return html`<dl class="fields"
    >${rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      .map(([label, value, code = true]) => [
        html`<dt>${t(label)}</dt>`,
        html`<dd class=${given(code && "code")}>${Array.isArray(value) ? value.map((one: Child) => html`<div>${one}</div>`) : value}</dd>`,
      ])
      .flat()}</dl
  >`;
}

/** A sentence with a picture. */
export function note(text: string, picture: string = "info") {
  return html`<p class="said">${icon(picture)}<span>${text}</span></p>`;
}

/** A text that may break after its commas, and after a `>`: a distinguished name, or what holds one. */
export function breakable(text: string) {
  return text.split(/(?<=[,>])/).flatMap((piece, index) => (index === 0 ? [piece] : [html`<wbr />`, piece]));
}

/** A value with a button that copies it; where the browser does not let it, the value is selected instead. */
export function copied(value: string) {
  const copy = async ({ currentTarget }: Event) => {
    const parts = (currentTarget as Element).closest(".copied");
    const said = parts?.querySelector(".muted");
    try {
      await navigator.clipboard.writeText(value);
      if (said) said.textContent = t("copied");
    } catch {
      if (parts?.firstElementChild) getSelection()?.selectAllChildren(parts.firstElementChild);
      if (said) said.textContent = t("selected");
    }
  };
  const button = html`<button type="button" class="link" aria-label=${t("copyValue", { value })} @click=${copy}
    >${icon("copy")}${t("copy")}</button
  >`;
  return html`<div class="copied"
    ><span>${breakable(value)}</span><span class="copy"><span class="muted" role="status"></span>${button}</span></div
  >`;
}
