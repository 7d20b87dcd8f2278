import type { FactSheet } from "../../facts/sheet.ts";
import { isScalar } from "../../facts/types.ts";
import { businessHours } from "../../settings/business-hours.ts";
import type { Settings } from "../../settings/schema.ts";
import type { Terms } from "../../terms.ts";
import { type Decision, figure } from "../decision.ts";

/** Whether the reps can make the attempts that the volume asks for, and when that stops being so. */
export interface Capacity extends Decision {
  /** Whether the head count is of reps on record, or what the settings say. */
  reps: "record" | "settings" | "unknown";
}

const weeksAYear = 52;
const monthsAYear = 12;

/**
 * Volume x attempts over rep-days: what the cadence asks of a rep on a working day, held against what the terms let it ask.
 * Says under which head count, and over which volume, volume and attempts have to be negotiated again.
 */
export function decideCapacity(sheet: FactSheet, settings: Settings, terms: Terms): Capacity {
  const volume = terms.marketing.mqlVolume?.value;
  const limit = terms.sales.attemptsADay?.value;
  const attempts = terms.sales.attempts.value;
  const [reps, from] = headCount(sheet, settings);
  if (volume === undefined || limit === undefined || reps === 0)
    return {
      id: "capacity",
      choice: "unknown",
      because: `${volume === undefined ? "no monthly volume" : "no head count of reps"} is on record to hold the attempts against`,
      quantities: [],
      confidence: "low",
      reps: from,
    };
  const { week } = businessHours(settings);
  const days = (week.filter((spans) => spans.length > 0).length * weeksAYear) / monthsAYear;
  const asked = (volume * attempts) / (reps * days);
  const least = Math.max(1, Math.ceil((volume * attempts) / (limit * days) - 1e-9));
  const most = Math.floor((limit * days * reps) / attempts);
  const sum = "volume x attempts / (reps x working days a month)";
  const figures = [
    figure(
      "capacity.attempts",
      "Attempts a month that the volume asks for",
      volume * attempts,
      "attempts",
      "volume x attempts",
    ),
    figure(
      "capacity.reps",
      "Reps who work MQLs",
      reps,
      "people",
      from === "record" ? `those with an attempt on record, ${sheet.window.label}` : "concord.yaml",
    ),
    figure(
      "capacity.days",
      "Working days in a month",
      days,
      "working days",
      "working days of the week x 52 / 12, holidays not taken off",
    ),
    figure("capacity.asked", "Attempts that the cadence asks of a rep", asked, "a working day", sum),
    figure("capacity.least", "Reps below which volume and attempts are negotiated again", least, "people", sum),
    figure("capacity.most", "MQLs a month above which they are, with the reps of today", most, "MQLs a month", sum),
  ];
  const fits = asked <= limit;
  return {
    id: "capacity",
    choice: fits ? "fits" : "does not fit",
    because: `[[term.volume]] at [[term.attempts]] attempts are [[capacity.asked]] for each of [[capacity.reps]] reps, ${fits ? "within" : "over"} the [[term.attempts_a_day]] that a rep can be asked for`,
    quantities: ["term.volume", "term.attempts", ...figures.map(({ ref }) => ref)],
    confidence: from === "record" ? "high" : "medium",
    figures,
    reps: from,
  };
}

/** Reps who made attempts in the window, else the SDRs, else the AEs that the settings count. */
function headCount(sheet: FactSheet, { team_sizes: teams }: Settings): [count: number, from: Capacity["reps"]] {
  const active = sheet.get("attempts_a_rep_day");
  if (isScalar(active) && active.sample > 0) return [active.sample, "record"];
  const told = teams.sdr || teams.ae || 0;
  return [told, told > 0 ? "settings" : "unknown"];
}
