import type { FactSheet } from "../facts/sheet.ts";
import { type Cell, isScalar, isTable } from "../facts/types.ts";
import type { Decision } from "./decision.ts";

const steps: Record<string, { choice: string; what: string; quantities: string[] }> = {
  "MQL to first touch": {
    choice: "follow-up",
    what: "to MQLs that nobody touches, or touches late",
    quantities: ["response_sla", "untouched_rate"],
  },
  "MQL to SAL": { choice: "lead-quality", what: "to MQLs that sales rejects", quantities: ["acceptance_rate"] },
  "SAL to SQL": { choice: "qualification", what: "between acceptance and qualification", quantities: ["mql_sql_rate"] },
  "SQL to opportunity": {
    choice: "conversion",
    what: "between qualification and opportunity",
    quantities: ["sql_opp_rate"],
  },
  "Lead to win": {
    choice: "source-mix",
    what: "to sources that are won far less often than others",
    quantities: ["won_share"],
  },
};

/** The largest leak is clear when it is so many times the next one, over so many leads. */
const clearMargin = 1.5;
const clearLeads = 100;

/**
 * Where the handoff leaks: the costliest step of the leak table. `none` where the steps on record lose no more than
 * chance explains, `unknown` where no step is on record.
 */
export function decideLeak(sheet: FactSheet): Decision {
  const leaks = sheet.get("leaks");
  const [first, second] = isTable(leaks) ? leaks.rows : [];
  const step = first?.[0] && "text" in first[0] ? steps[first[0].text] : undefined;
  if (!isTable(leaks) || !first || !step) return leakless(sheet);
  if (step.choice === "lead-quality" && isHealthy(sheet))
    return {
      id: "leak",
      choice: "none",
      because: "leads are touched in time and accepted, and what is lost lies in the spread between sources",
      quantities: ["leak_leads", "leak_money", "acceptance_rate", "response_sla", "untouched_rate"],
      confidence: "medium",
    };
  const inCustomers = leaks.columns.includes("Customers lost");
  const measure = leaks.columns.indexOf(inCustomers ? "Customers lost" : "Lost");
  const size = (row: typeof first | undefined): number => {
    const cell = row?.[measure];
    return cell && "value" in cell ? cell.value : 0;
  };
  const isClear =
    step.choice !== "source-mix" && size(first) >= clearMargin * size(second) && sizeOf(first[1]) >= clearLeads;
  return {
    id: "leak",
    choice: step.choice,
    because: `more ${inCustomers ? "customers" : "leads"} are lost ${step.what} than anywhere else on record`,
    quantities: ["leak_leads", "leak_customers", "leak_money", ...step.quantities],
    confidence: isClear ? "high" : "medium",
  };
}

/** Where the handoff as a whole is kept, sources that differ are a matter of tuning and no leak. */
const healthy = { touchedInTime: 0.9, accepted: 0.7, untouched: 0.05 };

function isHealthy(sheet: FactSheet): boolean {
  const value = (id: string): number | undefined => {
    const fact = sheet.get(id);
    return isScalar(fact) && fact.sample >= clearLeads ? fact.value : undefined;
  };
  const [touched, accepted, untouched] = ["response_sla", "acceptance_rate", "untouched_rate"].map(value);
  return (
    touched !== undefined &&
    touched >= healthy.touchedInTime &&
    accepted !== undefined &&
    accepted >= healthy.accepted &&
    untouched !== undefined &&
    untouched < healthy.untouched
  );
}

const sizeOf = (cell: Cell | undefined): number => (cell && "value" in cell ? cell.value : 0);

function leakless({ holdings }: FactSheet): Decision {
  const hasSteps = holdings.touches || holdings.accepted || holdings.won > 0;
  return {
    id: "leak",
    choice: hasSteps ? "none" : "unknown",
    because: hasSteps
      ? "no step on record loses more leads than chance explains"
      : "nothing on record shows what happens to a lead after it comes in",
    quantities: [],
    confidence: hasSteps ? "medium" : "low",
  };
}

/** The one change with the most leverage, which follows from the leak. */
export function decideFix(leak: Decision): Decision {
  const fixes: Record<string, { choice: string; because: string }> = {
    "follow-up": { choice: "alert-and-revert", because: "a lead that is caught when it is missed can still be won" },
    "lead-quality": { choice: "definition-by-source", because: "the bar has to hold for each source, not on average" },
    qualification: {
      choice: "qualification-evidence",
      because: "accepted leads stall where no confirmed signal is asked for",
    },
    conversion: {
      choice: "qualification-evidence",
      because: "SQLs stall where need, authority and timing are not on record",
    },
    "source-mix": {
      choice: "log-acceptance",
      because: "without a logged acceptance nobody can tell a weak source from a weak follow-up",
    },
    none: {
      choice: "adopt-terms",
      because: "what works by habit today is lost with the first busy month unless it is agreed",
    },
    unknown: { choice: "stamp-the-stages", because: "nothing can be agreed on what is not on record" },
  };
  return { id: "fix", ...fixes[leak.choice]!, quantities: leak.quantities, confidence: leak.confidence };
}
