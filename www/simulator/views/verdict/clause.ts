// The deciding clause, as it stands in the person's own JSON.

import { until } from "lit/directives/until.js";

import type { Clause } from "../../../kit/contract.ts";
import { verbatim } from "../../../kit/dom.ts";
import { html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { t } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { documentName, resources } from "../../state/documents.ts";
import { find } from "../../state/places.ts";
import { state } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";

/** Lines of context on either side, and how many lines of the clause itself to show at most. */
const AROUND = 2;
const MOST = 12;

/** The excerpt for a clause `{ document, path }`, or null where there is nothing to show. */
export function clauseExcerpt(clause: Clause | null) {
  const one = clause ? documentAt(clause.document) : null;
  const span = clause && one ? find(one, clause.path) : null;
  if (!clause || !one || !span) return null;
  const lines = one.text.split("\n");
  const missing = !span.exact;
  // A member that is left out has no lines of its own; the object that could hold it begins where it begins.
  const last = missing ? span.line : span.endLine;
  const shown: TemplateResult[] = [];
  const from = Math.max(1, span.line - AROUND);
  const to = Math.min(lines.at(-1) === "" ? lines.length - 1 : lines.length, last + AROUND);
  for (let number = from; number <= to; number += 1) {
    const within = number >= span.line && number <= last;
    const cut = last - span.line + 1 > MOST && number > span.line + MOST - 4 && number < last - 1;
    if (!cut) shown.push(row(number, lines[number - 1] ?? "", within && !missing));
    else if (number === span.line + MOST - 3)
      shown.push(html`<div class="row cut">${t("linesLeftOut", { count: last - 1 - number })}</div>`);
  }
  return html`<figure class="clause" data-testid="deciding-clause"
    ><div class="code-lines" tabindex="0" role="group" aria-label=${t("decidingClause")}>${shown}</div
    ><figcaption
      ><span>${documentName(one)}</span>${
        missing && clause.path
          ? html`<span class="muted">${t("notInDocument", { path: clause.path })}</span>`
          : html`<code>${clause.path || "/"}</code>`
      }${placeButton(clause, "go-to-clause")}${inPortal(one, clause.path, "portal-path")}</figcaption
    ></figure
  >`;
}

/** Where the portal has what a pointer leads to in a document; the words come after the answer. */
export const inPortal = (one: PolicyDocument, path: string, id: string) => until(portal(one, path, id), nothing);

async function portal(one: PolicyDocument, path: string, id: string) {
  const { portalPath } = await import("../editor/portal.ts");
  const found = portalPath(resources(one), path, state.language);
  return found ? html`<span class="portal" data-testid=${id}>${icon("portal")} <span>${t("portal.at", { path: found })}</span></span>` : nothing;
}

function row(number: number, text: string, marked: boolean) {
  return html`<div class=${marked ? "row marked" : "row"}
    ><span class="number">${String(number)}</span
    >${marked ? html`<mark>${verbatim(text)}</mark>` : html`<span>${verbatim(text)}</span>`}${marked ? html`<span class="hidden">${` (${t("decidingLine")})`}</span>` : null}</div
  >`;
}
