// Words in both languages, where they stand beside what they are about.

import type { Language } from "../../../kit/contract.ts";

export type Both = readonly [en: string, ja: string];

/** The words in a language. */
export function wordOf([en, ja]: Both, language: Language): string {
  return language === "ja" ? ja : en;
}
