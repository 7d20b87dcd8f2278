import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { importFiles } from "../../src/portal/import/import.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { temporaryFolder } from "../support.ts";
import { withWho } from "../who.ts";

const TABLES = [
  "leads",
  "lifecycle",
  "assignments",
  "dispositions",
  "feedback",
  "engagements",
  "deals",
  "deal_stages",
  "touches",
  "aliases",
  "companies",
];

/** Everything that a portal says, without how it came there. */
function saidIn(folder: string): Record<string, unknown[]> {
  const db = withWho(openPortal(folder, join(folder, "portal.db")).db);
  const said = Object.fromEntries(
    TABLES.map((table) => {
      const columns = (db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]).filter(
        (column) => column !== "import_id" && column !== "line",
      );
      const isPerson = (column: string) => column === "lead_id" || (table === "leads" && column === "id");
      const told = columns.map((column) => (isPerson(column) ? `who(${column})` : column));
      return [table, db.prepare(`SELECT ${told} FROM ${table} ORDER BY ${told}`).raw().all()];
    }),
  );
  db.close();
  return said;
}

const day = (offset: number): string => new Date(Date.UTC(2026, 0, 1 + offset, 9)).toISOString();

/** Rows of a HubSpot contacts export, each id and modified date once: a version of a record. */
const contacts = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      modified: fc.integer({ min: 10, max: 40 }),
      email: fc.boolean(),
      company: fc.constantFrom("", "Acme", "Bolt"),
      owner: fc.constantFrom("", "Ann", "Ben"),
      mql: fc.option(fc.integer({ min: 5, max: 9 }), { nil: undefined }),
      salesforce: fc.boolean(),
    }),
    { selector: ({ id, modified }) => `${id} ${modified}`, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ id, modified, email, company, owner, mql, salesforce }) =>
      [
        id,
        email ? `p${id}@x.example` : "",
        company,
        owner,
        day(1),
        mql === undefined ? "" : day(mql),
        day(modified),
        salesforce ? `00QAA00000000${id}b` : "",
      ].join(","),
    ),
  );
const contactsHead =
  "Record ID,Email,Company Name,Contact owner,Create Date,Became a Marketing Qualified Lead Date,Last Modified Date,Salesforce Lead ID";

const leads = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      modified: fc.integer({ min: 10, max: 40 }),
      title: fc.constantFrom("", "CFO"),
    }),
    {
      selector: ({ id, modified }) => `${id} ${modified}`,
      maxLength: 6,
    },
  )
  .map((rows) =>
    rows.map(({ id, modified, title }) =>
      [`00QAA00000000${id}b`, `p${id}@x.example`, title, "Web", day(2), day(modified), "false"].join(","),
    ),
  );
const leadsHead = "Id,Email,Title,LeadSource,CreatedDate,LastModifiedDate,IsConverted";

const deals = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 5 }),
      lead: fc.integer({ min: 1, max: 8 }),
      modified: fc.integer({ min: 10, max: 40 }),
      amount: fc.integer({ min: 1, max: 9 }),
    }),
    {
      selector: ({ id, modified }) => `${id} ${modified}`,
      maxLength: 6,
    },
  )
  .map((rows) =>
    rows.map(({ id, lead, modified, amount }) =>
      [id, `Deal ${id}`, "Proposal", amount * 100, day(3), lead, day(modified)].join(","),
    ),
  );
const dealsHead = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Associated Contact IDs,Last Modified Date";

const calls = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 9 }), lead: fc.integer({ min: 1, max: 8 }) }), {
    selector: ({ id }) => id,
    maxLength: 6,
  })
  .map((rows) => rows.map(({ id, lead }) => [id, day(12 + id), "Connected", "Outbound", lead].join(",")));
const callsHead = "Record ID,Activity date,Call outcome,Call direction,Associated Contact IDs";

/** What is put in a property on a day, so that no two rows say two things at once. */
const valuesOf: Record<string, (day: number) => string> = {
  lifecyclestage: (day) => (day % 2 === 0 ? "Marketing Qualified Lead" : "Opportunity"),
  hs_lead_status: (day) => (day % 2 === 0 ? "Unqualified" : "Accepted"),
  lead_rejection_reason: (day) => `Reason ${day}`,
  hubspot_owner_id: () => "Ann",
  sales_feedback: (day) => `Comment ${day}`,
};

const changes = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 8 }),
      property: fc.constantFrom(...Object.keys(valuesOf)),
      day: fc.integer({ min: 1, max: 5 }).map((count) => 3 * count),
      isLate: fc.boolean(),
    }),
    { selector: ({ id, property, day }) => `${id} ${property} ${day}`, maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ id, property, day: on, isLate }) => {
      const when = isLate && property === "lead_rejection_reason" ? day(on).replace("09:00", "09:01") : day(on);
      return [id, property, valuesOf[property]!(on), when, "Ann"].join(",");
    }),
  );
const changesHead = "Record ID,Property,Value,Timestamp,Updated by";

const forms = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 8 }), on: fc.integer({ min: 1, max: 4 }) }), {
    selector: ({ id, on }) => `${id} ${on}`,
    maxLength: 5,
  })
  .map((rows) => rows.map(({ id, on }) => [`Form ${on}`, day(on), id].join(",")));
const formsHead = "Conversion,Submission date,Record ID";

test("an import in two halves, in any order, or twice equals one import", { timeout: 120_000 }, async () => {
  const piece = fc.tuple(contacts, leads, deals, calls, changes, forms);
  await fc.assert(
    fc.asyncProperty(
      piece,
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.nat(1000)),
      async (rows, sides, keys) => {
        const folder = temporaryFolder();
        const heads = [contactsHead, leadsHead, dealsHead, callsHead, changesHead, formsHead];
        const write = (name: string, pick: (side: boolean) => boolean, chosen: boolean[][]): string[] =>
          rows.flatMap((lines, kind) => {
            const own = lines.filter((_, at) => pick(chosen[kind]![at]!));
            if (own.length === 0) return [];
            mkdirSync(join(folder, name), { recursive: true });
            const file = join(folder, name, `${kind}.csv`);
            writeFileSync(file, `${[heads[kind], ...own].join("\n")}\n`);
            return [file];
          });
        const chosen = rows.map((lines) => lines.map(() => sides.next().value as boolean));
        const whole = write("whole", () => true, chosen);
        if (whole.length === 0) return;
        const halves = [write("left", (side) => side, chosen), write("right", (side) => !side, chosen)].flat();
        const shuffled = halves
          .map((file) => ({ file, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key);

        const into = async (name: string, batches: string[][]) => {
          const home = join(folder, `portal-${name}`);
          mkdirSync(home);
          for (const batch of batches) if (batch.length > 0) await importFiles(batch, join(home, "portal.db"));
          return saidIn(home);
        };
        const one = await into("one", [whole]);
        expect(
          await into(
            "halves",
            shuffled.map(({ file }) => [file]),
          ),
        ).toEqual(one);
        expect(await into("twice", [whole, halves.toReversed(), whole])).toEqual(one);
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});
