// Who gets locked out? A whole organisation's files, asked about beside the page: a sentence, pictures, and everybody as a row.

import { changesText, keptText, policiesOf } from "../compare/before.js";
import { mark } from "../../state/busy.js";
import { documentName } from "../../state/documents.js";
import { byId, h, setText } from "../../../kit/dom.js";
import { addTexts, t, term, translatePage } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { ENDED, call, endWorker, startWorker } from "./calls.js";
import { hideNames, keyName } from "./names.js";
import { personDialog, showPerson } from "./person.js";
import { drawEffects, drawModels, effectWords, number } from "./picture.js";
import { reportSections } from "./report.js";
import { COLUMNS, drawRow } from "./row.js";
import { DISABLED, effects, modelOf } from "./rows.js";
import { rowTable } from "./table.js";
import { toShared, wholeTrust } from "../../state/scenario.js";
import { state, subscribe } from "../../state/state.js";
import { valuesOf } from "../../../kit/terms.js";
import { organisation } from "./texts.js";

/** Milliseconds after which what somebody types is looked for. */
const PAUSE = 200;
const ANY = "any";

/** The files that are asked about. */
let files = [];
/** How far the reading is: `{ phase, read, size, people }`; else null. */
let progress = null;
/** Quarters of the reading that were said. */
let quarters = 0;
/** What was found: `{ report, counts }`, with what it was asked of; else null. */
let found = null;
/** Why nothing was found: `{ message, code }`; else null. */
let problem = null;
/** Of what the rows in the worker and the problem are the answer. */
let asked = null;
let order = { column: "effect", descending: false };
let chosen = { effect: "", model: "", text: "" };
let signIn = ANY;
/** Authenticators of Microsoft that the proposed list has in any case. */
let listed = [];
/** The language in which they are shown. */
let listedIn = null;
let view = null;
let table = null;
let filterForm = null;

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
function isSame(one, other) {
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
    return fail({ message: t("extraUnreadable", { what: error.message }) });
  }
  if (job.before.length === 0) return fail({ message: t("modelsNoPolicy"), code: "input.missing" });
  asked = job;
  end();
  startWorker((far) => progress && working({ ...progress, ...far }), fail);
  working({ phase: "reading", read: 0, size: sizeOf(files), people: 0, counts: null });
  render();
  setText(byId("organisation-status"), t("organisation.reading"));
  try {
    const question = { at: new Date().toISOString(), ...job.question };
    found = await call("ask", { ...job, files, question, metadata: job.metadata?.toReduced() });
    working(null);
    render();
    setText(byId("organisation-status"), headline(found.report).join(" "));
    await arrange();
  } catch (error) {
    fail(error);
  }
  return undefined;
}

/** Ends what is going on. */
function end() {
  endWorker();
  working(null);
}

function fail(error) {
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
  if (files.length > 0 && changed) ask();
  else render();
}

function sizeOf(list) {
  return list.reduce((sum, { size }) => sum + size, 0);
}

function add(more) {
  if (more.length === 0) return;
  files = [...files, ...more];
  ask();
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

function working(far) {
  progress = far;
  mark(working, far !== null);
  if (!view) return;
  byId("organisation-progress").hidden = !far;
  if (!far) return;
  const { phase, read, size, people, joining, counts } = far;
  const bar = byId("organisation-bar");
  setText(byId("organisation-phase"), t(`organisation.${joining ? "joining" : phase}`));
  setText(byId("organisation-bytes"), t("organisation.progress", { read: megabytes(read), size: megabytes(size), people: number(people) }));
  const share = size > 0 ? read / size : 0;
  if (joining) bar.removeAttribute("value");
  else bar.value = share;
  sayQuarter(Math.floor(share * 4));
  if (counts && phase === "reading") renderEffects(counts);
}

/** Says now and then how far it is, to those who do not see the bar. */
function sayQuarter(quarter) {
  if (quarter === quarters) return;
  quarters = quarter;
  if (quarter === 0 || quarter === 4) return;
  const share = new Intl.NumberFormat(state.language, { style: "percent" }).format(quarter / 4);
  setText(byId("organisation-status"), t("organisation.share", { phase: byId("organisation-phase").textContent, share }));
}

function megabytes(bytes) {
  return new Intl.NumberFormat(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1e6);
}

// Words

/** The answer in sentences. */
function headline({ totals, models, compared }) {
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
function kindOf({ compared, totals }) {
  const { users, lockedOut, undecided, unreadable } = totals;
  if (users === 0) return "warning";
  if (!compared) return "info";
  if (lockedOut > 0) return "fail";
  return undecided > 0 || unreadable > 0 ? "unknown" : "pass";
}

function further({ totals }) {
  const counts = Object.fromEntries(Object.entries(totals).map(([name, count]) => [name, number(count)]));
  return [
    totals.undecided > 0 ? t("organisation.undecided", { count: counts.undecided }) : null,
    totals.disabled > 0 ? t("organisation.disabled", { count: counts.disabled }) : null,
    totals.unreadable > 0 ? t("organisation.unread", { count: counts.unreadable }) : null,
    totals.keys > 0 ? t("organisation.facts", counts) : null,
  ].filter(Boolean);
}

// Drawing

function render() {
  if (!view) return;
  renderPolicies();
  renderFiles();
  if (listedIn !== state.language) renderListed();
  byId("organisation-problem").replaceChildren(
    ...(problem
      ? [h("p", {}, icon("error"), h("span", {}, problem.message)), ...(problem.code ? [h("p", { class: "meta" }, h("code", {}, problem.code))] : [])]
      : []),
  );
  byId("organisation-effects-part").hidden = !found && !progress;
  byId("organisation-found").hidden = !found;
  byId("organisation-headline").hidden = !found;
  byId("organisation-models-part").hidden = !found;
  if (!found) return;
  const { report } = found;
  const kind = kindOf(report);
  byId("organisation-headline").replaceChildren(
    icon(kind),
    h("div", {}, h("p", { class: "headline-words" }, headline(report).join(state.language === "ja" ? "" : " ")), further(report).map((text) => h("p", {}, text))),
  );
  byId("organisation-headline").dataset.kind = kind;
  renderFilters();
  renderPictures();
  renderColumns();
  renderReport();
  table.redraw();
}

function renderPolicies() {
  const { before, documents } = state;
  const filled = documents.filter((one) => one.text.trim() !== "");
  const names = filled.map(documentName).join(t("share.between"));
  const said = [];
  if (filled.length === 0) said.push(h("p", {}, t("organisation.noPolicies")));
  else if (before) {
    said.push(
      h("p", {}, h("strong", {}, t("compare.before")), " ", keptText(before)),
      h("p", {}, h("strong", {}, t("compare.after")), " ", t("organisation.after", { names, changes: changesText(before, documents) })),
    );
  } else said.push(h("p", {}, t("organisation.only", { names })));
  if (state.example !== null) said.push(h("p", { class: "said" }, icon("warning"), h("span", {}, t("organisation.example"))));
  byId("organisation-policies").replaceChildren(...said);
}

function renderFiles() {
  const open = byId("organisation-open");
  byId("organisation-source").toggleAttribute("data-empty", files.length === 0);
  open.lastElementChild.textContent = t(files.length > 0 ? "organisation.more" : "organisation.open");
  byId("organisation-again").hidden = files.length === 0 || progress !== null || found !== null;
  byId("organisation-put-away").hidden = files.length === 0;
  byId("organisation-file-names").replaceChildren(
    ...files.map(({ name, size }) => h("li", {}, h("strong", {}, name), " ", h("span", { class: "muted" }, `${megabytes(size)} MB`))),
  );
}

function renderEffects(counts) {
  drawEffects(byId("organisation-effects"), counts, chosen.effect, (effect) => choose("effect", effect));
}

function renderPictures() {
  renderEffects(found.counts);
  drawModels(byId("organisation-models"), byId("organisation-models-rest"), found.report, chosen.model, (model) => choose("model", model));
}

function renderReport() {
  byId("organisation-report").replaceChildren(...reportSections(found.report, byId("organisation-said")));
}

/** The choice of what the proposed list has whether it is in use or not. */
function renderListed() {
  listedIn = state.language;
  const box = (value) => {
    const input = h("input", { type: "checkbox", value, checked: listed.includes(value) });
    return h("label", { class: "check" }, input, " ", h("span", {}, term("MicrosoftKeys", value)));
  };
  byId("organisation-listed").replaceChildren(h("legend", {}, t("organisation.listed")), ...valuesOf("MicrosoftKeys").map(box));
}

/** Puts choices into a filter and keeps what was chosen. */
function offer(name, choices) {
  const select = filterForm.elements.namedItem(name);
  select.replaceChildren(...[["", t("filter.any")], ...choices].map(([key, words]) => h("option", { value: key }, words)));
  select.value = choices.some(([key]) => key === chosen[name]) ? chosen[name] : "";
}

function renderFilters() {
  const { report, counts } = found;
  const there = effects().filter((effect) => effect !== DISABLED || counts[effect] > 0);
  offer("effect", there.map((effect) => [effect, effectWords(effect)]));
  offer("model", report.models.map((model) => [modelOf(model), keyName(model)]));
  chosen = Object.fromEntries(new FormData(filterForm));
}

function renderColumns() {
  const focused = document.activeElement?.dataset?.column;
  const columns = byId("organisation-columns");
  columns.replaceChildren(
    ...COLUMNS.map((column, index) => {
      const sorted = order.column === column;
      const direction = order.descending ? "descending" : "ascending";
      return h(
        "div",
        { role: "columnheader", "aria-colindex": String(index + 1), "aria-sort": sorted ? direction : "none" },
        h(
          "button",
          { type: "button", class: "sort", "data-column": column, on: { click: () => sortBy(column) } },
          t(`organisation.${column}`),
          sorted ? icon(order.descending ? "down" : "up") : null,
        ),
      );
    }),
  );
  if (focused) columns.querySelector(`[data-column="${focused}"]`)?.focus();
}

// Rows

function choose(name, value) {
  if (!found) return;
  filterForm.elements.namedItem(name).value = value;
  filter();
}

function filter() {
  chosen = Object.fromEntries(new FormData(filterForm));
  renderPictures();
  arrange();
}

function sortBy(column) {
  order = { column, descending: order.column === column && !order.descending };
  renderColumns();
  arrange();
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
    fail(error);
  } finally {
    clearTimeout(late);
    if (own === arrangements) mark(arrange, false);
  }
}

function all() {
  return Object.values(found.counts).reduce((sum, count) => sum + count, 0);
}

async function openPerson({ number: place }) {
  try {
    const person = await call("person", { number: place, language: state.language });
    const labels = new Map(found.report.undecided.map(({ path, label }) => [path, label]));
    showPerson(person, place, { labels, compared: found.report.compared, hasPlaces: true });
  } catch (error) {
    if (error.code !== ENDED) throw error;
  }
}

// Files to keep

async function download(form) {
  if (progress) return;
  try {
    if (form === "csv") working({ phase: "writing", read: 0, size: sizeOf(files), people: 0 });
    const file = await call(form);
    setText(byId("organisation-said"), file ? "" : t("organisation.stopped"));
    if (!file) return;
    const address = URL.createObjectURL(file);
    h("a", { href: address, download: `people.${form}` }).click();
    // The browser has to have begun before the address goes.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    if (error.code !== ENDED) setText(byId("organisation-said"), error.message);
  } finally {
    working(null);
  }
}

function hide(isHidden) {
  hideNames(isHidden);
  if (found) render();
}

// The view

function button(id, picture, key, act, attributes = {}) {
  return h("button", { type: "button", class: "button", id, "data-testid": id, ...attributes, on: { click: act } }, icon(picture), h("span", { "data-text": key }));
}

function field(name, key, control) {
  return h("div", { class: "field" }, h("label", { for: `organisation-${name}`, "data-text": key }), control);
}

function built() {
  const input = h("input", { type: "file", multiple: true, hidden: true, "data-testid": "organisation-input" });
  input.addEventListener("change", () => {
    const picked = [...input.files];
    input.value = "";
    add(picked);
  });
  return h(
    "dialog",
    { id: "organisation", class: "view organisation", "aria-labelledby": "organisation-title", "data-testid": "organisation" },
    h(
      "header",
      { class: "view-head" },
      h("h2", { id: "organisation-title", tabindex: "-1", "data-text": "organisation.title" }),
      h("button", { type: "button", class: "button quiet square", id: "close-organisation", "data-label": "close", on: { click: () => view.close() } }, icon("close")),
    ),
    h(
      "div",
      { class: "view-body" },
      h(
        "section",
        { id: "organisation-source", class: "organisation-source" },
        h("p", { class: "hint", "data-text": "organisation.hint" }),
        h("div", { id: "organisation-policies", class: "organisation-policies", "data-testid": "organisation-policies" }),
        h("ul", { id: "organisation-file-names", class: "file-names", "data-testid": "organisation-files" }),
        h(
          "div",
          { class: "organisation-ways" },
          button("organisation-open", "open", "organisation.open", () => input.click(), { class: "button primary" }),
          input,
          button("organisation-again", "undo", "organisation.again", ask, { hidden: true }),
          button("organisation-put-away", "close", "organisation.putAway", putAway, { class: "button quiet", hidden: true }),
          field("signIn", "organisation.signIn", signInSelect()),
        ),
        h("fieldset", { class: "organisation-listed", id: "organisation-listed", "data-testid": "organisation-listed" }),
      ),
      h(
        "div",
        { id: "organisation-progress", class: "metadata-progress", "data-testid": "organisation-progress", hidden: true },
        h("p", {}, h("span", { id: "organisation-phase" }), h("span", { id: "organisation-bytes", class: "muted" })),
        h("progress", { id: "organisation-bar", max: "1", "aria-labelledby": "organisation-phase" }),
        button("organisation-cancel", "close", "cancel", cancel),
      ),
      h("div", { id: "organisation-problem", class: "note error", role: "alert", "data-testid": "organisation-problem" }),
      h("p", { id: "organisation-status", class: "hidden", role: "status", "data-testid": "organisation-status" }),
      h("div", { id: "organisation-headline", class: "organisation-headline", "data-testid": "organisation-headline", hidden: true }),
      h(
        "div",
        { class: "charts" },
        h(
          "section",
          { id: "organisation-effects-part", hidden: true },
          h("h3", { "data-text": "organisation.effects" }),
          h("ul", { id: "organisation-effects", class: "bars", "data-testid": "organisation-effects" }),
        ),
        h(
          "section",
          { id: "organisation-models-part", hidden: true },
          h("h3", { "data-text": "organisation.models" }),
          h("ul", { id: "organisation-models", class: "bars", "data-testid": "organisation-models" }),
          h("details", { id: "organisation-models-rest", class: "folded" }),
        ),
      ),
      h("div", { id: "organisation-found", class: "organisation-found", hidden: true }, ...foundParts()),
    ),
    personDialog(),
  );
}

function signInSelect() {
  const select = h(
    "select",
    { id: "organisation-signIn", "data-testid": "organisation-signIn" },
    h("option", { value: ANY, "data-text": "organisation.signIn.any" }),
    h("option", { value: "question", "data-text": "organisation.signIn.question" }),
  );
  select.addEventListener("change", () => {
    signIn = select.value;
    askIfChanged();
  });
  return select;
}

function foundParts() {
  filterForm = h(
    "form",
    { id: "organisation-filter", class: "models-filter", autocomplete: "off" },
    field("text", "organisation.text", h("input", { id: "organisation-text", name: "text", type: "text", spellcheck: "false", autocapitalize: "off" })),
    field("effect", "organisation.effect", h("select", { id: "organisation-effect", name: "effect" })),
    field("model", "organisation.model", h("select", { id: "organisation-model", name: "model" })),
  );
  let typing;
  filterForm.addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    mark(filter, target.name === "text");
    const run = () => {
      mark(filter, false);
      if (found) filter();
    };
    if (target.name === "text") typing = setTimeout(run, PAUSE);
    else run();
  });
  filterForm.addEventListener("submit", (event) => event.preventDefault());
  const toggle = h("input", { type: "checkbox", id: "organisation-hide", "data-testid": "organisation-hide", "aria-describedby": "organisation-hide-hint" });
  toggle.addEventListener("change", () => hide(toggle.checked));
  return [
    h(
      "section",
      { class: "organisation-people", "aria-labelledby": "organisation-people-title" },
      h("h3", { id: "organisation-people-title", "data-text": "organisation.people" }),
      filterForm,
      h(
        "div",
        { class: "models-tools" },
        h("p", { id: "organisation-count", role: "status", "data-testid": "organisation-count" }),
        button("organisation-clear", "close", "clearFilter", clearFilter, { class: "button quiet", hidden: true }),
        button("organisation-csv", "save", "organisation.csv", () => download("csv")),
        button("organisation-ndjson", "save", "organisation.ndjson", () => download("ndjson")),
      ),
      h("label", { class: "check" }, toggle, " ", h("span", { "data-text": "organisation.hide" })),
      h("p", { id: "organisation-hide-hint", class: "hint", "data-text": "organisation.hideHint" }),
      h("p", { id: "organisation-table-keys", class: "hidden", "data-text": "organisation.tableKeys" }),
      h("div", {
        id: "organisation-table",
        class: "people-grid",
        role: "grid",
        tabindex: "0",
        "aria-labelledby": "organisation-people-title",
        "aria-describedby": "organisation-table-keys",
        "aria-colcount": String(COLUMNS.length),
        "aria-readonly": "true",
        "data-testid": "organisation-table",
      }),
    ),
    h("p", { id: "organisation-said", class: "muted", role: "status", "data-testid": "organisation-said" }),
    h("div", { id: "organisation-report", class: "organisation-report", "data-testid": "organisation-report" }),
  ];
}

function clearFilter() {
  filterForm.reset();
  filter();
  byId("organisation-text").focus();
}

function takeDropped() {
  const holdsFiles = (event) => event.dataTransfer.types.includes("Files");
  view.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    view.classList.add("dropping");
  });
  view.addEventListener("dragleave", (event) => {
    if (!view.contains(event.relatedTarget)) view.classList.remove("dropping");
  });
  view.addEventListener("drop", (event) => {
    view.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
}

function build() {
  addTexts(organisation);
  view = built();
  document.body.append(view);
  translatePage();
  const grid = byId("organisation-table");
  const head = h("div", { role: "rowgroup", class: "grid-head" }, h("div", { role: "row", id: "organisation-columns", class: "grid-columns", "aria-rowindex": "1" }));
  byId("organisation-listed").addEventListener("change", () => {
    listed = [...view.querySelectorAll("#organisation-listed :checked")].map(({ value }) => value);
    askIfChanged();
  });
  table = rowTable({ grid, head, load: (from, to) => call("rows", { from, to }), draw: drawRow, open: openPerson });
  takeDropped();
  // A place is in the editor, behind the view.
  byId("organisation-person").addEventListener("click", ({ target }) => {
    if (!target.closest(".place")) return;
    byId("organisation-person").close();
    view.close();
  });
  subscribe((changed) => {
    if (view.open && ["language", "documents", "before", "trust", "metadata"].some((key) => changed.has(key))) askIfChanged();
  });
}

/** Opens the view. */
export function openOrganisation() {
  if (!view) build();
  if (!view.open) view.showModal();
  askIfChanged();
  byId("organisation-title").focus();
}
