import type { FactSheet } from "../facts/sheet.ts";
import { isScalar, isTable } from "../facts/types.ts";
import type { Settings } from "../settings/schema.ts";
import type { Decision } from "./decision.ts";

const number = (sheet: FactSheet, id: string): number | undefined => {
  const fact = sheet.get(id);
  return isScalar(fact) ? fact.value : undefined;
};

/** Where the handoff leaks: the costliest step of the leak table. */
export function decideLeak(sheet: FactSheet): Decision {
  const leaks = sheet.get("leaks");
  const first = isTable(leaks) ? leaks.rows[0]?.[0] : undefined;
  const stage = first && "text" in first ? first.text : undefined;
  const choices: Record<string, Pick<Decision, "choice" | "because" | "quantities">> = {
    "MQL to first touch": {
      choice: "follow-up",
      because: "more customers are lost to leads that nobody touches, or touches late, than at any other step",
      quantities: ["leak_leads", "leak_customers", "leak_money", "response_sla", "untouched_rate"],
    },
    "MQL to SAL": {
      choice: "lead-quality",
      because:
        "more customers are lost to leads that sales rejects than at any other step, and some sources are accepted far more often",
      quantities: ["leak_leads", "leak_customers", "leak_money", "acceptance_rate"],
    },
    "SAL to SQL": {
      choice: "qualification",
      because: "more customers are lost between acceptance and qualification than at any other step",
      quantities: ["leak_leads", "leak_customers", "leak_money", "mql_sql_rate"],
    },
    "SQL to opportunity": {
      choice: "conversion",
      because: "more customers are lost between qualification and opportunity than at any other step",
      quantities: ["leak_leads", "leak_customers", "leak_money", "sql_opp_rate"],
    },
    "Lead to win": {
      choice: "source-mix",
      because: "some sources are won far more often than others, and no step between lead and win is on record",
      quantities: ["leak_leads", "leak_customers", "won_share"],
    },
  };
  const found = stage === undefined ? undefined : choices[stage];
  if (found) return { id: "leak", ...found, confidence: stage === "Lead to win" ? "medium" : "high" };
  return {
    id: "leak",
    choice: "unknown",
    because: "nothing on record shows what happens to a lead after it comes in",
    quantities: [],
    confidence: "low",
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
    unknown: { choice: "stamp-the-stages", because: "nothing can be agreed on what is not on record" },
  };
  return { id: "fix", ...fixes[leak.choice]!, quantities: leak.quantities, confidence: leak.confidence };
}

/** Share of untouched MQLs from which a handoff is called broken: one lead in ten. */
const rottenShare = 0.1;

/**
 * How contracted the handoff is, not how well it does. BROKEN: no agreed definitions and no stage stamped, or leads rot
 * unowned. INFORMAL: practice without terms. CONTRACTED: adopted terms that are measured and kept.
 */
export function decideRating(sheet: FactSheet, settings: Settings): Decision {
  const rotten = number(sheet, "untouched_rate");
  if (rotten !== undefined && rotten >= rottenShare) {
    return {
      id: "rating",
      choice: "BROKEN",
      because: "[[untouched_rate]] of MQLs sit without a touch or a decision, and no rule brings them back",
      quantities: ["untouched_rate"],
      confidence: "high",
    };
  }
  const defined = settings.definitions.mql !== undefined || sheet.holdings.mqls > 0;
  if (!defined) {
    return {
      id: "rating",
      choice: "BROKEN",
      because: "neither the settings nor the portal show an agreed definition of a qualified lead",
      quantities: [],
      confidence: "low",
    };
  }
  return {
    id: "rating",
    choice: "INFORMAL",
    because: "leads are stamped as qualified and passed on, but no terms have been adopted by both sides",
    quantities: ["mql_volume"],
    confidence: rotten === undefined ? "medium" : "high",
  };
}
