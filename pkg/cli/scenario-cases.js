// Scenario files as cases: the question with its `expect`, and each watched question with its own.

import { EntraVerdictError, evaluate, locate } from "../index.js";
import { BEGINNINGS, FIELDS, isNothing } from "./expect.js";
import { shown } from "./files.js";
import { says, set } from "./input.js";
import { misfits, nearest } from "./shape.js";

/**
 * The cases of a scenario, and what is wrong with them. Watched questions that name no time are asked of the moment of the run;
 * the scenario's own is asked as it stands, unless `--at` says otherwise.
 * @throws EntraVerdictError where the text is no JSON.
 */
export function casesOfScenario(path, original, { say, language, at, options, isOpen }) {
  const file = shown(path);
  const value = valueOf(original, say, language);
  const text =
    options.at !== undefined && says(original, "/question") && !says(original, "/question/at")
      ? set(original, "/question/at", at)
      : original;
  const problems = [];
  const place = (pointer) => {
    const { line, column } = locate(original, pointer) ?? { line: 1, column: 1 };
    return { line, column };
  };
  const complain = (key, names, pointer) =>
    problems.push({
      code: "cli.assertions",
      message: say(`error.${key}`, names),
      document: null,
      path: pointer,
      ...place(pointer),
      file,
    });
  const title = value.title ?? file;
  const cases = [];
  const add = (pointer, expect, more) => {
    if (expect === undefined && !isOpen) return;
    if (expect !== undefined && !isExpectation(expect, complain, pointer)) return;
    cases.push({ file, path, pointer, ...place(pointer), scenario: { file, text }, expect, ...more });
  };
  const watch = Array.isArray(value.watch) ? value.watch : [];
  if (value.expect !== undefined) add("/expect", value.expect, { name: title });
  for (const [index, { question, expect } = {}] of watch.entries()) {
    const watched = { ...question, at: question?.at ?? at };
    if (expect !== null) add(`/watch/${index}/expect`, expect, { name: `${title} (${index + 1})`, watched });
  }
  if (cases.length === 0 && problems.length === 0) complain("assertion.scenario", {}, "");
  return { cases, problems };
}

function valueOf(text, say, language) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    // The core says where, in words of the language.
    evaluate(text, { language });
    throw new EntraVerdictError({ code: "input.syntax", message: say("document.broken", { detail: error.message }) });
  }
}

function isExpectation(expect, complain, pointer) {
  if (typeof expect !== "object" || expect === null || Array.isArray(expect) || Object.entries(expect).every(isNothing)) {
    complain("assertion.expectNothing", {}, pointer);
    return false;
  }
  const unknown = Object.keys(expect).filter((name) => !FIELDS.includes(name));
  for (const name of unknown) {
    const near = nearest(name, FIELDS);
    complain(near ? "shape.unknownNear" : "shape.unknown", { name, near, known: FIELDS.join(", ") }, `${pointer}/${name}`);
  }
  const found = unknown.length > 0 ? [] : misfits(expect, "assertions.json", "Expectation").filter(isMistaken);
  for (const { key, names, pointer: path } of found) complain(key, names, `${pointer}${path}`);
  return unknown.length + found.length === 0;
}

// A scenario may also expect changes that help, and nothing of a list.
const isMistaken = ({ key, pointer }) => key !== "shape.empty" && !BEGINNINGS.includes(pointer.slice(1));
