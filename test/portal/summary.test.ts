import { chmodSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPortal, type Db, emptyPortal, openPortal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { dayOnly, never, stampColumns } from "../../src/portal/summary/columns.ts";
import { keyColumns, saidColumn } from "../../src/portal/summary/further/contacts.ts";
import { earlyTouches } from "../../src/portal/summary/further/touches.ts";
import { dropSummary } from "../../src/portal/summary/store.ts";
import { openSummary } from "../../src/portal/summary/summary.ts";
import { temporaryFolder } from "../support.ts";

const day = 86_400;
const origin = { importId: 1, line: 1 };

interface Entry extends Record<string, unknown> {
  lead: number;
  n: number;
}

/** The entries of a portal's summary as plain records, by lead and qualification. */
function entriesOf(db: Db): Entry[] {
  const summary = openSummary(db);
  const { start, at, channel } = summary.attempts();
  const n = summary.column("n");
  const entries: Entry[] = [];
  for (let entry = 0; entry < summary.entries; entry++) {
    if (n[entry] === -1) continue;
    const label = (name: string) => summary.labels(name)[summary.column(name)[entry]!] || undefined;
    const stamps = stampColumns.map((name) => [name, summary.column(name)[entry]]);
    entries.push({
      lead: summary.column("lead")[entry]!,
      n: n[entry]!,
      flags: summary.column("flags")[entry],
      ...Object.fromEntries(stamps.filter(([, moment]) => moment !== never)),
      source: label("source"),
      owner: label("owner"),
      reason: label("reason"),
      plan: label("dimension:plan"),
      engagements: summary.column("engagements")[entry],
      attempts: Array.from(at.slice(start[entry], start[entry + 1]), (moment, place) => [
        moment,
        summary.labels("channel")[channel[start[entry]! + place]!],
      ]),
    });
  }
  return entries.sort((a, b) => a.lead - b.lead || a.n - b.n);
}

/** What a portal's summary has of each lead from when it is first asked for. */
function furtherOf(db: Db): Record<string, unknown>[] {
  const summary = openSummary(db);
  const [n, lead] = [summary.column("n"), summary.column("lead")];
  const [stamps, tries] = [summary.stamps(), summary.tries()];
  const leads: { lead: number }[] = [];
  for (let entry = 0; entry < summary.entries; entry++) {
    if (n[entry]! < 0 || n[entry]! > 1) continue;
    const listed = (lists: { start: Int32Array; at: Int32Array }, numbers: Int32Array, labels: readonly string[]) =>
      Array.from(lists.at.slice(lists.start[entry], lists.start[entry + 1]), (at, place) => [
        at,
        labels[numbers[lists.start[entry]! + place]!],
      ]).sort();
    leads.push({
      lead: lead[entry]!,
      ...Object.fromEntries(keyColumns.map((name) => [name, summary.keys(name)[entry]])),
      said: summary.column(saidColumn)[entry],
      early: summary.column(earlyTouches)[entry],
      stamps: listed(stamps, stamps.stage, stamps.stages),
      tries: listed(tries, tries.owner, tries.owners),
    } as { lead: number });
  }
  return leads.sort((a, b) => a.lead - b.lead);
}

interface Event {
  lead: number;
  at: number;
  isDay: boolean;
  what: string;
}

/** What `entriesOf` must give, worked out event by event from what was put in. */
function expected(leads: Map<number, { source?: string; owner?: string }>, events: readonly Event[]): Entry[] {
  return [...leads].flatMap(([lead, { source, owner }]) => {
    const own = events.filter((event) => event.lead === lead);
    const of = (what: string) => own.filter((event) => event.what === what).sort((a, b) => a.at - b.at);
    const mqls = of("MQL");
    const attempts = [...of("call"), ...of("email")];
    return (mqls.length === 0 ? [undefined] : mqls).map((mql, index): Entry => {
      const next = mqls[index + 1];
      const belongs = ({ at, isDay }: Event): boolean => {
        const latest = at + (isDay ? day - 1 : 0);
        return (mql === undefined || latest >= mql.at) && (next === undefined || latest < next.at);
      };
      const first = (...whats: string[]): number | undefined => {
        const moments = whats.flatMap(of).filter(belongs);
        return moments.length === 0 ? undefined : Math.min(...moments.map(({ at }) => at));
      };
      const ledUpTo = of("page view").filter(
        ({ at }) => mql === undefined || (at <= mql.at && (index === 0 || at > mqls[index - 1]!.at)),
      );
      const touches = attempts.filter(belongs).sort((a, b) => a.at - b.at || (a.what < b.what ? -1 : 1));
      const stamps = {
        created_at: 10 * day,
        mql_at: mql?.at,
        next_at: next?.at,
        assigned_at: first("assigned"),
        touched_at: touches[0] && Math.min(...touches.map(({ at }) => at)),
        accepted_at: first("SAL", "accepted"),
        rejected_at: first("rejected"),
        sql_at: first("SQL"),
        won_at: first("won"),
        first_won_at: of("won")[0]?.at,
      };
      return {
        lead,
        n: mql === undefined ? 0 : index + 1,
        flags:
          (mql?.isDay ? dayOnly.mql : 0) |
          (attempts.some(({ isDay }) => isDay) ? dayOnly.touch : 0) |
          (of("assigned")
            .filter(belongs)
            .some(({ isDay }) => isDay)
            ? dayOnly.assigned
            : 0),
        ...Object.fromEntries(Object.entries(stamps).filter(([, moment]) => moment !== undefined)),
        source,
        owner,
        reason: stamps.rejected_at === undefined ? undefined : "too small",
        plan: undefined,
        engagements: ledUpTo.length,
        attempts: touches.map(({ at, what }) => [at, what]),
      };
    });
  });
}

function put(db: Db, leads: Map<number, { source?: string; owner?: string }>, events: readonly Event[]): void {
  const write = recordWriter(db);
  write.startImport("test", "test", "test", 0);
  for (const [id, labels] of leads)
    write.lead({ id, ...labels, created: { at: 10 * day, precision: "minute" } }, origin);
  for (const [index, { lead: leadId, at, isDay, what }] of events.entries()) {
    const when = { at, precision: isDay ? ("day" as const) : ("minute" as const) };
    const touch = { id: `t${String(at).padStart(12, "0")}-${what}-${index}`, leadId, when };
    if (what === "call" || what === "email") write.touch({ ...touch, channel: what, direction: "outbound" }, origin);
    else if (what === "called off")
      write.touch({ ...touch, channel: "meeting", direction: "outbound", outcome: "cancelled" }, origin);
    else if (what === "answer") write.touch({ ...touch, channel: "email", direction: "inbound" }, origin);
    else if (what === "page view") write.engagement({ id: `e${index}`, leadId, kind: what, when }, origin);
    else if (what === "assigned") write.assignment(leadId, "Ann", when, origin);
    else if (what === "accepted") write.disposition({ leadId, decision: what, when }, origin);
    else if (what === "rejected") write.disposition({ leadId, decision: what, reason: "too small", when }, origin);
    else if (what === "won")
      write.deal({ id: `d${index}`, leadId, outcome: "won", closedAt: at, precision: when.precision }, origin);
    else write.stage(leadId, what, when, origin);
  }
}

const leadsOf = fc
  .array(
    fc.record({
      source: fc.constantFrom(undefined, "Web", "Event"),
      owner: fc.constantFrom(undefined, "Ann", "Ben"),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => new Map(list.map((labels, index) => [index * 3 + 1, labels])));

const whats = [
  ...["MQL", "MQL", "SAL", "SQL", "call", "email", "called off", "answer", "assigned", "accepted", "rejected", "won"],
  ...["page view", "Customer"],
];

/** Events on a grid of half days, so that they meet; one of a kind at a time. A lead number of 2 is nobody's. */
const eventsOf = fc.uniqueArray(
  fc
    .record({
      lead: fc.constantFrom(1, 1, 1, 4, 7, 2),
      half: fc.integer({ min: 20, max: 34 }),
      isDay: fc.boolean(),
      what: fc.constantFrom(...whats),
    })
    .map(({ lead, half, isDay, what }) => ({
      lead,
      isDay,
      what,
      at: isDay ? Math.floor(half / 2) * day : (half * day) / 2,
    })),
  { selector: ({ lead, at, what }) => `${lead} ${at} ${what}`, maxLength: 60, size: "max" },
);

test("an entry holds the first of each kind that came in its qualification, as an event by event reading does", () => {
  fc.assert(
    fc.property(leadsOf, eventsOf, (leads, events) => {
      const { db } = emptyPortal();
      put(db, leads, events);
      expect(entriesOf(db)).toEqual(expected(leads, events));
    }),
    { numRuns: 300 },
  );
});

test("records in any order, and of leads that nobody asks for, change nothing", () => {
  fc.assert(
    fc.property(leadsOf, eventsOf, fc.infiniteStream(fc.nat()), (leads, events, keys) => {
      const { db } = emptyPortal();
      const order = events.map((event) => ({ event, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
      put(
        db,
        new Map([...leads].reverse()),
        order.map(({ event }) => event),
      );
      expect(entriesOf(db)).toEqual(expected(leads, events));
    }),
    { numRuns: 100 },
  );
});

/** More leads than are kept in one segment. */
const many = 17_000;

/** A portal of many leads, some of them qualified and called. */
function largePortal(): Db {
  const { db } = emptyPortal();
  const write = recordWriter(db);
  write.startImport("test", "test", "test", 0);
  db.transaction(() => {
    for (let id = 1; id <= many; id++) {
      const at = 10 * day + id * 60;
      const source = ["Web", "Event", undefined][id % 3];
      const email = id % 3 === 0 ? `jo.${id % 500}@${id % 9}.example` : undefined;
      write.lead({ id, source, email, owner: id % 2 ? "Ann" : "Ben", created: { at, precision: "minute" } }, origin);
      if (id % 4 === 0) continue;
      write.stage(id, "MQL", { at: at + 60, precision: "minute" }, origin);
      if (id % 5 !== 0)
        write.touch(
          {
            id: `t${id}`,
            leadId: id,
            channel: "call",
            direction: "outbound",
            when: { at: at + 600, precision: "minute" },
          },
          origin,
        );
    }
  })();
  return db;
}

/** What the summary is when it is built from nothing. */
function builtAnew(db: Db): { entries: Entry[]; further: unknown[] } {
  dropSummary(db);
  return { entries: entriesOf(db), further: furtherOf(db) };
}

describe("after changes to a large portal it is what it would be if it were built anew", () => {
  const later = { at: 60 * day, precision: "minute" as const };
  test.each<[string, (db: Db, write: ReturnType<typeof recordWriter>) => void]>([
    ["nothing", () => undefined],
    ["a second qualification", (_db, write) => write.stage(5, "MQL", later, origin)],
    [
      "a call over a channel that nobody used before",
      (_db, write) =>
        write.touch(
          { id: "new", leadId: 9_000, channel: "carrier pigeon", direction: "outbound", when: later },
          origin,
        ),
    ],
    ["new leads", (_db, write) => write.lead({ id: many + 7, source: "Fair", created: later }, origin)],
    ["a lead that is gone", (db) => db.exec("DELETE FROM leads WHERE id IN (3, 16999)")],
    ["a call that was another's", (db) => db.exec("UPDATE touches SET lead_id = 2 WHERE id = 't1'")],
    [
      "a deal that gets a lead, and loses it",
      (db, write) => {
        write.deal({ id: "d", leadId: 6, outcome: "won", closedAt: later.at, precision: "minute" }, origin);
        write.deal({ id: "e", outcome: "won", closedAt: later.at, precision: "minute" }, origin);
        db.exec("UPDATE deals SET lead_id = 16998 WHERE id = 'e'; UPDATE deals SET lead_id = NULL WHERE id = 'd'");
      },
    ],
    [
      "an e-mail that is put right",
      (db) => db.exec("UPDATE leads SET email = 'ann@acme.example', source = 'Fair' WHERE id = 9"),
    ],
    ["a source that is put right", (db) => db.exec("UPDATE leads SET source = 'Fair' WHERE id = 16990")],
    [
      "records that are said once more, and otherwise",
      (_db, write) => {
        for (const said of ["Fair", "Web"]) {
          write.lead({ id: 1, source: said, created: later }, origin);
          write.stage(1, "MQL", later, origin);
          write.assignment(1, "Ann", later, origin);
          write.disposition({ leadId: 1, decision: "rejected", reason: said, when: later }, origin);
          write.feedback(1, said, later, origin);
          write.touch({ id: "t1", leadId: 1, channel: said, direction: "outbound", when: later }, origin);
          write.engagement({ id: "e1", leadId: 1, kind: said, when: later }, origin);
          write.deal(
            { id: "d1", leadId: 1, name: said, outcome: "won", closedAt: later.at, precision: "minute" },
            origin,
          );
          write.dimension("lead", 1, "plan", said);
        }
      },
    ],
    ["a dimension that is mapped now", (_db, write) => write.dimension("lead", 12, "plan", "pro")],
  ])("%s", (name, change) => {
    const db = largePortal();
    const write = recordWriter(db);
    const before = entriesOf(db);
    const { stamps, tries, keys } = openSummary(db);
    expect([stamps(), tries()].map(({ at }) => at[0])).toEqual([10 * day + 120, 10 * day + 660]);
    expect(keys("mail_key")[2]).toBeGreaterThan(0);
    change(db, write);
    const after = entriesOf(db);
    // A second round of changes meets what the first one left.
    write.disposition({ leadId: 5, decision: "rejected", reason: "too small", when: later }, origin);
    const afterThat = entriesOf(db);
    expect({ entries: afterThat, further: furtherOf(db) }).toEqual(builtAnew(db));
    if (name === "nothing") expect(after).toEqual(before);
    else expect(after).not.toEqual(before);
    expect(afterThat.filter(({ lead }) => lead === 5).at(-1)?.rejected_at).toBe(later.at);
  });
});

test("a change costs what the leads cost that it touches, and not the whole summary", () => {
  const db = largePortal();
  openSummary(db);
  const kept = () => db.prepare("SELECT id, entries FROM summary_segments ORDER BY id").raw().all() as number[][];
  const before = kept();
  recordWriter(db).stage(5, "MQL", { at: 60 * day, precision: "minute" }, origin);
  openSummary(db);
  expect(kept().slice(0, before.length)).toEqual(before);
  expect(
    kept()
      .slice(before.length)
      .map(([, entries]) => entries),
  ).toEqual([2]);
});

test("what another process changes meanwhile is told, and not mixed with what was read", () => {
  const folder = temporaryFolder();
  const path = join(folder, "portal.db");
  const { db } = createPortal(path);
  put(db, new Map([[1, { source: "Web" }]]), [{ lead: 1, at: 11 * day, isDay: false, what: "MQL" }]);
  const summary = openSummary(db);
  expect(summary.column("mql_at")[0]).toBe(11 * day);
  const { db: other } = openPortal(folder, path);
  recordWriter(other).stage(1, "SQL", { at: 12 * day, precision: "minute" }, origin);
  expect(summary.column("mql_at")[0]).toBe(11 * day);
  expect(() => summary.column("sql_at")).toThrow(/changed by another process while it was read; ask again/);
  expect(openSummary(db).column("sql_at")[0]).toBe(12 * day);
  for (const each of [db, other]) each.close();
});

test("what changes through the same connection is told to who still reads an earlier summary", () => {
  const db = largePortal();
  const write = recordWriter(db);
  write.stage(5, "MQL", { at: 60 * day, precision: "minute" }, origin);
  const earlier = openSummary(db);
  expect(earlier.column("n").includes(2)).toBe(true);
  expect(openSummary(db).column("n")).toEqual(earlier.column("n"));
  write.stage(6, "MQL", { at: 60 * day, precision: "minute" }, origin);
  const later = openSummary(db);
  expect(later.column("n").filter((n) => n === 2)).toHaveLength(2);
  expect(() => earlier.column("n")).toThrow(/changed while it was read; ask again/);
});

test("what is undone is not remembered", () => {
  const db = largePortal();
  openSummary(db).column("source");
  const before = entriesOf(db);
  db.exec("BEGIN; UPDATE leads SET source = 'Fair'");
  expect(entriesOf(db)).not.toEqual(before);
  db.exec("ROLLBACK");
  expect(entriesOf(db)).toEqual(before);
});

test("a portal that can't be written to is summed up all the same", () => {
  const folder = temporaryFolder();
  const path = join(folder, "portal.db");
  const { db } = createPortal(path);
  put(db, new Map([[1, { source: "Web" }]]), [{ lead: 1, at: 11 * day, isDay: false, what: "MQL" }]);
  db.close();
  chmodSync(path, 0o400);
  const { db: reading } = openPortal(folder, path);
  reading.pragma("query_only = ON");
  expect(entriesOf(reading)).toMatchObject([{ lead: 1, n: 1, source: "Web" }]);
  expect(reading.prepare("SELECT COUNT(*) FROM summary_segments").pluck().get()).toBe(0);
  reading.close();
});
