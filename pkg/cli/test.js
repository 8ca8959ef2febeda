// `entra-verdict test`: scenarios and assertion files, held to what policies answer.

import { extname, resolve } from "node:path";

import { EntraVerdictError } from "../index.js";
import { AssertionReader, MOST_CASES } from "./assertions.js";
import { Asker } from "./asking.js";
import { changes, documentsBefore, documentsBeforePlan } from "./before.js";
import { trustOf } from "./commands.js";
import { configOf } from "./config.js";
import { Document } from "./document.js";
import { POLICIES, below, isFolder, rewrite, shown } from "./files.js";
import { helpOf } from "./help.js";
import { names } from "./impact.js";
import { textOf } from "./input.js";
import { jobsOf } from "./options.js";
import { PRIOR_STATE } from "./plan.js";
import { askAll } from "./pool.js";
import { Problem } from "./problem.js";
import { Progress } from "./progress.js";
import { PLAIN, given, placed, refuseForms } from "./report.js";
import { casesOfScenario } from "./scenario-cases.js";
import { clean } from "./show.js";
import { MOST_SHOWN, asWritten, showChanges, showTests } from "./show-tests.js";
import { answerOfSurveys, gravest, reportOfSurveys, sentencesOf, surveyed } from "./surveys.js";
import { TerraformSources } from "./terraform-sources.js";
import { keepRunning } from "./watching.js";

/** How many answers that changed stand in the summary of a report. */
const MOST_CHANGES = 20;

const ENDINGS = [".json", ".yaml", ".yml"];

/** How a text that cannot be read as JSON says what it was meant as. */
const MARKS = [
  ["scenario", /^\s*\{[^]*"scenario"\s*:\s*\d/],
  ["assertions", /^\s*\{[^]*"assertions"\s*:\s*\d/],
];

/** Runs the tests, and again after changes where that is asked for. */
export async function test({ options, files }, context) {
  const paths = files.length > 0 ? files : ["."];
  refuseForms(options, "test");
  checked(options);
  const { helpUri } = await configOf(options.config, context);
  context = { ...context, help: helpOf(options["help-uri"], helpUri, "test", context) };
  if (!options.watch) return answered(await once(paths, options, context), options, context);
  const { say, tell } = context;
  const own = [...paths, options.trust, options.metadata, ...(options.crl ?? []), ...(options.population ?? []), ...(await foldersBefore(options))]
    .filter((path) => path !== undefined)
    .map((path) => resolve(path));
  let [code, inputs] = [0, own];
  await keepRunning(
    async () => {
      try {
        const outcome = await once(paths, options, context);
        const result = await answered(outcome, options, context);
        code = result.code;
        tell(result);
        inputs = [...own, ...outcome.inputs];
      } catch (error) {
        if (!(error instanceof Problem || error instanceof EntraVerdictError)) throw error;
        // It may be mended while it is watched.
        code = 3;
        process.stderr.write(`✕ ${clean(error instanceof Problem ? error.report(say).message : error.message)}\n`);
      }
      return inputs;
    },
    interrupted(),
    // What it writes itself does not count; what has no ending may be a folder.
    (path) =>
      path !== resolve(options.output ?? "") &&
      (inputs.includes(path) || ENDINGS.some((ending) => path.endsWith(ending)) || extname(path) === ""),
    () => process.stderr.write(`${say("test.watching", { count: new Set(inputs).size })}\n`),
  );
  return { code };
}

/** The folders of the policies before, where these are no revision. */
async function foldersBefore({ before }) {
  const isThere = before !== undefined && (await isFolder(before).catch(() => false));
  return isThere ? (await below(before, POLICIES)).folders : [];
}

const interrupted = () => new Promise((end) => process.once("SIGINT", end).once("SIGTERM", end));

function checked(options) {
  const { watch, update, before, population } = options;
  const isPlan = options["before-plan"];
  jobsOf(options, "test");
  if (watch && update) throw new Problem("watchUpdate", {}, "test");
  if (before !== undefined && isPlan) throw new Problem("beforeTwice", {}, "test");
  if (population && before === undefined && !isPlan) throw new Problem("populationBefore", {}, "test");
  // Each set of policies asks about people.
  if (population?.includes("-")) throw new Problem("populationStdin", {}, "test");
  names(options, "only", "test");
}

/** Reads and asks everything; after an update once more, so that what is told is what holds. */
async function once(paths, options, context) {
  const first = await asked(paths, options, context);
  if (!options.update) return first;
  const { written, left } = await update(first, context);
  const second = await asked(paths, { ...options, update: false }, context);
  // A file that could not be read lacks what would have been written into it, which is no news.
  const faulty = new Set(first.problems.map(({ file }) => file));
  const problems = [...first.problems, ...second.problems.filter(({ file }) => !faulty.has(file))];
  // Where it stands may be another line now.
  const now = ({ path, pointer }) => second.cases.find((one) => one.path === path && one.pointer === pointer);
  return { ...second, problems, written, left: left.map(({ one, message }) => ({ ...placeOf(now(one) ?? one), message })) };
}

async function asked(paths, options, context) {
  const { say, language } = context;
  const at = options.at ?? new Date().toISOString();
  const trust = await trustOf(options, context);
  const { policies, population } = options;
  const reader = new AssertionReader({ say, language, at, trust, policies, population, isOpen: options.update === true });
  const inputs = new Set();
  const cases = [];
  for (const { path, isNamed } of await found(paths, reader, inputs)) {
    inputs.add(path);
    for (const one of await casesOf(path, isNamed, reader, { say, at, options, isOpen: options.update === true, language }))
      cases.push(one);
    if (cases.length > MOST_CASES) throw new Problem("cases", { count: MOST_CASES });
  }
  if (cases.length === 0 && reader.problems.length === 0)
    reader.tell(new Problem("nothingToTest", { file: paths.map((path) => shown(resolve(path))).join(", ") }), paths[0]);
  const { sets, problems } = reader;
  const { usable, passedOver, superseded } = usableSets(sets, problems, context);
  const kept = cases.filter(({ set }) => set === undefined || usable.has(set));
  const progress = new Progress(process.stderr, (done) => say("test.progress", { done, count: kept.length }));
  const asking = {
    language,
    jobs: jobsOf(options, "test"),
    tell: (done) => progress.tell(done),
  };
  const results = await askAll(sets, kept, asking).finally(() => progress.end());
  const sources = await TerraformSources.in(options.terraform, "test");
  await placeInSources(sources, sets, results.flatMap((result) => [result, ...(result.policies ?? [])]));
  const outcome = { cases: kept, results, problems, sets, sources, passedOver, superseded, inputs: [...inputs, ...reader.inputs] };
  problems.push(...refused(kept, results, say));
  const documents = await earlier(options, sets, language);
  if (documents === undefined) return outcome;
  const wasThere = documents.some(({ length }) => length > 0);
  const compared = {
    ...outcome,
    before: options.before ?? PRIOR_STATE,
    changes: wasThere ? await changes(sets, documents, kept, results, asking) : null,
  };
  await placeInSources(sources, sets, results);
  withoutSame(results);
  // What is to be written stays the same, whoever it is about.
  if (options.update) return compared;
  const surveys = reader.surveys.filter(({ set }) => usable.has(set));
  if (population && reader.surveys.length === 0 && problems.length === 0) throw new Problem("populationNoPolicies", {}, "test");
  const tell = (error, file) => reader.tell(error, file);
  const only = names(options, "only", "test");
  const told = await surveyed(surveys, sets, documents, only, { language, say, tell });
  await placeInSources(sources, sets, told);
  withoutSame(told);
  return { ...compared, surveys: told };
}

/** What the core refused to answer: of rows of one file that it refused alike, such as for a time that all share, the first, with how many. */
function refused(cases, results, say) {
  const found = new Map();
  for (const [index, { status, error }] of results.entries()) {
    if (status !== "error") continue;
    const { file, line, column, name } = cases[index];
    // In a document of policies it has its own place.
    const one = error.file ? { error } : { error: { ...error, file, line, column }, name };
    const key = JSON.stringify([one.error.file, error.file && error.line, error.message]);
    if (found.has(key)) found.get(key).others += 1;
    else found.set(key, { ...one, others: 0 });
  }
  return [...found.values()].map(({ error, name, others }) => {
    const key = others > 0 ? "test.refusedMany" : "test.refused";
    return name === undefined ? error : { ...error, message: say(key, { name, count: others, message: error.message }) };
  });
}

/** Tells of what turned an answer only where that is not what decides. */
function withoutSame(all) {
  for (const one of all) if (one.turned && isSamePlace(one.turned, one.clause)) delete one.turned;
}

/** Puts what has a clause in a plan of Terraform at the line of the sources that it was made of. */
async function placeInSources(sources, sets, all) {
  const texts = new Map(sets.flatMap(({ files }) => files.map(({ file, text }) => [file, text])));
  for (const one of all) {
    for (const name of ["clause", "turned"]) if (one[name]) one[name] = await sources.placeOf(one[name], texts.get(one[name].file));
  }
}

/** The documents of each set before; undefined where nothing is to be compared. */
async function earlier(options, sets, language) {
  if (options.before !== undefined) return documentsBefore(options.before, sets, language);
  if (!options["before-plan"]) return undefined;
  const documents = documentsBeforePlan(sets);
  if (documents === undefined) throw new Problem("noPlan", {}, "test");
  return documents;
}

/** The files to look at: those that are named, and those below folders that are named. */
async function found(paths, reader, inputs) {
  const all = new Map();
  for (const path of paths) {
    const whole = resolve(path);
    try {
      if (!(await isFolder(whole))) {
        all.set(whole, { path: whole, isNamed: true });
        continue;
      }
      // Of a folder that may not be read the others are not the worse.
      const { files, folders } = await below(whole, ENDINGS, (error, folder) => reader.tell(error, folder));
      for (const folder of folders) inputs.add(folder);
      for (const file of files) if (!all.has(file)) all.set(file, { path: file, isNamed: false });
    } catch (error) {
      reader.tell(error, path);
    }
  }
  return [...all.values()];
}

async function casesOf(path, isNamed, reader, { language, ...context }) {
  let text;
  try {
    text = await textOf(shown(path), language);
  } catch (error) {
    // What lies beside tests is not for this command, and a file may be gone since the folder was read.
    if (isNamed) reader.tell(error, path);
    return [];
  }
  switch (kindOf(path, text)) {
    case "assertions":
      return reader.read(path, text);
    case "scenario":
      try {
        const { cases, problems } = casesOfScenario(path, text, { ...context, language });
        // One that expects nothing is no test, and nobody said that it is.
        if (isNamed || problems.some(({ path: pointer }) => pointer !== "")) reader.problems.push(...problems);
        return cases;
      } catch (error) {
        reader.tell(error, path);
        return [];
      }
    default:
      if (isNamed) reader.tell(new Problem("notTest", { file: shown(path) }), path);
      return [];
  }
}

/** What a file is; others too have members of these names, but with something else than a version in them. */
function kindOf(path, text) {
  if (!path.toLowerCase().endsWith(".json"))
    return /^(\{\s*)?(["']?)assertions\2\s*:\s*\d/m.test(text) ? "assertions" : undefined;
  if (!/"(scenario|assertions)"/.test(text)) return undefined;
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ""));
    return ["scenario", "assertions"].find((name) => typeof Object(value)[name] === "number");
  } catch {
    return MARKS.find(([, mark]) => mark.test(text))?.[0];
  }
}

/** The sets in which there is something that can refuse anybody, the files that were passed over, and policies that others replace. */
function usableSets(sets, problems, { say, language }) {
  const asker = new Asker(sets, language);
  const usable = new Set();
  const passedOver = new Map();
  const superseded = new Map();
  for (const [index, { files, passedOver: others, roots }] of sets.entries()) {
    try {
      if (asker.resources(index).length > 0) usable.add(index);
      // Sets may have the same files. Of what gives names to others nothing needs to be said.
      const told = [...others.filter(({ findings }) => findings.length > 0), ...asker.passedOver(index)];
      for (const one of told) passedOver.set(one.file, one);
      for (const one of asker.superseded(index)) superseded.set(placed(one), one);
      if (usable.has(index)) continue;
      const [first] = [...files, ...others];
      if (first) {
        const message = say("error.assertion.nothingRecognised", { file: roots.map(shown).join(", ") });
        problems.push({
          code: "cli.assertions",
          message,
          document: null,
          path: null,
          line: null,
          column: null,
          file: first.file,
        });
      }
    } catch (error) {
      const { code, message, document, path, line, column, file } = error;
      if (code === undefined) throw error;
      problems.push({ code, message, document, path, line, column, file: file ?? roots.map(shown).join(", ") });
    }
  }
  return { usable, passedOver: [...passedOver.values()], superseded: [...superseded.values()] };
}

/** Writes what came as what is expected, file by file, and says of which rows that is not possible. */
async function update({ cases, results }, { say, language }) {
  const rows = new Map();
  for (const [index, one] of cases.entries()) {
    const key = `${one.path}\n${one.pointer}`;
    if (!rows.has(key)) rows.set(key, { one, results: [] });
    rows.get(key).results.push(results[index]);
  }
  const [files, left] = [new Map(), []];
  const leave = (key, one) => left.push({ one, message: say(key, { name: one.row ?? one.name }) });
  for (const { one, results: all } of rows.values()) {
    if (all.every(({ status }) => status === "passed") || all.some(({ status }) => status === "error")) continue;
    // One row expects one thing of all that it asks.
    const wanted = all.map(({ status, changes }) => (status === "passed" ? [] : changes));
    if (wanted.some((each) => JSON.stringify(each) !== JSON.stringify(wanted[0]))) leave("update.differ", one);
    else if (wanted[0].length === 0) leave("update.nothing", one);
    else {
      const base = one.scenario ? one.pointer : `${one.pointer}/expect`;
      if (!files.has(one.path)) files.set(one.path, { one, changed: [] });
      files.get(one.path).changed.push(...wanted[0].map(([pointer, value]) => [`${base}${pointer}`, value]));
    }
  }
  const written = [];
  for (const [path, { changed, one }] of files) {
    const document = new Document(await textOf(path, language), { isJson: path.toLowerCase().endsWith(".json"), say });
    const text = document.changed(changed);
    if (text === undefined) leave("update.alias", one);
    else {
      await rewrite(path, text);
      written.push({ file: shown(path), count: changed.length });
    }
  }
  return { written, left };
}

const placeOf = ({ file, line, column, pointer: path }) => ({ file, line, column, path });

/** Counts by status, and the exit code that they give. */
function summed({ results, problems, surveys = [] }) {
  const count = (wanted) => results.filter(({ status }) => status === wanted).length;
  const summary = {
    passed: count("passed"),
    failed: count("failed"),
    undecided: count("undecided"),
    unreadable: problems.length,
  };
  const code = summary.unreadable > 0 ? 3 : summary.failed > 0 ? 1 : summary.undecided > 0 ? 2 : 0;
  return { summary, code: code === 3 ? 3 : gravest([code, ...surveys.map((one) => one.code)]) };
}

function answered(outcome, options, context) {
  const { summary, code } = summed(outcome);
  const report = () => reportOf(outcome, summary, context);
  const show = (paint) => showTests(outcome, summary, context, paint);
  return given({ report, answer: answerOf(outcome, summary, context), show, code }, options);
}

/** The outcome as JSON. */
function answerOf({ cases, results, problems, passedOver, superseded, changes: changed, before: was, surveys, written, left }, summary, { help }) {
  const rows = cases.map(({ file, line, column, pointer, name }, index) => {
    const { changes: _, error: __, ...result } = results[index];
    const page = result.status === "passed" ? undefined : help.page(result.reason);
    return { name, file, line, column, path: pointer, ...result, ...(page ? { help: page } : {}) };
  });
  return {
    summary,
    results: rows.filter(({ status }) => status !== "error"),
    problems,
    ...(passedOver.length > 0 ? { passedOver } : {}),
    ...(superseded.length > 0 ? { superseded } : {}),
    ...(written ? { written, left } : {}),
    ...(changed === undefined ? {} : { before: was, changes: changed }),
    ...(surveys?.length > 0 ? { impact: answerOfSurveys(surveys) } : {}),
  };
}

const isSamePlace = (one, other) => one.file === other?.file && one.line === other.line;

/** Where a result stands: at the clause that turned it, which is what somebody changed, else at the one that decides, else at the test. */
function placesOf(one, { clause, turned }, say) {
  const test = { ...placeOf(one), message: one.name };
  if (turned) return { place: turned, related: [...(clause ? [{ ...clause, message: say("clause") }] : []), test] };
  return clause ? { place: clause, related: [test] } : { place: placeOf(one) };
}

/** The outcome as the forms for other programs have it. */
function reportOf({ cases, results, problems, passedOver, superseded, surveys = [], before: was, changes: changed }, summary, context) {
  const { say, version, language } = context;
  const people = reportOfSurveys(surveys, was, MOST_SHOWN, context);
  const rows = cases.map((one, index) => ({ one, result: results[index] })).filter(({ result }) => result.status !== "error");
  const messageOf = ({ one, result }) => asWritten(one, result, say).join("\n");
  return {
    command: "test",
    version,
    problems,
    summary: [
      say("test.summary", summary),
      ...(passedOver.length > 0 ? [say("test.passedOver", { count: passedOver.length })] : []),
      ...(superseded.length > 0 ? [say("test.superseded", { count: superseded.length })] : []),
      ...(changed === undefined ? [] : showChanges(changed, was, MOST_CHANGES, say, PLAIN)),
      ...sentencesOf(surveys, was, context),
    ].join("\n"),
    say,
    language,
    cases: [
      ...rows.map(({ one, result }) => ({
        suite: one.file,
        name: one.name,
        status: result.status === "passed" ? "passed" : "failed",
        ...(result.status === "passed" ? {} : { kind: result.reason, message: messageOf({ one, result }) }),
        place: [placesOf(one, result, say).place].find(({ line }) => line) ?? placeOf(one),
      })),
      ...people.cases,
    ],
    results: [
      ...rows
        .filter(({ result }) => result.status !== "passed")
        .map(({ one, result }) => ({
          code: result.reason,
          level: result.status === "undecided" ? "warning" : "error",
          message: messageOf({ one, result }),
          ...placesOf(one, result, say),
          help: context.help.source(result.reason, result.source),
          page: context.help.page(result.reason),
        })),
      ...people.results,
    ],
  };
}
