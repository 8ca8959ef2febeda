// Asks about everybody of an organisation beside the page, which stays quick meanwhile, and keeps the rows.
//
// It is called as `answerCalls` says, by one of `tasks` below; and meanwhile it tells, for `ask` and `csv`,
// `{ progress: { read, size, people, counts } }`, `counts` by effect.

import { failureOf } from "../../../kit/contract.ts";
import type { Json, Language } from "../../../kit/contract.ts";
import { answerCalls } from "../../core/calls.ts";
import { Impact, Metadata, Tenant } from "../../core/package.ts";
import { piecesOf, teller } from "../../core/pieces.ts";
import { startCore } from "../../core/start.ts";
import { effects, Lines, People, recordEnds } from "./rows.ts";

/** What was asked. */
interface AskedPeople {
  readonly job: Json;
  readonly people: People;
  readonly impact: Impact;
  readonly free: () => void;
}

/** Bytes of a file that tell whether its lines are people. */
const HEAD = 4096;

const ready = startCore();
/** What was asked: `{ job, people, impact, free }`. */
let asked: AskedPeople | null = null;
let stopped = false;

/** What was asked; there is something before anybody asks for rows. */
function there(): AskedPeople {
  if (!asked) throw new Error("nothing was asked");
  return asked;
}

const tasks = {
  /** Reads the files of a job: `{ files, before, after, trust, metadata, question, listed, language }`. */
  async ask(job: Json) {
    asked?.free();
    asked = null;
    stopped = false;
    const people = new People();
    const opened = openImpact(job, "ndjson");
    const tell = teller(job.files, () => ({ people: opened.impact.people, counts: countsOf(people) }));
    const report = await readAll(job.files, opened.impact, (rows) => people.add(rows), tell);
    people.end();
    asked = { job, people, ...opened };
    return { report, counts: countsOf(people) };
  },

  /** Filters and sorts the rows, and says how many are shown. */
  arrange(how: Json) {
    return there().people.arrange(how);
  },

  /** The rows shown from one place on up to another. */
  rows({ from, to }: { from: number; to: number }) {
    const { people } = there();
    const last = Math.min(to, people.shown.length);
    return Array.from({ length: Math.max(0, last - from) }, (_, index) => people.shownAt(from + index));
  },

  /** A person with both verdicts about each key, or why there is none. */
  person({ number, language }: { number: number; language: Language }) {
    const { people, impact } = there();
    const row = people.row(number);
    const keys = row.keys.map((_, index) => {
      try {
        return impact.explain(row, index, { language });
      } catch (error) {
        const { code, message } = failureOf(error);
        return { error: { code, message } };
      }
    });
    return { row, keys };
  },

  /** What is shown, as NDJSON. */
  ndjson() {
    return there().people.file();
  },

  /** What is shown, as CSV. The core writes it while it reads, so everything is read again; null where that was stopped. */
  async csv() {
    const { job, people } = there();
    stopped = false;
    const opened = openImpact(job, "csv");
    try {
      const lines = new Lines();
      const tell = teller(job.files, () => ({ people: opened.impact.people }));
      await readAll(job.files, opened.impact, (records) => lines.add(records, recordEnds(records)), tell);
      if (stopped) return null;
      // Spreadsheets take a file without the mark for one of the system's old encoding. Headings come first.
      const wanted = [0, ...Array.from(people.shown, (number) => number + 1)];
      return lines.file(wanted, "\uFEFF", "text/csv;charset=utf-8");
    } finally {
      opened.free();
    }
  },

  stop() {
    stopped = true;
  },
};

answerCalls(ready, tasks);

function openImpact({ before, after, trust, metadata, question, listed, language }: Json, rows: "ndjson" | "csv") {
  const opened: { free(): void }[] = [];
  const kept = <One extends { free(): void }>(one: One): One => {
    opened.push(one);
    return one;
  };
  const free = () => opened.splice(0).forEach((one) => one.free());
  try {
    const options = { trust, metadata: metadata && kept(Metadata.fromReduced(metadata)), language };
    const [first, second] = [before, after].map((policies) => (policies ? kept(Tenant.load(policies, options)) : undefined)) as [
      Tenant,
      Tenant | undefined,
    ];
    return { impact: kept(first.impact(second, { question, rows, listed })), free };
  } catch (error) {
    free();
    throw error;
  }
}

function countsOf(people: People) {
  return Object.fromEntries(effects().map((effect, index) => [effect, people.counts[index]]));
}

/** Reads files piece by piece, hands on the rows that come out, and gives the report. */
async function readAll(
  files: readonly File[],
  impact: Impact,
  take: (rows: Uint8Array<ArrayBuffer>) => void,
  tell: (bytes: number, isLast?: boolean) => void,
) {
  const taken = () => {
    const rows = impact.take();
    if (rows.length > 0) take(rows);
  };
  for (const file of await inOrder(files)) {
    for await (const piece of piecesOf(file)) {
      if (stopped) return null;
      impact.feed(file.name, piece);
      taken();
      tell(piece.length);
    }
    impact.end(file.name);
    taken();
  }
  tell(0, true);
  const report = impact.finish();
  taken();
  return report;
}

/** The files, those with lines of people last: what is said elsewhere of the same people has to be known by then. */
async function inOrder(files: readonly File[]) {
  const looked = await Promise.all(files.map(async (file) => ({ file, people: Impact.isPeople(await file.slice(0, HEAD).arrayBuffer()) })));
  return [...looked.filter(({ people }) => !people), ...looked.filter(({ people }) => people)].map(({ file }) => file);
}
