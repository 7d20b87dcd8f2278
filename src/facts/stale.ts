import { eachStay } from "./deal-stays.ts";
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

/** The stays in one stage of one pipeline. */
interface Stage {
  stage: string;
  key: string;
  pipeline: string;
  firstAt: number;
  /** How many ended, and how many seconds these took in all. */
  stays: number;
  seconds: number;
  /** When the deals came that still stand there. */
  standing: number[];
}

/** The stages that deals have left, in the order in which they are first reached in each pipeline. */
const stagesOf = ({ db, entries }: Measuring): Stage[] =>
  entries.once("stages of deals", () => {
    const pipelines = new Map<string, Map<string, Stage>>();
    eachStay(db, entries.asOf, (pipeline, { stage, key }, at, leftAt) => {
      const stages = pipelines.get(pipeline) ?? new Map<string, Stage>();
      const found = stages.get(key) ?? { stage, key, pipeline, firstAt: at, stays: 0, seconds: 0, standing: [] };
      if (found.stays + found.standing.length === 0) pipelines.set(pipeline, stages.set(key, found));
      if (stage < found.stage) found.stage = stage;
      if (at < found.firstAt) found.firstAt = at;
      if (leftAt === undefined) {
        found.standing.push(at);
        return;
      }
      found.stays++;
      found.seconds += leftAt - at;
    });
    return [...pipelines.values()]
      .flatMap((stages) => [...stages.values()])
      .filter(({ stays }) => stays > 0)
      .sort((a, b) => compare(a.pipeline, b.pipeline) || a.firstAt - b.firstAt || compare(a.key, b.key));
  });

/** How many deals stand in a stage for longer than is usual. */
const countStale = ({ standing, seconds, stays }: Stage, asOf: number): number =>
  standing.filter((at) => asOf - at > (staleAfter * seconds) / stays).length;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
    behind: `${usual.trim()}
      SELECT deal_id, (SELECT lead_id FROM deals WHERE deals.id = deal_id) AS lead_id, ${isStale} AS counts
      ${standing} ORDER BY deal_stay.at, deal_id`,
    sql: `${usual.trim()}
      SELECT SUM(${isStale}) AS value, COUNT(*) AS sample ${standing}`,
    row(measuring) {
      const stages = stagesOf(measuring);
      const sample = stages.reduce((sum, { standing }) => sum + standing.length, 0);
      const stale = stages.reduce((sum, stage) => sum + countStale(stage, measuring.entries.asOf), 0);
      return { value: sample === 0 ? null : stale, sample };
    },
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
    behind: `SELECT deal_id, (SELECT lead_id FROM deals WHERE deals.id = deal_id) AS lead_id, (left_at - at) / 86400.0 AS value
      FROM deal_stay WHERE left_at IS NOT NULL ORDER BY value DESC, deal_id`,
    sql: `${usual.trim()}, now AS (
        SELECT usual.pipeline, usual.key, COUNT(*) AS deals, SUM(${isStale}) AS stale ${standing} GROUP BY 1, 2
      ), names AS (SELECT pipeline, key, MIN(TRIM(stage)) AS stage, MIN(at) AS first_at FROM deal_stay GROUP BY 1, 2)
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
    rows: (measuring) =>
      stagesOf(measuring).map((stage) => ({
        stage: stage.stage,
        pipeline: stage.pipeline,
        stays: stage.stays,
        days: stage.seconds / stage.stays / 86_400,
        deals: stage.standing.length,
        stale: countStale(stage, measuring.entries.asOf),
      })),
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
