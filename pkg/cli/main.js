#!/usr/bin/env node
// entra-verdict on the command line.

import { readFile } from "node:fs/promises";

import { EntraVerdictError, init, vocabulary } from "../index.js";
import { run } from "./commands.js";
import { COMMANDS, help, read } from "./options.js";
import { Problem } from "./problem.js";
import { CONTROLS, clean, painter } from "./show.js";
import { termsOf, words } from "./texts.js";

const CANNOT = 3;

// Whoever reads may stop before the end, as `head` does.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : CANNOT));

const args = process.argv.slice(2);
const language = languageOf(args);
const say = words(language);
process.exitCode = await main(args).catch(refuse);

async function main([command, ...rest]) {
  if (command === "--version") {
    return print(await versionOf());
  }
  if (command === undefined) throw new Problem("commandMissing", {}, "");
  if (["--help", "-h", "help"].includes(command)) {
    return print(Object.hasOwn(COMMANDS, rest[0] ?? "") ? help(rest[0], await fullWords()) : say("usage.main"));
  }
  if (!Object.hasOwn(COMMANDS, command)) throw new Problem("command", { name: command }, "");
  const parsed = read(command, rest);
  const full = await fullWords();
  if (parsed.options.help) return print(help(command, full));
  const tell = (result) => told(result, parsed.options);
  const result = await run[command](parsed, { language, say: full, version: await versionOf(), tell }, parsed.options);
  tell(result);
  return result.code;
}

/** Puts out a result: `text` as it is, `answer` as JSON, or as people read it with `show`; `shows` says which. */
function told({ text, answer, show, shows }, options) {
  if (text !== undefined) process.stdout.write(text);
  else if (show !== undefined) print((shows ?? !asJson(options)) ? show(painter(process.stdout)) : jsonOf(answer));
}

// A terminal would take some characters for commands, or be turned round by them; as escapes they are the same JSON.
function jsonOf(value) {
  const text = JSON.stringify(value);
  if (!process.stdout.isTTY) return text;
  return text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

async function versionOf() {
  return JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")).version;
}

/** The words of the contract too, which the core has. */
async function fullWords() {
  await init(undefined, { language });
  return words(language, termsOf(vocabulary(), language));
}

function print(text) {
  process.stdout.write(`${text}\n`);
  return 0;
}

function asJson({ json, text }) {
  return json ?? !(text ?? process.stdout.isTTY);
}

/** Says what went wrong: to people on standard error, to programs on standard output too. */
function refuse(error) {
  const report = reportOf(error);
  const { option, file, line, column, path, message } = report;
  const place = [option ?? file, line, column].filter((part) => part !== undefined && part !== null).join(":");
  const paint = painter(process.stderr);
  const where = place ? `${clean(place)}: ` : "";
  const pointer = path ? paint.dim(` (${clean(path)})`) : "";
  process.stderr.write(`${paint.bad("✕")} ${where}${clean(message)}${pointer}\n`);
  if (error instanceof Problem && error.command) process.stderr.write(`  ${say("error.help", { command: error.command })}\n`);
  const wanted = args.includes("--json") || !(args.includes("--text") || process.stdout.isTTY);
  if (wanted) print(jsonOf({ error: report }));
  return CANNOT;
}

function reportOf(error) {
  if (error instanceof Problem) return error.report(say);
  if (error instanceof EntraVerdictError) {
    const { code, message, document, path, line, column, secret, option, file } = error;
    const from = { ...(option ? { option } : {}), ...(file ? { file } : {}) };
    return { code, message, document, path, line, column, ...(secret ? { secret } : {}), ...from };
  }
  // Never the stack, which nobody at a terminal can use.
  return { code: "cli.unexpected", message: say("error.unexpected", { detail: String(error?.message ?? error) }) };
}

/** The language asked for, else that of the terminal; needed before anything is read. */
function languageOf(all) {
  const index = all.findIndex((argument) => argument === "--language" || argument.startsWith("--language="));
  const asked = index < 0 ? undefined : (all[index].split("=")[1] ?? all[index + 1]);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^ja\b/i.test(asked ?? (LC_ALL || LC_MESSAGES || LANG || "").split(/[_.]/)[0]) ? "ja" : "en";
}
