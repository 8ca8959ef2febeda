// What policies were before: in another folder, in a revision of the repository that they lie in, or by a plan that changes them.
//
// `documentsBefore` gives the documents of a set as they were, whatever is to be asked of both: `changes` compares answers.

import { execFile, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { promisify } from "node:util";

import { Tenant, decode } from "../index.js";
import { mayHold, sorted } from "./exported.js";
import { below, POLICIES, shown } from "./files.js";
import { textOf } from "./input.js";
import { planOf } from "./plan.js";
import { askAll } from "./pool.js";
import { Problem } from "./problem.js";
import { turnedBy } from "./turned.js";

const run = promisify(execFile);

/** What is compared check by check, what came otherwise than expected before the rest; of the others decision and reason are told. */
const MOST_COMPARED = 20;

/** The documents of each set before: of a folder, or of a revision the same files and folders. */
export async function documentsBefore(before, sets, language) {
  if (await isThere(before)) {
    const { files } = await below(resolve(before), POLICIES);
    const documents = [];
    for (const path of files) documents.push({ file: shown(path), text: await textOf(path, language) });
    const judged = sorted(documents.filter(mayHold), language).documents;
    return sets.map(() => judged);
  }
  const all = [];
  for (const { roots } of sets) all.push(sorted(await ofRevision(before, roots), language).documents);
  return all;
}

/** What policies were by the plans of Terraform among them; undefined where none is a plan. What is no plan does not change. */
export function documentsBeforePlan(sets) {
  const all = sets.map(({ files }) => planned(files));
  return all.some(Boolean) ? all.map((documents) => documents ?? []) : undefined;
}

function planned(files) {
  const plans = files.map(({ text }) => planOf(text));
  if (!plans.some(Boolean)) return undefined;
  const before = files.map(({ file, text }, index) => ({ file, text: plans[index] ? plans[index].before : text }));
  return before.filter(({ text }) => text !== undefined);
}

async function isThere(folder) {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function ofRevision(revision, roots) {
  const documents = new Map();
  for (const root of roots) {
    // One that is gone now may have been there.
    const isFolder = await isThere(root);
    const folder = isFolder ? root : dirname(root);
    const commit = (
      await git(folder, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`], { revision })
    ).trim();
    const prefix = (await git(folder, ["rev-parse", "--show-prefix"], { revision })).trim();
    const inside = isFolder ? prefix : `${prefix}${basename(root)}`;
    const tree = await git(folder, ["ls-tree", "-r", "-z", "--full-tree", commit, ...(inside ? ["--", inside] : [])], {
      revision,
    });
    const blobs = tree
      .split("\0")
      .map((entry) => entry.match(/^\d+ blob ([0-9a-f]+)\t([^]*)$/))
      .filter((entry) => entry && (entry[2] === inside || POLICIES.some((ending) => entry[2].toLowerCase().endsWith(ending))));
    const texts = await contents(
      folder,
      blobs.map(([, id]) => id),
    );
    for (const [index, [, , path]] of blobs.entries()) {
      const file = `${shown(resolve(folder, path.slice(prefix.length)))}@${revision}`;
      const text = texts[index];
      if (path === inside || mayHold({ file: path, text })) documents.set(path, { file, text });
    }
  }
  return [...documents].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, document]) => document);
}

async function git(folder, args, names) {
  try {
    const { stdout } = await run("git", ["-C", folder, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    if (error.code === "ENOENT") throw new Problem("gitMissing", names);
    throw new Problem((await isShallow(folder)) ? "revisionShallow" : "revision", {
      ...names,
      detail: String(error.stderr ?? error.message)
        .trim()
        .split("\n")[0],
    });
  }
}

// Services that run pipelines mostly fetch one commit alone.
const isShallow = (folder) =>
  run("git", ["-C", folder, "rev-parse", "--is-shallow-repository"]).then(
    ({ stdout }) => stdout.trim() === "true",
    () => false,
  );

/** The texts of blobs, by one process that is asked for all of them. */
async function contents(folder, ids) {
  if (ids.length === 0) return [];
  const child = spawn("git", ["-C", folder, "cat-file", "--batch"], { stdio: ["pipe", "pipe", "ignore"] });
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const closed = new Promise((done, failed) => child.on("error", failed).on("close", done));
  child.stdin.on("error", () => {}).end(`${ids.join("\n")}\n`);
  await closed;
  let rest = Buffer.concat(chunks);
  return ids.map(() => {
    const end = rest.indexOf(10);
    const size = Number(rest.subarray(0, end).toString().split(" ")[2]);
    const text = decode(rest.subarray(end + 1, end + 1 + size));
    rest = rest.subarray(end + 2 + size);
    return text;
  });
}

/**
 * How answers differ from those that the documents before gave: `{ name, file, line, before, after, checks, models }` for
 * each case that does, whose result is given the clause that turned it as `turned`. What scenarios ask is not among it, since they bring their policies; nor what was asked of policies that
 * were not there yet.
 */
export async function changes(sets, documents, cases, results, options) {
  const earlier = sets.map(({ trust }, index) => ({ files: documents[index], trust }));
  const asked = cases.map((one, index) => ({ one, after: results[index] })).filter(({ one }) => documents[one.set]?.length > 0);
  const before = await askAll(
    earlier,
    asked.map(({ one: { set, question, sweep } }) => ({ set, question, ...(sweep ? { sweep } : {}) })),
    options,
  );
  const changed = asked
    .map(({ one, after }, index) => ({ one, result: after, before: said(before[index]), after: said(after) }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
  const isExpected = ({ result }) => result.status === "passed";
  const first = [...changed.filter((each) => !isExpected(each)), ...changed.filter(isExpected)].slice(0, MOST_COMPARED);
  const details = compared(
    sets,
    earlier,
    first.map(({ one }) => one),
    options.language,
  );
  return changed.map((each) => {
    const { one, result, before: was, after: is } = each;
    const { name, file, line, column } = one;
    const { turned, ...detail } = details[first.indexOf(each)] ?? {};
    if (turned) result.turned = turned;
    return { name, file, line, column, before: was, after: is, ...detail };
  });
}

const said = ({ decision, reason, error }) => (error && decision === undefined ? { error: error.code } : { decision, reason });

function compared(sets, earlier, cases, language) {
  const tenants = new Map();
  const tenant = (all, index) => {
    if (!tenants.has(all)) tenants.set(all, new Map());
    const held = tenants.get(all);
    const { files, trust } = all[index];
    if (!held.has(index))
      held.set(
        index,
        Tenant.load(
          files.map(({ text }) => text),
          { language, ...(trust ? { trust } : {}) },
        ),
      );
    return held.get(index);
  };
  try {
    return cases.map(({ set, question, sweep }) => {
      // Of every sign-in no checks are compared.
      if (sweep) return {};
      const [was, is] = [tenant(earlier, set), tenant(sets, set)];
      const { checks, models } = was.compare(is, [question], { language }).questions[0];
      const turned = turnedBy(checks, { tenant: was, files: earlier[set].files }, { tenant: is, files: sets[set].files });
      return { checks, models, turned };
    });
  } finally {
    for (const held of tenants.values()) for (const one of held.values()) one.free();
  }
}
