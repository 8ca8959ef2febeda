// The menu of examples.

import { byId, goTo, h } from "./dom.js";
import { gallery } from "./gallery.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { showExample } from "./load.js";
import { state, subscribe } from "./state.js";

const menu = byId("gallery");

function entryButton(entry) {
  const { expect } = entry.scenario;
  const shown = state.example === entry.id;
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "entry",
        "data-testid": `example-${entry.id}`,
        "aria-current": shown ? "true" : null,
        on: {
          click: () => {
            menu.hidePopover();
            showExample(entry);
            goTo(byId("verdict-title"));
          },
        },
      },
      icon(expect.decision ?? "error"),
      h(
        "span",
        {},
        h("strong", {}, entry.title[state.language]),
        h("span", { class: "muted" }, entry.description[state.language]),
        h("span", { class: "hidden" }, t(expect.decision ? `promises.${expect.decision}` : "promises.error")),
      ),
    ),
  );
}

function renderMenu() {
  const groups = new Map();
  for (const entry of gallery) {
    const { gallery: group } = entry.scenario;
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  byId("gallery-list").replaceChildren(
    ...[...groups].map(([group, entries]) =>
      h("section", {}, h("h3", {}, t(`gallery.${group}`)), h("ul", {}, entries.map(entryButton))),
    ),
  );
}

function renderBanner() {
  const entry = gallery.find((one) => one.id === state.example);
  const banner = byId("example");
  banner.hidden = !entry;
  if (!entry) return;
  byId("example-title").textContent = entry.title[state.language];
  byId("example-text").textContent = entry.description[state.language];
}

export function startGallery() {
  subscribe((changed) => {
    if (!changed.has("language") && !changed.has("example")) return;
    renderMenu();
    renderBanner();
  });
}
