// `entra-verdict.config.json`: how findings are told and where codes are explained, for a folder and those in it.

import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

import { isAddress } from "../addresses.js";
import { EntraVerdictError } from "../index.js";
import { Document } from "./document.js";
import { isNamedBy, shown } from "./files.js";
import { named, textOf } from "./input.js";
import { Problem } from "./problem.js";
import { misfits } from "./shape.js";

const NAME = "entra-verdict.config.json";

/**
 * The configuration that is named, else that of the nearest folder above, else an empty one.
 * @throws EntraVerdictError with the place of what cannot be read in it.
 */
export async function configOf(given, { say, language }) {
  const file = given === undefined ? nearestFile() : resolve(given);
  if (file === undefined) return new Config({}, process.cwd());
  if (!existsSync(file)) throw new Problem("configMissing", { file: given });
  const text = await textOf(file, language);
  const document = read(file, text, say);
  const [misfit] = misfits(document.value, "config.json");
  const refuse = (key, names, path, place) =>
    Object.assign(new EntraVerdictError({ code: "cli.config", message: say(`error.${key}`, names), path, ...place }), { file: shown(file) });
  if (misfit) {
    const { key, names, pointer: path, ofName } = misfit;
    throw refuse(key, names, path, ofName ? document.atName(path) : document.at(path));
  }
  const { helpUri } = document.value;
  if (helpUri !== undefined && !isAddress(helpUri)) throw refuse("helpUri", { value: helpUri }, "/helpUri", document.at("/helpUri"));
  return new Config(document.value, dirname(file));
}

function read(file, text, say) {
  try {
    return new Document(text, { isJson: true, say });
  } catch (error) {
    throw named(error, shown(file));
  }
}

function nearestFile() {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, NAME);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

class Config {
  #rules;
  #files;
  #folder;

  constructor({ helpUri, lint: { level, rules = {}, files = [] } = {} }, folder) {
    this.helpUri = helpUri;
    this.level = level;
    this.#rules = rules;
    this.#files = files;
    this.#folder = folder;
  }

  /** Whether it says anything of findings with this code in a file. */
  tells(code, file) {
    return this.severityOf({ code }, file) !== undefined;
  }

  /** The severity of a finding in a file: as the core gives it, or as it is configured; `off` where it is left out. */
  severityOf({ code, severity }, file) {
    const path = file === undefined ? "" : relative(this.#folder, resolve(file)).split(sep).join("/");
    const others = this.#files.filter(({ files }) => [files].flat().some((pattern) => isNamedBy(pattern, path)));
    return (
      others.findLast(({ rules }) => Object.hasOwn(rules, code))?.rules[code] ??
      (Object.hasOwn(this.#rules, code) ? this.#rules[code] : severity)
    );
  }
}
