import { type FactDefinition, holds, type Measuring, tableFact } from "./definition.ts";
import { lettersOf } from "./stage-names.ts";
import type { Cell } from "./types.ts";

/** Stamps so many seconds apart are set by one hand or one workflow. */
const together = 300;

/** From so many leads on, and such a share of them, it is no coincidence. */
const leadsToTell = 5;
const nearlyAll = 0.9;

const lacksEither = (measuring: Measuring) =>
  (!holds(
    measuring,
    "SELECT 1 FROM lifecycle WHERE at <= @to UNION ALL SELECT 1 FROM stage_definitions WHERE kind = 'lifecycle'",
  ) &&
    "no lifecycle stage is on record") ||
  (!holds(
    measuring,
    "SELECT 1 FROM deal_stages WHERE at <= @to UNION ALL SELECT 1 FROM stage_definitions WHERE kind = 'pipeline'",
  ) &&
    "no deal stage is on record");

export const mirroredStageFacts: FactDefinition[] = [
  tableFact({
    id: "mirrored_stages",
    title: "Lifecycle stages that mirror deal stages",
    check: "which lifecycle stages only repeat what the deal's stage says",
    empty: "no lifecycle stage has the name of a deal stage or is set with one",
    sources: ["lifecycle", "deals", "deal_stages", "stage_definitions"],
    lacks: (_, measuring) => lacksEither(measuring),
    params: () => ({ together, few: leadsToTell, share: nearlyAll }),
    sql: `
      WITH lifecycle_names AS (
        SELECT stage AS name FROM stage_on_record WHERE kind = 'lifecycle'
        UNION SELECT name FROM stage_definitions WHERE kind = 'lifecycle'
      ), deal_names AS (
        SELECT stage AS name FROM stage_on_record WHERE kind = 'deal'
        UNION SELECT name FROM stage_definitions WHERE kind = 'pipeline'
      ), stamped AS (
        SELECT lifecycle.lead_id, lifecycle.stage, lifecycle.at, deals.id AS deal_id
        FROM deals CROSS JOIN lifecycle ON lifecycle.lead_id = deals.lead_id
        WHERE lifecycle.at > @from AND lifecycle.at <= @to AND lifecycle.precision = 'minute'
      ), near AS (
        SELECT stamped.stage, deal_stages.stage AS deal_stage, COUNT(DISTINCT stamped.lead_id) AS leads
        FROM stamped CROSS JOIN deal_stages ON deal_stages.deal_id = stamped.deal_id
        WHERE deal_stages.at <= @to AND deal_stages.precision = 'minute'
          AND deal_stages.at BETWEEN stamped.at - @together AND stamped.at + @together
        GROUP BY 1, 2
      ), dealt AS (SELECT stage, COUNT(DISTINCT lead_id) AS leads FROM stamped GROUP BY stage)
      SELECT dealt.stage, near.deal_stage, 'set together' AS how, dealt.leads, 1.0 * near.leads / dealt.leads AS share
      FROM near JOIN dealt ON dealt.stage = near.stage
      WHERE dealt.leads >= @few AND near.leads >= @share * dealt.leads
      UNION ALL
      SELECT lifecycle_names.name, MIN(deal_names.name), 'same name', (
          SELECT COALESCE(SUM(leads), 0) FROM stage_on_record WHERE kind = 'lifecycle' AND stage = lifecycle_names.name
        ), NULL
      FROM lifecycle_names JOIN deal_names ON ${lettersOf("deal_names.name")} = ${lettersOf("lifecycle_names.name")}
      GROUP BY lifecycle_names.name
      ORDER BY how, 4 DESC, 1, 2`,
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.leads), 0),
      columns: ["Lifecycle stage", "Deal stage", "How", "Leads", "Set within five minutes"],
      rows: rows.map(({ stage, deal_stage: dealStage, how, leads, share }): Cell[] => [
        { text: String(stage) },
        { text: String(dealStage) },
        { text: String(how) },
        { value: Number(leads), unit: "leads" },
        share === null ? { text: "-" } : { value: Number(share), unit: "share" },
      ]),
    }),
    caveats: () => [
      "set together where nine in ten leads with a deal get both stamps within five minutes; a Customer that is set with the win is as it should be",
    ],
  }),
];
