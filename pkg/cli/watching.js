// Runs something again whenever files change, come or go.

import { existsSync, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";

/** Editors write a file in several steps. */
const SETTLED = 80;

/**
 * Runs, and again after each change to what the run read, until `ended` resolves. `run` gives the files and folders that it
 * read or looked for; `isMeant` says whether a path that changed is one of those that count; `ready` hears that changes are
 * noticed from now on.
 *
 * A file is watched through its folder, and what is gone through the next folder above that is there, so that it is noticed
 * when it comes back.
 */
export async function keepRunning(run, ended, isMeant, ready) {
  const watchers = new Map();
  let [over, changed, wake] = [false, false, () => {}];
  const end = ended.then(() => {
    over = true;
    wake();
  });
  const notice = (path) => {
    if (!isMeant(path)) return;
    changed = true;
    wake();
  };
  while (!over) {
    changed = false;
    const started = Date.now();
    const inputs = await run();
    const folders = new Set(inputs.map(folderOf));
    for (const [folder, watcher] of watchers) if (!folders.has(folder)) close(watchers, folder, watcher);
    for (const folder of folders) if (!watchers.has(folder)) open(watchers, folder, notice);
    ready();
    // What changed before somebody looked.
    changed ||= inputs.some((path) => changedSince(path, started));
    while (!changed && !over) await new Promise((resolve) => (wake = resolve));
    if (!over) await new Promise((resolve) => setTimeout(resolve, SETTLED));
  }
  for (const [folder, watcher] of watchers) close(watchers, folder, watcher);
  await end;
}

function folderOf(path) {
  let folder = isFolder(path) ? path : dirname(path);
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function isFolder(path) {
  return existsSync(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function changedSince(path, moment) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isDirectory() && found.mtimeMs > moment;
}

function open(watchers, folder, notice) {
  try {
    const watcher = watch(folder, (_, name) => notice(name ? join(folder, name) : folder));
    watcher.on("error", () => {
      close(watchers, folder, watcher);
      notice(folder);
    });
    watchers.set(folder, watcher);
  } catch {
    // It went away meanwhile; the next run looks for it again.
  }
}

function close(watchers, folder, watcher) {
  watcher.close();
  watchers.delete(folder);
}
