// Users and what they open as a table, each cell the weakest that is let in: by a word, a colour and a pattern.

import type { MapCell, SweepReport } from "../../../kit/contract.ts";
import { targetOf } from "../../../kit/dom.ts";
import { given, html } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { peopleText } from "./narrowing.ts";

/** What of the map is in the document. */
export interface Window {
  /** The rows and columns that are within, by their places. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Whether all of them are shown. */
  readonly allRows: boolean;
  readonly allColumns: boolean;
}

/** The cell that keys start from. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns that are shown before somebody asks for the others. */
const MOST_ROWS = 30;
const MOST_COLUMNS = 16;

/** What a cell can be; a picture and a pattern go with each. */
const KINDS = ["level0", "level1", "level2", "level3", "shut", "none", "open"] as const;
type Kind = (typeof KINDS)[number];

/** The rows and columns that are shown. */
export function shownOf({ rows, columns, allRows, allColumns }: Window) {
  return { rows: allRows ? rows : rows.slice(0, MOST_ROWS), columns: allColumns ? columns : columns.slice(0, MOST_COLUMNS) };
}

function kindOf({ weakest, open, blocked }: MapCell, { credentials }: SweepReport): Kind {
  if (weakest === null || weakest === undefined) return blocked ? "shut" : open ? "open" : "none";
  return KINDS[Math.min(credentials[weakest]?.level ?? 0, 3)] ?? "level0";
}

function legendItem(kind: Kind) {
  return html`<li><span class="sweep-swatch" data-kind=${kind}></span>${t(`sweep.${kind}`)}</li>`;
}

/** What the cells mean. */
export function legend({ required }: SweepReport) {
  return html`<ul class="sweep-legend" aria-label=${t("sweep.legend")}
    >${KINDS.map(legendItem)}<li>${icon("warning")}${t("sweep.legendLess", { required })}</li
    ><li>${icon("unknown")}${t("sweep.legendOpen")}</li></ul
  >`;
}

/** Has the keys start from a cell: it alone is reached by Tab, and thousands need not be drawn anew for that. */
export function point(place: HTMLElement, { row, column }: Cursor) {
  for (const button of place.querySelectorAll<HTMLElement>('.sweep-cell[tabindex="0"]')) button.tabIndex = -1;
  const button = place.querySelector<HTMLElement>(`.sweep-cell[data-row="${row}"][data-column="${column}"]`);
  if (button) button.tabIndex = 0;
  return button;
}

/** The table of what is within; `open(at)` opens a sign-in, and `move(at)` takes the keys to another cell, from `cursor()`. */
export function mapTable(
  report: SweepReport,
  within: Window,
  act: { cursor: () => Cursor; open: (at: Cursor) => void; move: (at: Cursor) => void },
) {
  const { map, credentials } = report;
  const { rows, columns } = shownOf(within);
  const cellOf = (row: number, column: number): TemplateResult => {
    const cell = map.rows[row]?.cells[column] ?? { weakest: null, open: false, blocked: false };
    const kind = kindOf(cell, report);
    const weakest = credentials[cell.weakest ?? -1];
    const isLess = weakest !== undefined && !weakest.suffices;
    const isOpen = weakest !== undefined && cell.open;
    const less = isLess
      ? html`<span class="hidden">. ${t("sweep.legendLess", { required: report.required })}</span>${icon("warning")}`
      : null;
    const open = isOpen ? html`<span class="hidden">. ${t("sweep.legendOpen")}</span>${icon("unknown")}` : null;
    const at = { row, column };
    return html`<td
      ><button
        type="button"
        class="sweep-cell"
        data-kind=${kind}
        data-row=${String(row)}
        data-column=${String(column)}
        tabindex="-1"
        title=${given(weakest?.text)}
        @click=${() => act.open(at)}
        ><span class="hidden">${t("sweep.cell", { user: map.rows[row]?.text, resource: map.columns[column] })} </span
        ><span class="sweep-swatch" data-kind=${kind}></span
        ><span class="sweep-cell-words"
          ><span>${t(`sweep.${kind}`)}</span>${weakest ? [html`<span class="hidden">, </span>`, html`<span class="sweep-weakest">${weakest.text}</span>`] : null}</span
        >${less}${open}</button
      ></td
    >`;
  };
  const keys = (event: KeyboardEvent) => {
    const step = stepOf(event, rows, columns, act.cursor());
    if (!step || !targetOf<Element>(event).matches(".sweep-cell")) return;
    event.preventDefault();
    act.move(step);
  };
  return html`<table
    class="sweep-map"
    role="grid"
    aria-labelledby="sweep-map-title"
    aria-describedby="sweep-narrowed sweep-map-hint"
    data-testid="sweep-map"
    @keydown=${keys}
    ><thead
      ><tr
        ><th scope="col">${t("sweep.users")}</th>${columns.map((column) => html`<th scope="col" title=${map.columns[column] ?? ""}><span>${map.columns[column] ?? ""}</span></th>`)}</tr
      ></thead
    ><tbody
      >${rows.map((row) => {
        const { text = "", people = null } = map.rows[row] ?? {};
        return html`<tr
          ><th scope="row"
            >${text}${people === null ? null : html`<span class="muted">${peopleText(people)}</span>`}</th
          >${columns.map((column) => cellOf(row, column))}</tr
        >`;
      })}</tbody
    ></table
  >`;
}

/** Where a key leads; null where it is none of these. */
function stepOf({ key, ctrlKey }: KeyboardEvent, rows: readonly number[], columns: readonly number[], cursor: Cursor): Cursor | null {
  const [row, column] = [rows.indexOf(cursor.row), columns.indexOf(cursor.column)];
  const steps: Record<string, readonly [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    Home: [ctrlKey ? 0 : row, 0],
    End: [ctrlKey ? rows.length - 1 : row, columns.length - 1],
    PageDown: [row + 10, column],
    PageUp: [row - 10, column],
  };
  const to = steps[key];
  if (!to) return null;
  const held = (list: readonly number[], place: number) => list[Math.min(Math.max(place, 0), list.length - 1)] ?? 0;
  return { row: held(rows, to[0]), column: held(columns, to[1]) };
}
