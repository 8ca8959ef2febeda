// What came of tests, as people read it.

import { placed } from "./report.js";
import { clean, memberOf } from "./show.js";
import { showSurveys } from "./surveys.js";

/** How many are shown in full; the others are counted. */
export const MOST_SHOWN = 100;

/** How many of the files that are right are named. */
const MOST_PASSING = 20;

const MARKS = { failed: ["✕", "bad"], undecided: ["?", "doubt"], passed: ["✓", "good"], error: ["✕", "bad"] };

/** What does not hold, in lines: each with what was expected and what came, then why. */
export function asWritten({ name }, { mismatches, text, reason, serviceCode, missing, clause, turned, policies }, say) {
  const lines = mismatches.map(({ field, name: of, expected, came, isUnknown }) => {
    // What gets in is told in whole sentences.
    if (field === "sweep") return came;
    const what = `${say(`expect.${field}`) ?? field}${of === undefined ? "" : ` ${of}`}`;
    if (isUnknown) return say("test.unknownField", { field });
    return say("test.mismatch", { what, expected: words(expected, say), came: words(came, say) });
  });
  const why = text && `${text} [${[reason, serviceCode].filter(Boolean).join(", ")}]`;
  return [
    name,
    ...(mismatches.length === 0 && !reason?.startsWith("sweep.") ? [say("test.open")] : lines),
    ...(why ? [why] : []),
    ...(missing
      ? [
          say("test.missing", {
            input: missing.label ?? say(missing.path),
            path: memberOf(missing.path),
          }),
        ]
      : []),
    ...(policies ? [ofPolicies(policies, say)] : []),
    ...(turned ? [`${say("turned")}: ${[placed(turned), turned.path].join(" ")}`, ...goneFrom(turned, say)] : []),
    ...(clause ? [`${say("clause")}: ${[placed(clause), clause.path].filter(Boolean).join(" ")}`] : []),
  ];
}

/** What stood where an answer was turned. */
const goneFrom = ({ gone }, say) => (gone === undefined ? [] : [say("turned.gone", { value: gone })]);

// Each policy by its name, with where it stands.
function ofPolicies(policies, say) {
  if (policies.length === 0) return say("test.sweepNoPolicies");
  const named = policies.map(({ id, displayName, clause }) => `${displayName ?? id ?? say("nameless")} (${placed(clause)})`);
  return say("test.sweepPolicies", { policies: named.join(say("sweep.and")) });
}

const words = (value, say) =>
  value === undefined || value === null ? say("none") : typeof value === "string" ? value : JSON.stringify(value);

export function showTests(outcome, summary, context, paint) {
  const { cases, results, problems, passedOver, superseded, changes, before, surveys = [], written, left, sets, sources } = outcome;
  const { say, help } = context;
  const texts = new Map(sets.flatMap(({ files }) => files.map(({ file, text }) => [file, text])));
  for (const [file, text] of sources.texts) texts.set(file, text);
  for (const { scenario } of cases) if (scenario) texts.set(scenario.file, scenario.text);
  const rows = cases.map((one, index) => ({ one, result: results[index] }));
  const wrong = rows.filter(({ result }) => result.status === "failed" || result.status === "undecided");
  const blocks = [
    ...perFile(rows, say, paint),
    ...wrong.slice(0, MOST_SHOWN).map(({ one, result }) => block(one, result, texts, help, say, paint)),
    ...(wrong.length > MOST_SHOWN ? [[say("report.more", { count: wrong.length - MOST_SHOWN })]] : []),
    ...problems.slice(0, MOST_SHOWN).map((problem) => [unreadable(problem, help, paint)]),
    ...(problems.length > MOST_SHOWN ? [[say("report.more", { count: problems.length - MOST_SHOWN })]] : []),
    ...(passedOver.length > 0 ? [skipped(passedOver, say, paint)] : []),
    ...(superseded.length > 0 ? [replaced(superseded, say, paint)] : []),
    ...(left?.length > 0 ? [left.map((one) => `${clean(placed(one))}  ${clean(one.message)}`)] : []),
    ...(written
      ? [
          written.length > 0
            ? written.map(({ file, count }) => say("test.written", { file: clean(file), count }))
            : [say(summary.passed === cases.length && problems.length === 0 ? "test.nothingWritten" : "test.nothingToWrite")],
        ]
      : []),
    ...(changes === undefined
      ? []
      : [showChanges(changes, before, MOST_SHOWN, say, paint)]),
    ...(changes ? showSurveys(surveys, before, MOST_SHOWN, context, paint) : []),
    ...hinted(wrong, help, paint),
    [
      paint[summary.unreadable || summary.failed ? "bad" : summary.undecided ? "doubt" : "good"](
        paint.bold(say("test.summary", summary)),
      ),
    ],
  ];
  return blocks.map((lines) => lines.join("\n")).join("\n\n");
}

function hinted(wrong, help, paint) {
  const lines = help.hint(wrong.map(({ result }) => result.reason).filter(Boolean));
  return lines.length > 0 ? [lines.map(paint.dim)] : [];
}

function skipped(passedOver, say, paint) {
  const words = ({ code, text }) => `${clean(text)} ${paint.dim(`[${code}]`)}`;
  const lines = passedOver
    .slice(0, MOST_PASSING)
    .map(({ file, findings }) => `  ${clean(file)}  ${findings.map(words).join(" ")}`);
  const rest = passedOver.length - lines.length;
  return [say("test.passedOver", { count: passedOver.length }), ...lines, ...(rest > 0 ? [say("report.more", { count: rest })] : [])];
}

function replaced(superseded, say, paint) {
  const lines = superseded.slice(0, MOST_PASSING).map((one) => `  ${clean(placed(one))}  ${clean(one.text)}`);
  const rest = superseded.length - lines.length;
  return [paint.doubt(say("test.superseded", { count: superseded.length })), ...lines, ...(rest > 0 ? [say("report.more", { count: rest })] : [])];
}

// What is about a file as a whole names it in its words.
function unreadable(problem, help, paint) {
  const { file, line, message, code } = problem;
  const place = line === null && message.includes(file) ? "" : `${clean(placed(problem))}  `;
  // A code that nothing more is told about says nothing to people.
  return `${paint.bad("✕")} ${place}${clean(message)}${help.page(code) ? ` ${paint.dim(`[${code}]`)}` : ""}`;
}

// A line for each file, however many tests are in it.
function perFile(rows, say, paint) {
  const files = new Map();
  for (const { one, result } of rows) {
    const of = files.get(one.file) ?? { all: 0, passed: 0, worst: "passed" };
    of.all += 1;
    if (result.status === "passed") of.passed += 1;
    else if (of.worst !== "failed") of.worst = result.status;
    files.set(one.file, of);
  }
  if (files.size === 0) return [];
  let passing = 0;
  const shown = [...files].filter(([, { worst }]) => worst !== "passed" || (passing += 1) <= MOST_PASSING).slice(0, MOST_SHOWN);
  const lines = shown.map(([file, { all, passed, worst }]) => {
    const [mark, colour] = MARKS[worst];
    return `${paint[colour](mark)} ${clean(file)}  ${paint.dim(say("test.ofFile", { passed, count: all }))}`;
  });
  return [[...lines, ...(files.size > shown.length ? [say("report.more", { count: files.size - shown.length })] : [])]];
}

function block(one, result, texts, help, say, paint) {
  const [mark, colour] = MARKS[result.status];
  const [name, ...lines] = asWritten(one, { ...result, clause: undefined, turned: undefined }, say);
  const { clause, turned, reason } = result;
  const page = help.page(reason);
  return [
    `${paint[colour](paint.bold(`${mark} ${clean(name)}`))}  ${paint.dim(clean(placed(one)))}`,
    ...lines.map((line) => `  ${clean(line)}`),
    ...(turned ? clauseLines("turned", turned, texts, say, paint) : []),
    ...(clause ? clauseLines("clause", clause, texts, say, paint) : []),
    ...(page ? [`  ${paint.dim(`${say("report.help")} ${page}`)}`] : []),
  ];
}

function clauseLines(key, clause, texts, say, paint) {
  const head = `  ${paint.bold(say(key))}  ${clean(placed(clause))} ${paint.dim(clean(clause.path))}`.trimEnd();
  return [head, ...excerpt(texts.get(clause.file), clause, paint), ...goneFrom(clause, say).map((line) => `  ${clean(line)}`)];
}

const WIDTH = 100;

// The first lines of the clause.
function excerpt(text, { line, endLine }, paint) {
  if (text === undefined || !line) return [];
  const last = Math.min(endLine ?? line, line + 2);
  const digits = String(last).length;
  const lines = text.split(/\r\n|\r|\n/).slice(line - 1, last);
  return lines.map((one, index) => {
    const shown = clean(one);
    return `  ${paint.dim(`${String(line + index).padStart(digits)} │`)} ${shown.length > WIDTH ? `${shown.slice(0, WIDTH)}…` : shown}`;
  });
}

/** Which answers are others than before, `most` of them; null where there were no policies. */
export function showChanges(changes, before, most, say, paint) {
  if (changes === null) return [say("test.noBefore", { before: clean(before) })];
  const lines = changes.slice(0, most).map(({ name, before: was, after: is, models }) => {
    const line = `  ${clean(name)}: ${answer(was, say)} → ${paint.bold(answer(is, say))}`;
    const count = (list = []) => list.length;
    const [gone, gained, open] = [models?.lost, models?.gained, models?.undecided].map(count);
    const key = open > 0 ? "test.modelsOpen" : "test.models";
    const lost = gone + gained + open > 0 ? [`    ${say(key, { lost: gone, gained, open })}`] : [];
    return [line, ...lost].join("\n");
  });
  return [
    paint.bold(
      changes.length > 0
        ? say("test.changed", { count: changes.length, before: clean(before) })
        : say("test.unchanged", { before: clean(before) }),
    ),
    ...lines,
    ...(changes.length > most ? [say("report.more", { count: changes.length - most })] : []),
  ];
}

const answer = ({ decision, reason, error }, say) =>
  error ? `[${error}]` : `${say(`Decision.${decision}`)}${reason === "allowed" ? "" : ` [${reason}]`}`;
