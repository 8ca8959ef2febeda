// What a change of policies does to people: files streamed in, rows streamed out, the report at the end.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";

import { EntraVerdictError, Impact } from "../index.js";
import { KEYS } from "./input.js";
import { OPTIONS } from "./options.js";
import { Problem } from "./problem.js";
import { clean } from "./show.js";

/** How the line begins that says what the rows before it come to. */
const PART = '{"impactPart":';
const PIECE = 1024 * 1024;
const HEAD = 4096;
const TICK = 200;
const SHOWN = 20;

/** Of whom people read by name. */
const SHOWN_EFFECTS = ["lockedOut"];

const CODES = { lockedOut: 1, undecided: 2, unreadable: 3 };

/** Asks about the files of people, and writes rows as they come out. */
export async function impactOf([before, after], question, options, { language, say }) {
  const form = formOf(options);
  const only = names(options, "only", "impact");
  const settings = {
    question,
    rows: form === "csv" ? "csv" : "ndjson",
    only: form === "text" ? SHOWN_EFFECTS : only,
    listed: names(options, "listed", "impact"),
  };
  const impact = before.impact(after, settings, { language });
  const out = new Rows(form);
  const write = (rows) => out.write(rows);
  if (options.partial) {
    const part = await readInto(impact, options.population, { language, say }, write, () => impact.part());
    await out.write(`${JSON.stringify(part)}\n`);
    // A partition without people is none that could not be read.
    return { code: part.totals.users === 0 && part.totals.unreadable === 0 ? 0 : codeOf(part.totals) };
  }
  const report = await (options.merge ? joined(impact, options.merge, settings.only, write) : reportOn(impact, options.population, { language, say }, write));
  await out.end(report);
  const code = codeOf(report.totals);
  if (form !== "text") return { code };
  return { answer: report, show: (paint) => showImpact(report, out.kept(), language, say, paint), code };
}

/** The report about the people in files; `heard` takes rows as they come out. */
export function reportOn(impact, population, context, heard) {
  return readInto(impact, population, context, heard, () => impact.finish());
}

/**
 * The report that parts come to, and the rows in them that are wanted. Rows stand before what they come to, so all is added up before
 * the first of them goes out: a part that does not belong here leaves half an answer behind otherwise.
 */
async function joined(impact, files, only, heard) {
  try {
    const kept = new Map();
    for (const file of files) {
      // What cannot be read twice is kept.
      const rows = (await isFile(file)) ? undefined : [];
      let [number, open, parts] = [0, 0, 0];
      for await (const line of linesOf(file)) {
        number += 1;
        if (line.startsWith(PART)) {
          mergeLine(impact, line, file, number);
          [open, parts] = [0, parts + 1];
        } else if (line !== "") {
          open ||= number;
          effectOf(line, file, number);
          rows?.push(line);
        }
      }
      // Rows that nothing adds up are those of a file that was cut off.
      if (parts === 0 || open > 0) throw new Problem(parts === 0 ? "noPart" : "partOpen", { file, line: open });
      if (rows) kept.set(file, rows);
    }
    for (const file of files) {
      let number = 0;
      for await (const line of kept.get(file) ?? linesOf(file)) {
        number += 1;
        if (line === "" || line.startsWith(PART)) continue;
        if (only.length === 0 || only.includes(effectOf(line, file, number))) await heard(Buffer.from(`${line}\n`));
      }
    }
    return impact.finish();
  } finally {
    impact.free();
  }
}

async function* linesOf(file) {
  try {
    yield* createInterface({ input: file === "-" ? process.stdin : createReadStream(file), crlfDelay: Infinity });
  } catch (error) {
    throw cannot(error, file);
  }
}

async function isFile(file) {
  if (file === "-") return false;
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error(file), { code: "EISDIR", syscall: "read" });
    return found.isFile();
  } catch (error) {
    throw cannot(error, file);
  }
}

function mergeLine(impact, line, file, number) {
  try {
    impact.merge(line);
  } catch (error) {
    throw error instanceof EntraVerdictError ? Object.assign(error, { file, line: number }) : error;
  }
}

/** What a row says became of somebody. */
function effectOf(line, file, number) {
  try {
    const { user, keys, effect } = JSON.parse(line);
    if (typeof user === "object" && Array.isArray(keys) && typeof effect === "string") return effect;
  } catch {
    // It is no JSON, or no object.
  }
  throw new Problem("partRow", { file, line: number });
}

/** Feeds the files of people, and says with `end` what it comes to; `heard` takes rows as they come out. */
async function readInto(impact, population, { language, say }, heard, end) {
  const files = await inOrder(population);
  const progress = new Progress(files, say, language);
  try {
    for (const { file } of files) {
      try {
        for await (const piece of file === "-" ? process.stdin : createReadStream(file, { highWaterMark: PIECE })) {
          impact.feed(file, piece);
          progress.show(piece.length, impact);
          await heard(impact.take());
        }
      } catch (error) {
        throw cannot(error, file);
      }
      impact.end(file);
      await heard(impact.take());
    }
    const whole = end();
    await heard(impact.take());
    return whole;
  } finally {
    progress.end();
    impact.free();
  }
}

/** Rows on a pipe are an object, unless somebody asks for lines. */
function formOf({ csv, ndjson, partial, json, text }) {
  if ([csv, ndjson, partial, json, text].filter(Boolean).length > 1) throw new Problem("forms", {}, "impact");
  if (csv) return "csv";
  if (ndjson || partial) return "ndjson";
  return (json ?? !(text ?? process.stdout.isTTY)) ? "json" : "text";
}

/** The names that an option lists, whichever way they are put apart. */
export function names(options, name, command) {
  const { values } = OPTIONS[name];
  // An option of one command alone has that in its name.
  const option = name.slice(name.indexOf(".") + 1);
  const given = (options[option] ?? []).flatMap((value) => value.split(",")).filter(Boolean);
  const wrong = given.find((value) => !values.includes(value));
  if (wrong !== undefined) throw new Problem("choice", { name: `--${option}`, choices: values.join(", "), value: wrong }, command);
  return given;
}

/** Nobody locked out and everything read is 0; somebody locked out goes first, then what could not be read. */
export function codeOf({ lockedOut, unreadable, undecided, users }) {
  if (lockedOut > 0) return CODES.lockedOut;
  if (unreadable > 0 || users === 0) return CODES.unreadable;
  return undecided > 0 ? CODES.undecided : 0;
}

function cannot(error, file) {
  return error.code && error.syscall ? new Problem(KEYS[error.code] ?? "file", { file, detail: error.message }) : error;
}

/** The files, those with lines of people last: what is said elsewhere of the same people has to be known by then. */
async function inOrder(files) {
  const known = [];
  for (const file of files) known.push(await lookedAt(file));
  return [...known.filter(({ people }) => !people), ...known.filter(({ people }) => people)];
}

async function lookedAt(file) {
  if (file === "-") return { file, people: true, bytes: 0 };
  let handle;
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error(file), { code: "EISDIR", syscall: "read" });
    if (!found.isFile()) return { file, people: true, bytes: 0 };
    handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { file, people: Impact.isPeople(buffer.subarray(0, bytesRead)), bytes: found.size };
  } catch (error) {
    throw cannot(error, file);
  } finally {
    await handle?.close();
  }
}

/** Rows on their way out: as they are, as elements of a list, or kept for people to read. */
class Rows {
  #form;
  #begun = false;
  #kept = [];

  constructor(form) {
    this.#form = form;
  }

  async write(rows) {
    if (rows.length === 0) return;
    if (this.#form === "text") {
      if (this.#kept.length < SHOWN) this.#kept.push(...lines(rows).slice(0, SHOWN - this.#kept.length).map((row) => JSON.parse(row)));
    } else if (this.#form === "json") {
      const list = lines(rows).join(",");
      await this.#put(this.#begun ? `,${list}` : `{"users":[${list}`);
      this.#begun = true;
    } else {
      // The mark by which spreadsheets know UTF-8.
      if (this.#form === "csv" && !this.#begun) await this.#put("\ufeff");
      this.#begun = true;
      await this.#put(rows);
    }
  }

  async end(report) {
    if (this.#form !== "json") return;
    await this.#put(`${this.#begun ? "" : '{"users":['}],${JSON.stringify(report).slice(1)}\n`);
  }

  kept() {
    return this.#kept;
  }

  async #put(data) {
    if (!process.stdout.write(data)) await once(process.stdout, "drain");
  }
}

/** Rows of NDJSON, each by itself. */
export const lines = (rows) => new TextDecoder().decode(rows).split("\n").filter(Boolean);

/** How far it is, on a terminal alone. */
class Progress {
  #total;
  #read = 0;
  #began = Date.now();
  #next = Date.now() + TICK;
  #shown = false;
  #say;
  #number;

  constructor(files, say, language) {
    this.#total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#say = say;
    this.#number = new Intl.NumberFormat(language);
  }

  show(bytes, impact) {
    this.#read += bytes;
    const now = Date.now();
    if (!process.stderr.isTTY || now < this.#next) return;
    this.#next = now + TICK;
    this.#shown = true;
    const seconds = (now - this.#began) / 1000;
    const share = this.#total > 0 ? `${Math.min(100, Math.floor((100 * this.#read) / this.#total))} %` : "";
    const rate = this.#number.format(Math.round(impact.people / seconds));
    const left = this.#total > 0 ? Math.max(0, Math.ceil((seconds * (this.#total - this.#read)) / this.#read)) : 0;
    const line = this.#say("impact.progress", { share, people: this.#number.format(impact.people), rate, left });
    process.stderr.write(`\r\u001b[K${line}`);
  }

  end() {
    if (this.#shown) process.stderr.write("\r\u001b[K");
  }
}

/** What `collect` reads more of where it is told to. */
const COLLECTED = ["/question/user/groups", "/question/user/roles"];

const EFFECTS = { lockedOut: "bad", losesKey: "doubt", undecided: "doubt", gains: "good", unchanged: "dim" };

export const colourOf = ({ lockedOut, undecided }) => (lockedOut > 0 ? "bad" : undecided > 0 ? "doubt" : "good");

/** What becomes of people, in a sentence. */
export function headline({ users, losesKey, lockedOut, undecided }, language, say) {
  const count = (value) => new Intl.NumberFormat(language).format(value);
  const losing = losesKey + lockedOut;
  const loses = say(losing === 1 ? "impact.losesOne" : "impact.loses", { users: count(users), losing: count(losing) });
  const noWay = say(lockedOut === 1 ? "impact.noWayOne" : "impact.noWay", { lockedOut: count(lockedOut) });
  const said = say("impact.headline", { loses, noWay });
  // What is known comes second, since it is not all: of nobody else it would be a calm word for not knowing.
  return undecided > 0 ? say("impact.open", { headline: said, users: count(users), undecided: count(undecided) }) : said;
}

const ZEROS = "00000000-0000-0000-0000-000000000000";

/** A model by its name, or by its AAGUID; a passkey without either is of one that nobody knows. */
function modelOf({ name, aaGuid, kind }, say) {
  if (name) return clean(name);
  if (aaGuid && aaGuid !== ZEROS) return clean(aaGuid);
  return kind === "passkey" ? say("impact.unknownModel") : say(`KeyKind.${kind}`);
}

/** Each name once, with how many of it there are. */
function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`));
}

function showImpact(report, lockedOut, language, say, paint) {
  const { totals, models, reasons, undecided, allowList, unreadable, sources, notes, compared } = report;
  const number = new Intl.NumberFormat(language);
  const count = (value) => number.format(value);
  const told = Object.fromEntries(Object.entries(totals).map(([name, value]) => [name, count(value)]));
  const colour = colourOf(totals);
  const first = compared
    ? headline(totals, language, say)
    : say("impact.inUse", { ...told, models: count(models.length) });
  // What is only noteworthy is no loss.
  const unread = (title, isCounted) => {
    const places = unreadable.places.filter((one) => one.counted === isCounted);
    const of = unreadable.reasons.filter((one) => one.counted === isCounted);
    const all = of.reduce((sum, one) => sum + one.count, 0);
    if (all === 0) return false;
    return [
      paint.bold(say(title, { count: count(all) })),
      ...places.slice(0, SHOWN).map(({ file, line, text, code }) => `  ${clean(file)}:${line}  ${clean(text)} ${paint.dim(`[${code}]`)}`),
      ...(all > Math.min(SHOWN, places.length) ? of.map((one) => `  ${count(one.count).padStart(12)}  ${paint.dim(`[${one.code}]`)}`) : []),
    ];
  };
  const blocks = [
    [paint[colour](paint.bold(first)), ...(totals.disabled > 0 ? [say("impact.disabled", told)] : [])],
    compared && Object.entries(EFFECTS).map(([effect, paintedAs]) => `  ${paint[paintedAs](told[effect].padStart(12))}  ${say(`Effect.${effect}`)}`),
    lockedOut.length > 0 && [
      paint.bold(say("Effect.lockedOut")),
      ...lockedOut.map(({ user, keys, reason }) => {
        const name = clean(user.displayName ?? user.userPrincipalName ?? user.id);
        const of = counted(keys.map((key) => modelOf(key, say))).join(", ");
        return `  ${name}  ${clean(user.userPrincipalName ?? "")}  ${of} ${paint.dim(`[${reason}]`)}`;
      }),
      ...(totals.lockedOut > lockedOut.length ? [`  ${paint.dim(say("impact.more", { count: count(totals.lockedOut - lockedOut.length) }))}`] : []),
    ],
    models.length > 0 && [
      paint.bold(say("impact.models")),
      ...models.map((model) => {
        const name = modelOf(model, say);
        const aaGuid = model.aaGuid && model.aaGuid !== name ? ` ${paint.dim(model.aaGuid)}` : "";
        const marks = { allow: paint.good("✓"), deny: paint.bad("✕"), indeterminate: paint.doubt("?") };
        // Where it is one for some people and another for others, each with its keys.
        const mark = marks[model.after.decision] ?? " ";
        const each = Object.entries(marks).filter(([decision]) => model.after.decision === null && model.after[decision] > 0);
        const mixed = each.map(([decision, of]) => `  ${of} ${count(model.after[decision])}`).join("");
        const lost = model.lost > 0 ? `  ${paint.bad(say("impact.lost", { count: count(model.lost) }))}` : "";
        return `  ${mark} ${count(model.users).padStart(10)}  ${count(model.keys).padStart(10)}  ${name}${aaGuid}${mixed}${lost}`;
      }),
      `  ${paint.dim(say("impact.facts", told))}`,
    ],
    reasons.length > 0 && [
      paint.bold(say("reasons")),
      ...reasons.map(({ keys, reason, text }) => `  ${count(keys).padStart(12)}  ${clean(text)} ${paint.dim(`[${reason}]`)}`),
    ],
    undecided.length > 0 && [
      paint.bold(say("impact.wouldDecide")),
      ...undecided.map(({ users, label }) => `  ${count(users).padStart(12)}  ${clean(label)}`),
      ...(undecided.some(({ path }) => COLLECTED.includes(path)) ? [`  ${paint.dim(say("impact.collected"))}`] : []),
    ],
    allowList &&
      allowList.aaGuids.length > 0 && [
        paint.bold(say("impact.list", { count: count(allowList.aaGuids.length), bytes: count(allowList.bytes), bound: count(allowList.bound) })),
        ...allowList.profiles.flatMap(({ name, id, aaGuids }) => [
          ...(id === null ? [] : [`  ${clean(name ?? id)}`]),
          ...aaGuids.map((aaGuid) => `    ${aaGuid}`),
        ]),
        ...allowList.change.requests.map(({ azureCli }) => `  ${clean(azureCli)}`),
      ],
    unread("impact.unreadable", false),
    unread("impact.noted", true),
    [
      paint.bold(say("impact.sources")),
      ...sources.map(({ file, kinds, read }) => `  ${clean(file)}  ${kinds.map((kind) => say(`PopulationSource.${kind}`)).join(", ")}  ${count(read)}`),
    ],
    notes.map(({ text }) => paint.dim(clean(text))),
  ];
  return blocks
    .filter(Boolean)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
