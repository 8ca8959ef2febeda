// The answer over time: when another one is given, and which. To look changes nothing in the question.

import { live } from "lit/directives/live.js";

import { failureOf } from "../../../kit/contract.ts";
import type { Failure, Metadata } from "../../../kit/contract.ts";
import { byId, ifThere, targetOf } from "../../../kit/dom.ts";
import { draw, given, html, svg } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { callsTo, ENDED } from "../../core/calls.ts";
import { written } from "../../core/timeline.ts";
import type { Stop } from "../../core/timeline.ts";
import { t } from "../../i18n.ts";
import { currentJob } from "../../state/answer.ts";
import { mark } from "../../state/busy.ts";
import { recognise } from "../../state/credential.ts";
import { editForm, follow, state } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";
import { answerLines, decisionWord, kindOf } from "../parts/answer.ts";
import { day, moment, secondsOf } from "../parts/moment.ts";
import { askedIn, entriesOf } from "./entries.ts";
import type { Entry } from "./entries.ts";

const { call, end, start } = callsTo("timeline");

const section = byId("timeline");

/** Sentences that an entry of the list shows. */
const MOST_NEWS = 3;
/** Milliseconds that somebody waits without being told. */
const SOON = 300;

/** What is asked about, to tell whether it is asked already; null where nothing is. */
let asked: readonly unknown[] | null = null;
let isRunning = false;
/** The metadata that the worker has. */
let known: Metadata | undefined;

let entries: readonly Entry[] = [];
let looked = 0;
let range: readonly [from: number, to: number] | null = null;
let isWorking = false;
let isTold = false;
let share = 0;
let isCancelled = false;
let problem: Failure | null = null;

/** Times at which what is presented begins and ends to be valid, and that of the question. */
function knownTimes() {
  const found = recognise(state.form.box);
  const [own] = found.kind === "certificate" ? found.certificates : [];
  const times = own ? [own.notBefore, own.notAfter] : [];
  return [...times, ...(state.form.at ? [state.form.at] : [])].map(secondsOf).filter((one) => one !== null);
}

/** Asks anew where the page holds something else than was asked about. */
async function ask() {
  const { policies, trust, metadata, question, language } = currentJob();
  if (!question) return;
  const { at: _, ...rest } = question;
  const about = [language, JSON.stringify(trust), metadata, state.form.at, JSON.stringify(rest), ...policies];
  if (asked && about.length === asked.length && about.every((part, index) => part === asked?.[index])) return;
  asked = about;
  if (!isRunning) begin();
  const bytes = metadata === known ? undefined : (metadata?.toReduced() ?? null);
  known = metadata;
  const now = Math.floor(Date.now() / 1000);
  working(true);
  try {
    const job = { policies, trust, metadata: bytes, question, language, now, known: knownTimes() };
    const { stops, to }: { stops: Stop[]; to: number } = await call("timeline", job);
    entries = entriesOf(stops, now, secondsOf(state.form.at));
    range = [stops[0]?.at ?? now, to];
    looked = askedIn(entries);
    problem = null;
    working(false);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== ENDED) fail(failure);
  }
}

function begin() {
  isRunning = true;
  known = undefined;
  start(
    (far) => {
      share = far;
      if (isTold) render();
    },
    () => fail({ message: t("timeline.lost") }),
  );
}

function fail(failure: Failure) {
  stop();
  problem = failure;
  entries = [];
  working(false);
}

/** Ends the worker with what it is at. */
function stop() {
  end();
  isRunning = false;
}

function cancel() {
  stop();
  isCancelled = true;
  entries = [];
  working(false);
  ifThere("timeline-again")?.focus();
}

function again() {
  asked = null;
  void ask();
}

let timer: ReturnType<typeof setTimeout> | undefined;

function working(is: boolean) {
  clearTimeout(timer);
  isWorking = is;
  share = 0;
  isTold &&= is;
  if (is) {
    isCancelled = false;
    timer = setTimeout(() => {
      isTold = true;
      render();
    }, SOON);
  }
  mark(working, is);
  render();
}

/** The time of an entry in words. */
function timeOf(index: number) {
  const { at, isChange, isNow, isAsked } = entries[index] as Entry;
  if (isChange) return t("timeline.from", { time: moment(at) });
  if (isNow) return t("timeline.now");
  const next = entries[index + 1];
  return index === 0 && next?.isChange && !isAsked ? t("timeline.before", { time: moment(next.at) }) : moment(at);
}

function pill({ isAsked }: Entry) {
  return isAsked ? html`<span class="pill">${t("timeline.asked")}</span>` : null;
}

/** What else is said from then on. */
function news({ stop: one, isChange }: Entry) {
  if (!isChange || one.news.length === 0) return null;
  const shown = one.news.slice(0, MOST_NEWS).map((text) => html`<li>${text}</li>`);
  const left = one.news.length - shown.length;
  if (left > 0) shown.push(html`<li class="muted">${t("timeline.more", { count: left })}</li>`);
  return html`<ul class="timeline-news"
    >${shown}</ul
  >`;
}

function look(index: number) {
  looked = index;
  render();
}

/** The entries on a line; the slider below has its stops at the same places. */
function picture() {
  const x = (index: number) => `${(index / (entries.length - 1)) * 100}%`;
  const lines = entries.slice(0, -1).map((one, index) => svg`<line x1=${x(index)} x2=${x(index + 1)} y1="8" y2="8" data-answer=${kindOf(one.stop)}></line>`);
  const dots = entries.map((one, index) => svg`<circle cx=${x(index)} cy="8" r=${index === looked ? 6 : 4} data-answer=${kindOf(one.stop)}></circle>`);
  return html`<svg class="timeline-line" aria-hidden="true">${lines}${dots}</svg>`;
}

function slider() {
  const value = t("timeline.value", { time: timeOf(looked), decision: decisionWord((entries[looked] as Entry).stop) });
  return html`<div class="timeline-slider"
    ><label for="timeline-at">${t("timeline.at")}</label>${picture()}<input
      type="range"
      id="timeline-at"
      data-testid="timeline-at"
      min="0"
      max=${entries.length - 1}
      .value=${live(String(looked))}
      aria-valuetext=${value}
      @input=${(event: Event) => look(Number(targetOf(event).value))}
    /></div
  >`;
}

/** Puts a time into the question; now stays now. */
function take({ at, isNow }: Entry) {
  editForm({ at: isNow ? "" : written(at) });
  ifThere("timeline-at")?.focus();
}

/** What is answered at the time that is looked at. */
function card() {
  const entry = entries[looked] as Entry;
  const { stop: one, isAsked } = entry;
  const place = one.reason?.policy ? placeButton(one.reason.policy) : null;
  return html`<div class="timeline-looked" data-kind=${kindOf(one)} data-testid="timeline-looked"
    ><p class="timeline-time"><strong>${timeOf(looked)}</strong>${pill(entry)}</p>${answerLines(one)}${news(entry)}${place ? html`<p class="meta">${place}</p>` : null}${
      isAsked
        ? null
        : html`<p><button type="button" class="button" id="timeline-take" data-testid="timeline-take" @click=${() => take(entry)}>${t("timeline.take")}</button></p>`
    }</div
  >`;
}

function textOf(one: Stop | undefined) {
  return one?.reason?.text ?? one?.error?.message;
}

function item(entry: Entry, index: number) {
  const { stop: one } = entry;
  const [outcome, sentence] = answerLines(one);
  // Said by the one above already.
  const isSaid = index > 0 && textOf(entries[index - 1]?.stop) === textOf(one);
  return html`<li data-decision=${kindOf(one)} data-testid="timeline-stop"
    ><p class="timeline-time"
      ><button type="button" class="link" aria-current=${given(index === looked && "true")} @click=${() => look(index)}>${timeOf(index)}</button
      >${pill(entry)}</p
    >${outcome}${isSaid ? null : sentence}${news(entry)}</li
  >`;
}

function found() {
  if (entries.length === 0) return null;
  if (entries.every(({ isChange }) => !isChange)) {
    const [from, to] = range ?? [0, 0];
    return html`<p class="said">${icon("info")}<span>${t("timeline.same", { from: day(from), to: day(to) })}</span></p>`;
  }
  return html`<div class="timeline-found" ?data-old=${isTold} aria-busy=${String(isWorking)}
    >${slider()}${card()}<ol class="timeline-stops" role="list" aria-label=${t("timeline.list")}
      >${entries.map(item)}</ol
    ></div
  >`;
}

function work() {
  return html`<div class="timeline-work" data-testid="timeline-work"
    ><p id="timeline-phase" role="status">${t("timeline.working")}</p><progress max="1" value=${share} aria-labelledby="timeline-phase"></progress
    ><button type="button" class="button" data-testid="timeline-cancel" @click=${cancel}>${icon("close")}${t("cancel")}</button></div
  >`;
}

function stopped() {
  if (!isCancelled && !problem) return null;
  return html`<div class="offer" role="status"
    ><p>${icon(problem ? "error" : "info")}<span>${problem?.message ?? t("timeline.cancelled")}</span></p
    ><button type="button" class="button" id="timeline-again" data-testid="timeline-again" @click=${again}>${t("timeline.again")}</button></div
  >`;
}

function render() {
  if (!section.open) return;
  draw(byId("timeline-body"), [html`<p class="hint">${t("timeline.hint")}</p>`, isTold ? work() : null, isWorking ? null : stopped(), found()]);
}

export function startAsking() {
  const askIfOpen = () => {
    if (section.open && state.answer.kind === "verdict") void ask();
    render();
  };
  section.addEventListener("toggle", askIfOpen);
  follow(["answer"], askIfOpen);
}
