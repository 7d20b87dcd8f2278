import type { Origin } from "../../records.ts";
import type { SampleSink } from "../making.ts";
import type { Scenario } from "../scenarios.ts";
import type { CsvFolder } from "./file.ts";
import { hubspotFiles } from "./hubspot.ts";
import { localMoment } from "./moments.ts";
import { type SalesforceFiles, salesforceFiles } from "./salesforce.ts";

/**
 * A sink that writes each record to the export of the system that it comes from: Salesforce's what is said to be from
 * there, and HubSpot's anything else. `finish` writes what is still open.
 */
export function csvSink(
  folder: CsvFolder,
  zone: string,
  scenario: Scenario,
  count: number,
): SampleSink & { finish(): void } {
  const hubspot = hubspotFiles(folder, localMoment(zone), scenario);
  const salesforce = salesforceFiles(folder, hubspot.sync, count);
  const systems: SalesforceFiles[] = [];
  const from = ({ importId }: Origin): SalesforceFiles => systems[importId - 1]!;
  return {
    ...hubspot,
    startImport: (source) => systems.push(source === "salesforce" ? salesforce : hubspot),
    stage: (leadId, stage, when, origin) => from(origin).stage(leadId, stage, when, origin),
    stageDefinition: (definition, origin) => from(origin).stageDefinition(definition, origin),
    assignment: (leadId, owner, when, origin) => from(origin).assignment(leadId, owner, when, origin),
    touch: (touch, origin) => from(origin).touch(touch, origin),
    disposition: (disposition, origin) => from(origin).disposition(disposition, origin),
    feedback: (leadId, text, when, origin) => from(origin).feedback(leadId, text, when, origin),
    deal: (deal, origin) => from(origin).deal(deal, origin),
    dealStage: (dealId, stage, when, origin) => from(origin).dealStage(dealId, stage, when, origin),
  };
}
