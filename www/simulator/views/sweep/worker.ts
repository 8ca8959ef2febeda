// Looks at every sign-in at once, beside the page, and keeps what it found. It is called as `answerCalls` says, by one of `tasks`.

import { failureOf } from "../../../kit/contract.ts";
import type { Language, Sweep, SweepNarrowing, SweepSettings, User } from "../../../kit/contract.ts";
import { answerCalls } from "../../core/calls.ts";
import { peopleReader, Tenant } from "../../core/package.ts";
import { piecesOf, teller } from "../../core/pieces.ts";
import { startCore } from "../../core/start.ts";

/** What is asked: policies as texts, and those before, where some are compared. */
export interface SweepJob {
  readonly policies: readonly string[];
  readonly before: readonly string[] | null;
  readonly settings: SweepSettings;
  /** Files with people who are counted. */
  readonly files: readonly File[];
  readonly language: Language;
}

/** Somebody, and where they stand. */
interface Person {
  readonly user: User;
  readonly file: string;
  readonly line: number;
}

let swept: Sweep | null = null;

const tasks = {
  /** Reads people of files, as text that `sweep` takes: the page keeps it and need not copy what is in it. Tells how far it is. */
  async people({ files, language }: { files: readonly File[]; language: Language }) {
    const { People } = await peopleReader();
    const people = new People(language);
    const tell = teller(files, () => ({ people: people.list.length }));
    try {
      for (const file of files) {
        for await (const piece of piecesOf(file)) {
          if (people.isFull) break;
          people.feed(file.name, piece);
          tell(piece.length);
        }
        people.end();
      }
    } catch (error) {
      const { file, line, code, message } = error as Partial<Person> & { code: string; message: string };
      throw file ? { code, message: placed(message, file, line) } : error;
    }
    return JSON.stringify(people.list);
  },

  /** Looks at every sign-in, and tells what there is to tell. */
  async sweep({ policies, before, settings, people, language }: Omit<SweepJob, "files"> & { people: string | null }) {
    const { refuseNobody } = await peopleReader();
    swept?.free();
    swept = null;
    const opened: Tenant[] = [];
    const load = (texts: readonly string[]) => {
      const tenant = Tenant.load(texts, { language });
      opened.push(tenant);
      return tenant;
    };
    const counted: readonly Person[] | null = people === null ? null : JSON.parse(people);
    try {
      const earlier = before ? loadEarlier(() => load(before)) : null;
      const given = counted ? { ...settings, people: counted.map(({ user }) => user) } : settings;
      swept = load(policies).sweep(given, { before: earlier, language });
      const report = swept.report({ language });
      refuseNobody(report, language);
      return report;
    } catch (error) {
      throw ofPerson(error, counted ?? []) ?? error;
    } finally {
      for (const one of opened) one.free();
    }
  },

  /** The same in another language. */
  report({ language }: { language: Language }) {
    return swept?.report({ language });
  },

  /** The map under some circumstances. */
  map({ narrowing, language }: { narrowing: SweepNarrowing; language: Language }) {
    return swept?.map(narrowing, { language });
  },

  /** The question behind a cell of that map; null where there is no such sign-in. */
  cell({ row, column, narrowing }: { row: number; column: number; narrowing: SweepNarrowing }) {
    return swept?.cell(row, column, narrowing) ?? null;
  },
};

/** What is wrong with somebody, with where they stand; null where it is about something else. */
function ofPerson(error: unknown, people: readonly Person[]) {
  const { code, message, path } = failureOf(error);
  const person = people[Number(/^\/people\/(\d+)/.exec(path ?? "")?.[1] ?? Number.NaN)];
  return person ? { code, message: placed(message, person.file, person.line) } : null;
}

/** A message with its place, as the command line has it. */
function placed(message: string, file: string, line: number | null | undefined) {
  return `${[file, line].filter((part) => part !== null && part !== undefined).join(":")}: ${message}`;
}

/** What cannot be read of the policies before is none of the present ones, so that its place is not told. */
function loadEarlier(load: () => Tenant) {
  try {
    return load();
  } catch (error) {
    const { code, message } = failureOf(error);
    throw { code: `before ${code}`, message };
  }
}

answerCalls(startCore(), tasks);
