// Folders, and patterns of names.

import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import { Problem } from "./problem.js";

/** More files than an export of any tenant has. */
const MOST_FILES = 20_000;

/** Folders in which nobody keeps policies or tests. */
const LEFT_OUT = ["node_modules"];

const KEYS = { ENOENT: "noFile", EACCES: "permission", EPERM: "permission" };

/** The problem with a file or folder, from what the system said. */
export function fileProblem(error, file) {
  return error instanceof Problem ? error : new Problem(KEYS[error.code] ?? "file", { file: shown(file), detail: error.message });
}

/** Whether it is a folder. @throws Problem where there is nothing. */
export async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** How files end that may hold configurations of Microsoft365DSC, which are PowerShell. */
export const SCRIPTS = [".ps1", ".psm1"];

/** How files of policies end; what scripts hold has to be looked at. */
export const POLICIES = [".json", ".jsonc", ...SCRIPTS];

/**
 * The files below a folder with one of the endings, and the folders that were gone through; hidden ones are left out. `refused` hears of a
 * folder below it that cannot be read. @throws Problem where nobody hears.
 */
export async function below(folder, endings, refused) {
  const [files, folders] = [[], []];
  const waiting = [folder];
  while (waiting.length > 0) {
    const next = waiting.pop();
    folders.push(next);
    const entries = await readdir(next, { withFileTypes: true }).catch((error) => {
      const problem = fileProblem(error, next);
      if (!refused) throw problem;
      refused(problem, next);
      return [];
    });
    for (const entry of entries) {
      if (entry.name.startsWith(".") || LEFT_OUT.includes(entry.name)) continue;
      const path = join(next, entry.name);
      // A link to a folder could lead round in circles.
      if (entry.isDirectory()) waiting.push(path);
      else if (endings.some((ending) => entry.name.toLowerCase().endsWith(ending)) && !entry.isDirectory()) files.push(path);
      if (files.length > MOST_FILES) throw new Problem("filesMany", { file: folder, count: MOST_FILES });
    }
  }
  return { files: files.sort(), folders };
}

/** Writes a text into a file that is there, in the encoding that it has. */
export async function rewrite(file, text) {
  const bytes = await readFile(file);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isMarked = isWide || (bytes[0] === 0xef && bytes[1] === 0xbb);
  const whole = isMarked && !text.startsWith("\ufeff") ? `\ufeff${text}` : text;
  await writeFile(file, Buffer.from(whole, isWide ? "utf16le" : "utf8")).catch((error) => {
    throw new Problem("write", { file, detail: error.message });
  });
}

/** A path as people read it and reports have it: from the current folder, with `/`. */
export function shown(path) {
  const from = relative(process.cwd(), path);
  const short = from === "" ? "." : from.startsWith(`..${sep}`) && path.length < from.length ? path : from;
  return short.split(sep).join("/");
}

/** Whether a path with `/` is one that a pattern names: `*` within a name, `**` any folders, `?` a letter. */
export function isNamedBy(pattern, path) {
  const parts = pattern.replace(/^\.\//, "").split(/(\*\*\/|\*\*|\*|\?)/);
  const source = parts.map((part) => GLOBS[part] ?? part.replace(/[.+^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join("")}$`, "u").test(path);
}

const GLOBS = { "**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]" };
