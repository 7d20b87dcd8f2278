import type { Portal } from "../portal/portal.ts";
import { createSample } from "../portal/sample/sample.ts";

const followers = ["lifecycle", "assignments", "touches", "dispositions", "feedback", "deals"];
const orphans = followers
  .map((table) => `DELETE FROM ${table} WHERE lead_id NOT IN (SELECT id FROM leads);`)
  .join("\n");
const leadsAndWins = `
  DELETE FROM lifecycle; DELETE FROM assignments; DELETE FROM touches; DELETE FROM dispositions; DELETE FROM feedback;
  DELETE FROM deals WHERE outcome <> 'won'; UPDATE deals SET amount = NULL;`;

/** The sample portal with one kind of record taken out at a time: no CRM holds all of them. */
const cuts = {
  "no touches": "DELETE FROM touches;",
  "no decisions": "DELETE FROM dispositions; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "only rejections": "DELETE FROM dispositions WHERE decision = 'accepted'; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "only acceptances": "DELETE FROM dispositions WHERE decision = 'rejected';",
  "no touches and no decisions":
    "DELETE FROM touches; DELETE FROM dispositions; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "no deals": "DELETE FROM deals; DELETE FROM lifecycle WHERE stage = 'Customer';",
  "no amounts": "UPDATE deals SET amount = NULL;",
  "no lost deals": "DELETE FROM deals WHERE outcome = 'lost';",
  "no lost reasons": "UPDATE deals SET lost_reason = NULL;",
  "no MQL stamps": "DELETE FROM lifecycle WHERE stage = 'MQL';",
  "no later stamps": "DELETE FROM lifecycle WHERE stage IN ('SQL', 'Opportunity');",
  "no sources": "UPDATE leads SET source = NULL;",
  "one source": "UPDATE leads SET source = 'Paid Search';",
  "no owners": "UPDATE leads SET owner = NULL; UPDATE touches SET owner = NULL; DELETE FROM assignments;",
  "no rejection reasons": "UPDATE dispositions SET reason = NULL;",
  "no assignments": "DELETE FROM assignments;",
  "no comments": "DELETE FROM feedback;",
  "days only": `
    UPDATE lifecycle SET at = at / 86400 * 86400, precision = 'day';
    UPDATE touches SET at = at / 86400 * 86400, precision = 'day';`,
  "leads and wins": leadsAndWins,
  "recent wins": `${leadsAndWins}
    DELETE FROM deals WHERE closed_at < (SELECT MAX(closed_at) FROM deals) - 20 * 86400;`,
  "leads only": `${leadsAndWins} DELETE FROM deals;`,
  "one rep":
    "UPDATE leads SET owner = 'Dana'; UPDATE touches SET owner = 'Dana'; UPDATE assignments SET owner = 'Dana';",
  "one lead": `
    DELETE FROM leads WHERE id <> (SELECT lead_id FROM deals WHERE outcome = 'won' ORDER BY lead_id LIMIT 1); ${orphans}`,
  "ten leads": `
    DELETE FROM leads WHERE id NOT IN (SELECT id FROM leads ORDER BY created_at DESC LIMIT 10); ${orphans}`,
} as const satisfies Record<string, string>;

export type CutName = keyof typeof cuts;

export const cutNames = Object.keys(cuts) as [CutName, ...CutName[]];

/** Leads of a cut sample: enough for a source to be compared, few enough to be quick. */
const leads = 400;

/** A sample portal in memory with one kind of record taken out. */
export function createCut(name: CutName): Portal {
  const { portal } = createSample({ leads });
  portal.db.exec(cuts[name]);
  return portal;
}
