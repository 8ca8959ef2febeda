// The way to a view of which nothing is loaded before somebody opens it.

import { byId } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";

/** Does something with what `load` gives; what looks of its own it has are in a sheet of that name. */
export async function later<Loaded>(load: () => Promise<Loaded>, act: (loaded: Loaded) => void, sheet: string | null = null) {
  try {
    const [loaded] = await busy(Promise.all([load(), sheet && looks(`${sheet}.css`)]));
    act(loaded);
  } catch (error) {
    console.error(error);
    sayFailed();
  }
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
