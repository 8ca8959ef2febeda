// The way to the view of a whole organisation, of which nothing is loaded before somebody opens it.

import { byId } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";

export function startOrganisation() {
  const button = byId("open-organisation");
  button.addEventListener("click", async () => {
    try {
      const { openOrganisation } = await busy(loaded());
      openOrganisation();
    } catch (error) {
      console.error(error);
      const note = byId("page-note");
      draw(note, html`<p>${t("organisationFailed")}</p>`);
      note.dataset.kind = "error";
      note.hidden = false;
    }
  });
}

/** The view with its looks. */
async function loaded() {
  const [view] = await Promise.all([import("./organisation.ts"), looks()]);
  return view;
}

function looks() {
  if (IN_ONE_FILE || document.querySelector('link[href="organisation.css"]')) return null;
  return new Promise((settle, fail) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: "organisation.css", onload: settle, onerror: fail });
    document.head.append(link);
  });
}
