import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { backwardMoves, daysByStage, skippedStages } from "./stage-counts.ts";
import { stageHistory } from "./stage-history.ts";
import { inOrder, ladder, positionOf } from "./stage-ladder.ts";
import { meaningOf } from "./stage-names.ts";
import type { Cell } from "./types.ts";

const lacksStages = (measuring: Measuring) =>
  !holds(measuring, "SELECT 1 FROM lifecycle WHERE at <= @to") && "no lifecycle stage is on record";

/** Each stamp of a window with the one that follows on the same lead. */
const moves = `
  SELECT lead_id, stage, at, LEAD(stage) OVER in_order AS next_stage, LEAD(at) OVER in_order AS next_at
  FROM lifecycle WHERE at > @from AND at <= @to AND lead_id IN (SELECT id FROM leads)
  WINDOW in_order AS (PARTITION BY lead_id ORDER BY at, ${positionOf("stage")}, stage)`;

const isForward = `(${positionOf("next_stage")} = 0 OR ${positionOf("next_stage")} > ${positionOf("stage")})`;
const isOnLadder = `${positionOf("stage")} > 0 AND ${positionOf("next_stage")} > 0`;

/** Stages that a lead need not have been in before the next one. */
const optional = ["Subscriber"];
const required = ladder.filter((stage) => !optional.includes(stage));

/** Stages that leads reached in a window, each with the one before it and whether the lead never had that. */
const reachedStages = `
  SELECT reached.lead_id, present.stage, present.before, NOT EXISTS (
      SELECT 1 FROM lifecycle AS earlier
      WHERE earlier.lead_id = reached.lead_id AND earlier.stage = present.before AND earlier.at <= @to
    ) AS is_skipped
  FROM (SELECT DISTINCT lead_id, stage FROM lifecycle WHERE at > @from AND at <= @to) AS reached
  CROSS JOIN (
    SELECT stage, LAG(stage) OVER (ORDER BY ${positionOf("stage")}) AS before FROM stage_on_record
    WHERE kind = 'lifecycle' AND stage IN (${required.map((stage) => `'${stage}'`).join(", ")})
  ) AS present ON present.stage = reached.stage AND present.before IS NOT NULL
  CROSS JOIN leads ON leads.id = reached.lead_id AND leads.created_at <= @to`;

export const stageFacts: FactDefinition[] = [
  tableFact({
    id: "days_by_stage",
    title: "Days in each lifecycle stage before the next one",
    check: "how long leads stay in each lifecycle stage",
    empty: "no lead moved from one stage to another in the window",
    sources: ["lifecycle"],
    lacks: (_, measuring) => lacksStages(measuring),
    behind: `SELECT lead_id, (next_at - at) / 86400.0 AS value FROM (${moves})
      WHERE next_stage <> stage AND ${isForward} ORDER BY value DESC, lead_id`,
    sql: `
      SELECT stage, COUNT(*) AS moves, median(days) AS days, percentile(days, 90) AS most_days
      FROM (
        SELECT stage, (next_at - at) / 86400.0 AS days FROM (${moves})
        WHERE next_stage <> stage AND ${isForward}
      )
      GROUP BY stage ORDER BY ${inOrder("stage")}`,
    rows: ({ entries }, window) => daysByStage(stageHistory(entries), window),
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.moves), 0),
      columns: ["Stage", "Moves on", "Median days", "Nine in ten within"],
      rows: rows.map(({ stage, moves: count, days, most_days: most }): Cell[] => [
        { text: String(stage) },
        { value: Number(count), unit: "leads" },
        { value: Number(days), unit: "days" },
        { value: Number(most), unit: "days" },
      ]),
    }),
    caveats: () => ["leads that have not moved on are left out, and so are moves back and stages that begin again"],
  }),
  scalarFact({
    id: "backward_moves",
    title: "Moves between lifecycle stages that went back",
    unit: "share",
    check: "how often leads go back to an earlier lifecycle stage",
    empty: "no lead moved from one stage to another in the window",
    sources: ["lifecycle"],
    lacks: (_, measuring) => lacksStages(measuring),
    behind: `SELECT lead_id, NOT ${isForward} AS counts FROM (${moves}) WHERE next_stage <> stage AND ${isOnLadder} ORDER BY at, lead_id`,
    sql: `
      SELECT AVG(NOT ${isForward}) AS value, COUNT(*) AS sample FROM (${moves})
      WHERE next_stage <> stage AND ${isOnLadder}`,
    row: ({ entries }, window) => backwardMoves(stageHistory(entries), window),
    caveats: () => ["a lead that sales gives back and that qualifies again goes back too"],
  }),
  tableFact({
    id: "skipped_stages",
    title: "Leads that reached a lifecycle stage without the one before",
    check: "which lifecycle stages leads skip",
    empty: "no lead reached a stage that another comes before",
    sources: ["leads", "lifecycle"],
    lacks: (_, measuring) => lacksStages(measuring),
    sql: `
      SELECT stage, before, COUNT(*) AS leads, SUM(is_skipped) AS skipped FROM (${reachedStages})
      GROUP BY stage, before ORDER BY ${inOrder("stage")}`,
    behind: `SELECT lead_id, MAX(is_skipped) AS counts FROM (${reachedStages}) GROUP BY lead_id ORDER BY lead_id`,
    rows: ({ entries }, window) => skippedStages(stageHistory(entries), entries, window, required),
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.leads), 0),
      columns: ["Stage", "Without", "Leads", "Skipped it", "Share"],
      rows: rows.map(({ stage, before, leads, skipped }): Cell[] => [
        { text: String(stage) },
        { text: String(before) },
        { value: Number(leads), unit: "leads" },
        { value: Number(skipped), unit: "leads" },
        { value: Number(skipped) / Number(leads), unit: "share" },
      ]),
    }),
    caveats: () => ["the stage before is the last one of the usual order that the portal stamps at all"],
  }),
  tableFact({
    id: "stages_on_record",
    title: "Lifecycle stages on record, and whether they are defined",
    check: "which lifecycle stages are in use that nobody has defined",
    sources: ["lifecycle", "stage_definitions"],
    over: "history",
    lacks: (_, measuring) =>
      lacksStages(measuring) ||
      (!holds(measuring, "SELECT 1 FROM stage_definitions WHERE kind = 'lifecycle'") &&
        "the lifecycle stages as the CRM defines them are not on record"),
    sql: `
      SELECT stage, stamps, ${meaningOf("stage")} IN (
          SELECT ${meaningOf("name")} FROM stage_definitions WHERE kind = 'lifecycle'
        ) AS is_defined
      FROM stage_on_record WHERE kind = 'lifecycle' ORDER BY ${inOrder("stage")}`,
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.stamps), 0),
      columns: ["Stage", "Stamps", "Defined"],
      rows: rows.map(({ stage, stamps, is_defined: isDefined }): Cell[] => [
        { text: String(stage) },
        { value: Number(stamps), unit: "leads" },
        { text: isDefined ? "yes" : "no" },
      ]),
    }),
  }),
];
