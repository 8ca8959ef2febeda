// The way to the answer over time, of which nothing is loaded before somebody opens it.

import { byId } from "../../../kit/dom.ts";
import { follow, state } from "../../state/state.ts";
import { later } from "../parts/later.ts";

export function startTimeline() {
  const section = byId("timeline");
  follow(["answer"], () => (section.hidden = state.answer.kind !== "verdict"));
  section.addEventListener("toggle", () => void later(() => import("./timeline.ts"), ({ startAsking }) => startAsking()), { once: true });
}
