// What can be said on the command line: one table, from which both the reading and the help are made.

import { parseArgs } from "node:util";

import { Problem } from "./problem.js";

const FILE = { value: "FILE" };
const FILES = { value: "FILES", list: true };
const text = (at, value = "VALUE") => ({ at, value });
const choice = (at, ...choices) => ({ at, value: "VALUE", choices });
// A list that is complete when it is given, so that "none" has to be something one can say.
const list = (at, value = "VALUES") => ({ at, value, list: true, none: true });
const flag = {};

/** `at` is the member of the question that an option says. */
export const OPTIONS = {
  policies: FILES,
  trust: FILE,
  metadata: FILE,
  crl: FILES,
  question: FILE,
  aaguid: { value: "ID" },
  certificate: FILE,
  chain: FILES,
  attestation: FILE,
  "client-data": FILE,
  method: { value: "NAME" },
  action: choice("/action", "register", "signIn"),
  channel: choice("/channel", "securityInfo", "graph", "graphBeta"),
  at: { value: "TIME" },
  reading: choice("/reading", "report", "strict", "lenient"),
  "passkey-type": choice("/credential/passkey/type", "deviceBound", "synced"),
  "attestation-level": choice("/credential/passkey/attestationLevel", "attested", "notAttested"),
  "certificate-mode": choice("/credential/certificateMode", "x509CertificateSingleFactor", "x509CertificateMultiFactor"),
  user: text("/user/id", "ID"),
  "user-type": text("/user/type"),
  upn: text("/user/userPrincipalName", "NAME"),
  "certificate-user-id": list("/user/certificateUserIds"),
  group: list("/user/groups", "IDS"),
  role: list("/user/roles", "IDS"),
  strength: list("/strengths", "NAMES"),
  "also-used": list("/alsoUsed", "NAMES"),
  registered: list("/registered", "NAMES"),
  application: text("/access/application", "ID"),
  "user-action": text("/access/userAction", "NAME"),
  platform: text("/access/platform", "NAME"),
  "client-app": text("/access/clientApp", "NAME"),
  country: text("/access/location/country"),
  ip: text("/access/location/ipAddress"),
  "sign-in-risk": text("/access/signInRisk"),
  "user-risk": text("/access/userRisk"),
  satisfied: list("/access/satisfied", "NAMES"),
  level: { value: "VALUE", choices: ["error", "warning", "info"] },
  csv: flag,
  json: flag,
  text: flag,
  language: { value: "VALUE", choices: ["en", "ja"] },
  help: { short: "h" },
  version: flag,
};

const OUTPUT = ["json", "text", "language", "help"];
const TRUST = ["trust", "metadata", "crl"];
const USER = ["user", "user-type", "upn", "certificate-user-id", "group", "role"];
const EVERY_QUESTION = ["channel", "at", "reading", ...USER, "strength", "also-used", "registered"];
const CREDENTIAL = ["aaguid", "certificate", "chain", "attestation", "client-data", "method"];
const OF_CREDENTIAL = ["passkey-type", "attestation-level", "certificate-mode"];
const ACCESS = Object.keys(OPTIONS).filter((name) => OPTIONS[name].at?.startsWith("/access/"));

/** The options of each command, in the order of its help. */
export const COMMANDS = {
  check: ["policies", ...TRUST, "question", ...CREDENTIAL, ...OF_CREDENTIAL, "action", ...EVERY_QUESTION, ...ACCESS, ...OUTPUT],
  lint: ["level", ...OUTPUT],
  inspect: OUTPUT,
  models: [...TRUST, "question", ...EVERY_QUESTION, "csv", ...OUTPUT],
  batch: ["policies", ...TRUST, "at", "language", "help"],
};

/** The arguments of a command: `options` by name, and `files`, what is no option. */
export function read(command, args) {
  const known = COMMANDS[command];
  const config = Object.entries(OPTIONS).map(([name, { value, short }]) => [
    name,
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
    const option = known.includes(name) ? OPTIONS[name] : undefined;
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
    if (option.choices && !option.choices.includes(value)) {
      const choices = option.choices.join(", ");
      throw new Problem("choice", { name: rawName, choices, value }, command);
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
  const used = [...files, ...known.filter((name) => /^FILE/.test(OPTIONS[name].value)).flatMap((name) => options[name] ?? [])];
  if (used.filter((file) => file === "-").length > 1) throw new Problem("stdinTwice", {}, command);
  return { options, files };
}

/** What the options say of the question: pairs of a pointer and a value. */
export function members(options) {
  return Object.entries(options).flatMap(([name, value]) => {
    const { at, none } = OPTIONS[name];
    if (!at) return [];
    return [[at, none && value.length === 1 && value[0] === "none" ? [] : value]];
  });
}

/** The help of a command. */
export function help(command, say) {
  const lines = COMMANDS[command].map((name) => {
    const { value, short } = OPTIONS[name];
    const left = `  ${short ? `-${short}, ` : ""}--${name}${value ? ` ${say(`value.${value}`)}` : ""}`;
    return `${left}\n      ${say(`option.${name}`)}`;
  });
  return [
    say(`usage.${command}`),
    `${say("options")}\n${lines.join("\n")}`,
    ...(COMMANDS[command].some((name) => OPTIONS[name].list) ? [say("lists")] : []),
    say(`example.${command}`),
    `${say("exit")}\n${say(`exit.${command}`)}`,
  ].join("\n\n");
}
