// Telling a private key from what is meant to be pasted.

import { inspect } from "./pkg/index.js";

const PEM = /PRIVATE KEY-----/;

/** Whether a text holds a private key: a PEM block of one anywhere in it, or a part that the core calls a secret. */
export function isSecret(text) {
  if (PEM.test(text)) return true;
  // In JSON there is nothing else that could be told apart from any other value.
  if (/^\s*([[{]|$)/.test(text)) return false;
  const parts = [text.split(/\n\s*\n/), text.split("\n").filter((line) => line.length > LONG)].flat();
  return [...new Set([text, ...parts])].some(isCalledSecret);
}

/** No private key is written in fewer characters. */
const LONG = 60;

function isCalledSecret(text) {
  try {
    inspect(text);
    return false;
  } catch (error) {
    return error.secret === true;
  }
}

/** Whether any text in a value is one. */
export function holdsSecret(value) {
  if (typeof value === "string") return isSecret(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
