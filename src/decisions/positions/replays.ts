import { sliceRef } from "../../documents/quantity.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { responseLimits } from "../../facts/speed.ts";
import { type Fact, isScalar, type Slice } from "../../facts/types.ts";
import type { Terms } from "../../terms.ts";

/** Names of the commitments that an SLA holds, in the order of its table. */
export type Commitment = "volume" | "acceptance" | "completeness" | "speed" | "window" | "attempts" | "disposition";

/** How one commitment would have fared, had it stood in the window of the facts. */
export interface Replay {
  commitment: Commitment;
  /** What history shows, with references; undefined where it is not on record. */
  shows?: string;
  /** References of the figures that it rests on. */
  quantities: string[];
  kept: "kept" | "missed" | "in part" | "unknown";
  /** The fact that would tell, for the flag where it is missing. */
  fact: string;
}

const refOf = (text: string): string => `[[${text}]]`;

/** Replays each term on the records of the window: how often it would have been met. */
export function replayTerms(sheet: FactSheet, terms: Terms): Replay[] {
  const { marketing, sales } = terms;
  const against = (commitment: Commitment, fact: string, target: number): Replay => {
    const found = sheet.get(fact);
    if (!isScalar(found)) return { commitment, kept: "unknown", quantities: [], fact };
    return {
      commitment,
      shows: refOf(fact),
      quantities: [fact],
      kept: found.value >= target ? "kept" : "missed",
      fact,
    };
  };
  const volume: Replay[] = marketing.mqlVolume
    ? [byMonth("volume", sheet.get("mql_volume"), marketing.mqlVolume.value, wholeMonths(sheet))]
    : [{ commitment: "volume", kept: "unknown", quantities: [], fact: "mql_monthly" }];
  return [
    ...volume,
    byMonth("acceptance", sheet.get("acceptance_rate"), marketing.acceptance.value),
    against("completeness", "field_completeness", marketing.completeness.value),
    withinMinutes(sheet, "speed", "response_sla", sales.speed.value, sales.attainment.value),
    withinMinutes(sheet, "window", "taken_up", sales.acceptanceWindow.value, sales.attainment.value),
    against("attempts", "compliance_rate", sales.followUp.value),
    against("disposition", "disposition_rate", sales.disposition.value),
  ];
}

/** Months in which a figure came up to a target. */
function byMonth(
  commitment: Commitment,
  fact: Fact,
  target: number,
  isWhole: (month: string) => boolean = () => true,
): Replay {
  // A long history is told by its latest months.
  const all = isScalar(fact) ? (fact.slices.month ?? []).filter(({ key }) => isWhole(key)) : [];
  const months = all.slice(-mostMonths);
  if (!isScalar(fact) || months.length === 0) return { commitment, kept: "unknown", quantities: [], fact: fact.id };
  const met = months.filter(({ value }) => value >= target);
  const kept = met.length === months.length ? "kept" : met.length === 0 ? "missed" : "in part";
  const say = (some: readonly Slice[]): string =>
    list.format(some.map(({ key }) => `${monthName(key)} (${refOf(sliceRef(fact.id, "month", key))})`));
  const missed = months.filter((month) => !met.includes(month));
  const shows = [met.length > 0 && `met in ${say(met)}`, missed.length > 0 && `missed in ${say(missed)}`]
    .filter(Boolean)
    .join(", ");
  return {
    commitment,
    shows,
    quantities: months.map(({ key }) => sliceRef(fact.id, "month", key)),
    kept,
    fact: fact.id,
  };
}
const mostMonths = 3;

/** Months that lie in the window whole, but for a day at either end. */
function wholeMonths({ window }: FactSheet): (month: string) => boolean {
  const slack = 1.5 * 86_400;
  return (month) => {
    const [year = 0, number = 1] = month.split("-").map(Number);
    const starts = Date.UTC(year, number - 1, 1) / 1000;
    const ends = Date.UTC(year, number, 1) / 1000;
    return starts >= window.from - slack && ends <= window.to + slack;
  };
}

/** A limit on history: its own figure where it is replayed, else those of the next limits below and above. */
export function onHistory(
  sheet: FactSheet,
  id: string,
  minutes: number,
): { shows: string; quantities: string[]; shares: number[] } | undefined {
  const fact = sheet.get(id);
  const found = isScalar(fact) ? bracket(fact.slices.window ?? [], minutes) : [];
  if (found.length === 0) return undefined;
  const quantities = found.map(({ key }) => sliceRef(id, "window", key));
  const [first = "", second] = quantities.map(refOf);
  return {
    shows: second === undefined ? first : `between ${first} and ${second}`,
    quantities,
    shares: found.map(({ value }) => value),
  };
}

function withinMinutes(sheet: FactSheet, commitment: Commitment, id: string, minutes: number, target: number): Replay {
  const found = onHistory(sheet, id, minutes);
  if (!found) return { commitment, kept: "unknown", quantities: [], fact: id };
  const { shows, quantities, shares } = found;
  const [below = 0, above = below] = shares;
  const kept = below >= target ? "kept" : above < target ? "missed" : "in part";
  return { commitment, shows, quantities, kept, fact: id };
}

/** The slice of a limit, or of the limits around it. */
function bracket(slices: readonly Slice[], minutes: number): Slice[] {
  const limits = responseLimits.flatMap(({ key, minutes: limit }) => {
    const slice = slices.find((candidate) => candidate.key === key);
    return slice ? [{ limit, slice }] : [];
  });
  const exact = limits.find(({ limit }) => limit === minutes);
  if (exact) return [exact.slice];
  const below = limits.findLast(({ limit }) => limit < minutes);
  const above = limits.find(({ limit }) => limit > minutes);
  return [below, above].flatMap((around) => (around ? [around.slice] : []));
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
const monthFormat = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const monthName = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthFormat.format(Date.UTC(year, number - 1, 1));
};
