// Who gets locked out? A whole organisation's files, asked about beside the page: a sentence, pictures, and everybody as a row.

import { live } from "lit/directives/live.js";

import { failureOf } from "../../../kit/contract.ts";
import type { Failure, ImpactReport, Json, Language } from "../../../kit/contract.ts";
import { byId, controlOf, setText, targetOf } from "../../../kit/dom.ts";
import { draw, elementOf, html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { save } from "../../../kit/save.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { isThere } from "../../../kit/there.ts";
import { callsTo, ENDED } from "../../core/calls.ts";
import { addTexts, t, term, translate } from "../../i18n.ts";
import { mark } from "../../state/busy.ts";
import { documentName } from "../../state/documents.ts";
import { toShared, wholeTrust } from "../../state/scenario.ts";
import { filled, follow, policiesOf, state } from "../../state/state.ts";
import { changesText, keptText } from "../compare/before.ts";
import { fileInput, sizeOf, takeDropped } from "../parts/files.ts";
import { codeLink } from "../parts/help.ts";
import { hideNames, keyName } from "./names.ts";
import { personDialog, personDialogOf, showPerson } from "./person.ts";
import { drawEffects, drawModels, effectWords, number } from "./picture.ts";
import { reportSections } from "./report.ts";
import { COLUMNS, drawRow } from "./row.ts";
import { DISABLED, effects, modelOf } from "./rows.ts";
import { rowTable } from "./table.ts";
import { organisation } from "./texts.ts";

type Counts = Record<string, number>;

/** How far the reading is. */
interface Progress {
  readonly phase: string;
  readonly read: number;
  readonly size: number;
  readonly people: number;
  readonly joining?: boolean;
  readonly counts?: Counts | null;
}

/** What the rows are filtered by. */
interface Filters {
  readonly effect: string;
  readonly model: string;
  readonly text: string;
}
type FilterName = "effect" | "model";

/** The worker that has the files and the rows. */
const { call, end: endWorker, start } = callsTo("organisation");

/** Milliseconds after which what somebody types is looked for. */
const PAUSE = 200;
const ANY = "any";

/** The files that are asked about. */
let files: File[] = [];
/** How far the reading is: `{ phase, read, size, people }`; else null. */
let progress: Progress | null = null;
/** Quarters of the reading that were said. */
let quarters = 0;
/** What was found: `{ report, counts }`, with what it was asked of; else null. */
let found: { report: ImpactReport; counts: Counts } | null = null;
/** Why nothing was found: `{ message, code }`; else null. */
let problem: Failure | null = null;
/** Of what the rows in the worker and the problem are the answer. */
let asked: Json = null;
let order = { column: "effect", descending: false };
let chosen: Filters = { effect: "", model: "", text: "" };
let signIn = ANY;
/** Authenticators of Microsoft that the proposed list has in any case. */
let listed: string[] = [];
/** Whether the view is there: it is built once somebody opens it. */
let isBuilt = false;
/** The language in which they are shown. */
let listedIn: Language | null = null;
let view: HTMLDialogElement;
let table: ReturnType<typeof rowTable>;
let filterForm: HTMLFormElement;

// Asking

/** What is asked: the policies of the page and, where some were kept, those before. */
function jobNow() {
  const { before, documents, metadata, language, form } = state;
  const present = policiesOf(documents);
  const trust = wholeTrust(state);
  const own = (trust?.metadata ?? null) !== null;
  const { access, strengths, tenant } = signIn === ANY ? {} : toShared(state).question;
  return {
    before: before ? policiesOf(before.documents) : present,
    after: before ? present : null,
    trust,
    metadata: own ? null : (metadata?.handle ?? null),
    question: { reading: form.reading, ...(form.at ? { at: form.at } : {}), access, strengths, tenant },
    listed,
    language,
  };
}

/** Whether two jobs are one. */
function isSame(one: Json, other: Json) {
  const { metadata, ...rest } = one;
  const { metadata: otherMetadata, ...otherRest } = other;
  return metadata === otherMetadata && JSON.stringify(rest) === JSON.stringify(otherRest);
}

async function ask() {
  found = null;
  problem = null;
  asked = null;
  if (files.length === 0) return render();
  let job;
  try {
    job = jobNow();
  } catch (error) {
    return fail({ message: t("extraUnreadable", { what: failureOf(error).message }) });
  }
  if (job.before.length === 0) return fail({ message: t("modelsNoPolicy"), code: "input.missing" });
  asked = job;
  end();
  start((far) => progress && working({ ...progress, ...far }), () => fail({ message: t("organisation.workerFailed") }));
  working({ phase: "reading", read: 0, size: sizeOf(files), people: 0, counts: null });
  render();
  setText(byId("organisation-status"), t("organisation.reading"));
  try {
    const question = { at: new Date().toISOString(), ...job.question };
    const answer: { report: ImpactReport; counts: Counts } = (found = await call("ask", {
      ...job,
      files,
      question,
      metadata: job.metadata?.toReduced(),
    }));
    working(null);
    render();
    setText(byId("organisation-status"), headline(answer.report).join(" "));
    await arrange();
  } catch (error) {
    fail(failureOf(error));
  }
  return undefined;
}

/** Ends what is going on. */
function end() {
  endWorker();
  working(null);
}

function fail(error: Failure) {
  if (error.code === ENDED) return;
  end();
  found = null;
  problem = error;
  render();
}

/** Asks anew where the page holds something else than was asked about. */
function askIfChanged() {
  let job = null;
  try {
    job = jobNow();
  } catch {
    // Said by the question beside its field.
  }
  const changed = asked ? !job || !isSame(job, asked) : problem !== null;
  if (files.length > 0 && changed) void ask();
  else render();
}

function add(more: readonly File[]) {
  if (more.length === 0) return;
  files = [...files, ...more];
  void ask();
}

function putAway() {
  end();
  files = [];
  found = null;
  problem = null;
  asked = null;
  setText(byId("organisation-status"), "");
  render();
  byId("organisation-open").focus();
}

function cancel() {
  if (progress?.phase === "writing") {
    call("stop").catch(() => {});
    return;
  }
  end();
  asked = null;
  render();
  setText(byId("organisation-status"), t("organisation.cancelled"));
  byId("organisation-again").focus();
}

// Progress

function working(far: Progress | null) {
  progress = far;
  mark(working, far !== null);
  if (!isBuilt) return;
  byId("organisation-progress").hidden = !far;
  if (!far) return;
  const { phase, read, size, people, joining, counts } = far;
  const bar = byId("organisation-bar") as HTMLProgressElement;
  setText(byId("organisation-phase"), t(`organisation.${joining ? "joining" : phase}`));
  setText(byId("organisation-bytes"), t("organisation.progress", { read: megabytes(read), size: megabytes(size), people: number(people) }));
  const share = size > 0 ? read / size : 0;
  if (joining) bar.removeAttribute("value");
  else bar.value = share;
  sayQuarter(Math.floor(share * 4));
  if (counts && phase === "reading") renderEffects(counts);
}

/** Says now and then how far it is, to those who do not see the bar. */
function sayQuarter(quarter: number) {
  if (quarter === quarters) return;
  quarters = quarter;
  if (quarter === 0 || quarter === 4) return;
  const share = new Intl.NumberFormat(state.language, { style: "percent" }).format(quarter / 4);
  setText(byId("organisation-status"), t("organisation.share", { phase: byId("organisation-phase").textContent, share }));
}

function megabytes(bytes: number) {
  return new Intl.NumberFormat(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6);
}

// Words

/** The answer in sentences. */
function headline({ totals, models, compared }: ImpactReport) {
  const { users, keys, lockedOut, losesKey } = totals;
  const losing = losesKey + lockedOut;
  if (users === 0) return [t("organisation.nobody")];
  if (!compared) return [t("organisation.inUse", { users: number(users), keys: number(keys), models: number(models.length) })];
  return [
    t(losing === 1 ? "organisation.losesOne" : "organisation.loses", { losing: number(losing), users: number(users) }),
    t(lockedOut === 1 ? "organisation.noWayOne" : "organisation.noWay", { lockedOut: number(lockedOut) }),
  ];
}

/** The picture of the answer: that all is well is said of what was read and decided in whole alone. */
function kindOf({ compared, totals }: ImpactReport) {
  const { users, lockedOut, undecided, unreadable } = totals;
  if (users === 0) return "warning";
  if (!compared) return "info";
  if (lockedOut > 0) return "fail";
  return undecided > 0 || unreadable > 0 ? "unknown" : "pass";
}

function further({ totals }: ImpactReport) {
  const counts = Object.fromEntries(Object.entries(totals).map(([name, count]) => [name, number(count)]));
  return [
    totals.undecided > 0 ? t("organisation.undecided", { count: counts.undecided }) : null,
    totals.disabled > 0 ? t("organisation.disabled", { count: counts.disabled }) : null,
    totals.unreadable > 0 ? t("organisation.unread", { count: counts.unreadable }) : null,
    totals.keys > 0 ? t("organisation.facts", counts) : null,
  ].filter(isThere);
}

// Drawing

function render() {
  if (!isBuilt) return;
  renderPolicies();
  renderFiles();
  if (listedIn !== state.language) renderListed();
  draw(
    byId("organisation-problem"),
    problem
      ? [
          html`<p>${icon("error")}<span>${problem.message}</span></p>`,
          ...(problem.code ? [html`<p class="meta">${codeLink(problem.code)}</p>`] : []),
        ]
      : [],
  );
  byId("organisation-effects-part").hidden = !found && !progress;
  byId("organisation-found").hidden = !found;
  byId("organisation-headline").hidden = !found;
  byId("organisation-models-part").hidden = !found;
  if (!found) return;
  const { report } = found;
  const kind = kindOf(report);
  draw(byId("organisation-headline"), [
    icon(kind),
    html`<div
      ><p class="headline-words">${headline(report).join(state.language === "ja" ? "" : " ")}</p
      >${further(report).map((text) => html`<p>${text}</p>`)}</div
    >`,
  ]);
  byId("organisation-headline").dataset.kind = kind;
  renderFilters();
  renderPictures();
  renderColumns();
  renderReport();
  table.redraw();
}

function renderPolicies() {
  const { before, documents } = state;
  const held = filled(documents);
  const names = held.map(documentName).join(t("share.between"));
  const said = [];
  if (held.length === 0) said.push(html`<p>${t("organisation.noPolicies")}</p>`);
  else if (before) {
    said.push(
      html`<p><strong>${t("compare.before")}</strong> ${keptText(before)}</p>`,
      html`<p><strong>${t("compare.after")}</strong> ${t("organisation.after", { names, changes: changesText(before, documents) })}</p>`,
    );
  } else said.push(html`<p>${t("organisation.only", { names })}</p>`);
  if (state.example !== null) said.push(html`<p class="said">${icon("warning")}<span>${t("organisation.example")}</span></p>`);
  draw(byId("organisation-policies"), said);
}

function renderFiles() {
  const open = byId("organisation-open");
  byId("organisation-source").toggleAttribute("data-empty", files.length === 0);
  if (open.lastElementChild) open.lastElementChild.textContent = t(files.length > 0 ? "organisation.more" : "organisation.open");
  byId("organisation-again").hidden = files.length === 0 || progress !== null || found !== null;
  byId("organisation-put-away").hidden = files.length === 0;
  draw(
    byId("organisation-file-names"),
    files.map(({ name, size }) => html`<li><strong>${name}</strong> <span class="muted">${`${megabytes(size)} MB`}</span></li>`),
  );
}

function renderEffects(counts: Counts) {
  drawEffects(byId("organisation-effects"), counts, chosen.effect, (effect) => choose("effect", effect));
}

function renderPictures() {
  if (!found) return;
  renderEffects(found.counts);
  drawModels(byId("organisation-models"), byId("organisation-models-rest"), found.report, chosen.model, (model) => choose("model", model));
}

function renderReport() {
  if (!found) return;
  draw(byId("organisation-report"), reportSections(found.report, byId("organisation-said")));
}

/** The choice of what the proposed list has whether it is in use or not. */
function renderListed() {
  listedIn = state.language;
  const box = (value: string) => {
    const input = html`<input type="checkbox" value=${value} .checked=${live(listed.includes(value))} />`;
    return html`<label class="check">${input} <span>${term("MicrosoftKeys", value)}</span></label>`;
  };
  draw(byId("organisation-listed"), [html`<legend>${t("organisation.listed")}</legend>`, ...valuesOf("MicrosoftKeys").map(box)]);
}

/** Puts choices into a filter and keeps what was chosen. */
function offer(name: FilterName, choices: readonly (readonly [string, string])[]) {
  const select = controlOf(filterForm, name);
  draw(
    select,
    [["", t("filter.any")] as const, ...choices].map(([key, words]) => html`<option value=${key}>${words}</option>`),
  );
  select.value = choices.some(([key]) => key === chosen[name]) ? chosen[name] : "";
}

function renderFilters() {
  if (!found) return;
  const { report, counts } = found;
  const there = effects().filter((effect) => effect !== DISABLED || (counts[effect] ?? 0) > 0);
  offer(
    "effect",
    there.map((effect) => [effect, effectWords(effect)] as const),
  );
  offer(
    "model",
    report.models.map((model) => [modelOf(model), keyName(model)] as const),
  );
  chosen = Object.fromEntries(new FormData(filterForm)) as unknown as Filters;
}

function renderColumns() {
  const focused = (document.activeElement as HTMLElement | null)?.dataset.column;
  const columns = byId("organisation-columns");
  draw(
    columns,
    COLUMNS.map((column, index) => {
      const sorted = order.column === column;
      const direction = order.descending ? "descending" : "ascending";
      return html`<div role="columnheader" aria-colindex=${String(index + 1)} aria-sort=${sorted ? direction : "none"}
        ><button type="button" class="sort" data-column=${column} @click=${() => sortBy(column)}
          >${t(`organisation.${column}`)}${sorted ? icon(order.descending ? "down" : "up") : null}</button
        ></div
      >`;
    }),
  );
  if (focused) columns.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
}

// Rows

function choose(name: FilterName, value: string) {
  if (!found) return;
  controlOf(filterForm, name).value = value;
  filter();
}

function filter() {
  chosen = Object.fromEntries(new FormData(filterForm)) as unknown as Filters;
  renderPictures();
  void arrange();
}

function sortBy(column: string) {
  order = { column, descending: order.column === column && !order.descending };
  renderColumns();
  void arrange();
}

/** Counts what is to be arranged, so that an earlier answer is not taken for the last one. */
let arrangements = 0;

async function arrange() {
  arrangements += 1;
  const own = arrangements;
  mark(arrange, true);
  const late = setTimeout(() => setText(byId("organisation-count"), t("organisation.arranging")), PAUSE);
  try {
    const shown = await call("arrange", { ...chosen, ...order, language: state.language });
    if (own !== arrangements || !found) return;
    setText(byId("organisation-count"), t("organisation.shown", { shown: number(shown), all: number(all()) }));
    byId("organisation-clear").hidden = shown === all() && chosen.text === "";
    table.show(shown);
  } catch (error) {
    fail(failureOf(error));
  } finally {
    clearTimeout(late);
    if (own === arrangements) mark(arrange, false);
  }
}

function all() {
  return Object.values(found?.counts ?? {}).reduce((sum, count) => sum + count, 0);
}

async function openPerson({ number: place }: { number: number }) {
  if (!found) return;
  const { report } = found;
  try {
    const person = await call("person", { number: place, language: state.language });
    const labels = new Map(report.undecided.map(({ path, label }) => [path, label] as const));
    showPerson(person, place, { labels, compared: report.compared, hasPlaces: true });
  } catch (error) {
    if (failureOf(error).code !== ENDED) throw error;
  }
}

// Files to keep

async function download(form: "csv" | "ndjson") {
  if (progress) return;
  try {
    if (form === "csv") working({ phase: "writing", read: 0, size: sizeOf(files), people: 0 });
    const file = await call(form);
    setText(byId("organisation-said"), file ? "" : t("organisation.stopped"));
    if (!file) return;
    save(file, `people.${form}`);
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code !== ENDED) setText(byId("organisation-said"), message);
  } finally {
    working(null);
  }
}

function hide(isHidden: boolean) {
  hideNames(isHidden);
  if (found) render();
}

// The view

function button(id: string, picture: string, key: string, act: () => unknown, { kind = "", hidden = false } = {}) {
  return html`<button type="button" class="button ${kind}" id=${id} data-testid=${id} ?hidden=${hidden} @click=${act}
    >${icon(picture)}<span data-text=${key}></span
  ></button>`;
}

function field(name: string, key: string, control: Child) {
  return html`<div class="field"><label for="organisation-${name}" data-text=${key}></label>${control}</div>`;
}

/** All of the view; what is in its places comes later. */
function built() {
  return html`<dialog id="organisation" class="view organisation" aria-labelledby="organisation-title" data-testid="organisation"
    ><header class="view-head"
      ><h2 id="organisation-title" tabindex="-1" data-text="organisation.title"></h2
      ><button type="button" class="button quiet square" id="close-organisation" data-label="close" @click=${() => view.close()}
        >${icon("close")}</button
      ></header
    ><div class="view-body"
      >${sourcePart()}<div id="organisation-progress" class="metadata-progress" data-testid="organisation-progress" hidden
        ><p><span id="organisation-phase"></span><span id="organisation-bytes" class="muted"></span></p
        ><progress id="organisation-bar" max="1" aria-labelledby="organisation-phase"></progress
        >${button("organisation-cancel", "close", "cancel", cancel)}</div
      ><div id="organisation-problem" class="note error" role="alert" data-testid="organisation-problem"></div
      ><p id="organisation-status" class="hidden" role="status" data-testid="organisation-status"></p
      ><div id="organisation-headline" class="organisation-headline" data-testid="organisation-headline" hidden></div
      ><div class="charts"
        ><section id="organisation-effects-part" hidden
          ><h3 data-text="organisation.effects"></h3
          ><ul id="organisation-effects" class="bars" data-testid="organisation-effects"></ul></section
        ><section id="organisation-models-part" hidden
          ><h3 data-text="organisation.models"></h3><ul id="organisation-models" class="bars" data-testid="organisation-models"></ul
          ><details id="organisation-models-rest" class="folded"></details></section></div
      ><div id="organisation-found" class="organisation-found" hidden>${foundParts()}</div></div
    >${personDialog()}</dialog
  >`;
}

/** Where the files come from, and how they are asked about. */
function sourcePart() {
  const choose = ({ currentTarget }: Event) => {
    signIn = (currentTarget as HTMLSelectElement).value;
    askIfChanged();
  };
  const select = html`<select id="organisation-signIn" data-testid="organisation-signIn" @change=${choose}
    ><option value=${ANY} data-text="organisation.signIn.any"></option
    ><option value="question" data-text="organisation.signIn.question"></option
  ></select>`;
  const open = () => view.querySelector<HTMLInputElement>("input[type=file]")?.click();
  return html`<section id="organisation-source" class="organisation-source"
    ><p class="hint" data-text="organisation.hint"></p
    ><div id="organisation-policies" class="organisation-policies" data-testid="organisation-policies"></div
    ><ul id="organisation-file-names" class="file-names" data-testid="organisation-files"></ul
    ><div class="organisation-ways"
      >${button("organisation-open", "open", "organisation.open", open, { kind: "primary" })}${fileInput("organisation-input", add)}${button("organisation-again", "undo", "organisation.again", ask, { hidden: true })}${button("organisation-put-away", "close", "organisation.putAway", putAway, { kind: "quiet", hidden: true })}${field("signIn", "organisation.signIn", select)}</div
    ><fieldset class="organisation-listed" id="organisation-listed" data-testid="organisation-listed" @change=${list}></fieldset
  ></section>`;
}

/** Takes the keys that are said to be listed. */
function list() {
  listed = [...view.querySelectorAll<HTMLInputElement>("#organisation-listed :checked")].map(({ value }) => value);
  askIfChanged();
}

/** Everybody as a row, and what was found beside. */
function foundParts() {
  let typing: ReturnType<typeof setTimeout> | undefined;
  const filterBy = (event: Event) => {
    const target = targetOf(event);
    clearTimeout(typing);
    mark(filter, target.name === "text");
    const run = () => {
      mark(filter, false);
      if (found) filter();
    };
    if (target.name === "text") typing = setTimeout(run, PAUSE);
    else run();
  };
  filterForm = elementOf<HTMLFormElement>(
    html`<form
      id="organisation-filter"
      class="models-filter"
      autocomplete="off"
      @input=${filterBy}
      @submit=${(event: Event) => event.preventDefault()}
      >${field("text", "organisation.text", html`<input id="organisation-text" name="text" type="text" spellcheck="false" autocapitalize="off" />`)}${field("effect", "organisation.effect", html`<select id="organisation-effect" name="effect"></select>`)}${field("model", "organisation.model", html`<select id="organisation-model" name="model"></select>`)}</form
    >`,
  );
  return html`<section class="organisation-people" aria-labelledby="organisation-people-title"
      ><h3 id="organisation-people-title" data-text="organisation.people"></h3>${filterForm}<div class="models-tools"
        ><p id="organisation-count" role="status" data-testid="organisation-count"></p
        >${button("organisation-clear", "close", "clearFilter", clearFilter, { kind: "quiet", hidden: true })}${button("organisation-csv", "save", "organisation.csv", () => download("csv"))}${button("organisation-ndjson", "save", "organisation.ndjson", () => download("ndjson"))}</div
      ><label class="check"
        ><input
          type="checkbox"
          id="organisation-hide"
          data-testid="organisation-hide"
          aria-describedby="organisation-hide-hint"
          @change=${(event: Event) => hide(targetOf(event).checked)} />
        <span data-text="organisation.hide"></span></label
      ><p id="organisation-hide-hint" class="hint" data-text="organisation.hideHint"></p
      ><p id="organisation-table-keys" class="hidden" data-text="organisation.tableKeys"></p
      ><div
        id="organisation-table"
        class="people-grid"
        role="grid"
        tabindex="0"
        aria-labelledby="organisation-people-title"
        aria-describedby="organisation-table-keys"
        aria-colcount=${String(COLUMNS.length)}
        aria-readonly="true"
        data-testid="organisation-table"
      ></div></section
    ><p id="organisation-said" class="muted" role="status" data-testid="organisation-said"></p
    ><div id="organisation-report" class="organisation-report" data-testid="organisation-report"></div>`;
}

function clearFilter() {
  filterForm.reset();
  filter();
  byId("organisation-text").focus();
}

function build() {
  isBuilt = true;
  addTexts(organisation);
  view = elementOf<HTMLDialogElement>(built());
  document.body.append(view);
  translate(view);
  const grid = byId("organisation-table");
  const head = elementOf(
    html`<div role="rowgroup" class="grid-head"
      ><div role="row" id="organisation-columns" class="grid-columns" aria-rowindex="1"></div
    ></div>`,
  );
  table = rowTable({ grid, head, load: (from: number, to: number) => call("rows", { from, to }), draw: drawRow, open: openPerson });
  takeDropped(view, add);
  // A place is in the editor, behind the view.
  byId("organisation-person").addEventListener("click", (event) => {
    if (!targetOf<Element>(event).closest(".place")) return;
    personDialogOf().close();
    view.close();
  });
  follow(["language", "documents", "before", "trust", "metadata"], () => view.open && askIfChanged());
}

/** Opens the view. */
export function openOrganisation() {
  if (!isBuilt) build();
  if (!view.open) view.showModal();
  askIfChanged();
  byId("organisation-title").focus();
}
