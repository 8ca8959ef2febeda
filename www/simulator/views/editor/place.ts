// Ways to a place in a policy: a clause, a finding, or an error.

import { byId, motion } from "../../../kit/dom.ts";
import { given, html } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { documentName } from "../../state/documents.ts";
import { find } from "../../state/places.ts";
import { state, update } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { offsetOf, select } from "./editor.ts";

/** A place in a policy: a clause, a finding, or an error. */
export interface Place {
  readonly document?: number | null | undefined;
  readonly path?: string | null | undefined;
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
}

/** Selects a clause of a document in the editor. */
export function goToClause(one: PolicyDocument, path: string) {
  if (state.active !== one.id) update({ active: one.id });
  const span = find(one, path);
  if (span) select(span.start, span.end);
}

/** Selects a clause `{ document, path }`, or a place `{ document, line, column }`, in the editor. */
export function goToPlace({ document: index, path, line, column }: Place) {
  const target = documentAt(index);
  if (!target) return;
  if (state.active !== target.id) update({ active: target.id });
  const span = path === null || path === undefined ? null : find(target, path);
  let start = span?.start;
  let end = span?.end;
  if (line && !span?.exact) {
    start = offsetOf(target.text, line, column ?? 1);
    const rest = target.text.slice(start).search(/\n|$/);
    end = start + Math.max(1, rest);
  }
  select(start ?? 0, end ?? 0);
  byId("policy-editor").scrollIntoView({ block: "nearest", behavior: motion() });
}

/** How a place is written: document, line and column. */
export function placeText({ document: index, path, line, column }: Place) {
  const target = documentAt(index);
  if (!target) return null;
  const span = line ? { line, column } : find(target, path ?? "");
  const several = state.documents.length > 1;
  const place = span ? t("place", { line: span.line, column: span.column }) : "";
  return several ? `${documentName(target)}, ${place}` : place;
}

/** A button that leads to a place, or null where there is none. */
export function placeButton(place: Place, testId?: string): TemplateResult | null {
  const text = placeText(place);
  if (!text) return null;
  return html`<button type="button" class="link place" title=${t("goToPlace")} data-testid=${given(testId)} @click=${() => goToPlace(place)}
    >${icon("place")}${text}</button
  >`;
}
