// The requests to Microsoft Graph that make a change: to look at and to copy. Nothing is sent.

import { failureOf } from "../../../kit/contract.ts";
import type { Finding, GraphRequest, PolicyReference, UnsentChange } from "../../../kit/contract.ts";
import { byId, h, setText } from "../../../kit/dom.ts";
import type { Attributes } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { graphChange } from "../../core/package.ts";
import { t, tOrNull } from "../../i18n.ts";
import { state, subscribe } from "../../state/state.ts";
import type { PolicyDocument } from "../../state/state.ts";
import { findingItems } from "../findings/findings.ts";

const view = byId("graph");
const said = byId("graph-said");

/** What was asked for: policies before, documents after, and in words what the change is; null where nothing is shown. */
let shown: { before: readonly string[]; after: readonly string[]; text: string | null } | null = null;

/** The form in which requests are copied, by the name that it has in them: `json`, `azureCli` or `powerShell`. */
function form(): "json" | "azureCli" | "powerShell" {
  return view.querySelector<HTMLInputElement>('[name="graphForm"]:checked')?.value as "json" | "azureCli" | "powerShell";
}

function note(picture: string, text: string, attributes: Attributes = {}) {
  return h("p", { class: "said", ...attributes }, icon(picture), h("span", {}, text));
}

function requestItem(request: GraphRequest, index: number) {
  const text = request[form()];
  const id = `graph-request-${index}`;
  return h(
    "li",
    { "data-testid": "graph-request" },
    h("h3", { id, class: "request-line" }, h("span", { class: "pill" }, request.method), " ", h("code", {}, request.path)),
    h("p", { class: "muted" }, t("graph.needs", { permissions: request.permissions.join(", "), role: request.role })),
    request.affects.length > 0 ? h("p", {}, t("graph.affects", { policies: named(request.affects) })) : null,
    text === ""
      ? h("p", { class: "muted" }, t("graph.noBody"))
      : h("pre", { class: "code-lines request-text", tabindex: "0", role: "group", "aria-labelledby": id, "data-testid": "graph-text" }, text),
    h(
      "div",
      { class: "ways" },
      text === ""
        ? null
        : h(
            "button",
            { type: "button", class: "button", "aria-describedby": id, "data-testid": "graph-copy", on: { click: () => copy(text) } },
            icon("copy"),
            t("graph.copy"),
          ),
    ),
  );
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    setText(said, t("graph.copied"));
  } catch {
    setText(said, t("share.notCopied"));
  }
}

/** What people call policies that refer to a strength. */
function named(policies: readonly PolicyReference[]) {
  return policies.map(({ displayName, id }) => short(displayName ?? id ?? t("namelessPolicy"))).join(", ");
}

function unsentItem({ why, resource, referredBy }: UnsentChange) {
  return h(
    "li",
    { class: "said", "data-why": why },
    icon("info"),
    h("span", {}, t(`graph.unsent.${why}`, { resource: tOrNull(`resource.${resource}`) ?? resource, policies: named(referredBy) })),
  );
}

/** Findings without the way to their place, which is behind this view and may be of another text. */
function findings(list: readonly Finding[]) {
  const apart = list.map((finding) => ({ ...finding, document: null }));
  return findingItems(apart);
}

function render() {
  setText(said, "");
  if (!shown) return;
  const { before, after, text } = shown;
  byId("graph-what").hidden = !text;
  setText(byId("graph-what"), text ?? "");
  const place = byId("graph-body");
  let change;
  try {
    change = graphChange(before, after, { language: state.language });
  } catch (error) {
    const { message, code } = failureOf(error);
    byId("graph-forms").hidden = true;
    place.replaceChildren(
      h("div", { class: "note error" }, h("p", {}, icon("error"), h("span", {}, message)), h("p", { class: "meta" }, h("code", {}, code ?? ""))),
    );
    return;
  }
  const { requests, unsent } = change;
  const refused = change.findings.filter(({ severity }) => severity === "error");
  const warned = change.findings.filter(({ severity }) => severity === "warning");
  byId("graph-forms").hidden = requests.length === 0;
  setText(byId("graph-shell"), t(`graph.hint.${form()}`));
  const content: HTMLElement[] = [];
  if (refused.length > 0) {
    content.push(note("error", t("graph.refused"), { "data-testid": "graph-refused" }), h("ul", { class: "findings" }, findings(refused)));
  } else if (requests.length > 0) content.push(note("pass", t("graph.checked"), { "data-testid": "graph-checked" }));
  if (requests.length === 0) content.push(note("info", t(unsent.length > 0 ? "graph.onlyUnsent" : "graph.nothing"), { "data-testid": "graph-nothing" }));
  if (requests.length > 1) content.push(h("p", {}, t("graph.order", { count: requests.length })));
  if (requests.length > 0) content.push(h("ol", { class: "requests" }, requests.map(requestItem)));
  if (unsent.length > 0) {
    content.push(h("h3", {}, t("graph.unsentTitle")), h("ul", { class: "unsent", "data-testid": "graph-unsent" }, unsent.map(unsentItem)));
  }
  if (warned.length > 0) {
    content.push(
      h(
        "details",
        { class: "folded" },
        h("summary", {}, h("h3", {}, t("graph.warnings")), h("span", { class: "count" }, String(warned.length))),
        h("ul", { class: "findings" }, findings(warned)),
      ),
    );
  }
  place.replaceChildren(...content);
}

/**
 * Shows the requests that turn policies into those of documents. `text` says what the change is, where that is known.
 */
export function openGraph(before: readonly string[], documents: readonly PolicyDocument[], text: string | null = null) {
  const after = documents.map((one) => one.text).filter((one) => one.trim() !== "");
  shown = { before, after, text };
  view.showModal();
  render();
  byId("graph-title").focus();
}

export function startGraph() {
  byId("close-graph").addEventListener("click", () => view.close());
  byId("graph-forms").addEventListener("change", render);
  byId("graph-forms").addEventListener("submit", (event) => event.preventDefault());
  view.addEventListener("close", () => {
    shown = null;
    byId("graph-body").replaceChildren();
  });
  subscribe((changed) => {
    if (shown && changed.has("language")) render();
  });
}
