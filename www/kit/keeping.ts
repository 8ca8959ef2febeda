// Parts that keep something of their own while what is around them is drawn anew: how much of a list is shown, or what is open.

import { AsyncDirective, directive } from "lit/async-directive.js";

import { html, nothing } from "./html.ts";
import { icon } from "./icons.ts";

/** How a part is drawn: with what it keeps, and what keeps something else and draws it anew. */
type Draw = (kept: number, keep: (next: number) => void) => unknown;

class Keeping extends AsyncDirective {
  private kept: number | undefined;
  private draw: Draw = () => nothing;

  render(first: number, draw: Draw) {
    this.kept ??= first;
    this.draw = draw;
    return draw(this.kept, this.keep);
  }

  private keep = (next: number) => {
    this.kept = next;
    if (this.isConnected) this.setValue(this.draw(next, this.keep));
  };
}

/** A part that keeps a number, which is `first` at first. */
export const keeping = directive(Keeping);

/** Items that are drawn before somebody asks for more. */
const AT_ONCE = 25;
/** Items that come with each wish for more. */
const MORE = 100;

interface Growing<Item> {
  readonly draw: (item: Item, index: number) => unknown;
  /** The words of the button, by how many come with it and how many are left. */
  readonly words: (count: number, left: number) => string;
  /** What is drawn wherever it stands. */
  readonly isKept?: (item: Item) => boolean;
  /** What the button stands in; an item of a list, by itself. */
  readonly within?: (button: unknown) => unknown;
  /** Items that are drawn at first; of up to twice as many all are. */
  readonly atOnce?: number;
}

/** A list of which a part is drawn, with a button for more of it, after which the first that came has the focus. */
export function growing<Item>(items: readonly Item[], { draw, words, isKept = () => false, within = inItem, atOnce = AT_ONCE }: Growing<Item>) {
  if (items.length <= 2 * atOnce) return items.map(draw);
  return keeping(atOnce, (count, keep) => {
    const shown = items.flatMap((item, index) => (index < count || isKept(item) ? [draw(item, index)] : []));
    const left = items.length - shown.length;
    if (left <= 0) return shown;
    const more = ({ currentTarget }: Event) => {
      const list = (currentTarget as Element).closest("[data-more]")?.parentElement;
      // An item may be several elements.
      const each = ((list?.childElementCount ?? 1) - 1) / shown.length;
      keep(count + MORE);
      list?.children[count * each]?.querySelector<HTMLElement>("button, summary, a, input")?.focus();
    };
    const button = html`<button type="button" class="button quiet" @click=${more}
      >${icon("down")}${words(Math.min(MORE, left), left)}</button
    >`;
    return [shown, within(button)];
  });
}

function inItem(button: unknown) {
  return html`<li class="more" data-more>${button}</li>`;
}
