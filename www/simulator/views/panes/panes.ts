// The panes side by side: how wide each is, and the editor over all of them.

import { byId } from "../../../kit/dom.ts";
import { draw } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { within } from "../../state/panes.ts";
import type { Split, Splits } from "../../state/panes.ts";
import { follow, state, update } from "../../state/state.ts";

/** From this width on there are three columns, else two. */
const THREE = matchMedia("(min-width: 1120px)");
/** How far an arrow moves a separator. */
const STEP = 0.02;

const main = document.querySelector("main") as HTMLElement;
const separators = { first: byId("separator-first"), second: byId("separator-second") };

/** Which split a separator moves: the second one is the only one where there are two columns. */
function splitOf(name: keyof typeof separators): Split {
  return name === "second" && !THREE.matches ? "only" : name;
}

/** Where a separator is while it is dragged: nothing is kept before it is let go. */
let dragged: Splits = {};

function place(split: Split) {
  return within(split, { ...state.panes.splits, ...dragged }, main.clientWidth);
}

function move(split: Split, to: number) {
  const { splits } = state.panes;
  const { value } = within(split, { ...splits, [split]: to }, main.clientWidth);
  update({ panes: { ...state.panes, splits: { ...splits, [split]: value } } });
}

function reset(split: Split) {
  const { [split]: _, ...splits } = state.panes.splits;
  update({ panes: { ...state.panes, splits } });
}

function onKey(split: Split, event: KeyboardEvent) {
  const { value, least, most } = place(split);
  const to = ({ ArrowLeft: value - STEP, ArrowRight: value + STEP, Home: least, End: most } as Record<string, number>)[event.key];
  if (event.key === "Enter") reset(split);
  else if (to === undefined) return;
  else move(split, to);
  event.preventDefault();
}

/** Milliseconds in which a second press puts a pane back; not every browser tells a double click of what was pressed so. */
const TWICE = 400;

function onPointer(separator: HTMLElement, split: () => Split) {
  let pressed = -TWICE;
  separator.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const isTwice = event.timeStamp - pressed < TWICE;
    pressed = isTwice ? -TWICE : event.timeStamp;
    if (isTwice) {
      dragged = {};
      reset(split());
      event.preventDefault();
      return;
    }
    separator.setPointerCapture(event.pointerId);
    separator.focus();
    event.preventDefault();
  });
  separator.addEventListener("pointermove", (event) => {
    if (!separator.hasPointerCapture(event.pointerId)) return;
    if (event.movementX !== 0) pressed = -TWICE;
    const { left, width } = main.getBoundingClientRect();
    dragged = { [split()]: (event.clientX - left) / width };
    renderSeparators();
  });
  separator.addEventListener("lostpointercapture", () => {
    const to = dragged[split()];
    dragged = {};
    if (to !== undefined) move(split(), to);
  });
}

function renderSeparators() {
  for (const split of ["first", "second", "only"] as const) main.style.setProperty(`--${split}`, String(place(split).value));
  for (const name of ["first", "second"] as const) {
    const { value, least, most } = place(splitOf(name));
    const percent = { valuenow: value, valuemin: least, valuemax: most };
    for (const [attribute, share] of Object.entries(percent)) separators[name].setAttribute(`aria-${attribute}`, String(Math.round(share * 100)));
  }
}

function renderEnlarged() {
  const { isEnlarged } = state.panes;
  const key = isEnlarged ? "panes.back" : "panes.enlarge";
  const button = byId("enlarge-editor");
  document.documentElement.toggleAttribute("data-enlarged", isEnlarged);
  button.dataset.label = key;
  button.setAttribute("aria-label", t(key));
  button.title = t(key);
  draw(button, icon(isEnlarged ? "reduce" : "enlarge"));
}

function enlarge(isEnlarged: boolean) {
  if (state.panes.isEnlarged !== isEnlarged) update({ panes: { ...state.panes, isEnlarged } });
}

export function startPanes() {
  for (const name of ["first", "second"] as const) {
    separators[name].addEventListener("keydown", (event) => onKey(splitOf(name), event));
    onPointer(separators[name], () => splitOf(name));
  }
  byId("enlarge-editor").addEventListener("click", () => enlarge(!state.panes.isEnlarged));
  addEventListener("keydown", (event) => {
    // What is open within it closes first.
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
    enlarge(false);
  });
  // Whoever goes on elsewhere leaves it, so that nothing with the focus is out of sight.
  addEventListener("focusin", ({ target }) => {
    const elsewhere = ["header.bar", "#question", "#verdict", "footer", "#separator-first"];
    if (target instanceof Element && target.closest(elsewhere.join())) enlarge(false);
  });
  addEventListener("resize", renderSeparators);
  follow(["panes"], renderSeparators);
  follow(["panes", "language"], renderEnlarged);
}
