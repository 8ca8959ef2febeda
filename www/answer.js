// Asks the core, and keeps asking while somebody types.

import { Tenant } from "./pkg/index.js";
import { recognise } from "./credential.js";
import { withdraw } from "./secret.js";
import { toScenario } from "./scenario.js";
import { state, subscribe, update } from "./state.js";

const DELAY = 100;

/**
 * One of
 * - `{ kind: "loading" }`, or `{ kind: "failed" }` when the core did not load,
 * - `{ kind: "empty" }`: nothing is presented,
 * - `{ kind: "unreadable" }`: the box holds something that is not a credential,
 * - `{ kind: "extra", error }`: the further members, or those of the device (`error.field`), are not JSON,
 * - `{ kind: "error", error }`: the core cannot read the scenario, or (`inBox`) what stands in the credential box,
 * - `{ kind: "verdict", verdict, action, access }`, with the access of the question.
 * `findings` are those of the policies, also where there is no verdict; `sent` are the ids of the documents by the
 * index that the core gives them.
 */
function ask() {
  const { language, form } = state;
  let asked;
  try {
    asked = toScenario(state);
  } catch (error) {
    return { kind: "extra", error, sent: [], findings: [] };
  }
  const { sent, policies, trust, scenario } = asked;
  let findings = [];
  try {
    const tenant = load(policies, trust, language);
    findings = tenant.findings;
    if (!scenario) {
      const { kind, error } = recognise(form.box);
      if (error) return { kind: "error", error, inBox: true, sent, findings };
      return { kind: kind === "empty" ? "empty" : "unreadable", sent, findings };
    }
    const verdict = tenant.evaluate(scenario.question, { language });
    const { access } = scenario.question;
    return { kind: "verdict", verdict, action: form.action, access, sent, findings: verdict.findings };
  } catch (error) {
    return { kind: "error", error, sent, findings };
  }
}

let loaded = {};

/** The tenant of these policies; kept, so that a change of the question does not read the policies again. */
function load(policies, trust, language) {
  const key = JSON.stringify([language, policies, trust]);
  // A scenario that brings its own is answered by that.
  const metadata = (trust?.metadata ?? null) === null ? state.metadata?.handle : undefined;
  if (loaded.key !== key || loaded.metadata !== metadata) {
    loaded.tenant?.free();
    loaded = {};
    loaded = { tenant: Tenant.load(policies, { language, trust, metadata }), key, metadata };
  }
  return loaded.tenant;
}

/** The tenant of what the page holds, not to be freed. @throws where a document or the trust data cannot be read. */
export function currentTenant() {
  const { policies, trust } = toScenario(state);
  return load(policies, trust, state.language);
}

/** The document that the core means by an index, or null. */
export function documentAt(index) {
  const id = state.answer.sent?.[index];
  return state.documents.find((one) => one.id === id) ?? null;
}

let timer;

export function answerNow() {
  clearTimeout(timer);
  let answer = ask();
  if (answer.error?.secret) {
    withdraw(documentOf(answer));
    answer = ask();
  }
  update({ answer });
}

/** The id of the document that an answer's error is about. */
function documentOf({ error, sent }) {
  return sent[error.document] ?? null;
}

/** Answers anew a moment after each change of what the answer depends on. */
export function keepAnswering() {
  subscribe((changed) => {
    if (changed.has("answer")) return;
    if (!["language", "documents", "form", "trust", "metadata"].some((key) => changed.has(key))) return;
    clearTimeout(timer);
    // What somebody picked rather than typed is answered at once.
    if (["language", "trust", "metadata"].some((key) => changed.has(key))) answerNow();
    else timer = setTimeout(answerNow, DELAY);
  });
}
