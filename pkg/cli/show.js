// Answers as people read them at a terminal.

import { basename } from "node:path";

import { locate } from "../index.js";
import { optionFor } from "./options.js";

const MARKS = { pass: "✓", fail: "✕", skip: "–", unknown: "?" };
const PAINT = { pass: "good", fail: "bad", skip: "dim", unknown: "doubt" };
const DECISIONS = { allow: ["✓", "good"], deny: ["✕", "bad"], indeterminate: ["?", "doubt"] };
const STRENGTHS = { satisfied: "pass", unsatisfied: "fail", undecided: "unknown" };
const WIDTH = 100;

/** Colours, where whoever reads wants any. */
export function painter(stream) {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const wanted = !NO_COLOR && (forced || (stream.isTTY && TERM !== "dumb"));
  const as = (code) => (text) => (wanted ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { good: as(32), bad: as(31), doubt: as(33), dim: as(2), bold: as(1) };
}

/** Characters that a terminal would take for a command, or that would turn text round. */
export const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of others without what a terminal would take for a command, or that would turn it round. */
export function clean(text) {
  return String(text)
    // Run by run, since a name may have thousands of blanks.
    .replace(/\s+/g, (run) => (/[\r\n\t\u2028\u2029]/.test(run) ? " " : run))
    .replace(CONTROLS, "\ufffd");
}

/** Where in the files something stands. */
export class Places {
  #find;

  constructor(find = () => undefined) {
    this.#find = find;
  }

  /** Each file is one document. One whose places nobody could look up by a pointer brings them as `spans`. */
  static ofFiles(files) {
    return new Places((document, path) => {
      const found = files[document];
      return found && { ...found, path, span: found.spans ? found.spans.get(path) : locate(found.text, path) };
    });
  }

  /** The documents stand in a scenario. */
  static ofScenario({ file, text }) {
    return new Places((document, path) => {
      const inside = document === null ? path : `/policies/${document}${path}`;
      // A document that is text of its own in there has no lines in the file.
      const span = locate(text, inside) ?? (document === null ? null : locate(text, `/policies/${document}`));
      return { file, text, path: inside, span, inside: document !== null };
    });
  }

  find(document, path) {
    return this.#find(document, path ?? "");
  }

  /** `file:line:column`, and the pointer. */
  at(document, path) {
    const found = this.find(document, path);
    if (!found) return { place: "", pointer: path ?? "" };
    const { file, span } = found;
    return { place: span ? `${file}:${span.line}:${span.column}` : file, pointer: found.path };
  }

  /** The place, with the pointer where there is no line. */
  where(document, path) {
    const { place, pointer } = this.at(document, path);
    return this.find(document, path)?.span ? place : `${place} ${pointer}`.trim();
  }

  /** The same without folder and column, where many stand beside each other. */
  near(document, path) {
    const { file, span } = this.find(document, path) ?? {};
    return file && [basename(file), span?.line].filter(Boolean).join(":");
  }

  /** The error with file, line and column. */
  named(error) {
    const found = this.find(error.document, error.path ?? "");
    if (!found) return error;
    const { file, span, inside } = found;
    // A syntax error has a place, but nothing that could be located. In a document that stands in a scenario as text, the
    // place is one in that text.
    const { line, column } = (inside ? span : undefined) ?? (error.line === null ? (span ?? error) : error);
    return Object.assign(error, { file, line, column });
  }
}

/** The decision as people may take it: what was let in by a part of the policies alone is undecided. */
export function shownDecision({ decision, reason }) {
  return (reason.code ?? reason) === "allowed.inPart" ? "indeterminate" : decision;
}

export function showVerdict(verdict, action, places, say, paint) {
  const { scope, reason, credential, strengths, access, checks, assumptions, findings } = verdict;
  const { remedies, combinedRemedies, alternatives } = verdict;
  const decision = shownDecision(verdict);
  const [mark, colour] = DECISIONS[decision];
  const headline = say("headline", { action: say(`Action.${action}`), decision: say(`Decision.${decision}`) });
  const lacking = checkAt(checks, reason.check)?.missing;
  const blocks = [
    [
      paint[colour](paint.bold(`${mark} ${headline}`)),
      `  ${clean(reason.text)} ${paint.dim(`[${[reason.code, reason.serviceCode].filter(Boolean).join(", ")}]`)}`,
      ...(reason.userMessage ? [`  ${say("serviceMessage", { text: clean(reason.userMessage) })}`] : []),
      ...(lacking ? [`  ${paint.bold(say("missing"))}  ${inputBy(lacking.path, clean(lacking.label), say)}`] : []),
    ],
    scope.notJudged.length > 0 && [
      paint.bold(say("notJudged")),
      ...scope.notJudged.map(({ layer, documents, needs }) => {
        const what = say("policyCount", { layer: say(`Layer.${layer}`), count: documents });
        return `  ${marked("unknown", paint)} ${what}  ${say("missing")}  ${inputBy(needs, say(needs), say)}`;
      }),
    ],
    [`${paint.bold(say("presented"))}  ${presented(credential, say)}`],
    clause(reason.policy, places, say, paint),
    strengths.length > 0 && [
      paint.bold(say("strengths")),
      ...strengths.map(({ displayName, id, decision: met, outcome, reason: why, reportOnly, check }) => {
        // Of a strength that is not satisfied the service's own word says how far it is from that.
        const known = met === "unsatisfied" && outcome !== "notSet";
        const result = known ? say(`AuthenticationStrengthResult.${outcome}`) : say(`StrengthDecision.${met}`);
        const details = [why, reportOnly && say("reportOnly")].filter(Boolean).join(", ");
        const line = `${marked(STRENGTHS[met], paint)} ${clean(displayName)}: ${result}`;
        return `  ${line} ${paint.dim(`[${details}]${id ? ` ${clean(id)}` : ""}`)}${decides(check, reason, say, paint)}`;
      }),
    ],
    access && [
      paint.bold(say("access")),
      ...access.policies.map(({ displayName, id, state, applies, reasons, satisfied, check }) => {
        // A block is not something that could be met.
        const asks = satisfied === "no" && isBlock(checkAt(checks, check)) ? say("blocks") : say(`Satisfied.${satisfied}`);
        const said = [say(`Applies.${applies}`), ...(applies === "no" ? [] : [asks]), ...reasons.map((flag) => say(`AnalysisReason.${flag}`) ?? clean(flag))];
        const words = clean(displayName ?? id ?? say("nameless"));
        const line = `${marked(checkAt(checks, check).outcome, paint)} ${words}: ${[...new Set(said)].join(", ")}`;
        return `  ${line} ${paint.dim(`[${clean(state)}]`)}${decides(check, reason, say, paint)}`;
      }),
    ],
    [paint.bold(say("checks")), ...tree(checks, "", { places, reason, say, paint }, "  ")],
    assumptions.length > 0 && [
      paint.bold(say("assumptions")),
      ...assumptions.map(({ id, text }) => `  ${id.padEnd(4)} ${clean(text)}`),
    ],
    findings.length > 0 && [paint.bold(say("findings")), ...findingLines(findings, places, say, paint)],
    remedies.length > 0 && [
      paint.bold(say("remedies")),
      ...remedies.flatMap(({ text, ...change }) => [`  ${clean(text)}`, ...patchLines(change, places, paint)]),
    ],
    combinedRemedies.length > 0 && [
      paint.bold(say("combinedRemedies")),
      ...combinedRemedies.flatMap(({ text, changes }) => [
        `  ${clean(text)}`,
        ...changes.flatMap((change) => patchLines(change, places, paint)),
      ]),
    ],
    alternatives.length > 0 && [paint.bold(say("alternatives")), ...alternatives.map(({ text }) => `  ${clean(text)}`)],
  ];
  return blocks
    .filter(Boolean)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** Whether a block is among what a check is made of. */
function isBlock(check) {
  return check.code === "access.blocked" || check.checks.some(isBlock);
}

function checkAt(checks, pointer) {
  return pointer?.split("/").slice(1).reduce((part, key) => part[key], checks);
}

/** A place of a scenario as people write members: of a question by what is in it. */
export const memberOf = (path) => path.replace(/^\/(question\/)?/, "").replaceAll("/", ".");

// What lacks an input says which, and which option would give it.
function inputBy(path, input, say) {
  const option = optionFor(path);
  return option ? say("inputBy", { input, option }) : input;
}

// Marks what the check that decided belongs to.
function decides(check, reason, say, paint) {
  const within = reason.check === check || reason.check?.startsWith(`${check}/`);
  return within ? ` ${paint.bold(`← ${say("decides")}`)}` : "";
}

function patchLines({ document, patch }, places, paint) {
  return patch.map(({ op, path, value, from }) => {
    const { place } = places.at(document, path);
    const what = value === undefined ? (from ?? "") : JSON.stringify(value);
    return `    ${paint.dim(place)} ${op} ${clean(path)} ${shortened(clean(what))}`;
  });
}

function presented(credential, say) {
  switch (credential.kind) {
    case "passkey": {
      const { aaguid, aaguidSource, name } = credential;
      if (aaguid === null) return say("aaguidUnknown");
      const source = say(`AaguidSource.${aaguidSource}`);
      return name ? `${clean(name)} (${aaguid}, ${source})` : `${aaguid} (${source})`;
    }
    case "certificate": {
      const { subject, issuer, serialNumber: serial, mode } = credential;
      const words = say("certificateOf", { subject: clean(subject), issuer: clean(issuer), serial });
      return mode ? `${words} (${say(`CertificateMode.${mode}`)})` : words;
    }
    default:
      return say(`Mode.${credential.method}`);
  }
}

// The clause with its first lines, as it stands in the file.
function clause(policy, places, say, paint) {
  if (!policy) return undefined;
  const { place, pointer } = places.at(policy.document, policy.path);
  const found = places.find(policy.document, policy.path);
  const head = `${paint.bold(say("clause"))}  ${clean(place)} ${paint.dim(clean(pointer))}`.trimEnd();
  if (!found?.span) return [head];
  const { line, endLine } = found.span;
  const last = Math.min(endLine, line + 4);
  const lines = found.text.split(/\r\n|\r|\n/).slice(line - 1, last);
  const digits = String(last).length;
  const shown = lines.map((text, index) => `  ${paint.dim(`${String(line + index).padStart(digits)} │`)} ${shortened(clean(text))}`);
  return [head, ...shown, ...(endLine > last ? [`  ${paint.dim(`${" ".repeat(digits)} │ …`)}`] : [])];
}

const shortened = (text) => (text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text);
const marked = (outcome, paint) => paint[PAINT[outcome]](MARKS[outcome]);

function tree(checks, at, shown, indent) {
  const { places, reason, say, paint } = shown;
  return checks.flatMap((check, index) => {
    const { id, outcome, text, code, policy, missing } = check;
    const last = index === checks.length - 1;
    const pointer = `${at}/${index}`;
    const place = policy && places.near(policy.document, policy.path);
    const details = [code && `[${code}]`, place && clean(place), missing && optionFor(missing.path)].filter(Boolean).join(" ");
    const inner = `${indent}${paint.dim(last ? "   " : "│  ")}`;
    const line = `${marked(outcome, paint)} ${paint.bold(say(`RuleId.${id}`))}  ${clean(text)}${details ? ` ${paint.dim(details)}` : ""}`;
    return [
      `${indent}${paint.dim(last ? "└─" : "├─")} ${line}${reason.check === pointer ? decides(pointer, reason, say, paint) : ""}`,
      ...tree(check.checks, `${pointer}/checks`, shown, inner),
    ];
  });
}

const SEVERITIES = { error: "bad", warning: "doubt", info: "dim" };

function findingLines(findings, places, say, paint) {
  return findings.map(({ severity, code, document, path, line, column, text }) => {
    // A comment has a place, but no pointer leads to it.
    const where = clean(path === null ? `${places.find(document, "").file}:${line}:${column}` : places.where(document, path));
    return `  ${paint[SEVERITIES[severity]](say(`Severity.${severity}`))}  ${where}  ${clean(text)} ${paint.dim(`[${code}]`)}`;
  });
}

export function showFindings(findings, places, say, paint) {
  return findings.length > 0 ? findingLines(findings, places, say, paint).map((line) => line.slice(2)).join("\n") : say("noFindings");
}

export function showInspection(inspection, places, say, paint) {
  const { kind, findings = [], unreadable = [], ...rest } = inspection;
  if (kind === "unrecognised") return say("unrecognised");
  const blocks = blocksOf(kind, rest, places, say, paint);
  const head = paint.bold(say(`InspectionKind.${kind}`));
  const parts = blocks.map((lines) => [head, ...lines].join("\n"));
  for (const { message } of unreadable) parts.push(`${paint.bad(say("unreadable"))}  ${clean(message)}`);
  if (findings.length > 0) parts.push([paint.bold(say("findings")), ...findingLines(findings, places, say, paint)].join("\n"));
  return parts.join("\n\n");
}

function blocksOf(kind, inspection, places, say, paint) {
  switch (kind) {
    case "certificate":
      return inspection.certificates.map((certificate) => fields(readable(certificate), say, paint));
    case "revocationList":
      return inspection.lists.map(({ der, ...list }) => fields(list, say, paint));
    case "policies":
      return [
        inspection.resources.map(({ resource, name, path }) => {
          const where = paint.dim(clean(places.at(0, path).place));
          return `  ${[clean(resource), name && clean(name), where].filter(Boolean).join("  ")}`;
        }),
      ];
    case "attestation": {
      const certificates = inspection.certificates.map(readable);
      return [fields({ ...inspection, certificates }, say, paint)];
    }
    case "aaguid":
      return [fields({ ...inspection, ...authenticator(inspection, say) }, say, paint)];
    default:
      return [fields(inspection, say, paint)];
  }
}

// The values of a model that are members of an enumeration, by their labels.
function authenticator({ passkeyType, support }, say) {
  const labels = (enumeration, names) => names.map((name) => say(`${enumeration}.${name}`));
  return {
    passkeyType: passkeyType && say(`PasskeyType.${passkeyType}`),
    support: support && {
      ...support,
      platforms: support.platforms.map(({ platform, browsers, unsupported, ...of }) => ({
        platform: say(`OperatingSystem.${platform}`),
        browsers: labels("Browser", browsers),
        unsupported: labels("Browser", unsupported),
        ...of,
      })),
    },
  };
}

// A certificate without its bytes and what only repeats itself, and with the names of OIDs beside them.
function readable({ der, oidNames, policyOidsLexical, policyOidsNumeric, consideredPolicyOids, ...certificate }) {
  const { policyOids, extendedKeyUsage } = certificate;
  const withName = (oid) => (oidNames[oid] ? `${oid} ${oidNames[oid]}` : oid);
  const same = (list) => String(list) === String(policyOids);
  const readings = Object.values(consideredPolicyOids ?? {});
  return {
    ...certificate,
    policyOids: policyOids?.map(withName) ?? null,
    extendedKeyUsage: extendedKeyUsage.map(withName),
    policyOidsLexical: same(policyOidsLexical) ? null : policyOidsLexical,
    policyOidsNumeric: same(policyOidsNumeric) ? null : policyOidsNumeric,
    consideredPolicyOids: readings.every((list) => list.length === policyOids?.length) ? null : consideredPolicyOids,
  };
}

// What is empty or not there is left out.
function fields(object, say, paint, indent = "  ") {
  const shown = Object.entries(object).filter(([, value]) => {
    const empty = value === null || (typeof value === "object" && Object.keys(value).length === 0);
    return !empty;
  });
  const label = (key) => say(`field.${key}`) ?? clean(key);
  const width = Math.max(0, ...shown.map(([key, value]) => (isNested(value) ? 0 : columns(label(key)))));
  return shown.flatMap(([key, value]) => {
    if (Array.isArray(value) && value.some(isNested)) {
      return value.flatMap((one) => [`${indent}${paint.bold(label(key))}`, ...fields(one, say, paint, `${indent}  `)]);
    }
    if (isNested(value)) return [`${indent}${label(key)}`, ...fields(value, say, paint, `${indent}  `)];
    const gap = " ".repeat(width - columns(label(key)) + 2);
    const [first, ...more] = Array.isArray(value) ? value : [value];
    const blank = " ".repeat(width + 2);
    return [
      `${indent}${paint.dim(label(key))}${gap}${plain(first, say)}`,
      ...more.map((one) => `${indent}${blank}${plain(one, say)}`),
    ];
  });
}

const isNested = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const plain = (value, say) => (typeof value === "boolean" ? say(value ? "yes" : "no") : clean(value));

export function showModels(models, say, paint) {
  const { models: all, registration, signIn, metadataNumber, catalogueDated, findings } = models;
  const rows = all.map(({ name, aaguid, ...of }) => [clean(name), aaguid, of.registration, of.signIn]);
  const names = Math.max(columns(say("model")), ...rows.map(([name]) => columns(name)));
  const word = ({ reason, ...of }) => {
    const decision = shownDecision({ reason, ...of });
    const [mark, colour] = DECISIONS[decision];
    const shown = `${mark} ${say(`Decision.${decision}`)}${reason === "allowed" ? "" : ` [${reason}]`}`;
    return [shown, paint[colour](shown)];
  };
  const first = Math.max(columns(say("registration")), ...rows.map(([, , of]) => columns(word(of)[0])));
  const padded = (text, width, painted = text) => `${painted}${" ".repeat(Math.max(0, width - columns(text)))}`;
  const counts = (title, list) => [
    `  ${title}`,
    ...list.map(({ count, decision, reason }) => `    ${String(count).padStart(4)}  ${word({ decision, reason })[1]}`),
  ];
  const metadata = metadataNumber === null ? say("noMetadata") : say("metadataNumber", { number: metadataNumber });
  return [
    paint.bold(`${padded(say("model"), names)}  ${padded("AAGUID", 36)}  ${padded(say("registration"), first)}  ${say("signIn")}`),
    ...rows.map(([name, aaguid, registered, signedIn]) => {
      const [text, painted] = word(registered);
      return `${padded(name, names)}  ${aaguid}  ${padded(text, first, painted)}  ${word(signedIn)[1]}`;
    }),
    "",
    say("modelsFrom", { count: all.length, dated: catalogueDated, metadata }),
    ...(findings.length > 0 ? ["", paint.bold(say("findings")), ...findingLines(findings, new Places(), say, paint)] : []),
    "",
    paint.bold(say("reasons")),
    ...counts(say("registration"), registration),
    ...counts(say("signIn"), signIn),
  ].join("\n");
}

/** Columns of a terminal that a text takes. */
function columns(text) {
  let count = 0;
  for (const character of text) count += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return count;
}
