// People of an organisation as rows: their bytes as the core wrote them, and beside them numbers to filter and sort by.

import type { ImpactUser, Language } from "../../../kit/contract.ts";
import { labelOf, valuesOf } from "../../../kit/terms.ts";
import { isThere } from "../../../kit/there.ts";

/** How rows are shown. */
export interface Arrangement {
  readonly effect: string;
  readonly model: string;
  readonly text: string;
  readonly column: string;
  readonly descending: boolean;
  readonly language: Language;
}

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** People in one text that is searched at once. */
const BLOCK = 1024;
const NEWLINE = 10;
const QUOTE = 34;

/** The effect on people whose account is disabled, which is told where there are any. */
export const DISABLED = "disabled";

/** The effects of which there can be rows, in the order of the vocabulary. */
export function effects() {
  return valuesOf("Effect");
}

/** Numbers that grow in number. */
class Column {
  #values: Numbers;
  length = 0;

  constructor(private readonly Type: new (length: number) => Numbers) {
    this.#values = new Type(BLOCK);
  }

  push(value: number) {
    if (this.length === this.#values.length) {
      const wider = new this.Type(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  get values() {
    return this.#values.subarray(0, this.length);
  }

  at(index: number) {
    return this.#values[index] ?? 0;
  }
}

/** Texts as numbers: those that many rows share are kept once. */
class Shared {
  #numbers = new Map<string, number>();
  texts: string[] = [];

  numberOf(text: string) {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Lines one after the other, as bytes. */
export class Lines {
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #piece = new Column(Uint32Array);
  #start = new Column(Uint32Array);
  #end = new Column(Uint32Array);

  /** Takes bytes with whole lines, of which `ends` says where each ends. */
  add(bytes: Uint8Array<ArrayBuffer>, ends: readonly number[]) {
    let start = 0;
    for (const end of ends) {
      this.#piece.push(this.#pieces.length);
      this.#start.push(start);
      this.#end.push(end);
      start = end;
    }
    this.#pieces.push(bytes);
  }

  bytes(index: number) {
    return (this.#pieces[this.#piece.at(index)] as Uint8Array<ArrayBuffer>).subarray(this.#start.at(index), this.#end.at(index));
  }

  /** The lines with these numbers, in that order, as a file; `before` stands at its beginning. */
  file(numbers: Iterable<number>, before: string, type: string) {
    const parts: Blob[] = [];
    let bytes: BlobPart[] = [before];
    let from: Uint8Array<ArrayBuffer> | null = null;
    let to: Uint8Array<ArrayBuffer> | null = null;
    for (const number of numbers) {
      const line = this.bytes(number);
      // What stands together goes together, so that a million lines are not a million parts.
      if (!to || line.buffer !== to.buffer || line.byteOffset !== to.byteOffset + to.byteLength) {
        if (from && to) bytes.push(between(from, to));
        from = line;
      }
      to = line;
      if (bytes.length === BLOCK) {
        parts.push(new Blob(bytes));
        bytes = [];
      }
    }
    if (from && to) bytes.push(between(from, to));
    return new Blob([...parts, ...bytes], { type });
  }
}

function between(from: Uint8Array<ArrayBuffer>, to: Uint8Array<ArrayBuffer>) {
  return new Uint8Array(from.buffer, from.byteOffset, to.byteOffset + to.byteLength - from.byteOffset);
}

/** Where the lines of NDJSON end. */
export function lineEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) ends.push(at + 1);
  return ends;
}

/** Where the records of CSV end: a line break between quotes ends none. */
export function recordEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    else if (bytes[at] === NEWLINE && !quoted) ends.push(at + 1);
  }
  return ends;
}

/** What tells models apart, of a key and of a model of the report. */
export function modelOf({ kind, aaGuid }: { kind: string; aaGuid: string | null }) {
  return `${kind} ${aaGuid ?? ""}`;
}

export class People {
  #lines = new Lines();
  #effect = new Column(Uint8Array);
  #reason = new Column(Uint32Array);
  #models = new Column(Uint32Array);
  #keys = new Column(Uint16Array);
  #ways = new Column(Uint32Array);
  #reasons = new Shared();
  #combinations = new Shared();
  #allWays = new Shared();
  /** Names to search in, in blocks: a line for each person, what the person is called first. */
  #blocks: string[] = [];
  #block: string[] = [];
  /** How many there are of each effect. */
  counts = effects().map(() => 0);
  /** The place of each person when all are sorted by name, and the language of that order. */
  #byName: { readonly language: Language; readonly places: Uint32Array } | null = null;
  /** Numbers of the rows that are shown, in their order. */
  #shown = new Uint32Array();
  #decoder = new TextDecoder();
  #effects = effects();

  get length() {
    return this.#effect.length;
  }

  /** Takes rows as NDJSON. */
  add(bytes: Uint8Array<ArrayBuffer>) {
    this.#lines.add(bytes, lineEnds(bytes));
    for (const line of this.#decoder.decode(bytes).split("\n")) if (line !== "") this.#note(JSON.parse(line));
  }

  #note({ user, effect, reason, keys, otherWays }: ImpactUser) {
    const number = this.#effects.indexOf(effect);
    this.counts[number] = (this.counts[number] ?? 0) + 1;
    this.#effect.push(number);
    this.#reason.push(this.#reasons.numberOf(reason ?? ""));
    this.#keys.push(keys.length);
    this.#models.push(this.#combinations.numberOf([...new Set(keys.map(modelOf))].sort().join("\n")));
    this.#ways.push(this.#allWays.numberOf(JSON.stringify(otherWays)));
    const names = [user.displayName ?? user.userPrincipalName ?? user.id, user.userPrincipalName, user.id];
    this.#block.push(names.map((name) => (name ?? "").replace(/[\t\n]/g, " ")).join("\t"));
    if (this.#block.length === BLOCK) this.#close();
  }

  #close() {
    this.#blocks.push(this.#block.join("\n").toLowerCase());
    this.#block = [];
  }

  /** All rows are there. */
  end() {
    if (this.#block.length > 0) this.#close();
  }

  /** Shows the rows that fit, in the order of a column, and says how many they are. */
  arrange({ effect, model, text, column, descending, language }: Arrangement) {
    const fits = new Uint8Array(this.length).fill(1);
    const keep = (test: (index: number) => boolean) => {
      for (let index = 0; index < fits.length; index += 1) if (!test(index)) fits[index] = 0;
    };
    if (effect !== "") {
      const wanted = this.#effects.indexOf(effect);
      keep((index) => this.#effect.at(index) === wanted);
    }
    if (model !== "") {
      const has = this.#combinations.texts.map((models) => models.split("\n").includes(model));
      keep((index) => has[this.#models.at(index)] === true);
    }
    const words = text.toLowerCase().split(/\s+/).filter(isThere);
    if (words.length > 0) {
      const found = this.#matching(words);
      keep((index) => found[index] === 1);
    }
    this.#shown = sorted(fits, this.#placesBy(column, language), descending);
    return this.#shown.length;
  }

  #matching(words: readonly string[]) {
    const found = new Uint8Array(this.length);
    const matches = (text: string) => words.every((word) => text.includes(word));
    this.#blocks.forEach((block, number) => {
      if (!matches(block)) return;
      block.split("\n").forEach((line, index) => {
        if (matches(line)) found[number * BLOCK + index] = 1;
      });
    });
    return found;
  }

  /** The place of a row by a column, as a function of its number. */
  #placesBy(column: string, language: Language): (index: number) => number {
    const ranked = (numbers: Column, texts: readonly string[]): ((index: number) => number) => {
      const places = ranks(texts, language);
      return (index: number) => places[numbers.at(index)] ?? 0;
    };
    switch (column) {
      case "name":
        return this.#placesByName(language);
      case "reason":
        return ranked(this.#reason, this.#reasons.texts);
      case "keys":
        return (index) => this.#keys.at(index);
      case "otherWays":
        return ranked(
          this.#ways,
          this.#allWays.texts.map((ways) => waysText(JSON.parse(ways), language)),
        );
      default:
        return (index) => this.#effect.at(index);
    }
  }

  #placesByName(language: Language) {
    if (this.#byName?.language !== language) {
      const names = this.#blocks.flatMap((block) => block.split("\n").map((line) => line.slice(0, line.indexOf("\t"))));
      this.#byName = { language, places: ranks(names, language) };
    }
    const { places } = this.#byName;
    return (index: number) => places[index] ?? 0;
  }

  /** A row by its place among those shown: `{ number, row }`, the number being that of the person among all. */
  shownAt(place: number) {
    const number = this.#shown[place] ?? 0;
    return { number, row: this.row(number) };
  }

  row(number: number): ImpactUser {
    return JSON.parse(this.#decoder.decode(this.#lines.bytes(number)));
  }

  /** Numbers of the rows that are shown, in their order. */
  get shown() {
    return this.#shown;
  }

  /** What is shown, as NDJSON. */
  file() {
    return this.#lines.file(this.#shown, "", "application/x-ndjson");
  }
}

/** Methods in words: those of a way joined, ways beside each other. */
export function waysText(ways: readonly (readonly string[])[], language: Language) {
  return ways.map((way) => way.map((mode) => labelOf("Mode", mode, language)).join(" + ")).join("; ");
}

/** The place of each text when they are sorted; texts that are alike have places in the order in which they came. */
function ranks(texts: readonly string[], language: Language) {
  const { compare } = new Intl.Collator(language);
  const order = Uint32Array.from(texts, (_, index) => index);
  order.sort((a, b) => compare(texts[a] ?? "", texts[b] ?? ""));
  const places = new Uint32Array(texts.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

/** The numbers of what fits, by place and else in the order in which they came. */
function sorted(fits: Uint8Array, placeOf: (index: number) => number, descending: boolean) {
  let most = 0;
  let count = 0;
  for (let index = 0; index < fits.length; index += 1) {
    if (fits[index] === 0) continue;
    count += 1;
    most = Math.max(most, placeOf(index));
  }
  // Place and number in one, since numbers without a comparison of one's own are sorted many times as fast.
  const both = new Float64Array(count);
  for (let index = 0, next = 0; index < fits.length; index += 1) {
    if (fits[index] === 0) continue;
    const place = placeOf(index);
    both[next] = (descending ? most - place : place) * fits.length + index;
    next += 1;
  }
  return Uint32Array.from(both.sort(), (value) => value % fits.length);
}
