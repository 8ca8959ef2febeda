// Giving a scenario to somebody else: as a link, as Markdown, or as a file. What identifies is replaced before.

import { busy } from "../../state/busy.js";
import { decisionKey } from "../../../kit/checks.js";
import { answerOf, metadataOf } from "../../core/compare.js";
import { byId, h, setText } from "../../../kit/dom.js";
import { evidenceIn, withoutEvidence } from "./evidence.js";
import { fileText } from "../../state/files.js";
import { markSaved } from "../../state/history.js";
import { t } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { loadScenario } from "../../state/load.js";
import { toMarkdown } from "./markdown.js";
import { redactWhile, replacements } from "./redact.js";
import { toShared } from "../../state/scenario.js";
import { fromLink, toLink } from "../../state/share-link.js";
import { state, subscribe, update } from "../../state/state.js";

const view = byId("share");
const address = byId("share-address");
/** Programs that pass a link on take this many characters for granted, and not many more. */
const COMMON = 8_000;

/** What would be given away: `{ scenario, answer }`; null where there is nothing. */
let prepared = null;
/** Counts what was prepared, so that what comes late is told apart. */
let round = 0;

function prepare() {
  let base;
  try {
    base = toShared(state);
  } catch {
    return { problem: t("share.extra") };
  }
  if (base.policies.length === 0 && !base.question.credential) return { problem: t("share.nothing") };
  const { language } = state;
  const asked = (scenario, metadata) => answerOf(scenario, { metadata, language });
  const metadata = metadataOf(state);
  const before = asked(base, metadata);
  const evidence = evidenceIn(base);
  const without = evidence.length > 0 && view.querySelector('[name="evidence"]:checked').value === "without";
  const kept = without ? withoutEvidence(base) : base;
  const start = without ? asked(kept, metadata) : before;
  const redacts = byId("share-redact").checked;
  const listed = redacts ? replacements(kept, (number) => t("share.name", { number })) : [];
  const { scenario, made, leftOut } = redactWhile(kept, listed, (one) => asked(one, metadata).key === start.key);
  const answer = asked(scenario, metadata);
  return {
    scenario,
    answer,
    evidence,
    without,
    redacts,
    made,
    leftOut,
    same: answer.key === before.key,
    needsMetadata: metadata !== undefined && asked(scenario, undefined).key !== answer.key,
  };
}

async function render() {
  round += 1;
  const now = round;
  prepared = prepare();
  const { problem, scenario } = prepared;
  byId("share-problem").replaceChildren(...(problem ? [h("p", {}, icon("error"), h("span", {}, problem))] : []));
  byId("share-content").hidden = Boolean(problem);
  setText(byId("share-said"), "");
  if (problem) return;
  byId("share-evidence").hidden = prepared.evidence.length === 0;
  setText(
    byId("share-evidence-kinds"),
    t("share.evidenceKinds", { kinds: prepared.evidence.map((kind) => t(`evidence.${kind}`)).join(t("share.between")) }),
  );
  renderReplacements();
  renderPreview(scenario);
  byId("share-markdown").disabled = !prepared.answer.verdict;
  address.value = "";
  byId("share-link").disabled = true;
  let link = null;
  let tooLarge = false;
  try {
    link = await busy(toLink(scenario));
  } catch {
    tooLarge = true;
  }
  if (now !== round) return;
  if (link) address.value = `${location.origin}${location.pathname}#${link}`;
  byId("share-link").disabled = tooLarge;
  renderNotes({ length: address.value.length, tooLarge });
}

function renderNotes({ length, tooLarge }) {
  const { answer, same, without, redacts, leftOut, needsMetadata, made } = prepared;
  const said = [];
  const say = (picture, text, key) =>
    said.push(h("p", { class: "said", "data-note": key }, icon(picture), h("span", {}, text)));
  if (same && (redacts || without)) say("pass", t("share.same"), "same");
  else if (!same && answer.verdict) {
    say("warning", t("share.differs", { decision: t(decisionKey(prepared.scenario.question.action, answer.verdict)) }), "differs");
  } else if (!same) say("warning", t("share.noVerdict"), "noVerdict");
  if (leftOut.length > 0) say("warning", t("share.leftOut", { values: leftOut.map(({ from }) => from).join(t("share.between")) }), "leftOut");
  if (!redacts) say("warning", t("share.asItIs"), "asItIs");
  else if (made.length === 0) say("info", t("share.nothingReplaced"), "nothingReplaced");
  if (needsMetadata) say("info", t("share.needsMetadata"), "needsMetadata");
  if (tooLarge) say("warning", t("share.tooLarge"), "tooLarge");
  else if (length > COMMON) say("info", t("share.long", { count: new Intl.NumberFormat(state.language).format(length) }), "long");
  byId("share-notes").replaceChildren(...said);
}

function renderReplacements() {
  const { made, redacts } = prepared;
  byId("share-replaced").hidden = !redacts || made.length === 0;
  setText(byId("share-replaced-count"), String(made.length));
  byId("share-rows").replaceChildren(
    ...made.map(({ kind, from, to }) =>
      h(
        "tr",
        { role: "row" },
        h("th", { role: "rowheader", scope: "row" }, t(`replaced.${kind}`)),
        h("td", { role: "cell" }, h("code", {}, from)),
        h("td", { role: "cell" }, h("span", { class: "hidden" }, t("share.becomes")), icon("next"), h("code", {}, to)),
      ),
    ),
  );
}

/** All of it as text, so that nobody has to trust the list alone. */
function renderPreview({ policies, ...rest }) {
  const blocks = [...policies, JSON.stringify(rest, null, 2)];
  byId("share-preview").replaceChildren(
    ...blocks.map((text, index) =>
      h(
        "pre",
        { class: "code-lines preview", tabindex: "0", role: "group", "aria-label": t("share.part", { number: index + 1 }) },
        text,
      ),
    ),
  );
}

/** Copies a text; where the browser does not let it, says so. */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    if (button.id === "share-link") markSaved();
    setText(byId("share-said"), t(button.id === "share-link" ? "share.linkCopied" : "share.markdownCopied"));
  } catch {
    if (button.id === "share-link") address.select();
    setText(byId("share-said"), t("share.notCopied"));
  }
}

/** The scenario as a file that says what to expect. */
function fileOf({ scenario, answer }) {
  const { verdict, error } = answer;
  const expect = verdict ? { decision: verdict.decision, reason: verdict.reason.code } : error && { error: error.code };
  return `${JSON.stringify({ ...scenario, ...(expect ? { expect } : {}) }, null, 2)}\n`;
}

export function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function openFile(file) {
  const failed = byId("share-file-error");
  failed.replaceChildren();
  try {
    const text = await fileText(file, state.language);
    const scenario = JSON.parse(text);
    if (!Array.isArray(scenario?.policies) || typeof scenario.question !== "object") throw new Error(t("share.noScenario"));
    loadScenario(text);
    view.close();
  } catch (error) {
    const text = t("fileUnreadable", { name: file.name, message: error.message, code: error.code ?? "" });
    failed.replaceChildren(h("p", {}, icon("error"), h("span", {}, text)));
  }
}

function open() {
  byId("share-redact").checked = true;
  view.querySelector('[name="evidence"][value="without"]').checked = true;
  byId("share-file-error").replaceChildren();
  view.showModal();
  byId("share-title").focus();
  render();
}

/**
 * Shows the scenario of a link. What cannot be opened leaves the page as it is, and is said.
 * Gives whether it was opened.
 */
export async function openLink(link) {
  try {
    const scenario = await busy(fromLink(link));
    loadScenario(JSON.stringify(scenario), link);
    update({ linkError: null });
    return true;
  } catch ({ code }) {
    update({ linkError: code ?? "damaged" });
    return false;
  }
}

function renderPageNote() {
  const note = byId("page-note");
  const { link, linkError } = state;
  note.hidden = !link && !linkError;
  if (note.hidden) return note.replaceChildren();
  note.dataset.kind = linkError ? "error" : "link";
  const close = h(
    "button",
    {
      type: "button",
      class: "button quiet square",
      "aria-label": t("close"),
      title: t("close"),
      on: {
        click: () => {
          note.hidden = true;
          update({ linkError: null });
          byId("open-share").focus();
        },
      },
    },
    icon("close"),
  );
  return note.replaceChildren(
    h("p", {}, icon(linkError ? "error" : "info"), h("span", {}, t(linkError ? `link.${linkError}` : "link.opened"))),
    close,
  );
}

export function startShare() {
  byId("open-share").addEventListener("click", open);
  byId("close-share").addEventListener("click", () => view.close());
  byId("share-options").addEventListener("change", render);
  byId("share-options").addEventListener("submit", (event) => event.preventDefault());
  byId("share-link").addEventListener("click", ({ currentTarget }) => copy(address.value, currentTarget));
  byId("share-markdown").addEventListener("click", ({ currentTarget }) =>
    copy(toMarkdown(prepared.scenario, prepared.answer.verdict, address.value.length <= COMMON ? address.value : ""), currentTarget),
  );
  byId("share-download").addEventListener("click", () => {
    download(fileOf(prepared), "scenario.json", "application/json");
    markSaved();
  });
  const file = byId("share-file");
  byId("share-open").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (file.files[0]) await openFile(file.files[0]);
    file.value = "";
  });
  view.addEventListener("close", () => {
    prepared = null;
    round += 1;
    address.value = "";
    for (const id of ["share-preview", "share-rows", "share-notes"]) byId(id).replaceChildren();
  });
  subscribe((changed) => {
    if (["link", "linkError", "language"].some((key) => changed.has(key))) renderPageNote();
    if (view.open && changed.has("language")) render();
  });
}
