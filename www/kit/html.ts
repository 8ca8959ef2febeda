// Templates in which text of other people can do no harm: what is unseen in it is written out.

import { html as template, nothing, render, svg } from "lit/html.js";
import type { TemplateResult } from "lit/html.js";

import { sentence, visible } from "./shown.ts";

export { nothing, render, svg };
export type { TemplateResult };

/** What can stand in an element; what is null, undefined or false is left out. */
export type Child = Node | TemplateResult | string | null | undefined | false;
export type Children = Child | readonly Child[];

/** Elements in which a text stands as it is. */
const VERBATIM = ["code", "pre", "textarea"];
const VOID = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/** How a value is shown: as a sentence, as it stands, or as the attribute that it is. */
type Place = (text: string) => string;
const asIs: Place = (text) => text;

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** The places of the values of a template, by what is around them. */
function placesIn(strings: TemplateStringsArray): readonly Place[] {
  const open: string[] = [];
  let isInTag = false;
  return strings.slice(0, -1).map((text) => {
    for (const [part, isEnd, name, ends] of text.matchAll(/<(\/?)([a-z][\w-]*)|(\/?>)/gi)) {
      if (name) {
        isInTag = true;
        if (isEnd) open.pop();
        else if (!VOID.includes(name)) open.push(name);
      } else if (ends) isInTag = false;
      else throw new Error(part);
    }
    return isInTag ? asIs : VERBATIM.includes(open.at(-1) ?? "") ? visible : sentence;
  });
}

function shown(value: unknown, place: Place): unknown {
  if (typeof value === "string") return place(value);
  return Array.isArray(value) ? value.map((one) => shown(one, place)) : value;
}

/** A template of Lit whose texts are shown as they are to be. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): TemplateResult<1> {
  let places = known.get(strings);
  if (!places) known.set(strings, (places = placesIn(strings)));
  const of = places;
  return template(strings, ...values.map((value, index) => shown(value, of[index] ?? asIs)));
}

/** An attribute's value; none at all where it is null, undefined or false. */
export function given(value: unknown): unknown {
  if (value === true) return "";
  return value === null || value === undefined || value === false ? nothing : value;
}

/** Whether a value is a template. */
export function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === "object" && value !== null && "_$litType$" in value;
}

const drawn = new WeakSet<Element>();

/** Shows in an element what is given, and nothing else. What is the same as before stays as it is, and keeps the focus. */
export function draw(place: HTMLElement, content: unknown) {
  // What the page had there at first goes.
  if (!drawn.has(place)) place.replaceChildren();
  drawn.add(place);
  render(shown(content, sentence), place);
}

/** A template as nodes, for what is built of nodes. */
export function nodesOf(template: TemplateResult): DocumentFragment {
  const fragment = document.createDocumentFragment();
  render(template, fragment);
  return fragment;
}

/** The element that a template is, for what is built once and kept. */
export function elementOf<One extends HTMLElement = HTMLElement>(template: TemplateResult): One {
  return nodesOf(template).firstElementChild as One;
}
