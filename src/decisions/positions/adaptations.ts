import type { FactSheet } from "../../facts/sheet.ts";
import { isScalar } from "../../facts/types.ts";
import type { Settings } from "../../settings/schema.ts";
import type { Decision } from "../decision.ts";

/** Shapes that an SLA takes where the usual one does not fit; several can hold at once. */
export const adaptations = [
  "no-definitions",
  "small-team",
  "product-led",
  "buying-committee",
  "hubspot-and-salesforce",
] as const;
export type Adaptation = (typeof adaptations)[number];

export interface AdaptationDecision extends Decision {
  adaptations: Adaptation[];
  /** Why each was chosen, in the same order. */
  reasons: string[];
}

/** A team of so many people in all, and so few reps on record, carries no heavy governance. */
const smallTeam = 8;
const fewReps = 2;
/** A share of leads or companies from which on it is the rule and not the exception. */
const committeeShare = 0.3;
const productShare = 0.5;
/** MQLs are rarer than this among leads that went on: nobody stamps them by a shared rule. */
const stampedShare = 0.5;

type Sign = (ground: { sheet: FactSheet; settings: Settings; words: string }) => string | undefined;

/** What speaks for each adaptation: the request first, then the settings, then the portal. */
const signs: Record<Adaptation, Sign> = {
  "no-definitions": ({ sheet, settings, words }) => {
    if (
      /\bno (?:agreed|shared|formal)?\s*(?:\w+ (?:or|and) \w+ )?definitions?\b|never agreed (?:on )?(?:what|an?) |starting (?:set|from (?:zero|scratch))/i.test(
        words,
      )
    )
      return "the request says that no definitions are agreed";
    const stated = settings.definitions.mql;
    if (stated !== undefined)
      return /^(?:none|no\b|not agreed|n\/a)/i.test(stated.trim())
        ? "the settings say that no MQL definition is agreed"
        : undefined;
    const { mqls, sqls, leads } = sheet.holdings;
    if (mqls === 0)
      return leads > 0
        ? "no lead on record carries an MQL stamp"
        : "neither the settings nor the records show an MQL definition";
    const skipped = sqls > 0 && mqls > 0 && mqls < stampedShare * leads && mqls < 2 * sqls;
    return skipped && mqls < 0.2 * leads
      ? "few leads on record carry an MQL stamp, even of those that became SQLs"
      : undefined;
  },
  "small-team": ({ sheet, settings, words }) => {
    if (
      /\bsmall team\b|\blightweight\b|\bjust (?:the )?(?:two|three|four) of us\b|\bteam of (?:two|three|four|five|six|[2-6])\b/i.test(
        words,
      )
    )
      return "the request says that the team is small";
    const { marketing, sdr, ae } = settings.team_sizes;
    const told = [marketing, sdr, ae].filter((count) => count !== undefined);
    const all = told.reduce((sum, count) => sum + count, 0);
    if (sdr !== undefined || ae !== undefined)
      return told.length > 1 && all <= smallTeam ? "the settings count so few people" : undefined;
    const active = sheet.get("attempts_a_rep_day");
    return isScalar(active) && active.sample > 0 && active.sample <= fewReps
      ? "the records show so few reps at work"
      : undefined;
  },
  "product-led": ({ sheet, settings, words }) => {
    if (/\bproduct[- ]led\b|\bPLG\b|\bself[- ]serve\b|\bproduct[- ]qualified\b|\bPQLs?\b/i.test(words))
      return "the request says that the motion is product-led";
    if (settings.sales_motion !== undefined)
      return settings.sales_motion === "plg" ? "the settings say that the motion is product-led" : undefined;
    const [product, all] = [sheet.get("pql_volume"), sheet.get("mql_volume")];
    const most = isScalar(product) && isScalar(all) && all.value > 0 && product.value / all.value >= productShare;
    return most ? "most MQLs on record had put the product to use" : undefined;
  },
  "buying-committee": ({ sheet, words }) => {
    if (
      /\bbuying committees?\b|\bmulti[- ]person\b|\baccount[- ](?:level|based)\b|\bmany stakeholders\b|\bABM\b/i.test(
        words,
      )
    )
      return "the request says that committees buy";
    const several = sheet.get("multi_contact_accounts");
    return isScalar(several) && several.sample >= 20 && several.value >= committeeShare
      ? "[[multi_contact_accounts]] of companies with an MQL have more than one"
      : undefined;
  },
  "hubspot-and-salesforce": ({ sheet, settings, words }) => {
    if (/\bsalesforce\b/i.test(words) && /\bhubspot\b/i.test(words)) return "the request names both systems";
    const { systems = [] } = sheet.holdings;
    if (systems.includes("hubspot") && systems.includes("salesforce")) return "the records come from both systems";
    const setup = settings.lifecycle_setup ?? "";
    return /salesforce/i.test(setup) && /hubspot/i.test(setup) ? "the settings name both systems" : undefined;
  },
};

/** The adaptations that the request, the settings and the portal call for. */
export function decideAdaptations(sheet: FactSheet, settings: Settings, words: string): AdaptationDecision {
  const found = adaptations.flatMap((adaptation) => {
    const why = signs[adaptation]({ sheet, settings, words });
    return why === undefined ? [] : [{ adaptation, why }];
  });
  return {
    id: "adaptations",
    choice: found.map(({ adaptation }) => adaptation).join(", ") || "none",
    because:
      found.map(({ why }) => why).join("; ") ||
      "neither the request nor the settings nor the portal call for another shape",
    quantities: found.some(({ adaptation }) => adaptation === "buying-committee") ? ["multi_contact_accounts"] : [],
    confidence: "high",
    adaptations: found.map(({ adaptation }) => adaptation),
    reasons: found.map(({ why }) => why),
  };
}
