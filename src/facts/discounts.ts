import { type FactDefinition, holds, type Measuring, scalarFact, tableFact } from "./definition.ts";
import type { Cell } from "./types.ts";

/** So many deals with a discount make it a habit of an owner, a company or a reason. */
const repeatedFrom = 2;

/** Most rows of each kind that are shown. */
const rowsShown = 5;

const won = "outcome = 'won' AND closed_at > @from AND closed_at <= @to";
const discounted = `${won} AND discount > 0`;

/** How discounts are written: 0.1 or 10 for a tenth; above 100 they are amounts, which are no share. */
function scaleOf({ db, history }: Measuring): "fractions" | "percent" | "amounts" | undefined {
  const most = db
    .prepare("SELECT MAX(discount) FROM deals WHERE outcome = 'won' AND closed_at <= ?")
    .pluck()
    .get(history.to) as number | null;
  if (most === null) return undefined;
  if (most <= 1) return "fractions";
  return most <= 100 ? "percent" : "amounts";
}

const lacksDiscounts = (measuring: Measuring) =>
  !holds(measuring, "SELECT 1 FROM deals WHERE outcome = 'won' AND closed_at <= @to AND discount IS NOT NULL") &&
  "no won deal has a discount on record, not even none";

/** What a deal's discount was given for, where a dimension of the deal says so. */
const reasonOf = `
  SELECT value FROM dimensions
  WHERE record = 'deal' AND dimensions.id = deals.id
    AND (name LIKE '%discount%reason%' OR name LIKE '%exception%') ORDER BY name LIMIT 1`;

export const discountFacts: FactDefinition[] = [
  scalarFact({
    id: "discounted_deals",
    title: "Won deals with a discount",
    unit: "share",
    check: "how many deals are won with a discount",
    empty: "no deal was won",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) => lacksDiscounts(measuring),
    behind: `SELECT id AS deal_id, lead_id, COALESCE(discount, 0) > 0 AS counts FROM deals WHERE ${won} ORDER BY closed_at, id`,
    sql: `SELECT AVG(COALESCE(discount, 0) > 0) AS value, COUNT(*) AS sample FROM deals WHERE ${won}`,
    caveats: () => ["a deal without a discount on record counts as one without a discount"],
  }),
  scalarFact({
    id: "median_discount",
    title: "Discount on won deals that have one, median",
    unit: "share",
    check: "how large discounts are, in percent",
    empty: "no deal was won with a discount",
    sources: ["deals"],
    over: "history",
    lacks: (_, measuring) =>
      lacksDiscounts(measuring) ||
      (scaleOf(measuring) === "amounts" && "discounts over 100 are on record, so they are amounts and no percentages"),
    params: (measuring) => ({ scale: scaleOf(measuring) === "percent" ? 100 : 1 }),
    behind: `SELECT id AS deal_id, lead_id, discount * 1.0 / @scale AS value FROM deals WHERE ${discounted} ORDER BY value DESC, id`,
    sql: `SELECT median(discount * 1.0 / @scale) AS value, COUNT(*) AS sample FROM deals WHERE ${discounted}`,
    caveats: (measuring) => [
      scaleOf(measuring) === "percent"
        ? "discounts are read as percentages, because some are over 1"
        : "discounts are read as fractions, because none is over 1",
    ],
  }),
  tableFact({
    id: "repeated_discounts",
    title: "Owners, companies and reasons with repeated discounts",
    check: "who gives discounts again and again, to whom and why",
    empty: "no owner, company or reason has a discount twice",
    sources: ["deals", "companies", "dimensions"],
    over: "history",
    lacks: (_, measuring) => lacksDiscounts(measuring),
    params: () => ({ repeated: repeatedFrom, most: rowsShown }),
    behind: `SELECT id AS deal_id, lead_id FROM deals WHERE ${discounted} ORDER BY owner, closed_at, id`,
    sql: `
      WITH closed AS (
        SELECT
          deals.owner,
          COALESCE((SELECT name FROM companies WHERE companies.id = deals.company_id), leads.company) AS company,
          (${reasonOf}) AS reason,
          COALESCE(deals.discount, 0) > 0 AS is_discounted
        FROM deals LEFT JOIN leads ON leads.id = deals.lead_id
        WHERE ${won}
      ), named AS (
        SELECT 1 AS place, 'Owner' AS kind, owner AS name, is_discounted FROM closed
        UNION ALL SELECT 2, 'Company', company, is_discounted FROM closed
        UNION ALL SELECT 3, 'Reason', reason, is_discounted FROM closed
      ), counted AS (
        SELECT place, kind, MIN(TRIM(name)) AS name, SUM(is_discounted) AS discounted, COUNT(*) AS won,
          ROW_NUMBER() OVER (PARTITION BY place ORDER BY SUM(is_discounted) DESC, COUNT(*), LOWER(TRIM(name))) AS rank
        FROM named WHERE TRIM(name) <> '' GROUP BY place, LOWER(TRIM(name))
        HAVING SUM(is_discounted) >= @repeated
      )
      SELECT kind, name, discounted, won FROM counted WHERE rank <= @most ORDER BY place, rank`,
    shape: (rows) => ({
      sample: rows.reduce((sum, row) => sum + (row.kind === "Owner" ? Number(row.won) : 0), 0),
      columns: ["Of", "Name", "Won with a discount", "Won", "Share"],
      rows: rows.map(({ kind, name, discounted: given, won: all }): Cell[] => [
        { text: String(kind) },
        { text: String(name) },
        { value: Number(given), unit: "deals" },
        { value: Number(all), unit: "deals" },
        { value: Number(given) / Number(all), unit: "share" },
      ]),
    }),
    caveats: () => ["the five of each kind with the most"],
  }),
];
