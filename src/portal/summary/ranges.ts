import type { Db } from "../portal.ts";
import { buildSegment, hasUnknownChannels } from "./build.ts";
import type { Segment } from "./columns.ts";
import { createLabelSets, type LabelSets } from "./label-sets.ts";
import type { Labels } from "./labels.ts";
import { type Asked, mostAsked, unknownChannel } from "./reading.ts";

/** Leads from a number to before another: those of one segment. */
export interface Range {
  first: number;
  last: number;
}

/** Channels that most portals have: with numbers of their own, no segment is built twice for them. */
const wellKnown = ["call", "email", "meeting", "linkedin", "sms", "whatsapp"];

/** The ranges that all leads lie in, in order. */
export function rangesOf(db: Db): Range[] {
  // One at a time SQLite reads them off the ends; both in one query would read every lead.
  const end = (which: string): number | null =>
    db.prepare(`SELECT ${which}(id) FROM leads`).pluck().get() as number | null;
  const [least, most] = [end("MIN") ?? 0, end("MAX") ?? -1];
  const ranges: Range[] = [];
  for (let first = least; first <= most; first += mostAsked) ranges.push({ first, last: first + mostAsked });
  return ranges;
}

/** What builds segments of ranges, with labels that are added to. */
export function prepareBuilding(db: Db, labels: Labels): (range: Range) => Segment {
  const sets = createLabelSets(db, labels);
  for (const channel of wellKnown) labels.numberOf("channel", channel);
  return (range) => buildAsked(db, range, (position) => range.first + position, labels, sets);
}

/** Builds a segment, a second time where it has channels that were not known before. */
export function buildAsked(
  db: Db,
  asked: Asked,
  leadAt: (position: number) => number,
  labels: Labels,
  sets: LabelSets,
): Segment {
  const segment = buildSegment(db, asked, leadAt, labels, sets);
  if (!hasUnknownChannels(segment)) return segment;
  const before = labels.of("channel").length;
  for (const channel of db.prepare("SELECT DISTINCT channel FROM attempts ORDER BY channel").pluck().all() as string[])
    if (labels.of("channel").length < unknownChannel) labels.numberOf("channel", channel);
  return labels.of("channel").length === before ? segment : buildSegment(db, asked, leadAt, labels, sets);
}
