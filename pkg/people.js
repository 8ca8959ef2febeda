// People of files, by whose groups and roles every sign-in is looked at: one in each line, a list, or answers of Graph.

import { problem } from "./errors.js";

/** Characters that are read as one; lines may be as many as they like. */
const MOST_TEXT = 16 * 1024 * 1024;

/** People of whom some more are read: the core refuses them with its bound. */
const MOST_PEOPLE = 200_000;

/** What is said of a person that tells users apart. */
const OF_USER = ["id", "userPrincipalName", "groups", "groupsAsked", "roles", "rolesAsked", "type", "home"];

/** Words of Graph for kinds of users, as populations read them. */
const KINDS = { guest: "b2bCollaborationGuest" };

export class People {
  /** Everybody, each `{ user, file, line }`. */
  list = [];
  #language;
  #reading;

  constructor(language) {
    this.#language = language;
  }

  /** Whether no more need be read. */
  get isFull() {
    return this.list.length > MOST_PEOPLE;
  }

  /** Takes bytes of a file, piece by piece. */
  feed(file, bytes) {
    if (this.#reading?.file !== file) this.#reading = { file, decoder: decoderOf(bytes), line: 0, from: 0, pieces: [], size: 0, isWhole: false };
    this.#take(this.#reading.decoder.decode(bytes, { stream: true }));
  }

  /** Takes the end of the file. */
  end() {
    const reading = this.#reading;
    if (!reading) return;
    this.#take(reading.decoder.decode());
    this.#reading = undefined;
    const rest = reading.pieces.join("");
    if (reading.isWhole) this.#add(parsed(rest), reading, reading.from);
    else if (rest.trim() !== "") this.#add(parsed(rest), reading, reading.line + 1);
  }

  #take(text) {
    const reading = this.#reading;
    const { file } = reading;
    const lines = reading.isWhole ? [] : text.split("\n");
    const rest = reading.isWhole ? text : lines.pop();
    for (const [index, piece] of lines.entries()) {
      const line = index === 0 ? [...reading.pieces.splice(0), piece].join("") : piece;
      reading.line += 1;
      if (line.trim() === "") continue;
      const value = parsed(line);
      // What begins in its first line and does not end there is one text.
      if (value === undefined && reading.from === 0) {
        Object.assign(reading, { isWhole: true, from: reading.line, pieces: [line, ...lines.slice(index + 1)].map((one) => `${one}\n`) });
        break;
      }
      reading.from ||= reading.line;
      this.#add(value, reading, reading.line);
    }
    reading.pieces.push(rest);
    reading.size = reading.isWhole || lines.length === 0 ? reading.size + text.length : rest.length;
    if (reading.size > MOST_TEXT) throw Object.assign(problem("input.peopleText", this.#language, undefined, { bytes: MOST_TEXT }), { file });
  }

  #add(value, { file }, line) {
    const isPage = Array.isArray(value?.value) && value.user === undefined;
    const all = Array.isArray(value) ? value : isPage ? value.value : [value];
    for (const one of all) {
      const said = one?.user ?? one;
      const user = userOf(said);
      if (!user) throw Object.assign(problem("input.person", this.#language), { file, line });
      this.list.push({ user, file, line });
    }
  }
}

/** Refuses a report that nobody was counted for: that nobody gets in would be said of nobody. */
export function refuseNobody({ people }, language) {
  if (people?.counted === 0) throw problem("input.nobody", language);
}

/** What tells somebody from others; undefined where it is nobody. */
function userOf(said) {
  if (typeof said !== "object" || said === null || Array.isArray(said)) return undefined;
  const kind = said.type ?? said.userType;
  const type = typeof kind === "string" ? (KINDS[kind.toLowerCase()] ?? kind) : kind;
  const all = { ...said, type };
  const own = OF_USER.filter((name) => (all[name] ?? null) !== null).map((name) => [name, all[name]]);
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** UTF-8, or UTF-16 by the mark at its beginning. */
function decoderOf([first, second]) {
  const isMark = (one, other) => first === one && second === other;
  return new TextDecoder(isMark(0xff, 0xfe) ? "utf-16le" : isMark(0xfe, 0xff) ? "utf-16be" : "utf-8");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
