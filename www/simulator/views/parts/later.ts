// The way to a view of which nothing is loaded before somebody opens it.

import { signal } from "@preact/signals-core";

import { byId } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { loadLaterTexts, t, translate } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";

/** Does something with what `load` gives; what looks of its own it has are in a sheet of that name. */
export async function later<Loaded>(load: () => Promise<Loaded>, act: (loaded: Loaded) => void, sheet: string | null = null) {
  try {
    const [loaded, areNew] = await busy(Promise.all([load(), loadLaterTexts(), sheet && looks(`${sheet}.css`)]));
    if (areNew) document.querySelectorAll("dialog").forEach(translate);
    act(loaded);
  } catch (error) {
    console.error(error);
    sayFailed();
  }
}

/** A part of the page that comes once it is needed: null until it is there, and whoever follows `part` draws it then. */
export function partOf<Loaded>(load: () => Promise<Loaded>) {
  const part = signal<Loaded | null>(null);
  let coming: Promise<void> | null = null;
  const needed = () => {
    coming ??= later(load, (loaded) => (part.value = loaded));
    return part.value;
  };
  return { part, needed };
}

/** Has a button open a view by what `load` gives. */
export function openLater(button: HTMLButtonElement, sheet: string | null, load: () => Promise<() => void>) {
  button.addEventListener("click", () => void later(load, (open) => open(), sheet));
}

/** Says that a part of the page could not be loaded. */
export function sayFailed() {
  const note = byId("page-note");
  draw(note, html`<p>${t("viewFailed")}</p>`);
  note.dataset.kind = "error";
  note.hidden = false;
}

function looks(href: string) {
  if (IN_ONE_FILE || document.querySelector(`link[href="${href}"]`)) return null;
  return new Promise((settle, fail) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: settle, onerror: fail });
    document.head.append(link);
  });
}
