// What people call the values of the contract, as the core says it.

/** What the core says: the package's `vocabulary`. */
let vocabulary;
/** The terms by enumeration and value, in their order; read once, after `init`. */
let known = null;

/** Takes the terms from the app's package, which the kit does not know. */
export function takeTerms(from) {
  vocabulary = from;
}

function termsOf(enumeration) {
  known ??= new Map(
    vocabulary().enumerations.map(({ name, terms }) => [name, new Map(terms.map(({ value, label }) => [value, label]))]),
  );
  return known.get(enumeration);
}

/** The values of an enumeration, in the order in which people choose from them. */
export function valuesOf(enumeration) {
  return [...termsOf(enumeration).keys()];
}

/** What people call a value; the value itself where the enumeration has none such. */
export function labelOf(enumeration, value, language) {
  return termsOf(enumeration).get(value)?.[language] ?? value;
}
