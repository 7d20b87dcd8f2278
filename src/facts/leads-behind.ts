import type { Db } from "../portal/portal.ts";

/** A deal that a fact is over, as it stands now. */
export interface DealBehind {
  /** What its source calls it: `hubspot:123`. */
  id: string;
  name?: string;
  stage?: string;
  outcome: string;
  /** As on record, in `currency` where it has one. */
  amount?: number;
  currency?: string;
  owner?: string;
}

/** A lead that a fact is over, or a deal, with its lead where it names one. */
export interface LeadBehind {
  deal?: DealBehind;
  /** What sources call the lead: `hubspot:123`, `email:ada@example.org`; none where a deal names no lead. */
  aliases: string[];
  email?: string;
  company?: string;
  source?: string;
  owner?: string;
  /** Which of the lead's qualifications it is; none where leads are counted. */
  qualification?: number;
  /** Whether what the fact counts holds of it; none where it is not that kind of fact. */
  counts?: boolean;
  /** The number that the fact takes a percentile of. */
  value?: number;
  /** What is on record of it, in order. */
  timeline: { at: number; isDay: boolean; what: string }[];
}

/** What is on record of a lead up to a moment, in order; `at` is seconds since 1970. */
export function timelineOf(db: Db, lead: number, asOf: number): LeadBehind["timeline"] {
  const rows = db
    .prepare(
      `SELECT created_at AS at, precision, 'created' AS what FROM leads WHERE id = @lead
       UNION ALL SELECT at, precision, stage FROM lifecycle WHERE lead_id = @lead
       UNION ALL SELECT at, precision, 'assigned to ' || owner FROM assignments WHERE lead_id = @lead
       UNION ALL SELECT at, precision, direction || ' ' || channel || COALESCE(', ' || outcome, '') || COALESCE(', ' || owner, '')
         FROM touches WHERE lead_id = @lead
       UNION ALL SELECT at, precision, decision || COALESCE(': ' || reason, '') || COALESCE(', ' || owner, '')
         FROM dispositions WHERE lead_id = @lead
       UNION ALL SELECT at, precision, 'comment: ' || text FROM feedback WHERE lead_id = @lead
       UNION ALL SELECT at, precision, kind || COALESCE(': ' || detail, '') FROM engagements WHERE lead_id = @lead
       UNION ALL SELECT at, precision, kind FROM product_events WHERE lead_id = @lead
       UNION ALL SELECT created_at, precision, 'deal opened: ' || COALESCE(name, id) FROM deals
         WHERE lead_id = @lead AND created_at IS NOT NULL
       UNION ALL SELECT closed_at, precision, 'deal ' || outcome || COALESCE(': ' || lost_reason, '') FROM deals
         WHERE lead_id = @lead AND outcome <> 'open' AND closed_at IS NOT NULL
       ORDER BY at, what`,
    )
    .all({ lead }) as { at: number; precision: string; what: string }[];
  return rows
    .filter(({ at }) => at <= asOf)
    .map(({ at, precision, what }) => ({ at, isDay: precision === "day", what }));
}

type Described = Omit<LeadBehind, "qualification" | "counts" | "value">;

const told = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row;

/** What a deal is, with its lead where it names one that is on record. */
export function dealBehind(db: Db, id: string, lead: number | null, asOf: number): Described {
  const deal = told(
    db
      .prepare("SELECT id, name, stage, outcome, amount, currency, owner FROM deals WHERE id = ?")
      .get(id) as DealBehind,
  );
  if (lead !== null && db.prepare("SELECT 1 FROM leads WHERE id = ?").get(lead))
    return { deal, ...leadBehind(db, lead, asOf) };
  const timeline = db
    .prepare(
      `SELECT created_at AS at, precision = 'day' AS isDay, 'deal opened' AS what FROM deals WHERE id = @id AND created_at <= @asOf
       UNION ALL SELECT at, precision = 'day', stage FROM deal_stages WHERE deal_id = @id AND at <= @asOf
       UNION ALL SELECT closed_at, precision = 'day', 'deal ' || outcome FROM deals
         WHERE id = @id AND outcome <> 'open' AND closed_at <= @asOf
       ORDER BY at, what`,
    )
    .all({ id, asOf }) as { at: number; isDay: number; what: string }[];
  return { deal, aliases: [], timeline: timeline.map(({ at, isDay, what }) => ({ at, isDay: isDay === 1, what })) };
}

/** Who a lead is, as the portal has it. */
export function leadBehind(db: Db, lead: number, asOf: number): Described {
  const row = (db.prepare("SELECT email, company, source, owner FROM leads WHERE id = ?").get(lead) ?? {}) as Partial<
    Record<"email" | "company" | "source" | "owner", string>
  >;
  const aliases = db
    .prepare(
      "SELECT alias FROM aliases WHERE lead_id = ? AND alias NOT LIKE 'deal:%' ORDER BY alias LIKE 'email:%', alias",
    )
    .pluck()
    .all(lead) as string[];
  return { aliases, ...told(row), timeline: timelineOf(db, lead, asOf) };
}
