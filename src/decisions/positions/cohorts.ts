import { differ } from "../../facts/compare.ts";
import type { FactSheet } from "../../facts/sheet.ts";
import { isScalar } from "../../facts/types.ts";
import type { Decision } from "../decision.ts";

/** Whether the last cohorts do worse than those before them at the same age, which calls for new definitions at once. */
export function decideCohorts(sheet: FactSheet): Decision {
  const [latest, before] = [sheet.get("cohort_latest"), sheet.get("cohort_before")];
  const quantities = ["cohort_latest", "cohort_before"];
  if (!isScalar(latest) || !isScalar(before))
    return {
      id: "cohorts",
      choice: "unknown",
      because: "too few months of leads are on record to hold the latest against those before",
      quantities: [],
      confidence: "low",
    };
  const clear = differ({ share: latest.value, sample: latest.sample }, { share: before.value, sample: before.sample });
  const choice = !clear ? "steady" : latest.value < before.value ? "drop" : "rise";
  const how = {
    steady: "which is no more than chance",
    drop: "a drop beyond chance, so the definitions are recalibrated before the targets are signed",
    rise: "a rise beyond chance, so the targets lean on the latest months with care",
  }[choice];
  return {
    id: "cohorts",
    choice,
    because: `[[cohort_latest]] of the ${latest.window.label} got on within thirty days, against [[cohort_before]] of those before, ${how}`,
    quantities,
    confidence: clear ? "high" : "medium",
  };
}
