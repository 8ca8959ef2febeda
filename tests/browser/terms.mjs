// What people call the values of the contract, as the core says it.

import { init, vocabulary } from "../../pkg/index.js";

await init();

/** The label of a value of an enumeration. */
export function term(enumeration, value, language = "en") {
  const { terms } = vocabulary().enumerations.find(({ name }) => name === enumeration);
  return terms.find((one) => one.value === value).label[language];
}
