// Every sign-in at once: a sentence, a map, lists of kinds of sign-ins, and the policies that never decide. Asked beside the page.

import { failureOf } from "../../../kit/contract.ts";
import type { Failure, Json, Language, SweepReport, SweepSettings, SweptPolicy } from "../../../kit/contract.ts";
import { byId, goTo, ifThere, setText, targetOf } from "../../../kit/dom.ts";
import { draw, elementOf, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { callsTo, ENDED } from "../../core/calls.ts";
import { edit } from "../../core/package.ts";
import { toTenant } from "../../fields/access.ts";
import { addTexts, t, translate } from "../../i18n.ts";
import { answerNow } from "../../state/answer.ts";
import { busy, mark } from "../../state/busy.ts";
import { strengthsFound } from "../../state/documents.ts";
import { isOwn, tell } from "../../state/history.ts";
import { BUILT_IN, fromQuestion } from "../../state/scenario.ts";
import { edit as editPage, follow, newDocument, policiesOf, state, update, withText } from "../../state/state.ts";
import { changesText, keep, keptText } from "../compare/before.ts";
import { openCompare } from "../compare/opener.ts";
import { fileInput, sizeOf, takeDropped } from "../parts/files.ts";
import { allLists, changeLists } from "./lists.ts";
import { legend, mapTable, point, shownOf } from "./map.ts";
import type { Cursor } from "./map.ts";
import { named, namedMap, namingOf } from "./names.ts";
import type { Naming } from "./names.ts";
import { beyondMap, chosenFrom, circumstancesOf, EVERYTHING, isWithin, narrowedBy, number, placesWithin, wordsOf } from "./narrowing.ts";
import { sweep } from "./texts.ts";
import type { SweepJob } from "./worker.ts";

/** How far the reading of people is. */
interface Progress {
  readonly read: number;
  readonly size: number;
  readonly people: number;
}

/** The worker that has what was found. */
const { call, end, start } = callsTo("sweep");

/** What was found, its map narrowed. */
let report: SweepReport | null = null;
let problem: Failure | null = null;
/** Of what the report and the problem are the answer; null where nothing was asked, or it was cancelled. */
let asked: SweepJob | null = null;
let isWorking = false;
/** Whether there is a worker. */
let isStarted = false;
let require = BUILT_IN[0]?.[0] ?? "";
/** Files with people who are counted, and the people as text for the worker once they were read. */
let files: readonly File[] = [];
let people: string | null = null;
let narrowing = EVERYTHING;
/** The dimensions that the narrowing is about, as JSON. */
let narrowedIn = "";
let naming: Naming = (text) => text;
let find = "";
let cursor: Cursor = { row: 0, column: 0 };
/** What is shown whole: lists by their names, and `rows` and `columns` of the map. */
let unfolded: ReadonlySet<string> = new Set();
/** Whether the view is there: it is built once somebody opens it. */
let isBuilt = false;
let view: HTMLDialogElement;

// Asking

/** The strengths that can be required: those that are built in, and those of the documents. */
function strengths() {
  const own = [...strengthsFound()].filter(([id]) => !BUILT_IN.some(([known]) => known === id));
  return [...BUILT_IN.map(([id, key]) => [id, t(key)] as const), ...own];
}

/** What is asked: the policies of the page and, where some were kept, those before. */
function jobNow(): SweepJob {
  if (!strengths().some(([id]) => id === require)) require = BUILT_IN[0]?.[0] ?? "";
  const { before, documents, language, form } = state;
  const tenant = toTenant(form);
  const reading = form.reading as SweepSettings["reading"];
  const settings = { reading, require, ...(form.at ? { at: form.at } : {}), ...(tenant ? { tenant } : {}) };
  return { policies: policiesOf(documents), before: before ? policiesOf(before.documents) : null, settings, files, language };
}

/** Whether two jobs are one, but for the language. */
function isSame(one: SweepJob, other: SweepJob) {
  const about = ({ policies, before, settings }: SweepJob) => JSON.stringify([policies, before, settings]);
  return one.files === other.files && about(one) === about(other);
}

async function ask() {
  const job = jobNow();
  report = null;
  problem = null;
  asked = job;
  if (job.policies.length === 0) return fail({ message: t("sweep.noPolicies"), code: "input.missing" });
  // One that is done is asked again: what it runs is compiled and quick by then.
  if (isWorking || !isStarted) start(reading, () => fail({ message: t("sweep.lost") }));
  isStarted = true;
  working(true);
  render();
  try {
    const { language } = job;
    if (files.length > 0 && people === null) {
      reading({ read: 0, size: sizeOf(files), people: 0 });
      setText(byId("sweep-status"), t("sweep.reading"));
      people = await call("people", { files, language });
    }
    reading(null);
    setText(byId("sweep-status"), t("sweep.working"));
    const settings = { ...job.settings, at: job.settings.at ?? new Date().toISOString() };
    await take(await call("sweep", { ...job, settings, people }), language);
    working(false);
    render();
    setText(byId("sweep-status"), saidText());
  } catch (error) {
    fail(failureOf(error));
  }
  return undefined;
}

/** Takes what was found, under the circumstances that were chosen where these are still told apart. */
async function take(found: SweepReport, language: Language, isAnother = true) {
  naming = await namingOf(found);
  const dimensions = JSON.stringify(found.dimensions);
  if (isAnother && dimensions !== narrowedIn) {
    narrowing = EVERYTHING;
    unfolded = new Set();
  }
  narrowedIn = dimensions;
  report = named(found, naming);
  if (Object.keys(circumstancesOf(narrowing)).length > 0) await narrowMap(language);
}

/** Has the map told under the circumstances that were chosen. */
async function narrowMap(language: Language) {
  const circumstances = circumstancesOf(narrowing);
  const map = await call("map", { narrowing: circumstances, language });
  // Somebody may have chosen others meanwhile.
  if (report && JSON.stringify(circumstances) === JSON.stringify(circumstancesOf(narrowing))) report = { ...report, map: namedMap(map, naming) };
}

/** Has what was found told in the language of the page. */
async function tellAnew(language: Language) {
  if (asked) asked = { ...asked, language };
  try {
    await take(await call("report", { language }), language, false);
    render();
  } catch (error) {
    fail(failureOf(error));
  }
}

/** Shows what is within others only. */
async function narrow(to: typeof narrowing) {
  const isOfMap = JSON.stringify(circumstancesOf(to)) !== JSON.stringify(circumstancesOf(narrowing));
  narrowing = to;
  render();
  if (!isOfMap) return;
  byId("sweep-map-box").setAttribute("aria-busy", "true");
  try {
    await busy(narrowMap(state.language));
    if (report) renderMap(report);
  } catch (error) {
    fail(failureOf(error));
  } finally {
    byId("sweep-map-box").removeAttribute("aria-busy");
  }
}

/** Ends what is going on, with the worker. */
function stop() {
  end();
  isStarted = false;
  working(false);
}

function fail(error: Failure) {
  if (error.code === ENDED) return;
  stop();
  report = null;
  problem = error;
  render();
}

function cancel() {
  stop();
  asked = null;
  render();
  setText(byId("sweep-status"), t("sweep.cancelled"));
  byId("sweep-again").focus();
}

/** Asks anew where the page holds something else than was asked about. */
function askIfChanged() {
  const job = jobNow();
  if (!asked || !isSame(job, asked)) void ask();
  else if (asked.language !== job.language && report) void tellAnew(job.language);
  else if (asked.language !== job.language && problem) void ask();
  else render();
}

function working(is: boolean) {
  isWorking = is;
  mark(working, is);
}

/** Shows how far the reading of people is; null where it is over. */
function reading(far: Progress | null) {
  const bar = byId("sweep-bar") as HTMLProgressElement;
  if (far && far.size > 0) bar.value = far.read / far.size;
  else bar.removeAttribute("value");
  setText(byId("sweep-phase"), t(far ? "sweep.reading" : "sweep.working"));
  const counts = far && { read: megabytes(far.read), size: megabytes(far.size), people: number(far.people) };
  setText(byId("sweep-read"), counts ? t("sweep.progress", counts) : "");
}

function megabytes(bytes: number) {
  return new Intl.NumberFormat(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6);
}

// People

function add(more: readonly File[]) {
  if (more.length === 0) return;
  files = [...files, ...more];
  people = null;
  (byId("sweep-people") as HTMLDetailsElement).open = true;
  void ask();
}

function leaveOut() {
  files = [];
  people = null;
  void ask();
  byId("sweep-count").focus();
}

/** What was found in sentences. */
function saidText() {
  return [report?.text, countedText()].filter(isThere).join(" ");
}

/** How many were counted; null where nobody was. */
function countedText() {
  return report?.people ? t("sweep.counted", { count: number(report.people.counted) }) : null;
}

// Ways out of the view

/** Puts the question of a sign-in into the page. */
function openQuestion(question: Json) {
  view.close();
  const wasOwn = isOwn();
  const { at, ...rest } = question;
  // What is asked about now stays so.
  const form = fromQuestion(state.form.at ? { at, ...rest } : rest, state.form);
  update({ form, example: null, link: null, loaded: state.loaded + 1 });
  if (wasOwn) tell("putAway.question");
  // The question is one of those that were looked at, so that nothing else is asked.
  if (asked) asked = { ...jobNow(), language: asked.language };
  void answerNow();
  goTo(byId("verdict-title"));
}

async function openCell({ row, column }: Cursor) {
  cursor = { row, column };
  try {
    const question = await call("cell", { row, column, narrowing: circumstancesOf(narrowing) });
    if (question) openQuestion(question);
    else setText(byId("sweep-map-said"), t("sweep.noSignIn"));
  } catch (error) {
    fail(failureOf(error));
  }
}

/** Takes a policy out of the documents and compares with what was before. */
function removePolicy({ policy: { document: index, path } }: SweptPolicy, name: string) {
  const filled = state.documents.filter(({ text }) => text.trim() !== "");
  const one = filled[index];
  if (!one) return;
  view.close();
  keep();
  const others = state.documents.filter(({ id }) => id !== one.id);
  const documents = path
    ? state.documents.map((each) => (each.id === one.id ? withText(each, edit(each.text, [{ op: "remove", path }])) : each))
    : others.length > 0
      ? others
      : [newDocument()];
  const active = documents.some(({ id }) => id === state.active) ? state.active : (documents[0]?.id ?? 0);
  editPage({ documents, active });
  tell("sweep.removed", { policy: name });
  openCompare();
}

// What is shown

function unfold(name: string) {
  unfolded = new Set([...unfolded, name]);
  render();
}

/** A choice of a class for each dimension. */
function narrowForm(found: SweepReport) {
  const choices = chosenFrom(found);
  const take = (dimension: string) => (event: Event) => {
    const { value } = targetOf(event);
    void narrow(narrowedBy(narrowing, dimension, value === "" ? null : Number(value)));
  };
  return choices.map(
    ({ dimension, label, classes }) => html`<div class="field"
      ><label for="sweep-in-${dimension}">${label}</label
      ><select id="sweep-in-${dimension}" data-testid="sweep-in-${dimension}" @change=${take(dimension)}
        ><option value="">${t("sweep.anyClass")}</option
        >${classes.map(({ text }, place) => html`<option value=${String(place)}>${text}</option>`)}</select
      ></div
    >`,
  );
}

/** How much of everything is within. */
function narrowedText(found: SweepReport) {
  const words = wordsOf(found, narrowing);
  if (words.length === 0) return "";
  const { gaps, possibleGaps, deadEnds, blocked, undecided, change } = found;
  const turned = change ? [change.lost, change.gained, change.unsure] : [];
  const all = [gaps, possibleGaps, deadEnds, blocked, undecided, ...turned].flatMap(({ regions }) => regions);
  const shown = all.filter((region) => isWithin(region, narrowing)).length;
  return t("sweep.narrowed", { classes: words.join(t("sweep.betweenClasses")), shown: number(shown), all: number(all.length) });
}

function renderNarrowing(found: SweepReport) {
  const choices = chosenFrom(found);
  byId("sweep-narrow").hidden = choices.length === 0;
  draw(byId("sweep-choices"), narrowForm(found));
  for (const { dimension } of choices) choose(`sweep-in-${dimension}`, String(narrowing[dimension] ?? ""));
  const count = Object.keys(narrowing).length;
  setText(byId("sweep-narrow-count"), count > 0 ? number(count) : "");
  setText(byId("sweep-narrowed"), narrowedText(found));
  byId("sweep-everything").hidden = count === 0;
}

function renderPeople() {
  const isAny = files.length > 0;
  const open = byId("sweep-count");
  if (open.lastElementChild) open.lastElementChild.textContent = t(isAny ? "sweep.countMore" : "sweep.count");
  byId("sweep-leave-out").hidden = !isAny;
  setText(byId("sweep-people-count"), report?.people ? number(report.people.counted) : "");
  draw(
    byId("sweep-files"),
    files.map(({ name, size }) => html`<li><strong>${name}</strong> <span class="muted">${`${megabytes(size)} MB`}</span></li>`),
  );
}

function windowOf(found: SweepReport) {
  return { ...placesWithin(found, narrowing, find), allRows: unfolded.has("rows"), allColumns: unfolded.has("columns") };
}

function moreButton(name: string, key: string, count: number) {
  return html`<button type="button" class="button quiet" @click=${() => unfold(name)}>${t(key, { count: number(count) })}</button>`;
}

function renderMap(found: SweepReport) {
  const within = windowOf(found);
  const { rows, columns } = shownOf(within);
  if (!rows.includes(cursor.row) || !columns.includes(cursor.column)) cursor = { row: rows[0] ?? 0, column: columns[0] ?? 0 };
  const move = (to: Cursor) => {
    cursor = to;
    point(byId("sweep-map-box"), to)?.focus();
  };
  const beyond = beyondMap(found, narrowing);
  draw(byId("sweep-legend"), legend(found));
  draw(
    byId("sweep-map-box"),
    rows.length > 0 && columns.length > 0
      ? mapTable(found, within, { cursor: () => cursor, open: (at) => void openCell(at), move })
      : html`<p class="muted">${t("sweep.mapNothing")}</p>`,
  );
  point(byId("sweep-map-box"), cursor);
  draw(
    byId("sweep-map-more"),
    [
      rows.length < within.rows.length ? moreButton("rows", "sweep.moreRows", within.rows.length) : null,
      columns.length < within.columns.length ? moreButton("columns", "sweep.moreColumns", within.columns.length) : null,
      beyond.length > 0 ? html`<p class="hint">${t("sweep.mapWhole", { dimension: beyond.join(t("sweep.between")) })}</p>` : null,
      found.map.complete ? null : html`<p class="hint">${t("sweep.mapBounded")}</p>`,
    ].filter(isThere),
  );
}

function renderLists(found: SweepReport) {
  const lists = {
    found,
    narrowing,
    unfolded,
    unfold,
    open: ({ question }: { question: Json }) => openQuestion(question),
    remove: removePolicy,
  };
  draw(byId("sweep-change"), changeLists(lists));
  draw(byId("sweep-lists"), allLists(lists));
}

/** How it looks: that all is well is said where nothing is open either. */
function kindOf({ gaps, possibleGaps, deadEnds, undecided }: SweepReport) {
  const isNone = ({ regions, complete }: SweepReport["gaps"]) => regions.length === 0 && complete;
  if (![gaps, deadEnds].every(isNone)) return "warning";
  return [possibleGaps, undecided].every(isNone) ? "pass" : "unknown";
}

function renderProblem() {
  if (!problem) return draw(byId("sweep-problem"), nothing);
  const { message, code = "" } = problem;
  const isBefore = code.startsWith("before ");
  const side = isBefore ? html`<strong>${t("compare.unreadable.before")}</strong> ` : null;
  return draw(byId("sweep-problem"), [
    html`<p>${icon("error")}<span>${side}${message}</span></p>`,
    html`<p class="meta">${code ? html`<code>${code.replace("before ", "")}</code>` : null}</p>`,
  ]);
}

/** What is asked about. */
function renderBasis() {
  const { before, documents, form, example } = state;
  const time = form.at && !Number.isNaN(Date.parse(form.at)) ? new Date(form.at) : null;
  const shownTime = time ? new Intl.DateTimeFormat(state.language, { dateStyle: "medium", timeStyle: "short" }).format(time) : form.at;
  draw(
    byId("sweep-basis"),
    [
      html`<p class="hint">${form.at ? t("sweep.at", { time: shownTime }) : t("sweep.now")}</p>`,
      html`<p class="hint">${before ? `${keptText(before)} ${changesText(before, documents)}` : t("sweep.noBefore")}</p>`,
      example === null ? null : html`<p class="said">${icon("info")}<span>${t("sweep.example")}</span></p>`,
    ].filter(isThere),
  );
}

/** Chooses what is chosen, also where the choices are new. */
function choose(id: string, value: string) {
  const select = ifThere(id) as HTMLSelectElement | null;
  if (select) select.value = value;
}

function renderRequire() {
  draw(
    byId("sweep-require"),
    strengths().map(([id, name]) => html`<option value=${id}>${name}</option>`),
  );
  choose("sweep-require", require);
}

function render() {
  if (!isBuilt) return;
  renderRequire();
  renderBasis();
  renderPeople();
  renderProblem();
  byId("sweep-progress").hidden = !isWorking;
  byId("sweep-again").hidden = isWorking || report !== null;
  byId("sweep-found").hidden = report === null;
  if (!report) return;
  const kind = kindOf(report);
  const headline = byId("sweep-headline");
  headline.dataset.kind = kind;
  const counted = countedText();
  draw(headline, [icon(kind), html`<div><p>${report.text}</p>${counted ? html`<p>${counted}</p>` : null}</div>`]);
  renderNarrowing(report);
  renderMap(report);
  renderLists(report);
  draw(
    byId("sweep-notes"),
    report.notes.map(({ text }) => html`<li>${text}</li>`),
  );
}

// The view

/** All of the view; what is in its places comes later. */
function built() {
  const demand = (event: Event) => {
    require = targetOf(event).value;
    askIfChanged();
  };
  const pick = () => view.querySelector<HTMLInputElement>("input[type=file]")?.click();
  const everything = () => {
    void narrow(EVERYTHING);
    view.querySelector<HTMLElement>("#sweep-narrow summary")?.focus();
  };
  const search = (event: Event) => {
    find = targetOf(event).value;
    if (report) renderMap(report);
  };
  return html`<dialog id="sweep" class="view sweep" aria-labelledby="sweep-title" data-testid="sweep"
    ><header class="view-head"
      ><h2 id="sweep-title" tabindex="-1" data-text="sweep.title"></h2
      ><button type="button" class="button quiet square" data-label="close" data-testid="close-sweep" @click=${() => view.close()}
        >${icon("close")}</button
      ></header
    ><div class="view-body"
      ><p class="hint" data-text="sweep.hint"></p
      ><div class="sweep-ask"
        ><div class="field"
          ><label for="sweep-require" data-text="sweep.require"></label
          ><select id="sweep-require" data-testid="sweep-require" @change=${demand}></select></div
        ><div id="sweep-basis" class="sweep-basis"></div></div
      ><details id="sweep-people" class="folded" data-testid="sweep-people"
        ><summary><h3 data-text="sweep.peopleTitle"></h3><span id="sweep-people-count" class="count"></span></summary
        ><div class="sweep-people"
          ><p class="hint" data-text="sweep.peopleHint"></p><ul id="sweep-files" class="sweep-files" data-testid="sweep-files"></ul
          ><div class="sweep-more"
            ><button type="button" class="button" id="sweep-count" data-testid="sweep-count" @click=${pick}
              >${icon("open")}<span data-text="sweep.count"></span></button
            >${fileInput("sweep-input", add)}<button
              type="button"
              class="button quiet"
              id="sweep-leave-out"
              data-testid="sweep-leave-out"
              hidden
              @click=${leaveOut}
              >${icon("close")}<span data-text="sweep.leaveOut"></span></button
          ></div></div></details
      ><div id="sweep-progress" class="metadata-progress" data-testid="sweep-progress" hidden
        ><p><span id="sweep-phase"></span><span id="sweep-read" class="muted"></span></p
        ><progress id="sweep-bar" max="1" aria-labelledby="sweep-phase"></progress
        ><button type="button" class="button" data-testid="sweep-cancel" @click=${cancel}
          >${icon("close")}<span data-text="cancel"></span></button
        ></div
      ><div class="sweep-again"
        ><button type="button" class="button primary" id="sweep-again" data-testid="sweep-again" hidden @click=${() => void ask()}
          >${icon("undo")}<span data-text="sweep.again"></span></button
      ></div
      ><div id="sweep-problem" class="note error" role="alert" data-testid="sweep-problem"></div
      ><p id="sweep-status" class="hidden" role="status" data-testid="sweep-status"></p
      ><div id="sweep-found" class="sweep-found" hidden
        ><div id="sweep-headline" class="sweep-headline" data-testid="sweep-headline"></div
        ><section id="sweep-narrow" class="sweep-part" aria-labelledby="sweep-narrow-title"
          ><details class="folded"
            ><summary
              ><h3 id="sweep-narrow-title" data-text="sweep.narrow"></h3><span id="sweep-narrow-count" class="count"></span></summary
            ><div id="sweep-choices" class="sweep-choices" data-testid="sweep-choices"></div></details
          ><div class="sweep-more"
            ><p id="sweep-narrowed" class="hint" role="status" data-testid="sweep-narrowed"></p
            ><button
              type="button"
              class="button quiet"
              id="sweep-everything"
              data-testid="sweep-everything"
              hidden
              @click=${everything}
              >${icon("close")}<span data-text="sweep.everything"></span></button
          ></div></section
        ><div id="sweep-change"></div
        ><section class="sweep-part" aria-labelledby="sweep-map-title"
          ><h3 id="sweep-map-title" data-text="sweep.map"></h3><p id="sweep-map-hint" class="hint" data-text="sweep.mapHint"></p
          ><div class="sweep-find field"
            ><label for="sweep-find" data-text="sweep.findUser"></label
            ><input id="sweep-find" type="text" spellcheck="false" autocapitalize="off" data-testid="sweep-find" @input=${search} /></div
          ><div id="sweep-legend"></div><div id="sweep-map-box" class="sweep-map-box"></div
          ><p id="sweep-map-said" class="muted" role="status" data-testid="sweep-map-said"></p
          ><div id="sweep-map-more" class="sweep-more"></div></section
        ><div id="sweep-lists" class="sweep-lists"></div
        ><section class="sweep-part" aria-labelledby="sweep-notes-title"
          ><h3 id="sweep-notes-title" data-text="sweep.notes"></h3><ul id="sweep-notes" class="sweep-notes" data-testid="sweep-notes"></ul></section
      ></div></div
    ></dialog
  >`;
}

function build() {
  isBuilt = true;
  addTexts(sweep);
  view = elementOf<HTMLDialogElement>(built());
  document.body.append(view);
  translate(view);
  takeDropped(view, add);
  // A place is in the editor, behind the view.
  view.addEventListener("click", (event) => {
    if (targetOf<Element>(event).closest(".place")) view.close();
  });
  // Hundreds of cells are no use to anybody while the view is shut.
  view.addEventListener("close", () => {
    for (const id of ["sweep-map-box", "sweep-lists", "sweep-change"]) draw(byId(id), nothing);
  });
  follow(["language", "documents", "before", "form"], () => view.open && askIfChanged());
}

/** Opens the view. */
export function openSweep() {
  if (!isBuilt) build();
  if (!view.open) view.showModal();
  askIfChanged();
  byId("sweep-title").focus();
}
