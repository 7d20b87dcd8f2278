import {
  type FactDefinition,
  holds,
  type Measuring,
  percentileOf,
  scalarFact,
  type Table,
  tableFact,
} from "./definition.ts";
import { activeSpanDays } from "./product-use.ts";
import type { Cell } from "./types.ts";

const tracked = `
  SELECT 1 FROM product_events WHERE at <= @to
  UNION ALL
  SELECT 1 FROM dimensions JOIN leads ON leads.id = dimensions.id
  WHERE record = 'lead' AND name IN ('activated', 'active_days', 'seats') AND leads.created_at <= @to`;

const lacksProduct = (measuring: Measuring) => !holds(measuring, tracked) && "no product use is on record";
const lacksMqls = (measuring: Measuring) => {
  if (!measuring.holdings.mqls) return "the portal stamps no MQL stage";
  const lacking = lacksProduct(measuring);
  if (lacking) return lacking;
  measuring.derive("product_use");
  return (
    !holds(measuring, "SELECT 1 FROM product_use WHERE is_user IS NOT NULL") &&
    "neither activation nor use of the product is on record"
  );
};

const undated = ({ db }: Measuring): string[] =>
  db.prepare("SELECT 1 FROM dimensions WHERE record = 'lead' AND name = 'activated' LIMIT 1").get() === undefined
    ? []
    : ["what is synced to a field of the lead has no date, and counts as it stands now"];

const sources: Table[] = ["leads", "dimensions", "product_events"];

/** Qualifications, and whether the lead had put the product to use by then. */
const qualified = `
  SELECT episode.*, COALESCE(is_user AND COALESCE(started_at, 0) < mql_at + 86400, 0) AS by_product
  FROM episode LEFT JOIN product_use ON product_use.lead_id = episode.lead_id
  WHERE mql_at > @from AND mql_at <= @to`;

const usage = (id: string, title: string, unit: "days" | "people", column: string, check: string): FactDefinition =>
  scalarFact({
    id,
    title,
    unit,
    check,
    sources,
    over: "history",
    lacks: (_, measuring) => lacksProduct(measuring),
    empty: "no lead that uses the product has it on record",
    behind: `SELECT lead_id, ${column} AS value FROM product_use WHERE is_user AND ${column} IS NOT NULL ORDER BY lead_id`,
    sql: percentileOf(`SELECT ${column} AS value FROM product_use WHERE is_user`, 50),
    caveats: undated,
  });

const groups = ["MQLs that use the product", "MQLs that do not", "Users of the product without an MQL"];

export const productFacts: FactDefinition[] = [
  scalarFact({
    id: "activation_rate",
    title: "Leads that put the product to use, of those it tracks",
    unit: "share",
    check: "how many of those who sign up put the product to use",
    empty: "no activation is on record for leads of the window",
    sources,
    lacks: (_, measuring) => lacksProduct(measuring),
    behind: `SELECT lead_id, activated AS counts FROM product_use JOIN leads ON leads.id = product_use.lead_id
      WHERE leads.created_at > @from AND leads.created_at <= @to AND activated IS NOT NULL ORDER BY lead_id`,
    sql: `
      SELECT AVG(activated) AS value, COUNT(activated) AS sample
      FROM product_use JOIN leads ON leads.id = product_use.lead_id
      WHERE leads.created_at > @from AND leads.created_at <= @to`,
    caveats: undated,
  }),
  usage(
    "active_days",
    `Active days of the last ${activeSpanDays}, median of leads that use the product`,
    "days",
    "active_days",
    "on how many days leads are active in the product",
  ),
  usage(
    "product_seats",
    "Seats in the workspace, median of leads that use the product",
    "people",
    "seats",
    "how many seats the workspaces of leads have",
  ),
  scalarFact({
    id: "pql_volume",
    title: "Product-qualified leads, MQLs that had put the product to use",
    unit: "leads",
    check: "how many leads qualify by what they do in the product",
    sources: ["leads", "lifecycle", "dimensions", "product_events"],
    lacks: (_, measuring) => lacksMqls(measuring),
    behind: `SELECT lead_id, MAX(by_product) AS counts FROM (${qualified}) GROUP BY lead_id ORDER BY lead_id`,
    sql: `SELECT COUNT(DISTINCT CASE WHEN by_product THEN lead_id END) AS value, COUNT(DISTINCT lead_id) AS sample
      FROM (${qualified})`,
    caveats: undated,
  }),
  tableFact({
    id: "mqls_by_product_use",
    title: "MQLs that use the product beside those that do not",
    check: "how leads that qualify by the product convert beside the others",
    sources: ["leads", "lifecycle", "dispositions", "deals", "dimensions", "product_events"],
    lacks: (_, measuring) => lacksMqls(measuring),
    behind: `SELECT lead_id, by_product AS counts FROM (${qualified}) ORDER BY mql_at, lead_id`,
    sql: `
      WITH ripe AS (
        SELECT COALESCE(percentile(MAX(0, sql_at - mql_at), 90), 0) AS seconds FROM episode WHERE sql_at IS NOT NULL
      )
      SELECT
        CASE WHEN by_product THEN 0 ELSE 1 END AS place,
        COUNT(*) AS leads,
        AVG(accepted_at IS NOT NULL) FILTER (WHERE accepted_at IS NOT NULL OR rejected_at IS NOT NULL) AS accepted,
        AVG(sql_at IS NOT NULL) FILTER (WHERE mql_at <= @to - ripe.seconds) AS sql,
        COUNT(won_at) AS won
      FROM (${qualified}), ripe GROUP BY 1
      UNION ALL
      SELECT 2, COUNT(*), NULL, NULL, COALESCE(SUM(EXISTS (
          SELECT 1 FROM deals WHERE deals.lead_id = leads.id AND outcome = 'won' AND closed_at <= @to
        )), 0)
      FROM product_use JOIN leads ON leads.id = product_use.lead_id
      WHERE is_user AND leads.created_at > @from
        AND NOT EXISTS (SELECT 1 FROM episode WHERE episode.lead_id = leads.id)
      ORDER BY 1`,
    shape(rows) {
      const share = (value: unknown): Cell =>
        value === null ? { text: "not known" } : { value: Number(value), unit: "share" };
      return {
        sample: rows.reduce((sum, row) => sum + Number(row.leads), 0),
        columns: ["Group", "Leads", "Accepted", "Became SQL", "Won"],
        rows: rows
          .filter(({ leads }) => Number(leads) > 0)
          .map(({ place, leads, accepted, sql, won }): Cell[] => [
            { text: groups[Number(place)]! },
            { value: Number(leads), unit: "leads" },
            share(accepted),
            share(sql),
            { value: Number(won), unit: "deals" },
          ]),
      };
    },
    caveats: (measuring) => [
      "accepted of those decided on; SQL of those old enough; a win counts however young the lead is",
      ...undated(measuring),
    ],
  }),
];
