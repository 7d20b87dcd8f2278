import { differ, type StepOfSource, shortfall } from "./compare.ts";
import { type FactDefinition, type Measuring, missingFact, scalarFact, tableFact } from "./definition.ts";
import { moneyCaveats } from "./money.ts";
import { firstContactMinutes, leadsToCompare, patienceDays } from "./thresholds.ts";
import { type Cell, type Fact, isScalar, isTable } from "./types.ts";

/** Days that a lead gets for a step before it counts as lost there. */
const stepDays = 14;

/**
 * What came to each step and went on, by source; and of the first touch what is silent and what came late. A lead
 * counts for its win only when it is old enough and came after wins began to be recorded.
 */
const stepsSql = `
  WITH wins AS (
    SELECT lead_id, MIN(closed_at) AS won_at FROM deals
    WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @to GROUP BY lead_id
  ),
  ripe AS (
    SELECT
      (SELECT MIN(won_at) / 86400 * 86400 FROM wins) AS first_win_day,
      (SELECT percentile(MAX(0, won_at - created_at), 90) FROM wins JOIN leads ON leads.id = wins.lead_id) AS seconds
  )
  SELECT 'Lead to win' AS stage, COALESCE(leads.source, 'unlabelled') AS source, COUNT(*) AS came, COUNT(wins.lead_id) AS went
    FROM leads CROSS JOIN ripe LEFT JOIN wins ON wins.lead_id = leads.id
    WHERE created_at > @from AND created_at >= first_win_day AND created_at < @to - ripe.seconds GROUP BY 2
  UNION ALL
  SELECT 'MQL to SAL', source, COUNT(*), COUNT(accepted_at) FROM episode
    WHERE mql_at > @from AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL) GROUP BY 2
  UNION ALL
  SELECT 'SAL to SQL', source, COUNT(*), COUNT(sql_at) FROM episode
    WHERE mql_at > @from AND accepted_at <= @to - ${stepDays * 86400} GROUP BY 2
  UNION ALL
  SELECT 'SQL to opportunity', source, COUNT(*), COUNT(opportunity_at) FROM episode
    WHERE mql_at > @from AND sql_at <= @to - ${stepDays * 86400} GROUP BY 2
  UNION ALL
  SELECT 'MQL to first touch', 'silent', COUNT(*), COUNT(*) - SUM(
      touched_at IS NULL AND accepted_at IS NULL AND rejected_at IS NULL AND business_minutes(mql_at, @to) >= @patience
    ) FROM episode WHERE mql_at > @from
  UNION ALL
  SELECT 'MQL to first touch', 'late', COUNT(*), COUNT(*) - SUM(
      touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) > ${firstContactMinutes}
    ) FROM episode WHERE mql_at > @from
  ORDER BY 1, 2`;

interface Leak {
  stage: string;
  leads: number;
  lost: number;
  /** Customers that the lost leads would have made; undefined where no win tells. */
  customers?: number;
}

const howCompared =
  "silence and lateness lead by lead; the other steps against the better half of sources of 20 leads or more, where sources differ by more than chance, less the part that chance explains";

export const leakFacts: FactDefinition[] = [
  scalarFact({
    id: "mql_won_rate",
    title: "MQLs that were won, over those old enough",
    unit: "share",
    check: "the share of MQLs that become customers",
    sources: ["lifecycle", "deals"],
    over: "history",
    lacks: (holdings) =>
      (!holdings.mqls && "the portal stamps no MQL stage") || (!holdings.won && "no won deal is on record"),
    sql: wonOf("mql_at"),
  }),
  scalarFact({
    id: "sal_won_rate",
    title: "Accepted leads that were won, over those old enough",
    unit: "share",
    check: "the share of accepted leads that become customers",
    sources: ["lifecycle", "dispositions", "deals"],
    over: "history",
    lacks: (holdings) =>
      (!holdings.accepted && "no acceptance is logged") || (!holdings.won && "no won deal is on record"),
    sql: wonOf("accepted_at"),
  }),
  tableFact({
    id: "leaks",
    title: "Where leads are lost",
    check: "where leads are lost between two stages",
    empty: "no step on record loses more than chance explains",
    sources: ["leads", "lifecycle", "touches", "dispositions", "deals"],
    lacks: (holdings) =>
      !holdings.won && !holdings.touches && !holdings.accepted && "no outcome of any kind is on record",
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: stepsSql,
    shape(rows, measuring) {
      const steps = rows as unknown as (StepOfSource & { stage: string })[];
      const leaks = findLeaks(steps, measuring).filter((leak) => leak.lost >= 0.5);
      const worth = dealWorth(measuring);
      const told = leaks.some((leak) => leak.customers !== undefined);
      return {
        sample: Math.max(0, ...leaks.map((leak) => leak.leads)),
        columns: [
          "Where",
          "Leads",
          "Lost",
          ...(told ? ["Customers lost"] : []),
          ...(told && worth !== undefined ? ["Worth"] : []),
        ],
        rows: leaks
          .toSorted((a, b) => (b.customers ?? 0) - (a.customers ?? 0) || b.lost - a.lost)
          .map((leak): Cell[] => [
            { text: leak.stage },
            { value: leak.leads, unit: "leads" },
            { value: Math.round(leak.lost), unit: "leads" },
            ...(told ? [known(leak.customers, (customers) => ({ value: customers, unit: "deals" }))] : []),
            ...(told && worth !== undefined
              ? [known(leak.customers, (customers) => ({ value: roughly(customers * worth), unit: "money" }))]
              : []),
          ]),
      };
    },
    caveats: (measuring) => [howCompared, ...(dealWorth(measuring) === undefined ? [] : moneyCaveats(measuring))],
  }),
  ofWorstLeak("leak_leads", "Leads lost at the largest leak", "Lost", "where leads are lost between two stages"),
  ofWorstLeak(
    "leak_customers",
    "Customers lost at the largest leak",
    "Customers lost",
    "how many customers the largest leak costs",
  ),
  ofWorstLeak("leak_money", "Worth of the largest leak", "Worth", "what the largest leak is worth"),
];

function findLeaks(steps: (StepOfSource & { stage: string })[], measuring: Measuring): Leak[] {
  const mqlWon = shareOf(measuring, "mql_won_rate");
  const salWon = shareOf(measuring, "sal_won_rate");
  const stages = ["MQL to SAL", "SAL to SQL", "SQL to opportunity"] as const;
  const leaks = stages.flatMap((stage): Leak[] => {
    const found = shortfall(steps.filter((step) => step.stage === stage));
    if (!found) return [];
    // Wins for each lead that gets past a step: those won per lead that came, over the step's own rate.
    const perLead = stage === "MQL to SAL" ? salWon : salWon && Math.min(1, salWon / (found.went / found.came));
    return [{ stage, leads: found.came, lost: found.lost, customers: perLead && perLead * found.lost }];
  });
  if (measuring.holdings.touches > 0) leaks.push(followUpLeak(steps, measuring, mqlWon, salWon));
  if (leaks.length > 0) return leaks;
  // The whole way is compared only where no step of it is on record.
  const whole = shortfall(steps.filter((step) => step.stage === "Lead to win"));
  return whole ? [{ stage: "Lead to win", leads: whole.came, lost: whole.lost, customers: whole.lost }] : [];
}

/** Leads that nobody touched, and of those touched late the ones that a touch in time would have seen accepted. */
function followUpLeak(
  steps: (StepOfSource & { stage: string })[],
  measuring: Measuring,
  mqlWon?: number,
  salWon?: number,
): Leak {
  const missedBy = (name: string) => {
    const step = steps.find((candidate) => candidate.stage === "MQL to first touch" && candidate.source === name);
    return step ? { came: step.came, missed: step.came - step.went } : { came: 0, missed: 0 };
  };
  const silent = missedBy("silent");
  const late = missedBy("late");
  const inTime = measuring.get("acceptance_in_time");
  const tooLate = measuring.get("acceptance_late");
  const clear =
    isScalar(inTime) &&
    isScalar(tooLate) &&
    inTime.value > tooLate.value &&
    differ({ share: inTime.value, sample: inTime.sample }, { share: tooLate.value, sample: tooLate.sample });
  const lostToDelay = clear ? late.missed * (inTime.value - tooLate.value) : 0;
  const customers = mqlWon === undefined ? undefined : silent.missed * mqlWon + lostToDelay * (salWon ?? 0);
  return { stage: "MQL to first touch", leads: silent.came, lost: silent.missed + lostToDelay, customers };
}

/** A share that rests on enough leads to reckon with. */
function shareOf(measuring: Measuring, id: string): number | undefined {
  const fact = measuring.get(id);
  return isScalar(fact) && fact.sample >= leadsToCompare && fact.value > 0 ? fact.value : undefined;
}

/** What a customer brings with the first deal, where enough deals tell. */
function dealWorth(measuring: Measuring): number | undefined {
  const average = measuring.get("average_deal");
  return isScalar(average) && average.sample >= leadsToCompare / 2 ? average.value : undefined;
}

const known = (value: number | undefined, cell: (value: number) => Cell): Cell =>
  value === undefined ? { text: "not known" } : cell(value);

/** An estimate in money to two figures: it bears no more. */
const roughly = (amount: number): number => Number(amount.toPrecision(2));

function wonOf(from: string): string {
  return `
    WITH ripe AS (
      SELECT COALESCE(percentile(MAX(0, won_at - ${from}), 90), 0) AS seconds FROM episode WHERE won_at IS NOT NULL
    ), first_win AS (SELECT MIN(won_at) / 86400 * 86400 AS day FROM episode)
    SELECT AVG(won_at IS NOT NULL) AS value, COUNT(*) AS sample FROM episode, ripe, first_win
    WHERE ${from} >= first_win.day AND ${from} <= @to - ripe.seconds`;
}

function ofWorstLeak(id: string, title: string, column: string, check: string): FactDefinition {
  return {
    id,
    title,
    measure(measuring): Fact {
      const leaks = measuring.get("leaks");
      const worst = isTable(leaks) ? leaks.rows[0] : undefined;
      const cell = isTable(leaks) ? worst?.[leaks.columns.indexOf(column)] : undefined;
      const leads = worst?.[1];
      if (!isTable(leaks) || !cell || !("value" in cell) || cell.value === 0) return missingFact({ id, title, check });
      const { window, provenance } = leaks;
      const sample = leads && "value" in leads ? leads.value : 0;
      return {
        status: "measured",
        id,
        title,
        value: cell.value,
        unit: cell.unit,
        sample,
        window,
        slices: {},
        provenance,
        caveats: [howCompared, ...(cell.unit === "money" ? moneyCaveats(measuring) : [])],
      };
    },
  };
}
