// The policy editor: a plain text field with line numbers beside it.

import { byId, setValue } from "./dom.js";

const field = byId("policy-editor");
const gutter = byId("gutter");
let shown = "";

/** Shows a text; `marks` are the lines to mark, by line number: `decides` or `error`. */
export function showText(text, marks) {
  setValue(field, text);
  const lines = text.split("\n").length;
  const key = `${lines} ${[...marks].flat().join(" ")}`;
  if (key !== shown) {
    shown = key;
    gutter.replaceChildren(...Array.from({ length: lines }, (_, index) => number(index + 1, marks.get(index + 1))));
  }
  follow();
}

function number(line, mark) {
  const element = document.createElement("div");
  element.textContent = line;
  if (mark) element.className = mark;
  return element;
}

function follow() {
  gutter.scrollTop = field.scrollTop;
}

/** Selects a part of the text, puts the focus there and scrolls to it. */
export function select(start, end) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const line = field.value.slice(0, start).split("\n").length;
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = Math.max(0, (line - 4) * height);
  field.scrollLeft = 0;
  follow();
}

/** The place of a line and column (in UTF-16 code units, both from 1) as an offset. */
export function offsetOf(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + column - 1);
}

field.addEventListener("scroll", follow);
