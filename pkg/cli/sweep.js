// `entra-verdict sweep`: every sign-in at once, as the core tells it.
//
// What is told stands in sections of the report: `only` chooses among them, and questions worth keeping come from the same.

import { stat, writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";

import { People, refuseNobody } from "../people.js";
import { opened, warn } from "./commands.js";
import { names } from "./impact.js";
import { piecesOf } from "./input.js";
import { plain } from "./markdown.js";
import { documentsIn } from "./policies.js";
import { Problem } from "./problem.js";
import { clean } from "./show.js";

/** The sections that have regions, each with where in the report they are and how a region is marked. */
const REGIONS = [
  ["gaps", "gaps", "✕", "bad", ({ gaps }) => gaps],
  ["possibleGaps", "possibleGaps", "?", "doubt", ({ possibleGaps }) => possibleGaps],
  ["deadEnds", "deadEnds", "✕", "bad", ({ deadEnds }) => deadEnds],
  ["blocked", "blocked", "–", "dim", ({ blocked }) => blocked],
  ["undecided", "undecided", "?", "doubt", ({ undecided }) => undecided],
  ["change", "lost", "✕", "bad", ({ change }) => change?.lost],
  ["change", "gained", "✓", "good", ({ change }) => change?.gained],
  ["change", "unsure", "?", "doubt", ({ change }) => change?.unsure],
];

const OF_SETTINGS = { require: "require", limit: "limit", at: "at", reading: "reading", tenant: "cloud" };

/** Looks at every sign-in, and tells of it. */
export async function sweep({ options, files }, context) {
  const { language, say } = context;
  if (files.length === 0) throw new Problem("files", {}, "sweep");
  if (["json", "text", "markdown"].filter((name) => options[name]).length > 1) throw new Problem("sweepForms", {}, "sweep");
  const only = names(options, "sweep.only", "sweep");
  if (only.includes("change") && !options.before) throw new Problem("changeAlone", {}, "sweep");
  const kept = options["write-questions"];
  if (kept !== undefined) await refuseKept(kept, files);
  const people = options.people && (await peopleOf(options.people, language));
  const settings = settingsOf(options, people);
  const sides = [opened(await documentsIn(files, context), undefined, context)];
  if (options.before) sides.push(opened(await documentsIn(options.before, context), undefined, context));
  warn(sides, say);
  const [{ tenant, places }, before] = sides;
  const report = reportOf(tenant, settings, before?.tenant, { language, people, options, places });
  const code = codeOf(report);
  if (kept !== undefined) await keep(report, only, files, options, context);
  const parts = { report, only, code, context };
  if (options.markdown) return { text: markdownOf(parts), code };
  return { answer: answerOf(report, only), show: (paint) => show(parts, paint), code };
}

function reportOf(tenant, settings, before, { language, people, options, places }) {
  let swept;
  try {
    swept = tenant.sweep(settings, { before, language });
    const report = swept.report({ language });
    refuseNobody(report, language);
    return report;
  } catch (error) {
    if (error.code === "input.nobody") throw Object.assign(error, { option: "--people" });
    throw ofSettings(error, people, options) ?? places.named(error);
  } finally {
    swept?.free();
  }
}

/** The error with the option, or the line of people, that it is about; undefined where it is about policies. */
function ofSettings(error, people, options) {
  if (error.document !== null) return undefined;
  const [member, index] = (error.path ?? "").replace(/^\/(question\/)?/, "").split("/");
  if (member === "people") {
    const { file, line } = people?.[Number(index)] ?? {};
    return Object.assign(error, file ? { file, line, column: null } : { option: "--people", line: null, column: null });
  }
  const option = Object.hasOwn(OF_SETTINGS, member) ? OF_SETTINGS[member] : undefined;
  return option in options ? Object.assign(error, { option: `--${option}`, line: null, column: null }) : undefined;
}

function settingsOf({ require, limit, at, reading, cloud }, people) {
  if (limit !== undefined && !/^\d{1,6}$/.test(limit)) throw new Problem("limit", { value: limit }, "sweep");
  return {
    at: at ?? new Date().toISOString(),
    ...(reading === undefined ? {} : { reading }),
    ...(require === undefined ? {} : { require }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(cloud === undefined ? {} : { tenant: { cloud } }),
    ...(people ? { people: people.map(({ user }) => user) } : {}),
  };
}

/** The people of files, each with where they stand. */
async function peopleOf(files, language) {
  const people = new People(language);
  for (const file of files) {
    for await (const piece of piecesOf(file)) {
      people.feed(file, piece);
      if (people.isFull) return people.list;
    }
    people.end();
  }
  return people.list;
}

/** Gaps go first, and what a change turned with them; then what nobody can tell. */
function codeOf(report) {
  const has = (regions) => regions !== undefined && !isNone(regions);
  const { gaps, possibleGaps, undecided, change, people } = report;
  if (has(gaps) || has(change?.lost) || has(change?.gained)) return 1;
  // Of whom is left out it is not known either.
  return has(possibleGaps) || has(undecided) || has(change?.unsure) || people?.unknown > 0 ? 2 : 0;
}

const isTold = (only, section) => only.length === 0 || only.includes(section);

/** The report, of which sections that nobody asks for are left out. */
function answerOf(report, only) {
  const sections = ["policies", "map", ...REGIONS.map(([section]) => section)];
  // What regions and policies name by their places stays.
  const isLeftOut = (name) => only.length > 0 && sections.includes(name) && !only.includes(name) && name !== "policies";
  return Object.fromEntries(Object.entries(report).filter(([name]) => !isLeftOut(name)));
}

/** The sections that are told, each `{ title, mark, colour, rows, hint }`; a row is `{ text, lines }`. */
function sectionsOf({ report, only, context: { say, language } }) {
  const number = new Intl.NumberFormat(language);
  const called = ({ displayName, id }) => displayName ?? id ?? say("nameless");
  const told = (sections) =>
    sections.filter(([section]) => isTold(only, section)).map(([, name, mark, colour, of]) => {
      const { regions = [], complete = true } = of(report) ?? {};
      const count = `${number.format(regions.length)}${complete ? "" : "+"}`;
      const rows = regions.map(({ text, people, policies }) => ({
        text,
        lines: [
          ...(people === null ? [] : [say("sweep.people", { count: number.format(people) })]),
          ...(policies.length > 0 ? [say("sweep.for", { policies: listed(policies.map((at) => called(report.policies[at])), say) })] : []),
        ],
      }));
      return { title: say(`sweep.${name}`, { required: report.required, count }), mark, colour, rows };
    });
  const those = (isOne, title, colour, hint) => {
    const all = report.policies.filter(isOne);
    // Those of which the same is to say stand together.
    const texts = [...new Set(all.map(({ text }) => text))];
    const rows = texts.map((text) => ({ text: all.filter((one) => one.text === text).map(called).join(say("sweep.and")), lines: [text] }));
    return { title: say(title, { count: number.format(all.length) }), mark: "–", colour, rows, hint: all.length > 1 ? hint : undefined };
  };
  const isIdle = ({ idle }) => idle;
  const isApart = ({ idle, role }) => !idle && role !== "decides";
  const policies = isTold(only, "policies")
    ? [those(isIdle, "sweep.idle", "doubt", say("sweep.idleHint")), those(isApart, "sweep.apart", "dim")]
    : [];
  const isOfChange = ([section]) => section === "change";
  return [...told(REGIONS.filter((one) => !isOfChange(one))), ...policies, ...told(REGIONS.filter(isOfChange))].filter(({ rows }) => rows.length > 0);
}

/** Names in a list; of many the first few. */
function listed(all, say) {
  const told = all.slice(0, MOST_NAMES).join(say("sweep.and"));
  return all.length > MOST_NAMES ? `${told} ${say("report.more", { count: all.length - MOST_NAMES })}` : told;
}

const MOST_NAMES = 8;

const COLOURS = { 0: "good", 1: "bad", 2: "doubt" };

/** What is said below the sentence: how many people there are, and that nothing turned. */
function besideOf({ report: { people, change }, only, context: { say, language } }) {
  const isSame = isTold(only, "change") && change && ["lost", "gained", "unsure"].every((name) => isNone(change[name]));
  return [
    ...(people ? [say("sweep.counted", { count: new Intl.NumberFormat(language).format(people.counted) })] : []),
    ...(isSame ? [say("sweep.same")] : []),
  ];
}

/** What the report leans on; and what would give names. */
function notesOf({ report: { notes, dimensions }, context: { say } }) {
  const isNameless = dimensions.some(({ classes }) => classes.some(({ ids, text }) => ids.some((id) => ID.test(id) && text.includes(id))));
  return [...notes.map(({ text }) => text), ...(isNameless ? [say("sweep.ids")] : [])];
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** With a limit of none there may be some that are not told. */
const isNone = ({ regions, complete }) => regions.length === 0 && complete;

function show(parts, paint) {
  const { report, code } = parts;
  const blocks = [
    [paint[COLOURS[code]](paint.bold(clean(report.text))), ...besideOf(parts)],
    ...sectionsOf(parts).map(({ title, mark, colour, rows, hint }) => [
      paint.bold(clean(title)),
      ...(hint ? [`  ${paint.dim(hint)}`] : []),
      ...rows.flatMap(({ text, lines }) => [`  ${paint[colour](mark)} ${clean(text)}`, ...lines.map((line) => `      ${paint.dim(clean(line))}`)]),
    ]),
    notesOf(parts).map((text) => paint.dim(clean(text))),
  ];
  return blocks.map((lines) => lines.join("\n")).join("\n\n");
}

/** The most rows of a section: a summary of a job holds 1 MiB. */
const MOST_ROWS = 200;

function markdownOf(parts) {
  const { report, context } = parts;
  const { say } = context;
  const lines = ["### entra-verdict sweep", "", `**${plain(report.text)}**`, ...besideOf(parts).flatMap((line) => ["", plain(line)])];
  for (const { title, rows, hint } of sectionsOf(parts)) {
    lines.push("", `#### ${plain(title)}`, "", ...(hint ? [plain(hint), ""] : []));
    for (const { text, lines: more } of rows.slice(0, MOST_ROWS)) lines.push(`- ${[text, ...more].map(plain).join("<br>")}`);
    if (rows.length > MOST_ROWS) lines.push("", plain(say("report.more", { count: rows.length - MOST_ROWS })));
  }
  lines.push("", ...notesOf(parts).map((text) => `> ${plain(text)}`).join("\n>\n").split("\n"));
  return `${lines.join("\n")}\n`;
}

/** Refuses a file for questions that is there, which somebody may have worked on, and policies that it could not name. */
async function refuseKept(file, policies) {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Problem("outputThere", { file }, "sweep");
  if (policies.includes("-")) throw new Problem("questionsStdin", {}, "sweep");
}

/** Writes a question of each region that is told, with the decision that came, as an assertion file. */
async function keep(report, only, policies, options, { say }) {
  const file = options["write-questions"];
  const regions = REGIONS.filter(([section]) => isTold(only, section)).flatMap(([, , , , of]) => of(report)?.regions ?? []);
  const alone = isTold(only, "policies") ? report.policies.map((policy) => policy.alone).filter(Boolean) : [];
  const rows = rowsOf([...regions, ...alone]);
  if (rows.length === 0) {
    process.stderr.write(`${say("sweep.nothingKept")}\n`);
    return;
  }
  const from = dirname(resolve(file));
  const members = {
    assertions: 1,
    title: report.text,
    policies: policies.map((one) => (relative(from, resolve(one)) || ".").split(sep).join("/")),
    ...(options.at === undefined ? {} : { at: options.at }),
  };
  const head = Object.entries(members).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  // A row in each line, as a table has it.
  const text = `{\n${head.join("")}  "tests": [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]\n}\n`;
  await writeFile(file, text, { flag: "wx" }).catch((error) => {
    throw new Problem("write", { file, detail: error.message });
  });
  process.stderr.write(`${say("sweep.kept", { file: clean(file), count: rows.length })}\n`);
}

function rowsOf(regions) {
  const [rows, asked, called] = [[], new Set(), new Map()];
  for (const { text, question, decision } of regions) {
    const key = JSON.stringify(question);
    if (asked.has(key)) continue;
    asked.add(key);
    const times = (called.get(text) ?? 0) + 1;
    called.set(text, times);
    const { action: _, at: __, credential, ...rest } = question;
    const said = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
    rows.push({ name: times > 1 ? `${text} (${times})` : text, credential, question: Object.fromEntries(said), expect: decision });
  }
  return rows;
}
