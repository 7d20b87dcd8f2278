import { describe, expect, test } from "vitest";
import type { FactSheet } from "../../src/facts/sheet.ts";
import type { Portal } from "../../src/portal/portal.ts";
import type { NamedWriter } from "../named-writer.ts";
import { at, day, handMade, measured, minute, origin, plainRows, sheetOf } from "./support.ts";

const sheetWith = (portal: Portal): FactSheet => sheetOf(portal, { asOf: at("2026-05-29T12:00:00Z"), window: "all" });
const lead = (write: NamedWriter, id: string) => write.lead({ id, created: day("2026-01-02") }, origin);
const stages = (write: NamedWriter, id: string, ...stamps: [stage: string, iso: string][]) => {
  lead(write, id);
  for (const [stage, iso] of stamps) write.stage(id, stage, minute(iso), origin);
};

describe("the way through lifecycle stages", () => {
  const portal = handMade((write) => {
    stages(write, "a", ["Lead", "2026-01-05T00:00Z"], ["MQL", "2026-01-07T00:00Z"], ["SQL", "2026-01-17T00:00Z"]);
    stages(
      write,
      "b",
      ["Lead", "2026-01-05T00:00Z"],
      ["MQL", "2026-01-09T00:00Z"],
      ["Demo Booked", "2026-01-11T00:00Z"],
    );
    // Recycled: the stage begins again, and the lead goes back from SAL.
    stages(
      write,
      "c",
      ...(
        [
          ["MQL", "2026-01-05T00:00Z"],
          ["MQL", "2026-02-05T00:00Z"],
          ["SAL", "2026-02-06T00:00Z"],
          ["MQL", "2026-04-06T00:00Z"],
        ] as const
      ).map(([stage, iso]): [string, string] => [stage, iso]),
    );
    // Set too early: the SQL stamp stands before the one of the MQL.
    stages(
      write,
      "d",
      ["SQL", "2026-01-05T00:00Z"],
      ["MQL", "2026-01-06T00:00Z"],
      ["Opportunity", "2026-06-06T00:00Z"],
    );
  });

  test("days in a stage are those before a lead moved on; moves back and repeats are left out", () => {
    expect(plainRows(sheetWith(portal), "days_by_stage")).toEqual([
      ["Lead", 2, 3, 3.8],
      ["MQL", 3, 2, 8.4],
    ]);
  });

  test("moves back are counted of all moves along the ladder", () => {
    // Lead-MQL twice, MQL-SQL, MQL-SAL, and back SAL-MQL and SQL-MQL.
    expect(measured(sheetWith(portal), "backward_moves")).toMatchObject({ value: 2 / 6, sample: 6 });
  });

  test("a stage is skipped where the one before was never stamped; stages that nobody uses are none", () => {
    expect(plainRows(sheetWith(portal), "skipped_stages")).toEqual([
      ["MQL", "Lead", 4, 2, 0.5],
      ["SAL", "MQL", 1, 0, 0],
      ["SQL", "SAL", 2, 2, 1],
    ]);
  });

  test("stages on record are defined under any of their names", () => {
    const defined = handMade((write) => {
      stages(write, "a", ["MQL", "2026-01-05T00:00Z"], ["Demo Booked", "2026-01-11T00:00Z"]);
      for (const name of ["Lead", "Marketing Qualified Lead"])
        write.stageDefinition({ kind: "lifecycle", pipeline: "default", name }, origin);
    });
    expect(plainRows(sheetWith(defined), "stages_on_record")).toEqual([
      ["MQL", 1, "yes"],
      ["Demo Booked", 1, "no"],
    ]);
    expect(sheetWith(portal).get("stages_on_record")).toMatchObject({
      check: expect.stringContaining("as the CRM defines"),
    });
  });
});

describe("lifecycle stages that mirror deal stages", () => {
  const mirrored = (leads: number, late: number, precision: "minute" | "day" = "minute") =>
    handMade((write) => {
      for (let index = 0; index < leads; index++) {
        const id = `l${index}`;
        const opened = at("2026-02-02T09:00:00Z") + index * 3600;
        lead(write, id);
        write.deal({ id, leadId: id, outcome: "open", createdAt: opened, precision: "minute" }, origin);
        write.dealStage(id, "Discovery", { at: opened, precision }, origin);
        write.stage(id, "Opportunity", { at: opened + (index < late ? 7200 : 240), precision }, origin);
        write.stage(id, "demo-booked", { at: opened + 86_400 * 3, precision }, origin);
      }
      write.stageDefinition({ kind: "pipeline", pipeline: "p", name: "Demo Booked" }, origin);
    });

  test("by their name, and by being set within minutes for nearly all", () => {
    expect(plainRows(sheetWith(mirrored(20, 2)), "mirrored_stages")).toEqual([
      ["demo-booked", "Demo Booked", "same name", 20, "-"],
      ["Opportunity", "Discovery", "set together", 20, 0.9],
    ]);
  });

  test.each([
    ["for fewer than nearly all", mirrored(20, 3)],
    ["on too few leads", mirrored(4, 0)],
    ["to the day", mirrored(20, 0, "day")],
  ])("not where they are set together %s", (_, portal) => {
    expect(plainRows(sheetWith(portal), "mirrored_stages").map(([, , how]) => how)).toEqual(["same name"]);
  });
});

describe("handoffs between teams", () => {
  const portal = handMade((write) => {
    for (const [name, team] of [
      ["Sam", "SDR North"],
      ["Sue", "Business Development"],
      ["Abe", "Account Executives"],
      ["Ann", "Enterprise Sales"],
      ["Cora", "Customer Success"],
      ["Pat", "Partners"],
    ] as const)
      write.owner({ id: `o-${name}`, name, email: `${name}@us.example`, team }, origin);
    write.owner({ id: "o-x", name: "Xan" }, origin);
    const assign = (id: string, ...owners: [name: string, iso: string][]) => {
      lead(write, id);
      for (const [name, iso] of owners) write.assignment(id, name, minute(iso), origin);
    };
    const touch = (id: string, iso: string, outcome?: string) =>
      write.touch(
        { id: `${id}${iso}`, leadId: id, channel: "meeting", direction: "outbound", outcome, when: minute(iso) },
        origin,
      );
    // Monday to Monday: seven days with the SDR; the AE calls on Wednesday.
    assign("1", ["Sam", "2026-02-02T09:00Z"], ["abe", "2026-02-09T09:00Z"], ["Cora", "2026-03-09T09:00Z"]);
    touch("1", "2026-02-10T16:00Z");
    // From one SDR to another, which is no handoff; then by e-mail to an AE, who only has a meeting that was cancelled.
    assign("2", ["Sam", "2026-02-02T09:00Z"], ["Sue", "2026-02-03T09:00Z"], ["Ann@us.example", "2026-02-06T09:00Z"]);
    touch("2", "2026-02-06T15:00Z", "Cancelled");
    touch("2", "2026-02-20T15:00Z");
    // Too young to tell, of a person without a team, and to a team of its own name.
    assign("3", ["Sam", "2026-05-20T09:00Z"], ["Abe", "2026-05-29T11:00Z"]);
    assign("4", ["Xan", "2026-02-02T09:00Z"], ["Abe", "2026-02-05T09:00Z"], ["Pat", "2026-02-15T09:00Z"]);
  });

  test("are told by what the teams do, with how long the lead was with the first and whether the next one called", () => {
    const sheet = sheetWith(portal);
    const rows = plainRows(sheet, "handoffs");
    expect(rows.map(([from, to, leads, days]) => [from, to, leads, days])).toEqual([
      ["SDR", "AE", 3, expect.closeTo(7, 6)],
      ["AE", "CS", 1, 28],
      ["AE", "Partners", 1, 10],
    ]);
    expect(rows.map((row) => row[4])).toEqual([0.5, 0, 0]);
    expect(measured(sheet, "handoffs_touched")).toMatchObject({ value: 0.25, sample: 4 });
  });

  test("are missing without teams, with what to check", () => {
    const bare = handMade((write) => {
      lead(write, "a");
      write.assignment("a", "Sam", minute("2026-02-02T09:00Z"), origin);
    });
    expect(sheetWith(bare).get("handoffs")).toMatchObject({ check: expect.stringContaining("teams of owners") });
  });
});

test("records that contradict each other are counted, each with what to look at", () => {
  const portal = handMade((write) => {
    const created = minute("2026-02-02T12:00:00Z");
    for (const id of ["early", "same day", "converted", "never"]) write.lead({ id, created }, origin);
    const touch = (id: string, leadId: string, when: ReturnType<typeof minute>, outcome?: string) =>
      write.touch({ id, leadId, channel: "call", direction: "outbound", outcome, when }, origin);
    touch("0", "early", minute("2026-02-01T08:00:00Z"), "cancelled");
    touch("1", "early", minute("2026-02-01T09:00:00Z"));
    touch("2", "early", minute("2026-02-02T11:00:00Z"));
    touch("3", "early", minute("2026-02-03T11:00:00Z"));
    touch("4", "same day", day("2026-02-02"));
    touch("5", "never", minute("2026-03-03T11:00:00Z"));
    const won = (id: string, leadId: string | undefined, iso: string, stage: string) =>
      write.deal(
        { id, leadId, stage, outcome: "won", createdAt: at("2026-01-01T00:00Z"), closedAt: at(iso), precision: "day" },
        origin,
      );
    won("before the lead", "converted", "2026-01-20T00:00:00Z", "Closed Won");
    won("on its day", "same day", "2026-02-02T00:00:00Z", "Won");
    won("before the touch", "never", "2026-03-01T00:00:00Z", "closed_won");
    won("of nobody", undefined, "2026-03-01T00:00:00Z", "Won");
    won("of somebody gone", "gone", "2026-03-01T00:00:00Z", "Won");
    write.stage("converted", "SQL", created, origin);
    write.stage("same day", "Sales Qualified Lead", created, origin);
  });
  expect(plainRows(sheetWith(portal), "record_oddities").map(([name, count]) => [name, count])).toEqual([
    ["Touches before the lead was created", 2],
    ["Wins before the lead was created", 1],
    ["Wins before the first touch of the lead", 1],
    ["Stages under two names", 2],
    ["Deals of leads that never became SQL, Opportunity or Customer", 2],
    ["Deals that name no lead on record", 2],
  ]);
});

test("where one side of a contradiction is not on record at all, it is not counted as none", () => {
  const portal = handMade((write) => {
    lead(write, "a");
    const closedAt = at("2026-03-01T00:00:00Z");
    write.deal({ id: "d", leadId: "a", outcome: "won", closedAt, precision: "day" }, origin);
  });
  expect(plainRows(sheetWith(portal), "record_oddities").map(([, count]) => count)).toEqual([
    "no such record",
    0,
    "no such record",
    "no such record",
    "no such record",
    0,
  ]);
});
