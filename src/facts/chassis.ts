import { type FactDefinition, leadsEnded, type Measuring, missingFact, scalarFact } from "./definition.ts";
import { has } from "./kernel/condition.ts";
import { episodeFact } from "./kernel/fact.ts";
import { select } from "./kernel/measure.ts";
import { moneyCaveats } from "./money.ts";
import { type Cell, type Fact, isScalar } from "./types.ts";

/** What each factor of the chassis is raised by to show its effect. */
const uplift = 0.1;

/** Fewer leads, or a shorter span in days, are no year. */
const leadsToAnnualise = 50;
const spanToAnnualise = 60;
const year = 365 * 86_400;

/**
 * Business Chassis: prospects x lead conversion x client conversion x average spend x transaction frequency x margin.
 * Prospects are leads a year, lead conversion the share that become opportunities (or, without that stage, are won),
 * client conversion the share of closed deals that are won.
 */
export const chassisFacts: FactDefinition[] = [
  scalarFact({
    id: "prospects",
    title: "Prospects a year, from the leads of the last 12 months on record",
    unit: "leads a year",
    check: "how many leads come in a year",
    sources: ["leads"],
    caveats: leadsEnded,
    over: "history",
    sql: `
      WITH last AS (SELECT MAX(created_at) AS at, MIN(created_at) AS first FROM leads WHERE created_at <= @to)
      SELECT
        CASE WHEN last.at - last.first >= ${spanToAnnualise} * 86400 AND COUNT(*) >= ${leadsToAnnualise}
          THEN 365.0 * 86400 * COUNT(*) / MIN(365 * 86400, last.at - last.first) END AS value,
        COUNT(*) AS sample
      FROM leads, last WHERE created_at > last.at - 365 * 86400 AND created_at <= last.at`,
    row: ({ entries }) => {
      const { first = 0, last = 0 } = entries.leadSpan();
      const sample = select(entries, { grain: "lead", by: "created_at" }, { from: last - year, to: last }).length;
      const isTold = last - first >= spanToAnnualise * 86_400 && sample >= leadsToAnnualise;
      return { value: isTold ? (year * sample) / Math.min(year, last - first) : null, sample };
    },
  }),
  episodeFact({
    id: "lead_conversion",
    title: "Leads that become opportunities",
    unit: "share",
    check: "the share of leads that become opportunities",
    sources: ["leads", "lifecycle"],
    over: "history",
    lacks: (holdings) => !holdings.opportunities && "the portal stamps no Opportunity stage",
    cohort: { grain: "lead", by: "created_at", ripeFor: "opportunity_at" },
    measure: { kind: "share", of: has("opportunity_at") },
    outcome: "opportunity",
  }),
  {
    id: "business_chassis",
    title: "Business Chassis",
    measure(measuring): Fact {
      const factors = chassisFactors(measuring);
      const spend = factors.every((factor) => factor.optional || factor.value !== undefined)
        ? factors.reduce((product, factor) => product * (factor.value ?? 1), 1)
        : undefined;
      const measured = measuring.get("prospects");
      if (!isScalar(measured)) {
        return missingFact({
          id: "business_chassis",
          title: "Business Chassis",
          check: "the six factors of the Business Chassis",
        });
      }
      return {
        status: "measured",
        id: "business_chassis",
        title: "Business Chassis",
        columns: ["Factor", "Now", ...(spend === undefined ? [] : ["A tenth more brings"])],
        rows: factors.map((factor): Cell[] => [
          { text: factor.name },
          factor.value === undefined ? { missing: factor.check } : { value: factor.value, unit: factor.unit },
          ...(spend === undefined
            ? []
            : [
                factor.value === undefined
                  ? { text: "unknown" }
                  : ({ value: spend * uplift, unit: "money a year" } satisfies Cell),
              ]),
        ]),
        sample: measured.sample,
        window: measuring.history,
        provenance: measured.provenance,
        caveats: [
          "a factor that is not known counts as one; the factors multiply, so a tenth more of any brings the same",
          ...(isScalar(measuring.get("average_deal")) ? moneyCaveats(measuring) : []),
        ],
      };
    },
  },
];

interface Factor {
  name: string;
  value?: number;
  unit: "leads a year" | "share" | "money" | "times a year";
  check: string;
  /** Without it the product is still spend a year, of first deals or before margin. */
  optional: boolean;
}

function chassisFactors(measuring: Measuring): Factor[] {
  const value = (id: string): number | undefined => {
    const fact = measuring.get(id);
    return isScalar(fact) ? fact.value : undefined;
  };
  const opportunities = value("lead_conversion") !== undefined;
  const { margin, transactions_per_year: frequency, deal_value: dealValue } = measuring.settings;
  return [
    { name: "Prospects", value: value("prospects"), unit: "leads a year", check: "leads a year", optional: false },
    {
      name: "Lead conversion",
      value: opportunities ? value("lead_conversion") : value("lead_close_rate"),
      unit: "share",
      check: "the share of leads that become opportunities",
      optional: false,
    },
    {
      name: "Client conversion",
      value: opportunities ? value("win_rate") : undefined,
      unit: "share",
      check: "the share of opportunities that are won, apart from the share of leads",
      optional: !opportunities,
    },
    {
      name: "Average spend",
      value: value("average_deal") ?? dealValue,
      unit: "money",
      check: "the average deal value",
      optional: false,
    },
    {
      name: "Transaction frequency",
      value: frequency,
      unit: "times a year",
      check: "how often a customer buys in a year (setting `transactions_per_year`)",
      optional: true,
    },
    { name: "Margin", value: margin, unit: "share", check: "the margin (setting `margin`)", optional: true },
  ];
}
