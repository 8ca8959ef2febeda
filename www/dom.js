// Building elements. Text always goes in as text, never as markup.

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
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets a text only when it differs, so that screen readers do not announce the same again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
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
