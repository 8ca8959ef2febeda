// Policies that are named on the command line: files, and folders with what is judged in them.

import { mayHold, sorted } from "./exported.js";
import { below, isFolder, POLICIES } from "./files.js";
import { textOf } from "./input.js";
import { Problem } from "./problem.js";

/** The documents of files, and of folders those in which something is judged. */
export async function documentsIn(given, { language }) {
  const documents = [];
  const found = [];
  for (const one of given) {
    const isFile = one === "-" || !(await isFolder(one));
    for (const file of isFile ? [one] : (await below(one, POLICIES)).files) {
      const read = { file, text: await textOf(file, language) };
      if (isFile) documents.push(read);
      else if (mayHold(read)) found.push(read);
    }
  }
  const { documents: kept, judged } = sorted(found, language);
  if (documents.length + judged === 0) {
    throw new Problem(found.length === 0 ? "noPolicies" : "nothingJudged", { file: given.join(", "), count: found.length });
  }
  return [...documents, ...kept];
}
