import { DateTime } from "luxon";
import type { Origin, RecordWriter, Stamp } from "../records.ts";
import { type Arrivals, createArrivals } from "./arrivals.ts";
import { daysBetween } from "./days.ts";
import type { Scenario, ScenarioName } from "./scenarios.ts";
import { sampleHolidays, settingsOf } from "./settings.ts";
import type { SampleTruth } from "./truth.ts";
import { createWorkdays, type Workdays } from "./workdays.ts";

/** The sample's last day and hour; everything in it happened before. */
export const sampleAsOf = DateTime.fromISO("2026-06-30T21:00:00Z").toSeconds();

export const day = 86_400;
const history = 365 * day;
const after = 120 * day;

/** Where the records of a sample go. */
export type SampleSink = Pick<
  RecordWriter,
  | "startImport"
  | "lead"
  | "alias"
  | "company"
  | "stage"
  | "stageDefinition"
  | "assignment"
  | "engagement"
  | "touch"
  | "disposition"
  | "feedback"
  | "deal"
  | "dealStage"
  | "dimension"
>;

/** What every part of the generator works with. */
export interface Making {
  seed: number;
  /** Leads in all. */
  count: number;
  scenario: Scenario;
  workdays: Workdays;
  arrivals: Arrivals;
  /** Bounds of the week in which no touch was logged. */
  lostWeek: { from: number; to: number };
  sink: SampleSink;
  /** The imports that records of marketing and of sales come from; one and the same where there is one system. */
  imports: { marketing: number; sales: number };
  truth: SampleTruth;
}

/** The time that a scenario's company keeps, with room for what is begun in the sample and ends after it. */
export function timeOf(scenario: ScenarioName): Pick<Making, "workdays" | "arrivals" | "lostWeek"> {
  const zone = settingsOf(scenario).business_hours?.time_zone ?? "UTC";
  const from = sampleAsOf - history;
  const days = daysBetween(zone, from, sampleAsOf + after, sampleHolidays);
  const monday = DateTime.fromISO("2025-11-03", { zone });
  return {
    workdays: createWorkdays(days),
    arrivals: createArrivals(days, from, sampleAsOf),
    lostWeek: { from: monday.toSeconds(), to: monday.plus({ days: 7 }).toSeconds() },
  };
}

/** A moment known to the minute. */
export const exact = (at: number): Stamp => ({ at, precision: "minute" });

/** Where a record of a lead comes from, in the import of marketing or of sales. */
export const originOf = (making: Making, system: keyof Making["imports"], number: number): Origin => ({
  importId: making.imports[system],
  line: number + 2,
});
