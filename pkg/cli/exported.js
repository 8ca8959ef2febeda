// What a folder of an export has beside policies: groups, users, applications, and files of the tool that wrote it.

import { EntraVerdictError, Tenant, inspect } from "../index.js";
import { below, SCRIPTS } from "./files.js";
import { textOf } from "./input.js";

/** How much is looked at together, in characters: an export may have more than one tenant takes. */
const PART = 1024 * 1024;

/** What is said of a document that is about something else. */
const OTHERS = ["input.unrecognisedPolicy", "policy.migrationTable"];

/** What is said of a form in which policies come, also where there is none in it: a plan of Terraform may take all of them away. */
const FORMS = ["policy.terraform", "policy.scubaGear"];

/** How a resource of Microsoft Entra begins in a configuration of Microsoft365DSC. */
const RESOURCE = /^[ \t]*AAD\w+[ \t]/im;

/** Whether a file that was found may hold policies: of scripts only those do that are configurations of Microsoft365DSC. */
export function mayHold({ file, text }) {
  if (!SCRIPTS.some((ending) => file.toLowerCase().endsWith(ending))) return true;
  if (!RESOURCE.test(text)) return false;
  const kind = kindOf(text);
  // Also one that cannot be read, so that who loads it says why.
  return kind === undefined || kind === "policies" || kind === "dscConfiguration";
}

/**
 * The documents of folders by whether anything in them is judged: those to load as `documents`, which may give names to what policies
 * name without being any, how many are `judged`, and those in which nothing is as `passedOver`, each with what is said of it.
 * Whatever cannot be read is among the former, so that who loads them says why.
 */
export function sorted(files, language) {
  const judged = new Set();
  const passedOver = new Map();
  const parts = partsOf(files);
  for (const part of parts) {
    const said = readOf(part, language);
    for (const [index, file] of part.entries()) {
      const { isHeld, findings } = said?.[index] ?? { isHeld: true };
      if (isHeld || (findings.length > 0 && !isOther(file, findings))) judged.add(file);
      else passedOver.set(file, { file: file.file, findings: findings.map(({ code, text }) => ({ code, text })).filter(isFirst) });
    }
  }
  const isName = (file) => passedOver.get(file)?.findings.length === 0;
  const named = files.filter((file) => judged.has(file) || isName(file));
  const documents = parts.length === 1 || fits(named, language) ? named : [...judged];
  return { documents, judged: judged.size, passedOver: [...passedOver.values()] };
}

/** The configurations of Microsoft365DSC in folders, which are PowerShell. */
export async function configurationsOfDsc(folders, language) {
  const found = [];
  for (const folder of folders) {
    for (const file of (await below(folder, SCRIPTS)).files) {
      if (kindOf(await textOf(file, language)) === "dscConfiguration") found.push(file);
    }
  }
  return found;
}

function partsOf(files) {
  const parts = [[]];
  let size = 0;
  for (const file of files) {
    size += file.text.length;
    if (size > PART && parts.at(-1).length > 0) {
      parts.push([]);
      size = file.text.length;
    }
    parts.at(-1).push(file);
  }
  return parts;
}

/** Of each document whether a resource is in it, and what is said of it; undefined where one cannot be read. */
function readOf(part, language) {
  let tenant;
  try {
    tenant = Tenant.load(
      part.map(({ text }) => text),
      { language },
    );
  } catch (error) {
    if (!(error instanceof EntraVerdictError)) throw error;
    return undefined;
  }
  try {
    const said = part.map(() => ({ isHeld: false, findings: [] }));
    for (const { document } of tenant.resources) said[document].isHeld = true;
    for (const finding of tenant.findings) said[finding.document]?.findings.push(finding);
    return said;
  } finally {
    tenant.free();
  }
}

/** Whether it is about something else. Where Graph refused something, a policy may be missing. */
function isOther({ text }, findings) {
  const isOfOther = ({ code, severity }) => OTHERS.includes(code) || (severity === "info" && !FORMS.includes(code));
  return findings.some(({ code }) => OTHERS.includes(code)) && findings.every(isOfOther) && kindOf(text) !== "graphError";
}

// A list may have a thousand of the same.
const isFirst = ({ code, text }, index, all) => all.findIndex((one) => one.code === code && one.text === text) === index;

function kindOf(text) {
  try {
    return inspect(text).kind;
  } catch {
    return undefined;
  }
}

function fits(files, language) {
  try {
    Tenant.load(
      files.map(({ text }) => text),
      { language },
    ).free();
    return true;
  } catch (error) {
    if (error instanceof EntraVerdictError && error.code === "input.tooLarge" && error.document === null) return false;
    // Whoever loads them says what is wrong.
    return true;
  }
}
