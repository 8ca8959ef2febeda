// What is done to elements that are there, and texts that are shown in them.

import { sentence, visible } from "./shown.ts";

/** What kind of element stands under an id, where it is more than an element; the app that has the page says it. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Ids {}

type ElementOf<Id extends string> = Id extends keyof Ids ? Ids[Id] : HTMLElement;

/** The element of the page with an id, which has to be there. */
export function byId<Id extends string>(id: Id): ElementOf<Id> {
  return document.getElementById(id) as ElementOf<Id>;
}

/** The element with an id that may not be there. */
export function ifThere(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** The element that an event is about. */
export function targetOf<Target extends Element = HTMLInputElement>({ target }: Event): Target {
  return target as Target;
}

/** A field of a form by its name; of radio buttons all together, which have a value too. */
export function controlOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

/** The id of what has the focus in an element; empty where nothing has. */
export function focusedIn(element: Element): string {
  return element.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "";
}

/** The place of what has the focus among some elements, or -1. */
export function focusedAmong(elements: Iterable<Element>): number {
  return [...elements].findIndex((one) => one === document.activeElement);
}

/** Sets a text only when it differs, so that screen readers do not announce the same again. */
export function setText(element: Element, text: string) {
  const written = sentence(text);
  if (element.textContent !== written) element.textContent = written;
}

/** A text as it stands in a document: the whole of it. */
export function verbatim(text: string) {
  return document.createTextNode(visible(text));
}

/** Sets the value of a field only when it differs, so that the caret stays. */
export function setValue(field: { value: string }, value: string) {
  if (field.value !== value) field.value = value;
}

/** Scrolls to an element and puts the focus on it. */
export function goTo(element: HTMLElement) {
  for (let node: HTMLElement | null = element; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: motion() });
}

export function motion(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
