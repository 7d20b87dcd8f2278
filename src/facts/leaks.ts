import { differ, type StepOfSource, shortfall } from "./compare.ts";
import { type FactDefinition, type Measuring, missingFact, tableFact } from "./definition.ts";
import { type Condition, elapsed, has, later, not, some } from "./kernel/condition.ts";
import type { Stamp } from "./kernel/entries.ts";
import { dimensions } from "./kernel/group.ts";
import { type Cohort, groupSql, type Measure, measure, measureGroups, select } from "./kernel/measure.ts";
import { moneyCaveats } from "./money.ts";
import { firstContactMinutes, leadsToCompare, patienceDays } from "./thresholds.ts";
import { type Cell, type Fact, isScalar, isTable, type Window } from "./types.ts";

/** Days that a lead gets for a step before it counts as lost there. */
const stepDays = 14;

/** A step of the way: who comes to it, and who goes on. */
interface Step {
  stage: string;
  cohort: Cohort;
  went: Condition;
  /** Told by source; else by this name alone. */
  only?: "silent" | "late";
}

/** What came to each step and went on, by source; and of the first touch what is silent and what came late. */
function stepsOf({ calendar }: Measuring): Step[] {
  const within14Days = (by: Stamp): Cohort => ({
    grain: "episode",
    by: "mql_at",
    where: [has(by), elapsed(stepDays * 24 * 60, by, "clock")],
  });
  const patience = patienceDays * calendar.minutesADay;
  const qualified: Cohort = { grain: "episode", by: "mql_at" };
  return [
    {
      stage: "Lead to win",
      cohort: { grain: "lead", by: "created_at", ripeFor: "first_won_at" },
      went: has("first_won_at"),
    },
    { stage: "MQL to SAL", cohort: { ...qualified, where: [has("decided_at")] }, went: has("accepted_at") },
    { stage: "SAL to SQL", cohort: within14Days("accepted_at"), went: has("sql_at") },
    { stage: "SQL to opportunity", cohort: within14Days("sql_at"), went: has("opportunity_at") },
    {
      stage: "MQL to first touch",
      only: "silent",
      cohort: qualified,
      went: some(has("touched_at"), has("decided_at"), not(elapsed(patience, "mql_at"))),
    },
    {
      stage: "MQL to first touch",
      only: "late",
      cohort: qualified,
      went: not(later(firstContactMinutes, "mql_at", "touched_at")),
    },
  ];
}

const bySource = dimensions.source!;

const stepRows = (measuring: Measuring, window: Window): Record<string, string | number>[] =>
  stepsOf(measuring).flatMap(({ stage, cohort, went, only }) => {
    const { entries } = measuring;
    const chosen = select(entries, cohort, window);
    const how: Measure = { kind: "count", of: went };
    if (only) {
      const found = measure(entries, cohort.grain, how, chosen);
      return found ? [{ stage, source: only, came: found.sample, went: found.value }] : [];
    }
    const groups = measureGroups(entries, cohort.grain, how, chosen, bySource.group(entries, cohort.grain, cohort.by));
    return groups.map(({ key, sample, value }) => ({ stage, source: key, came: sample, went: value }));
  });

/** The query of each step, one after the other. */
const stepsSql = (measuring: Measuring): string =>
  stepsOf(measuring)
    .map(({ stage, cohort, went, only }) => {
      const told = only ? `'${only}'` : bySource.sql(cohort.by);
      return `SELECT '${stage}' AS stage, source, came, went FROM (\n${groupSql(cohort, { kind: "count", of: went }, only ? { ...bySource, sql: () => told, reads: [] } : bySource)}\n)`;
    })
    .join("\nUNION ALL\n");

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
  tableFact({
    id: "leaks",
    title: "Where leads are lost",
    check: "where leads are lost between two stages",
    empty: "no step on record loses more than chance explains",
    sources: ["leads", "lifecycle", "touches", "dispositions", "deals"],
    lacks: (holdings) =>
      !holdings.won && !holdings.touches && !holdings.accepted && "no outcome of any kind is on record",
    sql: stepsSql,
    rows: stepRows,
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
  if (measuring.holdings.touches) leaks.push(followUpLeak(steps, measuring, mqlWon, salWon));
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
