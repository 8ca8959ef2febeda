// The page's own words. The core brings its own texts in the same language; codes never change with it.

import type { Language } from "../kit/contract.ts";
import { isolated } from "../kit/shown.ts";
import { labelOf } from "../kit/terms.ts";
import { state } from "./state/state.ts";

type Texts = Readonly<Record<string, string>>;

type Files = Record<Language, () => Promise<{ readonly words: Texts }>>;

/** The words of each language, in a file of their own. */
const files: Files = { en: () => import("./texts-en.ts"), ja: () => import("./texts-ja.ts") };
/** Those of what is opened later. */
const laterFiles: Files = { en: () => import("./texts-later-en.ts"), ja: () => import("./texts-later-ja.ts") };

export const languages = Object.keys(files) as Language[];

/** The words that are there. */
const texts: Record<Language, Record<string, string>> = { en: {}, ja: {} };
const coming = new Map<unknown, Promise<void>>();
/** Whether something was opened that needs more of them. */
let isLater = false;

/** Loads the words of a language. */
export async function loadTexts(language: Language) {
  await Promise.all([loaded(files, language), isLater && loaded(laterFiles, language)]);
}

/** Loads the words of what is opened later. Says whether they were not there before. */
export async function loadLaterTexts() {
  const were = isLater;
  isLater = true;
  await loadTexts(state.language);
  return !were;
}

function loaded(from: Files, language: Language): Promise<void> {
  const load = from[language];
  const loading = coming.get(load) ?? load().then(({ words }) => void Object.assign(texts[language], words));
  coming.set(load, loading);
  // What failed may be tried again.
  loading.catch(() => coming.delete(load));
  return loading;
}

/** Whether something is the name of a language. */
export function isLanguage(name: unknown): name is Language {
  return (languages as readonly unknown[]).includes(name);
}

/** The text for a key, `{name}` filled from `values`. */
export function t(key: string, values: Record<string, unknown> = {}) {
  const text = texts[state.language][key] ?? texts.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole: string, name: string) => isolated(String(values[name] ?? whole)));
}

/** Adds the words of a part of the page that is loaded once somebody opens it. */
export function addTexts(more: Record<Language, Record<string, string>>) {
  for (const language of languages) Object.assign(texts[language], more[language]);
}

/** The text for a key, or null where there is none. */
export function tOrNull(key: string): string | null {
  return texts[state.language][key] ?? texts.en[key] ?? null;
}

/** What people call a value of the contract. */
export function term(enumeration: string, value: string) {
  return labelOf(enumeration, value, state.language);
}

/** A word that something follows. */
export function labelled(word: string) {
  return t("labelled", { word });
}

/** Puts the words into the static part of the page. */
export function translatePage() {
  document.documentElement.lang = state.language;
  document.title = t("title");
  translate(document);
}

/** Puts them into the static part of a place. */
export function translate(place: ParentNode) {
  for (const element of place.querySelectorAll<HTMLElement>("[data-text]")) {
    element.textContent = tOrNull(element.dataset.text ?? "") ?? element.textContent;
  }
  for (const element of place.querySelectorAll<HTMLElement>("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label ?? ""));
    if (element.matches("button")) element.title = t(element.dataset.label ?? "");
  }
  for (const element of place.querySelectorAll<HTMLInputElement>("[data-placeholder]")) {
    element.placeholder = t(element.dataset.placeholder ?? "");
  }
}

/** Japanese for a browser that prefers it, else English. */
export function preferredLanguage() {
  return navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";
}
