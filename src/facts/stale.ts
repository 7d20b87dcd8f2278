import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import type { Cell } from "./types.ts";

/** A deal is stale that has been in its stage for longer than so many times the stage's average. */
const staleAfter = 2;

/** Average of so few stays is one of chance, and said to be. */
const fewStays = 5;

const lacksStages = (measuring: Measuring) =>
  !holds(measuring, "SELECT 1 FROM deal_stages WHERE at <= @to") &&
  "the moments at which deals change stage are not on record";

const usual = `
  WITH usual AS (
    SELECT pipeline, key, AVG(left_at - at) AS seconds, COUNT(*) AS stays
    FROM deal_stay WHERE left_at IS NOT NULL GROUP BY pipeline, key
  )`;

const standing = `
  FROM deal_stay JOIN usual ON usual.pipeline = deal_stay.pipeline AND usual.key = deal_stay.key
  WHERE left_at IS NULL`;
const isStale = `@to - at > ${staleAfter} * usual.seconds`;

export const staleFacts: FactDefinition[] = [
  scalarFact({
    id: "stale_deals",
    title: "Open deals in their stage for longer than twice its average",
    unit: "deals",
    check: "how long open deals have been in their stage, from the history of deal stages",
    empty: "no open deal is in a stage that others have left",
    sources: ["deals", "deal_stages"],
    over: "history",
    lacks: (_, measuring) => lacksStages(measuring),
    sql: `${usual.trim()}
      SELECT SUM(${isStale}) AS value, COUNT(*) AS sample ${standing}`,
    caveats: () => [
      "out of the open deals in a stage that others have left; a deal without a date for its stage is not in it",
    ],
  }),
  tableFact({
    id: "days_by_deal_stage",
    title: "Days in each deal stage, and open deals that are stale",
    check: "how long deals stay in each stage, from the history of deal stages",
    sources: ["deals", "deal_stages"],
    over: "history",
    lacks: (_, measuring) => lacksStages(measuring),
    sql: `${usual.trim()}, now AS (
        SELECT usual.pipeline, usual.key, COUNT(*) AS deals, SUM(${isStale}) AS stale ${standing} GROUP BY 1, 2
      ), names AS (SELECT pipeline, key, MIN(stage) AS stage, MIN(at) AS first_at FROM deal_stay GROUP BY 1, 2)
      SELECT
        names.stage,
        names.pipeline,
        usual.stays,
        usual.seconds / 86400.0 AS days,
        COALESCE(now.deals, 0) AS deals,
        COALESCE(now.stale, 0) AS stale
      FROM usual
      JOIN names ON names.pipeline = usual.pipeline AND names.key = usual.key
      LEFT JOIN now ON now.pipeline = usual.pipeline AND now.key = usual.key
      ORDER BY names.pipeline, names.first_at, names.key`,
    shape(rows) {
      const several = new Set(rows.map(({ pipeline }) => pipeline)).size > 1;
      return {
        sample: rows.reduce((sum, row) => sum + Number(row.stays), 0),
        columns: ["Stage", "Stays that ended", "Average days", "Open deals", "Stale"],
        rows: rows.map(({ stage, pipeline, stays, days, deals, stale }): Cell[] => [
          { text: several && pipeline ? `${stage} (${pipeline})` : String(stage) },
          { value: Number(stays), unit: "deals" },
          { value: Number(days), unit: "days" },
          { value: Number(deals), unit: "deals" },
          { value: Number(stale), unit: "deals" },
        ]),
      };
    },
    caveats: () => [`stale is longer than twice the average; one of under ${fewStays} stays says little`],
  }),
];
