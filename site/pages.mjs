// The pages of codes and rules, their lists, and those around them.

import { html } from "htm/preact";

import { answerTo, flat } from "./answers.mjs";
import { checkOf, titleOf } from "./examples.mjs";
import { page } from "./frame.mjs";
import { filling, textOf as textIn } from "./texts.mjs";
import { load } from "../bundle/load.mjs";

const { decisionKey, linkTo } = await load("www/kit/checks.ts");

const CODES = "codes/";
const RULES = "rules/";
export const pathOfCode = (code) => `${CODES}${code}.html`;
export const pathOfRule = (id) => `${RULES}${id}.html`;

/** A sentence of the catalogue, with what fills its gaps marked. */
function sentence(text, language) {
  const parts = text.split(/\{(\w+)\}/);
  return parts.map((part, at) => (at % 2 === 1 ? html`<var>${filling(part, language)}</var>` : part));
}

/** The same without marks. */
const plain = (text, language) => text.replaceAll(/\{(\w+)\}/g, (_, gap) => filling(gap, language));

/** Distinct by what is told of each. */
const distinct = (list, key = JSON.stringify) => [...new Map(list.map((one) => [key(one), one])).values()];

/**
 * What a site can say of everything: `examples`, `catalogue`, `own`, the codes of the command line alone, `apart`, which gives what shows a
 * code that no playground does, `term` for labels, and `publish`, which gives a scenario its address.
 */
export class Pages {
  constructor(known) {
    Object.assign(this, known);
  }

  /** The page of a code, which may be a reason, an error and a finding at once. */
  code(code, kinds, language) {
    const content = (known) => html`<h1><code>${code}</code></h1>
      ${Object.entries(kinds).map(([kind, sentences]) => this.#kind(kind, code, sentences, this.examples.of(kind, code), known))}`;
    const [[first]] = Object.values(kinds);
    return page({ path: pathOfCode(code), language, title: code, description: plain(first[language], language), scripts: PLAYGROUND, content });
  }

  /** The page of a code of the command line alone. */
  ownCode(code, language) {
    const { kind, [language]: words } = this.own[code];
    const content = (known) => {
      const { t, to } = known;
      const document = /^impact\b/.test(code) ? "docs/population.html" : /^sweep\b/.test(code) ? "docs/sweep.html" : undefined;
      return html`<h1><code>${code}</code></h1>
        <section data-kind=${kind}>
          <p><span class="pill">${t(kind)}</span></p>
          <h2>${t("meaning")}</h2>
          <p>${coded(words.means)}</p>
          <h2>${t("whatToDo")}</h2>
          <p>${coded(words.todo)}</p>
          ${this.#apart(code, known)}
          ${document && html`<p><a href=${to(document)}>${t("more")}</a></p>`}
        </section>`;
    };
    return page({ path: pathOfCode(code), language, title: code, description: words.means, content });
  }

  /** What gives a code that no playground shows, and what is read then. */
  #apart(code, { t, language, asset }) {
    const told = this.apart(code, language);
    if (!told) return null;
    const { text, scenario, given, came, command, files = [], said, codes = [came?.code] } = told;
    const block = (content) => html`<pre tabindex="0"><code>${content}</code></pre>`;
    return html`<div data-apart=${code} data-came=${codes.filter(Boolean).join(" ") || undefined}>
      <h2>${t("givenBy")}</h2>
      ${text && html`<p>${coded(text)}</p>`}
      ${files.map(({ name, text: content }) => html`<p><code>${name}</code></p>${block(content)}`)}
      ${command && html`<p>${t("command")}</p>${block(command)}`}
      ${given && block(given)}
      ${scenario && html`<p><a href=${asset(this.publish({ file: scenario, ...this.examples.file(scenario) }))}>${t("scenario")}</a></p>`}
      ${(said || came) && html`<p>${t("isRead")}</p>`}
      ${said && block(said)}
      ${came && html`<p>${came.text}${" "}<code>${came.code}</code></p>`}
    </div>`;
  }

  #kind(kind, code, sentences, shown, known) {
    const { t, language } = known;
    return html`<section data-kind=${kind}>
      <p><span class="pill">${t(kind)}</span></p>
      ${this.#facts(kind, code, known)}
      <h2>${t("meaning")}</h2>
      ${sentences.length > 1 && html`<p class="muted">${t("several")}</p>`}
      <ul>${sentences.map((one) => html`<li>${sentence(one[language], language)}</li>`)}</ul>
      ${this.#advice(kind, code, shown, known)} ${this.#pair(kind, code, shown, known)}
      ${kind === "reason" && this.#basis(this.examples.checks("code", code), known)}
      ${kind === "reason" && this.#given(code, known)} ${this.#leans(shown, known)}
    </section>`;
  }

  #facts(kind, code, { t, language }) {
    const rows = [];
    if (kind === "reason") {
      const { decisions, service } = this.examples.reasons(code);
      const words = decisions.map((decision) => this.term("Decision", decision, language)).join(", ");
      rows.push([t("decides"), words || t("decidesNothing")]);
      if (service.length > 0) rows.push([t("serviceCode"), service.join(", ")]);
    }
    if (kind === "finding") {
      const severities = this.examples.severities(code);
      if (severities.length > 0) rows.push([t("severity"), severities.map((one) => this.term("Severity", one, language)).join(", ")]);
    }
    return rows.length > 0 && html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }

  #advice(kind, code, { fail }, known) {
    if (!fail) return null;
    const advice = { reason: reasonAdvice, finding: findingAdvice, error: errorAdvice }[kind];
    return html`<h2>${known.t("whatToDo")}</h2>${advice(code, fail, known)}`;
  }

  /** What fails and what passes, each as a playground. */
  #pair(kind, code, { fail, pass }, known) {
    const { t } = known;
    if (!fail && !pass) return this.#apart(code, known) ?? html`<p>${t("noExample")}</p>`;
    const check = kind === "reason" && fail && fail.verdict.reason.code !== code ? checkOf(fail, code) : undefined;
    const titles = {
      finding: ["with", "without"],
      error: ["refused", "passes"],
      reason: check ? ["gives", "givesNot"] : [fail?.verdict?.decision === "indeterminate" ? "undecided" : "fails", "passes"],
    };
    const [failing, passing] = titles[kind];
    return html`
      ${fail && html`<h2>${t(failing)}</h2>${this.#example(fail, known, { kind, shows: code, check })}`}
      ${pass && html`<h2>${t(passing)}</h2>${this.#example(pass, known, { kind, lacks: fail ? code : undefined, isMended: kind === "finding" })}`}
    `;
  }

  /**
   * One example. The attributes say what the page claims of it: which code it `shows` or `lacks`, as a `kind` of thing, and how
   * which `check` came out.
   */
  #example(one, known, { kind, shows, lacks, check, isMended = false }) {
    const { t, language, asset } = known;
    const { scenario, change, name } = one;
    const address = this.publish(one);
    const { verdict, error } = answerTo(scenario, language, false);
    const action = scenario.question.action === "register" ? "register" : "signIn";
    const title = titleOf(one, language);
    const own = check && flat(verdict.checks).find(({ id, code, outcome }) => id === check.id && code === check.code && outcome === check.outcome);
    const noted = kind === "finding" && verdict.findings.find(({ code }) => code === shows);
    const claims = {
      "data-example": kind,
      "data-scenario": address,
      "data-shows": shows,
      "data-lacks": lacks,
      "data-check": check?.id,
      "data-outcome": check?.outcome,
    };
    const answer = verdict
      ? html`<p data-decision=${verdict.decision} data-reason=${verdict.reason.code}>
          <strong>${t(decisionKey(action, verdict))}</strong>${": "}<span data-text>${verdict.reason.text}</span>${" "}<code>${verdict.reason.code}</code>
        </p>`
      : html`<p data-error=${error.code}><span data-text>${error.message}</span>${" "}<code>${error.code}</code></p>`;
    return html`<div ...${claims}>
      ${change && html`<p>${t("after")}${" "}<strong>${change[language]}</strong></p>`}
      ${name && !change && isMended && html`<p>${t("afterMend")}</p>`}
      ${!name && title && html`<p>${title}</p>`}
      ${own && html`<p>${t("checkSays", { rule: this.term("RuleId", own.id, language) })}${" "}<q data-check-text>${own.text}</q></p>`}
      ${noted &&
      html`<p><strong>${t("labelled", { word: this.term("Severity", noted.severity, language) })}</strong>${" "}<span data-finding-text>${noted.text}</span></p>`}
      ${error && answer}
      <entra-verdict-playground hide="title" scenario=${asset(address)}>${verdict && answer}</entra-verdict-playground>
      <p class="muted"><a href=${asset(address)}>${t("scenario")}</a></p>
    </div>`;
  }

  #basis(checks, { t, language }) {
    const all = distinct(checks.map(({ basis }) => basis)).sort((one, other) => (one.source < other.source ? -1 : 1));
    if (all.length === 0) return null;
    const statement = ({ source, dated }) => {
      const link = linkTo(source, language);
      return html`${link ? html`<a href=${link.address} rel="noreferrer noopener">${link.name}</a>` : source}${" "}<span class="muted">${t("dated", { date: dated })}</span>`;
    };
    return html`<h2>${t("basis")}</h2>
      <ul>
        ${all.map(
          (basis) => html`<li>
            <span class="pill" title=${t(`basis.${basis.class}.hint`)}>${this.term("BasisClass", basis.class, language)}</span>
            ${statement(basis)} ${basis.against && html`${" "}${t("against")}${" "}${statement(basis.against)}`}
          </li>`,
        )}
      </ul>`;
  }

  #given(code, { t, to, language }) {
    const ids = distinct(this.examples.checks("code", code).map(({ id }) => id)).sort();
    if (ids.length === 0) return null;
    const entry = (id) => html`<li><a href=${to(pathOfRule(id))}><code>${id}</code></a>${" "}${this.term("RuleId", id, language)}</li>`;
    return html`<h2>${t("checksGiving")}</h2><ul>${ids.map(entry)}</ul>`;
  }

  #leans({ fail }, { t, to, language }) {
    const { verdict } = fail ? answerTo(fail.scenario, language, false) : {};
    if (!verdict || verdict.assumptions.length === 0) return null;
    const entry = ({ id, text }) => html`<li><a href=${`${to("docs/semantics/questions.html")}#${id.toLowerCase()}`}>${id}</a>${" "}${text}</li>`;
    return html`<h2>${t("leans")}</h2><p>${t("leansHint")}</p><ul>${verdict.assumptions.map(entry)}</ul>`;
  }

  rule(id, sentences, language) {
    const label = this.term("RuleId", id, language);
    const { fail, pass, skip } = this.examples.of("rule", id);
    const checks = this.examples.checks("id", id);
    const codes = distinct(checks.map(({ code }) => code)).filter(Boolean).sort();
    const content = (known) => {
      const { t, to } = known;
      const rows = Object.entries(sentences).flatMap(([outcome, list]) => list.map((one) => [outcome, one]));
      const came = (one, ...outcomes) => one.checks.find((check) => check.id === id && outcomes.includes(check.outcome));
      const failing = fail && came(fail, "fail", "unknown");
      return html`<h1>${label}${" "}<code>${id}</code></h1>
        <h2>${t("meaning")}</h2>
        <div class="wide" tabindex="0">
          <table>
            <thead><tr><th scope="col">${t("outcome")}</th><th scope="col">${t("sentence")}</th></tr></thead>
            <tbody>
              ${rows.map(([outcome, one]) => html`<tr><td>${this.term("CheckOutcome", outcome, language)}</td><td>${sentence(one[language], language)}</td></tr>`)}
            </tbody>
          </table>
        </div>
        ${codes.length > 0 &&
        html`<h2>${t("reasonsGiven")}</h2>
          <ul class="list">
            ${codes.map((code) => html`<li><a href=${to(pathOfCode(code))}><code>${code}</code></a>${" "}${this.#only(code, language)}</li>`)}
          </ul>`}
        ${fail && html`<h2>${t("whatToDo")}</h2>${reasonAdvice(failing.code, fail, known)}`}
        ${fail
          ? html`<h2>${t(failing.outcome === "fail" ? "checkFails" : "checkUndecided")}</h2>${this.#example(fail, known, { kind: "rule", check: failing })}`
          : html`<p>${t(codes.length > 0 ? "noFailing" : "cannotFail")}</p>`}
        ${pass
          ? html`<h2>${t(came(pass, "pass") ? "checkPasses" : "checkSilent")}</h2>${this.#example(pass, known, { kind: "rule", check: came(pass, "pass") })}`
          : !skip && html`<p>${t("noPassing")}</p>`}
        ${skip && html`<h2>${t("checkSkipped")}</h2>${this.#example(skip, known, { kind: "rule", check: came(skip, "skip") })}`}
        ${this.#basis(checks, known)} ${this.#leans({ fail }, known)}`;
    };
    const [first] = Object.values(sentences).flat();
    const description = first ? `${label}: ${first[language]}` : label;
    return page({ path: pathOfRule(id), language, title: `${label} (${id})`, description, scripts: PLAYGROUND, content });
  }

  /** The sentence of a reason that has one alone. */
  #only(code, language) {
    const [first, ...others] = this.catalogue.codes.get(code).reason;
    return others.length === 0 && sentence(first[language], language);
  }

  codes(language) {
    const content = (known) => {
      const { t, to } = known;
      const list = (kind) => {
        const told = [...this.catalogue.codes].filter(([, kinds]) => kinds[kind]).map(([code, kinds]) => [code, sentence(kinds[kind][0][language], language)]);
        const own = Object.entries(this.own).filter(([, one]) => one.kind === kind).map(([code, one]) => [code, coded(one[language].means)]);
        const all = [...told, ...own].sort(([one], [other]) => (one < other ? -1 : 1));
        const entry = ([code, text]) => html`<li data-entry><a href=${to(pathOfCode(code))}><code>${code}</code></a><p>${text}</p></li>`;
        return html`<section data-list>
          <h2>${t(`${kind}s`)}</h2>
          <p>${t(`${kind}sAbout`)}</p>
          <ul class="list">${all.map(entry)}</ul>
        </section>`;
      };
      return html`<h1>${t("codes")}</h1><p>${t("codesAbout")}</p>${search(known)}${["reason", "error", "finding", "result"].map(list)}`;
    };
    return this.#list("codes", content, language);
  }

  rules(language) {
    const content = (known) => {
      const { t, to } = known;
      const entry = ([id, sentences]) => {
        const [first] = Object.values(sentences).flat();
        return html`<li data-entry>
          <a href=${to(pathOfRule(id))}>${this.term("RuleId", id, language)}</a>${" "}<code>${id}</code>
          ${first && html`<p>${sentence(first[language], language)}</p>`}
        </li>`;
      };
      return html`<h1>${t("rules")}</h1><p>${t("rulesAbout")}</p>${search(known)}
        <section data-list><ul class="list">${[...this.catalogue.rules].map(entry)}</ul></section>`;
    };
    return this.#list("rules", content, language);
  }

  #list(key, content, language) {
    return plainPage(`${key}/index.html`, key, `${key}About`, content, language, ["search.js"]);
  }

  home(language) {
    const one = this.examples.of("reason", "passkey.aaguidNotAllowed").fail;
    const content = (known) => {
      const { t, to } = known;
      const parts = { "codes/index.html": "codes", "rules/index.html": "rules", "docs/index.html": "documentation" };
      return html`<h1>entra-verdict</h1>
        <p><em>${t("tagline")}</em></p>
        <p>${t("intro")}</p>
        <ul class="list">
          ${Object.entries(parts).map(([path, key]) => html`<li><a href=${to(path)}>${t(key)}</a><p>${t(`${key}About`)}</p></li>`)}
        </ul>
        <h2>${t("tryIt")}</h2>
        <p>${t("tryItHint")}</p>
        ${this.#example(one, known, { kind: "reason", shows: "passkey.aaguidNotAllowed" })}`;
    };
    return page({ path: "index.html", language, title: "entra-verdict", description: textIn(language, "tagline"), scripts: PLAYGROUND, content });
  }
}

const PLAYGROUND = ["entra-verdict/playground.js"];

/** A page of the site's own words. */
function plainPage(path, title, about, content, language, scripts = []) {
  return page({ path, language, title: textIn(language, title), description: textIn(language, about), scripts, content });
}

function search({ t }) {
  return html`<div data-search hidden>
    <label for="search">${t("search")}</label>
    <input id="search" type="search" autocomplete="off" aria-describedby="hint" data-found=${t("found")} data-none=${t("none")} />
    <p class="muted" id="hint">${t("searchHint")}</p>
    <p role="status" id="count"></p>
  </div>`;
}

/** What changes the answer of the example, as its verdict says it. */
function reasonAdvice(code, one, { t, language }) {
  const { verdict } = answerTo(one.scenario, language);
  const { reason, remedies, combinedRemedies, alternatives } = verdict;
  const lacking = flat(verdict.checks).find((check) => check.missing && check.code === reason.code)?.missing;
  const list = (all) => html`<ul>${all.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
  const parts = [
    reason.code !== code && html`<p>${t("notDeciding")}</p>`,
    reason.userMessage && html`<p>${t("serviceSays")}: <q>${reason.userMessage}</q></p>`,
    remedies.length > 0 && html`<p>${t("changes")}</p>${list(remedies)}`,
    combinedRemedies.length > 0 && html`<p>${t("together")}</p>${list(combinedRemedies)}`,
    lacking && html`<p>${t("missing")}</p><ul><li>${lacking.label}${" "}<code>${lacking.path}</code></li></ul>`,
    alternatives.length > 0 && html`<p>${t("instead")}</p>${list(alternatives)}`,
  ].filter(Boolean);
  const isHelped = remedies.length + combinedRemedies.length + alternatives.length > 0 || lacking || reason.code !== code;
  if (!isHelped) parts.push(html`<p>${t(verdict.decision === "deny" ? "present" : "decide")}</p>`);
  return parts;
}

function findingAdvice(code, one, { t, language }) {
  const { findings } = answerTo(one.scenario, language, false).verdict;
  const mend = findings.find((finding) => finding.code === code && finding.mend)?.mend;
  if (!mend) return html`<p>${t("mendByHand")}</p>`;
  return html`<p>${coded(t("mend"))}</p><pre tabindex="0"><code>${JSON.stringify(mend, null, 2)}</code></pre>`;
}

function errorAdvice(code, one, { t }) {
  return html`<p>${t("errorAdvice")}</p>`;
}

/** Words in which what stands between backticks is code. */
const coded = (text) => text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
