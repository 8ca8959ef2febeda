// What people call the values of the contract, as the core says it.

import type { Language, Vocabulary } from "./contract.ts";

/** What the core says: the package's `vocabulary`. */
let vocabulary: () => Vocabulary;
/** The terms by enumeration and value, in their order; read once, after `init`. */
let known: Map<string, Map<string, Record<Language, string>>> | null = null;

/** Takes the terms from the app's package, which the kit does not know. */
export function takeTerms(from: () => Vocabulary) {
  vocabulary = from;
}

function termsOf(enumeration: string): Map<string, Record<Language, string>> {
  known ??= new Map(
    vocabulary().enumerations.map(({ name, terms }) => [name, new Map(terms.map(({ value, label }) => [value, label]))] as const),
  );
  const terms = known.get(enumeration);
  if (!terms) throw new Error(`there is no enumeration ${enumeration}`);
  return terms;
}

/** The values of an enumeration, in the order in which people choose from them. */
export function valuesOf(enumeration: string): string[] {
  return [...termsOf(enumeration).keys()];
}

/** What people call a value; the value itself where the enumeration has none such. */
export function labelOf(enumeration: string, value: string, language: Language): string {
  return termsOf(enumeration).get(value)?.[language] ?? value;
}
