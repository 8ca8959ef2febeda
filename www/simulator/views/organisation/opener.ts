// The way to the view of a whole organisation.

import { byId } from "../../../kit/dom.ts";
import { openLater } from "../parts/later.ts";

export function startOrganisation() {
  openLater(byId("open-organisation"), "organisation", async () => (await import("./organisation.ts")).openOrganisation);
}
