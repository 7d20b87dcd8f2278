import type { FactSheet } from "../facts/sheet.ts";
import { isScalar } from "../facts/types.ts";
import type { Settings } from "../settings/schema.ts";
import type { Terms } from "../terms.ts";
import type { Decision } from "./decision.ts";
import { limitKey } from "./targets/speed.ts";

/** Share of untouched MQLs from which a handoff is called broken: one lead in ten. */
const rottenShare = 0.1;

/** A commitment counts as kept where its 95% range comes within a tenth of the target. */
const nearly = 0.9;

/**
 * How contracted the handoff is, not how well it does. BROKEN: no agreed definitions and no stage stamped, or leads rot
 * unowned. INFORMAL: practice without terms. CONTRACTED: adopted terms that are measured and kept.
 */
export function decideRating(sheet: FactSheet, settings: Settings, inForce?: Terms): Decision {
  const untouched = sheet.get("untouched_rate");
  const rotten = isScalar(untouched) ? untouched.value : undefined;
  if (rotten !== undefined && rotten >= rottenShare)
    return {
      id: "rating",
      choice: "BROKEN",
      because: "[[untouched_rate]] of MQLs sit for a week without a touch or a decision, and no rule brings them back",
      quantities: ["untouched_rate"],
      confidence: "high",
    };
  if (inForce) return rateAdopted(holdAgainst(sheet, inForce));
  const defined = settings.definitions.mql !== undefined || sheet.holdings.mqls > 0;
  if (!defined)
    return {
      id: "rating",
      choice: "BROKEN",
      because: "neither the settings nor the portal show an agreed definition of a qualified lead",
      quantities: [],
      confidence: "low",
    };
  return {
    id: "rating",
    choice: "INFORMAL",
    because: "leads are stamped as qualified and passed on, but no terms have been adopted by both sides",
    quantities: ["mql_volume"],
    confidence: rotten === undefined ? "medium" : "high",
  };
}

/** One commitment in force, held against the records. */
export interface Held {
  side: "marketing" | "sales";
  name: string;
  /** Reference of the figure that it is held against. */
  ref: string;
  kept: boolean;
}

/** Holds each commitment that is on record against what was measured; those that are not on record are left out. */
export function holdAgainst(sheet: FactSheet, { marketing, sales }: Terms): Held[] {
  const hold = (side: Held["side"], name: string, id: string, target: number | undefined, key?: string): Held[] => {
    const fact = sheet.get(id);
    if (!isScalar(fact) || target === undefined) return [];
    const found = key === undefined ? fact : fact.slices.window?.find((slice) => slice.key === key);
    if (!found || found.sample === 0) return [];
    const ref = key === undefined ? id : `${id} window="${key}"`;
    return [{ side, name, ref, kept: (found.high ?? found.value) >= nearly * target }];
  };
  const key = limitKey(sales.speed.value);
  return [
    ...hold("marketing", "volume", "mql_monthly", marketing.mqlVolume?.value),
    ...hold("marketing", "acceptance", "acceptance_rate", marketing.acceptance.value),
    ...hold("marketing", "completeness", "field_completeness", marketing.completeness.value),
    ...(key === undefined ? [] : hold("sales", "speed", "response_sla", sales.attainment.value, key)),
    ...hold("sales", "attempts", "compliance_rate", sales.followUp.value),
    ...hold("sales", "dispositions", "disposition_rate", sales.disposition.value),
  ];
}

function rateAdopted(held: readonly Held[]): Decision {
  const quantities = held.map(({ ref }) => ref);
  const sides = new Set(held.map(({ side }) => side));
  const missed = held.filter(({ kept }) => !kept).map(({ name }) => name);
  if (sides.size === 2 && missed.length === 0)
    return {
      id: "rating",
      choice: "CONTRACTED",
      because: "the terms that both sides adopted are measured, and each commitment on record is kept",
      quantities,
      confidence: "high",
    };
  const why =
    missed.length > 0
      ? `terms are in force, but those on ${list.format(missed)} are not kept`
      : "terms are in force, but what is on record does not measure both sides of them";
  return { id: "rating", choice: "INFORMAL", because: why, quantities, confidence: "high" };
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
