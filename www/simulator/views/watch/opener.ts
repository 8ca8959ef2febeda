// The way to the watched questions, of which nothing is loaded before there is one.

import { computed } from "@preact/signals-core";

import { byId } from "../../../kit/dom.ts";
import { t } from "../../i18n.ts";
import { MOST_WATCHED } from "../../state/scenario.ts";
import { follow, state } from "../../state/state.ts";
import { later } from "../parts/later.ts";

const load = () => import("./watch.ts");
const isAny = computed(() => state.watch.length > 0);

export function startWatch() {
  const button = byId("add-watched");
  button.addEventListener("click", () => void later(load, ({ add }) => add()));
  follow(["answer", "watch", "language"], () => {
    const isFull = state.watch.length >= MOST_WATCHED;
    button.disabled = isFull || !["verdict", "error"].includes(state.answer.kind);
    button.title = isFull ? t("watch.full", { count: MOST_WATCHED }) : t("watch.hint");
  });
  let isStarted = false;
  follow([isAny], () => {
    if (!isAny.value || isStarted) return;
    isStarted = true;
    void later(load, ({ startWatching }) => startWatching());
  });
}
