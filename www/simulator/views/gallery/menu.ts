// The examples in their menu.

import { shownDecision } from "../../../kit/checks.ts";
import { byId, goTo, setText } from "../../../kit/dom.ts";
import { draw, given, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t } from "../../i18n.ts";
import { showExample } from "../../state/load.ts";
import { state } from "../../state/state.ts";
import { plain, wordsIn } from "../parts/menu.ts";
import { gallery } from "./gallery.ts";
import type { Entry } from "./entry.ts";
import { groups } from "./groups.ts";

const menu = byId("gallery");
const field = byId("gallery-search");

/** What can be found of an example: its words in both languages, its group's, and the codes that it shows. */
function wordsOf({ id, group, title, description, scenario }: Entry) {
  const { reason, error, serviceCode } = scenario.expect;
  const words = [title, description, groups[group as keyof typeof groups].title].flatMap((both) => [both.en, both.ja]);
  return plain([...words, id, reason, error, serviceCode].filter(isThere).join("\n"));
}

const searched = new Map(gallery.map((entry) => [entry.id, wordsOf(entry)]));

/** The examples in which every word stands that somebody searches for. */
function found() {
  const words = wordsIn(field);
  return gallery.filter(({ id }) => words.every((word) => searched.get(id)?.includes(word)));
}

function show(entry: Entry) {
  menu.hidePopover();
  showExample(entry);
  goTo(byId("verdict-title"));
}

function entryButton(entry: Entry) {
  const { decision, reason } = entry.scenario.expect;
  const promised = decision ? shownDecision(decision, reason) : "error";
  const shown = state.example === entry.id;
  return html`<li
    ><button
      type="button"
      class="entry"
      data-testid="example-${entry.id}"
      aria-current=${given(shown ? "true" : null)}
      @click=${() => show(entry)}
      >${icon(promised)}<span
        ><strong>${entry.title[state.language]}</strong><span class="muted">${entry.description[state.language]}</span
        ><span class="hidden">${t(`promises.${promised}`)}</span></span
      ></button
    ></li
  >`;
}

/** Shows the examples that are found. */
export function renderMenu() {
  const entries = found();
  const sections = Object.entries(groups).map(([id, { title }]) => {
    const own = entries.filter(({ group }) => group === id);
    if (own.length === 0) return null;
    const heading = `gallery-group-${id}`;
    return html`<section aria-labelledby=${heading}
      ><h3 id=${heading}>${title[state.language]}</h3
      ><ul
        >${own.map(entryButton)}</ul
      ></section
    >`;
  });
  draw(byId("gallery-list"), sections.filter(isThere));
  const searching = field.value.trim() !== "";
  const key = entries.length > 0 ? "gallery.found" : "gallery.none";
  setText(byId("gallery-count"), searching ? t(key, { count: entries.length }) : "");
}

/** Shows the one example that is left: there is no doubt which one is meant. */
export function enter() {
  const entries = found();
  if (entries[0] && entries.length === 1) show(entries[0]);
}
