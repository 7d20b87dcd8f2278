import { type Declared, type FactDefinition, type Measuring, tableFact } from "../definition.ts";
import type { Holdings } from "../holdings.ts";
import { has } from "../kernel/condition.ts";
import { leadsToCompare } from "../thresholds.ts";
import type { Cell } from "../types.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { beyondChance, chanceOf } from "./test.ts";
import { countValues, dimensionsOf, isUnlabelled, type ValueCount, valuesSql } from "./values.ts";

/** Why leads can't be compared, or undefined. */
export const lacksOutcome = (_holdings: Holdings, measuring: Measuring): string | false =>
  outcomeOf(measuring) === undefined && "too few leads got to any later stage to compare them";

const noOutcome = (): never => {
  throw new RangeError("facts about drivers ask for an outcome first");
};
export const outcomeFor = (measuring: Measuring): Outcome => outcomeOf(measuring) ?? noOutcome();

/** Rows of a query as the counts that they are. */
export const asCounts = (rows: readonly Record<string, number | string | null>[]): ValueCount[] =>
  rows as unknown as ValueCount[];

interface Driver extends ValueCount {
  /** Of all leads and of all outcomes in its dimension, 0 to 1. */
  shareOfLeads: number;
  shareOfOutcomes: number;
  rate: number;
  restRate: number;
}

/** The values that convert otherwise than the rest of their dimension by more than chance, corrected for how many were looked at. */
function findDrivers(counts: readonly ValueCount[]): { drivers: Driver[]; looked: number } {
  const compared = counts.flatMap((count) => {
    if (count.came < leadsToCompare) return [];
    const same = counts.filter(({ dimension }) => dimension === count.dimension);
    const [came, went] = [sum(same, (other) => other.came), sum(same, (other) => other.went)];
    const rest = { count: went - count.went, sample: came - count.came };
    const chance = chanceOf({ count: count.went, sample: count.came }, rest);
    if (chance === undefined) return [];
    const driver: Driver = {
      ...count,
      shareOfLeads: count.came / came,
      shareOfOutcomes: count.went / went,
      rate: count.went / count.came,
      restRate: rest.count / rest.sample,
    };
    return [{ driver, chance }];
  });
  const told = beyondChance(compared.map(({ chance }) => chance));
  return { drivers: compared.filter((_, index) => told[index]).map(({ driver }) => driver), looked: compared.length };
}

/** Of values that are the very same leads by another dimension, such as the only campaign of a source, the first. */
const onceEach = (drivers: readonly Driver[]): Driver[] =>
  drivers.filter(
    ({ came, went, dimension }, index) =>
      !drivers
        .slice(0, index)
        .some((other) => other.came === came && other.went === went && other.dimension !== dimension),
  );

/** So many values are told. */
const mostTold = 24;

/** What facts have in common that compare the values of all dimensions. */
const compared = {
  sources: ["leads", "lifecycle", "deals"] as Declared["sources"],
  over: "history" as const,
  lacks: lacksOutcome,
  cohortBehind(measuring: Measuring) {
    const { cohort, stamp } = outcomeFor(measuring);
    return { cohort, counts: has(stamp) };
  },
  sql: (measuring: Measuring) => valuesSql(measuring, outcomeFor(measuring)),
  rows: (measuring: Measuring) => countValues(measuring, outcomeFor(measuring)).map((count) => ({ ...count })),
};

export const driverFacts: FactDefinition[] = [
  tableFact({
    id: "drivers",
    title: "What converts clearly better or worse than the rest",
    check: "which sources, campaigns, pages, segments and owners convert better than others",
    empty: "no value of any dimension differs from the rest by more than chance",
    ...compared,
    shape(rows, measuring) {
      const { many } = outcomeFor(measuring);
      const { drivers } = findDrivers(asCounts(rows));
      const weight = ({ came, rate, restRate }: Driver) => Math.abs(rate - restRate) * came;
      const told = dimensionsOf(measuring).map(({ label }) => label);
      const order = ({ dimension }: Driver) => told.indexOf(dimension);
      return {
        sample: sampleOf(asCounts(rows)),
        columns: [
          "By",
          "Value",
          "Leads",
          "Share of leads",
          many,
          `Share of ${inText(many)}`,
          "Converts",
          "The rest",
          "Against it",
        ],
        rows: onceEach(
          drivers.toSorted((a, b) => weight(b) - weight(a) || order(a) - order(b) || (a.value < b.value ? -1 : 1)),
        )
          .slice(0, mostTold)
          .map((driver): Cell[] => [
            { text: driver.dimension },
            { text: driver.value },
            { value: driver.came, unit: "leads" },
            { value: driver.shareOfLeads, unit: "share" },
            { value: driver.went, unit: "leads" },
            { value: driver.shareOfOutcomes, unit: "share" },
            { value: driver.rate, unit: "share" },
            { value: driver.restRate, unit: "share" },
            { text: driver.rate > driver.restRate ? "better" : "worse" },
          ]),
      };
    },
    caveats(measuring) {
      const { looked } = findDrivers(countValues(measuring, outcomeFor(measuring)));
      return [
        `${looked} values were compared with the rest of their dimension; those told differ beyond chance at 5% in all (z test, Holm's correction)`,
        "leads that had the time only; a value that goes with another may stand for it, so this is where to look, and no proof of a cause",
      ];
    },
  }),
  tableFact({
    id: "unlabelled",
    title: "Leads without a label, and how they convert",
    check: "how many leads have no source, campaign or owner on record",
    empty: "every lead has each label that the portal uses",
    ...compared,
    shape(rows, measuring) {
      const counts = asCounts(rows);
      const { many } = outcomeFor(measuring);
      const bare = counts.filter((count) => isUnlabelled(count) && count.came > 0);
      return {
        sample: sampleOf(counts),
        columns: ["Without", "Leads", "Share of leads", many, `Share of ${inText(many)}`, "Converts"],
        rows: bare
          .toSorted((a, b) => b.came - a.came || (a.dimension < b.dimension ? -1 : 1))
          .map((count): Cell[] => {
            const same = counts.filter(({ dimension }) => dimension === count.dimension);
            return [
              { text: count.dimension },
              { value: count.came, unit: "leads" },
              { value: count.came / sum(same, ({ came }) => came), unit: "share" },
              { value: count.went, unit: "leads" },
              { value: count.went / sum(same, ({ went }) => went), unit: "share" },
              { value: count.went / count.came, unit: "share" },
            ];
          }),
      };
    },
  }),
  tableFact({
    id: "concentration",
    title: "How few values make half of what converts",
    check: "which few pages, campaigns, sources or people make half of the wins",
    ...compared,
    shape(rows, measuring) {
      const counts = asCounts(rows);
      const { many } = outcomeFor(measuring);
      const named = [...new Set(counts.map(({ dimension }) => dimension))].filter((name) => !/ it came$/.test(name));
      return {
        sample: sampleOf(counts),
        columns: ["By", "Values", `Make half of ${inText(many)}`, "With this share of leads", "The largest"],
        rows: named.flatMap((dimension): Cell[][] => {
          const same = counts.filter((count) => count.dimension === dimension);
          const few = halfOf(same);
          if (same.length < leastValues || few.length === 0) return [];
          return [
            [
              { text: dimension },
              { value: same.length, unit: "values" },
              { value: few.length, unit: "values" },
              { value: sum(few, ({ came }) => came) / sum(same, ({ came }) => came), unit: "share" },
              {
                text: few
                  .slice(0, 3)
                  .map(({ value }) => value)
                  .join("; "),
              },
            ],
          ];
        }),
      };
    },
  }),
];

const leastValues = 4;

/** The values of most outcomes that together make half of them; those of most come first. */
function halfOf(counts: readonly ValueCount[]): ValueCount[] {
  const all = sum(counts, ({ went }) => went);
  let made = 0;
  return counts
    .toSorted((a, b) => b.went - a.went || a.came - b.came || (a.value < b.value ? -1 : 1))
    .filter(({ went }) => {
      const needed = made < all / 2;
      made += went;
      return needed;
    });
}

/** The leads that were looked at: those of the dimension that has most. */
const sampleOf = (counts: readonly ValueCount[]): number => {
  const byDimension = new Map<string, number>();
  for (const { dimension, came } of counts) byDimension.set(dimension, (byDimension.get(dimension) ?? 0) + came);
  return Math.max(0, ...byDimension.values());
};

/** A heading as it stands in a sentence; what is an abbreviation stays. */
const inText = (heading: string): string => (/^[A-Z]{2}/.test(heading) ? heading : heading.toLowerCase());

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
