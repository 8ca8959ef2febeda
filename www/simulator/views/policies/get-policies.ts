// How somebody gets the policies of their tenant: a panel that opens by a button, and where there is nothing to judge.

import { computed } from "@preact/signals-core";

import { byId } from "../../../kit/dom.ts";
import { draw } from "../../../kit/html.ts";
import { filled, follow, state } from "../../state/state.ts";
import { partOf } from "../parts/later.ts";

const panel = byId("get-policies");
const button = byId("open-get-policies");
const ways = partOf(() => import("./ways.ts"));

/** Whether somebody opened it; nothing to judge opens it too. */
let isOpen = false;
/** Whether it was opened just now, and is to be in sight once there is something in it. */
let isWanted = false;

const isBlank = computed(() => filled(state.documents).length === 0);

function render() {
  panel.hidden = !isOpen && !isBlank.value;
  button.setAttribute("aria-expanded", String(!panel.hidden));
  const shown = panel.hidden ? null : ways.needed();
  draw(panel, shown?.content(render));
  if (!shown || !isWanted) return;
  isWanted = false;
  panel.scrollIntoView({ block: "nearest" });
}

export function startGetPolicies() {
  button.addEventListener("click", () => {
    isOpen = isWanted = panel.hidden === true;
    render();
  });
  // Typing leaves it alone.
  follow([isBlank, "language", ways.part], render);
  follow(["documents"], () => (byId("example-hint").hidden = !state.documents.some(({ isExample }) => isExample)));
}
