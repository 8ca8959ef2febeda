// Codes with which the service refuses a sign-in, in what people paste; what is known of them comes once there is one.

import { partOf } from "../parts/later.ts";

const about = partOf(() => import("./about-code.ts"));

/** Followed by what shows them. */
export const codesPart = about.part;

/** The code in a text, such as a message that somebody copied; null where there is none. */
export function codeIn(text: string): string | null {
  return text.match(/\bAADSTS(\d{5,7})\b/i)?.[1] ?? null;
}

/** What is known of a code: its meaning, and the policies that could be behind it. */
export function aboutCode(code: string) {
  return about.needed()?.aboutCode(code);
}
