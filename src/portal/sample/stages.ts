import { lifecycleStages } from "../records.ts";
import { type Making, originOf } from "./making.ts";

/** The stages of the pipeline, with the share of a deal's time after which it comes to each. */
export const pipelineStages = [
  { name: "Discovery", after: 0 },
  { name: "Demo Booked", after: 0.2 },
  { name: "Proposal Sent", after: 0.5 },
  { name: "Negotiation", after: 0.8 },
] as const;

/** Names of deal stages that stand in for a lifecycle stage where the two have grown into one. */
export const mirrors = { SQL: "Demo Booked", Opportunity: "Proposal Sent", Customer: "Contract Sent" } as const;

/** A lifecycle stage that a deal or its preparation brings. */
export type LaterStage = keyof typeof mirrors;

/** Writes the stages as the CRM defines them, in their order. */
export function defineStages(making: Making): void {
  const { sink, scenario } = making;
  const define = (kind: "lifecycle" | "pipeline", names: readonly string[]) => {
    const system = kind === "lifecycle" ? "marketing" : "sales";
    for (const [position, name] of names.entries())
      sink.stageDefinition({ kind, pipeline: "default", name, position }, originOf(making, system, position));
  };
  const own = scenario.crm.mirrored > 0 ? Object.values(mirrors) : [];
  define("lifecycle", [...lifecycleStages, ...own]);
  define("pipeline", [...pipelineStages.map(({ name }) => name), "Closed Won", "Closed Lost"]);
}
