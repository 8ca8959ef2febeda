// A table of as many rows as there are, of which those in sight alone are in the document.

import { targetOf } from "../../../kit/dom.ts";
import { elementOf, html } from "../../../kit/html.ts";
import type { LoadedRow } from "./row.ts";

interface TableParts {
  readonly grid: HTMLElement;
  readonly head: HTMLElement;
  readonly load: (from: number, to: number) => Promise<LoadedRow[]>;
  readonly draw: (element: HTMLElement, row: LoadedRow | null) => void;
  readonly open: (row: LoadedRow) => void;
}

/** Pixels that the scrolled content has at most: browsers draw nothing beyond some number of millions. */
const TALLEST = 8_000_000;
/** Rows that are asked for beside those in sight, on either side. */
const BESIDE = 60;
/** Rows that are kept. */
const KEPT = 2000;
/** Milliseconds without scrolling after which the scroll bar is put right. */
const REST = 200;

/**
 * Makes a table of `grid`, an element that scrolls, with `head` in it. `load(from, to)` gives rows, `draw(element, row)`
 * fills the element of one that is null while it is not there, `open(row)` is what Enter and a click do.
 * The height of rows is `--row-height` of the grid.
 */
export function rowTable({ grid, head, load, draw, open }: TableParts) {
  const layer = elementOf(html`<div role="none" class="grid-rows"></div>`);
  const body = elementOf(html`<div role="rowgroup" class="grid-body">${layer}</div>`);
  grid.append(head, body);

  let count = 0;
  let rows: Map<number, LoadedRow> = new Map();
  let loading = false;
  /** Counts the arrangements, so that rows of an earlier one are known for such. */
  let arrangement = 0;
  /** The row that keys start from. */
  let current = 0;
  /** Where the first row in sight begins, as if the content had its whole height, and what the browser says. */
  let top = 0;
  let scrolled = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const elements: Map<number, HTMLElement> = new Map();

  const rowHeight = () => Number.parseFloat(getComputedStyle(grid).getPropertyValue("--row-height")) || 48;
  const whole = () => count * rowHeight();
  const room = () => Math.max(0, grid.clientHeight - head.offsetHeight);
  const shownHeight = () => Math.min(whole(), TALLEST);
  /** How far it can be scrolled, in whole and in the browser. */
  const reach = (): [number, number] => [Math.max(0, whole() - room()), Math.max(0, shownHeight() - room())];

  function scrollToPlace(place: number) {
    const [far, reached] = reach();
    top = Math.min(Math.max(0, place), far);
    grid.scrollTop = far > 0 ? (top / far) * reached : 0;
    scrolled = grid.scrollTop;
  }

  function whenScrolled() {
    const moved = grid.scrollTop - scrolled;
    if (moved === 0) return;
    scrolled = grid.scrollTop;
    const [far, reached] = reach();
    // What a hand scrolls goes as far as it should; the scroll bar leads to its share of the whole.
    if (scrolled <= 0) top = 0;
    else if (scrolled >= reached - 1) top = far;
    else top = far === reached || Math.abs(moved) > room() ? (scrolled / reached) * far : Math.min(Math.max(0, top + moved), far);
    render();
    clearTimeout(resting);
    resting = setTimeout(() => scrollToPlace(top), REST);
  }

  function range(): [number, number] {
    const height = rowHeight();
    const first = Math.max(0, Math.floor(top / height));
    return [first, Math.min(count, Math.ceil((top + room()) / height) + 1)];
  }

  function render() {
    const height = rowHeight();
    const [first, last] = range();
    body.style.height = `${shownHeight()}px`;
    layer.style.height = `${Math.min(room(), whole())}px`;
    layer.style.top = `${head.offsetHeight}px`;
    for (const [index, element] of elements) {
      if (index >= first && index < last) continue;
      element.remove();
      elements.delete(index);
    }
    for (let index = first; index < last; index += 1) {
      const element = elements.get(index) ?? added(index);
      element.style.transform = `translateY(${index * height - top}px)`;
      element.toggleAttribute("data-current", index === current);
    }
    if (current >= first && current < last) grid.setAttribute("aria-activedescendant", elements.get(current)?.id ?? "");
    else grid.removeAttribute("aria-activedescendant");
    void fetchRows();
  }

  function added(index: number) {
    const element = elementOf(html`<div role="row" class="grid-row" id="${grid.id}-${index}" aria-rowindex=${index + 2}></div>`);
    draw(element, rows.get(index) ?? null);
    elements.set(index, element);
    // Screen readers go by the order in the document.
    const next = elements.get(index + 1);
    layer.insertBefore(element, next ?? null);
    return element;
  }

  async function fetchRows() {
    const [first, last] = range();
    let from = first;
    while (from < last && rows.has(from)) from += 1;
    if (loading || from >= last) return;
    loading = true;
    const asked = arrangement;
    from = Math.max(0, first - BESIDE);
    const list = await load(from, Math.min(count, last + BESIDE)).catch(() => null);
    loading = false;
    if (list && asked === arrangement) {
      if (rows.size > KEPT) rows.clear();
      list.forEach((row, index) => rows.set(from + index, row));
      for (const [index, element] of elements) if (rows.has(index)) draw(element, rows.get(index) ?? null);
    }
    if (list) void fetchRows();
  }

  function goTo(index: number) {
    if (count === 0) return;
    current = Math.min(Math.max(0, index), count - 1);
    const height = rowHeight();
    const above = current * height;
    if (above < top) scrollToPlace(above);
    else if (above + height > top + room()) scrollToPlace(above + height - room());
    render();
  }

  function openRow(index: number) {
    const row = rows.get(index);
    if (row) open(row);
  }

  grid.addEventListener("scroll", whenScrolled);
  grid.addEventListener("keydown", (event) => {
    if (event.target !== grid || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(room() / rowHeight()) - 1);
    const places: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    if (event.key === "Enter" || event.key === " ") openRow(current);
    else if (places[event.key] !== undefined) goTo(places[event.key] ?? 0);
    else return;
    event.preventDefault();
  });
  layer.addEventListener("click", (event) => {
    const element = targetOf<Element>(event).closest(".grid-row");
    if (!element) return;
    current = Number(element.getAttribute("aria-rowindex")) - 2;
    grid.focus({ preventScroll: true });
    render();
    openRow(current);
  });
  new ResizeObserver(() => {
    scrollToPlace(top);
    render();
  }).observe(grid);

  return {
    /** Shows as many rows as there are now; those of before are gone. */
    show(number: number) {
      count = number;
      arrangement += 1;
      rows = new Map();
      current = 0;
      for (const element of elements.values()) element.remove();
      elements.clear();
      grid.setAttribute("aria-rowcount", String(number + 1));
      body.style.height = `${shownHeight()}px`;
      scrollToPlace(0);
      render();
    },
    /** Draws the rows in sight anew. */
    redraw() {
      for (const [index, element] of elements) draw(element, rows.get(index) ?? null);
    },
  };
}
