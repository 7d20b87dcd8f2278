import type { Calendars } from "../../clock/calendars.ts";
import { never, type StampColumn } from "../../portal/summary/columns.ts";
import type { Summary } from "../../portal/summary/summary.ts";

import { isUpTo } from "./mask.ts";

/** What is counted: qualifications, or leads whether they qualified or not. */
export type Grain = "episode" | "lead";

/** A stamp of an entry; `decided_at` is the first decision of either kind. */
export type Stamp = StampColumn | "decided_at";

/** Which time passes between two stamps: that in which the owner's team works, or all of it. */
export type Clock = "business" | "clock";

/** Stamps that a lead has whatever it qualified for. */
const ofLead: readonly Stamp[] = ["created_at", "first_won_at"];

/** What facts are counted over: the entries of a summary as they were known at a moment. */
export interface Entries {
  /** Seconds since 1970; a stamp after it is not there yet. */
  asOf: number;
  /** How many there are, those that don't count included. */
  count: number;
  summary: Summary;
  calendars: Calendars;
  /** The entries that count for a grain, in order: one for each qualification, or the first of each lead. */
  all(grain: Grain): Int32Array;
  /**
   * A stamp by entry, `never` where it is not there. Of leads it is the first of any of their qualifications. Read it with
   * `asOf`: what came later stands there too.
   */
  stamp(grain: Grain, name: Stamp): Int32Array;
  /** Seconds from one stamp to another by entry, negative where it comes before; only to be read where both are there. */
  seconds(grain: Grain, from: Stamp, to: Stamp, clock: Clock): Int32Array;
  /** When the first and the last lead were created; seconds since 1970. */
  leadSpan(): LeadSpan;
  /** No stamp of these came after as-of, so that as of any later moment they say the same. */
  areKnown(stamps: readonly Stamp[]): boolean;
  /** Which hours are kept by whom, as a text that tells them from others. */
  hoursKept(): string;
  /** The entries from one on, of which nothing is kept: their columns start there. */
  since(first: number): Entries;
  /** What is worked out once, by a name for it. */
  once<Value>(key: string, work: () => Value): Value;
}

/** Opens the entries of a summary as of a moment; `span` is that of its leads where it is known already. */
export function openEntries(summary: Summary, asOf: number, calendars: Calendars, span?: LeadSpan): Entries {
  const known = new Map<string, unknown>();
  function once<Value>(key: string, work: () => Value): Value {
    if (!known.has(key)) known.set(key, work());
    return known.get(key) as Value;
  }
  const n = (): Int32Array => summary.column("n");

  function all(grain: Grain): Int32Array {
    return once(`all ${grain}`, () => {
      const numbers = n();
      const [least, most] = grain === "episode" ? [1, never] : [0, 1];
      const starts = summary.column(grain === "episode" ? "mql_at" : "created_at");
      const kept = new Int32Array(numbers.length);
      let length = 0;
      for (let entry = 0; entry < numbers.length; entry++) {
        const number = numbers[entry]!;
        // What does not count is overwritten by the next.
        kept[length] = entry;
        length += isUpTo(least, number) & isUpTo(number, most) & isUpTo(starts[entry]!, asOf);
      }
      return kept.subarray(0, length);
    });
  }

  function stamp(grain: Grain, name: Stamp): Int32Array {
    if (grain === "lead" && !ofLead.includes(name))
      return once(`lead ${name}`, () => earliestOfLead(stamp("episode", name)));
    if (name !== "decided_at") return summary.column(name);
    return summary.derived(name, (decided, first, end) => {
      const [accepted, rejected] = [summary.column("accepted_at"), summary.column("rejected_at")];
      for (let entry = first; entry < end; entry++) decided[entry] = Math.min(accepted[entry]!, rejected[entry]!);
    });
  }

  /** At the first entry of each lead the least of its qualifications up to as-of, which stand together. */
  function earliestOfLead(stamps: Int32Array): Int32Array {
    const [numbers, mql] = [n(), summary.column("mql_at")];
    const earliest = new Int32Array(summary.entries).fill(never);
    let first = 0;
    for (let entry = 0; entry < summary.entries; entry++) {
      const number = numbers[entry]!;
      if (number <= 1) first = entry;
      if (number > 0 && mql[entry]! <= asOf && stamps[entry]! < earliest[first]!) earliest[first] = stamps[entry]!;
    }
    return earliest;
  }

  function hoursKept(): string {
    return once("hours kept", () => {
      const hours = summary.labels("owner").map((owner) => JSON.stringify(calendars.calendarOf(owner || null).hours));
      const different = [...new Set(hours)];
      return different.length === 1
        ? different[0]!
        : JSON.stringify([different, hours.map((own) => different.indexOf(own))]);
    });
  }

  function seconds(grain: Grain, from: Stamp, to: Stamp, clock: Clock): Int32Array {
    const [starts, ends] = [stamp(grain, from), stamp(grain, to)];
    function work(spans: Int32Array, first: number, end: number): void {
      if (clock === "clock") {
        for (let entry = first; entry < end; entry++) spans[entry] = ends[entry]! - starts[entry]!;
        return;
      }
      const owners = summary.column("owner");
      const untilOf = summary.labels("owner").map((owner) => calendars.calendarOf(owner || null).secondsUntil);
      for (let entry = first; entry < end; entry++) {
        if (starts[entry] === never || ends[entry] === never) continue;
        const until = untilOf[owners[entry]!]!;
        spans[entry] = until(ends[entry]!) - until(starts[entry]!);
      }
    }
    // Stamps of leads are as of a moment; those of qualifications are what they are.
    if (grain === "lead")
      return once(`seconds ${from} ${to} ${clock}`, () => {
        const spans = new Int32Array(summary.entries);
        work(spans, 0, summary.entries);
        return spans;
      });
    return summary.derived(`seconds ${from} ${to} ${clock === "clock" ? "" : hoursKept()}`, work);
  }

  const leadSpan = (): LeadSpan => span ?? once("lead span", () => leadsSpan(summary, asOf));

  function areKnown(stamps: readonly Stamp[]): boolean {
    const columns = stamps.flatMap((name) =>
      name === "decided_at" ? (["accepted_at", "rejected_at"] as const) : [name],
    );
    return columns.every((name) => summary.lastOf(name) <= asOf);
  }

  const entries: Entries = {
    asOf,
    count: summary.entries,
    summary,
    calendars,
    all,
    stamp,
    seconds,
    leadSpan,
    areKnown,
    hoursKept,
    since: (first) => ({
      ...entries,
      count: summary.entries - first,
      summary: { ...summary, column: (name) => summary.column(name).subarray(first) },
      stamp: (grain, name) => stamp(grain, name).subarray(first),
      seconds: (grain, from, to, clock) => seconds(grain, from, to, clock).subarray(first),
      areKnown: () => false,
      once: (_, work) => work(),
    }),
    once,
  };
  return entries;
}

/** When the first and the last lead came up to a moment; neither where none had come. */
export interface LeadSpan {
  first?: number;
  last?: number;
}

export function leadsSpan(summary: Summary, until: number): LeadSpan {
  const [created, n] = [summary.column("created_at"), summary.column("n")];
  let [first, last] = [never, -1];
  for (let entry = 0; entry < created.length; entry++) {
    const at = created[entry]!;
    // Without a branch: all ones where it counts, else 0.
    const counts = 0 - (isUpTo(at, until) & isUpTo(0, n[entry]!));
    first = Math.min(first, (at & counts) | (never & ~counts));
    last = Math.max(last, (at & counts) | ~counts);
  }
  return last < 0 ? {} : { first, last };
}
