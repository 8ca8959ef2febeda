// The way to the view that shares a scenario, and what came by a link that somebody shared.

import { failureOf } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { draw, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";
import { loadScenario } from "../../state/load.ts";
import { fromLink } from "../../state/share-link.ts";
import { follow, state, update } from "../../state/state.ts";
import { openLater } from "../parts/later.ts";

/**
 * Shows the scenario of a link. What cannot be opened leaves the page as it is, and is said.
 * Gives whether it was opened.
 */
export async function openLink(link: string) {
  try {
    const scenario = await busy(fromLink(link));
    loadScenario(JSON.stringify(scenario), link);
    update({ linkError: null });
    return true;
  } catch (error) {
    const { code } = failureOf(error);
    update({ linkError: code ?? "damaged" });
    return false;
  }
}

function renderPageNote() {
  const note = byId("page-note");
  const { link, linkError } = state;
  note.hidden = !link && !linkError;
  if (note.hidden) return draw(note, nothing);
  note.dataset.kind = linkError ? "error" : "link";
  const hide = () => {
    note.hidden = true;
    update({ linkError: null });
    byId("open-share").focus();
  };
  const close = html`<button type="button" class="button quiet square" aria-label=${t("close")} title=${t("close")} @click=${hide}
    >${icon("close")}</button
  >`;
  return draw(note, [
    html`<p>${icon(linkError ? "error" : "info")}<span>${t(linkError ? `link.${linkError}` : "link.opened")}</span></p>`,
    close,
  ]);
}

export function startShare() {
  openLater(byId("open-share"), null, async () => (await import("./share.ts")).openShare);
  follow(["link", "linkError", "language"], renderPageNote);
}
