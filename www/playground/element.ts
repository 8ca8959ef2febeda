// The custom element: takes a scenario, asks the core, and shows what it answers.

import { LitElement, unsafeCSS } from "lit";
import type { PropertyValues } from "lit";

import icons from "../kit/icons.css";
import tokens from "../kit/tokens.css";
import sheet from "./style.css";
import { failureOf } from "../kit/contract.ts";
import type { Json, Language } from "../kit/contract.ts";
import { isObject } from "../kit/presented.ts";
import { EntraVerdictError, evaluate, init, isSecret, Tenant } from "./core.ts";
import { credentialOf, InputError, parsed, placeOf, questionOf, textsOf } from "./inputs.ts";
import type { Input, Place, Texts } from "./inputs.ts";
import { sourceText } from "./source.ts";
import { textOf } from "./texts.ts";
import { view } from "./view.ts";
import type { AnswerHere, Problem } from "./view.ts";

/** How long somebody may be silent while typing. */
const DELAY = 100;
/** The largest scenario that is loaded from an address. */
const LARGEST = 8_000_000;
const MEGABYTE = 1_000_000;

/** The text of a response, null for one over the bound, of which no more is read. */
async function within(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (const reader = response.body?.getReader(); reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

const PARTS = ["title", "policies", "credential", "question", "service", "remedies", "trace", "findings", "assumptions"];
const EDITABLE = ["policies", "credential", "question"];

export class EntraVerdictPlayground extends LitElement {
  static override properties = {
    scenario: {},
    hide: {},
    readonly: {},
    language: {},
    theme: { reflect: true },
  };

  static override styles = [tokens, icons, sheet].map((text) => unsafeCSS(text));

  /** loading, failed or ready */
  #state: "loading" | "failed" | "ready" = "loading";
  #scenario: Json = null;
  #texts: Texts | null = null;
  /** The last verdict: `{ verdict, action }`; it stays while what is entered cannot be read. */
  #answer: AnswerHere | null = null;
  #problem: Problem | null = null;
  #tenant: { key?: string; scenario?: unknown; tenant?: Tenant } = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was loaded, so that what comes late is left out. */
  #load = 0;
  #watcher = new MutationObserver(() => this.requestUpdate());
  #spoken: Language | undefined;
  /** Checks that somebody opened or closed by hand. */
  #byHand = new Map<string, boolean>();

  declare scenario: string | null;
  declare hide: string | null;
  declare readonly: string | boolean | null;
  declare language: string | null;
  declare theme: string | null;

  constructor() {
    super();
    this.scenario = null;
    this.hide = null;
    this.readonly = null;
    this.language = null;
    this.theme = null;
  }

  /** The scenario as it stands in the fields; setting it shows another one. */
  get value() {
    if (!this.#texts) return null;
    const { credential, question, policies } = this.#texts;
    try {
      return {
        ...this.#scenario,
        policies: [...policies],
        question: { ...questionOf(question, this.#read), credential: credentialOf(credential, this.spoken, this.#read) },
      };
    } catch {
      return null;
    }
  }

  set value(scenario: Json) {
    void this.#begin(() => (typeof scenario === "string" ? scenario : JSON.stringify(scenario)));
  }

  /** The last verdict, or null. */
  get verdict() {
    return this.#answer?.verdict ?? null;
  }

  /** `en` or `ja`: what the attribute says, else the nearest `lang` around the element. */
  get spoken() {
    const tag = this.language ?? closest(this, "[lang]")?.lang ?? "";
    return /^ja\b/i.test(tag) ? "ja" : "en";
  }

  /** Takes back what was entered. */
  reset() {
    if (this.#scenario) this.#take(this.#scenario);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#watcher.observe(document, { attributes: true, attributeFilter: ["lang"], subtree: true });
    if (this.#state === "loading" && this.#load === 0) void this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#watcher.disconnect();
    clearTimeout(this.#timer);
    this.#forget();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("scenario") && this.#load > 0 && this.hasUpdated) void this.#begin();
    const { spoken } = this;
    if (this.#spoken !== spoken) {
      const before = this.#spoken;
      this.#spoken = spoken;
      if (before && this.#state === "ready") this.#ask();
    }
  }

  override render() {
    return view({
      state: this.#state,
      language: this.#spoken ?? this.spoken,
      scenario: this.#scenario,
      texts: this.#texts,
      answer: this.#answer,
      problem: this.#problem,
      changed: this.#isChanged(),
      byHand: this.#byHand,
      shown: (part: string) => !listed(this.hide).includes(part),
      editable: (part: string) => this.readonly === null || this.readonly === false || !isListed(this.readonly, part),
      on: {
        edit: (input: Input, text: string) => this.#edit(input, text),
        place: (place: Place) => this.#goTo(place),
        reset: () => {
          this.reset();
          void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#verdict")?.focus());
        },
        apply: (policies: ReadonlyMap<number, string>) => this.#apply(policies),
        slot: () => {
          if (this.#state === "failed" && this.#problem?.code === "playground.scenarioMissing") void this.#begin();
        },
      },
    });
  }

  /** Loads the core and a scenario: the one given, else that of the address, else that in the element. */
  async #begin(given?: () => string | Promise<string>) {
    const load = ++this.#load;
    try {
      await Promise.all([init(undefined, { language: this.spoken }), parsedPage()]);
      const text = await (given ?? (() => this.#find()))();
      if (load === this.#load) this.#take(this.#scenarioOf(text));
    } catch (error) {
      if (load !== this.#load) return;
      this.#state = "failed";
      const known =
        error instanceof InputError ? error : new InputError(failureOf(error).code ?? "playground.failed", { report: failureOf(error) });
      this.#complain({ ...this.#told(known), place: { input: null } });
    }
  }

  async #find() {
    if (!this.scenario) {
      const text = sourceText(this);
      if (text.trim() === "") throw new InputError("playground.scenarioMissing", { key: "scenarioMissing" });
      return text;
    }
    const address = new URL(this.scenario, this.baseURI);
    const failed = (detail: unknown) =>
      new InputError("playground.scenarioNotFound", { key: "scenarioNotFound", values: { address: address.href, detail } });
    const tooLarge = () => new InputError("playground.scenarioTooLarge", { key: "scenarioTooLarge", values: { size: LARGEST / MEGABYTE } });
    let response;
    let text;
    try {
      response = await fetch(address);
      if (Number(response.headers.get("content-length")) > LARGEST) throw tooLarge();
      text = await within(response);
    } catch (cause) {
      throw cause instanceof InputError ? cause : failed(failureOf(cause).message);
    }
    if (!response.ok) throw failed(response.status);
    if (text === null) throw tooLarge();
    return text;
  }

  /** The scenario of a text. @throws EntraVerdictError as the core says it. */
  #scenarioOf(text: string) {
    const scenario = parsed(text);
    // A policy that cannot be read is for the reader to see; what is around it has to be right.
    if (!isObject(scenario) || !isObject(scenario.question) || scenario.scenario !== 1) {
      evaluate(text, { language: this.spoken, remedies: false });
    }
    return scenario;
  }

  #take(scenario: Json) {
    clearTimeout(this.#timer);
    this.#scenario = scenario;
    this.#texts = textsOf(scenario);
    this.#state = "ready";
    this.#answer = null;
    this.#ask();
  }

  #isChanged() {
    return this.#state === "ready" && JSON.stringify(textsOf(this.#scenario)) !== JSON.stringify(this.#texts);
  }

  /** Asks the core for what a text that is no JSON lacks. */
  #read = (text: string) => evaluate(text, { language: this.spoken, remedies: false });

  #ask() {
    clearTimeout(this.#timer);
    const language = this.spoken;
    const texts = this.#texts;
    if (!texts) return;
    const { policies, credential, question } = texts;
    try {
      const asked = questionOf(question, this.#read);
      const presented = credentialOf(credential, language, this.#read);
      const at = asked.at ?? new Date().toISOString();
      const remedies = !listed(this.hide).includes("remedies");
      const verdict = this.#tenantOf(policies, language).evaluate({ ...asked, at, credential: presented }, { language, remedies });
      this.#answer = { verdict, action: asked.action, policies: [...policies] };
      this.#problem = null;
      this.#tell("entra-verdict", { verdict, scenario: this.value });
    } catch (error) {
      if (!(error instanceof InputError || error instanceof EntraVerdictError)) throw error;
      const known = error instanceof InputError ? error : new InputError(error.code, { report: error });
      const report = known.report ?? failureOf(error);
      const found: Place =
        known.input !== undefined ? { input: known.input, line: report.line, column: report.column } : placeOf(report, texts);
      if (report.secret) this.#withdraw(found.input);
      else this.#complain({ ...this.#told(known), place: found });
    }
    this.requestUpdate();
  }

  /** The tenant of these policies; kept, so that a change of the question does not read the policies again. */
  #tenantOf(policies: readonly string[], language: Language) {
    const key = JSON.stringify([language, policies]);
    if (this.#tenant.key !== key || this.#tenant.scenario !== this.#scenario) {
      this.#forget();
      const { trust } = this.#scenario;
      const tenant = Tenant.load(policies, { language, trust: trust ?? undefined });
      this.#tenant = { key, scenario: this.#scenario, tenant };
    }
    return this.#tenant.tenant as Tenant;
  }

  #forget() {
    this.#tenant.tenant?.free();
    this.#tenant = {};
  }

  #told({ code, key, values, report }: Pick<InputError, "code"> & Partial<Pick<InputError, "key" | "values" | "report">>) {
    return { code, key, values, message: (key ? textOf(this.spoken, key, values) : report?.message) ?? code };
  }

  #complain(problem: Problem) {
    this.#problem = problem;
    const { code, message, place } = problem;
    this.#tell("entra-verdict-error", { code, message, line: place.line ?? null, column: place.column ?? null });
    this.requestUpdate();
  }

  #tell(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #edit(input: Input, text: string) {
    clearTimeout(this.#timer);
    if (isSecret(text)) {
      this.#withdraw(input);
      return;
    }
    this.#put(input, text);
    // What was said of a private key stays until something else is entered.
    if (this.#problem?.key === "refusedSecret" && text.trim() === "") return;
    this.#timer = setTimeout(() => this.#ask(), DELAY);
    this.requestUpdate();
  }

  #put(input: Input, text: string) {
    if (!this.#texts) return;
    if (typeof input === "number") this.#texts.policies[input] = text;
    else this.#texts[input] = text;
  }

  /** A private key goes no further than the field in which it was entered. */
  #withdraw(input: Input | null) {
    if (input === null) {
      this.#put("credential", "");
      this.#put("question", "{}");
    } else this.#put(input, input === "question" ? "{}" : "");
    const place = { input: input ?? "credential" };
    this.#complain({ ...this.#told({ code: "playground.refusedSecret", key: "refusedSecret" }), place });
  }

  /** Takes over the texts of policies, by index. */
  #apply(policies: ReadonlyMap<number, string>) {
    for (const [document, text] of policies) this.#put(document, text);
    this.#ask();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#verdict")?.focus());
  }

  /** Puts the caret on a place, and what is there into view. */
  #goTo({ input, start, end, line, column }: Place) {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#input-${input}`);
    if (!field) return;
    const lines = field.value.split("\n");
    const from = start ?? lines.slice(0, (line ?? 1) - 1).join("\n").length + ((line ?? 1) > 1 ? 1 : 0) + (column ?? 1) - 1;
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, end ?? Math.min(from + 1, field.value.length));
    const before = field.value.slice(0, from).split("\n").length - 1;
    field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, before - 2);
    field.scrollIntoView({ block: "nearest" });
  }
}

/** Resolves once what stands in the page has been read. */
function parsedPage() {
  if (document.readyState !== "loading") return null;
  return new Promise<Event>((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** The nearest element around another one that fits, out of shadow trees too. */
function closest(element: Element, selector: string): HTMLElement | null {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host) {
    const found = node.closest<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

function listed(names: unknown): string[] {
  return String(names ?? "")
    .split(/[\s,]+/)
    .filter((name) => PARTS.includes(name));
}

/** Whether a list names a part; one that names none means every part. */
function isListed(names: unknown, part: string) {
  const some = listed(names).filter((name) => EDITABLE.includes(name));
  return some.length === 0 || some.includes(part);
}
