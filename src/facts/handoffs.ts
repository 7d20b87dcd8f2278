import { type FactDefinition, holds, type Measuring, scalarFact, type Table, tableFact } from "./definition.ts";
import { tookPlace } from "./took-place.ts";
import type { Cell } from "./types.ts";

/** Working days within which a lead that was handed over is to be touched. */
const touchDays = 2;

/** SQL of what a team does in the way of a lead, by its name; another team goes by its own name. */
const roleOf = (team: string): string => {
  const name = `' ' || LOWER(TRIM(${team})) || ' '`;
  const isLike = (words: readonly string[]) => words.map((word) => `${name} LIKE '%${word}%'`).join(" OR ");
  return `CASE
      WHEN ${isLike(["sdr", "bdr", "sales dev", "business dev", "inside sales", "inbound"])} THEN 'SDR'
      WHEN ${isLike([" cs ", " csm", "success", "support", "onboarding", "account manage"])} THEN 'CS'
      WHEN ${isLike([" ae ", " aes ", "account exec", "sales", "closer", "closing"])} THEN 'AE'
      ELSE TRIM(${team})
    END`;
};

/** Assignments in a window that take a lead from one team to another, with the seconds since the one before. */
const handed = `
  WITH roles AS (
    SELECT key, MIN(role) AS role FROM (
      SELECT LOWER(TRIM(name)) AS key, ${roleOf("team")} AS role FROM owners WHERE TRIM(team) <> ''
      UNION SELECT LOWER(TRIM(email)), ${roleOf("team")} FROM owners WHERE TRIM(team) <> '' AND TRIM(email) <> ''
      UNION SELECT LOWER(TRIM(id)), ${roleOf("team")} FROM owners WHERE TRIM(team) <> ''
    ) GROUP BY key HAVING COUNT(*) = 1
  ), handed AS (
    SELECT
      moved.lead_id,
      moved.at,
      moved.at - moved.previous_at AS seconds,
      giver.role AS giver,
      taker.role AS taker
    FROM (
      SELECT
        lead_id,
        at,
        LOWER(TRIM(owner)) AS owner,
        LAG(LOWER(TRIM(owner))) OVER in_order AS previous_owner,
        LAG(at) OVER in_order AS previous_at
      FROM assignments
      WHERE at <= @to AND lead_id IN (SELECT lead_id FROM assignments GROUP BY lead_id HAVING COUNT(*) > 1)
      WINDOW in_order AS (PARTITION BY lead_id ORDER BY at, owner)
    ) AS moved
    JOIN roles AS giver ON giver.key = moved.previous_owner
    JOIN roles AS taker ON taker.key = moved.owner
    WHERE moved.at > @from AND giver.role <> taker.role
  ), watched AS (
    SELECT handed.*,
      CASE WHEN business_minutes(handed.at, @to) >= @limit THEN EXISTS (
        SELECT 1 FROM touches
        WHERE touches.lead_id = handed.lead_id AND touches.direction = 'outbound' AND ${tookPlace}
          AND touches.at + 86399 * (touches.precision = 'day') >= handed.at AND touches.at <= @to
          AND business_minutes(handed.at, touches.at) <= @limit
      ) END AS is_touched
    FROM handed
  )`;

const lacksTeams = (measuring: Measuring) =>
  (!measuring.holdings.assignments && "assignments are not on record") ||
  (!holds(measuring, "SELECT 1 FROM owners WHERE TRIM(team) <> ''") && "the teams of owners are not on record");

const common = {
  sources: ["assignments", "owners", "touches"] as Table[],
  params: ({ calendar }: Measuring) => ({ limit: touchDays * calendar.minutesADay }),
};

export const handoffFacts: FactDefinition[] = [
  scalarFact({
    ...common,
    id: "handoffs_touched",
    title: "Leads handed to another team that got a touch within two working days",
    unit: "share",
    check: "how soon a lead is called after it goes from one team to the next",
    empty: "no lead went from one team to another in the window",
    lacks: (_, measuring) => lacksTeams(measuring) || (!measuring.holdings.touches && "no sales activity is on record"),
    behind: `${handed.trim()}
      SELECT lead_id, is_touched AS counts FROM watched WHERE is_touched IS NOT NULL ORDER BY at, lead_id`,
    sql: `${handed.trim()}
      SELECT AVG(is_touched) AS value, COUNT(is_touched) AS sample FROM watched`,
    caveats: () => ["handoffs of the last two working days are left out, and a cancelled meeting is no touch"],
  }),
  tableFact({
    ...common,
    id: "handoffs",
    title: "Handoffs between teams, from assignments",
    check: "how leads go from SDR to AE and from AE to CS, from assignments and the teams of owners",
    empty: "no lead went from one team to another in the window",
    lacks: (_, measuring) => lacksTeams(measuring),
    behind: `${handed.trim()}
      SELECT lead_id, seconds / 86400.0 AS value FROM watched ORDER BY giver, taker, at, lead_id`,
    sql: `${handed.trim()}
      SELECT giver, taker, COUNT(*) AS leads, median(seconds / 86400.0) AS days, AVG(is_touched) AS touched
      FROM watched GROUP BY giver, taker ORDER BY leads DESC, giver, taker`,
    shape: (rows, { holdings }) => ({
      sample: rows.reduce((sum, row) => sum + Number(row.leads), 0),
      columns: ["From", "To", "Leads", "Median days before", "Touched within two working days"],
      rows: rows.map(({ giver, taker, leads, days, touched }): Cell[] => [
        { text: String(giver) },
        { text: String(taker) },
        { value: Number(leads), unit: "leads" },
        { value: Number(days), unit: "days" },
        holdings.touches && touched !== null ? { value: Number(touched), unit: "share" } : { text: "not known" },
      ]),
    }),
    caveats: () => ["days since the assignment before; the name of a team tells whether it is SDR, AE or CS"],
  }),
];
