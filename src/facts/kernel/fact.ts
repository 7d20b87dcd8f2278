import { isoDay } from "../../clock/iso-day.ts";
import {
  type Declared,
  declare,
  type FactDefinition,
  type Measuring,
  provenanceOf,
  smallSample,
} from "../definition.ts";
import type { MeasuredFact, Slice, Unit } from "../types.ts";
import { whenAsked } from "../when-asked.ts";
import { dimensions } from "./group.ts";
import { byGroup, type Cohort, type Measure, measure, measureSql, ripenessOf, select, take, whole } from "./measure.ts";

/** A fact over the entries of the summary: what is looked at, and what is measured of it. */
export interface EpisodeDeclaration extends Declared {
  unit: Unit;
  cohort: Cohort | ((measuring: Measuring) => Cohort);
  measure: Measure | ((measuring: Measuring) => Measure);
  /** Dimensions that it is told by too. */
  slices?: readonly string[];
  /** In which order slices stand that differ: from the highest value down, or from the lowest up. */
  order?: "down" | "up";
  /** The same with another cohort or measure, by what is varied and to what. */
  varied?: Record<string, readonly { key: string; cohort?: Cohort; measure?: Measure }[]>;
  /** What the outcome is called that a cohort is ripe for. */
  outcome?: string;
}

const settled = <Part>(part: Part | ((measuring: Measuring) => Part), measuring: Measuring): Part =>
  typeof part === "function" ? (part as (measuring: Measuring) => Part)(measuring) : part;

/** So many groups of a dimension are told, those of most records. */
const mostSlices = 50;

/** A fact that the kernel measures; its audit query gives the same from the raw records. */
export const episodeFact = (declared: EpisodeDeclaration): FactDefinition => ({
  ...declare(declared, (measuring, window, params): MeasuredFact | undefined => {
    const { entries } = measuring;
    const { unit } = declared;
    const cohort = settled(declared.cohort, measuring);
    const how = settled(declared.measure, measuring);
    const chosen = select(entries, cohort, window);
    const taken = take(entries, cohort.grain, how, chosen);
    const found = whole(taken);
    if (!found || (found.sample === 0 && unit !== "leads")) return undefined;
    const sliced: Record<string, () => Slice[]> = {};
    for (const name of declared.slices ?? [])
      sliced[name] = () => {
        const grouping = dimensions[name]!.group(entries, cohort.grain, cohort.by);
        return inOrder(byGroup(taken, grouping), name, declared.order, how.kind === "count");
      };
    for (const [name, variants] of Object.entries(declared.varied ?? {}))
      sliced[name] = () =>
        variants.flatMap(({ key, cohort: own = cohort, measure: other = how }) => {
          const result = measure(entries, own.grain, other, own === cohort ? chosen : select(entries, own, window));
          return result ? [{ key, ...result }] : [];
        });
    return {
      status: "measured",
      id: declared.id,
      title: declared.title,
      ...found,
      unit,
      window,
      slices: whenAsked(sliced),
      provenance: provenanceOf(declared, () => measureSql(cohort, how), params, measuring),
      caveats: [
        ...ripeCaveat(cohort, declared.outcome, measuring),
        ...smallSample(unit, found.sample),
        ...(declared.caveats?.(measuring) ?? []),
      ],
    };
  }),
  entriesOf(measuring, window) {
    const { entries } = measuring;
    const cohort = settled(declared.cohort, measuring);
    const how = settled(declared.measure, measuring);
    const { grain } = cohort;
    return {
      grain,
      entries: select(entries, cohort, window),
      counts: how.kind === "percentile" ? undefined : how.of?.mask(entries, grain),
      valueOf: how.kind === "percentile" ? how.of.prepare(entries, grain) : undefined,
    };
  },
});

/**
 * The largest groups, months in their order, others by their value where any two of them clearly differ. Where none do, the
 * order says nothing, and the largest comes first.
 */
function inOrder(slices: Slice[], dimension: string, order: "down" | "up" = "down", isCount = false): Slice[] {
  const largest = slices.toSorted((a, b) => b.sample - a.sample || compare(a.key, b.key)).slice(0, mostSlices);
  if (dimension === "month") return largest.sort((a, b) => compare(a.key, b.key));
  if (!isCount && !anyDiffer(largest)) return largest;
  const sign = order === "down" ? -1 : 1;
  return largest.sort((a, b) => sign * (a.value - b.value) || compare(a.key, b.key));
}

/** Whether the ranges of any two slices lie apart; one without a range tells nothing. */
function anyDiffer(slices: readonly Slice[]): boolean {
  const lows = slices.map(({ low = Number.NEGATIVE_INFINITY }) => low);
  const highs = slices.map(({ high = Number.POSITIVE_INFINITY }) => high);
  return Math.max(...lows) > Math.min(...highs);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which leads a rate leaves out because they had not the time, or came before anybody recorded what it counts. */
function ripeCaveat(cohort: Cohort, outcome = "outcome", { entries }: Measuring): string[] {
  const ripe = ripenessOf(entries, cohort);
  if (!ripe) return [];
  const days = Math.ceil(ripe.seconds / 86_400);
  return [
    `no ${outcome} is on record before ${isoDay(ripe.since)}, so what came earlier is left out, and so is what is younger than ${days} days, in which nine in ten came`,
  ];
}
