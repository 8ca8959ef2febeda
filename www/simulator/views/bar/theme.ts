// Light or dark: what the system prefers, until somebody chooses.

import { byId } from "../../../kit/dom.ts";
import { follow, state, update } from "../../state/state.ts";

function isDark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function render() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  byId("theme").setAttribute("aria-pressed", String(isDark()));
}

export function startTheme() {
  byId("theme").addEventListener("click", () => update({ theme: isDark() ? "light" : "dark" }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  follow(["theme"], render);
}
