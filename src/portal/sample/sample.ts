import { emptyPortal, type Portal } from "../portal.ts";
import { recordWriter } from "../records.ts";
import { makeCommittees } from "./committee.ts";
import { followAlone } from "./journey.ts";
import { labelOf } from "./label.ts";
import { openLead } from "./lead.ts";
import { type Making, type SampleSink, sampleAsOf, timeOf } from "./making.ts";
import { type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
import { sampleSettings } from "./settings.ts";
import { defineStages } from "./stages.ts";
import { emptyTruth, type SampleTruth } from "./truth.ts";

export { sampleAsOf, sampleSettings };

/** Which sample to make; what is left out is `slow-follow-up`, as many leads as its scenario has, and seed 1. */
export interface SampleOptions {
  scenario?: ScenarioName;
  leads?: number;
  seed?: number;
}

/** Makes a portal in memory. The same options give the same records. */
export function createSample(options: SampleOptions = {}): { portal: Portal; truth: SampleTruth } {
  const portal = emptyPortal("sample");
  const truth = portal.db.transaction(() => generateSample(recordWriter(portal.db), options))();
  return { portal, truth };
}

/** The options with what was left out. */
export function completeOptions({
  scenario = "slow-follow-up",
  leads,
  seed = 1,
}: SampleOptions): Required<SampleOptions> {
  return { scenario, leads: leads ?? scenarios[scenario].leads, seed };
}

/** Sends the records of a sample to a sink, and gives the truth they were made from. */
export function generateSample(sink: SampleSink, options: SampleOptions): SampleTruth {
  const { scenario: name, leads: count, seed } = completeOptions(options);
  const scenario: Scenario = scenarios[name];
  const { file, sha256 } = labelOf(name, count, seed);
  const startImport = (source: string) => sink.startImport(source, file, sha256, sampleAsOf);
  const marketing = startImport(scenario.crm.systems === "two" ? "hubspot" : "sample");
  const sales = scenario.crm.systems === "two" ? startImport("salesforce") : marketing;
  const truth = emptyTruth();
  const making: Making = { seed, count, scenario, sink, imports: { marketing, sales }, truth, ...timeOf(name) };
  defineStages(making);
  if (scenario.grouping === "committees") makeCommittees(making);
  else for (let number = 0; number < count; number++) followAlone(openLead(number, making), making);
  return truth;
}
