import { type FactDefinition, scalarFact } from "./definition.ts";
import { funnelDimensions, stamped } from "./funnel.ts";
import type { Holdings } from "./holdings.ts";
import { type Condition, firstTime, has, recycled } from "./kernel/condition.ts";
import type { Stamp } from "./kernel/entries.ts";
import { episodeFact } from "./kernel/fact.ts";

const lacksWins = (holdings: Holdings) => !holdings.won && "no won deal is on record";
const lacksSqls = (holdings: Holdings) => (!holdings.mqls && stamped("MQL")) || (!holdings.sqls && stamped("SQL"));

/** One stage to a later one, over qualifications that had the time. */
const conversion = (
  id: string,
  title: string,
  [by, to]: [by: Stamp, to: Stamp],
  rest: {
    check: string;
    outcome: string;
    lacks: (holdings: Holdings) => string | false;
    where?: Condition[];
    over?: "history";
    slices?: readonly string[];
  },
): FactDefinition => {
  const { where, slices = funnelDimensions, ...said } = rest;
  return episodeFact({
    id,
    title,
    unit: "share",
    sources: ["lifecycle", ...(to === "won_at" ? (["deals"] as const) : [])],
    cohort: { grain: "episode", by, ripeFor: to, where },
    measure: { kind: "share", of: has(to) },
    slices,
    ...said,
  });
};

export const conversionFacts: FactDefinition[] = [
  episodeFact({
    id: "lead_mql_rate",
    title: "Lead to MQL",
    unit: "share",
    check: "the share of leads that qualify",
    sources: ["leads", "lifecycle"],
    lacks: (holdings) =>
      !holdings.mqls
        ? stamped("MQL")
        : holdings.bornQualified && "each lead on record was an MQL from its first contact",
    cohort: { grain: "lead", by: "created_at", ripeFor: "mql_at" },
    measure: { kind: "share", of: has("mql_at") },
    slices: funnelDimensions,
    outcome: "MQL",
  }),
  conversion("mql_sql_rate", "MQL to SQL", ["mql_at", "sql_at"], {
    check: "the share of MQLs that become SQLs",
    outcome: "SQL",
    lacks: lacksSqls,
  }),
  conversion("mql_sql_rate_first", "MQL to SQL, of leads that qualify for the first time", ["mql_at", "sql_at"], {
    check: "the share of first-time MQLs that become SQLs",
    outcome: "SQL",
    lacks: lacksSqls,
    where: [firstTime],
    slices: ["source"],
  }),
  conversion("mql_sql_rate_recycled", "MQL to SQL, of leads that qualify again", ["mql_at", "sql_at"], {
    check: "the share of recycled MQLs that become SQLs",
    outcome: "SQL",
    lacks: lacksSqls,
    where: [recycled],
    slices: ["source"],
  }),
  conversion("sql_opp_rate", "SQL to opportunity", ["sql_at", "opportunity_at"], {
    check: "the share of SQLs that become opportunities",
    outcome: "opportunity",
    lacks: (holdings) => lacksSqls(holdings) || (!holdings.opportunities && stamped("Opportunity")),
  }),
  conversion("mql_won_rate", "MQLs that were won, over those old enough", ["mql_at", "won_at"], {
    check: "the share of MQLs that become customers",
    outcome: "win",
    over: "history",
    lacks: (holdings) => (!holdings.mqls && stamped("MQL")) || lacksWins(holdings),
  }),
  conversion("sal_won_rate", "Accepted leads that were won, over those old enough", ["accepted_at", "won_at"], {
    check: "the share of accepted leads that become customers",
    outcome: "win",
    over: "history",
    lacks: (holdings) => (!holdings.accepted && "no acceptance is logged") || lacksWins(holdings),
  }),
  episodeFact({
    id: "lead_close_rate",
    title: "Lead to close, over cohorts that had the time",
    unit: "share",
    check: "the share of leads that become customers",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    cohort: { grain: "lead", by: "created_at", ripeFor: "first_won_at" },
    measure: { kind: "share", of: has("first_won_at") },
    slices: funnelDimensions,
    outcome: "win",
    caveats: () => ["biased low where lead volume grows fast"],
  }),
  scalarFact({
    id: "first_win",
    title: "First win on record",
    unit: "date",
    check: "since when wins are recorded",
    sources: ["deals"],
    over: "history",
    lacks: lacksWins,
    behind:
      "SELECT id AS deal_id, lead_id FROM deals WHERE outcome = 'won' AND closed_at <= @to ORDER BY closed_at, id",
    sql: "SELECT MIN(closed_at) AS value, COUNT(*) AS sample FROM deals WHERE outcome = 'won' AND closed_at <= @to",
  }),
  episodeFact({
    id: "won_share",
    title: "Leads won, as a plain share of leads created",
    unit: "share",
    check: "the share of leads that were won",
    sources: ["leads", "deals"],
    lacks: lacksWins,
    cohort: { grain: "lead", by: "created_at" },
    measure: { kind: "share", of: has("first_won_at") },
    slices: funnelDimensions,
    caveats: () => ["a plain quotient: young leads count as not won"],
  }),
];
