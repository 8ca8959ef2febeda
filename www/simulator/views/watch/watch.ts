// Questions that are asked again after every change, each with what was expected of it.

import type { Decision, Json, Verdict } from "../../../kit/contract.ts";
import { byId, goTo, ifThere, setText } from "../../../kit/dom.ts";
import { draw, given, html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t, term } from "../../i18n.ts";
import { isOwn, tell, withoutStep } from "../../state/history.ts";
import { fromQuestion, toScenario } from "../../state/scenario.ts";
import { follow, newWatched, state, update } from "../../state/state.ts";
import type { Answered, Expected, Watched } from "../../state/state.ts";
import { decisionWord, kindOf } from "../parts/answer.ts";

/** What a watched question is answered now; undefined while that is not known. */
function answerFor({ id }: Pick<Watched, "id">): Answered | undefined {
  return state.answer.watched?.get(id);
}

/** What to expect of an answer from now on. */
function expectation({ verdict, error }: Answered): Expected {
  return verdict ? { decision: verdict.decision, reason: verdict.reason.code } : { error: error?.code ?? "" };
}

function isChanged(expect: Expected | null, answer: Answered | undefined) {
  if (!answer || !expect) return false;
  const now = expectation(answer);
  return (Object.keys(now) as (keyof Expected)[]).some(
    (name) => now[name] !== (expect[name] ?? (name === "reason" ? now[name] : undefined)),
  );
}

/** What is expected, as an answer. */
function cameOf({ decision, reason }: Expected) {
  return { decision: (decision ?? null) as Decision | null, reason: reason === undefined ? null : { code: reason } };
}

function outcomeWords(expected: Expected) {
  const { decision, reason, error } = expected;
  const words = decisionWord(cameOf(expected));
  const code = decision ? reason : (error ?? "");
  return code === undefined ? words : t("decisionAndReason", { decision: words, reason: code });
}

/** A question in a few words. */
export function titleOf(
  { action, credential = {}, user = {}, access, strengths = [], reading = "report" }: Json,
  verdict: Verdict | null | undefined,
) {
  const known: Json = verdict?.credential;
  const presented =
    known?.name ??
    known?.aaguid ??
    known?.subject?.match(/(?:^|[,+]\s*)CN=([^,+]+)/)?.[1] ??
    (credential.method && term("Mode", credential.method)) ??
    credential.passkey?.aaguid ??
    t(credential.certificate === undefined ? "watch.passkey" : "watch.certificate");
  const opened = access?.application ?? access?.userAction ?? access?.authenticationContext;
  const who = user.userPrincipalName ?? user.id ?? (user.type && user.type !== "member" ? term("UserType", user.type) : null);
  const named = strengths.length > 0 ? (verdict?.strengths ?? []).map((one) => one.displayName) : [];
  const read = reading === "report" ? null : t(`reading.${reading}`);
  return [t(`action.${action}`), presented, who, opened, ...named, read].filter(isThere).join(t("share.between"));
}

/** Watches the question of the form from now on. */
export function add() {
  let question;
  try {
    question = toScenario(state).scenario?.question;
  } catch {
    // What is wrong with it shows already.
  }
  if (!question) return;
  const asked = structuredClone(question);
  if (!state.form.at) delete asked.at;
  update({ watch: [...state.watch, newWatched(asked, null)], link: null });
}

/** Of a question that was added just now, what it is answered is expected from now on. */
function expectFirst() {
  const isFirst = (one: Watched) => one.expect === null && answerFor(one);
  if (!state.watch.some(isFirst)) return;
  const watch = state.watch.map((one) => (isFirst(one) ? { ...one, expect: expectation(answerFor(one) as Answered) } : one));
  withoutStep(() => update({ watch }));
}

function change(id: number, changes: Partial<Watched>) {
  update({ watch: state.watch.map((one) => (one.id === id ? { ...one, ...changes } : one)), link: null });
  ifThere(`watched-${id}`)?.focus();
}

function remove(id: number) {
  const index = state.watch.findIndex((one) => one.id === id);
  const watch = state.watch.toSpliced(index, 1);
  update({ watch, link: null });
  tell("putAway.watched");
  const next = watch[Math.min(index, watch.length - 1)];
  (next ? byId(`watched-${next.id}`) : byId("add-watched")).focus();
}

function open({ question }: Watched) {
  const wasOwn = isOwn();
  update({ form: fromQuestion(question, state.form), example: null, link: null, loaded: state.loaded + 1 });
  if (wasOwn) tell("putAway.question");
  goTo(byId("verdict-title"));
}

function pictureOf(now: Expected | null) {
  return now ? kindOf(cameOf(now)) : "info";
}

function item(one: Watched) {
  const answer = answerFor(one);
  const now = answer ? expectation(answer) : null;
  const title = titleOf(one.question, answer?.verdict);
  const changed = isChanged(one.expect, answer);
  return html`<li data-changed=${String(changed)} data-decision=${pictureOf(now)}
    >${icon(pictureOf(now))}<div
      ><button
        type="button"
        class="link"
        id="watched-${one.id}"
        aria-label=${t("watch.open", { question: title })}
        @click=${() => open(one)}
        >${title}</button
      ><p title=${given(answer?.error?.message)}>${now ? outcomeWords(now) : t("watch.pending")}</p
      ><p class="meta"
        >${changed ? html`<span class="pill changed">${icon("warning")}${t("watch.changed")}</span>` : null}${one.expect ? html`<span>${t("watch.expected", { outcome: outcomeWords(one.expect) })}</span>` : null}${
          changed
            ? html`<button
                type="button"
                class="link"
                aria-label=${t("watch.accept", { question: title })}
                @click=${() => change(one.id, { expect: now })}
                >${t("watch.acceptShort")}</button
              >`
            : null
        }</p
      ></div
    ><button
      type="button"
      class="button quiet square"
      aria-label=${t("watch.remove", { question: title })}
      title=${t("removeDocument")}
      @click=${() => remove(one.id)}
      >${icon("close")}</button
    ></li
  >`;
}

function render() {
  const { watch } = state;
  byId("watch-title").hidden = watch.length === 0;
  draw(byId("watch-list"), watch.map(item));
  const count = watch.filter((one) => isChanged(one.expect, answerFor(one))).length;
  setText(byId("watch-changed"), count > 0 ? t("watch.changedCount", { count }) : "");
}

/** Has the list follow the page. */
export function startWatching() {
  follow(["answer", "watch", "language"], () => {
    expectFirst();
    const focused = document.activeElement?.id;
    render();
    // The list is new; who stood in it stays there.
    if (focused?.startsWith("watched-")) ifThere(focused)?.focus();
  });
}
