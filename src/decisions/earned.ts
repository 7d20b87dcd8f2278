import type { FactSheet } from "../facts/sheet.ts";
import { isScalar } from "../facts/types.ts";
import type { Decision } from "./decision.ts";

/** How a side of the handoff does on the portal's own record. */
type Side = "weak" | "fine" | "unknown";

/** Decisions and responses from which a side is judged; fewer say nothing. */
const enoughToJudge = 20;
const weakAcceptance = 0.5;
const weakAttainment = 0.5;
const weakSilence = 0.1;

/**
 * Whether the portal says that the skepticism is earned: the leads on one side, the follow-up on the other, each weak,
 * fine or unknown. The choice names both: "leads weak, follow-up unknown".
 */
export function decideEarned(sheet: FactSheet): Decision {
  const read = (id: string): number | undefined => {
    const fact = sheet.get(id);
    return isScalar(fact) && fact.sample >= enoughToJudge ? fact.value : undefined;
  };
  const acceptance = read("acceptance_rate");
  const attainment = read("response_sla");
  const untouched = read("untouched_rate");
  const leads: Side = acceptance === undefined ? "unknown" : acceptance < weakAcceptance ? "weak" : "fine";
  const slow = attainment !== undefined && attainment < weakAttainment;
  const silent = untouched !== undefined && untouched >= weakSilence;
  const followUp: Side = slow || silent ? "weak" : attainment === undefined ? "unknown" : "fine";
  const known = { acceptance_rate: acceptance, response_sla: attainment, untouched_rate: untouched };
  return {
    id: "earned",
    choice: `leads ${leads}, follow-up ${followUp}`,
    because: because(leads, followUp),
    quantities: Object.entries(known).flatMap(([id, value]) => (value === undefined ? [] : [id])),
    confidence: leads === "unknown" || followUp === "unknown" ? "low" : "medium",
  };
}

function because(leads: Side, followUp: Side): string {
  if (leads !== "unknown" && followUp !== "unknown") return "acceptance beside first response, on your own portal";
  if (leads !== "unknown") return "acceptance is on record, first response is not, or for too few leads";
  if (followUp !== "unknown") return "first response is on record, acceptance is not, or for too few leads";
  return "neither acceptance nor first response is on record for enough leads";
}
