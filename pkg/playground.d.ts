import type { Scenario, Verdict } from "./types.js";

/** Of `entra-verdict`: what the element shows was answered. */
export interface PlaygroundVerdict {
  verdict: Verdict;
  /** What was asked, as it stands in the fields. */
  scenario: Scenario;
}

/** Of `entra-verdict-error`: what stands in the element cannot be read, or could not be loaded. */
export interface PlaygroundProblem {
  /** `input.…` and `package.…` as in `EntraVerdictError`, or `playground.…`. */
  code: string;
  /** What is wrong and how to mend it, in the language of the element. */
  message: string;
  /** Line in its field, from 1, where it is known. */
  line: number | null;
  /** Column in UTF-16 code units, from 1, where it is known. */
  column: number | null;
}

/** Attributes of the element; the properties of the same names are their texts, or null. */
export interface PlaygroundAttributes {
  /** Address of a scenario. Without it the scenario is in the element: JSON in a script, a `pre`, or as its text. */
  scenario?: string | null;
  /** What is not shown, with blanks between: title, policies, credential, question, service, remedies, trace, findings, assumptions. */
  hide?: string | null;
  /** What cannot be edited: policies, credential, question; all of them where it is empty. */
  readonly?: string | boolean | null;
  /** `en` or `ja`; else that of the nearest `lang` around the element. */
  language?: string | null;
  /** `light`, `dark`, or `auto` for the system's; else the `color-scheme` of the page. */
  theme?: string | null;
}

/**
 * `<entra-verdict-playground>`: a scenario with its verdict, which follows what a reader changes. It fires
 * `entra-verdict` and `entra-verdict-error`; both bubble.
 */
export class EntraVerdictPlayground extends HTMLElement {
  scenario: string | null;
  hide: string | null;
  readonly: string | null;
  language: string | null;
  theme: string | null;
  /** The scenario as it stands in the fields, null while it cannot be read. Setting it shows another one. */
  get value(): Scenario | null;
  set value(scenario: Scenario | string);
  /** The last verdict; it stays while what is entered cannot be read. */
  readonly verdict: Verdict | null;
  /** Takes back what was entered. */
  reset(): void;
}

/**
 * Makes elements of the fenced blocks marked `entra-verdict` in a part of a page, in the markup of any usual renderer.
 * What is one already stays. Returns the new elements.
 */
export function upgrade(root?: Document | DocumentFragment | Element, attributes?: PlaygroundAttributes): EntraVerdictPlayground[];

declare global {
  interface HTMLElementTagNameMap {
    "entra-verdict-playground": EntraVerdictPlayground;
  }
  interface GlobalEventHandlersEventMap {
    "entra-verdict": CustomEvent<PlaygroundVerdict>;
    "entra-verdict-error": CustomEvent<PlaygroundProblem>;
  }
}
