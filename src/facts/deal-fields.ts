import { isClosing } from "./deal-stay.ts";
import { type FactDefinition, type Measuring, scalarFact, type Table, tableFact } from "./definition.ts";
import { isKnown, isOpen } from "./open-deals.ts";
import { lettersOf } from "./stage-names.ts";
import type { Cell } from "./types.ts";

/** SQL of a deal's own fields by what a CRM calls them. */
const columns: Readonly<Record<string, string>> = {
  name: "deals.name",
  dealname: "deals.name",
  owner: "deals.owner",
  dealowner: "deals.owner",
  amount: "deals.amount",
  currency: "deals.currency",
  discount: "deals.discount",
  source: "deals.source",
  leadsource: "deals.source",
  closedate: "CASE WHEN deals.outcome = 'open' OR deals.closed_at <= @to THEN deals.closed_at END",
  createdate: "deals.created_at",
  pipeline: "deals.pipeline",
  company: "deals.company_id",
  account: "deals.company_id",
  contact: "deals.lead_id",
};

const fieldValue = `CASE field ${Object.entries(columns)
  .map(([name, column]) => `WHEN '${name}' THEN ${column}`)
  .join(" ")} ELSE (
      SELECT value FROM dimensions
      WHERE record = 'deal' AND dimensions.id = deals.id AND ${lettersOf("dimensions.name")} = field
    ) END`;

/**
 * Open deals by each field that their stage requires, and whether it is empty. A field that no deal on record has is not
 * in the portal, and nobody can tell whether it is empty.
 */
const required = `
  WITH wanted AS (
    SELECT DISTINCT
      LOWER(TRIM(pipeline)) AS pipeline,
      LOWER(TRIM(name)) AS stage,
      TRIM(items.value) AS label,
      ${lettersOf("items.value")} AS field
    FROM stage_definitions, json_each(
      '[' || REPLACE(REPLACE(REPLACE(json_quote(required_fields), ';', ','), '\\n', ','), ',', '","') || ']'
    ) AS items
    WHERE kind = 'pipeline' AND TRIM(items.value) <> ''
  ), in_portal AS (
    SELECT field FROM (SELECT DISTINCT field FROM wanted)
    WHERE EXISTS (SELECT 1 FROM deals WHERE ${isKnown} AND COALESCE(TRIM(${fieldValue}), '') <> '')
  ), standing AS (
    SELECT deals.id, deals.pipeline, COALESCE(
        (SELECT stage FROM deal_stages WHERE deal_id = deals.id AND at <= @to ORDER BY at DESC, stage DESC LIMIT 1),
        CASE WHEN deals.outcome = 'open' THEN deals.stage END
      ) AS stage
    FROM deals WHERE ${isOpen}
  ), asked AS (
    SELECT DISTINCT standing.id, standing.stage, wanted.label, wanted.field
    FROM standing JOIN wanted ON wanted.stage = LOWER(TRIM(standing.stage))
      AND (wanted.pipeline = LOWER(TRIM(standing.pipeline)) OR COALESCE(TRIM(standing.pipeline), '') = ''
        OR wanted.pipeline IN ('', 'default'))
    WHERE NOT ${isClosing("wanted.stage")} AND wanted.field IN (SELECT field FROM in_portal)
  ), checked AS (
    SELECT asked.id, asked.stage, asked.label, COALESCE(TRIM(${fieldValue}), '') = '' AS is_empty
    FROM asked JOIN deals ON deals.id = asked.id
  )`;

const lacksFields = ({ db }: Measuring) =>
  db
    .prepare("SELECT COUNT(*) FROM stage_definitions WHERE kind = 'pipeline' AND TRIM(required_fields) <> ''")
    .pluck()
    .get() === 0 && "no stage of the pipeline on record says which fields it requires";

const common = {
  check: "which fields each stage of the pipeline requires, and whether they are filled",
  empty: "no open deal stands in a stage that requires a field which is in the portal",
  sources: ["deals", "deal_stages", "stage_definitions", "dimensions"] as Table[],
  over: "history" as const,
  lacks: (_: unknown, measuring: Measuring) => lacksFields(measuring),
  caveats: () => [
    "as the fields stand now, but for a close date that came with a later close; a field that no deal on record has is left out",
  ],
};

export const dealFieldFacts: FactDefinition[] = [
  scalarFact({
    ...common,
    id: "empty_required_fields",
    title: "Open deals with a required field of their stage empty",
    unit: "share",
    sql: `${required.trim()}
      SELECT AVG(is_empty) AS value, COUNT(*) AS sample FROM (SELECT MAX(is_empty) AS is_empty FROM checked GROUP BY id)`,
  }),
  tableFact({
    ...common,
    id: "empty_fields_by_stage",
    title: "Required fields of open deals that are empty, by stage",
    sql: `${required.trim()}
      SELECT MIN(stage) AS stage, MIN(label) AS label, COUNT(*) AS deals, SUM(is_empty) AS empty FROM checked
      GROUP BY LOWER(TRIM(stage)), ${lettersOf("label")} ORDER BY empty DESC, deals DESC, 1, 2`,
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.deals), 0),
      columns: ["Stage", "Field", "Open deals", "Empty", "Share"],
      rows: rows.map(({ stage, label, deals, empty }): Cell[] => [
        { text: String(stage) },
        { text: String(label) },
        { value: Number(deals), unit: "deals" },
        { value: Number(empty), unit: "deals" },
        { value: Number(empty) / Number(deals), unit: "share" },
      ]),
    }),
  }),
];
