// A line of a chart.

import { html, svg } from "../../../kit/html.ts";

/** A line of several parts, `[kind, share]`, one after the other; shares are of the whole line. */
export function bar(parts: readonly (readonly [string, number])[]) {
  let x = 0;
  const pieces = parts
    .filter(([, share]) => share > 0)
    .map(([kind, share]) => {
      const width = Math.max(0.5, share * 100);
      x += width;
      return svg`<rect x=${x - width} width=${width} height="8" data-kind=${kind}></rect>`;
    });
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="bar-line">${pieces}</svg>`;
}
