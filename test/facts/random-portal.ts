import fc from "fast-check";
import { createCalendars } from "../../src/clock/calendars.ts";
import { openEntries } from "../../src/facts/kernel/entries.ts";
import { registerFunctions } from "../../src/facts/sql-functions.ts";
import { emptyPortal, type Portal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { openSummary } from "../../src/portal/summary/summary.ts";
import { workingTime } from "../../src/settings/business-hours.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

export const day = 86_400;
const hour = 3600;
/** A Saturday, so that weekends come early; clocks change in the span that follows. */
export const start = Date.parse("2026-02-28T00:00:00Z") / 1000;

export interface Event {
  lead: number;
  at: number;
  isDay: boolean;
  what: string;
  by: string;
}

const whats = [
  "MQL",
  "MQL",
  "SAL",
  "SQL",
  "Opportunity",
  "call",
  "email",
  "meeting",
  "accepted",
  "rejected",
  "won",
  "assigned",
];

/** Events over four weeks, most on half hours so that some meet, some known to the day only. */
export const eventsOf = fc.array(
  fc.record({
    lead: fc.integer({ min: 1, max: 7 }),
    at: fc.integer({ min: 0, max: 56 * 24 }).map((half) => start + (half * hour) / 2),
    isDay: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    what: fc.constantFrom(...whats),
    by: fc.constantFrom("call", "email", "sms"),
  }),
  { maxLength: 70, size: "max" },
);

const owners = [undefined, "Ann", "Ben", "Cem"];

/** A portal of six leads, and one that is nobody's; Ben's team keeps other hours. */
export function portalOf(events: readonly Event[], order: readonly number[] = events.map((_, index) => index)): Portal {
  const portal = emptyPortal();
  const write = recordWriter(portal.db);
  write.startImport("test", "test", "test", 0);
  const origin = { importId: 1, line: 1 };
  for (let id = 1; id <= 6; id++) {
    const created = { at: start + id * 7 * hour, precision: "minute" as const };
    const source = ["Web", undefined, "Fair"][id % 3];
    write.lead({ id, source, owner: owners[id % 4], email: id % 2 ? `p${id}@x.example` : undefined, created }, origin);
  }
  for (const index of order) {
    const { lead: leadId, at: moment, isDay, what, by } = events[index]!;
    const when = {
      at: isDay ? Math.floor(moment / day) * day : moment,
      precision: isDay ? ("day" as const) : ("minute" as const),
    };
    if (["call", "email", "meeting"].includes(what))
      write.touch(
        {
          id: `t${index}`,
          leadId,
          channel: what === "call" ? by : what,
          direction: "outbound",
          outcome: what === "meeting" ? "cancelled" : undefined,
          when,
        },
        origin,
      );
    else if (what === "assigned") write.assignment(leadId, "Ann", when, origin);
    else if (what === "accepted" || what === "rejected") write.disposition({ leadId, decision: what, when }, origin);
    else if (what === "won")
      write.deal({ id: `d${index}`, leadId, outcome: "won", closedAt: when.at, precision: when.precision }, origin);
    else write.stage(leadId, what, when, origin);
  }
  return portal;
}

export const settings = settingsSchema.parse({
  business_hours: { time_zone: "America/New_York", holidays: ["2026-03-11"] },
  teams: { Berlin: { owners: ["Ben"], business_hours: { time_zone: "Europe/Berlin", start: "08:00", end: "16:30" } } },
});

export function openKernel({ db }: Portal, asOf: number) {
  const calendars = createCalendars(
    workingTime(settings),
    (owner) => (owner === "Ben" ? "Berlin" : undefined),
    start,
    asOf,
  );
  registerFunctions(db, calendars);
  return openEntries(openSummary(db), asOf, calendars);
}
