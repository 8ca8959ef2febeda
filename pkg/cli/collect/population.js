// The file of people: what is written stays, and who is in it is not written again.

import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";

import { lines } from "../batch.js";
import { Problem } from "../problem.js";

/** Personal data are for their owner's eyes. */
const MODE = 0o600;

/** What stands beside the file while it is not complete. */
const markOf = (file) => `${file}.collecting`;

/** A file of people that grows, with what has to be known to go on with it. */
export class Population {
  #file;
  #handle;
  /** Ids of the people in it. */
  done = new Set();
  counts = new Counts();

  constructor(file) {
    this.#file = file;
  }

  /**
   * Begins a file, or goes on with one: `kept` is what was remembered with `remember` when it was begun. A file that is complete, and
   * policies that are no part of it, stay as they are.
   */
  static async open(file, policies) {
    const population = new Population(file);
    const kept = await keptOf(file);
    if (kept === undefined) {
      for (const name of [file, policies]) if (await isThere(name)) throw new Problem("outputThere", { file: name });
    }
    return { population, kept };
  }

  /** Remembers what a later run has to know. */
  async remember(kept) {
    await attempt(markOf(this.#file), async (mark) => {
      await writeFile(`${mark}.new`, JSON.stringify(kept), { mode: MODE });
      await rename(`${mark}.new`, mark);
    });
  }

  /** Reads who is in the file; what broke off at its end is cut away. */
  async resume() {
    if (!(await isThere(this.#file))) return;
    let [number, whole] = [0, 0];
    const { size } = await stat(this.#file);
    for await (const line of lines(createReadStream(this.#file))) {
      number += 1;
      const end = whole + (line?.length ?? 0) + 1;
      if (line !== null && end > size) break;
      const person = personOf(line);
      if (!person) throw new Problem("outputLine", { file: this.#file, line: number });
      this.#add(person);
      whole = end;
    }
    await truncate(this.#file, whole);
  }

  /** Writes people down, a line each. */
  async append(people) {
    await attempt(this.#file, async (file) => {
      this.#handle ??= await open(file, "a", MODE);
      await this.#handle.appendFile(people.map((person) => `${JSON.stringify(person)}\n`).join(""));
    });
    for (const person of people) this.#add(person);
  }

  /** Nobody is missing any more. */
  async finish() {
    await this.append([]);
    await this.#handle.close();
    await attempt(markOf(this.#file), (mark) => rm(mark, { force: true }));
  }

  #add(person) {
    this.done.add(person.user.id.toLowerCase());
    this.counts.add(person);
  }
}

/** Writes a file that only its owner reads. */
export function writeOwn(file, text) {
  return attempt(file, () => writeFile(file, text, { mode: MODE }));
}

/** What is in a file of people. */
class Counts {
  people = 0;
  passkeys = 0;
  #unreadable = new Map();

  add({ passkeys = [], unreadable = [] }) {
    this.people += 1;
    this.passkeys += passkeys.length;
    for (const { source, status, code } of unreadable) {
      const key = JSON.stringify([source, status, code]);
      this.#unreadable.set(key, (this.#unreadable.get(key) ?? 0) + 1);
    }
  }

  /** What could not be read, and of how many people. */
  get unreadable() {
    return [...this.#unreadable].sort().map(([key, people]) => {
      const [source, status, code] = JSON.parse(key);
      return { source, status, code, people };
    });
  }
}

function personOf(line) {
  try {
    const person = JSON.parse(line.toString("utf8"));
    return typeof person.user.id === "string" ? person : undefined;
  } catch {
    return undefined;
  }
}

async function keptOf(file) {
  let text;
  try {
    text = await readFile(markOf(file), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new Problem("file", { file: markOf(file), detail: error.code });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("question", { file: markOf(file) });
  }
}

/** Whether something has this name; what cannot be told counts as there. */
export function isThere(file) {
  return stat(file).then(
    () => true,
    ({ code }) => code !== "ENOENT",
  );
}

async function attempt(file, work) {
  try {
    return await work(file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("write", { file, detail: error.code ?? error.message });
  }
}
