import { dimensionPrefix, leadLabels } from "../../portal/summary/columns.ts";
import type { Measuring } from "../definition.ts";
import { has } from "../kernel/condition.ts";
import { type Dimension, dimensions, mapped, unlabelled } from "../kernel/group.ts";
import { groupSql, measureGroups, select } from "../kernel/measure.ts";
import type { Outcome } from "./outcome.ts";

/** Leads that share a value of a dimension, and how many of them got to the outcome. */
export interface ValueCount {
  dimension: string;
  value: string;
  came: number;
  went: number;
}

/** A dimension of more values than these is a name or a number of each lead rather than a label. */
const mostValues = 2000;

/** The dimensions that a portal's leads have, with what each is called. */
export const dimensionsOf = ({ entries: { summary } }: Measuring): { label: string; dimension: Dimension }[] => [
  ...leadLabels
    .filter((name) => hasValues(summary.labels(name).length))
    .map((name) => ({ label: readable(name), dimension: dimensions[name]! })),
  ...summary
    .dimensions()
    .filter((name) => hasValues(summary.labels(name).length))
    .map((name) => name.slice(dimensionPrefix.length))
    .map((name) => ({ label: readable(name), dimension: mapped(name) })),
  ...["weekday", "hour", "month"].map((name) => ({ label: `${readable(name)} it came`, dimension: dimensions[name]! })),
];

const hasValues = (labels: number): boolean => labels > 1 && labels <= mostValues;

/** A name as a heading has it: `landing_page` as `Landing page`. */
const readable = (name: string): string => {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Counts the leads of each value of each dimension, and those that got to the outcome. */
export function countValues(measuring: Measuring, { cohort, stamp }: Outcome): ValueCount[] {
  const { entries, history } = measuring;
  return entries.once("driver values", () => {
    const chosen = select(entries, cohort, history);
    return dimensionsOf(measuring).flatMap(({ label, dimension }) =>
      measureGroups(
        entries,
        cohort.grain,
        { kind: "count", of: has(stamp) },
        chosen,
        dimension.group(entries, cohort.grain, cohort.by),
      ).map(({ key, value, sample }) => ({ dimension: label, value: key, came: sample, went: value })),
    );
  });
}

/** The queries that give the same from the raw records, one a dimension. */
export const valuesSql = (measuring: Measuring, { cohort, stamp }: Outcome): string =>
  dimensionsOf(measuring)
    .map(
      ({ label, dimension }) =>
        `SELECT '${label.replaceAll("'", "''")}' AS dimension, source AS value, came, went FROM (\n${groupSql(cohort, { kind: "count", of: has(stamp) }, dimension)}\n) WHERE source IS NOT NULL`,
    )
    .join("\nUNION ALL\n");

/** A label that says nothing: none, or one that a CRM puts in where it knows none. */
export const isUnlabelled = ({ value }: ValueCount): boolean =>
  value === unlabelled || /^(?:unknown|none|n\/?a|not set|null|undefined|-)$/i.test(value.replace(/^\((.*)\)$/, "$1"));
