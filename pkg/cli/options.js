// What can be said on the command line: one table, from which both the reading and the help are made.

import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

import { CLOUDS } from "./collect/clouds.js";
import { membersOf } from "./contract.js";
import { Problem } from "./problem.js";

const FILE = { value: "FILE" };
const FILES = { value: "FILES", list: true };
const flag = {};

/** The clouds of a tenant, as a question has them. */
const { values: CLOUD } = membersOf("scenario").find(({ at }) => at === "/tenant/cloud");

/** Options beside those for members of the question. `at` is the member of the scenario that what they name belongs to. */
const OWN = {
  policies: { ...FILES, at: "/policies" },
  trust: { ...FILE, at: "/trust" },
  metadata: { ...FILE, at: "/trust/metadata" },
  crl: { ...FILES, at: "/trust/crls" },
  question: { ...FILE, at: "/question" },
  certificate: { ...FILE, at: "/question/credential/certificate" },
  chain: { ...FILES, at: "/question/credential/chain" },
  attestation: { ...FILE, at: "/question/credential/passkey/attestationObject" },
  "client-data": { ...FILE, at: "/question/credential/passkey/clientDataJSON" },
  level: { value: "VALUE", enumeration: "Severity", values: ["error", "warning", "info"], strict: true },
  base: { value: "VALUE", values: Object.keys(CLOUDS) },
  format: { value: "NAME", values: ["terminal", "json", "sarif", "junit", "tap", "github", "markdown"], strict: true },
  output: FILE,
  update: flag,
  // Of one command alone, since another may mean something else by the name.
  "test.before": { value: "REVISION" },
  "before-plan": flag,
  terraform: { value: "FOLDER" },
  watch: flag,
  jobs: { value: "COUNT" },
  config: FILE,
  "help-uri": { value: "ADDRESS" },
  fix: flag,
  before: FILES,
  after: FILES,
  population: FILES,
  require: { value: "NAME" },
  limit: { value: "COUNT" },
  people: FILES,
  cloud: { value: "VALUE", values: CLOUD },
  markdown: flag,
  "write-questions": FILE,
  "sweep.only": { value: "NAMES", list: true, values: ["gaps", "possibleGaps", "deadEnds", "blocked", "undecided", "policies", "change"] },
  only: { value: "NAMES", list: true, values: ["lockedOut", "losesKey", "undecided", "gains", "unchanged", "disabled"] },
  listed: { value: "NAMES", list: true, values: ["microsoftAuthenticator", "windowsHello", "platformCredential"] },
  csv: flag,
  ndjson: flag,
  partial: flag,
  merge: FILES,
  decisions: flag,
  json: flag,
  text: flag,
  language: { value: "VALUE", values: ["en", "ja"], strict: true },
  help: { short: "h" },
  version: flag,
};

/** A registration comes in by the option for attestations. */
const BY_OTHERS = ["/question/credential/passkey/registration", ...Object.values(OWN).map(({ at }) => at)];

/** Names where that of the member is longer than anybody types. */
const SHORT = {
  "/credential/describedCertificate/authorityKeyIdentifier": "certificate-issuer",
  "/credential/describedCertificate/certificatePolicies": "certificate-policy",
  "/user/userPrincipalName": "upn",
  "/user/userPrincipalNameChanged": "upn-changed",
  "/user/onPremisesUserPrincipalName": "on-premises-upn",
  "/user/federatedIdpMfaBehavior": "federated-idp-mfa",
  "/access/location/ipAddress": "ip",
};

/** Members whose name says something only beside that of what they are in. */
const TOO_LITTLE = ["type", "tenant", "cloud", "challenge", "origin", "rpId"];

const VALUES = { text: "VALUE", list: "VALUES", map: "PAIRS", json: "FILE" };

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function nameOf({ at, form }) {
  const [outer, own] = at.split("/").slice(-2);
  if (at in SHORT) return SHORT[at];
  if (own === "id") return kebab(outer);
  const name = kebab(TOO_LITTLE.includes(own) ? `${outer}-${own}` : own);
  return form === "list" ? name.replace(/s$/, "") : name;
}

function optionOf({ at, form, enumeration, values }) {
  const value = values ? { text: "NAME", list: "NAMES" }[form] : VALUES[form];
  const several = form === "list" || form === "map";
  // What holds several is complete when it is given, so that "none" has to be something one can say.
  return { at: `/question${at}`, form, value, enumeration, values, ...(several ? { list: true, none: true } : {}) };
}

// What is presented comes first, then what is said of the question alone.
const OBJECTS = ["credential", undefined, "user", "tenant", "access"];
const place = ({ at }) => OBJECTS.indexOf(at.split("/").slice(1, -1)[0]);

function asked(schema) {
  const members = membersOf(schema).filter(({ at }) => !BY_OTHERS.includes(`/question${at}`));
  return members.sort((one, other) => place(one) - place(other)).map((member) => [nameOf(member), optionOf(member)]);
}

const QUESTION = Object.fromEntries(asked("scenario"));

/** `at` is the member of the scenario that an option says. */
export const OPTIONS = { ...OWN, ...QUESTION };

const OUTPUT = ["json", "text", "language", "help"];
const TRUST = ["trust", "metadata", "crl"];
const PRESENTED = ["aaguid", "certificate", "chain", "attestation", "client-data", "method"];
const OTHERS = Object.keys(QUESTION).filter((name) => !PRESENTED.includes(name));

/** The options of each command, in the order of its help. */
export const COMMANDS = {
  check: ["policies", ...TRUST, "question", ...PRESENTED, ...OTHERS, ...OUTPUT],
  test: ["policies", ...TRUST, "at", "before", "before-plan", "terraform", "population", "only", "update", "watch", "jobs", "config", "help-uri", "format", "output", ...OUTPUT],
  lint: ["level", "fix", "terraform", "config", "help-uri", "format", "output", ...OUTPUT],
  explain: ["config", "help-uri", ...OUTPUT],
  inspect: OUTPUT,
  models: [...TRUST, "question", ...asked("modelsQuestion").map(([name]) => name), "csv", ...OUTPUT],
  batch: ["policies", ...TRUST, "at", "decisions", "jobs", "language", "help"],
  collect: ["base", "output", "policies", "group", "role", ...OUTPUT],
  sweep: ["require", "before", "at", "reading", "cloud", "limit", "people", "only", "write-questions", "markdown", ...OUTPUT],
  impact: ["before", "before-plan", "after", "population", "question", ...TRUST, "at", "only", "listed", "partial", "merge", "csv", "ndjson", ...OUTPUT],
};

/** The name in the table of what a command means by an option. */
const ownName = (command, name) => (`${command}.${name}` in OPTIONS ? `${command}.${name}` : name);

/** The arguments of a command: `options` by name, and `files`, what is no option. */
export function read(command, args) {
  const known = COMMANDS[command];
  const config = Object.entries(OPTIONS).map(([name, { value, short }]) => [
    name.slice(name.indexOf(".") + 1),
    { type: value ? "string" : "boolean", ...(short ? { short } : {}) },
  ]);
  const { tokens } = parseArgs({ args, options: Object.fromEntries(config), strict: false, tokens: true });
  const options = {};
  const files = [];
  // The list that takes what follows.
  let open;
  for (const token of tokens) {
    if (token.kind === "positional") {
      (open ?? files).push(token.value);
      continue;
    }
    open = undefined;
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = known.includes(name) ? OPTIONS[ownName(command, name)] : undefined;
    if (!option) throw new Problem("optionUnknown", { name: rawName, command }, command);
    if (!option.value) {
      if (value !== undefined) throw new Problem("optionNoValue", { name: rawName }, command);
      options[name] = true;
      continue;
    }
    // What looks like an option is meant as one, unless it is joined to the name.
    if (value === undefined || (!inlineValue && /^-./.test(value))) {
      throw new Problem("optionValue", { name: rawName }, command);
    }
    // The core knows further names of the members of its enumerations.
    if (option.strict && !option.values.includes(value)) {
      const choices = option.values.join(", ");
      throw new Problem("choice", { name: rawName, choices, value }, command);
    }
    if (option.form === "map" && value !== "none" && !/^[^=]+=/.test(value)) {
      throw new Problem("pair", { name: rawName, value }, command);
    }
    if (option.list) {
      options[name] ??= [];
      options[name].push(value);
      open = options[name];
    } else if (name in options) {
      throw new Problem("optionTwice", { name: rawName }, command);
    } else {
      options[name] = value;
    }
  }
  if (options.json && options.text) throw new Problem("jsonAndText", {}, command);
  const used = [...files, ...known.filter((name) => /^FILE/.test(OPTIONS[ownName(command, name)].value)).flatMap((name) => options[name] ?? [])];
  if (used.filter((file) => file === "-").length > 1) throw new Problem("stdinTwice", {}, command);
  return { options, files };
}

/** What the options say of the question: pairs of a pointer and a value. Files are for others to read. */
export function members(options) {
  return Object.entries(options)
    .filter(([name]) => OPTIONS[name].form && !PRESENTED.includes(name) && OPTIONS[name].form !== "json")
    .map(([name, value]) => [OPTIONS[name].at.replace("/question", ""), valueOf(OPTIONS[name], value)]);
}

function valueOf({ form, none }, value) {
  const isNone = none && value.length === 1 && value[0] === "none";
  if (form === "map") return isNone ? {} : Object.fromEntries(value.flatMap((text) => text.split(NEXT_PAIR)).map(pair));
  return isNone ? [] : value;
}

/** A comma before another pair; within a value it is a part of that. */
const NEXT_PAIR = /,(?=\s*[A-Za-z]\w*=)/;

function pair(text) {
  const [key] = text.trim().split("=", 1);
  const value = text.trim().slice(key.length + 1);
  return [key, { true: true, false: false }[value] ?? value];
}

/** The option that says a member of the scenario, or else something in it. */
export function optionFor(pointer) {
  const names = Object.keys(OPTIONS).filter((name) => OPTIONS[name].at);
  const exact = names.find((name) => OPTIONS[name].at === pointer);
  const name = exact ?? names.find((inner) => OPTIONS[inner].at.startsWith(`${pointer}/`));
  return name && `--${name}`;
}

/** That one of the options given which says a member of the question, or what the member is in. */
export function optionGiven(options, pointer) {
  const name = Object.keys(options).find((given) => {
    const { at } = OPTIONS[given];
    return QUESTION[given] && (pointer === at || pointer.startsWith(`${at}/`));
  });
  return name && `--${name}`;
}

/** The threads that are asked for. */
export function jobsOf({ jobs }, command) {
  if (jobs === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(jobs)) throw new Problem("jobs", { value: jobs }, command);
  return Number(jobs);
}

const LINE = 100;

/** The help of a command. */
export function help(command, say) {
  const lines = COMMANDS[command].map((name) => {
    const own = ownName(command, name);
    const { value, short, at, values } = OPTIONS[own];
    const left = `  ${short ? `-${short}, ` : ""}--${name}${value ? ` ${say(`value.${value}`)}` : ""}`;
    const what = say(`option.${command}.${name}`) ?? say(`option.${own}`) ?? say(at);
    return [left, `      ${what}`, ...(values ? wrapped(values) : [])].join("\n");
  });
  return [
    say(`usage.${command}`),
    `${say("options")}\n${lines.join("\n")}`,
    ...(COMMANDS[command].some((name) => OPTIONS[ownName(command, name)].list) ? [say("lists")] : []),
    say(`example.${command}`),
    `${say("exit")}\n${say(`exit.${command}`)}`,
  ].join("\n\n");
}

// Values as many as fit in a line.
function wrapped(values) {
  const lines = [];
  for (const [index, value] of values.entries()) {
    const shown = index < values.length - 1 ? `${value},` : value;
    const last = lines.at(-1);
    if (last !== undefined && last.length + shown.length < LINE) lines[lines.length - 1] = `${last} ${shown}`;
    else lines.push(`      ${shown}`);
  }
  return lines;
}
