// The commands. Each gives its answer, how people read it, and the exit code.

import { Tenant, evaluate, inspect, locate } from "../index.js";
import { answerLines } from "./batch.js";
import { impactOf } from "./impact.js";
import { attestationOf, bytesOf, clientDataOf, isCborMap, named, says, set, textOf } from "./input.js";
import { OPTIONS, jobsOf, members, optionGiven } from "./options.js";
import { documentsIn } from "./policies.js";
import { Problem } from "./problem.js";
import { Places, painter, shownDecision, showFindings, showInspection, showModels, showVerdict } from "./show.js";

const CODES = { allow: 0, deny: 1, indeterminate: 2 };

const now = () => new Date().toISOString();

export const run = {
  async check({ options, files }, context) {
    if (files.length > 1) throw new Problem("positional", { value: files[1], command: "check" }, "check");
    const [scenario] = files;
    if (scenario !== undefined && options.policies) throw new Problem("both", {}, "check");
    if (scenario === undefined && !options.policies) throw new Problem("policies", {}, "check");
    return scenario === undefined ? checkPolicies(options, context) : checkScenario(scenario, options, context);
  },

  // What reads YAML is loaded by who needs it.
  async test(parsed, context) {
    const { test } = await import("./test.js");
    return test(parsed, context);
  },

  async lint(parsed, context) {
    const { lint } = await import("./lint.js");
    return lint(parsed, context);
  },

  async explain(parsed, context) {
    const { explain } = await import("./explain.js");
    return explain(parsed, context);
  },

  async inspect({ files }, context) {
    if (files.length === 0) throw new Problem("files", {}, "inspect");
    if (files.length > 1) throw new Problem("positional", { value: files[1], command: "inspect" }, "inspect");
    const [file] = files;
    const { language, say } = context;
    // An AAGUID is so short that nobody has it in a file.
    const isAaguid = /^\{?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i.test(file);
    const input = isAaguid ? file : inspectable(await bytesOf(file));
    try {
      const inspection = inspect(input, { language });
      const places = isAaguid ? new Places() : Places.ofFiles([{ file, text: String(input) }]);
      const code = inspection.kind === "unrecognised" ? 1 : 0;
      return { answer: inspection, show: (paint) => showInspection(inspection, places, say, paint), code };
    } catch (error) {
      throw named(error, file);
    }
  },

  async models({ options, files }, context) {
    const asked = await load(files, options, context, "models");
    const { tenant } = asked;
    const { language, say } = context;
    warn([asked], say);
    const question = await questionOf(options, "", context);
    try {
      if (options.csv) return { text: `\ufeff${tenant.modelsCsv(question, { language })}`, code: 0 };
      const models = tenant.models(question, { language });
      return { answer: models, show: (paint) => showModels(models, say, paint), code: 0 };
    } catch (error) {
      throw ofQuestion(error, options);
    }
  },

  async batch({ options, files }, context) {
    if (files.length > 0) throw new Problem("positionalNone", { value: files[0], command: "batch" }, "batch");
    if ([...(options.policies ?? []), options.trust, options.metadata, ...(options.crl ?? [])].includes("-")) {
      throw new Problem("stdinTwice", {}, "batch");
    }
    const jobs = jobsOf(options, "batch");
    const asked = await load(options.policies ?? [], options, context, "batch");
    const settings = { at: options.at ?? now(), decisions: options.decisions, jobs, language: context.language };
    const all = await answerLines(asked, settings, context.say);
    return { code: all ? 0 : 3 };
  },

  // Whoever does not ask for a connection does not even load what could open one.
  async collect(parsed, context) {
    const { collect } = await import("./collect/index.js");
    return collect(parsed, context);
  },

  // What goes through folders is loaded by who needs it.
  async sweep(parsed, context) {
    const { sweep } = await import("./sweep.js");
    return sweep(parsed, context);
  },

  async impact({ options, files }, context) {
    if (files.length > 0) throw new Problem("positionalNone", { value: files[0], command: "impact" }, "impact");
    if (!options.before && !options["before-plan"]) throw new Problem("before", {}, "impact");
    if (options.before && options["before-plan"]) throw new Problem("beforeTwice", {}, "impact");
    if (options.merge && (options.population || options.partial || options.csv)) throw new Problem("mergeAlone", {}, "impact");
    if (!options.population && !options.merge) throw new Problem("population", {}, "impact");
    const question = options.question ? questionIn(await textOf(options.question, context.language), options.question) : {};
    question.at = options.at ?? question.at ?? now();
    const both = [options.before && (await documentsIn(options.before, context)), options.after && (await documentsIn(options.after, context))];
    if (options["before-plan"]) both[0] = await beforePlan(both[1] ?? []);
    const trust = await trustOf(options, context);
    const sides = both.filter(Boolean).map((documents) => opened(documents, trust, context));
    warn(sides, context.say);
    try {
      return await impactOf(sides.map(({ tenant }) => tenant), question, options, context);
    } catch (error) {
      throw ofQuestion(error, options);
    }
  },
};

/** Findings about policies that an answer about many does not tell again. */
export function warn(sides, say) {
  const paint = painter(process.stderr);
  const lines = sides.flatMap(({ tenant, places }) => {
    const grave = tenant.findings.filter(({ severity }) => severity !== "info");
    return grave.length > 0 ? showFindings(grave, places, say, paint).split("\n") : [];
  });
  // What stays as it is stands on either side.
  const told = [...new Set(lines)];
  for (const line of told.slice(0, WARNINGS)) process.stderr.write(`${line}\n`);
  if (told.length > WARNINGS) process.stderr.write(`${say("findings.more", { count: told.length - WARNINGS })}\n`);
}

/** Findings that are written before an answer about many; `lint` has all of them. */
const WARNINGS = 20;

async function checkScenario(file, options, context) {
  const { language, say } = context;
  const original = await textOf(file, language);
  if (isPolicies(original)) throw new Problem("notScenario", { file }, "check");
  let text = says(original, "/question") ? await edited(original, "/question", options, context) : original;
  const trust = await trustOf(options, context);
  for (const [name, value] of Object.entries(trust ?? {})) text = set(text, `/trust/${name}`, value);
  const places = Places.ofScenario({ file, text });
  try {
    return answered(evaluate(text, { language }), actionOf(text, "/question"), places, say);
  } catch (error) {
    throw ofOption(error, options) ?? places.named(error);
  }
}

async function checkPolicies(options, context) {
  const presented = ["aaguid", "certificate", "attestation", "method"].filter((name) => name in options);
  if (presented.length === 0 && !options.question) throw new Problem("credential", {}, "check");
  const { tenant, places } = await load(options.policies, options, context, "check");
  const question = await questionOf(options, "", context);
  const action = says(question, "/action") ? question : set(question, "/action", defaultAction(options));
  try {
    const verdict = tenant.evaluate(action, { language: context.language });
    return answered(verdict, actionOf(action, ""), places, context.say);
  } catch (error) {
    throw ofQuestion(error, options);
  }
}

/** The error, with the option or the file that says what cannot be read. */
function ofQuestion(error, options) {
  return ofOption(error, options) ?? (options.question ? named(error, options.question) : error);
}

/** The error with the option that it is about; nothing where it is about something else. */
function ofOption(error, options) {
  const option = error.document === null ? optionGiven(options, error.path ?? "") : undefined;
  return option && Object.assign(error, { option, line: null, column: null });
}

// A file may hold an attestation object as it is, which has no form as text but this one.
const inspectable = (bytes) => (isCborMap(bytes) ? bytes.toString("base64url") : bytes);

function isPolicies(text) {
  try {
    return inspect(text).kind === "policies";
  } catch {
    return false; // whoever reads it as a scenario says what is wrong with it
  }
}

function answered(verdict, action, places, say) {
  return { answer: verdict, show: (paint) => showVerdict(verdict, action, places, say, paint), code: CODES[shownDecision(verdict)] };
}

function actionOf(text, base) {
  const span = locate(text, `${base}/action`);
  return span && text.slice(span.start, span.end).includes("register") ? "register" : "signIn";
}

const defaultAction = (options) => ("attestation" in options ? "register" : "signIn");

async function questionOf(options, base, context) {
  const { question: file } = options;
  const text = file === undefined ? "{}" : await textOf(file, context.language);
  if (file !== undefined && !/^\s*\{/.test(text.replace(/^\ufeff/, ""))) throw new Problem("question", { file });
  if (file !== undefined && isPolicies(text)) throw new Problem("questionPolicies", { file });
  return edited(text, base, options, context);
}

/** The text with what the options say of the question at `base`. */
async function edited(text, base, options, context) {
  let result = text;
  const credential = await credentialOf(options, context);
  if (credential) {
    refuseAnother(text, `${base}/credential`, credential);
    for (const [pointer, value] of leaves(credential)) result = set(result, `${base}/credential${pointer}`, value);
    if ("attestation" in options && !says(result, `${base}/action`)) result = set(result, `${base}/action`, "register");
  }
  for (const [pointer, value] of [...members(options), ...(await documentsOf(options, context))]) {
    result = set(result, `${base}${pointer}`, value);
  }
  return says(result, `${base}/at`) ? result : set(result, `${base}/at`, now());
}

/** What options give as a file that holds JSON, each with its pointer. */
async function documentsOf(options, { language }) {
  const given = Object.keys(options).filter((name) => OPTIONS[name].form === "json");
  return inOrder(given, async (name) => {
    const [file, pointer] = [options[name], OPTIONS[name].at.replace("/question", "")];
    return [pointer, jsonOf(await textOf(file, language), file)];
  });
}

function questionIn(text, file) {
  if (isPolicies(text)) throw new Problem("questionPolicies", { file });
  return jsonOf(text, file);
}

function jsonOf(text, file) {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // It is no JSON.
  }
  throw new Problem("question", { file });
}

const KINDS = ["passkey", "certificate", "method"];

/** What is presented has to be one thing: options add to what the question says of it, and take its place member by member. */
function refuseAnother(text, at, credential) {
  const others = KINDS.filter((kind) => !(kind in credential));
  if (others.some((kind) => says(text, `${at}/${kind}`))) throw new Problem("anotherCredential", {}, "check");
  // An attestation names its authenticator itself, so that another AAGUID would not be heard.
  const attested = ["attestationObject", "registration"].some((name) => says(text, `${at}/passkey/${name}`));
  if (credential.passkey && attested) throw new Problem("anotherAttestation", {}, "check");
}

/** The members of a credential that options give, each with its pointer. */
function leaves({ passkey = {}, ...others }) {
  const inner = Object.entries(passkey).map(([name, value]) => [`/passkey/${name}`, value]);
  return [...inner, ...Object.entries(others).map(([name, value]) => [`/${name}`, value])];
}

async function credentialOf(options, { language }) {
  const presented = ["aaguid", "certificate", "attestation", "method"].filter((name) => name in options);
  if (presented.length > 1) throw new Problem("credentials", {}, "check");
  if ("client-data" in options && presented[0] !== "attestation") throw new Problem("clientData", {}, "check");
  switch (presented[0]) {
    case "aaguid":
      return { passkey: { aaguid: options.aaguid } };
    case "certificate": {
      const chain = await inOrder(options.chain ?? [], (file) => textOf(file, language));
      return { certificate: await textOf(options.certificate, language), ...(chain.length > 0 ? { chain } : {}) };
    }
    case "attestation": {
      const client = options["client-data"];
      const clientDataJSON = client === undefined ? {} : { clientDataJSON: await clientDataOf(client, language) };
      return { passkey: { ...(await attestationOf(options.attestation, language)), ...clientDataJSON } };
    }
    case "method":
      return { method: options.method };
    default:
      return undefined;
  }
}

/** The trust data that options say; undefined where they say none. */
export async function trustOf(options, { language }) {
  const { trust, metadata, crl } = options;
  if (trust === undefined && metadata === undefined && crl === undefined) return undefined;
  const value = trust === undefined ? {} : jsonOf(await textOf(trust, language), trust);
  if (metadata !== undefined) value.metadata = await textOf(metadata, language);
  if (crl !== undefined) value.crls = await inOrder(crl, (file) => textOf(file, language));
  return value;
}

async function load(files, options, context, command) {
  if (files.length === 0) throw new Problem(command === "batch" ? "policies" : "files", {}, command);
  return opened(await documentsIn(files, context), await trustOf(options, context), context);
}

async function beforePlan(files) {
  const { documentsBeforePlan } = await import("./before.js");
  const [documents] = documentsBeforePlan([{ files }]) ?? [];
  if (documents === undefined) throw new Problem("noPlan", {}, "impact");
  return documents;
}

/** A tenant of documents, with their places. */
export function opened(documents, trust, { language }) {
  const places = Places.ofFiles(documents);
  try {
    const texts = documents.map(({ text }) => text);
    return { tenant: Tenant.load(texts, { language, ...(trust ? { trust } : {}) }), places, documents, trust };
  } catch (error) {
    throw places.named(error);
  }
}

async function inOrder(files, read) {
  const results = [];
  for (const file of files) results.push(await read(file));
  return results;
}
