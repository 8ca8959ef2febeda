// `entra-verdict explain`: what a code or a rule means, from the package alone.

import { configOf } from "./config.js";
import { helpOf } from "./help.js";
import { basisOf, meaningsOf, names, ruleOf } from "./meanings.js";
import { Problem } from "./problem.js";
import { clean } from "./show.js";
import { nearest } from "./shape.js";

/** Names that are listed where nothing is near to what was asked for. */
const MOST_LISTED = 20;

export async function explain({ options, files }, context) {
  if (files.length === 0) throw new Problem("codeMissing", {}, "explain");
  const { helpUri } = await configOf(options.config, context);
  const help = helpOf(options["help-uri"], helpUri, "explain", context);
  const answers = [...new Set(files)].map((name) => explained(name, help, context));
  const show = (paint) => answers.map((one) => shown(one, context, paint)).join("\n\n");
  return { answer: { explained: answers }, show, code: 0 };
}

function explained(name, help, context) {
  const meanings = meaningsOf(name, context);
  const rule = ruleOf(name, context);
  if (meanings.length === 0 && rule === undefined) throw unknown(name);
  const page = meanings.length > 0 ? help.page(name) : help.rule(name);
  return {
    name,
    ...(meanings.length > 0 ? { meanings: meanings.map((one) => ({ ...one, basis: basisOf(one.given ?? [], context) })) } : {}),
    ...(rule ? { rule } : {}),
    ...(page ? { help: page } : {}),
  };
}

// Whoever names a part of codes wants to choose among them.
function unknown(name) {
  const all = names();
  const near = nearest(name, all);
  if (near) return new Problem("codeNear", { name, near }, "explain");
  const beginning = all.filter((one) => one.toLowerCase().includes(name.toLowerCase()));
  if (beginning.length === 0) return new Problem("codeUnknown", { name }, "explain");
  const listed = beginning.slice(0, MOST_LISTED);
  return new Problem("codePart", { name, known: `${listed.join(", ")}${beginning.length > listed.length ? ", …" : ""}` }, "explain");
}

function shown({ name, meanings = [], rule, help }, context, paint) {
  const { say } = context;
  const parts = meanings.map((one) => meaningLines(one, context, paint));
  if (rule) parts.push(ruleLines(rule, say, paint));
  const page = help ? [`${say("report.help")} ${paint.dim(help)}`] : [];
  return [paint.bold(clean(name)), ...parts.map((lines) => lines.join("\n")), ...page].join("\n\n");
}

function meaningLines({ kind, sentences, decides, severities, given = [], basis, todo }, context, paint) {
  const { say } = context;
  const told = [
    ...(decides ?? []).map((one) => say(`Decision.${one}`)),
    ...(severities ?? []).map((one) => say(`Severity.${one}`)),
  ];
  const head = `${say(`explain.${kind}`)}${told.length > 0 ? `: ${told.join(", ")}` : ""}`;
  return [
    paint.dim(head),
    ...(sentences.length > 1 ? [say("explain.several"), ...sentences.map((one) => `  - ${clean(one)}`)] : sentences.map((one) => `  ${clean(one)}`)),
    ...section(say("explain.todo"), [todo], paint),
    ...section(say("explain.given"), given.map((id) => `${id}  ${ruleOf(id, context)?.label ?? ""}`), paint),
    ...basisLines(basis, say, paint),
  ];
}

function ruleLines({ label, basis, sentences }, say, paint) {
  const outcomes = Object.entries(sentences).flatMap(([outcome, list]) => list.map((one) => `${say(`CheckOutcome.${outcome}`)}: ${one}`));
  return [paint.dim(`${say("explain.rule")}: ${label}`), ...outcomes.map((one) => `  - ${clean(one)}`), ...basisLines(basis, say, paint)];
}

const basisLines = (basis, say, paint) =>
  section(say("explain.basis"), basis.map(({ kind, address, dated }) => `${address} (${say(`BasisClass.${kind}`) ?? kind}, ${dated})`), paint);

const section = (title, lines, paint) => (lines.length > 0 ? ["", paint.bold(title), ...lines.map((line) => `  ${clean(line)}`)] : []);
