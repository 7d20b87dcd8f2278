import type { Db } from "../portal.ts";
import { dayOnly, dimensionPrefix, entryColumns, leadLabels, never, type Segment, stampColumns } from "./columns.ts";
import type { LabelSets } from "./label-sets.ts";
import type { Labels } from "./labels.ts";
import {
  type Asked,
  decisionKinds,
  type Events,
  filledOf,
  isCreatedByDay,
  isDayOnly,
  kindOf,
  mostAsked,
  positionOf,
  positionOfLead,
  prepareReading,
  type Reading,
  stageKinds,
  unknownChannel,
} from "./reading.ts";

const day = 86_400;

/**
 * Builds the entries of some leads from their records: one for each qualification of a lead, and one for a lead without
 * any. An event belongs to the last qualification that it may have come after; engagements to the one that they led up to.
 * Nothing in it depends on now: as of a past day, stamps after it are as if they were not there.
 *
 * @param leadAt The lead of a position; positions are below `mostAsked`.
 * @param labels The numbers of labels, which is added to.
 * @param sets What reads the labels of leads to these numbers.
 */
export function buildSegment(
  db: Db,
  asked: Asked,
  leadAt: (position: number) => number,
  labels: Labels,
  sets: LabelSets,
): Segment {
  const reading = prepareReading(db, asked, labels);
  const leads = reading.leads();
  const stages = reading.stages();

  // The entries of a position stand from its start to before its end; a position without a lead has none.
  const starts = new Int32Array(mostAsked);
  const ends = new Int32Array(mostAsked);
  const qualified = new Int32Array(mostAsked);
  for (let at = 0; at < stages.count; at++)
    if (kindOf(stages.code[at]!) === stageKinds.MQL) qualified[positionOf(stages.code[at]!)]!++;
  let entries = 0;
  for (const mark of leads.mark) {
    const position = positionOfLead(mark);
    starts[position] = entries;
    entries += Math.max(1, qualified[position]!);
    ends[position] = entries;
  }

  const columns = new Map<string, Int32Array>(entryColumns.map((name) => [name, new Int32Array(entries)]));
  const column = (name: (typeof entryColumns)[number]): Int32Array => columns.get(name)!;
  for (const name of stampColumns) column(name).fill(never);
  const [n, flags, mqlAt] = [column("n"), column("flags"), column("mql_at")];
  placeLeads();
  placeQualifications();
  const stageStamps = [mqlAt, column("accepted_at"), column("sql_at"), column("opportunity_at")];
  for (let at = 0; at < stages.count; at++) {
    const kind = kindOf(stages.code[at]!);
    if (kind !== stageKinds.MQL) first(stageStamps[kind]!, stages, at);
  }
  readAssignments(reading.assignments());
  readDecisions(reading.decisions());
  readFeedback(reading.feedback());
  readWins(reading.wins());
  readEngagements(reading.engagements());
  readHandRaises(reading.handRaises());
  readAttempts(reading.attempts());
  readDimensions();
  return { entries, columns };

  function placeLeads(): void {
    const [lead, filled, created] = [column("lead"), column("filled"), column("created_at")];
    const labelled = leadLabels.map(column);
    const read = sets.read(leads.labels, leads.count, (at) => leadAt(positionOfLead(leads.mark[at]!)));
    for (let at = 0; at < leads.count; at++) {
      const mark = leads.mark[at]!;
      const position = positionOfLead(mark);
      const { numbers, filled: labelsFilled } = read[at]!;
      for (let entry = starts[position]!; entry < ends[position]!; entry++) {
        lead[entry] = leadAt(position);
        filled[entry] = filledOf(mark) | labelsFilled;
        flags[entry] = isCreatedByDay(mark) ? dayOnly.created : 0;
        created[entry] = leads.created[at]!;
        for (let label = 0; label < labelled.length; label++) labelled[label]![entry] = numbers[label]!;
      }
    }
  }

  function placeQualifications(): void {
    const nextAt = column("next_at");
    // Those of a lead come in the order of their moments.
    const seen = new Int32Array(mostAsked);
    for (let at = 0; at < stages.count; at++) {
      const position = positionOf(stages.code[at]!);
      if (kindOf(stages.code[at]!) !== stageKinds.MQL || starts[position] === ends[position]) continue;
      const number = seen[position]!++;
      const entry = starts[position]! + number;
      n[entry] = number + 1;
      mqlAt[entry] = stages.at[at]!;
      if (isDayOnly(stages.code[at]!)) flags[entry]! |= dayOnly.mql;
      if (number > 0) nextAt[entry - 1] = mqlAt[entry]!;
    }
  }

  /** The entry that an event belongs to: the last qualification that it may have come after. -1 for none. */
  function entryOf(position: number, at: number, isByDay: boolean): number {
    const start = starts[position]!;
    let entry = ends[position]! - 1;
    if (entry < start) return -1;
    if (n[entry] === 0) return entry;
    const latest = at + (isByDay ? day - 1 : 0);
    while (entry >= start && latest < mqlAt[entry]!) entry--;
    return entry < start ? -1 : entry;
  }

  /** Puts the moment of an event where it is the first of its entry; gives the entry, or -1. */
  function first(stamps: Int32Array, events: Events, index: number): number {
    const at = events.at[index]!;
    const code = events.code[index]!;
    const entry = entryOf(positionOf(code), at, isDayOnly(code));
    if (entry >= 0 && at < stamps[entry]!) stamps[entry] = at;
    return entry;
  }

  function readAssignments(assignments: Events): void {
    const assignedAt = column("assigned_at");
    for (let at = 0; at < assignments.count; at++) {
      const entry = first(assignedAt, assignments, at);
      if (entry >= 0 && isDayOnly(assignments.code[at]!)) flags[entry]! |= dayOnly.assigned;
    }
  }

  function readDecisions({ reasons, ...decisions }: ReturnType<Reading["decisions"]>): void {
    const [acceptedAt, rejectedAt, reason] = [column("accepted_at"), column("rejected_at"), column("reason")];
    let rejections = 0;
    for (let at = 0; at < decisions.count; at++) {
      if (kindOf(decisions.code[at]!) !== decisionKinds.rejected) {
        first(acceptedAt, decisions, at);
        continue;
      }
      const entry = first(rejectedAt, decisions, at);
      const text = reasons[rejections++]!;
      if (text !== "" && entry >= 0 && decisions.at[at] === rejectedAt[entry])
        reason[entry] = labels.numberOf("reason", text);
    }
  }

  function readFeedback(feedback: Events): void {
    const feedbackAt = column("feedback_at");
    for (let at = 0; at < feedback.count; at++) first(feedbackAt, feedback, at);
  }

  function readWins(wins: Events): void {
    const [wonAt, firstWonAt] = [column("won_at"), column("first_won_at")];
    for (let at = 0; at < wins.count; at++) {
      first(wonAt, wins, at);
      const position = positionOf(wins.code[at]!);
      for (let entry = starts[position]!; entry < ends[position]!; entry++)
        firstWonAt[entry] = Math.min(firstWonAt[entry]!, wins.at[at]!);
    }
  }

  /** The entry of the qualification that something led up to; -1 where it came after the last one. */
  function entryAfter(position: number, at: number): number {
    const end = ends[position]!;
    let entry = starts[position]!;
    if (entry < end && n[entry] !== 0) while (entry < end && mqlAt[entry]! < at) entry++;
    return entry < end ? entry : -1;
  }

  function readEngagements({ count, at, code }: Events): void {
    const engagements = column("engagements");
    for (let index = 0; index < count; index++) {
      const entry = entryAfter(positionOf(code[index]!), at[index]!);
      if (entry >= 0) engagements[entry]!++;
    }
  }

  function readHandRaises({ count, at, code }: Events): void {
    const raisedAt = column("hand_raised_at");
    for (let index = 0; index < count; index++) {
      const entry = entryAfter(positionOf(code[index]!), at[index]!);
      if (entry >= 0 && at[index]! < raisedAt[entry]!) raisedAt[entry] = at[index]!;
    }
  }

  function readAttempts(attempts: Events): void {
    const touchedAt = column("touched_at");
    const count = column("attempts");
    const owners = new Int32Array(attempts.count);
    let kept = 0;
    for (let at = 0; at < attempts.count; at++) {
      const position = positionOf(attempts.code[at]!);
      // One that is known to the day leaves none of the lead's known to the minute.
      if (isDayOnly(attempts.code[at]!))
        for (let entry = starts[position]!; entry < ends[position]!; entry++) flags[entry]! |= dayOnly.touch;
      const entry = first(touchedAt, attempts, at);
      owners[at] = entry;
      if (entry < 0) continue;
      count[entry]!++;
      kept++;
    }
    const next = new Int32Array(entries);
    for (let entry = 1; entry < entries; entry++) next[entry] = next[entry - 1]! + count[entry - 1]!;
    const [moments, channels] = [new Int32Array(kept), new Int32Array(kept)];
    for (let at = 0; at < attempts.count; at++) {
      const entry = owners[at]!;
      if (entry < 0) continue;
      const place = next[entry]!++;
      moments[place] = attempts.at[at]!;
      channels[place] = kindOf(attempts.code[at]!);
    }
    columns.set("attempt_at", moments);
    columns.set("attempt_channel", channels);
  }

  function readDimensions(): void {
    for (const [position, dimension, value] of reading.dimensions()) {
      const name = dimensionPrefix + dimension;
      const numbers = columns.get(name) ?? new Int32Array(entries);
      columns.set(name, numbers);
      numbers.fill(labels.numberOf(name, value), starts[position]!, ends[position]!);
    }
  }
}

/** Whether a segment has attempts over channels that had no number when they were read. */
export const hasUnknownChannels = ({ columns }: Segment): boolean =>
  columns.get("attempt_channel")!.includes(unknownChannel);
