// Lines below the credential box: what was recognised, and what can be done with it.

import { html } from "../../../kit/html.ts";
import type { Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t, term, tOrNull } from "../../i18n.ts";

export function said(kind: string, ...rest: Children[]) {
  return html`<p class="said"
    >${icon("pass")}<span>${t("recognised")} <strong>${tOrNull(`kind.${kind}`) ?? term("InspectionKind", kind)}</strong>${rest}</span></p
  >`;
}

export function offer(text: string, label: string, act: () => unknown) {
  return html`<div class="offer"><p>${icon("info")}${text}</p><button type="button" class="button" @click=${act}>${label}</button></div>`;
}
