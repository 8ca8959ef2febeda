// Microsoft's names in place of ids of applications that the documents do not name.

import type { Regions, SweepReport, SweptMap, SweptPolicy } from "../../../kit/contract.ts";
import { microsoftApplications } from "../../core/package.ts";

/** Words with names in place of ids. */
export type Naming = (text: string) => string;

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What puts names into the words of a report. */
export async function namingOf({ dimensions }: SweepReport): Promise<Naming> {
  const classes = dimensions.find(({ dimension }) => dimension === "resource")?.classes ?? [];
  const isNameless = classes.some(({ ids, text }) => ids.some((id) => text.includes(id)));
  if (!isNameless) return (text) => text;
  // Nothing is told otherwise without them.
  const all: Record<string, string> = await microsoftApplications().catch(() => ({}));
  const names = new Map(classes.flatMap(({ ids }) => ids.map((id) => [id.toLowerCase(), all[id.toLowerCase()]] as const)));
  return (text) => text.replace(ID, (id) => names.get(id.toLowerCase()) ?? id);
}

/** A map with names. */
export function namedMap(map: SweptMap, name: Naming): SweptMap {
  return { ...map, columns: map.columns.map(name) };
}

/** A report with names. */
export function named(report: SweepReport, name: Naming): SweepReport {
  const inRegions = ({ regions, complete }: Regions): Regions => ({ complete, regions: regions.map((one) => ({ ...one, text: name(one.text) })) });
  const inPolicy = (one: SweptPolicy): SweptPolicy => ({
    ...one,
    text: name(one.text),
    alone: one.alone && { ...one.alone, text: name(one.alone.text) },
  });
  const { change, dimensions, gaps, possibleGaps, deadEnds, blocked, undecided, policies, map } = report;
  return {
    ...report,
    dimensions: dimensions.map((one) => ({ ...one, classes: one.classes.map((each) => ({ ...each, text: name(each.text) })) })),
    gaps: inRegions(gaps),
    possibleGaps: inRegions(possibleGaps),
    deadEnds: inRegions(deadEnds),
    blocked: inRegions(blocked),
    undecided: inRegions(undecided),
    policies: policies.map(inPolicy),
    change: change && { lost: inRegions(change.lost), gained: inRegions(change.gained), unsure: inRegions(change.unsure) },
    map: namedMap(map, name),
  };
}
