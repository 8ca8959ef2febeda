// Which models do the policies admit? Every known model is asked about, at registration and at sign-in.

import { shownDecision } from "../../../kit/checks.ts";
import { failureOf } from "../../../kit/contract.ts";
import type { AuthenticatorModel, Models, ModelVerdict, ReasonCount } from "../../../kit/contract.ts";
import { byId, controlOf, focusedAmong, goTo, setText, targetOf } from "../../../kit/dom.ts";
import { draw, elementOf, html, nothing } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { save } from "../../../kit/save.ts";
import { valuesOf } from "../../../kit/terms.ts";
import { isThere } from "../../../kit/there.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { currentTenant } from "../../state/answer.ts";
import { toModelsQuestion } from "../../state/scenario.ts";
import { editForm, follow, state } from "../../state/state.ts";
import { findingItems } from "../findings/findings.ts";
import { bar } from "../parts/bar.ts";
import { presentModel } from "../question/question.ts";

type ActionName = "registration" | "signIn";

/** A model with its row, and what the search looks in. */
interface Row {
  readonly model: AuthenticatorModel;
  readonly element: HTMLElement;
  readonly text: string;
}

const view = byId("models");
const filterForm = byId("models-filter");
const channel = byId("models-channel");

/** The two verdicts on a model: members of a row, and of the answer for their counts. */
const ACTIONS = ["registration", "signIn"] as const;
const COLUMNS = ["name", ...ACTIONS, "transports", "certification"];

/** No certification, where a filter has to name that. */
const NONE = "none";

/** What the core answered, or null. */
let answer: Models | null = null;
/** One for each model: `{ model, element, text }`, with what the search looks in. */
let rows: Row[] = [];
let order = { column: "name", descending: false };

/** A verdict as the value of a filter: the decision alone where it has no other reason. */
function verdictKey(verdict: Pick<ModelVerdict, "decision" | "reason">) {
  return reasonWords(verdict) === null ? verdict.decision : `${verdict.decision} ${verdict.reason}`;
}

/** A verdict in a few words; `allowed` says nothing more than that it is. */
function reasonWords({ decision, reason }: Pick<ModelVerdict, "decision" | "reason">) {
  return reason === "allowed" && decision === "allow" ? null : (tOrNull(`reason.${reason}`) ?? reason);
}

function verdictWords(verdict: Pick<ModelVerdict, "decision" | "reason">) {
  const decision = term("Decision", verdict.decision);
  const reason = reasonWords(verdict);
  return reason ? t("decisionAndReason", { decision, reason }) : decision;
}

/** The answer with the decisions as they are shown. */
function asShown(found: Models): Models {
  const shown = (verdict: ModelVerdict | ReasonCount) => ({ ...verdict, decision: shownDecision(verdict.decision, verdict.reason) });
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
    draw(byId("models-error"), nothing);
  } catch (error) {
    const { message, code } = failureOf(error);
    answer = null;
    const nothing = code === "input.missing" ? t("modelsNoPolicy") : null;
    draw(byId("models-error"), [
      html`<p>${icon("error")}<span>${nothing ?? message}</span></p>`,
      html`<p class="meta">${code ? html`<code>${code}</code>` : null}</p>`,
    ]);
  }
  byId("models-answer").hidden = !answer;
}

function renderChart(action: ActionName) {
  if (!answer) return;
  const { length: all } = answer.models;
  const bars = answer[action].map((counted) => {
    const key = verdictKey(counted);
    const pressed = controlOf(filterForm, action).value === key;
    return html`<li
      ><button
        type="button"
        class="bar-button"
        aria-pressed=${String(pressed)}
        data-decision=${counted.decision}
        data-reason=${counted.reason}
        @click=${() => choose(action, pressed ? "" : key)}
        >${icon(counted.decision)}<span class="bar-words">${verdictWords(counted)}</span
        ><span class="bar-count">${number(counted.count)}</span>${bar([["", counted.count / all]])}</button
      ></li
    >`;
  });
  const list = byId(`chart-${action}`);
  const focused = focusedAmong(list.querySelectorAll("button"));
  draw(list, bars);
  if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
}

function number(value: number) {
  return new Intl.NumberFormat(state.language).format(value);
}

/** Filters by a verdict, as a bar does. */
function choose(action: ActionName, key: string) {
  controlOf(filterForm, action).value = key;
  filter();
}

/** Puts choices into a filter and keeps what was chosen, as far as it is still there. */
function offer(name: string, choices: readonly (readonly [string, string])[]) {
  const select = controlOf(filterForm, name);
  const { value } = select;
  draw(
    select,
    [["", t("filter.any")] as const, ...choices].map(([key, words]) => html`<option value=${key}>${words}</option>`),
  );
  select.value = choices.some(([key]) => key === value) ? value : "";
}

function renderFilters() {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort();
  if (!answer) return;
  const { models } = answer;
  const counts = answer;
  offer(
    "transport",
    distinct(models.flatMap(({ transports }) => transports)).map((one) => [one, transportWords(one)] as const),
  );
  const statuses = distinct(models.map(({ certification }) => certification).filter((one): one is string => one !== null));
  offer("certification", [...statuses.map((one) => [one, one] as const), [NONE, t("filter.notReported")]]);
  for (const action of ACTIONS) {
    const decisions = valuesOf("Decision").filter((one) => counts[action].some(({ decision }) => decision === one));
    offer(action, [
      ...decisions.map((one) => [one, term("Decision", one)] as const),
      ...counts[action]
        .filter((counted) => reasonWords(counted) !== null)
        .map((counted) => [verdictKey(counted), verdictWords(counted)] as const),
    ]);
  }
}

function transportWords(transport: string) {
  return tOrNull(`transport.${transport}`) ?? transport;
}

function verdictCell(head: string, verdict: ModelVerdict) {
  const reason = reasonWords(verdict);
  return html`<td role="cell" data-head=${t(head)} title=${verdict.text}
    ><span class="model-verdict"
      >${icon(verdict.decision)}<span
        ><strong>${term("Decision", verdict.decision)}</strong>${reason ? html`<span>${reason}</span>` : null}</span
      ></span
    ></td
  >`;
}

function newRow(model: AuthenticatorModel): Row {
  const { aaguid, name, transports, certification } = model;
  const element = elementOf(
    html`<tr role="row" data-aaguid=${aaguid}
      ><th role="rowheader" scope="row"
        ><button type="button" class="link" title=${t("presentModel")}>${name}</button><code>${aaguid}</code></th
      >${verdictCell("modelsRegistration", model.registration)}${verdictCell("modelsSignIn", model.signIn)}<td
        role="cell"
        data-head=${t("filter.transport")}
        >${transports.map(transportWords).join(", ") || "—"}</td
      ><td role="cell" data-head=${t("filter.certification")}>${certification ? html`<code>${certification}</code>` : "—"}</td></tr
    >`,
  );
  return { model, element, text: `${name} ${aaguid} ${aaguid.replaceAll("-", "")}`.toLowerCase() };
}

function renderColumns() {
  const heads: Record<string, string> = {
    name: "model",
    registration: "modelsRegistration",
    signIn: "modelsSignIn",
    transports: "filter.transport",
    certification: "filter.certification",
  };
  const focused = (document.activeElement as HTMLElement | null)?.dataset.column;
  draw(
    byId("models-columns"),
    COLUMNS.map((column) => {
      const sorted = order.column === column;
      const direction = order.descending ? "descending" : "ascending";
      return html`<th role="columnheader" scope="col" aria-sort=${sorted ? direction : "none"}
        ><button type="button" class="sort" data-column=${column} @click=${() => sortBy(column)}
          >${t(heads[column] ?? "")}${sorted ? icon(order.descending ? "down" : "up") : null}</button
        ></th
      >`;
    }),
  );
  if (focused) byId("models-columns").querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
}

function sortBy(column: string) {
  order = { column, descending: order.column === column && !order.descending };
  sort();
  renderColumns();
}

function sort() {
  const collator = new Intl.Collator(state.language, { numeric: true });
  const { column, descending } = order;
  const keyOf = ({ model }: Row) => {
    if (column === "name") return model.name;
    if (column === "transports") return model.transports.map(transportWords).join(", ");
    if (column === "certification") return model.certification ?? "";
    const verdict = model[column as ActionName];
    const { decision } = verdict;
    return `${valuesOf("Decision").indexOf(decision)} ${reasonWords(verdict) ?? ""}`;
  };
  // What the core sorted by name stays so within the same key.
  const keyed = rows.map((row, index) => ({ row, index, key: keyOf(row) }));
  keyed.sort((a, b) => (descending ? -1 : 1) * collator.compare(a.key, b.key) || a.index - b.index);
  draw(
    byId("models-rows"),
    keyed.map(({ row }) => row.element),
  );
}

function filter() {
  const {
    text = "",
    transport = "",
    certification = "",
    ...verdicts
  } = Object.fromEntries(new FormData(filterForm)) as Record<string, string>;
  const words = text.toLowerCase().split(/\s+/);
  const matches = (chosen: string, verdict: ModelVerdict) => [verdict.decision as string, verdictKey(verdict), ""].includes(chosen);
  let shown = 0;
  for (const { model, element, text: where } of rows) {
    const fits =
      words.every((word) => where.includes(word)) &&
      (transport === "" || model.transports.includes(transport)) &&
      (certification === "" || (model.certification ?? NONE) === certification) &&
      ACTIONS.every((action) => matches(verdicts[action] ?? "", model[action]));
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
  const { catalogueDated = "", metadataNumber = null, findings = [] } = answer ?? {};
  const basis = answer ? t("modelsCatalogue", { date: catalogueDated }) : "";
  const said = answer
    ? html`<p>${basis} ${metadataNumber === null ? t("modelsNoMetadata") : t("modelsMetadata", { number: metadataNumber })}</p>`
    : null;
  const toMetadata = () => {
    view.close();
    goTo(byId("open-metadata"));
  };
  const way =
    answer && metadataNumber === null
      ? html`<button type="button" class="link" @click=${toMetadata}>${icon("open")}${t("openMetadata")}</button>`
      : null;
  const notes =
    findings.length > 0
      ? html`<ul class="findings"
          >${findingItems(findings)}</ul
        >`
      : null;
  draw(byId("models-basis"), [said, way, notes].filter(isThere));
}

function render() {
  draw(
    channel,
    valuesOf("Channel").map((one) => html`<option value=${one}>${t(`channel.${one}`)}</option>`),
  );
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
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), "models.csv");
}

function present(model: AuthenticatorModel) {
  view.close();
  presentModel(model);
  goTo(byId("verdict-title"));
}

let isStarted = false;

export function openModels() {
  if (!isStarted) start();
  isStarted = true;
  render();
  view.showModal();
  byId("models-title").focus();
}

function start() {
  byId("close-models").addEventListener("click", () => view.close());
  byId("clear-filter").addEventListener("click", clearFilter);
  byId("download-models").addEventListener("click", download);
  filterForm.addEventListener("input", filter);
  filterForm.addEventListener("submit", (event) => event.preventDefault());
  channel.addEventListener("change", () => editForm({ channel: channel.value }));
  byId("models-rows").addEventListener("click", (event) => {
    const aaguid = targetOf<Element>(event).closest("button")?.closest("tr")?.dataset.aaguid;
    const row = rows.find(({ model }) => model.aaguid === aaguid);
    if (row) present(row.model);
  });
  // Hundreds of rows are no use to anybody while the view is shut.
  view.addEventListener("close", () => {
    rows = [];
    draw(byId("models-rows"), nothing);
  });
  follow(["language", "form", "documents", "trust", "metadata"], () => view.open && render());
}
