// Every sign-in at once: a sentence, a map, lists of kinds of sign-ins, and the policies that never decide. Asked beside the page.

import { failureOf } from "../../../kit/contract.ts";
import type { Failure, Json, Language, Region, Regions, SweepReport, SweepSettings, SweptPolicy } from "../../../kit/contract.ts";
import { byId, goTo, ifThere, setText, targetOf } from "../../../kit/dom.ts";
import { draw, elementOf, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { callsTo, ENDED } from "../../core/calls.ts";
import { edit } from "../../core/package.ts";
import { toTenant } from "../../fields/access.ts";
import { addTexts, t, translatePage } from "../../i18n.ts";
import { answerNow } from "../../state/answer.ts";
import { mark } from "../../state/busy.ts";
import { strengthsFound } from "../../state/documents.ts";
import { isOwn, tell } from "../../state/history.ts";
import { BUILT_IN, fromQuestion } from "../../state/scenario.ts";
import { edit as editPage, newDocument, state, subscribe, update, withText } from "../../state/state.ts";
import { changesText, keep, keptText, policiesOf } from "../compare/before.ts";
import { openCompare } from "../compare/compare.ts";
import { placeButton } from "../editor/place.ts";
import { legend, mapTable, point, shownOf } from "./map.ts";
import type { Cursor } from "./map.ts";
import { sweep } from "./texts.ts";
import type { SweepJob } from "./worker.ts";
import { EVERYTHING, isOnMap, isWithin, number, placesWithin } from "./zoom.ts";

/** Kinds of sign-ins of a list that are shown before somebody asks for the others. */
const MOST = 8;
/** Policies that are named with a kind of sign-ins. */
const NAMED = 5;
/** The roles of policies that never decide. */
const IDLE: readonly string[] = ["overshadowed", "alwaysMet", "neverApplies"];

/** The worker that has what was found. */
const { call, end, start } = callsTo("sweep");

let report: SweepReport | null = null;
let problem: Failure | null = null;
/** Of what the report and the problem are the answer; null where nothing was asked, or it was cancelled. */
let asked: SweepJob | null = null;
let isWorking = false;
let require = BUILT_IN[0]?.[0] ?? "";
let zoom = EVERYTHING;
/** The dimensions that the zoom is about, as JSON. */
let zoomedIn = "";
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
  return { policies: policiesOf(documents), before: before ? policiesOf(before.documents) : null, settings, language };
}

/** Whether two jobs are one, but for the language. */
function isSame(one: SweepJob, other: SweepJob) {
  const about = ({ policies, before, settings }: SweepJob) => JSON.stringify([policies, before, settings]);
  return about(one) === about(other);
}

async function ask() {
  const job = jobNow();
  report = null;
  problem = null;
  asked = job;
  if (job.policies.length === 0) return fail({ message: t("sweep.noPolicies"), code: "input.missing" });
  start(
    () => {},
    () => fail({ message: t("sweep.lost") }),
  );
  working(true);
  render();
  setText(byId("sweep-status"), t("sweep.working"));
  try {
    const settings = { ...job.settings, at: job.settings.at ?? new Date().toISOString() };
    report = (await call("sweep", { ...job, settings })) as SweepReport;
    working(false);
    const dimensions = JSON.stringify(report.dimensions);
    if (dimensions !== zoomedIn) {
      zoom = EVERYTHING;
      unfolded = new Set();
    }
    zoomedIn = dimensions;
    render();
    setText(byId("sweep-status"), report.text);
  } catch (error) {
    fail(failureOf(error));
  }
  return undefined;
}

/** Has what was found told in the language of the page. */
async function tellAnew(language: Language) {
  if (asked) asked = { ...asked, language };
  try {
    report = (await call("report", { language })) as SweepReport;
    zoomedIn = JSON.stringify(report.dimensions);
    render();
  } catch (error) {
    fail(failureOf(error));
  }
}

function fail(error: Failure) {
  if (error.code === ENDED) return;
  end();
  working(false);
  report = null;
  problem = error;
  render();
}

function cancel() {
  end();
  working(false);
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
    const question = await call("cell", { row, column });
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

function isExpanded(name: string, is: boolean) {
  unfolded = is ? new Set([...unfolded, name]) : unfolded;
  render();
}

function policyName({ displayName, id }: SweptPolicy, index: number) {
  return displayName ?? id ?? t("sweep.unnamed", { number: index + 1 });
}

function forIt({ policies }: Region, found: SweepReport) {
  if (policies.length === 0) return t("sweep.forItNone");
  const names = policies.slice(0, NAMED).flatMap((place) => (found.policies[place] ? [policyName(found.policies[place], place)] : []));
  const joined = names.join(t("sweep.between"));
  const more = policies.length - names.length;
  return t("sweep.forIt", { policies: more > 0 ? t("sweep.andMore", { policies: joined, count: more }) : joined });
}

function openButton(region: Region) {
  return html`<button
    type="button"
    class="link"
    aria-label=${t("sweep.openSignInOf", { region: region.text })}
    @click=${() => openQuestion(region.question)}
    >${icon("next")}${t("sweep.openSignIn")}</button
  >`;
}

function regionItem(region: Region, picture: string, found: SweepReport) {
  const { people } = region;
  return html`<li
    >${icon(picture)}<div
      ><p>${region.text}</p
      ><p class="meta"
        >${isThere(people) ? html`<span>${t("sweep.people", { count: number(people) })}</span>` : null}<span>${forIt(region, found)}</span
        >${openButton(region)}</p
      ></div
    ></li
  >`;
}

/** A list of kinds of sign-ins: a heading with how many, and the largest first. */
function regionList(name: string, title: string, hint: string | null, { regions, complete }: Regions, picture: string, found: SweepReport) {
  const within = regions.filter((region) => isWithin(region, zoom));
  const shown = unfolded.has(name) ? within : within.slice(0, MOST);
  const count = `${number(within.length)}${complete ? "" : "+"}`;
  const none = regions.length > 0 ? "sweep.noRegionsWithin" : "sweep.noRegions";
  return html`<section class="sweep-list" aria-labelledby="sweep-${name}-title" data-testid="sweep-${name}"
    ><h3 id="sweep-${name}-title">${title} <span class="count">${count}</span></h3
    >${hint && within.length > 0 ? html`<p class="hint">${hint}</p>` : null}${
      within.length === 0
        ? html`<p class="muted">${t(none)}</p>`
        : html`<ul class="sweep-regions"
            >${shown.map((region) => regionItem(region, picture, found))}</ul
          >`
    }${
      shown.length < within.length
        ? html`<button type="button" class="button quiet" @click=${() => isExpanded(name, true)}
            >${t("sweep.showAll", { count: number(within.length) })}</button
          >`
        : null
    }</section
  >`;
}

function policyItem(one: SweptPolicy, index: number) {
  const name = policyName(one, index);
  const way = IDLE.includes(one.role)
    ? html`<button
        type="button"
        class="link"
        aria-label=${t("sweep.removeOf", { policy: name })}
        @click=${() => removePolicy(one, name)}
        >${icon("compare")}${t("sweep.remove")}</button
      >`
    : null;
  return html`<li data-role=${one.role}
    >${icon(IDLE.includes(one.role) ? "warning" : one.role === "decides" ? "pass" : one.role === "undecided" ? "unknown" : "skip")}<div
      ><p><strong>${name}</strong></p><p>${one.text}</p
      ><p class="meta">${placeButton(one.policy)}${one.alone ? openButton(one.alone) : null}${way}</p></div
    ></li
  >`;
}

function policyLists({ policies }: SweepReport) {
  const items = (isIdle: boolean) => policies.flatMap((one, index) => (IDLE.includes(one.role) === isIdle ? [policyItem(one, index)] : []));
  const [idle, others] = [items(true), items(false)];
  return html`<section class="sweep-list" aria-labelledby="sweep-policies-title" data-testid="sweep-policies"
    ><h3 id="sweep-policies-title">${t("sweep.policies")} <span class="count">${number(idle.length)}</span></h3
    >${
      idle.length > 0
        ? [
            html`<p class="hint">${t("sweep.policiesHint")}</p>`,
            html`<ul class="sweep-regions"
              >${idle}</ul
            >`,
          ]
        : html`<p class="muted">${t("sweep.noRegions")}</p>`
    }${
      others.length > 0
        ? html`<details class="folded" data-testid="sweep-others"
            ><summary><span>${t("sweep.others")}</span><span class="count">${number(others.length)}</span></summary
            ><ul class="sweep-regions"
              >${others}</ul
            ></details
          >`
        : null
    }</section
  >`;
}

function changeLists(found: SweepReport) {
  const { change } = found;
  if (!change) return null;
  const { lost, gained, unsure } = change;
  const all = [lost, gained, unsure];
  return html`<section class="sweep-part" aria-labelledby="sweep-change-title" data-testid="sweep-change"
    ><h3 id="sweep-change-title">${t("sweep.change")}</h3>${
      all.every(({ regions, complete }) => regions.length === 0 && complete)
        ? html`<p>${t("sweep.same")}</p>`
        : [
            regionList("lost", t("sweep.lostByChange"), null, lost, "fail", found),
            regionList("gained", t("sweep.gained"), null, gained, "pass", found),
            regionList("unsure", t("sweep.unsure"), null, unsure, "unknown", found),
          ]
    }</section
  >`;
}

function zoomForm(found: SweepReport) {
  const dimensions = found.dimensions.filter(({ classes }) => classes.length > 0);
  const classes = dimensions.find(({ dimension }) => dimension === zoom.dimension)?.classes ?? [];
  const narrow = (event: Event) => {
    const { id, value } = targetOf(event);
    zoom = id === "sweep-dimension" ? { dimension: value, place: 0 } : { ...zoom, place: Number(value) };
    render();
  };
  return html`<div class="field"
      ><label for="sweep-dimension">${t("sweep.dimension")}</label
      ><select id="sweep-dimension" data-testid="sweep-dimension" @change=${narrow}
        ><option value="">${t("sweep.anyClass")}</option
        >${dimensions.map(({ dimension, label }) => html`<option value=${dimension}>${label}</option>`)}</select
      ></div
    >${
      classes.length > 0
        ? html`<div class="field"
            ><label for="sweep-class">${t("sweep.class")}</label
            ><select id="sweep-class" data-testid="sweep-class" @change=${narrow}
              >${classes.map(({ text }, place) => html`<option value=${String(place)}>${text}</option>`)}</select
            ></div
          >`
        : null
    }`;
}

/** How much of everything is within. */
function zoomedText({ gaps, deadEnds, blocked, undecided, change }: SweepReport) {
  if (zoom.dimension === "") return "";
  const turned = change ? [change.lost, change.gained, change.unsure] : [];
  const all = [gaps, deadEnds, blocked, undecided, ...turned].flatMap(({ regions }) => regions);
  const shown = all.filter((region) => isWithin(region, zoom)).length;
  return t("sweep.zoomed", { shown: number(shown), all: number(all.length) });
}

function windowOf(found: SweepReport) {
  return { ...placesWithin(found, zoom, find), allRows: unfolded.has("rows"), allColumns: unfolded.has("columns") };
}

function moreButton(name: string, key: string, count: number) {
  return html`<button type="button" class="button quiet" @click=${() => isExpanded(name, true)}>${t(key, { count: number(count) })}</button>`;
}

function renderMap(found: SweepReport) {
  const within = windowOf(found);
  const { rows, columns } = shownOf(within);
  if (!rows.includes(cursor.row) || !columns.includes(cursor.column)) cursor = { row: rows[0] ?? 0, column: columns[0] ?? 0 };
  const move = (to: Cursor) => {
    cursor = to;
    point(byId("sweep-map-box"), to)?.focus();
  };
  const label = found.dimensions.find(({ dimension }) => dimension === zoom.dimension)?.label ?? "";
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
      isOnMap(zoom) ? null : html`<p class="hint">${t("sweep.mapWhole", { dimension: label })}</p>`,
      found.map.complete ? null : html`<p class="hint">${t("sweep.mapBounded")}</p>`,
    ].filter(isThere),
  );
}

function renderLists(found: SweepReport) {
  const { gaps, deadEnds, blocked, undecided, required } = found;
  draw(byId("sweep-lists"), [
    regionList("gaps", t("sweep.gaps", { required }), t("sweep.gapsHint"), gaps, "warning", found),
    regionList("deadEnds", t("sweep.deadEnds"), t("sweep.deadEndsHint"), deadEnds, "fail", found),
    regionList("blocked", t("sweep.blocked"), null, blocked, "skip", found),
    regionList("undecided", t("sweep.undecided"), t("sweep.undecidedHint"), undecided, "unknown", found),
    policyLists(found),
  ]);
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
  renderProblem();
  byId("sweep-progress").hidden = !isWorking;
  byId("sweep-again").hidden = isWorking || report !== null;
  byId("sweep-found").hidden = report === null;
  if (!report) return;
  const isFine = report.gaps.regions.length + report.deadEnds.regions.length === 0 && report.gaps.complete && report.deadEnds.complete;
  const headline = byId("sweep-headline");
  headline.dataset.kind = isFine ? "pass" : "warning";
  draw(headline, [icon(isFine ? "pass" : "warning"), html`<p>${report.text}</p>`]);
  draw(byId("sweep-zoom"), zoomForm(report));
  choose("sweep-dimension", zoom.dimension);
  choose("sweep-class", String(zoom.place));
  setText(byId("sweep-zoomed"), zoomedText(report));
  draw(byId("sweep-change"), changeLists(report));
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
      ><div id="sweep-progress" class="metadata-progress" data-testid="sweep-progress" hidden
        ><p id="sweep-phase" data-text="sweep.working"></p><progress aria-labelledby="sweep-phase"></progress
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
        ><section class="sweep-part" aria-labelledby="sweep-zoom-title"
          ><h3 id="sweep-zoom-title" data-text="sweep.zoom"></h3><div id="sweep-zoom" class="sweep-zoom"></div
          ><p id="sweep-zoomed" class="hint" role="status" data-testid="sweep-zoomed"></p></section
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
  translatePage();
  // A place is in the editor, behind the view.
  view.addEventListener("click", (event) => {
    if (targetOf<Element>(event).closest(".place")) view.close();
  });
  // Hundreds of cells are no use to anybody while the view is shut.
  view.addEventListener("close", () => {
    for (const id of ["sweep-map-box", "sweep-lists", "sweep-change"]) draw(byId(id), nothing);
  });
  subscribe((changed) => {
    if (view.open && (["language", "documents", "before", "form"] as const).some((key) => changed.has(key))) askIfChanged();
  });
}

/** Opens the view. */
export function openSweep() {
  if (!isBuilt) build();
  if (!view.open) view.showModal();
  askIfChanged();
  byId("sweep-title").focus();
}
