import type { FactSheet } from "../../facts/sheet.ts";
import { leadsToCompare } from "../../facts/thresholds.ts";
import { isScalar } from "../../facts/types.ts";
import type { Settings } from "../../settings/schema.ts";
import { type Decision, figure } from "../decision.ts";

/** What an MQL is worth on average: the share that is won, times the average deal on record or, without one, in the settings. */
export function decideWorth(sheet: FactSheet, settings: Settings): Decision {
  const [won, deal] = [sheet.get("mql_won_rate"), sheet.get("average_deal")];
  const amount = isScalar(deal) ? deal.value : settings.deal_value;
  if (!isScalar(won) || won.sample < leadsToCompare || won.value === 0 || amount === undefined)
    return {
      id: "worth",
      choice: "unknown",
      because: "the share of MQLs that is won, or the average deal, is not on record",
      quantities: [],
      confidence: "low",
    };
  const average = isScalar(deal) ? "average_deal" : "setting.deal_value";
  // Two figures: an average over few wins bears no more.
  const worth = Number((won.value * amount).toPrecision(2));
  return {
    id: "worth",
    choice: "[[worth.mql]]",
    because: `[[mql_won_rate]] of MQLs are won, at an average deal of [[${average}]]`,
    quantities: ["mql_won_rate", average],
    confidence: isScalar(deal) && deal.sample >= leadsToCompare ? "medium" : "low",
    figures: [figure("worth.mql", "Worth of an MQL", worth, "money", "share of MQLs won x average deal")],
  };
}
