// Answers beside the page, which stays quick meanwhile: for policies that take long to read.
//
// In: what `answerTo` and `answersTo` take, with `watchTrust` for the latter, and for `metadata` the bytes of
// `Metadata.toReduced()`, null for none, or undefined for those of the message before.
// Out: null where the worker cannot answer, else, after `{ piece }` for each that `together` puts into it, `{ findings, verdict, error, watched, changes, contents, places }`; the last two by the index of the
// policy, and `changes`, what becomes of the policies by each of `changesIn` the verdict.

import type { Json } from "../../kit/contract.ts";
import { inPieces } from "./answer-pieces.ts";
import { answersTo, answerTo, placesOf, pointersInto } from "./asking.ts";
import type { Answered } from "./asking.ts";
import { changesIn, changeTo } from "./changes.ts";
import { Metadata } from "./package.ts";
import { startCore } from "./start.ts";

const ready = startCore();
let metadata: Metadata | undefined;

addEventListener("message", async ({ data }) => {
  try {
    await ready;
    const { rest, pieces } = inPieces(answered(data));
    for (const piece of pieces) postMessage({ piece });
    postMessage(rest);
  } catch (error) {
    console.error(error);
    postMessage(null);
  }
});

function answered(data: Json) {
  if (data.metadata !== undefined) {
    // What was kept of metadata that was read once can be read again.
    const next = data.metadata === null ? undefined : Metadata.fromReduced(data.metadata);
    metadata?.free();
    metadata = next;
  }
  const { policies, watchTrust } = data;
  const answer = answerTo({ ...data, metadata });
  const watched = answersTo({ ...data, trust: watchTrust, metadata }).map(sendable);
  const places = policies.map((text: string, index: number) => placesOf(text, pointersInto(index, [answer.verdict, answer.findings])));
  const offered = answer.verdict ? changesIn(answer.verdict) : [];
  const changes = offered.map(({ document, patch }) => changeTo(policies[document], patch));
  return { ...sendable(answer), watched, changes, places };
}

// Of an error only the message would get across.
function sendable<One extends Answered>(answer: One): One {
  const { error } = answer;
  return error ? { ...answer, error: { ...error, message: error.message } } : answer;
}
