import { differ } from "../../facts/compare.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { leadsToCompare } from "../../facts/thresholds.ts";
import { isScalar } from "../../facts/types.ts";
import type { Decision } from "../decision.ts";

/** A quarter of the wins is too many to lose to a slow first week. */
const manyWins = 0.25;

/**
 * What a short window is argued from: that late leads are accepted less often, else that many wins come soon after the
 * lead, else the portal gives no reason of its own and it is kept short so that no lead is forgotten.
 */
export function decideShortWindow(sheet: FactSheet): Decision {
  const [inTime, late] = [sheet.get("acceptance_in_time"), sheet.get("acceptance_late")];
  const shares = [inTime, late].map((fact) =>
    isScalar(fact) ? { share: fact.value, sample: fact.sample } : undefined,
  );
  const [soon, later] = shares;
  if (soon && later && soon.share > later.share && differ(soon, later))
    return {
      id: "short-window",
      choice: "late leads are accepted less",
      because:
        "leads touched within four working hours are accepted [[acceptance_in_time]] of the time, later ones [[acceptance_late]], beyond chance",
      quantities: ["acceptance_in_time", "acceptance_late"],
      confidence: "high",
    };
  const wins = sheet.get("won_within");
  const within = (days: string) => (isScalar(wins) ? wins.slices.days?.find(({ key }) => key === days) : undefined);
  const early = ["14", "30"].find((days) => (within(days)?.value ?? 0) >= manyWins);
  if (early !== undefined)
    return {
      id: "short-window",
      choice: "wins come early",
      because: `[[won_within days="${early}"]] of wins came within ${early === "14" ? "two weeks" : "thirty days"} of the lead, so each day without a call is a day of the time in which they are made`,
      quantities: [`won_within days="${early}"`],
      confidence: "medium",
    };
  if (soon && later && later.sample < leadsToCompare && soon.sample >= leadsToCompare)
    return {
      id: "short-window",
      choice: "nobody forgotten",
      because:
        "nearly every lead on record is touched within four working hours already, so the window is there to lose nobody and not to press for speed",
      quantities: ["response_sla"],
      confidence: "medium",
    };
  if (soon && later)
    return {
      id: "short-window",
      choice: "nobody forgotten",
      because:
        "on these records late leads are accepted no less often than early ones ([[acceptance_late]] and [[acceptance_in_time]]), so the window is there to lose nobody and not to press for speed",
      quantities: ["acceptance_in_time", "acceptance_late"],
      confidence: "medium",
    };
  return {
    id: "short-window",
    choice: "not on record",
    because: "whether waiting costs this portal anything is not on record, so the window follows practice",
    quantities: [],
    confidence: "low",
  };
}
