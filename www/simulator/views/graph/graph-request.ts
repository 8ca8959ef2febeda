// The requests to Microsoft Graph that make a change: to look at and to copy. Nothing is sent.

import { failureOf } from "../../../kit/contract.ts";
import type { Finding, GraphRequest, PolicyReference, UnsentChange } from "../../../kit/contract.ts";
import { byId, setText } from "../../../kit/dom.ts";
import { draw, html, nothing } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { graphChange } from "../../core/package.ts";
import { t, tOrNull } from "../../i18n.ts";
import { follow, state } from "../../state/state.ts";
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

function note(picture: string, text: string, testId: string) {
  return html`<p class="said" data-testid=${testId}>${icon(picture)}<span>${text}</span></p>`;
}

function requestItem(request: GraphRequest, index: number) {
  const text = request[form()];
  const id = `graph-request-${index}`;
  return html`<li data-testid="graph-request"
    ><h3 id=${id} class="request-line"><span class="pill">${request.method}</span> <code>${request.path}</code></h3
    ><p class="muted">${t("graph.needs", { permissions: request.permissions.join(", "), role: request.role })}</p
    >${request.affects.length > 0 ? html`<p>${t("graph.affects", { policies: named(request.affects) })}</p>` : null}${
      text === ""
        ? html`<p class="muted">${t("graph.noBody")}</p>`
        : html`<pre class="code-lines request-text" tabindex="0" role="group" aria-labelledby=${id} data-testid="graph-text">${text}</pre>`
    }<div class="ways"
      >${
        text === ""
          ? null
          : html`<button type="button" class="button" aria-describedby=${id} data-testid="graph-copy" @click=${() => copy(text)}
              >${icon("copy")}${t("graph.copy")}</button
            >`
      }</div
    ></li
  >`;
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
  return html`<li class="said" data-why=${why}
    >${icon("info")}<span
      >${t(`graph.unsent.${why}`, { resource: tOrNull(`resource.${resource}`) ?? resource, policies: named(referredBy) })}</span
    ></li
  >`;
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
    draw(
      place,
      html`<div class="note error"
        ><p>${icon("error")}<span>${message}</span></p
        ><p class="meta"><code>${code ?? ""}</code></p></div
      >`,
    );
    return;
  }
  const { requests, unsent } = change;
  const refused = change.findings.filter(({ severity }) => severity === "error");
  const warned = change.findings.filter(({ severity }) => severity === "warning");
  byId("graph-forms").hidden = requests.length === 0;
  setText(byId("graph-shell"), t(`graph.hint.${form()}`));
  const content: Child[] = [];
  if (refused.length > 0) {
    content.push(
      note("error", t("graph.refused"), "graph-refused"),
      html`<ul class="findings"
        >${findings(refused)}</ul
      >`,
    );
  } else if (requests.length > 0) content.push(note("pass", t("graph.checked"), "graph-checked"));
  if (requests.length === 0) content.push(note("info", t(unsent.length > 0 ? "graph.onlyUnsent" : "graph.nothing"), "graph-nothing"));
  if (requests.length > 1) content.push(html`<p>${t("graph.order", { count: requests.length })}</p>`);
  if (requests.length > 0)
    content.push(
      html`<ol class="requests"
        >${requests.map(requestItem)}</ol
      >`,
    );
  if (unsent.length > 0) {
    content.push(
      html`<h3>${t("graph.unsentTitle")}</h3>`,
      html`<ul class="unsent" data-testid="graph-unsent"
        >${unsent.map(unsentItem)}</ul
      >`,
    );
  }
  if (warned.length > 0) {
    content.push(
      html`<details class="folded"
        ><summary><h3>${t("graph.warnings")}</h3><span class="count">${String(warned.length)}</span></summary
        ><ul class="findings"
          >${findings(warned)}</ul
        ></details
      >`,
    );
  }
  draw(place, content);
}

let isStarted = false;

/**
 * Shows the requests that turn policies into those of documents. `text` says what the change is, where that is known.
 */
export function openGraph(before: readonly string[], documents: readonly PolicyDocument[], text: string | null = null) {
  const after = documents.map((one) => one.text).filter((one) => one.trim() !== "");
  shown = { before, after, text };
  if (!isStarted) start();
  isStarted = true;
  view.showModal();
  render();
  byId("graph-title").focus();
}

function start() {
  byId("close-graph").addEventListener("click", () => view.close());
  byId("graph-forms").addEventListener("change", render);
  byId("graph-forms").addEventListener("submit", (event) => event.preventDefault());
  view.addEventListener("close", () => {
    shown = null;
    draw(byId("graph-body"), nothing);
  });
  follow(["language"], () => shown && render());
}
