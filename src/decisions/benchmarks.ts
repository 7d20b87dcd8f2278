import type { Quantity, QuantityUnit } from "../documents/quantity.ts";

const cited = (name: string, title: string, value: number, unit: QuantityUnit, source: string): Quantity => ({
  ref: `benchmark.${name}`,
  title,
  value,
  unit,
  origin: "benchmark",
  note: source,
});

const playbook = "RevOps playbook, a starting value";

/** Figures from outside the portal, each with its source; printed as the source's and never as a norm. */
export const benchmarks: readonly Quantity[] = [
  cited("first_contact", "First contact with an MQL", 240, "business minutes", playbook),
  cited("hand_raiser", "First contact with a high-intent hand-raiser", 30, "business minutes", playbook),
  cited(
    "ideal",
    "The ideal to aim at",
    5,
    "business minutes",
    "Oldroyd, InsideSales 2007: 15k leads, 6 companies, calls only",
  ),
  cited("sixth_call", "Converted leads that are reached by the sixth call", 0.93, "share", "Velocify, a vendor"),
  cited("first_change", "Time for the first change", 30, "days", "the plan's own format"),
  cited("chassis_low", "The mission's claim, low end", 1, "share", "the mission's own text"),
  cited("chassis_high", "The mission's claim, high end", 2, "share", "the mission's own text"),
  cited(
    "mql_score",
    "Score from which a contact counts as engaged",
    65,
    "points",
    "RevOps practice for mid-market, a starting value",
  ),
];
