import { describe, expect, it } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { type Fact, isScalar } from "../../src/facts/types.ts";
import type { Portal } from "../../src/portal/portal.ts";
import { recordWriter } from "../../src/portal/records.ts";
import { createSample, sampleAsOf, sampleSettings } from "../../src/portal/sample/sample.ts";
import { dropSummary } from "../../src/portal/summary/store.ts";
import { type Settings, settingsSchema } from "../../src/settings/schema.ts";

const settings = settingsSchema.parse(sampleSettings);
const later = { at: sampleAsOf + 86_400, precision: "minute" as const };
const sooner = { at: sampleAsOf - 3600, precision: "minute" as const };
const origin = { importId: 1, line: 1 };

/** A sample with a lead of so high a number that changes are kept apart from what was there. */
function largeSample(): Portal {
  const { portal } = createSample({ leads: 300 });
  const created = { at: sampleAsOf - 90 * 86_400, precision: "minute" as const };
  recordWriter(portal.db).lead({ id: 20_000, source: "Web", created }, origin);
  return portal;
}

/** Every fact with what it is by all of its dimensions. */
function told(portal: Portal, asOf = sampleAsOf, by: Settings = settings): unknown[] {
  const sheet = createFactSheet({ portal, settings: by, asOf, today: asOf });
  return sheet.all().map((fact: Fact) => {
    if (!isScalar(fact)) return fact;
    const { slices, ...rest } = fact;
    return { ...rest, slices: Object.fromEntries(Object.keys(slices).map((name) => [name, slices[name]])) };
  });
}

const leadOf = ({ db }: Portal, which: string): number => db.prepare(which).pluck().get() as number;

describe("facts that are asked for again on a portal that changed are those of a portal that is opened anew", () => {
  const changes: [string, (portal: Portal) => void][] = [
    ["nothing", () => undefined],
    [
      "a call to a lead that nobody called, and one more to another",
      (portal) => {
        const write = recordWriter(portal.db);
        const of = [
          "SELECT lead_id FROM lifecycle WHERE stage = 'MQL' AND lead_id NOT IN (SELECT lead_id FROM touches) LIMIT 1",
          "SELECT lead_id FROM touches LIMIT 1",
        ];
        for (const [at, which] of of.entries())
          write.touch(
            { id: `new ${at}`, leadId: leadOf(portal, which), channel: "call", direction: "outbound", when: sooner },
            origin,
          );
      },
    ],
    [
      "a rejection, where an acceptance was",
      (portal) => {
        const lead = leadOf(portal, "SELECT lead_id FROM dispositions WHERE decision = 'accepted' LIMIT 1");
        portal.db.exec(`DELETE FROM dispositions WHERE lead_id = ${lead}`);
        recordWriter(portal.db).disposition(
          { leadId: lead, decision: "rejected", reason: "no budget", when: sooner },
          origin,
        );
      },
    ],
    ["an owner of another name", ({ db }) => db.exec("UPDATE leads SET owner = 'Somebody New' WHERE id < 40")],
    ["leads that are gone", ({ db }) => db.exec("DELETE FROM leads WHERE id BETWEEN 5 AND 9")],
    [
      "a qualification later than as-of",
      (portal) => recordWriter(portal.db).stage(leadOf(portal, "SELECT MIN(id) FROM leads"), "MQL", later, origin),
    ],
  ];

  it.each(changes)("%s", (_name, change) => {
    const portal = largeSample();
    told(portal);
    change(portal);
    const again = told(portal);
    dropSummary(portal.db);
    expect(again).toEqual(told(portal));
  });

  it("as of another day, or by other working hours", () => {
    const portal = largeSample();
    told(portal);
    for (const [, change] of changes.slice(1)) change(portal);
    const owner = portal.db.prepare("SELECT owner FROM leads WHERE owner IS NOT NULL LIMIT 1").pluck().get() as string;
    const others = settingsSchema.parse({
      ...sampleSettings,
      business_hours: { ...sampleSettings.business_hours, start: "11:00" },
      teams: { abroad: { owners: [owner], business_hours: { time_zone: "Asia/Tokyo" } } },
    });
    const asked = [
      [later.at, settings],
      [sampleAsOf - 30 * 86_400, settings],
      [sampleAsOf, others],
      [sampleAsOf, settings],
    ] as const;
    const again = asked.map(([asOf, by]) => told(portal, asOf, by));
    for (const [at, [asOf, by]] of asked.entries()) {
      dropSummary(portal.db);
      expect(again[at]).toEqual(told(portal, asOf, by));
    }
  });
});
