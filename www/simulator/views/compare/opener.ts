// The way to the comparison, of which nothing is loaded before policies are kept or somebody opens it.

import { computed } from "@preact/signals-core";

import { byId, ifThere } from "../../../kit/dom.ts";
import { filled, follow, state } from "../../state/state.ts";
import { later } from "../parts/later.ts";

let isStarted = false;

async function load() {
  const [compare, before] = await Promise.all([import("./compare.ts"), import("./before.ts")]);
  if (!isStarted) compare.startComparing();
  isStarted = true;
  return { ...compare, ...before };
}

export function openCompare() {
  void later(load, (loaded) => loaded.openCompare());
}

/** Opens it for a change that was made: `texts` are those of the documents before, by id. */
export function compareWith(texts: ReadonlyMap<number, string>) {
  void later(load, (loaded) => loaded.compareWith(texts));
}

function keepBefore() {
  void later(load, ({ keep }) => {
    keep();
    ifThere("strip-compare")?.focus();
  });
}

const isKept = computed(() => state.before !== null);

export function startCompare() {
  byId("open-compare").addEventListener("click", openCompare);
  const button = byId("keep-before");
  button.addEventListener("click", keepBefore);
  follow([isKept], () => {
    button.hidden = isKept.value;
    if (isKept.value) void later(load, () => {});
  });
  follow(["documents"], () => (button.disabled = filled(state.documents).length === 0));
}
