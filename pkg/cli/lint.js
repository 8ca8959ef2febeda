// `entra-verdict lint`: what is noteworthy about policies, told as a project wants it, and mended.

import { resolve } from "node:path";

import { EntraVerdictError, Tenant, edit } from "../index.js";
import { configOf } from "./config.js";
import { configurationsOfDsc, mayHold, sorted } from "./exported.js";
import { below, isFolder, POLICIES, rewrite, shown } from "./files.js";
import { helpOf } from "./help.js";
import { IGNORE, Ignores } from "./ignores.js";
import { textOf } from "./input.js";
import { Problem } from "./problem.js";
import { FORMATS, given, placed, refuseForms } from "./report.js";
import { Places, clean, showFindings } from "./show.js";
import { TerraformSources } from "./terraform-sources.js";

const GRAVITY = ["info", "warning", "error"];
const LEVELS = { error: "error", warning: "warning", info: "note" };

/** More mends than a document has that somebody wants mended by machine. */
const MOST_MENDS = 10_000;

/** Files that are named where nothing in them is judged. */
const MOST_SHOWN = 20;

export async function lint({ options, files }, context) {
  if (files.length === 0) throw new Problem("files", {}, "lint");
  refuseForms(options, "lint");
  const config = await configOf(options.config, context);
  const help = helpOf(options["help-uri"], config.helpUri, "lint", context);
  context = { ...context, help };
  const { documents, passedOver } = await documentsOf(files, config, context);
  const sources = await TerraformSources.in(options.terraform, "lint");
  try {
    const mended = options.fix ? await fix(documents, config, sources, context) : undefined;
    return put(
      { documents, ...(await told(documents, config, sources, context)), passedOver, mended, problems: [] },
      options.level ?? config.level ?? "warning",
      options,
      context,
    );
  } catch (error) {
    if (!(error instanceof EntraVerdictError)) throw error;
    const placedError = Places.ofFiles(documents).named(error);
    if (!FORMATS[options.format]) throw placedError;
    // Who reads a report reads there too why there is none.
    const { code, message, document, path, line, column, file } = placedError;
    return put(
      { documents: [], findings: [], ignored: 0, passedOver: [], problems: [{ code, message, document, path, line, column, file }] },
      "warning",
      options,
      context,
    );
  }
}

/** The documents that are named, and those below folders that are, but for the files there in which nothing is judged. */
async function documentsOf(given, config, { language }) {
  const named = new Set();
  const found = new Set();
  const folders = [];
  for (const one of given) {
    if (one === "-" || !(await isFolder(one))) named.add(one);
    else {
      folders.push(one);
      for (const file of (await below(one, POLICIES)).files) found.add(file);
    }
  }
  const read = async (file) => ({ file, text: await textOf(file, language) });
  const documents = await inOrder([...named], read);
  const files = (await inOrder([...found].filter((file) => !named.has(file)), read)).filter(mayHold);
  if (folders.length === 0) return { documents, passedOver: [] };
  // Who wants to be told of such files says so in the configuration.
  const isWanted = ({ file }) => config.tells("input.unrecognisedPolicy", file);
  const rest = sorted(files.filter((file) => !isWanted(file)), language);
  const wanted = files.filter(isWanted);
  if (documents.length + wanted.length + rest.judged === 0) {
    const [file] = await configurationsOfDsc(folders, language);
    if (file !== undefined) throw new Problem("dsc", { file });
    throw new Problem(files.length === 0 ? "noPolicies" : "nothingJudged", { file: folders.join(", "), count: files.length });
  }
  const kept = new Set([...wanted, ...rest.documents]);
  return { documents: [...documents, ...files.filter((file) => kept.has(file))], passedOver: rest.passedOver };
}

async function inOrder(files, read) {
  const results = [];
  for (const file of files) results.push(await read(file));
  return results;
}

/** Of a list of people, or of others that are no policies, it is said once for each document. */
const isTold = ({ code, document, text }, index, all) =>
  code !== "input.unrecognisedPolicy" || all.findIndex((one) => one.code === code && one.document === document && one.text === text) === index;

/**
 * The findings as they are configured, as `findings` in the documents and as `shown` at the places that people look at, and how many are
 * left out.
 */
async function told(documents, config, sources, { language, say }) {
  const all = findingsOf(documents, language);
  const shown = await inSources(sources, documents, all);
  const comments = shown.documents.map((one) => new Ignores(one));
  const findings = [];
  const placed = [];
  const tell = (finding, place, file) => {
    const severity = config.severityOf(finding, file);
    if (severity === "off") return;
    findings.push({ ...finding, severity });
    placed.push({ ...place, severity });
  };
  let ignored = 0;
  for (const [index, finding] of all.entries()) {
    const place = shown.findings[index];
    const before = findings.length;
    if (![finding, place].some((one) => comments[one.document]?.covers(one))) tell(finding, place, documents[finding.document]?.file);
    if (findings.length === before) ignored += 1;
  }
  for (const [document, { unused }] of comments.entries()) {
    const { file } = shown.documents[document];
    // Sources of a plan are no documents themselves.
    const own = document < documents.length ? { document } : { document: null, file: named(file) };
    for (const { line, column, code } of unused) {
      const finding = { code: "lint.unusedIgnore", severity: "warning", path: null, line, column, text: say("lint.unusedIgnore", { code }), mend: null };
      tell({ ...finding, ...own }, { ...finding, document }, file);
    }
  }
  return { findings, ignored, shown: { documents: shown.documents, findings: placed } };
}

function findingsOf(documents, language) {
  const tenant = Tenant.load(
    documents.map(({ text }) => text),
    { language },
  );
  try {
    return tenant.findings.filter(isTold);
  } finally {
    tenant.free();
  }
}

/**
 * Documents and findings as they are shown: what is found in a plan of Terraform at the line of its sources, which are then documents too.
 */
async function inSources(sources, documents, findings) {
  const all = [...documents];
  const placed = [];
  for (const finding of findings) {
    const { document, path, line, column } = finding;
    const given = documents[document] && { file: named(documents[document].file), path, line, column };
    const place = given && (await sources.placeOf(given, documents[document].text));
    if (place === given) placed.push(finding);
    else {
      let at = all.findIndex(({ file }, index) => index >= documents.length && file === place.file);
      if (at < 0) at = all.push({ file: place.file, text: sources.texts.get(place.file), spans: new Map() }) - 1;
      all[at].spans.set(path, place);
      placed.push({ ...finding, document: at, line: place.line, column: place.column });
    }
  }
  // A comment for something that is no longer found stands in one without any.
  for (const { file, text } of documents) {
    for (const source of await sources.of(named(file), text)) {
      if (source.text.includes(IGNORE) && !all.some((one, index) => index >= documents.length && one.file === source.file)) all.push({ ...source, spans: new Map() });
    }
  }
  return { documents: all, findings: placed };
}

/** Mends what carries a mend, one after the other, since each may change what the others are about, and writes the files. */
async function fix(documents, config, sources, context) {
  if (documents.some(({ file }) => file === "-")) throw new Problem("fixStdin", {}, "lint");
  const before = documents.map(({ text }) => text);
  const left = new Set();
  let count = 0;
  for (let isDone = false; !isDone && count < MOST_MENDS;) {
    isDone = true;
    const { findings } = await told(documents, config, sources, context);
    const mendable = findings.filter(({ mend }) => mend);
    // Documents do not stand in each other's way.
    const touched = new Set();
    for (const { document, code, path, mend } of mendable) {
      const key = JSON.stringify([document, code, path, mend]);
      if (touched.has(document) || left.has(key)) continue;
      touched.add(document);
      const text = edit(documents[document].text, mend);
      if (text === documents[document].text) left.add(key);
      else {
        documents[document].text = text;
        count += 1;
      }
      isDone = false;
    }
  }
  const changed = documents.filter(({ text }, index) => text !== before[index]);
  for (const { file, text } of changed) await rewrite(file, text);
  return { count, files: changed.map(({ file }) => file) };
}

function put(outcome, level, options, { say, version, help, language }) {
  const { documents, findings, ignored, passedOver, mended, problems, shown = { documents, findings } } = outcome;
  const places = Places.ofFiles(shown.documents);
  const isGrave = ({ severity }) => GRAVITY.indexOf(severity) >= GRAVITY.indexOf(level);
  const code = problems.length > 0 ? 3 : findings.some(isGrave) ? 1 : 0;
  const answer = {
    findings: findings.map((one) => ({ ...one, ...helped(help.page(one.code)) })),
    ...(ignored > 0 ? { ignored } : {}),
    ...(passedOver.length > 0 ? { passedOver } : {}),
    ...(mended ? { mended } : {}),
  };
  const show = (paint) =>
    [
      ...(mended ? [say("lint.mended", { count: mended.count, files: mended.files.length })] : []),
      showFindings(shown.findings, places, say, paint),
      ...pagesOf(findings, help, say, paint),
      ...(ignored > 0 ? [paint.dim(say("lint.ignored", { count: ignored }))] : []),
      ...(passedOver.length > 0 ? [paint.dim(showPassedOver(passedOver, say))] : []),
    ].join("\n");
  return given({ report: () => reportOf({ ...outcome, shown }, isGrave, { say, version, help, language }), answer, show, code }, options);
}

const helped = (page) => (page ? { help: page } : {});

/** The pages of the codes that were told, each once. */
function pagesOf(findings, help, say, paint) {
  // What is graver is asked about first.
  const codes = [...findings].sort((one, other) => GRAVITY.indexOf(other.severity) - GRAVITY.indexOf(one.severity)).map(({ code }) => code);
  const pages = [...new Set(codes.map(help.page))].filter(Boolean);
  if (pages.length > 0) return [paint.dim(say("report.help")), ...pages.map((page) => paint.dim(`  ${page}`))];
  return help.hint(codes).map(paint.dim);
}

// What gives names to others comes last.
function showPassedOver(passedOver, say) {
  const isTold = ({ findings }) => findings.length > 0;
  const told = [...passedOver.filter(isTold), ...passedOver.filter((one) => !isTold(one))];
  const lines = told.slice(0, MOST_SHOWN).map(({ file }) => `  ${clean(file)}`);
  const rest = told.length - lines.length;
  const more = rest > 0 ? [`  ${say("report.more", { count: rest })}`] : [];
  return [say("lint.passedOver", { count: passedOver.length }), ...lines, ...more].join("\n");
}

// Reports are read somewhere else than where the command was typed.
const named = (file) => (file === undefined || file === "-" ? file : shown(resolve(file)));

/** Findings as the forms for other programs have them: a case for each that counts, and one for each file without any. */
function reportOf({ documents, findings, passedOver, problems, shown }, isGrave, { say, version, help, language }) {
  const all = shown.findings.map((finding, index) => {
    const { code, severity, document, path, line, column, text } = finding;
    const file = document === null ? {} : { file: named(shown.documents[document]?.file), from: named(documents[findings[index].document]?.file) };
    const place = { ...file, path, line, column };
    const page = help.page(code);
    return { finding, code, level: LEVELS[severity], message: text, place, help: page, page };
  });
  const grave = all.filter(({ finding }) => isGrave(finding));
  const faulty = new Set(grave.map(({ place }) => place.from));
  const count = (wanted) => findings.filter(({ severity }) => severity === wanted).length;
  return {
    command: "lint",
    version,
    problems,
    say,
    language,
    summary: [
      say("lint.summary", {
        error: count("error"),
        warning: count("warning"),
        info: count("info"),
        unreadable: problems.length,
      }),
      ...(passedOver.length > 0 ? [say("lint.passedOver", { count: passedOver.length })] : []),
    ].join("\n"),
    cases: [
      ...documents
        .map(({ file }) => named(file))
        .filter((file) => !faulty.has(file))
        .map((file) => ({ suite: file, name: file, status: "passed", place: { file } })),
      ...grave.map(({ code, message, place }) => ({
        suite: place.file ?? "",
        name: `${placed(place)} ${code}`,
        status: "failed",
        kind: code,
        message,
        place,
      })),
    ],
    results: all,
  };
}
