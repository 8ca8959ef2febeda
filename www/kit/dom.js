// Building elements. Text always goes in as text, never as markup, and what is unseen in it is written out.

import { sentence, visible } from "./shown.js";

/** Elements in which a text stands as it is. */
const VERBATIM = ["code", "pre", "textarea"];

/**
 * An element with attributes and children. `on` holds event listeners; an attribute that is null, undefined or false
 * is left out; children that are null, undefined or false are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  const given = children.flat().filter((child) => child !== null && child !== undefined && child !== false);
  const written = VERBATIM.includes(tag) ? visible : sentence;
  element.append(...given.map((child) => (typeof child === "string" ? written(child) : child)));
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets a text only when it differs, so that screen readers do not announce the same again. */
export function setText(element, text) {
  const written = sentence(text);
  if (element.textContent !== written) element.textContent = written;
}

/** A text as it stands in a document: the whole of it. */
export function verbatim(text) {
  return document.createTextNode(visible(text));
}

/** Sets the value of a field only when it differs, so that the caret stays. */
export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

/** Scrolls to an element and puts the focus on it. */
export function goTo(element) {
  for (let node = element; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: motion() });
}

export function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
