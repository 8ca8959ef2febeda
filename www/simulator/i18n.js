// The page's own words. The core brings its own texts in the same language; codes never change with it.

import { isolated } from "../kit/shown.js";
import { state } from "./state/state.js";
import { labelOf } from "../kit/terms.js";
import { texts } from "./texts.js";

export const languages = Object.keys(texts);

/** The text for a key, `{name}` filled from `values`. */
export function t(key, values = {}) {
  const text = texts[state.language][key] ?? texts.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => isolated(String(values[name] ?? whole)));
}

/** Adds the words of a part of the page that is loaded once somebody opens it. */
export function addTexts(more) {
  for (const language of languages) Object.assign(texts[language], more[language]);
}

/** The text for a key, or null where there is none. */
export function tOrNull(key) {
  return texts[state.language][key] ?? texts.en[key] ?? null;
}

/** What people call a value of the contract. */
export function term(enumeration, value) {
  return labelOf(enumeration, value, state.language);
}

/** A word that something follows. */
export function labelled(word) {
  return t("labelled", { word });
}

/** Puts the words into the static part of the page. */
export function translatePage() {
  document.documentElement.lang = state.language;
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button")) element.title = t(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = t(element.dataset.placeholder);
  }
}

/** Japanese for a browser that prefers it, else English. */
export function preferredLanguage() {
  return navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";
}
