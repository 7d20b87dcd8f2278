import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { createFactSheet } from "../../src/facts/sheet.ts";
import { loadLibrary } from "../../src/library/load.ts";
import { startRun } from "../../src/missions/run.ts";
import { openRunStore } from "../../src/missions/store.ts";
import { openPortal } from "../../src/portal/portal.ts";
import { applicationId, migrations } from "../../src/portal/schema.ts";
import { settingsSchema } from "../../src/settings/schema.ts";
import { coord, temporaryFolder } from "../support.ts";
import { withWho } from "../who.ts";

const said = "Ada was rude on the phone and hung up";

const map = `source: crm
tables:
  - into: leads
    columns:
      Id: id
      Email: email
      HubSpot: hubspot_id
      Company: company
      Phone: phone
      Created: created_at
      MQL: mql_at
      Rejected: rejected_at
      Reason: rejection_reason
      Comment: feedback
      Owner: owner
      Assigned: assigned_at
    dimensions: { First Name: First Name, Last Name: Last Name }
  - into: deals
    columns: { Deal: id, Contact: lead, Title: name, Outcome: outcome, Why: lost_reason, Closed: closed_at, Money: amount }
    dimensions: { Signed by: Signed by }
  - into: deal_history
    columns: { Deal id: deal, What: field, Before: old_value, After: new_value, Changed: at }
  - into: touches
    columns: { Call: id, Whom: lead, Channel: channel, When: at }
  - into: engagements
    columns: { Form: id, Visitor: lead, Kind: kind, Page: detail, Sent: at }
  - into: product_events
    columns: { Event: id, User: lead, Did: kind, Time: at }
  - into: customer_feedback
    columns: { Survey: id, Customer: lead, Sort: kind, Score: score, Words: text, Answered: at }
`;

const files: Record<string, string> = {
  "leads.csv": `Id,Email,HubSpot,Company,Phone,Created,MQL,Rejected,Reason,Comment,Owner,Assigned,First Name,Last Name
1,Ada@Example.org,101,Byron Ltd,+1 555 0199,2026-01-05,2026-01-06,2026-01-08,Wrong contact,${said},Ann,2026-01-06,Ada,Byron
2,ada@example.org.uk,102,Other Ltd,,2026-01-05,2026-01-06,2026-01-09,Wrong contact,Ask ada@example.org instead,Ann,2026-01-06,Ada,Olsen
3,nada@example.org,103,Nada Ltd,,2026-01-05,2026-01-06,,,,Ben,2026-01-06,Nada,Surf
4,,104,Fourth Ltd,,ada@example.org,,,,,Ben,,Cem,Demir
5,bob@example.org,105,Fifth Ltd,,2026-01-07,2026-01-07,,,,Ben,2026-01-07,Bob,Cole
`,
  "leads-2.csv": `Id,Email,HubSpot,Company,Phone,Created,MQL,Rejected,Reason,Comment,Owner,Assigned,First Name,Last Name
9,a.byron@example.net,101,Byron Ltd,+1 555 0199,2026-01-02,,,,,,,Ada,Byron
`,
  "deals.csv": `Deal,Contact,Title,Outcome,Why,Closed,Money,Signed by
d1,ada@example.org,Renewal Ada Byron,lost,Ada Byron left the company,2026-02-01,500,Byron: Ada
d2,1;5,Big one,won,,2026-02-03,900,Cem Demir
d3,5,Via ADA@example.org,won,,2026-02-04,700,Bob Cole
`,
  "changes.csv": `Deal id,What,Before,After,Changed
d1,contact,Ada Byron,Bob Cole,2026-01-20
d3,note,,see ada@example.org,2026-01-21
`,
  "calls.csv": `Call,Whom,Channel,When
c1,1,call,2026-01-07 10:00
c2,ada@example.org;5,call,2026-01-07 11:00
c3,5,call,2026-01-08 11:00
c4,a.byron@example.net,email,2026-01-09 11:00
`,
  "forms.csv": "Form,Visitor,Kind,Page,Sent\nf1,ADA@example.org,form,/demo,2026-01-05 09:00\n",
  "usage.csv": "Event,User,Did,Time\nu1,1,activated,2026-01-06 09:00\n",
  "survey.csv": "Survey,Customer,Sort,Score,Words,Answered\ns1,1,nps,2,I shall never come back to you,2026-03-01\n",
};

/** A project whose portal knows Ada by two e-mails and two ids, and people whose e-mails hold hers. */
async function project(): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "map.yaml"), map);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { code, err } = await coord(folder, "import", ...Object.keys(files), "--map", "map.yaml");
  expect([code, err]).toEqual([0, ""]);
  return folder;
}

const concord = (folder: string): string[] =>
  readdirSync(join(folder, ".concord"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files whose bytes hold a text, in UTF-8 or UTF-16, leaving out what stands in the texts to keep. */
const filesWith = (folder: string, text: string, keep: readonly string[] = []): string[] =>
  concord(folder).filter((file) => {
    const bytes = readFileSync(file);
    const letters = (encoding: BufferEncoding) =>
      keep.reduce(
        (rest, kept) => rest.replaceAll(Buffer.from(kept, encoding).toString("latin1"), ""),
        bytes.toString("latin1").toLowerCase(),
      );
    return (["utf8", "utf16le"] as const).some((encoding) =>
      letters(encoding).includes(Buffer.from(text.toLowerCase(), encoding).toString("latin1")),
    );
  });

const rowsOf = (folder: string, sql: string): unknown[] => {
  const { db } = openPortal(folder);
  try {
    return withWho(db).prepare(sql).raw().all();
  } finally {
    db.close();
  }
};

const others = ["ada@example.org.uk", "nada@example.org"];

const request = `our VP of Sales thinks our leads are bad, he says "${said}" of ADA@example.org, see https://x.example/?to=ada%40example.org`;

test("a person is gone from every byte, and everybody else is still there", async () => {
  const folder = await project();
  expect(readFileSync(join(folder, ".concord", "rejects", "leads.csv.rejects.csv"), "utf8")).toContain(
    "ada@example.org",
  );
  writeFileSync(join(folder, "plan.md"), 'The plan: {"to": "\\u0061da\\u0040example.org"} and nada@example.org.\n');
  const run = await coord(folder, request, "--json", "--context", "sales-plan=plan.md");
  expect(run.code).toBe(0);
  const [document] = (run.events.at(-1) as unknown as { documents: { path: string }[] }).documents;
  expect(readFileSync(document!.path, "utf8")).toContain(said);

  const { code, out } = await coord(folder, "forget", "ADA@example.org");
  expect([code, filesWith(folder, "ada@example.org", others)]).toEqual([0, []]);
  for (const trace of [
    "a.byron@example.net",
    "ada%40example.org",
    "\\u0061da",
    said,
    "never come back",
    "Ada Byron",
    "555 0199",
  ])
    expect([trace, filesWith(folder, trace)]).toEqual([trace, []]);
  expect(out).toMatch(
    /^Proof: no file under \.concord holds ada@example\.org or a\.byron@example\.net \(\d+ files, [\d,]+ bytes searched\)$/m,
  );
  expect(out).toContain("Forgot ada@example.org, who is a.byron@example.net too:");
  expect(out).toMatch(/^ {2}touches 3$/m);

  expect(rowsOf(folder, "SELECT email FROM leads ORDER BY email").flat()).toEqual([
    "ada@example.org.uk",
    "bob@example.org",
    "nada@example.org",
  ]);
  expect(rowsOf(folder, "SELECT id, who(lead_id), name, lost_reason, amount FROM deals ORDER BY id")).toEqual([
    ["crm:d1", null, null, "[erased] left the company", 500],
    ["crm:d2", null, "Big one", null, 900],
    ["crm:d3", "bob@example.org", "Via [erased]", null, 700],
  ]);
  expect(rowsOf(folder, "SELECT text FROM feedback")).toEqual([["Ask [erased] instead"]]);
  expect(rowsOf(folder, "SELECT id, who(lead_id) FROM touches ORDER BY id")).toEqual([
    ["crm:c2#2", "bob@example.org"],
    ["crm:c3", "bob@example.org"],
  ]);
  for (const table of ["engagements", "product_events", "customer_feedback"])
    expect([table, rowsOf(folder, `SELECT * FROM ${table}`)]).toEqual([table, []]);
  expect(rowsOf(folder, "SELECT old_value, new_value FROM deal_changes ORDER BY at")).toEqual([
    ["[erased]", "Bob Cole"],
    [null, "see [erased]"],
  ]);
});

const snapshot = (folder: string): unknown =>
  ["leads", "aliases", "versions", "deals", "touches", "forgotten"].map((table) =>
    rowsOf(folder, `SELECT * FROM ${table}`),
  );

const documentOf = ({ events }: Awaited<ReturnType<typeof coord>>): string =>
  (events.at(-1) as unknown as { documents: { path: string }[] }).documents[0]!.path;

test("a dry run tells what would go, and changes nothing", async () => {
  const folder = await project();
  const document = documentOf(await coord(folder, request, "--json"));
  const before = [snapshot(folder), readFileSync(document, "utf8")];
  const dry = await coord(folder, "forget", "ada@example.org", "--dry-run", "--documents", "--json");
  expect(dry.code).toBe(0);
  expect([snapshot(folder), readFileSync(document, "utf8")]).toEqual(before);
  const told = JSON.parse(dry.out);
  expect(told).toMatchObject({ dryRun: true });
  expect(told).not.toHaveProperty("proof");
  const text = await coord(folder, "forget", "ada@example.org", "--dry-run");
  expect(text.out).toContain("Would forget ada@example.org");
  expect(text.out.split("\n").at(-1)).toBe("Nothing was written.");

  const done = JSON.parse((await coord(folder, "forget", "ada@example.org", "--documents", "--json")).out);
  expect(done).toMatchObject({
    email: "ada@example.org",
    erased: told.erased,
    files: told.files,
    documents: [{ path: document, line: expect.any(Number) }],
    proof: { files: concord(folder).length, left: [] },
  });
  expect(done.erased).toMatchObject({ leads: 1, touches: 3, texts: 2, runs: 1 });
});

test("documents are rewritten with --documents alone, and stay ours, or their editor's", async () => {
  const folder = await project();
  const run = () => coord(folder, request, "--json", "--out", "out");
  const document = documentOf(await run());
  mkdirSync(join(folder, "alignment"));
  const edited = join(folder, "alignment", "mine.md");
  writeFileSync(edited, "# Mine\n\nAsk ada@example.org.\n");
  const before = readFileSync(document, "utf8");
  const first = await coord(folder, "forget", "ada@example.org");
  expect(first.out).toContain("left as they are without --documents:\n  alignment/mine.md:3\n  out/private/");
  expect(readFileSync(document, "utf8")).toBe(before);

  // Once the portal has forgotten her, only the address is known, and the words that were hers are not.
  const again = await coord(folder, "forget", "ada@example.org", "--documents");
  expect([again.code, readFileSync(edited, "utf8")]).toEqual([0, "# Mine\n\nAsk [erased].\n"]);
  expect(again.out).toContain("No lead has this e-mail");

  const other = await project();
  const theirs = documentOf(await coord(other, request, "--json", "--out", "out"));
  await coord(other, "forget", "ada@example.org", "--documents");
  expect(readFileSync(theirs, "utf8")).toBe(before.replaceAll(said, "[erased]"));
  expect(statSync(theirs).mode & 0o777).toBe(0o600);
  await coord(other, "our VP of Sales thinks our leads are bad", "--out", "out");
  expect(readdirSync(join(other, "out", "private"))).toEqual(["preparation-card.md", "sales-leader-alignment-plan.md"]);
});

test("whoever was forgotten stays away from the next import, and others come in", async () => {
  const folder = await project();
  await coord(folder, "forget", "a.byron@example.net");
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), `${text}${text.split("\n")[1]!.replace("2026-", "2025-")}\n`);
  writeFileSync(
    join(folder, "new.csv"),
    `${files["leads.csv"]!.split("\n")[0]}\n7,eve@example.org,,,,2026-03-01,,,,,,,,\n`,
  );
  const { code, out } = await coord(folder, "import", ...Object.keys(files), "new.csv", "--map", "map.yaml");
  expect([code, filesWith(folder, "ada@example.org", others)]).toEqual([0, []]);
  expect(out).toContain("2 that are none");
  expect(rowsOf(folder, "SELECT email FROM leads ORDER BY email").flat()).toEqual([
    "ada@example.org.uk",
    "bob@example.org",
    "eve@example.org",
    "nada@example.org",
  ]);
  // The deal that named her first is tied to whom it names next.
  expect(rowsOf(folder, "SELECT id, who(lead_id), name FROM deals ORDER BY id")).toEqual([
    ["crm:d1", null, null],
    ["crm:d2", "bob@example.org", "Big one"],
    ["crm:d3", "bob@example.org", "Via [erased]"],
  ]);
  expect(rowsOf(folder, "SELECT id, who(lead_id) FROM touches ORDER BY id")).toEqual([
    ["crm:c2#2", "bob@example.org"],
    ["crm:c3", "bob@example.org"],
  ]);
  for (const table of ["engagements", "product_events", "customer_feedback"])
    expect([table, rowsOf(folder, `SELECT * FROM ${table}`)]).toEqual([table, []]);
  const marks = rowsOf(folder, "SELECT mark FROM forgotten").flat();
  // Both e-mails, and the ids of both sources; none as its bare hash.
  expect(marks).toHaveLength(5);
  expect(marks).not.toContain(createHash("sha256").update("ada@example.org").digest("hex"));

  const again = await coord(folder, "forget", "ada@example.org");
  expect([again.code, again.out, again.err]).toEqual([
    2,
    "",
    "coord: ada@example.org was forgotten already, and nothing here names them.",
  ]);
});

test.each([
  ["an e-mail that nobody has", "eve@example.org", "Nobody here has the e-mail eve@example.org"],
  ["what is no e-mail", "ada", "coord forget takes an e-mail, such as ada@example.org; found `ada`."],
])("%s is one sentence, and nothing changes", async (_name, email, message) => {
  const folder = await project();
  const before = snapshot(folder);
  const { code, out, err } = await coord(folder, "forget", email);
  expect([code, out, err.split("\n").length]).toEqual([2, "", 1]);
  expect(err).toContain(message);
  expect(snapshot(folder)).toEqual(before);
  const empty = temporaryFolder();
  expect((await coord(empty, "forget", email)).code).toBe(2);
  expect(readdirSync(empty)).toEqual([]);
});

test("somebody whom no lead is, but whom texts name, is taken out of those", async () => {
  const folder = await project();
  await coord(folder, "our VP of Sales thinks our leads are bad, ask EVE@example.org", "--json");
  const recordings = join(folder, ".concord", "recordings");
  mkdirSync(recordings);
  writeFileSync(join(recordings, "eve@example.org.json"), '{"user": "ask eve\\u0040example.org", "more": [1]}\n');
  writeFileSync(
    join(recordings, "notes.txt"),
    Buffer.from("\uFEFFask Eve@Example.org, or steve@example.org", "utf16le"),
  );
  const notes = new Database(join(recordings, "notes.db"));
  notes.exec(
    "CREATE TABLE notes (note); INSERT INTO notes VALUES ('eve@example.org'), (x'6576654065786d2e6f7267'), (7)",
  );
  notes.prepare("INSERT INTO notes VALUES (?)").run(Buffer.from("\u00e9 eve@example.org"));
  notes.close();
  const { code, out } = await coord(folder, "forget", "eve@example.org");
  expect([code, out.includes("Proof: no file under .concord holds eve@example.org (")]).toEqual([0, true]);
  expect(filesWith(folder, "eve@example.org", ["steve@example.org"])).toEqual([]);
  expect(readdirSync(recordings).sort()).toEqual(["[erased].json", "notes.db", "notes.txt"]);
  expect(readFileSync(join(recordings, "[erased].json"), "utf8")).toBe('{"user": "ask [erased]", "more": [1]}\n');
  expect(readFileSync(join(recordings, "notes.txt"), "utf16le")).toBe("\uFEFFask [erased], or steve@example.org");
});

test("what can't be rewritten is told with its place, and the exit code is 1", async () => {
  const folder = await project();
  writeFileSync(join(folder, ".concord", "dump.bin"), Buffer.from("\0\x01 ada@example.org \xff\0", "latin1"));
  const { code, out } = await coord(folder, "forget", "ada@example.org");
  expect(code).toBe(1);
  expect(out).toContain("Something is left");
  expect(out).toContain("  .concord/dump.bin: near byte 3");
  expect(out).not.toContain("Proof: no file");
  const { proof } = JSON.parse((await coord(folder, "forget", "ada@example.org", "--json")).out);
  expect(proof.left).toEqual([{ path: join(folder, ".concord", "dump.bin"), place: "near byte 3" }]);
});

test("a run whose inputs named the person can't be resumed, and says so", async () => {
  const folder = await project();
  const store = openRunStore(folder);
  const settings = settingsSchema.parse({});
  const sheet = createFactSheet({ portal: openPortal(folder), settings, today: 1_780_000_000 });
  const dies = { name: "playbook", draft: () => Promise.reject(new Error("the power went out")) };
  const library = await loadLibrary({ roots: [join(import.meta.dirname, "..", "..")] });
  const route = { kind: "skill", name: "sales-marketing-sla" } as const;
  for (const text of ["an SLA for ada@example.org", "an SLA"])
    await expect(
      startRun(
        { request: text, route, settings, sheet },
        { library, writer: dies, store, cwd: folder, onEvent: () => {} },
      ),
    ).rejects.toThrow("the power went out");
  const [other, hers] = store.list().toSorted((a, b) => a.request.length - b.request.length);
  store.close();
  const { out } = await coord(folder, "forget", "ada@example.org");
  expect(out).toContain(`Runs that can no longer be resumed:\n  ${hers!.run}\n`);
  const resumed = await coord(folder, "runs", "resume", hers!.run);
  expect([resumed.code, resumed.err]).toEqual([
    2,
    `coord: Run ${hers!.run} can't be resumed: what it started with, or wrote since, named a person who was forgotten; start it again.`,
  ]);
  expect((await coord(folder, "runs", "resume", other!.run)).code).toBe(0);
});

test("touches of an e-mail that no lead has are a person's too", async () => {
  const folder = await project();
  writeFileSync(join(folder, "more.csv"), "Call,Whom,Channel,When\nc9,Zoe@example.org,call,2026-01-09 11:00\n");
  await coord(folder, "import", "more.csv", "--map", "map.yaml");
  expect(rowsOf(folder, "SELECT who(lead_id) FROM touches WHERE id = 'crm:c9'")).toEqual([["zoe@example.org"]]);
  const { code, out } = await coord(folder, "forget", "zoe@example.org");
  expect([code, filesWith(folder, "zoe@example.org")]).toEqual([0, []]);
  expect(out.split("\n").slice(0, 4)).toEqual([
    "Forgot zoe@example.org:",
    "  No lead has this e-mail; what names it goes.",
    "  aliases 1",
    "  touches 1",
  ]);
  expect(rowsOf(folder, "SELECT alias FROM aliases WHERE alias = 'email:zoe@example.org'")).toEqual([]);
  expect(rowsOf(folder, "SELECT id FROM touches WHERE id = 'crm:c9'")).toEqual([]);
});

test("a process that has the portal open is no hindrance, and one that reads it is told of", async () => {
  const folder = await project();
  const path = join(folder, ".concord", "portal.db");
  const other = new Database(path);
  other.prepare("SELECT COUNT(*) FROM leads").get();
  const first = await coord(folder, "forget", "ada@example.org");
  expect([first.code, filesWith(folder, "ada@example.org", others)]).toEqual([0, []]);

  other.exec("BEGIN; SELECT * FROM leads");
  other.prepare("SELECT COUNT(*) FROM leads").get();
  const second = await coord(folder, "forget", "bob@example.org");
  expect(second.code).toBe(1);
  expect(second.out).toContain("In use by another process, and not written anew:\n  .concord/portal.db\n");
  expect(second.out).toMatch(/Something is left .*\n {2}\.concord\/portal\.db: near byte \d+/);
  other.close();
});

test("what was deleted before, and stands in the free bytes of a file still, goes too", async () => {
  const folder = await project();
  const db = new Database(join(folder, ".concord", "portal.db"));
  db.exec("INSERT INTO aliases VALUES ('email:yan@example.org', 99); DELETE FROM aliases WHERE lead_id = 99");
  db.close();
  expect(filesWith(folder, "yan@example.org")).toHaveLength(1);
  expect((await coord(folder, "forget", "yan@example.org")).code).toBe(0);
  expect(filesWith(folder, "yan@example.org")).toEqual([]);
  expect((await coord(folder, "forget", "yan@example.org")).code).toBe(2);
});

test("nobody is forgotten while a run is at work, which could write about them again", async () => {
  const folder = await project();
  const before = snapshot(folder);
  const store = openRunStore(folder);
  store.start(
    { startedAt: "2026-01-01T00:00:00.000Z", request: "x", plan: "x", writer: "playbook", inputs: "x" },
    () => "x",
  );
  const { code, err } = await coord(folder, "forget", "ada@example.org");
  expect(code).toBe(2);
  expect(err).toContain("Run 20260101-000000 is at work");
  store.close();
  expect(snapshot(folder)).toEqual(before);
});

test("a portal of the first schema, whose leads are called by their e-mail as it was written, forgets them too", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "crm"));
  const path = join(folder, "crm", "old.db");
  const db = new Database(path);
  db.exec(migrations[0]!);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma("user_version = 1");
  db.exec(`
    INSERT INTO imports VALUES (1, 'crm', 'Ada@Example.org.csv', 'x', 0);
    INSERT INTO leads (id, email, created_at, precision, import_id, line) VALUES
      ('Ada@Example.org', 'Ada@Example.org', 1, 'day', 1, 2), ('7', 'bob@example.org', 1, 'day', 1, 3);
    INSERT INTO touches (id, lead_id, channel, direction, owner, at, precision, import_id, line) VALUES
      ('t1', 'ADA@example.org', 'call', 'outbound', NULL, 2, 'day', 1, 2),
      ('t2', '7', 'call', 'outbound', 'ada@example.org', 2, 'day', 1, 2);
    INSERT INTO deals (id, lead_id, name, outcome, precision, import_id, line) VALUES
      ('d', 'Ada@Example.org', 'For ada', 'open', 'day', 1, 2);
  `);
  db.close();
  const { code, out } = await coord(folder, "forget", "ada@example.org", "--portal", "crm/old.db");
  expect([code, /^Proof: no file under \.concord or of crm\/old\.db holds ada@example\.org \(1 /m.test(out)]).toEqual([
    0,
    true,
  ]);
  expect(readFileSync(path, "latin1").toLowerCase()).not.toContain("ada@example.org");
  const { db: after } = openPortal(folder, path);
  const isBob = "lead_id = (SELECT id FROM leads WHERE email = 'bob@example.org')";
  expect(after.prepare("SELECT email FROM leads").pluck().all()).toEqual(["bob@example.org"]);
  expect(after.prepare(`SELECT ${isBob}, owner FROM touches`).raw().all()).toEqual([[1, "[erased]"]]);
  expect(after.prepare("SELECT lead_id, name FROM deals").raw().all()).toEqual([[null, null]]);
  after.close();
});
