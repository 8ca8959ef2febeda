// Files, folders and texts that somebody brings, wherever in the window: each goes where it belongs.

import { failureOf } from "../../../kit/contract.ts";
import type { Failure } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { presentedKind } from "../../../kit/presented.ts";
import type { Found } from "../../../kit/presented.ts";
import { isThere } from "../../../kit/there.ts";
import { contentsOf } from "../../core/asking.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";
import { certificateText } from "../../state/files.ts";
import { bringDocuments, loadScenario, wrongWith } from "../../state/load.ts";
import { addListTexts, listsAsPem } from "../../state/revocation-lists.ts";
import { isLarge, newDocument, state } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { isMetadata, loadMetadata } from "../metadata/metadata.ts";
import { changeBox } from "../question/question.ts";

/** Files of a folder that are looked at. */
const MOST = 1000;

/** All files of a drop, those in folders too. */
export async function filesOf({ items, files }: DataTransfer): Promise<File[]> {
  // They can be asked for only while the event lasts.
  const entries = [...items].map((one) => one.webkitGetAsEntry?.()).filter(isThere);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files];
  const found: File[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  // What a system puts into folders for itself is not meant.
  if (found.length >= MOST || entry.name.startsWith(".")) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const more = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  for (let part = await more(); part.length > 0; part = await more()) for (const one of part) await walk(one, found);
}

/** Bytes that archives are unpacked to at most. */
const LARGEST = 64 * 1024 * 1024;

/** The files of an archive; of anything else the file itself. */
async function unpacked(file: File): Promise<File[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isZip = String(start) === "80,75,3,4";
  // What an office program wrote is an archive too, and no folder of policies.
  if (!isZip || !/\.zip$/i.test(file.name)) return [file];
  const { unzipSync } = await import("fflate");
  let [count, size] = [0, 0];
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const isFile = !/(?:^|\/)(?:\.|__MACOSX\/)|\/$/.test(name);
    if (!isFile) return false;
    count += 1;
    size += originalSize;
    if (count > MOST || size > LARGEST) throw new Error(t("archiveTooLarge", { count: MOST, megabytes: LARGEST / 1024 / 1024 }));
    return true;
  };
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), { filter });
  return Object.entries(entries).map(([name, bytes]) => new File([bytes], name.split("/").at(-1) ?? name));
}

/** Files with those of archives in their place; `fail(file, error)` is told of archives that cannot be opened. */
async function allOf(files: readonly File[], fail: (file: File, error: Failure) => void) {
  const all = [];
  for (const file of files) {
    try {
      all.push(...(await busy(unpacked(file))));
    } catch (error) {
      fail(file, failureOf(error));
    }
  }
  return all;
}

/** Takes files: among the policies where they were brought there, otherwise each where it belongs. */
export async function takeFiles(files: readonly File[], isAmongPolicies: boolean) {
  const notes: string[] = [];
  const documents: PolicyDocument[] = [];
  const fail = ({ name }: File, { message, code }: Failure) => notes.push(t("fileUnreadable", { name, message, code: code ?? "" }));
  for (const file of await allOf(files, fail)) {
    try {
      if (await isMetadata(file)) {
        loadMetadata(file);
        continue;
      }
      const text = await certificateText(file, state.language);
      if (isAmongPolicies || !takeElsewhere(text)) documents.push(newDocument(text, file.name));
    } catch (error) {
      fail(file, failureOf(error));
    }
  }
  if (documents.length > 0) bringDocuments(documents);
  draw(
    byId("file-notes"),
    notes.map((note) => html`<p>${icon("error")}${note}</p>`),
  );
}

/** Takes a text that is no policy to where it belongs; says whether it did. */
function takeElsewhere(text: string) {
  const found = isLarge(text) ? null : contentsOf(text, state.language);
  if (found === null) return false;
  if (found.kind === "scenario") {
    // Where it is not one, the document says why.
    if (wrongWith(text)) return false;
    loadScenario(text);
  } else if (found.kind === "revocationList") addListTexts([listsAsPem(text, found)]);
  else if (found.kind === "creationOptions" || presentedKind(found as Found, text) !== null) changeBox(text);
  else return false;
  return true;
}

function takeText(text: string) {
  if (!takeElsewhere(text)) bringDocuments([newDocument(text)]);
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;

/** A view of its own takes what it can, and no drop goes past it. */
const isCovered = () => document.querySelector("dialog[open]") !== null;

export function startArrivals() {
  const body = document.body;
  const policies = byId("policies");
  addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (isCovered()) {
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    } else body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) body.classList.remove("dropping");
  });
  addEventListener("drop", async (event) => {
    body.classList.remove("dropping");
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (isCovered() || !event.dataTransfer) return;
    const [isAmongPolicies, isMeant] = [policies, byId("metadata")].map((one) => one.contains(event.target as Node | null)) as [
      boolean,
      boolean,
    ];
    const files = await busy(filesOf(event.dataTransfer));
    // What is dropped there is meant as metadata, whatever it looks like.
    if (isMeant && files[0]) loadMetadata(files[0]);
    else await takeFiles(files, isAmongPolicies);
  });
  addEventListener("paste", (event) => {
    const isField = event.target instanceof Element && event.target.closest("input, textarea, policy-editor");
    if (event.defaultPrevented || isField || isCovered()) return;
    const files = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) void takeFiles([...files], false);
    else if (text.trim() !== "") takeText(text);
  });
  for (const id of ["policy-files", "policy-folder"] as const) {
    const field = byId(id);
    field.addEventListener("change", async () => {
      const files = [...(field.files ?? [])].filter(({ name }) => !name.startsWith(".")).slice(0, MOST);
      await takeFiles(files, true);
      field.value = "";
    });
  }
}
