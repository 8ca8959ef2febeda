// The way to the examples, of which only the first is there before somebody asks for another.

import { byId } from "../../../kit/dom.ts";
import { busy } from "../../state/busy.ts";
import { state, subscribe } from "../../state/state.ts";
import { first } from "./entry.ts";
import type { Entry } from "./entry.ts";

/** The examples that are there. */
let known: readonly Entry[] = [first];

/** The example of an id; undefined where there is none. */
export async function exampleNamed(id: string): Promise<Entry | undefined> {
  if (!known.some((one) => one.id === id)) ({ gallery: known } = await busy(import("./gallery.ts")));
  return known.find((one) => one.id === id);
}

function renderBanner() {
  const entry = known.find((one) => one.id === state.example);
  const banner = byId("example");
  banner.hidden = !entry;
  if (!entry) return;
  byId("example-title").textContent = entry.title[state.language];
  byId("example-text").textContent = entry.description[state.language];
}

export function startGallery() {
  // Before it is there to be seen or typed into; "toggle" comes some time after.
  byId("gallery").addEventListener("beforetoggle", async (event) => {
    if (event.newState !== "open") return;
    const menu = await busy(import("./menu.ts"));
    known = menu.entries;
    menu.openMenu();
  });
  subscribe((changed) => {
    if (changed.has("language") || changed.has("example")) renderBanner();
  });
}
