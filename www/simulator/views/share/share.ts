// Giving a scenario to somebody else: as a link, as Markdown, or as a file. What identifies is replaced before.

import { decisionKey } from "../../../kit/checks.ts";
import { failureOf } from "../../../kit/contract.ts";
import type { Metadata } from "../../../kit/contract.ts";
import { byId, setText } from "../../../kit/dom.ts";
import { draw, html, nothing } from "../../../kit/html.ts";
import type { TemplateResult } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { save } from "../../../kit/save.ts";
import type { PageScenario } from "../../core/asking.ts";
import { answerOf, metadataOf } from "../../core/compare.ts";
import { t } from "../../i18n.ts";
import { busy } from "../../state/busy.ts";
import { fileText } from "../../state/files.ts";
import { markSaved } from "../../state/history.ts";
import { loadScenario, wrongWith } from "../../state/load.ts";
import { toShared } from "../../state/scenario.ts";
import { toLink } from "../../state/share-link.ts";
import { follow, state } from "../../state/state.ts";
import { evidenceIn, withoutEvidence } from "./evidence.ts";
import { toMarkdown } from "./markdown.ts";
import { redactWhile, replacements } from "./redact.ts";
import type { Replacement } from "./redact.ts";

/** What would be given away. */
interface Prepared {
  readonly scenario: PageScenario;
  readonly answer: ReturnType<typeof answerOf>;
  readonly evidence: readonly string[];
  readonly without: boolean;
  readonly redacts: boolean;
  readonly made: readonly Replacement[];
  readonly leftOut: readonly Replacement[];
  readonly same: boolean;
  readonly needsMetadata: boolean;
}

const view = byId("share");
const address = byId("share-address");
/** Programs that pass a link on take this many characters for granted, and not many more. */
const COMMON = 8_000;

/** What would be given away: `{ scenario, answer }`; null where there is nothing. */
let prepared: Prepared | null = null;
/** Counts what was prepared, so that what comes late is told apart. */
let round = 0;

function prepare(): Prepared | { readonly problem: string } {
  let base;
  try {
    base = toShared(state);
  } catch {
    return { problem: t("share.extra") };
  }
  if (base.policies.length === 0 && !base.question.credential) return { problem: t("share.nothing") };
  const { language } = state;
  const asked = (scenario: PageScenario, metadata: Metadata | undefined) => answerOf(scenario, { metadata, language });
  const metadata = metadataOf(state);
  const before = asked(base, metadata);
  const evidence = evidenceIn(base);
  const without = evidence.length > 0 && view.querySelector<HTMLInputElement>('[name="evidence"]:checked')?.value === "without";
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
  const found = prepare();
  const problem = "problem" in found ? found.problem : null;
  prepared = "problem" in found ? null : found;
  draw(byId("share-problem"), problem ? [html`<p>${icon("error")}<span>${problem}</span></p>`] : []);
  byId("share-content").hidden = Boolean(problem);
  setText(byId("share-said"), "");
  if (!prepared) return;
  const { scenario } = prepared;
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

function renderNotes({ length, tooLarge }: { length: number; tooLarge: boolean }) {
  if (!prepared) return;
  const { answer, same, without, redacts, leftOut, needsMetadata, made } = prepared;
  const said: TemplateResult[] = [];
  const say = (picture: string, text: string, key: string) =>
    said.push(html`<p class="said" data-note=${key}>${icon(picture)}<span>${text}</span></p>`);
  if (same && (redacts || without)) say("pass", t("share.same"), "same");
  else if (!same && answer.verdict) {
    say("warning", t("share.differs", { decision: t(decisionKey(prepared.scenario.question.action, answer.verdict)) }), "differs");
  } else if (!same) say("warning", t("share.noVerdict"), "noVerdict");
  if (leftOut.length > 0)
    say("warning", t("share.leftOut", { values: leftOut.map(({ from }) => from).join(t("share.between")) }), "leftOut");
  if (!redacts) say("warning", t("share.asItIs"), "asItIs");
  else if (made.length === 0) say("info", t("share.nothingReplaced"), "nothingReplaced");
  if (needsMetadata) say("info", t("share.needsMetadata"), "needsMetadata");
  if (tooLarge) say("warning", t("share.tooLarge"), "tooLarge");
  else if (length > COMMON) say("info", t("share.long", { count: new Intl.NumberFormat(state.language).format(length) }), "long");
  draw(byId("share-notes"), said);
}

function renderReplacements() {
  if (!prepared) return;
  const { made, redacts } = prepared;
  byId("share-replaced").hidden = !redacts || made.length === 0;
  setText(byId("share-replaced-count"), String(made.length));
  draw(
    byId("share-rows"),
    made.map(
      ({ kind, from, to }) =>
        html`<tr role="row"
          ><th role="rowheader" scope="row">${t(`replaced.${kind}`)}</th><td role="cell"><code>${from}</code></td
          ><td role="cell"><span class="hidden">${t("share.becomes")}</span>${icon("next")}<code>${to}</code></td></tr
        >`,
    ),
  );
}

/** All of it as text, so that nobody has to trust the list alone. */
function renderPreview({ policies, ...rest }: PageScenario) {
  const blocks = [...policies, JSON.stringify(rest, null, 2)];
  draw(
    byId("share-preview"),
    blocks.map(
      (text, index) =>
        html`<pre class="code-lines preview" tabindex="0" role="group" aria-label=${t("share.part", { number: index + 1 })}>${text}</pre>`,
    ),
  );
}

/** Copies a text; where the browser does not let it, says so. */
async function copy(text: string, button: HTMLElement) {
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
function fileOf({ scenario, answer }: Pick<Prepared, "scenario" | "answer">) {
  const { verdict, error } = answer;
  const expect = verdict ? { decision: verdict.decision, reason: verdict.reason.code } : error && { error: error.code };
  return `${JSON.stringify({ ...scenario, ...(expect ? { expect } : {}) }, null, 2)}\n`;
}

function download(text: string, name: string, type: string) {
  save(new Blob([text], { type }), name);
}

async function openFile(file: File) {
  const failed = byId("share-file-error");
  draw(failed, nothing);
  try {
    const text = await fileText(file, state.language);
    const scenario = JSON.parse(text);
    if (!Array.isArray(scenario?.policies) || typeof scenario.question !== "object") throw new Error(t("share.noScenario"));
    const wrong = wrongWith(text);
    if (wrong) throw new Error(wrong);
    loadScenario(text);
    view.close();
  } catch (error) {
    const { message, code } = failureOf(error);
    const text = t("fileUnreadable", { name: file.name, message, code: code ?? "" });
    draw(failed, html`<p>${icon("error")}<span>${text}</span></p>`);
  }
}

let isStarted = false;

export function openShare() {
  if (!isStarted) start();
  isStarted = true;
  byId("share-redact").checked = true;
  const without = view.querySelector<HTMLInputElement>('[name="evidence"][value="without"]');
  if (without) without.checked = true;
  draw(byId("share-file-error"), nothing);
  view.showModal();
  byId("share-title").focus();
  void render();
}

function start() {
  byId("close-share").addEventListener("click", () => view.close());
  byId("share-options").addEventListener("change", render);
  byId("share-options").addEventListener("submit", (event) => event.preventDefault());
  byId("share-link").addEventListener("click", ({ currentTarget }) => copy(address.value, currentTarget as HTMLElement));
  byId("share-markdown").addEventListener("click", ({ currentTarget }) => {
    if (!prepared?.answer.verdict) return;
    const text = toMarkdown(prepared.scenario, prepared.answer.verdict, address.value.length <= COMMON ? address.value : "");
    void copy(text, currentTarget as HTMLElement);
  });
  byId("share-download").addEventListener("click", () => {
    if (!prepared) return;
    download(fileOf(prepared), "scenario.json", "application/json");
    markSaved();
  });
  const file = byId("share-file");
  byId("share-open").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (file.files?.[0]) await openFile(file.files[0]);
    file.value = "";
  });
  view.addEventListener("close", () => {
    prepared = null;
    round += 1;
    address.value = "";
    for (const id of ["share-preview", "share-rows", "share-notes"] as const) draw(byId(id), nothing);
  });
  follow(["language"], () => view.open && render());
}
