import type { Db } from "../portal.ts";
import { dayOnly, dimensionPrefix, entryColumns, leadLabels, never, type Segment, stampColumns } from "./columns.ts";
import type { Labels } from "./labels.ts";
import {
  type Asked,
  between,
  codeOf,
  decisionKinds,
  engagementKinds,
  isDayOnly,
  kindOf,
  labelsOf,
  markBits,
  momentOf,
  mostAsked,
  type Packed,
  positionOf,
  prepareReading,
  stageKinds,
  unknownChannel,
} from "./reading.ts";

const day = 86_400;

/** Seconds by which an event that is known to the day may be later than its stamp. */
const slackOf = (code: number): number => (isDayOnly(code) ? day - 1 : 0);

const shortened = (moment: number): number => Math.min(moment, never - 1);

/** A text of all labels of a lead, to their numbers. */
export type KnownLabels = Map<string, Int32Array>;

/**
 * Builds the entries of some leads from their records: one for each qualification of a lead, and one for a lead without
 * any. An event belongs to the last qualification that it may have come after; engagements to the one that they led up to.
 * Nothing in it depends on now: as of a past day, stamps after it are as if they were not there.
 *
 * @param leadAt The lead of a position; positions are below `mostAsked`.
 * @param known What the labels of leads were read as before, which is added to.
 */
export function buildSegment(
  db: Db,
  asked: Asked,
  leadAt: (position: number) => number,
  labels: Labels,
  known: KnownLabels,
): Segment {
  const reading = prepareReading(db, asked, labels);
  const leads = reading.leads();
  const stages = reading.stages();

  const starts = new Int32Array(mostAsked + 1).fill(-1);
  const qualified = new Int32Array(mostAsked);
  for (const packed of stages) if (kindOf(codeOf(packed)) === stageKinds.MQL) qualified[positionOf(packed)]!++;
  let entries = 0;
  for (const mark of leads.marks) {
    const position = mark >> markBits;
    starts[position] = entries;
    entries += Math.max(1, qualified[position]!);
  }

  const columns = new Map<string, Int32Array>(entryColumns.map((name) => [name, new Int32Array(entries)]));
  const column = (name: (typeof entryColumns)[number]): Int32Array => columns.get(name)!;
  for (const name of stampColumns) column(name).fill(never);
  const [lead, n, flags, filled] = [column("lead"), column("n"), column("flags"), column("filled")];
  const [created, mqlAt, nextAt] = [column("created_at"), column("mql_at"), column("next_at")];
  const labelled = leadLabels.map(column);

  for (const [at, mark] of leads.marks.entries()) {
    const position = mark >> markBits;
    const of = numbersOf(leads.labels[at]!, leadAt(position));
    const start = starts[position]!;
    for (let entry = start; entry < start + Math.max(1, qualified[position]!); entry++) {
      lead[entry] = leadAt(position);
      filled[entry] = (mark & (2 ** markBits - 1)) >> 1;
      flags[entry] = mark & 1 ? dayOnly.created : 0;
      created[entry] = shortened(leads.created[at]!);
      for (const [label, numbers] of labelled.entries()) numbers[entry] = of[label]!;
    }
  }
  // Stages come in the order of their moments.
  const seen = new Int32Array(mostAsked);
  for (const packed of stages) {
    const code = codeOf(packed);
    const position = positionOf(packed);
    if (kindOf(code) !== stageKinds.MQL || starts[position]! < 0) continue;
    const number = seen[position]!++;
    const entry = starts[position]! + number;
    n[entry] = number + 1;
    mqlAt[entry] = shortened(momentOf(packed));
    if (isDayOnly(code)) flags[entry]! |= dayOnly.mql;
    if (number > 0) nextAt[entry - 1] = mqlAt[entry]!;
  }

  /** The entry that an event belongs to: the last qualification that it may have come after. -1 for none. */
  function entryOf(position: number, latest: number): number {
    const start = starts[position]!;
    if (start < 0) return -1;
    let entry = start + Math.max(1, qualified[position]!) - 1;
    if (n[entry] === 0) return entry;
    while (entry >= start && latest < mqlAt[entry]!) entry--;
    return entry < start ? -1 : entry;
  }

  function first(stamps: Int32Array, packed: number): number {
    const moment = momentOf(packed);
    const entry = entryOf(positionOf(packed), moment + slackOf(codeOf(packed)));
    if (entry >= 0 && moment < stamps[entry]!) stamps[entry] = shortened(moment);
    return entry;
  }

  const stageStamps = [mqlAt, column("accepted_at"), column("sql_at"), column("opportunity_at")];
  for (const packed of stages) {
    const kind = kindOf(codeOf(packed));
    if (kind !== stageKinds.MQL) first(stageStamps[kind]!, packed);
  }
  for (const packed of reading.assignments()) {
    const entry = first(column("assigned_at"), packed);
    if (entry >= 0 && isDayOnly(codeOf(packed))) flags[entry]! |= dayOnly.assigned;
  }
  for (const packed of reading.decisions())
    first(column(kindOf(codeOf(packed)) === decisionKinds.rejected ? "rejected_at" : "accepted_at"), packed);
  for (const packed of reading.feedback()) first(column("feedback_at"), packed);
  readWins(reading.wins());
  readEngagements(reading.engagements());
  readAttempts(reading.attempts());
  readReasons();
  readDimensions();
  return { entries, columns };

  function numbersOf(text: string, of: number): Int32Array {
    const before = known.get(text);
    if (before) return before;
    const parts = text.split(between);
    // A label may hold what stands between labels.
    const told = parts.length === leadLabels.length ? parts : labelsOf(db, of);
    const numbers = Int32Array.from(told, (label, at) => (label === "" ? 0 : labels.numberOf(leadLabels[at]!, label)));
    if (told === parts) known.set(text, numbers);
    return numbers;
  }

  function readWins(wins: Packed): void {
    const [wonAt, firstWonAt] = [column("won_at"), column("first_won_at")];
    for (const packed of wins) {
      first(wonAt, packed);
      const position = positionOf(packed);
      const start = starts[position]!;
      const moment = shortened(momentOf(packed));
      for (let entry = start; start >= 0 && entry < start + Math.max(1, qualified[position]!); entry++)
        if (moment < firstWonAt[entry]!) firstWonAt[entry] = moment;
    }
  }

  /** Counts what led up to each qualification; what came after the last one led up to none. */
  function readEngagements(engagements: Packed): void {
    const [count, raisedAt] = [column("engagements"), column("hand_raised_at")];
    for (const packed of engagements) {
      const position = positionOf(packed);
      const start = starts[position]!;
      if (start < 0) continue;
      const moment = momentOf(packed);
      const end = start + Math.max(1, qualified[position]!);
      let entry = start;
      if (n[start] !== 0) while (entry < end && mqlAt[entry]! < moment) entry++;
      if (entry === end) continue;
      count[entry]!++;
      if (kindOf(codeOf(packed)) === engagementKinds.handRaise && moment < raisedAt[entry]!)
        raisedAt[entry] = shortened(moment);
    }
  }

  function readAttempts(attempts: Packed): void {
    const touchedAt = column("touched_at");
    const count = column("attempts");
    const owners = new Int32Array(attempts.length);
    let kept = 0;
    for (const [at, packed] of attempts.entries()) {
      const code = codeOf(packed);
      const position = positionOf(packed);
      const start = starts[position]!;
      // One that is known to the day leaves none of the lead's known to the minute.
      if (isDayOnly(code) && start >= 0)
        for (let entry = start; entry < start + Math.max(1, qualified[position]!); entry++)
          flags[entry]! |= dayOnly.touch;
      const entry = first(touchedAt, packed);
      owners[at] = entry;
      if (entry < 0) continue;
      count[entry]!++;
      kept++;
    }
    const next = new Int32Array(entries);
    for (let entry = 1; entry < entries; entry++) next[entry] = next[entry - 1]! + count[entry - 1]!;
    const [moments, channels] = [new Int32Array(kept), new Int32Array(kept)];
    for (const [at, packed] of attempts.entries()) {
      const entry = owners[at]!;
      if (entry < 0) continue;
      const place = next[entry]!++;
      moments[place] = shortened(momentOf(packed));
      channels[place] = kindOf(codeOf(packed));
    }
    columns.set("attempt_at", moments);
    columns.set("attempt_channel", channels);
  }

  function readReasons(): void {
    const [reason, rejectedAt] = [column("reason"), column("rejected_at")];
    for (const [packed, text] of reading.reasons()) {
      const entry = entryOf(positionOf(packed), momentOf(packed) + slackOf(codeOf(packed)));
      if (entry >= 0 && momentOf(packed) === rejectedAt[entry]) reason[entry] = labels.numberOf("reason", text);
    }
  }

  function readDimensions(): void {
    for (const [position, dimension, value] of reading.dimensions()) {
      const start = starts[position]!;
      if (start < 0) continue;
      const name = dimensionPrefix + dimension;
      const numbers = columns.get(name) ?? new Int32Array(entries);
      columns.set(name, numbers);
      numbers.fill(labels.numberOf(name, value), start, start + Math.max(1, qualified[position]!));
    }
  }
}

/** Whether a segment has attempts over channels that had no number when they were read. */
export const hasUnknownChannels = ({ columns }: Segment): boolean =>
  columns.get("attempt_channel")!.includes(unknownChannel);
