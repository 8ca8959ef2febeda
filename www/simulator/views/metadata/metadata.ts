// FIDO metadata that a person opens or drops: a worker reads it, the page holds what is kept of it.

import { computed } from "@preact/signals-core";

import { failureOf } from "../../../kit/contract.ts";
import type { Json } from "../../../kit/contract.ts";
import { byId, setText } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { Metadata } from "../../core/package.ts";
import { startWorker } from "../../core/start.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";
import { follow, state, update } from "../../state/state.ts";
import type { State } from "../../state/state.ts";
import { codeLink } from "../parts/help.ts";
import { partOf } from "../parts/later.ts";

const section = byId("metadata");
const bar = byId("metadata-bar");

/** The file that is being read: `{ name, worker, read, size, checking }`; else null. */
let reading: { name: string; worker: Worker; read: number; size: number; checking: boolean } | null = null;
/** Why the last file was not taken: `{ name, message, code }`, without a message where nothing could read it; else null. */
let failure: { name: string; message: string; code: string } | null = null;

/** Begins to read a file; what is there stays until it is read. */
export function loadMetadata(file: File) {
  end();
  failure = null;
  const worker = startWorker("metadata");
  reading = { name: file.name, worker, read: 0, size: file.size, checking: false };
  // What was on its way when a worker was ended is about nothing any more.
  const current = () => reading?.worker === worker;
  worker.addEventListener("message", ({ data }) => current() && told(data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    if (current()) fail("");
  });
  worker.postMessage({ file, language: state.language });
  render();
  section.scrollIntoView({ block: "nearest" });
}

function told({ error, reduced, ...progress }: Json) {
  if (error) return fail(error.message, error.code);
  if (!reading) return undefined;
  if (!reduced) {
    Object.assign(reading, progress);
    return render();
  }
  const { name } = reading;
  let handle: Metadata;
  try {
    handle = Metadata.fromReduced(reduced);
  } catch (error) {
    const { message, code } = failureOf(error);
    return fail(message, code);
  }
  end();
  const before = state.metadata;
  // What somebody opens goes over what a scenario brought.
  const { metadata: _, metadataRoot: __, ...trust } = isTrust(state.trust) ? state.trust : {};
  update({
    metadata: { name, handle },
    ...(isTrust(state.trust) ? { trust: Object.keys(trust).length > 0 ? trust : undefined } : {}),
  });
  before?.handle.free();
  return render();
}

function isTrust(trust: unknown): trust is Json {
  return typeof trust === "object" && trust !== null;
}

function end() {
  reading?.worker.terminate();
  reading = null;
}

function fail(message: string, code: string = "") {
  failure = { name: reading?.name ?? "", message, code };
  end();
  render();
}

function cancel() {
  end();
  render();
  byId("open-metadata").focus();
}

/** Leaves out the metadata that somebody opened. */
export function remove() {
  const before = state.metadata;
  failure = null;
  update({ metadata: null });
  before?.handle.free();
  render();
  byId("open-metadata").focus();
}

/** Whether a file is FIDO metadata, by how it begins. */
export async function isMetadata(file: File) {
  const bytes = await busy(file.slice(0, 64 * 1024).arrayBuffer());
  // In UTF-16 every other byte is zero.
  const start = new TextDecoder().decode(bytes).replace(/[\0\uFEFF\uFFFD]/g, "");
  if (/^\s*eyJ[\w-]+\.eyJ/.test(start) || /^\s*eyJ[\w-]{4000}/.test(start)) return true;
  return /^\s*\{/.test(start) && /"(legalHeader|nextUpdate|metadataStatement)"\s*:/.test(start);
}

/** Bytes for people. */
function megabytes(bytes: number) {
  return new Intl.NumberFormat(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6);
}

function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

function renderProgress() {
  byId("metadata-progress").hidden = !reading;
  if (!reading || !words.needed()) return;
  const { name, read, size, checking } = reading;
  setText(byId("metadata-phase"), t(checking ? "metadataChecking" : "metadataReading", { name }));
  setText(byId("metadata-bytes"), t("megabytesOf", { read: megabytes(read), size: megabytes(size) }));
  // How long the check takes is not known, which a bar without a value says.
  if (checking) bar.removeAttribute("value");
  else bar.value = size > 0 ? read / size : 0;
}

/** The day of an RFC 3339 moment, in UTC. */
function day(moment: string) {
  return moment.slice(0, 10);
}

function about({ handle, name }: NonNullable<State["metadata"]>) {
  const {
    number: no,
    nextUpdate,
    models,
    signature,
    signedBy,
    validFrom,
    validUntil,
    findings,
  } = handle.summary({
    language: state.language,
  });
  const at = state.form.at || new Date().toISOString();
  const isOver = validFrom && validUntil && (at < validFrom || at > validUntil);
  const isOverdue = nextUpdate && day(nextUpdate) < day(at);
  const signed = { verified: "pass", notVerified: "warning", none: "warning" }[signature];
  const others = findings.filter(({ code }) => code !== "metadata.unsigned" && code !== "metadata.notVerified");
  return [
    html`<p class="said"
      >${icon(isOver || isOverdue ? "warning" : "pass")}<span
        ><strong>${t("metadataModels", { count: number(models) })}</strong>
        ${t("metadataIssue", { number: no ?? "—", date: nextUpdate ?? "—" })}</span
      ></p
    >`,
    isOver
      ? html`<p class="said" data-metadata="over"
          >${icon("warning")}<strong>${t("metadataOver", { from: day(validFrom), until: day(validUntil) })}</strong></p
        >`
      : null,
    isOverdue && !isOver
      ? html`<p class="said" data-metadata="overdue">${icon("warning")}<span>${t("metadataOverdue", { date: day(nextUpdate) })}</span></p>`
      : null,
    html`<p class="said">${icon(signed)}<span>${t(`metadataSignature.${signature}`, { name: signedBy ?? "" })}</span></p>`,
    validFrom && validUntil ? html`<p class="hint">${t("metadataValidity", { from: day(validFrom), until: day(validUntil) })}</p>` : null,
    ...others.map(({ text }) => html`<p class="said">${icon("warning")}<span>${text}</span></p>`),
    html`<p class="hint">${t("metadataFrom", { name })}</p>`,
  ].filter(isThere);
}

/** What is told of metadata that was read, whose words come once there is some. */
const words = partOf(async () => ({ about }));

function renderStatus() {
  const { metadata, trust } = state;
  const own = trust?.metadata !== undefined && trust?.metadata !== null;
  const said: TemplateResult[] = [];
  if (own && words.needed()) said.push(html`<p class="said">${icon("info")}<span>${t("metadataOfScenario")}</span></p>`);
  if (metadata) said.push(...(words.needed()?.about(metadata) ?? []));
  else if (!own) said.push(html`<p class="hint">${t("metadataNone")}</p>`);
  draw(byId("metadata-status"), said);
  byId("remove-metadata").hidden = !metadata;
}

function renderFailure() {
  const said = failure && words.needed()
    ? [
        html`<p>${icon("error")}<span>${t("metadataRefused", { ...failure, message: failure.message || t("metadataWorkerFailed") })}</span></p>`,
        html`<p class="meta">${codeLink(failure.code)}${state.metadata ? t("metadataKept") : null}</p>`,
      ]
    : [];
  draw(byId("metadata-error"), said);
}

function render() {
  renderProgress();
  renderStatus();
  renderFailure();
}

export function startMetadata() {
  const file = byId("metadata-file");
  byId("open-metadata").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    if (file.files?.[0]) loadMetadata(file.files[0]);
    file.value = "";
  });
  byId("cancel-metadata").addEventListener("click", cancel);
  byId("remove-metadata").addEventListener("click", remove);
  follow(["metadata", "language", "trust", computed(() => state.form.at), words.part], render);
}
