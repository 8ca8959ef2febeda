// The way to the examples, of which all but the first are loaded when somebody opens them or follows a link to one.

import { byId } from "../../../kit/dom.ts";
import { loadLaterTexts } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";
import { showExample } from "../../state/load.ts";
import { follow, state } from "../../state/state.ts";
import { searchMenu } from "../parts/menu.ts";
import type { Entry } from "./entry.ts";
import { first } from "./first.ts";

const menu = byId("gallery");

/** The example that is shown, or was shown last. */
let shown: Entry = first;

/** Shows the example with an id. Says whether there is one. */
export async function openExample(id: string | null): Promise<boolean> {
  if (id === null) return false;
  const entry = id === first.id ? first : (await busy(import("./gallery.ts"))).gallery.find((one) => one.id === id);
  if (entry) showExample(entry);
  return entry !== undefined;
}

/** Shows what a first visit begins with. */
export function openFirst() {
  showExample(first);
}

/** What draws the menu, once it is loaded. */
let drawer: { readonly renderMenu: () => void; readonly enter: () => void } | null = null;

async function render() {
  if (!drawer) [drawer] = await busy(Promise.all([import("./menu.ts"), loadLaterTexts()]));
  drawer.renderMenu();
}

async function renderBanner() {
  const { example, language } = state;
  byId("example").hidden = example === null;
  if (example === null) return;
  if (example !== shown.id) shown = (await import("./gallery.ts")).gallery.find(({ id }) => id === example) ?? first;
  byId("example-title").textContent = shown.title[language];
  byId("example-text").textContent = shown.description[language];
}

export function startGallery() {
  searchMenu({
    menu,
    field: byId("gallery-search"),
    render: () => void render(),
    enter: () => drawer?.enter(),
  });
  follow(["language", "example"], () => {
    if (menu.matches(":popover-open")) void render();
    void renderBanner();
  });
}
