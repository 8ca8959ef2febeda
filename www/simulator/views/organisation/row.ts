// A person of an organisation as a row of the table.

import type { ImpactKey, ImpactUser } from "../../../kit/contract.ts";
import { draw, given, html } from "../../../kit/html.ts";
import type { Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { keyName, personDetail, personName } from "./names.ts";
import { effectIcon, effectWords, number } from "./picture.ts";
import { waysText } from "./rows.ts";

/** A row as the worker gives it, with the number of the person among all. */
export interface LoadedRow {
  readonly row: ImpactUser;
  readonly number: number;
}

export const COLUMNS = ["name", "effect", "reason", "keys", "otherWays"];

/** Fills the element of a row; of one that is null nothing is known yet. */
export function drawRow(element: HTMLElement, loaded: LoadedRow | null) {
  if (!loaded)
    return draw(
      element,
      COLUMNS.map((_, index) => cell(index, "", "…")),
    );
  const { row, number: place } = loaded;
  const { effect } = row;
  const detail = personDetail(row);
  return draw(element, [
    cell(0, "name", html`<strong>${personName(row, place)}</strong>`, detail ? html`<span class="muted">${detail}</span>` : null),
    cell(1, "effect", effectIcon(effect), html`<span>${effectWords(effect)}</span>`),
    cell(2, "reason", reasonWords(row.reason)),
    cell(3, "keys", ...keysOf(row)),
    cell(4, "otherWays", waysText(row.otherWays, state.language) || t("organisation.none")),
  ]);
}

function cell(index: number, column: string, ...content: Children[]) {
  return html`<div
    role=${index === 0 ? "rowheader" : "gridcell"}
    aria-colindex=${String(index + 1)}
    data-head=${t(`organisation.${COLUMNS[index]}`)}
    class="cell-${column || "empty"}"
    >${content}</div
  >`;
}

/** Keys by name, each model once, those that are lost first and marked. */
function keysOf({ keys }: Pick<ImpactUser, "keys">) {
  if (keys.length === 0) return [html`<span class="muted">${t("organisation.noKeys")}</span>`];
  const isLost = (key: ImpactKey) => key.before.decision === "allow" && key.after.decision === "deny";
  const seen = new Map();
  for (const key of keys) {
    const name = keyName(key);
    const one = seen.get(name) ?? { count: 0, lost: false };
    seen.set(name, { count: one.count + 1, lost: one.lost || isLost(key) });
  }
  return [...seen]
    .sort(([, a], [, b]) => b.lost - a.lost)
    .map(
      ([name, { count, lost }]) =>
        html`<span class=${given(lost ? "lost" : null)}
          >${lost ? icon("fail") : null}${lost ? html`<span class="hidden">${term("Decision", "deny")}</span>` : null}${count > 1 ? `${name} × ${number(count)}` : name}</span
        >`,
    );
}

function reasonWords(code: string | null) {
  return code ? (tOrNull(`reason.${code}`) ?? code) : "";
}
