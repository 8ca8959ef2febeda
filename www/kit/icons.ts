// Small pictures beside words; none of them stands alone.

import { html, nothing, svg } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";

const DISC = "M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z";
const TRIANGLE = "M10 2 1.2 17.4h17.6L10 2Z";

/** Each: a filled shape (or none) and strokes on it. */
const SHAPES: Record<string, readonly [string, string]> = {
  pass: [DISC, "m6 10.4 2.7 2.7L14 7.6"],
  fail: [DISC, "m7 7 6 6m0-6-6 6"],
  unknown: [DISC, "M7.7 8a2.3 2.3 0 1 1 3.4 2c-.7.4-1.1.8-1.1 1.6m0 2.4v.1"],
  skip: [DISC, "M6.5 10h7"],
  error: [DISC, "M10 5.6v5.2m0 3v.1"],
  warning: [TRIANGLE, "M10 8v4.4m0 2.2v.1"],
  info: [DISC, "M10 9.2v5.2M10 6v.1"],
  close: ["", "m5.5 5.5 9 9m0-9-9 9"],
  add: ["", "M10 4v12M4 10h12"],
  open: ["", "M2.8 15.5v-11h5l2 2h7.4v9Z"],
  format: ["", "M3 5h14M6 9h11M6 13h11M3 17h8"],
  search: ["", "M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10Zm3.6 8.6 4.4 4.4"],
  place: ["", "M8 4H4v12h12v-4M11 4h5v5m0-5-7 7"],
  theme: ["", "M10 2.6a7.4 7.4 0 1 0 0 14.8Zm0 0a7.4 7.4 0 0 1 0 14.8M12.6 3.2v13.6M15.2 5v10"],
  copy: ["", "M7 7h9v9H7Zm-3 6V4h9"],
  list: ["", "M7 5h10M7 10h10M7 15h10M3 5h.1M3 10h.1M3 15h.1"],
  save: ["", "M10 3v9m-4-4 4 4 4-4M4 16.5h12"],
  down: ["", "m5 7.5 5 5 5-5"],
  next: ["", "M3 10h13m-4.5-4.5L16 10l-4.5 4.5"],
  redo: ["", "m13 4 3.5 3.5L13 11m3.5-3.5H9a4.3 4.3 0 0 0 0 8.6h4"],
  undo: ["", "M7 4 3.5 7.5 7 11M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H7"],
  eye: ["", "M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5Zm7.5 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z"],
  up: ["", "m5 12.5 5-5 5 5"],
  pin: ["", "M7 2.8h6l-.8 6 2.6 3.4H5.2l2.6-3.4Zm3 9.4v5"],
  swap: ["", "M4 7h12m-3.5-3.5L16 7l-3.5 3.5M16 13H4m3.5-3.5L4 13l3.5 3.5"],
  compare: ["", "M3 4h5.5v12H3Zm8.5 0H17v12h-5.5"],
  enlarge: ["", "M11.5 4H16v4.5M16 4l-5 5M8.5 16H4v-4.5M4 16l5-5"],
  reduce: ["", "M16 9h-4.5V4.5m0 4.5L16 4.5M4 11h4.5v4.5m0-4.5L4 15.5"],
  portal: ["", "M3 4h14v12H3Zm0 4h14M6 6h.1M8.5 6h.1"],
  send: ["", "M3.2 10 17 3.4l-4 13.2-3.6-5.4Zm6.2 1.2L17 3.4"],
};

const OUTCOMES: Record<string, string> = { allow: "pass", deny: "fail", indeterminate: "unknown" };

/** A picture that screen readers pass over. */
export function icon(name: string): TemplateResult<1> {
  const key = OUTCOMES[name] ?? name;
  const [shape, strokes] = SHAPES[key] ?? SHAPES.info ?? ["", ""];
  // No blanks between the elements: they would be words of whatever holds the picture.
  const parts = [shape ? svg`<path d=${shape} class="shape"></path>` : nothing, svg`<path d=${strokes} class=${shape ? "stroke-on" : "stroke"}></path>`];
  return html`<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" class="icon icon-${key}">${parts}</svg>`;
}
