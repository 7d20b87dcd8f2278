import { minutesADay } from "../clock/hours.ts";
import { isoDay } from "../clock/iso-day.ts";
import type { FactSheet } from "../facts/sheet.ts";
import { businessHours } from "../settings/business-hours.ts";
import type { Settings } from "../settings/schema.ts";
import type { Terms } from "../terms.ts";
import {
  decideAttemptsADay,
  decideCadence,
  decideCohortFloor,
  decideCompleteness,
  decideFollowUp,
  decideVolume,
} from "./targets/handover.ts";
import { decideAcceptance, decideBars } from "./targets/quality.ts";
import { decideReasons } from "./targets/reasons.ts";
import { decideAttainment, decideSpeed, decideWindow } from "./targets/speed.ts";

/** The terms that the portal's own history supports, each with why; where it is silent, the source's figure. */
export function decideTerms(sheet: FactSheet, settings: Settings): Terms {
  const speed = decideSpeed(sheet);
  const [attainment, ...attainmentLater] = decideAttainment(sheet, speed.value);
  const acceptance = decideAcceptance(sheet);
  const quality = decideBars(sheet, acceptance);
  return {
    status: "proposed",
    built: isoDay(sheet.asOf),
    marketing: {
      mqlVolume: decideVolume(sheet, settings),
      acceptance,
      ...(quality?.fact.id === "acceptance_rate" && { bars: quality.bars }),
      completeness: decideCompleteness(sheet),
      requiredFields: settings.required_fields,
    },
    sales: {
      speed,
      attainment,
      attainmentLater,
      acceptanceWindow: decideWindow(speed.value, settings),
      ...decideCadence(),
      followUp: decideFollowUp(sheet),
      contactChannels: ["phone", "e-mail"],
      disposition: {
        value: 1,
        unit: "share",
        from: "source",
        because: "a lead without a decision can't be learned from",
      },
      attemptsADay: decideAttemptsADay(minutesADay(businessHours(settings))),
    },
    alertChannel: alertChannel(settings),
    reasons: decideReasons(sheet),
    recalibrateAfterMonths: { value: 2, unit: "months", from: "source", because: "one month may be chance" },
    cohortFloor: decideCohortFloor(sheet),
    owners: {
      marketing: settings.owners.marketing ?? "Head of Marketing",
      sales: settings.owners.sales ?? "VP of Sales",
      revops: settings.owners.revops ?? "RevOps Lead",
      demandGen: settings.owners.demand_gen ?? "Demand Gen Manager",
      rep: (settings.team_sizes.sdr ?? 0) > 0 ? "Assigned SDR" : "Assigned AE",
    },
  };
}

function alertChannel(settings: Settings): Terms["alertChannel"] {
  if (settings.channels?.includes("slack")) return "Slack";
  return settings.channels?.includes("teams") ? "Teams" : "email";
}
