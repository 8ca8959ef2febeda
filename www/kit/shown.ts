// Text of other people as it is shown: nothing in it can turn the page's own words around, hide, or push them away.

/** Characters that are not seen and turn, join or hide what is around them; a line break and a tab are seen. */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [ISOLATE, END] = ["\u2068", "\u2069"];

/** Characters of a name that are shown. */
const LONGEST = 80;
/** A name within a sentence, in the quotes of either language. */
const QUOTED = /([“「])([^“”「」]+)([”」])/g;

/** What is isolated already, which does nothing to what is around it. */
const ISOLATED = /\u2068([^\u2066-\u2069]*)\u2069/g;

/** A text with its unseen characters written out, such as [U+202E]. */
export function visible(text: string) {
  // The pieces at odd places are the insides of what is isolated.
  return text
    .split(ISOLATED)
    .map((piece, index) => (index % 2 ? `${ISOLATE}${written(piece)}${END}` : written(piece)))
    .join("");
}

function written(text: string) {
  return text.replace(UNSEEN, (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** A name that does not run out of its place: its begin, and its end, which tells files apart. */
export function short(name: string) {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  return `${characters.slice(0, LONGEST - 20).join("")}…${characters.slice(-16).join("")}`;
}

/** A text that is put into a sentence of the page. */
export function isolated(text: string) {
  const seen = visible(text);
  return RIGHT_TO_LEFT.test(seen) ? `${ISOLATE}${seen}${END}` : seen;
}

/** A sentence with names in it, in quotes. */
export function sentence(text: string) {
  return visible(text).replace(QUOTED, (_, open, name, close) => {
    const cut = short(name);
    return `${open}${RIGHT_TO_LEFT.test(cut) ? `${ISOLATE}${cut}${END}` : cut}${close}`;
  });
}
