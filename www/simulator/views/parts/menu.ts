// A menu with a field to search it, whose entries the keys of the arrows lead through.

import { focusedAmong } from "../../../kit/dom.ts";
import { isThere } from "../../../kit/there.ts";

interface SearchMenu {
  readonly menu: HTMLElement;
  readonly field: HTMLInputElement;
  /** Shows what is found, as the menu opens and with every key. */
  readonly render: () => void;
  /** What Enter in the field does. */
  readonly enter?: () => void;
}

export function searchMenu({ menu, field, render, enter = () => {} }: SearchMenu) {
  field.addEventListener("input", render);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    enter();
  });
  menu.addEventListener("keydown", (event) => {
    const stops = [field, ...menu.querySelectorAll<HTMLElement>(".entry")];
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const at = focusedAmong(stops);
    if (!step || at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  });
  // Before it is there to be seen or typed into; "toggle" comes some time after.
  menu.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    field.value = "";
    render();
  });
}

/** A text as it is searched: letter case and the width of characters do not matter. */
export function plain(text: string) {
  return text.normalize("NFKC").toLowerCase();
}

/** The words that somebody searches for. */
export function wordsIn({ value }: Pick<HTMLInputElement, "value">): string[] {
  return plain(value).split(/\s+/).filter(isThere);
}
