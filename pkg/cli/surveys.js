// Who loses a key and who is locked out, by each set of policies in place of what it was before.
//
// The report is the core's, as `impact` gives it; of people it has ids alone, since it ends up where many read it.

import { EntraVerdictError, Tenant } from "../index.js";
import { shown } from "./files.js";
import { codeOf, colourOf, headline, lines, reportOn } from "./impact.js";
import { Problem } from "./problem.js";
import { clean, memberOf } from "./show.js";
import { pairedChecks, turnedBy } from "./turned.js";

/** How many people are named where nobody asks for them. */
const FEW = 5;

/** The exit codes, the gravest last. */
const GRAVITY = [0, 2, 3, 1];

const LEVELS = { 1: "error", 2: "warning", 3: "error" };
const KINDS = { 0: "impact", 1: "impact.lockedOut", 2: "impact.undecided", 3: "impact.unreadable" };

/**
 * What becomes of the people of each survey: `{ place, policies, people, more, report, code, clause }`. `report` is null where there were
 * no policies before. People are those with the effects in `only`, else a few who are locked out; `tell` hears what cannot be asked.
 */
export async function surveyed(surveys, sets, documents, only, { language, say, tell }) {
  const all = [];
  for (const { set, population, question, place } of surveys) {
    const { roots, trust, files } = sets[set];
    const one = { place, policies: roots.map(shown), people: [], more: 0, report: null, code: 0 };
    try {
      if (documents[set].length > 0) {
        const [impact, before, after] = impactOf(documents[set], files, trust, { question, rows: "ndjson", only: effects(only) }, language);
        try {
          const people = new People(only.length > 0 ? Infinity : FEW, impact);
          const report = await reportOn(impact, population, { language, say }, (rows) => people.take(rows));
          const clause = people.clause && placeOf(people.clause, files, after);
          const turned = people.checks && turnedBy(people.checks, { tenant: before, files: documents[set] }, { tenant: after, files });
          Object.assign(one, { report, people: people.kept, more: people.more, code: codeOf(report.totals), clause, turned });
        } finally {
          for (const tenant of [before, after]) tenant.free();
        }
      }
      all.push(one);
    } catch (error) {
      if (!(error instanceof Problem || error instanceof EntraVerdictError)) throw error;
      tell(error, place.file);
    }
  }
  return all;
}

const effects = (only) => (only.length > 0 ? only : ["lockedOut"]);

function impactOf(before, after, trust, settings, language) {
  const tenants = [];
  try {
    for (const documents of [before, after]) {
      const texts = documents.map(({ text }) => text);
      tenants.push(Tenant.load(texts, { language, ...(trust ? { trust } : {}) }));
    }
    return [tenants[0].impact(tenants[1], settings, { language }), ...tenants];
  } catch (error) {
    for (const tenant of tenants) tenant.free();
    throw error;
  }
}

/** Where a clause stands in the files. */
function placeOf({ document, path }, files, tenant) {
  const file = files[document]?.file;
  const [span] = file === undefined ? [] : tenant.places(document, [path]);
  return span && { file, path, line: span.line, column: span.column, endLine: span.endLine };
}

/** People by id, as far as they are kept. Who is known by name alone has that. */
class People {
  #most;
  #impact;
  kept = [];
  more = 0;
  /** What the policies say that the first of them is locked out by, and the checks of that before and after. */
  clause;
  checks;

  constructor(most, impact) {
    this.#most = most;
    this.#impact = impact;
  }

  take(rows) {
    for (const line of rows.length > 0 ? lines(rows) : []) {
      if (this.kept.length === this.#most) {
        this.more += 1;
        continue;
      }
      const { user, effect, reason, keys } = JSON.parse(line);
      if (effect === "lockedOut" && this.clause === undefined) this.#explain(line, keys);
      this.kept.push({ id: user.id ?? user.userPrincipalName, effect, reason });
    }
  }

  #explain(row, keys) {
    const lost = keys.findIndex(({ before, after }) => before.decision === "allow" && after.decision === "deny");
    // A certificate is not in the row.
    if (lost < 0 || keys[lost].kind === "certificate") return;
    try {
      const { before, after } = this.#impact.explain(row, lost);
      this.clause = after.reason.policy ?? undefined;
      this.checks = pairedChecks(before, after);
    } catch (error) {
      // The place of the survey is one too.
      if (!(error instanceof EntraVerdictError)) throw error;
    }
  }
}

/** The gravest of exit codes: somebody locked out goes before what could not be read, as `impact` has it. */
export const gravest = (codes) => codes.reduce((one, other) => (GRAVITY.indexOf(other) > GRAVITY.indexOf(one) ? other : one), 0);

/** The surveys as JSON. */
export const answerOfSurveys = (surveys) =>
  surveys.map(({ place: { file, line, column }, policies, people, report, clause, turned }) => ({
    policies,
    file,
    line,
    column,
    people,
    ...(clause ? { clause } : {}),
    ...(turned ? { turned } : {}),
    report,
  }));

/** Each survey in a sentence. */
export function sentencesOf(surveys, before, { language, say }) {
  return surveys.map(({ policies, report }) => {
    const sentence = report ? headline(report.totals, language, say) : say("test.noBefore", { before });
    return `${policies.join(", ")}: ${sentence}`;
  });
}

/** What a survey says below its sentence: people, and what is undecided or could not be read. */
function details({ report, people, more }, most, { language, say }) {
  const count = (value) => new Intl.NumberFormat(language).format(value);
  const { totals, undecided, unreadable } = report;
  const rest = more + Math.max(0, people.length - most);
  return [
    ...people.slice(0, most).map(({ id, effect, reason }) => `${id}: ${say(`Effect.${effect}`)}${reason ? ` [${reason}]` : ""}`),
    ...(rest > 0 ? [say("report.more", { count: count(rest) })] : []),
    ...(totals.undecided > 0 ? [`${say("Effect.undecided")}: ${count(totals.undecided)}`] : []),
    ...undecided.map(({ users, label, path }) => `${say("test.missing", { input: label, path: memberOf(path) })}: ${count(users)}`),
    ...(totals.unreadable > 0 ? [say("impact.unreadable", { count: count(unreadable.count) })] : []),
    ...unreadable.places.slice(0, FEW).map(({ file, line, text, code }) => `${file}:${line}  ${text} [${code}]`),
    ...(totals.users === 0 ? [say("test.nobody")] : []),
  ];
}

/** The surveys as people read them, `most` people each. */
export function showSurveys(surveys, before, most, context, paint) {
  const sentences = sentencesOf(surveys, before, context);
  return surveys.map((one, index) => {
    const colour = one.report ? colourOf(one.report.totals) : "dim";
    const first = paint[colour](paint.bold(clean(sentences[index])));
    return [first, ...(one.report ? details(one, most, context) : []).map((line) => `  ${clean(line)}`)];
  });
}

/** The first that is known as the place, the others beside it. */
function placesOf(places) {
  const [place, ...related] = places.filter(Boolean);
  return related.length > 0 ? { place, related } : { place };
}

/** The surveys as cases and results of a report for other programs. */
export function reportOfSurveys(surveys, before, most, context) {
  const sentences = sentencesOf(surveys, before, context);
  const rows = surveys.map((one, index) => ({
    one,
    kind: KINDS[one.code],
    message: [sentences[index], ...(one.report ? details(one, most, context) : [])].join("\n"),
    page: context.help.page(KINDS[one.code]),
  }));
  return {
    cases: rows.map(({ one: { code, place, policies }, kind, message }) => ({
      suite: place.file,
      name: context.say("test.people", { policies: policies.join(", "), before }),
      status: code === 0 ? "passed" : "failed",
      ...(code === 0 ? {} : { kind, message }),
      place,
    })),
    results: rows
      .filter(({ one }) => one.code > 0 || one.report?.totals.losesKey > 0)
      .map(({ one: { code, place, clause, turned }, kind, message, page }) => ({
        code: kind,
        level: LEVELS[code] ?? "note",
        message,
        help: page,
        page,
        // Whoever looks at the change looks at the policy.
        ...placesOf([turned, clause && { ...clause, message: context.say("clause") }, { ...place, message: context.say("test.askedAbout") }]),
      })),
  };
}
