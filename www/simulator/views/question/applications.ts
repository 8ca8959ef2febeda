// Applications to choose from: those that the policies name, groups, and Microsoft's own. They decide nothing.

import { byId, controlOf } from "../../../kit/dom.ts";
import { draw, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { microsoftApplications } from "../../core/package.ts";
import { t } from "../../i18n.ts";
import { resources, valueIn } from "../../state/documents.ts";
import { editForm, follow, state } from "../../state/state.ts";

/** More than that nobody reads. */
const SHOWN = 20;
/** Applications that are proposed for an id that is not whole. */
const PROPOSED = 3;

/** What the portal calls the groups that a policy can name. */
const GROUPS: Record<string, string> = { Office365: "Office 365", MicrosoftAdminPortals: "Microsoft Admin Portals" };

/** Where an application that nobody knows is refused. */
export const APPLICATION = "/question/access/application";

/** Microsoft's own by id; loaded when somebody turns to the field or it needs them. */
let microsoft: Record<string, string> = {};

/** Applications whose name or id holds what was typed: those that begin with it first, then by name. */
export function matching(applications: Record<string, string>, typed: string): [string, string][] {
  const text = plain(typed);
  if (text.length < 2) return [];
  const found = Object.entries(applications).filter(([id, name]) => plain(id).startsWith(text) || plain(name).includes(text));
  const order = ([, name]: [string, string]) => (plain(name).startsWith(text) ? 0 : 1);
  return found.sort((one, other) => order(one) - order(other) || one[1].localeCompare(other[1])).slice(0, SHOWN);
}

/** A name without letter case and blanks, which nobody types alike. */
function plain(text: string) {
  return text.toLowerCase().replace(/\s/g, "");
}

/** The applications that Conditional Access policies of the documents name, with the name of the first policy. */
function named() {
  const found = new Map<string, string>();
  for (const one of state.documents) {
    for (const { resource, name, path } of resources(one)) {
      if (resource !== "conditionalAccessPolicy") continue;
      const applications = valueIn(one, path)?.conditions?.applications;
      const ids = [applications?.includeApplications, applications?.excludeApplications].flat();
      for (const id of ids) if (typeof id === "string" && !["All", "None"].includes(id) && !found.has(id)) found.set(id, name ?? "");
    }
  }
  return found;
}

function nameOf(id: string): string | undefined {
  return GROUPS[id] ?? microsoft[id.toLowerCase()];
}

function all() {
  return { ...GROUPS, ...microsoft };
}

let last: { of: object; text: string; words: string | undefined } | null = null;

/** What an id or a name stands for: both, as words; undefined where it is none that is known. Kept, as there are thousands to look through. */
function known(text: string) {
  if (last?.of === microsoft && last.text === text) return last.words;
  const found = Object.entries(all()).find((both) => both.some((one) => plain(one) === plain(text)));
  last = { of: microsoft, text, words: found && `${found[1]} (${found[0]})` };
  return last.words;
}

/** What is offered for what stands in the field: for nothing, what the policies name and the groups. */
function offered(typed: string): (readonly [string, string])[] {
  const text = plain(typed);
  const ours = [...named()].map(([id, policy]) => [id, t("application.named", { name: nameOf(id) ?? id, policy })] as const);
  const own = ours.filter(([id, label]) => plain(id).includes(text) || plain(label).includes(text));
  const others = text === "" ? Object.entries(GROUPS) : matching(all(), typed);
  return [...own, ...others.filter(([id]) => !own.some(([known]) => known === id)).map(([id, name]) => [id, `${name} (${id})`] as const)];
}

function offer() {
  const options = offered(controlOf(byId("question-form"), "application").value).map(
    ([value, label]) => html`<option value=${value} label=${label}></option>`,
  );
  draw(byId("applications"), options);
}

async function load() {
  microsoft = await microsoftApplications();
  offer();
  render();
}

function isRefused() {
  const { kind, error } = state.answer;
  return kind === "error" && error.path === APPLICATION;
}

/** Buttons that put the names into the question that the core calls the nearest; null where it has none. */
export function proposals() {
  const message = state.answer.error?.message ?? "";
  const said = Object.values(all()).filter((name) => message.includes(name));
  const whole = new Set(said.filter((name) => !said.some((other) => other !== name && other.includes(name))));
  const meant =
    whole.size > 0 ? [...whole].map((name): [string, string] => [name, name]) : matching(all(), state.form.application).slice(0, PROPOSED);
  if (meant.length === 0) return null;
  const button = ([application, name]: [string, string]) =>
    html`<button type="button" class="button small" @click=${() => editForm({ application })}>${name}</button>`;
  return html`<div class="ways" data-testid="application-meant"><span>${t("application.meant")}</span>${meant.map(button)}</div>`;
}

/** What is known of the application that stands there. */
function render() {
  const place = byId("application-note");
  const id = state.form.application.trim();
  const needed = state.form.opens === "application" && id !== "";
  if (needed && Object.keys(microsoft).length === 0) void load();
  const name = needed ? known(id) : undefined;
  const policy = needed && !name ? named().get(id) : undefined;
  let said = null;
  if (!needed) said = null;
  else if (isRefused()) said = [html`<p>${icon("unknown")}<span>${t("application.unknown")}</span></p>`, proposals()];
  else if (name) said = [html`<p>${icon("pass")}<span>${name}</span></p>`];
  else if (policy !== undefined) said = [html`<p>${icon("pass")}<span>${t("application.named", { name: id, policy })}</span></p>`];
  else if (state.answer.kind === "verdict") said = [html`<p>${icon("info")}<span>${t("application.nameless")}</span></p>`];
  draw(place, (said ?? []).filter(isThere));
}

export function startApplications() {
  const field = byId("application");
  field.addEventListener("input", offer);
  field.addEventListener("focus", () => (Object.keys(microsoft).length === 0 ? load() : offer()));
  follow(["form", "answer", "language"], render);
}
