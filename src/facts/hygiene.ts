import { type LeadField, leadFields } from "../portal/summary/columns.ts";
import { saidColumn } from "../portal/summary/further/contacts.ts";
import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import { select } from "./kernel/measure.ts";
import { eachReached, stageDistribution } from "./stage-counts.ts";
import { stageHistory } from "./stage-history.ts";
import { inOrder, ladder, positionOf } from "./stage-ladder.ts";
import { tookPlace } from "./took-place.ts";
import type { Cell, Window } from "./types.ts";

/** Days without a sign of life after which a lead is put away. */
const inactiveDays = 365;

const since = `@to - ${inactiveDays} * 86400`;

/** SQL that picks what happened to a lead in the last twelve months. */
const lately = (table: string): string =>
  `${table}.lead_id = leads.id AND ${table}.at > ${since} AND ${table}.at <= @to`;

/** SQL that picks the leads without a sign of life in the last twelve months. */
const isSilent = `created_at <= ${since}
        AND NOT EXISTS (SELECT 1 FROM engagements WHERE ${lately("engagements")})
        AND NOT EXISTS (SELECT 1 FROM touches WHERE ${lately("touches")} AND ${tookPlace})
        AND NOT EXISTS (SELECT 1 FROM lifecycle WHERE ${lately("lifecycle")})
        AND NOT EXISTS (SELECT 1 FROM product_events WHERE ${lately("product_events")})`;

const lacksActivity = (measuring: Measuring) =>
  ["touches", "engagements", "product_events"].every(
    (table) => !holds(measuring, `SELECT 1 FROM ${table} WHERE at <= @to`),
  ) && "neither sales activity nor marketing engagement nor product use is on record";

/** Of the leads that reached each stage in a window, the share that have each field, and all of them. */
function filledByStage({ entries }: Measuring, window: Window, fields: readonly LeadField[]) {
  const bits = fields.map((field) => leadFields.indexOf(field));
  const every = bits.reduce((mask, bit) => mask | (1 << bit), 0);
  const said = entries.summary.column(saidColumn);
  const history = stageHistory(entries);
  const counts = history.stages.map(() => ({ leads: 0, filled: fields.map(() => 0), all: 0 }));
  eachReached(history, entries, window, (stage, _, entry) => {
    const count = counts[stage]!;
    const filled = said[entry]!;
    count.leads++;
    if ((filled & every) === every) count.all++;
    for (let place = 0; place < bits.length; place++) count.filled[place]! += (filled >> bits[place]!) & 1;
  });
  return ladder.flatMap((stage) => {
    const { leads, filled, all } = counts[history.stages.indexOf(stage)]!;
    if (leads === 0) return [];
    const shares = Object.fromEntries(fields.map((field, place) => [field, filled[place]! / leads]));
    return [{ stage, leads, ...shares, every_field: all / leads }];
  });
}

/** Made for the fields that the settings require. */
function fieldsByStage(measuring: Measuring): FactDefinition {
  const { required_fields: fields } = measuring.settings;
  const filled = (field: string) => `COALESCE(TRIM(leads.${field}), '') <> ''`;
  const known = fields.filter((field) =>
    holds(measuring, `SELECT 1 FROM leads WHERE ${filled(field)} AND created_at <= @to`),
  );
  return tableFact({
    id: "required_fields_by_stage",
    title: "Required fields filled, by lifecycle stage reached",
    check: "which required fields are filled when a lead reaches each stage",
    empty: "no lead reached a stage in the window",
    lacks: () => known.length === 0 && `${fields.join(", ")} not in the portal`,
    sources: ["leads", "lifecycle"],
    behind: `SELECT DISTINCT leads.id AS lead_id, ${fields.map(filled).join(" AND ")} AS counts
      FROM lifecycle JOIN leads ON leads.id = lifecycle.lead_id
      WHERE at > @from AND at <= @to AND leads.created_at <= @to
        AND stage IN (${ladder.map((stage) => `'${stage}'`).join(", ")})
      ORDER BY leads.id`,
    sql: `
      SELECT reached.stage, COUNT(*) AS leads,
        ${fields.map((field) => `AVG(${filled(field)}) AS ${field}`).join(",\n            ")},
        AVG(${fields.map(filled).join(" AND ")}) AS every_field
      FROM (
        SELECT DISTINCT lead_id, stage FROM lifecycle
        WHERE at > @from AND at <= @to AND stage IN (${ladder.map((stage) => `'${stage}'`).join(", ")})
      ) AS reached
      JOIN leads ON leads.id = reached.lead_id
      WHERE leads.created_at <= @to
      GROUP BY reached.stage ORDER BY ${inOrder("reached.stage")}`,
    rows: (own, window) => filledByStage(own, window, fields),
    shape: (rows) => {
      const share = (value: unknown): Cell => ({ value: Number(value), unit: "share" });
      return {
        sample: rows.reduce((most, row) => Math.max(most, Number(row.leads)), 0),
        columns: ["Stage", "Leads", ...fields, "All of them"],
        rows: rows.map((row): Cell[] => [
          { text: String(row.stage) },
          { value: Number(row.leads), unit: "leads" },
          ...fields.map(
            (field): Cell =>
              known.includes(field) ? share(row[field]) : { missing: `whether ${field} is kept at all` },
          ),
          share(row.every_field),
        ]),
      };
    },
    caveats: () => ["as the fields stand now, not as they stood when the stage was reached"],
  });
}

export const hygieneFacts: FactDefinition[] = [
  scalarFact({
    id: "inactive_leads",
    title: "Leads on record for twelve months without a sign of life in them",
    unit: "leads",
    check: "which leads have been silent for twelve months",
    sources: ["leads", "touches", "engagements", "lifecycle", "product_events"],
    over: "history",
    lacks: (_, measuring) => lacksActivity(measuring),
    sql: `
      SELECT COUNT(*) AS value, (SELECT COUNT(*) FROM leads WHERE created_at <= @to) AS sample
      FROM leads
      WHERE ${isSilent}`,
    behind: `SELECT id AS lead_id FROM leads WHERE ${isSilent} ORDER BY created_at, id`,
    caveats: () => [
      "a touch, an engagement, a new stage or product use is a sign of life; a cancelled meeting is none",
    ],
  }),
  scalarFact({
    id: "ownerless_leads",
    title: "Leads without an owner, qualified or not",
    unit: "leads",
    check: "how many leads have no owner",
    sources: ["leads"],
    lacks: (_, measuring) =>
      !holds(measuring, "SELECT 1 FROM leads WHERE TRIM(owner) <> '' AND created_at <= @to") &&
      "lead owners are not on record",
    behind: `SELECT id AS lead_id, TRIM(COALESCE(owner, '')) = '' AS counts FROM leads
      WHERE created_at > @from AND created_at <= @to ORDER BY created_at, id`,
    sql: `SELECT COALESCE(SUM(TRIM(COALESCE(owner, '')) = ''), 0) AS value, COUNT(*) AS sample
      FROM leads WHERE created_at > @from AND created_at <= @to`,
    row({ entries }, window) {
      const owners = entries.summary.column("owner");
      const isNobody = entries.summary.labels("owner").map((owner) => /^ *$/.test(owner));
      const leads = select(entries, { grain: "lead", by: "created_at" }, window);
      return { value: leads.filter((lead) => isNobody[owners[lead]!]).length, sample: leads.length };
    },
    caveats: () => ["as owners stand now"],
  }),
  tableFact({
    id: "stage_distribution",
    title: "Leads by the lifecycle stage they are in",
    check: "in which lifecycle stage each lead is",
    sources: ["leads", "lifecycle"],
    over: "history",
    lacks: (_, measuring) =>
      !holds(measuring, "SELECT 1 FROM lifecycle WHERE at <= @to") && "no lifecycle stage is on record",
    behind: `SELECT id AS lead_id FROM leads WHERE created_at <= @to ORDER BY created_at, id`,
    sql: `
      SELECT latest.stage, COUNT(*) AS leads, (SELECT COUNT(*) FROM leads WHERE created_at <= @to) AS leads_in_all
      FROM (
        SELECT lead_id, stage, MAX(at * 10 + ${positionOf("stage")}) FROM lifecycle WHERE at <= @to GROUP BY lead_id
      ) AS latest
      JOIN leads ON leads.id = latest.lead_id
      WHERE leads.created_at <= @to
      GROUP BY latest.stage ORDER BY ${inOrder("latest.stage")}`,
    rows: ({ entries }) => stageDistribution(stageHistory(entries), entries),
    shape(rows) {
      const all = Number(rows[0]?.leads_in_all ?? 0);
      const staged = rows.reduce((sum, row) => sum + Number(row.leads), 0);
      const counted = rows.map(({ stage, leads }) => ({ stage: String(stage), leads: Number(leads) }));
      if (all > staged) counted.push({ stage: "none on record", leads: all - staged });
      return {
        sample: all,
        columns: ["Stage", "Leads", "Share"],
        rows: counted.map(({ stage, leads }): Cell[] => [
          { text: stage },
          { value: leads, unit: "leads" },
          { value: leads / all, unit: "share" },
        ]),
      };
    },
    caveats: () => ["by each lead's last stamp, of several at one moment the furthest stage"],
  }),
  {
    id: "required_fields_by_stage",
    title: "Required fields filled, by lifecycle stage reached",
    measure: (measuring) => fieldsByStage(measuring).measure(measuring),
    recordsOf: (measuring) => fieldsByStage(measuring).recordsOf!(measuring),
  },
];
