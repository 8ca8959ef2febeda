// Which models do the policies admit? Every known model is asked about, at registration and at sign-in.

import { currentTenant } from "../../state/answer.js";
import { shownDecision } from "../../../kit/checks.js";
import { byId, goTo, h, setText } from "../../../kit/dom.js";
import { findingItems } from "../findings/findings.js";
import { t, term, tOrNull } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { presentModel } from "../question/question.js";
import { toModelsQuestion } from "../../state/scenario.js";
import { editForm, state, subscribe } from "../../state/state.js";
import { valuesOf } from "../../../kit/terms.js";

const view = byId("models");
const filterForm = byId("models-filter");
const channel = byId("models-channel");

/** The two verdicts on a model: members of a row, and of the answer for their counts. */
const ACTIONS = ["registration", "signIn"];
const COLUMNS = ["name", ...ACTIONS, "transports", "certification"];

/** No certification, where a filter has to name that. */
const NONE = "none";

/** What the core answered, or null. */
let answer = null;
/** One for each model: `{ model, element, text }`, with what the search looks in. */
let rows = [];
let order = { column: "name", descending: false };

/** A verdict as the value of a filter: the decision alone where it has no other reason. */
function verdictKey(verdict) {
  return reasonWords(verdict) === null ? verdict.decision : `${verdict.decision} ${verdict.reason}`;
}

/** A verdict in a few words; `allowed` says nothing more than that it is. */
function reasonWords({ decision, reason }) {
  return reason === "allowed" && decision === "allow" ? null : (tOrNull(`reason.${reason}`) ?? reason);
}

function verdictWords(verdict) {
  const decision = term("Decision", verdict.decision);
  const reason = reasonWords(verdict);
  return reason ? t("decisionAndReason", { decision, reason }) : decision;
}

/** The answer with the decisions as they are shown. */
function asShown(found) {
  const shown = (verdict) => ({ ...verdict, decision: shownDecision(verdict.decision, verdict.reason) });
  const counts = ACTIONS.map((action) => [action, found[action].map(shown)]);
  const models = found.models.map((model) => ({
    ...model,
    ...Object.fromEntries(ACTIONS.map((action) => [action, shown(model[action])])),
  }));
  return { ...found, ...Object.fromEntries(counts), models };
}

function ask() {
  try {
    const tenant = currentTenant();
    answer = asShown(tenant.models(toModelsQuestion(state.form), { language: state.language }));
    byId("models-error").replaceChildren();
  } catch ({ message, code }) {
    answer = null;
    const nothing = code === "input.missing" ? t("modelsNoPolicy") : null;
    byId("models-error").replaceChildren(
      h("p", {}, icon("error"), h("span", {}, nothing ?? message)),
      h("p", { class: "meta" }, code ? h("code", {}, code) : null),
    );
  }
  byId("models-answer").hidden = !answer;
}

/** A bar as wide as its share. */
function line(share) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const rect = document.createElementNS(namespace, "rect");
  const attributes = { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar-line" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  rect.setAttribute("width", String(Math.max(0.5, share * 100)));
  rect.setAttribute("height", "8");
  svg.append(rect);
  return svg;
}

function renderChart(action) {
  const bars = answer[action].map((counted) => {
    const key = verdictKey(counted);
    const pressed = filterForm.elements.namedItem(action).value === key;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "bar-button",
          "aria-pressed": String(pressed),
          "data-decision": counted.decision,
          "data-reason": counted.reason,
          on: { click: () => choose(action, pressed ? "" : key) },
        },
        icon(counted.decision),
        h("span", { class: "bar-words" }, verdictWords(counted)),
        h("span", { class: "bar-count" }, number(counted.count)),
        line(counted.count / answer.models.length),
      ),
    );
  });
  const list = byId(`chart-${action}`);
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...bars);
  if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
}

function number(value) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** Filters by a verdict, as a bar does. */
function choose(action, key) {
  filterForm.elements.namedItem(action).value = key;
  filter();
}

/** Puts choices into a filter and keeps what was chosen, as far as it is still there. */
function offer(name, choices) {
  const select = filterForm.elements.namedItem(name);
  const { value } = select;
  select.replaceChildren(...[["", t("filter.any")], ...choices].map(([key, words]) => h("option", { value: key }, words)));
  select.value = choices.some(([key]) => key === value) ? value : "";
}

function renderFilters() {
  const distinct = (values) => [...new Set(values)].sort();
  const { models } = answer;
  offer(
    "transport",
    distinct(models.flatMap(({ transports }) => transports)).map((one) => [one, transportWords(one)]),
  );
  const statuses = distinct(models.map(({ certification }) => certification).filter((one) => one !== null));
  offer("certification", [...statuses.map((one) => [one, one]), [NONE, t("filter.notReported")]]);
  for (const action of ACTIONS) {
    const decisions = valuesOf("Decision").filter((one) => answer[action].some(({ decision }) => decision === one));
    offer(action, [
      ...decisions.map((one) => [one, term("Decision", one)]),
      ...answer[action]
        .filter((counted) => reasonWords(counted) !== null)
        .map((counted) => [verdictKey(counted), verdictWords(counted)]),
    ]);
  }
}

function transportWords(transport) {
  return tOrNull(`transport.${transport}`) ?? transport;
}

function verdictCell(head, verdict) {
  const reason = reasonWords(verdict);
  return h(
    "td",
    { role: "cell", "data-head": t(head), title: verdict.text },
    h(
      "span",
      { class: "model-verdict" },
      icon(verdict.decision),
      h("span", {}, h("strong", {}, term("Decision", verdict.decision)), reason ? h("span", {}, reason) : null),
    ),
  );
}

function newRow(model) {
  const { aaguid, name, transports, certification } = model;
  const element = h(
    "tr",
    { role: "row", "data-aaguid": aaguid },
    h(
      "th",
      { role: "rowheader", scope: "row" },
      h("button", { type: "button", class: "link", title: t("presentModel") }, name),
      h("code", {}, aaguid),
    ),
    verdictCell("modelsRegistration", model.registration),
    verdictCell("modelsSignIn", model.signIn),
    h("td", { role: "cell", "data-head": t("filter.transport") }, transports.map(transportWords).join(", ") || "—"),
    h("td", { role: "cell", "data-head": t("filter.certification") }, certification ? h("code", {}, certification) : "—"),
  );
  return { model, element, text: `${name} ${aaguid} ${aaguid.replaceAll("-", "")}`.toLowerCase() };
}

function renderColumns() {
  const heads = {
    name: "model",
    registration: "modelsRegistration",
    signIn: "modelsSignIn",
    transports: "filter.transport",
    certification: "filter.certification",
  };
  const focused = document.activeElement?.dataset?.column;
  byId("models-columns").replaceChildren(
    ...COLUMNS.map((column) => {
      const sorted = order.column === column;
      const direction = order.descending ? "descending" : "ascending";
      return h(
        "th",
        { role: "columnheader", scope: "col", "aria-sort": sorted ? direction : "none" },
        h(
          "button",
          { type: "button", class: "sort", "data-column": column, on: { click: () => sortBy(column) } },
          t(heads[column]),
          sorted ? icon(order.descending ? "down" : "up") : null,
        ),
      );
    }),
  );
  if (focused) byId("models-columns").querySelector(`[data-column="${focused}"]`)?.focus();
}

function sortBy(column) {
  order = { column, descending: order.column === column && !order.descending };
  sort();
  renderColumns();
}

function sort() {
  const collator = new Intl.Collator(state.language, { numeric: true });
  const { column, descending } = order;
  const keyOf = ({ model }) => {
    if (column === "name") return model.name;
    if (column === "transports") return model.transports.map(transportWords).join(", ");
    if (column === "certification") return model.certification ?? "";
    const { decision } = model[column];
    return `${valuesOf("Decision").indexOf(decision)} ${reasonWords(model[column]) ?? ""}`;
  };
  // What the core sorted by name stays so within the same key.
  const keyed = rows.map((row, index) => ({ row, index, key: keyOf(row) }));
  keyed.sort((a, b) => (descending ? -1 : 1) * collator.compare(a.key, b.key) || a.index - b.index);
  byId("models-rows").replaceChildren(...keyed.map(({ row }) => row.element));
}

function filter() {
  const { text, transport, certification, ...verdicts } = Object.fromEntries(new FormData(filterForm));
  const words = text.toLowerCase().split(/\s+/);
  const matches = (chosen, verdict) => [verdict.decision, verdictKey(verdict), ""].includes(chosen);
  let shown = 0;
  for (const { model, element, text: where } of rows) {
    const fits =
      words.every((word) => where.includes(word)) &&
      (transport === "" || model.transports.includes(transport)) &&
      (certification === "" || (model.certification ?? NONE) === certification) &&
      ACTIONS.every((action) => matches(verdicts[action], model[action]));
    element.hidden = !fits;
    if (fits) shown += 1;
  }
  setText(byId("models-count"), t("modelsShown", { shown: number(shown), all: number(rows.length) }));
  byId("clear-filter").hidden = shown === rows.length && text === "";
  for (const action of ACTIONS) renderChart(action);
}

function clearFilter() {
  filterForm.reset();
  filter();
  byId("models-text").focus();
}

/** What the answer rests on. */
function renderBasis() {
  const { catalogueDated, metadataNumber, findings } = answer ?? { findings: [] };
  const basis = answer ? t("modelsCatalogue", { date: catalogueDated }) : "";
  const said = answer
    ? h("p", {}, basis, " ", metadataNumber === null ? t("modelsNoMetadata") : t("modelsMetadata", { number: metadataNumber }))
    : null;
  const toMetadata = () => {
    view.close();
    goTo(byId("open-metadata"));
  };
  const way =
    answer && metadataNumber === null
      ? h("button", { type: "button", class: "link", on: { click: toMetadata } }, icon("open"), t("openMetadata"))
      : null;
  const notes = findings.length > 0 ? h("ul", { class: "findings" }, findingItems(findings)) : null;
  byId("models-basis").replaceChildren(...[said, way, notes].filter(Boolean));
}

function render() {
  channel.replaceChildren(...valuesOf("Channel").map((one) => h("option", { value: one }, t(`channel.${one}`))));
  channel.value = state.form.channel;
  ask();
  renderBasis();
  if (!answer) return;
  rows = answer.models.map(newRow);
  renderColumns();
  renderFilters();
  sort();
  filter();
}

function download() {
  // Spreadsheets take a file without the mark for one of the system's old encoding.
  const text = `\uFEFF${currentTenant().modelsCsv(toModelsQuestion(state.form), { language: state.language })}`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  h("a", { href: address, download: "models.csv" }).click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function present(model) {
  view.close();
  presentModel(model);
  goTo(byId("verdict-title"));
}

function open() {
  render();
  view.showModal();
  byId("models-title").focus();
}

export function startModels() {
  byId("open-models").addEventListener("click", open);
  byId("document-models").addEventListener("click", open);
  byId("close-models").addEventListener("click", () => view.close());
  byId("clear-filter").addEventListener("click", clearFilter);
  byId("download-models").addEventListener("click", download);
  filterForm.addEventListener("input", filter);
  filterForm.addEventListener("submit", (event) => event.preventDefault());
  channel.addEventListener("change", () => editForm({ channel: channel.value }));
  byId("models-rows").addEventListener("click", ({ target }) => {
    const aaguid = target.closest("button")?.closest("tr").dataset.aaguid;
    const row = rows.find(({ model }) => model.aaguid === aaguid);
    if (row) present(row.model);
  });
  // Hundreds of rows are no use to anybody while the view is shut.
  view.addEventListener("close", () => {
    rows = [];
    byId("models-rows").replaceChildren();
  });
  subscribe((changed) => {
    const concerned = ["language", "form", "documents", "trust", "metadata"].some((key) => changed.has(key));
    if (view.open && concerned) render();
  });
}
