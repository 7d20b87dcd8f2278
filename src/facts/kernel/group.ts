import { leadLabels } from "../../portal/summary/columns.ts";
import { type LocalTime, localHour, localMonth, localWeekday } from "../local-time.ts";
import type { Entries, Grain, Stamp } from "./entries.ts";

/** Entries put into groups by number, each with what it is called. */
export interface Grouping {
  /** By entry; -1 for one of no group. */
  numbers: Int32Array;
  labels: readonly string[];
}

/** A dimension that facts are told by. */
export interface Dimension {
  name: string;
  /** What an entry's group is called, over a row of `entry`; null for one of no group. `stamp` is what is counted by. */
  sql(stamp: Stamp): string;
  reads: readonly string[];
  group(entries: Entries, grain: Grain, stamp: Stamp): Grouping;
}

/** What leads without a label are called, where they are a group. */
export const unlabelled = "unlabelled";

/** Dimensions in which a lead without a label is nobody's rather than a group of its own. */
const ofPeople = new Set(["owner", "team"]);

const label = (name: string, isPeople = ofPeople.has(name)): Dimension => ({
  name,
  sql: () => (isPeople ? name : `COALESCE(${name}, '${unlabelled}')`),
  reads: [name],
  group: ({ summary, once }) =>
    once(`group ${name}`, () => {
      const numbers = summary.column(name);
      if (!isPeople) return { numbers, labels: summary.labels(name).with(0, unlabelled) };
      return { numbers: numbers.map((number) => number - 1), labels: summary.labels(name).slice(1) };
    }),
});

/** The team that an owner is in, by the settings or the CRM. */
const team: Dimension = {
  name: "team",
  sql: () => "team_of(owner)",
  reads: ["owner"],
  group: ({ summary, calendars, once }) =>
    once("group team", () => {
      const teams = summary.labels("owner").map((owner) => calendars.teamOf(owner || null));
      const labels = [...new Set(teams.filter((name) => name !== undefined))].sort();
      const numberOf = teams.map((name) => (name === undefined ? -1 : labels.indexOf(name)));
      return { numbers: summary.column("owner").map((owner) => numberOf[owner] ?? -1), labels };
    }),
};

/** Clocks are put forward and back on quarters of an hour. */
const slotSeconds = 900;
const mostQuestions = 3;

/** The parts that moments up to as-of lie in, by number, as they come to be asked for; their labels grow with them. */
interface Parts {
  labels: string[];
  /** The number of a moment's part; -1 for one after as-of. */
  numberOf(at: number): number;
}

function partsOf(entries: Entries, { numberOf, labelOf }: LocalTime): Parts {
  const { calendars, asOf } = entries;
  const partOf = numberOf(calendars.company.hours.timeZone);
  const labels: string[] = [];
  const known = new Map<number, number>();
  let [lastPart, lastNumber] = [Number.NaN, -1];
  function ask(at: number): number {
    const part = partOf(at);
    if (part === lastPart) return lastNumber;
    lastNumber = known.get(part) ?? labels.push(labelOf(part)) - 1;
    known.set(part, lastNumber);
    lastPart = part;
    return lastNumber;
  }

  const { first = asOf } = entries.leadSpan();
  // To know a slot takes three questions, so leads must be many to a slot.
  if (entries.count * slotSeconds < mostQuestions * (asOf - first))
    return { labels, numberOf: (at) => (at > asOf ? -1 : ask(at)) };

  // What came later than as-of falls in the slot beyond.
  const beyond = (Math.floor(Math.max(asOf, 0) / slotSeconds) + 1) * slotSeconds;
  // By slot the number of the part that all of it lies in, and two more; 0 where it is not known.
  const slots = new Int32Array(beyond / slotSeconds + 1);
  slots[slots.length - 1] = 1;
  function askOf(at: number, slot: number): number {
    const number = ask(at);
    if (partOf(slot * slotSeconds) === partOf((slot + 1) * slotSeconds - 1)) slots[slot] = number + 2;
    return number;
  }
  return {
    labels,
    numberOf(at) {
      const slot = (Math.min(at, beyond) / slotSeconds) | 0;
      const number = slots[slot]!;
      return number > 0 ? number - 2 : askOf(at, slot);
    },
  };
}

const timed = (name: string, time: LocalTime): Dimension => ({
  name,
  sql: (stamp) => `local_${name}(${stamp})`,
  reads: [],
  group(entries, grain, stamp) {
    const { labels, numberOf } = entries.once(`parts ${name}`, () => partsOf(entries, time));
    const numbers = entries.once(`group ${name} ${grain} ${stamp}`, () => {
      const stamps = entries.stamp(grain, stamp);
      const numbers = new Int32Array(stamps.length).fill(-1);
      const counted = entries.all(grain);
      for (let place = 0; place < counted.length; place++) {
        const entry = counted[place]!;
        numbers[entry] = numberOf(stamps[entry]!);
      }
      return numbers;
    });
    return { numbers, labels };
  },
});

/** Every dimension that a lead's own record, its owner or a moment gives. */
export const dimensions: Readonly<Record<string, Dimension>> = Object.fromEntries(
  [
    ...leadLabels.map((name) => label(name)),
    team,
    timed("month", localMonth),
    timed("weekday", localWeekday),
    timed("hour", localHour),
  ].map((dimension) => [dimension.name, dimension]),
);

/** A mapped dimension of the lead, by its name. */
export const mapped = (name: string): Dimension => ({
  ...label(`dimension:${name}`, false),
  name,
  sql: () =>
    `COALESCE((SELECT value FROM dimensions WHERE record = 'lead' AND id = lead_id AND name = '${name.replaceAll("'", "''")}'), '${unlabelled}')`,
  reads: [],
});
