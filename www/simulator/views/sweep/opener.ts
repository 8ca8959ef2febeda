// The way to the view of every sign-in at once.

import { byId } from "../../../kit/dom.ts";
import { openLater } from "../parts/later.ts";

export function startSweep() {
  openLater(byId("open-sweep"), "sweep", async () => (await import("./sweep.ts")).openSweep);
}
